"""The lots that goods are taken of: the first to expire first, none issued unnamed that has expired (clause 4.2.2c)."""

from datetime import date
from decimal import Decimal

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_
from bizdesk.office.places import Place
from bizdesk.office.values import show_quantity
from bizdesk.supplies import stock
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.stock import RULE


def taken(
    supply: Supply, kind: str, quantity: Decimal, day: date, place: Place | None, batch: str
) -> list[tuple[Decimal, stock.Lot]]:
    """The lots that a quantity is taken of, with how much of each: the named one, or the first to expire first; nothing
    that has expired is issued without being named."""
    unknown = stock.Lot(batch, None, quantity)
    if not supply.track_expiry:
        if batch and not Movement.select().where((Movement.supply == supply.id) & (Movement.batch == batch)).exists():
            raise Refused(
                N_("There is no lot {batch} of {supply}: leave the batch empty."),
                rule=RULE,
                batch=batch,
                supply=supply.caption,
            )
        return [(quantity, unknown)]
    found: list[tuple[Decimal, stock.Lot]] = []
    left = quantity
    for lot in stock.lots(supply, place.id if place else None, day):
        if left and (lot.batch == batch or not (batch or (kind == "issue" and lot.expired(day)))):
            found.append((min(left, lot.quantity), lot))
            left -= found[-1][0]
    # What no lot holds is refused with its figures when it is booked.
    return [*found, (left, unknown)] if left else found


def not_expired(supply: Supply, quantity: Decimal, day: date, place: Place | None) -> None:
    """Refuse to issue more than there is of lots that are still good, where lots that have expired would make it up."""
    if not supply.track_expiry:
        return
    there = stock.lots(supply, place.id if place else None, day)
    bad = [lot for lot in there if lot.expired(day)]
    good = sum((lot.quantity for lot in there if not lot.expired(day)), Decimal(0))
    if bad and good < quantity:
        raise Refused(
            N_(
                "{supply}: {good} {unit} are still good; lot {batch} expired on {date}. Write it off, or name the batch"
                " to issue it all the same."
            ),
            rule="4.2.2c",
            supply=supply.caption,
            good=show_quantity(good),
            unit=supply.unit,
            batch=bad[0].batch,
            date=bad[0].expires_on,
        )
