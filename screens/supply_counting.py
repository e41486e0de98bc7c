"""Counting supplies with a scanner or by hand: an item, what was found of it, the result at once."""

from collections.abc import Container, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, ClassVar

from peewee import JOIN, fn
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.places import Place
from bizdesk.office.values import show_quantity
from bizdesk.supplies import counter, counts, recounting
from bizdesk.supplies.count_scope import outside
from bizdesk.supplies.counter import Entry
from bizdesk.supplies.flows import COUNT_FLOW
from bizdesk.supplies.lots import expiry_of
from bizdesk.supplies.models import Supply, SupplyCount, SupplyCountLine
from bizdesk.supplies.stock import lot_of, shown

from .kit.bars import Foot, Head
from .kit.columns import told
from .kit.scan import Said, Tag
from .kit.table import Table
from .kit.table_cells import Column
from .supply_counts import RECOUNTED, read_recounted
from .supply_scanning import Scanning

SHOWN = 200
# More than so many times what the books say is rather a slip of the finger.
FAR_OFF = 10


class Counting(Scanning):
    """One open count; leaving it loses nothing, every figure is saved as it comes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "place", N_("Found at")),
        Binding("f6", "finish", N_("Finish")),
        Binding("d", "take_out", N_("Take out"), tooltip=N_("The line under the cursor, where it was not expected.")),
        Binding("ctrl+z", "app.undo", N_("Undo")),
        Binding("escape", "back", N_("Back")),
    ]

    def __init__(self, office: Office, count: SupplyCount) -> None:
        super().__init__(office)
        self.count = count
        self.place: Place | None = None
        # The shelf that was chosen of several on which an item lies.
        self.shelf: Place | None = None
        # The lines on which another piece scanned comes to those before.
        self.taken = counts.in_one_go(count)

    def compose(self) -> ComposeResult:
        def figure(name: str, label: str) -> Column:
            return Column(name, label, 9, align="right", show=lambda value: "" if value is None else shown(value))

        books = () if self.count.blind else (figure("snapshot", N_("Book quantity")),)
        columns = (
            Column("supply", N_("Supply"), 16, 2),
            Column("place", N_("Place"), 10, 1),
            Column("batch", N_("Batch no."), 10),
            figure("counted", N_("Counted")),
            told(self.office, RECOUNTED),
            *books,
        )
        yield Head("supplies")
        yield Said(id="subject")
        yield Tag(compact=True, max_length=200)
        yield Said(id="result")
        yield Table(columns, self.lines(), empty=_("Nothing is counted yet."), choosing=False)
        yield Foot()

    def on_screen_resume(self) -> None:
        # What stood over it may have lasted longer than the count.
        if SupplyCount.get_or_none(SupplyCount.id == self.count.id) is None:
            self.app.leave_gone(self)

    def lines(self) -> Held:
        """What is to be counted again, then what was counted, the newest first; blind without what the books say."""
        line = SupplyCountLine
        books = [] if self.count.blind else [line.snapshot]
        query = (
            line.select(Supply.name, Place.name, line.batch, line.counted, read_recounted(), *books, line.id)
            .join(Supply, on=line.supply == Supply.id)
            .switch(line)
            .join(Place, JOIN.LEFT_OUTER, on=line.place == Place.id)
            .where((line.count == self.count.id) & line.counted.is_null(False))
            .order_by(recounting.waiting().desc(), line.updated_at.desc(), line.id.desc())
            .limit(SHOWN)
        )
        return Held(rows.as_stored(query), -1)

    def subject(self) -> str:
        mine = SupplyCountLine.select(fn.COUNT(SupplyCountLine.id), fn.COUNT(SupplyCountLine.counted))
        ((lines, counted),) = mine.where(SupplyCountLine.count == self.count.id).tuples()
        place = self.place.name if self.place else _("where each item is kept")
        # What changes comes first: the title is cut where there is no room for all.
        words = _("found at: {place} · {title}").format(place=place, title=self.count.caption)
        again = len(recounting.left(self.count))
        due = [_("{count} due again").format(count=again)] if again else []
        return " · ".join([_("{counted} of {expected}").format(counted=counted, expected=lines), *due, words])

    def meant(self, words: str) -> Sequence[Supply]:
        # What is not used any more and still lies there is counted too.
        expected = SupplyCountLine.select(SupplyCountLine.supply).where(SupplyCountLine.count == self.count.id)
        return counter.meant(words, among=Supply.active | Supply.id.in_(expected))

    def invitation(self) -> str:
        return _("Scan or type an item: each scan is one more, 12*CODE is 12 in all")

    def standing(self, supply: Supply) -> str:
        batch = self.asked[1].batch if self.asked else ""
        found = counts.found_so_far(self.count, supply, self.shelf or self.place, lot_of(supply, batch))
        if found is None:
            return named(supply, batch)
        return _("{supply}: {quantity} {unit} counted so far").format(
            supply=named(supply, batch), quantity=show_quantity(found), unit=supply.unit
        )

    def question(self) -> str:
        return _("How many {unit} in all? Enter: one more · {supply}")

    def ask_quantity(self, supply: Supply, entry: Entry) -> None:
        if entry.back:
            raise Refused(
                N_("What is counted is never less than nothing: type 12*CODE for what there is in all, or undo."),
                rule=counts.RULE,
            )
        self.shelf = None
        lines = counts.fitting(self.count, supply, self.place, lot_of(supply, entry.batch))
        if len(lines) > 1:
            self.ask_shelf(supply, entry, [line for line in lines if line.batch or not supply.track_expiry])
        else:
            super().ask_quantity(supply, entry)

    def ask_shelf(self, supply: Supply, entry: Entry, lines: Sequence[SupplyCountLine]) -> None:
        """Let it be said which lot on which shelf was found; of one that is not expected, how it is typed."""
        from .kit.pick import Pick

        columns = (
            Column("place", N_("Place"), 16, 1),
            Column("batch", N_("Batch no."), 16),
            Column("expires_on", N_("Expires on"), 10),
        )
        listed = [
            (line.place.name if line.place else "", line.batch, str(expiry_of(supply, line.batch) or ""), line.id)
            for line in lines
        ]
        words = (
            _("Which one? Another lot is typed as {code}@{day}").format(
                code=supply.code, day=self.office.today().replace(month=12, day=31)
            )
            if supply.track_expiry
            else _("Which one?")
        )

        def picked(row: int | None) -> None:
            if row is not None:
                line = SupplyCountLine.get_by_id(row)
                self.shelf = line.place
                self.attempt(lambda: Scanning.ask_quantity(self, supply, entry._replace(batch=line.batch)))

        self.app.ask(Pick(words, columns, Held(listed, -1)), picked)

    def book(self, supply: Supply, quantity: Decimal, entry: Entry) -> None:
        self.when_sure(self.doubt(supply, quantity, entry), partial(self.count_in, supply, quantity, entry, ()))

    def book_one(self, supply: Supply, entry: Entry) -> None:
        one = Decimal(1)
        self.when_sure(self.doubt(supply, one, entry), partial(self.count_in, supply, one, entry, self.taken))

    def doubt(self, supply: Supply, quantity: Decimal, entry: Entry) -> str:
        """What is odd about counting so much of an item, in words."""
        place = self.shelf or self.place
        lines = counts.fitting(self.count, supply, place, lot_of(supply, entry.batch))
        if not lines:
            return outside(self.count, supply, place or self.count.place)
        books = sum((line.snapshot or Decimal(0) for line in lines), Decimal(0))
        # To ask in a blind count would tell what the books say.
        if self.count.blind or not 0 < FAR_OFF * books < quantity:
            return ""
        return _("{quantity} {unit} of {supply}, and the books say {books}.").format(
            quantity=show_quantity(quantity), unit=supply.unit, supply=supply.caption, books=show_quantity(books)
        )

    def count_in(self, supply: Supply, quantity: Decimal, entry: Entry, onto: Container[int]) -> None:
        """Take down what was found, as all there is of it or as more of it."""
        where: dict[str, Any] = {"place": self.shelf or self.place, "batch": entry.batch}
        line = counts.enter(
            self.office,
            self.office.who,
            self.count,
            supply=supply,
            quantity=quantity,
            beyond=True,
            onto=onto,
            **where,
        )
        self.taken.add(line.id)
        words = _("{supply}: {quantity} {unit} counted").format(
            supply=named(supply, line.batch),
            quantity=show_quantity(counts.found(line) or Decimal(0)),
            unit=supply.unit,
        )
        differs = counts.difference(line)
        if differs and not self.count.blind:
            words += " " + _("({difference} against the books)").format(difference=show_quantity(differs))
            self.app.bell()
        self.say(words, "warning" if differs and not self.count.blind else "good")
        self.query_one(Table).show(self.lines(), line.id)

    async def reread(self) -> None:
        """Show what another program, or an undo, has made of the count; leave where it is gone."""
        count = SupplyCount.get_or_none(SupplyCount.id == self.count.id)
        if count is None:
            self.app.leave_gone(self)
            return
        if count.opened_at != self.count.opened_at:
            self.taken.clear()
        self.count = count
        await super().reread()

    def action_place(self) -> None:
        """Say where the next items are found."""
        from .kit.pick import CODE_AND_NAME, Pick, of_kind

        def picked(row: int | None) -> None:
            self.place = Place.get_by_id(row) if row is not None else None
            self.tell()

        self.app.ask(Pick(_("Found at"), CODE_AND_NAME, of_kind(self.office, Reference(Place, N_("Found at")))), picked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        # Elsewhere the key is a letter of what is typed.
        return action != "take_out" or isinstance(self.focused, Table)

    def action_take_out(self) -> None:
        """Take the line under the cursor out of the count, where it came by being scanned."""
        line = SupplyCountLine.get_or_none(SupplyCountLine.id == self.query_one(Table).cursor_key)
        if line is None:
            raise Refused(N_("Nothing is counted yet."))
        counts.remove_line(self.office, self.office.who, line)
        self.say(_("{supply} is out of the count.").format(supply=line.supply.caption), "muted")
        self.query_one(Table).show(self.lines())
        self.tell()

    def action_finish(self) -> None:
        """End the counting, after a question: what was not counted stays as the books say."""
        from .kit.question import Question

        mine = (SupplyCountLine.count == self.count.id) & SupplyCountLine.counted.is_null()
        left = SupplyCountLine.select().where(mine).count()
        again = recounting.left(self.count)

        def answered(yes: bool | None) -> None:
            if yes:
                count = SupplyCount.get_by_id(self.count.id)
                counts.finish(self.office, self.office.who, count, as_it_is=bool(again))
                self.app.reread()
                self.app.action_leave()

        words = _("Finish counting? {count} not counted stay as the books say.").format(count=left)
        if left == 1:
            words = _("Finish counting? One not counted stays as the books say.")
        if len(again) == 1:
            words += " " + _("One to be counted again was not, and stays as counted first:")
        elif again:
            words += " " + _("{count} to be counted again were not, and stay as counted first:").format(
                count=len(again)
            )
        self.app.ask(Question(words, detail=again), answered)


def named(supply: Supply, batch: str) -> str:
    """What a supply is called, with the lot where there is one."""
    return " ".join(part for part in (supply.caption, lot_of(supply, batch)) if part)


def begin(pane: Any) -> None:
    """Count the supplies of the count that a list or a page stands on."""
    record = pane.one()
    COUNT_FLOW.check(record, "enter")
    pane.app.push_screen(Counting(pane.office, record))
