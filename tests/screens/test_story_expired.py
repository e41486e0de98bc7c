"""A lot that has expired is issued where items are scanned, once it is typed with the code as the refusal says."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import acts, keeping
from bizdesk.office.file import Office
from bizdesk.office.people import Staff
from bizdesk.screens.kit.pick import Pick
from bizdesk.screens.supply_counter import Counter
from bizdesk.screens.supply_issuing import Issuing
from bizdesk.supplies.models import Movement, Requisition, RequisitionLine, Supply
from tests.screens.stage import APPROVER, KEEPER, TONGUES, playing
from tests.screens.stock_room import receive, stocked
from tests.screens.waiting import seen, until

RIGHT = "right_square_bracket"
EXPIRED = date(2026, 3, 1)


def of_expired(tongue: str, office: Office) -> None:
    """The store room with 5 batteries that expired, and a requisition of batteries that is approved."""
    stocked(tongue)(office)
    receive(office, "YP-004", 5, 150, date(2026, 2, 2), EXPIRED)
    asked = keeping.add(office, "004", Requisition, {"applicant": Staff.named("004"), "purpose": "fair"})
    line = {"requisition": asked, "supply": Supply.named("YP-004"), "quantity": Decimal(50)}
    keeping.add(office, "004", RequisitionLine, line)
    acts.named(Requisition, "submit").do(office, "004", asked.afresh(), {})
    acts.named(Requisition, "approve").do(office, APPROVER, asked.afresh(), {"approver": Staff.named(APPROVER)})


def went() -> list[tuple[str, int]]:
    """The lots that were issued, and how much of each."""
    issues = Movement.select().where((Movement.kind == "issue") & (Movement.supply == Supply.named("YP-004")))
    return [(each.batch, -each.quantity) for each in issues.order_by(Movement.id)]


@pytest.mark.parametrize("tongue", TONGUES)
async def test_at_the_counter(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, (80, 24), lambda office: of_expired(tongue, office)) as (app, pilot, _office):
        await pilot.press("3", "b")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press(*"005", "enter")
        await until(pilot, lambda: isinstance(app.screen, Counter))
        await pilot.press(*"50*yp-004", "enter")
        # The last words are what helps: they are to be read on the smallest screen too.
        await seen(pilot, "YP-004@2026-03-01", "[4.2.2c]")
        await pilot.press(*"2*yp-004@2026-03-01", "enter")
        await until(pilot, lambda: went() == [("2026-03-01", 2)])
        await pilot.press(*"-yp-004@2026-03-01", "enter", "enter")
        await until(pilot, lambda: Movement.select().where(Movement.kind == "return_from_user").exists())
        assert Movement.get(Movement.kind == "return_from_user").batch == "2026-03-01"


@pytest.mark.parametrize("tongue", TONGUES)
async def test_on_a_requisition(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, (80, 24), lambda office: of_expired(tongue, office)) as (app, pilot, office):
        await pilot.press("3", *[RIGHT] * 2, "h")
        await until(pilot, lambda: isinstance(app.screen, Issuing))
        await pilot.press(*"yp-004", "enter", "enter")
        await seen(pilot, "YP-004@2026-03-01", "[4.2.2c]")
        await pilot.press(*"2*yp-004@2026-03-01", "enter")
        await until(pilot, lambda: went() == [("2026-03-01", 2)])
        # In a form it is the batch that is filled in.
        issue, asked = acts.named(Requisition, "issue"), Requisition.get()
        issue.do(office, KEEPER, asked, {"quantity": Decimal(3), "batch": "2026-03-01"})
        assert went() == [("2026-03-01", 2), ("2026-03-01", 3)]
