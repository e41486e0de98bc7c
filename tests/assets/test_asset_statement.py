"""The schedule of an asset adds up from row to row: worked out by hand, and for any card whatever happens to it.

The laptop: 1,000.00, 5 % residual, 36 months from 15 January 2025, 950.00 / 36 = 26.39 a month from February on.
"""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bizdesk.assets import changes, disposals, parts, posting
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.assets.statement import standing_over, statement
from bizdesk.assets.terms import Change, Terms
from bizdesk.assets.valuation import value_on
from bizdesk.office.file import Office
from bizdesk.reports import render

from .conftest import card
from .report_story import made, rows, sold
from .test_depreciation_properties import cards, days, happenings

MARCH = date(2026, 3, 16)


def told(office: Office, asset: Asset) -> list[dict]:
    """The rows of the report, which must follow one from another to the cent."""
    lines = rows(made(office, "asset-schedule", asset=asset.number), "schedule")
    for before, after in pairwise(lines):
        assert after["accumulated"] == before["accumulated"] + after["amount"] - after["released"], after
        assert before["period"] <= after["period"]
        if after["state"] != "booked":
            assert after["cost"] == before["cost"], "only what happens changes the cost"
            assert after["impairment"] == before["impairment"]
    for line in lines:
        assert line["net_book_value"] == line["cost"] - line["accumulated"] - line["impairment"]
        assert line["why"]
    return lines


def happened(lines: list[dict]) -> list[tuple]:
    names = ("period", "cost", "amount", "released", "accumulated", "impairment", "net_book_value")
    return [tuple(line[name] for name in names) for line in lines if line["state"] == "booked"]


def around(lines: list[dict]) -> list[int]:
    """The charges before and after the first row that is no charge, and the last one."""
    at = next(place for place, line in enumerate(lines) if line["state"] == "booked")
    return [lines[at - 1]["amount"], lines[at + 1]["amount"], lines[at + 2]["amount"], lines[-1]["amount"]]


def test_an_improvement_is_a_row_that_adds_to_the_cost(office: Office, laptop: Asset) -> None:
    """13 months make 343.07. March still 26.39; then (1,120.00 - 50.00 - 369.46) / 22 = 31.84, 31.90 in the last."""
    changes.improve(office, "001", laptop, amount=12_000, on=MARCH, reason="加内存")
    lines = told(office, laptop)
    assert happened(lines) == [("2026-03", 112_000, 0, 0, 34_307, 0, 77_693)]
    assert around(lines) == [2_639, 2_639, 3_184, 3_190]
    why = [line["why"] for line in lines if line["state"] == "booked"]
    assert why == ["Improved on 2026-03-16; Amount: 120.00; Reason: 加内存"]
    after = [line["period"] for line in lines if "after the improvement of 2026-03-16" in line["why"]]
    assert after == ["2026-04"], "told where it begins to act, not every month from then on"


def test_an_impairment_stays_in_its_own_column(office: Office, laptop: Asset) -> None:
    """630.54 at the end of March less 200.00 is 430.54: 380.54 / 22 = 17.30, the last 17.24."""
    changes.impair(office, "001", laptop, amount=20_000, on=MARCH)
    lines = told(office, laptop)
    assert happened(lines) == [("2026-03", 100_000, 0, 0, 34_307, 20_000, 45_693)]
    assert around(lines) == [2_639, 2_639, 1_730, 1_724]
    assert (lines[-1]["accumulated"], lines[-1]["net_book_value"]) == (75_000, 5_000)


def test_a_revaluation_moves_the_cost_to_what_the_asset_is_worth(office: Office, laptop: Asset) -> None:
    """656.93 on the day, found to be worth 700.00: 43.07 more; (1,043.07 - 50.00 - 369.46) / 22 = 28.35, 28.26 last."""
    changes.revalue(office, "001", laptop, value=70_000, on=MARCH)
    lines = told(office, laptop)
    assert happened(lines) == [("2026-03", 104_307, 0, 0, 34_307, 0, 70_000)]
    assert around(lines) == [2_639, 2_639, 2_835, 2_826]


