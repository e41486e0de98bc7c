"""The twelve months of a budget's lines in a grid edited like a spreadsheet, what they come to below it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from bizdesk.budgets import drawing_up, figures, months
from bizdesk.budgets.models import Budget, BudgetLine
from bizdesk.budgets.subtotals import Tree, nodes
from bizdesk.budgets.years import periods
from bizdesk.office.errors import Refused, Stale
from bizdesk.office.fields import Money
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.text import visible
from bizdesk.office.values import plain_money

from .budget_before import YearBefore
from .budget_sheet import Sheet, in_brief
from .kit.bars import Foot, Head
from .kit.form_value import parsed
from .kit.grid import Grid
from .kit.grid_paint import GridRow
from .kit.scan import Said

if TYPE_CHECKING:
    from .app import App

AMOUNT = Money(N_("Amount"))
YEAR, FIRST = 0, 1
EMPTY = N_("No lines yet. Press ctrl+n to add one.")


class MonthGrid(Screen[None]):
    """The lines of one budget, edited together and saved as one act."""

    app: "App"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save")),
        Binding("ctrl+r", "fill", N_("Fill right"), tooltip=N_("The amount of the cell, in every month after it.")),
        Binding("f6", "spread", N_("Spread"), tooltip=N_("The year's total over the months, by a pattern.")),
        Binding("f4", "compare", N_("Year before"), tooltip=N_("What was spent or planned then, below each line.")),
        Binding("f7", "tree", N_("Totals"), tooltip=N_("By account, or by department.")),
        Binding("ctrl+z", "take_back", N_("Undo"), tooltip=N_("What was typed last, as long as it is not saved.")),
        Binding("ctrl+n", "new", N_("New line")),
        Binding("escape", "back", N_("Back")),
    ]
    DEFAULT_CSS = """
    MonthGrid { & > #subject { text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; } }
    """

    def __init__(self, office: Office, budget: Budget) -> None:
        super().__init__()
        self.office = office
        self.budget = budget
        self.sheet = Sheet(figures.lines_of(budget))
        self.by: Tree = "account"
        self.before = YearBefore(office, budget)
        self.parts = nodes(self.sheet.lines, self.by)
        self.totals: list[GridRow] = []

    def compose(self) -> ComposeResult:
        yield Head("budgets")
        yield Said(id="subject")
        yield Grid([_("Year"), *periods(self.budget.year)], self.shown, self.typed_as, self.take, self.locked, _(EMPTY))
        yield Foot()

    def on_mount(self) -> None:
        self.show()
        self.set_focus(self.query_one(Grid))

    def on_screen_resume(self) -> None:
        # What stood over it may have lasted longer than the budget.
        if Budget.get_or_none(Budget.id == self.budget.id) is None:
            self.app.leave_gone(self)

    def shown(self, amount: int) -> str:
        """An amount in a cell; a month of nothing is a dash, so that the others stand out."""
        return self.office.money(amount) if amount else "-"

    def typed_as(self, amount: int) -> str:
        """An amount as it is changed."""
        return plain_money(amount, self.office.digits) if amount else ""

    def locked(self) -> None:
        """Refuse to change a budget that was handed in."""
        drawing_up.changeable(self.budget)

    def show(self) -> None:
        """Show the lines, their totals and what stands beside them as they have become."""
        rows = [
            GridRow(
                in_brief(line),
                self.sheet.amounts(line),
                self.before.beside([line.id]),
                frozenset(self.sheet.changed(line)),
            )
            for line in self.sheet.lines
        ]
        self.totals = [
            GridRow(
                "  " * node.depth + node.caption,
                self.sheet.total(node.lines),
                self.before.beside(node.lines) if not node.depth else None,
            )
            for node in self.parts
        ]
        self.query_one(Grid).show(rows, self.marked())
        self.tell()

    def marked(self) -> list[GridRow]:
        """The totals, with those marked that the line under the cursor counts in."""
        line = self.line
        if line is None:
            return []
        return [row._replace(own=line.id in node.below) for row, node in zip(self.totals, self.parts, strict=True)]

    @property
    def line(self) -> BudgetLine | None:
        """The line under the cursor."""
        row = self.query_one(Grid).row
        return self.sheet.lines[row] if row < len(self.sheet.lines) else None

    def tell(self) -> None:
        """Show what the cursor stands on, and how much is not saved."""
        line, count = self.line, len(self.sheet.edits)
        unsaved = _("{count} not saved").format(count=count) if count else ""
        title = figures.title(line) if line is not None else ""
        parts = [part for part in (unsaved, self.budget.number, title) if part]
        self.query_one("#subject", Said).tell(Content(visible(" · ".join(parts), 300)))

    def take(self, row: int, column: int, text: str) -> None:
        """Put what was typed into a cell; a year is spread over its months."""
        amount = parsed(AMOUNT, text, self.office)
        AMOUNT.verify(amount)
        line = self.sheet.lines[row]
        if column == YEAR:
            self.call_later(self.ask_pattern, line, amount)
            return
        self.sheet.put(line, {column: amount})
        self.show()

    def ask_pattern(self, line: BudgetLine, total: int) -> None:
        """Ask how a total is to be spread over the months of a line, and spread it."""
        from .budget_asking import ask_pattern

        ask_pattern(self.app, self.office, line, total, self.sheet.amounts(line)[FIRST:], self.spread)

    def spread(self, line: BudgetLine, shares: Sequence[int]) -> None:
        """Put the shares of a total into the months of a line."""
        self.sheet.put(line, dict(enumerate(shares, start=FIRST)))
        self.show()

    def action_spread(self) -> None:
        """Spread the total that the line has now."""
        if (line := self._free()) is not None:
            self.ask_pattern(line, sum(self.sheet.amounts(line)[FIRST:]))

    def action_fill(self) -> None:
        """Put the amount of the cell into every month after it."""
        grid = self.query_one(Grid)
        if (line := self._free()) is not None and grid.column != YEAR:
            amount = self.sheet.amounts(line)[grid.column]
            self.sheet.put(line, dict.fromkeys(range(grid.column, figures.MONTHS + 1), amount))
            self.show()

    def _free(self) -> BudgetLine | None:
        """The line under the cursor, once what is typed is taken; Refused where nothing may be changed."""
        if self.line is not None:
            self.locked()
        return self.line if self.query_one(Grid).commit() else None

    def action_take_back(self) -> None:
        """Take back what was typed last."""
        if not self.sheet.take_back():
            raise Refused(N_("Nothing was typed that is not saved."))
        self.show()

    def action_compare(self) -> None:
        """Show what was spent the year before, then what was planned, then neither."""
        self.before.turn(self.sheet.lines)
        self.show()

    def action_tree(self) -> None:
        """Show the totals by department instead of by account, or the other way round."""
        self.by = "department" if self.by == "account" else "account"
        self.parts = nodes(self.sheet.lines, self.by)
        self.show()

    def action_new(self) -> None:
        """Add a line; what was typed into the others stays."""
        from .areas import view_of
        from .kit.record_forms import new_form

        def added(line: Any) -> None:
            if line is not None:
                self.app.tell_act()
                self.app.reread()

        if self.query_one(Grid).commit():
            self.app.ask(new_form(self.office, BudgetLine, view_of("budget_line"), {}, self.budget), added)

    def action_save(self) -> None:
        """Save all that was typed, as one act."""
        if not self.query_one(Grid).commit():
            return
        if not self.sheet.edits:
            raise Refused(N_("Nothing was typed that is not saved."))
        self.take_anew()
        if self.sheet.met:
            self.ask_whose()
        else:
            self.write()

    def write(self) -> None:
        """Write what was typed; what somebody else wrote in the same moment is asked about."""
        planned = self.sheet.planned()
        if not planned:
            return
        try:
            months.put_months(self.office, self.office.who, self.budget, planned)
        except Stale:
            self.take_anew()
            self.ask_whose()
            return
        self.sheet.saved()
        self.app.tell_act()
        self.app.reread()

    def ask_whose(self) -> None:
        """Ask whether what was typed is to take the place of what somebody else put there meanwhile."""
        from .budget_asking import ask_whose

        ask_whose(self.app, self.office, self.budget, self.sheet, self.write)

    def take_anew(self) -> None:
        """Show the lines as the file has them now, with what was typed over them."""
        self.budget = self.budget.afresh()
        self.sheet.take(figures.lines_of(self.budget))
        self.parts = nodes(self.sheet.lines, self.by)
        self.before.read(self.sheet.lines)
        self.show()

    async def reread(self) -> None:
        """Show what another program has made of the budget; leave where it is gone."""
        if Budget.get_or_none(Budget.id == self.budget.id) is None:
            self.app.leave_gone(self)
            return
        self.take_anew()

    def action_back(self) -> None:
        """Leave; asks first where something is not saved."""
        from .kit.question import Question

        if not self.sheet.edits:
            self.app.action_leave()
            return

        def answered(leave: bool | None) -> None:
            if leave:
                self.app.action_leave()

        words = _("Leave without saving?")
        self.app.ask(Question(words, yes=_("Discard what was typed"), no=_("Go on typing")), answered)

    def on_grid_moved(self) -> None:
        grid = self.query_one(Grid)
        grid.painted.totals = self.marked()
        grid.refresh()
        self.tell()

    def on_grid_refusal(self, event: Grid.Refusal) -> None:
        self.app.bell()
        self.app.show_fault(event.refused)


def begin(pane: Any) -> None:
    """Open the grid of the budget that a list or a page stands on."""
    record = pane.one()
    pane.app.push_screen(MonthGrid(pane.office, record if isinstance(record, Budget) else record.budget))
