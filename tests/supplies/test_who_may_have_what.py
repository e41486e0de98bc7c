"""Who may ask, decide and be given, and what: the parts of a requisition are different persons, within their limits."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office.errors import Refused
from bizdesk.supplies import counter, issuing
from bizdesk.supplies.models import Movement, Requisition, RequisitionLine, Supply, SupplyCount
from tests.supplies.store import Store


@pytest.fixture
def pen(store: Store) -> Supply:
    """Fifty pens at 2.00."""
    pen = store.supply()
    store.receive(pen, 50, 10_000)
    return pen


def asking(store: Store, applicant: Any, supply: Supply, quantity: int) -> Requisition:
    """A requisition that was handed in."""
    asked = keeping.add(store.office, "003", Requisition, {"applicant": applicant, "purpose": "fair"})
    assert isinstance(asked, Requisition)
    line = {"requisition": asked, "supply": supply, "quantity": Decimal(quantity)}
    keeping.add(store.office, "003", RequisitionLine, line)
    store.do(asked, "submit", who="003")
    return asked


def leaves(store: Store, person: Any, days_ago: int) -> None:
    """A person's last day was so many days ago."""
    keeping.edit(store.office, "001", person.afresh(), {"left_on": store.ago(days_ago)})


def test_the_applicant_decides_nothing_of_what_was_asked_for(store: Store, pen: Supply) -> None:
    asked = asking(store, store.chen, pen, 5)
    words = "002 Chen is the applicant of LY-2026-0001: another person must decide. [1.3.1]"
    assert words in store.refused(asked, "approve", approver=store.chen)
    assert words in store.refused(asked, "reject", approver=store.chen, opinion="no")
    assert "This step is for the role approver, which 003 Zhao does not have" in store.refused(
        asked, "approve", approver=store.zhao
    )
    assert (asked.afresh().state, RequisitionLine.get().approved) == ("submitted", None)
    store.do(asked, "approve", approver=store.lin)
    assert asked.afresh().state == "approved"


def test_an_approver_gives_no_more_than_the_limit_covers(store: Store, pen: Supply) -> None:
    """Eight pens are 16.00; five of them are just the 10.00 that Lin may approve, and rejecting costs nothing."""
    keeping.edit(store.office, "001", store.lin, {"approval_limit": 1_000})
    asked, other = asking(store, store.zhao, pen, 8), asking(store, store.zhao, pen, 8)
    assert "001 Lin may approve up to 10.00; LY-2026-0001 is 16.00." in store.refused(
        asked, "approve", approver=store.lin
    )
    assert RequisitionLine.get().approved is None
    store.do(asked, "approve", approver=store.lin, quantities="5")
    assert RequisitionLine.get().approved == 5
    store.do(other, "reject", approver=store.lin, opinion="too many")
    assert other.afresh().state == "rejected"


def test_a_limit_covers_what_is_short_whatever_is_found_too_much(store: Store, pen: Supply) -> None:
    """Six pens short are 12.00; twenty pads too many make nothing of it good."""
    pad = store.supply("YP-2")
    store.receive(pad, 10, 1_000)
    keeping.edit(store.office, "001", store.lin, {"approval_limit": 1_199})
    count = keeping.add(store.office, "002", SupplyCount, {"title": "Spring"})
    for supply, found in ((pen, 44), (pad, 30)):
        store.do(count, "enter", supply=supply, quantity=Decimal(found), reason="seen")
    store.do(count, "count", counted_by=store.chen)
    assert "001 Lin may approve up to 11.99; KP-2026-0001 is 12.00." in store.refused(
        count, "approve", approver=store.lin
    )
    keeping.edit(store.office, "001", store.lin.afresh(), {"approval_limit": 1_200})
    store.do(count, "approve", approver=store.lin.afresh())
    store.do(count, "book")
    assert (store.held(pen), store.held(pad)) == ((44, 8_800), (30, 3_000))


