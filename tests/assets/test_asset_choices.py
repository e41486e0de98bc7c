"""What the office chooses in its policy for its depreciation: by the worked figures, and never for what is booked."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import changes, disposals, events, ledger, parts, posting, previews
from bizdesk.assets.cards import register, told
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, Disposal
from bizdesk.assets.valuing import values_on
from bizdesk.assets.words import SHARINGS, SWITCHES
from bizdesk.office.file import Office
from bizdesk.office.policy import Policy

from . import depreciation_cases as cases
from .conftest import card

DECLINING = {"method": "double_declining", "residual_percent": Decimal(0), "life_months": 120, "cost": 10_000_000}


def choose(office: Office, rule: str, value: str) -> None:
    """Set a rule of the policy."""
    keeping.edit(office, "001", Policy.named(rule), {"value": value})


def years(asset: Asset) -> list[int]:
    """What each depreciation year of a card comes to."""
    amounts = [row.amount for row in ledger.booked_course(asset).schedule()]
    return [sum(amounts[month : month + 12]) for month in range(0, len(amounts), 12)]


def cents(years: str) -> list[int]:
    return [cases.cents(year) for year in years.split()]


# The first seven years of all three are a fifth of what the year began with: VDB(100000,0,10,n,n+1,2,TRUE).
FALLING = "20,000 16,000 12,800 10,240 8,192"
TURNING = [
    # hand: 16,777.22 are left after eight years, half of it each
    ("last_two_years", f"{FALLING} 6,553.60 5,242.88 4,194.30 8,388.61 8,388.61"),
    # Excel VDB(100000,0,10,n,n+1): 32,768 are left after five years, a fifth of it each
    ("when_larger", f"{FALLING} 6,553.60 6,553.60 6,553.60 6,553.60 6,553.60"),
    # Excel DDB(100000,0,10,n) through year nine; the last takes what is left, 100,000 less all the others
    ("never", f"{FALLING} 6,553.60 5,242.88 4,194.30 3,355.44 13,421.78"),
]


@pytest.mark.parametrize(("choice", "expected"), TURNING, ids=[choice for choice, _years in TURNING])
def test_a_card_turns_to_straight_line_as_the_policy_says_when_it_is_registered(
    office: Office, choice: str, expected: str
) -> None:
    choose(office, "declining_switch", choice)
    asset = card(office, **DECLINING)
    assert asset.switch == choice
    assert years(asset) == cents(expected)
    assert [*invariants(office)] == []


def test_every_way_to_turn_is_worked_out_above() -> None:
    assert [choice for choice, _years in TURNING] == list(SWITCHES)


def test_a_card_of_its_own_choice_keeps_it_against_the_policy(office: Office) -> None:
    asset = card(office, **DECLINING, switch="never")
    assert years(asset) == cents(TURNING[2][1])


def test_another_choice_in_the_policy_changes_no_card_on_the_books(office: Office) -> None:
    asset = card(office, **DECLINING)
    draft = card(office, **DECLINING, in_use_on=None)
    posting.depreciate(office, "001", "2026-02")
    choose(office, "declining_switch", "when_larger")
    assert years(asset) == cents(TURNING[0][1])
    assert draft.switch == ""
    keeping.edit(office, "001", draft, {"in_use_on": date(2025, 1, 15)})
    assert years(register(office, "001", draft)) == cents(TURNING[1][1])
    assert [*invariants(office)] == []


def test_a_change_of_terms_turns_it_from_then_on(office: Office) -> None:
    # hand: 32,768 are left after the first five years, and with the change the years begin anew, of 40 %: 13,107.20,
    # 7,864.32, 4,718.59; then half of the 7,077.89 that are left is more than 40 % of it
    asset = card(office, **DECLINING, acquired_on=date(2021, 1, 15), in_use_on=date(2021, 1, 15))
    posting.depreciate(office, "001", "2026-01")
    posted = ledger.posted(asset)
    changes.change_terms(office, "001", asset, switch="when_larger", on=date(2026, 1, 20), reason="policy")
    assert asset.switch == "when_larger"
    assert years(asset) == cents(f"{FALLING} 13,107.20 7,864.32 4,718.59 3,538.95 3,538.94")
    assert {row.period: row.amount for row in ledger.booked_course(asset).schedule("2026-01")} == posted
    assert [*invariants(office)] == []


def test_a_new_method_comes_as_the_policy_has_it_then(office: Office) -> None:
    asset = card(office, cost=10_000_000, life_months=120, residual=0)
    choose(office, "declining_switch", "when_larger")
    changes.change_terms(office, "001", asset, method="double_declining", reason="wear")
    assert asset.switch == "when_larger"
    why = {reason.code for row in ledger.booked_course(asset).schedule() for reason in row.why}
    assert "straight_is_larger" in why
    assert "last_two_years" not in why
    assert [*invariants(office)] == []


def test_parts_of_a_split_turn_as_the_whole_does(office: Office) -> None:
    asset = card(office, **DECLINING, quantity=Decimal(2), switch="when_larger")
    choose(office, "declining_switch", "never")
    (part,) = parts.split(office, "001", asset, quantities=[Decimal(1), Decimal(1)])
    assert part.switch == "when_larger"
    amounts = [ledger.booked_course(each).schedule() for each in (asset, part)]
    assert "straight_is_larger" in {reason.code for rows in amounts for row in rows for reason in row.why}
    assert [*invariants(office)] == []


def test_a_card_is_charged_by_the_year_where_the_policy_says_so(office: Office) -> None:
    # hand: 950.00 over three years are 316.67, 316.67 and 316.66; the office's other way leaves 316.68, 316.68, 316.64
    asset = card(office)
    choose(office, "period_amount", "yearly_correction")
    corrected = card(office)
    assert (asset.period_amount, corrected.period_amount) == ("monthly", "yearly_correction")
    assert years(asset) == cents("316.68 316.68 316.64")
    assert years(corrected) == cents("316.67 316.67 316.66")
    first = ledger.booked_course(corrected).schedule()[0]
    assert told(first.why[0], office) == "year 1, straight line: 316.67 over 12 months"
    # Among many as alone: 12 months are behind them by the end of January 2026.
    worth = {asset: value.accumulated for asset, value in values_on(date(2026, 1, 31)).items()}
    assert worth == {asset.id: 31_668, corrected.id: 31_667}
    posting.depreciate(office, "001", "2026-02")
    assert [*invariants(office)] == []


def test_a_change_of_terms_corrects_by_the_year_from_then_on(office: Office) -> None:
    # hand: 14 months of 26.39 are 369.46; 580.54 over the 22 months that remain is 316.66 for a year, and 263.88
    asset = card(office)
    posting.depreciate(office, "001", "2026-02")
    changes.change_terms(office, "001", asset, period_amount="yearly_correction", reason="policy")
    rows = ledger.booked_course(asset).schedule()
    amounts = [row.amount for row in rows if row.period >= "2026-04"]
    assert [sum(amounts[:12]), sum(amounts[12:])] == cents("316.66 263.88")
    assert [*invariants(office)] == []


# 950.00 over 36 months are 26.39 a month; gone on 10 March 2026, with what is charged of that month.
THROUGH = [
    # hand: 13 months from February 2025 are 343.07; all of March 26.39, ten of its 31 days 8.51
    ("next_month", "month", "2025-01-15", "369.46"),
    ("next_month", "day", "2025-01-15", "351.58"),
    # hand: 14 months from January 2025; none of March, or ten of its days
    ("same_month", "month", "2025-01-15", "369.46"),
    ("same_month", "day", "2025-01-15", "377.97"),
    # hand: 17 of 31 days of January 2025 are 14.47 and 13 months 343.07; nine days of March 7.66, or ten
    ("daily", "month", "2025-01-15", "365.20"),
    ("daily", "day", "2025-01-15", "366.05"),
    # hand: half a month each in the first year, 13.19; of March all of that, or ten days of it, 4.26
    ("half_year", "month", "2026-01-15", "39.57"),
    ("half_year", "day", "2026-01-15", "30.64"),
]


@pytest.mark.parametrize(("convention", "through", "since", "charged"), THROUGH)
def test_a_disposal_is_charged_through_its_month_or_its_day_as_the_policy_says(
    office: Office, people: SimpleNamespace, convention: str, through: str, since: str, charged: str
) -> None:
    first = date.fromisoformat(since)
    asset = card(office, start_convention=convention, acquired_on=first, in_use_on=first)
    choose(office, "disposal_charge", through)
    disposal = gone(office, asset, people)
    (charged_to,) = cents(charged)
    assert (disposal.final_accumulated, disposal.final_net_book_value) == (charged_to, 100_000 - charged_to)
    assert sum(ledger.posted(asset).values()) == charged_to
    assert events.of(asset)[-1].charged_through == through
    # Another choice changes nothing of what was booked.
    choose(office, "disposal_charge", "month" if through == "day" else "day")
    assert [*invariants(office)] == []


def gone(office: Office, asset: Asset, people: SimpleNamespace) -> Disposal:
    """Sell a card on 10 March 2026."""
    on = date(2026, 3, 10)
    disposal = disposals.request(office, "001", asset, kind="sale", reason="surplus", requested_by=people.zhang, on=on)
    disposals.approve(office, "002", disposal, approver=people.li, on=on)
    return disposals.dispose(office, "001", disposal, on=on, proceeds=60_000)


def test_a_month_that_is_posted_stays_whole_whatever_the_day(office: Office, people: SimpleNamespace) -> None:
    asset = card(office)
    choose(office, "disposal_charge", "day")
    posting.depreciate(office, "001", "2026-03")
    assert gone(office, asset, people).final_accumulated == 14 * 2_639
    assert ledger.posted(asset)["2026-03"] == 2_639
    assert [*invariants(office)] == []


def test_what_comes_back_is_charged_what_its_last_month_was_not(office: Office, people: SimpleNamespace) -> None:
    asset = card(office)
    choose(office, "disposal_charge", "day")
    disposal = gone(office, asset, people)
    disposals.reinstate(office, "001", disposal, on=date(2026, 3, 12), reason="not sold")
    rows = {row.period: row.amount for row in ledger.booked_course(asset).schedule()}
    # hand: ten days of March are 8.51, the other 17.88 of it come with April's 26.39
    assert (rows["2026-03"], rows["2026-04"], rows["2026-05"]) == (851, 4_427, 2_639)
    assert sum(rows.values()) == 95_000
    assert [*invariants(office)] == []


def test_the_schedule_says_how_much_of_its_last_month_is_charged(office: Office, people: SimpleNamespace) -> None:
    asset = card(office)
    choose(office, "disposal_charge", "day")
    gone(office, asset, people)
    last = ledger.booked_course(asset).schedule()[-1]
    assert [told(why, office) for why in last.why[1:]] == ["10 of 31 days", "the last month, disposed of on 2026-03-10"]


RESIDUALS = [
    # 5 % of 1,000.00; 950.00 over 36 months
    ({}, "", 5_000, "316.68 316.68 316.64"),
    # an amount, a memo value of 1.00: 999.00 / 36 = 27.75
    ({"residual": 100}, "", 100, "333 333 333"),
    # the memo value of the policy where the rate gives less: 0 % of 1,000.00
    ({"residual_percent": Decimal(0)}, "1", 100, "333 333 333"),
    # and where it gives more, the rate: 5 %
    ({}, "1", 5_000, "316.68 316.68 316.64"),
    # an amount of nothing is an amount: 1,000.00 / 36 = 27.78
    ({"residual": 0}, "1", 0, "333.36 333.36 333.28"),
]


@pytest.mark.parametrize(("given", "memo", "residual", "charged"), RESIDUALS)
def test_a_residual_value_by_rate_by_amount_and_by_memo_value(
    office: Office, given: dict[str, int | Decimal], memo: str, residual: int, charged: str
) -> None:
    choose(office, "memo_value", memo)
    asset = card(office, **given)
    assert asset.residual == residual
    assert years(asset) == cents(charged)
    assert ledger.value(asset, date(2030, 1, 1)).net_book_value == residual
    choose(office, "memo_value", "")
    assert [*invariants(office)] == []


def test_the_last_part_of_a_split_takes_the_rest_where_the_policy_says_so(office: Office) -> None:
    # hand: a third of 100.00 is 33.33, of the 36.14 charged in 13 months 12.05; the last part has 33.34 and 12.04
    chairs = card(office, name="Chairs", cost=10_000, quantity=Decimal(3), residual=0)
    choose(office, "splitting", "last_part")
    foretold = previews.split(office, chairs, quantities="1 1 1")
    assert foretold[2] == "Part 3: quantity 1, cost 33.34, written off 12.04, net book value 21.30"
    whole = [chairs, *parts.split(office, "001", chairs, quantities=[Decimal(1)] * 3)]
    assert [part.cost for part in whole] == [3_333, 3_333, 3_334]
    assert [ledger.value(part, office.today()).accumulated for part in whole] == [1_205, 1_205, 1_204]
    assert sum(ledger.value(part, date(2030, 1, 1)).accumulated for part in whole) == 10_000
    choose(office, "splitting", "largest_remainder")
    assert [*invariants(office)] == []


def test_the_policy_knows_every_way_to_share_out() -> None:
    assert [*parts.SHARINGS] == [*SHARINGS]


def test_the_schedule_says_that_straight_line_is_now_the_larger(office: Office) -> None:
    asset = card(office, **DECLINING, switch="when_larger")
    last = ledger.booked_course(asset).schedule()[-1]
    # hand: 13,107.20 are left for the last two years, 6,553.60 for the last
    assert told(last.why[0], office) == "straight line, now the larger: 6,553.60 over 12 months"
