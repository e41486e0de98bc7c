"""Counting with a scanner or by hand: a tag and Enter, the result at once, the count running along."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from peewee import JOIN
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from bizdesk.assets import stocktakes
from bizdesk.assets.models import Asset, Stocktake, StocktakeLine
from bizdesk.assets.words import CONDITIONS, RESULTS
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, told
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.places import Place
from bizdesk.office.text import visible
from bizdesk.office.values import show_quantity

from .kit.bars import Foot, Head
from .kit.heading import GONE
from .kit.scan import COLOURS, Said, Tag
from .kit.table import Table
from .kit.table_cells import Column

if TYPE_CHECKING:
    from .app import App

TONES = {
    "found": "good", "misplaced": "warning", "missing": "negative", "unknown": "negative", "duplicate": "warning",
    "surplus": "warning",
}  # fmt: skip
SHOWN = 200
WIDE = 100


class Counting(Screen[None]):
    """One open stocktake being counted; leaving it loses nothing, every scan is saved as it comes."""

    app: "App"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "place", N_("Found at")),
        Binding("f7", "condition", N_("Condition"), tooltip=N_("How the thing counted last was found.")),
        Binding("f6", "finish", N_("Finish")),
        Binding("ctrl+z", "app.undo", N_("Undo"), show=False),
        Binding("escape", "app.leave", N_("Back")),
    ]
    DEFAULT_CSS = """
    Counting {
        & > Table { height: 1fr; }
        & > #result { text-style: bold; margin-top: 1; }
    }
    """

    def __init__(self, office: Office, stocktake: Stocktake) -> None:
        super().__init__()
        self.office = office
        self.stocktake = stocktake
        self.place: Place | None = None
        several = (StocktakeLine.stocktake == stocktake.id) & (StocktakeLine.expected_quantity != 1)
        # Where every card is of one piece, a column of ones would only take room.
        self.several = StocktakeLine.select().where(several).exists()

    def compose(self) -> ComposeResult:
        # In a small terminal the line of what was counted last tells its condition, and places need the room.
        self.roomy = self.app.size.width >= WIDE
        yield Head("assets")
        yield Said(id="subject")
        yield Tag(placeholder=_("Scan or type a tag, then Enter; 9*TAG counts 9 of it"), compact=True, max_length=200)
        yield Said(id="result")
        yield Said(id="progress")
        yield Table(self.columns(), self.lines(), empty=_("Nothing is counted yet."), choosing=False)
        yield Foot()

    def on_screen_resume(self) -> None:
        # What stood over it may have lasted longer than the stocktake.
        if Stocktake.get_or_none(Stocktake.id == self.stocktake.id) is None:
            self.app.leave_gone(self)

    def on_mount(self) -> None:
        self.tell()
        self.set_focus(self.query_one(Tag))

    def columns(self) -> tuple[Column, ...]:
        """The lines counted so far; a blind count does not show what was expected."""
        expected = () if self.stocktake.blind else (Column("expected", N_("Expected location"), 17, 1),)
        condition = Column("condition", N_("Condition"), 14, show=lambda name: _(CONDITIONS.get(name, "")))
        pieces = Column("pieces", N_("Quantity"), 8, show=lambda both: self.pieces(*both))
        return (
            Column("tag", N_("Tag"), 13),
            Column("result", N_("Result"), 10, show=lambda name: _(RESULTS.get(name, "")), tone=tone),
            *((pieces,) if self.several else ()),
            Column("name", N_("Asset name"), 14, 2),
            Column("found", N_("Found at"), 12, 1),
            *expected,
            *((condition,) if self.roomy else ()),
        )

    def lines(self) -> Held:
        """The newest lines counted, as rows."""
        mine = (StocktakeLine.stocktake == self.stocktake.id) & (StocktakeLine.scans > 0)
        found, expected = Place.alias(), Place.alias()
        pieces = [StocktakeLine.counted_quantity, StocktakeLine.expected_quantity]
        shown = [StocktakeLine.tag, StocktakeLine.result, *pieces, Asset.name, found.name]
        shown += [] if self.stocktake.blind else [expected.name]
        shown += [StocktakeLine.condition] if self.roomy else []
        lines = (
            StocktakeLine.select(*shown, StocktakeLine.id)
            .join(Asset, JOIN.LEFT_OUTER, on=StocktakeLine.asset == Asset.id)
            .join(found, JOIN.LEFT_OUTER, on=StocktakeLine.found_place == found.id)
            .join(expected, JOIN.LEFT_OUTER, on=StocktakeLine.expected_place == expected.id)
            .where(mine)
        )
        newest = lines.order_by(StocktakeLine.updated_at.desc(), StocktakeLine.id.desc())
        rows = [
            (tag, result, *([(counted, expected)] if self.several else []), *rest)
            for tag, result, counted, expected, *rest in newest.limit(SHOWN).tuples()
        ]
        return Held(rows, -1)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        with self.app.guarding():
            self.stocktake = Stocktake.get_by_id(self.stocktake.id)
            line = stocktakes.scan(self.office, self.office.who, self.stocktake, tag=event.value, place=self.place)
            self.say(line)

    def say(self, line: StocktakeLine) -> None:
        """Tell what a scan came to, with a bell where it is not as expected."""
        self.show_line(line)
        if line.result != "found":
            self.app.bell()

    def show_line(self, line: StocktakeLine) -> None:
        """Show a line with what was found of it, the cursor on it: what is said next is of that one."""
        words = _("{subject}: {result}").format(subject=_subject(line), result=_(RESULTS[line.result]))
        if line.result == "misplaced" and not self.stocktake.blind:
            words += " " + _("(expected at {place})").format(place=_name(line.expected_place) or "-")
        if pieces := self.pieces(line.counted_quantity, line.expected_quantity):
            words += f" · {_('Quantity')} {pieces}"
        if line.condition:
            words += f" · {_(CONDITIONS[line.condition])}"
        self.query_one("#result", Said).tell(Content.styled(words, COLOURS[TONES[line.result]]))
        self.tell()
        self.query_one(Table).show(self.lines(), line.id)

    def pieces(self, counted: Decimal | None, expected: Decimal | None) -> str:
        """How many were counted, and of how many, unless it is one of one; a blind count does not show the latter."""
        if counted is None or counted == (expected or 1) == 1:
            return ""
        if self.stocktake.blind or expected is None:
            return show_quantity(counted)
        words = _("{counted} of {expected}")
        return words.format(counted=show_quantity(counted), expected=show_quantity(expected))

    def tell(self) -> None:
        """Show what is counted where, and how far the count is."""
        place = _name(self.place) or _("where each is expected")
        subject = _("{title} · found at: {place}").format(
            title=visible(self.stocktake.caption, 60), place=visible(place, 40)
        )
        self.query_one("#subject", Said).tell(Content.styled(subject, "bold"))
        counted = stocktakes.progress(self.stocktake)
        counted["duplicate"] = stocktakes.duplicates(self.stocktake)
        parts = [f"{_(label)} {counted[name]}" for name, label in RESULTS.items() if counted[name]]
        if not self.stocktake.blind:
            parts.append(_("not counted yet {count}").format(count=counted[""]))
        self.query_one("#progress", Said).tell(Content.styled("  ·  ".join(parts), "$foreground-muted"))

    async def reread(self) -> None:
        """Show what another program, or an undo, has made of the count; what was taken back is what was said last."""
        stocktake = Stocktake.get_or_none(Stocktake.id == self.stocktake.id)
        if stocktake is None:
            self.app.leave_gone(self)
            return
        self.stocktake = stocktake
        act = JournalBatch.select().order_by(JournalBatch.id.desc()).first()
        if act is not None and act.kind in ("undo", "redo"):
            self.query_one("#result", Said).tell(Content.styled(visible(told(act)), COLOURS["muted"]))
        table = self.query_one(Table)
        table.show(self.lines(), table.cursor_key)
        self.tell()

    def action_place(self) -> None:
        """Say where the next tags are found."""
        from .kit.pick import CODE_AND_NAME, Pick, of_kind

        def picked(row: int | None) -> None:
            self.place = Place.get_by_id(row) if row is not None else None
            self.tell()

        self.app.ask(Pick(_("Found at"), CODE_AND_NAME, of_kind(self.office, Reference(Place, N_("Found at")))), picked)

    def action_condition(self) -> None:
        """Say in what condition the thing counted last was found, or the one whose line the cursor was led to."""
        from .kit.pick import Pick

        row = self.query_one(Table).cursor_key
        line = StocktakeLine.get_or_none(StocktakeLine.id == row)
        if line is None:
            raise Refused(N_("Nothing is counted yet: scan or type a tag first, then say its condition."))

        def picked(condition: str | None) -> None:
            if condition is not None:
                now = StocktakeLine.get_or_none(StocktakeLine.id == row)
                if now is None:
                    raise Refused(GONE)
                self.show_line(stocktakes.edit_line(self.office, self.office.who, now, {"condition": condition}))

        title = _("Condition: {what}").format(what=_subject(line))
        rows = [(_(label), name) for name, label in CONDITIONS.items()]
        self.app.ask(Pick(title, (Column("condition", N_("Condition"), 20, 1),), Held(rows, -1)), picked)

    def action_finish(self) -> None:
        """End the counting, after a question: what was not scanned is missing."""
        from .kit.question import Question

        left = stocktakes.progress(self.stocktake)[""]

        def answered(yes: bool | None) -> None:
            if yes:
                stocktakes.finish(self.office, self.office.who, Stocktake.get_by_id(self.stocktake.id))
                self.app.reread()
                self.app.action_leave()

        self.app.ask(Question(_("Finish counting? {count} not counted will be missing.").format(count=left)), answered)


def _subject(line: StocktakeLine) -> str:
    """What a line is of: the tag, and the name on its card."""
    name = visible(line.asset.name, 60) if line.asset else ""
    return f"{visible(line.tag, 60)} {name}".strip()


def _name(record: Any) -> str:
    return getattr(record, "name", "") if record is not None else ""


def tone(result: str) -> str:
    """The tone of a result, by the names of the table."""
    return TONES.get(result, "")


def begin(pane: Any) -> None:
    """Count the stocktake a list or a page stands on."""
    record = pane.one()
    stocktakes.STOCKTAKE_FLOW.check(record, "scan")
    pane.app.push_screen(Counting(pane.office, record))
