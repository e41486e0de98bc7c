"""Cards taken over with opening balances: every report of a day before shows them as they stood then, and says so.

Taken over as of 30 September 2025, in straight line by the month after:
A  1,000.00, 5 %, 36 months, in use 15 January 2025: 26.39 a month from February, 8 x 26.39 = 211.12 taken over; then
   738.88 over 28 months, 26.39 a month.
B  2,400.00, no residual, 48 months, in use 10 June 2023: 50.00 a month from July 2023, 27 x 50.00 taken over.
C  900.00 by units of 1,000, in use 10 March 2025: 120.00 taken over after the six months from April, 20.00 of each.
"""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from bizdesk.assets import changes, ledger, parts, posting
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, DepreciationEntry
from bizdesk.assets.statement import statement
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.reports.report import Chart, Paragraph

from .conftest import card
from .report_story import fresh, made, rows

DAY = date(2025, 9, 30)


@pytest.fixture
def taken(office: Office) -> SimpleNamespace:
    a = card(office, opening_accumulated=21_112, opening_months=8, opening_on=DAY)
    b = card(
        office,
        name="Desk",
        cost=240_000,
        residual=0,
        life_months=48,
        acquired_on=date(2023, 6, 10),
        in_use_on=date(2023, 6, 10),
        opening_accumulated=135_000,
        opening_months=27,
        opening_on=DAY,
    )
    return SimpleNamespace(a=a, b=b)


def press(office: Office) -> Asset:
    return card(
        office,
        name="Press",
        method="units_of_production",
        cost=90_000,
        residual=0,
        total_units=Decimal(1000),
        acquired_on=date(2025, 3, 10),
        in_use_on=date(2025, 3, 10),
        opening_accumulated=12_000,
        opening_months=6,
        opening_on=DAY,
    )


def accumulated(office: Office, day: str) -> list[int]:
    return [row["accumulated"] for row in rows(made(office, "asset-ledger", on=day), "ledger")]


def words(office: Office, name: str, **texts: str) -> list[str]:
    return [block.text for block in made(office, name, **texts).blocks if isinstance(block, Paragraph)]


def test_what_is_used_beyond_its_life_says_which_figures_are_of_before_the_takeover(office: Office, taken) -> None:
    """36 months from February 2022 ended with January 2025: 50.00 of 1,000.00 are left long before the takeover."""
    day = date(2022, 1, 15)
    opening = {"opening_accumulated": 95_000, "opening_months": 36, "opening_on": DAY}
    old = card(office, acquired_on=day, in_use_on=day, **opening)
    for on, count in (("2024-12-31", 0), ("2025-05-31", 1), ("2025-09-30", 1)):
        found = [row["number"] for row in rows(made(office, "asset-due", on=on), "life_over")]
        assert found == [old.number] * count
        told = [text for text in words(office, "asset-due", on=on) if "Cards taken over" in text]
        begins = f"Cards taken over with opening balances after {on}: 1, the last on 2025-09-30."
        assert [text.startswith(begins) for text in told] == [True] * (count and on < "2025-09-30")


@pytest.mark.parametrize(
    ("day", "a", "b"),
    [
        ("2025-01-31", 0, 19 * 5_000),
        ("2025-05-31", 4 * 2_639, 23 * 5_000),
        ("2025-09-29", 7 * 2_639, 26 * 5_000),
        ("2025-09-30", 21_112, 135_000),
        ("2025-12-31", 21_112 + 3 * 2_639, 135_000 + 3 * 5_000),
    ],
)
def test_the_ledger_of_a_day_before_shows_what_had_been_charged_by_then(
    office: Office, taken: SimpleNamespace, day: str, a: int, b: int
) -> None:
    assert accumulated(office, day) == [a, b]
    told = words(office, "asset-ledger", on=day)
    assert told == (
        []
        if date.fromisoformat(day) >= DAY
        else [
            f"Cards taken over with opening balances after {day}: 2, the last on 2025-09-30. Before that they stand at"
            " what their method had charged by then, at most at what was taken over; it was not charged here."
        ]
    )


def test_no_method_says_what_units_had_charged_which_is_said_in_words(office: Office) -> None:
    press(office)
    assert [accumulated(office, day) for day in ("2025-03-31", "2025-06-30", "2025-09-30")] == [[0], [6_000], [12_000]]
    assert words(office, "asset-ledger", on="2025-06-30") == [
        "Cards taken over after 2025-06-30 whose method does not say what had been charged before: 1, the last on"
        " 2025-09-30. Their opening balances are spread evenly over the months until then."
    ]


def test_the_words_are_of_the_cards_that_are_shown(office: Office, taken: SimpleNamespace) -> None:
    assert words(office, "asset-ledger", on="2025-06-30", category="03") == []


