"""What a month was signed with is not taken back once the month is closed; what came after its closing is."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets import cards, changes, custody, entering
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetCategory, AssetEvent
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change, newest
from bizdesk.office.people import Department
from bizdesk.office.policy import Policy
from bizdesk.office.undo import redo, undo

from .conftest import card

FEBRUARY = date(2026, 2, 10)
STAYS = r"What was booked for 2026-02 stays: it is closed through 2026-02\."


def close(office: Office, through: str) -> None:
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": through})


def acquired(office: Office) -> None:
    card(office, acquired_on=FEBRUARY, in_use_on=FEBRUARY)


def improved(office: Office) -> None:
    changes.improve(office, "001", Asset.get(), amount=10_000, on=FEBRUARY)


def transferred(office: Office) -> None:
    custody.move(office, "001", Asset.get(), department=Department.get(), on=FEBRUARY)


def reclassified(office: Office) -> None:
    with office.looking_on(FEBRUARY):
        keeping.edit(office, "001", Asset.get(), {"category": AssetCategory.named("05")})


@pytest.mark.parametrize("done", [acquired, improved, transferred, reclassified])
def test_what_a_month_was_signed_with_stays_once_it_is_closed(
    office: Office, laptop: Asset, done: Callable[[Office], Any]
) -> None:
    """Done in February while it was open; opened again, the month gives it back, and takes it once more."""
    done(office)
    act, events = newest(office), AssetEvent.select().count()
    close(office, "2026-02")
    with pytest.raises(Refused, match=STAYS):
        undo(office, "001", act)
    assert AssetEvent.select().count() == events
    close(office, "2026-01")
    undo(office, "001", act)
    assert AssetEvent.select().count() == events - 1
    redo(office, "001")
    assert AssetEvent.select().count() == events
    assert [*invariants(office)] == []


def brought_in(office: Office) -> int:
    """A card of January 2026, come with an import."""
    day = date(2026, 1, 10)
    terms = {"name": "Chair", "category": AssetCategory.named("04"), "cost": 5_000, "acquired_on": day, "number": "B-1"}
    with change(office, "001", "Bring in a chair") as act:
        entering.add_many(act, [cards.drawn_up(office, {**terms, "in_use_on": day, "status": "in_use"})])
    return newest(office)


def test_a_card_brought_into_months_that_were_closed_goes_and_comes_again(office: Office) -> None:
    """The signed months do not hold it; those of its own month, once closed, do."""
    close(office, "2026-02")
    act = brought_in(office)
    undo(office, "001", act)
    assert not Asset.select().exists()
    redo(office, "001")
    with office.looking_on(date(2026, 4, 2)):
        close(office, "2026-03")
        with pytest.raises(Refused, match="What was booked for 2026-03 stays"):
            undo(office, "001", act)
    assert Asset.select().count() == 1


def test_what_was_written_into_a_month_that_was_closed_by_then_is_taken_back(office: Office, laptop: Asset) -> None:
    """As older offices have it, whose transfers kept the month of their day: no signature rests on them."""
    close(office, "2026-02")
    with change(office, "001", "Transfer") as act:
        told = {"status": laptop.status, "condition": laptop.condition, "category": laptop.category}
        act.add(AssetEvent(asset=laptop, kind="moved", date=FEBRUARY, period="2026-02", **told))
    undo(office, "001")
    assert AssetEvent.select().count() == 1


def test_a_month_that_was_closed_when_it_was_done_and_opened_and_closed_since_is_as_it_was(
    office: Office, laptop: Asset
) -> None:
    """What was closed by then is read where the journal tells of it: January, not February, by the day of the act."""
    close(office, "2026-02")
    close(office, "2026-01")
    improved(office)
    act = newest(office)
    close(office, "2026-02")
    with pytest.raises(Refused, match=STAYS):
        undo(office, "001", act)
