"""Maintenance, meters and charges typed by hand: planned, done, planned again, and fixed once posted (4.2.1)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import acts, keeping
from bizdesk.assets import changes, disposals, ledger, parts, posting, previews, report_depreciation, upkeep
from bizdesk.assets.decided import DISPOSAL
from bizdesk.assets.duties import duties
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, Maintenance, ManualCharge, MeterReading
from bizdesk.exchange import importing
from bizdesk.office import approval
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.undo import undo
from bizdesk.office.work import finished

from .conftest import card

TODAY = date(2026, 3, 16)


def fresh(asset: Asset) -> Asset:
    return Asset.get_by_id(asset.id)


def test_what_is_typed_for_other_methods_is_not_offered(laptop: Asset, press: Asset) -> None:
    """A card charged in equal months has no meter and no typed charges; the list of steps says why."""
    meter, charge = acts.named(Asset, "read_meter"), acts.named(Asset, "charge")
    assert str(meter.refusal(laptop)) == f"{laptop.number} is not depreciated by units. [4.2.1c]"
    assert str(charge.refusal(laptop)) == f"{laptop.number} is not depreciated by hand. [4.2.1c]"
    assert meter.refusal(press) is None
    assert str(charge.refusal(press)) == f"{press.number} is not depreciated by hand. [4.2.1c]"


def planned_days() -> list[date]:
    return [work.planned_on for work in Maintenance.select().where(Maintenance.done_on.is_null())]


@pytest.fixture
def press(office: Office) -> Asset:
    """A press with 30,000 units in its life: 100,000.00 less 10,000.00, 3.00 a unit (conventions)."""
    return card(
        office,
        name="Press",
        method="units_of_production",
        total_units=Decimal(30_000),
        residual=1_000_000,
        cost=10_000_000,
    )


@pytest.fixture
def sold(office: Office, people) -> Asset:
    asset = card(office, name="Sold")
    applied = disposals.request(office, "001", asset, kind="sale", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", applied, approver=people.li)
    disposals.dispose(office, "001", applied)
    return fresh(asset)


def test_an_improvement_after_the_last_unit_is_told_to_wait_for_more_units(office: Office, press: Asset) -> None:
    """All 30,000 units by February: 10,000.00 are left, the residual. 6,000.00 added in March wait; with 2,000 units
    more April has 3.00 for each."""
    upkeep.read_meter(office, "001", press, period="2026-02", units=Decimal(30_000))
    posting.depreciate(office, "001", "2026-02")
    told = "The total units of ZC-2026-0001 are used up: 6,000.00 is not charged until they are raised."
    assert previews.revised("improve")(office, press, amount=600_000, on=date(2026, 3, 2))[-1] == told
    before = office.notices.copy()
    changes.improve(office, "001", press, amount=600_000, on=date(2026, 3, 2))
    assert office.notices == [*before, told]
    with office.looking_on(date(2026, 5, 4)):
        upkeep.read_meter(office, "001", fresh(press), period="2026-04", units=Decimal(100))
        waits = "Depreciation of ZC-2026-0001 Press waits since 2026-03: its total units are used up"
        assert waits in [duty.words for duty in duties(office)]
        (row,) = report_depreciation.waiting("2026-04").rows
        assert row == ("ZC-2026-0001", "Press", "2026-03", "its total units are used up")
        found = finished(posting.prepare(office, "2026-04"))
        assert found.failures == ["ZC-2026-0001: the total units are used up, nothing is charged since 2026-03"]
    changes.change_terms(office, "001", fresh(press), total_units=Decimal(32_000), on=date(2026, 3, 16))
    with office.looking_on(date(2026, 5, 4)):
        assert ledger.value(press, date(2026, 4, 30)).accumulated == 9_000_000 + 30_000
        assert not [duty.words for duty in duties(office) if "used up" in duty.words]


def test_work_that_adds_to_the_cost_after_the_last_unit_is_told_to_wait_too(office: Office, press: Asset) -> None:
    upkeep.read_meter(office, "001", press, period="2026-02", units=Decimal(30_000))
    work = upkeep.plan(office, "001", press, planned_on=date(2026, 3, 2))
    told = "The total units of ZC-2026-0001 are used up: 6,000.00 is not charged until they are raised."
    assert told in previews.finished(office, work, on=date(2026, 3, 2), cost=600_000, capitalise=True)
    upkeep.finish(office, "001", work, on=date(2026, 3, 2), cost=600_000, capitalise=True)
    assert told in office.notices


def test_a_card_merged_into_one_without_units_left_is_told_to_wait_too(office: Office, press: Asset) -> None:
    other = card(office, name="Belt", method="units_of_production", total_units=Decimal(10), residual=0, cost=20_000)
    upkeep.read_meter(office, "001", press, period="2026-02", units=Decimal(30_000))
    told = "The total units of ZC-2026-0001 are used up: 200.00 is not charged until they are raised."
    assert previews.merged(office, other, into=press, on=TODAY)[-1] == told
    parts.merge(office, "001", other, into=press, on=TODAY)
    assert told in office.notices


def test_work_done_plans_the_next_by_the_assets_own_interval(office: Office, people) -> None:
    """Six months from 31 August 2025 is the end of February 2026, which has 28 days."""
    asset = card(office, maintenance_months=6)
    work = upkeep.plan(office, "001", asset, planned_on=date(2025, 8, 20))
    upkeep.finish(office, "001", work, on=date(2025, 8, 31), cost=8_000, accepted_by=people.zhao)
    assert planned_days() == [date(2026, 2, 28)]
    assert (Maintenance.get_by_id(work.id).done_on, Maintenance.get_by_id(work.id).cost) == (date(2025, 8, 31), 8_000)


def test_work_between_does_not_plan_a_second_time(office: Office) -> None:
    asset = card(office, maintenance_months=6)
    upkeep.plan(office, "001", asset, planned_on=date(2026, 6, 1))
    extra = upkeep.plan(office, "001", asset, planned_on=date(2026, 3, 1))
    upkeep.finish(office, "001", extra)
    assert planned_days() == [date(2026, 6, 1)]


def test_a_repair_plans_nothing(office: Office) -> None:
    asset = card(office, maintenance_months=6)
    upkeep.finish(office, "001", upkeep.plan(office, "001", asset, planned_on=TODAY, kind="repair"))
    assert planned_days() == []


def test_work_is_done_once_and_not_ahead(office: Office, laptop: Asset) -> None:
    work = upkeep.plan(office, "001", laptop, planned_on=TODAY)
    with pytest.raises(Refused, match="2026-03-17 lies in the future"):
        upkeep.finish(office, "001", work, on=date(2026, 3, 17))
    upkeep.finish(office, "001", work)
    with pytest.raises(Refused, match=r"WX-2026-0001 was done on 2026-03-16 already"):
        upkeep.finish(office, "001", Maintenance.get_by_id(work.id))


def test_what_adds_to_the_cost_is_an_improvement_of_that_day(office: Office, laptop: Asset) -> None:
    """13 x 26.39 are charged; March as planned, then (1,120.00 - 50.00 - 369.46) / 22 = 31.84 from April."""
    work = upkeep.plan(office, "001", laptop, planned_on=TODAY, kind="upgrade", description="内存")
    with pytest.raises(Refused, match="What adds to the cost needs an amount"):
        upkeep.finish(office, "001", work, capitalise=True)
    upkeep.finish(office, "001", Maintenance.get_by_id(work.id), cost=12_000, capitalise=True)
    assert fresh(laptop).cost == 112_000
    assert ledger.value(laptop, date(2026, 4, 30)).accumulated == 14 * 2_639 + 3_184
    assert list(invariants(office)) == []
    for values in ({"cost": 1}, {"capitalise": False}, {"done_on": date(2026, 1, 1)}):
        with pytest.raises(Refused, match="what adds to the cost is booked by the step 'finish' and stays"):
            keeping.edit(office, "001", Maintenance.get_by_id(work.id), values)
    keeping.edit(office, "001", Maintenance.get_by_id(work.id), {"description": "16 GB"})


def test_the_flag_alone_adds_nothing_to_the_cost(office: Office, laptop: Asset) -> None:
    work = upkeep.plan(office, "001", laptop, planned_on=TODAY)
    with pytest.raises(Refused, match="booked by the step 'finish'"):
        keeping.edit(office, "001", work, {"capitalise": True})


def test_nothing_is_planned_on_what_is_gone(office: Office, sold: Asset) -> None:
    with pytest.raises(Refused, match="is Sold: no work is planned on it"):
        upkeep.plan(office, "001", sold, planned_on=TODAY)


def test_work_finished_after_the_sale_plans_nothing_more(office: Office, people) -> None:
    asset = card(office, maintenance_months=3)
    work = upkeep.plan(office, "001", asset, planned_on=TODAY)
    applied = disposals.request(office, "001", fresh(asset), kind="scrap", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", applied, approver=people.li)
    disposals.dispose(office, "001", applied)
    upkeep.finish(office, "001", Maintenance.get_by_id(work.id))
    assert planned_days() == []


def test_work_is_not_done_on_what_had_left_by_then(office: Office, people) -> None:
    asset = card(office)
    work = upkeep.plan(office, "001", asset, planned_on=TODAY)
    day = date(2026, 3, 13)
    applied = disposals.request(
        office, "001", fresh(asset), kind="scrap", reason="old", requested_by=people.zhang, on=day
    )
    disposals.approve(office, "001", applied, approver=people.li, on=day)
    disposals.dispose(office, "001", applied, on=day)
    with pytest.raises(Refused, match="ZC-2026-0001 is Scrapped: no work is done on it"):
        upkeep.finish(office, "001", Maintenance.get_by_id(work.id))
    upkeep.finish(office, "001", Maintenance.get_by_id(work.id), on=day)


def test_planned_work_goes_with_the_merger_to_the_card_that_stays(office: Office, laptop: Asset) -> None:
    other = card(office)
    done = upkeep.plan(office, "001", other, planned_on=date(2026, 3, 2), kind="repair")
    upkeep.finish(office, "001", done, on=date(2026, 3, 3))
    planned = upkeep.plan(office, "001", other, planned_on=date(2026, 4, 2))
    parts.merge(office, "001", fresh(other), into=fresh(laptop))
    assert [Maintenance.get_by_id(work.id).asset.id for work in (done, planned)] == [other.id, laptop.id]
    undo(office, "001")
    assert Maintenance.get_by_id(planned.id).asset.id == other.id


def test_a_reading_is_for_what_is_depreciated_by_units_and_still_there(
    office: Office, laptop: Asset, sold: Asset, press: Asset
) -> None:
    with pytest.raises(Refused, match="ZC-2026-0001 is not depreciated by units"):
        upkeep.read_meter(office, "001", laptop, period="2025-03", units=Decimal(1))
    with pytest.raises(Refused, match="is Sold: 'Read the meter' is a step from"):
        upkeep.read_meter(office, "001", sold, period="2025-03", units=Decimal(1))
    upkeep.read_meter(office, "001", press, period="2025-03", units=Decimal(7_000))
    assert ledger.value(press, date(2025, 3, 31)).accumulated == 2_100_000


def test_one_reading_a_month(office: Office, press: Asset) -> None:
    upkeep.read_meter(office, "001", press, period="2025-03", units=Decimal(7))
    with pytest.raises(Refused, match="2025-03 is taken already"):
        upkeep.read_meter(office, "001", press, period="2025-03", units=Decimal(8))
    assert MeterReading.select().count() == 1


def test_a_reading_is_corrected_and_taken_away_until_its_month_is_posted(office: Office, press: Asset) -> None:
    first = upkeep.read_meter(office, "001", press, period="2025-02", units=Decimal(10))
    keeping.edit(office, "001", first, {"units": Decimal(20)})
    second = upkeep.read_meter(office, "001", press, period="2025-03", units=Decimal(5))
    posting.depreciate(office, "001", "2025-02")
    assert ledger.posted(press) == {"2025-02": 6_000}
    for step in (
        lambda: keeping.edit(office, "001", MeterReading.get_by_id(first.id), {"units": Decimal(30)}),
        lambda: keeping.remove(office, "001", MeterReading.get_by_id(first.id)),
        lambda: keeping.edit(office, "001", MeterReading.get_by_id(second.id), {"period": "2025-01"}),
    ):
        with pytest.raises(Refused, match="posted months never change"):
            step()
    keeping.remove(office, "001", MeterReading.get_by_id(second.id))
    assert list(invariants(office)) == []


def test_a_reading_is_not_moved_to_an_asset_whose_month_is_posted(office: Office, press: Asset) -> None:
    other = card(office, name="Other", method="units_of_production", total_units=Decimal(30_000))
    upkeep.read_meter(office, "001", press, period="2025-03", units=Decimal(5))
    posting.depreciate(office, "001", "2025-03")
    later = upkeep.read_meter(office, "001", other, period="2025-02", units=Decimal(5))
    with pytest.raises(Refused, match=f"2025-02 of {press.number} is posted"):
        keeping.edit(office, "001", later, {"asset": press})


def test_an_amount_typed_by_hand_is_charged_up_to_the_residual(office: Office) -> None:
    """1,000.00 with a residual of 50.00: of 600.00 and 600.00 typed, the second is cut to 350.00."""
    asset = card(office, method="manual")
    for period in ("2025-02", "2025-03"):
        upkeep.charge(office, "001", asset, period=period, amount=60_000)
    posting.depreciate(office, "001", "2025-03")
    assert ledger.posted(asset) == {"2025-02": 60_000, "2025-03": 35_000}
    with pytest.raises(Refused, match="posted months never change"):
        keeping.remove(office, "001", ManualCharge.select().first())


def test_a_charge_is_typed_only_for_what_is_charged_by_hand(office: Office, laptop: Asset, sold: Asset) -> None:
    with pytest.raises(Refused, match="is not depreciated by hand"):
        upkeep.charge(office, "001", laptop, period="2025-02", amount=1)
    with pytest.raises(Refused, match="is Sold: 'Type a charge' is a step from"):
        upkeep.charge(office, "001", sold, period="2025-02", amount=1)


def test_every_month_without_a_reading_is_named_until_it_is_given(office: Office, press: Asset) -> None:
    upkeep.read_meter(office, "001", press, period="2025-03", units=Decimal(10))
    found, _runs = posting.depreciate(office, "001", "2025-04")
    assert found.failures == [f"{press.number}: no meter reading for {month}" for month in ("2025-02", "2025-04")]
    assert ledger.posted(press) == {"2025-03": 3_000}


def test_a_card_that_turned_to_units_asks_for_readings_from_then_on(office: Office, laptop: Asset) -> None:
    posting.depreciate(office, "001", "2026-01")
    changes.change_terms(
        office, "001", fresh(laptop), method="units_of_production", total_units=Decimal(100), on=date(2026, 1, 31)
    )
    found, _runs = posting.depreciate(office, "001", "2026-02")
    assert found.failures == [f"{laptop.number}: no meter reading for 2026-02"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"capitalise": True, "cost": 500, "done_on": TODAY}, "booked by the step 'finish'"),
        ({"done_on": date(2027, 1, 1)}, "lies in the future"),
    ],
)
def test_work_is_not_written_down_past_its_step(office: Office, laptop: Asset, values: dict, words: str) -> None:
    with pytest.raises(Refused, match=words):
        keeping.add(office, "001", Maintenance, {"asset": laptop, **values})
    work = keeping.add(office, "001", Maintenance, {"asset": laptop, "planned_on": TODAY})
    with pytest.raises(Refused, match=words):
        keeping.edit(office, "001", work, values)


def test_work_on_what_is_gone_is_written_down_up_to_its_last_day(office: Office, sold: Asset, laptop: Asset) -> None:
    for values, words in (({"planned_on": TODAY}, "no work is planned"), ({"done_on": TODAY}, "")):
        if words:
            with pytest.raises(Refused, match=words):
                keeping.add(office, "001", Maintenance, {"asset": sold, **values})
        else:
            keeping.add(office, "001", Maintenance, {"asset": sold, **values})
    waiting = upkeep.plan(office, "001", laptop, planned_on=TODAY)
    with pytest.raises(Refused, match="is Sold: no work is planned on it"):
        keeping.edit(office, "001", waiting, {"asset": sold})


def test_work_that_added_to_the_cost_stays_where_it_is(office: Office, laptop: Asset) -> None:
    work = upkeep.plan(office, "001", laptop, planned_on=TODAY, kind="upgrade")
    work = upkeep.finish(office, "001", work, cost=20_000, capitalise=True)
    for values in ({"asset": card(office, name="Other")}, {"number": "WX-1"}, {"cost": 1}):
        with pytest.raises(Refused, match="booked by the step 'finish'"):
            keeping.edit(office, "001", Maintenance.get_by_id(work.id), values)
    with pytest.raises(Refused, match="booked by the step 'finish'"):
        keeping.remove(office, "001", Maintenance.get_by_id(work.id))
    keeping.edit(office, "001", Maintenance.get_by_id(work.id), {"description": "Faster"})
    assert list(invariants(office)) == []


def test_an_import_of_work_asks_the_same(office: Office, laptop: Asset, tmp_path: Path) -> None:
    path = tmp_path / "work.csv"
    path.write_text(
        f"asset,kind,done on,cost,adds to the cost\n{laptop.number},upgrade,2026-01-02,500,yes\n"
        f"{laptop.number},upgrade,2027-01-02,500,no\n"
    )
    first, second = finished(importing.plan(office, Maintenance, path)).rows
    assert (first.fate, second.fate) == ("refused", "refused")
    assert "booked by the step 'finish'" in first.words
    assert "lies in the future" in second.words


def test_nothing_is_typed_for_a_month_that_has_not_begun(office: Office, press: Asset) -> None:
    with pytest.raises(Refused, match="9999-12 has not begun"):
        keeping.add(office, "001", MeterReading, {"asset": press, "period": "9999-12", "units": Decimal(1)})
    reading = upkeep.read_meter(office, "001", press, period="2026-03", units=Decimal(1))
    with pytest.raises(Refused, match="2026-04 has not begun"):
        keeping.edit(office, "001", reading, {"period": "2026-04"})


@pytest.mark.parametrize("kind", [MeterReading, ManualCharge])
def test_what_was_typed_stays_as_it_is_once_a_disposal_is_applied_for(office: Office, people, kind: type) -> None:
    """What it is worth was decided on: changed, the approval would be void without anybody having been told."""
    name, method = {MeterReading: ("units", "units_of_production"), ManualCharge: ("amount", "manual")}[kind]
    asset = card(office, method=method, total_units=Decimal(30_000), start_convention="same_month")
    other = card(office, method=method, total_units=Decimal(30_000))
    typed, theirs = (
        keeping.add(office, "001", kind, {"asset": each, "period": "2026-03", name: 10}) for each in (asset, other)
    )
    applied = disposals.request(office, "001", fresh(asset), kind="sale", reason="old", requested_by=people.zhang)

    def refused(state: str) -> None:
        for step in (
            lambda: keeping.edit(office, "001", kind.get_by_id(typed.id), {name: 20}),
            lambda: keeping.remove(office, "001", kind.get_by_id(typed.id)),
            lambda: keeping.edit(
                office, "001", kind.get_by_id(theirs.id), {"asset": fresh(asset), "period": "2026-02"}
            ),
            lambda: keeping.add(office, "001", kind, {"asset": fresh(asset), "period": "2026-02", name: 5}),
        ):
            with pytest.raises(Refused, match=f"{asset.number} is {state}: '.*' is a step from In use"):
                step()

    refused("Disposal requested")
    disposals.approve(office, "001", applied, approver=people.li)
    refused("Disposal approved")
    assert approval.standing(applied, DISPOSAL) is not None
    disposals.dispose(office, "001", applied)
    refused("Sold")


def test_a_reading_is_not_moved_to_what_is_not_depreciated_by_units(
    office: Office, press: Asset, laptop: Asset
) -> None:
    reading = upkeep.read_meter(office, "001", press, period="2025-03", units=Decimal(5))
    with pytest.raises(Refused, match=f"{laptop.number} is not depreciated by units"):
        keeping.edit(office, "001", reading, {"asset": laptop})
