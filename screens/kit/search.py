"""The search of the whole office as one types, the newest records first; Chinese by one or two characters too."""

from typing import TYPE_CHECKING, Any, ClassVar

from bizdesk.office import search
from bizdesk.office.addresses import titled
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

from .seek import Rows, Seek
from .table_cells import Column
from .traces import number, summary

if TYPE_CHECKING:
    from ..app import App

MOST = 40


class Search(Seek):
    """Dismissed with the kind and row id of the record chosen."""

    app: "App"
    HEADING = N_("Search the office")
    HINT = N_("Type a word, a number, or a Chinese character or two")
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("kind", N_("Kind"), 14),
        Column("key", N_("No."), 16),
        Column("title", N_("What"), 20, 1),
    )

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office

    def found(self, text: str) -> Rows:
        hits = search.find(self.office, text, MOST)
        wanted: dict[str, list[int]] = {}
        for kind, row in hits:
            wanted.setdefault(kind, []).append(row)
        records: dict[tuple[str, int], Record] = {}
        for kind, rows in wanted.items():
            model = self.office.kinds[kind]
            records.update(((kind, record.id), record) for record in model.select().where(model.id.in_(rows)))
        return [
            (_(record.singular), number(record), words(self.office, record), hit)
            for hit in hits
            if (record := records.get(hit)) is not None
        ]

    def told(self, row: tuple[Any, ...]) -> str:
        return f"{row[1]}  {row[2]}"


def ask(app: "App") -> None:
    """Let a record of the office be found, and open it."""

    def found(hit: tuple[str, int] | None) -> None:
        if hit:
            app.open_record(app.office.kinds[hit[0]].get_by_id(hit[1]))

    app.ask(Search(app.office), found)


def words(office: Office, record: Record) -> str:
    """What a record found is about; of a note or a document, what it says and where it hangs."""
    text = getattr(record, "text", "") or summary(record)
    if subject := subject_of(office, record):
        return f"{text}  ({titled(office, subject)})"
    return text


def subject_of(office: Office, record: Record) -> Record | None:
    """The record that a note, a document or an approval hangs on."""
    kind = office.kinds.get(getattr(record, "subject_kind", ""))
    return None if kind is None else kind.get_or_none(kind.id == record.subject_id)  # type: ignore[attr-defined]
