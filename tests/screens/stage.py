"""The stage of the stories: a small office with business of every kind, its screens under the fingers, their pictures.

BIZDESK_GOLDEN=write writes the pictures anew instead of comparing them; read every one before it is kept.
"""

import os
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, chdir
from datetime import UTC, date, datetime
from difflib import unified_diff
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from textual.pilot import Pilot

from bizdesk import keeping
from bizdesk.assets import custody, disposals, posting, upkeep
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.founding import found
from bizdesk.kinds import KINDS
from bizdesk.office import language, notes
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.rules import RULES
from bizdesk.screens.app import App

NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)  # a Monday, noon in Shanghai
GOLDEN = Path(__file__).parents[1] / "golden"
SMALL, LARGE = (80, 24), (120, 40)
TONGUES, SIZES = ("en", "zh_CN"), (SMALL, LARGE)
KEEPER, REVIEWER, APPROVER = "002", "003", "001"
Words = tuple[str, str]
OFFICE: Words = ("Plum Tree Instruments", "梅树仪器有限公司")
PLACES: tuple[tuple[str, Words], ...] = (("A-LB", ("Laboratory", "实验室")), ("A-FD", ("Front desk", "前台")))
PEOPLE: tuple[tuple[str, Words, Words, str, str], ...] = (
    ("001", ("Lin Wei", "林薇"), ("Director", "总经理"), "01", "approver,leader"),
    ("002", ("Chen Jie", "陈洁"), ("Asset keeper", "资产管理员"), "02", "keeper,applicant"),
    ("003", ("Zhao Min", "赵敏"), ("Accountant", "会计"), "03", "reviewer"),
    ("004", ("Wang Lei", "王磊"), ("Salesman", "销售"), "04", "applicant"),
    ("005", ("Liu Yang", "刘洋"), ("Engineer", "工程师"), "07", "applicant"),
    ("006", ("Sun Li", "孙丽"), ("Project leader", "项目经理"), "05", "applicant,leader"),
)
# name, category, cost in yuan, in use since, place, custodian
THINGS: tuple[tuple[Words, str, int, str, str, str], ...] = (
    (("Laptop 14 inch", "笔记本电脑14寸"), "04", 6_499, "2024-03-06", "A-LB", "005"),
    (("Laptop 16 inch", "笔记本电脑16寸"), "04", 8_999, "2024-03-06", "A-LB", "005"),
    (("Laser printer", "激光打印机"), "04", 3_456, "2024-05-07", "A-FD", "002"),
    (("Colour printer", "彩色打印机"), "04", 12_800, "2023-09-12", "A-MR", "002"),
    (("Projector", "投影仪"), "04", 5_280, "2024-01-15", "A-MR", "006"),
    (("Meeting table, walnut", "胡桃木会议桌"), "05", 9_600, "2022-06-01", "A-MR", ""),
    (("Meeting chair", "会议椅"), "05", 680, "2022-06-01", "A-MR", ""),
    (("Office desk", "办公桌"), "05", 1_250, "2022-06-01", "A-FD", "002"),
    (("Filing cabinet", "文件柜"), "05", 890, "2022-07-11", "A-ST", "003"),
    (("Server", "服务器"), "04", 38_500, "2023-11-20", "A-SR", "005"),
    (("Switch, 48 ports", "48口交换机"), "04", 7_200, "2023-11-20", "A-SR", "005"),
    (("Uninterruptible power supply", "不间断电源"), "04", 15_600, "2023-11-20", "A-SR", "005"),
    (("Oscilloscope", "示波器"), "02", 46_000, "2021-04-08", "A-LB", "005"),
    (("Signal generator", "信号发生器"), "02", 28_300, "2021-04-08", "A-LB", "005"),
    (("Calibration bench", "校准台"), "02", 120_000, "2020-10-19", "A-LB", "006"),
    (("Delivery van", "送货面包车"), "03", 128_000, "2023-03-01", "A", "004"),
    (("Camera", "照相机"), "04", 8_650, "2024-08-02", "A-ST", "004"),
    (("Tablet", "平板电脑"), "04", 3_299, "2025-02-10", "A-FD", "004"),
    (("Telephone system", "电话交换系统"), "04", 9_900, "2021-05-17", "A-SR", "002"),
    (("Air conditioner", "立式空调"), "05", 5_600, "2022-05-30", "A-MR", "002"),
    (("Safe", "保险柜"), "05", 3_800, "2022-05-30", "A-FD", "003"),
    (("Soldering station", "焊台"), "02", 2_450, "2024-10-21", "A-LB", ""),
    (("Workbench", "工作台"), "05", 2_980, "2022-07-11", "A-LB", "006"),
    (("Scanner", "扫描仪"), "04", 2_150, "2022-08-15", "A-FD", "002"),
    (("Desk lamp", "台灯"), "05", 260, "", "", ""),
)


