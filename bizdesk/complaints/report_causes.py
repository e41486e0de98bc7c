"""Why complaints come about, the most frequent cause first (Pareto), and what remedies cost."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import Any

from bizdesk.complaints.models import Complaint, ComplaintCause, ComplaintRound
from bizdesk.complaints.report_figures import SPAN, asked, grouped, nothing, two_levels
from bizdesk.complaints.report_register import received
from bizdesk.complaints.report_standing import UNJUDGED
from bizdesk.office.fields import Flag
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import percent
from bizdesk.reports.making import make, span, words_for
from bizdesk.reports.report import Chart, Coded, Column, Report, Row, Series, Table

FILTERS = {"justified": Flag(N_("Only justified or partly justified"))}
PARAMETERS = {**SPAN, **FILTERS}
JUST = ("yes", "partly")
# So many causes are drawn; what is left is told in the table.
DRAWN = 12


def causes(
    office: Office, from_: date | None = None, to: date | None = None, month: str = "", justified: bool = False
) -> Report:
    """The causes of the complaints received in a period, one by one and by group."""
    first, last = span(office, {"from_": from_, "to": to, "month": month})
    found = [
        each
        for each in received(office, first, last, {})
        if each.state not in UNJUDGED and (not justified or each.justified in JUST)
    ]
    costs = remedies(found)
    named = {cause.id: cause for cause in ComplaintCause.select()}

    def cause(complaint: Complaint) -> Coded:
        return two_levels(named.get(complaint.__data__["cause"])) or unrecorded()

    def group(complaint: Complaint) -> Coded:
        own = named.get(complaint.__data__["cause"])
        above = named.get(own.__data__["parent"], own) if own is not None else None
        return Coded(above.name, above.key) if above is not None else unrecorded()

    single = sorted_out(found, cause)
    blocks = (
        pareto("causes", _("Causes"), single, costs),
        pareto("groups", _("Groups of causes"), sorted_out(found, group), costs),
        chart(single),
    )
    return make(
        office,
        "complaint-causes",
        _("Causes of complaints"),
        blocks,
        period=(first, last),
        parameters=asked(first, last, **({"justified": "yes"} if justified else {})),
        filter=words_for(FILTERS, {"justified": justified or None}, office),
    )


def unrecorded() -> Coded:
    """What stands in the place of a cause that is not known."""
    return nothing(_("not recorded"))


def sorted_out(found: Iterable[Complaint], cause: Callable[[Complaint], Coded]) -> list[tuple[Coded, list[Complaint]]]:
    """The complaints by cause, the most frequent first; at the end those without one."""
    return sorted(grouped(found, cause), key=lambda part: (not part[0].key, -len(part[1]), part[0].key))


def remedies(found: Sequence[Complaint]) -> dict[int, int]:
    """What the agreed remedies of complaints cost, by row id, those of earlier rounds with them."""
    costs: defaultdict[int, int] = defaultdict(int)
    for each in found:
        costs[each.id] += (each.proposal_cost or 0) if each.agreed_on is not None else 0
    kept: Any = ComplaintRound.select(ComplaintRound.complaint, ComplaintRound.proposal_cost)
    for complaint, cost in kept.where(ComplaintRound.agreed_on.is_null(False)).tuples():
        if complaint in costs:
            costs[complaint] += cost or 0
    return costs


def pareto(
    name: str, title: str, parts: Sequence[tuple[Coded, Sequence[Complaint]]], costs: Mapping[int, int]
) -> Table:
    """Each cause with its share of all and the share of it and those before it."""
    whole = sum(len(each) for _cause, each in parts)
    rows: list[Row] = []
    reached = 0
    for cause, each in parts:
        reached += len(each)
        cost = sum(costs[complaint.id] for complaint in each)
        rows.append((cause, len(each), percent(len(each), whole), percent(reached, whole), cost))
    columns = (
        Column("cause", _("Cause"), width=30),
        Column("count", _("Number"), "integer", total=True),
        Column("share", _("Share"), "percent"),
        Column("cumulative_share", _("Cumulative share"), "percent"),
        Column("cost", _("Cost of remedies"), "money", total=True),
    )
    return Table(
        name,
        title,
        columns,
        rows,
        note=_("Cost: remedies the customer agreed to, those of earlier rounds with them.") if rows else "",
        empty=_("No complaint was received in this time."),
    )


def chart(parts: Sequence[tuple[Coded, Sequence[Complaint]]]) -> Chart:
    """The most frequent causes as bars, and over them which share of all is reached so far."""
    drawn = parts[:DRAWN]
    labels, counts = tuple(cause for cause, _each in drawn), tuple(len(each) for _cause, each in drawn)
    whole, so_far = sum(len(each) for _cause, each in parts), accumulate(counts)
    share = Series(_("Cumulative share"), tuple(percent(reached, whole) for reached in so_far))
    bars = (Series(_("Complaints"), counts),)
    return Chart("pareto", _("Causes by number"), "bar", labels, bars, type="integer", share=share if counts else None)
