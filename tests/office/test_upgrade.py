"""An upgrade leaves the old file or the new one, never one between; a backup is made first."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bizdesk import opening
from bizdesk.assets.invariants import invariants
from bizdesk.founding import found
from bizdesk.kinds import KINDS
from bizdesk.office import header, migrations
from bizdesk.office.check import check
from bizdesk.office.errors import Damaged, Refused
from bizdesk.office.upgrade import upgrade
from bizdesk.opening import open_office

NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
FIXTURES = Path(__file__).parents[1] / "fixtures"
GOOD = ['ALTER TABLE place ADD COLUMN floor TEXT NOT NULL DEFAULT ""', "CREATE INDEX place_floor ON place (floor)"]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIZDESK_HOME", str(tmp_path / "home"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.bizdesk"
    found(path, clock=lambda: NOON).close()
    return path


def steps(second: list[str]) -> dict[int, list[str]]:
    return {**migrations.steps(), migrations.latest() + 1: second}


def test_a_step_is_taken_after_a_backup(old: Path) -> None:
    before = old.read_bytes()
    kept = upgrade(old, NOON, steps(GOOD))
    assert kept is not None
    assert header.version(kept) == migrations.latest()
    assert header.version(old) == migrations.latest() + 1
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT floor FROM place LIMIT 1").fetchone() == ("",)
    assert old.read_bytes() != before


def test_nothing_is_done_where_nothing_is_needed(old: Path) -> None:
    before = old.read_bytes()
    assert upgrade(old, NOON) is None
    assert old.read_bytes() == before


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        ("CREATE TABLE place (id INTEGER)", "already exists"),
        ("UPDATE place SET parent_id = 12345", "not there"),
        ("UPDATE journal_batch SET who = 'x'", "A ledger and the journal are never changed"),
        ("DROP TRIGGER journal_batch_no_delete; ", "journal was changed"),
    ],
)
def test_a_step_that_fails_leaves_the_old_file(old: Path, last: str, reason: str) -> None:
    before = old.read_bytes()
    second = [*GOOD, *last.split("; ")]
    if "no_delete" in last:
        second[-1] = "DELETE FROM journal_batch"
    with pytest.raises(Refused, match=reason):
        upgrade(old, NOON, steps(second))
    assert old.read_bytes() == before
    with open_office(old, clock=lambda: NOON) as office:
        assert check(office) == []


def test_opening_upgrades_and_says_so(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = steps(GOOD)
    monkeypatch.setattr(migrations, "steps", lambda: newest)
    monkeypatch.setattr(migrations, "latest", lambda: max(newest))
    with open_office(old, clock=lambda: NOON) as office:
        (notice,) = office.notices
    assert "brought to this program's schema" in notice
    assert header.version(old) == max(newest)


def test_a_file_newer_than_the_program_is_refused_and_left_alone(old: Path) -> None:
    content = bytearray(old.read_bytes())
    content[60:64] = (migrations.latest() + 7).to_bytes(4, "big")
    old.write_bytes(content)
    with pytest.raises(Refused, match="made by a newer bizdesk"):
        open_office(old)
    assert old.read_bytes() == content


def test_a_file_that_was_never_finished_is_told(old: Path) -> None:
    content = bytearray(old.read_bytes())
    content[60:64] = bytes(4)
    old.write_bytes(content)
    with pytest.raises(Damaged, match="never finished"):
        open_office(old)


@pytest.mark.parametrize("version", range(1, migrations.latest() + 1))
def test_an_office_of_every_schema_still_opens_whole(tmp_path: Path, version: int) -> None:
    path = tmp_path / f"v{version}.bizdesk"
    path.write_bytes((FIXTURES / path.name.replace("v", "office_v")).read_bytes())
    before = contents(path)
    with opening.open_office(path, clock=lambda: NOON) as office:
        assert [finding.sentence for finding in check(office) if finding.severity == "error"] == []
        assert [*invariants(office)] == []
        assert office.name == f"Office of schema {version}"
    after = contents(path)
    # What was there is as it was; rules and lists of later areas stand after it.
    kept = {table: after[table][: len(rows)] for table, rows in before.items()}
    assert {table: [row[: len(before[table][0])] for row in rows] for table, rows in kept.items()} == before
    assert all(len(after[table]) == len(rows) for table, rows in before.items() if table != "policy")
    assert header.version(path) == migrations.latest()


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table of records; new columns stand last."""
    with closing(sqlite3.connect(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        known = [kind for kind in KINDS if kind in tables]
        rows = {kind: connection.execute(f'SELECT * FROM "{kind}" ORDER BY id').fetchall() for kind in known}
    return {kind: found for kind, found in rows.items() if found}
