"""A requisition is approved line by line with open eyes: what was asked for is told, and no line is left to chance."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.supplies.models import Requisition, RequisitionLine
from bizdesk.supplies.requisitions import lines_of
from tests.supplies.store import Store


@pytest.fixture
def asked(store: Store) -> Requisition:
    """Zhao asks for 5, 20 and 3 of three things."""
    asked = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "fair"})
    for place, quantity in enumerate((5, 20, 3), start=1):
        values = {"requisition": asked, "supply": store.supply(f"YP-{place}"), "quantity": Decimal(quantity)}
        keeping.add(store.office, "003", RequisitionLine, values)
    store.do(asked, "submit", who="003")
    assert isinstance(asked, Requisition)
    return asked


def foretold(store: Store, asked: Requisition, quantities: str) -> list[str]:
    """What the form says while it is filled in."""
    preview: Any = acts.named(Requisition, "approve").preview
    return list(preview(store.office, asked.afresh(), approver=store.lin, quantities=quantities))


@pytest.mark.parametrize("typed", ["5", "5 20", "5, 20, 3, 1"])
def test_a_list_that_has_not_one_quantity_for_every_line_approves_nothing(
    store: Store, asked: Requisition, typed: str
) -> None:
    words = store.refused(asked, "approve", approver=store.lin, quantities=typed)
    assert f"LY-2026-0001 has 3 lines, the list of approved quantities {len(typed.split())}" in words
    assert asked.afresh().state == "submitted"
    assert [line.approved for line in lines_of(asked)] == [None] * 3


def test_every_line_has_its_own_quantity_or_all_are_approved(store: Store, asked: Requisition) -> None:
    store.do(asked, "approve", approver=store.lin, quantities="5，0 2")
    assert [line.approved for line in lines_of(asked)] == [5, 0, 2]
    store.do(asked, "return", reason="again")
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", approver=store.chen)
    assert [line.approved for line in lines_of(asked)] == [5, 20, 3]


@pytest.mark.parametrize(
    "typed",
    [
        "YP-3=2 YP-1=5 YP-2=0",
        "yp-3=2，YP-1 = 5,YP-2＝0",
        "YP-3=2、YP-1=5、YP-2=0",
        "ＹＰ-3＝２；YP-1＝５；YP-2＝０",
        "LY-2026-0001/3=2 LY-2026-0001/1=5 ly-2026-0001/2=0",
        "LY-2026-0001/3=2; YP-1=5; YP-2=0",
    ],
)
def test_quantities_are_told_by_the_code_of_the_supply_as_well(store: Store, asked: Requisition, typed: str) -> None:
    store.do(asked, "approve", approver=store.lin, quantities=typed)
    assert [line.approved for line in lines_of(asked)] == [5, 0, 2]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("YP-1=5 YP-2=4", "YP-3 Pen YP-3 on LY-2026-0001 has no approved quantity: give one, 0 where nothing"),
        ("YP-1=5 YP-2=4 YP-9=1", "LY-2026-0001 has no line for YP-9. Its lines: YP-1, YP-2, YP-3."),
        ("YP-1=5 YP-1=4 YP-2=4 YP-3=1", "YP-1 is given twice"),
        ("yp-1=5 YP-1=4 YP-2=4 YP-3=1", "YP-1 is given twice"),
        ("YP-1=5 4 YP-3=1", "in the order of the lines, or all by code, such as YP-1=5"),
        ("YP-1=,YP-2=4,YP-3=1", "in the order of the lines, or all by code, such as YP-1=5"),
        ("LY-2026-0001/1=5 YP-1=4 YP-2=4 YP-3=1", "YP-1 is given twice"),
        ("LY-2026-0001/9=5 YP-1=4 YP-2=4 YP-3=1", "LY-2026-0001 has no line for LY-2026-0001/9"),
        ("YP-3=1 YP-2=4 YP-1=five", "YP-1 Pen YP-1: "),
        ("5 four 1", "YP-2 Pen YP-2: "),
    ],
)
def test_a_list_by_code_leaves_no_line_to_chance(store: Store, asked: Requisition, typed: str, why: str) -> None:
    assert why in store.refused(asked, "approve", approver=store.lin, quantities=typed)


def test_a_list_for_one_line_says_so(store: Store) -> None:
    asked = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "fair"})
    values = {"requisition": asked, "supply": store.supply("YP-1"), "quantity": Decimal(5)}
    keeping.add(store.office, "003", RequisitionLine, values)
    store.do(asked, "submit", who="003")
    words = store.refused(asked, "approve", approver=store.lin, quantities="5 4")
    assert "LY-2026-0001 has one line, the list of approved quantities 2: give one, 0 where nothing" in words


def test_the_form_tells_what_was_asked_for_before_it_is_approved(store: Store, asked: Requisition) -> None:
    assert foretold(store, asked, "") == [
        "1. YP-1 Pen YP-1: 5 pc asked for, 5 approved",
        "2. YP-2 Pen YP-2: 20 pc asked for, 20 approved",
        "3. YP-3 Pen YP-3: 3 pc asked for, 3 approved",
    ]
    assert foretold(store, asked, "5 10 0")[1:] == [
        "2. YP-2 Pen YP-2: 20 pc asked for, 10 approved",
        "3. YP-3 Pen YP-3: 3 pc asked for, 0 approved",
    ]
    *lines, wrong = foretold(store, asked, "5")
    assert lines == [
        f"{place}. YP-{place} Pen YP-{place}: {count} pc asked for" for place, count in ((1, 5), (2, 20), (3, 3))
    ]
    assert "has 3 lines" in wrong
    assert "cannot be approved" in foretold(store, asked, "5 21 3")[-1]
