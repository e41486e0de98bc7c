"""A command line to type at: an office in a temporary folder, run in this process or in one of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from bizdesk import cli
from tests.founded import copied

DAY = "2026-03-16"
MIDNIGHT = datetime(2026, 3, 15, 16, tzinfo=UTC)  # the day begins in Shanghai


@dataclass
class Said:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.out, self.err
        return json.loads(self.out)


Typed = Callable[..., Said]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing outside the temporary folder is read or written, and no terminal decides how wide a line is."""
    monkeypatch.setenv("BIZDESK_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("BIZDESK_OFFICE", raising=False)
    for name in ("COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Run a command line as it stands, in a folder to leave files in."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Said:
        out, err = StringIO(), StringIO()
        status = cli.run(words, out, err)
        return Said(status, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def path(tmp_path: Path, typed: Typed) -> Path:
    """A Chinese office with its presets, and two people who may decide different things."""
    path = copied(tmp_path / "office.bizdesk", MIDNIGHT)
    for words in (
        ("number=001", "name=王小明", "roles=approver,keeper"),
        ("number=002", "name=Li Na", "roles=applicant"),
    ):
        said = typed("--office", str(path), "--today", DAY, "add", "staff", *words)
        assert said.status == 0, said.err
    return path


@pytest.fixture
def desk(path: Path, typed: Typed) -> Typed:
    """Run a command on the office, on 16 March 2026."""

    def run(*words: str) -> Said:
        return typed("--office", str(path), "--today", DAY, *words)

    return run


@pytest.fixture
def laptop(desk: Typed) -> str:
    """The number of a laptop of 2,560.00 in use since 2 January 2026: 36 months, 5 %."""
    said = desk(
        "add", "asset", "name=笔记本电脑 Laptop", "category=04", "cost=1,280*2",
        "acquired_on=2026-01-02", "in_use_on=2026-01-02", "life_months=36",
    )  # fmt: skip
    assert said.status == 0, said.err
    return said.out.strip()


Spawned = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def spawned(path: Path) -> Spawned:
    """Run a command on the office in a process of its own; env adds to or, with None, takes from its surroundings."""

    def run(*words: str, env: dict[str, str | None] | None = None, **rest: Any) -> "subprocess.CompletedProcess[bytes]":
        told = {**os.environ, "BIZDESK_OFFICE": str(path), **(env or {})}
        surroundings = {name: value for name, value in told.items() if value is not None}
        line = [sys.executable, "-m", "bizdesk", "--today", DAY, *words]
        return subprocess.run(line, env=surroundings, timeout=60, check=False, **{"capture_output": True, **rest})

    return run
