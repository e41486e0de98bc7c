"""Accounts, plans and vouchers come in from the lists of offices and banks, and go out so that they come back."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from bizdesk.budgets import budget_steps
from bizdesk.budgets.models import (
    Account,
    Budget,
    BudgetAlert,
    BudgetChangeLine,
    BudgetLine,
    Commitment,
    Expense,
    FiscalYear,
)
from bizdesk.exchange.exporting import exporting
from bizdesk.exchange.importing import ImportPlan, apply, plan
from bizdesk.office.check import check
from bizdesk.office.errors import Refused
from bizdesk.office.work import finished
from tests.budgets.books import Books, opened

MONTHS = ",".join(f"{month}月" for month in range(1, 13))
EVEN = ",".join(["100.00"] * 12)


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with opened(tmp_path / "office.bizdesk") as books:
        yield books


def written(books: Books, *rows: str) -> Path:
    """A file of rows as a spreadsheet saves them."""
    path = books.office.path.parent / "list.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(row.split(",") for row in rows)
    return path


def look(books: Books, kind: type[Any], path: Path, **how: Any) -> ImportPlan:
    """What importing a file would do."""
    return finished(plan(books.office, kind, path, **how))


def bring(books: Books, kind: type[Any], path: Path, **how: Any) -> None:
    """Import a file."""
    apply(books.office, "002", look(books, kind, path, **how))


def fates(made: ImportPlan) -> list[str]:
    """What becomes of each row that is one."""
    return [row.fate for row in made.rows if row.fate != "skipped"]


def words(made: ImportPlan) -> str:
    """Why rows are refused."""
    return " ".join(row.words for row in made.rows if row.fate == "refused")


def test_a_plan_on_a_sheet_goes_into_the_draft(books: Books) -> None:
    """A title above, quarters between the months, the sums of the year and a total below: only the months come in."""
    budget = books.draft()
    with_quarters = "1月,2月,3月,一季度小计,4月,5月,6月,7月,8月,9月,10月,11月,12月,全年合计"
    path = written(
        books,
        "2026年度预算表",
        f"部门,预算科目,{with_quarters},增减率,编制说明",
        "04,差旅费,100,100,100,300,100,100,100,100,100,100,100,100,255.55,1355.55,5%,两个展会",
        "04,办公费,1.00,,,1.00,,,,,,,,,,1.00,,",
        "合计,,101,100,100,301,100,100,100,100,100,100,100,100,255.55,1356.55,,",
    )
    made = look(books, BudgetLine, path)
    assert fates(made) == ["add", "add"]
    bring(books, BudgetLine, path)
    travel, office = BudgetLine.select().order_by(BudgetLine.id)
    assert (travel.budget, travel.department, travel.account.code) == (budget, books.home, "A02")
    assert (travel.month_1, travel.month_4, travel.month_12) == (10_000, 10_000, 25_555)
    assert travel.explanation == "两个展会"
    assert (office.month_1, office.month_2) == (100, 0)
    assert fates(look(books, BudgetLine, path)) == ["same", "same"], "the same file twice adds nothing"


def test_months_may_stand_with_their_year_and_amounts_in_ten_thousands(books: Books) -> None:
    books.draft()
    path = books.office.path.parent / "plan.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet, day = workbook.add_worksheet(), workbook.add_format({"num_format": "yyyy-mm"})
    sheet.write_row(0, 0, ["单位：万元"])
    sheet.write_row(1, 0, ["部门", "科目编码", "预算科目", "2026-01", "2026年2月"])
    sheet.write_datetime(1, 5, date(2026, 3, 1), day)
    sheet.write_row(2, 0, ["04", "A02", "差旅费", 1.5, 0.25, 2])
    workbook.close()
    bring(books, BudgetLine, path)
    line = BudgetLine.get()
    assert (line.month_1, line.month_2, line.month_3) == (1_500_000, 250_000, 2_000_000)


def test_where_a_year_begins_in_april_january_is_its_tenth_month(books: Books) -> None:
    year = books.add(FiscalYear, year="2027", starts_on=date(2027, 4, 1))
    books.add(Budget, year=year)
    bring(books, BudgetLine, written(books, "Department,Account,January,April", "04,A02,10.00,40.00"))
    line = BudgetLine.get()
    assert (line.month_1, line.month_10) == (4_000, 1_000)


def test_lines_go_into_no_budget_that_was_handed_in_and_none_stands_twice(books: Books) -> None:
    budget = books.budget({"account": "A02", "total": 120_000})
    named = f"预算编号,部门,预算科目,{MONTHS}"
    made = look(books, BudgetLine, written(books, named, f"{budget.number},04,办公费,{EVEN}"))
    assert "In force" in words(made)
    head = f"部门,预算科目,{MONTHS}"
    assert "0 are drafts" in words(look(books, BudgetLine, written(books, head, f"04,办公费,{EVEN}")))
    books.draft({"account": "A02", "total": 120_000})
    other = EVEN.replace("100.00", "90.00")
    path = written(books, head, f"04,差旅费,{other}", f"04,办公费,{EVEN}", f"04,办公费,{other}")
    made = look(books, BudgetLine, path)
    assert fates(made) == ["refused", "add", "refused"]
    assert "YS-2026-0002/1 A02 Travel · 04 Sales is there already, with other values: Month 1 100.00" in words(made)
    assert "A01 Office expense stands in row 3 already" in words(made)


def test_a_plan_that_comes_again_is_written_over_while_it_is_a_draft_and_never_later(books: Books) -> None:
    budget = books.draft({"account": "A02", "total": 120_000})
    other = EVEN.replace("100.00", "90.00")
    path = written(books, f"部门,预算科目,{MONTHS}", f"04,差旅费,{other}")
    bring(books, BudgetLine, path, update=True)
    (line,) = BudgetLine.select()
    assert (line.month_1, line.month_12) == (9_000, 9_000)
    budget_steps.submit(books.office, "002", budget.afresh())
    named = written(books, f"预算编号,部门,预算科目,{MONTHS}", f"{budget.number},04,差旅费,{EVEN}")
    made = look(books, BudgetLine, named, update=True)
    assert fates(made) == ["refused"]
    assert "send it back before it is changed" in words(made)


def test_months_that_a_file_has_no_column_for_stay_as_they_were(books: Books) -> None:
    """Of 100.00 a month, January and February come anew: 30.00 and none said; the sum of all may be told beside."""
    books.draft({"account": "A02", "total": 120_000})
    bring(books, BudgetLine, written(books, "部门,预算科目,1月,2月", "04,差旅费,30.00,"), update=True)
    (line,) = BudgetLine.select()
    assert [line.month_1, line.month_2, line.month_12] == [3_000, 10_000, 10_000]
    whole = written(books, "部门,预算科目,1月,全年合计", "04,差旅费,40.00,1140.00")
    bring(books, BudgetLine, whole, update=True)
    assert BudgetLine.get().month_1 == 4_000
    assert fates(look(books, BudgetLine, whole)) == ["same"]


def test_a_plan_whose_months_do_not_come_to_its_total_is_refused_with_both_figures(books: Books) -> None:
    """September is read as Sept too; a month called otherwise is missing in the sum, or is told where there is none."""
    books.draft()
    head = "Department,Account,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,{},Oct,Nov,Dec"
    for september in ("Sept", "Sept."):
        made = look(books, BudgetLine, written(books, f"{head.format(september)},Total", f"04,A02,{EVEN},1200.00"))
        assert [(row.fate, row.words, row.values["month_9"]) for row in made.rows] == [("add", "", 10_000)]
    made = look(books, BudgetLine, written(books, f"{head.format('Herbst')},Total", f"04,A02,{EVEN},1200.00"))
    assert "The months come to 1,100.00, the row says 1,200.00" in words(made)
    made = look(books, BudgetLine, written(books, head.format("Herbst"), f"04,A02,{EVEN}"))
    silent = "No figure for month 9 of the budget year: in a new line nothing is planned then."
    assert [row.words for row in made.rows] == [silent]
    made = look(books, BudgetLine, written(books, "Department,Account,Total", "04,A02,1200.00"))
    assert "The months come to 0.00, the row says 1,200.00" in words(made)


def test_accounts_come_in_with_what_they_hang_under(books: Books) -> None:
    path = written(
        books, "科目编码,科目名称,上级科目,类别", "G,研发费用,,费用", "G01,材料费,G,费用", "H,设备,,资本性支出"
    )
    bring(books, Account, path)
    assert (Account.named("G01").parent, Account.named("H").kind) == (Account.named("G"), "capital")
    assert set(fates(look(books, Account, path))) == {"same"}


def test_a_voucher_list_comes_in_as_drafts_and_only_once(books: Books) -> None:
    """Two fares of one voucher, each described, are two; a day to come and an account nobody knows are named."""
    path = written(
        books,
        "凭证日期,部门,费用科目,摘要,借方金额,贷方金额,凭证号,余额",
        "2026-03-02,04,交通费,出租车,20.00,,记-1,980.00",
        "2026-03-02,04,交通费,出租车回程,20.00,,记-1,960.00",
        "2026-03-20,04,交通费,出租车,20.00,,记-2,940.00",
        "2026-03-03,04,无此科目,出租车,20.00,,记-3,920.00",
        "2026-03-03,04,交通费,退款,,15.00,记-4,935.00",
        "合计,,,,80.00,15.00,,",
    )
    made = look(books, Expense, path)
    assert fates(made) == ["add", "add", "refused", "refused", "refused"]
    assert "future" in words(made)
    assert "无此科目" in words(made)
    apply(books.office, "002", made, books.office.path.parent / "rejects.csv")
    told = [(each.state, each.amount, each.voucher_number) for each in Expense.select()]
    assert told == [("draft", 2_000, "记-1")] * 2
    assert fates(look(books, Expense, path))[:2] == ["same", "same"]
    books.do(Expense.get(), "post")
    assert fates(look(books, Expense, path))[:2] == ["same", "same"], "posted since"


def test_a_voucher_that_stands_twice_in_a_list_is_taken_once(books: Books) -> None:
    """Rows 2 and 4 are one voucher; two without a voucher number may be two. The list again adds nothing."""
    path = written(
        books,
        "Date,Department,Category,Payee,Debit,Voucher",
        "2026-03-02,04,A05,Cab,20.00,V-1",
        "2026-03-03,04,A05,Cab,20.00,",
        "2026-03-02,04,A05,Cab,20.00,V-1",
        "2026-03-03,04,A05,Cab,20.00,",
    )
    made = look(books, Expense, path)
    assert fates(made) == ["add", "add", "refused", "add"]
    assert "Row 2 has the same Voucher no. V-1 and all else alike" in words(made)
    apply(books.office, "002", made, books.office.path.parent / "rejects.csv")
    again = look(books, Expense, path)
    assert fates(again) == ["same", "same", "refused", "same"]
    with pytest.raises(Refused, match=r"1 of 4 rows are refused, 3 are there already\. Row 4"):
        apply(books.office, "002", again)


def test_drafts_that_would_be_stopped_are_told_before_they_come_in(books: Books) -> None:
    """Of 100.00: 20.00 booked, wherever it stands, leave 80.00, so that 70.00 fit, 15.00 do not and 10.00 do."""
    books.budget({"account": "A02", "month_1": 10_000, "control_to_date": "ignore"})
    rows = ("70.00,1,draft", "15.00,2,", "10.00,3,", "20.00,4,booked")
    head = "Date,Department,Category,Debit,Voucher,State"
    path = written(books, head, *(f"2026-03-03,04,A02,{row}" for row in rows))
    made = look(books, Expense, path)
    told = {row.line: row.words for row in made.rows if row.words}
    assert list(told) == [3]
    assert told[3].startswith("Kept as a draft, would be stopped: A02 Travel · 04 Sales: in force 100.00, spent 90.00,")
    assert "this 15.00 is 5.00 more than is left" in told[3]
    apply(books.office, "002", made)
    assert sorted((each.state, each.amount) for each in Expense.select()) == [
        ("draft", 1_000),
        ("draft", 1_500),
        ("draft", 7_000),
        ("posted", 2_000),
    ]


def test_a_row_said_to_be_a_draft_is_the_same_once_it_is_posted(books: Books) -> None:
    path = written(books, "日期,部门,费用科目,金额,状态", "2026-03-02,04,A05,20.00,未过账")
    bring(books, Expense, path)
    books.do(Expense.get(), "post")
    assert fates(look(books, Expense, path)) == ["same"]


def test_a_list_of_what_is_booked_is_held_against_the_budget_as_one_sum(books: Books) -> None:
    """100.00 are planned: 60.00 and 40.00 pass, exactly; with 0.01 more nothing comes in."""
    books.budget({"account": "A02", "month_1": 10_000, "control_to_date": "ignore"})
    head = "Date,Department,Category,Payee,Debit,Reference,State"
    rows = ("2026-02-03,04,A02,Rail,60.00,1,booked", "2026-03-03,04,A02,Air,40.00,2,booked")
    more = written(books, head, *rows, "2026-03-03,04,A02,Bus,0.01,3,booked")
    with pytest.raises(Refused, match=r"1 of 3 rows are refused\. Row 4: .* 0\.01 more than is left"):
        bring(books, Expense, more)
    assert Expense.select().count() == 0
    bring(books, Expense, written(books, head, *rows))
    assert [(each.state, each.period, each.payee) for each in Expense.select()] == [
        ("posted", "2026-02", "Rail"),
        ("posted", "2026-03", "Air"),
    ]
    assert check(books.office) == []


def test_each_row_beyond_the_budget_is_named_and_the_others_come_in(books: Books) -> None:
    """Of 100.00: 60.00 fit, 50.00 do not, 40.00 do; 10.00 come back, so that 10.00 more fit and 0.01 does not. A draft
    is not checked, and 30.00 of what is promised takes nothing anew: 25.00 of them fit, 6.00 are 1.00 too much."""
    books.budget({"account": "A02", "month_1": 13_000, "control_to_date": "ignore"})
    promised = books.add(Commitment, description="A fair", department="04", account="A02", amount=3_000)
    fair = promised.number
    rows = (
        *("60.00,booked,", "50.00,booked,", "40.00,booked,", "-10.00,booked,", "10.00,booked,", "0.01,booked,"),
        *("500.00,draft,", f"25.00,booked,{fair}", f"6.00,booked,{fair}"),
    )
    head = "Date,Department,Category,Voucher,Debit,State,Commitment"
    numbered = [f"2026-03-03,04,A02,V{place}," + row for place, row in enumerate(rows, start=2)]
    made = look(books, Expense, written(books, head, *numbered))
    assert {row.line for row in made.of("refused")} == {3, 7, 10}
    assert "this 50.00 is 10.00 more than is left" in made.of("refused")[0].words
    apply(books.office, "002", made, books.office.path.parent / "rejects.csv")
    assert sum(each.amount for each in Expense.select().where(Expense.state == "posted")) == 12_500
    assert promised.afresh().open_amount == 500
    assert [finding.sentence for finding in check(books.office) if finding.severity == "error"] == []


def test_a_department_that_a_list_brings_has_no_plan_yet(books: Books) -> None:
    books.budget({"account": "A02", "month_1": 10_000, "control_to_date": "ignore"})
    path = written(books, "Date,Department,Category,Debit,State", "2026-02-03,Harbour,A02,60.00,booked")
    made = look(books, Expense, path, create=True)
    assert "A02 Travel of (new): 60.00 is outside the plan" in words(made)


def test_a_list_that_brings_a_line_near_its_end_is_told_of_once(books: Books) -> None:
    """60.00 and then 25.00 of 100.00: 85 %, in two rows and one alert."""
    books.budget({"account": "A02", "month_1": 10_000, "control_to_date": "ignore"})
    head = "Date,Department,Category,Debit,Reference,State"
    rows = ("2026-02-03,04,A02,60.00,1,booked", "2026-03-03,04,A02,25.00,2,booked")
    bring(books, Expense, written(books, head, *rows))
    assert [alert.percent for alert in BudgetAlert.select()] == [80]


def test_what_is_posted_is_not_written_over(books: Books) -> None:
    spent = books.spend("A02", 1_000, "2026-03-02")
    path = written(books, "Expense no.,Amount", f"{spent.number},20.00")
    assert "not changed any more" in words(look(books, Expense, path, update=True))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_goes_out_comes_back_without_change(books: Books, ending: str) -> None:
    marked = {"account": "A02", "total": 100_000, "project": "XM-1", "carry_over": True}
    books.draft(marked, {"account": "A01", "total": 7})
    spent = books.spend("A02", 1_000, "2026-03-02", payee="Rail", voucher_number="0012", project="XM-1")
    books.do(spent, "reverse", reason="Twice")
    for kind in (Account, BudgetLine, Expense):
        path = books.office.path.parent / f"out.{ending}"
        finished(exporting(books.office, kind, path))
        assert set(fates(look(books, kind, path))) == {"same"}, kind


def test_what_a_draft_may_not_say_comes_in_by_no_file_either(books: Books) -> None:
    draft = books.add(Expense, department="04", account="A01", amount=5_000, date=date(2026, 3, 1))
    for heading, told in (("date", "2026-03-17"), ("asset", "ZC-1")):
        made = look(books, Expense, written(books, f"number,{heading}", f"{draft.number},{told}"), update=True)
        assert fates(made) == ["refused"], heading


@pytest.mark.parametrize("kind", [BudgetChangeLine, FiscalYear])
def test_what_looks_at_the_plan_is_added_one_at_a_time(books: Books, kind: type[Any]) -> None:
    """A file would add to a change that was approved, and years that share their months."""
    with pytest.raises(Refused, match="one at a time"):
        look(books, kind, written(books, "year,starts_on", "2031,2026-07-01"))
