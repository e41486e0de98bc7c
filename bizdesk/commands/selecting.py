"""Which rows are meant: conditions as they are typed (status=in_use, name~desk, cost>=5000), orders, fields by name."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import reduce
from operator import and_, or_
from pathlib import Path
from typing import Any

import peewee

from bizdesk.commands.usage import Usage
from bizdesk.office import operation
from bizdesk.office.errors import Invalid, Refused, system_words
from bizdesk.office.fields import Choice, Date, Instant, Period, Reference, Tags, Text, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.rows import holding
from bizdesk.office.text import fold
from bizdesk.office.values import ValueRefused, parse_date

CONDITION = re.compile(r"(?P<name>[^=~<>!]+?)\s*(?P<sign>!=|>=|<=|=|~|>|<)(?P<text>.*)", re.DOTALL)
MOST_BYTES = 10_000_000
NUMBER = Text(N_("No."))
NUMBER.name = "number"
COMPARED = {">=": peewee.OP.GTE, "<=": peewee.OP.LTE, ">": peewee.OP.GT, "<": peewee.OP.LT}


def fields_of(kind: type[Record]) -> dict[str, Typed]:
    """Every field of a kind that can be asked for, by name."""
    return {**kind.fields(), "created_at": kind.created_at, "updated_at": kind.updated_at}


def told_fields(kind: type[Record]) -> dict[str, Typed]:
    """Every field that can be told of a kind, by name."""
    return {**fields_of(kind), **kind.worked_out}


def field_named(fields: Mapping[str, Typed], name: str, kind: type[Record], refusal: type[Refused] = Refused) -> Typed:
    """The field of a name or a label; refused with those there are."""
    plain = name.strip().replace("-", "_")
    if plain in fields:
        return fields[plain]
    wanted = fold(name)
    for field in fields.values():
        if wanted in (fold(field.label), fold(field.verbose_name)):
            return field
    raise refusal(
        N_("{kind} has no field {name}; it has: {known}."),
        kind=_(kind.singular),
        name=name.strip(),
        known=_(", ").join(fields),
    )


def selected(
    office: Office, kind: type[Record], filters: Iterable[str], search: str = "", shown: Iterable[str] = ()
) -> list[Any]:
    """The conditions that all must hold: those typed, and that every word of the search stands in the row or in one of
    the records that its fields shown name."""
    conditions = [condition(office, kind, text) for text in filters]
    named = [field for field in kind.references() if field.name in set(shown)]
    return [*conditions, *(_standing(kind, named, word) for word in search.split())]


def _standing(kind: type[Record], named: Iterable[Reference], word: str) -> Any:
    from bizdesk.office.search import matching, naming

    ways = [matching(kind, word, inside=True), *(way for field in named for way in naming(field, word))]
    return reduce(or_, ways)


def condition(office: Office, kind: type[Record], typed: str) -> Any:
    """The condition of one word such as status=in_use."""
    found = CONDITION.fullmatch(typed)
    if found is None:
        raise Usage(N_("{typed} is no condition: write field=value, field~part or field>=value."), typed=typed)
    field = _kept(kind, found["name"])
    sign, text = found["sign"], found["text"].strip()
    if field.name == "subject_id" and sign in ("=", "!="):
        about = _about(office, kind, text)
        return ~about if sign == "!=" else about
    if sign == "~":
        return containing(field, text)
    if sign in COMPARED:
        return _compared(office, field, sign, text)
    equal = _equal(office, field, text)
    return ~equal if sign == "!=" else equal


def _kept(kind: type[Record], name: str) -> Typed:
    """A field that rows are chosen and sorted by; refused what is worked out when it is shown."""
    try:
        return field_named(fields_of(kind), name, kind, Usage)
    except Usage:
        if (field := kind.worked_out.get(name.strip().replace("-", "_"))) is None:
            raise
    words = N_("{label} ({name}) is worked out and not stored: rows are neither chosen nor sorted by it.")
    raise Usage(words, label=field.label, name=field.name)


def _about(office: Office, kind: type[Record], text: str) -> Any:
    """Papers on the records of a number, whatever their kinds."""
    about: Any = kind.fields()["subject_kind"]
    row: Any = kind.fields()["subject_id"]
    found: Any = peewee.SQL("0")
    for name, other in office.kinds.items():
        key: Any = other.key_field()
        subject = other.get_or_none(key == text) if key is not None else None
        if subject is not None:
            found = found | ((about == name) & (row == subject.id))
    return found


def containing(field: Typed, text: str) -> Any:
    """Rows whose field holds a part: of the text, of the words of a choice, of the name of a record, of a date."""
    if isinstance(field, Choice):
        wanted = fold(text)
        return field.in_([word for word, label in field.options.items() if wanted in fold(_(label)) or wanted in word])
    if isinstance(field, Reference):
        other = field.rel_model
        names = [each for each in (other.key_field(), other.fields().get("name")) if each is not None]
        within = [containing(each, text) for each in names]
        return field.in_(other.select(other.id).where(reduce(or_, within)))
    if isinstance(field, Text):
        return field.contains(text)
    if isinstance(field, Date | Period | Instant):
        return holding(field, text)
    raise Refused(N_("{label} is a figure: compare it with = >= or <=."), label=field.label)


def ordered(kind: type[Record], names: str) -> list[Any]:
    """The order of rows by fields such as 'place,-cost', of what has no number by its address too; without any, by
    number."""
    order: list[Any] = []
    for name in filter(None, (part.strip() for part in names.split(","))):
        turned, plain = peewee.Desc if name.startswith("-") else peewee.Asc, name.lstrip("-+")
        if kind.key_field() is None and plain == NUMBER.name:
            order += map(turned, _by_address(kind))
        else:
            order.append(turned(_kept(kind, plain)))
    key = kind.key_field()
    return [*order, *([] if order or key is None else [key.asc()]), kind.id.asc()]


def _by_address(kind: type[Record]) -> list[Any]:
    """What rows are ordered by to stand as their addresses do: the number of what they belong to, then their place."""
    if (key := kind.key_field()) is not None:
        return [key]
    fields = kind.fields()
    above: Any = fields.get(kind.belongs_to)
    if above is None:
        return [*(fields[name] for name in ("subject_kind", "subject_id") if name in fields), kind.id]
    parent = above.rel_model
    numbers = (parent.select(each).where(parent.id == above) for each in _by_address(parent))
    return [*numbers, fields[kind.line_by] if kind.line_by else kind.id]


def columns(kind: type[Record], names: str) -> list[str]:
    """The names of the fields asked for, such as 'number,name'; of what has no number its address goes by that name."""
    fields = told_fields(kind)
    if kind.key_field() is None:
        fields = {NUMBER.name: NUMBER, **fields}
    return [field_named(fields, part, kind, Usage).name for part in names.split(",") if part.strip()]


def _equal(office: Office, field: Typed, text: str) -> Any:
    if not text:
        return (field == "") if isinstance(field, Text | Choice) else field.is_null()
    if isinstance(field, Instant):
        start, end = _day(office, text)
        return (field >= start) & (field < end)
    if isinstance(field, Choice):
        return field.in_([field.parse(part, office) for part in re.split("[,，]", text) if part.strip()])
    if isinstance(field, Tags):
        # One word of several is asked for, or all of some; commas around them keep a word from being part of another.
        words = peewee.Value(",").concat(field).concat(",")
        return reduce(and_, [words.contains(f",{word},") for word in _parsed(office, field, text).split(",")])
    return field == _parsed(office, field, text)


def _compared(office: Office, field: Typed, sign: str, text: str) -> Any:
    if isinstance(field, Reference | Choice) or not text:
        raise Refused(N_("{label} cannot be compared with {sign}."), label=field.label, sign=sign)
    if isinstance(field, Instant):
        start, end = _day(office, text)
        from_there = peewee.OP.GTE if ">" in sign else peewee.OP.LT
        return peewee.Expression(field, from_there, end if sign in (">", "<=") else start)
    return peewee.Expression(field, COMPARED[sign], _parsed(office, field, text))


def _parsed(office: Office, field: Typed, text: str) -> Any:
    """The value typed for a field; a refusal names the field."""
    try:
        return field.parse(text, office)
    except Refused as fault:
        raise Invalid({field.name: fault}, labels={field.name: field.label}) from None


def _day(office: Office, text: str) -> tuple[datetime, datetime]:
    """The instants between which a day lies in the office's zone."""
    try:
        day = parse_date(text, office.today())
    except ValueRefused as fault:
        raise Refused(fault.message, **fault.values) from None
    start = datetime.combine(day, time(), office.zone)
    return start, datetime.combine(day + timedelta(days=1), time(), office.zone)


