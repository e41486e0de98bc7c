"""A ledger that still names what was scrapped or sold: taken in with the day it left, worth nothing from then on."""

from datetime import date

import pytest

from bizdesk import keeping
from bizdesk.assets import ledger
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetEvent
from bizdesk.assets.valuing import custody_on, values_on
from bizdesk.exchange.importing import apply
from bizdesk.office.file import Office
from bizdesk.office.policy import Policy
from bizdesk.office.undo import undo

HEADER = "资产编号,资产名称,类别,原值,购置日期,使用年限,净残值率,使用状况,报废日期"
CARD = "ZC001,笔记本电脑,电子设备,1000.00,2025-01-15,3,5%"


def test_what_was_scrapped_is_on_the_books_until_its_day(office: Office, written, look) -> None:
    """1,000.00, 5 %, 36 months: 26.39 from February 2025; scrapped on 20 May 2025, charged four times, 894.44 left."""
    plan = look(Asset, written(HEADER, f"{CARD},已报废,2025-05-20"))
    assert [row.words for row in plan.rows] == [""]
    apply(office, "001", plan)
    card = Asset.named("ZC001")
    assert (card.status, card.removed_on) == ("scrapped", date(2025, 5, 20))
    value = ledger.value(card, date(2025, 5, 19))
    assert (value.cost, value.accumulated, value.held) == (100_000, 3 * 2_639, True)
    assert not ledger.value(card, date(2025, 5, 20)).held
    gone = AssetEvent.select().order_by(AssetEvent.id.desc()).get()
    assert (gone.kind, gone.amount, gone.accumulated, gone.status) == ("disposed", 100_000, 4 * 2_639, "scrapped")
    assert custody_on(date(2025, 5, 19))[card.id]["status"] == "in_use"
    assert [row.period for row in ledger.booked_course(card).schedule()] == ["2025-02", "2025-03", "2025-04", "2025-05"]
    assert values_on(date(2026, 3, 16)) == {}
    assert list(invariants(office)) == []
    assert [row.fate for row in look(Asset, written(HEADER, f"{CARD},已报废,2025-05-20")).rows] == ["same"]
    undo(office, "001")
    assert not Asset.select().exists()


def test_what_was_scrapped_is_charged_through_its_day_where_the_policy_says_so(office: Office, written, look) -> None:
    """Three months of 26.39, and 20 of the 31 days of May: 17.03."""
    keeping.edit(office, "001", Policy.named("disposal_charge"), {"value": "day"})
    apply(office, "", look(Asset, written(HEADER, f"{CARD},已报废,2025-05-20")))
    gone = AssetEvent.get(kind="disposed")
    assert (gone.accumulated, gone.charged_through) == (3 * 2_639 + 1_703, "day")
    assert ledger.booked_course(Asset.named("ZC001")).schedule()[-1].amount == 1_703
    assert list(invariants(office)) == []


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("报废", "scrapped"),
        ("已变卖", "sold"),
        ("捐赠", "donated"),
        ("盘亏", "lost"),
        ("Sold", "sold"),
        ("Lost", "lost"),
    ],
)
def test_the_words_for_how_it_left(office: Office, written, look, word: str, status: str) -> None:
    apply(office, "", look(Asset, written(HEADER, f"{CARD},{word},2025-05-20")))
    assert Asset.named("ZC001").status == status


@pytest.mark.parametrize(
    ("state", "day", "words"),
    [
        ("已报废", "", "Scrapped: give the day it left in a column 'Removed on', or leave the row out."),
        ("已报废", "2025-01-14", "Removed on: 2025-01-14 lies before 2025-01-15, its first day."),
        ("已报废", "2026-03-17", "Removed on: 2026-03-17 lies in the future."),
        (
            "在用",
            "2025-05-20",
            "Removed on: 2025-05-20, yet it is not said to be scrapped, sold, donated, lost or merged.",
        ),
        ("", "2025-05-20", "Removed on: 2025-05-20, yet it is not said to be scrapped, sold, donated, lost or merged."),
    ],
)
def test_a_day_that_is_missing_or_cannot_be_is_named(written, look, state: str, day: str, words: str) -> None:
    (row,) = look(Asset, written(HEADER, f"{CARD},{state},{day}")).rows
    assert (row.fate, row.words) == ("refused", words)


def test_lives_shorter_than_the_law_are_counted(written, look) -> None:
    rows = [f"{n},电脑,电子设备,1000,2025-01-15,{years},5%,,," for n, years in enumerate((3, 2, 1))]
    notes = " ".join(look(Asset, written(HEADER, *rows)).notes)
    assert "Rows with a life shorter than the tax law accepts: 2." in notes


def test_a_card_that_was_merged_into_another_comes_back_as_it_was(office: Office, written, look) -> None:
    """Its cost is on the other card; that no rate brings 0 down to 0 is no fault of it."""
    header = "资产编号,资产名称,类别,原值,净残值,购置日期,折旧方法,使用状况"
    apply(office, "", look(Asset, written(header, "1,电脑,电子设备,0,0,2025-01-15,余额递减法,已合并")))
    card = Asset.named("1")
    assert (card.status, card.removed_on, ledger.value(card, date(2026, 3, 16)).cost) == ("merged", None, 0)
    assert list(invariants(office)) == []


@pytest.mark.parametrize("cost", ["2000", "0.01"])
def test_a_merged_card_brings_no_value_of_its_own(written, look, cost: str) -> None:
    (row,) = look(Asset, written(HEADER, f"G2,电脑,电子设备,{cost},2020-01-05,3,5%,已合并,2023-05-10")).rows
    told = "Merged: its cost is on the card it went to: give 0 here, or leave the row out."
    assert (row.fate, row.words) == ("refused", told)


def test_an_opening_balance_of_a_merged_card_is_refused_too(written, look) -> None:
    header = "资产编号,资产名称,类别,原值,累计折旧,购置日期,使用年限,净残值,使用状况"
    (row,) = look(Asset, written(header, "G2,电脑,电子设备,0,500,2020-01-05,3,0,已合并")).rows
    assert (row.fate, row.words) == ("refused", "Opening accumulated depreciation may not exceed the cost. [4.2.1c]")
