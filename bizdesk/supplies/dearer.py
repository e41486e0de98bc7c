"""A planned price above a quotation that holds, and the reason that it needs (clause 4.2.2a)."""

from collections.abc import Iterable, Mapping
from typing import Any

from bizdesk.office.addresses import titled
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.supplies.flows_buying import RULE
from bizdesk.supplies.models import PurchasePlanLine, Quotation
from bizdesk.supplies.quoted import below, of_line


def reason_of(line: PurchasePlanLine, quotations: Iterable[Quotation]) -> str:
    """Why a line costs what it costs: its own reason, else what stands with that of its quotations which was chosen."""
    chosen = (each.remarks for each in quotations if (each.supplier, each.price) == (line.supplier, line.price))
    return line.reason or next(filter(None, chosen), "")


def refuse_unexplained(office: Office, line: PurchasePlanLine) -> None:
    """Refuse a line that is handed in above a quotation that holds and does not say why."""
    lowest = None if line.price is None else below(office, line, line.price)
    if lowest is not None and not reason_of(line, of_line(line)):
        raise Refused(
            N_(
                "{line} is planned at {price}, and {other} asks {lowest}: write the reason for the dearer price on the"
                " line, or choose that quotation."
            ),
            rule=RULE,
            line=titled(office, line),
            price=office.money(line.price),
            other=lowest.supplier.caption,
            lowest=office.money(lowest.price),
        )


def refuse_change(office: Office, line: PurchasePlanLine, values: Mapping[str, Any]) -> None:
    """Refuse to raise a price above a quotation that holds without a reason told with it, and to empty that reason
    while it is needed."""
    price, reason = values.get("price", line.price), values.get("reason", line.reason)
    if price is None:
        return
    # What was written before was written for another price, or only says why the thing is needed.
    raised = price > (line.price or 0)
    old = raised and bool(reason) and reason == line.reason
    if not old and (reason or (price == line.price and not line.reason)):
        return
    lowest = below(office, line, price)
    if lowest is not None:
        words = N_("{supply} is planned at {price}, and {other} asks {lowest}: give the reason with it.")
        if old:
            words = N_(
                "{supply} is planned at {price}, and {other} asks {lowest}: the reason that stands there was given"
                " before. Give the one for this price with it."
            )
        raise Refused(
            words,
            rule=RULE,
            supply=line.supply.caption,
            price=office.money(price),
            other=lowest.supplier.caption,
            lowest=office.money(lowest.price),
        )
