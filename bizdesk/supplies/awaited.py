"""The lines of papers that what is on order, planned and reserved of a supply comes from, the newest first."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from bizdesk.office.language import N_
from bizdesk.supplies.models import (
    Movement,
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Requisition,
    RequisitionLine,
    Supply,
)
from bizdesk.supplies.positions import ORDERED, PLANNED, PROMISED, moved_for, ordered_for
from bizdesk.supplies.stock import scaled


class Awaited(NamedTuple):
    """A line that is open still: the figure it is part of as a message id, its paper, the rest as it is stored."""

    figure: str
    line: PurchaseOrderLine | PurchasePlanLine | RequisitionLine
    number: str
    on: str
    left: int
    whom: str


def awaited(supply: Supply) -> list[Awaited]:
    """The open lines of a supply; what each figure of positions.position() adds up from."""
    found = [*_ordered(supply), *_planned(supply), *_reserved(supply)]
    return sorted((each for each in found if each.left > 0), key=lambda each: each.line.created_at, reverse=True)


def _lines(kind: Any, parent: Any, supply: Supply, states: tuple[str, ...]) -> list[Any]:
    query = kind.select(kind, parent).join(parent)
    return list(query.where(kind.supply == supply.id, parent.state.in_(states)))


def _ordered(supply: Supply) -> Iterator[Awaited]:
    lines = _lines(PurchaseOrderLine, PurchaseOrder, supply, (*ORDERED, "draft"))
    came = moved_for(Movement.order, [line.id for line in lines])
    for line in lines:
        order = line.order
        figure = N_("Planned") if order.state == "draft" else N_("On order")
        day = order.ordered_on.isoformat() if order.ordered_on else ""
        left = scaled(line.quantity) - came.get(line.id, 0)
        yield Awaited(figure, line, order.number, day, left, order.supplier.name)


def _planned(supply: Supply) -> Iterator[Awaited]:
    lines = _lines(PurchasePlanLine, PurchasePlan, supply, PLANNED)
    ordered = ordered_for([line.id for line in lines])
    for line in lines:
        left = scaled(line.planned) - ordered.get(line.id, 0)
        yield Awaited(N_("Planned"), line, line.plan.number, line.plan.month, left, line.plan.title)


def _reserved(supply: Supply) -> Iterator[Awaited]:
    lines = _lines(RequisitionLine, Requisition, supply, PROMISED)
    went = moved_for(Movement.requisition, [line.id for line in lines])
    for line in lines:
        asked = line.requisition
        left = scaled(line.approved) + went.get(line.id, 0)
        yield Awaited(N_("Reserved"), line, asked.number, asked.requested_on.isoformat(), left, asked.applicant.name)
