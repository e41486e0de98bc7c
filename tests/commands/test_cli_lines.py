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
