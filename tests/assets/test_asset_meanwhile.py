"""Another program writes between the opening of a step and its writing: the step goes by what the file says then."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import changes, custody, disposals, events, ledger, parts, posting, settlement, stocktakes, upkeep
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, Disposal, ManualCharge, MeterReading, Stocktake, StocktakeLine
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.policy import Policy
from bizdesk.rules import RULES

from .conftest import card

TODAY = date(2026, 3, 16)


def meanwhile(office: Office, do: Callable[[Office], object]) -> None:
    """Let another program write into the file once, just before the next act of this one begins."""

    def write() -> None:
        office.before_change = lambda: None
        with Office(office.path, office.kinds, rules=RULES, clock=office.clock) as other:
            do(other)
        office.activate()

    office.before_change = write


def posts(through: str) -> Callable[[Office], object]:
    return lambda other: posting.depreciate(other, "", through)


def test_a_merger_takes_over_what_was_posted_meanwhile(office: Office, laptop: Asset) -> None:
    """26.39 a month from February 2025 (950.00 in 36 months): the 14 through March 2026 are 369.46 a card."""
    posting.depreciate(office, "001", "2026-01")
    into = card(office, name="Other")
    meanwhile(office, posts("2026-03"))
    parts.merge(office, "001", Asset.get_by_id(laptop.id), into=into)
    assert ledger.value(laptop, date(2026, 4, 1)).cost == 0
    assert ledger.value(into, date(2026, 4, 1))[:2] == (200_000, 73_892)
    assert list(invariants(office)) == []


def test_no_more_is_written_off_than_what_was_posted_meanwhile_leaves(office: Office, laptop: Asset) -> None:
    """1,000.00 less 13 charges of 26.39 are 656.93, less 14 of them 630.54."""
    meanwhile(office, posts("2026-03"))
    with pytest.raises(Refused, match=r"has a net book value of 630\.54 once 2026-03 is charged"):
        changes.impair(office, "001", laptop, amount=64_000, on=date(2026, 2, 10))


@pytest.fixture
def press(office: Office) -> Asset:
    return card(office, name="Press", method="units_of_production", total_units=Decimal(30_000))


@pytest.fixture
def typed(office: Office) -> Asset:
    return card(office, name="By hand", method="manual")


def test_no_units_are_read_for_a_month_posted_meanwhile(office: Office, press: Asset) -> None:
    upkeep.read_meter(office, "001", press, period="2025-03", units=Decimal(100))
    meanwhile(office, posts("2025-04"))
    with pytest.raises(Refused, match="2025-02 of ZC-2026-0001 is posted"):
        upkeep.read_meter(office, "001", press, period="2025-02", units=Decimal(100))


def test_no_charge_is_typed_for_a_month_posted_meanwhile(office: Office, typed: Asset) -> None:
    upkeep.charge(office, "001", typed, period="2025-03", amount=1_000)
    meanwhile(office, posts("2025-04"))
    with pytest.raises(Refused, match="2025-02 of ZC-2026-0001 is posted"):
        upkeep.charge(office, "001", typed, period="2025-02", amount=1_000)
    assert ManualCharge.select().count() == 1


@pytest.mark.parametrize(
    "step",
    [
        lambda office, reading: keeping.edit(office, "001", reading, {"units": Decimal(200)}),
        lambda office, reading: keeping.remove(office, "001", reading),
    ],
    ids=["corrected", "withdrawn"],
)
def test_a_reading_posted_meanwhile_stays(
    office: Office, press: Asset, step: Callable[[Office, MeterReading], object]
) -> None:
    reading = upkeep.read_meter(office, "001", press, period="2025-03", units=Decimal(100))
    meanwhile(office, posts("2025-03"))
    with pytest.raises(Refused, match="2025-03 of ZC-2026-0001 is posted"):
        step(office, reading)
    assert MeterReading.get().units == 100
    assert list(invariants(office)) == []


def gone(office: Office, asset: Asset, people: SimpleNamespace, on: date = TODAY) -> Disposal:
    applied = disposals.request(office, "001", asset, kind="sale", reason="old", requested_by=people.zhang, on=on)
    disposals.approve(office, "001", applied, approver=people.li, on=on)
    return disposals.dispose(office, "001", applied, on=on)


def test_no_meter_is_read_of_what_is_sold_meanwhile(office: Office, press: Asset, people: SimpleNamespace) -> None:
    meanwhile(office, lambda other: gone(other, Asset.get_by_id(press.id), people))
    with pytest.raises(Refused, match="is Sold: 'Read the meter' is a step from"):
        upkeep.read_meter(office, "001", press, period="2026-03", units=Decimal(100))


def test_what_comes_back_touches_no_month_closed_meanwhile(
    office: Office, laptop: Asset, people: SimpleNamespace
) -> None:
    away, rule = gone(office, laptop, people, date(2026, 2, 10)), Policy.named("closed_through")
    meanwhile(office, lambda other: keeping.edit(other, "", rule, {"value": "2026-02"}))
    disposals.reinstate(office, "001", away, on=date(2026, 2, 20), reason="it was there")
    assert [(event.kind, event.period) for event in events.of(laptop)][-1] == ("reinstated", "2026-03")


def test_no_step_of_custody_is_dated_before_one_written_meanwhile(
    office: Office, laptop: Asset, people: SimpleNamespace
) -> None:
    """A count leaves an event and the card as it was."""
    stocktake = reviewed(office, people)
    meanwhile(office, lambda other: settlement.book(other, "003", stocktake, approver=people.wang))
    with pytest.raises(Refused, match="lies before the last event of ZC-2026-0001"):
        custody.store(office, "001", laptop, on=date(2026, 3, 1))


def reviewed(office: Office, people: SimpleNamespace) -> Stocktake:
    """A count of what was not found, all of it kept as it is, and reviewed."""
    stocktake = keeping.add(office, "001", Stocktake, {"name": "March"})
    assert isinstance(stocktake, Stocktake)
    stocktakes.finish(office, "001", stocktake, counted_by=people.zhang)
    for line in stocktakes.differences(stocktake):
        settlement.decide(office, "001", line, decision="keep")
    return settlement.review(office, "002", Stocktake.get(), reviewer=people.li)


@pytest.fixture
def old_hand(office: Office, laptop: Asset, people: SimpleNamespace) -> tuple[Stocktake, StocktakeLine]:
    """A stocktake and a line of it as they were in hand before the office, which asks for no approval, booked it."""
    keeping.edit(office, "", Policy.named("stocktake_needs_approval"), {"value": "no"})
    stocktake = keeping.add(office, "001", Stocktake, {"name": "March"})
    assert isinstance(stocktake, Stocktake)
    stocktakes.finish(office, "001", Stocktake.get(), counted_by=people.zhang)
    settlement.decide(office, "001", StocktakeLine.get(), decision="keep")
    line = StocktakeLine.get()
    assert line.stocktake.state == "counted"
    settlement.review(office, "002", Stocktake.get(), reviewer=people.li)
    settlement.book(office, "003", Stocktake.get())
    return stocktake, line


@pytest.mark.parametrize("tag", ["ZC-2026-0001", "X-1"])
def test_a_booked_count_takes_no_scan_by_an_old_hand(
    office: Office, old_hand: tuple[Stocktake, StocktakeLine], tag: str
) -> None:
    stocktake, line = old_hand
    with pytest.raises(Refused, match="is Booked: 'Scan' is a step from Counting"):
        stocktakes.scan(office, "001", stocktake, tag=tag)
    assert [each.stored() for each in StocktakeLine.select()] == [line.stored()]


def test_a_booked_count_takes_no_decision_by_an_old_hand(
    office: Office, old_hand: tuple[Stocktake, StocktakeLine]
) -> None:
    _stocktake, line = old_hand
    with pytest.raises(Refused, match="is Booked: 'Decide a difference' is a step from"):
        settlement.decide(office, "001", line, decision="lost")
    with pytest.raises(Refused, match="count again, or decide"):
        keeping.edit(office, "001", line, {"cause": "later thought"})
    assert StocktakeLine.get().decision == "keep"
