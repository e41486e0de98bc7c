"""Posting depreciation (clause 4.2.1c): the months that are due, once each, with what could not be posted and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import peewee

from bizdesk.assets.caveats import used_up
from bizdesk.assets.course import Course as Standing
from bizdesk.assets.depreciation import Charge, course_at
from bizdesk.assets.ledger import BookedCourse, courses
from bizdesk.assets.models import Asset, AssetEvent, DepreciationEntry, DepreciationRun
from bizdesk.assets.terms import acts, first_index
from bizdesk.assets.valuation import value_from
from bizdesk.assets.words import OF_VALUE, TYPED
from bizdesk.office import journal, rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.periods import index_of, last_day, month_index, next_period, period_at, period_of
from bizdesk.office.sentences import kept, worded
from bizdesk.office.work import Work, finished

STEP = 500
# How many of the failures a run keeps.
KEPT = 1_000


class Due(NamedTuple):
    """One month's charge of one asset that is not posted yet."""

    asset: int
    posted_in: str
    charge: Charge


@dataclass
class Posting:
    """What a posting through a month would do: the charges by the month they are posted in, and what cannot be
    posted, in sentences as they are kept.

    head: of the journal it was worked out from; a posting of another head would no longer be true.
    """

    through: str
    head: str = ""
    due: list[Due] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)

    @property
    def failures(self) -> list[str]:
        """What cannot be posted and why, as people read it."""
        return [worded(sentence) for sentence in self.lacking]

    @property
    def total(self) -> int:
        """All that would be charged: minor units."""
        return sum(each.charge.amount for each in self.due)


def prepare(office: Office, through: str) -> Work[Posting]:
    """Find the charges due through a month; yields (assets done, assets in all, words)."""
    office.activate()
    if through > period_of(office.today()):
        raise Refused(
            N_("{period} has not begun: post through {now} at most."),
            rule="4.2.1c",
            period=through,
            now=period_of(office.today()),
        )
    open_from = first_open(office)
    if open_from > through:
        raise Refused(
            N_("Asset periods are closed through {period}."), rule="4.2.1c", period=office.policy.text("closed_through")
        )
    posting = Posting(through, journal.head(office))
    known = courses()
    done = posted_months()
    numbers = dict(Asset.select(Asset.id, Asset.number).tuples())
    for count, (asset, course) in enumerate(known.items()):
        for charge in course.schedule(through):
            if charge.amount and charge.period not in done.get(asset, ()):
                posting.due.append(Due(asset, max(charge.period, open_from), charge))
        posting.lacking += missing(course, numbers[asset], done.get(asset, set()), through)
        if count % STEP == 0:
            yield count, len(known), _("Working out the charges")
    yield len(known), len(known), _("Working out the charges")
    return posting


def post(office: Office, who: str, posting: Posting) -> list[DepreciationRun]:
    """Post what was prepared, one run for each month it is posted in; nothing due posts nothing."""
    if not posting.due and not posting.lacking:
        return []
    with change(office, who, N_("Post depreciation through {period}"), period=posting.through) as act:
        journal.still(office, posting.head, "4.2.1c")
        return write(act, posting, who)


def depreciate(office: Office, who: str, through: str) -> tuple[Posting, list[DepreciationRun]]:
    """Prepare and post in one go."""
    posting = finished(prepare(office, through))
    return posting, post(office, who, posting)


def write(act: Act, posting: Posting, who: str, *, whole: bool = True) -> list[DepreciationRun]:
    """Write the runs and entries of a posting into an act; whole says that it is of every asset."""
    by_month: dict[str, list[Due]] = {}
    for each in posting.due:
        by_month.setdefault(each.posted_in, []).append(each)
    if not by_month:
        return []
    last = _last_entries(each.asset for each in posting.due)
    resting = _last_events(each.asset for each in posting.due)
    runs = []
    row = rows.last_id(DepreciationEntry)
    for period, dues in sorted(by_month.items()):
        run = act.add(
            DepreciationRun(
                period=period,
                posted_at=act.at,
                by=act.office.staff(who),
                count=len({due.asset for due in dues}),
                total=sum(due.charge.amount for due in dues),
                whole=whole,
                failures=_kept(posting.lacking) if period == max(by_month) else "",
            )
        )
        runs.append(run)
        entries = []
        for due in sorted(dues, key=lambda due: (due.charge.period, due.asset)):
            row += 1
            entries.append(
                DepreciationEntry(
                    asset=due.asset,
                    period=due.charge.period,
                    posted_in=period,
                    amount=due.charge.amount,
                    accumulated=due.charge.accumulated,
                    net_book_value=max(0, due.charge.net_book_value),
                    run=run.id,
                    previous=last.get(due.asset),
                    event=resting.get(due.asset),
                )
            )
            last[due.asset] = row
        act.add_many(entries)
    return runs


