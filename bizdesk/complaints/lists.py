"""The lists of categories and causes (clause 2.3.2): kept on two levels, and what is taken from them still in use."""

from collections.abc import Mapping
from typing import Any

from bizdesk.complaints.models import ComplaintCategory, ComplaintCause
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.record import Record

RULE = "2.3.2"
Entry = ComplaintCategory | ComplaintCause


def in_use(entry: Entry | None) -> None:
    """Refuse an entry that is not active any more, by itself or with the group it lies in."""
    if entry is None:
        return
    if not entry.active:
        raise Refused(N_("{entry} is not in use any more: name another."), rule=RULE, entry=entry.caption)
    if entry.parent is not None and not entry.parent.active:
        raise Refused(
            N_("{entry} is not in use any more, for its group {parent} is not: name another."),
            rule=RULE,
            entry=entry.caption,
            parent=entry.parent.caption,
        )


def add_category(office: Office, who: str, values: Mapping[str, Any]) -> Record:
    """Add a category."""
    return _add(office, who, ComplaintCategory(**values))


def add_cause(office: Office, who: str, values: Mapping[str, Any]) -> Record:
    """Add a cause."""
    return _add(office, who, ComplaintCause(**values))


def _add(office: Office, who: str, entry: Entry) -> Record:
    _two_levels(entry)
    in_use(entry.parent)
    with change(office, who, N_("Add {kind} {title}"), kind=entry.singular) as act:
        act.add(entry)
        act.words["title"] = entry.caption
    return entry


def edit(office: Office, who: str, entry: Entry, values: Mapping[str, Any]) -> Record:
    """Write new values over an entry."""
    moved = "parent" in values and values["parent"] != entry.parent
    for name, value in values.items():
        setattr(entry, name, value)
    if moved:
        _two_levels(entry)
        in_use(entry.parent)
    with change(office, who, N_("Edit {number}"), number=entry.key) as act:
        return act.save(entry)


def _two_levels(entry: Entry) -> None:
    """Refuse an entry that would lie on a third level, by what is above it or by what is below."""
    parent = entry.parent
    if parent is None:
        return
    kind: Any = type(entry)
    if entry.id and parent.id == entry.id:
        raise Refused(N_("{number} may not lie below itself."), rule=RULE, number=entry.key)
    below = bool(entry.id) and kind.select(kind.id).where(kind.parent == entry.id).exists()
    if parent.__data__.get("parent") is not None or below:
        raise Refused(
            N_("The list has two levels: {entry} cannot lie below {parent}."),
            rule=RULE,
            entry=entry.caption,
            parent=parent.caption,
        )
