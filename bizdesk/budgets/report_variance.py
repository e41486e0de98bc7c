"""What is off its plan in a month, why, and what is done about it (clause 4.3.1c)."""

from bizdesk.budgets import figures, pools, variances
from bizdesk.budgets.percents import percent
from bizdesk.budgets.variances import Variance
from bizdesk.budgets.words import NOTE_STATES
from bizdesk.office.fields import Flag, Period
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import first_day, last_day
from bizdesk.reports.making import chosen, make, titled
from bizdesk.reports.report import Coded, Column, Report, Row, Table

PARAMETERS = {
    "month": Period(N_("Month"), help=N_("Empty: the last one.")),
    "all": Flag(N_("Also what is within its plan")),
}
VERDICTS = {
    "over": N_("Over"),
    "saved": N_("Saved"),
    "even": N_("As planned"),
    "more": N_("Above plan"),
    "short": N_("Short"),
}
# Of what is earned more is good.
EARNED = {"over": "more", "saved": "short", "even": "even"}


def variance(office: Office, *, month: str = "", all: bool = False) -> Report:
    """Every line that is off by the policy's share or more, with the notes on it; those without one say so."""
    period = month or pools.last_month(office)
    told = [each for each in variances.of_month(office, period) if all or each.asked]
    columns = (
        Column("line", _("Budget line"), width=26),
        Column("plan", _("Plan amount"), "money"),
        Column("actual", _("Actual"), "money"),
        Column("variance", _("Variance"), "money"),
        Column("variance_percent", _("Variance %"), "percent"),
        Column("verdict", _("Over or saved"), width=10),
        Column("plan_so_far", _("Plan so far"), "money"),
        Column("actual_so_far", _("Actual so far"), "money"),
        Column("so_far_percent", _("Variance so far %"), "percent"),
        Column("cause", _("Cause"), width=24),
        Column("action", _("Action taken"), width=20),
        Column("owner", _("Owner"), width=10),
        Column("due", _("Due"), "date"),
        Column("state", _("Status"), width=10),
    )
    rows = [row for each in told for row in _rows(each)]
    threshold = office.policy.get("variance_percent")
    lacking = sum(each.lacking for each in told)
    notes = [_("A cause is asked for from {percent} % off the plan.").format(percent=threshold)]
    if lacking:
        notes.append(_("Lines that still lack one: {count}.").format(count=lacking))
    table = Table(
        "variance",
        _("Variances {period}").format(period=period),
        columns,
        rows,
        note=" ".join(notes),
        empty=_("Every line is within its plan, or nothing is planned."),
    )
    return make(
        office,
        "variance",
        _("Variances {period}").format(period=period),
        [table],
        period=(first_day(period), last_day(period)),
        parameters={"month": period} | ({"all": True} if all else {}),
    )


def _rows(each: Variance) -> list[Row]:
    """One row for each note; without one the cause is asked for."""
    verdict = "over" if each.actual > each.plan else "saved" if each.actual < each.plan else "even"
    if each.line.account.kind == "income":
        verdict = EARNED[verdict]
    head = (
        figures.title(each.line),
        each.plan,
        each.actual,
        each.actual - each.plan,
        percent(each.actual - each.plan, each.plan),
        chosen(VERDICTS, verdict),
        each.plan_so_far,
        each.actual_so_far,
        percent(each.actual_so_far - each.plan_so_far, each.plan_so_far),
    )
    if not each.notes:
        asked = Coded(_("(to be given)"), "") if each.asked else None
        return [(*head, asked, None, None, None, None)]
    return [
        (*head, note.cause, note.action, titled(note.owner), note.due, chosen(NOTE_STATES, note.state))
        for note in each.notes
    ]
