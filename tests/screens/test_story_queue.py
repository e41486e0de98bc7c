"""The queue of complaints by the working time left: what is late, what stands, and in which order."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bizdesk import acts, keeping
from bizdesk.complaints.models import Complaint
from bizdesk.complaints.words import NOT_ANNOUNCED, PROVISIONAL
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.people import Department, Staff
from tests.screens.stage import KEEPER, NOON, SIZES, TONGUES, playing
from tests.screens.waiting import painted, seen


def take_down(office: Office) -> None:
    """One taken down on Friday noon, one now, and one whose clock is stopped."""
    firm = keeping.add(office, KEEPER, Customer, {"name": "Harbour", "level": "A"})
    for subject, days in (("Now", 0), ("Friday", 3), ("Waiting", 0)):
        given = {"customer": firm, "subject": subject, "received_at": NOON - timedelta(days=days)}
        case = keeping.add(office, KEEPER, Complaint, given)
    acts.named(Complaint, "assign").do(office, KEEPER, case, {"department": Department.named("06")})
    acts.named(Complaint, "pause").do(office, KEEPER, case.afresh(), {"waiting_for": "customer"})


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_queue_tells_the_working_time_left(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size, take_down) as (_app, pilot, _office):
        await pilot.press("2")
        hours, day = _("{count} h").format(count=5), _("{count} d").format(count=1)
        # Due on Friday at 18:00, today at 18:00, tomorrow at 18:00: it is Monday noon.
        late, waits = "-" + _("{count} h").format(count=3), _("{time}, stopped").format(time=f"{day} {hours}")
        picture = await seen(pilot, _("Time left"), "Friday", "Now", "Waiting")
        lines = [
            next(line for line in picture.splitlines() if f"  {name} " in line) for name in ("Friday", "Now", "Waiting")
        ]
        assert [words in line for words, line in zip((late, hours, waits), lines, strict=True)] == [True] * 3, picture
        assert [picture.index(line) for line in lines] == sorted(picture.index(line) for line in lines)
        await pilot.press("s", *_("Time left").lower(), "enter")
        await seen(pilot, "▲", "Friday")
        await pilot.press("s", *_("Time left").lower(), "enter")
        picture = await seen(pilot, "▼", "Friday")
        assert picture.index("  Waiting ") < picture.index("  Now ") < picture.index("  Friday ")


def take_down_for_next_year(office: Office) -> None:
    """A complaint that is given time until a year not announced yet."""
    firm = keeping.add(office, KEEPER, Customer, {"name": "Harbour", "level": "A"})
    case = keeping.add(office, KEEPER, Complaint, {"customer": firm, "subject": "Pump leaks"})
    given = {"due": datetime(2027, 1, 8, 10, tzinfo=UTC), "reason": "parts", "approver": Staff.named("001")}
    acts.named(Complaint, "extend").do(office, KEEPER, case, given)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_clock_says_which_due_time_may_still_move(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size, take_down_for_next_year) as (_app, pilot, _office):
        await pilot.press("2", "enter")
        await seen(pilot, "Pump leaks")
        for _turn in range(8):
            if "2027-01-08 18:00" in painted(pilot.app) and _("Due at first") in painted(pilot.app):
                break
            await pilot.press("right_square_bracket")
            await pilot.pause(0.1)
        told = _("{steps}: provisional.").format(steps=_("Resolution"))
        picture = await seen(pilot, told, "2027-01-08 18:00", _(NOT_ANNOUNCED)[:10])
        # At 80 cells the note stands further to the right than there is room.
        assert size == SIZES[0] or any(
            "2027-01-08" in line and _(PROVISIONAL) in line for line in picture.splitlines()
        ), picture
