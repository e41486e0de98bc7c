"""The value of a card on any day: worked cases of disposals, splits, openings, and the days on which things count."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bizdesk.assets.depreciation import NOTHING_TYPED, Readings, course_at, schedule
from bizdesk.assets.split import Part, part_terms, split_off, split_value
from bizdesk.assets.terms import Terms
from bizdesk.assets.valuation import (
    NOT_HELD,
    Value,
    disposal_value,
    gain_or_loss,
    opening_warning,
    value_on,
)
from bizdesk.office.periods import index_of
from tests.assets.change_cases import DISPOSALS, GAINS, OPENINGS, SHARES, YEAR, Disposed, change
from tests.assets.depreciation_cases import DDB, cents, terms
from tests.assets.plainly import among_many, plainly

THOUSAND = cents("1,000")


def accumulated(card: Terms, day: str, readings: Readings | None = None) -> int:
    """What has been charged by an ISO date."""
    return value_on(card, (), date.fromisoformat(day), readings or Readings()).accumulated


@pytest.mark.parametrize("case", DISPOSALS, ids=lambda case: case.source)
def test_a_disposal_takes_out_cost_and_accumulated_and_leaves_a_gain_or_loss(case: Disposed) -> None:
    disposal = change("disposed", case.on, sequence=99)
    taken = disposal_value(case.terms, case.changes, disposal)
    assert taken.accumulated == cents(case.accumulated)
    assert taken.net_book_value == cents(case.net_book_value)
    assert gain_or_loss(cents(case.proceeds), cents(case.costs), taken.net_book_value) == cents(case.gain)
    assert disposal_value(case.terms, [*case.changes, disposal], disposal) == taken
    assert value_on(case.terms, [*case.changes, disposal], disposal.on) == NOT_HELD
    assert value_on(case.terms, [*case.changes, disposal], date.max) == NOT_HELD


@pytest.mark.parametrize(("source", "proceeds", "costs", "book", "gain"), GAINS, ids=[case[0] for case in GAINS])
def test_the_gain_is_proceeds_less_costs_less_book_value(
    source: str, proceeds: str, costs: str, book: str, gain: str
) -> None:
    assert gain_or_loss(cents(proceeds), cents(costs), cents(book)) == cents(gain)


def test_the_charge_of_a_month_counts_from_its_last_day() -> None:
    assert accumulated(YEAR, "2024-01-30") == 0
    assert accumulated(YEAR, "2024-01-31") == THOUSAND
    assert accumulated(YEAR, "2024-02-28") == THOUSAND
    assert accumulated(YEAR, "2024-02-29") == 2 * THOUSAND
    assert accumulated(YEAR, "2024-12-31") == 12 * THOUSAND
    assert accumulated(YEAR, "9999-12-31") == 12 * THOUSAND


def test_a_cent_a_month_stops_when_the_cents_are_gone() -> None:
    dime = terms("0.10", "0", 12)
    days = ("2024-09-30", "2024-10-31", "2024-11-30", "2025-01-01")
    assert [accumulated(dime, day) for day in days] == [9, 10, 10, 10]
    assert value_on(dime, (), date(2024, 12, 31)).months_charged == 10


def test_the_whole_value_of_a_card() -> None:
    assert value_on(terms("1,000", "50", 36), (), date(2024, 3, 31)) == Value(
        100000, 7917, 0, 92083, 5000, months_charged=3, monthly_amount=2639, held=True
    )
    last = value_on(terms("1,000", "50", 36), (), date(2026, 11, 30))
    assert (last.months_charged, last.monthly_amount, last.left) == (35, 2635, 2635)
    over = value_on(terms("1,000", "50", 36), (), date(2027, 5, 5))
    assert (over.months_charged, over.monthly_amount, over.left) == (36, 0, 0)


def test_before_it_comes_a_card_is_not_held() -> None:
    assert value_on(YEAR, (), date(2023, 12, 14)) == NOT_HELD
    assert value_on(YEAR, (), date(2023, 12, 15)).cost == cents("12,000")
    stored = replace(YEAR, held_from=date(2023, 6, 1))
    assert value_on(stored, (), date(2023, 6, 1)).net_book_value == cents("12,000")
    assert value_on(stored, (), date(2023, 5, 31)) == NOT_HELD
    assert value_on(replace(YEAR, in_use_on=None), (), date(2050, 1, 1)).net_book_value == cents("12,000")


TAKEN_OVER = terms(
    "13,000", "1,000", 60, opening_accumulated=cents("2,400"), opening_months=12, opening_on=date(2024, 12, 31)
)


def test_opening_balances_stand_until_the_first_charge() -> None:
    assert accumulated(TAKEN_OVER, "2024-12-31") == cents("2,400")
    assert accumulated(TAKEN_OVER, "2025-01-30") == cents("2,400")
    assert accumulated(TAKEN_OVER, "2025-01-31") == cents("2,600")
    assert value_on(TAKEN_OVER, (), date(2025, 1, 31)).months_charged == 13


@pytest.mark.parametrize(
    ("why", "card", "figures"),
    [
        (
            "12,000.00 over 60 months, 200.00 from January 2024: 4 by 5 May, 11 by 30 December, all on the 31st",
            TAKEN_OVER,
            {"2023-12-15": "0", "2024-01-31": "200", "2024-05-05": "800", "2024-12-30": "2,200", "2024-12-31": "2,400"},
        ),
        (
            "taken over with 1,000.00 less: never more than that, and so no more once it is reached in July",
            replace(TAKEN_OVER, opening_accumulated=cents("1,400")),
            {"2024-06-30": "1,200", "2024-07-31": "1,400", "2024-11-30": "1,400", "2024-12-31": "1,400"},
        ),
        (
            "500.00 more than the method explains come with the takeover; the 9,100.00 left are 189.58 over 48 months",
            replace(TAKEN_OVER, opening_accumulated=cents("2,900")),
            {"2024-11-30": "2,200", "2024-12-30": "2,200", "2024-12-31": "2,900", "2025-01-31": "3,089.58"},
        ),
        (
            "taken over within a month, on 10 January: December's charge stands on the 5th, and January's on the 31st",
            replace(TAKEN_OVER, opening_on=date(2025, 1, 10)),
            {"2024-12-31": "2,400", "2025-01-05": "2,400", "2025-01-30": "2,400", "2025-01-31": "2,600"},
        ),
        (
            "no day is given: 12 months from January 2024 were charged by 31 December",
            replace(TAKEN_OVER, opening_on=None),
            {"2024-05-05": "800", "2024-12-30": "2,200", "2024-12-31": "2,400", "2025-01-31": "2,600"},
        ),
        (
            "no month was charged before: the written-off amount came with the card",
            replace(TAKEN_OVER, opening_on=None, opening_months=0),
            {"2023-12-15": "2,400", "2024-01-30": "2,400", "2024-01-31": "2,560"},
        ),
        (
            "double declining: 40,000.00 in the first year, 3,333.33 a month, 24,000.00 in the second",
            terms("100,000", "10,000", 60, DDB, opening_accumulated=cents("46,000"), opening_months=15),
            {"2024-06-30": "19,999.98", "2024-12-31": "40,000", "2025-02-28": "44,000", "2025-03-31": "46,000"},
        ),
        (
            "by days from 16 June, 15 of 30: half of 200.00, and the 6.5 months of 2024 on its last day",
            replace(
                TAKEN_OVER,
                in_use_on=date(2024, 6, 16),
                start_convention="daily",
                opening_accumulated=cents("1,300"),
                opening_months=7,
            ),
            {"2024-06-29": "0", "2024-06-30": "100", "2024-09-30": "700", "2024-12-30": "1,100", "2024-12-31": "1,300"},
        ),
        (
            "by units nobody read: the 2,400.00 spread evenly over the 12 months, 200.00 each",
            replace(TAKEN_OVER, method="units_of_production", total_units=Decimal(1000)),
            {"2024-01-30": "0", "2024-01-31": "200", "2024-06-30": "1,200", "2024-12-31": "2,400"},
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_before_the_takeover_stands_what_the_method_had_charged(why: str, card: Terms, figures: dict[str, str]) -> None:
    """A ledger as of a day before shows the card as it then was, not what it was taken over with later."""
    assert {day: accumulated(card, day) for day in figures} == {day: cents(amount) for day, amount in figures.items()}


def test_what_stands_before_the_takeover_is_told_from_the_ledger() -> None:
    before, since = value_on(TAKEN_OVER, (), date(2024, 12, 30)), value_on(TAKEN_OVER, (), date(2024, 12, 31))
    assert (before.months_charged, before.monthly_amount, before.basis) == (11, cents("200"), "method")
    assert (since.months_charged, since.monthly_amount, since.basis) == (12, cents("200"), "")
    manual = replace(TAKEN_OVER, method="manual")
    assert value_on(manual, (), date(2024, 12, 30)).basis == "even"


def test_what_leaves_before_the_takeover_takes_all_with_it_that_was_taken_over() -> None:
    """A card that is gone is taken over as it left: sold on 10 June, with the charge of June, as of 30 June."""
    card = replace(TAKEN_OVER, opening_on=date(2024, 6, 30), opening_months=6, opening_accumulated=cents("1,200"))
    sale = change("disposed", "2024-06-10")
    assert value_on(card, [sale], date(2024, 6, 9)).accumulated == cents("1,000")
    assert disposal_value(card, [sale], sale).accumulated == cents("1,200")


def test_a_change_counts_from_its_day_and_acts_from_the_next_month() -> None:
    improved = change("improved", "2024-06-20", "600")
    assert value_on(YEAR, [improved], date(2024, 6, 19)).net_book_value == cents("7,000")
    day = value_on(YEAR, [improved], date(2024, 6, 20))
    assert (day.cost, day.net_book_value, day.monthly_amount) == (cents("12,600"), cents("7,600"), cents("1,000"))
    end = value_on(YEAR, [improved], date(2024, 6, 30))
    assert (end.net_book_value, end.monthly_amount) == (cents("6,600"), cents("1,100"))


def test_what_is_booked_late_leaves_the_closed_months_as_they_were() -> None:
    late = change("improved", "2024-03-05", "600", period="2024-07")
    june = value_on(YEAR, [late], date(2024, 6, 30))
    assert june == value_on(YEAR, (), date(2024, 6, 30))._replace(monthly_amount=cents("1,100"))
    assert value_on(YEAR, [late], date(2024, 7, 1)).cost == cents("12,600")
    gone = change("disposed", "2024-03-05", period="2024-07")
    assert value_on(YEAR, [gone], date(2024, 6, 30)).accumulated == 6 * THOUSAND
    assert value_on(YEAR, [gone], date(2024, 7, 1)) == NOT_HELD
    assert disposal_value(YEAR, (), gone).accumulated == 6 * THOUSAND


def test_an_impairment_shows_beside_the_accumulated_depreciation() -> None:
    value = value_on(YEAR, [change("impaired", "2024-02-10", "1,000")], date(2024, 3, 31))
    assert (value.cost, value.accumulated, value.impairment, value.net_book_value) == (
        cents("12,000"),
        cents("2,900"),
        cents("1,000"),
        cents("8,100"),
    )


def test_a_reinstated_card_stands_as_if_it_had_never_been_away() -> None:
    there_and_back = [
        change("disposed", "2024-03-10", sequence=1),
        change("reinstated", "2024-06-20", sequence=2, reverses=1),
    ]
    assert value_on(YEAR, there_and_back, date(2024, 3, 9)) == value_on(YEAR, (), date(2024, 3, 9))
    assert value_on(YEAR, there_and_back, date(2024, 6, 19)) == NOT_HELD
    back = value_on(YEAR, there_and_back, date(2024, 6, 20))
    assert (back.accumulated, back.months_charged, back.monthly_amount) == (3 * THOUSAND, 3, 3 * THOUSAND)
    for day in (date(2024, 6, 30), date(2024, 9, 15), date(2024, 12, 31)):
        assert value_on(YEAR, there_and_back, day) == value_on(YEAR, (), day)


def test_posted_amounts_count_for_the_month_they_are_of() -> None:
    posted = Readings(posted={"2024-01": cents("900"), "2024-02": cents("1,009.09")})
    value = value_on(YEAR, (), date(2024, 2, 29), posted)
    assert (value.accumulated, value.months_charged) == (cents("1,909.09"), 2)
    assert accumulated(YEAR, "2024-12-31", readings=posted) == cents("12,000")


def test_units_and_typed_amounts_count_at_the_end_of_their_month() -> None:
    card = terms("90,000", "0", 0, "units_of_production", total_units=Decimal(30_000))
    readings = Readings(units={"2024-03": Decimal(50)})
    assert accumulated(card, "2024-03-30", readings=readings) == 0
    assert accumulated(card, "2024-03-31", readings=readings) == cents("150")
    typed = Readings(manual={"2024-03": 777})
    assert accumulated(terms("90", "0", 0, "manual"), "2024-03-31", readings=typed) == 777


@pytest.mark.parametrize(
    ("source", "cost", "charged", "impairment", "residual", "quantities", "parts"),
    SHARES,
    ids=[case[0] for case in SHARES],
)
def test_a_split_shares_every_amount_to_the_cent(
    source: str, cost: str, charged: str, impairment: str, residual: str, quantities: str, parts: str
) -> None:
    book = cents(cost) - cents(charged) - cents(impairment)
    value = Value(cents(cost), cents(charged), cents(impairment), book, cents(residual), 0, 0, True)
    expected = [Part(*(cents(amount) for amount in part.split())) for part in parts.split("  ")]
    assert split_value(value, [Decimal(quantity) for quantity in quantities.split()]) == expected


def test_parts_of_a_split_go_on_as_the_whole_would_have() -> None:
    # by hand, for the pinned declining case: 26,000 of 52,000 charged go with the half; then half of every charge
    whole = terms("100,000", "10,000", 60, DDB)
    on = date(2025, 6, 30)
    half, other = split_value(value_on(whole, (), on), [1, 1])
    assert half == Part(cents("50,000"), cents("26,000"), 0, cents("5,000"))
    child, parting = (
        part_terms(whole, course_at(whole, (), NOTHING_TYPED, index_of("2025-07")), half, on),
        split_off(half, on),
    )
    assert value_on(child, (), date(2025, 6, 29)) == NOT_HELD
    assert value_on(child, (), on).accumulated == cents("26,000")
    assert value_on(whole, [parting], on).accumulated == cents("26,000")
    assert [row.amount for row in schedule(child)][:7] == [cents("1,000")] * 6 + [cents("600")]
    assert other == half
    for day in (date(2025, 12, 31), date(2026, 12, 31), date(2027, 12, 31), date(2030, 1, 1)):
        both = value_on(child, (), day).accumulated + value_on(whole, [parting], day).accumulated
        assert both == value_on(whole, (), day).accumulated


def test_a_part_takes_over_the_life_as_it_was_changed() -> None:
    longer = change("life_changed", "2024-03-20", life_months=24)
    part = Part(cents("6,000"), cents("1,500"), 0, 0)
    whole = course_at(YEAR, [longer], NOTHING_TYPED, index_of("2024-04"))
    child = part_terms(YEAR, whole, part, date(2024, 3, 31))
    assert (child.life_months, child.opening_months) == (24, 3)
    assert next(schedule(child)).amount == cents("214.29")  # by hand: 4,500 / 21


@pytest.mark.parametrize(("source", "card", "code"), OPENINGS, ids=[case[0] for case in OPENINGS])
def test_opening_balances_more_than_a_period_off_are_pointed_out(source: str, card: Terms, code: str | None) -> None:
    warning = opening_warning(card)
    assert (warning.code if warning else None) == code
    if warning:
        assert "{" not in warning.message.format(**warning.values)


def test_many_cards_on_one_day_agree_with_each_by_itself() -> None:
    cards = [YEAR, terms("1,000", "50", 36), terms("0.10", "0", 12), terms("5", "5", 12), terms("5", "0", 0, "none")]
    cards += [terms("1,200", "0", 12, in_use_on=None), replace(YEAR, in_use_on=date(2025, 3, 3))]
    cards += [terms("1,200", "0", 12, opening_accumulated=60000, opening_months=3, opening_on=date(2024, 5, 31))]
    for day in (date(2024, 1, 30), date(2024, 1, 31), date(2024, 11, 15), date(2024, 12, 31), date(2026, 12, 31)):
        values = {place: value_on(card, (), day) for place, card in enumerate(cards)}
        assert among_many(cards, day) == {place: value for place, value in values.items() if value.held}


def test_only_simple_cards_go_with_the_many() -> None:
    assert plainly(terms("1,000", "0", 60, DDB)) is None
    assert plainly(replace(YEAR, start_convention="daily")) is None
