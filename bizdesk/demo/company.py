"""Who and what the demo company is, in English and in Chinese; every name is invented."""

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

# Who keeps the assets of each department, by number: people who were here from the first month on, and still are.
KEEPERS = {"01": "003", "02": "004", "03": "006", "04": "009", "05": "015", "06": "021", "07": "027"}

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
