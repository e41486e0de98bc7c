"""The working time left in the queue, worked by hand on the calendar of the desk: weekdays 9 to 12 and 13 to 18."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizdesk import keeping
from bizdesk.complaints import queueing
from bizdesk.complaints.models import Complaint
from bizdesk.complaints.queueing import READ, Waiting, in_words, left, read
from bizdesk.complaints.report_standing import Reckoning
from bizdesk.office.file import Office
from bizdesk.office.holidays import Holiday
from bizdesk.office.working_time import working_seconds
from tests.complaints.desk import Desk, opened


def told(desk: Desk, case: Complaint) -> tuple[str, bool, bool]:
    """What the queue says of a complaint: in words, whether it is late, whether its clock stands."""
    (text,) = Complaint.select(READ).where(Complaint.id == case.id).tuples().get()
    found = read(text)
    assert found is not None
    return in_words(desk.office, found), found.late(desk.now), found.paused is not None


def test_what_is_left_runs_out_at_the_due_time_and_below_it(desk: Desk) -> None:
    # Minor, taken down on Monday 16 March at noon: assigned by 18:00 of the day.
    case = desk.take_down()
    for at, words, late in [
        ("2026-03-16 12:00:00", "5 h", False),
        ("2026-03-16 12:30:00", "5 h", False),  # lunch
        ("2026-03-16 15:40:00", "2 h 20 min", False),
        ("2026-03-16 18:00:00", "0 min", False),
        ("2026-03-16 20:00:00", "0 min", True),  # late, though no working time has passed yet
        ("2026-03-17 09:10:00", "-10 min", True),
        ("2026-03-17 18:00:00", "-1 d", True),
        ("2026-03-19 10:59:00", "-2 d 1 h", True),  # from a whole day on without the minutes
        ("2026-03-23 09:00:00", "-4 d", True),  # over a weekend
    ]:
        desk.at(at)
        assert told(desk, case) == (words, late, False), at


def test_of_a_clock_that_stands_what_was_left_is_left(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.at("2026-03-16 17:00:00")
    desk.do(case, "pause", waiting_for="customer")
    for at in ("2026-03-16 17:00:00", "2026-03-17 10:00:00", "2026-04-20 10:00:00"):
        desk.at(at)
        # Response by Tuesday 18:00: an hour of Monday and the eight of Tuesday.
        assert told(desk, case) == ("1 d 1 h, stopped", False, True)
    desk.do(case, "resume")
    assert told(desk, case)[0] == "1 d 1 h"


def test_a_clock_stopped_after_the_due_time_does_not_stop_the_lateness(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.at("2026-03-18 11:00:00")
    desk.do(case, "pause", waiting_for="customer")
    desk.at("2026-03-18 16:00:00")
    assert told(desk, case) == ("-6 h, stopped", True, True)


def test_nothing_is_told_of_what_is_not_due(desk: Desk) -> None:
    case = desk.to_feedback(desk.take_down())
    desk.do(case, "satisfied")
    (text,) = Complaint.select(READ).where(Complaint.id == case.id).tuples().get()
    assert read(text) is None


def test_a_page_of_rows_is_reckoned_by_one_calendar(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Reckoning] = []

    def making(office: Office) -> Reckoning:
        made.append(Reckoning(office))
        return made[-1]

    monkeypatch.setattr(queueing, "Reckoning", making)
    first = desk.take_down().next_due
    asked: list[str] = []
    for day in range(200):
        waiting = Waiting(first - timedelta(days=day), None)
        asked.append(in_words(desk.office, waiting))
    assert len(made) == 1
    assert asked[0] == "5 h"
    assert len(set(asked)) > 100


def test_a_day_off_told_meanwhile_counts_no_longer(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.at("2026-03-16 17:00:00")
    assert told(desk, case)[0] == "1 d 1 h"
    keeping.add(desk.office, "", Holiday, {"date": datetime(2026, 3, 17).date(), "name": "Snow"})
    # The response is due on Wednesday now, Tuesday is off: as much as before.
    assert told(desk, case)[0] == "1 d 1 h"
    desk.at("2026-03-17 12:00:00")
    assert told(desk, case)[0] == "1 d"


@pytest.fixture(scope="module")
def counting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reckoning]:
    with opened(tmp_path_factory.mktemp("counting") / "office.bizdesk") as desk:
        yield Reckoning(desk.office)


MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1)).map(lambda each: each.replace(tzinfo=UTC))


@given(MOMENTS, MOMENTS)
def test_it_is_the_working_time_between_to_the_minute(counting: Reckoning, now: datetime, due: datetime) -> None:
    calendar, minute = counting.calendar, now.replace(second=0, microsecond=0)
    expected = working_seconds(calendar, minute, due) if due >= minute else -working_seconds(calendar, due, minute)
    assert left(counting, now, Waiting(due, None)) == expected
    day_before = due - timedelta(hours=24)
    stood = working_seconds(calendar, day_before.replace(second=0, microsecond=0), due)
    assert left(counting, now, Waiting(due, day_before)) == stood