def test_a_change_of_life_is_told_though_no_amount_moves(office: Office, laptop: Asset) -> None:
    """After March 580.54 are left over 48 - 14 months: 17.07, 17.23 in the last."""
    changes.change_terms(office, "001", laptop, life_months=48, on=MARCH, reason="still good")
    lines = told(office, laptop)
    assert happened(lines) == [("2026-03", 100_000, 0, 0, 34_307, 0, 65_693)]
    assert around(lines) == [2_639, 2_639, 1_707, 1_723]
    assert "Useful life (months): 48; Reason: still good" in next(x["why"] for x in lines if x["state"] == "booked")


def test_a_change_in_a_posted_month_is_a_row_of_the_first_open_one(office: Office, laptop: Asset) -> None:
    """Told on 16 March of 20 January, posted through February: it counts from March, and acts on March's charge."""
    posting.depreciate(office, "001", "2026-02")
    changes.improve(office, "001", Asset.get(), amount=12_000, on=date(2026, 1, 20))
    lines = told(office, laptop)
    assert happened(lines) == [("2026-03", 112_000, 0, 0, 34_307, 0, 77_693)]
    assert around(lines)[:2] == [2_639, 3_161], "(1,120.00 - 50.00 - 343.07) / 23 = 31.61 from March on"


def test_the_part_split_off_goes_and_begins_with_what_it_brought(office: Office) -> None:
    """Three chairs for 960.00 over 48 months: 19.00 a month, 228.00 by January; each third has 320.00 and 76.00."""
    terms = {"category": AssetCategory.named("03"), "cost": 96_000, "quantity": Decimal(3)}
    chairs = card(office, name="椅子", **terms)
    posting.depreciate(office, "001", "2026-01")
    on = date(2026, 2, 10)
    one, other = parts.split(office, "001", Asset.get_by_id(chairs.id), quantities=[Decimal(1)] * 3, on=on)
    assert happened(told(office, chairs)) == [
        ("2026-02", 64_000, 0, 7_600, 15_200, 0, 48_800),
        ("2026-02", 32_000, 0, 7_600, 7_600, 0, 24_400),
    ]
    for part in (one, other):
        (begun,) = happened(told(office, part))
        assert begun[1:] == (32_000, 0, 0, 7_600, 0, 24_400)
        assert told(office, part)[0]["why"].startswith("Acquired on 2026-02-10; Amount: 320.00; ")
        assert chairs.number in told(office, part)[0]["why"]


def test_a_merger_brings_cost_and_depreciation_onto_the_card(office: Office, laptop: Asset) -> None:
    other = card(office)
    parts.merge(office, "001", Asset.get_by_id(other.id), into=Asset.get_by_id(laptop.id), on=MARCH)
    assert happened(told(office, laptop)) == [("2026-03", 200_000, 0, -34_307, 68_614, 0, 131_386)]
    assert happened(told(office, other)) == [("2026-03", 0, 0, 34_307, 0, 0, 0)]
    assert told(office, other)[-1]["net_book_value"] == 0, "nothing follows on the card that is gone"


def test_opening_balances_are_the_first_row(office: Office) -> None:
    """conventions: 3,407.08, 89.10 charged in 1 of 36 months: 34 x 94.80 and 94.78, here with nothing left over."""
    terms = {"cost": 340_708, "residual": 0, "opening_accumulated": 8_910, "opening_months": 1}
    asset = card(office, opening_on=date(2025, 2, 28), **terms)
    lines = told(office, asset)
    assert happened(lines) == [("2025-02", 340_708, 0, 0, 8_910, 0, 331_798)]
    assert [line["amount"] for line in lines] == [0, *[9_480] * 34, 9_478]
    assert lines[-1]["accumulated"] == 340_708


