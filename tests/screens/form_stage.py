"""The stage the dialogs and forms are tried on: a bare app that shows one of them and keeps what it gave back."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import App
from textual.screen import Screen

from bizdesk import keeping
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.record import Record
from bizdesk.screens.kit.form import Form

OPEN = "still open"
SMALL, LARGE = (80, 24), (120, 40)


class Stage(App[None]):
    """Shows a screen; result is what it was dismissed with."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Page .page { width: 90%; height: auto; max-height: 90%; }"

    def __init__(self, shown: Callable[[], Screen[Any]]) -> None:
        super().__init__()
        self.shown = shown
        self.result: Any = OPEN

    def on_mount(self) -> None:
        self.show()

    def show(self) -> None:
        """Show the screen, again."""
        self.result = OPEN
        self.push_screen(self.shown(), self.ended)

    def ended(self, result: Any) -> None:
        self.result = result


def edited(office: Office, record: Record, **more: Any) -> Form:
    """The form of a record as the lists open it; somebody else's change is read again when it is met."""
    kind = type(record)
    fields = {name: field for name, field in kind.fields().items() if field.editable}
    held = [record]

    def reread() -> Mapping[str, Any]:
        found = kind.get_or_none(kind.id == record.id)
        if found is None:
            return {}
        held[0] = found
        return {name: getattr(found, name) for name in fields}

    def save(values: dict[str, Any]) -> Record:
        copy = kind.get_by_id(record.id)
        copy.revision = held[0].revision
        return keeping.edit(office, office.who, copy, values)

    values = {name: getattr(record, name) for name in fields}
    key = f"edit {record.key}"
    return Form(office, f"Edit {record.caption}", fields, values, save, reread=reread, draft_key=key, **more)


def added(office: Office, kind: type[Record], start: Mapping[str, Any] | None = None, **more: Any) -> Form:
    """The form of a new record of a kind."""
    fields = {name: field for name, field in kind.fields().items() if field.editable}
    begin = {name: field.default for name, field in fields.items() if not callable(field.default)}
    return Form(
        office,
        "New",
        fields,
        {**begin, **(start or {})},
        lambda values: keeping.add(office, office.who, kind, values),
        draft_key=f"new {kind.kind_name()}",
        **more,
    )


def refuse(message: str) -> Any:
    """Raise a refusal where only an expression can stand."""
    raise Refused(message)
