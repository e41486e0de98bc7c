"""What people do in files: shorthand meant for typing, months without days, titles again, and people named before
their own list comes."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from bizdesk.assets.models import Asset
from bizdesk.exchange.importing import apply
from bizdesk.exchange.reading import read
from bizdesk.office import language
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff

from .conftest import fates

HEADER = "资产编号,资产名称,类别,原值,购置日期"


@pytest.mark.parametrize("day", ["t", "今天", "+3", "-1", "15", "15日", "11-20", "11/20"])
def test_shorthand_for_days_is_for_typing(written, look, day: str) -> None:
    row = look(Asset, written(HEADER, f"1,桌,05,8,{day}")).rows[0]
    assert (row.fate, "short for a day and meant for typing" in row.words) == ("refused", True)


@pytest.mark.parametrize("heading", ["原值", "原值（万元）"])
@pytest.mark.parametrize("amount", ["12*3", "12×3", "100/4", "1+2", "5元-3", "(1+2)"])
def test_sums_are_for_typing(written, look, amount: str, heading: str) -> None:
    row = look(Asset, written(HEADER.replace("原值", heading), ["1", "桌", "05", amount, "2026-01-05"])).rows[0]
    assert (row.fate, "is a sum and meant for typing" in row.words) == ("refused", True)


@pytest.mark.parametrize("month", ["2024年5月", "2024-05", "2024/5"])
def test_a_month_is_its_first_day_and_that_is_said(written, look, month: str) -> None:
    row = look(Asset, written(HEADER, f"1,桌,05,8,{month}")).rows[0]
    assert (row.fate, row.values["acquired_on"]) == ("add", date(2024, 5, 1))
    assert row.words == f"购置日期: {month} is taken for '2024-05-01'."


def test_a_heading_in_ten_thousands_is_told(written, look) -> None:
    plan = look(Asset, written(HEADER.replace("原值", "原值（万元）"), "1,桌,05,1.5,2026-01-05"))
    assert "原值（万元）: its amounts are multiplied by 10,000." in plan.notes


def test_two_columns_that_clash_are_told_in_a_sentence(written, look) -> None:
    with pytest.raises(Refused, match=r'both give Original cost\. Take one of the two .* with --map "资产原值="'):
        look(Asset, written(HEADER + ",资产原值", "1,桌,05,8,2026-01-05,9"))


def test_titles_printed_again_between_pages(written, look) -> None:
    rows = [*(["固定资产台账", "", "", "", ""], HEADER.split(",")), ["1", "桌", "05", "8", "2026-01-05"],
            ["本页小计", "", "", "8", ""], ["", "", "", "", ""], ["固定资产台账（续）", "", "", "", ""], HEADER,
            ["2", "桌", "05", "8", "2026-01-05"]]  # fmt: skip
    path = written("某某公司,,单位：元", *rows)
    plan = look(Asset, path)
    assert [fate for fate in fates(plan) if fate[1] != "skipped"] == [(4, "add"), (9, "add")]
    assert [row.words for row in plan.rows if row.line in (7, 8)] == [
        "A title above the header again.", "The header again.",
    ]  # fmt: skip


def test_weaker_words_of_other_programs(written, look) -> None:
    plan = look(Asset, written("资产编号,Description,类别,金额,Purchased,基本单位", "1,桌,05,8,2026-01-05,张"))
    assert [column.field for column in plan.columns.values()] == [
        "number", "name", "category", "cost", "acquired_on", "unit",
    ]  # fmt: skip


def test_people_made_by_one_file_are_completed_by_their_own(office: Office, written, look, bring) -> None:
    made = bring(Department, written("Code,Name,Manager,Manager (name)", "21,质检部,007,张三"), create=True)
    assert made.created == 1
    own = written("工号,姓名,部门,联系电话", "007,张三,21,123", name="staff.csv")
    plan = look(Staff, own)
    assert (plan.rows[0].fate, apply(office, "", plan).updated) == ("update", 1)
    assert (Staff.named("007").phone, Staff.named("007").department.name) == ("123", "质检部")
    other = look(Staff, written("工号,姓名,部门,联系电话", "007,张三,21,456"))
    assert other.rows[0].fate == "refused", "it has been touched since"


def test_a_name_given_by_another_file_is_not_written_over(written, look, bring) -> None:
    bring(Department, written("Code,Name,Manager,Manager (name)", "21,质检部,007,张三"), create=True)
    assert look(Staff, written("工号,姓名", "007,李四")).rows[0].fate == "refused"


def test_what_is_no_spreadsheet_is_called_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    language.use("zh_CN")
    with pytest.raises(Refused, match="zip压缩包") as told:
        read(path)
    assert "zip archive" not in str(told.value)
    language.use("en")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused, match=r"^\. is not a file"):
        read(".")
    with pytest.raises(Refused, match="There is no file /nowhere/nofile"):
        read("/nowhere/nofile")
