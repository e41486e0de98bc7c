"""What Today says, worked out when the office is left: it holds for the file as it was left, and for nothing else."""

from datetime import date
from pathlib import Path

import pytest

from bizdesk import beforehand, keeping
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.duties import due
from bizdesk.office import language
from bizdesk.office.file import Office


@pytest.fixture
def printer(office: Office) -> str:
    """A card with a duty: a draft that nobody has booked."""
    values = {"name": "Printer", "category": AssetCategory.get(), "cost": 5, "acquired_on": date(2026, 1, 2)}
    return keeping.add(office, "", Asset, values).key


def test_what_was_worked_out_is_what_today_says(office: Office, printer: str) -> None:
    """16 March 2026 is a Monday: the office is left on it and opened again on it or on the Tuesday."""
    assert beforehand.known(office) is None
    beforehand.work_out(office)
    told = beforehand.known(office)
    assert told == due(office)
    assert told is not None
    assert any(printer in duty.words and duty.key == printer for duty in told)
    for day, worked_out in ((date(2026, 3, 17), True), (date(2026, 3, 18), False), (date(2026, 3, 15), False)):
        with office.looking_on(day):
            told = beforehand.known(office)
            assert (told is not None) == worked_out
            assert told is None or told == due(office)


def test_over_the_weekend_it_is_monday_that_was_worked_out(office: Office, printer: str) -> None:
    with office.looking_on(date(2026, 3, 20)):
        beforehand.work_out(office)
    with office.looking_on(date(2026, 3, 23)):
        assert beforehand.known(office) == due(office)
    with office.looking_on(date(2026, 3, 21)):
        assert beforehand.known(office) is None


def test_nothing_is_known_of_a_file_that_was_written_since(office: Office, printer: str) -> None:
    beforehand.work_out(office)
    keeping.edit(office, "", Asset.named(printer), {"name": "Laser printer"})
    assert beforehand.known(office) is None
    beforehand.work_out(office)
    told = beforehand.known(office)
    assert told is not None
    assert any("Laser printer" in duty.words for duty in told)


def test_it_is_known_in_the_language_it_was_worked_out_in(office: Office, printer: str) -> None:
    beforehand.work_out(office)
    language.use("zh_CN")
    assert beforehand.known(office) is None


def test_a_file_that_says_something_else_is_not_believed(office: Office, printer: str) -> None:
    beforehand.work_out(office)
    kept = beforehand.place(office.path)
    whole = kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o077 == 0
    for broken in ("", "[]", "null", whole[: len(whole) // 2], '{"of": 1}', whole.replace('"days"', '"nights"')):
        kept.write_text(broken, "utf-8")
        assert beforehand.known(office) is None
    kept.write_text(whole, "utf-8")
    assert beforehand.known(office) is not None
    beforehand.forget(office.path)
    assert beforehand.known(office) is None


def test_a_folder_that_cannot_be_written_is_no_fault(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("")
    monkeypatch.setenv("BIZDESK_HOME", str(in_the_way))
    beforehand.work_out(office)
    assert beforehand.known(office) is None
