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
from bizdesk.screens.kit.pick import Pick
from bizdesk.screens.kit.seek import Seek
from tests.screens.stage import KEEPER, NOON, SIZES, TONGUES, playing, say
from tests.screens.waiting import painted, seen, until

NAMES = ("Solved", "Pressing")


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
        await seen(pilot, "▲", "Friday")
        await pilot.press("s", *_("Time left").lower(), "enter")
        picture = await seen(pilot, "▼", "Friday")
        assert picture.index("  Waiting ") < picture.index("  Now ") < picture.index("  Friday ")


def inside(picture: str) -> str:
    """What stands in the window of a picture, without its spaces and line ends."""
    lines = [line.split("│")[1] for line in picture.splitlines() if line.count("│") >= 2]
    return "".join("".join(lines).split())


def take_down_and_solve(office: Office) -> None:
    """One of which nothing is due any more, the customer's verdict aside, and one taken down after it."""
    firm = keeping.add(office, KEEPER, Customer, {"name": "Harbour Yards of the North", "level": "A"})
    given = {"customer": firm, "subject": "Solved", "department": Department.named("06")}
    case = keeping.add(office, KEEPER, Complaint, given)
    steps: tuple[tuple[str, dict[str, object]], ...] = (
        ("respond", {"method": "phone"}),
        ("investigate", {"finding": "Worn"}),
        ("propose", {"proposal": "Mend it"}),
        ("agree", {}),
        ("feed_back", {"method": "phone", "person_reached": "Meyer"}),
    )
    for name, values in steps:
        acts.named(Complaint, name).do(office, KEEPER, case.afresh(), values)
    keeping.add(office, KEEPER, Complaint, {"customer": firm, "subject": "Pressing"})


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_what_presses_comes_first_and_all_that_matters_is_seen(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with playing(tmp_path, tongue, size, take_down_and_solve) as (_app, pilot, _office):
        await pilot.press("2")
        picture = await seen(pilot, "Solved", "Pressing")
        lines = picture.splitlines()
        solved, pressing = (next(at for at, line in enumerate(lines) if f"  {name} " in line) for name in NAMES)
        assert pressing < solved, picture
        hours = _("{count} h").format(count=5)
        assert all(words in lines[pressing] for words in ("TS-2026-0002", "Harbour", hours)), picture
        assert all(words in lines[solved] for words in ("TS-2026-0001", "Harbour")), picture
        # Beside the detail there is less room, which tells it too.
        assert size != SIZES[0] or (_("Recorded") in lines[pressing] and _("Fed back") in lines[solved]), picture


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_what_was_closed_is_said_until_one_moves_on(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size, take_down_and_solve) as (app, pilot, _office):
        await pilot.press("2")
        await seen(pilot, "Solved", "Pressing")
        await pilot.press("end", "a")
        # What comes next stands first; why the step under the cursor is refused is told in full.
        picture = await seen(pilot, _("Not satisfied: next round"))
        steps = [line.split("│", 1)[1] for line in picture.splitlines() if "│" in line]
        first = next(at for at, line in enumerate(steps) if _("Satisfied: close") in line)
        assert "›" in steps[first], picture
        assert _("Not satisfied: next round") in steps[first + 1], picture
        await pilot.press("ctrl+end")
        why = acts.named(Complaint, "reopen").refusal(Complaint.get_by_id(1))
        assert why is not None
        await until(pilot, lambda: "".join(str(why).split()) in inside(painted(app)), why)
        await pilot.press(*_("Satisfied: close").lower(), "enter", "ctrl+s")
        done = _("Close {number}: satisfied").format(number="TS-2026-0001")
        await seen(pilot, f"{_('{what}.').format(what=done)} {_('This list does not show it.')}")
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: done not in painted(pilot.app))


def solve_with_an_action_left(office: Office) -> None:
    """A complaint that the customer is to be asked about while its action is not verified."""
    take_down_and_solve(office)
    planned = {"what": "Check all seals", "owner": Staff.named("005"), "due": office.today()}
    acts.named(Complaint, "plan_action").do(office, KEEPER, Complaint.get_by_id(1), planned)


