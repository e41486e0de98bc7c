"""Files written for somebody: whole or not at all, never over an office."""

import os
from pathlib import Path
from threading import Thread

import pytest

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.outfile import writing


def test_a_file_takes_its_place_only_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"old")
    with writing(path) as stream:
        stream.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["report.txt"]


def test_what_fails_halfway_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"old")
    with pytest.raises(TypeError), writing(path) as stream:
        stream.writelines([b"half", None])  # type: ignore[list-item]
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["report.txt"]


def test_an_office_is_never_written_over_by_its_name_or_by_a_link(office: Office, tmp_path: Path) -> None:
    before = office.path.read_bytes()
    link = tmp_path / "link.csv"
    link.symlink_to(office.path)
    for path in (office.path, link):
        with pytest.raises(Refused, match="is an office file: choose another name"), writing(path) as stream:
            stream.write(b"over it")
    assert office.path.read_bytes() == before


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "behind.txt").write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "behind.txt")
    with writing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert (tmp_path / "behind.txt").read_bytes() == b"new"


def test_a_folder_is_refused_and_a_pipe_is_written_to(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"), writing(tmp_path):
        pass
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with writing(pipe) as stream:
        stream.write(b"through")
    reader.join(5)
    assert read == [b"through"]


def test_a_file_one_may_not_write_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)  # who runs the tests may write anything
    with pytest.raises(Refused, match="may not be written"), writing(path):
        pass
    assert path.read_bytes() == b"old"
