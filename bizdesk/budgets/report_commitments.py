"""What is promised and not spent (clause 4.3.1b), as of a day and by how long it has been open."""

from datetime import date

from bizdesk.budgets.models import Commitment
from bizdesk.budgets.open_then import commitments_on
from bizdesk.office import rows
from bizdesk.office.fields import Date, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department
from bizdesk.office.places import within
from bizdesk.reports.making import make, titled
from bizdesk.reports.report import Column, Report, Row, Table

PARAMETERS = {"on": Date(N_("On")), "department": Reference(Department, N_("Department"))}
# The last day of each band of ages; what is older has one of its own.
BANDS = (30, 60, 90)


def commitments(office: Office, *, on: date | None = None, department: Department | None = None) -> Report:
    """Every commitment open on a day, the oldest first, and the sums by age."""
    day = on or office.today()
    left = commitments_on(day)
    below = within(Department, department.id) if department is not None else None
    found = sorted(rows.of_many(Commitment.select(), Commitment.id, sorted(left)), key=lambda each: each.date)
    told = [each for each in found if below is None or each.__data__["department"] in below]
    columns = (
        Column("number", _("Commitment no."), width=14),
        Column("date", _("Date"), "date"),
        Column("description", _("Description"), width=24),
        Column("department", _("Department"), width=14),
        Column("account", _("Budget account"), width=16),
        Column("project", _("Project"), width=10),
        Column("amount", _("Amount"), "money", total=True),
        Column("open", _("Open amount"), "money", total=True),
        Column("days", _("Days"), "integer", width=6),
        Column("old", _("Old"), "boolean", width=4),
    )
    old = office.policy.get("commitment_days")
    lines: list[Row] = [
        (
            each.number,
            each.date,
            Commitment.description.show(each.description, office),
            titled(each.department),
            titled(each.account),
            each.project,
            each.amount,
            left[each.id],
            (day - each.date).days,
            (day - each.date).days > old,
        )
        for each in told
    ]
    table = Table("commitments", _("Commitments"), columns, lines, empty=_("Nothing is open."))
    ages = [((day - each.date).days, left[each.id]) for each in told]
    parameters = {"on": day.isoformat()} | ({"department": department.code} if department else {})
    return make(office, "commitments", _("Open commitments"), [_ageing(ages), table], as_of=day, parameters=parameters)


def _ageing(ages: list[tuple[int, int]]) -> Table:
    columns = (
        Column("age", _("Age in days"), width=14),
        Column("count", _("Commitments"), "integer", total=True),
        Column("open", _("Open amount"), "money", total=True),
    )
    told: list[Row] = []
    first = 0
    for last in (*BANDS, None):
        mine = [amount for days, amount in ages if days >= first and (last is None or days <= last)]
        told.append((f"{first}-{last}" if last is not None else f"{first}+", len(mine), sum(mine)))
        first = (last or 0) + 1
    return Table("ageing", _("By age"), columns, told)
