"""Which version of a budget its book shows, and what lies outside the plan in the report on how it is carried out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.budgets.models import Commitment
from bizdesk.office.policy import Policy
from bizdesk.reporting import REPORTS
from bizdesk.reports.report import Fields
from tests.budgets.books import Books, opened


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with opened(tmp_path / "office.bizdesk") as books:
        yield books


def test_what_was_spent_outside_the_plan_has_a_row_of_its_own(books: Books) -> None:
    """70.00 and 20.00 promised for the office expense of 06, planned nowhere; 10.00 of it came back."""
    books.budget({"account": "A02", "total": 120_000})
    names = {
        block.name for block in REPORTS["budget-execution"].made(books.office, {}).blocks if hasattr(block, "name")
    }
    assert "outside" not in names
    keeping.edit(books.office, "", Policy.named("budget_unplanned"), {"value": "warn"})
    books.spend("A01", 8_000, "2026-02-03", department="06")
    books.spend("A01", -1_000, "2026-02-04", department="06")
    books.add(Commitment, description="A desk", department="06", account="A01", amount=2_000)
    books.spend("A02", 1_000, "2026-02-03")
    (row,) = books.table("budget-execution", "outside")
    assert (row["department"].key, row["account"].key, row["amount"]) == ("06", "A01", 9_000)
    (row,) = books.table("budget-execution", "outside", department="06")
    assert row["amount"] == 9_000


def test_the_book_of_a_year_not_in_force_yet_shows_the_version_handed_in(books: Books) -> None:
    """Version 1 is handed in, 2 a later draft; what is drawn up besides is named, and what is in force comes first."""
    first = books.draft({"account": "A02", "total": 120_000}, year="2027")
    second = books.draft({"account": "A02", "total": 240_000}, year="2027")
    head = facts(books, "2027")
    assert (head["number"], head["others"]) == (second.number, f"{first.number} · Draft")
    books.do(first, "submit")
    head = facts(books, "2027")
    assert (head["number"], head["others"]) == (first.number, f"{second.number} · Draft")
    books.do(first, "review", approver=books.zhao)
    books.do(second, "submit")
    assert facts(books, "2027")["number"] == first.number
    books.do(first, "approve", approver=books.lin)
    assert facts(books, "2027")["number"] == first.number


def facts(books: Books, year: str) -> dict[str, Any]:
    """What the head of the budget book of a year says, by field."""
    made = REPORTS["budget-book"].made(books.office, {"year": year})
    (head,) = (block for block in made.blocks if isinstance(block, Fields))
    return {field.name: field.value for field in head.items}
