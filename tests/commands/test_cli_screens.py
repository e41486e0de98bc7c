"""How the command line leads into the screens: the first time, the demo office, and the terminal that both need."""

import gzip
import os
import pty
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bizdesk.commands import screens
from bizdesk.office.file import Office

Typed = Callable[..., Any]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The offices whose screens were opened; a terminal stands ready and nothing is drawn."""
    opened: list[Path] = []

    def run(office: Office, _language: str) -> int:
        opened.append(office.path)
        assert office.name
        return 0

    monkeypatch.setattr(screens, "_at_terminal", lambda: True)
    monkeypatch.setattr("bizdesk.screens.fault.run", run)
    return opened


@pytest.fixture
def prepared(tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A prepared demo office, packed as it is shipped."""
    packed = tmp_path / "packed.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    monkeypatch.setattr(screens, "_prepared", lambda: packed)
    return packed


def answers(monkeypatch: pytest.MonkeyPatch, *given: str) -> None:
    left = iter(given)
    monkeypatch.setattr("builtins.input", lambda _question: next(left))


def test_without_a_command_the_screens_of_the_office_open(typed: Typed, path: Path, seen: list[Path]) -> None:
    assert typed("--office", str(path)).status == 0
    assert seen == [path]


def test_the_first_time_an_office_is_made_when_that_is_wanted(
    typed: Typed, tmp_path: Path, seen: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "c", "Blue Heron", "Atlantis", "de", "eur")
    said = typed()
    made = tmp_path / "home" / "office.bizdesk"
    assert (said.status, seen) == (0, [made])
    assert f"There is no office yet in {made}." in said.err
    rules = {row["key"]: row["value"] for row in typed("policy", "--format", "json").json}
    assert (rules["office_name"], rules["country"], rules["currency"]) == ("Blue Heron", "DE", "EUR")
    assert "ATLANTIS" in said.err, "what is not known is said, and asked again"


@pytest.mark.parametrize("given", [("q",), ("", "Q"), ("x", "ｑ")])
def test_the_first_time_nothing_is_made_unasked(
    typed: Typed, tmp_path: Path, seen: list[Path], monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...]
) -> None:
    answers(monkeypatch, *given)
    said = typed()
    assert said.status == 0
    assert said.err.count("Type c, d or q, then Enter.") == len(given) - 1
    assert seen == []
    assert not (tmp_path / "home" / "office.bizdesk").exists()


def test_the_first_time_the_demo_can_be_looked_at(
    typed: Typed, seen: list[Path], prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "d")
    assert typed().status == 0
    assert len(seen) == 1


def test_the_demo_is_a_scratch_copy(typed: Typed, seen: list[Path], prepared: Path) -> None:
    before = prepared.read_bytes()
    assert typed("demo").status == 0
    assert seen[0] != prepared
    assert not seen[0].exists()
    assert prepared.read_bytes() == before


def test_the_demo_can_be_kept_but_not_over_a_file(
    typed: Typed, seen: list[Path], prepared: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "demo.bizdesk"
    assert typed("demo", "--keep", str(kept)).status == 0
    assert seen == [kept]
    assert typed("--office", str(kept), "list", "staff").status == 0
    assert kept.stat().st_mode & 0o777 == 0o600
    again = typed("demo", "--keep", str(kept))
    assert (again.status, again.err) == (1, f"{kept} exists already: choose another name.\n")


def test_without_a_terminal_the_demo_can_still_be_kept(typed: Typed, prepared: Path, tmp_path: Path) -> None:
    kept = tmp_path / "demo.bizdesk"
    dry = typed("demo", "--keep", str(kept), "--dry-run")
    assert (dry.status, dry.out) == (0, f"Would write the demo office to {kept}.\n")
    assert not kept.exists()
    assert typed("demo", "--keep", str(kept)).status == 0
    assert kept.exists()
    assert typed("demo", "--keep", str(kept), "--dry-run").status == 1


def test_a_demo_that_was_not_installed_is_said(
    typed: Typed, seen: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bizdesk.commands.screens.shipped", tmp_path.joinpath)
    said = typed("demo")
    assert (said.status, said.err) == (1, "This bizdesk was installed without its demo office.\n")


def test_a_real_terminal_is_asked(tmp_path: Path) -> None:
    child, master = pty.fork()
    if not child:
        os.environ |= {"BIZDESK_HOME": str(tmp_path / "home"), "TERM": "xterm"}
        os.execv(sys.executable, [sys.executable, "-m", "bizdesk"])
    told = b""
    while b"leave:" not in told:
        told += os.read(master, 1024)
    os.write(master, b"q\n")
    _child, status = os.waitpid(child, 0)
    os.close(master)
    assert os.waitstatus_to_exitcode(status) == 0
    assert b"There is no office yet in" in told
