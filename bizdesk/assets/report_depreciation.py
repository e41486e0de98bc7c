"""Depreciation of a month or a year, by category and by department, and the roll-forward of the year."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta

import peewee

from bizdesk.assets.ledger import courses
from bizdesk.assets.models import Asset, AssetCategory, DepreciationEntry
from bizdesk.assets.posting import posted_months
from bizdesk.assets.report_ledger import Names
from bizdesk.assets.valuation import Value
from bizdesk.assets.valuing import Standing, custody_on, standing_on, values_on
from bizdesk.office.fields import Integer, Period
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department
from bizdesk.office.periods import first_day, last_day, period_of
from bizdesk.reports.making import make, span
from bizdesk.reports.report import Column, Report, Signatures, Table

PARAMETERS = {
    "month": Period(N_("Month")),
    "year": Integer(N_("Year"), minimum=1900, maximum=9999),
}


def depreciation(office: Office, month: str = "", year: int | None = None) -> Report:
    """What was charged in a month or a year, and what stood on the books at its end."""
    if not month and year is None:
        month = period_of(first_day(period_of(office.today())) - timedelta(days=1))
    first, last = span(office, {"month": month, "year": year})
    standing = standing_on(last)
    charged, unposted = charges(first, last)
    gone = custody_on(last)
    names = Names()
    kinds = dict(Asset.select(Asset.id, Asset.category).tuples())

    def category(asset: int) -> str:
        return names.of(AssetCategory, kinds.get(asset)) or "-"

    def department(asset: int) -> str:
        where = standing[asset].custody if asset in standing else gone.get(asset, {})
        return names.of(Department, where.get("department")) or _("(none)")

    blocks = [
        group_table("by_category", _("By category"), _("Category"), category, standing, charged, unposted),
        group_table("by_department", _("By department"), _("Department"), department, standing, charged, unposted),
    ]
    if year is not None and not month:
        blocks.append(roll_forward(first, last, category))
    told = _("Depreciation {period}").format(period=month or year)
    return make(
        office,
        "depreciation",
        told,
        [*blocks, Signatures((_("Prepared by"), _("Checked by"), _("Approved by")))],
        period=(first, last),
        parameters={"month": month} if month else {"year": year},
    )


def charges(first: date, last: date) -> tuple[dict[int, int], dict[int, int]]:
    """What was posted for the months of a span, and what is due in them and not posted, by asset."""
    inside = DepreciationEntry.period.between(period_of(first), period_of(last))
    total = peewee.fn.SUM(DepreciationEntry.amount)
    query = DepreciationEntry.select(DepreciationEntry.asset, total).where(inside).group_by(DepreciationEntry.asset)
    posted = dict(query.tuples())
    done, due = posted_months(), {}
    for asset, course in courses().items():
        open_rows = [
            row.amount
            for row in course.schedule(period_of(last))
            if row.period >= period_of(first) and row.period not in done.get(asset, ()) and last_day(row.period) <= last
        ]
        if sum(open_rows):
            due[asset] = sum(open_rows)
    return posted, due


def group_table(
    name: str,
    title: str,
    label: str,
    group: Callable[[int], str],
    standing: dict[int, Standing],
    charged: dict[int, int],
    unposted: dict[int, int],
) -> Table:
    """Cost, charge, accumulated depreciation and carrying amount by group."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0, 0])
    for asset, (value, _custody) in standing.items():
        row = sums[group(asset)]
        for place, amount in enumerate((1, value.cost, 0, 0, value.accumulated, value.net_book_value)):
            row[place] += amount
    for place, amounts in ((2, charged), (3, unposted)):
        for asset, amount in amounts.items():
            sums[group(asset)][place] += amount
    return Table(
        name,
        title,
        (
            Column("name", label),
            Column("assets", _("Assets"), "integer", total=True),
            Column("cost", _("Original cost"), "money", total=True),
            Column("amount", _("Charged"), "money", total=True),
            Column("unposted", _("Due, not posted"), "money", total=True),
            Column("accumulated", _("Accumulated depreciation"), "money", total=True),
            Column("net_book_value", _("Carrying amount"), "money", total=True),
        ),
        [(name, *row) for name, row in sorted(sums.items())],
        empty=_("Nothing was charged."),
        note=_("Charged counts assets that have left the books meanwhile."),
    )


def roll_forward(first: date, last: date, category: Callable[[int], str]) -> Table:
    """From the opening to the closing figures of a year: opening + additions - disposals = closing."""
    opening, closing = values_on(first - timedelta(days=1)), values_on(last)
    charged_then = {asset: value.accumulated for asset, value in opening.items()}
    figures: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for asset in opening.keys() | closing.keys():
        row, before, after = figures[category(asset)], opening.get(asset), closing.get(asset)
        row["opening_cost"] += before.cost if before else 0
        row["closing_cost"] += after.cost if after else 0
        change = (after.cost if after else 0) - (before.cost if before else 0)
        row["additions" if change > 0 else "disposals"] += abs(change)
        row["opening_accumulated"] += charged_then.get(asset, 0)
        row["closing_accumulated"] += after.accumulated if after else 0
    charges_of: dict[str, int] = defaultdict(int)
    released: dict[str, int] = defaultdict(int)
    for asset, (charge, freed) in movements(opening, closing, first, last).items():
        charges_of[category(asset)] += charge
        released[category(asset)] += freed
    names = sorted(figures.keys() | charges_of.keys())
    rows = [
        (
            name,
            figures[name]["opening_cost"],
            figures[name]["additions"],
            figures[name]["disposals"],
            figures[name]["closing_cost"],
            figures[name]["opening_accumulated"],
            charges_of[name],
            released[name],
            figures[name]["closing_accumulated"],
            figures[name]["closing_cost"] - figures[name]["closing_accumulated"],
        )
        for name in names
    ]
    labels = (
        ("opening_cost", _("Opening cost")),
        ("additions", _("Additions")),
        ("disposals", _("Disposals")),
        ("closing_cost", _("Closing cost")),
        ("opening_accumulated", _("Opening accumulated")),
        ("charge", _("Charge of the year")),
        ("released", _("Released")),
        ("closing_accumulated", _("Closing accumulated")),
        ("closing_net", _("Closing net value")),
    )
    columns = (Column("name", _("Category")), *(Column(name, label, "money", total=True) for name, label in labels))
    return Table("roll_forward", _("Roll-forward of the year"), columns, rows, empty=_("Nothing was on the books."))


def movements(
    opening: Mapping[int, Value], closing: Mapping[int, Value], first: date, last: date
) -> dict[int, tuple[int, int]]:
    """What each asset was charged in a year and what left with it, so that the accumulated figures add up."""
    found = {}
    for asset, course in courses().items():
        charge = sum(row.amount for row in course.schedule(period_of(last)) if row.period >= period_of(first))
        before = opening[asset].accumulated if asset in opening else 0
        after = closing[asset].accumulated if asset in closing else 0
        if charge or before or after:
            found[asset] = (charge, before + charge - after)
    return found
