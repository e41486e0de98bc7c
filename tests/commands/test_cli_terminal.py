"""What a command writes moves no terminal: neither what was typed nor what a damaged file holds."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Typed = Callable[..., Any]
ESCAPES = "\x1b\x07\x9b\x9d"


def harmless(said: Any) -> bool:
    return not set(said.out + said.err) & set(ESCAPES)


def test_what_is_written_is_shown_plainly(desk: Typed, laptop: str) -> None:
    for words in (
        ("set", "asset", laptop, "name=a\x1b]0;pwned\x07b\x9b31m", "model=\x1b[2J"),
        ("undo",),
        ("redo",),
        ("add", "place", "code=Q", "name=\x1b[31mQ"),
        ("do", "move", "asset", laptop, "place=A-MR", "reason=\x1b[2J"),
    ):
        said = desk(*words)
        assert said.status == 0, said.err
        assert harmless(said), words
    assert "␛[31mQ" in desk("list", "place").out
    said = desk("add", "place", "code=\x1b[31mQ", "name=q")
    assert said.status == 1
    assert "Code ␛[31mQ holds a sign that nobody sees" in said.err
    assert harmless(said)


def test_a_document_is_saved_under_a_harmless_name(desk: Typed, laptop: str, tmp_path: Path) -> None:
    odd = tmp_path / "x\x9b31my.txt"
    odd.write_text("hello")
    assert desk("attach", "asset", laptop, str(odd)).status == 0
    said = desk("documents", "asset", laptop, "--save", "out")
    assert (said.status, said.out) == (0, "out/x_31my.txt\n")


def test_a_check_shows_a_damaged_name_plainly(desk: Typed, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE place SET code = char(27) || '[31mevil' WHERE code = 'A-ST'")
    connection.close()
    said = desk("check")
    assert said.status == 1
    assert harmless(said)
    assert "␛[31mevil" in said.out


@pytest.mark.parametrize("words", [("restore",), ("restore", "--dry-run")])
def test_an_office_that_is_open_is_not_replaced(desk: Typed, path: Path, words: tuple[str, ...]) -> None:
    from bizdesk.opening import open_office

    saved = desk("backup", "saved.bizdesk").out.strip()
    inode = path.stat().st_ino
    with open_office(path):
        said = desk(words[0], saved, *words[1:])
    assert (said.status, said.out) == (1, "")
    assert "is open in another bizdesk: close it there first." in said.err
    assert path.stat().st_ino == inode
    assert desk(words[0], saved, *words[1:]).status == 0


def test_a_link_stands_for_the_office_it_leads_to(desk: Typed, typed: Typed, path: Path, tmp_path: Path) -> None:
    saved = desk("backup", "saved.bizdesk").out.strip()
    assert desk("add", "place", "code=LATER", "name=later").status == 0
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "office.bizdesk"
    link.symlink_to(path)
    assert typed("--office", str(link), "restore", saved).status == 0
    assert link.is_symlink()
    assert [entry.name for entry in link.parent.iterdir()] == ["office.bizdesk"]
    assert "LATER" not in desk("list", "place").out
