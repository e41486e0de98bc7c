"""What the tests of the screens share: a folder of their own for settings, drafts and logs, and the screen as text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import _wait
from textual.app import App
from textual.pilot import Pilot

from tests.screens.typing import press

# After every key a pilot waits three times until the program has been idle for so many seconds. At the 0.02 of Textual
# that is most of the time of a test that types; what the event loop has in hand is seen at half of it as well.
_wait.SLEEP_GRANULARITY = 0.01
_wait.SLEEP_IDLE = 0.001


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for settings, drafts and logs."""
    folder = tmp_path / "home"
    monkeypatch.setenv("BIZDESK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _words_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot waits after a word, not after each of its characters."""
    monkeypatch.setattr(Pilot, "press", press)


@pytest.fixture
def picture() -> Callable[[App[Any]], str]:
    """The function that gives the lines of the topmost screen, as they are painted."""

    def lines(app: App[Any]) -> str:
        strips = app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    return lines
