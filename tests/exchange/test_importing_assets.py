"""An office's asset ledger imported: on the books, with the terms of its categories, worth what it should be."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from bizdesk import keeping
from bizdesk.assets import disposals, ledger, posting, upkeep
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetCategory, AssetEvent, Maintenance
from bizdesk.exchange.importing import apply
from bizdesk.kinds import KINDS
from bizdesk.office import language
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import verify
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.policy import Policy
from bizdesk.office.text import fold
from bizdesk.office.undo import undo

from .conftest import fates

HEADER = "资产编号,资产名称,类别,原值,购置日期,使用年限,净残值率,存放地点"
LAPTOP = "ZC001,笔记本电脑,电子设备,1000.00,2025-01-15,3,5%,仓库"


def test_an_imported_ledger_is_on_the_books(office: Office, written, look) -> None:
    """1,000.00, 5 %, 36 months from February 2025: 26.39 a month (conventions.md), 13 months ended by 16 March 2026."""
    plan = look(Asset, written(HEADER, LAPTOP))
    assert "Rows without a day of first use: 1." in " ".join(plan.notes)
    apply(office, "001", plan)
    card = Asset.named("ZC001")
    assert (card.status, card.in_use_on, card.residual, card.place.code) == ("in_use", date(2025, 1, 15), 5_000, "A-ST")
    value = ledger.value(card, date(2026, 3, 16))
    assert (value.cost, value.accumulated, value.net_book_value) == (100_000, 13 * 2_639, 65_693)
    assert verify(office) == []
    undo(office, "001")
    assert not Asset.select().exists()
    assert not AssetEvent.select().exists()


def test_the_terms_of_the_category_fill_what_is_not_given(written, bring) -> None:
    bring(Asset, written("Asset Tag,Item Name,Category,Purchase Cost,Purchase Date", "1,Desk,05,800,2026-01-05"))
    desk = Asset.named("1")
    assert (desk.life_months, desk.method, desk.residual_percent) == (60, "straight_line", Decimal(5))


def test_only_a_day_of_first_use(written, bring) -> None:
    bring(Asset, written("资产编号,资产名称,类别,原值,开始使用日期", "1,桌,05,800,2026-01-05"))
    assert Asset.named("1").acquired_on == date(2026, 1, 5)


def test_opening_balances_go_on_where_the_old_books_ended(office: Office, written, look) -> None:
    """Cost 3,407.08, opening 89.10, 1 of 36 months: 34 x 94.80 and 94.78 (conventions.md), residual 0."""
    header = "资产编号,资产名称,类别,原值,开始使用日期,使用月数,净残值,累计折旧,已计提月份"
    plan = look(
        Asset, written(header, "1,电脑,04,3407.08,2026-01-10,36,0,89.10,1", "2,电脑,04,3407.08,2026-01-10,36,0,900,1")
    )
    assert [row.fate for row in plan.rows] == ["add", "add"]
    assert plan.rows[0].words == ""
    assert "900.00 is given as charged, the method makes it 94.64" in plan.rows[1].words
    apply(office, "", plan)
    course = ledger.course_of(Asset.named("1"))
    assert course is not None
    amounts = [charge.amount for charge in course.schedule()]
    assert amounts == [9_480] * 34 + [9_478]


def test_the_states_of_a_ledger(office: Office, written, look) -> None:
    words = ["在用", "闲置", "维修", "借出", "已报废", "待报废", "散架", "Draft", ""]
    rows = [f"{n},桌,05,800,2026-01-05,{word}" for n, word in enumerate(words)]
    plan = look(Asset, written("资产编号,资产名称,类别,原值,购置日期,使用状况", *rows))
    assert [row.fate for row in plan.rows] == ["add"] * 4 + ["refused", "add", "refused"] + ["add"] * 2
    assert plan.rows[4].words == "Scrapped: give the day it left in a column 'Removed on', or leave the row out."
    assert plan.rows[5].words == (
        "Disposal requested: it comes in as in use, its condition 'To be scrapped'; apply for its disposal here."
    )
    assert "散架 is not one of" in plan.rows[6].words
    with pytest.raises(Refused, match="2 of 9 rows"):
        apply(office, "", plan)
    good = look(Asset, written("资产编号,资产名称,类别,原值,购置日期,使用状况", *rows[:4], *rows[7:]))
    apply(office, "", good)
    states = [status for (status,) in Asset.select(Asset.status).order_by(Asset.number).tuples()]
    assert states == ["in_use", "idle", "under_repair", "on_loan", "draft", "in_use"]
    assert [event.status for event in AssetEvent.select().order_by(AssetEvent.id)] == [
        "in_use", "idle", "under_repair", "on_loan", "in_use",
    ]  # fmt: skip
    assert {row.fate for row in look(Asset, written("资产编号,资产名称,使用状况", "1,桌,闲置", "7,桌,Draft")).rows} == {
        "same"
    }


def test_what_has_not_happened_is_not_on_the_books(written, look) -> None:
    plan = look(
        Asset, written(HEADER + ",启用日期", "1,桌,05,8,2026-05-01,5,5%,,", "2,桌,05,8,2026-01-01,5,5%,,2026-05-01")
    )
    assert (plan.rows[0].fate, plan.rows[0].record.status) == ("add", "draft")  # type: ignore[union-attr]
    assert "2026-05-01 lies in the future" in plan.rows[0].words
    assert plan.rows[1].fate == "refused"


def test_a_warranty_in_months(written, look) -> None:
    plan = look(
        Asset, written("编号,名称,类别,原值,购置日期,Warranty Months", "1,桌,05,8,2025-08-31,18", "2,桌,05,8,,6")
    )
    assert plan.rows[0].values["warranty_until"] == date(2027, 2, 28)
    assert "count from the purchase date" in plan.rows[1].words


def test_an_update_keeps_to_the_rules_of_the_card(office: Office, written, look, bring) -> None:
    bring(Asset, written(HEADER, LAPTOP))
    dearer = written("资产编号,原值,存放地点", "ZC001,2000,机房")
    assert (
        look(Asset, dearer, update=True).rows[0].words
        == "Original cost 1,000.00, here 2,000.00; Location A-ST Store room, here A-SR Server room"
    )
    bring(Asset, dearer, update=True)
    assert (Asset.named("ZC001").cost, Asset.named("ZC001").residual) == (200_000, 10_000)
    posting.depreciate(office, "001", "2026-02")
    again = look(Asset, written("资产编号,原值", "ZC001,3000"), update=True)
    assert (again.rows[0].fate, "rests on it" in again.rows[0].words) == ("refused", True)
    moved = look(Asset, written("资产编号,存放地点,使用状况", "ZC001,会议室,在用"), update=True)
    apply(office, "001", moved)
    assert AssetEvent.select().order_by(AssetEvent.id.desc()).get().kind == "moved"
    lent = look(Asset, written("资产编号,使用状况", "ZC001,借出"), update=True)
    assert "changed only by the steps that belong to it" in lent.rows[0].words
    wrong = look(Asset, written("资产编号,名称,净残值", "ZC001,,99999"), update=True)
    assert wrong.rows[0].fate == "refused"


def test_categories_made_with_the_import_say_their_terms(office: Office, written, look) -> None:
    path = written(
        "名称,类别,供应商,原值,购置日期", "桌,红木家具,木匠,800,2026-01-05", "椅,红木家具,木匠,200,2026-01-05"
    )
    plan = look(Asset, path, create=True)
    assert [note for note in plan.notes if note.startswith("To be made")] == [
        "To be made, Asset categories (1): 红木家具 (straight line over 60 months, 5 % residual value).",
        "To be made, Suppliers (1): 木匠.",
    ]
    result = apply(office, "", plan)
    assert (result.added, result.created) == (2, 2)
    assert (AssetCategory.named("红木家具").code, Supplier.named("木匠").code) == ("07", "GYS-2026-0001")
    assert {asset.category.name for asset in Asset.select()} == {"红木家具"}
    assert {row.fate for row in look(Asset, path, create=True).rows} == {"same"}


def test_numbers_drawn_keep_clear_of_those_given(office: Office, written, bring) -> None:
    rows = [f"{number},桌,05,800,2026-01-05" for number in ("ZC-2026-0002", "", "")]
    bring(Asset, written("资产编号,资产名称,类别,原值,购置日期", *rows))
    assert sorted(number for (number,) in Asset.select(Asset.number).tuples()) == [
        "ZC-2026-0001", "ZC-2026-0002", "ZC-2026-0003",
    ]  # fmt: skip


def test_forms_of_dates_amounts_and_lives(written, look) -> None:
    """The habits of forms-and-glossary, each beside its meaning."""
    days = ["2026.1.5", "26-1-5", "20260105", "46027", "2026年1月5日", "05-Jan-26", "2026-01-05 00:00:00"]
    rows = [f"{n},桌,05,8,{day},5,5%," for n, day in enumerate(days)]
    assert {row.values["acquired_on"] for row in look(Asset, written(HEADER, *rows)).rows} == {date(2026, 1, 5)}
    amounts = {
        "CNY 12999": 1_299_900,
        "８９９９": 899_900,
        "1.5万": 1_500_000,
        "¥25,000.00": 2_500_000,
        "45000元": 4_500_000,
    }
    rows = [[str(n), "桌", "05", text, "2026-01-05", "5", "5%", ""] for n, text in enumerate(amounts)]
    assert [row.values["cost"] for row in look(Asset, written(HEADER, *rows)).rows] == list(amounts.values())
    rows = [
        f"{n},桌,05,8,2026-01-05,{life},{rate},"
        for n, (life, rate) in enumerate([("36个月", "5"), ("3年", "5％"), ("3", "5.0%")])
    ]
    found = look(Asset, written(HEADER, *rows)).rows
    assert {(row.values["life_months"], row.values["residual_percent"]) for row in found} == {(36, Decimal(5))}


def test_amounts_under_a_heading_in_ten_thousands(written, look) -> None:
    header = HEADER.replace("原值", "原值（万元）")
    rows = [
        f"{n},桌,05,{text},2026-01-05,5,5%,"
        for n, text in enumerate(["1.5", "1.5万", "15000元", "(1.5)", "0.12345678"])
    ]
    plan = look(Asset, written(header, *rows))
    assert [row.values.get("cost") for row in plan.rows] == [1_500_000, 1_500_000, 1_500_000, -1_500_000, None]
    assert [row.fate for row in plan.rows] == ["add", "add", "add", "refused", "refused"]


def test_a_date_that_can_be_read_two_ways_is_refused_or_told(written, look) -> None:
    path = written(HEADER, "1,桌,05,8,3/4/2026,5,5%,", "2,桌,05,8,1/23/25,5,5%,")
    plan = look(Asset, path)
    assert fates(plan) == [(2, "refused"), (3, "add")]
    assert "This may be 2026-03-04 or 2026-04-03" in plan.rows[0].words
    assert any("acquired_on:mdy" in note for note in plan.notes)
    told = look(Asset, path, mapping={"购置日期": "acquired_on:mdy"})
    assert [row.values["acquired_on"] for row in told.rows] == [date(2026, 3, 4), date(2025, 1, 23)]
    plan = look(Asset, path, mapping={"购置日期": "acquired_on:dmy"})
    assert plan.rows[0].words == "It stays a draft: 2026-04-03 lies in the future."


def test_typed_cells_of_a_workbook(tmp_path: Path, look) -> None:
    path = tmp_path / "ledger.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    for place, heading in enumerate(HEADER.split(",")):
        sheet.write_string(0, place, heading)
    sheet.write_row(1, 0, ["'=1", "=桌", "05", 89.1])
    sheet.write_string(1, 1, "=桌")
    sheet.write_datetime(1, 4, date(2026, 1, 5), day)
    sheet.write_number(1, 5, 3)
    sheet.write_number(1, 6, 0.05, book.add_format({"num_format": "0%"}))
    sheet.write_row(2, 0, [7, "桌", "05", 94.783, 46027, 3, 0.05])
    book.close()
    one, two = look(Asset, path).rows
    assert (one.fate, one.key, one.values["name"], one.values["cost"]) == ("add", "'=1", "=桌", 8_910)
    assert (one.values["acquired_on"], one.values["life_months"]) == (date(2026, 1, 5), 36)
    assert one.values["residual_percent"] == two.values["residual_percent"] == 5
    assert (two.fate, two.words) == ("refused", "原值: At most 2 decimals: 94.783.")


def test_no_column_for_what_a_card_needs(written, look) -> None:
    plan = look(Asset, written("资产编号,资产名称", "1,桌"))
    assert "No column gives Category, Original cost, Purchase date" in " ".join(plan.notes)
    assert plan.rows[0].words == "Category is required. Original cost is required. Purchase date is required."


def test_an_update_needs_no_column_but_the_number(office: Office, written, look, bring) -> None:
    bring(Asset, written(HEADER, "1,桌,05,1000,2025-01-15,,"))
    rows = "资产编号,型号"
    plan = look(Asset, written(rows, "1,M2"), update=True)
    assert (plan.rows[0].fate, plan.notes) == ("update", [])
    plan = look(Asset, written(rows, "1,M2", "9,M3"), update=True)
    assert "No column gives Asset name" in " ".join(plan.notes), "row 3 would be a new card"


def test_a_category_takes_from_the_policy_what_its_row_leaves_out(office: Office, written, bring) -> None:
    keeping.edit(office, "", Policy.named("residual_percent"), {"value": "3"})
    bring(AssetCategory, written("编码,名称,使用年限,净残值率", "11,甲,3,", "12,乙,3,4%"))
    assert [AssetCategory.named(code).residual_percent for code in ("11", "12")] == [3, 4]
    bring(Asset, written("编号,名称,类别,原值,购置日期", "1,桌,红木家具,8,2026-01-05"), create=True)
    assert AssetCategory.named("红木家具").residual_percent == 3


def test_what_maintenance_added_to_the_cost_stays(office: Office, written, look, bring) -> None:
    bring(Asset, written(HEADER, LAPTOP))
    work = upkeep.plan(office, "", Asset.named("ZC001"), planned_on=date(2026, 3, 1), kind="upgrade")
    upkeep.finish(office, "", work, cost=5_000, capitalise=True)
    plan = look(Maintenance, written("单号,资产编号,费用,内容", f"{work.number},ZC001,60,内存"), update=True)
    assert "booked by the step 'finish' and stays" in plan.rows[0].words
    plan = look(Maintenance, written("单号,资产编号,费用,内容", f"{work.number},ZC001,50,内存"), update=True)
    assert apply(office, "", plan).updated == 1


def test_states_that_only_come_near_ours_are_told(written, bring, look) -> None:
    header = "资产编号,资产名称,类别,原值,购置日期,使用状况"
    path = written(
        header, *(f"{n},桌,05,800,2026-01-05,{word}" for n, word in enumerate(["出租", "封存", "待报废", "借出"]))
    )
    assert [row.words.split("; ")[0] for row in look(Asset, path).rows] == [
        "Status: 出租 is taken for 'On loan'.",
        "Status: 封存 is taken for 'Idle'.",
        "Disposal requested: it comes in as in use, its condition 'To be scrapped'",
        "",
    ]
    bring(Asset, path)
    assert (Asset.named("2").status, Asset.named("2").condition) == ("in_use", "to_scrap")
    assert {row.fate for row in look(Asset, path).rows} == {"same"}


def test_a_ledger_that_names_somebody_who_has_left_is_taken_and_told(office: Office, written, look) -> None:
    """Typed by hand it is refused, and so is putting a card that is there into such hands: by the plan already."""
    keeping.add(office, "", Staff, {"number": "009", "name": "Ma Li", "left_on": date(2026, 1, 31)})
    header = "Asset Tag,Item Name,Category,Purchase Cost,Purchase Date,Custodian"
    plan = look(Asset, written(header, "1,Desk,05,800,2026-01-05,009"))
    assert "009 Ma Li left on 2026-01-31" in plan.of("add")[0].words
    with pytest.raises(Refused, match="009 Ma Li left on 2026-01-31"):
        keeping.add(office, "001", Asset, dict(plan.of("add")[0].values))
    apply(office, "001", look(Asset, written(header, "1,Desk,05,800,2026-01-05,")))
    (fate,) = look(Asset, written("Asset Tag,Custodian", "1,009"), update=True).rows
    assert (fate.fate, "009 Ma Li left on 2026-01-31" in fate.words) == ("refused", True)


def test_a_card_that_waits_for_its_disposal_is_not_moved_by_a_file(office: Office, written, look, bring) -> None:
    bring(Asset, written("Asset Tag,Item Name,Category,Purchase Cost,Purchase Date", "1,Desk,05,800,2026-01-05"))
    keeping.add(office, "", Staff, {"number": "008", "name": "Wu Bo", "roles": "applicant"})
    disposals.request(office, "008", Asset.named("1"), kind="scrap", reason="broken", requested_by=Staff.named("008"))
    (fate,) = look(Asset, written("Asset Tag,Location", "1,仓库"), update=True).rows
    assert (fate.fate, "[4.2.1" in fate.words) == ("refused", True), fate.words


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_no_kind_has_two_fields_of_one_name(lang: str) -> None:
    """An export has its fields' labels for headings, and comes back by them."""
    language.use(lang)
    for kind in KINDS.values():
        labels = [fold(field.label) for field in kind.fields().values()]
        assert len(labels) == len(set(labels)), kind.kind_name()


def test_figures_alone_are_a_number_and_no_name_to_be_made(office: Office, written, look) -> None:
    plan = look(Department, written("Code,Name,Manager", "K1,Kappa,090", "K2,Lambda,Ma Li"), create=True)
    assert [(row.fate, "There is no" in row.words) for row in plan.rows] == [("refused", True), ("add", False)]
    assert [record.name for record in plan.created] == ["Ma Li"]


def test_a_row_says_how_its_card_is_charged_or_the_policy_does(office: Office, written, look) -> None:
    keeping.edit(office, "001", Policy.named("declining_switch"), {"value": "never"})
    keeping.edit(office, "001", Policy.named("period_amount"), {"value": "yearly_correction"})
    header = f"{HEADER},Turns to straight line,Rounding of the monthly charge"
    said = "when straight line is larger,monthly"
    apply(office, "001", look(Asset, written(header, f"{LAPTOP},,", f"{LAPTOP.replace('ZC001', 'ZC002')},{said}")))
    found = [(card.switch, card.period_amount) for card in Asset.select().order_by(Asset.number)]
    assert found == [("", "yearly_correction"), ("when_larger", "monthly")]
    assert [verify(office), *invariants(office)] == [[]]
