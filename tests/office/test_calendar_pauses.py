"""Pauses told by events, and how much working time lay under them, by hand; Monday is 2 March 2026."""

from datetime import UTC, date, datetime, time

import pytest

from bizdesk.office.calendar import WorkingCalendar
from bizdesk.office.working_time import paused_seconds, pauses_from, working_seconds

OFFICE = WorkingCalendar(dict.fromkeys(range(5), ((time(10), time(18)),)), days={date(2026, 3, 6): "holiday"})


def on(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, second, tzinfo=UTC)


def test_a_pause_over_a_day_off_and_a_weekend() -> None:
    # Pinned by the conventions: opened Thursday 17:30, paused 17:50, Friday off, resumed Monday 12:30: 160 minutes.
    pauses = pauses_from([(on(5, 17, 50), True), (on(9, 12, 30), False)], until=on(9, 14))
    assert paused_seconds(OFFICE, pauses, on(5, 17, 30), on(9, 14)) == 160 * 60
    assert working_seconds(OFFICE, on(5, 17, 30), on(9, 14), pauses) == (20 + 90) * 60


@pytest.mark.parametrize(
    ("events", "minutes"),
    [
        ([], 0),
        ([(on(2, 11), True), (on(2, 12), False)], 60),
        ([(on(2, 11), True), (on(2, 11, 30), True), (on(2, 12), False)], 60),  # the first start is kept
        ([(on(2, 11), True), (on(2, 12), False), (on(2, 13), False)], 60),  # resumed already
        ([(on(2, 11), True), (on(2, 12), False), (on(2, 17, 30), True), (on(3, 10, 15), False)], 105),
        ([(on(2, 17), True)], 180),  # still open on Tuesday noon: 60 on Monday and 120 on Tuesday
        ([(on(3, 13), True)], 0),  # begins after the moment asked about
        ([(on(2, 20), True), (on(3, 8), False)], 0),  # outside working hours
        ([(on(2, 12), True), (on(2, 11), False)], 0),  # the clock was set back
        ([(on(2, 9), True), (on(2, 10, 30), False)], 30),  # opened during a pause
    ],
)
def test_events_tell_the_minutes_paused(events: list[tuple[datetime, bool]], minutes: int) -> None:
    noon = on(3, 12)
    assert paused_seconds(OFFICE, pauses_from(events, until=noon), on(2, 9), noon) == minutes * 60


def test_a_pause_counts_to_the_second() -> None:
    pauses = pauses_from([(on(2, 17, 59, 58), True), (on(3, 10, 0, 3), False)], until=on(3, 12))
    assert paused_seconds(OFFICE, pauses, on(2, 10), on(3, 12)) == 5


def test_only_what_lies_between_the_two_instants_counts() -> None:
    pauses = [(on(2, 11), on(2, 15))]
    assert paused_seconds(OFFICE, pauses, on(2, 12), on(2, 13)) == 3600
