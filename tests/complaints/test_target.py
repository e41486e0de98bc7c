"""How a target is typed, and what is refused in words."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizdesk.complaints.target import LIMITS, Target, due, parse
from bizdesk.office.errors import Refused
from tests.complaints.calendars import CALENDARS, at


@pytest.mark.parametrize(
    ("typed", "target", "canonical"),
    [
        ("4h", Target(4, "h"), "4h"),
        ("90m", Target(90, "m"), "90m"),
        ("3d", Target(3, "d"), "3d"),
        ("5cd", Target(5, "cd"), "5cd"),
        ("0d", Target(0, "d"), "0d"),
        ("0cd", Target(0, "cd"), "0cd"),
        ("4H", Target(4, "h"), "4h"),
        ("5Cd", Target(5, "cd"), "5cd"),
        (" 3 d ", Target(3, "d"), "3d"),
        ("４ｈ", Target(4, "h"), "4h"),
        ("\u3000５ＣＤ", Target(5, "cd"), "5cd"),
        ("007d", Target(7, "d"), "7d"),
        ("000d", Target(0, "d"), "0d"),
        ("60000m", Target(60000, "m"), "60000m"),
    ],
)
def test_a_target_is_read(typed: str, target: Target, canonical: str) -> None:
    assert parse(typed) == target
    assert str(target) == canonical


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "h",
        "4",
        "-4h",
        "+4h",
        "1.5h",
        "4 hours",
        "4x",
        "4h 30m",
        "d4",
        "٤h",
        "²h",
        "1e3h",
        "1_0h",
        "4\nh",
        "9" * 5000,
    ],
)
def test_what_is_no_target_is_refused_with_the_forms_there_are(typed: str) -> None:
    with pytest.raises(Refused, match="90m, 4h, 3d or 5cd"):
        parse(typed)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("60001m", "60001m is too long: a target is at most 60000m."),
        ("1001h", "1001h is too long: a target is at most 1000h."),
        ("1001d", "1001d is too long: a target is at most 1000d."),
        ("999999999CD", "999999999CD is too long: a target is at most 1000cd."),
        ("0h", "0h leaves no time at all: for the same day type 0d."),
        ("0m", "0m leaves no time at all: for the same day type 0d."),
    ],
)
def test_what_is_out_of_bounds_is_refused_with_the_bound(typed: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed)
    assert str(refused.value) == words


@pytest.mark.parametrize(("count", "unit"), [(0, "h"), (-1, "d"), (1001, "h"), (1, "w"), (0, "")])
def test_a_target_out_of_bounds_cannot_be_made(count: int, unit: str) -> None:
    with pytest.raises(ValueError, match="No target"):
        Target(count, unit)


def test_a_start_without_a_time_zone_is_refused() -> None:
    naive = at(CALENDARS["ten"], "2026-03-05 15:00").replace(tzinfo=None)
    for text in ("1h", "1d", "1cd"):
        with pytest.raises(ValueError, match="without a time zone"):
            due(CALENDARS["ten"], naive, parse(text))


@given(st.sampled_from(sorted(LIMITS)), st.data())
def test_what_a_target_says_is_read_as_the_same(unit: str, data: st.DataObject) -> None:
    target = Target(data.draw(st.integers(1, LIMITS[unit])), unit)
    assert parse(str(target)) == target
    # No bound is so wide that a due time could not be reckoned.
    assert due(CALENDARS["ten"], at(CALENDARS["ten"], "2026-03-05 15:00"), target).year < 2031


@given(st.text(max_size=8) | st.from_regex(r"[0-9０-９]{1,10} ?[hHmMcCdD]{1,2}", fullmatch=True))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    with suppress(Refused):
        assert parse(str(parse(text))) == parse(text)
