"""What the tests of the screens share: a folder of their own for settings, drafts and logs, and the screen as text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.app import App


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for settings, drafts and logs."""
    folder = tmp_path / "home"
    monkeypatch.setenv("BIZDESK_HOME", str(folder))
    return folder


@pytest.fixture
def picture() -> Callable[[App[Any]], str]:
    """The function that gives the lines of the topmost screen, as they are painted."""

    def lines(app: App[Any]) -> str:
        strips = app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    return lines
