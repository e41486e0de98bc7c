"""Supplies by key presses alone: what goes over the counter and is taken back, where figures come from, the plan."""

from decimal import Decimal
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bizdesk.office.language import _
from bizdesk.office.people import Department, Staff
from bizdesk.opening import open_office
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.pick import Pick
from bizdesk.screens.kit.viewer import Viewer
from bizdesk.screens.kit.whole import Whole
from bizdesk.screens.supply_counter import Counter
from bizdesk.screens.supply_scanning import quantity_of
from bizdesk.supplies import moving
from bizdesk.supplies.counter import Entry, taken_apart
from bizdesk.supplies.models import (
    Movement,
    PurchasePlan,
    PurchasePlanLine,
    Supply,
)
from bizdesk.supplies.positions import position
from bizdesk.supplies.stock import SCALE
from tests.screens.stage import KEEPER, SIZES, TONGUES, playing, say
from tests.screens.stock_room import BARCODE, BATTERY, PAPER, TONER, stocked
from tests.screens.waiting import painted, seen, until

RIGHT, LEFT = "right_square_bracket", "left_square_bracket"


def there(code: str) -> int:
    """How much of a supply is on hand."""
    return position(Supply.named(code).id).on_hand // SCALE


async def counter_of(pilot: Pilot[None], number: str) -> None:
    """Open the counter from the list of supplies, for a person."""
    await pilot.press("b")
    await until(pilot, lambda: isinstance(pilot.app.screen, Pick))
    await pilot.press(*number, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, Counter))
    await seen(pilot, Staff.named(number).name)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_counter_asks_for_what_was_not_typed_and_takes_back_what_was_wrong(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    paper, unit = say(PAPER, tongue), say(("pack", "包"), tongue)
    async with playing(tmp_path, tongue, size, stocked(tongue)) as (app, pilot, _office):
        await pilot.press("3")
        await counter_of(pilot, "005")
        # An item by two letters of its name.
        await pilot.press(*say(("pa", "复印"), tongue), "enter")
        asked = _("How many {unit}? Enter: 1 · {supply}").format(unit=unit, supply=paper)
        await seen(pilot, asked[:50])
        await pilot.press(*"2", "enter")
        await until(pilot, lambda: there("YP-001") == 13)
        words = _("{supply}: {quantity} {unit} to {name}, {left} left")
        name = Staff.named("005").name
        shown = words.format(supply=f"YP-001 {paper}", quantity=2, unit=unit, name=name, left=13)
        await seen(pilot, shown)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: there("YP-001") == 15)
        assert shown not in await seen(pilot, _("Undo: {what}").format(what="")[:3])
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, Counter))


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_part_of_a_pack_is_remarked_at_the_counter(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, (120, 40), stocked(tongue)) as (_app, pilot, _office):
        await pilot.press("3")
        await counter_of(pilot, "005")
        await pilot.press(*"1.5*YP-001", "enter")
        await until(pilot, lambda: there("YP-001") == 13)
        said = _("Until now {supply} only moved by the whole {unit}: make sure that {quantity} is meant.")
        told = {"supply": f"YP-001 {say(PAPER, tongue)}", "unit": say(("pack", "包"), tongue), "quantity": "1.5"}
        await seen(pilot, said.format(**told)[:24])


@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_counter_takes_what_a_scanner_sends(tongue: str, tmp_path: Path) -> None:
    """Old for new waits for its key; a code typed where a quantity is asked for means one of the item before."""
    async with playing(tmp_path, tongue, opened=stocked(tongue)) as (app, pilot, _office):
        await pilot.press("3")
        await counter_of(pilot, "004")
        await pilot.press(*BARCODE, "enter", *"yp-002", "enter")
        await until(pilot, lambda: there("YP-001") == 14)
        assert there("YP-002") == 170
        await pilot.press("enter")
        await until(pilot, lambda: there("YP-002") == 169)
        await pilot.press(*"１＊ＹＰ－００３", "enter")
        await seen(pilot, "f6", say(TONER, tongue))
        assert there("YP-003") == 3
        await pilot.press("f6")
        await until(pilot, lambda: there("YP-003") == 2)
        await pilot.press(*"30*yp-004", "enter")
        await until(pilot, lambda: there("YP-004") == 18)
        assert Movement.select().where(Movement.kind == "issue", Movement.supply == Supply.named("YP-004")).count() == 2

        await pilot.press(*"-yp-002", "enter", "enter")
        await until(pilot, lambda: there("YP-002") == 170)
        await pilot.press(*"-yp-002", "enter", "enter")
        await seen(pilot, "[4.2.2b]")
        await pilot.press(*"99*yp-001", "enter")
        await seen(pilot, say(PAPER, tongue), "99")
        await pilot.press(*"nothing like it", "enter")
        await seen(pilot, _("There is no supply {text} in use.").format(text="nothing like it"))
        await pilot.press(*"yp-0", "enter")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press(*say(BATTERY, tongue)[-2:], "enter")
        await until(pilot, lambda: isinstance(app.screen, Counter))
        await pilot.press("escape")
        assert isinstance(app.screen, Counter), "esc takes back the question first"
        await pilot.press("f4", *"006", "enter")
        await seen(pilot, Staff.named("006").name)
        assert there("YP-004") == 18


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_department_gets_what_is_for_nobody_in_particular(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, opened=stocked(tongue)) as (app, pilot, _office):
        await pilot.press("3", "b")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        # People and departments are found in one list.
        await seen(pilot, _("Employee"), Staff.named("003").name)
        finance = Department.named("03")
        await pilot.press(*finance.name)
        await seen(pilot, _("Department"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Counter))
        await seen(pilot, _("Counter · to: {name}").format(name=finance.caption))
        await pilot.press(*"3*yp-002", "enter")
        await until(pilot, lambda: there("YP-002") == 167)
        issue = Movement.select().order_by(Movement.id.desc()).first()
        assert (issue.kind, issue.staff, issue.department) == ("issue", None, finance)
        await pilot.press(*"-2*yp-002", "enter")
        await until(pilot, lambda: there("YP-002") == 169)
        await pilot.press(*"-2*yp-002", "enter")
        await seen(pilot, "[4.2.2b]")
        assert finance.name in next(line for line in painted(app).splitlines() if line.startswith("›"))


