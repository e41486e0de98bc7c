"""Dates and times as people type them: one meaning, or none."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizdesk.office import refusal
from bizdesk.office.values import ValueRefused, parse_date, parse_instant, show_date

TODAY = date(2026, 3, 18)
SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    "typed",
    [
        "2024-03-06", "2024-3-6", "2024/3/6", "2024.3.6", "2024年3月6日", "2024 年 3 月 6 日", "2024年3月6号",
        "24年3月6日", "20240306", "24-3-6", "24/3/6", "2024-03-06 00:00:00", "2024-03-06T13:45", "2024-03-06 9:05",
        "06-Mar-24", "6 March 2024", "Mar 6, 2024", "6-MAR-2024", "２０２４－３－６", "45357", "45357.0",
        "  2024-03-06\u3000",
    ],
)  # fmt: skip
def test_every_way_to_write_the_sixth_of_march_is_taken(typed: str) -> None:
    assert parse_date(typed, TODAY) == date(2024, 3, 6)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("t", TODAY), ("T", TODAY), ("今天", TODAY), ("+3", date(2026, 3, 21)), ("-3", date(2026, 3, 15)),
        ("＋3", date(2026, 3, 21)), ("15", date(2026, 3, 15)), ("31", date(2026, 3, 31)), ("3月6日", date(2026, 3, 6)),
        ("11-20", date(2026, 11, 20)), ("11/20", date(2026, 11, 20)), ("20/11", date(2026, 11, 20)),
        ("5-5", date(2026, 5, 5)),
        ("26-1-6", date(2026, 1, 6)), ("26-3-16", date(2026, 3, 16)), ("02-Mar-26", date(2026, 3, 2)),
        ("99-1-1", date(1999, 1, 1)), ("46-1-1", date(2046, 1, 1)), ("47-1-1", date(1947, 1, 1)),
        ("1900-01-01", date(1900, 1, 1)), ("9999-12-31", date(9999, 12, 31)), ("2024-02-29", date(2024, 2, 29)),
    ],
)  # fmt: skip
def test_short_forms_are_read_from_the_office_s_day(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1/23/23", date(2023, 1, 23)),
        ("23/1/2023", date(2023, 1, 23)),
        ("10/27/28", date(2028, 10, 27)),
        ("3/3/2026", date(2026, 3, 3)),
    ],
)
def test_three_numbers_with_one_reading_are_taken(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("3/4/2026", [date(2026, 3, 4), date(2026, 4, 3)]),
        ("4/5/16", [date(2016, 4, 5), date(2016, 5, 4)]),
        ("3-4", [date(2026, 3, 4), date(2026, 4, 3)]),
        ("26/3/16", [date(2016, 3, 26), date(2026, 3, 16)]),
        ("05-06-07", [date(2005, 6, 7), date(2007, 5, 6), date(2007, 6, 5)]),
    ],
)
def test_three_numbers_with_several_readings_are_asked_about_and_never_guessed(typed: str, days: list[date]) -> None:
    asked: list[Sequence[date]] = []

    def last(choices: Sequence[date]) -> date:
        asked.append(choices)
        return choices[-1]

    assert parse_date(typed, TODAY, ambiguous=last) == days[-1]
    assert asked == [days]
    for answer in ("refuse", lambda _: None):
        with pytest.raises(ValueRefused) as refused:
            parse_date(typed, TODAY, ambiguous=answer)  # type: ignore[arg-type]  # both forms in one loop
        assert refused.value.message == refusal.AMBIGUOUS_DATE
        assert str(days[0]) in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2026-02-30", refusal.NO_SUCH_DAY),
        ("2025-02-29", refusal.NO_SUCH_DAY),
        ("2026-13-01", refusal.NO_SUCH_DAY),
        ("30/02/2026", refusal.NO_SUCH_DAY),
        ("0", refusal.NO_SUCH_DAY),
        ("32", refusal.NO_SUCH_DAY),
        ("00000000", refusal.NO_SUCH_DAY),
        ("1899-12-31", refusal.YEAR_OUT_OF_RANGE),
        ("0024-03-06", refusal.YEAR_OUT_OF_RANGE),
        ("+9999999", refusal.YEAR_OUT_OF_RANGE),
        ("-99999", refusal.YEAR_OUT_OF_RANGE),
        ("10000-01-01", refusal.NOT_A_DATE),
        ("13-13", refusal.NO_SUCH_DAY),
        ("2-30", refusal.NO_SUCH_DAY),
        ("2026-3/4", refusal.NOT_A_DATE),
        ("2024", refusal.NOT_A_DATE),
        ("240306", refusal.NOT_A_DATE),
        ("tomorrow", refusal.NOT_A_DATE),
        ("4.6E+4", refusal.NOT_A_DATE),
        ("#REF!", refusal.NOT_A_DATE),
        ("2026-02-16 25:00", refusal.NO_SUCH_TIME),
        ("٢٠٢٤-٠٣-٠٦", refusal.FOREIGN_DIGITS),
        ("", refusal.EMPTY),
        ("2" * 10_000_000, refusal.TOO_LONG),
    ],
    ids=range(24),
)
def test_what_is_no_day_is_refused_in_words(typed: str, message: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_date(typed, TODAY)
    assert refused.value.message == message
    assert "{" not in str(refused.value)


@pytest.mark.parametrize("typed", ["soon", "soon 18:00", "2026", "18"])
def test_a_moment_that_is_none_is_refused_with_a_time_to_go_by(typed: str) -> None:
    with pytest.raises(ValueRefused, match="Type it as 2024-03-06 14:30"):
        parse_instant(typed, TODAY, UTC)
    assert parse_instant("11-20 18:00", TODAY, UTC) == datetime(2026, 11, 20, 18, tzinfo=UTC)


def test_the_day_alone_must_be_in_this_month() -> None:
    with pytest.raises(ValueRefused):
        parse_date("31", date(2026, 2, 1))


@given(st.text(max_size=40) | st.text(alphabet="0123456789-/.年月日+tT: ", max_size=20))
def test_any_text_gives_a_day_or_a_refusal(text: str) -> None:
    try:
        day = parse_date(text, TODAY)
    except ValueRefused:
        return
    assert 1900 <= day.year <= 9999


@given(st.dates(date(1900, 1, 1)))
def test_what_is_shown_can_be_typed_again(day: date) -> None:
    assert parse_date(show_date(day), TODAY) == day


@given(st.integers(10_000, 99_999))
def test_a_serial_number_counts_days_as_spreadsheets_do(serial: int) -> None:
    # 25569 is 1970-01-01 in every spreadsheet with the 1900 system.
    assert parse_date(str(serial), TODAY) == date(1970, 1, 1) + timedelta(days=serial - 25569)


def test_no_date_is_shown_as_nothing() -> None:
    assert show_date(None) == ""


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2024-03-06 14:30", datetime(2024, 3, 6, 6, 30, tzinfo=UTC)),
        ("2024年3月6日 14时30分", datetime(2024, 3, 6, 6, 30, tzinfo=UTC)),
        ("2024-03-06T14:30:15", datetime(2024, 3, 6, 6, 30, 15, tzinfo=UTC)),
        ("t 8:00", datetime(2026, 3, 18, 0, 0, tzinfo=UTC)),
        ("07:30", datetime(2026, 3, 17, 23, 30, tzinfo=UTC)),
        ("２０２４-3-6 １４：３０", datetime(2024, 3, 6, 6, 30, tzinfo=UTC)),
        ("2024-03-06", datetime(2024, 3, 5, 16, 0, tzinfo=UTC)),
        ("2024年3月6日", datetime(2024, 3, 5, 16, 0, tzinfo=UTC)),
        ("2024-03-06T06:30:00Z", datetime(2024, 3, 6, 6, 30, tzinfo=UTC)),
        ("2024-03-06T14:30:00.000+08:00", datetime(2024, 3, 6, 6, 30, tzinfo=UTC)),
        ("2024-03-06 01:30:00-0500", datetime(2024, 3, 6, 6, 30, tzinfo=UTC)),
        ("26/03/2024 02:30:15 PM", datetime(2024, 3, 26, 6, 30, 15, tzinfo=UTC)),
        ("2024-03-06 12:05 a.m.", datetime(2024, 3, 5, 16, 5, tzinfo=UTC)),
        ("2024-03-06 12:05pm", datetime(2024, 3, 6, 4, 5, tzinfo=UTC)),
        ("2024/3/6 下午 2:30", datetime(2024, 3, 6, 6, 30, tzinfo=UTC)),
        ("2024年3月6日上午10时30分", datetime(2024, 3, 6, 2, 30, tzinfo=UTC)),
        ("2024-03-06 14:30 PM", datetime(2024, 3, 6, 6, 30, tzinfo=UTC)),
        ("45357.604166666664", datetime(2024, 3, 6, 6, 30, tzinfo=UTC)),
    ],
)
def test_a_local_time_becomes_the_moment_it_was(typed: str, moment: datetime) -> None:
    assert parse_instant(typed, TODAY, SHANGHAI) == moment


def test_the_hour_that_clocks_skip_is_refused_and_of_the_doubled_one_the_first_is_meant() -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_instant("2026-03-29 02:30", TODAY, BERLIN)
    assert refused.value.message == refusal.SKIPPED_TIME
    assert parse_instant("2026-10-25 02:30", TODAY, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    [
        "14", "14:60", "2024-02-30", "45357", "2024-03-06 24:00", "9999-12-31 23:59 x", "x 12:00",
        "2024-03-06 14:30 am", "2024-03-06 0:30 pm", "2024-03-06 14:30+15:00", "2024-03-06 14:30+08:75",
    ],
)  # fmt: skip
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(ValueRefused):
        parse_instant(typed, TODAY, SHANGHAI)


def test_the_last_night_of_the_last_year_does_not_overflow() -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_instant("9999-12-31 23:59", TODAY, ZoneInfo("America/New_York"))
    assert refused.value.message == refusal.YEAR_OUT_OF_RANGE


def test_all_that_a_date_may_be_is_told() -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_date("10/1/22", TODAY)
    assert refused.value.values["one"] == "2010-01-22, 2022-01-10"
    assert refused.value.values["other"] == "2022-10-01"
