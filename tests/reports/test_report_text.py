"""Reports on paper: what a person who signs them finds on each page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bizdesk.office.errors import Refused
from bizdesk.office.text import cells
from bizdesk.reports import as_text, grid
from bizdesk.reports.report import Cell, Code, Codes, Column, Paragraph, Report, Signatures, Table
from bizdesk.reports.solids import codes
from bizdesk.reports.widths import FINE, LANDSCAPE, PORTRAIT, Paper

SMALL = Paper(60, 20)
COLUMNS = (Column("number", "No."), Column("name", "Name"), Column("amount", "Amount", "money", total=True))


def report(*blocks: Table | Paragraph | Signatures) -> Report:
    return Report("list", "A list", "Office", blocks, datetime(2026, 4, 1, tzinfo=UTC))


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table("list", "", COLUMNS, rows)


def pages(made: Report, paper: Paper | None = SMALL) -> list[list[str]]:
    return [page.splitlines() for page in as_text.pages(made, paper)]


def test_the_whole_page_reads_as_drawn(stock: Report, golden: Callable[[str], str]) -> None:
    assert "".join(as_text.text(stock)) == golden("report_stock.txt")


@pytest.mark.usefixtures("chinese")
def test_chinese_columns_stand_under_their_headings(ledger: Report, golden: Callable[[str], str]) -> None:
    assert "".join(as_text.text(ledger, Paper(72, 22))) == golden("report_ledger_zh.txt")


@pytest.mark.usefixtures("chinese")
def test_columns_that_do_not_fit_stand_on_a_second_line_of_each_row(
    ledger: Report, golden: Callable[[str], str]
) -> None:
    assert "".join(as_text.text(ledger, Paper(40, 40))) == golden("report_ledger_narrow_zh.txt")


def test_every_page_repeats_the_head_and_the_headings() -> None:
    made = pages(report(table(*((f"N-{n:03d}", "thing", n) for n in range(1, 51)))))
    assert len(made) == 4  # 5 lines of head and 2 of headings leave 13; 50 rows and 2 lines of total are 52
    for number, page in enumerate(made, start=1):
        assert page[0].endswith(f"Page {number} of 4")
        assert page[1].strip() == "A list"
        assert page[5].split() == ["No.", "Name", "Amount"]
    assert made[-1][-1].split() == ["Total", "12.75"]  # 1 + 2 + ... + 50 = 1,275 cents


TEXTS = st.text(st.sampled_from("ab 中文，é\n\x1b[=“"), max_size=60)
ROWS = st.lists(st.tuples(TEXTS, st.integers(-(10**12), 10**12)), max_size=40)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.booleans(), st.sampled_from([Paper(60, 20), Paper(30, 24), Paper(96, 30)]))
def test_no_row_is_lost_and_no_page_runs_over(rows: list[tuple[str, int]], wrapped: bool, paper: Paper) -> None:
    numbered = [(f"N-{n:03d}", text, amount) for n, (text, amount) in enumerate(rows)]
    before = grid.WRAPPED
    grid.WRAPPED = 1_000 if wrapped else -1
    try:
        made = pages(report(table(*numbered), Signatures(("Keeper", "Head"))), paper)
    finally:
        grid.WRAPPED = before
    lines = [line for page in made for line in page]
    assert max(map(len, made)) <= paper.lines
    assert max(map(cells, lines)) <= paper.width
    assert [line[:5] for line in lines if line.startswith("N-")] == [row[0] for row in numbered]
    assert not any("\x1b" in line for line in lines)
    assert made[0][0].endswith(f"Page 1 of {len(made)}")
    total = f"{Decimal(sum(amount for _text, amount in rows)) / 100:,.2f}"
    # On narrow paper the amount stands on a row's second line, and so does its total.
    ends = [place for place, line in enumerate(lines) if line.startswith("Total")]
    assert not rows or any(total == line.split()[-1] for at in ends for line in lines[at : at + 2] if line)


def test_a_form_feed_parts_the_pages_and_nothing_else_does() -> None:
    made = report(table(*((f"N-{n}", "a\x0cb", 1) for n in range(30))))
    whole = "".join(as_text.text(made, SMALL))
    assert whole.count("\f") == len(pages(made)) - 1
    assert not whole.startswith("\f")
    assert not whole.endswith("\f")


def test_a_number_keeps_its_digits_where_its_column_was_measured_too_narrow() -> None:
    columns = (Column("name", "Name"), Column("amount", "Amount", "money"), Column("note", "Note"))
    rows = [("short", 1, "x" * 50)] * 2_000
    rows[1_999] = ("last", -123_456_789_012_345_67, "y" * 50)
    last = pages(report(Table("list", "", columns, lambda: rows, count=lambda: 2_000)))[-1]
    line = next(line for line in last if line.startswith("last"))
    assert "-123,456,789,012,345.67" in line
    assert cells(line) <= SMALL.width


def test_the_total_of_a_long_list_has_room_for_every_digit() -> None:
    rows = [(f"{n}", "", 99_999_999) for n in range(5_000)]
    last = pages(report(table(*rows)))[-1]
    assert last[-2].split()[:2] == ["Total", "4,999,999,950.00"]  # 5,000 x 999,999.99


def test_exact_sums_where_floats_would_not_be() -> None:
    columns = (Column("n", "No."), Column("q", "Quantity", "quantity", total=True))
    rows = [("a", Decimal("0.1")), ("b", Decimal("0.2")), ("c", None), ("d", Decimal("100000000000000000000.0001"))]
    assert pages(report(Table("list", "", columns, rows)))[0][-1].split()[-1] == "100000000000000000000.3001"


def test_totals_that_come_with_the_table_are_not_added_up_again() -> None:
    given_totals = replace(table(("a", "b", 100)), totals={"amount": 777})
    assert pages(report(given_totals))[0][-1].split() == ["Total", "7.77"]


def test_an_empty_table_says_so_in_the_words_given_or_its_own() -> None:
    assert pages(report(table()))[0][-1] == "No rows."
    assert pages(report(replace(table(), empty="Nothing is due.")))[0][-1] == "Nothing is due."


def test_signatures_stay_whole_and_never_stand_alone() -> None:
    roles = ("Counter", "Witness", "Checker", "Head")
    for rows in range(1, 16):
        made = pages(report(table(*((f"N-{n}", "x", 1) for n in range(rows))), Signatures(roles)))
        signed = [page for page in made if any("Counter:" in line for line in page)]
        assert len(signed) == 1
        assert sum(any(f"{role}:" in line for role in roles) for line in signed[0]) == len(roles)
        assert any(line.startswith("Total") for line in signed[0])
        assert any(line.startswith("N-") for line in signed[0])


def test_a_long_text_goes_over_pages_with_its_signatures_at_the_end() -> None:
    text = "\n".join(f"line {n}" for n in range(40))
    made = pages(report(Paragraph(text), Signatures(("Head",))))
    assert [line for page in made for line in page if line.startswith("line")] == text.splitlines()
    assert "line 39" in made[-1]
    assert any(line.startswith("Head:") for line in made[-1])


def test_signatures_below_a_text_stay_whole_wherever_its_last_page_ends() -> None:
    for lines in range(1, 40):
        text = "\n".join(f"line {n}" for n in range(lines))
        made = pages(report(Paragraph(text), Signatures(("Counter", "Witness", "Head"))))
        assert sum(any(role in line for role in ("Counter:", "Witness:", "Head:")) for line in made[-1]) == 3
        assert any(line == f"line {lines - 1}" for line in made[-1])


def test_chinese_columns_align_in_a_long_list_too() -> None:
    columns = (Column("name", "名称"), Column("kept", "投保", "boolean"), Column("amount", "金额", "money"))
    rows = [("复印纸 A4" if n % 2 else "pens", True, n * 100) for n in range(2_000)]
    made = pages(report(Table("list", "", columns, rows)))
    lines = [line for page in made for line in page if line.startswith(("复印纸", "pens"))]
    assert len(lines) == 2_000
    assert len(set(map(cells, lines))) == 1


def test_long_lists_say_that_texts_are_cut() -> None:
    rows = [(f"N-{n}", "long " * 30, 1) for n in range(grid.WRAPPED + 1)]
    made = pages(report(table(*rows)))
    assert made[-1][-1].startswith("Texts that end in … are cut")
    assert "…" in made[0][7]


def test_the_paper_is_the_smallest_that_reads_well() -> None:
    def wide(count: int) -> Report:
        columns = tuple(Column(f"c{n}", f"Column {n}", "money") for n in range(count))
        return report(Table("wide", "", columns, [(123_456_789,) * count]))

    # 12 cells each and 2 between: 6 x 12 + 5 x 2 = 82; 9 x 12 + 8 x 2 = 124; 12 x 12 + 11 x 2 = 166
    assert [as_text.paper_of(wide(count)) for count in (6, 9, 12)] == [PORTRAIT, LANDSCAPE, FINE]
    # Beyond that a row has two lines, the second indented by 4: 9 and 9 fit 132 cells, 12 and 12 fit 176.
    assert [as_text.paper_of(wide(count)) for count in (15, 18, 19, 24, 30)] == [LANDSCAPE, LANDSCAPE, FINE, FINE, FINE]


def test_rows_that_change_while_they_are_printed_are_refused_in_words() -> None:
    for promised, there in ((2_000, 1_999), (2_000, 2_001)):
        rows = [("a", "b", 1)] * there
        changing = Table("list", "", COLUMNS, lambda rows=rows: rows, count=lambda promised=promised: promised)
        with pytest.raises(Refused, match="The rows changed"):
            pages(report(changing))


def test_a_long_report_holds_one_page_of_rows_at_a_time() -> None:
    made = 0

    def rows() -> Iterator[tuple[Cell, ...]]:
        nonlocal made
        for n in range(5_000):
            made += 1
            yield (f"{n}", "x", 1)

    made_pages = as_text.pages(report(Table("list", "", COLUMNS, rows, count=lambda: 5_000)), SMALL)
    next(made_pages)
    assert made <= grid.SAMPLE + SMALL.lines
    assert sum(1 for _page in made_pages) == 384  # 5,000 rows, 13 a page, are 385 pages, and one was made before


def test_a_row_of_the_wrong_length_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="2 cells in a row of 3 columns"):
        pages(report(table(("a", "b"))))


def test_a_label_has_its_bars_where_the_page_is_wide_enough_for_them() -> None:
    item = Code(("TS-1",), ("█▀█",), "", ("▌▐▌█▌▐",))
    assert list(codes(Codes((item,)), 20)) == [["█▀█", "", "▌▐▌█▌▐", "TS-1"]]
    assert list(codes(Codes((item,)), 5)) == [["█▀█", "TS-1"]]
