"""What giving out and counting have in common: an item typed or scanned, its quantity with it or asked for next."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from bizdesk.office.errors import Refused
from bizdesk.office.faults import in_words
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, told
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.quantities import shown
from bizdesk.office.refusal import ValueRefused
from bizdesk.office.text import visible
from bizdesk.supplies import counter
from bizdesk.supplies.counter import Entry
from bizdesk.supplies.models import Supply
from bizdesk.supplies.packed import Packs, pieces, typed

from .kit.scan import COLOURS, Said, Tag
from .kit.table import Table
from .kit.table_cells import Column

if TYPE_CHECKING:
    from .app import App

# Nobody types so many of a thing: what has more digits is a barcode.
DIGITS_MOST = 6


class Scanning(Screen[None]):
    """Items one after the other, each booked as it comes; such a screen has a Tag, #subject, #result and a Table."""

    app: "App"
    DEFAULT_CSS = """
    Scanning {
        & > Table { height: 1fr; }
        & > #subject { text-wrap: nowrap; text-overflow: ellipsis; }
        & > #result { height: 2; text-style: bold; margin-top: 1; }
    }
    """

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        # What was typed without a quantity.
        self.asked: tuple[Supply, Entry] | None = None
        self.said = ""
        # What was booked as the next item came, told with what comes of that one.
        self.before = ""

    def lines(self) -> Held:
        """What was booked, the newest first."""
        raise NotImplementedError

    def subject(self) -> str:
        """What all of it is for."""
        raise NotImplementedError

    def invitation(self) -> str:
        """What the empty field says."""
        raise NotImplementedError

    def standing(self, supply: Supply) -> str:
        """What is said of an item while its quantity is asked for."""
        raise NotImplementedError

    def meant(self, words: str) -> Sequence[Supply]:
        """The items that the words may mean."""
        return counter.meant(words)

    def book(self, supply: Supply, quantity: Decimal, entry: Entry) -> None:
        """Book so much of an item, as it was typed."""
        raise NotImplementedError

    def book_one(self, supply: Supply, entry: Entry) -> None:
        """Book an item of which no quantity was typed."""
        self.book(supply, Decimal(1), entry)

    def question(self) -> str:
        """What the empty field asks where the quantity of an item is to be typed."""
        return _("How many {unit}? Enter: 1 · {supply}")

    def on_mount(self) -> None:
        self.tell()
        self.set_focus(self.query_one(Tag))

    def tell(self) -> None:
        """Show what it is for, and what is to be typed next."""
        self.query_one("#subject", Said).tell(Content.styled(visible(self.subject(), 200), "bold"))
        tag = self.query_one(Tag)
        if self.asked is None:
            tag.placeholder = self.invitation()
            return
        supply = self.asked[0]
        tag.placeholder = self.question().format(unit=visible(supply.unit, 20), supply=visible(supply.name, 60))

    def say(self, words: str, tone: str) -> None:
        """Say what came of it."""
        words, self.before = " · ".join(filter(None, (self.before, words))), ""
        self.said = words
        self.query_one("#result", Said).tell(Content.styled(visible(words, 400), COLOURS[tone]))

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.attempt(lambda: self.take(event.value))

    def attempt(self, do: Callable[[], None]) -> None:
        """Do something and say at once why not, where it is refused."""
        try:
            with in_words(self.office):
                do()
        except Refused as refused:
            self.say(str(refused), "negative")
            self.app.bell()
        self.tell()

    def when_sure(self, doubt: str, do: Callable[[], None]) -> None:
        """Do something, after a question where it is odd: what the doubt is, in words."""
        from .kit.question import Question

        if not doubt:
            do()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(do)

        self.app.bell()
        self.app.ask(Question(f"{doubt} {_('Count it all the same?')}"), answered)

    def take(self, text: str) -> None:
        """Take what was typed: a quantity where one was asked for, else an item."""
        self.before = ""
        if self.asked and self.answered(*self.asked, text):
            return
        entry = counter.with_lot(counter.taken_apart(text))
        if not entry.words:
            raise Refused(N_("Scan or type a code, a barcode or a part of the name."), rule="4.2.2")
        found = self.meant(entry.words)
        if not found:
            raise counter.unknown(entry.words)
        if len(found) == 1:
            self.ask_quantity(found[0], entry)
        else:
            self.ask_which(found, entry)

    def answered(self, supply: Supply, entry: Entry, text: str) -> bool:
        """Book the item asked for; whether the text was the answer, and not the next item."""
        answer, following = quantity_of(text), False
        if not isinstance(answer, Decimal) and text.strip():
            following = counter.is_item(counter.with_lot(counter.taken_apart(text)).words)
            if not following and answer is None:
                raise Refused(
                    N_("{text} is neither a quantity nor an item, and nothing was booked: type how many {unit} of"
                       " {supply}, or press esc."),
                    rule="4.2.2",
                    text=shown(text),
                    unit=supply.unit,
                    supply=supply.caption,
                )  # fmt: skip
        quantity = None if following or answer is None else pieces(supply, answer)
        self.asked = None
        if quantity is not None:
            self.book(supply, quantity, entry)
            return True
        self.said = ""
        self.book_one(supply, entry)
        self.before = self.said if following else ""
        return not following

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

        self.app.ask(Pick(_("Which one?"), columns, Held(listed, -1)), picked)

    def ask_quantity(self, supply: Supply, entry: Entry) -> None:
        """Book an item whose quantity was typed with it, else ask for that next."""
        if entry.quantity is not None:
            self.book(supply, pieces(supply, entry.quantity), entry)
            return
        self.asked = supply, entry
        self.say(self.standing(supply), "muted")

    async def reread(self) -> None:
        """Show what another program, or an undo, has made of it; what was taken back is what was said last."""
        act = JournalBatch.select().order_by(JournalBatch.id.desc()).first()
        if act is not None and act.kind in ("undo", "redo"):
            self.before = ""
            self.say(told(act), "muted")
        table = self.query_one(Table)
        table.show(self.lines(), table.cursor_key)
        self.tell()

    def action_back(self) -> None:
        """Take back the item whose quantity is asked for, or leave."""
        if self.asked is None:
            self.app.action_leave()
            return
        self.asked = None
        self.say("", "muted")
        self.tell()


def quantity_of(text: str) -> Decimal | Packs | None:
    """The quantity typed; None where there is none: the next item was typed instead, or scanned."""
    plain = text.strip()
    if (plain.isdecimal() and len(plain) > DIGITS_MOST) or counter.taken_apart(plain).quantity is not None:
        return None
    try:
        return typed(plain)
    except ValueRefused:
        return None
