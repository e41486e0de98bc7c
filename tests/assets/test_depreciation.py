"""The worked cases of depreciation and of changes, month by month and year by year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bizdesk.assets.absence import UnknownDisposal
from bizdesk.assets.depreciation import Readings, schedule
from bizdesk.assets.terms import Change, Terms, residual_of
from bizdesk.assets.why import MESSAGES, MONEY
from tests.assets.change_cases import CHANGES, RESIDUALS, YEAR, change
from tests.assets.depreciation_cases import MONTHLY, UNITS, YEARLY, Monthly, Yearly, cents, terms


@pytest.mark.parametrize("case", YEARLY, ids=lambda case: case.source)
def test_the_depreciation_years_come_to_what_the_books_say(case: Yearly) -> None:
    amounts = [row.amount for row in schedule(case.terms)]
    years = [sum(amounts[month : month + 12]) for month in range(0, len(amounts), 12)]
    assert years == [cents(year) for year in case.years.split()]


@pytest.mark.parametrize("case", MONTHLY + CHANGES, ids=lambda case: case.source)
def test_single_months_come_to_what_was_worked_out(case: Monthly) -> None:
    rows = list(schedule(case.terms, case.changes))
    amounts = {row.period: row.amount for row in rows}
    words = case.months.split()
    expected = dict(zip(words[::2], words[1::2], strict=True))
    found = {period: amounts.get(period) for period in expected}
    assert found == {period: None if amount == "-" else cents(amount) for period, amount in expected.items()}
    assert len(rows) == case.count


@pytest.mark.parametrize(("source", "card", "units", "used", "amounts"), UNITS, ids=[case[0] for case in UNITS])
def test_units_of_production(source: str, card: Terms, units: int, used: str, amounts: str) -> None:
    card = replace(card, method="units_of_production", total_units=Decimal(units))
    readings = {f"2024-{month:02d}": Decimal(text) for month, text in enumerate(used.split(), start=1)}
    rows = list(schedule(card, readings=Readings(units=readings)))
    assert [row.amount for row in rows] == [cents(amount) for amount in amounts.split()]


def test_units_count_from_the_month_of_first_use() -> None:
    card = terms("90,000", "0", 0, "units_of_production", total_units=Decimal(30_000))
    readings = Readings(units={"2023-12": Decimal(100), "2024-03": Decimal(50)})
    assert [(row.period, row.amount) for row in schedule(card, readings=readings)] == [
        ("2023-12", 30000),
        ("2024-03", 15000),
    ]


def test_a_new_estimate_of_units_spreads_what_is_left_over_the_units_that_remain() -> None:
    # by hand: 6,000 of 30,000 units at 3.00 leave 72,000; 24,000 in all leave 18,000 units at 4.00
    card = terms("90,000", "0", 0, "units_of_production", total_units=Decimal(30_000))
    readings = Readings(units={"2024-01": Decimal(6_000), "2024-02": Decimal(1_000), "2024-03": Decimal(17_000)})
    changes = [change("life_changed", "2024-01-20", total_units=Decimal(24_000))]
    amounts = [row.amount for row in schedule(card, changes, readings)]
    assert amounts == [cents("18,000"), cents("4,000"), cents("68,000")]


def test_opening_balances_of_units_keep_the_amount_per_unit() -> None:
    # by hand: 30,000 of 90,000 charged are 10,000 of 30,000 units; 3.00 a unit goes on
    card = terms(
        "90,000", "0", 0, "units_of_production", total_units=Decimal(30_000), opening_accumulated=cents("30,000")
    )
    readings = Readings(units={"2024-01": Decimal(1_000), "2024-02": Decimal(19_500)})
    assert [row.amount for row in schedule(card, readings=readings)] == [cents("3,000"), cents("57,000")]


def test_typed_amounts_stop_at_the_residual() -> None:
    card = terms("1,000", "100", 0, "manual")
    typed = {"2024-01": cents("500"), "2024-03": cents("300"), "2024-04": cents("150"), "2024-05": cents("10")}
    rows = list(schedule(card, readings=Readings(manual=typed)))
    assert [(row.period, row.amount) for row in rows] == [
        ("2024-01", cents("500")),
        ("2024-03", cents("300")),
        ("2024-04", cents("100")),
    ]
    assert [row.why[0].code for row in rows] == ["manual", "manual", "manual_cut"]


def test_no_method_charges_nothing() -> None:
    assert list(schedule(terms("1,000", "100", 60, "none"))) == []


def test_an_asset_not_yet_in_use_is_not_charged() -> None:
    assert list(schedule(terms("1,000", "100", 60, in_use_on=None))) == []


def test_posted_months_are_taken_as_they_are_and_the_rest_is_spread() -> None:
    # by hand: 900 posted for January; 11,100 / 11 = 1,009.09, last 11,100 - 10 x 1,009.09
    rows = list(schedule(YEAR, readings=Readings(posted={"2024-01": cents("900")})))
    assert [rows[0].amount, rows[1].amount, rows[-1].amount] == [cents("900"), cents("1,009.09"), cents("1,009.10")]
    assert rows[0].why[0].code == "posted"
    assert len(rows) == 12


def test_a_month_posted_as_planned_changes_nothing() -> None:
    posted = {f"2024-{month:02d}": cents("1,000") for month in range(1, 7)}
    assert list(schedule(YEAR, readings=Readings(posted=posted))) == list(schedule(YEAR))


def test_a_month_posted_past_the_residual_leaves_nothing_to_charge() -> None:
    rows = list(schedule(YEAR, readings=Readings(posted={"2024-01": cents("12,000.50")})))
    assert [row.amount for row in rows] == [cents("12,000.50")]


def test_rows_show_what_stands_at_the_end_of_their_month() -> None:
    changes = [change("impaired", "2024-02-10", "1,000"), change("split", "2024-04-05", "2,000", accumulated=50000)]
    rows = list(schedule(YEAR, changes))[:4]
    # by hand: January and February at 1,000; then 9,000 / 10; April after the split of 2,000 with 500 charged
    assert [row.amount for row in rows] == [cents("1,000"), cents("1,000"), cents("900"), cents("733.33")]
    assert [row.accumulated for row in rows] == [cents("1,000"), cents("2,000"), cents("2,900"), cents("3,133.33")]
    assert [row.net_book_value for row in rows] == [
        cents("11,000"),
        cents("9,000"),
        cents("8,100"),
        cents("5,866.67"),
    ]


def test_the_schedule_stops_at_the_period_asked_for_and_at_the_day_of_disposal() -> None:
    assert [row.period for row in schedule(YEAR, through="2024-03")] == ["2024-01", "2024-02", "2024-03"]
    assert [row.period for row in schedule(YEAR, disposed_on=date(2024, 2, 1))] == ["2024-01", "2024-02"]
    assert list(schedule(YEAR, through="2023-12")) == []


def test_every_row_says_why() -> None:
    rows = list(schedule(YEAR, [change("improved", "2024-06-20", "100")]))
    assert rows[0].why[0].message.format(**rows[0].why[0].values) == "straight line: 1200000 over 12 months"
    assert [why.code for why in rows[5].why] == ["straight_line"]
    assert [why.code for why in rows[-1].why] == ["straight_line", "remainder", "improved"]
    assert rows[-1].why[2].values == {"on": date(2024, 6, 20)}
    ddb = list(schedule(terms("100,000", "10,000", 60, "double_declining")))
    assert ddb[12].why[0] == ("double_declining", {"year": 2, "rate": Decimal(40), "book": cents("60,000")})
    assert ddb[36].why[0].code == "last_two_years"
    daily = next(schedule(terms("1,200", "0", 12, in_use_on=date(2024, 1, 16), start_convention="daily")))
    assert daily.why[1] == ("part_of_month", {"days": 16, "whole": 31})


def test_every_reason_can_be_told_with_the_values_it_carries() -> None:
    rows = [row for case in MONTHLY + CHANGES for row in schedule(case.terms, case.changes)]
    rows += [row for case in YEARLY for row in schedule(case.terms)]
    whys = [why for row in rows for why in row.why]
    assert {"late", "unknown"}.isdisjoint({why.code for why in whys})
    for why in whys:
        assert "{" not in why.message.format(**why.values)
        assert all(isinstance(why.values[name], int) for name in MONEY & why.values.keys())
    told = {why.code for why in whys}
    assert MESSAGES.keys() - told == {
        "units_of_production",
        "units_used_up",
        "manual",
        "manual_cut",
        "posted",
        "opening_months",
        "opening_amount",
    }  # those have tests of their own


def test_a_reinstatement_of_nothing_is_refused() -> None:
    with pytest.raises(UnknownDisposal):
        list(schedule(YEAR, [change("reinstated", "2024-06-20", sequence=2, reverses=1)]))
    twice = [
        change("disposed", "2024-03-10", sequence=1),
        change("reinstated", "2024-04-20", sequence=2, reverses=1),
        change("reinstated", "2024-05-20", sequence=3, reverses=1),
    ]
    with pytest.raises(UnknownDisposal):
        list(schedule(YEAR, twice))


def test_a_disposal_is_charged_through_its_month_or_its_day() -> None:
    with pytest.raises(ValueError, match="hour"):
        Change("disposed", date(2024, 1, 1), through="hour")


@pytest.mark.parametrize("field", ["method", "start_convention", "switch", "period_amount"])
def test_an_unknown_rule_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match="unknown rule"):
        replace(YEAR, **{field: "guesswork"})


def test_a_month_charged_in_two_parts_is_one_month() -> None:
    card = terms("1,200", "0", 12, in_use_on=date(2023, 10, 1), start_convention="daily")
    away = [
        change("disposed", "2023-12-11", sequence=1),
        change("reinstated", "2024-03-11", sequence=2, reverses=1),
    ]
    assert [row.months for row in schedule(card, away)] == [1, 1, 1, 3, 1, 1, 1, 1, 1, 1]  # January to March at once


def test_an_unknown_change_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown change"):
        Change("painted", date(2024, 1, 1))


@pytest.mark.parametrize(
    ("source", "cost", "percent", "memo", "residual"), RESIDUALS, ids=[case[0] for case in RESIDUALS]
)
def test_the_residual_is_a_share_of_cost(source: str, cost: str, percent: Decimal, memo: str, residual: str) -> None:
    assert residual_of(cents(cost), percent, cents(memo)) == cents(residual)
