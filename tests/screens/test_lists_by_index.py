"""The lists of assets are read by indexes, whatever their length: no saved filter and no order walks every row. Nor is
every movement of supplies looked at for those of a day or a month, in an office that never gathered statistics."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets.models import Asset
from bizdesk.office.file import Office
from bizdesk.office.listing import Listing, source_of
from bizdesk.office.people import Department, Staff
from bizdesk.office.window import Window
from bizdesk.reporting import REPORTS
from bizdesk.screens.assets import FILTERS, TABS
from bizdesk.screens.supply_counter import Counter
from bizdesk.screens.supply_issuing import Issuing
from bizdesk.supplies import booking, quotas
from bizdesk.supplies.models import Movement, Quota, Requisition, RequisitionLine, Supply

COLUMNS = Asset.select(Asset.number, Asset.name, Asset.status)
BY_NUMBER = [(Asset.number, False)]
# The one without a condition is worked out in the background, from every card.
BY_INDEX = [saved for saved in FILTERS if saved.where]


def plan(office: Office, source: Listing) -> list[str]:
    sql, values = source._fast.limit(512).sql()
    return [step[-1] for step in office.db.execute_sql("EXPLAIN QUERY PLAN " + sql, values).fetchall()]


@pytest.mark.parametrize("saved", BY_INDEX, ids=lambda saved: saved.name)
def test_a_saved_filter_is_answered_by_an_index(office: Office, saved) -> None:  # type: ignore[no-untyped-def]
    source = source_of(office.db, COLUMNS, BY_NUMBER, Asset.id, saved.where(office))
    assert isinstance(source, Listing)
    steps = plan(office, source)
    assert steps[0].startswith("SEARCH"), steps
    assert not any(step.startswith("SCAN") for step in steps), steps


@pytest.mark.parametrize("status", ["in_use", "idle", "on_loan", "under_repair", "draft"])
def test_one_status_by_number_needs_no_sorting(office: Office, status: str) -> None:
    source = source_of(office.db, COLUMNS, BY_NUMBER, Asset.id, Asset.status == status)
    assert isinstance(source, Listing)
    assert plan(office, source) == ["SEARCH t1 USING COVERING INDEX asset_status_number (status=?)"]


@pytest.mark.parametrize("name", [name for name in TABS[0].columns if name not in ("place", "custodian", "category")])
@pytest.mark.parametrize("descending", [False, True])
def test_a_column_of_its_own_is_sorted_along_its_index(office: Office, name: str, descending: bool) -> None:
    order = [(getattr(Asset, name), descending)]
    assert isinstance(source_of(office.db, COLUMNS, order, Asset.id), Window)


@pytest.mark.parametrize(
    "look",
    [
        lambda office: Counter(office).lines(),
        lambda office: REPORTS["issue-register"].made(office, {}),
        lambda office: REPORTS["consumption"].made(office, {}),
    ],
    ids=["counter", "issue-register", "consumption"],
)
def test_the_movements_of_some_days_are_found_by_their_day(office: Office, look: Callable[[Office], Any]) -> None:
    sums = read_of_movements(office, lambda: look(office))
    of_days = [sql for sql in sums if '"date"' in sql]
    assert of_days
    for sql in of_days:
        steps = explained(office, sql)
        assert any("USING INDEX movement_date_kind (date" in step for step in steps), steps


def read_of_movements(office: Office, look: Callable[[], Any]) -> list[str]:
    """The statements that read movements while something is looked at."""
    asked: list[str] = []
    office.db.connection().set_trace_callback(asked.append)
    look()
    office.db.connection().set_trace_callback(None)
    return [sql for sql in asked if sql.startswith("SELECT") and '"movement"' in sql]


def explained(office: Office, sql: str) -> list[str]:
    """How the file answers a statement."""
    return [step[-1] for step in office.db.execute_sql("EXPLAIN QUERY PLAN " + sql).fetchall()]


@pytest.mark.parametrize("of", ["staff", "department", "everybody"])
@pytest.mark.parametrize("index", ["movement_date_kind (date", "movement_supply_id_date (supply_id=? AND date"])
def test_what_was_had_of_a_quota_is_looked_for_in_its_period_alone(office: Office, of: str, index: str) -> None:
    """Not in all that a person or a department ever had."""
    supply = keeping.add(office, "", Supply, {"code": "P", "name": "Pen", "unit": "pc"})
    department = Department.named("04")
    person = keeping.add(office, "", Staff, {"number": "900", "name": "Zhao", "department": department})
    whose = {"staff": {"staff": person}, "department": {"department": department}, "everybody": {}}[of]
    values = {**whose, "supply": supply if "supply" in index else None, "quantity": Decimal(5)}
    keeping.add(office, "", Quota, values)
    wanted = [(supply, Decimal(1))]
    for who in ({"staff": person, "department": department}, {"staff": None, "department": department}):
        if of == "staff" and who["staff"] is None:
            continue
        asked = read_of_movements(office, lambda who=who: quotas.admit(office, wanted, **who))
        (had,) = [sql for sql in asked if '"date"' in sql]
        assert any(f"USING INDEX {index}" in step for step in explained(office, had)), explained(office, had)


def test_what_came_back_of_an_issue_is_found_by_the_issue(office: Office) -> None:
    """Not among all movements of the supply."""
    asked = read_of_movements(office, lambda: booking.came_back(Movement(id=7, supply=1)))
    assert [step for sql in asked for step in explained(office, sql) if "SCAN" in step or "(of_id=?)" not in step] == [
        "CORRELATED SCALAR SUBQUERY 1"
    ]


def test_the_lines_of_a_requisition_are_read_by_as_many_statements_as_one(office: Office) -> None:
    """A scan is answered at once, whatever the length of the list."""
    read, person = [], keeping.add(office, "", Staff, {"number": "900", "name": "Zhao"})
    for length in (1, 5):
        asked = keeping.add(office, "", Requisition, {"purpose": "fair", "applicant": person})
        for place in range(length):
            supply = keeping.add(office, "", Supply, {"code": f"P{length}{place}", "name": "Pen", "unit": "pc"})
            values = {"requisition": asked, "supply": supply, "quantity": Decimal(1)}
            keeping.add(office, "", RequisitionLine, values)
        read.append(len(read_of_movements(office, Issuing(office, asked).lines)))
    assert read == [2, 2]
