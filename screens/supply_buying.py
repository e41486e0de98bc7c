"""The lines of a purchase plan and the quotations for each of them, in the tabs of their pages."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.record import Record
from bizdesk.supplies.models import PurchasePlanLine, Quotation

from .kit.columns import Sheet
from .kit.lines import Lines, in_brief, open_lines
from .kit.view import Command, Reckoned, Side, View


class PlanLines(Lines):
    """The lines of a plan under what they come to together."""

    DEFAULT_CSS = """
    PlanLines { layout: vertical; & > .sum { height: 1; padding: 0 1; color: $foreground-muted; } }
    """

    def compose(self) -> ComposeResult:
        yield Static(self.sum(), classes="sum", markup=False)
        yield from super().compose()

    def sum(self) -> str:
        """How many supplies there are, for how much."""
        from bizdesk.supplies.previews_buying import approved

        plan: Any = self.above  # the view is of plans
        (words,) = approved(self.office, plan)
        return words

    def fill(self, record: Record) -> None:
        super().fill(record)
        self.query_one(".sum", Static).update(self.sum())


class Quotations(Lines):
    """What suppliers ask for one line of a plan, the lowest first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("n", "new", N_("New quotation"))]
    INVITATION: ClassVar[str] = N_("No quotations yet. Press n to take one down.")

    def order(self, made: Sheet) -> Sequence[Any]:
        return [Quotation.price, made.key]


def choose(pane: Any) -> None:
    """Buy at the quotation under the cursor; of an approved plan it is asked first, as that is approved again then."""
    from bizdesk import acts
    from bizdesk.supplies.plans import needs_approval

    from .kit.question import Question

    office, quotation, line = pane.office, pane.one(), pane.above.afresh()
    operation = acts.named(PurchasePlanLine, "choose")

    def answered(yes: bool | None) -> None:
        if yes:
            operation.do(office, office.who, line, {"quotation": quotation})
            pane.done()
            pane.app.tell_act()

    if line.plan.state == "approved" and needs_approval(office, line.plan):
        text = _("{number} is approved. At another quotation it has to be approved again. Choose it?")
        pane.app.ask(Question(text.format(number=line.plan.number)), answered)
    else:
        answered(True)


def read_amount() -> Any:
    """What a line of a plan costs as it is multiplied: in ten-thousandths of a minor unit."""
    return (PurchasePlanLine.planned * PurchasePlanLine.price).cast("INTEGER")


def told_amount(office: Office, product: int | None) -> str:
    """What a line of a plan costs; nothing where it has no price."""
    from bizdesk.supplies.stock import SCALE

    return "" if product is None else office.money(half_up(product, SCALE))


def plain(_office: Office, _value: Any) -> str:
    """No colour."""
    return ""


AMOUNT = Reckoned("amount", N_("Amount"), 12, read_amount, read_amount, told_amount, plain, "right")
QUOTATION = View(
    "quotation",
    ("supplier", "price", "valid_until", "remarks"),
    wide={"supplier": 2, "remarks": 1},
    layout=((N_("Quotation"), ("supplier", "price", "valid_until", "remarks")),),
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
