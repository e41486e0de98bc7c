"""A purchase list becomes the lines of the month's plan: each supply found by what the list calls it, and once only."""

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from bizdesk import acts, keeping
from bizdesk.exchange.importing import apply
from bizdesk.office.errors import Refused
from bizdesk.office.people import Supplier
from bizdesk.office.policy import Policy
from bizdesk.office.undo import undo
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine, PurchasePlan, PurchasePlanLine, Supply

from .conftest import fates

BLOCK = ["序号", "名称", "规格型号", "单位", "单价", "数量", "金额", "备注"]
PRINTED = [
    ["办公用品采购清单"],
    ["部门：行政部", "", "", "", "", "", "日期：2026年3月"],
    [*BLOCK, *BLOCK],
    [1, "中性笔", "0.5mm", "支", 0.8, 200, 160, "展会", 3, "复印纸", "A4 70g", "包", 21.5, 30, 645, ""],
    [2, "中性笔", "0.7mm", "支", 1.2, 30, 36, "", "", "", "", "", "", "", "", ""],
    ["小计", "", "", "", "", 230, 196, "", "小计", "", "", "", "", 30, 645, ""],
    ["合计（大写）：人民币捌佰肆拾壹元整"],
    ["制表人：王芳", "", "", "", "审核人：", "", "", "", "批准人："],
]
HEAD = "名称,规格,单位,数量,单价,金额,备注"


def planned(plan: PurchasePlan) -> list[tuple[str, Decimal, int, str]]:
    lines = PurchasePlanLine.select().where(PurchasePlanLine.plan == plan.id).order_by(PurchasePlanLine.id)
    return [(line.supply.code, line.planned, line.price, line.reason) for line in lines]


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    """A list as it is printed, two blocks side by side."""
    path = tmp_path / "采购清单.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("采购清单")
        for place, line in enumerate(PRINTED):
            sheet.write_row(place, 0, line)
    return path


def test_a_printed_list_becomes_the_lines_of_the_plan_in_one_act(office, march, kept, printed, look) -> None:  # type: ignore[no-untyped-def]
    plan = look(PurchasePlanLine, printed, given={"plan": march})
    assert [line for line, fate in fates(plan) if fate == "add"] == [4, 4, 5]
    assert {line for line, fate in fates(plan) if fate == "skipped"} == {1, 2, 6, 7, 8}
    assert [note for note in plan.notes if "not imported" in note] == [
        "The column 序号 is not imported. It only counts the rows."
    ]
    apply(office, "", plan)
    assert planned(march) == [
        ("B-01", 200, 80, "展会"),
        ("B-02", 30, 120, ""),
        ("B-03", 30, 2_150, ""),
    ]
    assert (march.afresh().state, Movement.select().count(), Supply.select().count()) == ("draft", 0, 3)

    # The same list again says that it is there already, and does nothing.
    again = look(PurchasePlanLine, printed, given={"plan": march})
    assert [row.fate for row in again.rows if row.fate != "skipped"] == ["same"] * 3
    assert again.of("same")[0].words == f"{march.number}/1 B-01 中性笔 has all these values already."
    assert apply(office, "", again).batch is None

    undo(office, "")
    assert planned(march) == []


def test_a_supply_is_found_by_its_code_its_barcode_or_what_it_is_called(  # type: ignore[no-untyped-def]
    office, march, kept, written, look
) -> None:
    def found(header: str, row: str) -> str:
        (fate,) = look(PurchasePlanLine, written(header, row), given={"plan": march}).rows
        return fate.values["supply"].code if fate.fate == "add" else fate.words

    assert found("编码,数量", "B-02,5") == "B-02"
    assert found("条码,名称,数量", "690002,中性笔,5") == "B-01"
    assert found("名称,规格,数量", "中性笔,０.7MM,5") == "B-02"
    # What is the code of one and the barcode of another is the code, as at the counter.
    keeping.add(office, "", Supply, {"code": "690002", "name": "订书机", "unit": "个"})
    assert found("编码,数量", "690002,5") == "690002"
    # A code of another office says nothing here.
    assert found("编码,名称,数量", "X99,复印纸,5") == "B-03"
    # Two are called so; which of them, only the specification tells.
    assert "may be B-01 中性笔 0.5mm, B-02 中性笔 0.7mm" in found("名称,数量", "中性笔,5")
    # One that is called otherwise, or counted otherwise, is not taken for the one that is here.
    assert "B-02 is 中性笔 in this office, not 复印纸" in found("编码,名称,数量", "B-02,复印纸,5")
    assert "counted in 包 here, not in 箱" in found("名称,单位,数量", "复印纸,箱,5")
    assert "There is no supply 复印纸 A4 80g 包" in found("名称,规格,单位,数量", "复印纸,A4 80g,包,5")


