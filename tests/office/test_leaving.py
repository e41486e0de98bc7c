"""Who has left changes nothing in the office any more, whatever the door; and somebody else can go on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.exchange.importing import apply, plan
from bizdesk.office import notes
from bizdesk.office.documents import attach
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch
from bizdesk.office.people import Staff
from bizdesk.office.places import Place
from bizdesk.office.policy import Policy
from bizdesk.office.undo import redo, undo
from bizdesk.office.work import finished

GONE = "7 韩梅 left on 2026-03-15: name somebody who works here"
YESTERDAY, TODAY = date(2026, 3, 15), date(2026, 3, 16)


def bring_in(office: Office, who: str) -> None:
    """An import of one place."""
    path = office.path.with_name("places.csv")
    path.write_text("Code,Name\nR9,Attic\n", encoding="utf-8")
    apply(office, who, finished(plan(office, Place, path)))


def keep_letter(office: Office, who: str) -> None:
    letter = Path(office.path.with_name("letter.txt"))
    letter.write_text("Dear Sirs", encoding="utf-8")
    attach(office, who, Place.named("R1"), letter)


DOORS: dict[str, Callable[[Office, str], object]] = {
    "add": lambda office, who: keeping.add(office, who, Place, {"code": "R2", "name": "Cellar"}),
    "edit": lambda office, who: keeping.edit(office, who, Place.named("R1"), {"name": "Archive"}),
    "delete": lambda office, who: keeping.remove(office, who, Place.named("R1")),
    "set a rule": lambda office, who: keeping.edit(office, who, Policy.named("warning_days"), {"value": "7"}),
    "import": bring_in,
    "note": lambda office, who: notes.write(office, who, Place.named("R1"), "Key at the front desk"),
    "attach": keep_letter,
    "undo": lambda office, who: undo(office, who),
}


@pytest.fixture
def leaver(office: Office) -> Staff:
    """Han Mei, staff no. 7, who left yesterday; the last thing she did was a room."""
    person = keeping.add(office, "", Staff, {"number": "7", "name": "韩梅"})
    assert isinstance(person, Staff)
    keeping.edit(office, "", person, {"left_on": YESTERDAY})
    keeping.add(office, "", Place, {"code": "R1", "name": "Room"})
    return person


@pytest.mark.parametrize("door", DOORS)
def test_every_door_is_shut_to_who_has_left_and_open_to_others(office: Office, leaver: Staff, door: str) -> None:
    before = JournalBatch.select().count()
    with pytest.raises(Refused, match=GONE):
        DOORS[door](office, "7")
    assert JournalBatch.select().count() == before
    DOORS[door](office, "")
    assert JournalBatch.select().count() == before + 1


@pytest.mark.parametrize("door", DOORS)
def test_the_day_of_leaving_is_a_day_of_work(office: Office, leaver: Staff, door: str) -> None:
    keeping.edit(office, "", leaver, {"left_on": TODAY})
    keeping.edit(office, "", Place.named("R1"), {"remarks": "Swept"})
    DOORS[door](office, "7")


def test_who_has_left_does_nothing_again(office: Office, leaver: Staff) -> None:
    undo(office, "")
    with pytest.raises(Refused, match=GONE):
        redo(office, "7")
    redo(office, "")
    assert Place.named("R1").name == "Room"


def test_when_the_only_one_has_left_another_can_take_the_office_over(office: Office, leaver: Staff) -> None:
    """The rule that names who works here is set by whoever sits there then, and not in the leaver's name."""
    keeping.edit(office, "", leaver, {"left_on": None})
    keeping.edit(office, "", Policy.named("acting_staff"), {"value": "7"})
    keeping.edit(office, office.who, Staff.named("7"), {"left_on": YESTERDAY})
    with pytest.raises(Refused, match=GONE):
        keeping.add(office, office.who, Staff, {"number": "8", "name": "李雷"})
    keeping.edit(office, office.who, Policy.named("acting_staff"), {"value": ""})
    last = JournalBatch.select().order_by(JournalBatch.id.desc()).get()
    assert (office.who, last.who == "7") == ("", False)
    keeping.add(office, office.who, Staff, {"number": "8", "name": "李雷"})


def test_an_office_is_not_handed_to_who_has_left(office: Office, leaver: Staff) -> None:
    with pytest.raises(Refused, match=GONE):
        keeping.edit(office, "", Policy.named("acting_staff"), {"value": "7"})
