"""The web page of a report: whole in itself, readable in either language, ready for A4."""

from dataclasses import replace
from datetime import date

import pytest

from bizdesk.reports.as_html import html
from bizdesk.reports.report import Chart, Column, Report, Series, Signatures, Table


def page(report: Report) -> str:
    return "".join(html(report))


def test_the_page_stands_alone(stock: Report) -> None:
    whole = page(stock)
    assert whole.startswith('<!doctype html>\n<html lang="en">')
    assert "default-src 'none'" in whole
    assert not any(word in whole for word in ("http:", "https:", "<script", "<link", "url("))


@pytest.mark.usefixtures("chinese")
def test_the_page_says_its_language(ledger: Report) -> None:
    whole = page(ledger)
    assert '<html lang="zh-CN">' in whole
    assert "<h1>固定资产台账</h1>" in whole
    assert "<span>截至 2026-03-31</span><span>制表人：李伟</span>" in whole
    assert '<tr class="total"><td class="text">合计</td>' in whole


def test_the_head_says_what_every_report_says(stock: Report) -> None:
    assert (
        "<header>\n"
        "<p><span>Bright Office Ltd</span><span>Printed at 2026-04-01 09:30</span></p>\n"
        "<h1>Stock list</h1>\n"
        "<p><span>As of 2026-03-31</span><span>Prepared by Li Wei</span></p>\n"
        "<p><span>Unit: CNY</span><span>Journal: 128 9f3a77c0</span></p>\n"
        "<p><span>Filter: Place: Store</span><span></span></p>\n"
        "</header>\n"
    ) in page(stock)


def test_a_period_is_said_instead_of_a_day(stock: Report) -> None:
    made = replace(stock, as_of=None, period=(date(2026, 1, 1), date(2026, 3, 31)))
    assert "<span>From 2026-01-01 to 2026-03-31</span>" in page(made)


def test_a_table_has_repeating_headings_and_its_totals_once(stock: Report) -> None:
    whole = page(stock)
    assert '<thead><tr><th scope="col" class="text" style="min-width: 7ch">Code</th>' in whole
    assert (
        '<tr><td class="text">BG-001</td><td class="text">Copy paper A4, 80 g</td><td class="number">12.5</td>'
        '<td class="text">box</td><td class="number">1,875.00</td><td class="number">66.4%</td>'
        '<td class="fixed">2026-03-02</td><td class="fixed">yes</td></tr>'
    ) in whole
    assert whole.count('<tr class="total">') == 1
    assert '<p class="note">Counted by two persons.</p>' in whole


def test_the_sheet_is_a4_with_numbered_pages(stock: Report) -> None:
    whole = page(stock)
    assert "@page { size: A4; margin:" in whole
    assert '@bottom-right { content: "Page " counter(page) " of " counter(pages);' in whole
    columns = tuple(Column(f"c{n}", f"Column {n}", "money") for n in range(9))
    wide = replace(stock, blocks=(Table("t", "", columns, [(123_456_789,) * 9]),))
    assert "@page { size: A4 landscape; margin:" in page(wide)


def test_an_office_name_cannot_leave_the_style_sheet(stock: Report) -> None:
    whole = page(replace(stock, office='a"; } </style><b>'))
    sheet = whole[whole.index("<style>") : whole.index("</style>")]
    assert r'content: "a\22 \3b  \7d  \3c \2f style' in sheet


def test_signatures_share_a_body_with_the_last_row_and_the_totals(ledger: Report) -> None:
    closing = page(ledger).split('<tbody class="closing">')[1].split("</tbody>")[0]
    assert "ZC-012" in closing
    assert "ZC-011" not in closing
    assert "78,000.78" in closing
    assert closing.count('<i class="date">') == 3
    assert page(ledger).count('<div class="signatures">') == 1


def test_no_rows_are_said(stock: Report) -> None:
    made = replace(stock, blocks=(Table("t", "", (Column("a", "A"), Column("b", "B")), empty="Nothing is due."),))
    assert '<tr><td colspan="2">Nothing is due.</td></tr>' in page(made)


def test_a_bar_is_as_long_as_its_figure(stock: Report) -> None:
    made = Chart("c", "C", "bar", ("a", "b"), (Series("S", (100, 50)),))
    whole = page(replace(stock, blocks=(made,)))
    widths = [float(part.split('width="')[1].split('"')[0]) for part in whole.split("<rect")[1:]]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.1)


def test_a_line_breaks_off_where_a_figure_is_missing(stock: Report) -> None:
    made = Chart("c", "C", "line", ("a", "b", "c", "d"), (Series("S", (1, None, 3, 4)),))
    path = page(replace(stock, blocks=(made,))).split('<path d="')[1].split('"')[0]
    assert [step[0] for step in path.split() if step[0] in "ML"] == ["M", "M", "L"]


def test_labels_are_pictures_that_can_run_nothing(stock: Report) -> None:
    whole = page(stock)
    assert '<img alt="" src="data:image/svg+xml;base64,PHN2Zy8+">' in whole  # "<svg/>"
    assert "<figcaption>BG-001<br>Copy paper</figcaption>" in whole


def test_a_form_shows_labels_and_values(stock: Report) -> None:
    assert '<dt class="label">Limit</dt><dd class="number">5,000.00</dd>' in page(stock)


def test_a_wide_table_is_set_fine_and_a_small_one_is_not_stretched(stock: Report) -> None:
    def looks(columns: int, *more: Signatures) -> str:
        heads = tuple(Column(f"c{n}", f"Column {n}", "money") for n in range(columns))
        made = page(replace(stock, blocks=(Table("t", "", heads, [(123_456_789,) * columns]), *more)))
        return made.split("<table")[1].split(">")[0]

    assert [looks(columns) for columns in (2, 6, 9, 10)] == [' class="narrow"', "", "", ' class="fine"']
    assert looks(2, Signatures(("Head",))) == "", "what is signed below it is as wide as the page"
