"""What a standing approval was given for is what stands: nothing below it is taken back or written over unseen."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.decided import work_out
from bizdesk.kinds import invariants
from bizdesk.office.approval import decisions
from bizdesk.office.errors import Refused, Stale
from bizdesk.office.journal import newest
from bizdesk.office.policy import Policy
from bizdesk.office.undo import undo
from bizdesk.supplies import counts
from bizdesk.supplies.decided import DECIDED, WITH_LINES
from bizdesk.supplies.models import Requisition, RequisitionLine, Supply, SupplyCount, SupplyCountLine
from tests.supplies.store import Store


def wrong(store: Store) -> list[str]:
    """What does not hold in the whole office."""
    return [sentence for area in invariants() for sentence in area(store.office)]


def counting(store: Store, code: str, quantity: int, **inputs: Any) -> SupplyCount:
    """A count on which so much of a supply was found."""
    count = keeping.add(store.office, "002", SupplyCount, {"title": "Spring"})
    assert isinstance(count, SupplyCount)
    store.do(count, "enter", supply=Supply.named(code), quantity=Decimal(quantity), **inputs)
    return count


@pytest.fixture
def asked(store: Store) -> Requisition:
    """Zhao asks for 5 pens, and then for 8; the purpose is corrected as well. It is not handed in yet."""
    asked = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "fair"})
    assert isinstance(asked, Requisition)
    pen = store.supply()
    store.receive(pen, 50, 5_000)
    keeping.add(store.office, "003", RequisitionLine, {"requisition": asked, "supply": pen, "quantity": Decimal(5)})
    keeping.edit(store.office, "003", asked.afresh(), {"purpose": "spring fair"})
    keeping.edit(store.office, "003", RequisitionLine.get(), {"quantity": Decimal(8)})
    return asked


def test_all_that_is_decided_on_in_supplies_is_held() -> None:
    assert {kind.kind_name() for kind, _lines in WITH_LINES} == set(DECIDED)


def test_what_was_asked_for_is_not_taken_back_under_its_approval(store: Store, asked: Requisition) -> None:
    act = newest(store.office)
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", who="001", approver=store.lin)
    with pytest.raises(Refused) as fault:
        undo(store.office, "003", act)
    assert str(fault.value) == "LY-2026-0001 is not what 001 Lin approved on 2026-03-16. Undo what came later first."
    with pytest.raises(Refused, match=r"LY-2026-0001 was changed later by act \d+ \(Approve LY-2026-0001\): undo that"):
        undo(store.office, "003", act - 1)
    store.do(asked, "issue")
    with pytest.raises(Refused, match="is not what 001 Lin approved"):
        undo(store.office, "003", act)
    assert (RequisitionLine.get().quantity, wrong(store)) == (8, [])
    # Issued and approved no longer, it is a matter of the newest act again.
    undo(store.office, "002")
    undo(store.office, "001")
    undo(store.office, "003", act)
    assert RequisitionLine.get().quantity == 5


def test_what_was_counted_is_not_taken_back_under_its_approval(store: Store) -> None:
    store.receive(store.supply(), 20, 2_000)
    count = counting(store, "YP-1", 15)
    store.do(count, "enter", supply=Supply.named("YP-1"), quantity=Decimal(18))
    act = newest(store.office)
    store.do(count, "count", counted_by=store.chen)
    store.do(count, "approve", who="001", approver=store.lin)
    with pytest.raises(Refused, match=r"KP-2026-0001 is not what 001 Lin approved on 2026-03-16. Undo what came later"):
        undo(store.office, "002", act)
    assert counts.lines_of(count)[0].counted == 18
    # Counted again, it is approved again: what was approved first holds nothing any more.
    store.do(count, "recount")
    store.do(count, "enter", supply=Supply.named("YP-1"), quantity=Decimal(19))
    assert wrong(store) == []


def test_a_reason_given_for_all_lines_leaves_the_approval_as_it_was_given(store: Store) -> None:
    store.receive(store.supply(), 20, 2_000)
    count = counting(store, "YP-1", 18)
    store.do(count, "count", counted_by=store.chen)
    store.do(count, "approve", who="001", approver=store.lin)
    store.do(count, "book", reason="Never written down")
    (line,), (made,) = counts.lines_of(count), decisions(count)
    work_out(store.office, [made])
    assert (made.void, line.movement.reason, wrong(store)) == (False, "Never written down", [])


def test_a_figure_written_over_from_outside_is_found(store: Store, asked: Requisition) -> None:
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", who="001", approver=store.lin)
    RequisitionLine.update(approved=Decimal(9)).execute()
    assert wrong(store) == ["LY-2026-0001 is not what 001 Lin approved on 2026-03-16."]


def test_what_somebody_has_decided_on_needs_a_decision_again(store: Store, asked: Requisition) -> None:
    """Handed in again once the policy asks for none: what was approved before was another list."""
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", who="001", approver=store.lin)
    store.do(asked, "return", reason="more")
    keeping.edit(store.office, "003", RequisitionLine.get(), {"quantity": Decimal(40)})
    keeping.edit(store.office, "001", Policy.named("requisition_needs_approval"), {"value": "no"})
    store.do(asked, "submit", who="003")
    assert (asked.afresh().state, RequisitionLine.get().approved) == ("submitted", None)


def test_a_count_read_before_it_was_opened_again_takes_no_figure(store: Store) -> None:
    """The sheet in hand is that of the first count: what is entered from it is no second figure."""
    store.receive(store.supply(), 20, 2_000)
    old = counting(store, "YP-1", 15).afresh()
    store.do(old, "count", counted_by=store.chen)
    store.do(old, "recount")
    with pytest.raises(Stale, match="was changed by somebody else"):
        counts.enter(store.office, "002", old, supply=Supply.named("YP-1"), quantity=Decimal(15))
    assert SupplyCountLine.get().recounted is None
