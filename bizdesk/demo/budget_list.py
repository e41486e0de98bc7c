"""What the demo company plans and spends: its budget lines, what is written on vouchers, and to whom it pays."""

from typing import NamedTuple

from bizdesk.demo.company import Words

EVEN = (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
FIELD = (4, 3, 8, 10, 11, 11, 9, 9, 11, 11, 9, 6)
TRADE = (6, 5, 10, 9, 9, 8, 6, 6, 10, 11, 11, 9)
WINTER = (12, 11, 9, 6, 5, 7, 10, 10, 7, 5, 8, 11)
ONCE = (0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1)


class Planned(NamedTuple):
    """A line of the budget: whole units of the currency in a month of 2022, and how many vouchers come of it then.

    What supplies and assets spend comes by itself and needs no vouchers.
    """

    department: str
    account: str
    monthly: int
    vouchers: float = 0
    season: tuple[int, ...] = EVEN
    control: str = "stop"
    to_date: str = "ignore"
    project: Words | None = None
    carried: bool = False


NORTH: Words = ("North reservoir survey", "北库测量")
METRO: Words = ("Metro line 4 monitoring", "地铁四号线监测")
PLANNED: tuple[Planned, ...] = (
    Planned("01", "A02", 6_000, 2.5),
    Planned("01", "A03", 5_000, 2.5, to_date="warn"),
    Planned("01", "A06", 1_500, 1),
    Planned("01", "A13", 2_500, 0.4, ONCE, carried=True),
    Planned("02", "A01", 8_600, 1.5, control="warn"),
    Planned("02", "A03", 900, control="warn"),
    Planned("02", "A04", 3_200, 2),
    Planned("02", "A05", 1_200, 5),
    Planned("02", "A08", 420, control="warn"),
    Planned("02", "A09", 4_500, 3),
    Planned("02", "A10", 2_600, 2.5),
    Planned("02", "A11", 360, control="warn"),
    Planned("02", "A16", 28_000),
    Planned("02", "A17", 4_800, 2, WINTER),
    Planned("03", "A02", 1_500, 1),
    Planned("03", "A07", 800, 0.6),
    Planned("03", "A14", 2_200, 0.4, ONCE),
    Planned("03", "A15", 380, 5, control="warn"),
    Planned("04", "A02", 14_000, 10, TRADE, to_date="warn"),
    Planned("04", "A03", 7_500, 8, TRADE),
    Planned("04", "A04", 1_200, 2.5),
    Planned("04", "A05", 1_800, 8),
    Planned("04", "A06", 2_000, 1, ONCE),
    Planned("04", "B05", 1_500, 1, TRADE, carried=True),
    Planned("05", "A02", 22_000, 13, FIELD, to_date="warn"),
    Planned("05", "A02", 6_000, 3, FIELD, project=NORTH),
    Planned("05", "A04", 1_000, 2),
    Planned("05", "A05", 2_600, 8, FIELD),
    Planned("05", "A08", 900, 1),
    Planned("05", "A10", 1_200, 1.5),
    Planned("05", "B01", 3_500, 5, FIELD),
    Planned("05", "B03", 4_000, 2, FIELD, carried=True),
    Planned("06", "A02", 9_500, 7),
    Planned("06", "A04", 900, 1.5),
    Planned("06", "A05", 1_400, 5),
    Planned("06", "A10", 1_800, 2),
    Planned("06", "B02", 2_600, 7),
    Planned("07", "A02", 4_000, 2.5),
    Planned("07", "A07", 2_000, 1),
    Planned("07", "A11", 1_800, 3),
    Planned("07", "A12", 6_500, 2.5),
    Planned("07", "B04", 3_000, 0.6, ONCE),
    Planned("07", "B06", 2_500, 1),
    *(Planned(code, "D01", 12_500, control="warn") for code in ("01", "02", "03", "04", "05", "06", "07")),
    Planned("", "C01", 41_000, control="ignore"),
    Planned("", "E", 46_000, control="warn"),
)
# All that the sales department spends on running costs: less than its lines together, so that they share it.
CEILING = Planned("04", "A", 25_500, season=TRADE, control="warn")
# What is spent in a year, for each unit planned, where it is not as planned.
OFF: dict[tuple[int, str, str], float] = {
    (2022, "04", "A03"): 1.12, (2022, "07", "A12"): 0.7, (2023, "05", "A02"): 1.13, (2023, "02", "A17"): 1.15,
    (2024, "06", "B02"): 1.18, (2024, "01", "A13"): 0.45, (2024, "02", "A09"): 0.8, (2025, "04", "A02"): 1.12,
    (2025, "05", "B01"): 1.1, (2026, "06", "A02"): 1.16, (2026, "07", "A07"): 0.5, (2026, "02", "A10"): 1.22,
    (2026, "04", "A05"): 1.1,
}  # fmt: skip
# By how much prices rise in a year, and what bigger purchases are planned in each, in whole units a month.
RISE = 1.04
EQUIPMENT = {2022: 98_000, 2023: 41_000, 2024: 44_000, 2025: 40_000, 2026: 36_000, 2027: 38_000}
DEPRECIATION = {2022: 36_000, 2023: 42_000, 2024: 44_000, 2025: 39_000, 2026: 37_000, 2027: 36_000}

SAID: dict[str, tuple[Words, ...]] = {
    "A01": (("Courier envelopes", "快递信封"), ("Keys cut", "配钥匙"), ("Newspapers", "报刊订阅")),
    "A02": (
        ("Train to the customer", "赴客户现场高铁票"), ("Two nights at the site", "现场住宿两晚"),
        ("Flight to the trade fair", "参展机票"), ("Daily allowance on site", "现场出差补助"), ("Hotel", "住宿费"),
    ),
    "A03": (("Dinner with a customer", "客户工作餐"), ("Lunch with the auditors", "接待用餐"), ("Tea", "招待茶叶")),
    "A04": (("Mobile phones", "手机话费"), ("Internet line", "宽带专线"), ("Field data cards", "外业流量卡")),
    "A05": (("Taxi", "出租车"), ("Parking", "停车费"), ("Fuel", "加油费"), ("Motorway toll", "过路费")),
    "A06": (("Room for the quarter's meeting", "季度会议场地"), ("Stand at the fair", "展位费")),
    "A07": (("Course and examination", "培训及考试费"), ("Training of surveyors", "测量员培训")),
    "A08": (("Safety shoes", "劳保鞋"), ("Rain jackets", "雨衣")),
    "A09": (("Medical check", "员工体检"), ("Canteen", "食堂补贴"), ("Birthday cakes", "员工生日蛋糕")),
    "A10": (("Repair of the air conditioning", "空调维修"), ("Car service", "车辆保养"), ("Plumber", "水管维修")),
    "A11": (("Electronic parts", "电子元件"), ("Gas for the laboratory", "实验气体"), ("Cables", "线材")),
    "A12": (("Licence of the drawing program", "绘图软件授权"), ("Cloud computing", "云服务器")),
    "A13": (("Advice on the tender", "投标咨询"), ("Lawyer", "法律顾问")),
    "A14": (("Audit of the quarter", "季度审计"),),
    "A15": (("Bank charges", "银行手续费"), ("Transfer abroad", "境外汇款手续费")),
    "A17": (("Electricity", "电费"), ("Water", "水费")),
    "B01": (("Truck for the survey equipment", "设备运输"), ("Freight to the site", "现场货运")),
    "B02": (("Instrument sent back repaired", "返修仪器寄回"), ("Spare part by courier", "备件快递")),
    "B03": (("Test of samples", "样品检测"), ("Check of a reference line", "基线检测")),
    "B04": (("Certificate of conformity", "合格认证"),),
    "B05": (("Gifts for the season", "节日礼品"),),
    "B06": (("Patent fee", "专利年费"), ("Trade mark", "商标注册费")),
}  # fmt: skip
# Who is paid, by the account.
PAID: dict[str, Words] = {
    "A01": ("Corner Shop", "街角百货"), "A02": ("Railway Desk", "商旅票务"), "A03": ("Corner Kitchen", "街角餐厅"),
    "A04": ("Telecom", "电信公司"), "A05": ("Green Taxi", "绿洲出租"), "A06": ("Harbour Hotel", "海港宾馆"),
    "A07": ("Institute of Metrology", "计量研究院"), "A08": ("Safeguard Workwear", "安盾劳保用品公司"),
    "A09": ("Harbour Clinic", "海港门诊"), "A10": ("Garage on the Hill", "坡上汽修"), "A11": ("Partsbin", "零件仓商行"),
    "A12": ("Cloud & Licence", "云端软件公司"), "A13": ("Ward Counsel", "沃德律师事务所"),
    "A14": ("Audit Partners", "诚信会计师事务所"),
    "A15": ("Commerce Bank", "商业银行"), "A17": ("City Works", "市政公用公司"), "B01": ("Longhaul", "长途货运"),
    "B02": ("Blue Courier", "蓝鸟快递"), "B03": ("Institute of Metrology", "计量研究院"),
    "B04": ("Certification Office", "认证中心"), "B05": ("Corner Shop", "街角百货"), "B06": ("Patent Office", "专利局"),
}  # fmt: skip
LANDLORD: Words = ("Quay Property", "码头物业")
RENT: Words = ("Rent of the house, {month}", "房租 {month}")
LEASE: Words = ("Lease of the house {year}", "{year}年房屋租赁合同")
SALARIES: Words = ("Salaries {month}", "工资 {month}")
