"""Counting the store room of the demo company: everything each quarter, a class in the other months."""

from functools import partial

from bizdesk.demo.company import Words
from bizdesk.demo.stockroom import KEEPER, MANAGER, Stockroom, some
from bizdesk.office.errors import Refused
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.supplies import count_booking, counts
from bizdesk.supplies.models import SupplyCategory, SupplyCount

ALL: Words = ("Count of the store room {month}", "{month}库房盘点")
OF_CLASS: Words = ("Spot count {month}: {name}", "{month}抽盘：{name}")
OVERTAKEN: Words = ("Issues were entered after the counting", "盘点后补录了领用")
REASONS: tuple[Words, ...] = (
    ("Taken without an entry", "领用未登记"),
    ("Miscounted at the receipt", "入库点数有误"),
    ("Found behind the shelf", "货架后找到"),
)
CLASSES = "PWFDICKSGO"


def count(room: Stockroom, everything: bool) -> None:
    """Count all or one class, have it approved the next day, and book it."""
    made = opened(room, everything)
    enter(room, made)
    counts.finish(room.office, KEEPER, made, counted_by=Staff.named(KEEPER))
    room.after(1, 10, 25, partial(approve, room, made.id))
    room.after(1, 14, 5, partial(book, room, made.id))


def opened(room: Stockroom, everything: bool, group: str = "") -> SupplyCount:
    """Open a count, of a class in its turn where not everything is counted."""
    today = room.office.today()
    values = {"counted_on": today, "counted_by": Staff.named(KEEPER), "blind": room.chance(30)}
    if everything:
        title = room.say(ALL).format(month=f"{today:%Y-%m}")
    else:
        code = group or CLASSES[(today.year * 12 + today.month) % len(CLASSES)]
        values["category"] = category = SupplyCategory.named(code)
        title = room.say(OF_CLASS).format(month=f"{today:%Y-%m}", name=category.name)
    return counts.open_count(room.office, KEEPER, {"title": title, **values})


def enter(room: Stockroom, made: SupplyCount, share: float = 1, sure: bool = False) -> None:
    """Take down what is found: as a rule what the books say."""
    lines = counts.lines_of(made)
    with change(room.office, KEEPER, N_("Edit {number}"), number=made.number):
        for place, line in enumerate(lines[: max(1, round(len(lines) * share))]):
            there = line.snapshot or some(0)
            wrong = (sure and place == 0) or room.chance(2.2)
            found = max(some(0), there + room.dice.choice((-2, -1, -1, 1))) if wrong else there
            if line.supply.track_expiry and not line.batch:
                # Of a lot that has no name none is found.
                found = there
            counts.enter(
                room.office,
                KEEPER,
                made,
                supply=line.supply,
                quantity=found,
                place=line.place,
                batch=line.batch,
                reason=room.pick(REASONS) if found != there else "",
            )


def approve(room: Stockroom, row: int) -> None:
    """Have a count approved by another person than the counter."""
    made, approver = SupplyCount.get_by_id(row), room.approver()
    count_booking.approve(room.office, approver.number, made, approver=approver)


def book(room: Stockroom, row: int) -> None:
    """Book the differences of a count."""
    made = SupplyCount.get_by_id(row)
    try:
        count_booking.book(room.office, MANAGER, made, reason=room.say(REASONS[0]))
    except Refused:
        # What was counted went out meanwhile, and was entered later.
        counts.cancel(room.office, MANAGER, made.afresh(), reason=room.say(OVERTAKEN))