def say(words: Words, tongue: str) -> str:
    """The words in a language."""
    return words[TONGUES.index(tongue)]


@cache
def founded(tongue: str) -> Path:
    """The small office's file, made once through the office's own operations."""
    path = Path(mkdtemp()) / f"{tongue}.bizdesk"
    office = found(path, name=say(OFFICE, tongue), country="CN", clock=lambda: NOON, language=tongue)
    with office:
        settle(office, tongue)
        live(office, tongue)
    return path


def settle(office: Office, tongue: str) -> None:
    """Places, people, a supplier, and the cards."""
    for code, place in PLACES:
        keeping.add(office, "", Place, {"code": code, "name": say(place, tongue), "parent": Place.named("A")})
    for number, name, post, department, roles in PEOPLE:
        values = {"number": number, "name": say(name, tongue), "post": say(post, tongue), "roles": roles}
        keeping.add(office, "", Staff, {**values, "department": Department.named(department)})
    maker = keeping.add(office, KEEPER, Supplier, {"name": say(("Bright Office Supply", "明亮办公用品"), tongue)})
    for name, category, cost, since, room, person in THINGS:
        used = date.fromisoformat(since) if since else None
        values = {
            "name": say(name, tongue), "category": AssetCategory.named(category), "cost": cost * 100, "in_use_on": used,
            "acquired_on": used or date(2026, 3, 12), "place": Place.named(room) if room else None, "supplier": maker,
            "custodian": Staff.named(person) if person else None,
            "department": Department.named("07" if room == "A-LB" else "02"), "number": "",
        }  # fmt: skip
        keeping.add(office, KEEPER, Asset, values)


def live(office: Office, tongue: str) -> None:
    """What is going on: posted months, a loan that is late, a repair, work planned, an application, a note."""
    posting.depreciate(office, REVIEWER, "2026-01")
    cards = Asset.select().order_by(Asset.id)
    named = {thing[0][0]: card for thing, card in zip(THINGS, cards, strict=True)}
    borrower, keeper = Staff.named("004"), Staff.named(KEEPER)
    day = date(2026, 3, 2)
    custody.lend(office, KEEPER, named["Camera"], user=borrower, on=day, due_back_on=date(2026, 3, 9))
    custody.repair(office, KEEPER, named["Scanner"], on=day, due_back_on=date(2026, 3, 27))
    custody.store(office, KEEPER, named["Safe"], on=day, place=Place.named("A-ST"))
    keeping.edit(office, KEEPER, Asset.get_by_id(named["Server"].id), {"warranty_until": date(2026, 4, 10)})
    keeping.edit(office, KEEPER, Asset.get_by_id(named["Delivery van"].id), {"insured_until": date(2026, 3, 31)})
    upkeep.plan(office, KEEPER, named["Calibration bench"], planned_on=date(2026, 3, 10), kind="calibration")
    worn = say(
        ("Worn out after five years; repair costs more than it is worth.", "使用五年已磨损，修理费用高于价值。"), tongue
    )
    old = Asset.get_by_id(named["Telephone system"].id)
    disposals.request(office, KEEPER, old, kind="scrap", reason=worn, requested_by=keeper, on=date(2026, 3, 13))
    told = say(("Toner ordered on 12 March.", "3月12日已订购硒鼓。"), tongue)
    notes.write(office, KEEPER, named["Laser printer"], told)


@asynccontextmanager
async def playing(
    folder: Path, tongue: str, size: tuple[int, int] = SMALL, opened: Callable[[Office], None] = lambda office: None
) -> AsyncIterator[tuple[App, Pilot[None], Office]]:
    """The screens of a copy of the small office, the asset keeper at the keyboard, in a folder to leave files in;
    opened(office) is done to it before they begin."""
    language.use(tongue)
    path = folder / f"{tongue}.bizdesk"
    shutil.copyfile(founded(tongue), path)
    path.chmod(0o600)
    with chdir(folder), Office(path, KINDS, rules=RULES, clock=lambda: NOON, who=KEEPER) as office:
        opened(office)
        app = App(office)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield app, pilot, office
        assert app.fault is None


def hold_against(picture: str, name: str) -> None:
    """Compare a picture with the golden one of its name, or write it; the journal's head is left out."""
    picture = re.sub(r"\b[0-9a-f]{16}\b", "0" * 16, picture)
    path = GOLDEN / f"screen_{name}.txt"
    if os.environ.get("BIZDESK_GOLDEN") == "write":
        path.write_text(picture, encoding="utf-8")
    assert path.exists(), f"{path.name} is missing: BIZDESK_GOLDEN=write makes it, then read it"
    lines = unified_diff(
        path.read_text(encoding="utf-8").splitlines(), picture.splitlines(), path.name, "now", "", "", 0
    )
    assert not (told := "\n".join(lines)), told
