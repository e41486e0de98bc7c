"""Over the counter (clause 4.2.2b): what a scanner or a hand types, which supply that is, and what comes back."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from peewee import fn

from bizdesk.office import search
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.office.quantities import HALF_WIDTH, parse_quantity
from bizdesk.office.refusal import ValueRefused
from bizdesk.office.text import fold
from bizdesk.supplies import booking, moving
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.stock import RULE

FOUND_MOST = 200
# The newest issues to a person among which that is looked for of which something comes back.
LOOKED_AT = 50


class Entry(NamedTuple):
    """What was typed: the words for a supply, how much of it, and whether it comes back."""

    words: str
    quantity: Decimal | None = None
    back: bool = False


def taken_apart(text: str) -> Entry:
    """3*PEN is three of it, -PEN one that comes back, -3*PEN three that do; in full width as well."""
    plain = text.translate(HALF_WIDTH).strip()
    back = plain.startswith("-")
    plain = plain.removeprefix("-").strip()
    head, _star, words = plain.partition("*")
    try:
        return Entry(words.strip(), parse_quantity(head), back) if words.strip() else Entry(plain, None, back)
    except ValueRefused:
        return Entry(plain, None, back)


def known(words: str) -> Supply | None:
    """The supply in use whose code or barcode this is."""
    sought = fold(words)
    if not sought:
        return None
    in_use = Supply.select().where(Supply.active)
    exact = in_use.where(Supply.code == words).first()
    if exact is not None:
        return exact
    # No index knows a code in other letters, nor one barcode among several.
    alike = in_use.where((fn.LOWER(Supply.code) == sought) | search.holding(Supply.barcodes, words))
    return next((each for each in alike if sought in map(fold, (each.code, *each.barcodes.split(",")))), None)


def meant(words: str) -> Sequence[Supply]:
    """The supplies in use that the words may mean: the one with this code or barcode, else all in which they stand."""
    if (found := known(words)) is not None:
        return [found]
    if not words:
        return []
    query = Supply.select().where(Supply.active & search.matching(Supply, words))
    return list(query.order_by(Supply.code).limit(FOUND_MOST))


def take_back(office: Office, who: str, supply: Supply, *, quantity: Decimal, staff: Staff) -> Movement:
    """Take so much of a supply back from a person, of the newest issue of which that much is still out."""
    issues = Movement.select().where(
        (Movement.supply == supply.id) & (Movement.staff == staff.id) & (Movement.kind == "issue")
    )
    reversed_ = Movement.select(Movement.of).where((Movement.supply == supply.id) & (Movement.kind == "reversal"))
    newest = list(
        issues.where(Movement.id.not_in(reversed_)).order_by(Movement.date.desc(), Movement.id.desc()).limit(LOOKED_AT)
    )
    if not newest:
        raise Refused(
            N_("Nothing of {supply} was issued to {name}."), rule=RULE, supply=supply.caption, name=staff.caption
        )
    enough = (each for each in newest if -each.quantity - booking.came_back(each) >= quantity)
    # Where no issue is large enough the newest one's own refusal tells its figures.
    return moving.give_back(office, who, next(enough, newest[0]), quantity=quantity)
