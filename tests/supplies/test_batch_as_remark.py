"""Of a supply that does not expire the batch is a remark of the movement: nothing of it is kept apart by that."""

from decimal import Decimal

import pytest

from bizdesk import acts, keeping
from bizdesk.kinds import invariants
from bizdesk.supplies import counts, shelves
from bizdesk.supplies.count_scope import Shelf, on_shelves
from bizdesk.supplies.models import Supply, SupplyCount
from bizdesk.supplies.shelf_life import dated_lots
from bizdesk.supplies.words import VALUATIONS
from tests.supplies.store import Store


def lying(supply: Supply) -> list[tuple[str, str, str, int]]:
    """What the Stock tab of a supply tells: place, batch, last day, pieces."""
    return [(place, batch, ends, left // 10_000) for place, batch, ends, left, *_rest in shelves.lots(supply)]


def wrong(store: Store) -> list[str]:
    return [sentence for each in invariants() for sentence in each(store.office)]


@pytest.mark.parametrize("method", VALUATIONS)
def test_what_came_with_a_batch_and_went_without_one_lies_on_one_shelf(store: Store, method: str) -> None:
    pen = store.supply(valuation=method)
    store.receive(pen, 10, 1000, batch="X", expires_on=store.ago(-9))
    store.issue(pen, 2)
    assert lying(pen) == [("Store room", "", "", 8)]
    store.do(pen, "transfer", quantity=Decimal(3), to=store.shelf, batch="X")
    assert lying(pen) == [("Back shelf", "", "", 3), ("Store room", "", "", 5)]
    assert dated_lots(store.office.today(), store.ago(-99)) == []
    assert wrong(store) == []


@pytest.mark.parametrize("method", VALUATIONS)
def test_a_batch_is_named_or_not_whichever_one_came(store: Store, method: str) -> None:
    pen = store.supply(valuation=method)
    store.receive(pen, 5, 500, batch="X")
    store.receive(pen, 5, 1000)
    store.issue(pen, 5)
    assert store.issue(pen, 2, batch="X").batch == "X"
    assert store.issue(pen, 1, batch="as the label says").batch == "as the label says"
    assert store.held(pen)[0] == 2
    assert wrong(store) == []


def test_what_came_first_goes_first_whatever_its_batch(store: Store) -> None:
    pen = store.supply(valuation="fifo")
    store.receive(pen, 5, 500, batch="A")
    store.receive(pen, 5, 1000, batch="B")
    assert store.issue(pen, 5, batch="B").value == -500


def test_a_box_of_another_day_comes_in_with_the_same_batch(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 5, 500, batch="A", expires_on=store.ago(-30))
    store.receive(pen, 5, 500, batch="A", expires_on=store.ago(-60))
    assert lying(pen) == [("Store room", "", "", 10)]


def test_it_is_counted_as_a_whole(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 5, 500, batch="X")
    store.receive(pen, 5, 500)
    store.issue(pen, 1, batch="Y")
    count = keeping.add(store.office, "002", SupplyCount, {"title": "March"})
    line = store.do(count, "enter", supply=pen, quantity=Decimal(8), batch="X")
    assert [(each.batch, each.snapshot) for each in counts.lines_of(count)] == [("", 9)]
    assert counts.difference(line) == -1
    shelf = {Shelf(pen.id, store.room.id, ""): 90_000}
    assert on_shelves(store.office.today()) == shelf


def test_no_lot_is_foretold_where_there_is_none(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 5, 500, batch="X")
    preview = acts.named(Supply, "transfer").preview
    assert preview is not None
    told = preview(store.office, pen, quantity=Decimal(2), to=store.shelf, batch="X")
    assert not [line for line in told if "Lot" in line]
