"""What opening says about a file, and what it refuses."""

import shutil
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import PIPE

import pytest

from bizdesk import doctor
from bizdesk.founding import found
from bizdesk.office import language, seal
from bizdesk.office.check import check, checking
from bizdesk.office.errors import Damaged, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.places import Place
from bizdesk.opening import backup_in_background, open_office, synced

NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BIZDESK_HOME", str(tmp_path / "home"))
    path = tmp_path / "office.bizdesk"
    found(path, clock=lambda: NOON, language="en").close()
    return path


def opened(path: Path) -> Office:
    return open_office(path, clock=lambda: NOON)


def add(office: Office, code: str) -> None:
    with change(office, "", "Add {number}", number=code) as act:
        act.add(Place(code=code, name="Room"))


def notices(path: Path) -> list[str]:
    with opened(path) as office:
        return office.notices


def test_a_file_closed_and_opened_again_says_nothing(path: Path) -> None:
    with opened(path) as office:
        add(office, "R1")
    assert notices(path) == []


def test_a_session_that_ended_early_is_told_with_its_acts(path: Path) -> None:
    opened(path).close()
    office = opened(path)
    add(office, "R1")
    add(office, "R2")
    office.closing = None
    office.close()
    (notice,) = notices(path)
    assert notice.startswith("Acts saved since the office was last closed here: 2, by a session that ended early")
    assert notices(path) == []


def test_what_a_session_that_is_still_open_here_has_saved_is_no_news(path: Path) -> None:
    opened(path).close()
    with opened(path) as screens:
        add(screens, "R1")
        with opened(path) as command:
            assert command.notices == []
            add(command, "R2")
        add(screens, "R3")
        assert notices(path) == []
    assert notices(path) == []


