"""Headings matched to fields: labels of either language, field names, and what other programs say."""

import gettext
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from bizdesk.exchange.grid import Cell, shown
from bizdesk.exchange.headings import is_blank, label_keys
from bizdesk.exchange.leavings import SPACES_IN_CHINESE
from bizdesk.exchange.synonyms import COUNTER, MAY_COUNT, USELESS
from bizdesk.exchange.units import in_heading
from bizdesk.exchanged import exchanged, told_of
from bizdesk.office.errors import Refused, Unknown
from bizdesk.office.fields import Date, Integer, Money, Percent, Quantity, Reference, Typed
from bizdesk.office.language import LANGUAGES, N_, _
from bizdesk.office.record import Record
from bizdesk.office.text import fold

# How the cells of a column are to be read where the field itself does not say: after the colon of a target.
WAYS = {
    "years": N_("years"),
    "months": N_("months"),
    "1": N_("as they stand"),
    "1000": N_("thousands"),
    "10000": N_("ten thousands"),
    "1000000": N_("millions"),
    "100000000": N_("hundred millions"),
    "percent": N_("per cent"),
    "share": N_("shares: 0.05 is 5 %"),
    "mdy": N_("month, day, year"),
    "dmy": N_("day, month, year"),
    "first": N_("first name"),
    "last": N_("last name"),
    "name": N_("the name"),
}
FACTORS = {way: int(way) for way in WAYS if way.isdecimal()}
# The column that holds the names of what another column names by number or code.
CALLED = N_("{label} (name)")

# A month with its year, as a heading or as the day a workbook keeps it by.
OF_A_YEAR = re.compile(r"(?a:\d{4}\s*[-/.年]\s*(0?[1-9]|1[0-2])\s*月?(?:[-/.]0?1(?:\s+0+:00(?::00)?)?)?)")

UNKNOWN = N_("No field is called so. Say which it is, or ignore it.")
LEFT_OUT = N_("It was to be ignored.")
NOT_GIVEN = N_("{label} is worked out by bizdesk.")
WEAK = N_("{heading} gives {label} already.")
TWICE = N_(
    "{one} and {other} both give {label}. Take one of the two columns out of the file, or leave it out with"
    ' --map "{other}=".'
)
NOTHING = N_("It is empty.")
REPEATS = N_("It repeats {heading}.")
NO_HEADING = N_("There is no heading {heading}. The file has: {headings}.")
NO_FIELD = N_("{kind} has no field {field} to be imported. It has: {fields}.")
NO_WAY = N_("{target}: after the colon stands one of {ways}.")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: the field it gives and how, or no field and the reason."""

    heading: str
    index: int
    field: str | None = None
    way: str = ""
    reason: str = ""
    percents: bool = False
    useless: bool = False

    @property
    def part(self) -> bool:
        """Whether it gives only a part of its field's text."""
        return self.way in ("first", "last")

    @property
    def beside(self) -> bool:
        """Whether it holds the names of what another column names by number or code."""
        return self.way == "name"


def importable(kind: type[Record]) -> dict[str, Typed]:
    """What an import may give, by name: fields, and what is told besides."""
    also = (*exchanged(kind).begins, *exchanged(kind).besides)
    return {name: field for name, field in told_of(kind).items() if field.editable or name in also}


def known(kind: type[Record], mapping: Mapping[str, str] | None = None) -> frozenset[str]:
    """Every folded heading that says something about a kind, those of a mapping included."""
    told = {key for heading in mapping or () for key in label_keys(heading)}
    return frozenset(targets(kind)) | frozenset(_weaker(kind)) | frozenset(_useless(kind)) | told


@cache
def catalogues() -> tuple[gettext.NullTranslations, ...]:
    """The catalogues there are, whatever the language in use."""
    found: list[gettext.NullTranslations] = []
    for name in LANGUAGES:
        path = resources.files("bizdesk.data").joinpath("locale", name, "LC_MESSAGES", "bizdesk.mo")
        if path.is_file():
            with path.open("rb") as stream:
                found.append(gettext.GNUTranslations(stream))
    return tuple(found)


def in_every_language(message: str) -> tuple[str, ...]:
    """A message id and what it is in each further language, whatever the language in use."""
    return (message, *(catalogue.gettext(message) for catalogue in catalogues()))


