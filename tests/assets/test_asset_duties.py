"""Today: what fixed assets ask for, on hand-made days; every kind of duty comes, changes its state and goes."""

from datetime import date
from decimal import Decimal

import pytest

from bizdesk import keeping
from bizdesk.assets import custody, disposals, posting, settlement, stocktakes, upkeep
from bizdesk.assets.duties import duties
from bizdesk.assets.models import Asset, Disposal, Maintenance, Stocktake
from bizdesk.office.duty import Duty
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.policy import Policy

from .conftest import card

TODAY = date(2026, 3, 16)


def on(office: Office, day: date, kind: str) -> list[tuple[str, date | None, str]]:
    """The duties of a kind on a day: words, due date, state."""
    with office.looking_on(day):
        found: list[Duty] = list(duties(office))
    return [(duty.words, duty.due_on, duty.state) for duty in found if duty.kind == kind]


def fresh(asset: Asset) -> Asset:
    return Asset.get_by_id(asset.id)


def test_an_empty_office_asks_for_nothing(office: Office) -> None:
    assert list(duties(office)) == []


def test_depreciation_is_due_the_day_after_the_month_has_ended(office: Office, laptop: Asset) -> None:
    """In use since January 2025: the first charge is February's, to be posted from 1 March on."""
    posting.depreciate(office, "001", "2026-01")
    assert on(office, date(2026, 2, 28), "depreciation_run") == []
    words = "Post depreciation for 2026-02"
    assert on(office, date(2026, 3, 1), "depreciation_run") == [(words, date(2026, 3, 1), "due")]
    assert on(office, date(2026, 3, 2), "depreciation_run") == [(words, date(2026, 3, 1), "overdue")]
    posting.depreciate(office, "001", "2026-02")
    assert on(office, TODAY, "depreciation_run") == []


def test_a_new_ledger_begins_with_its_first_charge_not_with_its_first_purchase(office: Office) -> None:
    """Bought in 2015 with opening balances as of the end of 2025: January 2026 is the first month to post here."""
    card(
        office,
        acquired_on=date(2015, 3, 1),
        in_use_on=date(2015, 3, 1),
        life_months=240,
        opening_accumulated=50_000,
        opening_months=129,
        opening_on=date(2025, 12, 31),
    )
    assert on(office, TODAY, "depreciation_run") == [("Post depreciation for 2026-01", date(2026, 2, 1), "overdue")]


def test_what_is_never_charged_again_is_not_asked_for(office: Office) -> None:
    old = card(office, acquired_on=date(2020, 1, 1), in_use_on=date(2020, 1, 1))
    card(office, name="Land", method="none")
    posting.depreciate(office, "001", "2026-02")
    assert fresh(old).status == "in_use"
    assert on(office, date(2031, 1, 1), "depreciation_run") == []


