"""The customers of the demo company and the people there, in English and in Chinese; every name is invented."""

from typing import NamedTuple

from bizdesk.demo.company import Words


class Firm(NamedTuple):
    """A customer: since when, by year and month, and what has become of it by the last day."""

    name: Words
    short: Words
    trade: str
    region: str
    level: str
    since: tuple[int, int]
    status: str = "active"


TRADES: dict[str, Words] = {
    "port": ("Ports", "港口"),
    "water": ("Water supply", "水务"),
    "survey": ("Surveying", "测绘"),
    "build": ("Construction", "建筑施工"),
    "rail": ("Railways", "铁路"),
    "energy": ("Energy", "能源"),
    "farm": ("Agriculture", "农业"),
    "public": ("Public authority", "政府机构"),
    "school": ("Universities", "高等院校"),
}
REGIONS: dict[str, Words] = {
    "north": ("North", "北区"),
    "east": ("East", "东区"),
    "south": ("South", "南区"),
    "west": ("West", "西区"),
}
FIRMS = (
    Firm(("Saltmarsh Port Authority", "盐沼港务局"), ("Saltmarsh Port", "盐沼港"), "port", "east", "A", (2021, 10)),
    Firm(("Greenwater Utilities", "碧水水务集团"), ("Greenwater", "碧水"), "water", "south", "A", (2021, 10)),
    Firm(("Plumb & Level Surveys", "垂准测绘公司"), ("Plumb & Level", "垂准"), "survey", "north", "A", (2021, 10)),
    Firm(("Ironbridge Contractors", "铁桥建设公司"), ("Ironbridge", "铁桥"), "build", "west", "A", (2021, 10)),
    Firm(("Longshore Harbour Works", "长岸港口工程公司"), ("Longshore", "长岸"), "port", "south", "A", (2021, 10)),
    Firm(("Eastern Hills Railway", "东岭铁路公司"), ("Eastern Hills", "东岭"), "rail", "east", "A", (2021, 11)),
    Firm(("Tidewater Power", "潮源电力公司"), ("Tidewater", "潮源"), "energy", "east", "A", (2022, 1)),
    Firm(("Clearbrook Reservoirs", "清溪水库管理处"), ("Clearbrook", "清溪"), "water", "north", "A", (2022, 4)),
    Firm(("Meadow Valley Irrigation", "草甸灌区管理所"), ("Meadow Valley", "草甸"), "farm", "west", "B", (2021, 10)),
    Firm(("Northfield Land Office", "北原国土局"), ("Northfield", "北原"), "public", "north", "B", (2021, 10)),
    Firm(("Kestrel Mapping", "红隼测绘公司"), ("Kestrel", "红隼"), "survey", "west", "B", (2021, 10)),
    Firm(("Granite Tunnel Builders", "花岗隧道公司"), ("Granite", "花岗"), "build", "west", "B", (2021, 10)),
    Firm(("Willow Bay Marina", "柳湾游艇港"), ("Willow Bay", "柳湾"), "port", "south", "B", (2021, 11)),
    Firm(("Redcliff Wind Parks", "赤崖风电公司"), ("Redcliff", "赤崖"), "energy", "north", "B", (2021, 12)),
    Firm(("Three Rivers Water Board", "三河水利局"), ("Three Rivers", "三河"), "public", "east", "B", (2021, 12)),
    Firm(("Harrow Technical College", "哈洛理工学院"), ("Harrow", "哈洛"), "school", "south", "B", (2022, 2)),
    Firm(("Beacon Dredging", "灯塔疏浚公司"), ("Beacon", "灯塔"), "port", "east", "B", (2022, 3)),
    Firm(("Stonegate Bridges", "石门桥梁公司"), ("Stonegate", "石门"), "build", "north", "B", (2022, 5)),
    Firm(("Copper Lane Metro", "铜巷地铁公司"), ("Copper Lane", "铜巷"), "rail", "south", "B", (2022, 8)),
    Firm(("Larch Forest Service", "落叶松林场"), ("Larch", "落叶松"), "public", "north", "C", (2022, 9)),
    Firm(("Bluefin Aquaculture", "蓝鳍水产养殖公司"), ("Bluefin", "蓝鳍"), "farm", "south", "C", (2022, 10)),
    Firm(("Oakum Boatyard", "橡木船厂"), ("Oakum", "橡木"), "port", "west", "C", (2022, 11), "dormant"),
    Firm(("Sunfield Solar", "阳田光伏公司"), ("Sunfield", "阳田"), "energy", "west", "B", (2023, 1)),
    Firm(("Millrace Hydropower", "磨渠水电公司"), ("Millrace", "磨渠"), "energy", "west", "B", (2023, 2)),
    Firm(("Compass Site Services", "罗盘工地服务公司"), ("Compass", "罗盘"), "survey", "east", "C", (2023, 4)),
    Firm(("Fernhill Estates", "蕨山置业"), ("Fernhill", "蕨山"), "build", "south", "C", (2023, 5), "lost"),
    Firm(("Osprey Drone Surveys", "鱼鹰航测公司"), ("Osprey", "鱼鹰"), "survey", "north", "B", (2023, 8)),
    Firm(("Quarry Road Stone", "采石路石料厂"), ("Quarry Road", "采石路"), "build", "west", "C", (2023, 9), "dormant"),
    Firm(("Lakeside University", "湖滨大学"), ("Lakeside", "湖滨"), "school", "east", "B", (2023, 11)),
    Firm(("Pinewood Parks", "松林公园管理处"), ("Pinewood", "松林"), "public", "south", "C", (2024, 2)),
    Firm(("Anchor Offshore", "铁锚海洋工程公司"), ("Anchor", "铁锚"), "energy", "east", "B", (2024, 3)),
    Firm(("Thistle Roads", "蓟草路桥公司"), ("Thistle", "蓟草"), "build", "north", "C", (2024, 5), "lost"),
    Firm(("Heron Wetland Trust", "苍鹭湿地保护站"), ("Heron", "苍鹭"), "public", "east", "C", (2024, 8), "dormant"),
    Firm(("Silver Creek Waterworks", "银溪自来水厂"), ("Silver Creek", "银溪"), "water", "south", "B", (2024, 9)),
    Firm(("Marlstone Cement", "泥灰水泥厂"), ("Marlstone", "泥灰"), "build", "west", "C", (2024, 11)),
    Firm(("Crosswind Airfield", "侧风机场公司"), ("Crosswind", "侧风"), "public", "north", "C", (2025, 2)),
    Firm(("Juniper Geotechnics", "杜松岩土公司"), ("Juniper", "杜松"), "survey", "south", "B", (2025, 4)),
    Firm(("Rowan Orchards", "花楸果园"), ("Rowan", "花楸"), "farm", "west", "C", (2025, 9)),
    Firm(("Sandbar Ferries", "沙洲轮渡公司"), ("Sandbar", "沙洲"), "port", "east", "C", (2026, 5), "prospect"),
    Firm(("Upland Telecom Masts", "高地铁塔公司"), ("Upland", "高地"), "energy", "north", "C", (2026, 8), "prospect"),
)  # fmt: skip
# The first of them speak for the customers in turn, the others beside them.
PERSONS: tuple[Words, ...] = (
    ("Marion Hale", "海敏"), ("Stephen Ackroyd", "艾思德"), ("Carol Whitby", "魏碧云"), ("Neil Farrow", "樊耐"),
    ("Bridget Sloan", "宋碧洁"), ("Leonard Pace", "裴立安"), ("Joan Tully", "涂静"), ("Ralph Denby", "邓波"),
    ("Agnes Corrie", "高安"), ("Dominic Rudd", "陆明"), ("Paula Strand", "石宝兰"), ("Colin Beck", "白克林"),
    ("Rosa Limb", "林若莎"), ("Trevor Nash", "倪特"), ("Eileen Dowd", "杜爱琳"), ("Gavin Wray", "吴加文"),
    ("Tess Monroe", "孟泰丝"), ("Philip Yates", "叶飞"), ("Hester Cole", "柯海丝"), ("Warren Ipswich", "易文"),
    ("Sylvia Thorne", "唐思薇"), ("Duncan Ridge", "李登肯"), ("Mabel Cross", "柯美贝"), ("Curtis Vaughan", "方启德"),
    ("Nadia Petrie", "裴娜"), ("Bernard Quill", "奎本"), ("Lydia Fenn", "范丽亚"), ("Howard Stokes", "史浩"),
    ("Imogen Lake", "雷依梦"), ("Alan Burrow", "卜安伦"), ("Verity Shaw-Pratt", "肖薇"), ("Gordon Tyne", "田戈登"),
    ("Phoebe Arden", "安菲"), ("Lewis Crane", "克路易"), ("Una Merton", "梅优娜"), ("Douglas Hythe", "何道格"),
    ("Celia Marsden", "马西莉"), ("Terence Bloom", "卜天伦"), ("Olga Winter", "温奥佳"), ("Keith Barlow", "巴凯"),
    ("Frances Doyle", "杜芳"), ("Samuel Orton", "欧山姆"), ("Winifred Gage", "盖薇妮"), ("Hector Lyle", "赖赫德"),
    ("Brenda Foss", "傅润达"), ("Roland Peake", "皮罗兰"), ("Greta Sand", "桑葛蕾"), ("Miles Corby", "柯迈"),
    ("Delia Rowe", "罗黛丽"), ("Francis Udall", "尤凡"), ("Hazel Penrose", "潘海泽"), ("Clive Norland", "诺克利"),
    ("Moira Epps", "艾慕兰"), ("Russell Tame", "谭罗素"), ("Ivy Crombie", "孔艾薇"), ("Basil Grange", "葛贝索"),
    ("Nell Sparrow", "施内尔"), ("Edgar Houghton", "侯德佳"), ("Pearl Astley", "阿珍珠"), ("Victor Marl", "马维德"),
    ("Linnet Dove", "杜琳娜"), ("Osbert Kane", "康奥博"), ("Thea Wick", "魏西娅"), ("Giles Otter", "欧杰斯"),
    ("Amy Fallow", "方爱美"), ("Noel Strake", "施诺"),
)  # fmt: skip
TITLES: tuple[Words, ...] = (
    ("Head of surveying", "测量主管"),
    ("Purchasing manager", "采购经理"),
    ("Site engineer", "现场工程师"),
    ("Technical director", "技术总监"),
    ("Instrument room", "仪器室管理员"),
    ("Operations manager", "运行经理"),
    ("Chief engineer", "总工程师"),
    ("Accounts clerk", "财务人员"),
    ("Laboratory head", "实验室主任"),
    ("Maintenance foreman", "维护班长"),
)
# Who asks without being a customer yet.
CALLERS: tuple[Words, ...] = (
    ("A surveyor from the coast road site", "海岸路工地测量员"),
    ("Student preparing a thesis", "做毕业论文的学生"),
    ("Village water committee", "村用水小组"),
    ("Small building firm, wants no calls back", "小型建筑队，不便回电"),
    ("Reader of the trade paper", "行业报读者"),
    ("Buyer of a paper mill", "造纸厂采购员"),
    ("Engineer of a golf course", "高尔夫球场工程师"),
    ("Visitor of the spring fair", "春季展会观众"),
)
