"""Counting supplies with a scanner or by hand: an item, what was found of it, the result at once."""

from collections.abc import Container
from decimal import Decimal
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
from bizdesk.supplies import counts
from bizdesk.supplies.counter import Entry
from bizdesk.supplies.flows import COUNT_FLOW
from bizdesk.supplies.models import Supply, SupplyCount, SupplyCountLine
from bizdesk.supplies.stock import shown

from .kit.bars import Foot, Head
from .kit.scan import Said, Tag
from .kit.table import Table
from .kit.table_cells import Column
from .supply_scanning import Scanning

SHOWN = 200


class Counting(Scanning):
    """One open count; leaving it loses nothing, every figure is saved as it comes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "place", N_("Found at")),
        Binding("f6", "finish", N_("Finish")),
        Binding("ctrl+z", "app.undo", N_("Undo")),
        Binding("escape", "back", N_("Back")),
    ]

    def __init__(self, office: Office, count: SupplyCount) -> None:
        super().__init__(office)
        self.count = count
        self.place: Place | None = None
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
            figure("recounted", N_("Recounted")),
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
        """The lines counted so far, the newest first; a blind count does not show what the books say."""
        line = SupplyCountLine
        books = [] if self.count.blind else [line.snapshot]
        query = (
            line.select(Supply.name, Place.name, line.batch, line.counted, line.recounted, *books, line.id)
            .join(Supply, on=line.supply == Supply.id)
            .switch(line)
            .join(Place, JOIN.LEFT_OUTER, on=line.place == Place.id)
            .where((line.count == self.count.id) & line.counted.is_null(False))
            .order_by(line.updated_at.desc(), line.id.desc())
            .limit(SHOWN)
        )
        return Held(rows.as_stored(query), -1)

    def subject(self) -> str:
        mine = SupplyCountLine.select(fn.COUNT(SupplyCountLine.id), fn.COUNT(SupplyCountLine.counted))
        ((lines, counted),) = mine.where(SupplyCountLine.count == self.count.id).tuples()
        place = self.place.name if self.place else _("where each item is kept")
        # What changes comes first: the title is cut where there is no room for all.
        words = _("found at: {place} · {title}").format(place=place, title=self.count.caption)
        return _("{counted} of {expected}").format(counted=counted, expected=lines) + f" · {words}"

    def invitation(self) -> str:
        return _("Scan or type an item: each scan is one more, 12*CODE is 12 in all")

    def standing(self, supply: Supply) -> str:
        found = counts.found_so_far(self.count, supply, self.place)
        if found is None:
            return supply.caption
        return _("{supply}: {quantity} {unit} counted so far").format(
            supply=supply.caption, quantity=show_quantity(found), unit=supply.unit
        )

    def question(self) -> str:
        return _("How many {unit} in all? Enter: one more · {supply}")

    def ask_quantity(self, supply: Supply, entry: Entry) -> None:
        if entry.back:
            raise Refused(
                N_("What is counted is never less than nothing: type 12*CODE for what there is in all, or undo."),
                rule=counts.RULE,
            )
        super().ask_quantity(supply, entry)

    def book(self, supply: Supply, quantity: Decimal, back: bool) -> None:
        self.count_in(supply, quantity, ())

    def book_one(self, supply: Supply, back: bool) -> None:
        self.count_in(supply, Decimal(1), self.taken)

    def count_in(self, supply: Supply, quantity: Decimal, onto: Container[int]) -> None:
        """Take down what was found, as all there is of it or as more of it."""
        line = counts.enter(
            self.office, self.office.who, self.count, supply=supply, quantity=quantity, place=self.place, onto=onto
        )
        self.taken.add(line.id)
        words = _("{supply}: {quantity} {unit} counted").format(
            supply=supply.caption, quantity=show_quantity(counts.found(line) or Decimal(0)), unit=supply.unit
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

    def action_finish(self) -> None:
        """End the counting, after a question: what was not counted stays as the books say."""
        from .kit.question import Question

        mine = (SupplyCountLine.count == self.count.id) & SupplyCountLine.counted.is_null()
        left = SupplyCountLine.select().where(mine).count()

        def answered(yes: bool | None) -> None:
            if yes:
                counts.finish(self.office, self.office.who, SupplyCount.get_by_id(self.count.id))
                self.app.reread()
                self.app.action_leave()

        words = _("Finish counting? {count} not counted stay as the books say.").format(count=left)
        self.app.ask(Question(words), answered)


def begin(pane: Any) -> None:
    """Count the supplies of the count that a list or a page stands on."""
    record = pane.one()
    COUNT_FLOW.check(record, "enter")
    pane.app.push_screen(Counting(pane.office, record))
