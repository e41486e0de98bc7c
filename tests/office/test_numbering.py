"""Numbers of records: written, read back, continued, and refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizdesk.office.numbering import NumberParts, next_number, series_of, split_number


@pytest.mark.parametrize(
    ("prefix", "year", "last", "template", "number"),
    [
        ("TS", 2026, 0, "{prefix}-{year}-{serial:04}", "TS-2026-0001"),
        ("TS", 2026, 41, "{prefix}-{year}-{serial:04}", "TS-2026-0042"),
        ("TS", 2026, 9999, "{prefix}-{year}-{serial:04}", "TS-2026-10000"),  # never back to 0001
        ("资产", 2026, 6, "{prefix}{year}{serial:03}号", "资产2026007号"),
        ("FA", 2026, 122, "{prefix}-{serial:06}", "FA-000123"),
        ("FA", 2026, 0, "{serial:01}/{year}", "1/2026"),
        ("A1", 987, 0, "{prefix}.{year}.{serial:02}", "A1.0987.01"),
    ],
)
def test_the_next_number_is_one_more_than_the_last(
    prefix: str, year: int, last: int, template: str, number: str
) -> None:
    assert next_number(prefix, year, last, template) == number


def test_the_usual_form_needs_no_template() -> None:
    assert next_number("ZC", 2026, 0) == "ZC-2026-0001"
    assert split_number("ZC-2026-0001", "ZC") == NumberParts("ZC", 2026, 1)
    assert series_of("ZC", 2026) == "ZC-2026-*"


@pytest.mark.parametrize(
    ("number", "prefix", "template", "parts"),
    [
        ("TS-2026-12", "TS", "{prefix}-{year}-{serial:04}", ("TS", 2026, 12)),  # typed short: the same serial
        ("TS-2026-10000", "TS", "{prefix}-{year}-{serial:04}", ("TS", 2026, 10000)),
        ("TS202610000", "TS", "{prefix}{year}{serial:04}", ("TS", 2026, 10000)),
        ("A120260001", "A1", "{prefix}{year}{serial:04}", ("A1", 2026, 1)),
        ("资产2026007号", "资产", "{prefix}{year}{serial:03}号", ("资产", 2026, 7)),
        ("FA-000123", "FA", "{prefix}-{serial:06}", ("FA", None, 123)),
        ("1/2026", "FA", "{serial:01}/{year}", ("", 2026, 1)),
        ("A.B-2026-0001", "A.B", "{prefix}-{year}-{serial:04}", ("A.B", 2026, 1)),
    ],
)
def test_a_number_is_read_back(number: str, prefix: str, template: str, parts: tuple[str, int | None, int]) -> None:
    assert split_number(number, prefix, template) == parts


@pytest.mark.parametrize(
    "number",
    [
        "",
        "TS-2026-",
        "ts-2026-0001",
        "TS-26-0001",
        "TS-2026-0001a",
        "XTS-2026-0001",
        "TS-2026-0001\n",
        "TS-2026-0000",
        "TS-0000-0001",
        "TS-2026-٠٠٠١",  # Arabic digits
        "TS-2026-1234567890",  # would use up the series at one stroke
        "A1-2026-0001",
    ],
)
def test_a_number_of_another_making_is_left_alone(number: str) -> None:
    assert split_number(number, "TS") is None


def test_a_dot_is_only_a_dot() -> None:
    assert split_number("AxB-2026-0001", "A.B") is None
    assert split_number("TSx0001", "TS", "{prefix}.{serial:04}") is None


def test_each_year_and_prefix_counts_for_itself_and_each_width_with_the_others() -> None:
    assert len({series_of("TS", 2026), series_of("TS", 2027), series_of("ZC", 2026)}) == 3
    assert series_of("TS", 2026, "{prefix}-{year}-{serial:06}") == series_of("TS", 2026)
    assert series_of("FA", 2026, "{prefix}-{serial:06}") == series_of("FA", 2027, "{prefix}-{serial:06}") == "FA-*"


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{prefix}-{year}", "must hold .serial:04. once"),
        ("{serial:04}-{serial:04}", "once, and no place twice"),
        ("{year}{year}{serial:04}", "no place twice"),
        ("{prefix}-{serial}", "a place other than"),
        ("{prefix}-{serial:4}", "a place other than"),
        ("{prefix}-{serial:099999999}", "a place other than"),
        ("{prefix!r}-{serial:04}", "a place other than"),
        ("{prefix.__class__}-{serial:04}", "a place other than"),
        ("{prefix:>99999999}-{serial:04}", "a place other than"),
        ("{day}-{serial:04}", "a place other than"),
        ("{0}-{serial:04}", "a place other than"),
        ("{}-{serial:04}", "a place other than"),
        ("{prefix-{serial:04}", "brace|place other"),
        ("prefix}-{serial:04}", "brace without its partner"),
        ("{{}}-{serial:04}", "a character that no number may bear"),
        ("*{serial:04}", "a character that no number may bear"),
        ("TS\n{serial:04}", "a character that no number may bear"),
        ("", "must hold"),
    ],
)
def test_a_template_that_is_no_form_of_numbers_is_refused(template: str, says: str) -> None:
    for ask in (lambda: next_number("TS", 2026, 0, template), lambda: split_number("TS-1", "TS", template)):
        with pytest.raises(ValueError, match=says):
            ask()


@pytest.mark.parametrize(
    ("prefix", "year", "last", "says"),
    [
        ("", 2026, 0, "1 to 12 characters"),
        ("ABCDEFGHIJKLM", 2026, 0, "1 to 12 characters"),
        (" TS", 2026, 0, "no space at either end"),
        ("T\x1bS", 2026, 0, "1 to 12 characters"),
        ("TS", 0, 0, "A year is 1 to 9999, not 0"),
        ("TS", 10000, 0, "not 10000"),
        ("TS", 2026, -1, "No serial can follow -1"),
        ("TS", 2026, 999_999_999, "No serial can follow 999999999 in the series TS-2026-"),
    ],
)
def test_what_cannot_be_numbered_is_refused(prefix: str, year: int, last: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        next_number(prefix, year, last)


TEMPLATES = [
    "{prefix}-{year}-{serial:04}",
    "{prefix}{year}{serial:04}",
    "{serial:03}{prefix}{year}",
    "{year}{serial:01}",
]


@given(
    st.text("AZ09.-字", min_size=1, max_size=12),
    st.integers(1, 9999),
    st.integers(0, 999_999_998),
    st.sampled_from(TEMPLATES),
)
def test_every_number_given_is_read_back_as_it_was_given(prefix: str, year: int, last: int, template: str) -> None:
    parts = split_number(next_number(prefix, year, last, template), prefix, template)
    assert parts is not None
    assert (parts.year, parts.serial) == (year, last + 1)
