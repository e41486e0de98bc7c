"""What others call the fields of accounts, budget lines and expenses, and the columns that bring nothing."""

from bizdesk.office.exchange import CODE, Headings
from bizdesk.office.language import N_

SUMS = N_("It is a sum of months.")
COMPARED = N_("It compares with another year.")
BALANCE = N_("It tells what is left, not what was spent.")
INCOME = N_("It tells what came in, not what was spent.")

ACCOUNT: Headings = {
    "code": ("科目编码", "科目代码", "科目编号", "account code", "account no.", *CODE),
    "name": ("科目名称", "预算科目", "费用科目", "会计科目", "科目", "account", "account name"),
    "parent": ("上级科目", "上级", "上级编码", "parent account", "belongs to"),
    "kind": ("类别", "科目类别", "类型", "type"),
}
ACCOUNT_KIND: Headings = {
    "expense": ("费用", "支出", "费用类", "成本", "costs", "expenses"),
    "capital": ("资本性支出", "资本", "资产", "capital", "capex"),
    "income": ("收入", "收入类", "revenue"),
}

CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTHS: Headings = {
    f"month_{place}:calendar": (
        f"{place}月",
        f"{place}月份",
        f"{chinese}月",
        f"{chinese}月份",
        english,
        english[:3],
        f"{english[:3]}.",
        *(("Sept", "Sept.") if place == 9 else ()),
    )
    for place, (chinese, english) in enumerate(zip(CHINESE, ENGLISH, strict=True), start=1)
}
LINE: Headings = {
    "budget": ("预算编号", "预算单号", "预算", "budget number"),
    "account": ("预算科目", "费用科目", "科目名称", "科目", "account", "account name"),
    "department": ("部门", "预算部门", "责任部门", "申报部门"),
    "project": ("项目", "项目编号", "项目名称", "project no."),
    "activity": ("活动", "业务活动", "事项"),
    "explanation": ("编制说明", "说明", "备注", "预算说明", "remarks", "notes"),
    **MONTHS,
}
LINE_WEAKER: Headings = {
    "account": ("科目编码", "科目代码", "account code"),
    "total": (
        *("全年合计", "年度合计", "全年", "合计", "总计", "预算合计", "本年预算"),
        *("year total", "annual total", "full year", "total"),
    ),
}
LINE_USELESS: Headings = {
    SUMS: (
        *(f"{number}季度{rest}" for number in ("一", "二", "三", "四") for rest in ("", "小计", "合计")),
        *(f"第{number}季度{rest}" for number in ("一", "二", "三", "四") for rest in ("", "小计", "合计")),
        *(f"{number}季度{rest}" for number in range(1, 5) for rest in ("", "小计", "合计")),
        *(f"q{number}" for number in range(1, 5)),
        *(f"quarter {number}" for number in range(1, 5)),
        *("季度小计", "小计", "year"),
    ),
    COMPARED: (
        *("上年预算", "上年实际", "上年预算数", "上年实际数", "增减额", "增减率", "增减率(%)"),
        *("last year", "budget of last year", "actual of last year", "change", "change in %"),
    ),
}

EXPENSE: Headings = {
    "number": ("费用编号", "费用单号", "expense number"),
    "date": ("交易日期", "凭证日期", "报销日期", "费用日期", "transaction date", "voucher date"),
    "department": ("部门", "费用部门", "报销部门", "归属部门", "cost centre", "cost center"),
    "account": ("预算科目", "费用科目", "会计科目", "科目名称", "科目", "费用类别", "account name", "category"),
    "project": ("项目", "项目编号", "项目名称", "project no."),
    "payee": (
        *("收款人", "收款方", "收款单位", "对方户名", "对方名称", "对方单位", "报销人"),
        *("counterparty", "beneficiary", "payee name"),
    ),
    "amount": (
        *("支出金额", "支出", "借方", "借方金额", "借方发生额", "付款金额", "报销金额", "费用金额"),
        *("debit", "debit amount", "paid out", "withdrawal", "amount paid"),
    ),
    "voucher_number": ("凭证号", "凭证编号", "凭证字号", "voucher", "voucher number"),
    "description": ("摘要", "交易摘要", "事由", "费用说明", "memo", "narrative", "details"),
    "asset": ("资产编号", "资产", "asset"),
    "complaint": ("投诉编号", "投诉", "complaint"),
    "state": ("状态", "过账状态", "state"),
}
EXPENSE_WEAKER: Headings = {
    "account": ("科目编码", "科目代码", "account code"),
    "date": ("记账日期", "交易时间", "付款日期", "发生日期", "posting date", "booking date", "value date"),
    "amount": ("发生额", "交易金额"),
    "payee": ("供应商", "supplier", "vendor"),
    "voucher_number": ("单据号", "流水号", "交易流水号", "发票号", "reference", "transaction id", "document no."),
    "description": ("用途", "附言", "备注", "说明", "purpose", "remarks"),
}
EXPENSE_USELESS: Headings = {
    BALANCE: ("余额", "账户余额", "balance", "running balance"),
    INCOME: ("收入金额", "收入", "贷方", "贷方金额", "贷方发生额", "credit", "credit amount", "paid in", "deposit"),
}
EXPENSE_STATE: Headings = {
    "posted": ("已过账", "已记账", "已入账", "已付", "已付款", "booked", "paid"),
    "draft": ("草稿", "未过账", "未记账", "未入账", "待过账", "open"),
}
