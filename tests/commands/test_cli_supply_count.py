"""A blind count at the command line: what the books say is told to nobody before the counting is finished."""

from .conftest import Typed


def counting(desk: Typed) -> str:
    """The number of a blind count of pens, of which the books say 4321."""
    desk("add", "supply_category", "code=X1", "name=Writing")
    desk("add", "supply", "code=YP-1", "name=Pen", "unit=pc", "category=X1")
    desk("do", "receive", "supply", "YP-1", "quantity=4321", "amount=5000")
    count = desk("add", "supply_count", "title=March", "category=X1", "blind=yes").out.strip()
    said = desk("do", "enter", "supply_count", count, "supply=YP-1", "quantity=12")
    assert said.status == 0, said.err
    return count


def test_a_blind_count_is_told_without_the_books_until_it_is_finished(desk: Typed) -> None:
    count = counting(desk)
    asked = (
        ("list", "supply_count_line"),
        ("list", "supply_count_line", "--columns", "supply,snapshot", "--format", "csv"),
        ("list", "supply_count_line", "--format", "json"),
    )
    for words in asked:
        said = desk(*words)
        assert (said.status, "YP-1" in said.out, "4321" in said.out) == (0, True, False), said
    (line,) = desk("list", "supply_count_line", "--format", "json").json
    assert (line["snapshot"], line["counted"]) == ("", "12")
    assert "4321" not in desk("show", "supply_count", count).out
    refused = desk("report", "count-differences", f"supply_count={count}")
    assert (refused.status, f"{count} is being counted blind" in refused.err) == (1, True)
    desk("do", "count", "supply_count", count, "counted_by=001")
    for words in asked:
        assert "4321" in desk(*words).out.replace(",", "")
    assert desk("report", "count-differences", f"supply_count={count}").status == 0


def test_what_is_not_in_the_count_is_taken_where_one_says_so(desk: Typed) -> None:
    count = counting(desk)
    desk("add", "supply", "code=YP-2", "name=Chair", "unit=pc")
    said = desk("do", "enter", "supply_count", count, "supply=YP-2", "quantity=1")
    assert (said.status, f"is not in {count}" in said.err, "beyond=yes" in said.err) == (1, True, True)
    assert desk("do", "enter", "supply_count", count, "supply=YP-2", "quantity=1", "beyond=yes").status == 0
    assert [line["supply"] for line in desk("list", "supply_count_line", "--format", "json").json] == ["YP-1", "YP-2"]