def test_a_disposal_takes_all_out_and_its_reinstatement_brings_it_back(office: Office, people: SimpleNamespace) -> None:
    """February to June 2025 make 131.95; sold on 10 June, back on 16 March with nine months in a row, March's too:
    9 x 26.39 = 237.51."""
    asset = card(office)
    gone = sold(office, asset, people, date(2025, 6, 10))
    assert happened(told(office, asset)) == [("2025-06", 0, 0, 13_195, 0, 0, 0)]
    disposals.reinstate(office, "001", gone, reason="退货")
    lines = told(office, asset)
    assert happened(lines) == [
        ("2025-06", 0, 0, 13_195, 0, 0, 0),
        ("2026-03", 100_000, 0, -13_195, 13_195, 0, 86_805),
    ]
    assert [line["amount"] for line in lines[4:8]] == [2_639, 0, 0, 23_751]
    assert lines[-1]["net_book_value"] == 5_000


def test_what_was_written_off_comes_back_with_the_asset(office: Office, people: SimpleNamespace) -> None:
    """Impaired by 100.00 on 12 May 2025, sold on 10 June, back on 16 March."""
    asset = card(office)
    with office.looking_on(date(2025, 5, 12)):
        changes.impair(office, "001", asset, amount=10_000)
    gone = sold(office, asset, people, date(2025, 6, 10))
    disposals.reinstate(office, "001", gone, reason="退货")
    assert [row[5] for row in happened(told(office, asset))] == [10_000, 0, 10_000]


def test_what_was_charged_and_taken_out_is_totalled(office: Office, laptop: Asset, people: SimpleNamespace) -> None:
    """14 x 26.39 with the month of the sale."""
    sold(office, laptop, people, MARCH)
    page = "".join(render.pieces(made(office, "asset-schedule", asset=laptop.number), "csv"))
    assert "Total,,369.46,369.46," in page


@given(cards(), st.data())
def test_the_rows_of_any_card_come_to_its_value_on_any_day(terms: Terms, data: st.DataObject) -> None:
    changed = data.draw(happenings(terms))
    asked = data.draw(st.lists(days, min_size=1, max_size=4))
    for day, line in zip(asked, standing_over(asked, terms, changed), strict=True):
        value = value_on(terms, changed, day)
        told = (line.cost, line.accumulated, line.impairment) if line else (0, 0, 0)
        assert told == (value.cost, value.accumulated, value.impairment), day


@given(cards(), days, days, days)
def test_a_card_that_went_and_came_back_is_worth_what_its_rows_say(
    terms: Terms, one: date, other: date, day: date
) -> None:
    gone, back = sorted((one, other))
    assume(f"{gone:%Y-%m}" != f"{back:%Y-%m}")
    changed = [Change("disposed", gone, sequence=1), Change("reinstated", back, sequence=2, reverses=1)]
    asked = [day, gone, back]
    for each, line in zip(asked, standing_over(asked, terms, changed), strict=True):
        value = value_on(terms, changed, each)
        assert (line.cost if line else 0, line.accumulated if line else 0) == (value.cost, value.accumulated), each


@pytest.mark.parametrize("convention", ["next_month", "same_month"])
def test_sold_back_and_sold_again_within_a_month(convention: str) -> None:
    """1,200.00 over 12 months from 5 January: what is charged by the last sale goes with it, and nothing is left."""
    terms = Terms(120_000, 0, 12, "straight_line", date(2025, 1, 5), convention)
    steps = [
        Change("disposed", date(2025, 4, 5), sequence=1),
        Change("reinstated", date(2025, 4, 10), sequence=2, reverses=1),
        Change("disposed", date(2025, 4, 20), sequence=3),
    ]
    lines = list(statement(terms, steps))
    assert [(line.cost, line.accumulated) for line in lines[-3:]] == [(0, 0), (120_000, 30_000), (0, 0)]
    assert sum(line.charged for line in lines) == sum(line.released for line in lines) == 30_000
