"""What the tests share: a real office file in a temporary folder, on a day that never changes."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from bizdesk.office import language
from bizdesk.office.file import Office
from bizdesk.opening import with_areas
from tests.founded import copied

NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)  # a Monday, noon in Shanghai
TODAY = date(2026, 3, 16)

# A busy machine is slow, not wrong.
settings.register_profile("bizdesk", deadline=None)
settings.load_profile("bizdesk")


def pytest_xdist_auto_num_workers() -> int:
    """A story at the keyboard waits nearly as often as it works: three share two cores."""
    return round((os.cpu_count() or 1) * 1.5)


@pytest.fixture(autouse=True)
def _own_home_in_english(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings, drafts and logs of a test go into a folder of its own."""
    monkeypatch.setenv("BIZDESK_HOME", str(tmp_path_factory.mktemp("home")))
    language.use("en")
    yield
    language.use("en")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A new Chinese office, its words in English, on 16 March 2026."""
    office = with_areas(copied(tmp_path / "office.bizdesk", NOON), clock=lambda: NOON)
    yield office
    office.close()
