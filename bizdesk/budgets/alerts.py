"""Alerts (clause 4.3.1c): a line that crosses a share of what it may spend is told of once a crossing."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from bizdesk.budgets import figures, years
from bizdesk.budgets.coverage import Key
from bizdesk.budgets.figures import key_of
from bizdesk.budgets.models import (
    Account,
    Budget,
    BudgetAlert,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    Commitment,
    Expense,
    FiscalYear,
)
from bizdesk.office.act import Act
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalEntry, change
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.office.periods import add_months, first_day
from bizdesk.office.posting import read, written
from bizdesk.office.record import Record
from bizdesk.office.rows import among, stored
from bizdesk.office.rows import read as read_row

WHOLE = 100


def look(act: Act) -> None:
    """Write down which lines an act brought over a threshold, and take out the alerts of those it brought below.

    So a crossing is told of once, and again after the line was below the threshold meanwhile. What undo and redo bring
    back or take away of alerts is what the lines were told of then: it is put right by where they stand now.
    """
    before, taken = _told_of(act), _taken(act)
    by_period: dict[str, set[Key]] = defaultdict(set)
    for key, period in _touched(act):
        by_period[period].add(key)
    by_year: dict[int, set[Key]] = defaultdict(set)
    for period, keys in by_period.items():
        by_year[years.needed_year(first_day(period)).id] |= keys
    lines: dict[int, dict[int, BudgetLine]] = defaultdict(dict)
    earning = {row for (row,) in Account.select(Account.id).where(Account.kind == "income").tuples()}
    for row, keys in by_year.items():
        budget = figures.in_force(FiscalYear.get_by_id(row))
        if budget is not None:
            covers = figures.lines_over(budget, keys)
            lines[row] |= {line.id: line for key in keys for line in covers.over(key)}
    for line in _planned_anew(act):
        lines[line.budget.__data__["year"]][line.id] = line
    for row, those in lines.items():
        costs = [line for line in those.values() if line.__data__["account"] not in earning]
        told = {line.id: {**before.get((row, key_of(line)), {}), **taken.get(line.id, {})} for line in costs}
        _cross(act, costs, figures.of_lines(FiscalYear.get_by_id(row), costs, figures.covering(costs)), told)


def _touched(act: Act) -> Iterator[tuple[Key, str]]:
    """What was spent or promised in an act, or is so no more, and the month of it."""
    for expense in _then_and_now(act, Expense):
        if isinstance(expense, Expense) and expense.period:
            yield key_of(expense), expense.period
    for promised in _then_and_now(act, Commitment):
        # What a closed year left open is of no line before the next year is there.
        if isinstance(promised, Commitment) and (period := years.counted_in(promised.date)):
            yield key_of(promised), period
    for year in read(FiscalYear, written(act, FiscalYear)):
        if isinstance(year, FiscalYear):
            yield from _gone_on(year)


def _then_and_now(act: Act, kind: type[Record]) -> Iterator[Record]:
    """The records of a kind as an act left them, and as they stood before where it changed or removed them."""
    ids = written(act, kind)
    there = {}
    for record in read(kind, ids):
        there[record.id] = stored(record)
        yield record
    for row, before in _before(act, kind) if ids else ():
        there[row] = {**there.get(row, {}), **before}
        yield read_row(kind, there[row])


def _before(act: Act, kind: type[Record]) -> Iterator[tuple[int, dict[str, Any]]]:
    """What an act changed or removed of a kind, as it stood before, by row id, the newest first."""
    act.flush()
    query: Any = JournalEntry.select(JournalEntry.record_id, JournalEntry.before).where(
        (JournalEntry.batch == act.batch) & (JournalEntry.kind == kind.kind_name()) & (JournalEntry.change != "add")
    )
    for row, before in query.order_by(JournalEntry.id.desc()).tuples():
        yield row, json.loads(before)


def _taken(act: Act) -> dict[int, dict[int, BudgetAlert]]:
    """The alerts that undo or redo took away, by line and percent: one that is still to be told is no new crossing."""
    found: dict[int, dict[int, BudgetAlert]] = defaultdict(dict)
    for alert in _then_and_now(act, BudgetAlert) if act.kind != "do" else ():
        if isinstance(alert, BudgetAlert):
            found[alert.__data__["line"]][alert.percent] = alert
    return found


def _gone_on(year: FiscalYear) -> Iterator[tuple[Key, str]]:
    """What a year that closed or was opened again leaves to the next, or takes back from it."""
    following = years.year_of(add_months(year.starts_on, years.MONTHS))
    if following is None or following.state == "closed":
        return
    for promised in figures.left_open(year):
        yield key_of(promised), years.periods(following)[0]


def _planned_anew(act: Act) -> list[BudgetLine]:
    """The lines of which an act put another figure into force."""
    changes = {change.id for change in _then_and_now(act, BudgetChange) if change.__data__["state"] == "approved"}
    changed = BudgetChangeLine.select(BudgetChangeLine.line).where(among(BudgetChangeLine.change, changes))
    entered = Budget.select(Budget.id).where(among(Budget.id, written(act, Budget)) & (Budget.state == "approved"))
    anew = BudgetLine.id.in_(changed) | BudgetLine.budget.in_(entered)
    return list(BudgetLine.select(BudgetLine, Budget).join(Budget).where(anew))


def _told_of(act: Act) -> dict[tuple[int, Key], dict[int, BudgetAlert]]:
    """The alerts of the versions that an act took out of force, by year and what their lines are of, and percent."""
    gone = Budget.select(Budget.id).where(among(Budget.id, written(act, Budget)) & (Budget.state == "superseded"))
    query = BudgetAlert.select(BudgetAlert, BudgetLine, Budget).join(BudgetLine).join(Budget)
    found: dict[tuple[int, Key], dict[int, BudgetAlert]] = defaultdict(dict)
    for alert in query.where(BudgetLine.budget.in_(gone)):
        found[alert.line.budget.__data__["year"], key_of(alert.line)][alert.percent] = alert
    return found


def _cross(
    act: Act,
    lines: Sequence[BudgetLine],
    standing: Mapping[int, figures.Figures],
    before: Mapping[int, Mapping[int, BudgetAlert]],
) -> None:
    """Bring the alerts of lines to where these stand.

    before: the alerts of the same lines in the version before this one, whose crossings are none of now.
    """
    told: dict[int, dict[int, BudgetAlert]] = defaultdict(dict)
    crossed: list[BudgetAlert] = []
    below: list[BudgetAlert] = []
    of_these = among(BudgetAlert.line, [line.id for line in lines])
    for alert in BudgetAlert.select().where(of_these).order_by(BudgetAlert.id):
        # One that was brought back beside one told since is the same crossing.
        if told[alert.__data__["line"]].setdefault(alert.percent, alert) != alert:
            below.append(alert)
    for line in lines:
        has = standing[line.id]
        whole, used = sum(has.in_force), sum(has.actual) + has.committed
        for percent in sorted({act.office.policy.get("budget_alert_percent"), WHOLE}):
            above = used > 0 and used * WHOLE >= whole * percent
            if above and percent not in told[line.id]:
                seen = before[line.id].get(percent)
                crossed.append(
                    BudgetAlert(
                        line=line,
                        percent=percent,
                        crossed_on=seen.crossed_on if seen else act.office.today(),
                        seen_by=seen.seen_by if seen else None,
                        seen_on=seen.seen_on if seen else None,
                    )
                )
            elif not above and percent in told[line.id]:
                below.append(told[line.id][percent])
    act.add_many(crossed)
    if below:
        act.remove_many(BudgetAlert, [stored(alert) for alert in below])


def see(office: Office, who: str, alert: BudgetAlert, *, seen_by: Staff | None = None, on: date | None = None) -> None:
    """Say that an alert was seen; it stays with its line until that is below the threshold again."""
    with change(office, who, N_("See {line}: {percent} % used"), percent=alert.percent) as act:
        act.words["line"] = figures.title(alert.line)
        alert.seen_by = seen_by or office.staff(who)
        alert.seen_on = on or office.today()
        act.save(alert)
