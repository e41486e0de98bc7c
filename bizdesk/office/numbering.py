"""The numbers of records: how one is written, read and continued; which were given is kept elsewhere."""

import re
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

TEMPLATE = "{prefix}-{year}-{serial:04}"
PLACES = {"prefix": "", "year": "", "serial": "0[1-9]"}
PREFIX_LIMIT = 12
# A longer serial is taken for a number of some other making, so that one slip in typing cannot use a series up.
SERIAL_DIGITS = 9


class NumberParts(NamedTuple):
    """What a number says; None or an empty prefix where the template has no place for it."""

    prefix: str
    year: int | None
    serial: int


def next_number(prefix: str, year: int, last: int, template: str = TEMPLATE) -> str:
    """The number that follows the last serial ever given in the series, such as TS-2026-0001 after 0.

    A serial that outgrows its width goes on with more digits.
    ValueError: a template, prefix, year or serial out of bounds.
    """
    places(template)
    if not 1 <= len(prefix) <= PREFIX_LIMIT or not prefix.isprintable() or prefix != prefix.strip():
        raise ValueError(f"A prefix has 1 to {PREFIX_LIMIT} characters, and no space at either end.")
    if not 1 <= year <= 9999:
        raise ValueError(f"A year is 1 to 9999, not {year}.")
    if not 0 <= last < 10**SERIAL_DIGITS - 1:
        raise ValueError(f"No serial can follow {last} in the series {series_of(prefix, year, template)}.")
    return template.format(prefix=prefix, year=f"{year:04}", serial=last + 1)


def split_number(number: str, prefix: str, template: str = TEMPLATE) -> NumberParts | None:
    """The parts of a number of this prefix and template, its serial in whatever width; None for any other number.

    ValueError: a template out of bounds.
    """
    found = re.fullmatch(_pattern(prefix, template), number)
    if not found:
        return None
    parts = found.groupdict()
    year = int(parts["year"]) if "year" in parts else None
    serial = int(parts["serial"])
    return NumberParts(parts.get("prefix", ""), year, serial) if serial and year != 0 else None


def series_of(prefix: str, year: int, template: str = TEMPLATE) -> str:
    """The name of the series that shares one counter: the number with a star for its serial, such as TS-2026-*.

    Templates that differ only in the width of the serial are one series: their numbers would be taken for each other.
    ValueError: a template out of bounds.
    """
    filled = {"": "", "prefix": prefix, "year": f"{year:04}", "serial": "*"}
    return "".join(literal + filled[name] for literal, name in places(template))


@lru_cache(maxsize=64)
def places(template: str) -> tuple[tuple[str, str], ...]:
    """A template as pairs of literal text and the place that follows it, empty after the last.

    It holds {serial:04} (01 to 09) once, {prefix} and {year} at most once. ValueError, in words, for any other.
    """
    try:
        fields = list(Formatter().parse(template))
    except ValueError as unbalanced:
        raise ValueError(f"The form of numbers {template!r} has a brace without its partner.") from unbalanced
    names = [name for _, name, _, _ in fields if name is not None]
    for literal, name, width, conversion in fields:
        if not literal.isprintable() or set(literal) & set("{}*"):
            raise ValueError(f"The form of numbers {template!r} has a character that no number may bear.")
        if name is not None and (name not in PLACES or conversion or not re.fullmatch(PLACES[name], width or "")):
            raise ValueError(
                f"The form of numbers {template!r} has a place other than {{prefix}}, {{year}}, {{serial:04}}."
            )
    if names.count("serial") != 1 or len(names) != len(set(names)):
        raise ValueError(f"The form of numbers {template!r} must hold {{serial:04}} once, and no place twice.")
    return tuple((literal, name or "") for literal, name, _, _ in fields)


@lru_cache(maxsize=64)
def _pattern(prefix: str, template: str) -> re.Pattern[str]:
    read = {
        "": "",
        "prefix": f"(?P<prefix>{re.escape(prefix)})",
        "year": "(?P<year>[0-9]{4})",
        "serial": f"(?P<serial>[0-9]{{1,{SERIAL_DIGITS}}})",
    }
    return re.compile("".join(re.escape(literal) + read[name] for literal, name in places(template)))
