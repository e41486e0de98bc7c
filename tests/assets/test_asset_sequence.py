"""What is booked late, or comes back late, still comes before what follows it: nothing is lost between cards, at a
sale or on a schedule. A chair set of 3,600.00 over 36 months without residual, in use in May 2025: 100.00 a month from
June 2025, 900.00 by February 2026, the month that is posted here.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from bizdesk.assets import changes, disposals, ledger, parts, posting, upkeep
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset
from bizdesk.assets.statement import statement
from bizdesk.office.file import Office

from .report_story import fresh, sold
from .test_asset_parts import chairs, months

MARCH = date(2026, 3, 16)
HALVES = [Decimal(5), Decimal(5)]


@pytest.fixture
def whole(office: Office) -> Asset:
    asset = chairs(office)
    posting.depreciate(office, "001", "2026-02")
    return fresh(asset)


def test_split_and_merged_again_in_a_month_that_is_posted(office: Office, whole: Asset) -> None:
    """Both of 20 February, booked in March: nothing has happened to the card in the end."""
    on = date(2026, 2, 20)
    (part,) = parts.split(office, "001", whole, quantities=HALVES, on=on)
    parts.merge(office, "001", fresh(part), into=fresh(whole), on=on)
    assert ledger.value(whole, MARCH)[:4] == (360_000, 90_000, 0, 270_000)
    assert ledger.value(part, MARCH)[:4] == (0, 0, 0, 0)
    assert (months(whole, part)["2026-03"], months(whole)["2026-04"]) == (10_000, 10_000)
    assert list(invariants(office)) == []


def test_a_part_split_off_late_is_split_again(office: Office, whole: Asset) -> None:
    """A half of 1,800.00, of which three fifths are 1,080.00 with 270.00 charged."""
    on = date(2026, 2, 20)
    (half,) = parts.split(office, "001", whole, quantities=HALVES, on=on)
    (fifths,) = parts.split(office, "001", fresh(half), quantities=[Decimal(2), Decimal(3)], on=on)
    assert ledger.value(fifths, MARCH)[:4] == (108_000, 27_000, 0, 81_000)
    assert ledger.value(half, MARCH)[:4] == (72_000, 18_000, 0, 54_000)


def test_what_was_improved_late_is_sold_with_the_card(office: Office, whole: Asset, people: SimpleNamespace) -> None:
    """270.00 of January are booked in March, so the sale of 25 February is too: 3,000.00 - (3,870.00 - 900.00)."""
    changes.improve(office, "001", whole, amount=27_000, on=date(2026, 1, 20))
    gone = sold(office, whole, people, date(2026, 2, 25), proceeds=300_000)
    assert (gone.final_cost, gone.final_accumulated, gone.final_net_book_value) == (387_000, 90_000, 297_000)
    assert list(statement(*ledger.booked_course(whole)))[-1].net_book_value == 0


def test_two_late_revaluations_bring_the_card_to_the_second(office: Office, whole: Asset) -> None:
    """2,900.00 on 20 January, found to be worth 3,000.00 and then 2,500.00; January and February take 200.00."""
    for worth in (300_000, 250_000):
        changes.revalue(office, "001", fresh(whole), value=worth, on=date(2026, 1, 20), reason="appraised")
    assert ledger.value(whole, MARCH).net_book_value == 230_000


def test_a_part_split_off_late_is_revalued(office: Office, whole: Asset) -> None:
    """1,350.00 from March on, found to be worth 1,500.00."""
    (part,) = parts.split(office, "001", whole, quantities=HALVES, on=date(2026, 2, 20))
    changes.revalue(office, "001", fresh(part), value=150_000, on=date(2026, 2, 20), reason="appraised")
    assert ledger.value(part, MARCH)[:4] == (195_000, 45_000, 0, 150_000)


def test_a_residual_set_after_a_late_merger_is_the_one_of_both(office: Office) -> None:
    """The second, posted through March, brings 360.00; then 780.00 is set for both."""
    into, other = chairs(office), chairs(office, residual=36_000)
    posting.depreciate(office, "001", "2026-03")
    parts.merge(office, "001", fresh(other), into=fresh(into), on=MARCH)
    changes.change_terms(office, "001", fresh(into), residual=78_000, on=MARCH)
    assert ledger.value(into, date(2026, 4, 30)).residual == fresh(into).residual == 78_000


def test_what_fell_due_during_an_absence_is_charged_before_a_merger(office: Office, people: SimpleNamespace) -> None:
    """Sold in January, back in March with 200.00, merged from April: 2,600.00 each over 26 months."""
    back, into = chairs(office), chairs(office)
    gone = sold(office, back, people, date(2026, 1, 10))
    disposals.reinstate(office, "001", gone, reason="returned")
    parts.merge(office, "001", fresh(back), into=fresh(into), on=MARCH)
    assert (months(back)["2026-03"], months(into)["2026-03"], months(into)["2026-04"]) == (20_000, 10_000, 20_000)
    assert ledger.value(back, date(2026, 4, 30))[:4] == (0, 0, 0, 0)
    assert ledger.value(into, date(2026, 4, 1))[:4] == (720_000, 200_000, 0, 520_000)


def test_impaired_after_it_came_back_it_is_so_on_the_schedule_too(office: Office, people: SimpleNamespace) -> None:
    """By days the month of a sale is charged to its day, so the card is back from April, and impaired from then."""
    asset = chairs(office, start_convention="daily")
    gone = sold(office, asset, people, date(2026, 3, 5))
    disposals.reinstate(office, "001", gone, reason="returned", on=date(2026, 3, 10))
    changes.impair(office, "001", fresh(asset), amount=10_000, on=MARCH, reason="scratched")
    last = list(statement(*ledger.booked_course(asset)))[-1]
    assert (last.impairment, last.net_book_value) == (10_000, 0)


@pytest.mark.parametrize(
    ("method", "typed"),
    [
        ("manual", lambda *card: upkeep.charge(*card, period="2026-03", amount=10_000)),
        ("units_of_production", lambda *card: upkeep.read_meter(*card, period="2026-03", units=Decimal(100))),
    ],
)
def test_what_was_written_off_in_the_month_is_not_charged(
    office: Office, method: str, typed: Callable[[Any, str, Asset], object]
) -> None:
    """50.00 of 100.00 written off on 16 March: 50.00 is all that March may charge."""
    asset = chairs(office, cost=10_000, method=method, total_units=Decimal(100))
    changes.impair(office, "001", fresh(asset), amount=5_000, on=MARCH, reason="scratched")
    typed(office, "001", fresh(asset))
    assert ledger.value(asset, date(2026, 3, 31))[:4] == (10_000, 5_000, 5_000, 0)


def test_a_part_goes_on_in_the_years_that_a_change_began_on_the_whole(office: Office) -> None:
    """Double declining over five years from June 2025: 120.00 a month, 2,880.00 left after November, 2,400.00 once
    480.00 are written off: 24 / 54 of it are 1,066.67 a year, 88.89 a month from December on, half of it of each half.
    """
    asset = chairs(office, method="double_declining", life_months=60)
    changes.impair(office, "001", fresh(asset), amount=48_000, on=date(2025, 11, 20), reason="scratched")
    (part,) = parts.split(office, "001", fresh(asset), quantities=HALVES, on=MARCH)
    before = months(asset)
    assert (before["2025-11"], before["2025-12"], before["2026-02"]) == (12_000, 8_889, 8_889)
    assert {months(asset)["2026-04"], months(part)["2026-04"]} <= {4_444, 4_445}


def test_the_units_of_a_part_are_worth_what_they_were_on_the_whole(office: Office) -> None:
    """50 of 100 units of 1,000.00 are used and 250.00 written off: 5.00 a unit of the whole, 2.50 of each half."""
    asset = chairs(office, cost=100_000, method="units_of_production", total_units=Decimal(100))
    upkeep.read_meter(office, "001", fresh(asset), period="2026-01", units=Decimal(50))
    changes.impair(office, "001", fresh(asset), amount=25_000, on=date(2026, 2, 5), reason="scratched")
    (part,) = parts.split(office, "001", fresh(asset), quantities=HALVES, on=date(2026, 3, 5))
    for half in (asset, part):
        upkeep.read_meter(office, "001", fresh(half), period="2026-03", units=Decimal(10))
        assert months(half)["2026-03"] == 2_500


def test_a_part_without_a_cent_of_the_residual_has_the_rate_of_the_whole(office: Office) -> None:
    """100.00 to 0.01 in five years is 84.15 % a year, 84.15 in the first: 28.05 of a third, 2.34 a month."""
    terms = {"cost": 10_000, "residual": 1, "life_months": 60, "quantity": Decimal(3)}
    asset = chairs(office, method="declining_balance", **terms)
    others = parts.split(office, "001", fresh(asset), quantities=[Decimal(1)] * 3, on=date(2025, 7, 31))
    assert [months(each)["2026-03"] for each in (asset, *others)] == [234, 234, 234]
