"""Issuing over the counter: who gets it, then item after item with a scanner or by hand, one act each."""

from decimal import Decimal
from typing import Any, ClassVar

from peewee import fn
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.people import Department, Staff
from bizdesk.office.values import show_quantity
from bizdesk.supplies import counter, moving
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.positions import position
from bizdesk.supplies.stock import shown

from .kit.bars import Foot, Head
from .kit.scan import Said, Tag
from .kit.table import Table
from .kit.table_cells import Column
from .supply_scanning import Scanning

SHOWN = 200
OVER_THE_COUNTER = {"issue": N_("Issue"), "return_from_user": N_("Returned")}


class Counter(Scanning):
    """The counter: every item is booked as it is typed or scanned, so that leaving it loses nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "user", N_("To whom")),
        Binding("f6", "old", N_("Old returned"), tooltip=N_("Issue what was refused last: the used-up one is back.")),
        Binding("ctrl+z", "app.undo", N_("Undo")),
        Binding("escape", "back", N_("Back")),
    ]

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.user: Staff | Department | None = None
        # What was refused for want of the used-up one.
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
        # Textual asks the class this one is made from as well.
        self.action_user()

    def lines(self) -> Held:
        """What went over the counter today, the newest first, with what is left of it now."""
        there = Movement.alias()
        left = there.select(fn.SUM(there.quantity)).where(there.supply == Movement.supply)
        whom = fn.COALESCE(Staff.name, Department.name)
        query = (
            Movement.select(Supply.name, Movement.kind, Movement.quantity, left, Supply.unit, whom, Movement.id)
            .join(Supply, on=Movement.supply == Supply.id)
            .switch(Movement)
            .left_outer_join(Staff, on=Movement.staff == Staff.id)
            .left_outer_join(Department, on=Movement.department == Department.id)
            .where((Movement.date == self.office.today()) & Movement.kind.in_(list(OVER_THE_COUNTER)))
            .order_by(Movement.id.desc())
            .limit(SHOWN)
        )
        return Held(rows.as_stored(query), -1)

    def subject(self) -> str:
        name = self.user.caption if self.user else _("nobody chosen yet")
        return _("Counter · to: {name}").format(name=name)

    def invitation(self) -> str:
        return _("Scan or type an item, then Enter; 3*CODE gives 3 of it, -CODE takes it back")

    def standing(self, supply: Supply) -> str:
        there = position(supply.id).on_hand
        words = _("{supply}: {there} {unit} on hand").format(
            supply=supply.caption, there=shown(there), unit=supply.unit
        )
        # It is given out of the place it is kept at: what lies elsewhere has to be carried there first.
        if (elsewhere := there - kept_there(supply)) > 0:
            words += " " + _("({quantity} of them elsewhere)").format(quantity=shown(elsewhere))
        return words

    def book(self, supply: Supply, quantity: Decimal, back: bool) -> None:
        self.give(supply, quantity, back)

    def give(self, supply: Supply, quantity: Decimal, back: bool, old_returned: bool = False) -> None:
        """Issue an item, or take it back."""
        user, self.refused = self.user, None
        if user is None:
            raise Refused(N_("Tell who gets it first: press f4."), rule="4.2.2b")
        if supply.return_old and not (old_returned or back):
            self.refused = supply, quantity
            raise Refused(
                N_("{supply} is issued old for new: press f6 when the used-up one is back."),
                rule="4.2.2b",
                supply=supply.caption,
            )
        office, who, odd = self.office, self.office.who, []
        to: dict[str, Any] = {"staff" if isinstance(user, Staff) else "department": user}
        if back:
            counter.take_back(office, who, supply, quantity=quantity, **to)
            words = _("{supply}: {quantity} {unit} back from {name}, {left} on hand")
        else:
            noticed = len(office.notices)
            moving.issue(office, who, supply, quantity=quantity, old_returned=old_returned, **to)
            # It is said where one looks while one scans.
            odd = office.notices[noticed:]
            del office.notices[noticed:]
            words = _("{supply}: {quantity} {unit} to {name}, {left} left")
        at = position(supply.id)
        low = supply.reorder_level is not None and Decimal(shown(at.on_hand)) <= supply.reorder_level
        told_of = words.format(
            supply=supply.caption,
            quantity=show_quantity(quantity),
            unit=supply.unit,
            name=user.name,
            left=shown(at.on_hand),
        )
        self.say(" · ".join([told_of, *odd]), "warning" if low or odd else "good")
        self.query_one(Table).show(self.lines())

    def action_user(self) -> None:
        """Choose who gets what follows: a person, or a department where it is for nobody in particular."""
        from .kit.pick import CODE_AND_NAME, Pick, candidates

        at_work = Staff.left_on.is_null() | (Staff.left_on >= self.office.today())

        def source(text: str) -> Held:
            of_both = ((Staff, at_work), (Department, None))
            return Held(
                [
                    (code, name, _(kind.singular), (kind, row))
                    for kind, where in of_both
                    for code, name, row in candidates(self.office, kind, text, where=where)
                ],
                -1,
            )

        def picked(key: tuple[type[Staff | Department], int] | None) -> None:
            if key is not None:
                kind, row = key
                self.user = kind.get_by_id(row)
                self.tell()

        self.app.ask(Pick(_("To whom?"), (*CODE_AND_NAME, Column("kind", N_("Kind"), 10)), source), picked)

    def action_old(self) -> None:
        """Issue what was refused last, now that the used-up one is back."""
        if self.refused is None:
            self.app.say(_("Nothing waits for a used-up one."))
            return
        supply, quantity = self.refused
        self.attempt(lambda: self.give(supply, quantity, False, old_returned=True))


def kept_there(supply: Supply) -> int:
    """How much of a supply lies at the place it is kept at, as the file keeps it."""
    here = Movement.place.is_null() if supply.place is None else Movement.place == supply.place
    ((there,),) = rows.as_stored(Movement.select(fn.SUM(Movement.quantity)).where(Movement.supply == supply.id, here))
    return there or 0


def open_counter(pane: Any) -> None:
    """Open the counter."""
    pane.app.push_screen(Counter(pane.office))
