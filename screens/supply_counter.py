"""Issuing over the counter: who gets it, then item after item with a scanner or by hand, one act each."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from peewee import fn
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.faults import in_words
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, told
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.people import Staff
from bizdesk.office.quantities import parse_quantity, show_quantity
from bizdesk.office.refusal import ValueRefused
from bizdesk.office.text import visible
from bizdesk.supplies import counter, moving
from bizdesk.supplies.counter import Entry
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.positions import position
from bizdesk.supplies.stock import shown

from .kit.bars import Foot, Head
from .kit.scan import COLOURS, Said, Tag
from .kit.table import Table
from .kit.table_cells import Column

if TYPE_CHECKING:
    from .app import App

SHOWN = 200
OVER_THE_COUNTER = {"issue": N_("Issue"), "return_from_user": N_("Returned")}
# Nobody asks for so many of a thing at a counter: what has more digits is a barcode.
DIGITS_MOST = 6


class Counter(Screen[None]):
    """The counter: every item is booked as it is typed or scanned, so that leaving it loses nothing."""

    app: "App"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "staff", N_("To whom")),
        Binding("f6", "old", N_("Old returned"), tooltip=N_("Issue what was refused last: the used-up one is back.")),
        Binding("ctrl+z", "app.undo", N_("Undo")),
        Binding("escape", "back", N_("Back")),
    ]
    DEFAULT_CSS = """
    Counter {
        & > Table { height: 1fr; }
        & > #result { height: 2; text-style: bold; margin-top: 1; }
    }
    """

    def __init__(self, office: Office, staff: Staff | None = None) -> None:
        super().__init__()
        self.office = office
        self.staff = staff
        # What was typed without a quantity, and what was refused for want of the used-up one.
        self.asked: tuple[Supply, Entry] | None = None
        self.refused: tuple[Supply, Decimal] | None = None

    def compose(self) -> ComposeResult:
        yield Head("supplies")
        yield Said(id="subject")
        yield Tag(compact=True, max_length=200)
        yield Said(id="result")
        columns = (
            Column("supply", N_("Supply"), 20, 2),
            Column("kind", N_("Kind"), 8, show=lambda kind: _(OVER_THE_COUNTER[kind])),
            Column("quantity", N_("Quantity"), 8, align="right", show=shown),
            Column("left", N_("On hand"), 8, align="right", show=shown),
            Column("unit", N_("Unit"), 6),
            Column("staff", N_("To whom"), 10, 1),
        )
        yield Table(columns, self.lines(), empty=_("Nothing was issued today."), choosing=False)
        yield Foot()

    def on_mount(self) -> None:
        self.tell()
        self.set_focus(self.query_one(Tag))
        if self.staff is None:
            self.action_staff()

    def lines(self) -> Held:
        """What went over the counter today, the newest first, with what is left of it now."""
        there = Movement.alias()
        left = there.select(fn.SUM(there.quantity)).where(there.supply == Movement.supply)
        query = (
            Movement.select(Supply.name, Movement.kind, Movement.quantity, left, Supply.unit, Staff.name, Movement.id)
            .join(Supply, on=Movement.supply == Supply.id)
            .switch(Movement)
            .left_outer_join(Staff, on=Movement.staff == Staff.id)
            .where((Movement.date == self.office.today()) & Movement.kind.in_(list(OVER_THE_COUNTER)))
            .order_by(Movement.id.desc())
            .limit(SHOWN)
        )
        return Held(rows.as_stored(query), -1)

    def tell(self) -> None:
        """Show who gets it, and what is to be typed next."""
        name = visible(self.staff.caption, 60) if self.staff else _("nobody chosen yet")
        words = _("Counter · to: {name}").format(name=name)
        self.query_one("#subject", Said).tell(Content.styled(words, "bold"))
        tag = self.query_one(Tag)
        if self.asked:
            supply = self.asked[0]
            tag.placeholder = _("How many {unit} of {supply}? Enter: 1").format(
                unit=visible(supply.unit, 20), supply=visible(supply.name, 60)
            )
        else:
            tag.placeholder = _("Scan or type an item, then Enter; 3*CODE gives 3 of it, -CODE takes it back")

    def say(self, words: str, tone: str) -> None:
        """Say what came of it."""
        self.query_one("#result", Said).tell(Content.styled(visible(words, 400), COLOURS[tone]))

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.attempt(lambda: self.take(event.value))
        self.tell()

    def attempt(self, do: Any) -> None:
        """Do something and say at once why not, where it is refused."""
        try:
            with in_words(self.office):
                do()
        except Refused as refused:
            self.say(str(refused), "negative")
            self.app.bell()

    def take(self, text: str) -> None:
        """Take what was typed: a quantity where one was asked for, else an item."""
        if self.asked:
            supply, entry = self.asked
            quantity = quantity_of(text)
            self.asked = None
            self.give(supply, quantity or Decimal(1), entry.back)
            if quantity is not None:
                return
        entry = counter.taken_apart(text)
        if not entry.words:
            raise Refused(N_("Scan or type a code, a barcode or a part of the name."), rule="4.2.2b")
        found = counter.meant(entry.words)
        if not found:
            raise Refused(N_("There is no supply {text} in use."), rule="4.2.2b", text=entry.words)
        if len(found) == 1:
            self.ask_quantity(found[0], entry)
        else:
            self.ask_which(found, entry)

    def ask_which(self, found: Sequence[Supply], entry: Entry) -> None:
        """Let one of several be chosen."""
        from .kit.pick import Pick

        columns = (
            Column("code", N_("Code"), 12),
            Column("name", N_("Item name"), 16, 1),
            Column("specification", N_("Specification"), 14, 1),
        )
        listed = [(each.code, each.name, each.specification, each.id) for each in found]

        def picked(row: int | None) -> None:
            if row is not None:
                self.attempt(lambda: self.ask_quantity(Supply.get_by_id(row), entry))
                self.tell()

        self.app.ask(Pick(_("Which one?"), columns, Held(listed, -1)), picked)

    def ask_quantity(self, supply: Supply, entry: Entry) -> None:
        """Book an item whose quantity was typed with it, else ask for that next."""
        if entry.quantity is not None:
            self.give(supply, entry.quantity, entry.back)
            return
        self.asked = supply, entry
        there = position(supply.id).on_hand
        words = _("{supply}: {there} {unit} on hand").format(
            supply=supply.caption, there=shown(there), unit=supply.unit
        )
        # It is given out of the place it is kept at: what lies elsewhere has to be carried there first.
        if (elsewhere := there - kept_there(supply)) > 0:
            words += " " + _("({quantity} of them elsewhere)").format(quantity=shown(elsewhere))
        self.say(words, "muted")

    def give(self, supply: Supply, quantity: Decimal, back: bool, old_returned: bool = False) -> None:
        """Issue an item, or take it back."""
        staff, self.refused = self.staff, None
        if staff is None:
            raise Refused(N_("Tell who gets it first: press f4."), rule="4.2.2b")
        if supply.return_old and not (old_returned or back):
            self.refused = supply, quantity
            raise Refused(
                N_("{supply} is issued old for new: press f6 when the used-up one is back."),
                rule="4.2.2b",
                supply=supply.caption,
            )
        office, who = self.office, self.office.who
        if back:
            counter.take_back(office, who, supply, quantity=quantity, staff=staff)
            words = _("{supply}: {quantity} {unit} back from {name}, {left} on hand")
        else:
            moving.issue(office, who, supply, quantity=quantity, staff=staff, old_returned=old_returned)
            words = _("{supply}: {quantity} {unit} to {name}, {left} left")
        at = position(supply.id)
        low = supply.reorder_level is not None and Decimal(shown(at.on_hand)) <= supply.reorder_level
        told_of = words.format(
            supply=supply.caption,
            quantity=show_quantity(quantity),
            unit=supply.unit,
            name=staff.name,
            left=shown(at.on_hand),
        )
        self.say(told_of, "warning" if low else "good")
        self.query_one(Table).show(self.lines())

    async def reread(self) -> None:
        """Show what another program, or an undo, has made of it; what was taken back is what was said last."""
        act = JournalBatch.select().order_by(JournalBatch.id.desc()).first()
        if act is not None and act.kind in ("undo", "redo"):
            self.say(told(act), "muted")
        table = self.query_one(Table)
        table.show(self.lines(), table.cursor_key)
        self.tell()

    def action_staff(self) -> None:
        """Choose who gets what follows."""
        from .kit.pick import CODE_AND_NAME, Pick, of_kind

        today: date = self.office.today()
        at_work = Staff.left_on.is_null() | (Staff.left_on >= today)

        def picked(row: int | None) -> None:
            if row is not None:
                self.staff = Staff.get_by_id(row)
                self.tell()

        source = of_kind(Reference(Staff, N_("Employee")), at_work)
        self.app.ask(Pick(_("To whom?"), CODE_AND_NAME, source), picked)

    def action_old(self) -> None:
        """Issue what was refused last, now that the used-up one is back."""
        if self.refused is None:
            self.app.say(_("Nothing waits for a used-up one."))
            return
        supply, quantity = self.refused
        self.attempt(lambda: self.give(supply, quantity, False, old_returned=True))

    def action_back(self) -> None:
        """Take back the item whose quantity is asked for, or leave."""
        if self.asked is None:
            self.app.action_leave()
            return
        self.asked = None
        self.say("", "muted")
        self.tell()


def kept_there(supply: Supply) -> int:
    """How much of a supply lies at the place it is kept at, as the file keeps it."""
    here = Movement.place.is_null() if supply.place is None else Movement.place == supply.place
    ((there,),) = rows.as_stored(Movement.select(fn.SUM(Movement.quantity)).where(Movement.supply == supply.id, here))
    return there or 0


def quantity_of(text: str) -> Decimal | None:
    """The quantity typed; None where the next item was typed instead, or scanned."""
    if not text.strip():
        return Decimal(1)
    if len(text.strip()) > DIGITS_MOST or counter.taken_apart(text).quantity is not None:
        return None
    try:
        return parse_quantity(text)
    except ValueRefused:
        return None


def open_counter(pane: Any) -> None:
    """Open the counter."""
    pane.app.push_screen(Counter(pane.office))