@pytest.mark.parametrize(
    ("year", "opening", "before", "charge", "closing"),
    [
        ("2023", 0, 6 * 5_000, 0, 6 * 5_000),
        ("2024", 30_000, 12 * 5_000, 0, 18 * 5_000),
        ("2025", 90_000, 45_000 + 21_112, 3 * 5_000 + 3 * 2_639, 150_000 + 11 * 2_639),
        ("2026", 179_029, None, 2 * 5_000 + 2 * 2_639, 160_000 + 13 * 2_639),
    ],
)
def test_what_was_charged_before_has_a_column_of_its_own_and_the_year_adds_up(
    office: Office, taken: SimpleNamespace, year: str, opening: int, before: int | None, charge: int, closing: int
) -> None:
    """The charge of the year is what was posted of it; without a takeover in the year there is no such column."""
    posting.depreciate(office, "001", "2026-02")
    (row,) = rows(made(office, "depreciation", year=year), "roll_forward")
    assert (row["opening_accumulated"], row.get("before")) == (opening, before)
    assert (row["charge"], row["released"], row["closing_accumulated"]) == (charge, 0, closing)
    assert row["charge"] == sum(entry.amount for entry in DepreciationEntry.select() if entry.period[:4] == year)
    assert len(words(office, "depreciation", year=year)) == (0 if year == "2026" else 1)


def test_a_month_before_the_takeover_was_not_charged_here(office: Office, taken: SimpleNamespace) -> None:
    report = made(office, "depreciation", month="2025-05")
    (row,) = rows(report, "by_category")
    assert (row["amount"], row["unposted"], row["accumulated"]) == (0, 0, 4 * 2_639 + 23 * 5_000)
    assert words(office, "depreciation", month="2025-05")[0].endswith("it was not charged here.")
    assert words(office, "depreciation", month="2025-10") == []


def test_the_card_and_the_curve_of_all_cards_are_of_the_same_figures(office: Office, taken: SimpleNamespace) -> None:
    """On 16 May 2025: A three months, B 22. A changed card is drawn as its rows stand, and as it stood before them."""
    changes.impair(office, "001", fresh(taken.b), amount=1_000)
    worth = 100_000 - 3 * 2_639 + 240_000 - 22 * 5_000
    assert ledger.value(taken.b, date(2025, 5, 16)).net_book_value == 130_000
    assert words(office, "asset-card", asset=taken.b.number, on="2025-05-16")
    assert words(office, "asset-card", asset=taken.b.number, on="2025-10-16") == []
    overview = made(office, "asset-overview")
    curve = next(block for block in overview.blocks if isinstance(block, Chart) and block.name == "value")
    assert dict(zip(curve.labels, curve.series[1].values, strict=True))["2025-05"] == worth
    assert words(office, "asset-overview")


def test_what_happened_before_and_is_found_out_later_is_booked_after_the_takeover(
    office: Office, taken: SimpleNamespace
) -> None:
    """84.00 of improvement on 20 August: A was taken over without it, so it is there from October on."""
    changes.improve(office, "001", taken.a, amount=8_400, on=date(2025, 8, 20))
    (late,) = ledger.booked_course(taken.a).changes
    assert (late.on, late.booked) == (date(2025, 8, 20), "2025-10")
    assert [ledger.value(taken.a, day).cost for day in (date(2025, 8, 31), DAY, date(2025, 10, 1))] == [
        100_000,
        100_000,
        108_400,
    ]
    assert ledger.value(taken.a, DAY).accumulated == 21_112
    assert list(invariants(office)) == []


def test_a_split_before_the_takeover_charges_no_month_twice(office: Office) -> None:
    """Half of 2,400.00 and of the 1,350.00 taken over each; 25.00 a month of either from October on."""
    terms = {"opening_accumulated": 135_000, "opening_months": 27, "opening_on": DAY, "quantity": Decimal(2)}
    began = date(2023, 6, 10)
    whole = card(office, cost=240_000, residual=0, life_months=48, acquired_on=began, in_use_on=began, **terms)
    (part,) = parts.split(office, "001", whole, quantities=[Decimal(1), Decimal(1)], on=date(2025, 8, 20))
    for each in (whole, part):
        charges = ledger.booked_course(each).schedule()
        assert (charges[0].period, charges[0].amount, charges[-1].accumulated) == ("2025-10", 2_500, 120_000)
    assert ledger.value(whole, date(2025, 8, 31)).accumulated == 26 * 5_000


def test_the_rows_of_a_card_begin_with_what_was_taken_over(office: Office, taken: SimpleNamespace) -> None:
    line = next(statement(*ledger.booked_course(taken.a)))
    assert (line.period, line.accumulated, line.net_book_value) == ("2025-09", 21_112, 78_888)


@pytest.mark.parametrize(("day", "words"), [(date(2025, 1, 14), "before the purchase"), (date(2026, 3, 17), "future")])
def test_opening_balances_are_of_a_day_the_card_was_there(office: Office, day: date, words: str) -> None:
    """Bought on 15 January 2025; today is 16 March 2026."""
    with pytest.raises(Refused, match=words):
        card(office, opening_accumulated=10_000, opening_months=3, opening_on=day)
