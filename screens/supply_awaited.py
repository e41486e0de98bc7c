"""What is on its way of a supply: the lines of orders, plans and requisitions that its figures come from."""

from collections.abc import Sequence
from typing import Any

from textual.widget import Widget

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.supplies.awaited import awaited
from bizdesk.supplies.stock import shown

from .kit.heading import GONE
from .kit.of_one import TableOfOne
from .kit.table_cells import Column


class OnItsWay(TableOfOne):
    """The open lines of a supply, the newest first; enter opens the paper one stands on."""

    EMPTY = N_("Nothing is on order, planned or reserved.")

    def columns(self) -> Sequence[Column]:
        return (
            Column("figure", N_("Kind"), 9, show=_),
            Column("left", N_("Quantity"), 8, align="right", show=shown),
            Column("number", N_("No."), 12),
            Column("on", N_("Date"), 10),
            Column("whom", N_("For or from whom"), 14, 1),
        )

    def rows(self) -> list[tuple[Any, ...]]:
        return [
            (each.figure, each.left, each.number, each.on, each.whom, (each.line.kind_name(), each.line.id))
            for each in awaited(self.record)
        ]

    def open(self, key: Any) -> None:
        kind, row = key
        line = self.office.kinds[kind].get_or_none(self.office.kinds[kind].id == row)
        if line is None:
            raise Refused(GONE)
        app: Any = self.app
        app.open_record(getattr(line, line.belongs_to), tab="lines")


def on_its_way(office: Office, record: Record) -> Widget:
    """What is on its way of the supply shown."""
    supply: Any = record  # the view is of supplies
    return OnItsWay(office, supply)
