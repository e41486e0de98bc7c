"""The lines of a count follow its state: blind without the books, then with the differences, and what is due again."""

from decimal import Decimal
from pathlib import Path

from bizdesk import keeping
from bizdesk.office.file import Office
from bizdesk.office.people import Staff
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.question import Question
from bizdesk.screens.supply_counting import Counting
from bizdesk.supplies import count_booking, counts
from bizdesk.supplies.models import Supply, SupplyCount
from tests.screens.stage import APPROVER, KEEPER, LARGE, playing
from tests.screens.stock_room import stocked
from tests.screens.waiting import painted, seen, until

RIGHT = "right_square_bracket"


def blind(office: Office) -> None:
    """A blind count in which two supplies differ from the books."""
    stocked("en")(office)
    count = keeping.add(office, KEEPER, SupplyCount, {"title": "Spring", "blind": True})
    for code, found in (("YP-001", 14), ("YP-002", 173), ("YP-003", 3)):
        counts.enter(office, KEEPER, SupplyCount.get(), supply=Supply.named(code), quantity=Decimal(found))
    assert count.id == SupplyCount.get().id


async def test_the_lines_of_a_count_show_the_books_when_its_state_allows_it(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", LARGE, opened=blind) as (app, pilot, office):
        await pilot.press("3", *[RIGHT] * 5, "enter", RIGHT)
        assert "Book" not in await seen(pilot, "Recounted", "173")
        counts.finish(office, KEEPER, SupplyCount.get(), counted_by=Staff.named(KEEPER))
        app.reread()
        await seen(pilot, "Book quantity", "Difference", "-1", "+3")
        counts.recount(office, KEEPER, SupplyCount.get())
        app.reread()
        await seen(pilot, "due again")
        await until(pilot, lambda: "Book" not in painted(app) and "+3" not in painted(app))
        counts.finish(office, KEEPER, SupplyCount.get(), counted_by=Staff.named(KEEPER), as_it_is=True)
        app.reread()
        await seen(pilot, "+3")
        await pilot.press("a", *"approve", "enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"001", "tab")
        await seen(pilot, "Surplus: one line", "Shortage: one line", "Not counted again: YP-001 A4 copy paper")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: SupplyCount.get().state == "approved")
        count_booking.book(office, APPROVER, SupplyCount.get(), reason="Taken unasked")
        app.reread()
        await seen(pilot, "Taken unask")
        assert "due again" not in painted(app)


async def test_what_is_due_again_is_listed_first_and_named_before_the_counting_ends(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", LARGE, opened=blind) as (app, pilot, office):
        counts.finish(office, KEEPER, SupplyCount.get(), counted_by=Staff.named(KEEPER))
        counts.recount(office, KEEPER, SupplyCount.get())
        await pilot.press("3", *[RIGHT] * 5, "b")
        await until(pilot, lambda: isinstance(app.screen, Counting))
        picture = await seen(pilot, "3 of 5 · 2 due again")
        assert picture.index("due again", picture.index("Recounted")) < picture.index("Toner")
        await pilot.press(*"170*yp-002", "enter")
        await seen(pilot, "1 due again", "170 pc counted")
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await seen(pilot, "One to be", "counted again was not", "YP-001 A4 copy paper")
        await pilot.press("y")
        await until(pilot, lambda: SupplyCount.get().state == "counted")
