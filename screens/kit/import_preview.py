"""What an import would do, before it is done: the fate of every row, what each column gives, and what else there is to
say."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from bizdesk.exchange import matching
from bizdesk.exchange.fates import FATES, ImportPlan
from bizdesk.exchange.importing import ImportResult, applying
from bizdesk.exchanged import told_of
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Text
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.text import visible
from bizdesk.office.work import finished

from .bars import Foot, TabLine
from .below import Below
from .detail import Body
from .exchange import LONGEST_PATH, Request, look_again, named, rejects_beside
from .pick import Pick
from .status import Status
from .table import Table
from .table_cells import Column
from .table_messages import Highlighted, Opened, SortAsked
from .table_view import TableView
from .title import Title
from .writing import AT_ONCE, Writing

if TYPE_CHECKING:
    from ..app import App

TONES = {"add": "good", "update": "warning", "refused": "negative", "same": "muted", "skipped": "muted"}
ORDER = ("refused", "add", "update", "same", "skipped")
ROWS = (
    Column("line", N_("Row no."), 7, align="right"),
    Column("fate", N_("Fate"), 10, show=lambda fate: _(FATES[fate]), tone=lambda fate: TONES[fate]),
    Column("key", N_("No."), 13),
    Column("told", N_("What"), 30, 1),
)
COLUMNS = (
    Column("heading", N_("Heading in the file"), 24, 1),
    Column("field", N_("Gives"), 20, 1),
    Column("reason", N_("Why"), 24, 2, tone=lambda reason: "muted"),
)
ROW_IN_BLOCK = 14
TABS = ("#rows", "#columns", "#notes")
LONGEST = 200_000
IGNORE = N_("Nothing: ignore it")


class ImportPreview(Screen[None]):
    """The rows, the columns and the notes in three tabs; nothing is written before ctrl+s."""

    app: "App"
    DEFAULT_CSS = """
    ImportPreview {
        & > Below { height: 3; }
        &.-low > Below { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "import", N_("Import")),
        Binding("right_square_bracket", "turn(1)", N_("Tab after")),
        Binding("left_square_bracket", "turn(-1)", N_("Tab before"), show=False),
        Binding("escape,q", "app.leave", N_("Back")),
    ]

    def __init__(self, office: Office, request: Request, plan: ImportPlan, heading: str = "") -> None:
        super().__init__()
        self.heading = heading
        self.office = office
        self.request = request
        self.plan = plan

    def compose(self) -> ComposeResult:
        yield Title(_("Import {name}: {kind}").format(name=self.request.path.name, kind=_(self.plan.kind.plural)))
        yield TabLine([_("Rows"), _("Columns"), _("Notes ({count})").format(count=len(self.plan.notes))])
        place = ROWS[0]._replace(width=ROW_IN_BLOCK) if self.plan.sheet.blocks > 1 else ROWS[0]
        yield Table(
            (place, *ROWS[1:]), Held(self.rows(), -1), empty=_("The file holds no rows."), choosing=False, id="rows"
        )
        columns = Table(COLUMNS, Held(self.columns(), -1), choosing=False, id="columns")
        yield columns
        with Body(id="notes"):
            yield Static(self.notes(), markup=False)
        yield Below()
        yield Status()
        yield Foot()

    def on_mount(self) -> None:
        counts = [
            _("{label}: {text}").format(label=_(FATES[fate]), text=count)
            for fate, count in self.plan.counts.items()
            if count
        ]
        self.query_one(Status).tell("  ".join([*counts, *self.plan.notes]), "")
        if self.heading:
            self.query_one("#columns", Table).show(Held(self.columns(), -1), self.heading)
        self.show_tab(int(bool(self.heading)))

    def notes(self) -> str:
        """All that is to be said of the file, each in a paragraph of its own."""
        return visible("\n\n".join(self.plan.notes) or _("Nothing is to be said of the file."), LONGEST, multiline=True)

    def rows(self) -> list[tuple[Any, ...]]:
        """The rows of the file, what is refused first; each with why, and what it holds."""
        told = sorted(enumerate(self.plan.rows), key=lambda item: ORDER.index(item[1].fate))
        return [(fate.place, fate.fate, fate.key, joined(fate.words, _text(fate.row)), place) for place, fate in told]

    def columns(self) -> list[tuple[Any, ...]]:
        """The columns of the file, as they stand in it."""
        fields = told_of(self.plan.kind)
        return [
            (heading, gives(fields[column.field].label, column.way) if column.field else "", column.reason, heading)
            for heading, column in self.plan.columns.items()
        ]

    def on_tab_line_chosen(self, event: TabLine.Chosen) -> None:
        self.show_tab(event.index)

    def show_tab(self, index: int) -> None:
        """Show the rows, the columns or the notes."""
        self.query_one(TabLine).current = index
        for place, name in enumerate(TABS):
            self.query_one(name).display = place == index
        self.query_one(Below).display = TABS[index] != "#notes"
        self.set_focus(shown := self.query_one(TABS[index]))
        if isinstance(shown, TableView):
            self.tell(shown)

    def tell(self, table: TableView) -> None:
        """Say in full what the row under the cursor of a table has no room for."""
        row = table.cursor_row
        self.query_one(Below).tell("" if row is None else joined(*row[:3]) if table.id == "columns" else row[3])

    def on_table_highlighted(self, event: Highlighted) -> None:
        event.stop()
        if event.table.display:
            self.tell(event.table)

    def action_turn(self, by: int) -> None:
        """Show another tab."""
        self.query_one(TabLine).step(by)

    def on_table_sort_asked(self, event: SortAsked) -> None:
        event.stop()

    def on_table_opened(self, event: Opened) -> None:
        """Read one row in full, or say what a column gives."""
        event.stop()
        if event.table.id == "columns":
            self.choose(event.key)
            return
        from .page import Page

        fate = self.plan.rows[event.key]
        cells = fate.row.cells if fate.row else []
        why = [fate.words, ""] if fate.words else []
        held = zip(self.plan.sheet.header, cells, strict=False)
        lines = [_("{label}: {text}").format(label=heading, text=cell) for heading, cell in held if cell]
        self.app.push_screen(Page(_("Row {row}").format(row=fate.place), "\n".join([*why, *lines])))

    def choose(self, heading: str) -> None:
        """Let it be said what a column gives, and look at the file again."""
        options = [(_(IGNORE), "")]
        for name, field in matching.importable(self.plan.kind).items():
            options.append((field.label, name))
            options += [(gives(field.label, way), f"{name}:{way}") for way in ways(field.type)]
        column = self.plan.columns[heading]
        told = [f"{column.field}:{column.way}", column.field or ""]
        now = next((target for target in told if any(target == each for _words, each in options)), "")

        def chosen(target: str | None) -> None:
            if target is not None and (target != now or not column.field):
                mapping = {**self.request.mapping, heading: target}
                look_again(self.app, replace(self.request, mapping=mapping), heading)

        title = _("What does {heading} give?").format(heading=visible(heading, 60))
        self.app.ask(FieldPick(title, (Column("field", N_("Field"), 24, 1),), Held(options, -1), now), chosen)

    def action_import(self) -> None:
        if not self.plan.of("refused"):
            self.carry_out(None)
            return
        from .form import Form

        where = rejects_beside(self.request.path, self.office.today())
        note = N_("Refused rows go there, with the reason; the others are imported.")
        fields = named(rejects=Text(N_("File for refused rows"), required=True, limit=LONGEST_PATH, help=note))
        title = _("{count} rows are refused").format(count=len(self.plan.of("refused")))
        form = Form(self.office, title, fields, {"rejects": str(where)}, lambda values: values["rejects"])
        self.app.ask(form, lambda name: None if name is None else self.carry_out(Path(name).expanduser()))

    def carry_out(self, rejects: Path | None) -> None:
        """Import the rows, as one act."""
        if rejects is not None and rejects.exists():
            raise Refused(N_("{path} exists already: choose another name."), path=rejects)
        work = applying(self.office, self.office.who, self.plan, rejects)
        count = len(self.plan.of("add")) + len(self.plan.of("update"))
        if count <= AT_ONCE:
            self.tell_done(finished(work))
            return

        def written(outcome: ImportResult | Refused) -> None:
            if isinstance(outcome, Refused):
                # Its records have got numbers that are free again: the file is looked at anew.
                look_again(self.app, self.request, "")
                raise outcome
            self.tell_done(outcome)

        self.app.ask(Writing(_("Import {name}").format(name=self.request.path.name), work), written)

    def tell_done(self, done: ImportResult) -> None:
        """Go back to the list, and say what came of it."""
        self.app.pop_screen()
        self.app.reread()
        if done.batch is None:
            words = _("Nothing was imported. There already: {same}, refused: {refused}, left out: {skipped}.")
            self.app.say(words.format(same=done.same, refused=done.refused, skipped=done.skipped))
            return
        words = _("Imported: {added} new, {updated} changed, {refused} refused. u takes it back.")
        self.app.say(words.format(added=done.added, updated=done.updated, refused=done.refused))


class FieldPick(Pick):
    """The fields a column may give, beginning at the one it gives now."""

    def __init__(self, title: str, columns: Sequence[Column], source: Held, now: str) -> None:
        super().__init__(title, columns, source)
        self.now = now

    def on_mount(self) -> None:
        self.query_one(Table).show(self.find(""), self.now)


def joined(*parts: str) -> str:
    """What there is of several texts, in one line."""
    return "  ·  ".join(part for part in parts if part)


def gives(label: str, way: str) -> str:
    """What a column gives and how its cells are read."""
    factor = matching.FACTORS.get(way, 1)
    words = _(matching.WAYS[way]) if way else ""
    if factor > 1:
        words = f"{words} × {factor:,}"
    return f"{label} ({words})" if words else label


def ways(kind: str) -> Sequence[str]:
    """How the cells of a column may have to be read, by the type of the field."""
    return {
        "date": ("mdy", "dmy"),
        "instant": ("mdy", "dmy"),
        "money": ("1000", "10000"),
        "integer": ("years", "months"),
        "percent": ("percent", "share"),
    }.get(kind, ())


def _text(row: Any) -> str:
    return "  ".join(str(cell) for cell in row.cells if cell not in (None, "")) if row else ""
