"""The roll-forward of a year: opening + additions - disposals = closing, and so for what was depreciated.

What a card taken over in the year had been charged before comes onto the books with it and was not charged here: it
stands in a column of its own, where there is any. So does what one category had from another, or gave it, by another
category of a card, a split or a merger: nothing came or left by it, and all of it adds up to nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from bizdesk.assets import booked, plain
from bizdesk.assets.booked import Books
from bizdesk.assets.categories import Grouping, charged_before
from bizdesk.assets.events import BETWEEN
from bizdesk.assets.ledger import BookedCourse, courses
from bizdesk.assets.models import AssetEvent
from bizdesk.assets.terms import Change
from bizdesk.assets.valuation import Value, opened
from bizdesk.assets.valuing import Known
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.periods import month_index, months_ended, period_of
from bizdesk.reports.report import Column, Row, Table

# The columns that are shown where something stands in them.
SELDOM = ("between", "before")
OF_A_SPLIT = (AssetEvent.kind == "acquired") & AssetEvent.counterpart.is_null(False)


@dataclass
class Figures:
    """One row of the table, in minor units."""

    opening: int = 0
    additions: int = 0
    disposals: int = 0
    between: int = 0
    closing: int = 0
    opening_accumulated: int = 0
    before: int = 0
    charge: int = 0
    closing_accumulated: int = 0
    closing_impairment: int = 0

    def amounts(self) -> dict[str, int]:
        """The figures of the row by the names of its columns."""
        released = self.opening_accumulated + self.before + self.charge - self.closing_accumulated
        net = self.closing - self.closing_accumulated
        derived = {"released": released, "closing_net": net, "closing_carrying": net - self.closing_impairment}
        return {**vars(self), **derived}


@dataclass
class Cost:
    """What became of the cost of one card in a year, in the rows of the categories that it was in by then."""

    rows: dict[str, Figures]
    category: Callable[[date], str]
    stands: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, column: str, day: date, amount: int) -> None:
        """Count an amount of a day in its column; negative where it left."""
        name = self.category(day)
        row = self.rows[name]
        setattr(row, column, getattr(row, column) + (-amount if column == "disposals" else amount))
        self.stands[name] += amount

    def close(self, last: date, cost: int) -> None:
        """Count what it closes with; what nothing explains has left, or came back."""
        name = self.category(last)
        self.rows[name].closing += cost
        self.stands[name] -= cost
        for category, left in self.stands.items():
            self.rows[category].disposals += max(left, 0)
            self.rows[category].additions += max(-left, 0)


def roll_forward(office: Office, first: date, last: date, groups: Grouping, known: Known, books: Books) -> Table:
    """From the opening to the closing figures of a year, by category; books: of its last day."""
    rows: dict[str, Figures] = defaultdict(Figures)
    simple, special = known
    eve = first - timedelta(days=1)
    opening, new = booked.books(office, eve, known)
    closing, unknown = books

    def posted(asset: int, due: int) -> int:
        """What was posted in the year, or will be, where so much is due for its months."""
        return due + new.charges.get(asset, 0) - unknown.charges.get(asset, 0)

    parts = {asset for (asset,) in AssetEvent.select(AssetEvent.asset).where(OF_A_SPLIT).tuples()}
    # What went from one category to another is followed from day to day, though it is worth what any plain card is.
    special = special | courses(sorted(groups.turned.keys() & simple.keys()))
    for asset, card in simple.items():
        if asset in closing and asset not in special:
            row = rows[groups.named(asset, last)]
            charge = plain.charged(card, months_ended(last)) - plain.charged(card, month_index(first))
            _add(row, row, opening.get(asset), closing[asset], posted(asset, charge))
            row.opening += opening[asset].cost if asset in opening else 0
            row.closing += card.cost
            if asset not in parts:
                row.before += plain.opened(card, last.isoformat(), months_ended(last))
                if asset not in new.assets:
                    row.before -= plain.opened(card, eve.isoformat(), months_ended(eve))
            if asset not in opening and asset in parts:
                row.between += card.cost
            elif asset not in opening:
                row.additions += card.cost
    for asset, course in special.items():
        before, after = opening.get(asset), closing.get(asset)
        moved = [change for change in course.changes if first <= change.counts_from <= last]
        months = (row for row in course.schedule(period_of(last)) if row.period >= period_of(first))
        charge = sum(row.amount for row in months)
        begins = course.terms.held_from
        fresh = begins is not None and begins <= last and (begins >= first or asset in new.assets)
        came = "" if not fresh else "between" if asset in parts else "additions"
        if asset in unknown.assets:
            continue
        if before or after or moved or came:
            cost = Cost(rows, partial(groups.named, asset))
            since = max(first, begins or first) if came else eve
            row = rows[cost.category(since)]
            _add(row, rows[cost.category(last)], before, after, posted(asset, charge))
            if asset not in parts:
                row.before += opened(*course[:2], last, course.readings)
                if asset not in new.assets:
                    row.before -= opened(*course[:2], eve, course.readings)
            cost.add(came or "opening", since, course.terms.cost if came else before.cost if before else 0)
            turned = {turn.day for turn in groups.turned.get(asset, ()) if since < turn.day <= last}
            _come_and_gone(cost, course, moved, turned)
            cost.close(last, after.cost if after else 0)
    for asset, then, amount in charged_before(groups, first, last):
        rows[then].charge += amount
        rows[groups.named(asset, last)].charge -= amount
    labels = _labels()
    for name in SELDOM:
        if not any(getattr(row, name) for row in rows.values()):
            del labels[name]
    columns = (
        Column("name", _("Category")),
        *(Column(name, label, "money", total=True) for name, label in labels.items()),
    )
    amounts = {name: rows[name].amounts() for name in sorted(rows)}
    lines: list[Row] = [(name, *(row[column] for column in labels)) for name, row in amounts.items()]
    return Table("roll_forward", _("Roll-forward of the year"), columns, lines, empty=_("Nothing was on the books."))


def _labels() -> dict[str, str]:
    return {
        "opening": _("Opening cost"),
        "additions": _("Additions of the year"),
        "between": _("Between categories"),
        "disposals": _("Disposals of the year"),
        "closing": _("Closing cost"),
        "opening_accumulated": _("Opening accumulated"),
        "before": _("Charged before the takeover"),
        "charge": _("Charge of the year"),
        "released": _("Released"),
        "closing_accumulated": _("Closing accumulated"),
        "closing_net": _("Closing net value"),
        "closing_impairment": _("Closing impairment"),
        "closing_carrying": _("Closing carrying amount"),
    }


def _add(was: Figures, row: Figures, before: Value | None, after: Value | None, charge: int) -> None:
    """Count what was written off of a card; was: the row it opens in."""
    row.charge += charge
    if before:
        was.opening_accumulated += before.accumulated
    if after:
        row.closing_accumulated += after.accumulated
        row.closing_impairment += after.impairment


def _come_and_gone(cost: Cost, course: BookedCourse, moved: Iterable[Change], turned: Iterable[date]) -> None:
    """What a card that changed had added and taken away; turned: the days from which it was in another category."""
    for change in moved:
        amount = change.moved.cost
        column = "between" if change.kind in BETWEEN else "additions" if amount > 0 else "disposals"
        cost.add(column, change.counts_from, amount)
    for day in turned:
        eve = day - timedelta(days=1)
        went = course.value(eve).cost
        cost.add("between", eve, -went)
        cost.add("between", day, went)
