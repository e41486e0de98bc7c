"""Pick lists: type to find, arrows and enter to take."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from bizdesk.office import search
from bizdesk.office.addresses import Addresses
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.record import Record
from bizdesk.office.text import fold, visible

from .bars import Foot
from .columns import name_field
from .dialog import Dialog
from .table import Table
from .table_cells import Column
from .table_messages import Opened
from .table_span import Source

MOST = 500
LINES_MOST = 200
NOTHING = N_("Nothing fits. Type less, or other words.")
TYPE_TO_FIND = N_("Type to find")
CODE_AND_NAME = (Column("code", N_("Code"), 14), Column("name", N_("Name"), 16, 1))
Candidate = tuple[str, str, int]
# What the person asked for instead of picking: a new record named by what was typed.
NEW = object()


def candidates(office: Office, kind: type[Record], text: str, limit: int = MOST, where: Any = None) -> list[Candidate]:
    """The records of a kind in which every word of the text stands, as (key, name, row id), in the order of their keys.

    Records that are no longer in use are left out; where is a further condition.
    """
    key, name = kind.key_field(), name_field(kind)
    if key is None:
        return lines(office, kind, text, limit, where)
    query = kind.select(key, name, kind.id).order_by(key).limit(limit)
    if text.strip():
        query = query.where(search.matching(kind, text))
    if active := kind.fields().get("active"):
        query = query.where(active == True)  # noqa: E712  # Peewee's way to ask
    if where is not None:
        query = query.where(where)
    return [(str(code), str(called), row) for code, called, row in query.tuples()]


def lines(office: Office, kind: type[Record], text: str, limit: int = MOST, where: Any = None) -> list[Candidate]:
    """The same of a kind without numbers of its own, the newest first: where each stands, and what it has to say, in
    words of its own where its kind has such.

    Their words are not in the index, being those of other records: so many of the newest are looked at.
    """
    fields = kind.fields().items()
    telling = [field for name, field in fields if field.required and field.editable and name != kind.belongs_to]
    query = kind.select().order_by(kind.id.desc()).limit(LINES_MOST)
    found, known = list(query if where is None else query.where(where)), Addresses(office.kinds)
    known.learn(kind, [record.id for record in found])

    def said(record: Record) -> str:
        own = kind.caption is not Record.caption
        return record.caption if own else _(", ").join(field.told(record, office) for field in telling)

    rows = [(known.of(kind, record.id), said(record), record.id) for record in found]
    wanted = fold(text).split()
    return [row for row in rows if _holds(row[:-1], wanted)][:limit]


class Finder(Input):
    """The words to find; what moves in the list is handed on to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.take", N_("Take")),
        Binding("up", "screen.list('move(-1)')", N_("Up"), show=False),
        Binding("down", "screen.list('move(1)')", N_("Down"), show=False),
        Binding("pageup", "screen.list('page(-1)')", N_("Page up"), show=False),
        Binding("pagedown", "screen.list('page(1)')", N_("Page down"), show=False),
        Binding("ctrl+home", "screen.list('first')", N_("First row"), show=False),
        Binding("ctrl+end", "screen.list('last')", N_("Last row"), show=False),
    ]

    def __init__(self, text: str, multi: bool) -> None:
        super().__init__(text, placeholder=_(TYPE_TO_FIND), compact=True, select_on_focus=False, max_length=200)
        self.multi = multi
        self.cursor_blink = False

    async def on_key(self, event: events.Key) -> None:
        if self.multi and event.character in ("*", "＊"):
            event.stop()
            event.prevent_default()
            self.screen.query_one(Table).action_mark()


class Pick(Dialog[Any]):
    """A list to pick a key from; with multi a list of keys. None when it is left with esc.

    source is a list, filtered as one types by all its columns, or a function from the words to a list. With new, the
    words for it, ctrl+n gives (NEW, words typed). marked: the keys marked to begin with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "new", N_("New")),
        Binding("escape", "dismiss(None)", N_("Back")),
    ]
    DEFAULT_CSS = """
    Pick #picked { width: 90%; min-width: 40; max-width: 90; height: 80%; max-height: 26; padding: 0; }
    Pick Finder { background: $foreground 10%; padding: 0 1; margin: 0 1; }
    Pick Table { height: 1fr; }
    Pick Table > .table--cursor {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: $block-cursor-text-style;
    }
    Pick.-small #picked { width: 100%; min-width: 1; height: 100%; }
    """

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        source: Source | Callable[[str], Source],
        *,
        multi: bool = False,
        text: str = "",
        marked: Sequence[Any] = (),
        new: str = "",
    ) -> None:
        super().__init__()
        self.heading = visible(title, 200)
        self.columns = columns
        self.find = source if callable(source) else finding(source, len(columns))
        self.multi = multi
        self.text = text
        self.marked = set(marked)
        self.new = new

    def compose(self) -> ComposeResult:
        with Vertical(id="picked", classes="frame") as box:
            box.border_title = Content(self.heading)
            if self.multi:
                box.border_subtitle = Content(_("* marks several"))
            yield Finder(self.text, self.multi)
            table = Table(self.columns, self.find(self.text), empty=_(NOTHING))
            table.can_focus = False
            table.marked = self.marked
            yield table
        yield Foot()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Finder))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.new) if action == "new" else True

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self.text:
            self.text = event.value
            self.query_one(Table).show(self.find(self.text))

    def on_table_opened(self, event: Opened) -> None:
        event.stop()
        self.action_take()

    async def action_list(self, action: str) -> None:
        """Move in the list."""
        await self.query_one(Table).run_action(action)

    def action_take(self) -> None:
        """Take what is marked, else the row under the cursor."""
        table = self.query_one(Table)
        if self.multi:
            self.dismiss(list(table.marked) or ([] if table.cursor_row is None else [table.cursor_key]))
        elif table.cursor_row is not None:
            self.dismiss(table.cursor_key)

    def action_new(self) -> None:
        """Ask for a new record named by the words typed."""
        self.dismiss((NEW, self.text))


def finding(source: Source, width: int) -> Callable[[str], Source]:
    """A function from words to the rows of a list in which all of them stand, whatever the column; those that begin so
    come first."""

    def find(text: str) -> Source:
        wanted = fold(text).split()
        if not wanted:
            return source
        rows = [(*row[:width], source.key(row)) for row in source.first(source.count() or MOST)]
        found = [row for row in rows if _holds(row[:-1], wanted)]
        return Held(sorted(found, key=lambda row: not any(begins(value, text) for value in row[:-1])), -1)

    return find


def begins(value: Any, text: str) -> bool:
    """Whether what is shown begins with the words typed: that is what they mean before what they stand within."""
    return fold(str(value)).startswith(" ".join(fold(text).split()))


def _holds(row: Sequence[Any], wanted: Sequence[str]) -> bool:
    text = fold(" ".join(str(value) for value in row))
    return all(word in text for word in wanted)


def of_kind(office: Office, field: Reference, where: Any = None) -> Callable[[str], Source]:
    """The records a reference may name, as a source to pick from; the key of a row is the row id."""
    return lambda text: Held(candidates(office, field.rel_model, text, where=where), -1)
