"""A supply that is not used any more and still stands on papers (clause 4.2.2): what is open of it, what is refused."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from peewee import fn

from bizdesk.office import rows
from bizdesk.office.addresses import Addresses, titled
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.supplies.flows_buying import RULE
from bizdesk.supplies.models import Movement, PurchaseOrderLine, PurchasePlanLine, RequisitionLine, Supply
from bizdesk.supplies.positions import PLANNED, moved_for, ordered_for
from bizdesk.supplies.words import ORDERED, PROMISED

Settled = Callable[[Collection[int]], dict[int, int]]
NAMED = 5
# Lines of a paper in some states, how much of each is wanted, what is settled of it, and what that it is open means.
OPEN: tuple[tuple[type[Record], tuple[str, ...], Any, Settled, str], ...] = (
    (
        PurchasePlanLine,
        (*PLANNED, "ordered"),
        PurchasePlanLine.planned,
        ordered_for,
        N_("{supply} is still planned on {lines}: it is not ordered any more. Take it off there."),
    ),
    (
        PurchaseOrderLine,
        ("draft",),
        PurchaseOrderLine.quantity,
        lambda _lines: {},
        N_("{supply} still stands on orders that are not placed, {lines}: take it off there."),
    ),
    (
        PurchaseOrderLine,
        ORDERED,
        PurchaseOrderLine.quantity,
        lambda lines: moved_for(Movement.order, lines),
        N_("{supply} is still to come on {lines}: what was ordered is received as ever."),
    ),
    (
        RequisitionLine,
        ("draft", "submitted", *PROMISED),
        fn.COALESCE(RequisitionLine.approved, RequisitionLine.quantity),
        lambda lines: {line: -quantity for line, quantity in moved_for(Movement.requisition, lines).items()},
        N_("{supply} is still asked for on {lines}: it is not issued any more."),
    ),
)


def still_open(office: Office, supply: Supply) -> Iterator[str]:
    """What is still open of a supply that is not used any more, and what becomes of it."""
    if supply.active or supply.id is None:
        return
    called = Addresses(office.kinds)
    for kind, states, wanted, settled, words in OPEN:
        column: Any = kind.fields()[kind.belongs_to]
        paper = column.rel_model
        mine = kind.select(kind.id, wanted).join(paper, on=column == paper.id).order_by(kind.id)
        lines = dict(rows.as_stored(mine.where(kind.fields()["supply"] == supply.id, paper.state.in_(states))))
        done = settled(lines)
        left = [line for line, quantity in lines.items() if quantity > done.get(line, 0)]
        if left:
            called.learn(kind, left)
            named = _(", ").join(called.of(kind, line) for line in left[:NAMED])
            yield _(words).format(supply=supply.caption, lines=named + (" ..." if len(left) > NAMED else ""))


def refuse_unused(office: Office, lines: Iterable[Any]) -> None:
    """Refuse to buy lines of a supply that is not used any more."""
    for line in lines:
        if not line.supply.active:
            raise Refused(
                N_("{line} is not used any more: take the line off, or make the supply active again."),
                rule=RULE,
                line=titled(office, line),
            )
