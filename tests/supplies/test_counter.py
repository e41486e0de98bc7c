"""Over the counter: what comes back, which lots go out, and what is said of goods that others wait for."""

from decimal import Decimal

import pytest

from bizdesk.office.errors import Refused
from bizdesk.office.undo import undo
from bizdesk.supplies import counter
from bizdesk.supplies.models import Movement
from tests.supplies.store import Store


def test_what_comes_back_is_of_the_newest_issues_first_each_at_its_cost(store: Store) -> None:
    pen = store.supply(valuation="fifo")
    store.receive(pen, 10, 1000, on=store.ago(9))
    store.receive(pen, 10, 2000, on=store.ago(9))
    old = store.issue(pen, 10, on=store.ago(8))
    middle = store.issue(pen, 3, on=store.ago(5))
    newest = store.issue(pen, 2, on=store.ago(2))
    back = counter.take_back(store.office, "002", pen, quantity=Decimal(4), staff=store.zhao)
    assert [(each.of, each.quantity, each.value) for each in back] == [(newest, 2, 400), (middle, 2, 400)]
    # All that is still out may come back at once: one of the middle issue, ten of the old one.
    back = counter.take_back(store.office, "002", pen, quantity=Decimal(11), staff=store.zhao)
    assert [(each.of, each.quantity, each.value) for each in back] == [(middle, 1, 200), (old, 10, 1000)]
    with pytest.raises(Refused, match="Nothing of YP-1 Pen YP-1 is out with 003 Zhao"):
        counter.take_back(store.office, "002", pen, quantity=Decimal(1), staff=store.zhao)
    # It was one act, and is taken back as one.
    undo(store.office, "002")
    with pytest.raises(Refused, match="003 Zhao has 11 pc of YP-1 Pen YP-1: 12 cannot come back"):
        counter.take_back(store.office, "002", pen, quantity=Decimal(12), staff=store.zhao)
    assert Movement.select().where(Movement.kind == "return_from_user").count() == 2
