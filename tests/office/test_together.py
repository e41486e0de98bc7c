"""Several records in one act: all or none, one step back, and what is in hand stays as it was where it is refused."""

from functools import partial
from types import SimpleNamespace

import pytest

from bizdesk import acts, keeping
from bizdesk.assets import upkeep
from bizdesk.assets.models import Asset, AssetCategory, AssetEvent, Maintenance
from bizdesk.office import journal
from bizdesk.office.errors import Invalid, Refused, Stale
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import Place
from bizdesk.office.together import alike, together, told
from bizdesk.office.undo import redo, undo
from bizdesk.office.work import finished

MOVE = acts.named(Asset, "move")


@pytest.fixture
def three(office: Office) -> SimpleNamespace:
    """Three desks in the store room, the last of them only a draft."""
    day = office.today()
    given = {"name": "Desk", "category": AssetCategory.named("05"), "cost": 100, "acquired_on": day}
    given["place"] = Place.named("A-ST")
    begun = (day, day, None)
    desks = [keeping.add(office, "", Asset, {**given, "in_use_on": since}) for since in begun]
    return SimpleNamespace(desks=desks, room=Place.named("A-MR"))


def where() -> list[str]:
    return [asset.place.code for asset in Asset.select().order_by(Asset.id)]


def test_several_are_moved_by_one_act_and_back_by_one_step(office: Office, three: SimpleNamespace) -> None:
    batches = JournalBatch.select().count()
    moved = finished(MOVE.do_all(office, "007", three.desks[:2], {"place": three.room, "reason": "new office"}))
    assert [asset.number for asset in moved] == ["ZC-2026-0001", "ZC-2026-0002"]
    assert where() == ["A-MR", "A-MR", "A-ST"]
    batch = JournalBatch.select().order_by(JournalBatch.id.desc()).get()
    assert (JournalBatch.select().count(), journal.told(batch), batch.who) == (batches + 1, "Transfer: 2 assets", "007")
    undo(office, "")
    assert where() == ["A-ST"] * 3
    redo(office, "")
    assert where() == ["A-MR", "A-MR", "A-ST"]
    assert journal.verify(office) == []


def test_where_one_is_refused_none_is_moved_and_the_refusal_names_it(office: Office, three: SimpleNamespace) -> None:
    batches, kept = JournalBatch.select().count(), [asset.stored() for asset in three.desks]
    with pytest.raises(Refused) as refused:
        finished(MOVE.do_all(office, "", three.desks, {"place": three.room}))
    assert str(refused.value).startswith("Nothing was done. 1 of 3: ZC-2026-0003 is Draft")
    assert where() == ["A-ST"] * 3
    assert (JournalBatch.select().count(), AssetEvent.select().count()) == (batches, 2)
    assert [asset.stored() for asset in three.desks] == kept, "the cards in hand are as they were"
    finished(MOVE.do_all(office, "", three.desks[:2], {"place": three.room}))
    assert where() == ["A-MR", "A-MR", "A-ST"]


def test_a_refusal_that_does_not_say_of_what_is_told_with_the_record(office: Office, three: SimpleNamespace) -> None:
    lend = acts.named(Asset, "lend")
    person = keeping.add(office, "", Staff, {"number": "004", "name": "赵六"})
    late = {"user": person, "due_back_on": office.today().replace(day=1)}
    with pytest.raises(Refused, match=r"2 of 2: Due back may not .* \(ZC-2026-0001, ZC-2026-0002\)$"):
        finished(lend.do_all(office, "", three.desks[:2], late))


def test_one_record_is_told_by_its_own_words_and_faults_of_what_was_typed_by_field(
    office: Office, three: SimpleNamespace
) -> None:
    finished(MOVE.do_all(office, "", three.desks[:1], {"place": three.room}))
    assert journal.told(JournalBatch.select().order_by(JournalBatch.id.desc()).get()) == "Transfer ZC-2026-0001 Desk"
    with pytest.raises(Invalid) as wrong:
        finished(acts.named(Asset, "lend").do_all(office, "", three.desks[:2], {}))
    assert set(wrong.value.faults) == {"user", "due_back_on"}


def test_what_was_refused_late_is_in_hand_as_it_was(office: Office, three: SimpleNamespace) -> None:
    one, other, draft = three.desks
    keeping.edit(office, "", draft, {"method": "declining_balance", "residual": 0})
    work = keeping.add(office, "", Maintenance, {"asset": one, "planned_on": office.today()})
    theirs = Asset.get_by_id(other.id)
    keeping.edit(office, "", theirs, {"remarks": "seen by somebody else"})
    finish = acts.named(Maintenance, "finish")
    kept = [record.stored() for record in (one, other, draft, work)]
    with pytest.raises(Refused, match="needs a residual value above 0"):
        acts.named(Asset, "register").do(office, "", draft, {})
    with pytest.raises(Stale):
        acts.named(Asset, "merge").do(office, "", one, {"into": other})
    with pytest.raises(Stale):
        MOVE.do(office, "", other, {"place": three.room})
    with pytest.raises(Stale):
        keeping.edit(office, "", other, {"remarks": "mine"})
    with pytest.raises(Refused, match="lies before"):
        finish.do(office, "", work, {"cost": 100, "capitalise": True, "on": office.today().replace(day=1)})
    assert [record.stored() for record in (one, other, draft, work)] == kept
    MOVE.do(office, "", one, {"place": three.room})


