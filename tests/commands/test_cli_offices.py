"""Stories of the office file at the command line: making, checking, backing up, bringing back, salvaging."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Typed = Callable[..., Any]


def test_an_office_is_made_once_with_what_was_asked(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "o.bizdesk"
    words = ("new", str(path), "--name", "蓝鹭 Ltd", "--currency", "eur", "--country", "cn", "--year-start", "4")
    dry = typed(*words, "--dry-run")
    assert (dry.status, path.exists()) == (0, False)
    assert typed(*words).out == f"Made the office 蓝鹭 Ltd in {path}.\n"
    rules = {row["key"]: row["value"] for row in typed("--office", str(path), "policy", "--format", "json").json}
    assert (rules["office_name"], rules["currency"], rules["country"], rules["year_start"]) == (
        "蓝鹭 Ltd",
        "EUR",
        "CN",
        "4",
    )
    again = typed(*words)
    assert (again.status, again.err) == (1, f"{path} exists already: choose another name.\n")


def test_a_chinese_office_is_at_home_in_china_unless_told_otherwise(typed: Typed) -> None:
    said = typed("--lang", "zh_CN", "new", "zh.bizdesk")
    assert "CNY" in said.err
    assert "Asia/Shanghai" in said.err
    typed("--lang", "zh_CN", "new", "sg.bizdesk", "--currency", "SGD")
    rules = {row["key"]: row["value"] for row in typed("--office", "sg.bizdesk", "policy", "--format", "json").json}
    assert (rules["country"], rules["currency"]) == ("CN", "SGD")


def test_a_country_nobody_knows_leaves_no_file(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "o.bizdesk"
    said = typed("new", str(path), "--country", "XX")
    assert said.status == 1
    assert not path.exists()


def test_a_refused_foundation_leaves_nothing_behind(typed: Typed, tmp_path: Path) -> None:
    assert typed("new", "new.bizdesk", "--currency", "e1").status == 1
    assert not [*tmp_path.glob("new.bizdesk*")]


def test_an_office_made_where_another_was_is_not_taken_for_it(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "o.bizdesk"
    for _time in range(2):
        assert typed("new", str(path)).status == 0
        said = typed("--office", str(path), "list", "place")
        assert (said.status, said.err) == (0, "")
        assert typed("--office", str(path), "add", "place", "code=X", "name=Attic").status == 0
        path.unlink()


def test_a_sound_office_passes_its_check(desk: Typed, laptop: str, path: Path) -> None:
    desk("depreciate", "--through", "2026-03")
    said = desk("check")
    assert (said.status, said.out, said.err) == (0, f"{path} is sound.\n", "")
    assert desk("check", "--format", "json").json == {"sound": True, "findings": []}


def test_a_row_changed_from_outside_is_named(desk: Typed, laptop: str, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE asset SET cost = 1 WHERE number = ?", (laptop,))
    connection.close()
    said = desk("check")
    assert said.status == 1
    assert f"{laptop} was changed from outside: Original cost." in said.out
    assert said.err.splitlines()[-1].startswith(f"{path} is not sound.")
    assert not desk("check", "--format", "json").json["sound"]


def test_a_rewritten_journal_does_not_verify(desk: Typed, path: Path) -> None:
    holds = desk("journal", "verify", "--format", "json").json
    assert (holds["holds"], holds["faults"]) == (True, [])
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER journal_batch_no_update")
        connection.execute("UPDATE journal_batch SET who = '002' WHERE id = 2")
    connection.close()
    said = desk("journal", "verify")
    assert said.status == 1
    assert "act 2" in said.out


def test_a_backup_is_restored_and_the_office_before_it_is_kept(desk: Typed, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.bizdesk"
    assert desk("backup", str(copy)).out == f"{copy}\n"
    desk("add", "place", "code=X", "name=Attic")
    dry = desk("restore", str(copy), "--dry-run")
    assert dry.status == 0
    assert len(desk("list", "place", "code=X", "--format", "json").json) == 1

    said = desk("restore", str(copy))
    assert said.status == 0
    assert desk("list", "place", "code=X", "--format", "json").json == []
    before = said.out.splitlines()[1].removeprefix("What was there before is ").removesuffix(".")
    assert [row["name"] for row in desk("list", "place", "code=X", "--format", "json", "--office", before).json] == [
        "Attic"
    ]


def test_a_backup_goes_beside_the_office_and_never_over_a_file(desk: Typed, path: Path) -> None:
    made = Path(desk("backup").out.strip())
    assert made.parent.parent == path.parent
    assert desk("backup", str(path)).status == 1
    assert "Would back up to" in desk("backup", "--dry-run").out


def test_an_office_is_backed_up_before_the_first_write(desk: Typed, laptop: str, path: Path) -> None:
    backups = list((path.parent / "office backups").iterdir())
    assert len(backups) == 1


def test_a_damaged_office_is_refused_and_salvaged(desk: Typed, typed: Typed, path: Path, tmp_path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) - len(whole) // 16])
    refused = desk("list", "staff")
    assert refused.status == 1
    assert "is cut short" in refused.err
    fresh = tmp_path / "fresh.bizdesk"
    tried = desk("salvage", str(path), str(fresh), "--dry-run")
    assert tried.status == 0
    assert not fresh.exists()
    said = desk("salvage", str(path), str(fresh))
    assert said.status == 0
    assert "staff: rows read: 2, brought back from the journal: 0, lost: 0.\n" in said.out
    assert tried.out == f"Would bring what is readable in {path} into {fresh}.\n{said.out}"
    assert not list(tmp_path.glob(".salvage*"))
    rows = typed("--office", str(fresh), "list", "staff", "--format", "json").json
    assert [row["number"] for row in rows] == ["001", "002"]


def test_an_office_of_today_needs_no_upgrade(desk: Typed) -> None:
    said = desk("upgrade")
    assert (said.status, said.out) == (0, "")
    assert "is up to date: nothing to do." in said.err


def test_the_doctor_looks_at_a_missing_office_too(desk: Typed, typed: Typed, path: Path) -> None:
    found = {line["label"]: line for line in desk("doctor", "--format", "json").json}
    assert found["Office file"]["ok"]
    assert str(path) in found["Office file"]["value"]
    path.unlink()
    said = typed("--office", str(path), "doctor")
    assert said.status == 0
    assert "! Office file" in said.out


@pytest.mark.parametrize(
    "damage", ["after = replace(after, '{', '?') WHERE kind = 'asset'", "kind = 'x' WHERE kind = 'asset_event'"]
)
def test_a_journal_that_cannot_be_read_is_said(desk: Typed, laptop: str, path: Path, damage: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER journal_entry_no_update")
        connection.execute(f"UPDATE journal_entry SET {damage}")
    connection.close()
    for words in (("history", "asset", laptop), ("show", "asset", laptop)):
        said = desk(*words)
        assert (said.status, said.out) == (1, "")
        assert f"What the journal says of {laptop} cannot be read: the file is damaged." in said.err


def test_a_record_that_is_gone_from_outside_is_said(desk: Typed, laptop: str, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = off")
        connection.execute("UPDATE asset SET category_id = 999")
    connection.close()
    said = desk("show", "asset", laptop)
    assert (said.status, said.out) == (1, "")
    assert "A record names another that is not there: the file is damaged." in said.err


def test_a_stored_day_that_is_none_is_said_wherever_it_is_read(desk: Typed, laptop: str, path: Path) -> None:
    """31 April passes the form that the database asks for."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE asset SET warranty_until = '2026-04-31' WHERE number = ?", (laptop,))
    connection.close()
    for words in (("list", "asset"), ("show", "asset", laptop), ("export", "asset")):
        said = desk(*words)
        assert said.status == 1, words
        assert "The file holds 2026-04-31 for Warranty until, which cannot be read: it is damaged." in said.err
    checked = desk("check")
    assert checked.status == 1
    assert f"Asset {laptop} holds a value that cannot be read." in checked.out
    assert "isoformat" not in checked.out + checked.err


def test_a_dry_run_of_making_refuses_what_the_real_one_does(typed: Typed, tmp_path: Path) -> None:
    for words in (
        ("/nowhere/x.bizdesk",),
        ("x.bizdesk", "--country", "ZZ"),
        ("x.bizdesk", "--currency", "e1"),
        ("x.bizdesk", "--name", "\u200b"),
    ):
        real, dry = typed("new", *words), typed("new", *words, "--dry-run")
        assert (real.status, dry.status) == (1, 1)
        assert real.err == dry.err
    assert not list(tmp_path.glob("*.bizdesk"))


def test_a_check_says_sound_whatever_it_warns_of(desk: Typed, typed: Typed, path: Path) -> None:
    """A day looked back to: the acts of that day stand after later ones."""
    said = typed("--office", str(path), "--today", "2026-03-10", "add", "place", "code=X", "name=Attic")
    assert said.status == 0
    said = desk("check")
    assert said.status == 0
    assert "the clock was set back." in said.out
    assert said.out.endswith(f"{path} is sound.\n")
