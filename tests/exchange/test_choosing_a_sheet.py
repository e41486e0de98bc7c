"""Which sheet of a workbook is read where nobody names one."""

from pathlib import Path

import pytest
import xlsxwriter

from bizdesk.assets.models import Asset
from bizdesk.office.errors import Refused


def book_of(path: Path, **sheets: list[list[str]]) -> Path:
    """A workbook with sheets of texts."""
    book = xlsxwriter.Workbook(path)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    book.close()
    return path


COVER = [["某某公司固定资产台账"], ["2026年"], ["编制人：张三"]]
LEDGER = [["资产编号", "资产名称", "类别", "原值", "购置日期"], ["1", "桌", "05", "800", "2026-01-05"]]
SUMMARY = [["类别", "数量", "原值"], ["电子设备", "3", "9000"]]


def test_a_cover_and_a_summary_before_the_ledger_are_passed_over(tmp_path: Path, look) -> None:
    path = book_of(tmp_path / "a.xlsx", 封面=COVER, 汇总=SUMMARY, 台账=LEDGER, 备用=LEDGER)
    plan = look(Asset, path)
    assert (plan.sheet.name, plan.counts["add"]) == ("台账", 1)
    assert "The sheet 台账 was read: it is the first whose headings fit." in plan.notes
    assert [f"The sheet {name} was not read." in plan.notes for name in ("封面", "汇总", "备用")] == [True] * 3
    assert look(Asset, path, sheet="备用").sheet.name == "备用"


def test_no_sheet_that_fits_is_refused_with_their_names(tmp_path: Path, look) -> None:
    path = book_of(tmp_path / "a.xlsx", 封面=COVER, 目录=[["页", "内容"], ["1", "x"]])
    with pytest.raises(Refused, match=r"it holds: 封面, 目录\. Name the one that is meant with --sheet"):
        look(Asset, path)
