"""What other programs and offices write where we have a choice of words: by kind and field, then by our own word."""

from bizdesk.exchange.synonyms import Headings

# Where an asset is one no more: no such asset can be imported.
GONE = "gone"

WORDS: dict[tuple[str, str], Headings] = {
    ("asset", "status"): {
        "draft": ("草稿", "未启用"),
        "in_use": (
            "在用", "使用中", "正常", "正常使用", "使用", "已领用", "领用", "deployed", "active", "in service",
        ),
        "idle": (
            "闲置", "封存", "在库", "库存", "未使用", "停用", "空闲", "备用", "ready to deploy", "deployable",
            "undeployable", "pending", "in stock", "spare", "stored",
        ),
        "under_repair": (
            "维修", "维修中", "在修", "送修", "大修停用", "out for repair", "out for diagnostics", "in repair",
            "broken",
        ),
        "on_loan": ("借出", "外借", "出借", "出租", "已借出", "loaned", "lent"),
        GONE: (
            "已报废", "报废", "已处置", "处置", "已变卖", "变卖", "出售", "已出售", "捐赠", "已捐赠", "盘亏",
            "丢失", "遗失", "已丢失", "已合并", "archived", "lost/stolen", "stolen", "disposed", "disposed of",
            "retired", "written off",
        ),
        "disposal_requested": ("待报废", "报废申请", "待处置", "申请报废"),
        "disposal_approved": ("报废已批准", "已批准报废"),
    },
    ("asset", "condition"): {
        "good": ("完好", "良好", "正常", "全新", "新", "好", "new", "ok", "fine"),
        "worn": ("一般", "旧", "较旧", "used", "fair"),
        "damaged": ("损坏", "破损", "坏", "broken", "poor"),
        "to_repair": ("待修", "需维修", "待维修"),
        "to_scrap": ("待报废", "拟报废"),
    },
    ("asset", "acquisition"): {
        "purchase": ("购入", "购置", "购买", "外购", "直接购入", "采购", "bought", "purchased"),
        "lease": ("融资租入", "租入", "租赁", "leased"),
        "donation": ("接受捐赠", "捐赠", "受赠", "捐入", "donated"),
        "self_built": ("自建", "自制", "在建工程转入", "自行建造"),
        "surplus": ("盘盈",),
        "transfer": ("调入", "划入", "内部调入", "无偿调入"),
        "investment": ("投资转入", "投资者投入", "接受投资"),
    },
    ("asset", "method"): {
        "straight_line": (
            "年限平均法", "平均年限法", "直线法", "平均年限法(一)", "平均年限法(二)", "straight-line", "sl", "slm",
        ),
        "double_declining": ("双倍余额递减法", "双倍余额法", "double declining", "ddb"),
        "sum_of_years": ("年数总和法", "年限总和法", "sum of years", "syd", "sum of the years digits"),
        "units_of_production": ("工作量法", "产量法", "uop"),
        "declining_balance": ("余额递减法", "定率递减法", "reducing balance", "wdv"),
        "manual": ("手工", "手工录入"),
        "none": ("不提折旧", "不计提折旧", "不折旧", "不提", "no", "none"),
    },
    ("asset", "start_convention"): {
        "next_month": ("次月", "下月", "次月起"),
        "same_month": ("当月", "当月起"),
        "daily": ("按日", "当日"),
        "half_year": ("半年", "半年惯例"),
    },
    ("holiday", "kind"): {
        "holiday": ("休", "休息", "放假", "节假日", "假日"),
        "workday": ("班", "上班", "补班", "调休上班"),
    },
    ("maintenance", "kind"): {
        "maintenance": ("保养", "维护"),
        "repair": ("维修", "修理"),
        "upgrade": ("升级", "改造"),
        "calibration": ("校准", "检定", "calibrate"),
        "inspection": ("检查", "点检", "年检"),
    },
}
WORDS |= {("asset_category", name): WORDS["asset", name] for name in ("method", "start_convention")}
