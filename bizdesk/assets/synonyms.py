"""What other programs and offices call the fields of the asset ledger; see bizdesk.office.exchange.Exchange."""

from bizdesk.office.exchange import ACTIVE, CODE, REMARKS, Headings
from bizdesk.office.language import N_

CALCULATED = N_("It is worked out by bizdesk.")
IMPAIRMENT = N_("An impairment is booked with the step 'Impair'.")

CARD: Headings = {
    "number": (
        "资产编号", "资产编码", "资产号", "固定资产编号", "固定资产编码", "卡片编号", "标签号", "资产标签", "财产编号",
        "编号", "编码", "asset tag", "asset no", "asset number", "asset id", "asset code", "tag", "tag no",
        "tag number", "inventory number", "inventory no", "barcode", "number", "no.",
    ),
    "name": (
        "资产名称", "固定资产名称", "财产名称", "设备名称", "物品名称", "品名", "名称", "asset name", "item name",
        "name", "item",
    ),
    "category": (
        "类别", "资产类别", "资产分类", "固定资产类别", "类别名称", "分类", "资产类型", "category", "asset category",
        "asset class", "class",
    ),
    "specification": (
        "规格型号", "规格", "规格及型号", "型号规格", "specification", "specifications", "spec", "model number",
        "model no",
    ),
    "model": ("型号", "model", "model name"),
    "serial": (
        "序列号", "出厂编号", "出厂编号(序列号)", "序列号/出厂编号", "机身号", "sn", "s/n", "serial", "serial no",
        "serial number",
    ),
    "manufacturer": (
        "品牌", "生产厂家", "生产厂商", "制造商", "制造厂商", "厂家", "厂商", "品牌/生产厂家", "manufacturer", "brand",
        "make", "vendor brand",
    ),
    "supplier": ("供应商", "供应商名称", "供货商", "供货单位", "销售商", "supplier", "vendor", "seller"),
    "acquisition": ("增加方式", "取得方式", "来源", "资产来源", "购置方式", "acquisition method", "acquisition"),
    "quantity": ("数量", "台数", "件数", "账面数量", "quantity", "qty", "units held"),
    "unit": ("单位", "计量单位", "基本单位", "unit", "unit of measure", "uom"),
    "cost": (
        "原值", "资产原值", "固定资产原值", "账面原值", "购置原值", "期初原值", "购置金额", "购买金额", "购置价格",
        "采购价格", "入账价值", "original cost", "cost", "purchase cost", "purchase price", "acquisition cost",
        "original value",
    ),
    "acquired_on": (
        "购置日期", "购入日期", "购买日期", "采购日期", "取得日期", "购进日期", "purchase date", "purchased",
        "purchased on", "date purchased", "acquisition date", "date acquired",
    ),
    "in_use_on": (
        "开始使用日期", "启用日期", "投入使用日期", "使用日期", "开始使用时间", "in use since", "in-use date",
        "in service date", "date in service", "placed in service",
    ),
    "place": ("存放地点", "存放位置", "使用地点", "安装地点", "地点", "位置", "location", "place", "site", "room"),
    "department": (
        "使用部门", "所属部门", "部门", "部门名称", "使用单位", "归属部门", "department", "cost center", "cost centre",
    ),
    "user": ("使用人", "领用人", "使用者", "使用人(领用人)", "user", "assigned to", "checked out to"),
    "custodian": ("保管人", "保管员", "责任人", "管理人", "保管责任人", "custodian", "keeper", "responsible person"),
    "condition": ("完好状况", "资产状况", "成色", "新旧程度", "condition"),
    "status": ("使用状况", "使用状态", "状态", "资产状态", "status", "asset status", "status label"),
    "method": ("折旧方法", "折旧方式", "depreciation method", "depreciation"),
    "life_months:years": (
        "使用年限", "预计使用年限", "折旧年限", "使用寿命", "预计使用年限(年)", "耐用年限", "useful life",
        "useful life (years)", "life", "life (years)", "life in years", "years",
    ),
    "life_months:months": (
        "使用月数", "预计使用月份", "预计使用月数", "使用期限", "使用期限(月)", "折旧月数", "使用寿命(月)",
        "life months", "life in months", "useful life months", "months",
    ),
    "residual": (
        "净残值", "预计净残值", "残值", "预计残值", "residual value", "salvage value", "scrap value", "residual",
    ),
    "residual_percent": ("净残值率", "残值率", "预计净残值率", "residual rate", "salvage rate", "residual percent"),
    "start_convention": ("折旧开始", "折旧起算", "depreciation starts"),
    "total_units": ("总工作量", "预计总工作量", "工作总量", "total units"),
    "opening_accumulated": (
        "累计折旧", "期初累计折旧", "累计折旧额", "已提折旧", "已计提折旧", "opening accumulated depreciation",
        "accumulated depreciation", "accumulated",
    ),
    "opening_months:months": (
        "已计提月份", "已计提月数", "已提月份", "已提月数", "已折旧月份", "已折旧月数", "已提折旧月份", "已提折旧月数",
        "months already charged", "months charged", "months depreciated",
    ),
    "opening_on": ("期初日期", "余额日期", "折旧截止日期", "已提折旧至", "opening balances as of"),
    "invoice_number": ("发票号", "发票号码", "发票编号", "invoice no", "invoice number", "invoice"),
    "contract_number": (
        "合同号", "合同编号", "采购合同号", "contract no", "contract number", "order number", "order no", "po number",
    ),
    "voucher_number": ("凭证号", "凭证编号", "记账凭证号", "voucher no", "voucher number"),
    "warranty_until": (
        "保修到期日", "保修截止日期", "质保到期日", "保修到期", "维保到期日", "warranty until", "warranty expires",
        "warranty expiration", "warranty end", "warranty end date",
    ),
    "warranty_until:months": (
        "保修月数", "保修期", "保修期限", "质保期", "保修期(月)", "质保期(月)", "warranty months", "warranty",
        "warranty (months)",
    ),
    "insurer": ("保险公司", "承保公司", "insurer"),
    "policy_number": ("保单号", "保险单号", "policy no", "policy number"),
    "insured_value": ("保险金额", "投保金额", "insured value"),
    "insured_until": ("保险到期日", "保险截止日期", "insured until"),
    "maintenance_months:months": ("保养周期", "维护周期", "保养周期(月)", "maintenance interval"),
    "removed_on": (
        "报废日期", "处置日期", "清理日期", "减少日期", "注销日期", "退出日期", "disposal date", "disposed on",
        "date disposed", "retirement date",
    ),
    "due_back_on": ("预计归还日期", "应还日期", "due back", "expected checkin date"),
    "remarks": (
        "备注", "说明", "附注", "注释", "notes", "note", "remarks", "remark", "comment", "comments", "asset notes",
    ),
}  # fmt: skip
CATEGORY: Headings = {
    "code": (*CODE, "类别编码", "类别编号", "分类编码"),
    "name": ("名称", "类别", "类别名称", "资产类别", "资产分类", "分类名称", "name", "category", "category name"),
    "parent": ("上级", "上级类别", "上级分类", "父级", "parent", "parent category"),
    "method": ("折旧方法", "depreciation method"),
    "life_months:years": ("使用年限", "折旧年限", "预计使用年限", "useful life", "useful life (years)", "life (years)"),
    "life_months:months": ("使用月数", "折旧月数", "使用期限(月)"),
    "minimum_life_months:years": ("最低折旧年限", "最低年限", "税法最低年限"),
    "residual_percent": ("净残值率", "残值率", "residual rate", "salvage rate"),
    "budget_account": ("预算科目", "折旧科目", "费用科目"),
    "active": ACTIVE,
    "remarks": REMARKS,
}  # fmt: skip
MAINTENANCE: Headings = {
    "number": ("单号", "维修单号", "保养单号", "编号", "no.", "number"),
    "asset": ("资产编号", "资产", "设备编号", "asset tag", "asset", "asset no"),
    "kind": ("类型", "维护类型", "类别", "kind", "type", "asset maintenance type"),
    "planned_on": ("计划日期", "planned on", "start date"),
    "done_on": ("完成日期", "维修日期", "done on", "completion date"),
    "supplier": ("维修单位", "维保单位", "供应商", "done by", "supplier"),
    "cost": ("维修费用", "费用", "金额", "cost"),
    "downtime_hours": ("停机时间", "停机小时", "停用时间(小时)"),
    "under_warranty": ("保修期内", "是否保修", "under warranty", "is warranty"),
    "capitalise": ("资本化", "是否资本化", "adds to the cost"),
    "description": ("故障描述", "维修内容", "内容", "描述", "备注", "description", "title", "notes"),
    "accepted_by": ("验收人", "accepted by"),
}  # fmt: skip
CARD_WEAKER: Headings = {
    "name": ("description", "描述"),
    "cost": ("金额", "amount"),
    "acquired_on": ("入账日期", "入账时间", "日期", "date"),
    "department": ("公司", "分公司", "公司名称", "company"),
}
USELESS: Headings = {
    CALCULATED: (
        "月折旧额", "年折旧额", "月折旧", "月折旧率", "本月折旧", "本月折旧额", "本年折旧", "本年计提", "本年累计折旧",
        "净值", "账面净值", "资产净值", "净额", "账面价值", "账面净额", "剩余月份", "剩余月数", "剩余年限", "未提月份",
        "net value", "net book value", "carrying amount", "book value", "monthly depreciation", "current value",
    ),
    IMPAIRMENT: ("减值准备", "减值", "impairment", "impairment allowance"),
}  # fmt: skip
