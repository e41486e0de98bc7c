"""What is on its way of a supply: the lines of orders, plans and requisitions that its figures come from."""

from typing import Any

from textual.app import ComposeResult
from textual.widget import Widget

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.record import Record
from bizdesk.supplies.awaited import awaited
from bizdesk.supplies.models import Supply
from bizdesk.supplies.stock import shown

from .kit.heading import GONE
from .kit.table import Table
from .kit.table_cells import Column
from .kit.table_messages import Opened
from .kit.view import Refilled


class OnItsWay(Refilled):
    """The open lines of a supply, the newest first; enter opens the paper one stands on."""

    DEFAULT_CSS = "OnItsWay { height: 1fr; & > Table { height: 1fr; } }"

    def __init__(self, office: Office, supply: Supply) -> None:
        super().__init__()
        self.office = office
        self.supply = supply

    def compose(self) -> ComposeResult:
        columns = (
            Column("figure", N_("Kind"), 9, show=_),
            Column("left", N_("Quantity"), 8, align="right", show=shown),
            Column("number", N_("No."), 12),
            Column("on", N_("Date"), 10),
            Column("whom", N_("For or from whom"), 14, 1),
        )
        empty = _("Nothing is on order, planned or reserved.")
        yield Table(columns, self.rows(), empty=empty, choosing=False)

    def rows(self) -> Held:
        """The lines with the kind and the row id of each."""
        return Held(
            [
                (each.figure, each.left, each.number, each.on, each.whom, (each.line.kind_name(), each.line.id))
                for each in awaited(self.supply)
            ],
            -1,
        )

    def fill(self, record: Any) -> None:
        same, self.supply = record.id == self.supply.id, record
        table = self.query_one(Table)
        table.show(self.rows(), table.cursor_key if same else None)

    def on_table_opened(self, event: Opened) -> None:
        event.stop()
        app: Any = self.app
        kind, row = event.key
        with app.guarding():
            line = self.office.kinds[kind].get_or_none(self.office.kinds[kind].id == row)
            if line is None:
                raise Refused(GONE)
            app.open_record(getattr(line, line.belongs_to), tab="lines")


def on_its_way(office: Office, record: Record) -> Widget:
    """What is on its way of the supply shown."""
    supply: Any = record  # the view is of supplies
    return OnItsWay(office, supply)
