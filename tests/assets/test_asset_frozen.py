"""A stocktake's papers show where and in what state its assets were when its lines were written down."""

from datetime import date
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import custody
from bizdesk.assets.models import Asset, Stocktake
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.people import Department

from .conftest import card
from .report_story import fresh, made, table

TODAY = date(2026, 3, 16)


@pytest.fixture
def departments() -> SimpleNamespace:
    first, second, third = Department.select().order_by(Department.code).limit(3)
    return SimpleNamespace(first=first, second=second, third=third)


@pytest.fixture
def desk(office: Office, departments: SimpleNamespace) -> Asset:
    return card(office, name="Desk", department=departments.first)


def opened(office: Office) -> Stocktake:
    record = keeping.add(office, "001", Stocktake, {"name": "March"})
    assert isinstance(record, Stocktake)
    return record


def go(office: Office, asset: Asset, department: Department, on: date = TODAY) -> None:
    custody.move(office, "001", fresh(asset), department=department, on=on)


def expected(office: Office, count: Stocktake) -> object:
    """The department that the sheet shows of the only asset."""
    sheet = table(made(office, "stocktake-sheet", stocktake=count.number), "place_1")
    ((row,), names) = sheet.rows, [column.name for column in sheet.columns]
    return row[names.index("department")]


def test_what_is_moved_once_the_lines_are_written_is_not_shown(
    office: Office, desk: Asset, departments: SimpleNamespace
) -> None:
    """Of several transfers of one day the last before the count counts."""
    go(office, desk, departments.second)
    go(office, desk, departments.third)
    count = opened(office)
    go(office, desk, departments.first)
    assert expected(office, count).key == departments.third.code


def test_what_is_moved_by_the_act_that_writes_the_lines_is_shown(
    office: Office, desk: Asset, departments: SimpleNamespace
) -> None:
    with change(office, "001", "Move, and begin to count"):
        go(office, desk, departments.second)
        count = opened(office)
    go(office, desk, departments.third)
    assert expected(office, count).key == departments.second.code


def test_a_correction_written_before_the_lines_tells_of_no_department(
    office: Office, desk: Asset, departments: SimpleNamespace
) -> None:
    """The corrected cost is of the day the desk was bought: what happened later has the last word."""
    go(office, desk, departments.second, date(2026, 3, 10))
    keeping.edit(office, "001", fresh(desk), {"cost": 90_000})
    count = opened(office)
    go(office, desk, departments.third)
    assert expected(office, count).key == departments.second.code
