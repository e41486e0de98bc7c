"""Issuing on a requisition by what a scanner sends: what is left or so much of it, never what was not asked for."""

from decimal import Decimal

import pytest

from bizdesk import keeping
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.undo import undo
from bizdesk.supplies import issuing
from bizdesk.supplies.models import Movement, Requisition, RequisitionLine, Supply
from tests.supplies.store import Store


@pytest.fixture
def asked(store: Store) -> Requisition:
    """Six of eight pens and all four pads that Zhao asked for are approved; there are clips as well."""
    asked = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "fair"})
    assert isinstance(asked, Requisition)
    for code, name, barcodes, quantity in (
        ("YP-1", "Pen", "6901,6902", 8),
        ("YP-2", "Pad", "", 4),
        ("YP-3", "Clip", "", 0),
    ):
        supply = store.supply(code, name=name, barcodes=barcodes)
        store.receive(supply, 50, 5_000)
        if quantity:
            values = {"requisition": asked, "supply": supply, "quantity": Decimal(quantity)}
            keeping.add(store.office, "003", RequisitionLine, values)
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", who="001", approver=store.lin, quantities="6 4")
    return asked.afresh()


def scan(store: Store, asked: Requisition, words: str, quantity: int | None = None) -> Decimal:
    """Issue what is scanned; what is left of it then."""
    (supply,) = issuing.meant(asked, words)
    of_it = None if quantity is None else Decimal(quantity)
    issuing.issue(store.office, "002", asked, supply=supply, quantity=of_it)
    return issuing.left_of(asked, supply)


def test_a_requisition_is_issued_in_several_goes_by_scanning(store: Store, asked: Requisition) -> None:
    assert scan(store, asked, "6902", 2) == 4
    assert asked.afresh().state == "partly_issued"
    with pytest.raises(Refused, match="6 of YP-1 Pen approved, 4 left to issue; not 5"):
        scan(store, asked, "yp-1", 5)
    # Without a quantity it is all that is left, each scan an act of its own.
    assert scan(store, asked, "6901") == 0
    with pytest.raises(NothingToDo, match="Nothing of YP-1 Pen is left to issue on LY-2026-0001"):
        scan(store, asked, "6901")
    assert scan(store, asked, "YP-2") == 0
    assert asked.afresh().state == "issued"
    assert [store.held(Supply.named(code))[0] for code in ("YP-1", "YP-2")] == [44, 46]
    undo(store.office, "002")
    assert (asked.afresh().state, store.held(Supply.named("YP-2"))[0]) == ("partly_issued", 50)


def test_a_part_of_a_name_means_only_what_was_asked_for(store: Store, asked: Requisition) -> None:
    assert [each.code for each in issuing.meant(asked, "p")] == ["YP-1", "YP-2"]
    assert [each.code for each in issuing.meant(asked, "pa")] == ["YP-2"]
    assert issuing.meant(asked, "toner") == []


@pytest.mark.parametrize("words", ["YP-3", "clip"])
def test_what_was_never_asked_for_is_refused(asked: Requisition, words: str) -> None:
    with pytest.raises(Refused, match=r"LY-2026-0001 does not ask for YP-3 Clip. \[4.2.2b\]"):
        issuing.meant(asked, words)


def test_what_the_code_itself_means_is_not_taken_for_a_part_of_another_name(store: Store, asked: Requisition) -> None:
    """A clip whose code stands within the name of the pen is a clip."""
    keeping.edit(store.office, "002", Supply.named("YP-1"), {"name": "Pen with C9"})
    store.supply("C9", name="Big clip")
    with pytest.raises(Refused, match="does not ask for C9 Big clip"):
        issuing.meant(asked, "C9")


def test_a_lot_is_named_on_a_requisition_of_one_supply_at_a_time(store: Store, asked: Requisition) -> None:
    words = store.refused(asked, "issue", batch="L1")
    assert words == "LY-2026-0001 has 2 lines to issue: name the supply that the lot is of. [4.2.2b]"
    milk = store.supply("MILK", track_expiry=True)
    for batch, days in (("OLD", 2), ("NEW", -60)):
        store.receive(milk, 5, 500, batch=batch, expires_on=store.ago(days), on=store.ago(9))
    other = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "tea"})
    keeping.add(store.office, "003", RequisitionLine, {"requisition": other, "supply": milk, "quantity": Decimal(6)})
    store.do(other, "submit", who="003")
    store.do(other, "approve", who="001", approver=store.lin)
    assert "5 pc are still good; lot OLD expired on 2026-03-14." in store.refused(other, "issue")
    store.do(other, "issue", quantity=Decimal(1), batch="OLD")
    store.do(other, "issue")
    issues = Movement.select().where(Movement.supply == milk.id, Movement.kind == "issue").order_by(Movement.id)
    assert [(each.batch, each.quantity) for each in issues] == [("OLD", -1), ("NEW", -5)]
    assert other.afresh().state == "issued"


def test_a_requisition_is_closed_with_a_reason_where_something_was_not_issued(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000)
    requisition = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "courses"})
    values = {"requisition": requisition, "supply": pen, "quantity": Decimal(6)}
    keeping.add(store.office, "003", RequisitionLine, values)
    store.do(requisition, "submit", who="003")
    store.do(requisition, "approve", who="001", approver=store.lin)
    store.do(requisition, "issue", quantity=Decimal(4))
    words = store.refused(requisition, "close")
    assert words.startswith("Not all of LY-2026-0001 was issued: give a reason why the rest is not.")
    store.do(requisition, "close", reason="the course is over")
    assert requisition.afresh().state == "closed"


def test_an_issue_tells_the_line_it_was_for_by_its_place_and_not_by_its_row(store: Store, asked: Requisition) -> None:
    scan(store, asked, "YP-2")
    issue = Movement.select().order_by(Movement.id.desc()).get()
    line = Movement.fields()["requisition"]
    assert line.told(issue, store.office) == "LY-2026-0001/2"
    assert line.plain(issue.requisition, store.office) == "LY-2026-0001/2"


def test_a_supply_stands_on_a_requisition_once(store: Store) -> None:
    pen, ink = store.supply(), store.supply("YP-2")
    asked = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao})
    line = {"requisition": asked, "quantity": Decimal(2)}
    keeping.add(store.office, "003", RequisitionLine, {**line, "supply": pen})
    other = keeping.add(store.office, "003", RequisitionLine, {**line, "supply": ink})
    words = f"YP-1 Pen YP-1 is on {asked.number} already: change its quantity there"
    with pytest.raises(Refused, match=words):
        keeping.add(store.office, "003", RequisitionLine, {**line, "supply": pen})
    with pytest.raises(Refused, match=words):
        keeping.edit(store.office, "003", other, {"supply": pen})
