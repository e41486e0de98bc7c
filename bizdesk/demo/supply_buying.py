"""What the demo company buys for its store room: the month's plan, its approval, the orders, and what comes of them."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

from bizdesk import keeping
from bizdesk.demo import LAST_DAY
from bizdesk.demo.company import Words
from bizdesk.demo.stockroom import KEEPER, Stockroom, some
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Supplier
from bizdesk.office.periods import period_of
from bizdesk.supplies import order_lines, orders, plan_steps, plans, proposing, quoting, receiving
from bizdesk.supplies.models import PurchaseOrder, PurchasePlan, Quotation

DEAR: Words = ("Look for a cheaper toner first.", "请先比价硒鼓后再报。")
LOOKED: Words = ("Prices compared", "已重新比价")
SHORT: Words = ("The rest is not made any more", "其余停产，不再供货")
CALLED_OFF: Words = ("Bought elsewhere at a lower price", "改从其他供应商低价采购")
DAMAGED: Words = ("Arrived damaged", "到货破损")
ALL_HERE: Words = ("All orders have come", "订单已全部到货")
# The plans that were sent back once, and the months in which prices are asked of others.
SENT_BACK, ASKED = ("2022-11", "2024-05", "2025-09"), (3, 9)
# How an order goes, by chance; what is not named comes whole.
GOES = (("parts", 11.0), ("short", 1.6), ("late", 1.8), ("called_off", 0.8), ("entered_late", 2.5))


def plan(room: Stockroom) -> None:
    """Make the plan of the month, at the prices of the day, and hand it in."""
    today = room.office.today()
    try:
        made = proposing.month_plan(room.office, KEEPER, period_of(today))
    except NothingToDo:
        return
    with change(room.office, KEEPER, N_("Edit {number}"), number=made.number):
        for line in plans.lines_of(made):
            price = room.price(room.item(line.supply), today)
            if price != line.price:
                plans.edit_line(room.office, KEEPER, line, {"price": price})
    if today.month in ASKED:
        ask_others(room, made)
    made = made.afresh()
    plan_steps.submit(room.office, KEEPER, made)
    room.after(1, 10, 20 + room.dice.randrange(30), partial(decide, room, made.id))


def ask_others(room: Stockroom, made: PurchasePlan) -> None:
    """Ask two other suppliers for the dearest lines, and buy at the cheapest."""
    today, others = room.office.today(), list(Supplier.select().order_by(Supplier.id))
    lines = sorted(plans.lines_of(made), key=lambda line: (-(line.price or 0), line.id))[:3]
    for line in lines:
        for firm in (line.supplier, *room.dice.sample([each for each in others[-5:] if each != line.supplier], 2)):
            price = round((line.price or 0) * room.dice.uniform(0.93, 1.08))
            values = {"line": line, "supplier": firm, "price": price, "valid_until": today + timedelta(days=30)}
            keeping.add(room.office, KEEPER, Quotation, values)
        try:
            quoting.choose(room.office, KEEPER, line)
        except NothingToDo:
            continue


def decide(room: Stockroom, row: int) -> None:
    """Another person decides on a plan."""
    made = PurchasePlan.get_by_id(row)
    approver = room.approver(plans.worth(made))
    if made.month in SENT_BACK and not made.remarks:
        plan_steps.reject(room.office, approver.number, made, approver=approver, opinion=room.say(DEAR))
        plan_steps.return_(room.office, KEEPER, made, reason=room.say(LOOKED))
        plans.edit(room.office, KEEPER, made, {"remarks": room.say(LOOKED)})
        plan_steps.submit(room.office, KEEPER, made)
        room.after(2, 15, 10, partial(decide, room, row))
        return
    plan_steps.approve(room.office, approver.number, made, approver=approver)
    room.after(1, 11, room.dice.randrange(40), partial(order, room, row))


def order(room: Stockroom, row: int) -> None:
    """Draw up the orders of a plan and send them out."""
    made = PurchasePlan.get_by_id(row)
    order_lines.order_plan(room.office, KEEPER, made)
    mine = PurchaseOrder.select().where(PurchaseOrder.plan == row).order_by(PurchaseOrder.id)
    for placed in list(mine):
        send(room, placed)
    room.after(75, 16, 45, partial(close, room, row))


def send(room: Stockroom, placed: PurchaseOrder) -> None:
    """Send an order out; some day it comes, as a rule on the one it is expected."""
    orders.place(room.office, KEEPER, placed)
    assert placed.expected_on is not None
    due = (placed.expected_on - room.office.today()).days
    thrown, goes = room.dice.random() * 100, "whole"
    for name, share in GOES:
        if 0 <= thrown < share:
            goes = name
        thrown -= share
    recent = (LAST_DAY - placed.expected_on).days < 40
    minute = room.dice.randrange(60)
    if goes == "called_off" and not recent:
        room.after(2, 15, minute, partial(call_off, room, placed.id))
    elif goes in ("parts", "short") and not recent:
        room.after(due, 10, minute, partial(come, room, placed.id, True, 0))
        after = partial(close_short, room, placed.id) if goes == "short" else partial(come, room, placed.id, False, 0)
        room.after(due + room.dice.randrange(5, 12), 10, minute, after)
    else:
        more = room.dice.randrange(18, 31) if goes == "late" and not recent else room.dice.randrange(-1, 2)
        back = room.dice.randrange(3, 6) if goes == "entered_late" else 0
        room.after(due + more + back, 10, minute, partial(come, room, placed.id, False, back))


def come(room: Stockroom, row: int, half: bool, back: int) -> None:
    """Take in what came of an order: all that is left or half of it, entered so many days after it came."""
    placed = PurchaseOrder.get_by_id(row)
    day = room.office.today() - timedelta(days=back)
    slip = f"{room.dice.randrange(10**8):08}"
    came = receiving.came_of(orders.lines_of(placed))
    with change(room.office, KEEPER, N_("Receive on {number}"), number=placed.number):
        for place, line in enumerate(orders.lines_of(placed)):
            left, ends = line.quantity - came[line.id], room.expiry(line.supply)
            if half and place % 2:
                left = Decimal(int(left) // 2)
            if left > 0 and (half or ends is not None):
                told = {"supply": line.supply, "quantity": left, "expires_on": ends}
                receiving.receive(room.office, KEEPER, placed, on=day, reference=slip, **told)
        if not half and placed.state != "received":
            receiving.receive(room.office, KEEPER, placed, on=day, reference=slip)
    if not half and room.chance(5):
        room.after(room.dice.randrange(2, 6), 11, 5, partial(send_back, room, row))


def send_back(room: Stockroom, row: int) -> None:
    """Return some of an order that arrived damaged; it is replaced or given up."""
    placed = PurchaseOrder.get_by_id(row)
    line = room.dice.choice(orders.lines_of(placed))
    try:
        told = {"supply": line.supply, "quantity": some(1), "reason": room.say(DAMAGED)}
        receiving.send_back(room.office, KEEPER, placed, **told)
    except Refused:
        return
    again = partial(come, room, row, False, 0) if room.chance(60) else partial(close_short, room, row)
    room.after(room.dice.randrange(6, 14), 10, 40, again)


def close_short(room: Stockroom, row: int) -> None:
    """Close an order of which the rest does not come."""
    placed = PurchaseOrder.get_by_id(row)
    try:
        orders.close(room.office, KEEPER, placed, reason=room.say(SHORT))
    except Refused:
        # All of it went back, or all is here: what is left of it comes after all.
        come(room, row, False, 0)


def call_off(room: Stockroom, row: int) -> None:
    """Cancel an order of which nothing came."""
    orders.cancel(room.office, KEEPER, PurchaseOrder.get_by_id(row), reason=room.say(CALLED_OFF))


def close(room: Stockroom, row: int) -> None:
    """Close a plan of which everything has come."""
    plan_steps.close(room.office, KEEPER, PurchasePlan.get_by_id(row), reason=room.say(ALL_HERE))
