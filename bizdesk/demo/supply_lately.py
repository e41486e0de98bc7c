"""What lies open in the store room of the demo company on the last day, so that every state can be seen."""

from datetime import date
from functools import partial

from bizdesk import keeping
from bizdesk.demo.agenda import APPROVERS
from bizdesk.demo.company import Words
from bizdesk.demo.stockroom import ITEMS, KEEPER, MANAGER, Stockroom, some
from bizdesk.demo.supply_buying import come
from bizdesk.demo.supply_counts import approve, enter, opened
from bizdesk.demo.supply_use import GIVEN_UP, TOO_MUCH, asking
from bizdesk.office.people import Staff
from bizdesk.supplies import counts, issuing, order_lines, orders, plan_steps, requisitions
from bizdesk.supplies.models import PurchaseOrder, PurchasePlan, PurchasePlanLine

MISTAKEN: Words = ("Opened for the wrong class", "盘点类别选错")
TOO_DEAR: Words = ("Too dear this year.", "今年预算不足，不予批准。")
# Plans by hand: what they are called, what is on them, and how far they come.
PLANS: tuple[tuple[tuple[int, int], Words, tuple[str, ...], str], ...] = (
    ((10, 20), ("Gifts for the anniversary", "周年庆礼品"), ("Umbrella with emblem", "Gift box of tea"), "rejected"),
    ((11, 4), ("Field season of the south", "南方外业用品"), ("Survey pegs", "Marking paint"), "late"),
    ((11, 6), ("Packing for the dispatch", "发货包装"), ("Bubble wrap", "Carton, large"), "parts"),
    ((11, 10), ("Winter on site", "冬季现场用品"), ("Hand warmers", "Work gloves"), "coming"),
    ((11, 11), ("Toner for the year's end", "年末硒鼓"), ("Toner, black", "Copier toner, black"), "drafts"),
    ((11, 12), ("Desks of new colleagues", "新员工办公用品"), ("Mouse", "Keyboard", "Stapler"), "approved"),
    ((11, 13), ("New Year gifts", "新年礼品"), ("Notebook with emblem", "Paper carrier"), "submitted"),
    ((11, 13), ("Files of the year's end", "年末归档用品"), ("Box file 55 mm", "Voucher binding cover"), "draft"),
)


def last_weeks(room: Stockroom, year: int) -> None:
    """Put all of it on the way."""
    for place, ((month, day), title, names, goes) in enumerate(PLANS):
        room.put(date(year, month, day), 15, 5 + place, partial(planned, room, title, names, goes))
    room.put(date(year, 10, 13), 11, 10, partial(counted, room, "G", "cancelled"))
    room.put(date(year, 11, 11), 11, 20, partial(counted, room, "C", "approved"))
    room.put(date(year, 11, 12), 16, 20, partial(counted, room, "I", "counted"))
    room.put(date(year, 11, 16), 9, 12, partial(counted, room, "K", "open"))
    for place, (applicant, goes) in enumerate(
        (
            ("018", "partly_issued"), ("024", "partly_issued"), ("011", "closed"), ("029", "rejected"),
            ("015", "approved"), ("022", "approved"), ("027", "submitted"), ("013", "submitted"), ("009", "submitted"),
            ("030", "draft"), ("012", "draft"),
        )
    ):  # fmt: skip
        room.put(date(year, 11, 12), 14, 5 + 3 * place, partial(asked, room, applicant, goes))


def planned(room: Stockroom, title: Words, names: tuple[str, ...], goes: str) -> None:
    """A plan by hand, as far as it comes."""
    office, approver = room.office, Staff.named(APPROVERS[-2])
    made = keeping.add(office, MANAGER, PurchasePlan, {"title": room.say(title)})
    assert isinstance(made, PurchasePlan)
    for item in (item for item in ITEMS if item.name[0] in names):
        values = {
            "plan": made,
            "supply": room.supply(item),
            "planned": some(item.pack * 3),
            "price": room.price(item, office.today()),
            "reason": room.say(title),
        }
        keeping.add(office, MANAGER, PurchasePlanLine, values)
    made = made.afresh()
    if goes == "draft":
        return
    plan_steps.submit(office, MANAGER, made)
    if goes == "submitted":
        return
    if goes == "rejected":
        plan_steps.reject(office, approver.number, made, approver=approver, opinion=room.say(TOO_DEAR))
        return
    plan_steps.approve(office, approver.number, made, approver=approver)
    if goes == "approved":
        return
    order_lines.order_plan(office, KEEPER, made)
    drawn = list(PurchaseOrder.select().where(PurchaseOrder.plan == made.id).order_by(PurchaseOrder.id))
    if goes == "drafts":
        return
    for placed in drawn:
        orders.place(office, KEEPER, placed)
        if goes == "parts":
            room.after(4, 15, 20, partial(come, room, placed.id, True, 0))


def counted(room: Stockroom, group: str, goes: str) -> None:
    """A count of a class, as far as it comes."""
    made = opened(room, False, group)
    enter(room, made, 0.5 if goes == "open" else 1, sure=True)
    if goes == "cancelled":
        counts.cancel(room.office, KEEPER, made, reason=room.say(MISTAKEN))
    elif goes != "open":
        counts.finish(room.office, KEEPER, made, counted_by=Staff.named(KEEPER))
        if goes == "approved":
            room.after(1, 10, 5, partial(approve, room, made.id))


def asked(room: Stockroom, applicant: str, goes: str) -> None:
    """A requisition of the last days, as far as it comes."""
    office, approver = room.office, Staff.named(APPROVERS[1])
    names = ("Mouse", "Notebook A5", "Safety vest", "Pencil HB")[: 2 + (goes == "partly_issued")]
    made = asking(room, Staff.named(applicant), 2, goes != "draft", *names)
    if goes in ("draft", "submitted"):
        return
    if goes == "rejected":
        requisitions.reject(office, approver.number, made, approver=approver, opinion=room.say(TOO_MUCH))
        return
    requisitions.approve(office, approver.number, made, approver=approver)
    if goes in ("partly_issued", "closed"):
        supply = requisitions.lines_of(made)[0].supply
        issuing.issue(office, KEEPER, made, supply=supply)
    if goes == "closed":
        requisitions.close(office, KEEPER, made, reason=room.say(GIVEN_UP))
