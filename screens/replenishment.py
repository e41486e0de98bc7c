"""What is to be ordered: every supply that its reorder level asks for, with the figures behind the proposal."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.text import fold
from bizdesk.supplies import proposing
from bizdesk.supplies.models import Supply
from bizdesk.supplies.needs import needs
from bizdesk.supplies.stock import scaled, shown

from .kit.filtered import TablePane
from .kit.heading import GONE
from .kit.table import Table
from .kit.table_cells import Column, negative
from .kit.table_messages import Opened

EMPTY = N_("Nothing is to be ordered: no supply is at or below its reorder level.")


class ReplenishmentPane(TablePane):
    """The proposals in a table; enter opens the supply, b makes them the month's purchase plan."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "plan", N_("Make the purchase plan"), tooltip=N_("What is proposed goes on the month's plan.")),
        Binding("p", "report", N_("Report")),
        Binding("u", "app.undo", N_("Undo"), show=False),
        Binding("U", "app.redo", N_("Redo"), show=False),
    ]

    def table(self) -> Table:
        def figure(name: str, label: str, width: int = 8) -> Column:
            return Column(name, label, width, align="right", show=shown, tone=negative)

        columns = (
            Column("code", N_("Code"), 12),
            Column("name", N_("Item name"), 14, 1),
            figure("on_hand", N_("On hand")),
            figure("proposed", N_("To order")),
            Column("unit", N_("Unit"), 6),
            figure("projected", N_("Projected"), 9),
            figure("level", N_("Reorder level"), 13),
            figure("on_order", N_("On order")),
            figure("planned", N_("Planned")),
            figure("reserved", N_("Reserved")),
        )
        return Table(columns, self.rows(), empty=_(EMPTY), choosing=False)

    def rows(self) -> Held:
        """The supplies to be ordered in which the words stand, by code."""
        words = fold(self.words).split()
        found = []
        for supply, at, wanted in needs(self.office):
            if wanted and all(word in fold(f"{supply.code} {supply.name}") for word in words):
                coming = (at.projected, scaled(supply.reorder_level), at.on_order, at.planned, at.reserved)
                found.append((supply.code, supply.name, at.on_hand, wanted, supply.unit, *coming, supply.id))
        return Held(found, -1)

    def read_rows(self) -> None:
        super().read_rows()
        if not self.words:
            self.query_one(Table).empty = _(EMPTY)

    async def reread(self) -> None:
        self.read_rows()

    def on_table_opened(self, event: Opened) -> None:
        event.stop()
        with self.app.guarding():
            supply = Supply.get_or_none(Supply.id == event.key)
            if supply is None:
                raise Refused(GONE)
            self.app.open_record(supply, tab="stock")

    def action_plan(self) -> None:
        """Put what is proposed on the month's plan, and show it."""
        plan = proposing.month_plan(self.office, self.office.who)
        self.app.reread()
        self.app.tell_act()
        self.app.open_record(plan, tab="lines")

    def action_report(self) -> None:
        """Show the report of the proposals."""
        from bizdesk.reporting import REPORTS

        from .kit.printing import ask_parameters

        ask_parameters(self.app, REPORTS["replenishment"], [])
