"""The queue of complaints by the working time left: what is late, what stands, and in which order."""

from datetime import timedelta
from pathlib import Path

import pytest

from bizdesk import acts, keeping
from bizdesk.complaints.models import Complaint
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.people import Department
from tests.screens.stage import KEEPER, NOON, SIZES, TONGUES, playing
from tests.screens.waiting import seen


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