def test_what_is_given_old_for_new_is_given_for_the_used_up_one_only(store: Store) -> None:
    toner = store.supply(return_old=True)
    store.receive(toner, 5, 5_000)
    words = "YP-1 Pen YP-1 is issued old for new: take the used-up one back first. [4.2.2b]"
    assert words in store.refused(toner, "issue", quantity=Decimal(1), staff=store.zhao)
    store.issue(toner, 1, old_returned=True)
    asked = asking(store, store.zhao, toner, 1)
    store.do(asked, "approve", approver=store.lin)
    assert words in store.refused(asked, "issue")
    store.do(asked, "issue", old_returned=True)
    assert (store.held(toner)[0], asked.afresh().state) == (3, "issued")


def test_nothing_is_given_to_who_has_left(store: Store, pen: Supply) -> None:
    asked = asking(store, store.zhao, pen, 5)
    store.do(asked, "approve", approver=store.lin)
    leaves(store, store.zhao, 3)
    words = "003 Zhao left on 2026-03-13: name somebody who works here."
    assert words in store.refused(pen, "issue", quantity=Decimal(1), staff=store.zhao.afresh())
    assert words in store.refused(asked, "issue")
    # What was given on the last day may still be written down, and comes back still.
    store.receive(pen, 5, 1_000, on=store.ago(9))
    given = store.do(pen, "issue", quantity=Decimal(2), staff=store.zhao.afresh(), on=store.ago(3))
    store.do(given, "give_back", quantity=Decimal(2))
    assert store.held(pen)[0] == 55


def test_who_has_left_neither_asks_nor_decides(store: Store, pen: Supply) -> None:
    asked = asking(store, store.zhao, pen, 5)
    for person in (store.zhao, store.lin):
        leaves(store, person, 1)
    with pytest.raises(Refused, match="003 Zhao left on 2026-03-15"):
        keeping.add(store.office, "002", Requisition, {"applicant": store.zhao.afresh(), "purpose": "fair"})
    assert "001 Lin left on 2026-03-15" in store.refused(asked, "approve", approver=store.lin.afresh())
    # Of the last day, it is still theirs to do.
    store.now -= timedelta(days=1)
    store.do(asked, "approve", approver=store.lin.afresh())


def test_what_is_not_used_any_more_neither_comes_nor_goes_but_may_leave_the_shelf(store: Store, pen: Supply) -> None:
    asked = asking(store, store.zhao, pen, 5)
    store.do(asked, "approve", approver=store.lin)
    keeping.edit(store.office, "002", pen, {"active": False})
    words = "YP-1 Pen YP-1 is not used any more. [4.2.2b]"
    pen = pen.afresh()
    assert words in store.refused(pen, "issue", quantity=Decimal(1), staff=store.zhao)
    assert words in store.refused(pen, "receive", quantity=Decimal(1), amount=100)
    assert words in store.refused(asked, "issue")
    assert (counter.known("YP-1"), counter.meant("pen"), issuing.meant(asked, "YP-1")) == (None, [], [])
    store.do(pen, "write_off", quantity=Decimal(50), reason="sold out")
    assert (store.held(pen), Movement.select().count()) == ((0, 0), 2)


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("unit", "box", "Unit"),
        ("valuation", "fifo", "Valuation"),
        ("track_expiry", True, "Expires"),
    ],
)
def test_what_the_ledger_rests_on_is_fixed_by_the_first_movement(
    store: Store, name: str, value: Any, label: str
) -> None:
    still, moved = store.supply("YP-1"), store.supply("YP-2")
    store.receive(moved, 1, 100)
    keeping.edit(store.office, "002", still, {name: value})
    assert getattr(still.afresh(), name) == value
    with pytest.raises(Refused) as fault:
        keeping.edit(store.office, "002", moved, {name: value, "remarks": "new"})
    words = f"YP-2 Pen YP-2 has moved: {label} cannot be changed any more. Make a supply of its own. [4.2.2]"
    assert str(fault.value) == words
    assert moved.afresh().remarks == ""
    # It says the same as it did: nothing is changed by that.
    keeping.edit(store.office, "002", moved.afresh(), {name: getattr(moved.afresh(), name), "remarks": "new"})
    assert moved.afresh().remarks == "new"
