"""Cards split and merged in a month in which something else happened to them: no month's charge is altered."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bizdesk.assets import changes, events, ledger, parts, posting, upkeep
from bizdesk.assets.booked import books
from bizdesk.assets.depreciation import schedule
from bizdesk.assets.groups import Grouping
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetEvent, ManualCharge
from bizdesk.assets.roll_forward import roll_forward
from bizdesk.assets.valuing import sorted_out, values_on
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.undo import undo

from .conftest import card

DAY = date(2026, 3, 16)
ALL = Grouping(lambda _asset, _day: "all", {})
HALVES = [Decimal(5), Decimal(5)]


def fresh(asset: Asset) -> Asset:
    return Asset.get_by_id(asset.id)


def months(*assets: Asset) -> Counter[str]:
    """What these cards charge together, by month."""
    charged: Counter[str] = Counter()
    for asset in assets:
        course = ledger.booked_course(asset)
        charged.update({row.period: row.amount for row in course.schedule("2026-06")})
    return charged


def chairs(office: Office, residual: int = 0, **values: Any) -> Asset:
    """3,600.00 without residual over 36 months, in use in May 2025: 100.00 a month from June, nine by February."""
    day = date(2025, 5, 20)
    terms = {"cost": 360_000, "residual": residual, "life_months": 36, "quantity": Decimal(10), **values}
    return card(office, **terms, acquired_on=day, in_use_on=day)


# After March 2,600.00 is left: over 50 months 52.00; less 1,350.00 over 26 months 48.08; with 2,700.00 more 203.85.
# A residual of 780.00 leaves 1,820.00 over 26 months: 70.00.
@pytest.mark.parametrize(
    ("step", "inputs", "each"),
    [
        (changes.change_terms, {"life_months": 60}, 2_600),
        (changes.impair, {"amount": 135_000}, 2_404),
        (changes.improve, {"amount": 270_000}, 10_192),
        (changes.change_terms, {"residual": 78_000}, 3_500),
    ],
)
@pytest.mark.parametrize("split_first", [False, True])
def test_a_split_leaves_the_other_changes_of_its_month_where_they_are(
    office: Office, step: Any, inputs: dict[str, int], each: int, split_first: bool
) -> None:
    whole = chairs(office)
    posting.depreciate(office, "001", "2026-02")
    if split_first:
        halves = [whole, *parts.split(office, "001", fresh(whole), quantities=HALVES, on=DAY)]
        for half in halves:
            own = {name: amount if name == "life_months" else amount // 2 for name, amount in inputs.items()}
            step(office, "001", fresh(half), on=DAY, **own)
    else:
        step(office, "001", fresh(whole), on=DAY, **inputs)
        halves = [whole, *parts.split(office, "001", fresh(whole), quantities=HALVES, on=DAY)]
    for half in halves:
        charged = months(half)
        assert (charged["2026-03"], charged["2026-04"], charged["2026-05"]) == (5_000, each, each)
        value = ledger.value(half, DAY)
        assert (fresh(half).cost, fresh(half).residual) == (value.cost, value.residual)
    assert ledger.value(halves[0], DAY)[:5] == ledger.value(halves[1], DAY)[:5]
    assert fresh(halves[0]).life_months == fresh(halves[1]).life_months == inputs.get("life_months", 36)
    assert {half.id for half in halves} == values_on(DAY).keys()
    posting.depreciate(office, "001", "2026-03")
    assert list(invariants(office)) == []


@pytest.mark.parametrize("side", ["asset", "into", "both"])
def test_a_merger_leaves_the_other_changes_of_its_month_where_they_are(office: Office, side: str) -> None:
    """March 100.00 of each; from April 48.08 of a card that was impaired by 1,350.00, 100.00 of one that was not."""
    asset, into = chairs(office), chairs(office)
    posting.depreciate(office, "001", "2026-02")
    impaired = [card for card, name in ((asset, "asset"), (into, "into")) if side in (name, "both")]
    for each in impaired:
        changes.impair(office, "001", each, amount=135_000, on=DAY)
    parts.merge(office, "001", fresh(asset), into=fresh(into), on=DAY)
    assert months(into)["2026-03"] == 20_000
    assert abs(months(into)["2026-04"] - (20_000 - len(impaired) * 5_192)) <= 1
    assert ledger.value(into, DAY).impairment == len(impaired) * 135_000
    assert ledger.value(asset, DAY)[:5] == (0, 0, 0, 0, 0)
    assert months(asset)["2026-03"] == 0
    assert list(invariants(office)) == []


def test_a_residual_set_in_the_month_keeps_what_a_merger_brings(office: Office) -> None:
    """780.00 set on the card that stays, 260.00 on the other: 1,820.00 and 2,340.00 over 26 months from April."""
    asset, into = chairs(office), chairs(office)
    changes.change_terms(office, "001", into, residual=78_000, on=DAY)
    changes.change_terms(office, "001", asset, residual=26_000, on=DAY)
    parts.merge(office, "001", fresh(asset), into=fresh(into), on=DAY)
    assert (months(into)["2026-03"], months(into)["2026-04"]) == (20_000, 7_000 + 9_000)
    assert fresh(into).residual == ledger.value(into, DAY).residual == 104_000


def test_a_residual_set_to_what_it_was_is_shared_all_the_same(office: Office) -> None:
    """90.00 a month by February; after March 2,340.00 is left over 50 months: 46.80, 23.40 of each half."""
    whole = chairs(office, residual=36_000)
    changes.change_terms(office, "001", whole, residual=36_000, life_months=60, on=DAY)
    for half in (whole, *parts.split(office, "001", fresh(whole), quantities=HALVES, on=DAY)):
        assert (months(half)["2026-03"], months(half)["2026-04"]) == (4_500, 2_340)


def test_a_method_changed_and_changed_back_begins_the_years_anew_for_every_part(office: Office) -> None:
    """Double declining over ten years: 60.00 a month, 10 by March; a year from April at 24 / 110 of 3,000.00: 54.55."""
    whole = chairs(office, method="double_declining", life_months=120)
    for method in ("straight_line", "double_declining"):
        changes.change_terms(office, "001", fresh(whole), method=method, on=DAY)
    assert [months(whole)[f"2026-0{month}"] for month in (3, 4, 6)] == [6_000, 5_455, 5_455]
    for half in (whole, *parts.split(office, "001", fresh(whole), quantities=HALVES, on=DAY)):
        assert [months(half)[f"2026-0{month}"] for month in (3, 4, 6)] == [3_000, 2_727, 2_727]


def test_what_one_change_adds_and_another_takes_begins_the_years_anew_for_every_part(office: Office) -> None:
    """Double declining, 200.00 a month; 1,600.00 left after March at 24/26 a year: 1,476.92, 123.08 in April."""
    whole = chairs(office, method="double_declining")
    changes.improve(office, "001", whole, amount=10_000, on=DAY)
    changes.impair(office, "001", fresh(whole), amount=10_000, on=DAY)
    assert [months(whole)[f"2026-0{month}"] for month in (3, 4)] == [20_000, 12_308]
    for half in (whole, *parts.split(office, "001", fresh(whole), quantities=HALVES, on=DAY)):
        assert [months(half)[f"2026-0{month}"] for month in (3, 4)] == [10_000, 6_154]
    assert list(invariants(office)) == []


@pytest.mark.parametrize("merged_first", [False, True])
def test_what_one_change_adds_and_another_takes_begins_the_years_anew_after_a_merger_too(
    office: Office, merged_first: bool
) -> None:
    """Double declining, 1,800.00 left of each after February: 3,600.00 at 24/27 a year are 266.67 in March; 3,333.33
    at 24/26 from April on: 256.41."""
    asset, into = (chairs(office, method="double_declining") for _card in range(2))
    if merged_first:
        parts.merge(office, "001", asset, into=into, on=DAY)
    changed = into if merged_first else asset
    changes.improve(office, "001", fresh(changed), amount=10_000, on=DAY)
    changes.impair(office, "001", fresh(changed), amount=10_000, on=DAY)
    if not merged_first:
        parts.merge(office, "001", fresh(asset), into=fresh(into), on=DAY)
    assert [months(into)[f"2026-0{month}"] for month in (3, 4, 5)] == [26_667, 25_641, 25_641]
    assert months(asset)["2026-03"] == months(asset)["2026-04"] == 0
    assert list(invariants(office)) == []


@pytest.mark.parametrize("merged_first", [False, True])
def test_a_residual_set_and_set_back_begins_the_years_anew_after_a_merger_too(
    office: Office, merged_first: bool
) -> None:
    asset, into = (chairs(office, method="double_declining", residual=10_000) for _card in range(2))
    if merged_first:
        parts.merge(office, "001", asset, into=into, on=DAY)
    for residual in (20_000, 10_000):
        more = 10_000 * merged_first
        step = {"residual": residual + more, "on": DAY}
        changes.change_terms(office, "001", fresh(into if merged_first else asset), **step)
    if not merged_first:
        parts.merge(office, "001", fresh(asset), into=fresh(into), on=DAY)
    assert [months(into)[f"2026-0{month}"] for month in (3, 4, 5)] == [26_667, 25_641, 25_641]
    assert fresh(into).residual == ledger.value(into, date(2026, 4, 30)).residual == 20_000
    assert list(invariants(office)) == []


def test_a_residual_set_only_on_the_card_that_stays_counts_beside_the_other(office: Office) -> None:
    """100.00 and 90.00 in March; from April (2,600.00 - 780.00) / 26 and 90.00."""
    asset, into = chairs(office, residual=36_000), chairs(office)
    changes.change_terms(office, "001", into, residual=78_000, on=DAY)
    parts.merge(office, "001", asset, into=fresh(into), on=DAY)
    assert (months(into)["2026-03"], months(into)["2026-04"]) == (19_000, 7_000 + 9_000)


def test_what_goes_between_cards_is_neither_added_nor_disposed_of(office: Office) -> None:
    """3,600.00 bought in 2025 and 2,700.00 of improvement in 2026, whatever is split and merged again."""
    whole = chairs(office)
    changes.improve(office, "001", whole, amount=270_000, on=DAY)
    (half,) = parts.split(office, "001", fresh(whole), quantities=HALVES, on=DAY)
    shared = AssetEvent.select().where(AssetEvent.kind == "shared").order_by(AssetEvent.asset)
    assert [event.amount for event in shared] == [-135_000, 135_000]
    for _time in range(2):
        known, first, last = sorted_out(), date(2026, 1, 1), date(2026, 12, 31)
        (row,) = roll_forward(office, first, last, ALL, known, books(office, last, known)).rows
        assert row[1:5] == (360_000, 270_000, 0, 630_000)
        if fresh(half).status != "merged":
            parts.merge(office, "001", fresh(half), into=fresh(whole), on=DAY)
    assert ledger.value(whole, DAY).cost == fresh(whole).cost == 630_000
    assert (months(whole)["2026-03"], months(whole)["2026-04"]) == (10_000, 20_385)


@pytest.mark.parametrize("back", [True, False])
def test_a_part_and_its_whole_are_merged_again_either_way(office: Office, back: bool) -> None:
    """270.00 of 900.00 written off go with three tenths, or 630.00 stay with seven: neither is an opening balance."""
    whole = chairs(office)
    (part,) = parts.split(office, "001", fresh(whole), quantities=[Decimal(3), Decimal(7)], on=DAY)
    asset, into = (part, whole) if back else (whole, part)
    parts.merge(office, "001", fresh(asset), into=fresh(into), on=DAY)
    value = ledger.value(into, DAY)
    assert (value.cost, value.accumulated, fresh(into).quantity) == (360_000, 90_000, Decimal(10))
    assert list(invariants(office)) == []
    undo(office, "001")
    assert (fresh(part).status, fresh(part).cost) == ("in_use", 252_000)


def test_a_card_with_opening_balances_is_split_in_unequal_parts(office: Office) -> None:
    """2,700.00 of 3,600.00 were written off when the books began: a tenth on the card has 270.00 of them."""
    began = {"opening_accumulated": 270_000, "opening_months": 9, "opening_on": date(2026, 2, 28)}
    whole = chairs(office, **began)
    parts.split(office, "001", fresh(whole), quantities=[Decimal(1), Decimal(9)], on=DAY)
    assert (fresh(whole).cost, fresh(whole).opening_accumulated) == (36_000, 27_000)
    assert list(invariants(office)) == []


def half_of_what_was_taken_over(office: Office) -> tuple[Asset, Asset]:
    """3,600.00 over 36 months by half years from April 2024: nine months share six of its life. Taken over at the end
    of 2024 with 400.00 and six of the nine: four months of its life, so 3,200.00 over 32 months, 100.00 each. 2,000.00
    are left after 2025, 2,400.00 with 400.00 of improvement: over 20 months 120.00 each.
    """
    day, taken = date(2024, 4, 10), date(2024, 12, 31)
    opening = {"opening_accumulated": 40_000, "opening_months": 6, "opening_on": taken}
    terms = {"cost": 360_000, "residual": 0, "life_months": 36, "start_convention": "half_year"}
    whole = card(office, **terms, **opening, quantity=Decimal(10), acquired_on=day, in_use_on=day)
    changes.improve(office, "001", whole, amount=40_000, on=date(2025, 12, 15))
    assert [months(whole)[month] for month in ("2025-12", "2026-02", "2026-03")] == [10_000, 12_000, 12_000]
    (half,) = parts.split(office, "001", fresh(whole), quantities=HALVES, on=DAY)
    return whole, half


def test_a_part_is_as_old_as_the_whole_whatever_the_calendar_makes_of_its_months(office: Office) -> None:
    """240.00 are charged in January and February: 1,080.00 of each half over 18 months are 60.00.

    By its 20 months alone a part would be 9 x 2/3 + 11 = 17 months old: 1,080.00 over 19 months, 56.84.
    """
    whole, half = half_of_what_was_taken_over(office)
    for each in (whole, half):
        assert [months(each)[month] for month in ("2026-03", "2026-04", "2026-06")] == [6_000] * 3
        assert ledger.value(each, date(2027, 7, 31)).net_book_value == 6_000
        assert ledger.value(each, date(2027, 8, 31)).net_book_value == 0
    began = events.first_of(events.of(half))
    assert (began.age, began.begun_age) == (18 * 9, 16 * 9), "in ninths of a month"
    assert list(invariants(office)) == []


def test_a_part_of_a_file_that_kept_no_ages_is_charged_as_it_was(office: Office) -> None:
    """Months alone: 20 are 17 of its life, and the 18 before the improvement 9 x 2/3 + 9 = 15."""
    _whole, half = half_of_what_was_taken_over(office)
    began = events.first_of(events.of(half))
    began.age, began.begun_age, began.begun_months = None, None, 18
    terms = ledger.terms_of(began)
    assert (terms.age, terms.begun_age) == (None, 15)
    assert next(schedule(terms)).amount == 5_684


def test_a_month_that_was_typed_is_not_parted_by_a_split(office: Office) -> None:
    """834.49 typed for all ten in February: of five, February would be cut to what they have left."""
    whole = chairs(office, cost=100_000, method="manual")
    upkeep.charge(office, "001", whole, period="2026-02", amount=83_449)
    with pytest.raises(Refused, match=r"What was typed for 2026-02 .* split or merge it on 2026-02-28 or later"):
        parts.split(office, "001", fresh(whole), quantities=HALVES, on=date(2026, 2, 27))
    (part,) = parts.split(office, "001", fresh(whole), quantities=HALVES, on=date(2026, 2, 28))
    assert sum(ledger.value(each, DAY).accumulated for each in (whole, part)) == 83_449


def test_nor_by_a_merger_of_either_card(office: Office) -> None:
    """480 of 1,000 units of the one: of both together, they would charge twice as much."""
    terms = {"cost": 100_000, "method": "units_of_production", "total_units": Decimal(1000)}
    into, other = chairs(office, **terms), chairs(office, **terms)
    upkeep.read_meter(office, "001", into, period="2026-03", units=Decimal(480))
    for one, onto in ((into, other), (other, into)):
        with pytest.raises(Refused, match=r"What was typed for 2026-03 is for ZC-2026-0001"):
            parts.merge(office, "001", fresh(one), into=fresh(onto), on=DAY)


def test_what_was_typed_for_a_posted_month_stands_in_no_ones_way(office: Office) -> None:
    whole = chairs(office, cost=100_000, method="manual")
    upkeep.charge(office, "001", whole, period="2026-02", amount=10_000)
    posting.depreciate(office, "001", "2026-02")
    upkeep.charge(office, "001", fresh(whole), period="2026-03", amount=500)
    with pytest.raises(Refused, match="What was typed for 2026-03"):
        parts.split(office, "001", fresh(whole), quantities=HALVES, on=date(2026, 2, 10))
    upkeep.withdraw(office, "001", ManualCharge.get(period="2026-03"))
    (part,) = parts.split(office, "001", fresh(whole), quantities=HALVES, on=date(2026, 2, 10))
    assert [ledger.value(each, DAY).accumulated for each in (whole, part)] == [5_000, 5_000]