def test_a_space_beside_a_chinese_character_makes_no_other_name(office, kept, march, written, look) -> None:  # type: ignore[no-untyped-def]
    keeping.add(office, "", Supply, {"code": "B-07", "name": "A5笔记本", "unit": "本"})
    keeping.add(office, "", Supply, {"code": "B-08", "name": "copy paper A4 纸", "unit": "包"})
    for header, name, code in (
        ("名称,数量", "A5 笔记本", "B-07"),
        ("用品,数量", "A5 笔记本", "B-07"),
        ("名称,数量", "a5　笔 记本", "B-07"),
        ("名称,数量", "copy paper A4纸", "B-08"),
        ("用品,数量", "Copy paper A4纸", "B-08"),
        ("编码,名称,数量", "B-07,A5 笔记本", "B-07"),
    ):
        (fate,) = look(PurchasePlanLine, written(header, f"{name},5"), given={"plan": march}).rows
        assert fate.fate == "add", fate.words
        assert fate.values["supply"].code == code
    for header in ("名称,数量", "用品,数量"):
        (fate,) = look(PurchasePlanLine, written(header, "copypaper A4纸,5"), given={"plan": march}).rows
        assert fate.fate == "refused"
    # Where two are called nearly so, the one that is called so is meant.
    keeping.add(office, "", Supply, {"code": "B-09", "name": "A5 笔记本", "unit": "本"})
    for name, code in (("A5 笔记本", "B-09"), ("A5笔记本", "B-07")):
        for header in ("名称,数量", "用品,数量"):
            (fate,) = look(PurchasePlanLine, written(header, f"{name},5"), given={"plan": march}).rows
            assert (fate.fate, fate.values["supply"].code) == ("add", code)


