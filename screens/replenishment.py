"""What is to be ordered: every supply that its reorder level asks for, with the figures behind the proposal."""

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.text import cells, fold, visible
from bizdesk.office.values import show_quantity
from bizdesk.supplies import proposing
from bizdesk.supplies.models import Supply
from bizdesk.supplies.outlook import FIGURES, Outlook, outlooks

from .kit.detail import NOTHING, Body
from .kit.facts import Fact, Facts
from .kit.filtered import TablePane
from .kit.heading import GONE
from .kit.status import Status
from .kit.table import Table
from .kit.table_cells import Column
from .kit.table_messages import Opened

EMPTY = N_("Nothing is to be ordered: no supply is at or below its reorder level.")
# What decides, where there is no room for more.
DECIDING = ("on_hand", "projected", "proposed", "days_of_cover")
ALL = tuple(name for name in FIGURES if name != "reorder_level")
WIDE = 100
LEAST_NAME = 8
GROUPS = (
    (N_("Stock"), ("on_hand", "on_order", "planned", "reserved", "projected", "reorder_level")),
    (N_("Use"), ("average_use", "days_of_cover")),
    (N_("Buying"), ("proposed", "price", "amount", "budget_left")),
)


class ReplenishmentPane(TablePane):
    """The proposals in a table; enter opens the supply, b makes them the month's purchase plan."""

    DEFAULT_CSS = """
    ReplenishmentPane > Horizontal {
        height: 1fr;
        & > Table { width: 1fr; }
        & > Body { width: 37%; min-width: 36; max-width: 64; border-left: vkey $border-blurred; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "plan", N_("Make the purchase plan"), tooltip=N_("What is proposed goes on the month's plan.")),
        Binding("v", "detail", N_("More"), tooltip=N_("Every figure of the row, and who it is bought of.")),
        Binding("p", "report", N_("Report")),
        Binding("u", "app.undo", N_("Undo"), show=False),
        Binding("U", "app.redo", N_("Redo"), show=False),
    ]

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.told = self.proposals()
        self.wide = False

    def compose(self) -> ComposeResult:
        yield Horizontal(self.table())
        yield Status()

    def on_resize(self) -> None:
        self.call_after_refresh(self.make_room)

    def proposals(self) -> dict[int, Outlook]:
        """What is to be ordered, by the supply's row id."""
        return {each.supply.id: each for each in outlooks(self.office, only=lambda need: need.wanted > 0)}

    def names(self) -> tuple[str, ...]:
        """The figures there is room for."""
        return ALL if self.wide else DECIDING

    def columns(self) -> list[Column]:
        """The columns there is room for, each wide enough for whatever figure stands in it."""
        found = self.told.values()
        code = max([len(_("Code")), *(cells(each.code) for each in found)])
        made = [Column("code", N_("Code"), code), Column("name", N_("Item name"), LEAST_NAME, 1)]
        for name in self.names():
            label = FIGURES[name].short if self.wide else FIGURES[name].label
            show = partial(said, self.office, name)
            width = max([cells(_(label)), *(cells(show(getattr(each, name))) for each in found)])
            made.append(Column(name, label, width, align="right", show=show, tone=tone))
        return made

    def table(self) -> Table:
        return Table(self.columns(), self.rows(), empty=_(EMPTY), choosing=False)

    def rows(self) -> Held:
        """The supplies to be ordered in which the words stand, by code."""
        words, names = fold(self.words).split(), ("code", "name", *self.names())
        return Held(
            [
                (*(getattr(each, name) for name in names), row)
                for row, each in self.told.items()
                if all(word in fold(f"{each.code} {each.name}") for word in words)
            ],
            -1,
        )

    def make_room(self) -> None:
        """Show as many figures as there is room for."""
        for table in self.query(Table):
            if self.wide != (wide := table.size.width >= WIDE):
                self.wide = wide
                self.lay_out()

    def lay_out(self) -> None:
        """Show the columns and the rows as they have become."""
        self.query_one(Table).lay_out(self.columns())
        self.read_rows()

    async def action_detail(self) -> None:
        """Show every figure of the row under the cursor, or take them away."""
        if shown := self.query(Body):
            if shown.first().has_focus_within:
                self.screen.set_focus(self.query_one(Table))
            await shown.remove()
        else:
            await self.query_one(Horizontal).mount(Body(Facts(self.facts())))
        self.call_after_refresh(self.make_room)

    def on_table_highlighted(self) -> None:
        for shown in self.query(Facts):
            shown.update(self.facts())

    def facts(self) -> list[Fact]:
        """Every figure of the row under the cursor."""
        at = self.told.get(self.query_one(Table).cursor_key)
        return list(facts_of(self.office, at)) if at else [Fact(_(NOTHING))]

    def read_rows(self) -> None:
        super().read_rows()
        if not self.words:
            self.query_one(Table).empty = _(EMPTY)

    async def reread(self) -> None:
        self.told = self.proposals()
        self.lay_out()
        self.on_table_highlighted()

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


def said(office: Office, name: str, value: Any) -> str:
    """A figure in words; nothing where it is not known."""
    if value is None:
        return ""
    return office.money(value) if FIGURES[name].type == "money" else show_quantity(value)


def tone(value: Any) -> str:
    """Red below nothing."""
    return "negative" if value is not None and value < 0 else ""


def facts_of(office: Office, at: Outlook) -> Iterator[Fact]:
    """What is known of a supply to be ordered, in groups, each figure with what it is counted in."""
    yield Fact(visible(at.supply.caption, 200))
    for heading, names in GROUPS:
        yield Fact(_(heading))
        for name in names:
            words = said(office, name, getattr(at, name))
            counted = office.currency if FIGURES[name].type == "money" else "" if name == "days_of_cover" else at.unit
            if words:
                yield Fact(_(FIGURES[name].label), visible(f"{words} {counted}".rstrip()))
            elif name == "budget_left":
                yield Fact(_(FIGURES[name].label), _("no budget is kept"))
    if at.supplier:
        yield Fact(_("Supplier"), visible(at.supplier))
