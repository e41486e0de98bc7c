"""A requisition is issued by key presses alone, item after item as a scanner sends them."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import acts, keeping
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.people import Staff
from bizdesk.screens.kit.question import Question
from bizdesk.screens.supply_issuing import Issuing
from bizdesk.supplies.models import Movement, Requisition, RequisitionLine, Supply
from bizdesk.supplies.positions import position
from bizdesk.supplies.stock import SCALE
from tests.screens.stage import APPROVER, KEEPER, SIZES, TONGUES, playing, say
from tests.screens.stock_room import BARCODE, BATTERY, PAPER, PEN, TONER, stocked
from tests.screens.waiting import seen, until

FAIR = ("Spring fair", "春季展会")
RIGHT = "right_square_bracket"


def there(code: str) -> int:
    """How much of a supply is on hand."""
    return position(Supply.named(code).id).on_hand // SCALE


def approved(tongue: str) -> Callable[[Office], None]:
    """The store room, with a requisition of paper, pens and toner that is approved."""

    def fill(office: Office) -> None:
        stocked(tongue)(office)
        values = {"applicant": Staff.named("004"), "purpose": say(FAIR, tongue)}
        asked = keeping.add(office, "004", Requisition, values)
        for code, quantity in (("YP-001", 5), ("YP-002", 20), ("YP-003", 1)):
            line = {"requisition": asked, "supply": Supply.named(code), "quantity": Decimal(quantity)}
            keeping.add(office, "004", RequisitionLine, line)
        acts.named(Requisition, "submit").do(office, "004", asked.afresh(), {})
        acts.named(Requisition, "approve").do(office, APPROVER, asked.afresh(), {"approver": Staff.named(APPROVER)})

    return fill


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_requisition_is_issued_item_by_item(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    paper, unit = f"YP-001 {say(PAPER, tongue)}", say(("pack", "包"), tongue)
    async with playing(tmp_path, tongue, size, approved(tongue)) as (app, pilot, _office):
        await pilot.press("3", *[RIGHT] * 2)
        await seen(pilot, say(FAIR, tongue), _("Hand out"))
        await pilot.press("h")
        await until(pilot, lambda: isinstance(app.screen, Issuing))
        title = _("{title} · to: {name} · {left} to issue")
        person = Staff.named("004").caption
        asked = Requisition.get()
        await seen(
            pilot, title.format(title=asked.caption, name=person, left=3), say(PAPER, tongue), say(TONER, tongue)
        )

        # Two of the five packs with their quantity, then what is left of them by a barcode and Enter.
        await pilot.press(*f"2*{BARCODE}", "enter")
        words = _("{supply}: {quantity} {unit} issued, {left} left to issue, {there} on hand")
        await seen(pilot, words.format(supply=paper, quantity=2, unit=unit, left=3, there=13))
        assert (there("YP-001"), Requisition.get().state) == (13, "partly_issued")
        await pilot.press(*BARCODE, "enter")
        standing = _("{supply}: {left} {unit} to issue, {there} on hand")
        await seen(pilot, standing.format(supply=paper, left=3, unit=unit, there=13))
        # The next one scanned means that all of the one before goes out.
        await pilot.press(*"yp-002", "enter", *"12", "enter")
        await until(pilot, lambda: (there("YP-001"), there("YP-002")) == (10, 158))

        # More than is left, what was never asked for, and what comes back are refused in words.
        await pilot.press(*"9*yp-002", "enter")
        too_much = _("{number}: {approved} of {supply} approved, {left} left to issue; not {wanted}.")
        pen = f"YP-002 {say(PEN, tongue)}"
        told = too_much.format(number=asked.number, approved=20, supply=pen, left=8, wanted=9)
        await seen(pilot, told[:60])
        await pilot.press(*"1*yp-004", "enter")
        battery = f"YP-004 {say(BATTERY, tongue)}"
        await seen(pilot, _("{number} does not ask for {supply}.").format(number=asked.number, supply=battery)[:30])
        await pilot.press(*"-yp-002", "enter")
        back = _("What was issued on a requisition is taken back by undo here, or at the counter.")
        await seen(pilot, "[4.2.2b]", back[:15])
        assert there("YP-002") == 158

        # Old for new waits for its key; the last item ends it, and is taken back though another approved it.
        await pilot.press(*"yp-003", "enter", "enter")
        await seen(pilot, "f6", say(TONER, tongue))
        assert there("YP-003") == 3
        await pilot.press("f6")
        await until(pilot, lambda: there("YP-003") == 2)
        await pilot.press(*"yp-002", "enter", "enter")
        await until(pilot, lambda: Requisition.get().state == "issued")
        await seen(pilot, _("All of {number} is issued.").format(number=asked.number)[-6:])
        await pilot.press("ctrl+z")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("y")
        await until(pilot, lambda: Requisition.get().state == "partly_issued")
        await seen(pilot, title.format(title=asked.caption, name=person, left=1))
        assert there("YP-002") == 158
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, Issuing))
        issues = Movement.select().where(Movement.requisition.is_null(False), Movement.kind == "issue")
        assert {issue.requisition.requisition for issue in issues} == {asked}


async def test_only_what_is_approved_is_handed_out(tmp_path: Path) -> None:
    """On the page of a requisition the same key opens it; one that is closed says so."""
    async with playing(tmp_path, "en", SIZES[0], approved("en")) as (app, pilot, office):
        await pilot.press("3", *[RIGHT] * 2, "enter", "h")
        await until(pilot, lambda: isinstance(app.screen, Issuing))
        acts.named(Requisition, "close").do(office, KEEPER, Requisition.get(), {})
        await pilot.press(*"1*yp-002", "enter")
        await seen(pilot, "is Finished: 'Issue' is a step from Approved")
        await pilot.press("escape", "f5", "h")
        await seen(pilot, "is Finished: 'Issue' is a step from Approved")
        assert not isinstance(app.screen, Issuing)
