"""Stories of spreadsheets at the command line: looked at, brought in, refused, taken out and brought back."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

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
    assert "It would be refused: 1 rows cannot be imported." in dry.err
    said = desk(*words)
    assert (said.status, said.out) == (1, "")
    assert "Line 4: Refused." in said.err
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


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_goes_out_comes_back_without_change(desk: Typed, laptop: str, tmp_path: Path, ending: str) -> None:
    desk("set", "asset", laptop, "remarks==1+1", "serial=0012", "specification='quoted")
    path = tmp_path / f"assets.{ending}"
    said = desk("export", "asset", "-o", str(path))
    assert (said.status, said.out, said.err) == (0, "", f"1 rows written to {path}.\n")
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
        (("import", "staff", "/nowhere.csv"), 1, "There is no file nowhere.csv"),
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
