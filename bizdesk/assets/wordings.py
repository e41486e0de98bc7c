"""What other programs and offices write where the asset ledger has a choice of words; see bizdesk.office.exchange."""

from bizdesk.office.exchange import Headings

CARD: dict[str, Headings] = {
    "status": {
        "draft": ("草稿", "未启用"),
        "in_use": ("在用", "使用中", "正常", "正常使用", "使用", "已领用", "领用", "deployed", "active", "in service"),
        "idle": (
            "闲置", "封存", "在库", "库存", "未使用", "停用", "空闲", "备用", "ready to deploy", "deployable",
            "undeployable", "pending", "in stock", "spare", "stored",
        ),
        "under_repair": (
            "维修", "维修中", "在修", "送修", "大修停用", "out for repair", "out for diagnostics",
            "pending diagnostics", "in repair", "broken",
        ),
        "on_loan": ("借出", "外借", "出借", "出租", "已借出", "loaned", "lent"),
        "scrapped": (
            "已报废", "报废", "已处置", "处置", "已清理", "archived", "disposed", "disposed of", "retired",
            "written off",
        ),
        "sold": ("已变卖", "变卖", "出售", "已出售"),
        "donated": ("捐赠", "已捐赠"),
        "lost": ("盘亏", "丢失", "遗失", "已丢失", "lost/stolen", "stolen"),
        "merged": ("已合并",),
        "disposal_requested": ("待报废", "报废申请", "待处置", "申请报废"),
        "disposal_approved": ("报废已批准", "已批准报废"),
    },
    "condition": {
        "good": ("完好", "良好", "正常", "全新", "新", "好", "new", "ok", "fine"),
        "worn": ("一般", "旧", "较旧", "used", "fair"),
        "damaged": ("损坏", "破损", "坏", "broken", "poor"),
        "to_repair": ("待修", "需维修", "待维修"),
        "to_scrap": ("待报废", "拟报废"),
    },
    "acquisition": {
        "purchase": ("购入", "购置", "购买", "外购", "直接购入", "采购", "bought", "purchased"),
        "lease": ("融资租入", "租入", "租赁", "leased"),
        "donation": ("接受捐赠", "捐赠", "受赠", "捐入", "donated"),
        "self_built": ("自建", "自制", "在建工程转入", "自行建造"),
        "surplus": ("盘盈",),
        "transfer": ("调入", "划入", "内部调入", "无偿调入"),
        "investment": ("投资转入", "投资者投入", "接受投资"),
    },
    "method": {
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
    "start_convention": {
        "next_month": ("次月", "下月", "次月起"),
        "same_month": ("当月", "当月起"),
        "daily": ("按日", "当日"),
        "half_year": ("半年", "半年惯例"),
    },
}  # fmt: skip
CATEGORY = {name: CARD[name] for name in ("method", "start_convention")}
MAINTENANCE: dict[str, Headings] = {
    "kind": {
        "maintenance": ("保养", "维护"),
        "repair": ("维修", "修理"),
        "upgrade": ("升级", "改造"),
        "calibration": ("校准", "检定", "calibrate"),
        "inspection": ("检查", "点检", "年检"),
    },
}
NEAR = {
    "status": frozenset(
        ("broken", "pending", "spare", "undeployable", "停用", "出租", "备用", "大修停用", "封存", "未使用", "未启用")
    ),
}
