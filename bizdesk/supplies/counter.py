"""Over the counter (clause 4.2.2b): what a scanner or a hand types, which supply that is, and what comes back."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.office import search
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff
from bizdesk.office.quantities import HALF_WIDTH
from bizdesk.office.refusal import ValueRefused
from bizdesk.office.text import fold
from bizdesk.office.values import show_quantity
from bizdesk.supplies import caveats, moving
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.packed import FIGURES, Packs, typed
from bizdesk.supplies.stock import RULE, stands

FOUND_MOST = 200
IN_USE = Supply.active


class Entry(NamedTuple):
    """What was typed: the words for a supply, how much of it, whether it comes back, and of which lot it is."""

    words: str
    quantity: Decimal | Packs | None = None
    back: bool = False
    batch: str = ""


def taken_apart(text: str) -> Entry:
    """3*PEN is three of it, 1千*PEN a thousand, -PEN one that comes back, -3*PEN three that do; full width as well."""
    plain = text.translate(HALF_WIDTH).strip()
    back = plain.startswith("-")
    plain = plain.removeprefix("-").strip()
    head, _star, words = plain.partition("*")
    whole = Entry(plain, None, back)
    try:
        quantity = typed(head) if words.strip() else None
    except ValueRefused:
        return whole
    # 70g*500 is how paper is called, 1千 never the beginning of a name.
    if quantity is None or (isinstance(quantity, Packs) and quantity.unit[0] not in FIGURES):
        return whole
    return Entry(words.strip(), quantity, back)


def with_lot(entry: Entry) -> Entry:
    """PEN@L1 is of lot L1, save where that is the code of a supply."""
    words, _at, batch = (part.strip() for part in entry.words.rpartition("@"))
    return entry._replace(words=words, batch=batch) if words and known(entry.words) is None else entry


def known(words: str, among: Any = IN_USE) -> Supply | None:
    """The supply in use, or among others, whose code or barcode this is."""
    sought = fold(words)
    if not sought:
        return None
    mine = Supply.select().where(among)
    exact = mine.where(Supply.code == words).first()
    if exact is not None:
        return exact
    # No index knows a code in other letters, nor one barcode among several.
    alike = mine.where((fn.LOWER(Supply.code) == sought) | search.holding(Supply.barcodes, words))
    return next((each for each in alike if sought in map(fold, (each.code, *each.barcodes.split(",")))), None)


def meant(words: str, *conditions: Any, among: Any = IN_USE) -> Sequence[Supply]:
    """The supplies in use, or among others, that the words may mean: the one with this code or barcode, else all in
    which they stand and that fulfil the conditions."""
    if (found := known(words, among)) is not None:
        return [found]
    if not words:
        return []
    query = Supply.select().where(among, *conditions, search.matching(Supply, words))
    return list(query.order_by(Supply.code).limit(FOUND_MOST))


def is_item(words: str) -> bool:
    """Whether words are the code, a barcode or the whole name of a supply, in use or not."""
    every = Supply.id > 0
    if known(words, every) is not None:
        return True
    return any(fold(each.name) == fold(words) for each in meant(words, among=every))


def unknown(words: str) -> Refused:
    """Why words mean no supply in use: they mean one that is not used any more, or none."""
    gone = meant(words, among=~Supply.active)
    if len(gone) == 1:
        return Refused(N_("{supply} is not used any more."), rule=RULE, supply=gone[0].caption)
    return Refused(N_("There is no supply {text} in use."), rule="4.2.2", text=words)


def take_back(
    office: Office,
    who: str,
    supply: Supply,
    *,
    quantity: Decimal,
    staff: Staff | None = None,
    department: Department | None = None,
    batch: str = "",
) -> list[Movement]:
    """Take so much of a supply, or of a lot of it, back from a person, or from a department where no person had it, of
    the newest issues first, each at the cost it left with."""
    user = staff or department
    if user is None:
        raise Refused(N_("Tell who brings it back: an employee or a department."), rule=RULE)
    with change(office, who, N_("Take back {quantity} of {supply}"), **moving.told(supply, quantity)):
        issues = out(office, supply, user, batch)
        if not issues:
            raise Refused(
                N_("Nothing of {supply} is out with {name}."), rule=RULE, supply=supply.caption, name=user.caption
            )
        if quantity > (most := sum(issues.values())):
            raise Refused(
                N_("{name} has {most} {unit} of {supply}: {quantity} cannot come back."),
                rule=RULE,
                name=user.caption,
                most=show_quantity(Decimal(most)),
                unit=supply.unit,
                supply=supply.caption,
                quantity=show_quantity(quantity),
            )
        odd = list(caveats.in_parts(supply, quantity))
        made, left = [], quantity
        for issue, still_out in issues.items():
            part = min(left, still_out)
            made.append(moving.give_back(office, who, issue, quantity=part))
            if not (left := left - part):
                break
    office.notices += odd
    return made


def out(office: Office, supply: Supply, user: Staff | Department, batch: str = "") -> dict[Movement, Decimal]:
    """What a person, or a department without one, still has of a supply, or of a lot of it, by the issue it was given
    with, the newest first."""
    mine = Movement.supply == supply.id
    if batch:
        mine &= Movement.batch == batch
    if isinstance(user, Staff):
        mine &= Movement.staff == user.id
    else:
        mine &= Movement.staff.is_null() & (Movement.department == user.id)
    came = Movement.select(Movement.of, Movement.quantity).where(
        mine & (Movement.kind == "return_from_user") & stands()
    )
    back: dict[int, Decimal] = defaultdict(Decimal)
    for issue, quantity in came.tuples():
        back[issue] += quantity
    issues = Movement.select().where(mine & (Movement.kind == "issue") & stands())
    newest = issues.where(Movement.date <= office.today()).order_by(Movement.date.desc(), Movement.id.desc())
    return {each: left for each in newest if (left := -each.quantity - back[each.id]) > 0}