def test_what_was_refused_together_leaves_the_records_it_was_told_to_use_and_no_notice(
    office: Office, three: SimpleNamespace
) -> None:
    """A life of 20 months is short of what the tax law accepts, and that would be said of the first desk."""
    one, into, draft = three.desks
    kept = into.stored()
    with pytest.raises(Refused, match="1 of 2: "):
        finished(acts.named(Asset, "merge").do_all(office, "", [one, draft], {"into": into}))
    assert into.stored() == kept
    finished(acts.named(Asset, "merge").do_all(office, "", [one], {"into": into}))
    noticed = [*office.notices]
    shorter = {"life_months": 20, "reason": "worn"}
    with pytest.raises(Refused, match="1 of 2: "):
        finished(acts.named(Asset, "change_terms").do_all(office, "", [into, draft], shorter))
    assert office.notices == noticed
    finished(acts.named(Asset, "change_terms").do_all(office, "", [into], shorter))
    assert len(office.notices) == len(noticed) + 1


def test_two_works_on_one_desk_are_done_together_after_a_look_at_both(office: Office, three: SimpleNamespace) -> None:
    desk, finish, values = three.desks[0], acts.named(Maintenance, "finish"), {"cost": 1_000, "capitalise": True}
    works = [upkeep.plan(office, "", desk, planned_on=office.today()) for _ in range(2)]
    works = [Maintenance.get_by_id(work.id) for work in works]
    assert [len(finish.preview(office, work, **values)) > 0 for work in works] == [True, True]
    finished(finish.do_all(office, "", works, values))
    assert Asset.get_by_id(desk.id).cost == 2_100
    assert [work.asset.cost for work in Maintenance.select()] == [2_100] * 2


def test_several_are_deleted_together_or_not_at_all(office: Office) -> None:
    rooms = [keeping.add(office, "", Place, {"code": code, "name": code}) for code in ("R1", "R2", "R3")]
    keeping.add(office, "", Place, {"code": "R4", "name": "shelf", "parent": rooms[1]})
    remove = partial(keeping.remove, office, "")
    with pytest.raises(Refused, match=r"1 of 3: R2 is in use by place R4"):
        finished(together(office, "", "Delete {count} {kind}", rooms, remove, kind="Places"))
    assert Place.named("R1")
    finished(together(office, "", "Delete {count} {kind}", [rooms[0], rooms[2]], remove, kind="Places"))
    assert journal.told(JournalBatch.select().order_by(JournalBatch.id.desc()).get()) == "Delete 2 places"
    undo(office, "")
    assert {place.name for place in Place.select().where(Place.code.in_(["R1", "R2", "R3"]))} == {"R1", "R2", "R3"}


def test_what_is_let_go_halfway_has_not_been_done(office: Office, three: SimpleNamespace) -> None:
    """The first desk is moved when the work is stopped: the file, the cards in hand and the notices are as before."""
    batches, kept, noticed = JournalBatch.select().count(), [desk.stored() for desk in three.desks], [*office.notices]
    work = MOVE.do_all(office, "", three.desks[:2], {"place": three.room})
    assert [next(work)[:2], next(work)[:2]] == [(0, 2), (1, 2)]
    assert where() == ["A-MR", "A-ST", "A-ST"]
    work.close()
    assert office.acting is None
    assert where() == ["A-ST"] * 3
    assert (JournalBatch.select().count(), [desk.stored() for desk in three.desks]) == (batches, kept)
    assert office.notices == noticed
    finished(MOVE.do_all(office, "", three.desks[:2], {"place": three.room}))
    assert where() == ["A-MR", "A-MR", "A-ST"]


def test_records_refused_for_one_reason_are_told_once_and_a_number_is_no_part_of_a_rule(office: Office) -> None:
    """Three departments refused by clause 4.2.1, which names none of them, though 4, 2 and 1 stand in it."""
    four, two, one = (Department(code=code, name=code) for code in ("4", "2", "1"))
    same = [(each, Refused("Not on a Sunday.", rule="4.2.1")) for each in (four, two)]
    other = (one, Refused("{number} is closed.", rule="4.2.1", number="1"))
    assert told(office, alike([*same, other]), 3) == [
        "2 of 3: Not on a Sunday. [4.2.1] (4, 2)",
        "1 of 3: 1 is closed. [4.2.1]",
    ]
    assert told(office, alike([same[0]]), 2) == ["1 of 2: Not on a Sunday. [4.2.1] (4)"]
    assert told(office, alike([same[0]]), 1) == ["Not on a Sunday. [4.2.1]"]


def test_faults_of_fields_are_alike_where_each_of_them_is(office: Office) -> None:
    places = [Place(code=code, name=code) for code in ("A", "B", "C")]
    faults = [Refused("{number} is too long.", number=code) for code in ("A", "B")]
    faults.append(Refused("No name was given."))
    refused = [(place, Invalid({"name": fault})) for place, fault in zip(places, faults, strict=True)]
    assert told(office, alike(refused), 3) == [
        "2 of 3: each of them is too long. (A, B)",
        "1 of 3: No name was given. (C)",
    ]