def _kept(lacking: list[str]) -> str:
    """The sentences as a run keeps them: so many that they fit, and how many there were beyond."""
    more = [kept(N_("and {count} more"), count=len(lacking) - KEPT)] if len(lacking) > KEPT else []
    return "\n".join(lacking[:KEPT] + more)


def due_of(asset: Asset, course: BookedCourse, through: str, open_from: str) -> list[Due]:
    """The charges of one asset that are due through a month and not posted; none is posted in a closed month."""
    done = posted_months([asset.id]).get(asset.id, set())
    return [
        Due(asset.id, max(open_from, charge.period), charge)
        for charge in course.schedule(through)
        if charge.amount and charge.period not in done
    ]


def first_open(office: Office) -> str:
    """The first month that is not closed."""
    closed = office.policy.text("closed_through")
    return next_period(closed) if closed else ""


def posted_months(assets: Iterable[int] | None = None) -> dict[int, set[str]]:
    """The months posted, by asset; of these assets, or of all."""
    entry: Any = DepreciationEntry
    query = entry.select(entry.id, entry.asset, entry.period).tuples()
    read = rows.in_pieces(query, entry.id) if assets is None else rows.of_many(query, entry.asset, list(assets))
    found: dict[int, set[str]] = {}
    for _row, asset, period in read:
        found.setdefault(asset, set()).add(period)
    return found


LACKS = {
    "units_of_production": N_("{number}: no meter reading for {period}"),
    "manual": N_("{number}: no amount typed for {period}"),
    "units_used_up": N_("{number}: the total units are used up, nothing is charged since {period}"),
}


def missing(course: BookedCourse, number: str, done: set[str], through: str) -> list[str]:
    """Why an asset of a number cannot be charged, in sentences as they are kept: each reading or typed amount that
    the open months lack, or the units."""
    return [kept(LACKS[lack], number=number, period=period) for period, lack in lacking(course, done, through)]


def lacking(course: BookedCourse, done: set[str], through: str) -> Iterator[tuple[str, str]]:
    """Each month through one that lacks a reading or a typed amount, with the method that asks for it; of those that
    have no unit left to charge, whatever is read, the first."""
    methods, after = methods_of(course, through), max(done, default="")
    read = {"units_of_production": course.readings.units, "manual": course.readings.manual}
    typed = [(period, method) for period, method in methods.items() if period > after and method in TYPED]
    wanted = [(period, method) for period, method in typed if period not in read[method]]
    if (since := _used_up_since(course, typed)) is not None:
        wanted = [*(each for each in wanted if each[0] < since), (since, "units_used_up")]
    charges = course.schedule(through) if wanted else []
    for period, lack in wanted:
        value = value_from(course.terms, course.changes, charges, last_day(period))
        if value.held and value.left > 0:
            yield period, lack


def _used_up_since(course: BookedCourse, typed: list[tuple[str, str]]) -> str | None:
    """The first of some months, given with their methods, that begins without a unit, with something to charge."""
    if "units_of_production" not in (method for _period, method in typed):
        return None
    changes, read = acts(course.terms, course.changes), sum(course.readings.units.values())
    if read < Standing(course.terms).units_left and all(change.total_units is None for _acts, change in changes):
        return None
    for period, method in typed:
        index = index_of(period)
        known = [change for _acts, change in changes if month_index(change.counts_from) <= index]
        if method == "units_of_production" and used_up(course_at(course.terms, known, course.readings, index)):
            return period
    return None


def methods_of(course: BookedCourse, through: str) -> dict[str, str]:
    """The method in force in each month from the first that is charged."""
    first, last = first_index(course.terms), index_of(through)
    changed = [(index, change.method) for index, change in acts(course.terms, course.changes) if change.method]
    if first is None or (not changed and course.terms.method not in TYPED):
        return {}
    return {
        period_at(month): [course.terms.method, *(method for index, method in changed if index <= month)][-1]
        for month in range(first, last + 1)
    }


def _last_entries(assets: Iterable[int]) -> dict[int, int]:
    query = DepreciationEntry.select(DepreciationEntry.asset, peewee.fn.MAX(DepreciationEntry.id))
    return dict(_in(query, DepreciationEntry.asset, assets).group_by(DepreciationEntry.asset).tuples())


def _last_events(assets: Iterable[int]) -> dict[int, int]:
    query = AssetEvent.select(AssetEvent.asset, peewee.fn.MAX(AssetEvent.id)).where(AssetEvent.kind.in_(OF_VALUE))
    return dict(_in(query, AssetEvent.asset, assets).group_by(AssetEvent.asset).tuples())


def _in(query: Any, column: peewee.Field, assets: Iterable[int]) -> Any:
    wanted = set(assets)
    return query.where(column.in_(wanted)) if len(wanted) < STEP else query
