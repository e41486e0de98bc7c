"""Stories of reports, duties, search and depreciation at the command line."""

import csv
import json
import zipfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from bizdesk.office.text import cells

Typed = Callable[..., Any]


def test_every_report_is_listed_with_what_it_asks_for(desk: Typed) -> None:
    rows = {row["name"]: row for row in desk("reports", "--format", "json").json}
    assert rows["asset-ledger"]["parameters"][0] == "on"
    assert {"from", "to"} <= set(rows["maintenance-calendar"]["parameters"])
    assert "rule-book" in desk("reports").out


def test_a_report_is_the_same_in_every_format(desk: Typed, laptop: str, tmp_path: Path) -> None:
    told = desk("report", "asset-ledger", "--on", "2026-03-31", "--format", "json").json
    assert (told["name"], told["as_of"]) == ("asset-ledger", "2026-03-31")
    table = next(table for table in told["tables"] if table["name"] == "ledger")
    (row,) = table["rows"]
    # 2,560.00 less 5 % over 36 months is 67.56 a month; the month after it came into use is the first.
    assert (row["cost"], row["accumulated"], row["net_book_value"]) == ("2560.00", "135.12", "2424.88")
    assert "2,424.88" in desk("report", "asset-ledger", "--on", "2026-03-31").out
    assert "2,424.88" in desk("report", "asset-ledger", "--on", "2026-03-31", "--format", "html").out
    lines = csv.reader(StringIO(desk("report", "asset-ledger", "--on", "2026-03-31", "--format", "csv").out))
    assert "2424.88" in [cell for line in lines for cell in line]
    book = tmp_path / "ledger.xlsx"
    assert desk("report", "asset-ledger", "--on", "2026-03-31", "-o", str(book)).out == ""
    assert zipfile.ZipFile(book).testzip() is None


@pytest.mark.parametrize(
    ("ending", "begins"), [("txt", "Test office"), ("html", "<!"), ("json", "{"), ("csv", "\ufeff")]
)
def test_the_ending_of_a_file_chooses_the_format(desk: Typed, tmp_path: Path, ending: str, begins: str) -> None:
    path = tmp_path / f"rules.{ending}"
    assert desk("report", "rule-book", "-o", str(path)).status == 0
    assert path.read_text(encoding="utf-8").lstrip().startswith(begins.strip() or begins)


def test_a_report_takes_records_by_name(desk: Typed, laptop: str) -> None:
    told = desk("report", "asset-schedule", f"asset={laptop}", "--format", "json").json
    assert told["tables"][0]["rows"][0]["amount"] == "67.56"
    missing = desk("report", "asset-schedule")
    assert (missing.status, missing.out) == (2, "")


def test_a_report_from_a_day_on(desk: Typed) -> None:
    said = desk("report", "maintenance-calendar", "--from", "2026-01-01", "--to", "2026-06-30", "--format", "json")
    assert said.json["period"] == {"from": "2026-01-01", "to": "2026-06-30"}


