"""Counting supplies: delta against the books at the moment of counting, a second person, booked with a reason."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.kinds import invariants
from bizdesk.office.errors import Refused
from bizdesk.office.people import Staff
from bizdesk.office.undo import redo, undo
from bizdesk.opening import with_areas
from bizdesk.reporting import REPORTS
from bizdesk.reports.render import pieces
from bizdesk.reports.report import Report, Table
from bizdesk.supplies.duties import counts as counts_due
from bizdesk.supplies.models import Movement, Supply, SupplyCategory, SupplyCount, SupplyCountLine
from tests.supplies.store import Store


def names(report: Report) -> list[str]:
    return [column.name for block in report.blocks if isinstance(block, Table) for column in block.columns]


def opened(store: Store, **values: Any) -> Any:
    return keeping.add(store.office, "002", SupplyCount, {"title": "Spring", **values})


def lines(count: SupplyCount) -> list[SupplyCountLine]:
    return list(SupplyCountLine.select().where(SupplyCountLine.count == count.id).order_by(SupplyCountLine.id))


def enter(store: Store, count: SupplyCount, supply: str, quantity: int, **inputs: Any) -> SupplyCountLine:
    return store.do(count, "enter", supply=Supply.named(supply), quantity=Decimal(quantity), **inputs)


def decided(store: Store, count: SupplyCount) -> None:
    store.do(count, "count", counted_by=store.chen)
    store.do(count, "approve", who="001", approver=store.lin)


def test_issues_during_the_count_do_not_spoil_it(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 20, 2_000)
    count = opened(store)
    assert lines(count)[0].snapshot == 20
    store.issue(pen, 3)
    line = enter(store, count, "YP-1", 17)
    assert (line.snapshot, line.counted) == (17, 17)
    store.issue(pen, 1)
    decided(store, count)
    store.do(count, "book")
    assert count.afresh().state == "booked"
    assert store.held(pen) == (16, 1_600)
    assert not Movement.select().where(Movement.kind == "count").exists()


def test_a_difference_is_booked_as_a_delta_with_its_reason(store: Store) -> None:
    pen, pad = store.supply(), store.supply("YP-2", barcodes="690001,690002")
    store.receive(pen, 20, 2_000)
    store.receive(pad, 10, 1_000)
    count = opened(store)
    enter(store, count, "YP-1", 18)
    enter(store, count, "690002", 12, reason="Found behind the shelf")
    store.issue(pen, 5)
    decided(store, count)
    assert "no reason: " in store.refused(count, "book")
    store.do(count, "book", reason="Never written down")
    assert (store.held(pen), store.held(pad)) == ((13, 1_300), (12, 1_200))
    one, other = lines(count)
    assert (one.movement.quantity, one.movement.value, one.movement.reason) == (-2, -200, "Never written down")
    assert (other.movement.quantity, other.movement.value, other.reason) == (2, 200, "Found behind the shelf")
    assert one.movement.reference == count.number
    assert [sentence for each in invariants() for sentence in each(store.office)] == []
    store.office.db.execute_sql("UPDATE supply_count_line SET counted = 170000 WHERE counted = 180000")
    approved, booked = [sentence for each in invariants() for sentence in each(store.office)]
    assert "is not what 001 Lin approved" in approved
    assert "is not what was booked" in booked
    store.office.db.execute_sql("UPDATE supply_count_line SET counted = 180000 WHERE counted = 170000")
    undo(store.office, "002")
    assert (store.held(pen), store.held(pad)) == ((15, 1_500), (10, 1_000))
    redo(store.office, "002")
    assert store.held(pad) == (12, 1_200)


def test_not_counted_stays_and_none_found_is_gone(store: Store) -> None:
    pen, pad = store.supply(), store.supply("YP-2")
    store.receive(pen, 3, 100)
    store.receive(pad, 4, 400)
    count = opened(store)
    enter(store, count, "YP-1", 0)
    decided(store, count)
    store.do(count, "book", reason="Gone")
    assert (store.held(pen), store.held(pad)) == ((0, 0), (4, 400))


def test_the_second_figure_decides(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 20, 2_000)
    count = opened(store)
    enter(store, count, "YP-1", 15)
    enter(store, count, "YP-1", 16)
    store.do(count, "count", counted_by=store.chen)
    store.do(count, "recount")
    store.issue(pen, 1)
    line = enter(store, count, "YP-1", 18, batch="of no matter")
    assert (line.counted, line.recounted, line.snapshot) == (16, 18, 19)
    decided(store, count)
    store.do(count, "book", reason="Short")
    assert store.held(pen) == (18, 1_800)
    assert len(lines(count)) == 1
    assert "Booked" in store.refused(count, "enter", supply=Supply.named("YP-1"), quantity=Decimal(1))


def test_what_was_approved_may_be_counted_again_on_a_later_day(store: Store) -> None:
    """The second figure stands against the books of its own day, and what was not counted again keeps its first."""
    pen, pad = store.supply(), store.supply("YP-2")
    store.receive(pen, 20, 2_000)
    store.receive(pad, 5, 500)
    count = opened(store)
    enter(store, count, "YP-1", 10)
    enter(store, count, "YP-2", 4)
    decided(store, count)
    store.now += timedelta(days=2)
    store.do(count, "recount")
    store.issue(pen, 5)
    assert [line.again for line in lines(count)] == [True, True]
    assert enter(store, count, "YP-1", 14).snapshot == 15
    decided(store, count)
    store.do(count, "book", reason="Short")
    days = {each.supply.code: (each.quantity, each.date) for each in Movement.select().where(Movement.kind == "count")}
    assert days == {"YP-1": (-1, store.office.today()), "YP-2": (-1, store.ago(2))}


def test_the_counter_does_not_approve(store: Store) -> None:
    store.receive(store.supply(), 20, 2_000)
    count = opened(store)
    assert "Nothing of" in store.refused(count, "count", counted_by=store.chen)
    enter(store, count, "YP-1", 20)
    store.do(count, "count", counted_by=store.chen)
    assert "another person must decide" in store.refused(count, "approve", approver=store.chen)
    assert "Counted" in store.refused(count, "book")
    store.do(count, "approve", who="001", approver=store.lin)
    store.do(count, "book")


def test_a_count_of_a_past_day_may_not_pull_a_later_issue_below_nothing(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=store.ago(10))
    store.issue(pen, 8, on=store.ago(2))
    count = opened(store, counted_on=store.ago(5))
    assert enter(store, count, "YP-1", 7).snapshot == 10
    decided(store, count)
    refusal = store.refused(count, "book", reason="Short")
    assert store.ago(2).isoformat() in refusal
    assert "there would be 7" in refusal
    assert count.afresh().state == "approved"
    store.do(count, "cancel", reason="Wrong day")
    assert store.held(pen) == (2, 200)


def test_a_receipt_behind_a_count_adds_to_what_was_found(store: Store) -> None:
    """A delta stays what it is, whatever is written before its day; its worth follows the ledger."""
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=store.ago(10))
    count = opened(store)
    enter(store, count, "YP-1", 7)
    decided(store, count)
    store.do(count, "book", reason="Short")
    store.receive(pen, 10, 2_000, on=store.ago(3))
    assert store.held(pen) == (17, 2_550)
    assert [sentence for each in invariants() for sentence in each(store.office)] == []


def test_an_old_receipt_under_a_later_count_is_not_cancelled(store: Store) -> None:
    pen = store.supply()
    first = store.receive(pen, 10, 1_000, on=store.ago(10))
    second = store.receive(pen, 2, 600, on=store.ago(9))
    count = opened(store)
    enter(store, count, "YP-1", 9)
    decided(store, count)
    store.do(count, "book", reason="Short")
    refusal = store.refused(first, "reverse", reason="Never came")
    assert refusal.startswith(f"On {store.office.today()} there would be 2 pc")
    store.do(second, "reverse", reason="Never came")
    assert store.held(pen) == (7, 700)
    assert [sentence for each in invariants() for sentence in each(store.office)] == []


def test_the_scope_is_a_place_or_a_class(store: Store) -> None:
    paper = keeping.add(store.office, "", SupplyCategory, {"code": "X1", "name": "Odd paper"})
    pen, pad = store.supply(), store.supply("YP-2", category=paper, place=store.shelf)
    store.supply("YP-3", active=False)
    store.receive(pen, 5, 500)
    store.receive(pad, 5, 500, place=store.room)
    everything, shelf, of_class = opened(store), opened(store, place=store.shelf), opened(store, category=paper)
    assert [line.supply.code for line in lines(everything)] == ["YP-1", "YP-2"]
    assert [(line.supply.code, line.place.code, line.snapshot) for line in lines(shelf)] == [("YP-2", "S2", 0)]
    assert [(line.supply.code, line.place.code, line.snapshot) for line in lines(of_class)] == [("YP-2", "S1", 5)]
    unexpected = enter(store, shelf, "YP-1", 2)
    assert (unexpected.place, unexpected.snapshot, unexpected.counted) == (store.shelf, 0, 2)
    decided(store, shelf)
    store.do(shelf, "book", reason="Found")
    assert store.held(pen) == (7, 700)
    empty = keeping.add(store.office, "", SupplyCategory, {"code": "X2", "name": "Nothing"})
    with pytest.raises(Refused, match="No supplies"):
        opened(store, category=empty)


def test_two_counts_of_the_same_shelf_book_a_shortage_once(store: Store) -> None:
    """What one count found missing is not found missing again before that is in the books."""
    pen = store.supply()
    store.receive(pen, 5, 500)
    one, other = opened(store), opened(store, title="By mistake")
    enter(store, one, "YP-1", 3)
    refusal = store.refused(other, "enter", supply=Supply.named("YP-1"), quantity=Decimal(3))
    assert f"stands in {one.number} with a difference" in refusal
    assert enter(store, one, "YP-1", 3).counted == 3
    decided(store, one)
    assert one.number in store.refused(other, "enter", supply=Supply.named("YP-1"), quantity=Decimal(3))
    store.do(one, "book", reason="Gone")
    assert enter(store, other, "YP-1", 3).snapshot == 3
    decided(store, other)
    store.do(other, "book")
    assert store.held(pen) == (3, 300)


def test_a_shelf_on_which_another_count_agrees_is_counted_by_both(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 5, 500)
    one, other = opened(store), opened(store)
    enter(store, one, "YP-1", 5)
    enter(store, other, "YP-1", 4)
    decided(store, other)
    assert other.number in store.refused(one, "enter", supply=Supply.named("YP-1"), quantity=Decimal(4))
    store.do(other, "book", reason="Gone")
    assert store.held(pen) == (4, 400)


def test_a_count_called_back_from_its_cancelling_does_not_book_with_another(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 5, 500)
    one, other = opened(store), opened(store)
    enter(store, one, "YP-1", 3)
    store.do(one, "cancel")
    enter(store, other, "YP-1", 3)
    decided(store, other)
    store.office.db.execute_sql("UPDATE supply_count SET state = 'open' WHERE id = ?", (one.id,))
    assert f"stands in {one.number}" in store.refused(other, "book", reason="Gone")
    store.do(one, "cancel")
    store.do(other, "book", reason="Gone")
    assert store.held(pen) == (3, 300)


def test_a_line_that_the_ledger_contradicts_names_its_supply_and_the_way_out(store: Store) -> None:
    """None was found, and then the slip of the day before came in: the count is not lost for it."""
    pen, pad = store.supply(), store.supply("YP-2")
    store.receive(pen, 11, 1_100, on=store.ago(10))
    store.receive(pad, 5, 500, on=store.ago(10))
    count = opened(store)
    enter(store, count, "YP-1", 0)
    enter(store, count, "YP-2", 4)
    store.issue(pen, 11, on=store.ago(1))
    decided(store, count)
    refusal = store.refused(count, "book", reason="Short")
    assert refusal.startswith(f"YP-1 Pen YP-1 in {count.number}: On {store.office.today()} there would be 0 pc")
    assert "count again" in refusal
    assert (store.held(pad), count.afresh().state) == ((5, 500), "approved")
    store.do(count, "recount")
    enter(store, count, "YP-1", 0)
    decided(store, count)
    store.do(count, "book", reason="Short")
    assert (store.held(pen), store.held(pad)) == ((0, 0), (4, 400))


def test_lots_are_counted_apart(store: Store) -> None:
    milk = store.supply(track_expiry=True)
    for batch, days in (("A", 10), ("B", 20)):
        store.receive(milk, 6, 600, batch=batch, expires_on=store.ago(-days))
    count = opened(store)
    assert [(line.batch, line.snapshot) for line in lines(count)] == [("A", 6), ("B", 6)]
    assert "several lots" in store.refused(count, "enter", supply=Supply.named("YP-1"), quantity=Decimal(4))
    enter(store, count, "YP-1", 4, batch="B")
    decided(store, count)
    store.do(count, "book", reason="Sour")
    booked = Movement.get(Movement.kind == "count")
    assert (booked.quantity, booked.batch, booked.expires_on) == (-2, "B", store.ago(-20))


def test_what_rests_on_a_count_stays(store: Store) -> None:
    store.receive(store.supply(), 20, 2_000)
    count = opened(store)
    with pytest.raises(Refused, match="rest on it"):
        keeping.edit(store.office, "002", count, {"place": store.shelf})
    enter(store, count, "YP-1", 19)
    with pytest.raises(Refused, match="cancel it"):
        keeping.remove(store.office, "002", count.afresh())
    line = keeping.edit(store.office, "002", lines(count)[0], {"reason": "Lent"})
    assert line.reason == "Lent"
    with pytest.raises(Refused, match="lies in the future"):
        opened(store, counted_on=store.ago(-1))
    decided(store, count)
    with pytest.raises(Refused, match="Approved"):
        keeping.edit(store.office, "002", lines(count)[0], {"reason": "Sold"})


def test_the_sheet_is_blind_or_not_and_the_differences_are_signed_for(store: Store) -> None:
    pen, pad = store.supply(), store.supply("YP-2", place=store.shelf)
    store.receive(pen, 20, 2_000)
    store.receive(pad, 4, 400)
    count = opened(store, blind=True)
    told = REPORTS["count-sheet"].made(store.office, {"supply_count": count.number})
    assert [block.title for block in told.blocks if isinstance(block, Table)] == ["S1 Store room", "S2 Back shelf"]
    assert "book" not in names(told)
    enter(store, count, "YP-1", 18)
    enter(store, count, "YP-2", 4)
    for name, more in (("count-sheet", {"blind": "no"}), ("count-differences", {})):
        with pytest.raises(Refused, match="is being counted blind"):
            REPORTS[name].made(store.office, {"supply_count": count.number, **more})
    decided(store, count)
    shown = REPORTS["count-sheet"].made(store.office, {"supply_count": count.number, "blind": "no"})
    assert "book" in names(shown)
    assert "Witness" in "".join(pieces(shown, "text"))
    store.do(count, "book", reason="Lost")
    made = REPORTS["count-differences"].made(store.office, {"supply_count": count.number})
    (table,) = (block for block in made.blocks if isinstance(block, Table) and block.name == "differences")
    (row,) = [dict(zip([column.name for column in table.columns], each, strict=True)) for each in table.rows]
    assert (row["code"], row["shortage"], row["shortage_amount"], row["surplus"]) == ("YP-1", 2, 200, None)
    assert row["movement"] == Movement.get(Movement.kind == "count").number
    assert "2 of 2 lines were counted" in table.note


def test_a_count_is_due_by_the_policy(store: Store) -> None:
    store.receive(store.supply(), 20, 2_000, on=store.ago(60))
    (due,) = (duty for duty in counts_due(store.office) if not duty.key)
    assert (due.words, due.state) == ("Count the supplies", "overdue")
    count = opened(store)
    assert [duty.words for duty in counts_due(store.office) if duty.key] == [
        "Supply count KP-2026-0001 Spring: Counting"
    ]
    enter(store, count, "YP-1", 20)
    decided(store, count)
    store.do(count, "book")
    assert list(counts_due(store.office)) == []


def test_two_counters_at_once_each_count_against_the_books_as_they_are(store: Store) -> None:
    """One issues at another desk while a count is keyed in at this one; and nobody gives out what is gone."""
    pen = store.supply()
    store.receive(pen, 10, 1_000)
    count = opened(store)
    with with_areas(store.office.path, clock=lambda: store.now) as other:
        acts.named(Supply, "issue").do(
            other, "003", Supply.named("YP-1"), {"quantity": Decimal(6), "staff": Staff.named("003")}
        )
        store.office.activate()
        assert enter(store, count, "YP-1", 4).snapshot == 4
        assert "there would be 4" in store.refused(pen, "issue", quantity=Decimal(6), staff=store.zhao)
        other.activate()
        line = acts.named(SupplyCount, "enter").do(
            other, "003", SupplyCount.named(count.number), {"supply": Supply.named("YP-1"), "quantity": Decimal(3)}
        )
        assert (line.counted, line.snapshot) == (3, 4)
    store.office.activate()
    decided(store, count)
    store.do(count, "book", reason="Short")
    assert store.held(pen) == (3, 300)
