"""How the budget in force is carried out: every line of it with what is spent, promised and left."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bizdesk.budgets import figures, sums, years
from bizdesk.budgets.figures import Figures
from bizdesk.budgets.models import BudgetLine
from bizdesk.budgets.report_execution import STATES, percent, status
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.people import Department
from bizdesk.office.periods import period_of
from bizdesk.office.places import within
from bizdesk.office.record import Record
from bizdesk.office.rows import of_many
from bizdesk.office.text import cells, fold
from bizdesk.office.values import show_percent

from .areas import view_of
from .budget_sheet import in_brief, in_order
from .kit import acting
from .kit.acting import RecordKeys
from .kit.filtered import TablePane
from .kit.status import Status
from .kit.table import Table
from .kit.table_cells import Column, negative
from .kit.table_messages import Opened

EMPTY = N_("No budget of {year} is in force. Draw one up in the list of budgets, two tabs to the right.")
TONES = {
    "over": "negative",
    "tight": "warning",
    "ahead": "warning",
    "ok": "good",
    "met": "good",
    "short": "warning",
}
FIGURES = {
    "in_force": N_("In force"),
    "committed": N_("Committed"),
    "actual": N_("Actual"),
    "available": N_("Available"),
}
# What decides, where there is no room for more.
DECIDING = ("in_force", "available")
WIDE = 100
LEAST_LINE = 16
FILTERS = {"over": N_("Over"), "tight": N_("Nearly used up"), "mine": N_("My department's")}


class ExecutionPane(RecordKeys, TablePane):  # type: ignore[misc]  # Widget declares app as a property
    """The lines in force in a table; enter opens one, b shows the vouchers behind it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *acting.BINDINGS,
        Binding("f", "saved", N_("Saved filters"), show=False),
        Binding("u", "app.undo", N_("Undo"), show=False),
        Binding("U", "app.redo", N_("Redo"), show=False),
    ]

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.view = view_of("budget_line")
        self._bindings = acting.with_commands(self._bindings, self.view, BudgetLine)
        self.saved = ""
        self.wide = False
        self.read()

    def compose(self) -> ComposeResult:
        yield Table(self.columns(), self.rows(), empty=self.nothing(), choosing=False)
        yield Status()

    def on_resize(self) -> None:
        self.call_after_refresh(self.make_room)

    def read(self) -> None:
        """Read the lines in force with their figures."""
        day = self.office.today()
        year = years.year_of(day)
        budget = figures.in_force(year) if year is not None else None
        self.year = year.year if year is not None else str(day.year)
        self.lines: dict[int, BudgetLine] = {}
        self.standing: dict[int, Figures] = {}
        self.states: dict[int, str] = {}
        self.whole: Figures | None = None
        if year is None or budget is None:
            return
        lines = in_order(figures.lines_of(budget))
        use = figures.used(year, through=period_of(day))
        passed = years.month_of(year, period_of(day))
        alert = self.office.policy.get("budget_alert_percent")
        self.lines = {line.id: line for line in lines}
        self.standing = figures.standing(lines, figures.covering(lines), use)
        costs = [line for line in lines if line.account.kind != "income"]
        earning = self.lines.keys() - {line.id for line in costs}
        self.states = {row: status(has, passed, alert, row in earning) for row, has in self.standing.items()}
        self.whole = sums.together(costs, self.standing, use, lambda _line: None).get(None)

    def names(self) -> tuple[str, ...]:
        """The figures there is room for."""
        return tuple(FIGURES) if self.wide else DECIDING

    def columns(self) -> list[Column]:
        """The columns there is room for, each wide enough for whatever stands in it."""
        made = [Column("line", N_("Budget line"), LEAST_LINE, 1)]
        if self.wide:
            made = [Column("department", N_("Department"), 10, 1), Column("account", N_("Budget account"), 14, 2)]
            if any(line.project or line.activity for line in self.lines.values()):
                made.append(Column("purpose", N_("Project or activity"), 12))
        for name in self.names():
            width = max([cells(_(FIGURES[name])), *(cells(self.office.money(each[name])) for each in self.told())])
            made.append(Column(name, FIGURES[name], width, align="right", show=self.office.money, tone=negative))
        made.append(Column("used", N_("Spent %"), 7, align="right", show=self.percent))
        longest = max(cells(_(words)) for words in STATES.values())
        made.append(Column("status", N_("Status"), longest, show=lambda name: _(STATES[name]), tone=TONES.get))  # type: ignore[arg-type]
        return made

    def told(self) -> list[dict[str, int]]:
        """The figures of every line."""
        return [figures_of(has) for has in self.standing.values()]

    @staticmethod
    def percent(share: Any) -> str:
        """What is used, in words; a dash where nothing was planned."""
        return "-" if share is None else show_percent(share)

    def rows(self) -> Held:
        """The lines that the filters leave."""
        purpose = any(line.project or line.activity for line in self.lines.values())
        words, wanted = fold(self.words).split(), self.wanted()
        made: list[tuple[Any, ...]] = []
        for row, line in self.lines.items():
            department = line.department.name if line.department else _("The whole office")
            texts = [department, line.account.caption, f"{line.project} {line.activity}".strip()]
            if row not in wanted or not all(word in fold(" ".join(texts)) for word in words):
                continue
            # Where there is little room which line it is stands in one column: the first one stays when one goes right.
            texts = texts[: 2 + purpose] if self.wide else [in_brief(line)]
            has = figures_of(self.standing[row])
            share = percent(has["actual"], has["in_force"])
            made.append((*texts, *(has[name] for name in self.names()), share, self.states[row], row))
        return Held(made, -1)

    def wanted(self) -> set[int]:
        """The row ids that the saved filter leaves."""
        if self.saved == "mine":
            person = self.office.staff(self.office.who)
            below = within(Department, person.department.id) if person and person.department else set()
            return {row for row, line in self.lines.items() if line.__data__["department"] in below}
        return {row for row in self.lines if self.saved in ("", self.states[row])}

    def nothing(self) -> str:
        """What to do where there are no rows."""
        return _(EMPTY).format(year=self.year)

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

    def read_rows(self) -> None:
        super().read_rows()
        if not (self.words or self.saved):
            self.query_one(Table).empty = self.nothing()

    def tell(self) -> None:
        """Show what narrows the rows, and what all lines come to, income left out and nothing counted twice."""
        parts = [_(FILTERS[self.saved])] if self.saved else []
        parts += [f"/{self.words}"] if self.words else []
        if self.whole is not None:
            has = figures_of(self.whole)
            words = _("In all: in force {in_force}, available {available}")
            parts.append(words.format(**{name: self.office.money(has[name]) for name in DECIDING}))
        self.query_one(Status).tell("  ·  ".join(parts), self.query_one(Table).position)

    async def reread(self) -> None:
        self.read()
        self.lay_out()

    def chosen(self) -> list[Record]:
        key = self.query_one(Table).cursor_key
        return list(of_many(BudgetLine.select(), BudgetLine.id, [key])) if key is not None else []

    def done(self, record: Record | None = None) -> None:
        self.app.reread()

    async def action_see(self, tab: str) -> None:
        self.app.open_record(self.one(), self.view, tab)

    def action_report(self) -> None:
        from .kit.printing import ask_report

        ask_report(self.app, self.view, self.chosen())

    def action_saved(self) -> None:
        from .kit.pick import Pick

        rows = [(_("All"), ""), *((_(label), name) for name, label in FILTERS.items())]

        def picked(name: str | None) -> None:
            if name is not None:
                self.saved = name
                self.read_rows()

        self.app.ask(Pick(_("Saved filters"), (Column("label", N_("Filter"), 20, 1),), Held(rows, -1)), picked)

    def action_back(self) -> None:
        """Take away the words of the filter, the saved filter, or go back to Today, whichever is first."""
        if not self.words and self.saved:
            self.saved = ""
            self.read_rows()
        else:
            super().action_back()

    def on_table_opened(self, event: Opened) -> None:
        event.stop()
        with self.app.guarding():
            self.app.open_record(self.one(), self.view, "months")


def figures_of(has: Figures) -> dict[str, int]:
    """The figures of a line that are shown."""
    return {
        "in_force": sum(has.in_force),
        "committed": has.committed,
        "actual": sum(has.actual),
        "available": has.available,
    }


def open_vouchers(pane: Any) -> None:
    """Show the vouchers behind the line that a list or a page stands on."""
    from .kit.whole import Whole

    if isinstance(pane, Whole):
        pane.call_later(pane.action_see, "vouchers")
    else:
        pane.app.open_record(pane.one(), pane.view, "vouchers")
