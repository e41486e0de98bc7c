"""What a movement says of itself where nothing is said: place, supplier, account; and what it must be told."""

from datetime import date
from decimal import Decimal

import pytest

from bizdesk import keeping
from bizdesk.office.errors import Refused
from bizdesk.office.people import Department, Supplier
from bizdesk.supplies import moving
from bizdesk.supplies.models import Movement
from tests.supplies.store import Store


@pytest.fixture
def firms(store: Store) -> tuple[Supplier, Supplier]:
    usual, other = (keeping.add(store.office, "", Supplier, {"code": f"S{each}", "name": f"Firm {each}"})
                    for each in (1, 2))  # fmt: skip
    assert isinstance(usual, Supplier)
    assert isinstance(other, Supplier)
    return usual, other


def test_goods_come_from_the_usual_supplier_to_the_usual_place_on_the_usual_account(
    store: Store, firms: tuple[Supplier, Supplier]
) -> None:
    pen = store.supply(supplier=firms[0], account="6602")
    usual = store.receive(pen, 10, 1_000)
    assert (usual.supplier, usual.place, usual.account) == (firms[0], store.room, "6602")
    told = store.receive(pen, 10, 1_000, supplier=firms[1], place=store.shelf)
    assert (told.supplier, told.place) == (firms[1], store.shelf)
    # What there was when the office began was bought of nobody that the books know.
    (opening,) = moving.received(store.office, pen, quantity=Decimal(1), amount=100, kind="opening")
    assert (opening.supplier, opening.account) == (None, "6602")
    given = store.issue(pen, 1, project="Fair")
    assert (given.department, given.place, given.account, given.project) == (
        store.department, store.room, "6602", "Fair",
    )  # fmt: skip
    sent = store.do(pen, "return_to_supplier", quantity=Decimal(1))
    assert (sent.supplier, sent.account) == (firms[0], "6602")
    assert store.do(pen, "return_to_supplier", quantity=Decimal(1), supplier=firms[1]).supplier == firms[1]
    assert store.do(pen, "write_off", quantity=Decimal(1), reason="broken").account == "6602"


def test_what_comes_back_comes_from_whom_it_went_to_and_where_it_lay(store: Store) -> None:
    milk = store.supply(track_expiry=True, account="6602")
    ends = store.ago(-20)
    store.receive(milk, 10, 1_000, place=store.shelf, batch="A", expires_on=ends)
    other = Department.named("06")
    given = store.do(milk, "issue", quantity=Decimal(4), department=other, place=store.shelf, project="Fair")
    assert (given.staff, given.department, given.batch, given.expires_on) == (None, other, "A", ends)
    back = store.do(given, "give_back", quantity=Decimal(1))
    names = ("place", "staff", "department", "account", "project", "batch", "expires_on")
    assert [getattr(back, name) for name in names] == [store.shelf, None, other, "6602", "Fair", "A", ends]
    assert store.do(given, "give_back", quantity=Decimal(1), place=store.room).place == store.room


def test_a_lot_is_good_and_taken_in_on_the_day_it_expires(store: Store) -> None:
    milk = store.supply(track_expiry=True)
    assert store.receive(milk, 1, 100, expires_on=store.ago(0)).batch == "2026-03-16"
    assert store.issue(milk, 1).expires_on == store.ago(0)
    assert "tell on which day this lot does" in store.refused(milk, "receive", quantity=Decimal(1), amount=1)


def test_a_day_on_goods_without_lots_is_kept_and_makes_no_lot(store: Store) -> None:
    pen = store.supply()
    came = store.receive(pen, 1, 100, expires_on=store.ago(-9))
    assert (came.batch, came.expires_on) == ("", store.ago(-9))


def test_old_for_new_is_given_against_the_used_up_one(store: Store) -> None:
    toner = store.supply(return_old=True)
    store.receive(toner, 3, 300)
    words = store.refused(toner, "issue", quantity=Decimal(1), staff=store.zhao)
    assert words == "YP-1 Pen YP-1 is issued old for new: take the used-up one back first. [4.2.2b]"
    store.issue(toner, 1, old_returned=True)
    assert store.held(toner) == (2, 200)


