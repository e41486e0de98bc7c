"""The operations on supply counts, written out."""

from collections.abc import Callable, Mapping
from typing import Any

from bizdesk.office.fields import Date, Flag, Quantity, Reference, Text, Typed
from bizdesk.office.file import Office
from bizdesk.office.inputs import decision, person, proposed, reason
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation
from bizdesk.office.places import Place
from bizdesk.supplies import count_booking, counts
from bizdesk.supplies.flows import COUNT_FLOW
from bizdesk.supplies.models import Supply, SupplyCount


def _of_count(name: str, run: Callable[..., Any], inputs: Mapping[str, Typed], **rest: Any) -> Operation:
    return Operation(name, SupplyCount, COUNT_FLOW.actions[name], run, inputs, COUNT_FLOW, **rest)


def _counter(office: Office, count: SupplyCount) -> dict[str, Any]:
    counter = count.counted_by or office.staff(office.who)
    return {"counted_by": counter} if counter is not None else {}


COUNTS: tuple[Operation, ...] = (
    _of_count(
        "enter",
        counts.enter,
        {
            "supply": Reference(Supply, N_("Supply"), required=True, help=N_("By its code, its name or a barcode.")),
            "quantity": Quantity(N_("Counted quantity"), required=True, help=N_("0: none was found.")),
            "place": Reference(Place, N_("Place"), help=N_("Where it lies on one shelf only, that one.")),
            "batch": Text(N_("Batch no."), limit=60),
            "on": Date(N_("Counted on"), help=N_("Empty: now. Of a day that is over, the books at its end count.")),
            "reason": reason(),
            "beyond": Flag(N_("Count it all the same"), help=N_("Of another category or place than is counted.")),
        },
    ),
    _of_count(
        "count",
        counts.finish,
        {
            "counted_by": person(N_("Counted by")),
            "as_it_is": Flag(N_("Finish as it is"), help=N_("Though some were to be counted again and were not.")),
        },
        start=_counter,
    ),
    _of_count("recount", counts.recount, {}),
    _of_count("approve", count_booking.approve, decision(), preview=count_booking.foretold, start=proposed("approver")),
    _of_count(
        "book",
        count_booking.book,
        {"reason": Text(N_("Reason"), multiline=True, limit=500, help=N_("For the lines that give none."))},
        preview=count_booking.preview,
    ),
    _of_count("cancel", counts.cancel, {"reason": reason()}),
)
