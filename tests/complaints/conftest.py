"""The desk of the complaint stories."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.complaints.desk import Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "office.bizdesk") as desk:
        yield desk
