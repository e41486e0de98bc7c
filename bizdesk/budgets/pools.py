"""Cost pools (clause 4.3.2): what was booked in one place is shared out by a driver, to the cent and once a month."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.budgets.costs import direct
from bizdesk.budgets.coverage import way_up
from bizdesk.budgets.models import Account, CostAllocation, CostPool, CostShare
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.money import spread
from bizdesk.office.people import Department, Staff
from bizdesk.office.periods import last_day, next_period, period_of
from bizdesk.office.places import within
from bizdesk.office.record import Record

RULE = "4.3.2"


class Share(NamedTuple):
    """What one department or project has of a driver, and what it bears of the pool in minor units."""

    department: Department
    project: str
    basis: Decimal
    amount: int = 0


def last_month(office: Office) -> str:
    """The month that ended last."""
    return next_period(period_of(office.today()), -1)


def cost_of(office: Office, pool: CostPool, period: str) -> int:
    """What a pool has to share out of a month: the costs of its department on its account, all below them included."""
    accounts, departments = within(Account, pool.account.id), within(Department, pool.department.id)
    return sum(
        cost.amount
        for cost in direct(office, period, period)
        if cost.account in accounts and cost.department in departments
    )


def heads(day: date) -> dict[int, int]:
    """How many people each department has on a day, by its row id."""
    there = (Staff.hired_on.is_null() | (Staff.hired_on <= day)) & (Staff.left_on.is_null() | (Staff.left_on >= day))
    query = Staff.select(Staff.department, fn.COUNT(Staff.id)).where(there & Staff.department.is_null(False))
    return dict(query.group_by(Staff.department).tuples())


def bases(pool: CostPool, period: str) -> list[Share]:
    """Who bears a pool, by how much of its driver; by head count everybody who has staff where no share names them."""
    told = list(CostShare.select().where(CostShare.pool == pool.id).order_by(CostShare.id))
    if pool.driver != "head_count":
        return [Share(each.department, each.project, each.basis) for each in told if each.basis]
    there = heads(last_day(period))
    departments = [each.department for each in told] or list(Department.select().order_by(Department.code))
    return [Share(each, "", Decimal(there[each.id])) for each in departments if there.get(each.id)]


def shares(office: Office, pool: CostPool, period: str) -> list[Share]:
    """What each bears of a pool in a month; Refused where there is nothing to share out, or nobody to bear it."""
    if not pool.active:
        raise Refused(N_("{pool} is not active: make it active before it is shared out."), rule=RULE, pool=pool.caption)
    if period >= period_of(office.today()):
        raise Refused(N_("{period} is not over yet."), rule=RULE, period=period)
    for other in meeting(pool):
        if standing(other, period):
            words = N_("{other} shared out costs of {period} that {pool} covers: take that back first.")
            raise Refused(words, rule=RULE, other=other.caption, period=period, pool=pool.caption)
    amount = cost_of(office, pool, period)
    if not amount:
        raise Refused(N_("{pool} has no costs in {period}."), rule=RULE, pool=pool.caption, period=period)
    told = bases(pool, period)
    if not told:
        words = N_("Nobody bears {pool}: add shares to it, of the departments that do.")
        raise Refused(words, rule=RULE, pool=pool.caption)
    parts = spread(amount, [each.basis for each in told])
    return [each._replace(amount=part) for each, part in zip(told, parts, strict=True)]


def standing(pool: CostPool, period: str) -> list[CostAllocation]:
    """The rows of a month that were not taken back."""
    mine = CostAllocation.select().where((CostAllocation.pool == pool.id) & (CostAllocation.period == period))
    rows = list(mine.order_by(CostAllocation.id))
    gone = {each.__data__["reverses"] for each in rows}
    return [each for each in rows if each.__data__["reverses"] is None and each.id not in gone]


def allocate(office: Office, who: str, pool: CostPool, *, period: str = "") -> list[CostAllocation]:
    """Share a pool out for a month, the last one if none is told; a second time nothing is posted."""
    period = period or last_month(office)
    with change(office, who, N_("Share {pool} out for {period}"), pool=pool.caption, period=period) as act:
        if made := standing(pool, period):
            _said_again(office, pool, period, sum(each.amount for each in made))
            return []
        told = shares(office, pool, period)
        return _write(act, [CostAllocation(pool=pool, period=period, **each._asdict()) for each in told])


def _said_again(office: Office, pool: CostPool, period: str, amount: int) -> None:
    words = _("{pool} is shared out for {period} already: {amount}.")
    office.notices.append(words.format(pool=pool.caption, period=period, amount=office.money(amount)))
    if (now := cost_of(office, pool, period)) != amount:
        words = _("It comes to {now} by now: take it back with 'take_back' and share it out anew.")
        office.notices.append(words.format(now=office.money(now)))


def take_back(office: Office, who: str, pool: CostPool, *, reason: str, period: str = "") -> list[CostAllocation]:
    """Take the sharing out of a month back by rows with the other sign; it may be shared out anew then."""
    period = period or last_month(office)
    words = N_("Take {pool} of {period} back: {reason}")
    with change(office, who, words, pool=pool.caption, period=period, reason=reason) as act:
        made = standing(pool, period)
        if not made:
            raise Refused(N_("{pool} is not shared out for {period}."), rule=RULE, pool=pool.caption, period=period)
        return _write(
            act,
            [
                CostAllocation(
                    pool=pool,
                    period=period,
                    department=each.department,
                    project=each.project,
                    basis=each.basis,
                    amount=-each.amount,
                    reverses=each,
                )
                for each in made
            ],
        )


def _write(act: Act, rows: Sequence[CostAllocation]) -> list[CostAllocation]:
    for row in rows:
        row.verify()
    act.add_many(list[Record](rows))
    return list(rows)


def previewed(office: Office, pool: CostPool, *, period: str = "", **_inputs: object) -> list[str]:
    """What each would bear."""
    try:
        told = shares(office, pool, period or last_month(office))
    except Refused as fault:
        return [str(fault)]
    return [
        _("{department}: {amount}").format(
            department=" · ".join(filter(None, (each.department.caption, each.project))),
            amount=office.money(each.amount),
        )
        for each in told
    ]


def meeting(pool: CostPool) -> Iterator[CostPool]:
    """The other pools that cover some of the same costs: one's account lies in the other's, and so the department."""
    accounts, departments = _near(Account, pool.account), _near(Department, pool.department)
    for other in CostPool.select().where(CostPool.id != pool.id).order_by(CostPool.id):
        if other.__data__["account"] in accounts and other.__data__["department"] in departments:
            yield other


def _near(kind: Any, record: Record) -> set[int]:
    """A record of a tree with all below it and all it lies in, by row id."""
    above = dict(kind.select(kind.id, kind.parent).tuples())
    return within(kind, record.id) | set(way_up(record.id, above))


def _refuse_meeting(pool: CostPool) -> None:
    for other in meeting(pool):
        if pool.active and other.active:
            raise Refused(
                N_(
                    "{pool} covers costs that {other} shares out already: name another department or account, or make"
                    " the other inactive first."
                ),
                rule=RULE,
                pool=pool.caption,
                other=other.caption,
            )


def add(office: Office, who: str, values: Mapping[str, Any]) -> CostPool:
    """Begin a pool."""
    with change(office, who, N_("Add cost pool {pool}")) as act:
        pool: CostPool = act.add(CostPool(**values))
        _refuse_meeting(pool)
        act.words["pool"] = pool.caption
        return pool


def edit(office: Office, who: str, pool: CostPool, values: Mapping[str, Any]) -> CostPool:
    """Correct a pool; what it shares stays while anything of it is shared out."""
    covered = pool.department, pool.account
    for name, value in values.items():
        setattr(pool, name, value)
    with change(office, who, N_("Edit {number}"), number=pool.code) as act:
        pool.verify()
        if (pool.department, pool.account) != covered and _shared_out(pool):
            raise Refused(
                N_("{pool} was shared out: its department and account stay. Make it inactive and add another pool."),
                rule=RULE,
                pool=pool.caption,
            )
        _refuse_meeting(pool)
        return act.save(pool)


def _shared_out(pool: CostPool) -> bool:
    """Whether anything of a pool stands: rows that were taken back are nothing together with those that took them."""
    mine = CostAllocation.select(CostAllocation.period).where(CostAllocation.pool == pool.id).distinct()
    return any(standing(pool, period) for (period,) in mine.tuples())


def refuse_twice(share: CostShare) -> None:
    """Refuse a second share of one pool for the same department and project."""
    mine = (CostShare.pool == share.pool.id) & (CostShare.department == share.department.id)
    same = CostShare.select().where(mine & (CostShare.project == share.project)).first()
    if same is not None and same.id != share.id:
        words = N_("{department} has a share of {pool} already: change that one.")
        raise Refused(words, rule=RULE, department=share.department.caption, pool=share.pool.caption)


def add_share(office: Office, who: str, values: dict[str, object]) -> CostShare:
    """Let one more bear a pool."""
    with change(office, who, N_("Add a share of {pool}")) as act:
        share = CostShare(**values)
        share.verify()
        refuse_twice(share)
        act.words["pool"] = share.pool.caption
        return act.add(share)
