"""Who leaves with assets in hand is named, on Today and where the last day is written down (4.2.1a)."""

from datetime import date
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import custody, disposals
from bizdesk.assets.models import Asset
from bizdesk.duties import due
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import Place

from .conftest import card


def leavers(office: Office) -> list[tuple[str, str, str]]:
    return [(duty.words, duty.state, duty.key) for duty in due(office) if duty.kind == "staff"]


def leave(office: Office, number: str, day: date | None) -> list[str]:
    """What is said when a last day is written down."""
    office.notices = []
    keeping.edit(office, "", Staff.named(number), {"left_on": day})
    return office.notices


def test_who_has_left_with_assets_stands_on_today_until_they_are_given_back(
    office: Office, laptop: Asset, people: SimpleNamespace
) -> None:
    other = card(office, name="Phone", user=people.zhao, custodian=people.zhao)
    custody.assign(office, "001", laptop, user=people.zhao)
    assert leavers(office) == []
    assert leave(office, "004", date(2026, 3, 15)) == [
        "004 赵六 leaves on 2026-03-15 with 2 in hand (ZC-2026-0001, ZC-2026-0002): take back or transfer what it is."
    ]
    assert leavers(office) == [("004 赵六 has left with assets in hand: 2", "overdue", "004")]
    custody.take_back(office, "001", laptop)
    assert leavers(office) == [("004 赵六 has left with assets in hand: 1", "overdue", "004")]
    custody.move(office, "001", other, user=people.wang, custodian=people.wang)
    assert leavers(office) == []
    keeping.edit(office, "", Staff.named("004"), {"remarks": "sent a card"})
    assert leave(office, "004", date(2026, 3, 14)) == [], "nothing is held any more"


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2026, 3, 16), "due"), (date(2026, 4, 1), "soon"), (date(2027, 4, 1), None), (None, None)],
)
def test_who_is_about_to_leave_is_named_before(
    office: Office, laptop: Asset, people: SimpleNamespace, day: date | None, state: str | None
) -> None:
    """The policy warns thirty days ahead."""
    custody.move(office, "001", laptop, custodian=people.zhao)
    leave(office, "004", day)
    assert leavers(office) == ([("004 赵六 leaves, assets in hand: 1", state, "004")] if state else [])


def test_what_is_gone_or_a_draft_is_held_by_nobody(office: Office, laptop: Asset, people: SimpleNamespace) -> None:
    card(office, in_use_on=None, user=people.zhao)
    custody.assign(office, "001", laptop, user=people.zhao)
    applied = disposals.request(office, "001", laptop, kind="loss", reason="stolen", requested_by=people.zhang)
    disposals.approve(office, "002", applied, approver=people.li)
    disposals.dispose(office, "001", applied)
    assert leave(office, "004", date(2026, 3, 1)) == []
    assert leavers(office) == []


def test_no_place_department_or_person_goes_while_an_asset_is_there(
    office: Office, laptop: Asset, people: SimpleNamespace
) -> None:
    sales = Department.named("04")
    custody.move(office, "001", laptop, department=sales, custodian=people.zhao)
    for record in (Place.named("A-ST"), sales, people.zhao):
        with pytest.raises(Refused, match="is in use by asset"):
            keeping.remove(office, "", record)
