"""The operations on supplies, written out."""

from collections.abc import Callable, Mapping
from typing import Any

from bizdesk.office.fields import Date, Flag, Money, Quantity, Reference, Text, Typed
from bizdesk.office.inputs import decision, on_day, person, proposed, reason
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation
from bizdesk.office.people import Supplier
from bizdesk.office.places import Place
from bizdesk.supplies import booking, issuing, moving, previews, requisitions, returning, reversing
from bizdesk.supplies.flows import REQUISITION_FLOW
from bizdesk.supplies.inputs import OF_RECEIPT, booked_to
from bizdesk.supplies.models import Movement, Requisition, Supply
from bizdesk.supplies.operations_buying import OPERATIONS as BUYING
from bizdesk.supplies.operations_counting import COUNTS
from bizdesk.supplies.packed import PACKS, Packed

OF_REQUISITION = N_("Empty: that of the requisition.")


def amount_of(label: str = N_("Quantity")) -> Quantity:
    """How much of a supply, in its unit."""
    return Quantity(label, required=True)


def in_packs() -> Packed:
    """How much of a supply, in its unit or in that it is bought in."""
    return Packed(N_("Quantity"), required=True, help=PACKS)


def at(label: str = N_("Place")) -> Reference:
    """Where it lies."""
    return Reference(Place, label, help=N_("Empty: where the supply is kept."))


def batch() -> Text:
    """The lot."""
    return Text(N_("Batch no."), limit=60, help=N_("The lot, where it expires; else a remark that decides nothing."))


def _of_supply(name: str, label: str, run: Callable[..., Any], inputs: Mapping[str, Typed], **rest: Any) -> Operation:
    return Operation(name, Supply, label, run, inputs, **rest)


STOCK: tuple[Operation, ...] = (
    _of_supply(
        "issue",
        N_("Issue"),
        moving.issue,
        {
            "staff": person(N_("Employee")),
            "quantity": amount_of(),
            "place": at(),
            "batch": batch(),
            "old_returned": Flag(N_("The used-up one was taken back")),
            **booked_to(department=N_("Empty: the employee's.")),
            "on": on_day(),
            "reason": reason(),
        },
        preview=previews.issued,
        start=lambda _office, _supply: {"quantity": 1},
    ),
    _of_supply(
        "receive",
        N_("Receive"),
        moving.receive,
        {
            "quantity": in_packs(),
            "price": Money(N_("Unit price")),
            "amount": Money(N_("Amount"), help=N_("Of all of it, instead of a unit price; 0 for free goods.")),
            "supplier": Reference(Supplier, N_("Supplier")),
            "place": at(),
            "batch": batch(),
            "expires_on": Date(N_("Expires on")),
            "reference": Text(N_("Voucher no.")),
            **booked_to(department=N_("Empty: that of who acts.")),
            "on": on_day(),
            "reason": reason(),
        },
        preview=previews.received,
    ),
    _of_supply(
        "transfer",
        N_("Transfer"),
        moving.transfer,
        {
            "quantity": amount_of(),
            "to": Reference(Place, N_("To"), required=True),
            "place": at(N_("From")),
            "batch": batch(),
            "on": on_day(),
            "reason": reason(),
        },
        preview=previews.carried,
    ),
    _of_supply(
        "return_to_supplier",
        N_("Return to the supplier"),
        returning.return_to_supplier,
        {
            "quantity": in_packs(),
            "supplier": Reference(Supplier, N_("Supplier")),
            "place": at(),
            "batch": batch(),
            "reference": Text(N_("Voucher no.")),
            **booked_to(OF_RECEIPT, OF_RECEIPT, OF_RECEIPT),
            "on": on_day(),
            "reason": reason(),
        },
        preview=previews.sent_back,
    ),
    _of_supply(
        "write_off",
        N_("Write off"),
        moving.write_off,
        {"quantity": amount_of(), "reason": reason(True), "place": at(), "batch": batch(), "on": on_day()},
        preview=previews.written_off,
    ),
    Operation(
        "give_back",
        Movement,
        N_("Take back from the user"),
        moving.give_back,
        {"quantity": amount_of(), "place": at(), "on": on_day(), "reason": reason()},
        preview=previews.given_back,
        start=lambda _office, movement: {"quantity": -movement.quantity},
        guard=moving.was_issued,
    ),
    Operation(
        "reverse",
        Movement,
        N_("Reverse"),
        reversing.reverse,
        {
            "reason": reason(True),
            "on": Date(N_("Date"), help=N_("Empty: the day of the movement, or today where stock is closed then.")),
        },
        preview=previews.undone,
        start=lambda office, movement: {"on": booking.proposed_day(office, movement)},
        guard=booking.reversible,
    ),
)


def _of_requisition(name: str, run: Callable[..., Any], inputs: Mapping[str, Typed], **rest: Any) -> Operation:
    return Operation(name, Requisition, REQUISITION_FLOW.actions[name], run, inputs, REQUISITION_FLOW, **rest)


REQUESTS = (
    _of_requisition("submit", requisitions.submit, {}),
    _of_requisition(
        "approve",
        requisitions.approve,
        {
            **decision(),
            "quantities": Text(
                N_("Approved quantities"),
                help=N_("One a line in their order, 5 2, or by code, YP-1=5 YP-2=2; empty: as asked for."),
            ),
        },
        preview=previews.approved,
        start=proposed("approver"),
    ),
    _of_requisition("reject", requisitions.reject, decision(True), start=proposed("approver")),
    _of_requisition("return", requisitions.return_, {"reason": reason()}),
    _of_requisition(
        "issue",
        issuing.issue,
        {
            "supply": Reference(Supply, N_("Supply"), help=N_("Empty: all that is left to issue.")),
            "quantity": Quantity(N_("Quantity"), help=N_("Empty: all that is left of it.")),
            "place": at(),
            "batch": batch(),
            "old_returned": Flag(N_("The used-up one was taken back")),
            **booked_to(department=OF_REQUISITION, project=OF_REQUISITION),
            "on": on_day(),
        },
        preview=previews.issued_on,
    ),
    _of_requisition("close", requisitions.close, {"reason": reason()}),
)
OPERATIONS = (*STOCK, *REQUESTS, *BUYING, *COUNTS)
