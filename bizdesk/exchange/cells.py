"""The cells of one column turned into values of its field."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bizdesk.exchange.grid import Cell, shown
from bizdesk.exchange.guarding import unguarded
from bizdesk.exchange.matching import FACTORS, Column
from bizdesk.exchange.meanings import in_every_language
from bizdesk.exchanged import exchanged, told_of
from bizdesk.office import values
from bizdesk.office.dates import DAY_ALONE, DAYS_AWAY, TODAY
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Date, Flag, Instant, Money, Percent, Period, Reference, Tags, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.quantities import half_width
from bizdesk.office.record import Record
from bizdesk.office.refusal import AMBIGUOUS_DATE, TOO_MANY_DECIMALS
from bizdesk.office.text import fold
from bizdesk.office.values import show_quantity

Read = Callable[[str], Any]
PLAIN = re.compile(r"[0-9]{1,12}(?:\.[0-9]+)?")
TAKEN_FOR = N_("{label}: {text} is taken for '{value}'.")
UNCLEAR = N_(
    "This may be {one} % or {other} %. Write it with its sign, or map the column as {field}:percent or {field}:share."
)
# A month without its day; a point would do for the number 2024.1 too, which may have been October.
MONTH = re.compile(r"(?a:(\d{4})\s*[-/年]\s*(\d{1,2})\s*月?)")
SUM = re.compile(r"[*/]|[\d.万亿元圆)]\s*[+-]\s*[\d.(]")
OF_THIS_YEAR = re.compile(r"(?a:\s*\d{1,2}[-/]\d{1,2}(?:\s.*)?)")
SHORT_DATE = N_("{text} is short for a day and meant for typing. A file gives whole dates, such as 2024-03-06.")
SUMMED = N_("{text} is a sum and meant for typing. A file gives the amount itself.")
BETWEEN_TAGS = re.compile("[,，、]")
OWN_UNIT = frozenset("万亿千元圆")


def reader(kind: type[Record], column: Column, field: Typed, office: Office, refer: Callable[..., Any]) -> Read:
    """The function that reads the text of a cell; it raises Refused. refer(field, text) finds the record named."""
    if isinstance(field, Reference):
        return lambda text: refer(field, text)
    if isinstance(field, Choice):
        return _choice(kind, field, office)
    if isinstance(field, Tags):
        return _tags(field, office)
    if isinstance(field, Money) and column.way in ("", "1"):
        return lambda text: (
            _plain_amount(text, office.digits) if PLAIN.fullmatch(text) else _amount(field, text, office)
        )
    if isinstance(field, Money) and FACTORS.get(column.way, 1) > 1:
        return lambda text: _scaled(field, text, FACTORS[column.way], office)
    if column.way in ("years", "months"):
        unit = "years" if column.way == "years" else "months"
        return lambda text: values.parse_months(text, unit)  # type: ignore[arg-type]  # one of the two
    if isinstance(field, Date | Instant):
        return _whole(_dated(column, field, office))
    return lambda text: field.parse(text, office)


def _whole(read: Read) -> Read:
    """The same for days that say their year: one of this year is short for that, and for typing alone."""

    def whole(text: str) -> Any:
        if OF_THIS_YEAR.fullmatch(half_width(text)):
            raise Refused(SHORT_DATE, text=shown(text))
        return read(text)

    return whole


def _dated(column: Column, field: Date | Instant, office: Office) -> Read:
    """The function that reads a day or a moment, in the order of figures that was told."""
    if column.way in ("mdy", "dmy") and isinstance(field, Date):
        return lambda text: values.parse_date(text, office.today(), ambiguous=_order(text, column.way))
    if column.way in ("mdy", "dmy") and isinstance(field, Instant):
        return lambda text: values.parse_instant(text, office.today(), office.zone, ambiguous=_order(text, column.way))
    if isinstance(field, Date):
        return lambda text: _day(field, text, office)
    return lambda text: field.parse(text, office)


def _day(field: Date, text: str, office: Office) -> date:
    """A whole date, or the first day of a month; what is short for a day near today is for typing alone."""
    plain = half_width(text).casefold()
    if plain in TODAY or DAYS_AWAY.fullmatch(plain) or DAY_ALONE.fullmatch(plain):
        raise Refused(SHORT_DATE, text=shown(text))
    month = MONTH.fullmatch(plain)
    if month and 1 <= int(month[2]) <= 12:
        plain = f"{month[1]}-{int(month[2]):02}-01"
    day: date = field.parse(plain if month else text, office)
    return day


def _amount(field: Money, text: str, office: Office) -> int:
    """An amount; to reckon it out is for typing alone."""
    if SUM.search(half_width(text)):
        raise Refused(SUMMED, text=shown(text))
    amount: int = field.parse(text, office)
    return amount


def _labels(options: Mapping[str, str]) -> dict[str, str]:
    """The words of a list by what they are called in any language, folded: whatever office a file comes from."""
    return {fold(label): name for name, message in options.items() for label in in_every_language(message)}


def _tags(field: Tags, office: Office) -> Read:
    labels = _labels(field.options)
    return lambda text: field.parse(",".join(labels.get(fold(part), part) for part in BETWEEN_TAGS.split(text)), office)


def _choice(kind: type[Record], field: Choice, office: Office) -> Read:
    listed = exchanged(kind).wordings.get(field.name, {})
    words = _labels(field.options) | {fold(word): name for name, words in listed.items() for word in words}

    def read(text: str) -> Any:
        return words.get(fold(text)) or field.parse(text, office)

    return read


def _plain_amount(text: str, digits: int) -> int:
    """The minor units of plain figures, which need none of what may be typed as an amount."""
    whole, _point, part = text.partition(".")
    if len(part) > digits:
        raise values.ValueRefused(TOO_MANY_DECIMALS, digits=digits, text=shown(text))
    return int(whole) * 10**digits + int(part.ljust(digits, "0") or 0)


def _scaled(field: Money, text: str, factor: int, office: Office) -> int:
    """An amount of a column that counts in thousands or ten thousands."""
    if OWN_UNIT & set(text) or SUM.search(half_width(text)):
        return _amount(field, text, office)
    if text.lstrip().startswith(("(", "（")):
        return field.parse(text, office) * factor
    try:
        return field.parse(f"({text})*{factor}", office)
    except Refused as fault:
        told = {**fault.values, "text": shown(text)} if "text" in fault.values else fault.values
        raise Refused(fault.message, **told) from None


def _order(text: str, way: str) -> Callable[[Sequence[date]], date | None]:
    numbers = [int(part) for part in "".join(sign if sign.isdecimal() else " " for sign in text).split()[:2]]
    month, day = numbers if way == "mdy" else reversed(numbers)

    def choose(days: Sequence[date]) -> date | None:
        return next((each for each in days if (each.month, each.day) == (month, day)), None)

    return choose


def counted_in(cells: Iterable[Cell]) -> str:
    """What the plain numbers of a column of percents are, percent or share; '' where the small ones may be either.

    Some below 1 and none above it: shares, 0.05 being 5 %. Both: nobody can say what 0.05 is. A 1 is what the others
    are; alone it may be either.
    """
    numbers = {number for cell in cells if (number := plain_number(str(cell).strip())) is not None and number > 0}
    below, above = any(number < 1 for number in numbers), any(number > 1 for number in numbers)
    if below:
        return "" if above else "share"
    return "" if numbers == {1} else "percent"


def plain_number(text: str) -> Decimal | None:
    """The number of a cell of percents; None where it has its sign, or is none."""
    if not text or text.endswith(("%", "％")):
        return None
    try:
        values.parse_percent(text, fraction_below_one=True)
    except values.ValueRefused:
        return None
    return Decimal(half_width(text).replace(",", "").replace(" ", ""))


def _percent(field: Typed, way: str) -> Read:
    def read(text: str) -> Any:
        number = plain_number(text.strip())
        if way == "percent" or number is None or number <= 0:
            return values.parse_percent(text)
        if way == "share":
            return number * 100
        if number <= 1:
            other = show_quantity(number * 100)
            raise Refused(UNCLEAR, one=show_quantity(number), other=other, field=field.name)
        return values.parse_percent(text)

    return read


class ColumnReader:
    """Reads the cells of one column; equal cells of a column that repeats itself are read once."""

    def __init__(
        self, kind: type[Record], column: Column, office: Office, workbook: bool, refer: Callable[..., Any],
        cells: Iterable[Cell],
    ) -> None:  # fmt: skip
        self.column = column
        self.name = column.field or ""
        self.field: Typed = told_of(kind)[self.name]
        self.workbook = workbook
        # Their refusals name the field themselves.
        self.named = isinstance(self.field, Choice | Reference | Tags)
        self._read = reader(kind, column, self.field, office, refer)
        self.way = column.way
        if isinstance(self.field, Percent):
            self.way = column.way or (counted_in(set(cells)) if column.percents else "percent")
            self._read = _percent(self.field, self.way)
        self.two_ways = False
        self._near = exchanged(kind).near.get(self.name, frozenset())
        self._known: dict[Cell, Any] = {}

    def text(self, cell: Cell) -> str:
        """The text of a cell as a reference is looked up by it."""
        return unguarded(cell, self.workbook) if isinstance(cell, str) else str(cell)

    def remark(self, cell: Cell, value: Any) -> str:
        """What is to be said of a cell whose value was read; '' where nothing is."""
        if self._near and isinstance(cell, str) and fold(cell) in self._near and isinstance(self.field, Choice):
            words = {"label": self.field.label, "text": shown(cell.strip()), "value": _(self.field.options[value])}
            return _(TAKEN_FOR).format(**words)
        if isinstance(self.field, Date) and isinstance(cell, str) and isinstance(value, date):
            words = {"label": shown(self.column.heading), "text": shown(cell.strip()), "value": str(value)}
            return _(TAKEN_FOR).format(**words) if MONTH.fullmatch(half_width(cell).strip()) else ""
        return ""

    def value(self, cell: Cell) -> Any:
        """The value of a cell that is not blank; Refused in words that name the column."""
        typed = type(cell)
        if typed is str:
            found = self._known.get(cell)
            if found is None:
                found = self._known[cell] = self._tried(unguarded(cell, self.workbook))  # type: ignore[arg-type]
            if isinstance(found, Refused):
                raise found.with_traceback(None)
            return found
        if isinstance(cell, date):
            day = cell.date() if isinstance(cell, datetime) else cell
            if isinstance(self.field, Date):
                return day
            return self._parsed(f"{day:%Y-%m}" if isinstance(self.field, Period) else str(cell))
        if typed is bool:
            return cell if isinstance(self.field, Flag) else self._parsed(str(cell).lower())
        return self._parsed(format(cell, "f") if isinstance(cell, Decimal) else str(cell))

    def _tried(self, text: str) -> Any:
        try:
            return self._parsed(text)
        except Refused as fault:
            return fault

    def _parsed(self, text: str) -> Any:
        try:
            return self._read(text)
        except values.ValueRefused as fault:
            raise self._told(Refused(fault.message, **fault.values)) from None
        except Refused as fault:
            self.two_ways = self.two_ways or fault.message == AMBIGUOUS_DATE
            raise self._told(fault) from None

    def _told(self, fault: Refused) -> Refused:
        if self.named:
            return fault
        return Refused(N_("{label}: {reason}"), label=shown(self.column.heading), reason=str(fault))
