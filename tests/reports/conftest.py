"""Reports to print: a small stock list in English, an asset ledger in Chinese, and the hostile texts."""

import gettext
import runpy
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bizdesk.office import language
from bizdesk.reports.report import (
    Block,
    Chart,
    Code,
    Codes,
    Column,
    Field,
    Fields,
    Paragraph,
    Report,
    Series,
    Signatures,
    Table,
)

TESTS = Path(__file__).parents[1]
CHINESE = {
    "Page {page} of {pages}": "第 {page} 页 共 {pages} 页",
    "Printed at {when}": "打印时间：{when}",
    "Prepared by {name}": "制表人：{name}",
    "As of {date}": "截至 {date}",
    "Unit: {currency}": "单位：{currency}",
    "CNY": "元",
    "Filter: {filter}": "条件：{filter}",
    "Journal: {head}": "日志：{head}",
    "Total": "合计",
    "Date": "日期",
    "yes": "是",
    "no": "否",
}


class Words(gettext.NullTranslations):
    """The few words a report needs, without the catalogue of the whole program."""

    def gettext(self, message: str) -> str:
        return CHINESE.get(message, message)


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of the page in Chinese."""
    monkeypatch.setattr(language, "_catalogue", Words())
    monkeypatch.setattr(language, "_name", "zh_CN")


@pytest.fixture(scope="session")
def hostile() -> tuple[str, ...]:
    """The texts that no format may trip over."""
    return runpy.run_path(str(TESTS / "hostile.py"))["HOSTILE"]


@pytest.fixture
def golden() -> Callable[[str], str]:
    """The picture kept under a name."""
    return lambda name: (TESTS / "golden" / name).read_text(encoding="utf-8")


STOCK = Table(
    "stock",
    "Stock on hand",
    (
        Column("code", "Code"),
        Column("name", "Name"),
        Column("quantity", "Quantity", "quantity", total=True),
        Column("unit", "Unit"),
        Column("value", "Value", "money", total=True),
        Column("share", "Share of value", "percent"),
        Column("counted_on", "Counted on", "date"),
        Column("kept", "Kept", "boolean"),
    ),
    (
        ("BG-001", "Copy paper A4, 80 g", Decimal("12.5"), "box", 187500, Decimal("66.37"), date(2026, 3, 2), True),
        ("BG-002", "Toner", Decimal(3), "piece", 95000, Decimal("33.63"), date(2026, 3, 2), False),
        ("BG-003", "Ball pen, blue, with a clip that breaks", Decimal(0), "piece", 0, None, None, None),
    ),
    note="Counted by two persons.",
)


@pytest.fixture
def stock() -> Report:
    """A table, a form, a paragraph, a chart, labels, signatures: every kind of block, in English.

    The sums are 12.5 + 3 + 0 = 15.5 and 1,875.00 + 950.00 + 0.00 = 2,825.00.
    """
    blocks: tuple[Block, ...] = (
        STOCK,
        Chart(
            "shares", "Value by item", "bar", ("Paper", "Toner"), (Series("Value", (187500, 95000)),), "CNY", "money"
        ),
        Fields((Field("keeper", "Keeper", "Anna Berg"), Field("limit", "Limit", 500000, "money")), "Store room"),
        Paragraph("All shelves were opened.", "Findings"),
        Codes((Code(("BG-001", "Copy paper"), ("█▀█", "▀▀▀"), "<svg/>"), Code(("BG-002",), ("▀█▀", "█▀▀"), "<svg/>"))),
        Signatures(("Counted by", "Checked by")),
    )
    return Report(
        "stock",
        "Stock list",
        "Bright Office Ltd",
        blocks,
        datetime(2026, 4, 1, 1, 30, tzinfo=UTC),
        as_of=date(2026, 3, 31),
        parameters={"place": "Store", "empty": None},
        filter="Place: Store",
        zone=ZoneInfo("Asia/Shanghai"),
        prepared_by="Li Wei",
        journal_head="128 9f3a77c0",
        currency="CNY",
    )


@pytest.fixture
def ledger(stock: Report) -> Report:
    """Twelve assets in Chinese; each costs 1,000.01 more than the one before: 12 x 13 / 2 x 1,000.01 = 78,000.78."""
    names = ("笔记本电脑", "打印机（彩色）", "会议室投影仪，含遥控器和三米长的连接线")
    table = Table(
        "ledger",
        "在用资产",
        (
            Column("number", "资产编号"),
            Column("name", "资产名称"),
            Column("department", "使用部门"),
            Column("cost", "原值", "money", total=True),
            Column("rate", "净残值率", "percent"),
            Column("in_use_on", "开始使用日期", "date"),
            Column("insured", "投保", "boolean"),
        ),
        [
            (f"ZC-{n:03d}", names[n % 3], "综合部", n * 100_001, Decimal(5), date(2025, n, 15), n % 2 == 0)
            for n in range(1, 13)
        ],
    )
    blocks = (table, Signatures(("编制人", "复核人", "负责人")))
    return replace(
        stock,
        name="ledger",
        title="固定资产台账",
        office="明光办公有限公司",
        blocks=blocks,
        prepared_by="李伟",
        parameters={},
        filter="",
    )
