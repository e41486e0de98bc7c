"""Counting: what is expected is frozen, what is scanned is told at once, and nothing is lost on the way (4.2.1b)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import custody, disposals, stocktakes
from bizdesk.assets.models import Asset, AssetCategory, Stocktake, StocktakeLine
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.people import Department
from bizdesk.office.places import Place
from bizdesk.office.undo import undo

from .conftest import card

TODAY = date(2026, 3, 16)
Scan = Callable[..., str]


@pytest.fixture
def shelf(office: Office, places) -> Place:
    """A shelf in the store, which lies in the building."""
    with change(office, "", "Add") as act:
        return act.add(Place(code="A-ST-1", name="Shelf 1", parent=places.store))


@pytest.fixture
def things(office: Office, places, shelf: Place) -> SimpleNamespace:
    """A laptop in the store, a printer on its shelf, three chairs in the meeting room, a desk nowhere."""
    return SimpleNamespace(
        laptop=card(office, name="Laptop", place=places.store),
        printer=card(office, name="Printer", place=shelf),
        chairs=card(
            office, name="Chairs", quantity=Decimal(3), place=places.meeting, category=AssetCategory.named("03")
        ),
        desk=card(office, name="Desk"),
    )


@pytest.fixture
def count(office: Office, things) -> Stocktake:
    return opened(office)


def opened(office: Office, **values: object) -> Stocktake:
    record = keeping.add(office, "001", Stocktake, {"name": "March", **values})
    assert isinstance(record, Stocktake)
    return record


@pytest.fixture
def scan(office: Office, count: Stocktake) -> Scan:
    """Scan a tag and say what it came to."""
    return lambda tag, **rest: stocktakes.scan(office, "001", count, tag=tag, **rest).result


def tags(stocktake: Stocktake) -> set[str]:
    return {line.asset.name for line in stocktakes.lines(stocktake)}


def line(stocktake: Stocktake, asset: Asset) -> StocktakeLine:
    return StocktakeLine.get((StocktakeLine.stocktake == stocktake.id) & (StocktakeLine.asset == asset.id))


def test_a_stocktake_of_everything_expects_what_is_on_the_books(office: Office, things, people) -> None:
    card(office, name="Draft", in_use_on=None)
    sold = card(office, name="Sold")
    gone = disposals.request(office, "001", sold, kind="sale", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", gone, approver=people.li)
    disposals.dispose(office, "001", gone)
    custody.lend(office, "001", things.desk, user=people.zhao, due_back_on=TODAY)
    counted = opened(office)
    assert tags(counted) == {"Laptop", "Printer", "Chairs", "Desk"}
    frozen = line(counted, things.desk)
    assert (frozen.expected_status, frozen.expected_custodian) == ("on_loan", people.zhao)
    assert line(counted, things.chairs).expected_quantity == 3


def test_a_stocktake_of_a_place_covers_everything_inside_it(office: Office, things, places, shelf: Place) -> None:
    assert tags(opened(office, scope="place", place=places.building)) == {"Laptop", "Printer", "Chairs"}
    assert tags(opened(office, scope="place", place=places.store)) == {"Laptop", "Printer"}
    assert tags(opened(office, scope="place", place=shelf)) == {"Printer"}


def test_a_stocktake_of_a_department_covers_the_departments_below_it(office: Office, things) -> None:
    top = Department.select().first()
    with change(office, "", "Add") as act:
        below = act.add(Department(code="0101", name="Archive", parent=top))
    custody.move(office, "001", things.laptop, department=top)
    custody.move(office, "001", things.desk, department=below)
    assert tags(opened(office, scope="department", department=top)) == {"Laptop", "Desk"}
    assert tags(opened(office, scope="department", department=below)) == {"Desk"}


def test_a_stocktake_of_a_category_covers_that_category(office: Office, things) -> None:
    assert tags(opened(office, scope="category", category=AssetCategory.named("03"))) == {"Chairs"}


def test_a_scope_needs_to_know_which_and_must_hold_something(office: Office, things, places) -> None:
    with pytest.raises(Refused, match="A stocktake by place needs to know which"):
        opened(office, scope="place")
    with pytest.raises(Refused, match="No asset on the books lies in that scope"):
        opened(office, scope="place", place=places.server)
    assert not Stocktake.select().exists()


def test_without_a_title_a_count_is_called_by_its_day_which_is_the_same_in_every_language(
    office: Office, things
) -> None:
    assert opened(office, name="").name == "2026-03-16"


def test_each_scan_tells_at_once_what_it_came_to(office: Office, scan: Scan, things, places, people) -> None:
    assert scan(things.laptop.number) == "found"
    assert scan(things.laptop.number.lower()) == "duplicate", "a scanner may send small letters"
    assert scan(things.printer.number, place=places.server) == "misplaced"
    assert scan("X-99") == "unknown"
    assert scan("X-99") == "duplicate"
    assert scan(things.desk.number, place=places.store) == "misplaced", "the books know no place for it"
    with pytest.raises(Refused, match="Scan or type a tag"):
        scan("  ")


def test_the_running_count_tells_what_is_left(count: Stocktake, scan: Scan, things) -> None:
    scan(things.laptop.number)
    scan("X-99")
    assert dict(stocktakes.progress(count)) == {"found": 1, "unknown": 1, "": 3}


def test_the_duplicates_are_counted_by_the_scan_and_a_quantity_typed_is_none(
    count: Stocktake, scan: Scan, things
) -> None:
    for tag in (things.laptop.number, things.laptop.number, things.laptop.number, "X-99", "X-99"):
        scan(tag)
    scan(things.chairs.number)
    scan(things.chairs.number, quantity=Decimal(2))
    assert stocktakes.duplicates(count) == 3
    assert stocktakes.progress(count)["duplicate"] == 0


def test_a_tag_in_full_width_signs_is_taken_as_it_stands_or_in_plain_ones(
    office: Office, count: Stocktake, scan: Scan, things
) -> None:
    assert scan("".join(chr(ord(sign) + 0xFEE0) for sign in things.laptop.number)) == "found"
    assert line(count, things.laptop).scans == 1
    assert scan("Ｘ－９９") == "unknown"
    assert scan("Ｘ－９９") == "duplicate"


def test_a_quantity_is_typed_before_the_tag_unless_the_whole_is_a_tag(
    office: Office, count: Stocktake, scan: Scan, things
) -> None:
    tag = things.chairs.number
    assert stocktakes.taken_apart(count, f"2*{tag}") == (tag, Decimal(2))
    assert stocktakes.taken_apart(count, f"２＊{tag}") == (tag, Decimal(2))
    assert stocktakes.taken_apart(count, f"0 × {tag}") == (f" {tag}", Decimal(0))
    for text in (tag, f"*{tag}", f"two*{tag}", f"{tag}*2", "2*"):
        assert stocktakes.taken_apart(count, text) == (text, None)
    with pytest.raises(Refused, match="-1 cannot be counted"):
        stocktakes.taken_apart(count, f"-1*{tag}")
    card(office, name="Star", number="2*8")
    assert stocktakes.taken_apart(count, "2*8") == ("2*8", None)


def test_a_quantity_before_the_tag_is_counted_wherever_the_tag_is_given(count: Stocktake, scan: Scan, things) -> None:
    """At the command line as on the screen: what is no tag as a whole is none with its star."""
    assert scan(f"2*{things.chairs.number}") == "missing"
    assert line(count, things.chairs).counted_quantity == 2
    assert scan(f"３＊{things.chairs.number}") == "found"


def test_a_part_of_a_piece_is_not_counted_where_the_card_is_of_whole_ones(
    office: Office, count: Stocktake, scan: Scan, things
) -> None:
    tag = things.laptop.number
    for text, given in ((tag, Decimal("0.5")), (f"0.5*{tag}", None)):
        with pytest.raises(Refused, match=f"{tag} is 1 on the books: count whole pieces, not 0.5"):
            scan(text, quantity=given)
    assert line(count, things.laptop).scans == 0
    cable = card(office, name="Cable", quantity=Decimal("2.5"), unit="m")
    counted = opened(office)
    stocktakes.scan(office, "001", counted, tag=cable.number, quantity=Decimal("1.5"))
    assert line(counted, cable).counted_quantity == Decimal("1.5")


def test_a_card_that_is_off_the_books_and_turns_up_is_a_surplus(office: Office, people, things) -> None:
    applied = disposals.request(office, "001", things.desk, kind="loss", reason="lost", requested_by=people.zhang)
    disposals.approve(office, "001", applied, approver=people.li)
    disposals.dispose(office, "001", applied)
    counted = opened(office)
    assert stocktakes.scan(office, "001", counted, tag=things.desk.number).result == "surplus"


def test_of_several_pieces_some_may_be_missing_or_too_many(count: Stocktake, scan: Scan, things) -> None:
    """Three chairs are on the card; the last quantity given is the one that counts."""
    assert scan(things.chairs.number, quantity=Decimal(2)) == "missing"
    assert scan(things.chairs.number, quantity=Decimal(4)) == "surplus"
    assert scan(things.chairs.number, quantity=Decimal(0)) == "missing"
    assert line(count, things.chairs).counted_quantity == 0
    assert scan(things.chairs.number, quantity=Decimal(3)) == "found"


def test_a_scan_without_a_quantity_counts_the_whole_card(count: Stocktake, scan: Scan, things) -> None:
    assert scan(things.chairs.number) == "found"
    assert line(count, things.chairs).counted_quantity == 3


def test_what_belongs_elsewhere_is_misplaced_in_a_stocktake_of_a_place(office: Office, things, places) -> None:
    counted = opened(office, scope="place", place=places.store)
    found = stocktakes.scan(office, "001", counted, tag=things.chairs.number)
    assert (found.result, found.found_place, found.expected_place) == ("misplaced", places.store, places.meeting)
    assert stocktakes.scan(office, "001", counted, tag=things.printer.number).result == "found"


def test_what_belongs_to_others_is_misplaced_in_a_stocktake_of_a_category(office: Office, things) -> None:
    counted = opened(office, scope="category", category=AssetCategory.named("03"))
    assert stocktakes.scan(office, "001", counted, tag=things.laptop.number).result == "misplaced"
    assert stocktakes.scan(office, "001", counted, tag=things.chairs.number).result == "found"


def test_an_asset_on_loan_when_the_count_began_is_found_when_it_is_scanned(office: Office, things, people) -> None:
    custody.lend(office, "001", things.laptop, user=people.zhao, due_back_on=TODAY)
    counted = opened(office)
    custody.return_(office, "001", things.laptop)
    assert stocktakes.scan(office, "001", counted, tag=things.laptop.number).result == "found"


def test_a_number_in_other_letters_is_found(office: Office, things) -> None:
    odd = card(office, number="É-1")
    counted = opened(office)
    assert stocktakes.scan(office, "001", counted, tag="É-1").asset == odd


def test_a_scan_outlives_everything_and_is_one_step_of_undo(
    office: Office, count: Stocktake, scan: Scan, things
) -> None:
    scan(things.laptop.number)
    undo(office, "001")
    assert line(count, things.laptop).scans == 0
    assert scan(things.laptop.number) == "found"


def test_a_count_needs_a_counter_and_leaves_the_rest_missing(
    office: Office, count: Stocktake, scan: Scan, things, people
) -> None:
    scan(things.laptop.number)
    with pytest.raises(Refused, match="Say who counted: PD-2026-0001 needs a counter"):
        stocktakes.finish(office, "", count)
    stocktakes.finish(office, "", count, counted_by=people.zhang)
    assert {each.asset.name: each.result for each in stocktakes.lines(count)} == {
        "Laptop": "found",
        "Printer": "missing",
        "Chairs": "missing",
        "Desk": "missing",
    }
    with pytest.raises(Refused, match="is Counted: 'Scan' is a step from Counting"):
        scan(things.desk.number)


def test_who_is_at_the_keyboard_counted_unless_it_is_said_otherwise(office: Office, count: Stocktake, people) -> None:
    stocktakes.finish(office, "001", count)
    assert Stocktake.get().counted_by == people.zhang


def test_counting_again_expects_what_was_missing_whole_or_in_part(
    office: Office, count: Stocktake, scan: Scan, things, people
) -> None:
    scan(things.laptop.number)
    scan(things.chairs.number, quantity=Decimal(2))
    stocktakes.finish(office, "001", count, counted_by=people.zhang)
    stocktakes.recount(office, "001", count)
    assert dict(stocktakes.progress(count)) == {"found": 1, "": 3}
    assert scan(things.chairs.number) == "found"
    assert scan(things.laptop.number) == "duplicate"


def test_what_the_lines_rest_on_is_not_edited(office: Office, count: Stocktake, places) -> None:
    with pytest.raises(Refused, match="Scope: the lines of PD-2026-0001 rest on it"):
        keeping.edit(office, "001", count, {"scope": "place", "place": places.store})
    keeping.edit(office, "001", Stocktake.get(), {"name": "First quarter", "blind": True})
    assert Stocktake.get().name == "First quarter"


def test_a_wrongly_typed_place_is_corrected_on_the_line(
    office: Office, count: Stocktake, scan: Scan, things, places
) -> None:
    scan(things.laptop.number, place=places.server)
    keeping.edit(office, "001", line(count, things.laptop), {"found_place": places.store})
    assert line(count, things.laptop).result == "found"
    with pytest.raises(Refused, match="count again, or decide the difference"):
        keeping.edit(office, "001", line(count, things.laptop), {"decision": "lost"})
    with pytest.raises(Refused, match="never deleted"):
        keeping.remove(office, "001", line(count, things.laptop))


def test_a_tag_that_was_changed_while_counting_is_still_the_line_of_its_asset(office: Office, laptop: Asset) -> None:
    count = keeping.add(office, "001", Stocktake, {"name": "S"})
    keeping.edit(office, "001", laptop.afresh(), {"number": "NEW-1"})
    line = stocktakes.scan(office, "001", count, tag="NEW-1")
    assert (line.tag, line.result) == ("ZC-2026-0001", "found")
    assert StocktakeLine.select().count() == 1