def test_what_is_not_used_any_more_neither_comes_nor_goes(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 3, 300)
    keeping.edit(store.office, "002", pen, {"active": False})
    pen = pen.afresh()
    assert "is not used any more" in store.refused(pen, "receive", quantity=Decimal(1), amount=1)
    assert "is not used any more" in store.refused(pen, "issue", quantity=Decimal(1), staff=store.zhao)
    # What is left of it may be thrown away.
    store.do(pen, "write_off", quantity=Decimal(3), reason="old")


def test_it_is_told_who_gets_it_and_that_is_somebody_who_works_here(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 9, 900, on=store.ago(9))
    assert "Tell who gets it" in store.refused(pen, "issue", quantity=Decimal(1))
    keeping.edit(store.office, "", store.zhao, {"left_on": store.ago(5), "active": False})
    zhao = store.zhao.afresh()
    with pytest.raises(Refused, match="003 Zhao"):
        moving.issue(store.office, "002", pen, quantity=Decimal(1), staff=zhao)
    assert moving.issue(store.office, "002", pen, quantity=Decimal(1), staff=zhao, on=store.ago(6)).staff == zhao


def test_carried_goods_keep_their_lot_and_stay_where_they_are_where_they_are(store: Store) -> None:
    milk = store.supply(track_expiry=True)
    store.receive(milk, 5, 500, batch="A", expires_on=store.ago(-20))
    assert "It is there already" in store.refused(milk, "transfer", quantity=Decimal(1), to=store.room)
    store.do(milk, "transfer", quantity=Decimal(2), to=store.shelf, reason="full")
    came = Movement.get((Movement.kind == "transfer") & (Movement.quantity > 0))
    assert (came.place, came.batch, came.expires_on, came.value, came.reason) == (
        store.shelf, "A", store.ago(-20), 0, "full",
    )  # fmt: skip
    assert store.issue(milk, 2, place=store.shelf).batch == "A"


@pytest.mark.parametrize(
    ("quantity", "price", "value"),
    [("3", 333, 999), ("0.5", 1, 1), ("0.4999", 1, 0), ("2.5", 125, 313), ("0.3333", 999, 333), ("7", 0, 0)],
)
def test_a_price_of_a_unit_is_rounded_once_half_up(store: Store, quantity: str, price: int, value: int) -> None:
    """3 x 3.33; 0.5 and 0.4999 of a cent; 3.125; 0.3333 x 9.99 = 3.329667; a gift."""
    assert store.do(store.supply(), "receive", quantity=Decimal(quantity), price=price).value == value


def test_nothing_and_less_than_nothing_is_not_moved(store: Store) -> None:
    pen = store.supply()
    given = (store.receive(pen, 5, 500), store.issue(pen, 2))[1]
    for quantity in (Decimal(0), Decimal(-1)):
        for subject, name, more in (
            (pen, "receive", {"amount": 1}), (pen, "issue", {"staff": store.zhao}),
            (pen, "write_off", {"reason": "so"}), (pen, "transfer", {"to": store.shelf}),
            (pen, "return_to_supplier", {}), (given, "give_back", {}),
        ):  # fmt: skip
            store.refused(subject, name, quantity=quantity, **more)
    assert Movement.select().count() == 2


def test_what_went_out_comes_back_the_same_day_and_not_before(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 5, 500, on=date(2026, 3, 1))
    given = store.issue(pen, 4, on=date(2026, 3, 10))
    assert "Nothing comes back before it went out" in store.refused(
        given, "give_back", quantity=Decimal(1), on=date(2026, 3, 9)
    )
    store.do(given, "give_back", quantity=Decimal(3), on=date(2026, 3, 10))
    words = store.refused(given, "give_back", quantity=Decimal(2))
    assert words == f"{given.number} issued 4, of which 3 came back: 2 more cannot. [4.2.2b]"
    store.do(given, "give_back", quantity=Decimal(1))
