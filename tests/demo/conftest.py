"""The demo offices as they are shipped, unpacked once, opened on their last day."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from bizdesk.demo import LAST_DAY
from bizdesk.demo.desk import morning
from bizdesk.office.file import Office
from bizdesk.office.language import LANGUAGES
from bizdesk.office.shipped import shipped
from bizdesk.opening import open_office

Opened = Callable[[str], AbstractContextManager[Office]]


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The demo office of each language as a file."""
    folder, files = tmp_path_factory.mktemp("demo"), {}
    for language in LANGUAGES:
        files[language] = folder / f"{language}.bizdesk"
        files[language].write_bytes(gzip.decompress(shipped("demo", f"office.{language}.bizdesk.gz").read_bytes()))
    return files


@pytest.fixture
def opened(unpacked: dict[str, Path]) -> Opened:
    """Opens the demo office of a language in the morning of its last day."""

    @contextmanager
    def opening(language: str) -> Iterator[Office]:
        office = open_office(unpacked[language], today=LAST_DAY, clock=lambda: morning(LAST_DAY))
        try:
            yield office
        finally:
            office.close()

    return opening


@pytest.fixture
def demo(opened: Opened) -> Iterator[Office]:
    """The English demo office."""
    with opened("en") as office:
        yield office
