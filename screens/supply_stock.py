"""What is there of a supply, where, and what is coming; and the movements that any of these figures comes from."""

from collections.abc import Sequence
from typing import Any

from peewee import fn
from textual.app import ComposeResult
from textual.widget import Widget

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.money import half_up
from bizdesk.office.record import Record
from bizdesk.office.values import show_quantity
from bizdesk.supplies import shelves
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.needs import levels
from bizdesk.supplies.positions import position
from bizdesk.supplies.replenishment import proposed
from bizdesk.supplies.stock import SCALE, shown
from bizdesk.supplies.words import MOVEMENT_KINDS

from .kit.facts import STYLES, Fact, Facts
from .kit.of_one import TableOfOne
from .kit.table import Table
from .kit.table_cells import Column, negative
from .kit.view import Refilled

# A card shows so many of the newest movements; the report prints all of them.
CARD_MOST = 2_000


class Stock(Refilled):
    """How a supply stands above, where it lies below."""

    DEFAULT_CSS = """
    Stock { height: 1fr; layout: vertical; & > Facts { padding: 0 1 1 1; } & > Table { height: 1fr; } }
    """

    def __init__(self, office: Office, supply: Supply) -> None:
        super().__init__()
        self.office = office
        self.supply = supply

    def compose(self) -> ComposeResult:
        columns = (
            Column("place", N_("Place"), 12, 1),
            Column("batch", N_("Batch no."), 10),
            Column("expires_on", N_("Expires on"), 10, tone=self.tone),
            Column("quantity", N_("Quantity"), 9, align="right", show=shown),
            Column("value", N_("Stock value"), 11, align="right", show=self.office.money),
        )
        yield Facts(standing(self.office, self.supply))
        yield Table(columns, Held(shelves.lots(self.supply), -1), empty=_("Nothing is on hand."), choosing=False)

    def fill(self, record: Any) -> None:
        self.supply = record
        self.query_one(Facts).update(standing(self.office, record))
        table = self.query_one(Table)
        table.show(Held(shelves.lots(record), -1), table.cursor_key)

    def tone(self, day: str) -> str:
        """The colour of a lot's last day."""
        return "negative" if day and day < self.office.today().isoformat() else ""


def standing(office: Office, supply: Supply) -> list[Fact]:
    """On hand and its worth, what is coming and promised, and what to order."""
    quantity, value = shelves.held(supply)
    at = position(supply.id)
    figures = {
        N_("On hand"): at.on_hand,
        N_("On order"): at.on_order,
        N_("Planned"): at.planned,
        N_("Reserved"): at.reserved,
        N_("Projected"): at.projected,
    }
    facts = [Fact(_(label), f"{shown(figure)} {supply.unit}") for label, figure in figures.items()]
    worth = [Fact(_("Stock value"), f"{office.money(value)} {office.currency}")]
    if quantity:
        unit_cost = half_up(value * SCALE, quantity)
        worth.append(Fact(_("Unit cost"), f"{office.money(unit_cost)} {office.currency}"))
    wanted = proposed(at, levels(supply, office.policy.get("reorder_strictly_below") or False))
    level = supply.reorder_level
    watched = [Fact(_("Reorder level"), f"{show_quantity(level)} {supply.unit}")] if level is not None else []
    order = [Fact(_("To order"), f"{shown(wanted)} {supply.unit}", STYLES["warning"])] if wanted else []
    return [*facts[:1], *worth, *facts[1:], *watched, *order]


class Card(TableOfOne):
    """The movements of a supply, the newest first, each with what was there after it."""

    EMPTY = N_("Nothing has moved yet.")

    def columns(self) -> Sequence[Column]:
        def quantity(name: str, label: str) -> Column:
            return Column(name, label, 8, align="right", show=shown, tone=negative)

        return (
            Column("date", N_("Date"), 10),
            Column("kind", N_("Kind"), 9, show=lambda kind: _(MOVEMENT_KINDS.get(kind, kind))),
            quantity("quantity", N_("Quantity")),
            quantity("balance", N_("On hand")),
            Column("whom", N_("To whom, why"), 14, 1),
            Column("value", N_("Amount"), 10, align="right", show=self.office.money, tone=negative),
            Column("number", N_("Movement no."), 12),
        )

    def rows(self) -> list[tuple[Any, ...]]:
        return list(shelves.card(self.record, CARD_MOST))

    def open(self, key: Any) -> None:
        app: Any = self.app
        app.open_record(Movement.get_by_id(key))


def stock_side(office: Office, record: Record) -> Widget:
    """The stock of the supply shown."""
    supply: Any = record  # the view is of supplies
    return Stock(office, supply)


def card_side(office: Office, record: Record) -> Widget:
    """The card of the supply shown."""
    supply: Any = record  # the view is of supplies
    return Card(office, supply)


def read_on_hand() -> Any:
    """What the list reads of a supply to tell what is there: its quantity and the level it is ordered at."""
    return fn.COALESCE(shelves.on_hand(), 0).cast("TEXT").concat(" ").concat(fn.COALESCE(Supply.reorder_level, ""))


def told_on_hand(_office: Office, text: str | None) -> str:
    """What is on hand, in words."""
    return shown(int((text or "0").split()[0]))


def tone_on_hand(_office: Office, text: str | None) -> str:
    """Red where nothing is there, yellow at the reorder level and below it."""
    there, _space, level = (text or "0").partition(" ")
    return "negative" if int(there) <= 0 else "warning" if level and int(there) <= int(level) else ""


def told_moved(quantity: int | None) -> str:
    """What moved for a line in words; nothing where nothing did."""
    return shown(quantity) if quantity else ""
