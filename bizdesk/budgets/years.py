"""Budget years and their months (clause 4.3.1): which year a day lies in, what is closed, where a late voucher goes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from peewee import fn

from bizdesk.budgets.models import Budget, BudgetChange, Commitment, Expense, FiscalYear
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.periods import (
    add_months,
    first_day,
    index_of,
    last_day,
    month_index,
    next_period,
    period_at,
    period_of,
)

MONTHS = 12
RULE = "4.3.1a"


def year_of(day: date) -> FiscalYear | None:
    """The budget year that a day lies in; None where there is none."""
    query = FiscalYear.select().where(FiscalYear.starts_on <= day).order_by(FiscalYear.starts_on.desc())
    found: FiscalYear | None = query.first()
    return found if found is not None and day < add_months(found.starts_on, MONTHS) else None


def needed_year(day: date) -> FiscalYear:
    """The budget year of a day; Refused where there is none."""
    found = year_of(day)
    if found is None:
        raise Refused(N_("{date} lies in no budget year: add that year first."), rule=RULE, date=day)
    return found


def periods(year: FiscalYear) -> list[str]:
    """The twelve months of a budget year."""
    first = month_index(year.starts_on)
    return [period_at(first + month) for month in range(MONTHS)]


def month_of(year: FiscalYear, period: str) -> int:
    """Which month of a budget year a period is, the first being 1."""
    return index_of(period) - month_index(year.starts_on) + 1


def posting_period(day: date) -> str:
    """The month something is posted to: its own, or the first open one after it where that is closed."""
    year, period = needed_year(day), period_of(day)
    while True:
        if year.state == "open" and (year.closed_through is None or period > year.closed_through):
            return period
        period = next_period(year.closed_through if year.state == "open" and year.closed_through else periods(year)[-1])
        if month_of(year, period) > MONTHS:
            year = needed_year(first_day(period))


def counted_in(day: date) -> str | None:
    """The month a promise of a day counts in: its own; of a closed year the first of the first year open after it, and
    none while there is no such year."""
    year: FiscalYear | None = needed_year(day)
    if year is not None and year.state == "open":
        return period_of(day)
    while year is not None and year.state == "closed":
        year = year_of(add_months(year.starts_on, MONTHS))
    return periods(year)[0] if year is not None else None


def promise_period(day: date) -> str:
    """The same; Refused where there is none."""
    found = counted_in(day)
    if found is None:
        raise Refused(
            N_("{date} lies in a closed budget year, and none after it is open: add the next year first."),
            rule=RULE,
            date=day,
        )
    return found


def promised_since(year: FiscalYear) -> date:
    """The first day of which a promise counts in an open year: that of the closed years right before it."""
    first: date = year.starts_on
    while (before := year_of(add_months(first, -1))) is not None and before.state == "closed":
        first = before.starts_on
    return first


def add(office: Office, who: str, values: Mapping[str, Any]) -> FiscalYear:
    """Add a budget year."""
    with change(office, who, N_("Add budget year {year}")) as act:
        year = FiscalYear(**values)
        year.verify()
        _alone(year)
        act.words["year"] = year.year
        return act.add(year)


def edit(office: Office, who: str, year: FiscalYear, values: Mapping[str, Any]) -> FiscalYear:
    """Correct a budget year; it stays where it is once it has a budget, a closed month, or something spent in it."""
    called, begun = year.year, year.starts_on
    for name, value in values.items():
        setattr(year, name, value)
    with change(office, who, N_("Edit {year}"), year=year.year) as act:
        year.verify()
        if (year.year, year.starts_on) != (called, begun):
            _unused(called, begun)
        if year.starts_on != begun:
            if year.closed_through or Budget.select().where(Budget.year == year.id).exists():
                raise Refused(N_("{year} is planned for: its months stay."), rule=RULE, year=year.year)
            _alone(year)
        return act.save(year)


def remove(office: Office, who: str, year: FiscalYear) -> None:
    """Delete a budget year in which nothing was planned, spent or promised."""
    with change(office, who, N_("Delete {number}"), number=year.year) as act:
        _unused(year.year, year.starts_on)
        act.remove(year)


def _unused(called: str, begun: date) -> None:
    """Refuse to touch the year that begins on a day where something was spent or promised in its months."""
    first, last = period_of(begun), next_period(period_of(begun), MONTHS - 1)
    days = first_day(first), last_day(last)
    spent = Expense.date.between(*days) | Expense.period.between(first, last)
    if Expense.select().where(spent).exists() or Commitment.select().where(Commitment.date.between(*days)).exists():
        raise Refused(N_("Something was spent or promised in {year}: the year stays as it is."), rule=RULE, year=called)


def _alone(year: FiscalYear) -> None:
    """Refuse a year that shares a month with another."""
    for other in FiscalYear.select():
        near = abs(month_index(other.starts_on) - month_index(year.starts_on))
        if other.id != year.id and near < MONTHS:
            raise Refused(
                N_("{year} and {other} would share months: a year begins where the one before it ends."),
                rule=RULE,
                year=year.year,
                other=other.year,
            )


def close_month(office: Office, who: str, year: FiscalYear) -> FiscalYear:
    """Close the next month of a year; with its twelfth the year closes."""
    with change(office, who, N_("Close {period} of {year}"), year=year.year) as act:
        still_open(year)
        period = next_period(year.closed_through) if year.closed_through else periods(year)[0]
        if period >= period_of(office.today()):
            raise Refused(N_("{period} is not over yet."), rule="4.3.1c", period=period)
        year.closed_through = period
        if period == periods(year)[-1]:
            year.state = "closed"
        act.words["period"] = period
        office.notices += left_behind(office, period, first_day(period), last_day(period))
        return act.save(year)


def left_behind(office: Office, called: str, first: date, last: date) -> list[str]:
    """The drafts dated in days that are closed or about to be, with their sum; called: those days in words."""
    drafts = Expense.select(fn.COUNT(Expense.id), fn.SUM(Expense.amount))
    count, amount = drafts.where((Expense.state == "draft") & Expense.date.between(first, last)).tuples().get()
    words = _("Expenses dated in {period} that are not posted, for a later month then: {count}, {amount} in all")
    return [words.format(period=called, count=count, amount=office.money(amount))] if count else []


def left_in(office: Office, year: FiscalYear) -> list[str]:
    """The drafts dated in a year."""
    return left_behind(office, year.year, year.starts_on, last_day(periods(year)[-1]))


def reopen_month(office: Office, who: str, year: FiscalYear, *, reason: str) -> FiscalYear:
    """Open the month closed last again, for a reason that stands in the journal."""
    with change(office, who, N_("Open {period} of {year} again: {reason}"), year=year.year, reason=reason) as act:
        if year.closed_through is None:
            raise Refused(N_("No month of {year} is closed."), rule="4.3.1c", year=year.year)
        not_carried(year)
        act.words["period"] = year.closed_through
        first = year.closed_through == periods(year)[0]
        year.closed_through = None if first else next_period(year.closed_through, -1)
        year.state = "open"
        return act.save(year)


def carried_by(year: FiscalYear) -> list[BudgetChange | Budget]:
    """What carried over what a year left, and was not rejected: a change, or a budget while it was a draft."""
    kinds: tuple[Any, ...] = (BudgetChange, Budget)
    return [
        record
        for kind in kinds
        for record in kind.select().where((kind.carried_from == year.id) & (kind.state != "rejected"))
    ]


def not_carried(year: FiscalYear) -> None:
    """Refuse to touch a year again that was carried over."""
    for before in carried_by(year):
        words = N_("{year} was carried over already, by {number}.")
        raise Refused(words, rule=RULE, year=year.year, number=before.number)


def still_open(year: FiscalYear) -> None:
    """Refuse to touch a year that is closed."""
    if year.state == "closed":
        raise Refused(N_("The year {year} is closed."), rule="4.3.1c", year=year.year)
