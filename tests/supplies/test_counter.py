"""Over the counter: what comes back, which lots go out, and what is said of goods that others wait for."""

from decimal import Decimal

import pytest

from bizdesk import acts, keeping
from bizdesk.office.errors import Refused
from bizdesk.office.undo import undo
from bizdesk.supplies import counter
from bizdesk.supplies.models import Movement, Requisition, RequisitionLine, Supply
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


def test_what_a_department_had_comes_back_from_the_department_alone(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1000)
    store.do(pen, "issue", quantity=Decimal(4), department=store.department)
    # Zhao belongs to the department: what he had is his.
    store.issue(pen, 3)
    with pytest.raises(Refused, match="has 4 pc of YP-1 Pen YP-1: 5 cannot come back"):
        counter.take_back(store.office, "002", pen, quantity=Decimal(5), department=store.department)
    (back,) = counter.take_back(store.office, "002", pen, quantity=Decimal(4), department=store.department)
    assert (back.staff, back.department, back.value) == (None, store.department, 400)
    with pytest.raises(Refused, match="has 3 pc of YP-1"):
        counter.take_back(store.office, "002", pen, quantity=Decimal(4), staff=store.zhao)
    with pytest.raises(Refused, match="an employee or a department"):
        counter.take_back(store.office, "002", pen, quantity=Decimal(1))


def test_what_has_expired_goes_out_only_where_its_lot_is_named(store: Store) -> None:
    ink = store.supply(track_expiry=True)
    store.receive(ink, 5, 500, batch="OLD", on=store.ago(30), expires_on=store.ago(1))
    store.receive(ink, 5, 500, batch="NEW", on=store.ago(30), expires_on=store.ago(0))
    # On the day on which it expires it is still good.
    assert [store.issue(ink, 2).batch, store.issue(ink, 2, batch="NEW").batch] == ["NEW", "NEW"]
    why = store.refused(ink, "issue", quantity=Decimal(2), staff=store.zhao)
    assert "1 pc are still good; lot OLD expired on 2026-03-15." in why
    assert "4.2.2c" in why
    preview = acts.named(Supply, "issue").preview
    assert preview is not None
    named = {"quantity": Decimal(2), "staff": store.zhao, "batch": "OLD"}
    assert "Lot OLD expired on 2026-03-15." in preview(store.office, ink, **named)
    assert store.issue(ink, 2, batch="OLD").batch == "OLD"
    assert store.office.notices == ["Lot OLD expired on 2026-03-15."]
    # What is spoilt is what has expired.
    assert store.do(ink, "write_off", quantity=Decimal(1), reason="dry").batch == "OLD"
    # A day before, it was good.
    assert store.issue(ink, 1, on=store.ago(1)).batch == "OLD"


def test_what_has_expired_is_not_taken_in(store: Store) -> None:
    ink = store.supply(track_expiry=True)
    lot = {"quantity": Decimal(1), "amount": 100, "expires_on": store.ago(1)}
    assert "expired on 2026-03-15: it is not taken in" in store.refused(ink, "receive", **lot)
    assert store.do(ink, "receive", **lot, on=store.ago(2)).batch == "2026-03-15"


def test_that_reserved_goods_are_given_out_is_said(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 38, 3800)
    asked = keeping.add(store.office, "003", Requisition, {"purpose": "fair", "applicant": store.zhao})
    keeping.add(store.office, "003", RequisitionLine, {"requisition": asked, "supply": pen, "quantity": Decimal(6)})
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", who="001", approver=store.lin)
    preview = acts.named(Supply, "issue").preview
    assert preview is not None
    short = "YP-1 Pen YP-1: 6 pc are reserved for approved requisitions, and 1 are left."
    assert short in preview(store.office, pen, quantity=Decimal(37), staff=store.zhao)
    store.issue(pen, 32)
    assert store.office.notices == []
    store.issue(pen, 5)
    assert store.office.notices == [short]


