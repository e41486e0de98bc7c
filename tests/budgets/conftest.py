"""The office of the budget stories."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.budgets.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "office.bizdesk")
    try:
        yield desk
    finally:
        desk.office.close()
