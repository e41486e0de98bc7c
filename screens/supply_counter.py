"""Issuing over the counter: who gets it, then item after item with a scanner or by hand, one act each."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
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
from bizdesk.supplies.counter import Entry
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.positions import on_hand_of
from bizdesk.supplies.stock import low, shown

from .kit.bars import Foot, Head
from .kit.scan import Said, Tag
from .kit.table import Table
from .kit.table_cells import Column
from .supply_giving import Giving, elsewhere

SHOWN = 200
OVER_THE_COUNTER = {"issue": N_("Issue"), "return_from_user": N_("Returned")}


class Counter(Giving):
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
        there = on_hand_of(supply.id)
        words = _("{supply}: {there} {unit} on hand").format(
            supply=supply.caption, there=shown(there), unit=supply.unit
        )
        # It is given out of the place it is kept at: what lies elsewhere has to be carried there first.
        return words + elsewhere(supply, there)

    def book(self, supply: Supply, quantity: Decimal, entry: Entry) -> None:
        if self.user is None:
            raise Refused(N_("Tell who gets it first: press f4."), rule="4.2.2b")
        if entry.back:
            given = {"quantity": quantity, "batch": entry.batch, **self.to()}
            odd = self.noticing(partial(counter.take_back, self.office, self.office.who, supply, **given))
            self.refused = None
            self.tell_of(supply, quantity, _("{supply}: {quantity} {unit} back from {name}, {left} on hand"), odd)
        else:
            super().book(supply, quantity, entry)

    def to(self) -> dict[str, Any]:
        """Who gets it, a person or a department, as it is told to what is done."""
        return {"staff" if isinstance(self.user, Staff) else "department": self.user}

    def give(self, supply: Supply, quantity: Decimal, batch: str, *, old_returned: bool = False) -> None:
        given = {"quantity": quantity, "batch": batch, "old_returned": old_returned, **self.to()}
        odd = self.noticing(partial(moving.issue, self.office, self.office.who, supply, **given))
        self.tell_of(supply, quantity, _("{supply}: {quantity} {unit} to {name}, {left} left"), odd)

    def noticing(self, act: Callable[[], object]) -> list[str]:
        """Do an act; what is odd about it, which is said where one looks while one scans."""
        notices = self.office.notices
        noticed = len(notices)
        act()
        odd = notices[noticed:]
        del notices[noticed:]
        return odd

    def tell_of(self, supply: Supply, quantity: Decimal, words: str, odd: Sequence[str] = ()) -> None:
        """Say what went or came, how much is there then, and what is odd about it."""
        there = on_hand_of(supply.id)
        told_of = words.format(
            supply=supply.caption,
            quantity=show_quantity(quantity),
            unit=supply.unit,
            name=self.user.name if self.user else "",
            left=shown(there),
        )
        self.say(" · ".join([told_of, *odd]), "warning" if low(supply, there) or odd else "good")
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


def open_counter(pane: Any) -> None:
    """Open the counter."""
    pane.app.push_screen(Counter(pane.office))
