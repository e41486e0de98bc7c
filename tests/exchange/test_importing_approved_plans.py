"""A list that changes a plan somebody approved: before it is written it is told whose approval becomes void."""

from bizdesk import acts, keeping
from bizdesk.exchange.importing import apply
from bizdesk.office.people import Staff
from bizdesk.supplies.models import PurchasePlan, PurchasePlanLine

HEAD = "名称,规格,单位,数量,单价,金额,备注"


def test_before_it_is_written_a_list_says_whose_approval_becomes_void(  # type: ignore[no-untyped-def]
    office, march, kept, written, look, bring
) -> None:
    bring(PurchasePlanLine, written(HEAD, "中性笔,0.5mm,支,200,0.80,,"), given={"plan": march})
    acts.named(PurchasePlan, "submit").do(office, "", march.afresh(), {})
    boss = keeping.add(office, "", Staff, {"number": "001", "name": "Lin", "roles": "approver"})
    acts.named(PurchasePlan, "approve").do(office, "001", march.afresh(), {"approver": boss})
    void = "CJ-2026-0001 becomes another plan: the approval of 001 Lin becomes void, and it waits for another."
    for row, told in (
        ("中性笔,0.5mm,支,250,0.80,,", True),
        ("中性笔,0.5mm,支,200,0.80,,fair", False),
        ("复印纸,A4 70g,包,5,20.00,,", True),
    ):
        (fate,) = look(PurchasePlanLine, written(HEAD, row), given={"plan": march.afresh()}, update=True).rows
        assert (fate.fate != "refused", fate.words.count(void)) == (True, int(told)), fate.words
    rows = ("复印纸,A4 70g,包,5,20.00,,", "中性笔,0.7mm,支,5,1.00,,")
    plan = look(PurchasePlanLine, written(HEAD, *rows), given={"plan": march.afresh()})
    assert [void in each.words for each in plan.rows] == [True, False]
    office.notices.clear()
    apply(office, "", plan)
    assert (office.notices, march.afresh().state) == ([void], "submitted")
