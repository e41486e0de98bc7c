"""The lists of assets are read by indexes, whatever their length: no saved filter and no order walks every row. Nor is
every movement of supplies looked at for those of a day or a month, in an office that never gathered statistics."""

from collections.abc import Callable
from typing import Any

import pytest

from bizdesk.assets.models import Asset
from bizdesk.office.file import Office
from bizdesk.office.listing import Listing, source_of
from bizdesk.office.window import Window
from bizdesk.reporting import REPORTS
from bizdesk.screens.assets import FILTERS, TABS
from bizdesk.screens.supply_counter import Counter

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
    asked: list[str] = []
    office.db.connection().set_trace_callback(asked.append)
    look(office)
    office.db.connection().set_trace_callback(None)
    of_days = [sql for sql in asked if '"movement"' in sql and '"date"' in sql]
    assert of_days
    for sql in of_days:
        steps = [step[-1] for step in office.db.execute_sql("EXPLAIN QUERY PLAN " + sql).fetchall()]
        assert any("USING INDEX movement_date_kind (date" in step for step in steps), steps
