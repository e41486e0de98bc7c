"""Quotas: how much of a supply or a class anyone may have in a period, whoever is asked and whatever came back."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office.errors import Invalid
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff
from bizdesk.opening import with_areas
from bizdesk.supplies import moving, previews, quotas
from bizdesk.supplies.models import Quota, Requisition, RequisitionLine, Supply, SupplyCategory
from tests.supplies.store import Store


@pytest.fixture
def pen(store: Store) -> Supply:
    """100 pens at 2.00 that came on 1 January 2026."""
    pen = store.supply(category=SupplyCategory.named("W1"))
    store.receive(pen, 100, 20_000, on=date(2026, 1, 1))
    return pen


def allow(store: Store, **values: Any) -> Quota:
    quota = keeping.add(store.office, "001", Quota, values)
    assert isinstance(quota, Quota)
    return quota


def test_a_person_has_no_more_of_it_in_a_month_than_the_quota_says(store: Store, pen: Supply) -> None:
    allow(store, supply=pen, period="month", quantity=Decimal(10))
    store.issue(pen, 8, on=date(2026, 2, 28))
    store.issue(pen, 6)
    words = (
        "Quota DE-2026-0001 (anyone; YP-1 Pen YP-1; month) allows 10 from 2026-03-01: 6 was had, 5 more is too much."
        " [4.2.2b]"
    )
    assert words in store.refused(pen, "issue", quantity=Decimal(5), staff=store.zhao)
    store.issue(pen, 4)
    # Each person has a quota of their own where it names nobody.
    store.do(pen, "issue", quantity=Decimal(10), staff=store.lin)
    store.now += timedelta(days=16)
    store.issue(pen, 10)


def test_two_quotas_of_one_thing_for_the_same_people_do_not_stand_side_by_side(store: Store, pen: Supply) -> None:
    same: dict[str, Any] = {"staff": store.zhao, "supply": pen, "period": "month"}
    first = allow(store, **same, quantity=Decimal(10))
    with pytest.raises(Invalid, match="Quota DE-2026-0001 is of the same thing for the same people and period"):
        allow(store, **same, quantity=Decimal(5))
    # Another period and another person are another thing; so is what is out of use.
    allow(store, **{**same, "period": "year"}, quantity=Decimal(50))
    allow(store, **{**same, "staff": store.lin}, quantity=Decimal(5))
    keeping.edit(store.office, "001", first, {"quantity": Decimal(8)})
    keeping.edit(store.office, "001", first.afresh(), {"active": False})
    allow(store, **same, quantity=Decimal(5))
    with pytest.raises(Invalid, match="is of the same thing"):
        keeping.edit(store.office, "001", first.afresh(), {"active": True})


def test_what_is_entered_for_a_day_before_others_counts_beside_them(store: Store, pen: Supply) -> None:
    allow(store, supply=pen, period="month", quantity=Decimal(10))
    store.issue(pen, 8)
    assert "8 was had, 3 more" in store.refused(
        pen, "issue", quantity=Decimal(3), staff=store.zhao, on=date(2026, 3, 2)
    )
    store.issue(pen, 2, on=date(2026, 3, 2))


def test_what_came_back_may_be_had_again(store: Store, pen: Supply) -> None:
    allow(store, supply=pen, period="month", quantity=Decimal(10))
    given = store.issue(pen, 10)
    moving.give_back(store.office, "002", given, quantity=Decimal(4))
    assert "6 was had, 5 more" in store.refused(pen, "issue", quantity=Decimal(5), staff=store.zhao)
    store.issue(pen, 4)


@pytest.mark.parametrize(("period", "days", "first"), [("quarter", 60, "2026-01-01"), ("year", 74, "2026-01-01")])
def test_a_quarter_and_a_year_begin_with_their_first_day(
    store: Store, pen: Supply, period: str, days: int, first: str
) -> None:
    """16 March 2026 less 60 days is 15 January, less 74 days is 1 January: of the same quarter and year."""
    allow(store, supply=pen, period=period, quantity=Decimal(10))
    store.issue(pen, 10, on=store.ago(days))
    assert f"allows 10 from {first}: 10 was had, 1 more" in store.refused(
        pen, "issue", quantity=Decimal(1), staff=store.zhao
    )


def test_a_class_counts_all_that_lies_in_it(store: Store, pen: Supply) -> None:
    """A quota of all writing things counts the pens and the pencils below it, and no paper."""
    pencil = store.supply("YP-2", category=SupplyCategory.named("W2"))
    paper = store.supply("YP-3", category=SupplyCategory.named("P1"))
    for each in (pencil, paper):
        store.receive(each, 50, 5_000, on=date(2026, 1, 1))
    allow(store, category=SupplyCategory.named("W"), period="month", quantity=Decimal(10))
    store.issue(pen, 6)
    assert "6 was had, 5 more" in store.refused(pencil, "issue", quantity=Decimal(5), staff=store.zhao)
    store.issue(pencil, 4)
    store.issue(paper, 20)


def asking(store: Store, *lines: tuple[Supply, int]) -> Requisition:
    """Zhao draws up a requisition of so much of each."""
    asked = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "fair"})
    assert isinstance(asked, Requisition)
    for supply, quantity in lines:
        values = {"requisition": asked, "supply": supply, "quantity": Decimal(quantity)}
        keeping.add(store.office, "003", RequisitionLine, values)
    return asked


def test_a_requisition_is_held_against_the_quota_of_a_class_as_a_whole(store: Store, pen: Supply) -> None:
    """Six pens and five pencils, each within the ten of all writing things, are eleven; the paper counts for none."""
    pencil = store.supply("YP-2", category=SupplyCategory.named("W2"))
    paper = store.supply("YP-3", category=SupplyCategory.named("P1"))
    allow(store, category=SupplyCategory.named("W"), period="month", quantity=Decimal(10))
    asked = asking(store, (pen, 6), (pencil, 5), (paper, 20))
    words = "; month) allows 10 from 2026-03-01: 0 was had, 11 more is too much. [4.2.2b]"
    assert words in store.refused(asked, "submit", who="003")
    assert asked.afresh().state == "draft"
    keeping.edit(store.office, "003", RequisitionLine.get(RequisitionLine.supply == pencil), {"quantity": Decimal(4)})
    store.do(asked, "submit", who="003")
    assert asked.afresh().state == "submitted"


def test_a_requisition_is_held_against_an_amount_as_a_whole(store: Store, pen: Supply) -> None:
    """Pens at 2.00 and pencils at 1.00: six and four of them are 16.00, of 15.00 that are allowed."""
    pencil = store.supply("YP-2", category=SupplyCategory.named("W2"))
    store.receive(pencil, 50, 5_000, on=date(2026, 1, 1))
    quota = allow(store, category=SupplyCategory.named("W"), period="month", amount=1_500)
    asked = asking(store, (pen, 6), (pencil, 4))
    assert "allows 15.00 from 2026-03-01: 0.00 was had, 16.00 more is too much" in store.refused(asked, "submit")
    keeping.edit(store.office, "001", quota, {"amount": 1_600})
    store.do(asked, "submit", who="003")


def test_all_of_a_requisition_is_not_issued_where_it_is_together_too_much(store: Store, pen: Supply) -> None:
    """The quota came after the approval: six pens and five pencils are eleven, each alone is within the ten."""
    pencil = store.supply("YP-2", category=SupplyCategory.named("W2"))
    store.receive(pencil, 50, 5_000, on=date(2026, 1, 1))
    asked = asking(store, (pen, 6), (pencil, 5))
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", who="001", approver=store.lin)
    allow(store, category=SupplyCategory.named("W"), period="month", quantity=Decimal(10))
    assert "0 was had, 11 more is too much" in store.refused(asked, "issue")
    assert store.held(pen)[0] == 100
    store.do(asked, "issue", supply=pen)
    assert "6 was had, 5 more is too much" in store.refused(asked, "issue")
    store.do(asked, "issue", quantity=Decimal(4))
    assert asked.afresh().state == "partly_issued"


def test_a_quota_of_a_department_counts_all_of_its_people(store: Store, pen: Supply) -> None:
    other = next(each for each in Department.select() if each != store.department)
    stranger = keeping.add(store.office, "", Staff, {"number": "009", "name": "Wu", "department": other})
    allow(store, supply=pen, department=store.department, period="month", quantity=Decimal(10))
    store.issue(pen, 6)
    assert "6 was had, 5 more" in store.refused(pen, "issue", quantity=Decimal(5), staff=store.lin)
    assert "6 was had, 5 more" in store.refused(pen, "issue", quantity=Decimal(5), department=store.department)
    store.do(pen, "issue", quantity=Decimal(20), staff=stranger)


def test_a_quota_of_everybody_is_of_each_department_that_is_given_to(store: Store, pen: Supply) -> None:
    """What a department got nobody else had; a receipt that was reversed was had by nobody."""
    other = next(each for each in Department.select() if each != store.department)
    store.do(store.receive(pen, 100, 20_000), "reverse", reason="twice")
    allow(store, supply=pen, period="month", quantity=Decimal(10))
    store.do(pen, "issue", quantity=Decimal(10), department=store.department)
    store.do(pen, "issue", quantity=Decimal(10), department=other)
    assert "10 was had, 1 more" in store.refused(pen, "issue", quantity=Decimal(1), department=other)
    store.issue(pen, 10)


def test_a_department_is_given_to_with_those_below_it(store: Store, pen: Supply) -> None:
    below = keeping.add(store.office, "", Department, {"code": "04-1", "name": "Press", "parent": store.department})
    allow(store, supply=pen, department=store.department, period="month", quantity=Decimal(10))
    store.do(pen, "issue", quantity=Decimal(6), department=below)
    assert "6 was had, 5 more" in store.refused(pen, "issue", quantity=Decimal(5), department=store.department)


def test_an_issue_that_was_reversed_was_not_had(store: Store, pen: Supply) -> None:
    allow(store, supply=pen, period="month", quantity=Decimal(10))
    store.do(store.issue(pen, 8), "reverse", reason="wrong person")
    store.issue(pen, 10)


def test_an_amount_is_counted_at_what_it_cost(store: Store, pen: Supply) -> None:
    """12 pens at 2.00 are 24.00: of 25.00 allowed, another at 2.00 is too much; of 26.00 it is not."""
    quota = allow(store, supply=pen, staff=store.zhao, period="month", amount=2_500)
    store.issue(pen, 12)
    assert "allows 25.00 from 2026-03-01: 24.00 was had, 2.00 more is too much" in store.refused(
        pen, "issue", quantity=Decimal(1), staff=store.zhao
    )
    keeping.edit(store.office, "001", quota.afresh(), {"amount": 2_600})
    store.issue(pen, 1)


def test_a_quota_out_of_use_holds_nobody_back(store: Store, pen: Supply) -> None:
    quota = allow(store, supply=pen, period="month", quantity=Decimal(1))
    keeping.edit(store.office, "001", quota, {"active": False})
    store.issue(pen, 50)


def test_two_tills_do_not_give_out_together_what_one_may_not(store: Store, pen: Supply) -> None:
    """The moment before the second till writes, the first has issued 8 of the 10."""
    allow(store, supply=pen, period="month", quantity=Decimal(10))
    office = store.office
    with with_areas(office.path, clock=lambda: store.now) as other:

        def first() -> None:
            office.before_change = lambda: None
            issue(other, 8)
            office.activate()

        def issue(at: Office, quantity: int) -> None:
            at.activate()
            supply, zhao = Supply.named(pen.code), Staff.named("003")
            moving.issue(at, "002", supply, quantity=Decimal(quantity), staff=zhao)

        office.before_change = first
        with pytest.raises(Exception, match="8 was had, 5 more is too much"):
            issue(office, 5)
    assert store.held(pen) == (Decimal(92), 18_400)


def test_a_requisition_without_a_department_is_held_against_that_of_its_applicant(store: Store, pen: Supply) -> None:
    """Eight pens and eight pencils, each within the ten of Zhao's department, are sixteen."""
    pencil = store.supply("YP-2", category=SupplyCategory.named("W2"))
    store.receive(pencil, 50, 5_000, on=date(2026, 1, 1))
    quota = allow(
        store, department=store.department, category=SupplyCategory.named("W"), period="month", quantity=Decimal(10)
    )
    asked = asking(store, (pen, 8), (pencil, 8))
    keeping.edit(store.office, "003", asked.afresh(), {"department": None})
    words = (
        "Quota DE-2026-0001 (04 Sales; W Writing; month)"
        " allows 10 from 2026-03-01: 0 was had, 16 more is too much. [4.2.2b]"
    )
    assert words in store.refused(asked, "submit", who="003")
    keeping.edit(store.office, "001", quota, {"quantity": Decimal(16)})
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", who="001", approver=store.lin)
    keeping.edit(store.office, "001", quota.afresh(), {"quantity": Decimal(10)})
    assert words in store.refused(asked, "issue")
    keeping.edit(store.office, "001", quota.afresh(), {"quantity": Decimal(17)})
    assert "Quota DE-2026-0001: 1 of 17 left" in previews.issued_on(store.office, asked.afresh())


