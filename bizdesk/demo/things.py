"""What the demo company buys, and the buying of it."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from bizdesk import keeping
from bizdesk.assets import upkeep
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.demo.company import SUPPLIERS, Words
from bizdesk.demo.desk import Desk
from bizdesk.office.people import Supplier
from bizdesk.office.periods import add_months
from bizdesk.office.places import Place

ROOMS = {"01": "A-301", "02": "A-101", "03": "A-203", "04": "A-201", "05": "A-202", "06": "A-102", "07": "A-204"}


class Thing(NamedTuple):
    """A sort of asset the company buys: how many in five years, between which prices, and on which terms."""

    name: Words
    category: str
    specification: Words
    manufacturer: Words
    price: tuple[int, int]
    bought: int
    place: str
    terms: Mapping[str, object] = MappingProxyType({})
    pieces: int = 1
    unit: Words = ("pc", "台")


THINGS = (
    Thing(
        ("Laptop", "笔记本电脑"),
        "04",
        ("14 in, 16 GB", "14英寸，16 GB"),
        ("Meridian", "子午线"),
        (5_200, 9_800),
        62,
        "A-2",
        {"maintenance_months": 12},
    ),
    Thing(
        ("Desktop computer", "台式电脑"),
        "04",
        ("Tower, 16 GB", "塔式，16 GB"),
        ("Meridian", "子午线"),
        (3_800, 6_200),
        34,
        "A-2",
    ),
    Thing(("Monitor", "显示器"), "04", ("27 in", "27英寸"), ("Clearview", "明视"), (980, 2_400), 58, "A-2"),
    Thing(
        ("Laser printer", "激光打印机"),
        "04",
        ("A4 duplex", "A4双面"),
        ("Inkwell", "墨泉"),
        (1_600, 4_800),
        12,
        "A-2",
        {"maintenance_months": 6},
    ),
    Thing(
        ("Copier", "复印机"),
        "04",
        ("A3 colour", "A3彩色"),
        ("Inkwell", "墨泉"),
        (16_000, 28_000),
        3,
        "A-2",
        {"maintenance_months": 3, "method": "double_declining", "life_months": 60, "acquisition": "lease"},
    ),
    Thing(("Projector", "投影仪"), "04", ("4,000 lm", "4000流明"), ("Clearview", "明视"), (4_200, 8_900), 5, "A-302"),
    Thing(
        ("Server", "服务器"),
        "04",
        ("2U, 64 GB", "2U，64 GB"),
        ("Meridian", "子午线"),
        (22_000, 48_000),
        6,
        "A-SR",
        {"method": "sum_of_years", "life_months": 60},
    ),
    Thing(
        ("Network switch", "网络交换机"), "04", ("48 ports", "48口"), ("Meridian", "子午线"), (2_600, 8_500), 9, "A-SR"
    ),
    Thing(("Camera", "照相机"), "04", ("24 MP", "2400万像素"), ("Clearview", "明视"), (3_200, 7_400), 4, "A-ST"),
    Thing(("Mobile phone", "手机"), "04", ("128 GB", "128 GB"), ("Clearview", "明视"), (2_100, 4_600), 22, "A-2"),
    Thing(
        ("Total station", "全站仪"),
        "02",
        ("2 seconds", "2秒级"),
        ("Precision", "精准"),
        (48_000, 96_000),
        8,
        "A-102",
        {"maintenance_months": 6},
    ),
    Thing(
        ("Levelling instrument", "水准仪"),
        "02",
        ("0.7 mm/km", "0.7毫米/公里"),
        ("Precision", "精准"),
        (6_800, 15_600),
        12,
        "A-102",
        {"maintenance_months": 12},
    ),
    Thing(
        ("GNSS receiver", "卫星定位接收机"), "02", ("RTK", "RTK"), ("Precision", "精准"), (32_000, 58_000), 8, "A-102"
    ),
    Thing(
        ("Calibration bench", "检定台"),
        "02",
        ("30 m", "30米"),
        ("Precision", "精准"),
        (120_000, 180_000),
        2,
        "A-103",
        {"method": "units_of_production", "total_units": Decimal(24_000)},
    ),
    Thing(
        ("Climate chamber", "恒温恒湿箱"),
        "02",
        ("-40 to 85 °C", "-40至85 °C"),
        ("Precision", "精准"),
        (38_000, 52_000),
        2,
        "A-103",
        {"start_convention": "daily"},
    ),
    Thing(("Workbench", "工作台"), "05", ("180 x 75 cm", "180×75厘米"), ("Birch", "白桦"), (1_800, 3_200), 14, "A-102"),
    Thing(("Desk", "办公桌"), "05", ("160 x 80 cm", "160×80厘米"), ("Birch", "白桦"), (880, 1_900), 44, "A-2"),
    Thing(("Office chair", "办公椅"), "05", ("Mesh", "网布"), ("Birch", "白桦"), (420, 1_300), 46, "A-2"),
    Thing(
        ("Filing cabinet", "文件柜"),
        "05",
        ("Steel, 4 drawers", "钢制，四抽"),
        ("Birch", "白桦"),
        (650, 1_200),
        24,
        "A-2",
    ),
    Thing(
        ("Set of folding chairs", "折叠椅"),
        "05",
        ("Stackable", "可叠放"),
        ("Birch", "白桦"),
        (2_400, 3_600),
        3,
        "A-302",
        {},
        12,
        ("pc", "把"),
    ),
    Thing(
        ("Air conditioner", "空调"),
        "05",
        ("3.5 kW", "3.5千瓦"),
        ("Cooling", "清风"),
        (2_900, 6_200),
        16,
        "A-2",
        {"maintenance_months": 12},
    ),
    Thing(("Shelving", "货架"), "05", ("200 x 60 cm", "200×60厘米"), ("Birch", "白桦"), (600, 1_500), 10, "A-ST"),
    Thing(
        ("Hand tool set", "手工具套装"), "05", ("108 parts", "108件"), ("Precision", "精准"), (780, 1_600), 12, "A-102"
    ),
    Thing(
        ("Field van", "工程面包车"),
        "03",
        ("9 seats", "9座"),
        ("Coastline", "海岸"),
        (128_000, 168_000),
        3,
        "B",
        {"maintenance_months": 6, "method": "declining_balance", "life_months": 60},
    ),
    Thing(
        ("Saloon car", "轿车"),
        "03",
        ("1.5 l", "1.5升"),
        ("Coastline", "海岸"),
        (98_000, 156_000),
        2,
        "B",
        {"maintenance_months": 6},
    ),
    Thing(
        ("Electric forklift", "电动叉车"),
        "03",
        ("1.5 t", "1.5吨"),
        ("Coastline", "海岸"),
        (62_000, 74_000),
        1,
        "B",
        {"maintenance_months": 6, "start_convention": "same_month"},
    ),
    Thing(
        ("Test yard shed", "试验场库房"),
        "01",
        ("120 m²", "120平方米"),
        ("Birch", "白桦"),
        (186_000, 186_000),
        1,
        "B",
        {"start_convention": "half_year", "acquisition": "investment", "supplier": None, "invoice_number": ""},
    ),
    Thing(
        ("Model of a dam", "水坝模型"),
        "05",
        ("1:200", "1:200"),
        ("Precision", "精准"),
        (9_600, 9_600),
        1,
        "A-101",
        {"method": "manual", "acquisition": "self_built", "supplier": None, "invoice_number": ""},
    ),
)


def buy(desk: Desk, thing: Thing) -> None:
    """Draw up the card of a new asset, place it and give it to somebody."""
    user = desk.worker()
    low, high = thing.price
    cost = desk.dice.randrange(low, high + 1, 10) * 100
    code = ROOMS[user.department.code] if thing.place == "A-2" else thing.place
    bought = desk.office.today()
    personal = thing.place == "A-2"
    values = {
        "name": desk.say(thing.name),
        "category": AssetCategory.named(thing.category),
        "specification": desk.say(thing.specification),
        "manufacturer": desk.say(thing.manufacturer),
        "model": f"{thing.manufacturer[0][:3].upper()}-{desk.dice.randrange(100, 999)}",
        "serial": "" if thing.category == "05" else f"{desk.dice.randrange(16**9):09X}",
        "supplier": desk.dice.choice(list(Supplier.select().order_by(Supplier.id).limit(len(SUPPLIERS)))),
        "quantity": Decimal(thing.pieces),
        "unit": desk.say(thing.unit),
        "cost": cost,
        "acquired_on": bought,
        "in_use_on": bought,
        "place": Place.named(code),
        "department": user.department,
        "user": user if personal else None,
        "custodian": desk.keeper_of(user.department),
        "invoice_number": f"{desk.dice.randrange(10**8):08}",
        "warranty_until": add_months(bought, 36 if thing.category in ("03", "02") else 24),
        **thing.terms,
    }
    if thing.category == "03":
        values |= {
            "insurer": desk.say(("Seaboard Insurance", "海岸保险公司")),
            "insured_value": cost,
            "policy_number": f"P{desk.dice.randrange(10**6):06}",
            "insured_until": add_months(bought, 12 * 6),
        }
    asset = keeping.add(desk.office, desk.keeper, Asset, values)
    if isinstance(asset, Asset) and asset.maintenance_months:
        first = add_months(bought, asset.maintenance_months)
        upkeep.plan(desk.office, desk.keeper, asset, planned_on=first)