def texts(values: Sequence[str]) -> dict[str, str]:
    """What was typed as field=value, by field; a value that begins with @ is read from the file it names."""
    found: dict[str, str] = {}
    for word in values:
        name, equals, text = word.partition("=")
        if not equals or not name.strip():
            raise Usage(N_("{word} is no field=value."), word=word)
        if name in found:
            raise Usage(N_("{name} is given twice."), name=name)
        found[name.strip()] = told(text)
    return found


def told(text: str) -> str:
    """A text as it was typed, or what the file it names holds: @FILE, @- for standard input, @@ for an @ itself."""
    if not text.startswith("@"):
        return text
    if text.startswith("@@"):
        return text[1:]
    return _read(text[1:])


def _read(name: str) -> str:
    from bizdesk.exchange.encoding import decode

    try:
        if name == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(name).open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
    except OSError as fault:
        raise Refused(N_("{path} cannot be read: {reason}."), path=name, reason=system_words(fault)) from None
    if len(data) > MOST_BYTES:
        raise Refused(N_("{path} is larger than {limit} MB."), path=name, limit=MOST_BYTES // 1_000_000)
    return decode(data)[0]


def values_of(office: Office, kind: type[Record], typed: Sequence[str]) -> dict[str, Any]:
    """The values that were typed as field=value, by field."""
    fields = kind.fields()
    named = {field_named(fields, name, kind, Usage).name: text for name, text in texts(typed).items()}
    return operation.read(fields, office, named)
