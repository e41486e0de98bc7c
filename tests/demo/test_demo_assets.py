"""The fixed assets of the demo: as many as a company of thirty people has, in every state, bought over five years."""

from collections import Counter
from typing import Any

import pytest

from bizdesk.assets.models import Asset, AssetEvent, DepreciationRun, Disposal, Maintenance, Stocktake, StocktakeLine
from bizdesk.assets.words import (
    CONVENTIONS,
    DISPOSAL_KINDS,
    DISPOSAL_STATES,
    EVENTS,
    MAINTENANCE_KINDS,
    METHODS,
    RESULTS,
    STATUSES,
    STOCKTAKE_STATES,
)
from bizdesk.demo import LAST_DAY
from bizdesk.duties import due
from bizdesk.office.file import Office
from bizdesk.office.people import Staff


def test_there_are_as_many_as_a_company_of_thirty_has_in_five_years(demo: Office) -> None:
    demo.activate()
    assert Staff.select().where(Staff.left_on.is_null()).count() == 30
    assert 390 <= Asset.select().count() <= 450
    assert {asset.acquired_on.year for asset in Asset.select()} == {*range(2021, 2027)}
    assert DepreciationRun.select().where(DepreciationRun.whole).count() == 12 * 5


# The company owns no land; nothing was put into another category; no change of a month was split; and a tag scanned
# twice keeps the result of the first scan.
NOT_THERE = {"none", "reclassified", "shared", "duplicate"}


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        (Asset, "status", STATUSES),
        (Asset, "method", METHODS),
        (Asset, "start_convention", CONVENTIONS),
        (AssetEvent, "kind", EVENTS),
        (Maintenance, "kind", MAINTENANCE_KINDS),
        (Disposal, "kind", DISPOSAL_KINDS),
        (Disposal, "state", DISPOSAL_STATES),
        (Stocktake, "state", STOCKTAKE_STATES),
        (StocktakeLine, "result", RESULTS),
    ],
)
def test_all_that_an_asset_can_be_or_go_through_is_there(
    demo: Office, kind: Any, name: str, words: dict[str, str]
) -> None:
    demo.activate()
    found = Counter(getattr(row, name) for row in kind.select())
    assert found.keys() - {""} == words.keys() - NOT_THERE


def test_a_tag_was_scanned_twice(demo: Office) -> None:
    demo.activate()
    assert StocktakeLine.select().where(StocktakeLine.scans > 1).exists()


def test_on_the_last_day_assets_ask_for_something(demo: Office) -> None:
    demo.activate()
    assert demo.today() == LAST_DAY
    found = {(duty.kind, duty.state) for duty in due(demo) if duty.clause.startswith("4.2.1")}
    assert found >= {
        ("asset", "overdue"), ("asset", "soon"), ("asset", "info"), ("maintenance", "soon"), ("stocktake", "info"),
        ("disposal", "info"), ("staff", "overdue"),
    }  # fmt: skip
