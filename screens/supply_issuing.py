"""Issuing on a requisition: item after item with a scanner or by hand, one act each, what is left in view."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.values import show_quantity
from bizdesk.supplies import issuing, positions
from bizdesk.supplies.counter import Entry
from bizdesk.supplies.flows import REQUISITION_FLOW
from bizdesk.supplies.models import Requisition, Supply
from bizdesk.supplies.requisitions import lines_of
from bizdesk.supplies.stock import scaled, shown

from .kit.bars import Foot, Head
from .kit.scan import Said, Tag
from .kit.table import Table
from .kit.table_cells import Column
from .supply_giving import Giving, elsewhere, low


class Issuing(Giving):
    """One requisition; every item is booked as it is typed or scanned, so that leaving it loses nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "old", N_("Old returned"), tooltip=N_("Issue what was refused last: the used-up one is back.")),
        Binding("ctrl+z", "app.undo", N_("Undo")),
        Binding("escape", "back", N_("Back")),
    ]

    def __init__(self, office: Office, requisition: Requisition) -> None:
        super().__init__(office)
        self.requisition = requisition

    def compose(self) -> ComposeResult:
        def figure(name: str, label: str, width: int = 8) -> Column:
            return Column(name, label, width, align="right", show=shown)

        columns = (
            Column("supply", N_("Supply"), 18, 2),
            figure("approved", N_("Approved")),
            figure("issued", N_("Issued so far"), 13),
            figure("left", N_("To issue")),
            figure("there", N_("On hand")),
            Column("unit", N_("Unit"), 6),
        )
        yield Head("supplies")
        yield Said(id="subject")
        yield Tag(compact=True, max_length=200)
        yield Said(id="result")
        yield Table(columns, self.lines(), empty=_("No lines yet."), choosing=False)
        yield Foot()

    def on_screen_resume(self) -> None:
        # What stood over it may have lasted longer than the requisition.
        if Requisition.get_or_none(Requisition.id == self.requisition.id) is None:
            self.app.leave_gone(self)

    def lines(self) -> Held:
        """What was approved, line by line, what of it is left, and what is there."""
        lines = lines_of(self.requisition)
        left, listed = issuing.outstanding(lines), []
        for line in lines:
            approved, to_issue = scaled(line.approved), scaled(left[line.id])
            there = positions.position(line.supply.id).on_hand
            listed.append((line.supply.name, approved, approved - to_issue, to_issue, there, line.supply.unit, line.id))
        return Held(listed, -1)

    def subject(self) -> str:
        asked = self.requisition
        left = sum(quantity > 0 for quantity in issuing.outstanding(lines_of(asked)).values())
        words = _("{title} · to: {name} · {left} to issue")
        return words.format(title=asked.caption, name=asked.applicant.caption, left=left)

    def invitation(self) -> str:
        return _("Scan or type an item, then Enter; 3*CODE issues 3 of it")

    def meant(self, words: str) -> Sequence[Supply]:
        return issuing.meant(self.requisition, words)

    def standing(self, supply: Supply) -> str:
        left, there = issuing.left_of(self.requisition, supply), positions.position(supply.id).on_hand
        words = _("{supply}: {left} {unit} to issue, {there} on hand").format(
            supply=supply.caption, left=show_quantity(left), unit=supply.unit, there=shown(there)
        )
        return words + elsewhere(supply, there)

    def question(self) -> str:
        return _("How many {unit} of {supply}? Enter: all that is left")

    def ask_quantity(self, supply: Supply, entry: Entry) -> None:
        if entry.back:
            raise Refused(
                N_("What was issued on a requisition is taken back by undo here, or at the counter."), rule="4.2.2b"
            )
        super().ask_quantity(supply, entry)

    def book_one(self, supply: Supply, back: bool) -> None:
        # Where nothing is left, one is refused with the figures.
        self.book(supply, issuing.left_of(self.requisition, supply) or Decimal(1), back)

    def give(self, supply: Supply, quantity: Decimal, *, old_returned: bool = False) -> None:
        office, asked = self.office, self.requisition.afresh()
        issuing.issue(office, office.who, asked, supply=supply, quantity=quantity, old_returned=old_returned)
        self.requisition = asked
        left, there = issuing.left_of(asked, supply), positions.position(supply.id).on_hand
        told = _("{supply}: {quantity} {unit} issued, {left} left to issue, {there} on hand").format(
            supply=supply.caption,
            quantity=show_quantity(quantity),
            unit=supply.unit,
            left=show_quantity(left),
            there=shown(there),
        )
        if asked.state == "issued":
            told += " · " + _("All of {number} is issued.").format(number=asked.number)
        self.say(told, "warning" if low(supply, there) else "good")
        self.query_one(Table).show(self.lines())

    async def reread(self) -> None:
        """Show what another program, or an undo, has made of the requisition; leave where it is gone."""
        asked = Requisition.get_or_none(Requisition.id == self.requisition.id)
        if asked is None:
            self.app.leave_gone(self)
            return
        self.requisition = asked
        await super().reread()


def begin(pane: Any) -> None:
    """Issue on the requisition that a list or a page stands on."""
    record = pane.one()
    REQUISITION_FLOW.check(record, "issue")
    pane.app.push_screen(Issuing(pane.office, record))
