"""The story that the demo offices tell of every area: each state is there, all is sound, in both languages the same."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from bizdesk.complaints.models import (
    Complaint,
    CorrectiveAction,
    Improvement,
    Inquiry,
    Visit,
)
from bizdesk.complaints.words import (
    ACTION_STATES,
    COMPLAINT_STATES,
    IMPROVEMENT_STATES,
    INQUIRY_STATES,
    VISIT_STATES,
)
from bizdesk.kinds import invariants
from bizdesk.office.check import check
from bizdesk.office.customers import CUSTOMER_STATUSES, LEVELS, Customer
from bizdesk.office.fields import Text, Wording
from bizdesk.office.file import Office
from bizdesk.office.language import LANGUAGES
from bizdesk.supplies.models import (
    Movement,
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Quota,
    Quotation,
    Requisition,
    RequisitionLine,
    Supply,
    SupplyCount,
    SupplyCountLine,
)
from bizdesk.supplies.words import (
    COUNT_STATES,
    MOVEMENT_KINDS,
    ORDER_STATES,
    PLAN_STATES,
    REQUISITION_STATES,
    URGENCIES,
)
from tests.demo.test_demo_service import KINDS as SERVED

Opened = Callable[[str], AbstractContextManager[Office]]
KINDS: tuple[Any, ...] = (
    *SERVED, Supply, Movement, Quota, Requisition, RequisitionLine, PurchasePlan, PurchasePlanLine, Quotation,
    PurchaseOrder, PurchaseOrderLine, SupplyCount, SupplyCountLine,
)  # fmt: skip
# What is written is of a language.
SPOKEN = (Text, Wording)


def told(kind: Any) -> list[dict[str, Any]]:
    """Everything about the records of a kind that has no language."""
    plain = [name for name, field in kind.fields().items() if type(field) not in SPOKEN]
    return [{name: row.stored()[name] for name in plain} for row in kind.select().order_by(kind.id)]


@pytest.mark.parametrize(
    ("kind", "name", "states", "least"),
    [
        (Customer, "status", CUSTOMER_STATUSES, 2),
        (Customer, "level", LEVELS, 8),
        (Complaint, "state", COMPLAINT_STATES, 4),
        (CorrectiveAction, "state", ACTION_STATES, 2),
        (Inquiry, "state", INQUIRY_STATES, 2),
        (Visit, "state", VISIT_STATES, 4),
        (Improvement, "state", IMPROVEMENT_STATES, 2),
        (Movement, "kind", MOVEMENT_KINDS, 5),
        (Requisition, "state", REQUISITION_STATES, 2),
        (Requisition, "urgency", URGENCIES, 10),
        (PurchasePlan, "state", PLAN_STATES, 1),
        (PurchaseOrder, "state", ORDER_STATES, 1),
        (SupplyCount, "state", COUNT_STATES, 1),
    ],
)
def test_every_state_is_there(demo: Office, kind: Any, name: str, states: dict[str, str], least: int) -> None:
    demo.activate()
    found = Counter(getattr(row, name) for row in kind.select())
    assert found.keys() == states.keys()
    assert min(found.values()) >= least


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_is_sound(opened: Opened, language: str) -> None:
    with opened(language) as office:
        assert check(office, invariants()) == []


def test_the_same_story_is_told_in_both_languages(opened: Opened) -> None:
    stories = []
    for language in LANGUAGES:
        with opened(language) as office:
            office.activate()
            stories.append({kind.kind_name(): told(kind) for kind in KINDS})
            assert {customer.name.isascii() for customer in Customer.select()} == {language == "en"}
            assert {supply.name.isascii() for supply in Supply.select()} >= {language == "en"}
    assert stories[0] == stories[1]
