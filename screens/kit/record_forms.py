"""The forms in which a record is added or edited; both write through bizdesk.keeping."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from bizdesk import keeping
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Reference, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.record import Record
from bizdesk.office.rows import read

from .form import Form
from .form_value import defaults
from .heading import Heading
from .view import View
from .writing import begun


def new_form(
    office: Office, kind: type[Record], view: View, values: Mapping[str, Any], parent: Record | None = None
) -> Form:
    """A form for a new record of a kind, begun with these values; Refused where its records come about otherwise.

    parent: the record it is a line of, which is not asked for then.
    """
    if why := keeping.why_not(kind):
        raise Refused(why)
    above = {} if parent is None else {kind.belongs_to: parent}
    fields = {name: field for name, field in editable(kind).items() if name not in above}
    start = defaults(fields)
    start |= view.start(office) if view.start is not None else {}
    return Form(
        office,
        Heading(N_("New: {kind}"), {"kind": kind.singular}),
        fields,
        {**start, **values},
        lambda given: begun(keeping.adding(office, office.who, kind, {**given, **above})),
        layout=view.layout,
        draft_key=f"new {kind.kind_name()}",
        create=partial(called, office),
        preview=previewed(office, view, above),
        repeat=True,
    )


def edit_form(office: Office, record: Record, view: View) -> Form:
    """A form with what a record holds; where somebody else changed it meanwhile, both versions are shown."""
    kind, fields = type(record), editable(type(record))
    newest = [record]

    def reread() -> dict[str, Any]:
        found = kind.get_or_none(kind.id == record.id)
        if found is None:
            return {}
        newest[0] = found
        return {name: getattr(found, name) for name in fields}

    return Form(
        office,
        Heading(N_("Edit {title}"), {}, kind.kind_name(), record.id),
        fields,
        {name: getattr(record, name) for name in fields},
        lambda given: keeping.edit(office, office.who, fresh(newest[0]), given),
        layout=view.layout,
        draft_key=f"{kind.kind_name()} {record.id}",
        create=partial(called, office),
        reread=reread,
        preview=previewed(office, view, {kind.belongs_to: getattr(record, kind.belongs_to)} if kind.belongs_to else {}),
    )


def previewed(
    office: Office, view: View, above: Mapping[str, Any] | None = None
) -> Callable[[dict[str, Any]], list[str]] | None:
    """What a form of this view tells while it is filled in; above: the record it is a line of, where it does not ask
    for that."""
    told = view.preview
    return None if told is None else lambda values: told(office, {**(above or {}), **values})


def called(office: Office, field: Reference, words: str, filled: Mapping[str, Any]) -> Form:
    """A form for a new record of the kind a field names, its name being what was typed.

    It belongs to the record that the form it is opened from has in the field of that name: a contact to the customer.
    """
    from ..areas import view_of

    kind = field.rel_model
    values: dict[str, Any] = {"name": words} if "name" in kind.fields() else {}
    if kind.belongs_to and isinstance(whose := filled.get(kind.belongs_to), kind.fields()[kind.belongs_to].rel_model):
        values[kind.belongs_to] = whose
    return new_form(office, kind, view_of(kind.kind_name()), values)


def editable(kind: type[Record]) -> dict[str, Typed]:
    """The fields of a kind that a person fills in."""
    return {name: field for name, field in kind.fields().items() if field.editable}


def fresh(record: Record) -> Record:
    """A copy of the record to be written to, so that what is shown stays as it was read until it is read again."""
    return read(type(record), record.stored())