def test_printing_without_a_printer_is_refused(desk: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    said = desk("report", "rule-book", "--print")
    assert (said.status, said.out) == (1, "")
    assert "no printing here" in said.err


def test_today_tells_what_is_due_on_the_day_it_is_told(desk: Typed, laptop: str) -> None:
    first = desk("today", "--format", "json").json[0]
    assert (first["state"], first["clause"]) == ("overdue", "4.2.1c")
    assert first["words"].startswith("Post depreciation for 2026-0")
    later = desk("today", "--today", "2029-06-30", "--format", "json").json
    assert "Count all fixed assets" in [row["words"] for row in later]
    assert {"state", "due_on", "words", "clause", "kind", "number"} == later[0].keys()


def test_nothing_due_is_said(desk: Typed) -> None:
    said = desk("today")
    assert (said.out, said.err) == ("", "Nothing is due.\n")
    assert desk("today", "--format", "json").json == []


def test_depreciation_is_posted_once(desk: Typed, laptop: str) -> None:
    dry = desk("depreciate", "--through", "2026-03", "--dry-run", "--format", "json").json
    posted = desk("depreciate", "--through", "2026-03", "--format", "json").json
    assert dry == posted
    assert [(run["period"], run["total"]) for run in posted["runs"]] == [("2026-02", "67.56"), ("2026-03", "67.56")]
    assert (posted["total"], posted["failures"]) == ("135.12", [])
    again = desk("depreciate", "--through", "2026-03")
    assert (again.status, again.out, again.err) == (0, "", "Nothing is due through 2026-03.\n")


def test_what_cannot_be_posted_is_said_and_stops_nothing(desk: Typed, laptop: str) -> None:
    desk(
        "add", "asset", "name=Press", "category=02", "cost=100", "acquired_on=2026-01-02", "in_use_on=2026-01-02",
        "method=units_of_production", "total_units=1000",
    )  # fmt: skip
    said = desk("depreciate", "--through", "2026-03")
    assert said.status == 0
    assert "Total: 135.12" in said.out
    assert "Not posted: ZC-2026-0002: no meter reading for 2026-03" in said.err


@pytest.mark.parametrize("text", ["笔记", "电脑", "laptop", "LAP", "脑"])
def test_an_asset_is_found_by_a_few_letters(desk: Typed, laptop: str, text: str) -> None:
    assert [row["number"] for row in desk("search", text, "--format", "json").json] == [laptop]


def test_a_note_leads_to_its_record(desk: Typed, laptop: str) -> None:
    desk("note", "asset", laptop, "the hinge squeaks")
    (row,) = desk("search", "hinge", "squeaks", "--format", "json").json
    assert row == {"kind": "asset", "number": laptop, "title": "笔记本电脑 Laptop: the hinge squeaks"}
    assert desk("search", "hinge").out.count(laptop) == 1
    nothing = desk("search", "nowhere")
    assert (nothing.status, nothing.out, nothing.err) == (0, "", "Nothing was found.\n")


def test_the_history_of_a_record_tells_each_change(desk: Typed, laptop: str) -> None:
    desk("do", "move", "asset", laptop, "place=A-MR")
    rows = desk("history", "asset", laptop, "--format", "json").json
    changes = [row["changes"] for row in rows if row["kind"] == "asset" and row["change"] == "change"]
    assert {"before": "", "after": "A-MR"} in [change.get("place") for change in changes]
    assert "Location: (empty) -> A-MR" in desk("history", "asset", laptop).out
    desk("do", "store", "asset", laptop)
    assert "Status: In use -> Idle" in desk("history", "asset", laptop).out
    assert len(desk("history", "asset", laptop, "--limit", "1", "--format", "json").json) == 1


def test_the_history_says_in_chinese_that_a_record_was_added(desk: Typed, laptop: str) -> None:
    """The word for adding is the catalogue's."""
    told = desk("--lang", "zh_CN", "history", "asset", laptop)
    assert f"  新增资产：{laptop}\n" in told.out
    assert "add" not in told.out
    assert f"  Add asset {laptop}\n" in desk("history", "asset", laptop).out


def test_the_history_is_csv_too(desk: Typed) -> None:
    rows = list(csv.DictReader(StringIO(desk("history", "--format", "csv").out)))
    assert rows[-1]["what"] == "Found the office"
    assert json.loads(desk("history", "--format", "json").out)[-1]["what"] == "Found the office"


def test_a_year_is_the_business_year(desk: Typed, laptop: str) -> None:
    """2,560.00 less 5 % over 36 months is 67.56 a month: February 2026 is the first one."""
    assert desk("set", "policy", "year_start", "value=4").status == 0
    assert desk("depreciate", "--through", "2026-02").status == 0
    told = desk("report", "depreciation", "--year", "2025", "--format", "json").json
    assert told["period"] == {"from": "2025-04-01", "to": "2026-02-28"}
    assert "2025-04-01 to 2026-02-28" in desk("report", "depreciation", "--year", "2025", "--lang", "en").out
    assert "67.56" in desk("report", "depreciation", "--year", "2025").out
    assert "67.56" not in desk("report", "depreciation", "--year", "2026").out
    assert desk("report", "depreciation", "--year", "9999").status == 0


@pytest.mark.parametrize("tongue", ["en", "zh_CN"])
def test_today_as_a_report_is_no_wider_than_a_terminal(
    desk: Typed, laptop: str, tongue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk("add", "maintenance", f"asset={laptop}", "kind=calibration", "planned_on=2026-03-01")
    said = desk("--lang", tongue, "report", "today").out
    assert "WX-2026-0001" in said
    assert max(map(cells, said.splitlines())) == 80
    monkeypatch.setenv("COLUMNS", "132")
    assert max(map(cells, desk("--lang", tongue, "report", "today").out.splitlines())) == 96


def test_a_form_that_goes_nobody_says_where_keeps_its_sheet(
    desk: Typed, laptop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert max(map(cells, desk("report", "asset-card", f"asset={laptop}").out.splitlines())) == 96
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(cells, desk("report", "asset-card", f"asset={laptop}").out.splitlines())) == 80


def test_a_report_of_a_period_is_as_of_its_end_and_names_its_parameters_as_typed(desk: Typed) -> None:
    report = desk("report", "satisfaction", "--from", "2026-01-01", "--to", "2026-02-28", "--format", "json").json
    assert (report["as_of"], report["period"]["to"]) == ("2026-02-28", "2026-02-28")
    assert "it has: from, to, month." in desk("report", "satisfaction", "colour=red").err
