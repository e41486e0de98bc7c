"""A list printed in blocks side by side: each is found, though one says more than its neighbour, or otherwise."""

import pytest

from bizdesk import keeping
from bizdesk.exchange.blocks import Known, find_blocks
from bizdesk.exchange.importing import ImportPlan, apply
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.supplies.models import PurchasePlan, PurchasePlanLine, Supply


def read(plan: ImportPlan) -> list[tuple[int, str, int, int | None, str]]:
    """Of every new line: its block, its supply, quantity, price and remark."""
    found = []
    for fate in plan.of("add"):
        assert fate.row is not None
        values = fate.values
        told = (values["supply"].code, int(values["planned"]), values.get("price"), values.get("reason", ""))
        found.append((fate.row.block, *told))
    return found


def test_a_running_number_on_the_left_alone_keeps_no_block_from_being_found(march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("序号,名称,规格,数量,单价,名称,规格,数量,单价", "1,中性笔,0.5mm,6,0.80,复印纸,A4 70g,5,20.00")
    plan = look(PurchasePlanLine, path, given={"plan": march})
    assert read(plan) == [(1, "B-01", 6, 80, ""), (2, "B-03", 5, 2_000, "")], plan.notes
    path = written("名称,数量,单价,序号,名称,数量,单价", "复印纸,6,0.80,1,B-01,5,20.00")
    assert read(look(PurchasePlanLine, path, given={"plan": march})) == [
        (1, "B-03", 6, 80, ""),
        (2, "B-01", 5, 2_000, ""),
    ]


def test_a_block_may_lack_a_column_of_its_neighbour_or_have_one_more(march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("名称,数量,单价,名称,数量", "复印纸,6,20.00,B-01,5", "B-02,2,1.00,,")
    assert read(look(PurchasePlanLine, path, given={"plan": march})) == [
        (1, "B-03", 6, 2_000, ""),
        (2, "B-01", 5, None, ""),
        (1, "B-02", 2, 100, ""),
    ]
    path = written("名称,数量,单价,名称,数量,单价,备注", "复印纸,6,20.00,B-01,5,0.80,急用", "B-02,2,1.00,,,,")
    assert read(look(PurchasePlanLine, path, given={"plan": march})) == [
        (1, "B-03", 6, 2_000, ""),
        (2, "B-01", 5, 80, "急用"),
        (1, "B-02", 2, 100, ""),
    ]


def test_the_same_said_in_another_word_or_order_begins_a_block_too(march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("名称,数量,单价,品名,价格,数量", "复印纸,6,20.00,B-01,0.80,5")
    assert read(look(PurchasePlanLine, path, given={"plan": march})) == [
        (1, "B-03", 6, 2_000, ""),
        (2, "B-01", 5, 80, ""),
    ]
    # What counts in thousands on one side counts so there alone.
    path = written("名称,数量,单价,名称,数量,单价(千元)", "复印纸,6,20.00,B-01,5,2")
    with pytest.raises(Refused, match="Take one of the two columns out"):
        look(PurchasePlanLine, path, given={"plan": march})


def test_a_column_without_a_heading_between_blocks_is_of_the_one_before_it(march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("名称,,数量,,名称,,数量", "复印纸,,6,,B-01,,5")
    plan = look(PurchasePlanLine, path, given={"plan": march})
    assert read(plan) == [(1, "B-03", 6, None, ""), (2, "B-01", 5, None, "")]
    assert plan.sheet.header == ["名称", "[B]", "数量"]


def test_what_is_said_of_a_heading_tells_where_blocks_begin(march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("东西,数量,单价,东西,数量", "复印纸,6,20.00,B-01,5")
    plan = look(PurchasePlanLine, path, given={"plan": march}, mapping={"东西": "name"})
    assert read(plan) == [(1, "B-03", 6, 2_000, ""), (2, "B-01", 5, None, "")]


def test_where_no_heading_is_known_blocks_are_called_alike_and_more_may_stand_behind_them() -> None:
    def found(header: str) -> list[tuple[int | None, ...]]:
        return [block.columns for block in find_blocks(list(header), Known())]

    assert found("甲乙甲乙丙") == [(0, 1, None), (2, 3, 4)]
    for header in ("甲乙丙甲乙", "甲乙甲丙", "甲甲", "甲乙"):
        assert found(header) == [tuple(range(len(header)))]


def test_of_two_headings_that_name_a_row_the_first_begins_its_table() -> None:
    """The name at its end would begin the second table too late."""
    fields = {"码": "code", "名": "name", "数": "planned", "价": "price"}
    known = Known(means=lambda heading: fields.get(heading, ""), naming={"name": 0, "code": 0}.keys())
    assert [(block.first, block.end) for block in find_blocks(list("码数名码价名"), known)] == [(0, 3), (3, 6)]


def test_two_names_of_one_thing_are_no_blocks(march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("名称,单位,品名,数量", "复印纸,包,复印纸,6")
    assert read(look(PurchasePlanLine, path, given={"plan": march})) == [(0, "B-03", 6, None, "")]


def test_rejects_of_unlike_blocks_are_one_table_that_reads_alike(  # type: ignore[no-untyped-def]
    office: Office, march: PurchasePlan, kept, written, look, tmp_path
) -> None:
    path = written("序号,名称,数量,单价,名称,数量,备注", "1,复印纸,6,20.00,钉书机,5,急用", "合计,,6,,,5,")
    plan = look(PurchasePlanLine, path, given={"plan": march})
    assert [(fate.line, fate.fate) for fate in plan.rows] == [
        (2, "add"),
        (2, "refused"),
        (3, "skipped"),
        (3, "skipped"),
    ]
    rejects = tmp_path / "rejects.csv"
    apply(office, "", plan, rejects)
    keeping.add(office, "", Supply, {"code": "B-09", "name": "钉书机", "unit": "个"})
    assert read(look(PurchasePlanLine, rejects, given={"plan": march})) == [(0, "B-09", 5, None, "急用")]


def test_a_row_of_a_block_is_told_from_the_row_beside_it(office, march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("名称,数量,部门,名称,数量,部门", "复印纸,6,,复印纸,4,", "B-01,2,,钉书机,1,")
    plan = look(PurchasePlanLine, path, given={"plan": march})
    assert [(row.place, row.fate) for row in plan.rows] == [
        ("2, block 1", "add"),
        ("2, block 2", "refused"),
        ("3, block 1", "add"),
        ("3, block 2", "refused"),
    ]
    assert plan.rows[1].words == (
        "B-03 复印纸 stands in row 2, block 1 already: a plan has one line for a supply. Add 4 包 to that row, and"
        " take this one out."
    )
    with pytest.raises(Refused, match="Row 2, block 2: B-03"):
        apply(office, "", plan)


def test_a_supply_for_two_departments_is_one_line_of_the_plan(march, kept, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("名称,数量,用途", "复印纸,6,Sales", "复印纸,6,Projects", "复印纸,6,Sales")
    plan = look(PurchasePlanLine, path, given={"plan": march})
    assert [(row.place, row.fate) for row in plan.rows] == [("2", "add"), ("3", "refused"), ("4", "same")]
    assert plan.rows[1].words == (
        "B-03 复印纸 stands in row 2 already: a plan has one line for a supply. Add 6 包 to that row,"
        " and take this one out."
    )
    plan = look(PurchasePlanLine, written("名称,数量", "复印纸,6", "复印纸,"), given={"plan": march})
    assert (
        plan.rows[1].words
        == "B-03 复印纸 stands in row 2 already: a plan has one line for a supply. Take this row out."
    )
