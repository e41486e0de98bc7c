"""A report as plain data: what every renderer is given, and all that it is given.

Cells of a row, by their column's type: text str, integer int, money int (minor units), quantity and percent Decimal
(5 is five percent), date datetime.date, instant aware datetime, boolean bool; None is a missing value. A text that
stands for a choice or another record is Coded, a whole number that is read in words Told. Titles, labels and notes are
words already translated; the fixed words of the page are translated by the renderers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from typing import Literal

Kind = Literal["text", "integer", "money", "quantity", "percent", "date", "instant", "boolean"]
Cell = str | int | Decimal | date | datetime | bool | None
Row = Sequence[Cell] | Mapping[str, Cell]
Rows = Sequence[Row] | Callable[[], Iterable[Row]]
Figure = int | Decimal | None

NUMBERS = frozenset({"integer", "money", "quantity", "percent"})


class Coded(str):
    """Words for people that stand for a code: key is what other programs are told, the same in every language."""

    __slots__ = ("key",)
    key: str

    def __new__(cls, words: str, key: str) -> "Coded":
        made = super().__new__(cls, words)
        made.key = key
        return made


class Told(int):
    """A whole number that people read in words, such as a length of time; other programs are told the number."""

    words: str

    def __new__(cls, number: int, words: str) -> "Told":
        made = super().__new__(cls, number)
        made.words = words
        return made


class Exact(datetime):
    """An instant that people read with its seconds, where it has some; other programs always are told them."""

    @classmethod
    def of(cls, instant: datetime | None) -> "Exact | None":
        """The same instant, to be read so."""
        return None if instant is None else cls.fromtimestamp(instant.timestamp(), instant.tzinfo)


@dataclass(frozen=True)
class Column:
    """One column of a table; total asks for the exact sum below it, width is a wish in screen cells."""

    name: str
    label: str
    type: Kind = "text"
    total: bool = False
    width: int = 0


@dataclass(frozen=True)
class Table:
    """Rows under headings.

    rows: a sequence, or for long tables a function that begins the rows anew each time it is called; count then
    tells how many there will be without making them. totals given replace the sums; empty is said if there is no row.
    A note of more than a few lines belongs in a Paragraph. apart: the column for each value of which people read a
    table of its own, headed by that value, while other programs are told one table with the column.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Rows = ()
    totals: Mapping[str, Cell] | None = None
    note: str = ""
    empty: str = ""
    count: Callable[[], int] | None = None
    apart: str = ""


@dataclass(frozen=True)
class Series:
    """One line or one colour of a chart: a figure for each label, None where there is none."""

    label: str
    values: tuple[Figure, ...]


@dataclass(frozen=True)
class Chart:
    """A picture of figures; unit is the word beside them, type says how they are written.

    share: for bars, how many percent of the whole are reached with each label, drawn as a curve over them; ends: the
    first and last figure of the scale where these are given, such as 1 and 5.
    """

    name: str
    title: str
    kind: Literal["bar", "line", "stacked"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    type: Kind = "quantity"
    share: Series | None = None
    ends: tuple[int, int] | None = None


@dataclass(frozen=True)
class Field:
    """A named value of a form."""

    name: str
    label: str
    value: Cell
    type: Kind = "text"


@dataclass(frozen=True)
class Fields:
    """The named values of one record, as on a card or a certificate."""

    items: tuple[Field, ...]
    title: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text; a line break stays one."""

    text: str
    title: str = ""


@dataclass(frozen=True)
class Signatures:
    """A line to sign and date for each role."""

    roles: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    """One label: its lines of text, the pictures in half blocks for text pages and as SVG for HTML; bars where the page
    is wide enough for them."""

    caption: tuple[str, ...]
    qr_rows: tuple[str, ...] = ()
    svg: str = ""
    bar_rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codes:
    """Labels set side by side."""

    items: tuple[Code, ...]
    title: str = ""


Block = Table | Chart | Fields | Paragraph | Signatures | Codes


@dataclass(frozen=True)
class Report:
    """One document. as_of or period (first and last day) says what it is about, filter in words what it leaves out.

    parameters are the values the report was asked with, for other programs to read. letter: it goes to somebody outside
    and bears the office's name alone, not when and of which figures it was made.
    """

    name: str
    title: str
    office: str
    blocks: tuple[Block, ...]
    printed_at: datetime
    as_of: date | None = None
    period: tuple[date, date] | None = None
    parameters: Mapping[str, Cell] = field(default_factory=dict)
    filter: str = ""
    zone: tzinfo = UTC
    prepared_by: str = ""
    journal_head: str = ""
    currency: str = ""
    digits: int = 2
    letter: bool = False
