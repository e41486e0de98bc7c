"""Custody: where an asset is and who has it, step by step, on any day, and what is refused in which words (4.2.1a)."""

from datetime import date
from types import SimpleNamespace

import pytest

from bizdesk import acts, keeping
from bizdesk.assets import custody, disposals, ledger
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetEvent
from bizdesk.assets.valuing import custody_on
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff
from bizdesk.office.undo import undo

from .conftest import card

TODAY = date(2026, 3, 16)


def newest(asset: Asset) -> AssetEvent:
    return AssetEvent.select().where(AssetEvent.asset == asset.id).order_by(AssetEvent.id.desc()).get()


def fresh(asset: Asset) -> Asset:
    return Asset.get_by_id(asset.id)


def test_a_transfer_writes_down_the_new_place_with_its_reason(office: Office, laptop: Asset, places) -> None:
    custody.move(office, "001", laptop, place=places.server, reason="搬到机房")
    assert fresh(laptop).place == places.server
    event = newest(laptop)
    assert (event.kind, event.date, event.reason, event.status) == ("moved", TODAY, "搬到机房", "in_use")


def test_a_transfer_to_where_it_is_already_is_refused(office: Office, laptop: Asset, places) -> None:
    with pytest.raises(Refused, match="is there already: give a new location, department, user or custodian"):
        custody.move(office, "001", laptop, place=places.store)


def test_a_transfer_moves_department_and_custodian_together(office: Office, laptop: Asset, people) -> None:
    department = Department.select().first()
    custody.move(office, "001", laptop, department=department, custodian=people.zhao)
    assert (fresh(laptop).department, fresh(laptop).custodian) == (department, people.zhao)


def test_nothing_is_booked_before_the_purchase_before_the_last_event_or_ahead(
    office: Office, laptop: Asset, places
) -> None:
    with pytest.raises(Refused, match=r"2025-01-14 lies before ZC-2026-0001 was acquired \(2025-01-15\)"):
        custody.move(office, "001", laptop, place=places.server, on=date(2025, 1, 14))
    custody.move(office, "001", laptop, place=places.server, on=date(2026, 3, 10))
    with pytest.raises(Refused, match="2026-03-09 lies before the last event"):
        custody.move(office, "001", laptop, place=places.store, on=date(2026, 3, 9))
    with pytest.raises(Refused, match="2026-03-17 lies in the future"):
        custody.move(office, "001", laptop, place=places.store, on=date(2026, 3, 17))
    custody.move(office, "001", laptop, place=places.store, on=date(2026, 3, 10))
    assert fresh(laptop).place == places.store, "two events of one day stand in the order they were written"
    assert ledger.custody_on(laptop, date(2026, 3, 10)).place == places.store


def test_who_has_left_is_given_nothing(office: Office, laptop: Asset, people: SimpleNamespace) -> None:
    keeping.edit(office, "001", people.zhao, {"left_on": date(2026, 3, 1)})
    gone = Staff.named("004")
    for step in (
        lambda: custody.assign(office, "001", laptop, user=gone),
        lambda: custody.lend(office, "001", laptop, user=gone, due_back_on=TODAY),
        lambda: custody.move(office, "001", laptop, custodian=gone),
        lambda: custody.move(office, "001", laptop, user=gone),
    ):
        with pytest.raises(Refused, match="赵六 left on 2026-03-01"):
            step()
    custody.assign(office, "001", laptop, user=gone, on=date(2026, 3, 1))
    assert fresh(laptop).user == gone, "on the last day it was still possible"


def test_an_asset_goes_to_a_person_with_the_persons_department_and_comes_back(
    office: Office, laptop: Asset, people, places
) -> None:
    department = Department.select().first()
    keeping.edit(office, "001", people.zhao, {"department": department})
    custody.assign(office, "001", laptop, user=Staff.named("004"), place=places.meeting)
    assert (fresh(laptop).user.number, fresh(laptop).department, fresh(laptop).place) == (
        "004",
        department,
        places.meeting,
    )
    custody.take_back(office, "001", fresh(laptop), place=places.store, condition="worn")
    assert (fresh(laptop).user, fresh(laptop).condition, newest(laptop).kind) == (None, "worn", "returned")
    with pytest.raises(Refused, match="Nobody has ZC-2026-0001 in use"):
        custody.take_back(office, "001", fresh(laptop))


def test_a_loan_has_a_day_to_be_back_and_ends_with_its_return(office: Office, laptop: Asset, people, places) -> None:
    with pytest.raises(Refused, match="Due back may not lie before the day of lending"):
        custody.lend(office, "001", laptop, user=people.zhao, due_back_on=date(2026, 3, 15))
    custody.lend(office, "001", laptop, user=people.zhao, due_back_on=date(2026, 3, 20), on=date(2026, 3, 10))
    assert (fresh(laptop).status, fresh(laptop).due_back_on) == ("on_loan", date(2026, 3, 20))
    with pytest.raises(Refused, match="is On loan: 'Lend' is a step from In use / Idle"):
        custody.lend(office, "001", fresh(laptop), user=people.wang, due_back_on=date(2026, 3, 30))
    custody.return_(office, "001", fresh(laptop), place=places.meeting, condition="damaged")
    back = fresh(laptop)
    assert (back.status, back.user, back.due_back_on, back.condition) == ("in_use", None, None, "damaged")


def test_an_asset_in_repair_can_neither_be_lent_nor_split(office: Office, laptop: Asset, people) -> None:
    custody.repair(office, "001", laptop, due_back_on=date(2026, 3, 30), reason="no picture")
    away = fresh(laptop)
    assert (away.status, away.condition, away.due_back_on) == ("under_repair", "to_repair", date(2026, 3, 30))
    with pytest.raises(Refused, match="is Under repair"):
        custody.lend(office, "001", away, user=people.zhao, due_back_on=TODAY)
    custody.repaired(office, "001", away)
    assert (fresh(laptop).status, fresh(laptop).condition, fresh(laptop).due_back_on) == ("in_use", "good", None)


