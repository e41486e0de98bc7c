"""The lines of purchase plans and orders and the quotations for what is planned, in the tabs of their pages."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from peewee import fn
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.record import Record
from bizdesk.supplies.models import Movement, PurchaseOrderLine, PurchasePlanLine, Quotation
from bizdesk.supplies.shelves import moved_for

from .kit.columns import Sheet
from .kit.lines import Lines, in_brief, open_lines
from .kit.view import Command, Reckoned, Side, View


class Summed(Lines):
    """The lines of a paper under what they come to together."""

    DEFAULT_CSS = """
    Summed { layout: vertical; & > .sum { height: 1; padding: 0 1; color: $foreground-muted; } }
    """

    def compose(self) -> ComposeResult:
        yield Static(self.sum(), classes="sum", markup=False)
        yield from super().compose()

    def sum(self) -> str:
        """How many supplies there are, for how much."""
        raise NotImplementedError

    def fill(self, record: Record) -> None:
        super().fill(record)
        self.query_one(".sum", Static).update(self.sum())


class PlanLines(Summed):
    """The lines of a plan, typed or out of a list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "import", N_("Import lines"), tooltip=N_("A purchase list becomes lines of this plan."))
    ]
    INVITATION: ClassVar[str] = N_("No lines yet. Press n to add one, i to import a list.")

    def sum(self) -> str:
        """How many supplies are planned, for how much."""
        from bizdesk.supplies.previews_buying import approved

        plan: Any = self.above  # the view is of plans
        (words,) = approved(self.office, plan)
        return words

    def action_import(self) -> None:
        """Ask for a list, and show what would become of its rows on this plan."""
        from .kit.exchange import ask_import

        ask_import(self, self.above)


class OrderLines(Summed):
    """The lines of an order."""

    def sum(self) -> str:
        """How many supplies are ordered, for how much."""
        from bizdesk.supplies.previews_buying import comes_to

        order: Any = self.above  # the view is of orders
        return comes_to(self.office, order)


