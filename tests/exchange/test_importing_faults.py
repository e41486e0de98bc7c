"""Importing under bad luck: full disks, killed processes, hostile cells and headings. Never half, never a traceback."""

import os
import re
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from bizdesk.assets.models import Asset
from bizdesk.exchange.importing import apply
from bizdesk.kinds import KINDS
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, verify
from bizdesk.office.people import Staff, Supplier
from tests.hostile import HOSTILE

# Control characters make the whole file none of text; lone surrogates cannot be written to one.
UNREADABLE = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\ud800-\udfff]")
HEADER = "资产编号,资产名称,类别,原值,购置日期"


def test_a_disk_full_halfway_leaves_nothing(office: Office, written, look) -> None:
    rows = [f"A-{n},{'长名' * 40},05,800,2026-01-05" for n in range(500)]
    plan = look(Asset, written(HEADER, *rows))
    pages = office.db.execute_sql("PRAGMA page_count").fetchone()[0]
    office.db.execute_sql(f"PRAGMA max_page_count = {pages + 20}").fetchone()
    with pytest.raises(Refused, match="disk is full"):
        apply(office, "", plan)
    office.db.execute_sql("PRAGMA max_page_count = 1000000").fetchone()
    assert not Asset.select().exists()
    assert verify(office) == []
    assert apply(office, "", plan).added == 500  # when room is made, the same plan goes through


@pytest.mark.parametrize("moment", ["act.Act.add_many", "search.put_many", "rows.insert_many"])
def test_a_process_killed_while_importing_leaves_nothing(office: Office, tmp_path: Path, written, moment: str) -> None:
    """The child ends itself by SIGKILL right after a part of the import was written."""
    path = written(HEADER, *[f"A-{n},桌,05,800,2026-01-05" for n in range(300)])
    office.close()
    module, name = moment.split(".", 1)
    child = textwrap.dedent(
        f"""
        import os, signal, sys
        from pathlib import Path
        from bizdesk.office import {module}
        from bizdesk.exchange.importing import apply, plan
        from bizdesk.kinds import KINDS
        from bizdesk.office.file import Office
        from bizdesk.rules import RULES
        target, name = {module}, {name!r}
        while "." in name:
            part, name = name.split(".", 1)
            target = getattr(target, part)
        done = getattr(target, name)
        def deadly(*given):
            done(*given)
            os.kill(os.getpid(), signal.SIGKILL)
        setattr(target, name, deadly)
        office = Office(Path(sys.argv[1]), KINDS, rules=RULES)
        work = plan(office, KINDS["asset"], sys.argv[2])
        while True:
            try:
                next(work)
            except StopIteration as end:
                apply(office, "", end.value)
                break
        """
    )
    ended = subprocess.run([sys.executable, "-c", child, str(office.path), str(path)], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert os.path.exists(f"{office.path}-journal")  # it was in the middle
    with Office(office.path, KINDS) as again:
        assert not Asset.select().exists()
        assert JournalBatch.select().count() == 1
        assert verify(again) == []


def test_hostile_cells_are_kept_or_refused_and_nothing_else_happens(office: Office, written, look) -> None:
    readable = [text for text in HOSTILE if text.isprintable() or not UNREADABLE.search(text)]
    rows = [[f"S{n}", text, text] for n, text in enumerate(readable[:-1])]
    path = written("Code,Name,Remarks", *rows)
    plan = look(Supplier, path)
    assert len([row for row in plan.rows if row.fate != "skipped"]) == len(rows)
    refused = {row.words.removesuffix(" at most 200 fit here.") for row in plan.rows if row.fate == "refused"}
    assert refused == {"Name is required.", "Name: Too long: 201 characters;"}
    apply(office, "", plan, path.parent / "rejects.csv")
    assert Supplier.named("S0").name == "[/]"


def test_a_cell_that_is_far_too_long_is_refused_by_its_length(written, look) -> None:
    with pytest.raises(Refused, match="line 2 of the file holds a cell of more than 131,072 characters"):
        look(Supplier, written("Code,Name", ["1", "长" * 10_000_000]))
    plan = look(Supplier, written("Code,Name", ["1", "长" * 100_000], ["长" * 100_000, "x"]))
    assert [row.fate for row in plan.rows] == ["refused", "refused"]
    assert all("Too long: " in row.words and len(row.words) < 200 for row in plan.rows)


def test_hostile_headings_are_named_plainly(written, look) -> None:
    plan = look(Supplier, written("Code,Name,\x1b[31mred,[@click=app.quit],{x}{0}%s", "1,x,a,b,c"))
    told = " ".join(plan.notes)
    assert "\x1b" not in told
    assert "␛[31mred" in told
    assert "{x}{0}%s" in told
    assert plan.rows[0].fate == "add"
    with pytest.raises(Refused, match=r"␛\[31mred"):
        look(Supplier, written("\x1b[31mred,Name", "1,x"), mapping={"\x1b[31mred": "name"})


def test_cells_under_no_heading_refuse_their_row(written, look) -> None:
    plan = look(Supplier, written("Code,Name", "1,甲", "2,乙,shifted"))
    assert [row.fate for row in plan.rows] == ["add", "refused"]
    assert "no heading above this cell: shifted" in plan.rows[1].words


def test_a_thousand_places_deep(written, look, bring) -> None:
    place = KINDS["place"]
    rows = [f"P{n},P{n},{f'P{n + 1}' if n < 999 else ''}" for n in range(1_000)]
    assert bring(place, written("编码,名称,上级", *rows)).added == 1_000
    assert place.select().where(place.parent.is_null()).count() == 2  # the main building and P999


def test_a_ledger_and_a_computed_kind_say_their_reason(written, look) -> None:
    with pytest.raises(Refused, match=r"Asset event: cannot be imported\. Its rows come about by what is done\."):
        look(KINDS["asset_event"], written("a,b", "1,2"))


def test_a_file_of_nothing_but_a_header(written, look) -> None:
    plan = look(Staff, written("工号,姓名"))
    assert (plan.rows, plan.counts["add"]) == ([], 0)
    assert plan.notes == ["There is nothing to import: no row stands under the headings."]