def test_back_from_repair_with_the_condition_left_open_on_the_form_is_good(office: Office, laptop: Asset) -> None:
    custody.repair(office, "001", laptop)
    acts.named(Asset, "repaired").do(office, "001", fresh(laptop), {"condition": ""})
    assert fresh(laptop).condition == "good"


def test_a_stored_asset_is_idle_and_charged_all_the_same(office: Office, laptop: Asset, places) -> None:
    custody.store(office, "001", laptop, place=places.store, on=date(2026, 1, 31))
    assert fresh(laptop).status == "idle"
    assert ledger.value(laptop, date(2026, 2, 28)).accumulated == 13 * 2_639
    custody.restore_use(office, "001", fresh(laptop), place=places.meeting)
    assert (fresh(laptop).status, fresh(laptop).place) == ("in_use", places.meeting)


def test_the_states_of_past_days_are_those_of_then(office: Office, laptop: Asset, people, places) -> None:
    custody.lend(office, "001", laptop, user=people.zhao, due_back_on=date(2026, 2, 28), on=date(2026, 2, 1))
    custody.return_(office, "001", laptop, on=date(2026, 2, 20))
    custody.move(office, "001", laptop, place=places.server, on=date(2026, 3, 2))
    told = {
        day: (where["status"], where["place"], where["user"])
        for day in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 19), date(2026, 2, 20), date(2026, 3, 2))
        for where in [custody_on(day)[laptop.id]]
    }
    store, server = places.store.id, places.server.id
    assert told == {
        date(2026, 1, 31): ("in_use", store, None),
        date(2026, 2, 1): ("on_loan", store, people.zhao.id),
        date(2026, 2, 19): ("on_loan", store, people.zhao.id),
        date(2026, 2, 20): ("in_use", store, None),
        date(2026, 3, 2): ("in_use", server, None),
    }
    assert custody_on(date(2025, 1, 14)) == {}, "before it was bought"
    assert ledger.custody_on(laptop, date(2025, 1, 14)) is None


def test_a_corrected_cost_tells_of_no_other_place_in_the_past(office: Office, laptop: Asset, places) -> None:
    custody.move(office, "001", laptop, place=places.server, on=date(2026, 3, 1))
    keeping.edit(office, "001", fresh(laptop), {"cost": 200_000})
    assert custody_on(date(2025, 12, 31))[laptop.id]["place"] == places.store.id
    assert custody_on(TODAY)[laptop.id]["place"] == places.server.id


def test_cost_and_place_typed_together_are_a_correction_and_a_transfer(office: Office, laptop: Asset, places) -> None:
    custody.move(office, "001", laptop, place=places.server, on=date(2026, 3, 1))
    keeping.edit(office, "001", fresh(laptop), {"cost": 200_000, "place": places.meeting})
    assert (newest(laptop).kind, newest(laptop).place) == ("moved", places.meeting)
    assert list(invariants(office)) == []


def test_another_custodian_typed_into_the_card_on_loan_leaves_it_on_loan(office: Office, laptop: Asset, people) -> None:
    custody.lend(office, "001", laptop, user=people.zhao, due_back_on=date(2026, 4, 1))
    keeping.edit(office, "001", fresh(laptop), {"custodian": people.wang})
    lent = fresh(laptop)
    assert (lent.status, lent.user, lent.custodian, lent.due_back_on) == (
        "on_loan",
        people.zhao,
        people.wang,
        date(2026, 4, 1),
    )
    custody.return_(office, "001", lent)
    assert fresh(laptop).custodian == people.wang


def test_the_place_of_a_card_that_waits_for_disposal_or_is_gone_is_not_typed_over(
    office: Office, laptop: Asset, people, places
) -> None:
    applied = disposals.request(office, "001", laptop, kind="sale", reason="old", requested_by=people.zhang)
    with pytest.raises(Refused, match="is Disposal requested: 'Transfer' is a step from"):
        keeping.edit(office, "001", fresh(laptop), {"place": places.server})
    disposals.approve(office, "001", applied, approver=people.li)
    disposals.dispose(office, "001", applied)
    with pytest.raises(Refused, match="is Sold: 'Transfer' is a step from"):
        keeping.edit(office, "001", fresh(laptop), {"place": places.server})
    keeping.edit(office, "001", fresh(laptop), {"remarks": "with the power supply"})


def test_a_refused_step_leaves_the_card_in_hand_as_it_was(office: Office, laptop: Asset, people) -> None:
    with pytest.raises(Refused, match="lies in the future"):
        custody.lend(office, "001", laptop, user=people.zhao, due_back_on=date(2026, 5, 1), on=date(2026, 4, 1))
    assert (laptop.status, laptop.user) == ("in_use", None)
    custody.lend(office, "001", laptop, user=people.zhao, due_back_on=date(2026, 5, 1))


def test_a_step_is_undone_whole(office: Office, laptop: Asset, people) -> None:
    custody.lend(office, "001", laptop, user=people.zhao, due_back_on=date(2026, 5, 1))
    undo(office, "001")
    assert (fresh(laptop).status, fresh(laptop).user, newest(laptop).kind) == ("in_use", None, "acquired")


def test_a_draft_is_nowhere_and_takes_no_step(office: Office, people) -> None:
    draft = card(office, in_use_on=None)
    with pytest.raises(Refused, match="is Draft: 'Lend' is a step from In use / Idle"):
        custody.lend(office, "001", draft, user=people.zhao, due_back_on=TODAY)
    assert custody_on(TODAY) == {}
