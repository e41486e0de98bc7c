"""What the demo company takes out of its store room: the register, requisitions, what comes back or is spoilt."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from bizdesk.demo.company import Words
from bizdesk.demo.stockroom import ITEMS, KEEPER, LINES_A_WEEK, Stockroom, department, some
from bizdesk.office.errors import Refused
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.office.places import Place
from bizdesk.supplies import issuing, moving, requisitions, reversing, stock
from bizdesk.supplies.models import Movement, Requisition, RequisitionLine, Supply

PURPOSES: tuple[Words, ...] = (
    ("Survey of the north dam", "北坝测量项目"),
    ("Calibration round of the quarter", "季度检定"),
    ("Tender papers", "投标文件制作"),
    ("Training of the customers", "客户培训"),
    ("Dispatch of repaired instruments", "维修仪器发货"),
    ("Month-end closing", "月末结账"),
    ("Exhibition", "展会"),
    ("Desk of a new colleague", "新员工办公用品"),
    ("Files of the finished project", "项目归档"),
    ("Daily work", "日常办公"),
)
SPOILT: tuple[Words, ...] = (
    ("Damp on the lowest shelf", "底层货架受潮"),
    ("Broken on the way to the shelf", "搬运破损"),
    ("Dried out", "干涸失效"),
)
EXPIRED: Words = ("Past its date", "已过保质期")
RETURNED: tuple[Words, ...] = (
    ("Not needed after all", "未使用，退回"),
    ("Left over on site", "现场剩余"),
)
WRONG: Words = ("Entered for the wrong person", "领用人登记错误")
GIVEN_UP: Words = ("Not to be had; asked for again next month", "暂缺货，下月另行申请")
TOO_MUCH: Words = ("Enough is left from last month.", "上月领用尚有结余，不予批准。")
REGISTER: Words = ("issues of the week.xlsx", "领用登记表.xlsx")
OUTPOST = "A-102"
CARRIED = ("Work gloves", "Battery AA", "Packing tape", "Cleaning cloth", "Lens tissue")


def register(room: Stockroom) -> None:
    """Enter what was given over the counter this week."""
    today = room.office.today()
    monday = today - timedelta(days=today.weekday())
    days = [day for day in (monday + timedelta(days=n) for n in range(today.weekday() + 1)) if day.year == today.year]
    people = room.staff()
    takers = [(person, person.department.code) for person in people]
    by_department = {code: room.wanted(code, today.month, today.year) for _person, code in takers}
    count = round(len(people) * LINES_A_WEEK * room.dice.uniform(0.8, 1.2) * len(days) / 5)
    lines = sorted((room.dice.choice(days), place) for place in range(count))
    del room.lately[:-200]
    with room.imported(KEEPER, count, Movement, REGISTER):
        for day, _place in lines:
            person, code = room.dice.choice(takers)
            items, weights = by_department[code]
            item = room.dice.choices(items, weights)[0]
            quantity = some(room.dice.randrange(item.most) + 1)
            if max(day, person.hired_on or day) == day:
                give(room, room.supply(item), quantity, person, day)


def give(room: Stockroom, supply: Supply, quantity: Decimal, person: Staff, day: date) -> None:
    """Give something to somebody if it is there and within the quotas."""
    to = {"department": person.department} if room.chance(6) else {"staff": person}
    try:
        made = moving.issue(
            room.office, KEEPER, supply, quantity=quantity, on=day, old_returned=supply.return_old, **to
        )
    except Refused:
        return
    room.lately.append(made.id)


def ask(room: Stockroom) -> None:
    """Somebody asks for some supplies."""
    applicant = room.dice.choice([person for person in room.staff() if person.number not in ("001", "002", "006")])
    try:
        asked = asking(room, applicant, room.dice.randrange(1, 5))
    except Refused:
        return
    room.after(1, 9 + room.dice.randrange(2), room.dice.randrange(30, 60), partial(decide, room, asked))


def asking(room: Stockroom, applicant: Staff, count: int, submit: bool = True, *only: str) -> Requisition:
    """A requisition of somebody, of several lines."""
    office, today = room.office, room.office.today()
    items, weights = room.wanted(applicant.department.code, today.month, today.year)
    chosen = {item.name[0]: item for item in room.dice.choices(items, weights, k=count)}
    chosen = {item.name[0]: item for item in ITEMS if item.name[0] in only} or chosen
    values = {
        "applicant": applicant,
        "purpose": room.pick(PURPOSES),
        "needed_by": today + timedelta(days=room.dice.randrange(2, 9)),
        "urgency": "urgent" if room.chance(8) else "normal",
    }
    words = N_("Submit {number}") if submit else N_("Add requisition {number}")
    with change(office, applicant.number, words):
        asked = requisitions.add(office, applicant.number, values)
        for item in chosen.values():
            quantity = some(room.dice.randrange(item.most, item.most * 2 + 1))
            line = {"requisition": asked, "supply": room.supply(item), "quantity": quantity}
            requisitions.add_line(office, applicant.number, line)
        if submit:
            requisitions.submit(office, applicant.number, asked)
    return asked


def decide(room: Stockroom, asked: Requisition) -> None:
    """Another person decides on a requisition."""
    lines, approver = (
        requisitions.lines_of(asked),
        room.approver(requisitions.worth(asked, requisitions.lines_of(asked))),
    )
    if room.chance(3):
        words = room.say(TOO_MUCH)
        requisitions.reject(room.office, approver.number, asked, approver=approver, opinion=words)
        return
    less = str(max(1, int(lines[0].quantity) - 1)) if room.chance(8) else ""
    requisitions.approve(room.office, approver.number, asked, approver=approver, quantities=less)
    room.after(1, 14, room.dice.randrange(60), partial(hand_out, room, asked.id, 0))


def hand_out(room: Stockroom, row: int, before: int) -> None:
    """Issue what is approved and there; what is not there waits, and is given up in the end."""
    asked = Requisition.get_by_id(row)
    if asked.state not in ("approved", "partly_issued"):
        return
    lines = requisitions.lines_of(asked)
    if before or not (len(lines) > 1 and room.chance(6)):
        try:
            issuing.issue(room.office, KEEPER, asked, old_returned=True)
        except Refused:
            asked = asked.afresh()
            one_by_one(room, asked, lines)
    else:
        one_by_one(room, asked, lines[:-1])
    asked = asked.afresh()
    if asked.state == "issued":
        return
    if before < 2:
        room.after(10, 14, room.dice.randrange(60), partial(hand_out, room, row, before + 1))
    else:
        requisitions.close(room.office, KEEPER, asked, reason=room.say(GIVEN_UP))


def one_by_one(room: Stockroom, asked: Requisition, lines: list[RequisitionLine]) -> None:
    """Issue what is there of some lines of a requisition."""
    for line in lines:
        left = issuing.outstanding(requisitions.lines_of(asked))[line.id]
        if not left:
            continue
        try:
            told = {"supply": line.supply, "quantity": left, "old_returned": line.supply.return_old}
            issuing.issue(room.office, KEEPER, asked, **told)
        except Refused:
            asked = asked.afresh()


def take_back(room: Stockroom) -> None:
    """Something that was issued comes back."""
    for issued in room.issues_lately():
        try:
            moving.give_back(room.office, KEEPER, issued, quantity=some(1), reason=room.pick(RETURNED))
            return
        except Refused:
            continue


def correct(room: Stockroom) -> None:
    """Take an issue back out of the ledger that was entered for the wrong person, and enter it for the right one."""
    for issued in room.issues_lately():
        try:
            reversing.reverse(room.office, KEEPER, issued, reason=room.say(WRONG))
        except Refused:
            continue
        right = room.dice.choice([person for person in room.staff() if (person.hired_on or issued.date) <= issued.date])
        room.lately.remove(issued.id)
        give(room, issued.supply, -issued.quantity, right, issued.date)
        return


def write_off(room: Stockroom) -> None:
    """Take out of stock what is spoilt."""
    supply = room.supply(room.dice.choice(ITEMS))
    try:
        moving.write_off(
            room.office, KEEPER, supply, quantity=some(room.dice.randrange(1, 3)), reason=room.pick(SPOILT)
        )
    except Refused:
        return


def expired(room: Stockroom) -> None:
    """Take out of stock what is past its date."""
    today = room.office.today()
    for item in ITEMS:
        supply = room.supply(item)
        for lot in stock.lots(supply, supply.place.id, today) if item.keeps else ():
            if lot.expires_on is not None and lot.expires_on < today:
                reason = room.say(EXPIRED)
                moving.write_off(room.office, KEEPER, supply, quantity=lot.quantity, batch=lot.batch, reason=reason)


def carry(room: Stockroom) -> None:
    """Give out what is left in the workshop, and carry the next there."""
    shelf = Place.named(OUTPOST)
    for item in ITEMS:
        if item.name[0] not in CARRIED:
            continue
        supply = room.supply(item)
        there = stock.lots(supply, shelf.id, room.office.today()) if item.keeps else ()
        left = sum((lot.quantity for lot in there), Decimal(0)) if item.keeps else lying(supply, shelf)
        try:
            if left:
                told = {"quantity": left, "place": shelf, "department": department("06")}
                moving.issue(room.office, KEEPER, supply, **told)
            moving.transfer(room.office, KEEPER, supply, quantity=some(room.dice.randrange(3, 9)), to=shelf)
        except Refused:
            continue


def lying(supply: Supply, place: Place) -> Decimal:
    """How much of a supply lies at a place."""
    mine = Movement.select(Movement.quantity).where((Movement.supply == supply.id) & (Movement.place == place.id))
    return sum((quantity for (quantity,) in mine.tuples()), Decimal(0))
