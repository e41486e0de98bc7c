"""Looking on another day: each thread on its own, whatever order they come and go in, and never an act."""

from datetime import date
from threading import Event, Thread

from bizdesk import keeping
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch
from bizdesk.office.places import Place

FAR = date(2031, 5, 5)


def test_an_act_beside_a_report_of_another_day_is_of_today(office: Office) -> None:
    looking, go_on, seen = Event(), Event(), []

    def report() -> None:
        with office.looking_on(FAR):
            looking.set()
            go_on.wait(5)
            seen.append(office.today())

    thread = Thread(target=report)
    thread.start()
    assert looking.wait(5)
    today = office.today()
    keeping.add(office, "", Place, {"code": "N", "name": "new"})
    go_on.set()
    thread.join(5)
    assert seen == [FAR]
    assert today == office.today() != FAR
    newest = JournalBatch.select().order_by(JournalBatch.id.desc()).first()
    assert newest.at.date() != FAR


def test_looking_within_looking_comes_back_day_by_day(office: Office) -> None:
    today = office.today()
    with office.looking_on(FAR):
        with office.looking_on(None):
            assert office.today() == FAR
        with office.looking_on(date(2020, 1, 1)):
            assert office.today() == date(2020, 1, 1)
        assert office.today() == FAR
    assert office.today() == today
