"""Supplies read for a list, with what is on hand of each."""

from bizdesk.commands.rows import pieces, plain
from bizdesk.office.addresses import Addresses
from bizdesk.supplies.models import Supply
from tests.supplies.store import Store


def test_a_page_of_supplies_asks_once_for_all_that_is_on_hand(store: Store) -> None:
    supplies = [store.supply(f"YP-{place}") for place in range(30)]
    for place, supply in enumerate(supplies, 1):
        store.receive(supply, place, 100)
    asked: list[str] = []
    connection = store.office.db.connection()
    connection.set_trace_callback(asked.append)
    called = Addresses(store.office.kinds)
    found = list(pieces(store.office, called, Supply, [], [Supply.id.asc()], None))
    assert [plain(each, store.office, ("on_hand",), called)["on_hand"] for each in found] == [
        str(place) for place in range(1, 31)
    ]
    connection.set_trace_callback(None)
    assert len([sql for sql in asked if '"movement"' in sql]) == 1
