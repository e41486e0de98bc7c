"""Importing: every line has its fate, all or nothing, the same file twice adds nothing, one undo takes it back."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.assets.models import Asset, AssetCategory, DepreciationEntry, Disposal, Stocktake
from bizdesk.exchange.importing import apply
from bizdesk.office.approval import Approval
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import JournalBatch, verify
from bizdesk.office.notes import Note
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.office.policy import Policy
from bizdesk.office.undo import redo, undo

from .conftest import fates

SUPPLIERS = ("供应商编号,名称*,联系人,备注", "G-1,Blue Heron,Ann,", "G-2,苍鹭文具,张三,月结")


def test_a_file_is_one_act_and_one_undo(office: Office, written, bring) -> None:
    path = written(*SUPPLIERS)
    result = bring(Supplier, path)
    assert (result.added, result.same, result.batch) == (2, 0, 2)
    assert Supplier.named("苍鹭文具").contact == "张三"
    assert undo(office, "") == "Import 2 suppliers from ledger.csv"
    assert not Supplier.select().exists()
    redo(office, "")
    assert Supplier.select().count() == 2
    assert verify(office) == []


def test_the_same_file_twice_adds_nothing(office: Office, written, look, bring) -> None:
    path = written(*SUPPLIERS)
    bring(Supplier, path)
    assert fates(look(Supplier, path)) == [(2, "same"), (3, "same")]
    assert bring(Supplier, path).batch is None
    assert JournalBatch.select().count() == 2


def test_a_file_without_numbers_twice_adds_nothing(written, look, bring) -> None:
    path = written("名称,备注", "甲,", "甲,", "乙,送货上门")
    assert bring(Supplier, path).added == 3  # two lines alike are two things
    assert [code for (code,) in Supplier.select(Supplier.code).tuples()] == [
        "GYS-2026-0001",
        "GYS-2026-0002",
        "GYS-2026-0003",
    ]
    again = look(Supplier, path)
    assert [row.fate for row in again.rows] == ["same"] * 3
    assert "GYS-2026-0001" in again.rows[0].words
    one_more = look(Supplier, written("名称,备注", "甲,", "甲,", "甲,"))
    assert [row.fate for row in one_more.rows] == ["same", "same", "add"]
    fuller = look(Supplier, written("名称,备注", "乙,", "乙,送货上门"))
    assert [row.fate for row in fuller.rows] == ["add", "same"]  # one record stands for one line


def test_other_values_under_a_number_are_refused_with_both_and_written_when_asked(written, look, bring) -> None:
    bring(Supplier, written(*SUPPLIERS))
    changed = written("Code,Name,Contact", "g-1,Blue Heron,Bob", "G-2,苍鹭文具,张三")
    plan = look(Supplier, changed)
    assert fates(plan) == [(2, "refused"), (3, "same")]
    assert "Contact Ann, here Bob" in plan.rows[0].words
    result = bring(Supplier, changed, update=True)
    assert (result.updated, result.same) == (1, 1)
    assert Supplier.named("G-1").contact == "Bob"


def test_an_empty_cell_leaves_what_is_there(written, bring) -> None:
    bring(Supplier, written(*SUPPLIERS))
    bring(Supplier, written("Code,Name,Contact,Phone", "G-1,Blue Heron,,123"), update=True)
    assert (Supplier.named("G-1").contact, Supplier.named("G-1").phone) == ("Ann", "123")


def test_one_bad_row_of_ten_thousand_stops_all_and_is_named(office: Office, written, look) -> None:
    rows = [f"S{n:05},张{n},{'2026-02-30' if n == 7_000 else '2026-02-03'}" for n in range(10_000)]
    plan = look(Staff, written("工号,姓名,入职日期", *rows))
    with pytest.raises(Refused, match=r"1 of 10000 rows.*Row 7002: 入职日期: There is no such day: 2026-02-30"):
        apply(office, "", plan)
    assert not Staff.select().exists()
    assert JournalBatch.select().count() == 1


def test_bad_rows_go_into_a_file_with_their_cells_and_reasons(office: Office, tmp_path: Path, written, look) -> None:
    rejects = tmp_path / "rejects.csv"
    path = written("工号,姓名,入职日期,备注", "1,甲,2026-02-30,=1+1", "2,乙,2026-02-03,")
    result = apply(office, "", look(Staff, path), rejects)
    assert (result.added, result.refused, result.rejects) == (1, 1, rejects)
    header, row = rejects.read_text(encoding="utf-8-sig").splitlines()
    assert header == "工号,姓名,入职日期,备注,Line,Reason"
    assert row.startswith("1,甲,2026-02-30,'=1+1,2,入职日期: There is no such day")
    mended = tmp_path / "mended.csv"
    mended.write_text(rejects.read_text(encoding="utf-8-sig").replace("02-30", "02-28"), encoding="utf-8")
    again = look(Staff, mended)
    assert [(row.fate, row.values["remarks"]) for row in again.rows] == [("add", "=1+1")]


def test_without_bad_rows_there_is_no_file_of_rejects(tmp_path: Path, written, bring) -> None:
    assert bring(Supplier, written(*SUPPLIERS), tmp_path / "rejects.csv").rejects is None
    assert not (tmp_path / "rejects.csv").exists()


def test_rejects_never_overwrite_the_file_or_the_office(office: Office, written, look) -> None:
    path = written("工号,姓名,入职日期", "1,甲,2026-02-30")
    for target in (path, office.path):
        with pytest.raises(Refused, match="name another"):
            apply(office, "", look(Staff, path), target)
    with pytest.raises(Refused, match="cannot be written"):
        apply(office, "", look(Staff, path), path.parent / "no folder" / "rejects.csv")


def test_an_office_that_changed_since_is_looked_at_again(office: Office, written, look) -> None:
    plan = look(Supplier, written(*SUPPLIERS))
    keeping.add(office, "", Supplier, {"code": "G-1", "name": "meanwhile"})
    with pytest.raises(Refused, match="look at it again"):
        apply(office, "", plan)
    assert Supplier.select().count() == 1


def test_a_number_twice_in_a_file(written, look) -> None:
    plan = look(Supplier, written("编号,名称", "1,甲", "1,甲", "1,乙"))
    assert fates(plan) == [(2, "add"), (3, "same"), (4, "refused")]
    assert plan.rows[1].words == "The same as row 2."
    assert "stands in row 2 already" in plan.rows[2].words


def test_lines_that_are_no_rows_stand_in_the_plan(written, look) -> None:
    path = written("供应商名单,,", ["编号", "名称", "备注"], "1,甲,", "合计,1,", "制表人：张三,,")
    plan = look(Supplier, path)
    assert [(row.line, row.fate, row.words) for row in plan.rows] == [
        (1, "skipped", "Above the header."),
        (3, "add", ""),
        (4, "skipped", "A total."),
        (5, "skipped", "A row for signatures."),
    ]
    assert plan.counts == {"add": 1, "update": 0, "same": 0, "refused": 0, "skipped": 3}


@pytest.mark.parametrize("kind", [Policy, Note, Approval, Disposal, DepreciationEntry, Stocktake])
def test_kinds_that_come_about_otherwise_are_refused(kind, written, look) -> None:
    with pytest.raises(Refused, match="cannot be imported"):
        look(kind, written(*SUPPLIERS))


def test_parents_of_the_same_file_in_any_order(written, bring, look) -> None:
    path = written("编码,名称,上级", "B-1-1,架子,一号房", "B-1,一号房,B", "B,副楼,A", "C,新楼,")
    assert bring(Place, path).added == 4
    assert Place.named("B-1-1").parent.parent.parent.code == "A"
    assert {row.fate for row in look(Place, path).rows} == {"same"}


def test_rings_and_what_hangs_on_a_refused_row(written, look, bring) -> None:
    plan = look(Place, written("编码,名称,上级", "X,甲,Y", "Y,乙,X", "Z,丙,Y", "W,,A", "V,丁,W", "U,戊,none"))
    assert [row.fate for row in plan.rows] == ["refused"] * 6
    words = [row.words for row in plan.rows]
    assert "below itself" in words[0]
    assert "below itself" in words[1]
    assert "row 3, which brings Y, is refused" in words[2]
    assert "row 5, which brings W, is refused" in words[4]
    assert "There is no place none" in words[5]
    bring(Place, written("编码,名称,上级", "P,甲,", "Q,乙,P"))
    plan = look(Place, written("编码,上级", "P,Q"), update=True)
    assert "below itself" in plan.rows[0].words


def test_what_is_missing_is_made_when_asked(office: Office, written, look, bring) -> None:
    path = written("姓名,部门", "张三,质检部", "李四,质检部", "王五,Finance")
    refused = look(Staff, path)
    assert [row.fate for row in refused.rows] == ["refused", "refused", "add"]
    assert "let the import make what is missing" in refused.rows[0].words
    assert bring(Staff, path, create=True).created == 1
    assert Department.named("质检部").code == "08"  # the presets end with 07
    assert [person.number for person in Staff.select().order_by(Staff.id)] == ["001", "002", "003"]
    undo(office, "")
    assert Department.select().where(Department.name == "质检部").count() == 0


def test_what_only_a_refused_row_names_is_not_made(written, look) -> None:
    plan = look(Staff, written("姓名,部门,入职日期", "张三,质检部,never"), create=True)
    assert (plan.rows[0].fate, plan.created) == ("refused", [])


def test_an_office_knows_its_presets_in_either_language(office: Office, written, look, bring) -> None:
    staff = look(Staff, written("姓名,部门", "张三,财务部"))
    assert staff.rows[0].values["department"].name == "Finance"
    path = written("编码,名称,上级,年限", "11,平板,电子设备,36", name="c.csv")
    mapping = {"年限": "life_months"}
    bring(AssetCategory, path, mapping=mapping)
    assert AssetCategory.named("11").parent.name == "Electronics"
    assert fates(look(AssetCategory, path, mapping=mapping)) == [(2, "same")]
    finance = Department.named("03")
    keeping.edit(office, "", finance, {"name": "Treasury"})
    assert look(Staff, written("姓名,部门", "张三,财务部")).rows[0].fate == "refused"


def test_a_family_name_and_a_given_name_are_one_name(written, bring) -> None:
    bring(Staff, written("First Name,Last Name,Employee Number", "Ann,Lee,1", "三丰,张,2"))
    assert [Staff.named(number).name for number in "12"] == ["Ann Lee", "张三丰"]


def test_holidays_are_named_by_their_day(written, look, bring) -> None:
    path = written("日期,名称,类型", "2031-10-01,国庆,休", "2031-10-11,国庆,班")
    bring(Holiday, path)
    assert Holiday.named("2031-10-11").kind == "workday"
    assert {row.fate for row in look(Holiday, path).rows} == {"same"}


def test_a_value_that_may_stand_once_is_refused_by_name(office: Office, written, look, bring) -> None:
    header = "资产编号,资产名称,类别,原值,购置日期,序列号"
    bring(Asset, written(header, "A-1,Desk,05,100,2026-01-05,SN-1"))
    rows = [f"A-{n},Desk,05,1,2026-01-05,{serial}" for n, serial in ((2, "SN-1"), (3, "X"), (4, "X"))]
    plan = look(Asset, written(header, *rows))
    assert [row.fate for row in plan.rows] == ["refused", "add", "refused"]
    assert "taken already by A-1" in plan.rows[0].words
    assert "stands in row 3 already" in plan.rows[2].words


def test_quantities_and_percents_are_exact(written, bring) -> None:
    bring(
        AssetCategory, written("编码,名称,净残值率,使用年限", "11,甲,5%,3", "12,乙,0.05,2.5", "13,丙,4.0001％,60个月")
    )
    rows = AssetCategory.select().where(AssetCategory.code.in_(["11", "12", "13"])).order_by(AssetCategory.code)
    assert [(row.residual_percent, row.life_months) for row in rows] == [
        (Decimal(5), 36),
        (Decimal(5), 30),
        (Decimal("4.0001"), 60),
    ]


@pytest.mark.parametrize(
    ("heading", "cells", "percents"),
    [
        ("净残值率", ["0.05", "0.1"], ["5", "10"]),  # nothing reaches 1: shares of one
        ("净残值率", ["0.05", "5%"], ["5", "5"]),
        ("净残值率", ["0.05", "1", "0"], ["5", "100", "0"]),
        ("净残值率", ["5", "1", "0", "3%"], ["5", "1", "0", "3"]),
        ("净残值率", ["0.5", "5", "1", "0", "0.5%"], [None, "5", None, "0", "0.5"]),  # 0.5 % or 50 %
        ("净残值率", ["1", "5%"], [None, "5"]),
        ("净残值率(%)", ["0.05", "0.1"], ["0.05", "0.1"]),
    ],
)
def test_shares_of_one_and_percents(written, look, heading: str, cells: list[str], percents: list[str | None]) -> None:
    rows = [f"{n},甲,{cell},36" for n, cell in enumerate(cells, 11)]
    plan = look(AssetCategory, written(f"编码,名称,{heading},使用月数", *rows))
    wanted = [None if each is None else Decimal(each) for each in percents]
    assert [row.values.get("residual_percent") for row in plan.rows] == wanted
    assert [row.fate for row in plan.rows] == ["refused" if each is None else "add" for each in percents]
    assert any("0.05 is 5 %" in note for note in plan.notes) == (cells[0] == "0.05" and "%" not in heading)


def test_what_may_be_a_share_or_a_percent_says_how_to_write_it(written, look) -> None:
    path = written("编码,名称,净残值率,使用月数", "11,甲,0.5,36", "12,乙,5,36")
    assert look(AssetCategory, path).rows[0].words == (
        "净残值率: This may be 0.5 % or 50 %. Write it with its sign, or map the column as residual_percent:percent"
        " or residual_percent:share."
    )
    for way, rate in (("percent", Decimal("0.5")), ("share", Decimal(50))):
        plan = look(AssetCategory, path, mapping={"净残值率": f"residual_percent:{way}"})
        assert plan.rows[0].values["residual_percent"] == rate


def test_an_import_says_what_keeping_a_record_would(office: Office, written, look) -> None:
    """Somebody leaves with a laptop in hand, and a category gets a life that the tax law does not accept."""
    person = keeping.add(office, "", Staff, {"number": "004", "name": "H"})
    terms = {"category": AssetCategory.named("04"), "cost": 1000, "acquired_on": date(2026, 1, 5), "life_months": 60}
    card = keeping.add(office, "", Asset, {"name": "Laptop", "in_use_on": date(2026, 1, 5), "user": person, **terms})
    left = written("Staff no.,Full name,Left on", "004,H,2026-03-20")
    (fate,) = look(Staff, left, update=True).of("update")
    keeping.edit(office, "", Staff.named("004"), {"left_on": date(2026, 3, 20)})
    assert office.notices[-1].startswith("004 H leaves on 2026-03-20 with 1 in hand")
    assert fate.words.endswith(office.notices[-1])
    assert [each.words for each in look(Staff, left, update=True).rows] == [""], "nothing new is written"

    header = "Code,Name,Parent,Depreciation method,Useful life (months),Minimum life (months)"
    plan = look(AssetCategory, written(header, "09,Ships,,straight_line,120,120", "091,Boats,09,straight_line,60,72"))
    assert fates(plan) == [(2, "add"), (3, "add")]
    assert "60 months are less than the 72 that the tax law accepts for Boats" in plan.of("add")[1].words

    cards = written("No.,Useful life (months)", f"{card.key},12")
    assert "life shorter than the tax law accepts: 1." in " ".join(look(Asset, cards, update=True).notes)
