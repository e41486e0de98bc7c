"""Alerts (clause 4.3.1c): a line that crosses a share of what it may spend is told of once a crossing."""

from collections.abc import Iterable
from datetime import date

from bizdesk.budgets import figures, years
from bizdesk.budgets.coverage import Key
from bizdesk.budgets.models import BudgetAlert, BudgetLine
from bizdesk.office.act import Act
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.office.periods import first_day

WHOLE = 100


def look(act: Act, spent: Iterable[tuple[Key, str]]) -> None:
    """Write down which lines something spent in this act brought over a threshold that they were below before.

    A crossing is new where the newest alert of that threshold is older than the last time the line was below it: the
    alert of a line that fell below again is taken out with the act that lowered it.
    """
    by_year: dict[int, set[Key]] = {}
    for key, period in spent:
        year = years.needed_year(first_day(period))
        by_year.setdefault(year.id, set()).add(key)
    for row, keys in by_year.items():
        year = years.FiscalYear.get_by_id(row)
        budget = figures.in_force(year)
        if budget is None:
            continue
        covers = figures.covering(figures.lines_of(budget))
        lines = {line.id: line for key in keys for line in covers.over(key)}
        standing = figures.of_lines(year, list(lines.values()), covers)
        for line in lines.values():
            _of(act, line, standing[line.id])


def _of(act: Act, line: BudgetLine, has: figures.Figures) -> None:
    whole, used = sum(has.in_force), sum(has.actual) + has.committed
    standing = {alert.percent: alert for alert in BudgetAlert.select().where(BudgetAlert.line == line.id)}
    for percent in sorted({act.office.policy.get("budget_alert_percent"), WHOLE}):
        above = whole > 0 and used * WHOLE >= whole * percent
        if above and percent not in standing:
            act.add(BudgetAlert(line=line, percent=percent, crossed_on=act.office.today()))
        elif not above and percent in standing:
            act.remove(standing[percent])


def see(office: Office, who: str, alert: BudgetAlert, *, seen_by: Staff | None = None, on: date | None = None) -> None:
    """Say that an alert was seen; it stays with its line until that is below the threshold again."""
    with change(office, who, N_("See {line}: {percent} % used"), percent=alert.percent) as act:
        act.words["line"] = figures.title(alert.line)
        alert.seen_by = seen_by or office.staff(who)
        alert.seen_on = on or office.today()
        act.save(alert)
