"""Two connections on one file: what one program or thread did is known to the other before it writes."""

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from bizdesk import keeping
from bizdesk.office import migrations, upgrade
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.places import Place
from bizdesk.office.policy import Policy
from bizdesk.office.reading import Reader, read_only
from bizdesk.opening import open_office
from tests.conftest import NOON


def test_a_thread_reads_the_policy_as_it_is(office: Office) -> None:
    """Its fresh connection counts changes from the same beginning as another did."""
    path = office.path
    office.close()
    with open_office(path, clock=lambda: NOON) as one:
        assert one.policy.text("closed_through") == ""
        with open_office(path, clock=lambda: NOON) as other:
            keeping.edit(other, "", Policy.get(Policy.key == "closed_through"), {"value": "2026-02"})
        found = []

        def work() -> None:
            one.activate()
            found.append(one.policy.text("closed_through"))
            one.db.close()

        thread = Thread(target=work)
        thread.start()
        thread.join()
        assert found == ["2026-02"]


def test_nothing_is_saved_into_a_file_that_was_upgraded_meanwhile(office: Office) -> None:
    newer = {**migrations.steps(), migrations.latest() + 1: ["ALTER TABLE place ADD COLUMN floor TEXT"]}
    upgrade.upgrade(office.path, NOON, newer)
    with pytest.raises(Refused, match="the schema of another bizdesk: nothing was saved"):
        keeping.add(office, "", Place, {"code": "R1", "name": "room"})


def test_a_save_that_is_under_way_elsewhere_is_not_told_as_interrupted(office: Office, tmp_path: Path) -> None:
    path = office.path
    office.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = TRUNCATE").fetchall()
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE department SET name = name || '!'")
        assert os.stat(f"{path}-journal").st_size
        with open_office(path, clock=lambda: NOON) as looking:
            assert looking.notices == []
        # Cut off while pages go into the file, the same save is one that was interrupted.
        other.execute("PRAGMA cache_size = 1")
        for table in ("policy", "department", "holiday"):
            other.execute(f"UPDATE {table} SET id = id")
        copy = tmp_path / "cut.bizdesk"
        for end in ("", "-journal"):
            shutil.copy(f"{path}{end}", f"{copy}{end}")
        with open_office(copy, clock=lambda: NOON) as looking:
            assert any("was interrupted" in notice for notice in looking.notices)
        other.execute("ROLLBACK")


class Asked:
    """A reader that is asked something that takes until it is let go."""

    def __init__(self, path: Path) -> None:
        self.reader = Reader(lambda: read_only(path))
        self.begun: list[str] = []
        self.done: list[str] = []
        self.failed: list[Exception] = []
        self.go = Event()

    def ask(self, lane: str, name: str) -> None:
        def look(database: object) -> None:
            database.execute_sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "  # type: ignore[attr-defined]
                                 "SELECT MAX(i) FROM n").fetchall()  # fmt: skip

        def work(database: object) -> None:
            self.begun.append(name)
            while not self.go.wait(0.001):
                look(database)
            look(database)  # what was dropped meanwhile does not get past this
            self.done.append(name)

        self.reader.ask(lane, work, self.failed.append)
        until(lambda: name in self.begun)


def until(held: object) -> None:
    end = time.monotonic() + 20
    while not held():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.002)


def test_what_a_refused_save_interrupted_is_asked_again(office: Office) -> None:
    asked = Asked(office.path)
    office.before_change, office.after_change = asked.reader.interrupt, asked.reader.resume
    asked.ask("list", "count")
    with pytest.raises(Refused):
        keeping.add(office, "", Place, {"code": "", "name": ""})
    until(lambda: asked.begun == ["count", "count"])
    asked.go.set()
    until(lambda: asked.done == ["count"])
    asked.reader.close()
    assert asked.failed == []


def test_what_was_asked_anew_is_not_asked_again(office: Office) -> None:
    asked = Asked(office.path)
    asked.ask("list", "old")
    asked.reader.interrupt()
    asked.ask("list", "new")
    asked.reader.resume()
    asked.go.set()
    until(lambda: asked.done == ["new"])
    asked.reader.close()
    asked.reader.resume()
    assert asked.begun == ["old", "new"]