def test_the_sign_of_an_open_office_ends_with_the_program(path: Path) -> None:
    """Killed, so that nothing is closed: the next opening tells what it saved."""
    opened(path).close()
    words = (
        "import os, sys; from pathlib import Path; from bizdesk.opening import open_office\n"
        "from bizdesk import keeping; from bizdesk.office.places import Place\n"
        "office = open_office(Path(sys.argv[1])); keeping.add(office, '', Place, {'code': 'R1', 'name': 'Room'})\n"
        "print('saved', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen([sys.executable, "-c", words, str(path)], stdin=PIPE, stdout=PIPE) as screens:
        assert screens.stdout is not None
        assert screens.stdout.readline() == b"saved\n"
        assert seal.open_here(path)
        screens.kill()
        screens.wait()
    assert not seal.open_here(path)
    assert any(words.startswith("Acts saved since the office was last closed here: 1,") for words in notices(path))


CHANGED = "The office file was changed from outside since it was last closed here."


def test_bytes_changed_from_outside_are_told(path: Path) -> None:
    with opened(path) as office:
        add(office, "R1")
    with Office(path, {}) as tool:
        tool.db.execute_sql("UPDATE place SET name = 'Cellar'")
    assert notices(path) == [f"{CHANGED} Run 'bizdesk check'."]


def test_any_one_byte_of_a_closed_file_is_missed_whether_or_not_anything_lies_there(path: Path) -> None:
    opened(path).close()
    whole = path.read_bytes()
    unused = whole.index(bytes(64), 4096)
    for place in (59, 72, unused, unused + 63, len(whole) - 1):  # two of the header that SQLite does not read
        content = bytearray(whole)
        content[place] ^= 1
        path.write_bytes(content)
        with suppress(Refused):  # said even more loudly
            assert notices(path) == [f"{CHANGED} Run 'bizdesk check'."], place
        path.write_bytes(whole)
        with opened(path) as office:
            check(office)


def test_what_was_odd_is_said_at_every_opening_until_a_check_was_run_to_its_end(path: Path) -> None:
    opened(path).close()
    content = bytearray(path.read_bytes())
    content[72] ^= 1  # reserved in the header: nothing but the seal can tell
    path.write_bytes(content)
    with opened(path) as office:
        add(office, "R1")
        office.closing = None  # this session ends early
    with opened(path) as office:
        assert office.notices == [f"{CHANGED} Run 'bizdesk check'."]
        checking(office).close()
    with opened(path) as office:
        add(office, "R2")
        assert [(finding.severity, finding.sentence) for finding in check(office)] == [("warning", CHANGED)]
    assert notices(path) == []


def test_an_older_copy_in_its_place_is_told(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "older")
    with opened(path) as office:
        add(office, "R1")
    shutil.copy(tmp_path / "older", path)
    (notice,) = notices(path)
    assert notice.startswith("The office is not the one last closed here")


def test_a_large_file_is_sealed_to_its_last_byte(tmp_path: Path) -> None:
    large = tmp_path / "large"
    content = bytearray(3 * seal.PIECE + 1)
    large.write_bytes(content)
    seals = {seal.digest(large)}
    for place in (0, seal.PIECE - 1, seal.PIECE, 2 * seal.PIECE + 7, len(content) - 1):
        content[place] = 1
        large.write_bytes(content)
        seals.add(seal.digest(large))
        content[place] = 0
    assert len(seals) == 6


def test_a_settings_folder_that_cannot_be_written_stops_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIZDESK_HOME", str(path / "under a file"))
    assert notices(path) == []
    assert notices(path) == []


def test_the_office_is_opened_in_its_own_language_unless_told(path: Path) -> None:
    with opened(path):
        assert language.current() == "en"


def test_a_clock_behind_the_newest_act_is_told(path: Path) -> None:
    with open_office(path, clock=lambda: NOON + timedelta(days=900)) as office:
        add(office, "R1")
    (notice,) = notices(path)
    assert "2028-09-01 04:00, after now" in notice  # 900 days after 16 March 2026


@pytest.mark.parametrize(
    ("folder", "warned"),
    [
        ("Dropbox", True),
        ("OneDrive - Bright Ltd", True),
        ("我的坚果云", True),
        ("Mobile Documents", True),
        ("Documents", False),
    ],
)
def test_a_synced_folder_is_warned_of(tmp_path: Path, folder: str, warned: bool) -> None:
    assert bool(synced(tmp_path / folder / "office.bizdesk")) is warned


@pytest.mark.parametrize(
    ("content", "fault", "sentence"),
    [
        (b"", Damaged, "is empty"),
        (b"number,name\n" * 50, Refused, "is not an office file"),
        (b"SQLite format 3\x00" + bytes(2_000), Refused, "a database of another program"),
    ],
)
def test_what_is_no_office_is_refused_and_left_alone(
    path: Path, content: bytes, fault: type[Refused], sentence: str
) -> None:
    path.write_bytes(content)
    with pytest.raises(fault, match=sentence):
        opened(path)
    assert path.read_bytes() == content


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no office file"):
        opened(tmp_path / "nowhere.bizdesk")
    with pytest.raises(Refused, match="is not a file"):
        opened(tmp_path)


def test_a_file_cut_short_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:300_000])
    with pytest.raises(Damaged, match="is cut short: 300000 bytes"):
        opened(path)


def test_a_backup_that_cannot_be_made_is_a_notice(path: Path) -> None:
    path.with_name("office backups").write_text("in the way")
    with opened(path) as office:
        backup_in_background(office).join()
        (notice,) = office.notices
    assert notice.startswith("No backup was made")


def test_doctor_looks_at_a_sound_office_and_at_none(path: Path, tmp_path: Path) -> None:
    lines = {line.label: line for line in doctor.examine(path)}
    assert lines["Office file"].ok
    assert (lines["Rights"].value, lines["Rights"].ok) == ("0600", True)
    assert (lines["Journal mode"].value, lines["Journal mode"].ok) == ("truncate", True)
    assert not lines["Backups"].ok
    with opened(path) as office:
        backup_in_background(office).join()
    assert next(line for line in doctor.examine(path) if line.label == "Backups").ok
    path.chmod(0o644)
    assert not next(line for line in doctor.examine(path) if line.label == "Rights").ok
    missing = doctor.examine(tmp_path / "nowhere.bizdesk")
    assert [line.ok for line in missing if line.label == "Office file"] == [False]
