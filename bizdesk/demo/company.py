"""Who and what the demo company is, in English and in Chinese; every name is invented."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

Words = tuple[str, str]  # English, Chinese


class Person(NamedTuple):
    """One of the staff; limit in whole units of the currency, joined and left by year and month."""

    name: Words
    department: str
    post: Words
    joined: tuple[int, int]
    roles: str = "applicant"
    limit: int | None = None
    left: tuple[int, int] | None = None


class Thing(NamedTuple):
    """A sort of asset the company buys: how many in five years, between which prices, and on which terms."""

    name: Words
    category: str
    specification: str
    manufacturer: Words
    price: tuple[int, int]
    bought: int
    place: str
    terms: Mapping[str, object] = MappingProxyType({})
    pieces: int = 1
    unit: Words = ("pc", "台")


NAME: Words = ("Harbour Field Instruments", "海岸测量仪器服务有限公司")

PEOPLE = (
    Person(("Margaret Lin", "林慧敏"), "01", ("Managing director", "总经理"), (2021, 9), "approver,leader"),
    Person(
        ("Oliver Shaw", "邵国栋"), "01", ("Deputy director", "副总经理"), (2021, 9), "approver,reviewer,leader", 50_000
    ),
    Person(("Clara Novak", "聂小岚"), "02", ("Office manager", "行政经理"), (2021, 9), "applicant,keeper,leader"),
    Person(("Peter Hall", "何俊杰"), "02", ("Storekeeper", "仓库管理员"), (2021, 10), "applicant,keeper"),
    Person(("Ruth Adler", "安晓雯"), "02", ("Receptionist", "前台"), (2022, 2)),
    Person(
        ("Thomas Weiss", "魏志强"), "03", ("Head of finance", "财务经理"), (2021, 9), "approver,reviewer,leader", 20_000
    ),
    Person(("Irene Costa", "柯雅琴"), "03", ("Accountant", "会计"), (2021, 11), "applicant,reviewer"),
    Person(("Daniel Frost", "傅冬"), "03", ("Cashier", "出纳"), (2022, 5)),
    Person(("Sophie Grant", "葛思雨"), "04", ("Head of sales", "市场经理"), (2021, 9), "applicant,reviewer,leader"),
    Person(("Victor Lang", "梁伟"), "04", ("Sales engineer", "销售工程师"), (2021, 12)),
    Person(("Emma Reed", "任芳"), "04", ("Sales engineer", "销售工程师"), (2022, 3)),
    Person(("Hugo Marsh", "马晨"), "04", ("Sales engineer", "销售工程师"), (2023, 6)),
    Person(("Nora Blake", "白静"), "04", ("Sales assistant", "销售助理"), (2024, 1)),
    Person(("Felix Stone", "石磊"), "05", ("Head of projects", "项目经理"), (2021, 9), "applicant,reviewer,leader"),
    Person(("Anna Berg", "柏安娜"), "05", ("Project engineer", "项目工程师"), (2021, 10)),
    Person(("Jacob Wood", "吴建国"), "05", ("Project engineer", "项目工程师"), (2022, 1)),
    Person(("Laura Moss", "莫丽"), "05", ("Project engineer", "项目工程师"), (2022, 8)),
    Person(("Simon Vale", "万思明"), "05", ("Field engineer", "现场工程师"), (2023, 2)),
    Person(("Grace Holt", "霍瑞雪"), "05", ("Field engineer", "现场工程师"), (2023, 9)),
    Person(("Martin Frey", "范明"), "05", ("Driver", "司机"), (2021, 11)),
    Person(("Helen Park", "朴海兰"), "06", ("Head of service", "客服经理"), (2021, 9), "applicant,reviewer,leader"),
    Person(("Oscar Lund", "伦志远"), "06", ("Service technician", "服务技师"), (2021, 12)),
    Person(("Julia Ross", "罗佳"), "06", ("Service technician", "服务技师"), (2022, 6)),
    Person(("Arthur Dale", "戴亮"), "06", ("Service technician", "服务技师"), (2024, 4)),
    Person(("Ivy Lane", "兰英"), "06", ("Hotline", "热线客服"), (2023, 3)),
    Person(
        ("Robert King", "金大伟"), "07", ("Head of development", "研发经理"), (2021, 9), "applicant,reviewer,leader"
    ),
    Person(("Alice Young", "杨柳"), "07", ("Developer", "研发工程师"), (2021, 10)),
    Person(("George Hart", "郝建"), "07", ("Developer", "研发工程师"), (2022, 4)),
    Person(("Lucy Snow", "薛露"), "07", ("Developer", "研发工程师"), (2023, 1)),
    Person(("Edward Pike", "皮一鸣"), "07", ("Laboratory technician", "实验员"), (2022, 9)),
    Person(("Karl Stein", "施凯"), "04", ("Sales engineer", "销售工程师"), (2021, 10), "applicant", None, (2024, 6)),
    Person(("Diana Cole", "高洁"), "07", ("Developer", "研发工程师"), (2022, 2), "applicant", None, (2025, 3)),
)

# code, parent, name
PLACES = (
    ("A-1", "A", ("First floor", "一楼")),
    ("A-101", "A-1", ("Reception", "前台大厅")),
    ("A-102", "A-1", ("Service workshop", "维修车间")),
    ("A-103", "A-1", ("Laboratory", "实验室")),
    ("A-2", "A", ("Second floor", "二楼")),
    ("A-201", "A-2", ("Sales office", "市场部办公室")),
    ("A-202", "A-2", ("Project office", "项目部办公室")),
    ("A-203", "A-2", ("Finance office", "财务室")),
    ("A-204", "A-2", ("Development office", "研发部办公室")),
    ("A-3", "A", ("Third floor", "三楼")),
    ("A-301", "A-3", ("Director's office", "总经理室")),
    ("A-302", "A-3", ("Large meeting room", "大会议室")),
    ("A-ST-1", "A-ST", ("Shelf 1", "一号货架")),
    ("A-ST-2", "A-ST", ("Shelf 2", "二号货架")),
    ("B", "", ("Test yard and garage", "试验场及车库")),
)

SUPPLIERS = (
    (("Northgate Office Systems", "北门办公设备有限公司"), ("Ms. Hale", "海女士"), "+00 555 0101"),
    (("Meridian Computers", "子午线电脑商行"), ("Mr. Orr", "欧先生"), "+00 555 0102"),
    (("Birch & Sons Furniture", "白桦家具厂"), ("Mr. Birch", "白先生"), "+00 555 0103"),
    (("Precision Metrology", "精准计量仪器公司"), ("Ms. Dunn", "段女士"), "+00 555 0104"),
    (("Coastline Motors", "海岸汽车销售服务公司"), ("Mr. Penn", "潘先生"), "+00 555 0105"),
    (("Cooling Partners", "清风制冷设备公司"), ("Ms. West", "韦女士"), "+00 555 0106"),
)

THINGS = (
    Thing(
        ("Laptop", "笔记本电脑"),
        "04",
        "14 in, 16 GB",
        ("Meridian", "子午线"),
        (5_200, 9_800),
        62,
        "A-2",
        {"maintenance_months": 12},
    ),
    Thing(("Desktop computer", "台式电脑"), "04", "Tower, 16 GB", ("Meridian", "子午线"), (3_800, 6_200), 34, "A-2"),
    Thing(("Monitor", "显示器"), "04", "27 in", ("Clearview", "明视"), (980, 2_400), 58, "A-2"),
    Thing(
        ("Laser printer", "激光打印机"),
        "04",
        "A4 duplex",
        ("Inkwell", "墨泉"),
        (1_600, 4_800),
        12,
        "A-2",
        {"maintenance_months": 6},
    ),
    Thing(
        ("Copier", "复印机"),
        "04",
        "A3 colour",
        ("Inkwell", "墨泉"),
        (16_000, 28_000),
        3,
        "A-2",
        {"maintenance_months": 3, "method": "double_declining", "life_months": 60},
    ),
    Thing(("Projector", "投影仪"), "04", "4,000 lm", ("Clearview", "明视"), (4_200, 8_900), 5, "A-302"),
    Thing(
        ("Server", "服务器"),
        "04",
        "2U, 64 GB",
        ("Meridian", "子午线"),
        (22_000, 48_000),
        6,
        "A-SR",
        {"method": "sum_of_years", "life_months": 60},
    ),
    Thing(("Network switch", "网络交换机"), "04", "48 ports", ("Meridian", "子午线"), (2_600, 8_500), 9, "A-SR"),
    Thing(("Camera", "照相机"), "04", "24 MP", ("Clearview", "明视"), (3_200, 7_400), 4, "A-ST"),
    Thing(("Mobile phone", "手机"), "04", "128 GB", ("Clearview", "明视"), (2_100, 4_600), 22, "A-2"),
    Thing(
        ("Total station", "全站仪"),
        "02",
        "2 seconds",
        ("Precision", "精准"),
        (48_000, 96_000),
        8,
        "A-102",
        {"maintenance_months": 6},
    ),
    Thing(
        ("Levelling instrument", "水准仪"),
        "02",
        "0.7 mm/km",
        ("Precision", "精准"),
        (6_800, 15_600),
        12,
        "A-102",
        {"maintenance_months": 12},
    ),
    Thing(("GNSS receiver", "卫星定位接收机"), "02", "RTK", ("Precision", "精准"), (32_000, 58_000), 8, "A-102"),
    Thing(
        ("Calibration bench", "检定台"),
        "02",
        "30 m",
        ("Precision", "精准"),
        (120_000, 180_000),
        2,
        "A-103",
        {"method": "units_of_production", "total_units": Decimal(24_000)},
    ),
    Thing(
        ("Climate chamber", "恒温恒湿箱"),
        "02",
        "-40 to 85 °C",
        ("Precision", "精准"),
        (38_000, 52_000),
        2,
        "A-103",
        {"start_convention": "daily"},
    ),
    Thing(("Workbench", "工作台"), "05", "180 x 75 cm", ("Birch", "白桦"), (1_800, 3_200), 14, "A-102"),
    Thing(("Desk", "办公桌"), "05", "160 x 80 cm", ("Birch", "白桦"), (880, 1_900), 44, "A-2"),
    Thing(("Office chair", "办公椅"), "05", "Mesh", ("Birch", "白桦"), (420, 1_300), 46, "A-2"),
    Thing(("Filing cabinet", "文件柜"), "05", "Steel, 4 drawers", ("Birch", "白桦"), (650, 1_200), 24, "A-2"),
    Thing(
        ("Set of folding chairs", "折叠椅"),
        "05",
        "Stackable",
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
        "3.5 kW",
        ("Cooling", "清风"),
        (2_900, 6_200),
        16,
        "A-2",
        {"maintenance_months": 12},
    ),
    Thing(("Shelving", "货架"), "05", "200 x 60 cm", ("Birch", "白桦"), (600, 1_500), 10, "A-ST"),
    Thing(("Hand tool set", "手工具套装"), "05", "108 parts", ("Precision", "精准"), (780, 1_600), 12, "A-102"),
    Thing(
        ("Field van", "工程面包车"),
        "03",
        "9 seats",
        ("Coastline", "海岸"),
        (128_000, 168_000),
        3,
        "B",
        {"maintenance_months": 6, "method": "declining_balance", "life_months": 60},
    ),
    Thing(
        ("Saloon car", "轿车"),
        "03",
        "1.5 l",
        ("Coastline", "海岸"),
        (98_000, 156_000),
        2,
        "B",
        {"maintenance_months": 6},
    ),
    Thing(
        ("Electric forklift", "电动叉车"),
        "03",
        "1.5 t",
        ("Coastline", "海岸"),
        (62_000, 74_000),
        1,
        "B",
        {"maintenance_months": 6, "start_convention": "same_month"},
    ),
    Thing(
        ("Test yard shed", "试验场库房"),
        "01",
        "120 m²",
        ("Birch", "白桦"),
        (186_000, 186_000),
        1,
        "B",
        {"start_convention": "half_year"},
    ),
    Thing(
        ("Model of a dam", "水坝模型"),
        "05",
        "1:200",
        ("Precision", "精准"),
        (9_600, 9_600),
        1,
        "A-101",
        {"method": "manual"},
    ),
)

FAULTS: tuple[Words, ...] = (
    ("Does not start", "无法开机"),
    ("Fan is noisy", "风扇噪音大"),
    ("Display flickers", "屏幕闪烁"),
    ("Paper jam", "经常卡纸"),
    ("Out of calibration", "检定超差"),
    ("Battery does not hold", "电池不耐用"),
    ("Leaks water", "漏水"),
)
REASONS: tuple[Words, ...] = (
    ("New place of work", "岗位调整"),
    ("Project on site", "现场项目使用"),
    ("Office moved", "办公室调整"),
    ("Shared with the team", "部门共用"),
)
NOTES: tuple[Words, ...] = (
    ("Label renewed.", "已更换资产标签。"),
    ("The supplier promised a spare battery by the end of the month.", "供应商答应月底前补寄备用电池。"),
    ("Checked after the delivery, complete with charger and bag.", "到货验收，充电器、包齐全。"),
    ("To be replaced when the budget of next year allows it.", "待明年预算允许时更换。"),
)
OUTWORN: tuple[Words, ...] = (
    ("Worn out, repair costs more than it is worth", "使用年限已到，维修费用高于价值"),
    ("Broken beyond repair", "损坏无法修复"),
    ("Replaced by a newer model", "已被新型号替代"),
)
