"""Deleting what belongs to supplies: what nothing rests on goes and comes back by an undo, the rest is refused."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.kinds import KINDS
from bizdesk.office.errors import Refused
from bizdesk.office.undo import undo
from bizdesk.supplies.models import Movement, Quota, Requisition, RequisitionLine, SupplyCategory, SupplyCount
from tests.supplies.sound import findings
from tests.supplies.store import Store


def removed(store: Store, record: Any) -> None:
    """It goes, and an undo brings it back."""
    model = type(record)
    before = model.select().count()
    keeping.remove(store.office, "002", record)
    assert model.select().count() == before - 1
    undo(store.office, "002")
    assert model.select().count() == before
    assert findings(store.office) == []


def test_what_nothing_rests_on_goes(store: Store) -> None:
    pen = store.supply()
    removed(store, pen)
    removed(store, keeping.add(store.office, "", SupplyCategory, {"code": "X", "name": "Odd"}))
    removed(store, keeping.add(store.office, "", Quota, {"supply": pen, "quantity": Decimal(3)}))
    asked = keeping.add(store.office, "003", Requisition, {"purpose": "Training"})
    line = {"requisition": asked, "supply": pen, "quantity": Decimal(6)}
    removed(store, keeping.add(store.office, "003", RequisitionLine, line))
    removed(store, keeping.add(store.office, "002", SupplyCount, {"title": "Spring"}))


def test_what_others_rest_on_stays(store: Store) -> None:
    category = SupplyCategory.named("W1")
    pen = store.supply(category=category)
    store.receive(pen, 5, 500)
    count: Any = keeping.add(store.office, "002", SupplyCount, {"title": "Spring"})
    line = store.do(count, "enter", supply=pen, quantity=Decimal(5))
    for record in (category, pen, Movement.select().first(), line, count):
        with pytest.raises(Refused):
            keeping.remove(store.office, "002", record.afresh())
    assert {"supply", "supply_category", "movement", "supply_count", "supply_count_line"} <= KINDS.keys()
