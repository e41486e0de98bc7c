"""The saved filters of customer service that ask who sits at the keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.complaints.models import CorrectiveAction, Improvement, Inquiry, Visit
from bizdesk.office.people import Staff
from bizdesk.office.policy import Policy
from bizdesk.office.record import Record
from bizdesk.screens.complaints import TABS
from bizdesk.screens.kit.view import View
from tests.complaints.desk import Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "office.bizdesk") as desk:
        yield desk


def sit(desk: Desk, who: str) -> None:
    """Have somebody sit down at the keyboard."""
    keeping.edit(desk.office, "", Policy.get(Policy.key == "acting_staff"), {"value": who})


def left(desk: Desk, kind: str, name: str) -> list[str]:
    """The keys of what a saved filter leaves of the first list of a kind."""
    view = next(tab for tab in TABS if isinstance(tab, View) and tab.kind == kind)
    saved = next(each for each in view.filters if each.name == name)
    assert saved.where is not None
    model = desk.office.kinds[kind]
    return [record.key for record in model.select().where(saved.where(desk.office)).order_by(model.id)]


def test_mine_is_what_is_mine_and_not_over(desk: Desk) -> None:
    day, customer, chen, zhao = date(2026, 4, 1), desk.customer, desk.chen, desk.zhao
    made: dict[str, list[str]] = {}

    def add(kind: type[Record], **values: object) -> Record:
        record = keeping.add(desk.office, "002", kind, values)
        made.setdefault(kind.kind_name(), []).append(record.key)
        return record

    cases = [desk.take_down(subject=person.name, owner=person, department=desk.service) for person in (chen, zhao)]
    over = desk.take_down(owner=chen, department=desk.service)
    desk.do(over, "cancel", reason="none")
    for person in (chen, zhao):
        add(Inquiry, question="When?", owner=person)
        add(CorrectiveAction, complaint=cases[0], what="seals", owner=person, due=day)
        add(Visit, customer=customer, due_on=day, visited_by=person)
        add(Improvement, what="seals", owner=person, due=day)
    desk.do(add(Inquiry, question="Where?", owner=chen), "answer", answer="Here")
    desk.do(add(CorrectiveAction, complaint=cases[0], what="more", owner=chen, due=day), "finish", proof="seen")
    desk.do(add(Visit, customer=customer, due_on=day, visited_by=chen), "cancel", reason="gone")
    desk.do(add(Improvement, what="more", owner=chen, due=day), "finish", result="done")
    for who, mine in (("002", 0), ("003", 1)):
        sit(desk, who)
        assert left(desk, "complaint", "mine") == [cases[mine].key]
        for kind, keys in made.items():
            assert left(desk, kind, "mine") == [keys[mine]], kind
    sit(desk, "")
    assert [left(desk, kind, "mine") for kind in ("complaint", *made)] == [[]] * 5


def test_my_departments_is_what_the_department_of_who_acts_has(desk: Desk) -> None:
    case = desk.take_down(department=desk.service, owner=desk.zhao)
    desk.take_down(department=desk.sales)
    desk.take_down()
    sit(desk, "002")
    assert left(desk, "complaint", "department") == []
    keeping.edit(desk.office, "", Staff.get(Staff.number == "002"), {"department": desk.service})
    assert left(desk, "complaint", "department") == [case.key]
