"""The roll-forward of a year: opening + additions - disposals = closing, and so for what was depreciated.

What a card taken over in the year had been charged before comes onto the books with it and was not charged here: it
stands in a column of its own, where there is any.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bizdesk.assets import booked, plain
from bizdesk.assets.booked import Books
from bizdesk.assets.events import BETWEEN
from bizdesk.assets.ledger import BookedCourse
from bizdesk.assets.models import AssetEvent
from bizdesk.assets.terms import Change
from bizdesk.assets.valuation import Value, opened
from bizdesk.assets.valuing import Known
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.periods import month_index, months_ended, period_of
from bizdesk.reports.report import Column, Row, Table

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

    def settle(self) -> None:
        """What one category had from another, or gave it, by a split or a merger counts as come or gone."""
        self.additions += max(self.between, 0)
        self.disposals += max(-self.between, 0)
        self.between = 0

    def amounts(self) -> dict[str, int]:
        """The figures of the row by the names of its columns."""
        released = self.opening_accumulated + self.before + self.charge - self.closing_accumulated
        net = self.closing - self.closing_accumulated
        derived = {"released": released, "closing_net": net, "closing_carrying": net - self.closing_impairment}
        return {**vars(self), **derived}


def roll_forward(
    office: Office, first: date, last: date, category: Callable[[int], str], known: Known, books: Books
) -> Table:
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
    for asset, card in simple.items():
        if asset in closing:
            row = rows[category(asset)]
            charge = plain.charged(card, months_ended(last)) - plain.charged(card, month_index(first))
            _add(row, opening.get(asset), closing[asset], posted(asset, charge))
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
            row = rows[category(asset)]
            _add(row, before, after, posted(asset, charge))
            if asset not in parts:
                row.before += opened(*course[:2], last, course.readings)
                if asset not in new.assets:
                    row.before -= opened(*course[:2], eve, course.readings)
            _come_and_gone(row, course, before, after, came, moved)
    for row in rows.values():
        row.settle()
    labels = _labels()
    if not any(row.before for row in rows.values()):
        del labels["before"]
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


def _add(row: Figures, before: Value | None, after: Value | None, charge: int) -> None:
    row.charge += charge
    if before:
        row.opening += before.cost
        row.opening_accumulated += before.accumulated
    if after:
        row.closing += after.cost
        row.closing_accumulated += after.accumulated
        row.closing_impairment += after.impairment


def _come_and_gone(
    row: Figures, course: BookedCourse, before: Value | None, after: Value | None, came: str, moved: list[Change]
) -> None:
    """What a card that changed had added and taken away; what its events do not explain left, or came back, with it.

    came: under which figure its first cost counts, '' where it was there before the year.
    """
    cost = before.cost if before else 0
    if came:
        setattr(row, came, getattr(row, came) + course.terms.cost)
        cost = course.terms.cost
    for change in moved:
        amount = change.moved.cost
        cost += amount
        if change.kind in BETWEEN:
            row.between += amount
        else:
            row.additions += max(amount, 0)
            row.disposals += max(-amount, 0)
    left = cost - (after.cost if after else 0)
    row.disposals += max(left, 0)
    row.additions += max(-left, 0)