def test_the_levels_of_a_supply_lie_one_above_the_other(store: Store) -> None:
    for levels, said in (
        ({"min_quantity": 9, "max_quantity": 5}, "The maximum of 5 lies below the safety stock of 9"),
        ({"reorder_level": 7, "max_quantity": 5}, "The maximum of 5 lies below the reorder level of 7"),
    ):
        with pytest.raises(Refused, match=said):
            store.supply(**{name: Decimal(level) for name, level in levels.items()})
    store.supply(min_quantity=Decimal(5), reorder_level=Decimal(5), max_quantity=Decimal(5))
    # Lists of other programs write 0 where there is no maximum.
    store.supply("YP-2", min_quantity=Decimal(5), max_quantity=Decimal(0))


def test_a_barcode_is_of_one_item(store: Store) -> None:
    pen, pad = store.supply(barcodes="690001,690002"), store.supply("YP-2", barcodes="690003")
    said = "The barcode 690002 is that of YP-1 Pen YP-1 already"
    with pytest.raises(Refused, match=said):
        store.supply("YP-3", barcodes="690009,690002")
    with pytest.raises(Refused, match=said):
        keeping.edit(store.office, "002", pad, {"barcodes": "690003,690002"})
    assert Supply.named("690002") == pen
    assert pad.afresh().barcodes == "690003"
    keeping.edit(store.office, "002", pad.afresh(), {"barcodes": "690003,690004"})


def test_a_lot_is_typed_with_the_code_save_where_that_is_a_code_itself(store: Store) -> None:
    store.supply("ink"), store.supply("ink@home")
    typed = ("3*ink@ L1", "ink@home", "ink@home@L2", "ink＠L1", "ink@", "@L1")
    entries = [counter.with_lot(counter.taken_apart(text)) for text in typed]
    assert [(entry.words, entry.batch) for entry in entries] == [
        ("ink", "L1"), ("ink@home", ""), ("ink@home", "L2"), ("ink", "L1"), ("ink", ""), ("@L1", ""),
    ]  # fmt: skip


def test_what_comes_back_of_a_lot_is_of_its_issues(store: Store) -> None:
    milk = store.supply("MILK", track_expiry=True)
    for batch, days in (("A", -20), ("B", -60)):
        store.receive(milk, 5, 500, batch=batch, expires_on=store.ago(days))
        store.issue(milk, 5, batch=batch)
    (back,) = counter.take_back(store.office, "002", milk, quantity=Decimal(2), staff=store.zhao, batch="A")
    assert back.batch == "A"
    with pytest.raises(Refused, match="has 3 pc of MILK"):
        counter.take_back(store.office, "002", milk, quantity=Decimal(4), staff=store.zhao, batch="A")


def test_a_part_of_what_always_moved_whole_is_remarked(store: Store) -> None:
    """Half a ream is hardly meant where only whole ones ever went; of cloth by the metre nobody says anything."""
    paper, cloth = store.supply(unit="ream"), store.supply("YP-2", unit="m")
    store.receive(paper, 10, 1_000)
    store.do(cloth, "receive", quantity=Decimal("2.5"), amount=500)
    said = "Until now YP-1 Pen YP-1 only moved by the whole ream: make sure that 1.5 is meant."
    preview = acts.named(Supply, "issue").preview
    assert preview is not None
    given = {"quantity": Decimal("1.5"), "staff": store.zhao}
    assert said in preview(store.office, paper, **given)
    store.issue(paper, 2)
    store.do(cloth, "issue", quantity=Decimal("0.5"), staff=store.zhao)
    assert store.office.notices == []
    counter.take_back(store.office, "002", paper, quantity=Decimal("0.5"), staff=store.zhao)
    assert store.office.notices == [said.replace("1.5", "0.5")]
    undo(store.office, "002")
    store.office.notices.clear()
    store.do(paper, "issue", **given)
    assert store.office.notices == [said]
    # Since then parts of it are nothing new.
    store.do(paper, "issue", **given)
    assert store.office.notices == [said]
