"""An office that is late with many complaints: all are told at once, by as many questions to the file as of one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from bizdesk import keeping
from bizdesk.complaints import clocking, exchanged, rewinding
from bizdesk.complaints.invariants import clocks
from bizdesk.complaints.models import Complaint
from bizdesk.duties import due
from bizdesk.exchange.referring import number
from bizdesk.office.file import Office
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import change
from bizdesk.office.undo import undo

from .desk import SHANGHAI, Desk

# A Friday and the Monday after it; by the target of seven working days due on the Tuesday, 17 March.
RECEIVED = datetime(2026, 3, 6, 10, 0, tzinfo=SHANGHAI)
MANY = 40


def take_in(desk: Desk, count: int) -> None:
    """Bring in so many open complaints of a register."""
    told = [
        {"customer": desk.customer, "subject": f"Pump {n}", "received_at": RECEIVED + timedelta(minutes=n)}
        for n in range(count)
    ]
    complaints = [exchanged.draw_up(desk.office, given, desk.office.today())[0] for given in told]
    number(desk.office, complaints, set())
    with change(desk.office, "", "Import") as act:
        exchanged.add_many(act, complaints)


@contextmanager
def asked(office: Office) -> Iterator[list[str]]:
    """The statements sent to the file."""
    statements: list[str] = []
    connection = office.db.connection()
    connection.set_trace_callback(statements.append)
    try:
        yield statements
    finally:
        connection.set_trace_callback(None)


def test_all_are_overdue_at_once_by_as_many_questions_as_one(desk: Desk) -> None:
    take_in(desk, 1)
    due(desk.office)
    with asked(desk.office) as of_one:
        due(desk.office)
    take_in(desk, MANY)
    due(desk.office)
    with asked(desk.office) as of_many:
        duties = due(desk.office)
    assert sum(duty.state == "overdue" for duty in duties) == MANY + 1
    assert Complaint.select().where(clocking.overdue(desk.office.now())).count() == MANY + 1
    assert len(of_many) == len(of_one)


def test_who_adds_a_day_off_is_told_how_far_the_due_times_are(desk: Desk) -> None:
    take_in(desk, rewinding.PIECE + MANY)
    values = {"date": date(2026, 3, 17), "name": "Day off", "kind": "holiday"}
    every = rewinding.PIECE + MANY
    told = list(keeping.adding(desk.office, "", Holiday, values))
    assert [(done, of) for done, of, _words in told] == [(0, every), (rewinding.PIECE, every)]
    assert desk.office.notices[-1] == f"Due times of open complaints moved: {every}."
    assert list(clocks(desk.office)) == []


def test_a_day_off_let_go_halfway_moves_nothing(desk: Desk) -> None:
    take_in(desk, rewinding.PIECE + MANY)
    before = [case.stored() for case in Complaint.select()]
    work = keeping.adding(desk.office, "", Holiday, {"date": date(2026, 3, 17), "name": "Day off", "kind": "holiday"})
    next(work), next(work)
    work.close()
    assert [case.stored() for case in Complaint.select()] == before
    assert Holiday.get_or_none(Holiday.date == date(2026, 3, 17)) is None


def test_a_day_off_moves_all_and_what_was_missed_stays_missed(desk: Desk) -> None:
    take_in(desk, MANY)
    before = {case.id: case.stored() for case in Complaint.select()}
    keeping.add(desk.office, "", Holiday, {"date": date(2026, 3, 9), "name": "Day off"})
    for case in Complaint.select():
        # Nobody had them on the Friday, and the first response was missed on the Monday.
        assert (case.first_breached_at, case.first_breached_step) == (
            datetime(2026, 3, 6, 18, 0, tzinfo=SHANGHAI), "assign",
        )  # fmt: skip
        assert case.resolution_due == datetime(2026, 3, 18, 18, 0, tzinfo=SHANGHAI)
    assert list(clocks(desk.office)) == []
    undo(desk.office, "")
    own = {"revision", "updated_at"}
    for case in Complaint.select():
        told = case.stored()
        assert {name: told[name] for name in told.keys() - own} == {
            name: value for name, value in before[case.id].items() if name not in own
        }
