"""The lists of assets are read by indexes, whatever their length: no saved filter and no order walks every row."""

import pytest

from bizdesk.assets.models import Asset
from bizdesk.office.file import Office
from bizdesk.office.listing import Listing, source_of
from bizdesk.office.window import Window
from bizdesk.screens.assets import FILTERS, TABS

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
