"""Documents: hostile names kept safely, what is no file refused, versions, and the bytes held to their hash."""

import os
from pathlib import Path

import pytest

from bizdesk.office.check import check
from bizdesk.office.documents import LARGEST, Document, attach, attached, content_of, safe_name, save_as
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.places import Place


@pytest.fixture
def room(office: Office) -> Place:
    return Place.named("A-ST")


def written(folder: Path, name: str, content: bytes = b"minutes") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        (r"C:\Windows\system32\cmd.exe", "cmd.exe"),
        ("/", "document"),
        ("..", "document"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ('a<b>:"c"|?*.txt', "a_b___c____.txt"),
        ("line\nbreak\x00.txt", "line_break_.txt"),
        (" . spaced . ", "spaced"),
        ("会议纪要 2026.pdf", "会议纪要 2026.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("y" * 300, "y" * 120),
    ],
)
def test_a_name_can_be_written_in_any_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_what_a_hostile_name_is_saved_as_stays_in_the_folder(office: Office, room: Place, tmp_path: Path) -> None:
    document = attach(office, "", room, written(tmp_path, "plan.txt"))
    Document.update(name="../../outside.txt").execute()  # as nobody but a tool from outside would
    folder = tmp_path / "into"
    folder.mkdir()
    assert save_as(Document.get_by_id(document.id), folder) == folder / "outside.txt"
    assert not (tmp_path / "outside.txt").exists()


def test_saving_never_writes_over_a_file(office: Office, room: Place, tmp_path: Path) -> None:
    document = attach(office, "", room, written(tmp_path, "plan.txt", b"new"))
    folder = tmp_path / "into"
    folder.mkdir()
    written(folder, "plan.txt", b"old")
    assert [save_as(document, folder).name for _time in range(2)] == ["plan (2).txt", "plan (3).txt"]
    assert (folder / "plan.txt").read_bytes() == b"old"


def test_a_link_is_followed_and_what_is_no_file_is_refused(office: Office, room: Place, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(written(tmp_path, "plan.txt", b"behind the link"))
    assert content_of(attach(office, "", room, link)) == b"behind the link"
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    for name, words in (("pipe", "is not a file"), ("", "is not a file"), ("dangling", "cannot be read")):
        with pytest.raises(Refused, match=words):
            attach(office, "", room, tmp_path / name)
    with pytest.raises(Refused, match="is not a file"):
        attach(office, "", room, Path(os.devnull))
    assert len(attached(room)) == 1


def test_a_file_too_large_is_refused_before_it_is_read(office: Office, room: Place, tmp_path: Path) -> None:
    with open(tmp_path / "film", "wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(Refused, match="is larger than 64 MB"):
        attach(office, "", room, tmp_path / "film")


def test_the_same_name_is_the_next_version_and_the_same_bytes_are_refused(
    office: Office, room: Place, tmp_path: Path
) -> None:
    path = written(tmp_path, "plan.txt", b"first")
    attach(office, "", room, path)
    with pytest.raises(Refused, match="attached already, with the same content"):
        attach(office, "", room, path)
    path.write_bytes(b"second")
    attach(office, "", room, path)
    assert [(each.version, content_of(each)) for each in attached(room)] == [(1, b"first"), (2, b"second")]


def test_the_office_moves_with_its_documents(office: Office, room: Place, tmp_path: Path) -> None:
    attach(office, "", room, written(tmp_path, "plan.txt", b"kept inside"))
    office.close()
    moved = office.path.rename(tmp_path / "elsewhere.bizdesk")
    (tmp_path / "plan.txt").unlink()
    with Office(moved, office.kinds) as again:
        assert content_of(attached(Place.named("A-ST"))[0]) == b"kept inside"
        assert check(again) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE document_content SET content = x'00'",
            "The content of plan.txt was damaged: restore it from a backup.",
        ),
        ("DELETE FROM document_content", "The content of plan.txt is missing: restore it from a backup."),
    ],
)
def test_changed_and_missing_bytes_are_never_handed_out_and_found_by_check(
    office: Office, room: Place, tmp_path: Path, statement: str, said: str
) -> None:
    document = attach(office, "", room, written(tmp_path, "plan.txt"))
    office.db.execute_sql(statement)
    with pytest.raises(Refused) as refused:
        save_as(document, tmp_path)
    assert str(refused.value) == said
    assert [finding.sentence for finding in check(office)] == [f"Document plan.txt: {said}"]