def test_a_disposal_that_posted_its_own_month_hides_nobody_elses(office: Office, laptop: Asset, people) -> None:
    card(office, name="Other")
    posting.depreciate(office, "001", "2026-01")
    applied = disposals.request(office, "001", fresh(laptop), kind="sale", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", applied, approver=people.li)
    disposals.dispose(office, "001", applied)
    assert on(office, TODAY, "depreciation_run") == [("Post depreciation for 2026-02", date(2026, 3, 1), "overdue")]


def test_what_is_late_for_a_closed_month_is_due_with_the_open_month_that_it_is_posted_in(
    office: Office, laptop: Asset
) -> None:
    """A card of December turns up in March, when January is closed: February's run takes its charge."""
    posting.depreciate(office, "001", "2026-02")
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": "2026-01"})
    card(office, acquired_on=date(2025, 12, 5), in_use_on=date(2025, 12, 5))
    words = "Post depreciation for 2026-01, late: the month is closed, it is posted in 2026-02"
    assert on(office, TODAY, "depreciation_run") == [(words, date(2026, 3, 1), "overdue")]
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": "2026-02"})
    words = "Post depreciation for 2026-01, late: the month is closed, it is posted in 2026-03"
    assert on(office, TODAY, "depreciation_run") == [(words, date(2026, 4, 1), "soon")]
    posting.depreciate(office, "001", "2026-03")
    assert on(office, TODAY, "depreciation_run") == []


def test_a_month_without_its_meter_reading_is_not_depreciation_that_is_due(office: Office) -> None:
    press = card(office, method="units_of_production", total_units=Decimal(100))
    assert on(office, TODAY, "depreciation_run") == []
    upkeep.read_meter(office, "001", press, period="2026-02", units=Decimal(10))
    assert on(office, TODAY, "depreciation_run")[0][0] == "Post depreciation for 2026-02"


def test_the_yearly_count_is_warned_of_due_and_overdue(office: Office, laptop: Asset, people) -> None:
    """Counted on 16 March 2026: due again on 16 March 2027, warned of 30 days before."""
    done = keeping.add(office, "001", Stocktake, {"name": "2026"})
    stocktakes.scan(office, "001", done, tag=laptop.number)
    stocktakes.finish(office, "001", done, counted_by=people.zhang)
    settlement.review(office, "001", done, reviewer=people.li)
    settlement.book(office, "001", done, approver=people.wang)
    due = date(2027, 3, 16)
    assert on(office, date(2027, 2, 13), "stocktake") == []
    assert on(office, date(2027, 2, 14), "stocktake") == [("Count all fixed assets", due, "soon")]
    assert on(office, due, "stocktake") == [("Count all fixed assets", due, "due")]
    assert on(office, date(2027, 3, 17), "stocktake") == [("Count all fixed assets", due, "overdue")]


def test_a_ledger_taken_over_is_counted_from_the_day_it_was_taken_over(office: Office) -> None:
    """Twelve months after the first use of 2015 nothing was kept here; the count is due since the ledger began."""
    card(office, acquired_on=date(2015, 3, 1), in_use_on=date(2015, 3, 1))
    assert on(office, TODAY, "stocktake") == [("Count all fixed assets", TODAY, "due")]


def test_a_count_under_way_is_to_be_finished_and_a_partial_one_does_not_replace_the_whole(
    office: Office, laptop: Asset, places, people
) -> None:
    part = keeping.add(office, "001", Stocktake, {"name": "Store", "scope": "place", "place": places.store})
    assert on(office, TODAY, "stocktake")[0] == ("Stocktake PD-2026-0001 Store: Counting", TODAY, "info")
    stocktakes.scan(office, "001", part, tag=laptop.number)
    stocktakes.finish(office, "001", part, counted_by=people.zhang)
    settlement.review(office, "001", part, reviewer=people.li)
    settlement.book(office, "001", part, approver=people.wang)
    assert [words for words, *_rest in on(office, TODAY, "stocktake")] == ["Count all fixed assets"]


def test_a_loan_is_due_on_its_day_and_overdue_after_it(office: Office, laptop: Asset, people) -> None:
    custody.lend(office, "001", laptop, user=people.zhao, due_back_on=date(2026, 3, 20))
    title = "ZC-2026-0001 笔记本电脑"
    assert on(office, date(2026, 3, 19), "asset") == []
    assert on(office, date(2026, 3, 20), "asset") == [(f"{title} is due back", date(2026, 3, 20), "due")]
    assert on(office, date(2026, 3, 21), "asset") == [(f"{title} is not back", date(2026, 3, 20), "overdue")]
    custody.return_(office, "001", fresh(laptop))
    assert on(office, date(2026, 3, 21), "asset") == []


def test_a_repair_that_takes_too_long_is_told(office: Office, laptop: Asset) -> None:
    custody.repair(office, "001", laptop, due_back_on=date(2026, 3, 20))
    assert on(office, date(2026, 3, 21), "asset")[0][2] == "overdue"


def test_a_repair_without_a_day_is_told_until_it_is_back(office: Office, laptop: Asset) -> None:
    custody.repair(office, "001", laptop)
    words = "ZC-2026-0001 笔记本电脑 is in repair: no day is set"
    assert on(office, TODAY, "asset") == [(words, None, "info")]
    custody.repaired(office, "001", fresh(laptop))
    assert on(office, TODAY, "asset") == []


def test_maintenance_is_warned_of_within_the_policys_days_until_it_is_done(office: Office, laptop: Asset) -> None:
    keeping.edit(office, "001", Policy.named("warning_days"), {"value": "7"})
    work = upkeep.plan(office, "001", laptop, planned_on=date(2026, 3, 30))
    words = "Maintenance of ZC-2026-0001 笔记本电脑"
    assert on(office, date(2026, 3, 22), "maintenance") == []
    assert on(office, date(2026, 3, 23), "maintenance") == [(words, date(2026, 3, 30), "soon")]
    assert on(office, date(2026, 3, 31), "maintenance") == [(words, date(2026, 3, 30), "overdue")]
    upkeep.finish(office, "001", work)
    assert on(office, date(2026, 3, 31), "maintenance") == []


def test_work_without_a_day_is_told_until_it_has_one(office: Office) -> None:
    """It stands in no calendar, and nothing else is planned while it waits."""
    asset = card(office, maintenance_months=12)
    work = keeping.add(office, "001", Maintenance, {"asset": asset})
    words = "Maintenance of ZC-2026-0001 Laptop: no day is set"
    assert on(office, TODAY, "maintenance") == [(words, None, "info")]
    assert on(office, TODAY, "asset") == []
    keeping.edit(office, "001", work, {"planned_on": date(2027, 1, 15)})
    assert on(office, TODAY, "maintenance") == []
    keeping.edit(office, "001", work, {"planned_on": None, "done_on": TODAY})
    assert on(office, TODAY, "maintenance") == []


def test_an_interval_nobody_planned_for_is_told(office: Office) -> None:
    """Every 12 months since the first use on 15 January 2025: due on 15 January 2026."""
    asset = card(office, maintenance_months=12)
    assert ("Plan the maintenance of ZC-2026-0001 Laptop", date(2026, 1, 15), "overdue") in on(office, TODAY, "asset")
    upkeep.plan(office, "001", asset, planned_on=date(2026, 6, 1))
    assert on(office, TODAY, "asset") == []


def test_work_on_what_was_sold_is_no_duty(office: Office, laptop: Asset, people) -> None:
    card(office, name="Still there")
    upkeep.plan(office, "001", laptop, planned_on=TODAY)
    applied = disposals.request(office, "001", laptop, kind="sale", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", applied, approver=people.li)
    disposals.dispose(office, "001", applied)
    assert on(office, TODAY, "maintenance") == []


@pytest.mark.parametrize(
    ("field", "words", "after"),
    [
        ("warranty_until", "Warranty of ZC-2026-0001 Laptop ends", []),
        (
            "insured_until",
            "Insurance of ZC-2026-0001 Laptop ends",
            [("Insurance of ZC-2026-0001 Laptop has ended", date(2026, 3, 31), "overdue")],
        ),
    ],
)
def test_an_end_is_warned_of_30_days_ahead(office: Office, field: str, words: str, after: list) -> None:
    """A warranty that is over is over; an insurance that is over is to be renewed."""
    end = date(2026, 3, 31)
    card(office, **{field: end})
    assert on(office, date(2026, 2, 28), "asset") == []
    assert on(office, date(2026, 3, 1), "asset") == [(words, end, "soon")]
    assert on(office, end, "asset") == [(words, end, "due")]
    assert on(office, date(2026, 4, 1), "asset") == after


def test_an_application_waits_until_the_asset_is_gone(office: Office, laptop: Asset, people) -> None:
    applied = disposals.request(office, "001", laptop, kind="sale", reason="old", requested_by=people.zhang)
    title = "ZC-2026-0001 笔记本电脑"
    assert on(office, TODAY, "disposal") == [(f"Disposal BF-2026-0001 of {title}: Requested", TODAY, "info")]
    disposals.approve(office, "001", applied, approver=people.li)
    assert on(office, TODAY, "disposal") == [(f"Disposal BF-2026-0001 of {title}: Approved", TODAY, "info")]
    disposals.dispose(office, "001", applied)
    assert on(office, TODAY, "disposal") == []


def test_an_approval_that_is_void_asks_for_another(office: Office, laptop: Asset, people) -> None:
    applied = disposals.request(office, "001", laptop, kind="sale", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", applied, approver=people.li)
    keeping.edit(office, "001", fresh(laptop), {"name": "Server"})
    words = "Disposal BF-2026-0001 of ZC-2026-0001 Server: the approval is void, have it approved again"
    assert on(office, TODAY, "disposal") == [(words, TODAY, "info")]
    disposals.approve(office, "001", Disposal.get(), approver=people.li)
    assert on(office, TODAY, "disposal")[0][0] == "Disposal BF-2026-0001 of ZC-2026-0001 Server: Approved"


def test_a_disposal_approved_by_the_rule_has_no_approval_that_could_be_void(
    office: Office, laptop: Asset, people
) -> None:
    keeping.edit(office, "001", Policy.named("disposal_needs_approval"), {"value": "no"})
    disposals.request(office, "001", laptop, kind="sale", reason="old", requested_by=people.zhang)
    keeping.edit(office, "001", fresh(laptop), {"name": "Server"})
    assert on(office, TODAY, "disposal")[0][0] == "Disposal BF-2026-0001 of ZC-2026-0001 Server: Approved"


def test_a_draft_waits_to_be_registered_even_where_it_is_the_only_card(office: Office) -> None:
    card(office, in_use_on=None)
    words = "Draft card ZC-2026-0001 Laptop: register it or delete it"
    assert [(duty.words, duty.state) for duty in duties(office)] == [(words, "info")]


def test_a_card_that_waits_for_a_reading_is_told_though_the_rest_is_posted(office: Office, laptop: Asset) -> None:
    press = card(office, name="Press", method="units_of_production", total_units=Decimal(1000))
    plough = card(office, name="Plough", method="manual", in_use_on=date(2026, 1, 5))
    upkeep.read_meter(office, "001", press, period="2025-02", units=Decimal(10))
    posting.depreciate(office, "001", "2026-02")
    waiting = [
        ("Depreciation of ZC-2026-0002 Press waits since 2025-03: no meter reading", date(2025, 4, 1), "overdue"),
        ("Depreciation of ZC-2026-0003 Plough waits since 2026-02: no amount typed", date(2026, 3, 1), "overdue"),
    ]
    assert on(office, TODAY, "asset") == waiting
    upkeep.charge(office, "001", fresh(plough), period="2026-02", amount=0)
    assert on(office, TODAY, "asset") == waiting[:1]


def test_the_last_days_of_the_calendar_are_days_like_others(office: Office) -> None:
    asset = card(office, maintenance_months=6, method="none")
    keeping.add(office, "001", Maintenance, {"asset": asset, "done_on": TODAY})
    assert [words for words, _due, _state in on(office, date.max, "asset")] == [
        "Plan the maintenance of ZC-2026-0001 Laptop"
    ]


def test_what_has_not_come_is_not_counted(office: Office, laptop: Asset) -> None:
    with pytest.raises(Refused, match="9999-12-01 lies in the future"):
        keeping.add(office, "001", Stocktake, {"name": "S", "counted_on": date(9999, 12, 1)})
