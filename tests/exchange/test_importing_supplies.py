"""A supplies list comes in with what is there of it: blocks side by side, quantities with their worth, its classes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from bizdesk import keeping
from bizdesk.founding import found
from bizdesk.office.check import check
from bizdesk.office.file import Office
from bizdesk.office.journal import newest
from bizdesk.office.people import Supplier
from bizdesk.office.undo import undo
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine, Supply, SupplyCategory

from .conftest import export, fates, looked_at

LIST = "编码,名称,规格,分类,单位,安全库存,计价方法,数量,单价,金额"


def test_a_list_brings_its_opening_stock_in_the_same_act(office: Office, written, look, bring) -> None:  # type: ignore[no-untyped-def]
    path = written(
        LIST,
        "B-01,中性笔,0.5mm,书写类甲,支,20,先进先出,200,0.80,160.00",
        "B-02,白板笔,,书写类甲,支,,,30,1.00,",
        "B-03,铅笔,2B,书写类甲,支,,,,0.50,",
        "B-04,样品,,书写类甲,支,,,4,,",
        "B-05,奇怪,,书写类甲,支,,,,,12.00",
        "合计,,,,,,,234,,190.00",
    )
    plan = look(Supply, path, create=True)
    assert fates(plan) == [(2, "add"), (3, "add"), (4, "add"), (5, "add"), (6, "refused"), (7, "skipped")]
    assert "no price" in plan.rows[3].words
    bring(Supply, path, rejects=path.parent / "rejected.csv", create=True)
    assert SupplyCategory.named("书写类甲")
    pen = Supply.named("B-01")
    assert (pen.specification, pen.min_quantity, pen.valuation, pen.price) == ("0.5mm", 20, "fifo", 80)
    began = {each.supply.code: (each.kind, each.quantity, each.value) for each in Movement.select()}
    assert began == {"B-01": ("opening", 200, 16_000), "B-02": ("opening", 30, 3_000), "B-04": ("opening", 4, 0)}
    assert all(each.number and each.date == office.today() for each in Movement.select())
    assert check(office) == []
    assert [fate for _line, fate in fates(look(Supply, path))] == ["same"] * 4 + ["refused", "skipped"]


def test_each_block_of_a_purchase_list_is_found(office: Office, written, look, bring) -> None:  # type: ignore[no-untyped-def]
    block = "名称,单位,单价,数量,金额"
    path = written(
        ",".join([block] * 3),
        "蓝圆珠笔,支,0.50,100,50.00,白板笔,支,1.00,100,100.00,纸杯,袋,6.00,10,60.00",
        "红圆珠笔,支,0.50,10,5.00,,,,,,抽纸,包,3.50,20,70.00",
        "合计,,,,55.00,合计,,,,100.00,合计,,,,130.00",
    )
    plan = look(Supply, path)
    assert [row.fate for row in plan.rows if row.fate != "skipped"] == ["add"] * 5
    bring(Supply, path)
    assert {each.name for each in Supply.select()} == {"蓝圆珠笔", "红圆珠笔", "白板笔", "纸杯", "抽纸"}
    assert sum(each.value for each in Movement.select()) == 28_500
    assert all(each.code.startswith("YP-") for each in Supply.select())
    assert {row.fate for row in look(Supply, path).rows} == {"same", "skipped"}


def test_blocks_are_found_with_a_column_of_remarks_behind_them(office: Office, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("名称,单位,单价,名称,单位,单价,备注", "笔,支,0.50,本,本,2.00,急用", "杯,个,3.00,,,,")
    plan = look(Supply, path)
    assert [row.values["name"] for row in plan.rows if row.fate == "add"] == ["笔", "本", "杯"]
    assert [row.values.get("remarks", "") for row in plan.of("add")] == ["", "急用", ""]


def test_a_list_in_english_with_packs_and_flags(office: Office, written, bring) -> None:  # type: ignore[no-untyped-def]
    head = "Item Number,Item Name,Category,Unit,Pack,Pack size,Barcode,Reorder point,Max stock,Lead time (days),Qty"
    bring(Supply, written(head, "P-1,Copy paper,Sheets,ream,box,5,690001,10,40,3,12"), create=True)
    paper = Supply.named("P-1")
    assert (paper.purchase_unit, paper.factor, paper.barcodes) == ("box", 5, "690001")
    assert (paper.reorder_level, paper.max_quantity, paper.lead_days, paper.opening_quantity) == (10, 40, 3, 12)


def test_what_moved_keeps_its_unit_and_its_opening(office: Office, written, look, bring) -> None:  # type: ignore[no-untyped-def]
    bring(Supply, written("编码,名称,单位,数量,单价", "B-01,中性笔,支,5,1.00"))
    changed = look(Supply, written("编码,名称,单位,单价", "B-01,中性笔,盒,1.00"), update=True)
    assert "has moved" in changed.rows[0].words
    more = look(Supply, written("编码,名称,数量", "B-01,中性笔,9"), update=True)
    assert more.rows[0].fate == "refused"
    dearer = look(Supply, written("编码,名称,单价", "B-01,中性笔,1.20"), update=True)
    assert dearer.rows[0].fate == "update"


def test_what_expires_brings_no_quantity(office: Office, written, look) -> None:  # type: ignore[no-untyped-def]
    plan = look(Supply, written("名称,单位,track_expiry,数量", "牛奶,盒,是,5", "茶,盒,是,"))
    assert [row.fate for row in plan.rows] == ["refused", "add"]


def test_an_export_comes_back_as_it_was(office: Office, written, look, bring, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    bring(Supply, written(LIST, "B-01,中性笔,0.5mm,书写类甲,支,20,先进先出,200,0.80,150.00"), create=True)
    file = tmp_path / "out.xlsx"
    assert export(office, Supply, file).left_out == ""
    assert [row.fate for row in look(Supply, file).rows] == ["same"]
    with found(tmp_path / "other.bizdesk", country="CN", clock=lambda: datetime(2026, 3, 16, tzinfo=UTC)) as other:
        plan = looked_at(other, Supply, file, create=True)
        assert [row.fate for row in plan.rows] == ["add"]
        assert plan.rows[0].values["opening_amount"] == 15_000


def test_a_barcode_of_another_item_is_refused(office: Office, written, look, bring) -> None:  # type: ignore[no-untyped-def]
    bring(Supply, written("编码,名称,单位,条码", "B-01,中性笔,支,690001、690002"))
    plan = look(Supply, written("编码,名称,单位,条码", "B-02,铅笔,支,690002", "B-03,本,本,690005", "B-04,尺,把,690005"))
    assert fates(plan) == [(2, "refused"), (3, "add"), (4, "refused")]
    assert "690002" in plan.rows[0].words
    assert "B-01" in plan.rows[0].words
    assert "row 3" in plan.rows[2].words


def test_the_width_of_a_bracket_makes_no_other_item(office: Office, written, look, bring) -> None:  # type: ignore[no-untyped-def]
    bring(Supply, written("名称,规格,单位,单价", "中性笔（黑）,A4,支,1.00"))
    again = look(Supply, written("名称,规格,单位,单价", "中性笔(黑),Ａ４,支,1.00", "中性笔(红),A4,支,1.00"))
    assert fates(again) == [(2, "same"), (3, "add")]
    # Nor do two rows of one list that are written so become two items.
    head, row = "名称,规格,单位,单价", "荧光笔（黄）,Ａ4,支,1.00"
    plan = look(Supply, written(head, row, "荧光笔(黄),A4,支,1.00", "荧光笔(黄),A4,支,2.00", "荧光笔(黄),A4,盒,1.00"))
    assert fates(plan) == [(2, "add"), (3, "same"), (4, "refused"), (5, "add")]
    assert "row 2" in plan.rows[1].words


HEADS = ["序号", "名称", "规格型号", "单位", "单价", "数量", "金额"]
PRINTED = [
    ["办公用品采购清单"],
    ["部门：行政部", "", "", "", "", "", "日期：2026年3月"],
    [*HEADS, *HEADS],
    [1, "中性笔", "0.5mm", "支", 0.8, 200, 160, 4, "复印纸", "A4 70g", "包", 21.5, 30, 645],
    [2, "白板笔", "", "支", 1.2, 30, 36, 5, "抽纸", "", "包", 3.5, 20, 70],
    [3, "铅笔", "2B", "支", 0.5],
    ["小计", "", "", "", "", 230, 196, "小计", "", "", "", "", 50, 715],
    ["合计（大写）：人民币玖佰壹拾壹元整", *[""] * 12, 911],
    ["合计：911.00元"],
    ["制表人：王芳", "", "", "", "审核人：", "", "", "批准人："],
]


def test_a_printed_purchase_list_comes_in_as_one_act(office: Office, look, bring, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "采购清单.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("采购清单")
        for place, line in enumerate(PRINTED):
            sheet.write_row(place, 0, line)
    plan = look(Supply, path)
    assert {row.line for row in plan.rows if row.fate == "skipped"} == {1, 2, 7, 8, 9, 10}
    assert [row.values["name"] for row in plan.rows if row.fate == "add"] == [
        "中性笔",
        "复印纸",
        "白板笔",
        "抽纸",
        "铅笔",
    ]
    assert plan.of("refused") == []
    assert any("quantity: 4." in note for note in plan.notes)
    assert not Supply.select().exists()
    before = newest(office)
    bring(Supply, path)
    assert newest(office) == before + 1
    assert {each.kind for each in Movement.select()} == {"opening"}
    assert sum(each.value for each in Movement.select()) == 91_100
    assert {row.fate for row in look(Supply, path).rows} == {"same", "skipped"}
    undo(office, "")
    assert not Supply.select().exists()
    assert not Movement.select().exists()


def test_what_never_moved_may_still_begin_with_its_stock(office: Office, written, look, bring) -> None:  # type: ignore[no-untyped-def]
    rows = ("B-01,中性笔,支,0.80,", "B-02,铅笔,支,,", "B-03,牛奶,盒,2.00,是")
    bring(Supply, written("编码,名称,单位,单价,track_expiry", *rows))
    counted = written("编码,名称,数量,金额", "B-01,中性笔,200,", "B-02,铅笔,10,12.00")
    plan = look(Supply, counted, update=True)
    assert fates(plan) == [(2, "update"), (3, "update")]
    assert "200" in plan.rows[0].words
    bring(Supply, counted, update=True)
    began = {each.supply.code: (each.kind, each.quantity, each.value) for each in Movement.select()}
    assert began == {"B-01": ("opening", 200, 16_000), "B-02": ("opening", 10, 1_200)}
    assert check(office) == []
    assert [fate for _line, fate in fates(look(Supply, counted, update=True))] == ["same", "same"]
    more = look(Supply, written("编码,名称,数量", "B-01,中性笔,300", "B-03,牛奶,5"), update=True)
    assert fates(more) == [(2, "refused"), (3, "refused")]
    assert "one by one" in more.rows[1].words
    undo(office, "")
    assert not Movement.select().exists()
    assert Supply.named("B-01").opening_quantity is None


def test_the_lines_of_an_order_come_in_by_the_box(office: Office, written, look, bring) -> None:  # type: ignore[no-untyped-def]
    bring(Supply, written("编码,名称,单位,采购单位,换算率", "B-01,中性笔,支,盒,12", "B-02,铅笔,支,,"))
    order = keeping.add(office, "", PurchaseOrder, {"supplier": keeping.add(office, "", Supplier, {"name": "Alpha"})})
    rows = (f"{order.number},B-01,2盒3支,0.80", f"{order.number},B-02,2盒,0.50")
    plan = look(PurchaseOrderLine, written("order,supply,quantity,price", *rows))
    assert fates(plan) == [(2, "add"), (3, "refused")]
    assert "B-02" in plan.rows[1].words
    bring(PurchaseOrderLine, written("order,supply,quantity,price", rows[0]))
    assert PurchaseOrderLine.get().quantity == 27


@pytest.mark.parametrize(
    "signed",
    [
        "采购人： ,,,审核人：,,,批准人：",
        "申请人：王芳,,,采购员：,,,",
        ",,,采购人： ,,审核人：,",
        "采购：,,,主管：,,,仓管：",
    ],
)
def test_those_who_sign_below_a_list_are_named_as_left_out(office: Office, look, tmp_path, signed: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "采购清单.csv"
    path.write_text(f"{','.join(HEADS)}\n1,中性笔,0.5mm,支,0.8,200,160\n{signed}\n", encoding="utf-8")
    plan = look(Supply, path)
    assert [(row.fate, row.words) for row in plan.rows if row.line == 3] == [("skipped", "A row for signatures.")]
    assert [row.values["name"] for row in plan.rows if row.fate == "add"] == ["中性笔"]


def test_a_row_of_the_list_that_begins_with_such_a_word_comes_in(office: Office, look, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "采购清单.csv"
    path.write_text("名称,规格型号,单位,单价\n采购人：签字笔,0.5mm,支,0.8\n负责人胸牌,,个,2\n", encoding="utf-8")
    assert [row.values["name"] for row in look(Supply, path).rows if row.fate == "add"] == [
        "采购人：签字笔",
        "负责人胸牌",
    ]
