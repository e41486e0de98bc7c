"""Two offices in one program: each writes into its own file, whatever was done to the other in between."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bizdesk import keeping
from bizdesk.founding import found
from bizdesk.office import journal, search, undo
from bizdesk.office.check import check
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Supplier
from bizdesk.office.places import Place
from bizdesk.office.policy import Policy
from bizdesk.office.work import finished


class Two(NamedTuple):
    one: Office
    other: Office


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    made = Two(*(found(tmp_path / f"{name}.bizdesk", country="CN", language="en") for name in ("one", "other")))
    yield made
    for office in made:
        office.close()


def codes(office: Office) -> list[str]:
    office.activate()
    return [code for (code,) in Supplier.select(Supplier.code).order_by(Supplier.id).tuples()]


def test_what_is_added_by_turns_lands_in_its_own_office_with_its_own_numbers(two: Two) -> None:
    keeping.edit(two.other, "", _rule(two.other, "prefix_supplier"), {"value": "S"})
    for name in ("Bright", "Plum", "Pine"):
        for office in two:
            keeping.add(office, "", Supplier, {"name": f"{name} {office.path.stem}"})
    year = two.one.today().year
    assert codes(two.one) == [f"GYS-{year}-000{n}" for n in (1, 2, 3)]
    assert codes(two.other) == [f"S-{year}-000{n}" for n in (1, 2, 3)]
    assert [len(search.find(office, "plum")) for office in two] == [1, 1]
    assert [journal.verify(office) for office in two] == [[], []]
    assert [check(office) for office in two] == [[], []]


def _rule(office: Office, key: str) -> Policy:
    office.activate()
    return Policy.named(key)


def test_an_undo_in_one_leaves_the_other(two: Two) -> None:
    for office in two:
        keeping.add(office, "", Supplier, {"name": "Bright"})
    heads = [journal.head(office) for office in two]
    undo.undo(two.one, "")
    assert (codes(two.one), len(codes(two.other))) == ([], 1)
    assert journal.head(two.one) != heads[0]
    assert journal.head(two.other) == heads[1]


def test_what_was_looked_at_in_one_is_not_written_into_the_other(two: Two) -> None:
    for office in two:
        keeping.add(office, "", Supplier, {"name": f"Bright {office.path.stem}"})
    looked_at = finished(undo.taking_back(two.one))
    with pytest.raises(Refused, match="was changed since this was worked out"):
        finished(undo.turning(two.other, "", looked_at))
    assert [len(codes(office)) for office in two] == [1, 1]


def test_a_record_of_one_refused_in_the_other_is_not_half_written(two: Two) -> None:
    keeping.add(two.one, "", Place, {"code": "R1", "name": "Only here"})
    two.one.activate()
    room = Place.named("R1")
    with pytest.raises(Refused):
        keeping.edit(two.other, "", room, {"name": "There?"})
    two.other.activate()
    assert not Place.select().where(Place.code == "R1").exists()
    assert check(two.other) == []


def test_one_closed_leaves_the_other_open(two: Two) -> None:
    two.one.close()
    keeping.add(two.other, "", Supplier, {"name": "Still open"})
    assert len(codes(two.other)) == 1
    with Office(two.one.path, two.one.kinds) as again:
        assert codes(again) == []
