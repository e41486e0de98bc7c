"""What moves supplies: received, issued, carried, written off, given back by who had them (clause 4.2.2).

For each there is a function that makes its movements, for those who only want to know what they would do, and one that
writes them. What the second looks at it looks at within its act: what another program issued the moment before counts.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.inputs import done_on
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.money import half_up
from bizdesk.office.people import Department, Staff, Supplier, at_work
from bizdesk.office.places import Place
from bizdesk.office.values import show_quantity
from bizdesk.supplies import caveats, lots, papers, quotas
from bizdesk.supplies.booking import book, came_back, is_reversed
from bizdesk.supplies.flows_buying import RULE as BUYING
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.packed import in_pieces, pieces
from bizdesk.supplies.stock import RULE, SCALE

Made = list[Movement]


def received(
    office: Office,
    supply: Supply,
    *,
    quantity: Decimal,
    price: int | None = None,
    amount: int | None = None,
    on: date | None = None,
    place: Place | None = None,
    supplier: Supplier | None = None,
    batch: str = "",
    expires_on: date | None = None,
    account: str = "",
    kind: str = "receipt",
    **rest: Any,
) -> Made:
    """Goods that come in, at the price of a unit or at an amount for all of them, which may be nothing."""
    rule = RULE if rest.get("order") is None else BUYING
    # What was ordered comes in, whatever was decided about it since.
    if rest.get("order") is None:
        papers.in_use(supply, rule)
    quantity = pieces(supply, quantity)
    papers.above_nothing(quantity, rule)
    if (price is None) == (amount is None):
        raise Refused(N_("Tell the price of a unit or the amount of all, not both."), rule=rule)
    if supply.track_expiry and expires_on is None:
        raise Refused(N_("{supply} expires: tell on which day this lot does."), rule=rule, supply=supply.caption)
    day = done_on(office, on, rule)
    if expires_on is not None and expires_on < day:
        raise Refused(
            N_("This lot expired on {date}: it is not taken in. Send it back, or check the day on the package."),
            rule="4.2.2c",
            date=expires_on,
        )
    lot = batch or (expires_on.isoformat() if supply.track_expiry and expires_on else "")
    lots.agrees(supply, lot, expires_on)
    movement = Movement(
        supply=supply,
        date=day,
        kind=kind,
        quantity=quantity,
        value=half_up(int(quantity * SCALE) * price, SCALE) if price is not None else amount,
        place=place or supply.place,
        supplier=supplier or (supply.supplier if kind == "receipt" else None),
        batch=lot,
        expires_on=expires_on,
        account=account or supply.account,
        **rest,
    )
    return [movement]


def receive(office: Office, who: str, supply: Supply, **inputs: Any) -> Movement:
    """Take goods in; what is bought is for the department of who acts where no other is told."""
    inputs = in_pieces(inputs, "quantity", supply)
    if inputs.get("kind", "receipt") == "receipt" and not inputs.get("department") and (person := office.staff(who)):
        inputs["department"] = person.department
    with change(office, who, N_("Receive {quantity} of {supply}"), **told(supply, inputs["quantity"])) as act:
        return book(office, act, supply, received(office, supply, **inputs))[0]


def issued(
    office: Office,
    supply: Supply,
    *,
    quantity: Decimal,
    staff: Staff | None = None,
    department: Department | None = None,
    on: date | None = None,
    **rest: Any,
) -> Made:
    """Supplies given to a person or a department, within what they may have."""
    made = given_out(office, supply, quantity=quantity, staff=staff, department=department, on=on, **rest)
    quotas.admit(office, [(supply, quantity)], staff=staff, department=department, on=on)
    return made


def given_out(
    office: Office,
    supply: Supply,
    *,
    quantity: Decimal,
    staff: Staff | None = None,
    department: Department | None = None,
    old_returned: bool = False,
    on: date | None = None,
    place: Place | None = None,
    batch: str = "",
    account: str = "",
    **rest: Any,
) -> Made:
    """Supplies given out, whatever the quotas say; of those that expire the first goes first, what has expired only
    where its lot is named."""
    day = done_on(office, on, RULE)
    papers.in_use(supply, RULE)
    if staff is None and department is None:
        raise Refused(N_("Tell who gets it: an employee or a department."), rule=RULE)
    at_work(staff, day, RULE)
    if supply.return_old and not old_returned:
        raise Refused(
            N_("{supply} is issued old for new: take the used-up one back first."), rule=RULE, supply=supply.caption
        )
    department = department or (staff.department if staff else None)
    place = place or supply.place
    if not batch:
        lots.not_expired(supply, quantity, day, place)
    rest |= {"account": account or supply.account, "staff": staff, "department": department}
    return taken_out(supply, "issue", quantity, day, place, batch, **rest)


def issue(office: Office, who: str, supply: Supply, **inputs: Any) -> Movement:
    """Give supplies out over the counter."""
    to = inputs.get("staff") or inputs.get("department")
    words = told(supply, inputs["quantity"], to=to.caption if to else "")
    with change(office, who, N_("Issue {quantity} of {supply} to {to}"), **words) as act:
        made = issued(office, supply, **inputs)
        odd = list(caveats.of_issue(supply, made))
        book(office, act, supply, made)
    office.notices += odd
    return made[0]


def written_off(
    office: Office,
    supply: Supply,
    *,
    quantity: Decimal,
    reason: str = "",
    on: date | None = None,
    place: Place | None = None,
    batch: str = "",
) -> Made:
    """What is spoilt, broken or gone, taken out of stock."""
    return taken_out(supply, "write_off", quantity, done_on(office, on, RULE), place, batch, reason=reason)


def write_off(office: Office, who: str, supply: Supply, **inputs: Any) -> Movement:
    """Write off what is spoilt, broken or gone."""
    with change(office, who, N_("Write off {quantity} of {supply}"), **told(supply, inputs["quantity"])) as act:
        return book(office, act, supply, written_off(office, supply, **inputs))[0]


def carried(
    office: Office,
    supply: Supply,
    *,
    quantity: Decimal,
    to: Place,
    place: Place | None = None,
    on: date | None = None,
    batch: str = "",
    reason: str = "",
) -> Made:
    """Supplies carried to another place, lot by lot out of one and into the other; what they are worth stays as it
    is."""
    day, origin = done_on(office, on, RULE), place or supply.place
    if origin == to:
        raise NothingToDo(N_("It is there already."), rule=RULE)
    made = []
    for gone in taken_out(supply, "transfer", quantity, day, origin, batch, reason=reason):
        came = Movement(supply=supply, date=day, kind="transfer", quantity=-gone.quantity, place=to, reason=reason)
        came.batch, came.expires_on = gone.batch, gone.expires_on
        made += [gone, came]
    return made


def transfer(office: Office, who: str, supply: Supply, **inputs: Any) -> Movement:
    """Carry supplies to another place."""
    words = told(supply, inputs["quantity"], place=inputs["to"].caption)
    with change(office, who, N_("Carry {quantity} of {supply} to {place}"), **words) as act:
        return book(office, act, supply, carried(office, supply, **inputs))[0]


def given_back(
    office: Office,
    movement: Movement,
    *,
    quantity: Decimal,
    on: date | None = None,
    place: Place | None = None,
    reason: str = "",
) -> Made:
    """What comes back from a user of what was issued, at the cost it left with."""
    day = done_on(office, on, RULE)
    was_issued(movement)
    papers.above_nothing(quantity, RULE)
    back = came_back(movement)
    if quantity > -movement.quantity - back:
        raise Refused(
            N_("{number} issued {issued}, of which {back} came back: {quantity} more cannot."),
            rule=RULE,
            number=movement.number,
            issued=show_quantity(-movement.quantity),
            back=show_quantity(back),
            quantity=show_quantity(quantity),
        )
    if day < movement.date:
        raise Refused(N_("Nothing comes back before it went out."), rule=RULE)
    names = ("supply", "staff", "department", "account", "project", "batch", "expires_on")
    returned = Movement(
        date=day,
        kind="return_from_user",
        quantity=quantity,
        place=place or movement.place,
        of=movement,
        reason=reason,
        **{name: getattr(movement, name) for name in names},
    )
    return [returned]


def give_back(office: Office, who: str, movement: Movement, **inputs: Any) -> Movement:
    """Take back from a user what was issued."""
    supply = movement.supply
    with change(office, who, N_("Take back {quantity} of {supply}"), **told(supply, inputs["quantity"])) as act:
        return book(office, act, supply, given_back(office, movement, **inputs))[0]


def was_issued(movement: Movement) -> None:
    """Refuse a movement that was no issue, or is none any more."""
    if movement.kind != "issue":
        raise Refused(N_("Only what was issued comes back from a user."), rule=RULE)
    if is_reversed(movement):
        raise Refused(
            N_("{number} was reversed: nothing of it is out that could come back."), rule=RULE, number=movement.number
        )


def told(supply: Supply, quantity: Decimal, **more: str) -> dict[str, str]:
    """The words of an act that moves a quantity."""
    return {"quantity": f"{show_quantity(quantity)} {supply.unit}", "supply": supply.caption, **more}


def taken_out(
    supply: Supply, kind: str, quantity: Decimal, day: date, place: Place | None, batch: str, **fields: Any
) -> Made:
    """A quantity taken out of a place, one movement a lot."""
    papers.above_nothing(quantity, RULE)
    place = place or supply.place
    return [
        Movement(
            supply=supply,
            date=day,
            kind=kind,
            quantity=-part,
            place=place,
            batch=lot.batch,
            expires_on=lot.expires_on,
            **{"account": supply.account, **fields},
        )
        for part, lot in lots.taken(supply, kind, quantity, day, place, batch)
    ]
