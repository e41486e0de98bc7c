"""What a row above the table, or a heading, says that amounts are counted in."""

from pathlib import Path

import pytest

from bizdesk.assets.models import Asset
from bizdesk.exchange.importing import apply
from bizdesk.exchange.units import in_titles
from bizdesk.office.file import Office

HEADER = ["资产编号", "资产名称", "类别", "原值", "购置日期", "净残值（元）"]
DESK = ["1", "桌", "05", "1.28", "2026-01-05", "640"]


def costs(plan) -> list[int]:
    return [row.values["cost"] for row in plan.rows if row.fate == "add"]


def test_a_title_row_multiplies_the_amounts_that_say_nothing_themselves(written, look) -> None:
    """1.28 ten thousands are 12,800.00 yuan; the residual value says that it is in yuan."""
    plan = look(Asset, written("固定资产台账", ["单位：万元", "", "", "", "", ""], HEADER, DESK))
    assert costs(plan) == [1_280_000]
    assert plan.rows[-1].values["residual"] == 64_000
    assert "Row 2 says: 单位：万元. These amounts are multiplied by 10,000: 原值." in plan.notes


def test_amounts_in_yuan_stay_and_nothing_is_said(written, look) -> None:
    plan = look(Asset, written("固定资产台账", "编制单位：苍鹭公司,,,,,单位：元", HEADER, [*DESK[:-1], "0.5"]))
    assert costs(plan) == [128]
    assert not any("multiplied" in note for note in plan.notes)


def test_a_cell_or_a_mapping_knows_better(written, look) -> None:
    desk, chair = ["1", "桌", "05", "0.5万", "2026-01-05", ""], ["2", "椅", "05", "5", "2026-01-05", ""]
    path = written("金额单位：千元", HEADER, desk, chair)
    assert costs(look(Asset, path)) == [500_000, 500_000]
    assert costs(look(Asset, path, mapping={"原值": "cost:1"})) == [500_000, 500]


def test_an_amount_that_cannot_be_read_is_repeated_as_it_stands(written, look) -> None:
    plan = look(Asset, written("单位：万元", HEADER, ["1", "桌", "05", "1e3", "2026-01-05", ""]))
    assert plan.rows[-1].fate == "refused"
    assert "10000" not in plan.rows[-1].words
    assert "1e3" in plan.rows[-1].words


def test_rejected_rows_are_counted_the_same_when_they_come_back(office: Office, tmp_path: Path, written, look) -> None:
    rejects = tmp_path / "rejects.csv"
    plan = look(Asset, written("单位：万元", HEADER, DESK, ["2", "椅", "05", "0.05", "2026-02-30", ""]))
    apply(office, "", plan, rejects)
    rejects.write_text(rejects.read_text(encoding="utf-8-sig").replace("02-30", "02-28"), encoding="utf-8")
    assert costs(look(Asset, rejects)) == [50_000]


@pytest.mark.parametrize(
    ("title", "factor"),
    [
        ("单位：人民币万元", "10000"),
        ("金额单位: 千元", "1000"),
        ("(单位：百万元)", "1000000"),
        ("货币单位：元", "1"),
        ("Unit: RMB 10,000", "10000"),
        ("Amounts in thousands of yuan", "1000"),
        ("RMB'000", "1000"),
        ("in CNY millions", "1000000"),
        ("编制单位：万元轩公司", ""),
        ("使用单位：财务部", ""),
        ("Assets in use", ""),
        ("ZC'0001", ""),
    ],
)
def test_titles(title: str, factor: str) -> None:
    found = in_titles([(1, ["", title])])
    assert (found.factor if found else "") == factor
