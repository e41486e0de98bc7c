"""What belongs to a count: what is of its class and lies in its place; anything else only where somebody says so."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office.errors import Refused
from bizdesk.office.undo import undo
from bizdesk.supplies import counts
from bizdesk.supplies.models import Supply, SupplyCategory, SupplyCount
from tests.supplies.store import Store


def of_kitchen(store: Store) -> Any:
    """A count of the kitchen, in an office that has paper too."""
    kitchen, paper = (
        keeping.add(store.office, "", SupplyCategory, {"code": code, "name": name})
        for code, name in (("X1", "Kitchen things"), ("X2", "Odd paper"))
    )
    store.receive(store.supply("YP-1", category=kitchen), 10, 1_000)
    store.receive(store.supply("YP-2", category=paper), 31, 3_100)
    return keeping.add(store.office, "002", SupplyCount, {"title": "Kitchen", "category": kitchen, "blind": True})


def test_what_is_of_another_class_is_counted_only_where_somebody_says_so(store: Store) -> None:
    count = of_kitchen(store)
    pad = Supply.named("YP-2")
    assert store.refused(count, "enter", supply=pad, quantity=Decimal(1)) == (
        f"YP-2 Pen YP-2 is not in {count.number}, which is a count of X1 Kitchen things. Count it by itself, or say "
        "'Count it all the same' (beyond=yes). [4.2.2c]"
    )
    line = store.do(count, "enter", supply=pad, quantity=Decimal(30), beyond=True)
    assert (line.counted, line.snapshot) == (30, 31)
    assert store.do(count, "enter", supply=pad, quantity=Decimal(31)).counted == 31


def test_what_lies_in_another_place_is_not_in_a_count_and_a_find_is(store: Store) -> None:
    store.receive(store.supply("YP-1", place=store.shelf), 10, 1_000)
    pad = store.supply("YP-2")
    store.receive(pad, 5, 500)
    count = keeping.add(store.office, "002", SupplyCount, {"title": "Shelf", "place": store.shelf})
    refusal = store.refused(count, "enter", supply=pad, quantity=Decimal(5), place=store.room)
    assert f"YP-2 Pen YP-2 at S1 Store room is not in {count.number}, which is a count of S2 Back shelf." in refusal
    assert store.do(count, "enter", supply=pad, quantity=Decimal(1)).place == store.shelf


def test_a_line_that_was_entered_is_taken_out_again_and_one_that_was_frozen_stays(store: Store) -> None:
    count = of_kitchen(store)
    line = store.do(count, "enter", supply=Supply.named("YP-2"), quantity=Decimal(1), beyond=True)
    keeping.remove(store.office, "002", line)
    assert [each.supply.code for each in counts.lines_of(count)] == ["YP-1"]
    undo(store.office, "002")
    again = counts.lines_of(count)[1]
    assert (again.supply.code, again.counted) == ("YP-2", 1)
    keeping.remove(store.office, "002", again)
    with pytest.raises(Refused, match="was opened, and stays: enter 0"):
        keeping.remove(store.office, "002", counts.lines_of(count)[0])
    line = store.do(count, "enter", supply=Supply.named("YP-2"), quantity=Decimal(1), beyond=True)
    store.do(count, "count", counted_by=store.chen)
    store.do(count, "approve", who="001", approver=store.lin)
    with pytest.raises(Refused, match="is Approved"):
        keeping.remove(store.office, "002", line.afresh())
