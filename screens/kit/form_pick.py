"""The pick list or the calendar that belongs to a field of a form."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from operator import eq
from typing import Any

from textual.screen import Screen

from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Date, Instant, Period, Reference, Tags, Typed
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.record import Record

from .form_field import Field
from .month import Calendar
from .pick import CODE_AND_NAME, NEW, Pick, of_kind
from .table_cells import Column

Create = Callable[[Reference, str, Mapping[str, Any]], Screen[Any] | None]
WORDS = (Column("label", N_("Name"), 20, 1),)
PLACE_AND_WORDS = (Column("place", N_("No."), 18), Column("words", N_("What it says"), 16, 1))
NO_LIST = N_("There is no list for this field: type it.")


def pick(box: Field, create: Create | None, boxes: Mapping[str, Field]) -> None:
    """Open the list of what the field may hold and write what is taken; Refused where there is none.

    boxes: all fields of the form, by name; a record that is created on the way has part in what they hold.
    """
    typed, app = box.typed, box.app
    if isinstance(typed, Reference):
        new = None if create is None else lambda words: create(typed, words, filled(boxes))
        app.push_screen(_records(box, typed, new is not None), lambda taken: _take_record(box, taken, new))
    elif isinstance(typed, Choice):
        rows = [(_(label), name) for name, label in typed.options.items()]
        app.push_screen(Pick(box.label, WORDS, Held(rows, -1)), lambda taken: _take(box, taken))
    elif isinstance(typed, Tags) and typed.options:
        rows = [(_(label), name) for name, label in typed.options.items()]
        marked = [name for name in _value(box, "").split(",") if name]
        several = Pick(box.label, WORDS, Held(rows, -1), multi=True, marked=marked)
        app.push_screen(several, lambda taken: _tags(box, taken))
    elif isinstance(typed, Date | Instant | Period):
        app.push_screen(Calendar(box.office, _day(box)), lambda day: _take_day(box, day))
    else:
        raise Refused(NO_LIST)


def belonging(typed: Typed, boxes: Mapping[str, Field]) -> Callable[[], Any] | None:
    """The condition on the records a field may name that belong to a record which another field names: a contact is
    one of the customer chosen. None where there is no such field."""
    if not isinstance(typed, Reference) or not (whose := typed.rel_model.belongs_to) or whose not in boxes:
        return None
    kind, box = typed.rel_model, boxes[whose]
    parent = kind.fields()[whose]
    if not isinstance(box.typed, Reference) or box.typed.rel_model is not parent.rel_model:
        return None

    def where() -> Any:
        with suppress(Refused):
            if (record := box.read()) is not None:
                return parent == record.id
        return None

    return where


def of_subject(inputs: Mapping[str, Typed], record: Record) -> dict[str, Callable[[], Any]]:
    """The conditions on what the inputs of a step may name that belongs to records like the one it is done to: it must
    be that one's own; and where it is done to a line, on other lines: they must be of the same record."""
    kinds = {name: typed.rel_model for name, typed in inputs.items() if isinstance(typed, Reference)}
    owned = {name: kind.fields()[kind.belongs_to] for name, kind in kinds.items() if kind.belongs_to}
    whose = {type(record): record.id}
    above = record.fields().get(record.belongs_to)
    if isinstance(above, Reference):
        whose[above.rel_model] = record.__data__[above.name]
    return {
        name: partial(eq, parent, whose[parent.rel_model])
        for name, parent in owned.items()
        if isinstance(parent, Reference) and parent.rel_model in whose
    }


def filled(boxes: Mapping[str, Field]) -> dict[str, Any]:
    """What is filled in so far, by field name, without what cannot be read yet."""
    values: dict[str, Any] = {}
    for name, box in boxes.items():
        with suppress(Refused):
            values[name] = box.read()
    return values


def _records(box: Field, typed: Reference, creating: bool) -> Pick:
    where = box.where() if box.where else None
    new = _("New") if creating else ""
    columns = PLACE_AND_WORDS if typed.rel_model.key_field() is None else CODE_AND_NAME
    return Pick(box.label, columns, of_kind(box.office, typed, where), text=box.unread, new=new)


def _take_record(box: Field, taken: Any, new: Callable[[str], Screen[Any] | None] | None) -> None:
    if isinstance(taken, tuple) and taken[0] is NEW:
        screen = new(taken[1]) if new is not None else None
        if screen is not None:
            box.app.push_screen(screen, lambda record: None if record is None else box.put(record))
    else:
        _take(box, taken)


def _take(box: Field, taken: Any) -> None:
    if taken is not None:
        box.take(taken)


def _tags(box: Field, taken: Any) -> None:
    """Write the words in the order in which they are declared."""
    if taken is not None:
        box.put(",".join(name for name in box.typed.options if name in taken))  # type: ignore[attr-defined]  # of Tags


def _value(box: Field, otherwise: Any) -> Any:
    try:
        return box.read() or otherwise
    except Refused:
        return otherwise


def _day(box: Field) -> date:
    value = _value(box, None)
    if isinstance(value, datetime):
        return value.astimezone(box.office.zone).date()
    if isinstance(value, str):
        return date.fromisoformat(f"{value}-01")
    return value or box.office.today()


def _take_day(box: Field, day: date | None) -> None:
    if day is None:
        return
    if isinstance(box.typed, Period):
        box.put(f"{day:%Y-%m}")
    elif isinstance(box.typed, Instant):
        old = _value(box, None) or box.office.now()
        local = old.astimezone(box.office.zone)
        box.put(datetime.combine(day, local.time(), local.tzinfo))
    else:
        box.put(day)