class Quotations(Lines):
    """What suppliers ask for one line of a plan, the lowest first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("n", "new", N_("New quotation"))]
    INVITATION: ClassVar[str] = N_("No quotations yet. Press n to take one down.")

    def order(self, made: Sheet) -> Sequence[Any]:
        return [Quotation.price, made.key]


def choose(pane: Any) -> None:
    """Buy at the quotation under the cursor; of an approved plan it is asked first, as that is approved again then."""
    from bizdesk import acts
    from bizdesk.supplies import quoting
    from bizdesk.supplies.plans import needs_approval

    from .kit.form import Form
    from .kit.question import Question

    office, quotation, line = pane.office, pane.one(), pane.above.afresh()
    operation = acts.named(PurchasePlanLine, "choose")

    def told(chosen: Any) -> None:
        if chosen is not None:
            pane.done()
            pane.app.tell_act()

    def buy(values: Mapping[str, Any]) -> Any:
        return operation.do(office, office.who, line, {"quotation": quotation, **values})

    def answered(yes: bool | None) -> None:
        if not yes:
            return
        if lower := quoting.lower(office, quotation):
            fields = {"reason": operation.inputs["reason"]}
            title = _("{supplier} asks {price}: why that one?").format(
                supplier=quotation.supplier.caption, price=office.money(quotation.price)
            )
            pane.app.ask(
                Form(office, title, fields, {}, buy, preview=lambda _values: [quoting.less(office, lower)]), told
            )
        else:
            told(buy({}))

    if line.plan.state == "approved" and needs_approval(office, line.plan):
        text = _("{number} is approved. At another quotation it has to be approved again. Choose it?")
        pane.app.ask(Question(text.format(number=line.plan.number)), answered)
    else:
        answered(True)


def read_amount() -> Any:
    """What a line of a plan costs as it is multiplied: in ten-thousandths of a minor unit."""
    return (PurchasePlanLine.planned * PurchasePlanLine.price).cast("INTEGER")


def told_amount(office: Office, product: int | None) -> str:
    """What a line costs; nothing where it has no price."""
    from bizdesk.supplies.stock import SCALE

    return "" if product is None else office.money(half_up(product, SCALE))


def planned_line(*fields: Any) -> Any:
    """Of the line that a quotation is for."""
    return PurchasePlanLine.select(*fields).where(PurchasePlanLine.id == Quotation.line)


def read_cost() -> Any:
    """What all that is planned would cost at a quotation, as it is multiplied: in ten-thousandths of a minor unit."""
    return (Quotation.price * planned_line(PurchasePlanLine.planned)).cast("INTEGER")


def read_above() -> Any:
    """How much a quotation lies above the lowest for the same line."""
    other: Any = Quotation.alias()
    return Quotation.price - other.select(fn.MIN(other.price)).where(other.line == Quotation.line)


def told_above(office: Office, more: int) -> str:
    """How much above the lowest, in words."""
    return f"+{office.money(more)}" if more else _("lowest")


def read_chosen() -> Any:
    """Whether the line is planned at a quotation: its supplier and its price."""
    line = PurchasePlanLine
    return fn.EXISTS(planned_line(line.id).where(line.supplier == Quotation.supplier, line.price == Quotation.price))


def told_chosen(_office: Office, chosen: int) -> str:
    """A mark at the quotation that was chosen."""
    return _("chosen") if chosen else ""


def plain(_office: Office, _value: Any) -> str:
    """No colour."""
    return ""


def read_received() -> Any:
    """What was received of a line of an order."""
    return moved_for(Movement.order)


def told_moved(_office: Office, quantity: int | None) -> str:
    """What was issued or received of a line, in words."""
    from .supply_stock import told_moved as told

    return told(quantity)


def read_ordered() -> Any:
    """What a line of an order costs, as it is multiplied."""
    return (PurchaseOrderLine.quantity * PurchaseOrderLine.price).cast("INTEGER")


AMOUNT = Reckoned("amount", N_("Amount"), 12, read_amount, read_amount, told_amount, plain, "right")
QUOTATION = View(
    "quotation",
    ("supplier", "price", "above", "cost", "chosen", "valid_until", "remarks"),
    wide={"supplier": 2, "remarks": 1},
    layout=((N_("Quotation"), ("supplier", "price", "valid_until", "remarks")),),
    reckoned=(
        Reckoned("above", N_("Dearer by"), 10, read_above, read_above, told_above, plain, "right"),
        Reckoned("cost", N_("Amount"), 12, read_cost, read_cost, told_amount, plain, "right"),
        Reckoned("chosen", N_("Chosen"), 8, read_chosen, read_chosen, told_chosen, plain),
    ),
    commands=(Command("b", N_("Choose"), choose, N_("Buy at this quotation.")),),
)
QUOTATIONS = Side(
    "lines",
    N_("Quotations"),
    lambda office, record: Quotations(office, QUOTATION, record),
    lambda office, record: in_brief(office, QUOTATION, record),
)
PLAN_LINE = View(
    "purchase_plan_line",
    ("supply", "planned", "price", "amount", "supplier"),
    wide={"supply": 3, "supplier": 1},
    layout=((N_("Supply"), ("supply", "planned", "price", "supplier", "reason", "department", "needed_by")),),
    reckoned=(AMOUNT,),
    commands=(Command("b", N_("Quotations"), open_lines, N_("What suppliers ask for it.")),),
    sides=(QUOTATIONS,),
)
PLAN_LINES = Side(
    "lines",
    N_("Lines"),
    lambda office, record: PlanLines(office, PLAN_LINE, record),
    lambda office, record: in_brief(office, PLAN_LINE, record),
)
ORDER_LINE = View(
    "purchase_order_line",
    ("supply", "quantity", "received", "price", "amount", "remarks"),
    wide={"supply": 2, "remarks": 1},
    layout=((N_("Supply"), ("supply", "quantity", "price", "remarks", "account", "project", "plan_line")),),
    reckoned=(
        Reckoned("received", N_("Received"), 9, read_received, read_received, told_moved, plain, "right"),
        Reckoned("amount", N_("Amount"), 12, read_ordered, read_ordered, told_amount, plain, "right"),
    ),
)
ORDER_LINES = Side(
    "lines",
    N_("Lines"),
    lambda office, record: OrderLines(office, ORDER_LINE, record),
    lambda office, record: in_brief(office, ORDER_LINE, record),
)