@cache
def targets(kind: type[Record]) -> dict[str, str]:
    """Every folded heading of a kind with the field (and way) it stands for; labels win over other programs' words."""
    found: dict[str, str] = {}
    for name, field in told_of(kind).items():
        labels = in_every_language(field.verbose_name)
        target = f"{name}:months" if _counts_months(field) else name
        for heading in (*labels, name, name.replace("_", " ")):
            found.setdefault(fold(heading), target)
        if isinstance(field, Reference):
            for form, label in zip(in_every_language(CALLED), labels, strict=True):
                found.setdefault(fold(form.format(label=label)), f"{name}:name")
    for target, headings in exchanged(kind).headings.items():
        for heading in headings:
            found.setdefault(fold(heading), target)
    return found


def _keys(heading: str) -> tuple[str, ...]:
    """The forms under which a heading is looked up; Chinese words are often stretched by spaces."""
    keys = label_keys(heading)
    month = OF_A_YEAR.fullmatch(keys[0])
    named = (fold(f"{int(month[1])}月"),) if month else ()
    return (*keys, *(SPACES_IN_CHINESE.sub("", key) for key in keys), *named)


def _counts_months(field: Typed) -> bool:
    """Whether a field is a length of time, kept in months."""
    return isinstance(field, Integer) and field.name.endswith("_months")


def _weaker(kind: type[Record]) -> dict[str, str]:
    return {fold(heading): target for target, headings in exchanged(kind).weaker.items() for heading in headings}


def _useless(kind: type[Record]) -> dict[str, str]:
    """The folded headings of columns that bring nothing, with the reason."""
    useless = (*USELESS.items(), *exchanged(kind).useless.items())
    return {fold(heading): reason for reason, headings in useless for heading in headings}


def match(
    kind: type[Record],
    header: Sequence[str],
    mapping: Mapping[str, str],
    rows: Sequence[Sequence[Cell]] = (),
) -> dict[str, Column]:
    """The columns of a file by heading; mapping says what a heading means, and an empty meaning ignores it.

    Refused where a mapping names what is not there, and where two columns give one field, save one that is empty or
    only repeats the other: rows are the cells under the header.
    """
    given = _mapped(kind, header, mapping)
    strong, weak, useless = targets(kind), _weaker(kind), _useless(kind)
    found: dict[str, Column] = {}
    spare: list[tuple[Column, str]] = []
    for index, heading in enumerate(header):
        column = Column(heading, index)
        keys = _keys(heading)
        if heading in given:
            found[heading] = _column(kind, column, given[heading]) if given[heading] else _left(column, _(LEFT_OUT))
        elif key := next((key for key in keys if key in strong), ""):
            found[heading] = _column(kind, column, strong[key])
        elif key := next((key for key in keys if key in weak), ""):
            found[heading] = column
            spare.append((column, weak[key]))
        elif key := next((key for key in keys if key in useless), ""):
            found[heading] = replace(_left(column, _(useless[key])), useless=True)
        else:
            found[heading] = _left(column, _(UNKNOWN))
    _count(kind, found, given, rows)
    whole = {column.field: column for column in found.values() if column.field and not column.part}
    for heading, column in found.items():
        if column.part and column.field in whole:
            found[heading] = _left(column, _weak(kind, whole[column.field]))
    _clash(kind, found, rows)
    _stand_alone(
        found, {strong[key] for heading in given if not given[heading] for key in _keys(heading) if key in strong}
    )
    for column, target in spare:
        taken = next((each for each in found.values() if each.field == target), None)
        found[column.heading] = _left(column, _weak(kind, taken)) if taken else _column(kind, column, target)
    return found


def _count(
    kind: type[Record], found: dict[str, Column], given: Mapping[str, str], rows: Sequence[Sequence[Cell]]
) -> None:
    """Leave out the numbers that only count the rows of a list which names its records otherwise as well."""
    recognised = exchanged(kind).recognised
    if recognised is None:
        return
    enough = {*recognised.enough, recognised.field}
    for heading, column in found.items():
        named = any(each.field in enough for each in found.values() if each is not column)
        may = heading not in given and any(key in MAY_COUNT for key in _keys(heading))
        if named and may and _counting([row[column.index] for row in rows]):
            found[heading] = replace(_left(column, _(COUNTER)), useless=True)


def _counting(cells: Sequence[Cell]) -> bool:
    """Whether cells hold every number from 1 up, in every block or on every page anew or not."""
    texts = {str(cell).strip().rstrip(".") for cell in cells if not is_blank(cell)}
    return bool(texts) and texts == {str(number) for number in range(1, len(texts) + 1)}


def meant(kind: type[Record], header: Sequence[str], mapping: Mapping[str, str]) -> set[str]:
    """The fields that headings stand for, as far as they are known or told."""
    known = _weaker(kind) | targets(kind)
    told = {label_keys(heading)[0]: target for heading, target in mapping.items()}
    found = [told.get(_keys(heading)[0]) or next((known[key] for key in _keys(heading) if key in known), "")
             for heading in header]  # fmt: skip
    return {target.partition(":")[0] for target in found if target}


