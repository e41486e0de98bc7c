"""What is to be counted again is, or it is said that it was not: at the finish, where it is approved, on the list."""

from decimal import Decimal
from typing import Any

from bizdesk import acts, keeping
from bizdesk.reporting import REPORTS
from bizdesk.reports.render import pieces
from bizdesk.reports.report import Table
from bizdesk.supplies import counts, recounting
from bizdesk.supplies.models import Supply, SupplyCount
from tests.supplies.store import Store


def recounted(store: Store) -> Any:
    """A count of three supplies, two of which differed and are to be counted again."""
    for code in ("YP-1", "YP-2", "YP-3"):
        store.receive(store.supply(code), 10, 1_000)
    count = keeping.add(store.office, "002", SupplyCount, {"title": "Spring"})
    for code, found in (("YP-1", 13), ("YP-2", 9), ("YP-3", 10)):
        enter(store, count, code, found)
    store.do(count, "count", counted_by=store.chen)
    return store.do(count, "recount")


def enter(store: Store, count: Any, code: str, found: int) -> None:
    store.do(count, "enter", supply=Supply.named(code), quantity=Decimal(found))


def test_a_count_is_not_finished_over_what_is_to_be_counted_again(store: Store) -> None:
    count = recounted(store)
    enter(store, count, "YP-2", 10)
    assert store.refused(count, "count", counted_by=store.chen) == (
        f"{count.number}: one to be counted again was not: YP-1 Pen YP-1. Count it, or say 'Finish as it is' "
        "(as_it_is=yes). [4.2.2c]"
    )
    store.do(count, "count", counted_by=store.chen, as_it_is=True)
    foretold = acts.named(SupplyCount, "approve").preview
    assert foretold is not None
    assert foretold(store.office, count.afresh(), approver=store.lin) == [
        "Surplus: one line, 3.00",
        "Not counted again: YP-1 Pen YP-1",
    ]
    paper = "".join(pieces(REPORTS["count-differences"].made(store.office, {"supply_count": count.number}), "json"))
    assert "not counted again" in paper


def test_what_was_counted_twice_and_still_differs_is_counted_a_third_time(store: Store) -> None:
    count = recounted(store)
    enter(store, count, "YP-1", 12)
    enter(store, count, "YP-2", 10)
    store.do(count, "count", counted_by=store.chen)
    store.do(count, "recount")
    one, two, _three = counts.lines_of(count)
    assert (one.counted, one.recounted, two.counted, two.recounted) == (12, None, 9, 10)
    assert recounting.left(count) == ["YP-1 Pen YP-1"]
    enter(store, count, "YP-1", 11)
    store.do(count, "count", counted_by=store.chen)
    assert [counts.found(line) for line in counts.lines_of(count)] == [11, 10, 10]


def test_the_sheet_of_a_recount_asks_for_the_second_figure_alone(store: Store) -> None:
    count = recounted(store)
    made = REPORTS["count-sheet"].made(store.office, {"supply_count": count.number})
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    assert [column.name for column in table.columns][-2:] == ["recounted", "reason"]
    assert "counted" not in [column.name for column in table.columns]
    assert len(list(table.rows)) == 2


def test_the_places_of_a_sheet_stand_in_line_and_the_four_who_sign_two_by_two(store: Store) -> None:
    for code, place, size in (("YP-1", store.room, "A4"), ("YP-2", store.shelf, "70 g, A4, 500 sheets to a pack")):
        store.receive(store.supply(code, place=place, specification=size), 10, 1_000)
    count = keeping.add(store.office, "002", SupplyCount, {"title": "Spring"})
    enter(store, count, "YP-1", 9)
    sheet, differences = (
        "".join(pieces(REPORTS[name].made(store.office, {"supply_count": count.number}), "text")).splitlines()
        for name in ("count-sheet", "count-differences")
    )
    assert len({line.index("Batch no.") for line in sheet if "Batch no." in line}) == 1
    signed = [line.count("____  Date: ") for line in differences if "____  Date: " in line]
    assert signed == [2, 2]
