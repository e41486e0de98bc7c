"""What projects, departments, accounts, customers, assets and complaints cost, and how that goes on (clause 4.3.2)."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from bizdesk.budgets import pools
from bizdesk.budgets.costs import Cost, costs
from bizdesk.budgets.models import Account
from bizdesk.budgets.percents import percent
from bizdesk.budgets.words import COSTS
from bizdesk.office.customers import Customer
from bizdesk.office.fields import Choice, Date, Integer, Reference, Text
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.people import Department
from bizdesk.office.periods import first_day, last_day, next_period, period_of, periods_between
from bizdesk.office.places import within
from bizdesk.reports.making import make, span, words_for
from bizdesk.reports.names import Names
from bizdesk.reports.report import Chart, Coded, Column, Report, Row, Series, Table

BY = {
    "department": N_("Department"),
    "account": N_("Budget account"),
    "project": N_("Project"),
    "customer": N_("Customer"),
    "asset": N_("Asset no."),
    "complaint": N_("Complaint no."),
    "activity": N_("Activity"),
}
COST = {
    "from_": Date(N_("From")),
    "to": Date(N_("To")),
    "by": Choice(BY, N_("Summed by")),
    "department": Reference(Department, N_("Department")),
    "account": Reference(Account, N_("Budget account")),
}
TREND = {
    "months": Integer(N_("Months"), minimum=1, maximum=120),
    "department": Reference(Department, N_("Department")),
    "account": Reference(Account, N_("Budget account")),
    "project": Text(N_("Project")),
}
RECORDS: dict[str, Any] = {"department": Department, "account": Account, "customer": Customer}
MOST = 12
DEFAULT_MONTHS = 12


def cost(
    office: Office,
    *,
    from_: date | None = None,
    to: date | None = None,
    by: str = "department",
    department: Department | None = None,
    account: Account | None = None,
) -> Report:
    """The costs of whole months by what they are for: spent, used from stock, worn, and shared out."""
    first, last = span(office, {"from_": from_, "to": to})
    begin, end = period_of(first), period_of(last)
    wanted = _wanted(department, account)
    sums: dict[Any, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COSTS, 0))
    for each in costs(office, begin, end):
        if wanted(each):
            sums[getattr(each, by)][each.kind] += each.amount
    told = _rows(by, sums)
    asked = {"department": department, "account": account}
    most = Series(_("Costs"), tuple(sum(each.values()) for _name, each in told[:MOST]))
    labels = tuple(name for name, _each in told[:MOST])
    charts = [Chart("costs", _(BY[by]), "bar", labels, (most,), type="money")] if told else []
    return make(
        office,
        "cost",
        _("Costs"),
        [_table(by, told), *charts],
        period=(first_day(begin), last_day(end)),
        parameters={"from": first, "to": last, "by": by}
        | {name: each.key for name, each in asked.items() if each is not None},
        filter=words_for({name: COST[name] for name in asked}, asked, office),
    )


def _wanted(department: Department | None, account: Account | None, project: str = "") -> Callable[[Cost], bool]:
    departments = within(Department, department.id) if department is not None else None
    accounts = within(Account, account.id) if account is not None else None
    return lambda each: (
        (departments is None or each.department in departments)
        and (accounts is None or each.account in accounts)
        and (not project or each.project == project)
    )


def _rows(by: str, sums: dict[Any, dict[str, int]]) -> list[tuple[str, dict[str, int]]]:
    """The costs of each by its name, the dearest first."""
    names = Names()
    return [
        ((names.of(RECORDS[by], key) if by in RECORDS else key) or Coded(_("(none)"), ""), each)
        for key, each in sorted(sums.items(), key=lambda item: -sum(item[1].values()))
    ]


def _table(by: str, sums: list[tuple[str, dict[str, int]]]) -> Table:
    whole = sum(sum(each.values()) for _name, each in sums)
    told: list[Row] = [
        (name, *each.values(), sum(each.values()), percent(sum(each.values()), whole)) for name, each in sums
    ]
    columns = (
        Column(by, _(BY[by]), width=20),
        *(Column(kind, _(label), "money", total=True) for kind, label in COSTS.items()),
        Column("total", _("Costs"), "money", total=True),
        Column("share", _("Share"), "percent"),
    )
    return Table("cost", _("Costs"), columns, told, empty=_("Nothing was spent."))


def trend(
    office: Office,
    *,
    months: int = DEFAULT_MONTHS,
    department: Department | None = None,
    account: Account | None = None,
    project: str = "",
) -> Report:
    """The costs of the last months that are over, one by one: by kind, per head, against the month and year before."""
    end = pools.last_month(office)
    begin = next_period(end, 1 - months)
    wanted = _wanted(department, account, project)
    sums: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COSTS, 0))
    for each in costs(office, next_period(begin, -12), end):
        if wanted(each):
            sums[each.period][each.kind] += each.amount
    below = within(Department, department.id) if department is not None else None
    periods = list(periods_between(begin, end))
    told: list[Row] = []
    for period in periods:
        total, before, year_before = (
            sum(sums[other].values()) for other in (period, next_period(period, -1), next_period(period, -12))
        )
        heads = sum(count for row, count in pools.heads(last_day(period)).items() if below is None or row in below)
        per_head = half_up(total, heads) if heads else None
        parts = (sums[period][kind] for kind in COSTS)
        changes = (percent(total - before, before), percent(total - year_before, year_before))
        told.append((period, *parts, total, heads, per_head, *changes))
    columns = (
        Column("period", _("Month")),
        *(Column(kind, _(label), "money", total=True) for kind, label in COSTS.items()),
        Column("total", _("Costs"), "money", total=True),
        Column("heads", _("Heads"), "integer"),
        Column("per_head", _("Per head"), "money"),
        Column("month_percent", _("Against the month before %"), "percent"),
        Column("year_percent", _("Against the year before %"), "percent"),
    )
    total_of = {period: sum(sums[period].values()) for period in periods}
    curve = Series(_("Costs"), tuple(total_of.values()))
    earlier = Series(_("A year before"), tuple(sum(sums[next_period(each, -12)].values()) for each in periods))
    asked = {"department": department, "account": account, "project": project or None}
    return make(
        office,
        "cost-trend",
        _("Trend of costs"),
        [
            Table("trend", _("By month"), columns, told),
            Chart("trend", _("Costs by month"), "line", tuple(periods), (curve, earlier), office.currency, "money"),
        ],
        period=(first_day(begin), last_day(end)),
        parameters={"months": months}
        | {name: each if isinstance(each, str) else each.key for name, each in asked.items() if each is not None},
        filter=words_for({name: TREND[name] for name in asked}, asked, office),
    )
