"""What happens on any day of the demo company: things are moved, lent, repaired, stored, and written about."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from bizdesk.assets import custody, upkeep
from bizdesk.assets.models import Asset, Maintenance
from bizdesk.demo.company import FAULTS, NOTES, REASONS
from bizdesk.demo.desk import Desk
from bizdesk.demo.disposals import scrap, settle
from bizdesk.demo.things import ROOMS
from bizdesk.office import notes
from bizdesk.office.people import Staff
from bizdesk.office.places import Place


def move(desk: Desk) -> None:
    """Take something to the room of somebody."""
    user = desk.worker()
    place = Place.named(ROOMS[user.department.code])
    custody.move(
        desk.office,
        desk.keeper,
        desk.some("in_use"),
        place=place,
        department=user.department,
        custodian=desk.keeper_of(user.department),
        reason=desk.say(desk.dice.choice(REASONS)),
    )


def assign(desk: Desk) -> None:
    """Give something to somebody."""
    custody.assign(
        desk.office,
        desk.keeper,
        desk.some("in_use", "idle"),
        user=desk.worker(),
        reason=desk.say(desk.dice.choice(REASONS)),
    )


def repair(desk: Desk) -> None:
    """Send something to repair."""
    back = desk.office.today() + timedelta(days=desk.dice.randrange(5, 30))
    custody.repair(
        desk.office, desk.keeper, desk.some("in_use"), due_back_on=back, reason=desk.say(desk.dice.choice(FAULTS))
    )


def mended(desk: Desk) -> None:
    """Take back what should be repaired first."""
    custody.repaired(desk.office, desk.keeper, desk.due_first("under_repair"))


def lend(desk: Desk) -> None:
    """Lend something out."""
    back = desk.office.today() + timedelta(days=desk.dice.randrange(7, 60))
    custody.lend(desk.office, desk.keeper, desk.some("in_use"), user=desk.worker(), due_back_on=back)


def back(desk: Desk) -> None:
    """Take back what should be back first."""
    custody.return_(desk.office, desk.keeper, desk.due_first("on_loan"), condition="good")


def store(desk: Desk) -> None:
    """Put something into the store."""
    custody.store(desk.office, desk.keeper, desk.some("in_use"), place=Place.named("A-ST-1"))


def reuse(desk: Desk) -> None:
    """Give something from the store to somebody."""
    custody.restore_use(desk.office, desk.keeper, desk.some("idle"), user=desk.worker())


def note(desk: Desk) -> None:
    """Write about something."""
    notes.write(desk.office, desk.keeper, desk.some("in_use"), desk.say(desk.dice.choice(NOTES)))


def hand_back(desk: Desk, person: Staff) -> None:
    """Take back what somebody who leaves has in use."""
    for asset in Asset.select().where((Asset.user == person.id) & Asset.status.in_(("in_use", "idle", "on_loan"))):
        back = custody.return_ if asset.status == "on_loan" else custody.take_back
        back(desk.office, desk.keeper, asset, place=Place.named("A-ST"), reason=desk.say(("Leaves", "离职")))


def maintain(desk: Desk, work: Maintenance) -> None:
    """Do work that was planned; the next follows by itself from the asset's own interval."""
    cost = desk.dice.randrange(80, 1_500) * 100
    upkeep.finish(desk.office, desk.keeper, work, cost=cost, downtime_hours=Decimal(desk.dice.randrange(1, 9)))


def works(desk: Desk, days: list[date]) -> list[tuple[date, Callable[[], None]]]:
    """The work planned by the end of these days, each put on one of them; now and then one is put off."""
    planned = Maintenance.select().where(Maintenance.done_on.is_null() & (Maintenance.planned_on <= days[-1]))
    return [
        (max(work.planned_on, desk.dice.choice(days[3:] or days)), partial(maintain, desk, work))
        for work in planned.order_by(Maintenance.id)
        if desk.dice.random() < 0.95
    ]


# What may happen on any day, the likelier the oftener named.
DAILY: tuple[Callable[[Desk], None], ...] = (
    move, move, assign, assign, repair, mended, mended, lend, back, back, store, reuse, note,
    scrap, settle, settle, settle,
)  # fmt: skip
