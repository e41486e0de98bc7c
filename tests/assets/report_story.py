"""The year the asset reports tell of, worked out by hand below; and one small office for the pictures.

Straight line, 5 % residual, the month after. 04 electronics 36 months, 03 here with 48 months:
A  1,000.00 in use 15 January 2025, 26.39 a month (950.00 / 36). Improved by 120.00 on 16 March 2026: January to March
   26.39 each, then (1,120.00 - 50.00 - 14 x 26.39) / 22 = 31.84 for April to December.
B  three chairs for 960.00, in use 15 January 2025, 19.00 a month (912.00 / 48). Split in three on 10 February 2026:
   each part has 228.00 left of its 304.00 over 36 months, 6.33 a month from February on.
C  720.00 in use 10 February 2026, 19.00 a month (684.00 / 36) from March on.
D  30,000.00 in use 10 May 2020, fully depreciated: 28,500.00. Sold on 16 March 2026 for 1,800.00, 50.00 of costs.
E  like A, sold on 10 June 2025 after five months, reinstated on 16 March 2026 with the nine months since.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from bizdesk.assets import changes, custody, disposals, parts, posting
from bizdesk.assets.models import Asset, AssetCategory, Disposal
from bizdesk.office.file import Office
from bizdesk.office.people import Department
from bizdesk.reporting import REPORTS
from bizdesk.reports import render
from bizdesk.reports.report import Fields, Report, Table

from .conftest import card

TODAY = date(2026, 3, 16)


def sold(office: Office, asset: Asset, people: SimpleNamespace, on: date, **rest: object) -> Disposal:
    with office.looking_on(on):
        asset = Asset.get_by_id(asset.id)
        disposal = disposals.request(
            office, "001", asset, kind="sale", reason="性能不足，维修费用过高", requested_by=people.zhang
        )
        disposals.approve(office, "001", disposal, approver=people.li, opinion="同意", paper_reference="26-018")
        return disposals.dispose(office, "001", disposal, **rest)


def year(office: Office, people: SimpleNamespace, places: SimpleNamespace) -> SimpleNamespace:
    """The story above, posted through January 2026."""
    first, second = Department.select().order_by(Department.code).limit(2)
    a = card(
        office,
        name="笔记本电脑",
        specification="14 英寸",
        model="T14",
        serial="SN-77",
        unit="台",
        place=places.store,
        department=first,
        custodian=people.zhang,
    )
    b = card(
        office,
        name="会议桌椅",
        category=AssetCategory.named("03"),
        cost=96_000,
        quantity=Decimal(3),
        unit="套",
        place=places.meeting,
        department=second,
        custodian=people.wang,
    )
    d = card(
        office,
        name="旧服务器",
        cost=3_000_000,
        acquired_on=date(2020, 5, 1),
        in_use_on=date(2020, 5, 10),
        place=places.server,
        custodian=people.zhang,
    )
    e = card(office, name="投影仪", place=places.meeting)
    gone = sold(office, e, people, date(2025, 6, 10))
    posting.depreciate(office, "001", "2026-01")
    parts.split(office, "001", fresh(b), quantities=[Decimal(1)] * 3, on=date(2026, 2, 10))
    c = card(office, name="打印机", cost=72_000, acquired_on=date(2026, 2, 1), in_use_on=date(2026, 2, 10))
    changes.improve(office, "001", fresh(a), amount=12_000, reason="加内存")
    disposal = sold(office, d, people, TODAY, proceeds=180_000, costs=5_000, buyer="回收公司")
    disposals.reinstate(office, "001", Disposal.get_by_id(gone.id), reason="退货")
    custody.move(office, "001", fresh(a), place=places.server, custodian=people.zhao)
    return SimpleNamespace(a=a, b=b, c=c, d=d, e=e, disposal=disposal)


def fresh(asset: Asset) -> Asset:
    return Asset.get_by_id(asset.id)


def made(office: Office, name: str, **texts: str) -> Report:
    return REPORTS[name].made(office, texts)


def table(report: Report, name: str) -> Table:
    return next(block for block in report.blocks if isinstance(block, Table) and block.name == name)


def rows(report: Report, name: str) -> list[dict[str, object]]:
    found = table(report, name)
    names = [column.name for column in found.columns]
    lines = found.rows() if callable(found.rows) else found.rows
    return [dict(zip(names, line, strict=True)) for line in lines]


def fields(report: Report) -> dict[str, object]:
    """Every field of the form by name; of two with one name the later."""
    blocks = [block for block in report.blocks if isinstance(block, Fields)]
    return {item.name: item.value for block in blocks for item in block.items}


def picture(report: Report) -> str:
    """The report as text, without the seal of the journal: that changes with every field a record gets."""
    return "".join(render.pieces(replace(report, journal_head=""), "text"))