async def test_what_another_counter_gave_out_is_taken_back_only_when_that_is_meant(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", SIZES[0], stocked("en")) as (app, pilot, office):
        await pilot.press("3")
        await counter_of(pilot, "003")
        before = there("YP-002")
        await pilot.press(*"2*YP-002", "enter")
        await until(pilot, lambda: there("YP-002") == before - 2)
        with open_office(office.path, who=KEEPER, clock=office.clock) as other:
            zhao = Staff.named("003")
            moving.issue(other, KEEPER, Supply.named("YP-002"), quantity=Decimal(7), staff=zhao)
        office.activate()
        for answer, left in (("n", before - 9), ("y", before - 2)):
            await pilot.press("ctrl+z")
            await seen(pilot, "did this in another window")
            await pilot.press(answer)
            await until(pilot, lambda count=left: isinstance(app.screen, Counter) and there("YP-002") == count)
        # What was given out here goes back at once, as before.
        await pilot.press("ctrl+z")
        await until(pilot, lambda: there("YP-002") == before)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("3*PEN", Entry("PEN", Decimal(3))),
        ("-PEN", Entry("PEN", None, True)),
        ("－２＊PEN", Entry("PEN", Decimal(2), True)),
        ("0.5 * PEN 2", Entry("PEN 2", Decimal("0.5"))),
        ("A*B", Entry("A*B")),
        ("3*", Entry("3*")),
        ("", Entry("")),
        ("3*PEN@L1", Entry("PEN@L1", Decimal(3))),
    ],
)
def test_what_is_typed_at_the_counter(text: str, entry: Entry) -> None:
    assert taken_apart(text) == entry


@pytest.mark.parametrize(
    ("text", "quantity"),
    [("", None), ("12", 12), ("0.5", Decimal("0.5")), (BARCODE, None), ("2*A", None), ("A", None)],
)
def test_a_quantity_is_told_from_the_next_item(text: str, quantity: Decimal | None) -> None:
    assert quantity_of(text) == quantity


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_any_figure_tells_where_it_comes_from(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size, stocked(tongue)) as (app, pilot, _office):
        await pilot.press("3")
        await seen(pilot, say(PAPER, tongue), "15")
        await pilot.press("enter", RIGHT)
        await seen(pilot, "282.75 CNY", _("To order"))
        await pilot.press(RIGHT)
        picture = await seen(pilot, "2026-02-12", "-65", "80")
        assert picture.index("2026-02-12") < picture.index("2026-01-05")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Whole) and app.screen.view.kind == "movement")
        await pilot.press("escape", "escape", "s", *_("On hand").lower(), "enter", "g")
        await until(pilot, lambda: "YP-003" in painted(app).split("›")[1][:20])
        await pilot.press("f", *_("At or below the reorder level").lower(), "enter")
        await seen(pilot, _("row {row} of {count}").format(row=1, count=1))


@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_stock_list_of_a_period_is_among_the_reports(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, (120, 40), stocked(tongue)) as (app, pilot, _office):
        await pilot.press("3", "p", *_("Stock list of a period").lower(), "enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"2026-02-01", "enter", *"2026-02-28", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Viewer))
        await seen(pilot, "2026-02-28", "3,125.00", "1,225.25")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_what_is_proposed_becomes_the_plan_of_the_month(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with playing(tmp_path, tongue, size, stocked(tongue)) as (app, pilot, _office):
        await pilot.press("3", RIGHT)
        await seen(pilot, say(PAPER, tongue), _("row {row} of {count}").format(row=1, count=1))
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        await seen(pilot, PurchasePlan.get().number, say(PAPER, tongue))
        await pilot.press("e", "tab", "ctrl+a", "ctrl+k", *"60", "ctrl+s")
        await until(pilot, lambda: PurchasePlanLine.get().planned == 60)
        await pilot.press("n", *"YP-002", "tab", *"24", "ctrl+s")
        await until(pilot, lambda: PurchasePlanLine.select().count() == 2)
        await pilot.press("G", "d", "y")
        await until(pilot, lambda: PurchasePlanLine.select().count() == 1)
        await pilot.press("escape")
        coming = _("Nothing more is to be ordered: what is at or below its reorder level is planned or on order.")
        await seen(pilot, coming[:30])
        await pilot.press("b")
        await seen(
            pilot, _("Nothing to order: every supply is above its reorder level, or ordered or planned already.")[:30]
        )