def test_the_department_that_it_is_booked_to_has_it(store: Store, pen: Supply) -> None:
    """Pens for Zhao that another department bears count for that one, and for Zhao's own quota in any case."""
    other = Department.select().where(Department.id != store.department.id).first()
    allow(store, supply=pen, department=store.department, period="month", quantity=Decimal(3))
    assert "0 was had, 5 more is too much" in store.refused(pen, "issue", quantity=Decimal(5), staff=store.zhao)
    store.issue(pen, 5, department=other)
    store.issue(pen, 3)
    allow(store, supply=pen, department=other, period="month", quantity=Decimal(6))
    words = (
        "Quota DE-2026-0002 (01 General management; YP-1 Pen YP-1; month)"
        " allows 6 from 2026-03-01: 5 was had, 2 more is too much."
    )
    assert words in store.refused(pen, "issue", quantity=Decimal(2), staff=store.zhao, department=other)
    allow(store, supply=pen, staff=store.zhao, period="month", quantity=Decimal(8))
    words = (
        "Quota DE-2026-0003 (003 Zhao; YP-1 Pen YP-1; month) allows 8 from 2026-03-01: 8 was had, 1 more is too much."
    )
    assert words in store.refused(pen, "issue", quantity=Decimal(1), staff=store.zhao, department=other)


def test_an_issue_on_a_requisition_asks_the_quotas_once_for_all_its_lines(
    store: Store, pen: Supply, monkeypatch: pytest.MonkeyPatch
) -> None:
    pencil = store.supply("YP-2", category=SupplyCategory.named("W2"))
    store.receive(pencil, 50, 5_000, on=date(2026, 1, 1))
    asked = asking(store, (pen, 6), (pencil, 4))
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", who="001", approver=store.lin)
    admitted: list[int] = []
    plain = quotas.admit
    monkeypatch.setattr(quotas, "admit", lambda *told, **who: (admitted.append(len(told[1])), plain(*told, **who)))
    store.do(asked, "issue")
    assert admitted == [2]
