"""Stories of spreadsheets at the command line: looked at, brought in, refused, taken out and brought back."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from bizdesk.assets.flows import ASSET_ACTIONS
from bizdesk.assets.synonyms import IMPAIRMENT
from bizdesk.commands.exchange import ranges

Typed = Callable[..., Any]

GOOD = "编号,姓名,部门,入职日期\n010,张三,02,2020-01-06\n011,李四,02,2021/3/1\n"


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    """A list of two people as a Chinese spreadsheet program saves it."""
    path = tmp_path / "staff.csv"
    path.write_bytes(GOOD.encode("gb18030"))
    return path


def numbers(desk: Typed) -> list[str]:
    return [row["number"] for row in desk("list", "staff", "--format", "json").json]


def test_a_spreadsheet_is_looked_at_then_brought_in_once(desk: Typed, staff: Path) -> None:
    words = ("import", "staff", str(staff), "--map", "编号=number", "姓名=name", "部门=department", "入职日期=hired_on")
    dry = desk(*words, "--dry-run", "--format", "json")
    assert dry.status == 0
    assert dry.json["counts"]["add"] == 2
    assert dry.json["columns"]["入职日期"] == "hired_on"
    assert numbers(desk) == ["001", "002"]

    done = desk(*words)
    assert (done.status, done.out.splitlines()[-1][:6]) == (0, "New: 2")
    assert numbers(desk) == ["001", "002", "010", "011"]
    assert desk("show", "staff", "011", "--format", "json").json["hired_on"] == "2021-03-01"

    again = desk(*words, "--format", "json").json
    assert (again["counts"]["add"], again["counts"]["same"]) == (0, 2)
    assert desk("undo").status == 0
    assert numbers(desk) == ["001", "002"]


def test_one_bad_row_keeps_all_of_them_out_and_is_named(desk: Typed, staff: Path) -> None:
    staff.write_text(GOOD + "012,王五,99,2020-01-06\n", encoding="utf-8")
    words = ("import", "staff", str(staff), "--map", "编号=number", "姓名=name", "部门=department", "入职日期=hired_on")
    dry = desk(*words, "--dry-run")
    assert dry.status == 1
    assert "It would be refused. Rows that cannot be imported: 1 of 3." in dry.err
    said = desk(*words)
    assert (said.status, said.out) == (1, "")
    assert "Row 4: Refused." in said.err
    assert "99" in said.err.splitlines()[-1]
    assert numbers(desk) == ["001", "002"]


def test_rejects_take_the_bad_rows(desk: Typed, staff: Path, tmp_path: Path) -> None:
    staff.write_text(GOOD + "012,王五,99,2020-01-06\n", encoding="utf-8")
    rejects = tmp_path / "rejects.csv"
    words = ("import", "staff", str(staff), "--map", "编号=number", "姓名=name", "部门=department", "入职日期=hired_on")
    assert desk(*words, "--rejects", str(rejects), "--dry-run").status == 0
    assert not rejects.exists()
    assert desk(*words, "--rejects", str(rejects)).status == 0
    assert numbers(desk) == ["001", "002", "010", "011"]
    _heading, row = csv.reader(StringIO(rejects.read_text(encoding="utf-8-sig")))
    assert row[:4] == ["012", "王五", "99", "2020-01-06"]


def test_when_every_row_is_refused_nothing_was_imported(desk: Typed, staff: Path, tmp_path: Path) -> None:
    staff.write_text("工号,姓名,部门\n012,王五,99\n", encoding="utf-8")
    rejects = tmp_path / "rejects.csv"
    dry = desk("import", "staff", str(staff), "--rejects", str(rejects), "--dry-run")
    assert (dry.status, dry.err.splitlines()[-2]) == (1, "Nothing would be imported. Refused rows: 1 of 1.")
    said = desk("import", "staff", str(staff), "--rejects", str(rejects))
    assert (said.status, said.err.splitlines()[-2:]) == (
        1,
        [f"The refused rows are in {rejects}: 1.", "Nothing was imported. Refused rows: 1 of 1."],
    )
    assert rejects.exists()
    assert numbers(desk) == ["001", "002"]


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_headings_without_rows_are_said_and_nothing_is_wrong(desk: Typed, staff: Path, words: tuple[str, ...]) -> None:
    staff.write_text("工号,姓名,部门\n", encoding="utf-8")
    said = desk("import", "staff", str(staff), *words)
    assert said.status == 0
    assert "There is nothing to import: no row stands under the headings." in said.out + said.err


def test_the_preview_says_how_amounts_are_counted(desk: Typed, tmp_path: Path) -> None:
    path = tmp_path / "assets.csv"
    path.write_text("单位：万元\n资产编号,资产名称,类别,原值,购置日期\n1,桌,05,1.28,2026-01-05\n", encoding="utf-8")
    said = desk("import", "asset", str(path), "--dry-run")
    assert "Original cost: ten thousands" in said.out
    assert "Row 1 says: 单位：万元. These amounts are multiplied by 10,000: 原值." in said.out
    assert desk("import", "asset", str(path)).status == 0
    assert desk("show", "asset", "1", "--format", "json").json["cost"] == "12800.00"


def test_rows_of_a_ledger_go_out_whole_though_they_never_come_in(desk: Typed, laptop: str) -> None:
    """2,560.00 at 5 % over 36 months: 67.56 a month."""
    assert desk("depreciate", "--through", "2026-02").status == 0
    rows = list(csv.DictReader(StringIO(desk("export", "depreciation_entry").out)))
    assert [(row["Asset"], row["Month"], row["Amount"]) for row in rows] == [(laptop, "2026-02", "67.56")]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_goes_out_comes_back_without_change(desk: Typed, laptop: str, tmp_path: Path, ending: str) -> None:
    desk("set", "asset", laptop, "remarks==1+1", "serial=0012", "specification='quoted")
    path = tmp_path / f"assets.{ending}"
    said = desk("export", "asset", "-o", str(path))
    assert (said.status, said.out, said.err) == (0, "", f"Written to {path}. Rows: 1.\n")
    back = desk("import", "asset", str(path), "--update", "--format", "json").json
    assert back["counts"] == {"add": 0, "update": 0, "same": 1, "refused": 0, "skipped": 0}


def test_an_export_takes_filters_and_standard_output(desk: Typed) -> None:
    said = desk("export", "place", "name~room", "code!=A-MR")
    rows = list(csv.DictReader(StringIO(said.out)))
    assert [row["Code"] for row in rows] == ["A-SR", "A-ST"]
    assert "=" not in said.out


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("import", "staff", "/nowhere.csv"), 1, "There is no file /nowhere.csv"),
        (("import", "staff", __file__, "--sheet", "9"), 1, "is a text file: it has no sheets"),
        (("import", "asset_event", __file__), 1, "cannot be imported"),
        (("import", "staff", __file__, "--map", "number"), 2, "number is no Header=field."),
        (("export", "staff", "-o", "staff.pdf"), 1, "an export is a .csv or an .xlsx file"),
        (("export", "staff", "-o", "/nowhere/staff.csv"), 1, "cannot be written"),
        (("export", "people"), 2, "There is no kind of record people."),
    ],
)
def test_what_cannot_be_read_or_written_is_said(desk: Typed, words: tuple[str, ...], status: int, told: str) -> None:
    said = desk(*words)
    assert (said.status, said.out) == (status, "")
    assert told in said.err


def test_no_file_is_written_over_unless_one_says_so(desk: Typed, laptop: str, tmp_path: Path) -> None:
    for command in (("export", "asset"), ("report", "asset-ledger")):
        path = tmp_path / f"{command[0]}.csv"
        path.write_text("mine", "utf-8")
        said = desk(*command, "-o", str(path))
        assert (said.status, said.out) == (1, "")
        assert said.err == f"{path} exists already: choose another name, or give --force.\n"
        assert path.read_text("utf-8") == "mine"
        said = desk(*command, "-o", str(path), "--force")
        assert (said.status, said.err.startswith(f"Written to {path}.")) == (0, True)
        assert laptop in path.read_text("utf-8")


def test_what_is_to_be_said_of_the_rows_taken_is_said_when_they_are_taken(desk: Typed, tmp_path: Path) -> None:
    path = tmp_path / "assets.csv"
    head = "资产编号,资产名称,类别,原值,购置日期,开始使用日期,使用状况,累计折旧,已计提月份,净残值率,使用年限\n"
    rows = [
        "1,桌,05,1000,2024-01-01,2024-01-05,待报废,0,0,5%,5",
        "2,桌,05,1000,2024-01-01,2024-01-05,待报废,0,0,5%,5",
        "3,桌,05,1000,2024-01-01,2024-01-05,在用,900,1,5%,5",
        "4,桌,05,1000,2026-05-01,,在用,0,0,5%,5",
    ]
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    said = desk("import", "asset", str(path))
    assert said.status == 0
    assert "Rows 2-3 (2 in all): New. Disposal requested: it comes in as in use, its condition" in said.err
    assert "Row 4: New. Opening balances: 900.00 is given as charged" in said.err
    assert "Row 5: New. It stays a draft: 2026-05-01 lies in the future." in said.err
    said = desk("import", "asset", str(path))
    assert "Rows 2-5 (4 in all): There already." in said.err


def test_rows_without_numbers_that_are_there_already_are_named_together(desk: Typed, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(
        "受理日期,客户名称,投诉主题\n2025-03-06,海港船厂,漏水\n2025-03-07,海港船厂,噪声\n", encoding="utf-8"
    )
    assert desk("import", "complaint", str(path), "--create").status == 0
    said = desk("import", "complaint", str(path))
    assert "Rows 2-3 (2 in all): There already." in said.err
    assert "has all these values already" in desk("import", "complaint", str(path), "--dry-run").out


def test_numbers_that_follow_one_another_are_joined() -> None:
    assert list(ranges([2, 3, 4, 7, 9, 10])) == ["2-4", "7", "9-10"]


def test_a_card_typed_with_opening_balances_is_looked_at_as_its_preview_does(desk: Typed) -> None:
    """100.00 less 5.00 over 60 months: 1.58 a month, 47.40 in 30 months, and 90.00 is given."""
    words = ["name=桌", "category=05", "cost=100", "acquired_on=2024-01-01", "in_use_on=2024-01-01", "life_months=60"]
    said = desk("add", "asset", *words, "opening_accumulated=90", "opening_months=30")
    assert said.status == 0
    assert "Opening balances: 90.00 is given as charged, the method makes it 47.40." in said.err


def test_what_a_file_of_cards_leaves_out_is_said(desk: Typed, laptop: str) -> None:
    assert "posted depreciation" not in desk("export", "asset").err
    assert desk("depreciate", "--through", "2026-02").status == 0
    said = desk("export", "asset")
    assert "Cards with posted depreciation or changed values: 1." in said.err
    assert "copy its file or restore a backup" in said.err
    assert laptop in said.out


def test_the_step_that_books_an_impairment_is_named_as_the_screens_name_it() -> None:
    assert f"'{ASSET_ACTIONS['impair']}'" in IMPAIRMENT


def test_an_import_refused_for_what_is_missing_says_what_to_bring_first_and_names_the_option(
    desk: Typed, tmp_path: Path
) -> None:
    path = tmp_path / "departments.csv"
    path.write_text('Code,Name,Manager\n91,Night shift,Nobody\n92,Day shift,"Rohan, Hand"\n', encoding="utf-8")
    said = desk("import", "department", str(path))
    assert said.status == 1
    assert "There is no employee Nobody. Import or add staff first, or let the import make what is missing." in said.err
    assert "\nWith --create the import makes what is missing.\n" in said.err
    dry = desk("import", "department", str(path), "--create", "--dry-run")
    assert (dry.status, "--create" in dry.err) == (0, False)
    assert "To be made, Staff (2): Nobody; Rohan, Hand." in dry.out


def test_an_import_that_would_write_over_names_the_option(desk: Typed, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Staff no.,Name\n001,Another name\n", encoding="utf-8")
    said = desk("import", "staff", str(path), "--dry-run")
    assert said.status == 1
    assert "With --update the import writes over the values that are there.\n" in said.err
    assert "--update" not in desk("import", "staff", str(path), "--update", "--dry-run").err


@pytest.mark.parametrize("meant", ["colour", "name:furlongs"])
def test_a_field_that_there_is_not_is_wrong_usage_of_a_mapping(desk: Typed, tmp_path: Path, meant: str) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("No,Called\n7,Jo\n", encoding="utf-8")
    assert desk("import", "staff", str(path), "--map", f"Called={meant}").status == 2


def test_a_purchase_list_is_imported_into_the_plan_that_is_named(desk: Typed, tmp_path: Path) -> None:
    desk("add", "supply", "code=B-01", "name=中性笔", "specification=0.5mm", "unit=支")
    plan = desk("add", "purchase_plan", "title=三月").out.strip()
    file = tmp_path / "采购清单.csv"
    told = "名称,规格,单位,数量,单价,金额,备注", "中性笔,0.5mm,支,200,0.80,160.00,展会", "合计,,,200,,160.00,"
    file.write_text("\n".join(told), "gb18030")
    lost = desk("import", "purchase_plan_line", str(file))
    assert (lost.status, "plan=NUMBER" in lost.err) == (1, True)
    tried = desk("import", "purchase_plan_line", str(file), f"plan={plan}", "--dry-run")
    assert (tried.status, desk("list", "purchase_plan_line", "--format", "json").json) == (0, [])
    done = desk("import", "purchase_plan_line", str(file), f"plan={plan}")
    assert done.status == 0, done.err
    (line,) = desk("list", "purchase_plan_line", "--format", "json").json
    assert (line["supply"], line["planned"], line["price"], line["reason"]) == ("B-01", "200", "0.80", "展会")
    again = desk("import", "purchase_plan_line", str(file), f"plan={plan}")
    assert (again.status, "There already: 1" in again.out) == (0, True)
    assert desk("import", "purchase_plan_line", str(file), "plan=CJ-1").status == 1


def test_a_list_in_two_blocks_names_the_block_and_the_item_of_every_row(desk: Typed, tmp_path: Path) -> None:
    desk("add", "supply", "code=YP-1", "name=Scissors", "unit=pc")
    number = desk("add", "purchase_plan", "title=March").out.split()[-1]
    path = tmp_path / "list.csv"
    path.write_text("Name,Quantity,Name,Quantity\nScissors,6,Scissors,6\nScissors,5,Anvil,1\n", encoding="utf-8")
    words = ("import", "purchase_plan_line", str(path), f"plan={number}")
    dry = desk(*words, "--dry-run")
    assert "2, block 1  New" in dry.out
    assert "YP-1 Scissors" in next(line for line in dry.out.splitlines() if "New" in line)
    assert "Row 3, block 2: Refused. Supply: There is no supply Anvil" in desk(*words).err
    told = desk(*words, "--dry-run", "--format", "json").json["rows"]
    assert [(row["line"], row["block"], row["fate"]) for row in told] == [
        (2, 1, "add"), (2, 2, "same"), (3, 1, "refused"), (3, 2, "refused"),
    ]  # fmt: skip
