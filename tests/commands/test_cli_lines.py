"""The lines of a record on the command line: added under it, shown with it."""

from tests.commands.conftest import Typed


def test_a_record_is_shown_with_its_lines(desk: Typed) -> None:
    for code, name in (("YP-1", "A4 paper"), ("YP-2", "Gel pen")):
        assert desk("add", "supply", f"code={code}", f"name={name}", "unit=pc").status == 0
    asked = desk("add", "requisition", "applicant=002", "purpose=Spring fair").out.strip()
    assert desk("show", "requisition", asked, "--format", "json").json["lines"] == []
    assert "Requisition lines" not in desk("show", "requisition", asked).out
    for supply, quantity in (("YP-1", "5"), ("YP-2", "20")):
        said = desk("add", "requisition_line", f"requisition={asked}", f"supply={supply}", f"quantity={quantity}")
        assert said.status == 0, said.err

    lines = desk("show", "requisition", asked, "--format", "json").json["lines"]
    told = [(line["number"], line["supply"], line["quantity"]) for line in lines]
    assert told == [(f"{asked}/1", "YP-1", "5"), (f"{asked}/2", "YP-2", "20")]
    text = desk("show", "requisition", asked).out
    heading, first, second = (text.index(words) for words in ("Requisition lines", f"{asked}/1", f"{asked}/2"))
    assert heading < first < second < text.index("History")
    assert "A4 paper" in text


def test_what_has_a_number_of_its_own_and_the_rows_of_a_ledger_are_no_lines(desk: Typed, laptop: str) -> None:
    assert desk("add", "maintenance", f"asset={laptop}", "planned_on=2026-04-01", "kind=repair").status == 0
    assert desk("do", "move", "asset", laptop, "place=A-MR").status == 0
    assert desk("show", "asset", laptop, "--format", "json").json["lines"] == []


def test_lines_are_listed_and_sorted_by_what_they_are_called(desk: Typed) -> None:
    for code in ("YP-1", "YP-2"):
        desk("add", "supply", f"code={code}", f"name=Thing {code}", "unit=pc")
    first, second = (desk("add", "purchase_plan", f"title={title}").out.strip() for title in ("March", "April"))
    for plan, supply in ((second, "YP-1"), (first, "YP-2"), (first, "YP-1")):
        desk("add", "purchase_plan_line", f"plan={plan}", f"supply={supply}", "planned=5", "price=2")
    called = [f"{first}/1", f"{first}/2", f"{second}/1"]
    for order, numbers in (("--sort=number", called), ("--sort=-number", called[::-1])):
        told = desk("list", "purchase_plan_line", order, "--columns", "supply,number", "--format", "json").json
        assert [row["number"] for row in told] == numbers
        assert list(told[0]) == ["supply", "number"]
    text = desk("list", "purchase_plan_line", "--columns", "supply,No.", "--sort=number").out.splitlines()
    assert (text[0].split(), text[1].split()) == (["Supply", "No."], ["YP-2", "Thing", "YP-2", f"{first}/1"])
    table = desk("list", "purchase_plan_line", "--columns", "number", "--sort=number", "--format", "csv").out
    assert table.split() == ["number", *called]
    desk("add", "supplier", "code=S1", "name=Alpha")
    for line in called[::-1]:
        desk("add", "quotation", f"line={line}", "supplier=S1", "price=2")
    told = desk("list", "quotation", "--sort=number", "--columns=number", "--format", "json").json
    assert [row["number"] for row in told] == [f"{line}/1" for line in called]
    assert desk("list", "note", "--sort=-number", "--columns=number").status == 0
    assert desk("list", "budget_line", "--sort=number", "--columns=number,account").status == 0
    assert "it has: plan, supply" in desk("list", "purchase_plan_line", "number=1").err
