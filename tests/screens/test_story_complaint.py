"""A complaint from the call to the verdict by key presses alone, undone to nothing and done again."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from bizdesk import keeping
from bizdesk.complaints.models import Complaint, ComplaintRound, CorrectiveAction, Visit
from bizdesk.office.customers import Contact, Customer
from bizdesk.office.file import Office
from bizdesk.office.journal import newest
from bizdesk.office.language import _
from bizdesk.screens.kit.pick import Pick
from bizdesk.screens.kit.question import Question
from tests.screens.stage import SIZES, TONGUES, playing, say
from tests.screens.waiting import seen, until

FIRM = ("Harbour Yards", "海港船舶修造有限公司")
PERSON = ("Meyer", "梅工")


def case() -> Complaint:
    return Complaint.get()


async def step(pilot: Pilot[Any], action: str, *keys: str) -> None:
    """Take a step of the complaint under the cursor from the list of steps, fill its form in and save it."""
    await pilot.press("a", *_(action).lower(), "enter", *keys)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_from_the_call_to_the_verdict(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size) as (app, pilot, office):
        firm = keeping.add(office, "002", Customer, {"name": say(FIRM, tongue), "level": "A"})
        keeping.add(office, "002", Contact, {"customer": firm, "name": say(PERSON, tongue)})
        before = newest(office)
        await pilot.press("2")
        await seen(pilot, _("No complaint is open. Press n to take one down.")[:20])
        await pilot.press("n", *say(("Ha", "海港"), tongue), "enter", *say(PERSON, tongue), "enter", "enter")
        await pilot.press(*say(("Pump leaks", "水泵漏水"), tongue))
        await seen(pilot, f"{_('Assignment')} {_('today {time}').format(time='18:00')}")
        await pilot.press("ctrl+s")
        await seen(pilot, "TS-2026-0001", _("{count} h").format(count=5))
        await step(pilot, "Assign to a department", *"06", "enter", *"005", "enter", "ctrl+s")
        await until(pilot, lambda: case().state == "assigned")
        await step(pilot, "Stop the clock", "ctrl+s")
        await until(pilot, lambda: case().paused_since is not None)
        await step(pilot, "Resume the clock", "ctrl+s")
        await until(pilot, lambda: case().paused_since is None)
        await step(pilot, "Investigate", *say(("The seal is worn.", "密封件磨损"), tongue), "ctrl+s")
        await until(pilot, lambda: case().state == "investigating")
        await step(pilot, "Propose a remedy", *say(("A new pump", "更换水泵"), tongue), "tab", *"5000", "ctrl+s")
        await until(pilot, lambda: case().state == "proposed")
        await step(pilot, "Approve the proposal", *"001", "enter", "ctrl+s")
        await until(pilot, lambda: office.db.execute_sql("SELECT COUNT(*) FROM approval").fetchone()[0] > 0)
        await step(pilot, "Refused by the customer", *say(("Too long", "时间太长"), tongue), "ctrl+s")
        await until(pilot, lambda: case().state == "investigating")
        await step(
            pilot, "Propose a remedy", "ctrl+a", "ctrl+k", *say(("Repair", "维修"), tongue), "tab", "ctrl+a", "ctrl+k",
            *"800", "ctrl+s",
        )  # fmt: skip
        await until(pilot, lambda: case().state == "proposed")
        await step(pilot, "Agreed by the customer", "ctrl+s")
        await until(pilot, lambda: case().state == "agreed")
        await step(pilot, "Feed the result back", "ctrl+s")
        await until(pilot, lambda: case().state == "fed_back")
        await step(pilot, "Not satisfied: next round", *say(("Leaks again", "又漏水"), tongue), "ctrl+s")
        await until(pilot, lambda: (case().state, case().round) == ("investigating", 2))
        assert ComplaintRound.select().count() == 1
        await _second_round(pilot, office, tongue)
        closed, steps = case().stored(), newest(office) - before
        for _turn in range(steps):
            await pilot.press("u")
            await pilot.pause(0.05)
            if isinstance(app.screen, Question):
                # What another has decided on is taken back only when that is meant.
                await pilot.press("y")
                await pilot.pause(0.05)
        await until(pilot, lambda: not Complaint.select().exists())
        for _turn in range(steps):
            await pilot.press("U")
            await pilot.pause(0.05)
            if isinstance(app.screen, Question):
                await pilot.press("y")
                await pilot.pause(0.05)
        await until(pilot, lambda: Complaint.select().exists() and case().state == "closed")
        assert case().rating == closed["rating"]
        assert app.fault is None


async def _second_round(pilot: Pilot[Any], office: Office, tongue: str) -> None:
    """Another remedy, and an action that another person verifies before the complaint is closed."""
    await step(pilot, "Propose a remedy", *say(("A new pump", "更换水泵"), tongue), "tab", *"900", "ctrl+s")
    await until(pilot, lambda: case().state == "proposed")
    await step(pilot, "Agreed by the customer", "ctrl+s")
    await until(pilot, lambda: case().state == "agreed")
    await step(pilot, "Feed the result back", "ctrl+s")
    await until(pilot, lambda: case().state == "fed_back")
    await step(pilot, "Plan an action", *"seals", "tab", "tab", "tab", "t", "ctrl+s")
    await until(pilot, lambda: CorrectiveAction.select().exists())
    action = CorrectiveAction.get()
    assert (action.complaint, action.what, action.owner) == (case(), "seals", case().owner)
    assert (action.kind, action.due) == ("corrective", office.today())
    await step(pilot, "Plan a return visit", "t", "ctrl+s")
    await until(pilot, lambda: Visit.select().exists())
    visit = Visit.get()
    assert (visit.complaint, visit.customer, visit.visited_by) == (case(), case().customer, case().owner)
    await step(pilot, "Satisfied: close")
    await seen(pilot, "JZ-2026-0001")
    await pilot.press(*["right_square_bracket"] * 4)
    await seen(pilot, "JZ-2026-0001")
    await step(pilot, "Done", *say(("All checked", "全部检查"), tongue), "ctrl+s")
    await until(pilot, lambda: CorrectiveAction.get().state == "done")
    await step(pilot, "Verify", *"003", "enter", "ctrl+s")
    await until(pilot, lambda: CorrectiveAction.get().state == "verified")
    await pilot.press(*["left_square_bracket"] * 4)
    await seen(pilot, "TS-2026-0001")
    await step(pilot, "Satisfied: close", *"5", "ctrl+s")
    await until(pilot, lambda: case().state == "closed")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_contact_created_on_the_way_is_one_of_the_customer_chosen(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (app, pilot, office):
        firm = keeping.add(office, "002", Customer, {"name": say(FIRM, tongue), "level": "A", "phone": "100"})
        await pilot.press("2", "n", *say(("Ha", "海港"), tongue), "enter")
        await pilot.press(*say(PERSON, tongue), "f4")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("ctrl+n")
        # The form of the contact has the name typed and the customer chosen: there is nothing more to fill in.
        await seen(pilot, _("New: {kind}").format(kind=_("Contact")), say(PERSON, tongue), firm.caption[:12])
        await pilot.press("ctrl+s")
        await until(pilot, lambda: Contact.select().exists())
        await pilot.press("tab", "tab", *say(("Pump leaks", "水泵漏水"), tongue), "ctrl+s")
        await until(pilot, lambda: Complaint.select().exists())
        assert (case().contact.name, case().contact.customer, case().phone) == (say(PERSON, tongue), firm, "100")
