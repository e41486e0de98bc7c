"""A budget line: its figures month by month, how its figure came about, and the vouchers behind it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.widget import Widget

from bizdesk.budgets import behind, figures, years
from bizdesk.budgets.models import BudgetLine, Expense
from bizdesk.budgets.report_execution import percent
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.record import Record
from bizdesk.office.sentences import worded
from bizdesk.office.text import cells
from bizdesk.office.values import show_percent

from .kit.below import Below
from .kit.of_one import TableOfOne
from .kit.table_cells import Column, negative

YEAR = "year"


class OfLine(TableOfOne):
    """A sentence on a line above a table of it."""

    @property
    def line(self) -> BudgetLine:
        """The line shown."""
        line: BudgetLine = self.record
        return line

    def compose(self) -> ComposeResult:
        yield Below()
        yield from super().compose()

    def on_mount(self) -> None:
        self.query_one(Below).tell(self.sentence())

    def fill(self, record: Any) -> None:
        super().fill(record)
        self.query_one(Below).tell(self.sentence())

    def amount(self, name: str, label: str) -> Column:
        """A column of amounts, as wide as those of the year."""
        has = self.standing()
        longest = max(cells(self.office.money(sum(part))) for part in (has.budget, has.in_force, has.actual))
        width = max(longest + 1, cells(_(label)))
        return Column(name, label, width, align="right", show=self.office.money, tone=negative)

    def standing(self) -> figures.Figures:
        """The figures of the line."""
        return figures.of_lines(self.line.budget.year, [self.line], figures.covering([self.line]))[self.line.id]

    def sentence(self) -> str:
        """How the line stands in the year."""
        has, money = self.standing(), self.office.money
        whole, used = sum(has.in_force), sum(has.actual)
        share = percent(used, whole)
        told = _("In force {in_force}, spent {spent} ({percent}), committed {committed}, available {available}")
        return told.format(
            in_force=money(whole),
            spent=money(used),
            percent=show_percent(share) if share is not None else "-",
            committed=money(has.committed),
            available=money(has.available),
        )

    def open(self, key: Any) -> None:
        """Open what a row stands for."""
        kind, row = key
        app: Any = self.app
        app.open_record(self.office.kinds[kind].get_by_id(row))


class LineMonths(OfLine):
    """The twelve months of a line and the year; enter shows the vouchers behind a month."""

    def columns(self) -> Sequence[Column]:
        return (
            Column("month", N_("Month"), 7, show=lambda month: _("Year") if month == YEAR else month),
            self.amount("plan", N_("Budget")),
            self.amount("changes", N_("Sum of changes")),
            self.amount("in_force", N_("In force")),
            self.amount("actual", N_("Actual")),
            self.amount("left", N_("Left so far")),
            self.amount("in_force_so_far", N_("In force so far")),
            self.amount("actual_so_far", N_("Spent so far")),
        )

    def rows(self) -> list[tuple[Any, ...]]:
        has = self.standing()
        made: list[tuple[Any, ...]] = []
        for month, period in enumerate(years.periods(self.line.budget.year), start=1):
            due, spent = sum(has.in_force[:month]), sum(has.actual[:month])
            of_month = [part[month - 1] for part in (has.budget, has.changes, has.in_force, has.actual)]
            made.append((period, *of_month, due - spent, due, spent, period))
        whole = [sum(part) for part in (has.budget, has.changes, has.in_force, has.actual)]
        return [*made, (YEAR, *whole, whole[2] - whole[3], whole[2], whole[3], YEAR)]

    def open(self, key: Any) -> None:
        """Show what was spent in a month; of the year, with what is promised."""
        from .kit.pick import Pick

        rows = voucher_rows(self.line, "" if key == YEAR else key)
        title = f"{figures.title(self.line)} · {_('Year') if key == YEAR else key}"
        app: Any = self.app
        app.ask(
            Pick(title, voucher_columns(self.office), Held(rows, -1)),
            lambda picked: super(LineMonths, self).open(picked) if picked is not None else None,
        )


class LineOrigin(OfLine):
    """The versions and changes that make the figure in force."""

    EMPTY = N_("No version of the budget with this line has come into force yet.")

    def columns(self) -> Sequence[Column]:
        return (
            Column("day", N_("In force from"), 13),
            Column("what", N_("What"), 20, 1),
            self.amount("amount", N_("Amount")),
            self.amount("in_force", N_("In force")),
        )

    def rows(self) -> list[tuple[Any, ...]]:
        return [
            (
                each.day.isoformat() if each.day else "",
                each.record.caption,
                each.amount,
                each.in_force,
                (each.record.kind_name(), each.record.id),
            )
            for each in behind.origins(self.line)
        ]


class LineVouchers(OfLine):
    """What was spent on a line, and what is promised of it."""

    def columns(self) -> Sequence[Column]:
        return voucher_columns(self.office)

    def rows(self) -> list[tuple[Any, ...]]:
        return voucher_rows(self.line)


def voucher_columns(office: Office) -> Sequence[Column]:
    """The columns of vouchers and commitments."""
    return (
        Column("date", N_("Date"), 10),
        Column("number", N_("No."), 12),
        Column("what", N_("What"), 16, 2),
        Column("amount", N_("Amount"), 12, align="right", show=office.money, tone=negative),
        Column("kind", N_("Kind"), 10, show=_),
    )


def voucher_rows(line: BudgetLine, period: str = "") -> list[tuple[Any, ...]]:
    """The vouchers of a month, or of the year with the commitments that are open."""
    spent = [
        (each.date.isoformat(), each.number, _told(each), each.amount, Expense.singular, ("expense", each.id))
        for each in behind.vouchers(line, period, period)
    ]
    if period:
        return spent
    promised = [
        (
            each.date.isoformat(),
            each.number,
            worded(each.description),
            each.open_amount,
            each.singular,
            ("commitment", each.id),
        )
        for each in behind.promises(line)
    ]
    return [*promised, *spent]


def _told(expense: Expense) -> str:
    return " · ".join(part for part in (expense.payee, worded(expense.description)) if part)


def side(made: type[OfLine], office: Office, record: Record) -> Widget:
    """A tab of a budget line."""
    line: Any = record  # the view is of budget lines
    return made(office, line)


months_side = partial(side, LineMonths)
origin_side = partial(side, LineOrigin)
vouchers_side = partial(side, LineVouchers)
