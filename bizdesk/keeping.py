"""Adding, editing and removing a record of any kind, by the rules of its area."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from bizdesk.assets import cards, disposals, holders, lives, openings, stocktakes, upkeep
from bizdesk.assets.models import (
    Asset,
    AssetCategory,
    DepreciationEntry,
    DepreciationRun,
    Disposal,
    Maintenance,
    ManualCharge,
    MeterReading,
    Stocktake,
    StocktakeLine,
)
from bizdesk.office import holidays
from bizdesk.office.approval import Approval
from bizdesk.office.documents import Document
from bizdesk.office.errors import Invalid, Refused
from bizdesk.office.fields import Text
from bizdesk.office.file import Office
from bizdesk.office.holiday_table import bring_in
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.notes import Note
from bizdesk.office.people import Staff
from bizdesk.office.places import ring
from bizdesk.office.policy import Policy, check_rule
from bizdesk.office.record import Record
from bizdesk.office.together import intact
from bizdesk.rules import setting

# Kinds whose records come about only by an operation, with the words for who tries to add one.
BY_OPERATION: Mapping[type[Record], str] = {
    DepreciationRun: N_("Depreciation is posted with 'depreciate'."),
    DepreciationEntry: N_("Depreciation is posted with 'depreciate'."),
    Disposal: N_("A disposal begins with the step 'request_disposal' of its asset."),
    StocktakeLine: N_("Lines of a stocktake are made when it is opened and by scanning."),
    Approval: N_("An approval is given with the step 'approve' of its record."),
    Document: N_("Documents are attached to a record."),
    Note: N_("Notes are written on a record."),
    Policy: N_("The rules of the policy are fixed; set their values."),
}
ADDING: Mapping[type[Record], Callable[..., Record]] = {
    Asset: cards.add,
    Stocktake: stocktakes.open_stocktake,
    MeterReading: lambda office, who, values: upkeep.read_meter(office, who, **values),
    ManualCharge: lambda office, who, values: upkeep.charge(office, who, **values),
    Maintenance: upkeep.add,
    AssetCategory: cards.add_category,
    Holiday: holidays.add,
}
EDITING: Mapping[type[Record], Callable[..., Record]] = {
    Asset: cards.edit,
    Disposal: disposals.edit,
    Maintenance: upkeep.edit,
    ManualCharge: upkeep.correct,
    MeterReading: upkeep.correct,
    Stocktake: stocktakes.edit,
    StocktakeLine: stocktakes.edit_line,
}
REMOVING: Mapping[type[Record], Callable[..., None]] = {
    Asset: cards.remove,
    Maintenance: upkeep.remove,
    ManualCharge: upkeep.withdraw,
    MeterReading: upkeep.withdraw,
}


class Odd(NamedTuple):
    """What is allowed and yet to be said of records of a kind, where one of these fields is written."""

    fields: frozenset[str]
    told: Callable[[Any], Iterable[str]]


ODD: Mapping[type[Record], Odd] = {
    Asset: Odd(lives.FIELDS, lives.of_card),
    AssetCategory: Odd(lives.FIELDS, lives.of_category),
    Staff: Odd(frozenset({"left_on"}), holders.left_with),
}
NEVER_EDITED = (Approval, Note, Document, DepreciationRun)
# Kinds whose records are added by a step of an asset, which needs all that is required.
OF_ASSETS = (MeterReading, ManualCharge)
NEVER_DELETED = (Policy, Approval, Note, Document, DepreciationRun, Disposal, StocktakeLine)


def add(office: Office, who: str, kind: type[Record], values: Mapping[str, Any]) -> Record:
    """Add a record; values by field name. Refused where the kind's records come about otherwise."""
    office.activate()
    if kind.ledger or kind in BY_OPERATION:
        reason = _(BY_OPERATION.get(kind, N_("Its rows come about by what is done.")))
        raise Refused(N_("{kind}: cannot be added by hand. {reason}"), kind=_(kind.singular), reason=reason)
    _only_editable(kind, values)
    if kind in OF_ASSETS:
        needed = {name: None for name, field in kind.fields().items() if field.required and field.editable}
        _valid(kind, {**needed, **values})
    record = ADDING[kind](office, who, values) if kind in ADDING else _add(office, who, kind, values)
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
        act.words["title"] = record.title
        return record


def edit(office: Office, who: str, record: Record, values: Mapping[str, Any]) -> Record:
    """Write new values over a record's fields; Stale where somebody changed it since it was read.

    The record in hand is as it was where that is refused.
    """
    office.activate()
    if record.ledger or isinstance(record, NEVER_EDITED):
        raise Refused(N_("{number} is never changed: book a correction instead."), number=record.key)
    _only_editable(type(record), values)
    _valid(type(record), values)
    with intact(record):
        edited = EDITING.get(type(record), _edit)(office, who, record, values)
    _warn(office, edited, values)
    return edited


def _edit(office: Office, who: str, record: Record, values: Mapping[str, Any]) -> Record:
    """Write new values over a record of a kind without rules of its own."""
    for name, value in values.items():
        setattr(record, name, value)
    if "parent" in values and ring(record, values["parent"]):
        raise Refused(N_("{number} may not lie below itself."), number=record.key)
    what, words = N_("Edit {number}"), dict[str, str]()
    if isinstance(record, Policy):
        check_rule(office, record)
        what, words = setting(record.key)
    with change(office, who, what, number=record.key, **words) as act:
        saved = act.save(record)
        if isinstance(record, Policy) and record.key == "country" and record.value:
            bring_in(act, record.value)
        return saved


def _warn(office: Office, record: Record, values: Mapping[str, Any]) -> None:
    """Say what is allowed and odd about what was just written."""
    if (odd := ODD.get(type(record))) is not None and not odd.fields.isdisjoint(values):
        office.notices += odd.told(record)
    if isinstance(record, Asset) and not openings.FIELDS.isdisjoint(values):
        office.notices += openings.warned(office, record)


def _only_editable(kind: type[Record], values: Mapping[str, Any]) -> None:
    """Refuse values of fields that only an operation writes, such as a state."""
    fixed = [field.label for name, field in kind.fields().items() if name in values and not field.editable]
    if fixed:
        raise Refused(N_("{fields}: changed only by the steps that belong to it."), fields=_(", ").join(fixed))


def remove(office: Office, who: str, record: Record) -> None:
    """Delete a record that nothing refers to; everything else is deactivated, reversed or disposed of instead."""
    office.activate()
    if record.ledger or isinstance(record, NEVER_DELETED):
        raise Refused(N_("{number} is never deleted: book a correction instead."), number=record.key)
    if special := REMOVING.get(type(record)):
        special(office, who, record)
        return
    with change(office, who, N_("Delete {number}"), number=record.key) as act:
        act.remove(record)
