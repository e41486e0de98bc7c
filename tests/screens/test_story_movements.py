"""The list of movements beside the counter: what was just booked is seen when it is looked at again."""

from pathlib import Path

from bizdesk.supplies.models import Movement, Supply
from tests.screens.stage import playing
from tests.screens.stock_room import receive, stocked
from tests.screens.waiting import seen

LIST = ["3", *["right_square_bracket"] * 6]


async def test_what_was_booked_meanwhile_is_the_first_row(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", opened=stocked("en")) as (_app, pilot, office):
        await pilot.press(*LIST)
        newest = Movement.select().order_by(Movement.date.desc(), Movement.id.desc()).get()
        await seen(pilot, newest.number)
        receive(office, "YP-002", 5, 130, office.today())
        come = Movement.select().where(Movement.supply == Supply.named("YP-002")).order_by(Movement.id.desc()).get()
        await pilot.press("f5")
        await seen(pilot, come.number)
        receive(office, "YP-001", 5, 1_990, office.today())
        come = Movement.select().where(Movement.supply == Supply.named("YP-001")).order_by(Movement.id.desc()).get()
        await pilot.press("0", "3", "f5")
        await seen(pilot, come.number)
