"""Depreciation of a month or a year, by category and by department."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta

from bizdesk.assets import arrears, booked, groups
from bizdesk.assets.groups import Grouping
from bizdesk.assets.report_takeover import notes
from bizdesk.assets.roll_forward import roll_forward
from bizdesk.assets.valuation import Value
from bizdesk.assets.valuing import custody_on, sorted_out
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Integer, Period
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import first_day, period_of
from bizdesk.reports.making import make, span
from bizdesk.reports.names import Names
from bizdesk.reports.report import Block, Column, Paragraph, Report, Signatures, Table

PARAMETERS = {
    "month": Period(N_("Month")),
    "year": Integer(N_("Year"), minimum=1900, maximum=9999),
}
# What a card is not charged for, by the keys of posting.LACKS.
LACKS = {
    "units_of_production": N_("no meter reading"),
    "manual": N_("no amount typed"),
    "units_used_up": N_("its total units are used up"),
}


def depreciation(office: Office, month: str = "", year: int | None = None) -> Report:
    """What was charged in a month or a year, and what stood on the books at its end."""
    if month and year is not None:
        raise Refused(N_("Give a month or a year, not both."))
    if not month and year is None:
        month = period_of(first_day(period_of(office.today())) - timedelta(days=1))
    first, last = span(office, {"month": month, "year": year})
    today = office.today()
    ended = first_day(period_of(today)) - timedelta(days=1)
    if not month and first <= ended:
        # A year that runs is told to its last month that has ended: all its tables agree with what is posted and due.
        last = min(last, ended)
    known = sorted_out()
    closing = booked.books(office, last, known)
    held = closing.values
    charged, unposted = booked.charged(first, last), booked.unposted(office, first, last, known)
    names, where = Names(), custody_on(last)
    merged = {asset for asset, custody in where.items() if custody["status"] == "merged"}
    categories, departments = groups.by_category(names), groups.by_department(names)

    def told(name: str, title: str, label: str, grouping: Grouping) -> Table:
        earlier = groups.charged_then(grouping, first, last)

        def group(asset: int) -> str:
            return grouping.named(asset, last)

        return group_table(name, title, label, group, held, merged, charged, unposted, earlier)

    blocks: list[Block] = [
        told("by_category", _("By category"), _("Category"), categories),
        told("by_department", _("By department"), _("Department"), departments),
    ]
    if year is not None and not month:
        blocks.append(roll_forward(office, first, last, categories, known, closing))
    if late := booked.overdue(first, last):
        words = _("{amount} of what was charged was overdue: it is for earlier months, and was posted in this period.")
        blocks.append(Paragraph(words.format(amount=office.money(late))))
    blocks += notes(known, first, last)
    if (lacking := waiting(period_of(min(last, ended)))).rows:
        blocks.append(lacking)
    if last > today:
        blocks.append(Paragraph(_("What lies after {today} is what the rules will give.").format(today=today)))
    headline = _("Depreciation {period}").format(period=month or year)
    return make(
        office,
        "depreciation",
        headline,
        [*blocks, Signatures((_("Prepared by"), _("Checked by"), _("Approved by")))],
        period=(first, last),
        parameters={"month": month} if month else {"year": year},
    )


def waiting(through: str) -> Table:
    """The cards whose charges are not known for want of a reading or an amount, or that have no unit left."""
    return Table(
        "waiting",
        _("Not charged"),
        (
            Column("number", _("Asset no.")),
            Column("name", _("Asset name")),
            Column("since", _("Since")),
            Column("why", _("Why")),
        ),
        [(asset.number, asset.name, since, _(LACKS[lack])) for asset, since, lack in arrears.waiting(through)],
    )


def group_table(
    name: str,
    title: str,
    label: str,
    group: Callable[[int], str],
    held: dict[int, Value],
    merged: set[int],
    charged: dict[int, int],
    unposted: dict[int, int],
    earlier: Iterable[tuple[int, str, int]],
) -> Table:
    """Cost, charge, accumulated depreciation and carrying amount by group.

    earlier: what of the charges of a card belongs to another group, in which it was then.
    """
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * 8)
    for asset, value in held.items():
        row = sums[group(asset)]
        net, card = value.cost - value.accumulated, asset not in merged
        figures = (card, value.cost, 0, 0, value.accumulated, net, value.impairment, value.net_book_value)
        for place, amount in enumerate(figures):
            row[place] += amount
    for place, amounts in ((2, charged), (3, unposted)):
        for asset, amount in amounts.items():
            sums[group(asset)][place] += amount
    for asset, then, amount in earlier:
        sums[then][2] += amount
        sums[group(asset)][2] -= amount
    return Table(
        name,
        title,
        (
            Column("name", label),
            Column("assets", _("Cards"), "integer", total=True),
            Column("cost", _("Original cost"), "money", total=True),
            Column("amount", _("Charged"), "money", total=True),
            Column("unposted", _("Due, not posted"), "money", total=True),
            Column("accumulated", _("Accumulated depreciation"), "money", total=True),
            Column("net_value", _("Net value"), "money", total=True),
            Column("impairment", _("Impairment"), "money", total=True),
            Column("net_book_value", _("Carrying amount"), "money", total=True),
        ),
        [(name, *sums[name]) for name in sorted(sums, key=lambda name: (name != _("(none)"), name))],
        empty=_("Nothing was charged."),
        note=_("Charged counts assets that have left the books meanwhile."),
    )
