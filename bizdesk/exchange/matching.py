"""Headings matched to fields: labels of either language, field names, and what other programs say."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bizdesk.exchange import meanings
from bizdesk.exchange.grid import Cell, shown
from bizdesk.exchange.headings import is_blank, label_keys
from bizdesk.exchange.synonyms import COUNTER, EARLIER, MAY_COUNT
from bizdesk.exchange.units import in_heading
from bizdesk.exchanged import exchanged, told_of
from bizdesk.office.errors import Refused, Unknown
from bizdesk.office.fields import Date, Integer, Money, Percent, Quantity, Reference, Typed
from bizdesk.office.language import N_, _
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
    strong, weak, useless = meanings.targets(kind), meanings.weaker(kind), meanings.useless(kind)
    rejected = meanings.rejected(header)
    found: dict[str, Column] = {}
    spare: list[tuple[Column, str]] = []
    for index, heading in enumerate(header):
        column = Column(heading, index)
        keys = meanings.forms(heading)
        if heading in given:
            found[heading] = _column(kind, column, given[heading]) if given[heading] else _left(column, _(LEFT_OUT))
        elif index in rejected:
            found[heading] = replace(_left(column, _(EARLIER)), useless=True)
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
        found,
        {strong[key] for heading in given if not given[heading] for key in meanings.forms(heading) if key in strong},
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
        may = heading not in given and any(key in MAY_COUNT for key in meanings.forms(heading))
        if named and may and meanings.counting([row[column.index] for row in rows]):
            found[heading] = replace(_left(column, _(COUNTER)), useless=True)


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
            name = name if name in fields else meanings.targets(kind).get(fold(name), name).partition(":")[0]
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
    if (
        own
        and isinstance(field, fits.get(own, Money))
        and (meanings.counts_months(field) or own in FACTORS or way == "months")
    ):
        way = own
    if not way and meanings.counts_months(field):
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
