"""The store room of the supply stories, and the desk that buys for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.supplies import buying
from tests.supplies import store as store_room
from tests.supplies.buying import Buying
from tests.supplies.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_room.opened(tmp_path / "office.bizdesk") as store:
        yield store


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Buying]:
    with buying.opened(tmp_path / "office.bizdesk") as desk:
        yield desk
