"""How each type of value is written: for people on pages, and plainly for machines."""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from functools import partial

from bizdesk.office import values
from bizdesk.office.language import _
from bizdesk.office.text import visible
from bizdesk.reports.report import Cell, Exact, Kind, Report, Told

Shown = Callable[[Cell], str]
CELL_LIMIT = 32_767


def shown(kind: Kind, digits: int = 2, zone: tzinfo = UTC) -> Shown:
    """The function that writes values of a type as people read them.

    A missing value is '', a missing percent a dash: there was nothing to take it of. Text comes back as it is.
    digits: decimal places of the currency; zone: of the office, for instants.
    """
    if kind == "money":
        return partial(_money, digits)
    if kind == "instant":
        return partial(_instant, zone)
    return SHOWN[kind]


def shown_in(report: Report, kind: Kind) -> Shown:
    """The same for the currency and zone of a report."""
    return shown(kind, report.digits, report.zone)


def told(text: str) -> str:
    """A text as it can safely stand in a file to be looked at: control characters as pictures, line breaks kept.

    What no spreadsheet cell can hold is cut, in every format alike.
    """
    if text.isascii() and text.isprintable() and len(text) <= CELL_LIMIT:
        return text
    return visible(text, CELL_LIMIT, multiline=True)


def plain(kind: Kind, value: Cell, digits: int = 2) -> str:
    """A value as files carry it: no grouping, dates ISO, instants in UTC; a missing value is ''."""
    if value is None:
        return ""
    if kind == "money" and isinstance(value, int):
        return values.plain_money(value, digits)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return values.show_quantity(value)
    return str(value)


def _money(digits: int, value: Cell) -> str:
    return "" if value is None else values.show_money(value, digits)  # type: ignore[arg-type]  # the column says int


def _instant(zone: tzinfo, value: Cell) -> str:
    if not isinstance(value, datetime):
        return ""
    seconds = ":%S" if isinstance(value, Exact) and value.second else ""
    return value.astimezone(zone).strftime(f"%Y-%m-%d %H:%M{seconds}")


def _date(value: Cell) -> str:
    return value.isoformat() if isinstance(value, date) else ""


def _text(value: Cell) -> str:
    return "" if value is None else str(value)


def _integer(value: Cell) -> str:
    if isinstance(value, Told):
        return value.words
    return "" if value is None else f"{value:,}"


def _quantity(value: Cell) -> str:
    return "" if value is None else values.show_quantity(value)  # type: ignore[arg-type]  # the column says Decimal


def _percent(value: Cell) -> str:
    return values.show_percent(value)  # type: ignore[arg-type]  # the column says Decimal


def _boolean(value: Cell) -> str:
    return "" if value is None else _("yes") if value else _("no")


SHOWN: dict[Kind, Shown] = {
    "text": _text,
    "integer": _integer,
    "quantity": _quantity,
    "percent": _percent,
    "date": _date,
    "boolean": _boolean,
}