def test_a_quantity_in_thousands_of_a_row_is_by_the_unit_of_the_row(march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    kept["B-03"].purchase_unit, kept["B-03"].factor = "箱", Decimal(5)
    kept["B-03"].save()
    for text, planned in (("复印纸,A4 70g,箱,2千,,,", 10_000), ("复印纸,A4 70g,包,1万,,,", 10_000)):
        (row,) = look(PurchasePlanLine, written(HEAD, text), given={"plan": march}).rows
        assert (row.fate, row.values["planned"]) == ("add", planned), row.words


def test_what_is_not_used_any_more_is_not_planned_however_a_row_names_it(  # type: ignore[no-untyped-def]
    office, march, kept, written, look
) -> None:
    keeping.edit(office, "", kept["B-03"], {"active": False})
    for header, row in (("编码,数量", "B-03,5"), ("名称,数量", "复印纸,5"), ("Supply,数量", "B-03,5")):
        (fate,) = look(PurchasePlanLine, written(header, row), given={"plan": march}).rows
        assert (fate.fate, "B-03 复印纸 is not used any more" in fate.words) == ("refused", True), fate.words


def test_of_two_that_are_called_the_same_the_one_in_use_is_meant(office, march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    keeping.edit(office, "", kept["B-01"], {"active": False})
    (fate,) = look(PurchasePlanLine, written("名称,数量", "中性笔,5"), given={"plan": march}).rows
    assert (fate.fate, fate.values["supply"].code) == ("add", "B-02")


def test_what_is_not_known_is_told_row_by_row_or_made(office, march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    yellow, green = "荧光笔,黄,支,20,1.50,30.00,", "荧光笔,绿,支,10,1.50,15.00,"
    path = written(HEAD, yellow, "复印纸,A4 70g,包,5,20.00,100.00,", green)
    told = look(PurchasePlanLine, path, given={"plan": march})
    assert fates(told) == [(2, "refused"), (3, "add"), (4, "refused")]
    assert "荧光笔 黄 支" in told.rows[0].words
    assert told.helpful == {"create"}
    with pytest.raises(Refused, match="2 of 3 rows"):
        apply(office, "", told)
    assert planned(march) == []

    made = look(PurchasePlanLine, path, given={"plan": march}, create=True)
    assert [row.fate for row in made.rows] == ["add"] * 3
    apply(office, "", made)
    pen = Supply.get(Supply.specification == "黄")
    assert (pen.name, pen.unit, pen.price, pen.code[:3]) == ("荧光笔", "支", 150, "YP-")
    assert [line[1:3] for line in planned(march)] == [(20, 150), (5, 2_000), (10, 150)]
    assert {row.fate for row in look(PurchasePlanLine, path, given={"plan": march}, create=True).rows} == {"same"}
    undo(office, "")
    assert Supply.select().count() == 3


def test_amounts_that_do_not_agree_are_told(march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    plan = look(
        PurchasePlanLine,
        written(HEAD, "中性笔,0.5mm,支,200,0.80,106.00,", "中性笔,0.7mm,支,30,,36.00,", "复印纸,A4 70g,包,3,,10.00,"),
        given={"plan": march},
    )
    assert [row.fate for row in plan.rows] == ["add"] * 3
    assert plan.rows[0].words == "The list says 106.00; 200 at 0.80 are 160.00, which is planned."
    assert (plan.rows[1].values["price"], plan.rows[1].words) == (120, "")
    assert plan.rows[2].words == "The list says 10.00; 3 at 3.33 are 9.99, which is planned."


def test_what_is_listed_by_the_box_is_planned_by_the_piece(march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    kept["B-03"].purchase_unit, kept["B-03"].factor = "箱", Decimal(5)
    kept["B-03"].save()
    (row,) = look(PurchasePlanLine, written(HEAD, "复印纸,A4 70g,箱,2,107.50,215.00,"), given={"plan": march}).rows
    assert (row.fate, row.values["planned"], row.values["price"]) == ("add", 10, 2_150)
    assert row.words == "2 箱 are 10 包: quantity and price are by the 包."
    (row,) = look(PurchasePlanLine, written(HEAD, "复印纸,A4 70g,箱,2箱,21.50,215.00,"), given={"plan": march}).rows
    assert (row.fate, row.values["planned"], row.values["price"], row.words) == ("add", 10, 2_150, "")
    (row,) = look(PurchasePlanLine, written(HEAD, "复印纸,A4 70g,箱,1,107.50,,"), given={"plan": march}).rows
    assert row.words == "1 箱 is 5 包: quantity and price are by the 包."
    # Nothing says that the price is of a piece: it is of the unit of its row.
    (row,) = look(PurchasePlanLine, written(HEAD, "复印纸,A4 70g,箱,2箱,107.50,,"), given={"plan": march}).rows
    assert (row.fate, row.values["planned"], row.values["price"]) == ("add", 10, 2_150)
    assert row.words == "2 箱 are 10 包: quantity and price are by the 包."
    (row,) = look(PurchasePlanLine, written(HEAD, "复印纸,A4 70g,箱,2箱3,107.50,,"), given={"plan": march}).rows
    assert (row.values["planned"], row.words) == (13, "2 箱 3 are 13 包: quantity and price are by the 包.")


def test_another_list_for_the_same_plan_changes_a_line_only_where_that_is_asked_for(  # type: ignore[no-untyped-def]
    office, march, kept, written, look, bring
) -> None:
    bring(PurchasePlanLine, written(HEAD, "中性笔,0.5mm,支,200,0.80,,"), given={"plan": march})
    path = written(HEAD, "中性笔,0.5mm,支,250,0.80,,", "复印纸,A4 70g,包,5,20.00,,", "复印纸,A4 70g,包,6,20.00,,")
    plan = look(PurchasePlanLine, path, given={"plan": march})
    assert fates(plan) == [(2, "refused"), (3, "add"), (4, "refused")]
    assert "CJ-2026-0001/1 B-01 中性笔 is there already" in plan.rows[0].words
    assert "Planned quantity 200, here 250" in plan.rows[0].words
    assert plan.rows[2].words == (
        "B-03 复印纸 stands in row 3 already: a plan has one line for a supply. Add 6 包 to that row,"
        " and take this one out."
    )
    path = written(HEAD, "中性笔,0.5mm,支,250,0.80,,")
    bring(PurchasePlanLine, path, given={"plan": march}, update=True)
    assert planned(march) == [("B-01", 250, 80, "")]


def test_a_row_that_plans_less_than_is_ordered_is_refused_before_it_is_written(  # type: ignore[no-untyped-def]
    office, march, kept, written, look, bring
) -> None:
    bring(PurchasePlanLine, written(HEAD, "中性笔,0.5mm,支,200,0.80,,"), given={"plan": march})
    line = PurchasePlanLine.get()
    keeping.edit(office, "", Policy.named("plan_needs_approval"), {"value": "no"})
    acts.named(PurchasePlan, "submit").do(office, "", march.afresh(), {})
    order = keeping.add(office, "", PurchaseOrder, {"supplier": keeping.add(office, "", Supplier, {"name": "Alpha"})})
    ordered = {"order": order, "supply": line.supply, "quantity": Decimal(150), "plan_line": line}
    keeping.add(office, "", PurchaseOrderLine, ordered)
    for count, fate, words in ((149, "refused", "150 of B-01 中性笔 are ordered"), (150, "update", "200, here 150")):
        path = written(HEAD, f"中性笔,0.5mm,支,{count},0.80,,")
        (row,) = look(PurchasePlanLine, path, given={"plan": march.afresh()}, update=True).rows
        assert (row.fate, words in row.words) == (fate, True), row.words


def test_before_it_is_written_a_list_is_refused_for_a_plan_that_is_not_changed_any_more(  # type: ignore[no-untyped-def]
    office, march, kept, written, look, bring
) -> None:
    bring(PurchasePlanLine, written(HEAD, "中性笔,0.5mm,支,200,0.80,,"), given={"plan": march})
    acts.named(PurchasePlan, "close").do(office, "", march.afresh(), {"reason": "next year"})
    path = written(HEAD, "中性笔,0.5mm,支,250,0.80,,", "复印纸,A4 70g,包,5,20.00,,")
    plan = look(PurchasePlanLine, path, given={"plan": march.afresh()}, update=True)
    assert [(row.fate, "is Finished: it is not changed any more" in row.words) for row in plan.rows] == [
        ("refused", True), ("refused", True),
    ]  # fmt: skip


def test_without_a_plan_no_row_is_taken_for_a_line_of_the_same_price(office, march, kept, written, look, bring) -> None:  # type: ignore[no-untyped-def]
    bring(PurchasePlanLine, written(HEAD, "中性笔,0.5mm,支,200,0.80,,"), given={"plan": march})
    plan = look(PurchasePlanLine, written("名称,规格,单位,数量,单价", "复印纸,A4 70g,包,200,0.80", "钉书机,,个,,0.80"))
    assert [row.fate for row in plan.rows] == ["refused", "refused"]
    assert "Purchase plan" in plan.rows[0].words
    assert any("plan=NUMBER" in note for note in plan.notes)
    # What stands on one plan is another line on another.
    other = keeping.add(office, "", PurchasePlan, {"title": "April"})
    assert isinstance(other, PurchasePlan)
    bring(PurchasePlanLine, written(HEAD, "中性笔,0.5mm,支,200,0.80,,"), given={"plan": other})
    assert planned(march) == planned(other) == [("B-01", 200, 80, "")]
    named = written("采购计划,名称,规格,数量", f"{other.number},中性笔,0.5mm,5")
    (row,) = look(PurchasePlanLine, named, given={"plan": march}).rows
    assert row.words == f"Purchase plan: the row says {other.number} April, the import {march.number} March."


def test_the_form_of_a_plan_with_what_is_there_and_what_is_needed(march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    header = "序号,名称,规格型号,单位,现有库存,需求数量,计划采购数量,预计单价,预计金额,要求到货日期,用途,备注"
    plan = look(
        PurchasePlanLine,
        written(header, "1,中性笔,0.5mm,支,12,200,188,0.80,150.40,2026-03-31,展会,急"),
        given={"plan": march},
    )
    (row,) = plan.rows
    assert row.fate == "add"
    assert (row.values["planned"], row.values["price"], row.values["reason"]) == (188, 80, "展会")
    assert str(row.values["needed_by"]) == "2026-03-31"


def test_a_numbered_row_that_is_empty_in_one_of_two_blocks_is_left_out(office, march, kept, look, tmp_path) -> None:  # type: ignore[no-untyped-def]
    block = "序号,品名,规格,数量,单价,金额,备注"
    path = tmp_path / "list.csv"
    rows = ["1,中性笔,0.5mm,6,1.00,6.00,,3,复印纸,A4 70g,5,20.00,100.00,", "2,中性笔,0.7mm,4,1.00,4.00,,4,,,,,,"]
    path.write_text("\n".join([f"{block},{block}", *rows]), encoding="gbk")
    plan = look(PurchasePlanLine, path, given={"plan": march})
    assert fates(plan) == [(2, "add"), (2, "add"), (3, "add"), (3, "skipped")]
    assert plan.of("skipped")[0].words == "Empty but for 序号."
    apply(office, "", plan)
    assert {code for code, *_rest in planned(march)} == {"B-01", "B-02", "B-03"}


def test_a_running_number_in_english_is_nobodys_code(office, march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    blocks = written("No.,Item,Qty,No.,Item,Qty", "1,复印纸,6,3,订书机,2", "2,Stapler,6,4,,")
    plan = look(PurchasePlanLine, blocks, given={"plan": march}, create=True)
    assert fates(plan) == [(2, "add"), (2, "refused"), (3, "refused"), (3, "skipped")]
    assert "There is no supply" not in "".join(row.words for row in plan.rows)
    assert "The column No. is not imported. It only counts the rows." in plan.notes
    path = written("No.,Item,Unit,Qty,Price", "1,Bleach,bottle,6,4", "2,Stapler,pc,1,9")
    apply(office, "", look(PurchasePlanLine, path, given={"plan": march}, create=True))
    assert Supply.get(Supply.name == "Bleach").code.startswith("YP-")
    # What does not count is a code, and so is what alone says which supply is meant.
    (fate,) = look(PurchasePlanLine, written("No.,Item,Qty", "B-03,复印纸,5"), given={"plan": march}).rows
    assert fate.values["supply"].code == "B-03"
    keeping.add(office, "", Supply, {"code": "1", "name": "订书机", "unit": "个"})
    (fate,) = look(PurchasePlanLine, written("No.,Qty", "1,5"), given={"plan": march}).rows
    assert fate.values["supply"].code == "1"
    (made,) = look(Supply, written("No.,Name,Unit", "1,Tape,pc")).rows
    assert made.key == "1"


def test_a_code_or_barcode_under_the_heading_of_the_name_means_its_supply(  # type: ignore[no-untyped-def]
    office, march, kept, written, look
) -> None:
    plan = look(PurchasePlanLine, written("Item,Qty,Price", "b-03,48,9.05", "690002,5,1.00"), given={"plan": march})
    assert [row.values["supply"].code for row in plan.of("add")] == ["B-03", "B-01"], [row.words for row in plan.rows]
    # What one is called goes before what is another's code.
    keeping.add(office, "", Supply, {"code": "B-09", "name": "B-03", "unit": "个"})
    (fate,) = look(PurchasePlanLine, written("Item,Qty", "B-03,5"), given={"plan": march}).rows
    assert fate.values["supply"].code == "B-09"


def test_of_many_supplies_to_be_made_the_first_are_named(march, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("Item,Unit,Qty", *(f"Thing {place},pc,{place}" for place in range(1, 301)))
    (note,) = [
        each for each in look(PurchasePlanLine, path, given={"plan": march}, create=True).notes if "made" in each
    ]
    assert ("Supplies (300)" in note, note.count("Thing"), note.endswith("290 more.")) == (True, 10, True), note
