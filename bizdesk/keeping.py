"""Adding, editing and removing a record of any kind, by the rules of its area."""

from collections.abc import Mapping
from typing import Any

from bizdesk import kinds
from bizdesk.office.errors import Invalid, Refused
from bizdesk.office.fields import Text
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.keep import Keep, Odd
from bizdesk.office.kept import KEPT as OFFICE
from bizdesk.office.language import N_, _
from bizdesk.office.places import ring
from bizdesk.office.record import Record
from bizdesk.office.together import intact
from bizdesk.office.work import Work, finished

Said = tuple[Mapping[type[Record], Keep], tuple[Odd, ...]]

PLAIN = Keep()
BY_WHAT_IS_DONE = N_("Its rows come about by what is done.")


def _said(area: str) -> Said:
    """What an area says on keeping its kinds, and others; read only where it is asked, for each area is large."""
    if area == "assets":
        from bizdesk.assets.kept import KEPT, ODD

        return KEPT, ODD
    if area == "complaints":
        from bizdesk.complaints.kept import KEPT

        return KEPT, ()
    if area == "budgets":
        from bizdesk.budgets.kept import KEPT

        return KEPT, ()
    from bizdesk.supplies.kept import KEPT, ODD

    return KEPT, ODD


def kept(kind: type[Record]) -> Keep:
    """The rules of keeping a kind."""
    said = (OFFICE, *(_said(area)[0] for area in kinds.areas(kind)))
    return next((rules[kind] for rules in said if kind in rules), PLAIN)


def why_not(kind: type[Record]) -> str:
    """Why nobody adds a record of a kind by hand, as a message id; '' where one does."""
    return kept(kind).by_operation or (BY_WHAT_IS_DONE if kind.ledger else "")


def odd(kind: type[Record]) -> list[Odd]:
    """What may be odd about records of a kind."""
    return [each for area in kinds.areas(kind) for each in _said(area)[1] if each.kind is kind]


def add(office: Office, who: str, kind: type[Record], values: Mapping[str, Any]) -> Record:
    """Add a record; values by field name. Refused where the kind's records come about otherwise."""
    return finished(adding(office, who, kind, values))


def adding(office: Office, who: str, kind: type[Record], values: Mapping[str, Any]) -> Work[Record]:
    """Add a record as add() does; where much hangs on it yields (how far it is, of, words), first before it writes."""
    office.activate()
    if why := why_not(kind):
        raise Refused(N_("{kind}: cannot be added by hand. {reason}"), kind=_(kind.singular), reason=_(why))
    _only_editable(kind, values)
    rules = kept(kind)
    if rules.whole:
        needed = {name: None for name, field in kind.fields().items() if field.required and field.editable}
        _valid(kind, {**needed, **values})
    if rules.adding:
        record = yield from rules.adding(office, who, values)
    else:
        record = rules.add(office, who, values) if rules.add else _add(office, who, kind, values)
    _warn(office, record, values)
    return record


def _valid(kind: type[Record], values: Mapping[str, Any]) -> None:
    """Refuse values that break the rules of their own fields, before any rule is asked that follows from them."""
    fields, faults = kind.fields(), dict[str, Refused]()
    for name, value in values.items():
        if (field := fields.get(name)) is None:
            continue
        try:
            field.verify(field.tidy(value) if isinstance(field, Text) else value)
        except Refused as fault:
            faults[name] = fault
    if faults:
        raise Invalid(faults, _(kind.singular), {name: field.label for name, field in fields.items()})


def _add(office: Office, who: str, kind: type[Record], values: Mapping[str, Any]) -> Record:
    """Add a record of a kind without rules of its own."""
    with change(office, who, N_("Add {kind} {title}"), kind=kind.singular) as act:
        record = act.add(kind(**values))
        act.words["title"] = record.caption
        return record


def edit(office: Office, who: str, record: Record, values: Mapping[str, Any]) -> Record:
    """Write new values over a record's fields; Stale where somebody changed it since it was read.

    The record in hand is as it was where that is refused.
    """
    office.activate()
    rules = kept(type(record))
    if record.ledger or not rules.edited:
        raise Refused(N_("{number} is never changed: book a correction instead."), number=record.key)
    _only_editable(type(record), values, record.key)
    _valid(type(record), values)
    with intact(record):
        edited = (rules.edit or _edit)(office, who, record, values)
    _warn(office, edited, values)
    return edited


def _edit(office: Office, who: str, record: Record, values: Mapping[str, Any]) -> Record:
    """Write new values over a record of a kind without rules of its own."""
    for name, value in values.items():
        setattr(record, name, value)
    if "parent" in values and ring(record, values["parent"]):
        raise Refused(N_("{number} may not lie below itself."), number=record.key)
    with change(office, who, N_("Edit {number}"), number=record.key) as act:
        return act.save(record)


def _warn(office: Office, record: Record, values: Mapping[str, Any]) -> None:
    """Say what is allowed and odd about what was just written."""
    for each in odd(type(record)):
        if not each.fields.isdisjoint(values):
            office.notices += each.told(office, record)


def _only_editable(kind: type[Record], values: Mapping[str, Any], number: str = "") -> None:
    """Refuse values of fields that only an operation writes, such as a state."""
    fixed = [field.label for name, field in kind.fields().items() if name in values and not field.editable]
    if fixed and number and (instead := kept(kind).instead):
        raise Refused(instead, number=number)
    if fixed:
        raise Refused(N_("{fields}: changed only by the steps that belong to it."), fields=_(", ").join(fixed))


def remove(office: Office, who: str, record: Record) -> None:
    """Delete a record that nothing refers to; everything else is deactivated, reversed or disposed of instead."""
    office.activate()
    rules = kept(type(record))
    if rules.instead and not rules.deleted:
        raise Refused(rules.instead, number=record.key)
    if record.ledger or not rules.deleted:
        raise Refused(N_("{number} is never deleted: book a correction instead."), number=record.key)
    if rules.remove:
        rules.remove(office, who, record)
        return
    with change(office, who, N_("Delete {number}"), number=record.key) as act:
        act.remove(record)
