"""Lots (clause 4.2.2c): each expires on one day; the first to expire is taken first, none issued unnamed that has.

Of a supply that does not expire there are none: what a batch no. says of a movement of it is a remark.
"""

from datetime import date
from decimal import Decimal

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_
from bizdesk.office.places import Place
from bizdesk.office.values import show_quantity
from bizdesk.supplies import stock
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.stock import FOLDED


def taken(
    supply: Supply, kind: str, quantity: Decimal, day: date, place: Place | None, batch: str
) -> list[tuple[Decimal, stock.Lot]]:
    """The lots that a quantity is taken of, with how much of each: the named one, or the first to expire first; nothing
    that has expired is issued without being named.

    Of what there is too little the whole quantity is told of the named lot, for the ledger to refuse it on its day;
    where none is named it is refused here, as no one lot tells how much there is.
    """
    all_of_one = [(quantity, stock.Lot(batch, None, quantity))]
    if not supply.track_expiry:
        return all_of_one
    found: list[tuple[Decimal, stock.Lot]] = []
    left = quantity
    for lot in stock.lots(supply, place.id if place else None, day):
        if left and (lot.batch == batch or not (batch or (kind == "issue" and lot.expired(day)))):
            found.append((min(left, lot.quantity), lot))
            left -= found[-1][0]
    if left and not batch:
        raise stock.short(supply, day.isoformat(), stock.scaled(quantity - left), stock.scaled(quantity))
    return all_of_one if left else found


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
                "{supply}: {good} {unit} are still good; lot {batch} expired on {date}. Write it off, or issue it by"
                " its batch, scanned as {code}@{batch}."
            ),
            rule="4.2.2c",
            supply=supply.caption,
            good=show_quantity(good),
            unit=supply.unit,
            batch=bad[0].batch,
            date=bad[0].expires_on,
            code=supply.code,
        )


def agrees(supply: Supply, batch: str, expires_on: date | None) -> None:
    """Refuse to book a lot with another day than it has: a lot is of one package, and that has one day."""
    if not stock.lot_of(supply, batch) or expires_on is None:
        return
    there = next((day for day in _came_with(supply, batch) if day not in (None, expires_on)), None)
    if there is not None:
        raise Refused(
            N_(
                "Lot {batch} of {supply} expires on {there}, not on {date}: check the day on the package, or give this "
                "lot another batch no."
            ),
            rule="4.2.2c",
            batch=batch,
            supply=supply.caption,
            there=there,
            date=expires_on,
        )


def expiry_of(supply: Supply, batch: str) -> date | None:
    """The day on which a lot expires: as it came in, else as the name of a lot that is called by its day tells."""
    days = [day for day in _came_with(supply, batch) if day is not None]
    return min(days) if days else _named_by_day(batch)


def known(supply: Supply, batch: str, day: date) -> None:
    """Refuse to find a lot that is not known and is not called by the day it expires: nobody would know it did."""
    if not supply.track_expiry or expiry_of(supply, batch) is not None or _came_with(supply, batch):
        return
    words = (
        N_(
            "Nothing tells when lot {batch} of {supply} expires: receive it with its day before it is counted, or count"
            " it under that day as {example}."
        )
        if batch
        else N_(
            "{supply} expires: say which lot was found, by its batch no. or, of a new one, by its day as {example}; "
            "scanned, as {code}@{example}."
        )
    )
    example = date(day.year, 12, 31).isoformat()
    raise Refused(words, rule="4.2.2c", supply=supply.caption, batch=batch, example=example, code=supply.code)


def _came_with(supply: Supply, batch: str) -> list[date | None]:
    """The days with which something of a lot came in and was not reversed."""
    came = (Movement.quantity > 0) & Movement.kind.not_in(FOLDED) & stock.stands()
    mine = (Movement.supply == supply.id) & (Movement.batch == batch)
    return [day for (day,) in Movement.select(Movement.expires_on).where(mine & came).distinct().tuples()]


def _named_by_day(batch: str) -> date | None:
    try:
        return date.fromisoformat(batch) if len(batch) == len("2026-12-31") else None
    except ValueError:
        return None
