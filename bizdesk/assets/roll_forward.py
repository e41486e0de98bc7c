"""The roll-forward of a year: opening + additions - disposals = closing, and so for what was depreciated.

What a card taken over in the year had been charged before comes onto the books with it and was not charged here: it
stands in a column of its own, where there is any. So does what one category had from another, or gave it, by another
category of a card, a split or a merger, cost and accumulated depreciation: nothing came or left by it, and all of it
adds up to nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from bizdesk.assets import booked, plain
from bizdesk.assets.booked import Books
from bizdesk.assets.events import BETWEEN
from bizdesk.assets.groups import Grouping, charged_then, postings
from bizdesk.assets.ledger import BookedCourse, courses
from bizdesk.assets.models import AssetEvent
from bizdesk.assets.terms import Change
from bizdesk.assets.valuation import Value, opened
from bizdesk.assets.valuing import Known
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.periods import month_index, months_ended, period_at, period_of
from bizdesk.reports.report import Column, Row, Table

# The columns that are shown where something stands in them.
SELDOM = ("between", "before", "between_accumulated")
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
    between_accumulated: int = 0
    closing_accumulated: int = 0
    closing_impairment: int = 0

    def amounts(self) -> dict[str, int]:
        """The figures of the row by the names of its columns."""
        came = self.before + self.charge + self.between_accumulated
        released = self.opening_accumulated + came - self.closing_accumulated
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

    def take_over(self, day: date, accumulated: int) -> None:
        """Count accumulated depreciation that came from another category on a day; negative where it went there."""
        self.rows[self.category(day)].between_accumulated += accumulated

    def close(self, last: date, cost: int) -> None:
        """Count what it closes with; what nothing explains has left, or came back."""
        name = self.category(last)
        self.rows[name].closing += cost
        self.stands[name] -= cost
        for category, left in self.stands.items():
            self.rows[category].disposals += max(left, 0)
            self.rows[category].additions += max(-left, 0)


class Year(NamedTuple):
    """A year, and its books on the day before it and on its last. parts: the cards that were split off from others;
    posted: of those that went from one category to another, what the runs of each month posted."""

    first: date
    last: date
    opening: Books
    closing: Books
    parts: set[int]
    posted: Mapping[int, Mapping[str, int]]

    @property
    def eve(self) -> date:
        """The day before it."""
        return self.first - timedelta(days=1)

    def charge(self, asset: int, due: int) -> int:
        """What was posted in the year, or will be, where so much is due for its months."""
        return due + self.opening.later.charges.get(asset, 0) - self.closing.later.charges.get(asset, 0)


def roll_forward(office: Office, first: date, last: date, groups: Grouping, known: Known, books: Books) -> Table:
    """From the opening to the closing figures of a year, by category; books: of its last day."""
    rows: dict[str, Figures] = defaultdict(Figures)
    simple, special = known
    parts = {asset for (asset,) in AssetEvent.select(AssetEvent.asset).where(OF_A_SPLIT).tuples()}
    opening = booked.books(office, first - timedelta(days=1), known)
    posted: dict[int, Counter[str]] = defaultdict(Counter)
    for asset, month, amount in postings(groups.turned):
        posted[asset][month] += amount
    year = Year(first, last, opening, books, parts, posted)
    # What went from one category to another is followed from day to day, though it is worth what any plain card is.
    special = special | courses(sorted(groups.turned.keys() & simple.keys()))
    for asset, card in simple.items():
        if asset in books.values and asset not in special:
            _count_plain(rows[groups.named(asset, last)], year, asset, card)
    for asset, course in special.items():
        if asset not in books.later.assets:
            days = [turn.day for turn in groups.turned.get(asset, ())]
            _follow(Cost(rows, partial(groups.named, asset)), year, asset, course, days)
    for asset, then, amount in charged_then(groups, first, last):
        rows[then].charge += amount
        rows[groups.named(asset, last)].charge -= amount
    return _table(rows)


def _count_plain(row: Figures, year: Year, asset: int, card: plain.Plain) -> None:
    """Count a card of which nothing changed in the year."""
    first, last, opening = year.first, year.last, year.opening.values.get(asset)
    charge = plain.charged(card, months_ended(last)) - plain.charged(card, month_index(first))
    _write_off(row, row, opening, year.closing.values[asset], year.charge(asset, charge))
    row.closing += card.cost
    if asset not in year.parts:
        row.before += plain.opened(card, last.isoformat(), months_ended(last))
        if asset not in year.opening.later.assets:
            row.before -= plain.opened(card, year.eve.isoformat(), months_ended(year.eve))
    if opening:
        row.opening += opening.cost
    elif asset in year.parts:
        row.between += card.cost
        row.between_accumulated += card.opening
    else:
        row.additions += card.cost


def _follow(cost: Cost, year: Year, asset: int, course: BookedCourse, turned: Iterable[date]) -> None:
    """Count a card that changed, or from some days on was in another category, in the rows of its categories."""
    first, last, new = year.first, year.last, year.opening.later.assets
    before, after = year.opening.values.get(asset), year.closing.values.get(asset)
    moved = [change for change in course.changes if first <= change.counts_from <= last]
    begins = course.terms.held_from
    fresh = begins is not None and begins <= last and (begins >= first or asset in new)
    if not (before or after or moved or fresh):
        return
    since = max(first, begins or first) if fresh else year.eve
    charge = sum(row.amount for row in course.schedule(period_of(last)) if row.period >= period_of(first))
    row = cost.rows[cost.category(since)]
    _write_off(row, cost.rows[cost.category(last)], before, after, year.charge(asset, charge))
    if asset not in year.parts:
        row.before += opened(*course[:2], last, course.readings)
        if asset not in new:
            row.before -= opened(*course[:2], year.eve, course.readings)
    if fresh:
        cost.add("between" if asset in year.parts else "additions", since, course.terms.cost)
        cost.take_over(since, course.terms.opening_accumulated if asset in year.parts else 0)
    elif before:
        cost.add("opening", since, before.cost)
    _move(cost, moved)
    for day in turned:
        if since < day <= last:
            _go_over(cost, year, asset, course, day)
    cost.close(last, after.cost if after else 0)


def _move(cost: Cost, moved: Iterable[Change]) -> None:
    """What a card that changed had added and taken away."""
    for change in moved:
        amount, between = change.moved.cost, change.kind in BETWEEN
        column = "between" if between else "additions" if amount > 0 else "disposals"
        cost.add(column, change.counts_from, amount)
        cost.take_over(change.counts_from, change.moved.accumulated if between else 0)


def _go_over(cost: Cost, year: Year, asset: int, course: BookedCourse, day: date) -> None:
    """Count a card out of the category it was in on the eve of a day, and into the one it is in from then on."""
    eve = day - timedelta(days=1)
    went, charged = course.value(eve).cost, _charged_by(year, asset, course, day)
    for on, sign in ((eve, -1), (day, 1)):
        cost.add("between", on, sign * went)
        cost.take_over(on, sign * charged)


def _charged_by(year: Year, asset: int, course: BookedCourse, day: date) -> int:
    """The accumulated depreciation a card takes over on a day: with what the runs before that month posted, for what is
    posted later is charged where it is then; all that was charged before a takeover stands where the card opens."""
    eve = day - timedelta(days=1)
    open_month = period_at(months_ended(eve))
    due = sum(row.amount for row in course.schedule(period_of(eve)) if row.period < open_month)
    posted = sum(amount for month, amount in year.posted.get(asset, {}).items() if month < period_of(day))
    before = [opened(*course[:2], on, course.readings) for on in (eve, year.last)]
    return course.value(eve).accumulated - due + posted - before[0] + before[1]


def _write_off(was: Figures, row: Figures, before: Value | None, after: Value | None, charge: int) -> None:
    """Count what was written off of a card; was: the row it opens in."""
    row.charge += charge
    if before:
        was.opening_accumulated += before.accumulated
    if after:
        row.closing_accumulated += after.accumulated
        row.closing_impairment += after.impairment


def _table(rows: dict[str, Figures]) -> Table:
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
        "between_accumulated": _("Accumulated between categories"),
        "released": _("Released"),
        "closing_accumulated": _("Closing accumulated"),
        "closing_net": _("Closing net value"),
        "closing_impairment": _("Closing impairment"),
        "closing_carrying": _("Closing carrying amount"),
    }
