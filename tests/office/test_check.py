"""check names everything that was changed behind the program's back, and finds nothing in a sound office."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.founding import found
from bizdesk.office import notes
from bizdesk.office.check import PARTS, check, checking
from bizdesk.office.documents import attach
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.people import Supplier
from bizdesk.office.places import Place, rings
from bizdesk.office.policy import Policy, set_rule
from bizdesk.office.undo import undo


@pytest.fixture
def furnished(office: Office, tmp_path: Path) -> Office:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sirs")
    with change(office, "", "Add") as act:
        room = act.add(Place(code="R1", name="Archive 档案室"))
        act.add_many([Place(code=f"R1-{n}", name="Shelf", parent=room) for n in range(1, 4)])
    room.remarks = "Second floor"
    with change(office, "", "Edit") as act:
        act.save(room)
    notes.write(office, "", room, "Key at the front desk")
    attach(office, "", room, letter)
    return office


def found_in(office: Office) -> list[str]:
    return [finding.sentence for finding in check(office)]


def outside(office: Office, statement: str) -> None:
    db = office.db.connection()
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute(statement)
    db.execute("PRAGMA foreign_keys = ON")


def test_a_sound_office_has_no_findings(furnished: Office) -> None:
    assert found_in(furnished) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE place SET name = 'Cellar' WHERE code = 'R1-2'", "Place R1-2 was changed from outside: Name."),
        ("UPDATE place SET remarks = '' WHERE code = 'R1'", "Place R1 was changed from outside: Remarks."),
        ("UPDATE place SET revision = 9 WHERE code = 'R1'", "Place R1 was changed from outside: Revision."),
        (
            "UPDATE policy SET value = '0' WHERE key = 'warning_days'",
            "Rule warning_days was changed from outside: Setting.",
        ),
        ("DELETE FROM place WHERE code = 'R1-3'", "Place R1-3 was deleted from outside."),
        (
            "INSERT INTO place (revision, created_at, updated_at, code, name, active, remarks) "
            "SELECT 1, created_at, updated_at, 'X', 'Secret', 1, '' FROM place LIMIT 1",
            "Place X was added from outside.",
        ),
        ("UPDATE search SET words = 'gone' WHERE words LIKE '%r1 %'", "The search index does not agree with Place R1."),
        ("DELETE FROM search WHERE words LIKE '%r1-1%'", "The search index does not agree with Place R1-1."),
        ("UPDATE place SET parent_id = 999 WHERE code = 'R1-1'", "of place names a row of place that is not there."),
        ("UPDATE note SET subject_id = 999", "Note 1 belongs to place 999, which is not there."),
        ("UPDATE document_content SET content = x'00'", "Document letter.txt: The content of letter.txt was damaged"),
        ("DELETE FROM document_content", "Document letter.txt: The content of letter.txt is missing"),
        ("DROP TRIGGER asset_event_no_update", "asset_event_no_update is missing from the file's tables"),
        ("CREATE TRIGGER odd AFTER INSERT ON place BEGIN SELECT 1; END", "odd is not a table, index or guard"),
    ],
)
def test_what_was_changed_from_outside_is_named(furnished: Office, statement: str, sentence: str) -> None:
    outside(furnished, statement)
    assert sentence in " ".join(found_in(furnished))


@pytest.mark.parametrize(("key", "name"), [("currency", "Currency"), ("prefix_asset", "Prefix of numbers: Asset")])
def test_a_rule_that_went_is_told_even_where_the_journal_knows_of_it(furnished: Office, key: str, name: str) -> None:
    with change(furnished, "", "Lose a rule") as act:
        act.remove(Policy.named(key))
    assert found_in(furnished) == [f"The policy has lost its rule {name} ({key}): nobody can set it."]


def test_a_series_set_back_would_give_a_number_again(furnished: Office) -> None:
    with change(furnished, "", "Add") as act:
        number = act.add(Supplier(name="Bright Ltd")).code
    undo(furnished, "")
    assert found_in(furnished) == []
    outside(furnished, "DELETE FROM number_series")
    (finding,) = check(furnished)
    assert finding.severity == "warning"
    assert number in finding.sentence


def test_a_file_longer_than_its_pages_is_told(furnished: Office) -> None:
    with open(furnished.path, "ab") as stream:
        stream.write(b"tail")
    assert any("bytes, its pages need" in sentence for sentence in found_in(furnished))


def test_what_an_area_can_prove_of_its_ledger_is_asked(furnished: Office) -> None:
    def invariants(_office: Office) -> Iterator[str]:
        yield "The ledger does not add up."

    assert [finding.sentence for finding in check(furnished, [invariants])] == ["The ledger does not add up."]


def test_it_can_be_followed_and_stopped(furnished: Office) -> None:
    steps = checking(furnished)
    assert next(steps) == (0, len(PARTS), "Since it was last closed")
    steps.close()
    with change(furnished, "", "Add") as act:
        act.add(Place(code="R2", name="Still writable"))


def test_another_program_can_save_while_it_is_checked(furnished: Office) -> None:
    with Office(furnished.path, furnished.kinds) as other:
        for _step in checking(furnished):
            with other.db.atomic("IMMEDIATE"):
                pass
            furnished.activate()


def test_a_clock_set_back_is_told_and_does_not_turn_the_order_around(tmp_path: Path) -> None:
    times = [datetime(2028, 2, 29, 8, tzinfo=UTC)]
    with found(tmp_path / "leap.bizdesk", clock=lambda: times[-1]) as office:
        for moment in (datetime(9999, 12, 31, 23, 59, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)):
            times.append(moment)
            with change(office, "", "Add") as act:
                act.add(Place(code=f"R{moment.year}", name="Room"))
        (finding,) = check(office)
        assert finding.severity == "warning"
        assert finding.sentence == (
            "Act 3 is dated 2025-01-01T00:00:00Z, the one before it 9999-12-31T23:59:00Z: the clock was set back."
        )
        assert undo(office, "") == "Add"
        assert [code for (code,) in Place.select(Place.code).where(Place.code.startswith("R")).tuples()] == ["R9999"]


def test_a_zone_changed_turns_no_order_around(tmp_path: Path) -> None:
    """Midnight in Kiritimati is the morning of the day before in Los Angeles: the day goes back, the acts do not."""
    with found(tmp_path / "zones.bizdesk", clock=lambda: datetime(2028, 2, 29, 10, tzinfo=UTC)) as office:
        days = []
        for code, zone in (("R1", "Pacific/Kiritimati"), ("R2", "America/Los_Angeles")):
            set_rule(office, "", Policy.get(Policy.key == "time_zone"), {"value": zone})
            days.append(office.today())
            with change(office, "", "Add") as act:
                act.add(Place(code=code, name="Room"))
        assert days == [date(2028, 3, 1), date(2028, 2, 29)]
        assert check(office) == []
        assert undo(office, "") == "Add"
        assert [code for (code,) in Place.select(Place.code).where(Place.code.startswith("R")).tuples()] == ["R1"]


def test_a_ring_of_places_is_told_and_can_be_walked(office: Office) -> None:
    one = keeping.add(office, "", Place, {"code": "X1", "name": "One"})
    two = keeping.add(office, "", Place, {"code": "X2", "name": "Two", "parent": one})
    other = keeping.add(office, "", Place, {"code": "X3", "name": "Three"})
    office.db.connection().execute("UPDATE place SET parent_id = ? WHERE id = ?", (two.id, one.id))
    (told,) = rings(office)
    assert told in ("Place X1 lies below itself.", "Place X2 lies below itself.")
    keeping.edit(office, "", other, {"parent": one.afresh()})