@pytest.mark.parametrize("keys", [("a",), ("ctrl+p",)])
@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_step_that_is_blocked_is_what_was_meant_and_tells_why(
    tongue: str, keys: tuple[str, ...], tmp_path: Path
) -> None:
    """'Not satisfied' holds the word, too, and may be taken: nobody meant it."""
    async with playing(tmp_path, tongue, (120, 40), solve_with_an_action_left) as (app, pilot, _office):
        await pilot.press("2")
        await seen(pilot, "Solved", "Pressing")
        await pilot.press("end", *keys)
        await seen(pilot, _("Type to find") if keys == ("a",) else _("Type a word of what you want to do"))
        why = acts.named(Complaint, "satisfied").refusal(Complaint.get_by_id(1))
        await pilot.press(*say(("Satisfied", "满意"), tongue).lower())
        await until(pilot, lambda: "".join(str(why).split()) in inside(painted(app)), why)
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, Pick | Seek))
        await until(pilot, lambda: [str(why)] == [each.message for each in app._notifications], why)
        assert Complaint.get_by_id(1).state == "fed_back"


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
            if "2027-01-08 18:00" in painted(pilot.app) and _("What was said or done") in painted(pilot.app):
                break
            await pilot.press("right_square_bracket")
            await pilot.pause(0.1)
        told = _("{steps}: provisional.").format(steps=_("Resolution"))
        picture = await seen(pilot, told, "2027-01-08 18:00", _(NOT_ANNOUNCED)[:10])
        # At 80 cells the note stands further to the right than there is room.
        assert size == SIZES[0] or any(
            "2027-01-08" in line and _(PROVISIONAL) in line for line in picture.splitlines()
        ), picture


def hand_on(office: Office) -> None:
    """A complaint of Friday noon that two departments deal with, and one linked with it."""
    firm = keeping.add(office, KEEPER, Customer, {"name": "Harbour", "level": "A"})
    given = {"customer": firm, "received_at": NOON - timedelta(days=3)}
    one, other = (keeping.add(office, KEEPER, Complaint, {**given, "subject": name}) for name in ("Pump", "Valve"))
    steps: tuple[tuple[str, dict[str, object]], ...] = (
        ("assign", {"department": Department.named("06"), "owner": Staff.named("005")}),
        ("refer", {"department": Department.named("04"), "reason": "sold it"}),
        ("link", {"other": other, "reason": "same batch"}),
    )
    for name, values in steps:
        acts.named(Complaint, name).do(office, KEEPER, one.afresh(), values)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_clock_says_who_has_it_and_what_with(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size, hand_on) as (_app, pilot, _office):
        await pilot.press("2", "/", *"Pump", "enter", "enter")
        await seen(pilot, "Pump")
        await pilot.press("right_square_bracket")
        referred, linked = _("Referred"), _("Linked")
        picture = await seen(pilot, referred, linked)
        told = _("With {holder} since {at} ({time} of working time).").format(
            holder=_(", ").join((Department.named("06").caption, Staff.named("005").caption)),
            at="2026-03-16 12:00",
            time=_("{count} min").format(count=0),
        )
        assert "".join(told.split()) in "".join(picture.split()), picture
        assert _("Assisting: {departments}.").split("{")[0] in " ".join(picture.split()), picture
        events = [line for line in picture.splitlines() if "2026-03-16 12:00  " in line]
        rows = {word: next(line for line in events if word in line) for word in (referred, linked)}
        assert Department.named("04").caption[:8] in rows[referred], picture
        assert "TS-2026-0002" in rows[linked], picture


@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_clock_of_what_nobody_handles_says_so_in_a_sentence_of_its_own(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, opened=hand_on) as (app, pilot, _office):
        await pilot.press("2", "/", *"Valve", "enter", "enter")
        await seen(pilot, "Valve")
        await pilot.press("right_square_bracket")
        told = "".join(_("With nobody yet since {at} ({time} of working time).").split("{")[0].split())
        await until(pilot, lambda: told in "".join(painted(app).split()), told)
