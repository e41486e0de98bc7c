"""What other programs and offices call the fields of a supplies list; see bizdesk.office.exchange.Exchange."""

from bizdesk.office.exchange import ACTIVE, CODE, REMARKS, Headings

SUPPLY: Headings = {
    "code": (
        *CODE, "商品编码", "物品编码", "物料编码", "用品编码", "用品编号", "物品编号", "物料编号", "货号", "品号",
        "supply code", "item code", "item number", "item no", "part number", "part no", "sku", "article no",
    ),
    "name": (
        "名称", "品名", "商品名称", "物品名称", "用品名称", "物料名称", "货品名称", "产品名称", "item name", "item",
        "name", "product", "product name", "article",
    ),
    "specification": (
        "规格", "规格型号", "规格及型号", "型号规格", "specification", "spec", "size", "specifications",
    ),
    "brand": ("品牌", "牌子", "厂牌", "brand", "manufacturer", "make"),
    "category": (
        "分类", "类别", "用品分类", "用品类别", "物品分类", "物品类别", "商品类别", "物料分类", "类别名称", "category",
        "supply category", "item group", "group", "class",
    ),
    "unit": ("单位", "计量单位", "基本单位", "unit", "unit of measure", "uom", "base unit"),
    "purchase_unit": ("采购单位", "副单位", "大单位", "包装单位", "purchase unit", "pack", "pack unit", "buying unit"),
    "factor": (
        "比例", "换算率", "换算系数", "换算比例", "包装数量", "每包数量", "每箱数量", "pack size", "factor",
        "conversion", "units per pack", "pieces per pack",
    ),
    "barcodes": ("条码", "条形码", "商品条码", "基本条码", "69码", "barcode", "barcodes", "ean", "gtin", "upc"),
    "place": (
        "仓库", "库位", "存放地点", "存放位置", "仓位", "货架", "仓位货架", "领用仓库", "location", "place",
        "warehouse", "store room", "shelf", "bin",
    ),
    "supplier": ("供应商", "建议供应商", "供应商名称", "供货商", "供货单位", "supplier", "vendor"),
    "price": (
        "单价", "参考单价", "参考价格", "参考价", "采购价", "采购单价", "预计单价", "进价", "进货价", "成本价", "价格",
        "unit price", "price", "reference price", "cost", "unit cost", "purchase cost", "purchase price",
    ),
    "min_quantity": (
        "安全库存", "最低库存", "最小库存", "库存下限", "safety stock", "minimum stock", "min stock", "minimum",
        "min quantity", "min amount", "min qty", "min. qty",
    ),
    "max_quantity": (
        "最高库存", "最大库存", "库存上限", "maximum stock", "max stock", "maximum", "max quantity", "ceiling",
    ),
    "reorder_level": (
        "补货点", "再订货点", "订货点", "补货水平", "库存预警", "预警库存", "预警数量", "reorder point",
        "reorder level", "stock alert", "alert quantity",
    ),
    "order_multiple": ("订货倍数", "采购倍数", "起订倍数", "order multiple", "ordered in multiples of"),
    "lead_days": (
        "采购提前期", "提前期", "采购周期", "交货期", "采购提前期(天)", "lead time", "lead days", "lead time (days)",
    ),
    "valuation": ("计价方法", "计价方式", "成本核算方法", "valuation", "costing method"),
    "return_old": ("以旧换新", "old for new", "return old"),
    "account": ("预算科目", "费用科目", "budget account", "account"),
    "opening_quantity": (
        "期初数量", "期初库存", "期初结存", "期初结存数量", "opening stock", "opening quantity", "opening balance",
    ),
    "opening_amount": (
        "期初金额", "期初结存金额", "期初库存金额", "opening amount", "opening value", "opening stock value",
    ),
    "active": (*ACTIVE, "状态", "启用状态", "status"),
    "remarks": REMARKS,
}  # fmt: skip
SUPPLY_WEAKER: Headings = {
    "specification": ("型号", "model", "model number", "model no", "description", "描述"),
    "barcodes": ("副条码",),
    "brand": ("制造商", "生产厂家", "厂家"),
    "price": ("均价", "平均单价", "average price", "零售价"),
    # What a list tells of as it stands is what the office begins with.
    "opening_quantity": (
        "数量", "库存", "库存数量", "现有库存", "当前库存", "结存", "结存数量", "期末", "期末数量", "期末库存",
        "账面数量", "quantity", "qty", "stock", "on hand", "in stock", "balance", "closing stock",
    ),
    "opening_amount": (
        "金额", "总价", "总金额", "库存金额", "结存金额", "期末金额", "小计", "amount", "total", "total price", "value",
        "stock value",
    ),
}  # fmt: skip
CATEGORY: Headings = {
    "code": (*CODE, "类别编码", "类别编号", "分类编码"),
    "name": ("名称", "类别", "类别名称", "分类", "分类名称", "用品分类", "name", "category", "category name"),
    "parent": ("上级", "上级类别", "上级分类", "父级", "parent", "parent category"),
    "active": ACTIVE,
}  # fmt: skip
VALUATION: Headings = {
    "moving_average": (
        "移动平均", "移动加权平均", "加权平均", "移动平均法", "移动加权平均法", "average", "weighted average",
    ),
    "fifo": ("先进先出", "先进先出法", "fifo"),
    "month_end_average": ("月末一次加权平均", "月末加权平均", "全月一次加权平均", "全月平均", "month-end average"),
}  # fmt: skip
# A list of what is to be bought tells of each supply what it is, and of the line the rest.
LISTED: Headings = {
    **{name: SUPPLY[name] for name in ("code", "name", "specification", "brand", "unit", "barcodes", "supplier")},
    "plan": ("计划编号", "采购计划编号", "plan no", "plan"),
    "planned": (
        "计划采购数量", "计划数量", "采购数量", "申购数量", "请购数量", "数量", "quantity", "qty", "planned",
        "quantity to buy", "order quantity",
    ),
    "price": (*SUPPLY["price"], "预估单价", "含税单价", "expected price", "estimated price"),
    "amount": (
        "金额", "预计金额", "预估金额", "采购金额", "总价", "总金额", "小计", "amount", "total", "total price",
        "expected amount", "value",
    ),
    "department": ("需求部门", "使用部门", "申请部门", "部门", "requesting department", "department"),
    "needed_by": ("要求到货日期", "需求日期", "要求日期", "到货日期", "需要日期", "needed by", "due date"),
    "reason": ("用途", "采购原因", "申购原因", "原因", "事由", "理由", "reason", "purpose", "use"),
}  # fmt: skip
LISTED_WEAKER: Headings = {
    "specification": SUPPLY_WEAKER["specification"],
    "brand": SUPPLY_WEAKER["brand"],
    "planned": ("需求数量", "需要数量", "申请数量", "需求量", "needed", "requested quantity"),
    "reason": REMARKS,
}
