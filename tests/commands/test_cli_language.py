"""In which language the command line speaks: that of --lang, else of the office, else of the system."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bizdesk.founding import found
from bizdesk.office.errors import SYSTEM, system_words
from bizdesk.office.language import use

Typed = Callable[..., Any]


@pytest.fixture
def chinese(tmp_path: Path) -> Path:
    use("zh_CN")
    path = tmp_path / "zh.bizdesk"
    found(path, country="CN").close()
    use("en")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("lst",),
        ("list", "frob"),
        ("report", "frob"),
        ("do", "fly", "asset", "1"),
        ("list", "asset", "--limit", "0"),
        ("help", "list"),
        ("list", "--help"),
        ("report", "asset-ledger", "-o", "/nowhere/x.txt"),
    ],
)
def test_what_is_said_of_an_office_is_said_in_its_language(typed: Typed, chinese: Path, words: tuple[str, ...]) -> None:
    own = typed("--office", str(chinese), *words)
    assert own == typed("--office", str(chinese), "--lang", "zh_CN", *words)
    english = typed("--office", str(chinese), "--lang", "en", *words)
    assert own.status == english.status
    assert (own.out + own.err).casefold() != (english.out + english.err).casefold()
    assert any("\u4e00" <= letter <= "\u9fff" for letter in own.out + own.err)


def test_without_an_office_the_systems_language_holds(
    typed: Typed, chinese: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "没有" in typed("lst").err
    (tmp_path / "broken.bizdesk").write_bytes(b"SQLite format 3\x00" + bytes(200))
    assert "没有" in typed("--office", "broken.bizdesk", "lst").err
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert typed("lst").err.startswith("There is no command")
    monkeypatch.setenv("BIZDESK_OFFICE", str(chinese))
    assert typed("new", "other.bizdesk").out.startswith("Made the office My office")


def test_what_systems_refuse_most_is_said_in_our_words() -> None:
    for number, words in SYSTEM.items():
        assert system_words(OSError(number, "whatever")) == words
    assert system_words(OSError(9999, "strange")) == "strange"
    assert system_words(OSError("strange")) == "strange"
