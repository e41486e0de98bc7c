"""What is done about the differences of a supply count (clause 4.2.2c): approved by a second person, and booked."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from bizdesk.office.decision import Decision
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff
from bizdesk.supplies import lots
from bizdesk.supplies.booking import book as book_movements
from bizdesk.supplies.booking import foreseen
from bizdesk.supplies.counts import RULE, alone, costs, difference, differing
from bizdesk.supplies.decided import COUNT
from bizdesk.supplies.deciding import decide
from bizdesk.supplies.flows import COUNT_FLOW
from bizdesk.supplies.models import Movement, Supply, SupplyCount, SupplyCountLine
from bizdesk.supplies.recounting import in_words, left

Pairs = list[tuple[SupplyCountLine, Movement]]


def approve(
    office: Office,
    who: str,
    count: SupplyCount,
    *,
    approver: Staff,
    opinion: str = "",
    paper_reference: str = "",
    on: date | None = None,
) -> SupplyCount:
    """Have the differences approved by another person than the counter, whose limit covers what is short."""
    made, others = Decision(approver, opinion, paper_reference, on), {N_("counter"): count.counted_by}
    return decide(
        office, who, count, COUNT_FLOW, COUNT, "approve", made, others=others, amount=lambda _act: _short(count)
    )


def _short(count: SupplyCount) -> int:
    return -sum(cost for cost in costs(differing(count)).values() if cost < 0)


def book(office: Office, who: str, count: SupplyCount, *, reason: str = "") -> SupplyCount:
    """Post the differences on the days they were counted; a reason for all of them stands where a line has none."""
    with change(office, who, N_("Book {number}"), number=count.number) as act:
        step = COUNT_FLOW.check(count, "book")
        _explained(count, reason)
        for supply, pairs in drawn(office, count, reason).items():
            with _possible(count, supply, pairs):
                book_movements(office, act, supply, [movement for _line, movement in pairs])
            for line, movement in pairs:
                line.movement = movement
                act.save(line)
        COUNT_FLOW.enter(count, step)
        return act.save(count)


@contextmanager
def _possible(count: SupplyCount, supply: Supply, pairs: Pairs) -> Iterator[None]:
    """Refuse what stands in another count too; where the ledger of a supply contradicts the count, say how to go on."""
    for line, _movement in pairs:
        alone(line)
    try:
        yield
    except Refused as refused:
        raise Refused(
            N_("{supply} in {number}: {reason} Nothing was booked: count again, and enter it as it lies there now."),
            rule=RULE,
            supply=supply.caption,
            number=count.number,
            reason=str(refused),
        ) from None


def drawn(office: Office, count: SupplyCount, reason: str) -> dict[Supply, Pairs]:
    """The movements that make the books say what was found, by supply; a surplus comes in at the average."""
    found: dict[Supply, Pairs] = defaultdict(list)
    for line in differing(count):
        supply = line.supply
        movement = Movement(
            supply=supply,
            date=line.counted_at.astimezone(office.zone).date(),
            kind="count",
            quantity=difference(line),
            place=line.place,
            batch=line.batch,
            expires_on=lots.expiry_of(supply, line.batch) if supply.track_expiry else None,
            account=supply.account,
            reference=count.number,
            reason=line.reason or reason,
        )
        found[supply].append((line, movement))
    return found


def _explained(count: SupplyCount, reason: str) -> None:
    silent = [] if reason else [line.supply.caption for line in differing(count) if not line.reason]
    if silent:
        words = N_("A difference of {number} has no reason: {supplies}. Give one.")
        if len(silent) > 1:
            words = N_(
                "{count} differences of {number} have no reason: {supplies}. Give one for all, or one on each line."
            )
        raise Refused(
            words,
            rule=RULE,
            count=len(silent),
            number=count.number,
            supplies=_(", ").join(silent[:10]),
        )


def preview(office: Office, count: SupplyCount, reason: str = "") -> list[str]:
    """How much is booked as found and as missing, and what it is worth; refused as booking it would be."""
    for supply, pairs in drawn(office, count, reason).items():
        with _possible(count, supply, pairs):
            foreseen(office, supply, [movement for _line, movement in pairs])
    return _in_sum(office, count)


def foretold(office: Office, count: SupplyCount, **_decision: Any) -> list[str]:
    """What is approved: how much was found and is missing, what it is worth, and what was not counted again."""
    odd = [_("Not counted again: {supplies}").format(supplies=in_words(some))] if (some := left(count)) else []
    return [*_in_sum(office, count), *odd]


def _in_sum(office: Office, count: SupplyCount) -> list[str]:
    lines = differing(count)
    worth = costs(lines)
    more, less = [line for line in lines if difference(line) > 0], [line for line in lines if difference(line) < 0]
    surplus = _("Surplus: one line, {value}") if len(more) == 1 else _("Surplus: {count} lines, {value}")
    shortage = _("Shortage: one line, {value}") if len(less) == 1 else _("Shortage: {count} lines, {value}")
    return [
        words.format(count=len(some), value=office.money(abs(sum(worth[line.id] for line in some))))
        for words, some in ((surplus, more), (shortage, less))
        if some
    ] or [_("Book and count agree.")]
