"""A text that is longer than its field: the row, the column and the limit are named, and nothing is cut."""

import pytest

from bizdesk.supplies.models import PurchasePlanLine, Supply


@pytest.mark.parametrize("heading", ["备注", "用途", "reason"])
def test_a_remark_over_its_limit_names_the_row_and_the_limit(march, kept, written, look, heading: str) -> None:  # type: ignore[no-untyped-def]
    path = written(f"名称,数量,{heading}", ["复印纸", "6", "x" * 500], ["B-01", "6", "x" * 501])
    plan = look(PurchasePlanLine, path, given={"plan": march})
    assert [(row.place, row.fate) for row in plan.rows] == [("2", "add"), ("3", "refused")]
    assert plan.rows[1].words == f"{heading}: Too long: 501 characters; at most 500 fit here."


def test_what_is_told_of_a_supply_is_measured_too(march, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("名称,单位,数量", ["笔" * 500, "支", "6"])
    (row,) = look(PurchasePlanLine, path, given={"plan": march}, create=True).rows
    assert (row.fate, row.words) == ("refused", "名称: Too long: 500 characters; at most 200 fit here.")
    (row,) = look(Supply, path).rows
    assert (row.fate, row.words) == ("refused", "名称: Too long: 500 characters; at most 200 fit here.")