def _stand_alone(found: dict[str, Column], ignored: set[str]) -> None:
    """Names without codes beside them are what the file gives, save where the codes were to be ignored."""
    coded = {column.field for column in found.values() if not column.beside}
    for heading, column in found.items():
        if column.beside and column.field not in coded:
            found[heading] = _left(column, _(LEFT_OUT)) if column.field in ignored else replace(column, way="")


def _weak(kind: type[Record], taken: Column) -> str:
    return _(WEAK).format(heading=shown(taken.heading), label=told_of(kind)[taken.field or ""].label)


def _mapped(kind: type[Record], header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """The mapping by the file's own headings, its targets checked."""
    by_key = {fold(heading): heading for heading in reversed(header)}
    by_key |= {key: heading for heading in reversed(header) for key in label_keys(heading)[:1]}
    fields = importable(kind)
    given: dict[str, str] = {}
    for heading, target in mapping.items():
        own = heading if heading in header else by_key.get(label_keys(heading)[0])
        if own is None:
            raise Refused(NO_HEADING, heading=shown(heading), headings=_(", ").join(map(shown, header)))
        name, _colon, way = target.strip().partition(":")
        if name:
            name = name if name in fields else targets(kind).get(fold(name), name).partition(":")[0]
            refuse_unknown(kind, [name])
            if way and way not in WAYS:
                raise Unknown(NO_WAY, target=shown(target), ways=_(", ").join(WAYS))
        given[own] = f"{name}:{way}" if way else name
    return given


def refuse_unknown(kind: type[Record], names: Iterable[str]) -> None:
    """Refuse names of fields that an import does not give."""
    fields = importable(kind)
    for name in names:
        if name not in fields:
            raise Unknown(NO_FIELD, kind=_(kind.singular), field=shown(name), fields=_(", ").join(fields))


def _left(column: Column, why: str) -> Column:
    return Column(column.heading, column.index, reason=why)


def _column(kind: type[Record], column: Column, target: str) -> Column:
    """The column for a target: its way from the heading's own unit, else from the target, else from the field."""
    name, _colon, way = target.partition(":")
    if way == "calendar" and (calendar := exchanged(kind).calendar) is not None:
        name, way = calendar(name), ""
    field = importable(kind).get(name)
    if field is None:
        return _left(column, _(NOT_GIVEN).format(label=told_of(kind)[name].label))
    word, own = in_heading(column.heading)
    fits = {"years": Integer, "months": Integer | Date}
    if own and isinstance(field, fits.get(own, Money)) and (_counts_months(field) or own in FACTORS or way == "months"):
        way = own
    if not way and _counts_months(field):
        way = "months"
    if (
        (isinstance(field, Money | Percent | Quantity) and way in ("years", "months"))
        or (way == "name" and not isinstance(field, Reference))
        or (way in ("percent", "share") and not isinstance(field, Percent))
    ):
        way = ""
    percents = isinstance(field, Percent) and word not in ("%", "％")
    return Column(column.heading, column.index, name, way, percents=percents)


def _clash(kind: type[Record], found: dict[str, Column], rows: Sequence[Sequence[Cell]]) -> None:
    """Refuse two columns for one field, save the parts of a name, and columns that bring nothing more."""
    by_field: dict[tuple[str, bool], list[Column]] = defaultdict(list)
    for column in found.values():
        if column.field:
            by_field[column.field, column.beside].append(column)
    for (name, _beside), columns in by_field.items():
        ways = {column.way for column in columns}
        if len(columns) == 1 or (all(column.part for column in columns) and len(ways) == len(columns)):
            continue
        first, *others = sorted(columns, key=lambda column: _blank(rows, column.index))
        for other in others:
            if _blank(rows, other.index):
                found[other.heading] = _left(other, _(NOTHING))
            elif rows and all(row[other.index] == row[first.index] for row in rows):
                found[other.heading] = _left(other, _(REPEATS).format(heading=shown(first.heading)))
            else:
                label = told_of(kind)[name].label
                raise Refused(TWICE, one=shown(first.heading), other=shown(other.heading), label=label)


def scaled(kind: type[Record], columns: Mapping[str, Column], factor: str) -> dict[str, Column]:
    """The columns of a table whose amounts are counted so, save those whose own heading or mapping says otherwise."""
    fields = told_of(kind)
    return {
        heading: replace(column, way=factor)
        if column.field and isinstance(fields[column.field], Money) and not column.way
        else column
        for heading, column in columns.items()
    }


def _blank(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    return bool(rows) and all(is_blank(row[index]) for row in rows)
