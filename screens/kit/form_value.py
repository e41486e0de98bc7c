"""The values of a form as the texts one types, and what to say about each type of field."""

from collections.abc import Callable, Mapping
from typing import Any

from bizdesk.office import values
from bizdesk.office.addresses import address
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Date, Flag, Money, Percent, Reference, Tags, Text, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.text import clean, fold, visible

from .columns import name_field
from .pick import candidates

FEW = 6
TYPED_LIMIT = 100
# Types whose inputs need so many cells at most; others take what room there is.
SHORT = frozenset({"money", "quantity", "percent", "integer", "date", "instant", "period", "code"})
SHORT_WIDTH = 30
HINTS = {
    "money": N_("An amount or a calculation: 1,234.50, 0.12万, 12*3."),
    "quantity": N_("A number of at most four decimals."),
    "percent": N_("A percent: 5 is five of a hundred."),
    "integer": N_("A whole number."),
    "date": N_("2026-03-06, 6 for the 6th, t today, +3 in three days; f4 opens the calendar."),
    "instant": N_("2026-03-06 14:30; a time alone is today's; f4 opens the calendar."),
    "period": N_("A month: 2026-03."),
    "reference": N_("A code or a name; two letters show what fits, f4 opens the list."),
    "choice": N_("The beginning of the word; f4 opens the list."),
    "boolean": N_("Space switches it."),
    "tags": N_("Words with commas between them."),
    "paragraph": N_("Several lines; enter begins a new one, tab goes on."),
}
DRAWN = N_("Empty: the office gives the next number.")

Match = tuple[str, str, Any]


def defaults(fields: Mapping[str, Typed]) -> dict[str, Any]:
    """What fields hold where nobody fills them in, as far as that is the same for every record."""
    return {name: field.default for name, field in fields.items() if not callable(field.default)}


def text_of(field: Typed, value: Any, office: Office) -> str:
    """The text an input holds for a value; typed again it means the same."""
    if field.empty(value):
        return ""
    if isinstance(field, Money):
        return values.plain_money(value, office.digits)
    if isinstance(field, Percent):
        return values.show_quantity(value)
    if isinstance(field, Reference) and field.rel_model.key_field() is None:
        return address(office, field.record(value))
    if isinstance(field, Date | Flag):
        return field.show(value, office)
    return str(field.show(value, office))


def draws_number(field: Typed) -> bool:
    """Whether the office numbers the record itself where nothing is typed."""
    model = getattr(field, "model", None)
    return field.type == "code" and bool(getattr(model, "series", ""))


def marked_required(field: Typed) -> bool:
    """Whether the field is marked as one to be filled in."""
    return field.required and not draws_number(field)


def hint_of(field: Typed) -> str:
    """What to type, in one line: the field's own help, then what its type takes."""
    typed = _(DRAWN) if draws_number(field) else _(HINTS.get(field.type, ""))
    if isinstance(field, Tags) and field.options:
        typed = _(", ").join(_(label) for label in field.options.values())
    return " ".join(part for part in (field.help, typed) if part)


def help_of(field: Typed) -> str:
    """Everything known about a field, for its page of help."""
    parts = [hint_of(field)]
    if marked_required(field):
        parts.append(_("It has to be filled in."))
    if isinstance(field, Text) and not isinstance(field, Tags):
        parts.append(_("At most {limit} characters fit here.").format(limit=field.limit))
    if isinstance(field, Choice):
        parts.append("\n".join(_(label) for label in field.options.values()))
    return "\n\n".join(part for part in parts if part)


def longest(field: Typed) -> int:
    """How many characters can be typed into the field."""
    if isinstance(field, Text):
        return field.limit
    return 300 if isinstance(field, Reference | Choice) else TYPED_LIMIT


def meaning(field: Typed, text: str, office: Office) -> str:
    """What a text means so far, where that is not what it says; nothing while it cannot be read."""
    text = text.strip()
    if not text or isinstance(field, Text):
        return ""
    if isinstance(field, Reference):
        shown = _named(field.rel_model, text)
    else:
        try:
            shown = field.show(parsed(field, text, office), office)
        except Refused:
            return ""
    return "" if shown == text else shown


def parsed(field: Typed, text: str, office: Office) -> Any:
    """The value of a typed text; Refused where it is none, or holds what no file can keep."""
    try:
        clean(text, multiline=True, limit=max(longest(field), len(text)))
    except values.ValueRefused as fault:
        raise Refused(fault.message, **fault.values) from None
    return field.parse(text, office)


def _named(kind: Any, text: str) -> str:
    """The name of the record with exactly this code: found by its index, so fit for every key pressed."""
    key = kind.key_field()
    if key is None or not text.isprintable():
        return ""
    record = kind.get_or_none(key == text)
    return "" if record is None else str(getattr(record, name_field(kind).name))


def matches(
    field: Typed, text: str, office: Office, where: Callable[[], Any] | None = None, limit: int = FEW
) -> list[Match]:
    """What the beginning of a word may become, as (code, name, value)."""
    if isinstance(field, Reference):
        if len(text.strip()) < 2 and text.isascii():
            return []
        found = candidates(office, field.rel_model, text, limit, where() if where else None)
        return [(visible(code, 60), visible(name, 200), row) for code, name, row in found]
    if isinstance(field, Choice) and text.strip():
        wanted = fold(text)
        labels = ((name, _(label)) for name, label in field.options.items())
        return [("", label, name) for name, label in labels if wanted in fold(label)][:limit]
    return []


def record_of(field: Reference, row: int) -> Any:
    """The record a row of a pick list stands for."""
    return field.rel_model.get_by_id(row)
