"""The store room of the supply stories."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.supplies.store import Store, opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "office.bizdesk") as store:
        yield store
