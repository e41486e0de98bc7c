"""Salvage brings what is readable into a new file and never touches the damaged one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bizdesk.founding import found
from bizdesk.kinds import KINDS
from bizdesk.office import search
from bizdesk.office.check import check
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change, verify
from bizdesk.office.places import Place
from bizdesk.office.salvage import salvage

NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
PAGE = 4096


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    with found(tmp_path / "whole.bizdesk", clock=lambda: NOON) as office, change(office, "", "Import") as act:
        act.add_many([Place(code=f"R{n:04}", name=f"Room 房间 {n}", remarks="shelf " * 20) for n in range(400)])
    return (tmp_path / "whole.bizdesk").read_bytes()


def rooms() -> list[str]:
    return [code for (code,) in Place.select(Place.code).where(Place.code.startswith("R")).order_by(Place.id).tuples()]


def brought(tmp_path: Path, content: bytes) -> Office:
    damaged = tmp_path / "damaged.bizdesk"
    damaged.write_bytes(content)
    salvage(damaged, tmp_path / "new.bizdesk", KINDS)
    assert damaged.read_bytes() == content
    assert not list(tmp_path.glob(".salvage*"))
    return Office(tmp_path / "new.bizdesk", KINDS, clock=lambda: NOON)


def test_a_sound_file_comes_over_whole(tmp_path: Path, whole: bytes) -> None:
    with brought(tmp_path, whole) as office:
        assert check(office) == []
        assert len(rooms()) == 400
        assert len(search.find(office, "R0017 房间")) == 1
        with change(office, "", "Add") as act:
            assert act.add(Place(code="NEW", name="New")).id > Place.get(code="R0399").id


def test_files_may_be_named_from_the_folder_one_stands_in(
    tmp_path: Path, whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    salvage(Path("whole.bizdesk"), Path("new.bizdesk"), KINDS)
    with Office(tmp_path / "new.bizdesk", KINDS):
        assert len(rooms()) == 400


def without_root_of(tmp_path: Path, content: bytes, *tables: str) -> bytes:
    """The file with the first page of these tables wiped."""
    wiped = bytearray(content)
    with Office(tmp_path / "whole.bizdesk", KINDS) as office:
        for table in tables:
            (root,) = office.db.execute_sql("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            wiped[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    return bytes(wiped)


@pytest.mark.parametrize("tables", [("place",), ("place", "journal_batch")])
def test_rows_on_a_broken_page_come_back_from_the_journal(
    tmp_path: Path, whole: bytes, tables: tuple[str, ...]
) -> None:
    with brought(tmp_path, without_root_of(tmp_path, whole, *tables)) as office:
        assert len(rooms()) == 400
        assert bool(check(office)) is ("journal_batch" in tables)


def test_a_broken_journal_leaves_the_records(tmp_path: Path, whole: bytes) -> None:
    with brought(tmp_path, without_root_of(tmp_path, whole, "journal_entry")) as office:
        assert len(rooms()) == 400
        assert verify(office)


@pytest.mark.parametrize("lost", [100, PAGE])
def test_without_its_beginning_a_file_is_read_by_the_frame_of_a_new_one(
    tmp_path: Path, whole: bytes, lost: int
) -> None:
    with brought(tmp_path, bytes(lost) + whole[lost:]) as office:
        assert len(rooms()) == 400
        assert check(office) == []


def test_of_a_file_cut_short_its_beginning_comes_over(tmp_path: Path, whole: bytes) -> None:
    with brought(tmp_path, whole[: 200 * PAGE]) as office:  # the first pages of later tables are behind the cut
        assert office.name == "My office"


@pytest.mark.parametrize("content", [b"", b"Dear Sirs" * 1_000, bytes(500_000)])
def test_where_nothing_can_be_read_no_file_is_made(tmp_path: Path, content: bytes) -> None:
    damaged = tmp_path / "damaged.bizdesk"
    damaged.write_bytes(content)
    with pytest.raises(Refused, match="Nothing in"):
        salvage(damaged, tmp_path / "new.bizdesk", KINDS)
    assert [entry.name for entry in tmp_path.iterdir()] == ["damaged.bizdesk"]


def test_it_never_overwrites(tmp_path: Path, whole: bytes) -> None:
    with pytest.raises(Refused, match="exists already"):
        salvage(tmp_path / "whole.bizdesk", tmp_path / "whole.bizdesk", KINDS)
    assert (tmp_path / "whole.bizdesk").read_bytes() == whole


def told(tmp_path: Path, content: bytes) -> list[str]:
    """What a salvage reports."""
    (tmp_path / "damaged.bizdesk").write_bytes(content)
    return salvage(tmp_path / "damaged.bizdesk", tmp_path / "new.bizdesk", KINDS).sentences()


def rooms_and_presets(tmp_path: Path) -> int:
    with Office(tmp_path / "whole.bizdesk", KINDS) as office:
        office.activate()
        return Place.select().count()


def test_of_a_sound_file_every_loss_is_known(tmp_path: Path, whole: bytes) -> None:
    said = told(tmp_path, whole)
    assert f"place: rows read: {rooms_and_presets(tmp_path)}, brought back from the journal: 0, lost: 0." in said
    assert not [each for each in said if "known" in each or "cut short" in each or not each.endswith(" lost: 0.")]


def test_of_a_file_cut_short_nobody_says_that_nothing_was_lost(tmp_path: Path, whole: bytes) -> None:
    short = whole[: 200 * PAGE]
    first, *tables = told(tmp_path, short)
    assert first.startswith(f"The file is cut short: {len(short)} bytes of {len(whole)}, ")
    assert first.endswith(" % is missing. What stood there cannot be known.")
    lines = [each for each in tables if each.startswith(("place:", "asset:", "document_content:"))]
    assert len(lines) == 3
    assert all(each.endswith("how many are lost is not known.") for each in lines), lines


def test_what_a_whole_journal_tells_of_is_known(tmp_path: Path, whole: bytes) -> None:
    said = told(tmp_path, without_root_of(tmp_path, whole, "place", "document_content"))
    assert f"place: rows read: 0, brought back from the journal: {rooms_and_presets(tmp_path)}, lost: 0." in said
    assert "document_content: rows read: 0, brought back from the journal: 0; how many are lost is not known." in said


def test_where_no_record_came_back_no_file_is_made(tmp_path: Path, whole: bytes) -> None:
    with pytest.raises(Refused, match=r"Nothing in .* can be read: restore a backup\. The file is cut short: 8192 by"):
        told(tmp_path, whole[: 2 * PAGE])
    assert not (tmp_path / "new.bizdesk").exists()
