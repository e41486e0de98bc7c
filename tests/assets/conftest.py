"""The people and places of the asset stories."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.office.file import Office
from bizdesk.office.people import Staff
from bizdesk.office.places import Place


@pytest.fixture
def people(office: Office) -> SimpleNamespace:
    """Zhang keeps and applies, Li approves without limit, Wang up to 500.00, Zhao has no role."""
    rows = {
        "zhang": ("001", "张三", "applicant,keeper,approver", None),
        "li": ("002", "李四", "approver,reviewer", None),
        "wang": ("003", "王五", "approver,reviewer", 50_000),
        "zhao": ("004", "赵六", "", None),
    }
    return SimpleNamespace(
        **{
            key: keeping.add(
                office, "", Staff, {"number": number, "name": name, "roles": roles, "approval_limit": limit}
            )
            for key, (number, name, roles, limit) in rows.items()
        }
    )


@pytest.fixture
def places(office: Office) -> SimpleNamespace:
    return SimpleNamespace(
        store=Place.named("A-ST"), meeting=Place.named("A-MR"), server=Place.named("A-SR"), building=Place.named("A")
    )


@pytest.fixture
def laptop(office: Office, places: SimpleNamespace) -> Asset:
    """1,000.00, 5 %, 36 months, in use since 15 January 2025: 26.39 a month from February 2025."""
    return card(office, name="笔记本电脑", place=places.store)


def card(office: Office, **values: Any) -> Asset:
    """A registered card with the terms of electronics unless told otherwise."""
    given = {
        "name": "Laptop",
        "category": AssetCategory.named("04"),
        "cost": 100_000,
        "acquired_on": date(2025, 1, 15),
        "in_use_on": date(2025, 1, 15),
        **values,
    }
    record = keeping.add(office, "001", Asset, given)
    assert isinstance(record, Asset)
    return record
