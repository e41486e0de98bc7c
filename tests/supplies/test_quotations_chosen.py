"""Why a quotation was chosen stays to be seen: the reason for a dearer one, and those it was compared with."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import acts
from bizdesk.office.journal import JournalBatch, newest, told
from bizdesk.office.undo import undo
from bizdesk.supplies.models import PurchasePlan, PurchasePlanLine, Quotation
from tests.supplies.buying import Buying, refused
from tests.supplies.test_lines_from_files import looked


@pytest.fixture
def paper(desk: Buying) -> Any:
    """A line of 50 reams of paper on a plan."""
    plan = desk.add(PurchasePlan, title="Spring")
    return desk.add(PurchasePlanLine, plan=plan, supply=desk.paper, planned=Decimal(50), price=1_800)


def test_the_quotations_by_which_one_was_chosen_stay_as_they_were(desk: Buying, paper: Any) -> None:
    cheap = desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690)
    dear = desk.add(Quotation, line=paper, supplier=desk.beta, price=1_750)
    desk.edit(cheap, price=1_680)
    desk.do(paper, "choose", quotation=dear, reason="delivers tomorrow")
    words = (
        f"PAP Paper on {paper.plan.number} is planned at the quotation of S2 Beta: by the quotations as they are it "
        "was chosen. Take down what is asked now as a new one. [4.2.2a]"
    )
    assert refused(desk.remove, cheap) == words
    assert refused(desk.remove, dear) == words
    for values in ({"price": 1_800}, {"supplier": desk.beta}, {"valid_until": desk.office.today()}):
        assert refused(desk.edit, cheap, **values) == words
    desk.edit(cheap, remarks="by letter", price=1_680)
    rows = desk.table("purchase-plan", "quotations", purchase_plan=paper.plan.number)
    assert [(row["price"], row["above"], row["chosen"]) for row in rows] == [(1_680, 0, False), (1_750, 3_500, True)]
    # What is asked by now is another quotation, and is chosen as the first was.
    desk.add(Quotation, line=paper, supplier=desk.beta, price=1_650)
    desk.do(paper, "choose")
    assert paper.afresh().price == 1_650


def test_a_quotation_is_taken_down_for_a_plan_that_was_handed_in_and_for_none_that_is_over(
    desk: Buying, paper: Any
) -> None:
    """Nor does one that was taken down elsewhere come to a plan that is over."""
    closed = desk.add(PurchasePlan, title="Winter")
    pens = desk.add(PurchasePlanLine, plan=closed, supply=desk.pen, planned=Decimal(12), price=200)
    desk.do(closed, "close", reason="next year")
    words = f"{closed.number} is Finished: it is not changed any more."
    assert refused(desk.add, Quotation, line=pens, supplier=desk.alpha, price=190).startswith(words)
    desk.do(paper.plan, "submit")
    asked = desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690)
    assert refused(desk.edit, asked, line=pens).startswith(words)
    header = "line,supplier,price"
    (fate,) = looked(desk, Quotation, header, f"{closed.number}/1,S1,1.90").rows
    assert (fate.fate, fate.words.startswith(words)) == ("refused", True)
    (fate,) = looked(desk, Quotation, header, f"{paper.plan.number}/1,S1,16.50").rows
    assert fate.fate == "add"
    desk.edit(asked, price=1_680)
    desk.remove(asked)


def test_why_a_dearer_quotation_was_chosen_stays_with_it(desk: Buying, paper: Any) -> None:
    desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690)
    dear = desk.add(Quotation, line=paper, supplier=desk.beta, price=1_750, remarks="by phone")
    preview: Any = acts.named(PurchasePlanLine, "choose").preview
    assert preview(desk.office, paper, quotation=dear, reason="")[1].startswith("S1 Alpha asks less: 16.90.")
    desk.do(paper, "choose", quotation=dear, reason="delivers tomorrow")
    assert (paper.afresh().price, dear.afresh().remarks) == (1_750, "by phone; delivers tomorrow")
    assert (
        told(JournalBatch.get_by_id(newest(desk.office)))
        == f"Choose a quotation for PAP Paper on {paper.plan.number}: delivers tomorrow"
    )
    rows = desk.table("purchase-plan", "quotations", purchase_plan=paper.plan.number)
    assert [row["remarks"] for row in rows if row["chosen"]] == ["by phone; delivers tomorrow"]
    undo(desk.office, "002")
    assert dear.afresh().remarks == "by phone"
    # The lowest, and the only one that still holds, needs none.
    desk.do(paper, "choose")
    assert paper.afresh().price == 1_690


def test_a_price_typed_above_a_quotation_needs_a_reason_as_a_dearer_quotation_does(desk: Buying, paper: Any) -> None:
    desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690)
    desk.edit(paper, planned=Decimal(60))
    assert refused(desk.edit, paper, price=1_750).startswith(
        "PAP Paper is planned at 17.50, and S1 Alpha asks 16.90: give the reason with it."
    )
    desk.edit(paper, price=1_690)
    desk.edit(paper, price=1_750, reason="delivers tomorrow")
    assert (paper.afresh().price, paper.afresh().reason) == (1_750, "delivers tomorrow")
    # What it was accepted for is not emptied afterwards.
    assert "S1 Alpha asks 16.90: give the reason" in refused(desk.edit, paper, reason="")
    desk.edit(paper, price=1_690, reason="")


def test_a_dearer_price_out_of_a_file_needs_a_reason_too(desk: Buying, paper: Any) -> None:
    desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690)
    row = f"{paper.plan.number},PAP,17.50"
    (fate,) = looked(desk, PurchasePlanLine, "plan,supply,price", row, update=True).rows
    assert fate.fate == "refused"
    assert fate.words.startswith("PAP Paper is planned at 17.50, and S1 Alpha asks 16.90: give the reason with it.")
    (fate,) = looked(desk, PurchasePlanLine, "plan,supply,price,reason", f"{row},delivers tomorrow", update=True).rows
    assert fate.fate == "update"


def test_a_price_is_held_against_the_lowest_quotation_that_holds_today(desk: Buying, paper: Any) -> None:
    today = desk.office.today()
    desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_600, valid_until=today - timedelta(days=1))
    desk.edit(paper, price=1_810)
    desk.add(Quotation, line=paper, supplier=desk.beta, price=1_700, valid_until=today)
    assert "S2 Beta asks 17.00" in refused(desk.edit, paper, price=1_701)
    desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690)
    assert "S1 Alpha asks 16.90" in refused(desk.edit, paper, price=1_701)
    # What stands is not asked for again where another value is changed.
    desk.edit(paper, price=1_810, planned=Decimal(40))
    assert "give the reason with it" in refused(desk.edit, paper, price=1_830, reason="")


def test_an_old_reason_is_none_for_a_dearer_price(desk: Buying, paper: Any) -> None:
    """Why it is needed says nothing about its price, nor does why a lower price was good enough."""
    desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690)
    desk.edit(paper, price=1_690, reason="the exam weeks")
    words = (
        "PAP Paper is planned at 17.50, and S1 Alpha asks 16.90: the reason that stands there was given before. Give "
        "the one for this price with it."
    )
    assert refused(desk.edit, paper, price=1_750).startswith(words)
    assert refused(desk.edit, paper, price=1_750, reason="the exam weeks").startswith(words)
    desk.edit(paper, price=1_750, reason="the exam weeks; Beta delivers tomorrow")
    # For less of what was asked for nobody is asked again.
    desk.edit(paper, price=1_700)
    assert "was given before" in refused(desk.edit, paper, price=1_800)


def test_a_plan_is_not_handed_in_above_a_quotation_without_a_reason(desk: Buying, paper: Any) -> None:
    asked = desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690)
    words = (
        f"{paper.plan.number}/1 PAP Paper is planned at 18.00, and S1 Alpha asks 16.90: write the reason for the dearer"
        " price on the line, or choose that quotation. [4.2.2a]"
    )
    assert refused(desk.do, paper.plan, "submit") == words
    assert paper.plan.afresh().state == "draft"
    desk.edit(paper, reason="delivers tomorrow")
    desk.do(paper.plan, "submit")
    desk.do(paper.plan, "return")
    desk.edit(asked, valid_until=desk.office.today() - timedelta(days=1))
    desk.edit(paper, reason="")
    desk.do(paper.plan, "submit")


def test_why_a_dearer_quotation_was_chosen_is_the_reason_of_its_line(desk: Buying, paper: Any) -> None:
    desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690)
    dear = desk.add(Quotation, line=paper, supplier=desk.beta, price=1_750)
    desk.do(paper, "choose", quotation=dear, reason="delivers tomorrow")
    desk.do(paper.plan, "submit")
    # 50 x 17.50 = 875.00, and 50 x 16.90 = 845.00.
    (row,) = desk.table("purchase-plan", "against_lowest", purchase_plan=paper.plan.number)
    assert (row["supplier"].key, row["of"].key) == ("S2", "S1")
    assert [row[name] for name in ("line", "planned", "lowest", "difference", "reason")] == [
        1, 1_750, 1_690, 3_000, "delivers tomorrow",
    ]  # fmt: skip


def test_the_paper_holds_what_is_planned_against_the_lowest_quotation_that_holds(desk: Buying, paper: Any) -> None:
    """50 reams at 18.00 are 900.00, 55.00 above 845.00; what Alpha asked until yesterday is not to be had."""

    def row() -> list[Any]:
        rows = desk.table("purchase-plan", "against_lowest", purchase_plan=paper.plan.number)
        return [[row[name] for name in ("planned", "lowest", "difference", "reason")] for row in rows]

    assert row() == []
    desk.add(
        Quotation, line=paper, supplier=desk.alpha, price=1_500, valid_until=desk.office.today() - timedelta(days=1)
    )
    assert row() == []
    desk.add(Quotation, line=paper, supplier=desk.beta, price=1_690)
    assert row() == [[1_800, 1_690, 5_500, ""]]
    desk.do(paper, "choose")
    assert row() == [[1_690, 1_690, 0, ""]]
