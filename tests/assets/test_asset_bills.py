"""A bill that comes late is booked on its own day, whatever has been moved meanwhile."""

from datetime import date

import pytest

from bizdesk.assets import changes, custody
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset
from bizdesk.assets.valuing import custody_on
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.places import Place


def test_an_improvement_is_booked_before_a_later_transfer(office: Office, laptop: Asset, places) -> None:  # type: ignore[no-untyped-def]
    """Bought for 1,000.00; on 2 March memory was built in for 300.00, and on 10 March the laptop was moved.
    The bill comes on the 16th."""
    custody.move(office, "001", laptop.afresh(), place=places.meeting, on=date(2026, 3, 10))
    improved = changes.improve(office, "001", laptop.afresh(), amount=30_000, on=date(2026, 3, 2))
    assert improved.cost == 130_000
    where = [Place.get_by_id(custody_on(day)[laptop.id]["place"]) for day in (date(2026, 3, 2), date(2026, 3, 10))]
    assert where == [places.store, places.meeting]
    assert improved.place == places.meeting
    assert [*invariants(office)] == []


def test_what_changes_a_value_keeps_the_order_of_values(office: Office, laptop: Asset) -> None:
    changes.improve(office, "001", laptop.afresh(), amount=30_000, on=date(2026, 3, 10))
    with pytest.raises(Refused, match="2026-03-02 lies before the last event"):
        changes.impair(office, "001", laptop.afresh(), amount=1_000, on=date(2026, 3, 2), reason="x")
