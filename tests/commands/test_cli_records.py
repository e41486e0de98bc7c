"""Stories of records at the command line: listing, adding, setting, acting, deleting, undoing."""

import csv
import re
from collections.abc import Callable
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

Typed = Callable[..., Any]


def test_an_asset_is_added_moved_and_shown(desk: Typed, laptop: str) -> None:
    assert laptop == "ZC-2026-0001"
    moved = desk("do", "move", "asset", laptop, "place=Meeting room", "user=001", "--as", "002")
    assert (moved.status, moved.out) == (0, "Transfer ZC-2026-0001 笔记本电脑 Laptop\n")

    told = desk("show", "asset", laptop, "--format", "json").json
    assert told["cost"] == "2560.00"
    assert told["quantity"] == "1"
    assert told["life_months"] == 36
    assert told["acquired_on"] == "2026-01-02"
    assert (told["category"], told["place"], told["user"]) == ("04", "A-MR", "001")
    assert told["status"] == "in_use"
    assert (told["notes"], told["documents"]) == ([], [])
    newest = next(row for row in told["history"] if row["kind"] == "asset")
    assert newest["who"] == "002"
    assert newest["changes"]["place"] == {"before": "", "after": "A-MR"}


def test_no_value_of_a_row_is_null_and_bookkeeping_is_told(desk: Typed, laptop: str) -> None:
    (row,) = desk("list", "asset", "--format", "json").json
    assert None not in row.values()
    assert datetime.fromisoformat(row["created_at"]).astimezone(ZoneInfo("Asia/Shanghai")).date() == date(2026, 3, 16)
    assert {"number", "supplier", "residual_percent", "updated_at"} <= row.keys()
    assert "revision" not in row


def test_csv_carries_the_same_values_and_no_formula(desk: Typed, laptop: str) -> None:
    desk("set", "asset", laptop, "remarks==HYPERLINK(1)", "model=-5", "specification=+cmd")
    (row,) = csv.DictReader(StringIO(desk("list", "asset", "--format", "csv").out))
    (same,) = desk("list", "asset", "--format", "json").json
    assert row["remarks"] == "'=HYPERLINK(1)"
    assert row["specification"] == "'+cmd"
    assert {name: row[name] for name in ("number", "cost", "place")} == {
        name: same[name] for name in ("number", "cost", "place")
    }


def test_csv_without_rows_still_has_its_heading(desk: Typed) -> None:
    assert desk("list", "supplier", "--format", "csv").out.startswith("code,name,contact,")


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (["cost>=100"], ["Chair", "Desk"]),
        (["cost>100"], ["Desk"]),
        (["cost<=100"], ["Chair", "Lamp"]),
        (["cost=100"], ["Chair"]),
        (["name~es"], ["Desk"]),
        (["name!=Desk"], ["Chair", "Lamp"]),
        (["place=A-MR"], ["Desk"]),
        (["place=Meeting room"], ["Desk"]),
        (["place="], ["Chair", "Lamp"]),
        (["place~meet"], ["Desk"]),
        (["category=Furniture and tools", "cost<1000"], ["Chair"]),
        (["status=draft"], ["Lamp"]),
        (["status=in_use,draft"], ["Chair", "Desk", "Lamp"]),
        (["status~use"], ["Chair", "Desk"]),
        (["in_use_on="], ["Lamp"]),
        (["in_use_on>=2026-02-01"], ["Desk"]),
        (["acquired_on~2026-01"], ["Chair", "Lamp"]),
        (["created_at=2026-03-16"], ["Chair", "Desk", "Lamp"]),
        (["created_at>2026-03-16"], []),
        (["created_at<=2026-03-16"], ["Chair", "Desk", "Lamp"]),
        (["created_at<2026-03-16"], []),
        (["Asset name=Desk"], ["Desk"]),
        (["--search", "des"], ["Desk"]),
        (["--limit", "2"], ["Chair", "Desk"]),
        (["--sort", "-cost"], ["Desk", "Chair", "Lamp"]),
        (["--sort", "place,cost"], ["Lamp", "Chair", "Desk"]),
    ],
)
def test_rows_are_chosen_and_ordered(desk: Typed, filters: list[str], names: list[str]) -> None:
    for words in (
        ("name=Chair", "category=05", "cost=100", "acquired_on=2026-01-05", "in_use_on=2026-01-05"),
        ("name=Desk", "category=05", "cost=1000", "acquired_on=2026-02-05", "in_use_on=2026-02-05", "place=A-MR"),
        ("name=Lamp", "category=04", "cost=20", "acquired_on=2026-01-06"),
    ):
        assert desk("add", "asset", "life_months=60", *words).status == 0
    assert [row["name"] for row in desk("list", "asset", *filters, "--format", "json").json] == names


def test_text_is_set_in_columns_of_cells(desk: Typed) -> None:
    said = desk("list", "staff")
    assert said.out == (
        "Staff no.  Full name  Roles\n"
        "001        王小明     approver, keeper\n"
        "002        Li Na      applicant\n"
    )  # fmt: skip


def test_forty_columns_are_not_exceeded(desk: Typed, laptop: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from bizdesk.office.text import cells

    monkeypatch.setenv("COLUMNS", "40")
    for words in (("list", "asset"), ("show", "asset", laptop), ("help",), ("history",), ("kinds",)):
        lines = desk(*words).out.splitlines()
        assert lines
        assert max(map(cells, lines[1:])) <= 40  # the first line of the help is to be copied whole


def test_a_hostile_name_is_shown_plainly(desk: Typed) -> None:
    desk("add", "place", "code=X", "name=[red]\x1b[31m\u202egnp", "remarks=two\nlines")
    for words in (("list", "place"), ("show", "place", "X"), ("history",), ("search", "red"), ("report", "today")):
        out = desk(*words).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert "[red]␛[31m\\u202egnp" in desk("list", "place").out
    assert desk("show", "place", "X", "--format", "json").json["name"] == "[red]\x1b[31m\u202egnp"


def test_a_long_text_comes_from_a_file(desk: Typed, tmp_path: Path) -> None:
    told = tmp_path / "remarks.txt"
    told.write_bytes("第一行\n第二行\n".encode("gb18030"))
    assert desk("set", "place", "A", f"remarks=@{told}", "name=@@home").status == 0
    place = desk("show", "place", "A", "--format", "json").json
    assert (place["remarks"], place["name"]) == ("第一行\n第二行", "@home")
    assert desk("set", "place", "A", "remarks=@/nowhere").status == 1


def test_set_says_what_changed_and_empties(desk: Typed, laptop: str) -> None:
    fixed = desk("set", "asset", laptop, "serial=SN-1", "status=idle")
    assert (fixed.status, fixed.out) == (1, "")
    said = desk("set", "asset", laptop, "serial=SN-1", "unit=pc")
    assert said.out == "Edit asset ZC-2026-0001 (Serial no.: (empty) -> SN-1; Unit: (empty) -> pc)\n"
    assert desk("set", "asset", laptop, "serial=").out == "Edit asset ZC-2026-0001 (Serial no.: SN-1 -> (empty))\n"
    again = desk("set", "asset", laptop, "unit=pc")
    assert (again.status, again.out, again.err) == (0, "", "Nothing to do: the values are as they were.\n")


@pytest.mark.parametrize(
    "words",
    [
        ("add", "staff", "number=9", "name=New"),
        ("set", "staff", "001", "phone=5"),
        ("do", "move", "asset", "ZC-2026-0001", "place=A-MR"),
        ("do", "improve", "asset", "ZC-2026-0001", "amount=100", "reason=more memory"),
        ("do", "request_disposal", "asset", "ZC-2026-0001", "kind=sale", "reason=old", "requested_by=002"),
        ("delete", "staff", "002"),
        ("note", "asset", "ZC-2026-0001", "hello"),
        ("attach", "asset", "ZC-2026-0001", __file__),
        ("depreciate", "--through", "2026-03"),
        ("undo",),
        ("set", "policy", "warning_days", "value=60"),
    ],
)
def test_a_dry_run_tells_the_same_and_saves_nothing(desk: Typed, laptop: str, words: tuple[str, ...]) -> None:
    before = desk("journal", "verify").out
    dry = desk(*words, "--dry-run")
    assert dry.status == 0
    assert "Dry run: nothing was saved." in dry.err
    assert desk("journal", "verify").out == before
    done = desk(*words)
    would = dry.out.replace("Would be done: ", "").replace("Would be undone: ", "Undone: ")
    assert would.endswith(done.out)
    # A new record and the months to be posted are shown as they would be.
    assert (would != dry.out) is (words[0] not in ("add", "depreciate"))
    assert desk("journal", "verify").out != before


def test_adding_can_be_tried_and_shows_the_record_as_it_would_be(desk: Typed) -> None:
    words = (
        "add",
        "asset",
        "name=Desk",
        "category=05",
        "cost=12*100",
        "acquired_on=2026-03-02",
        "in_use_on=2026-03-02",
    )
    lines = desk(*words, "--dry-run").out.splitlines()
    facts = {line[:30].strip(): line[30:].strip() for line in lines[:-1]}
    assert (facts["Category"], facts["Original cost"]) == ("05 Furniture and tools", "1,200.00 CNY")
    assert (facts["Residual value"], facts["Useful life (months)"]) == ("60.00 CNY", "60")
    assert lines[-1] == "ZC-2026-0001"
    assert desk("show", "asset", "ZC-2026-0001").status == 1


def test_a_scan_tells_what_came_of_it(desk: Typed, laptop: str) -> None:
    desk("do", "move", "asset", laptop, "place=A-MR")
    count = desk("add", "stocktake", "name=March", "scope=all", "counted_on=2026-03-16").out.strip()
    told = [desk("do", "scan", "stocktake", count, f"tag={tag}", "place=A-ST").out for tag in (laptop, laptop, "ZC-9")]
    assert told == [
        f"Scan {laptop} in {count}: Misplaced\n",
        f"Scan {laptop} in {count}: Duplicate\n",
        f"Scan ZC-9 in {count}: Unknown\n",
    ]


def test_a_dry_run_that_would_be_refused_is_refused(desk: Typed, laptop: str) -> None:
    said = desk("do", "return", "asset", laptop, "--dry-run")
    assert said.status == 1
    assert said.err == "ZC-2026-0001 is In use: 'Return' is a step from On loan. [4.2.1]\n"


@pytest.mark.parametrize(
    ("action", "lacking"), [("split", "Quantities of the parts"), ("improve", "Cost of"), ("merge", "Into asset")]
)
def test_a_dry_run_without_what_is_needed_says_what(desk: Typed, laptop: str, action: str, lacking: str) -> None:
    said = desk("do", action, "asset", laptop, "--dry-run")
    assert (said.status, said.out) == (1, "")
    assert lacking in said.err
    assert "is required" in said.err
    assert said.err == desk("do", action, "asset", laptop).err


def test_a_dry_run_previews_what_a_change_of_value_does(desk: Typed, laptop: str) -> None:
    said = desk("do", "improve", "asset", laptop, "amount=1000", "reason=more", "--dry-run")
    assert "Cost: 2,560.00 -> 3,560.00" in said.out.splitlines()


def test_a_step_names_the_record_it_makes(desk: Typed, laptop: str) -> None:
    said = desk("do", "request-disposal", "asset", laptop, "kind=sale", "reason=old", "requested_by=002")
    assert said.out == "Apply for disposal of ZC-2026-0001 笔记本电脑 Laptop: BF-2026-0001\n"
    assert desk("do", "approve", "disposal", "BF-2026-0001", "approver=001").status == 0
    twice = desk("do", "approve", "disposal", "BF-2026-0001", "approver=001")
    assert twice.status == 0
    assert "nothing to do" in twice.err


def test_every_fault_of_the_values_is_said_at_once(desk: Typed) -> None:
    said = desk("add", "asset", "name=x", "category=99", "cost=1e3", "acquired_on=3/4/2026")
    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1
    for part in ("There is no asset category 99", "1e3", "This may be 2026-03-04 or 2026-04-03"):
        assert part in said.err


def test_what_is_done_is_undone_and_redone(desk: Typed, laptop: str) -> None:
    desk("do", "move", "asset", laptop, "place=A-MR")
    assert desk("undo").out == "Undone: Transfer ZC-2026-0001 笔记本电脑 Laptop\n"
    assert desk("list", "asset", "place=A-MR", "--format", "json").json == []
    assert desk("redo", "--dry-run").out == "Would be done again: Transfer ZC-2026-0001 笔记本电脑 Laptop\n"
    assert desk("redo").out == "Done again: Transfer ZC-2026-0001 笔记本电脑 Laptop\n"
    assert len(desk("list", "asset", "place=A-MR", "--format", "json").json) == 1
    nothing = desk("redo")
    assert (nothing.status, nothing.err) == (1, "There is nothing to redo.\n")


def test_what_somebody_else_did_is_undone_with_their_name(desk: Typed, laptop: str) -> None:
    assert desk("--as", "002", "note", "asset", laptop, "Sticks.").status == 0
    assert desk("--as", "001", "undo").out.endswith(" (by 002 Li Na)\n")


def test_an_older_act_is_undone_by_its_number(desk: Typed) -> None:
    number = next(row["batch"] for row in desk("history", "--format", "json").json if "Li Na" in row["what"])
    desk("add", "place", "code=X", "name=Attic")
    assert desk("undo", str(number)).status == 0
    assert [row["number"] for row in desk("list", "staff", "--format", "json").json] == ["001"]
    states = {row["batch"]: row["state"] for row in desk("history", "--format", "json").json}
    assert states[number] == "undone"


def test_a_line_is_never_called_by_its_row(desk: Typed, laptop: str) -> None:
    assert desk("depreciate", "--through", "2026-02").status == 0
    posted = desk("history", "--format", "json").json[0]["batch"]
    assert desk("depreciate", "--through", "2026-03").status == 0
    said = desk("undo", str(posted))
    assert said.status == 1
    assert said.err.startswith(f"{laptop}/1 was changed later by act {posted + 1} (")
    assert [desk("undo").status, desk("undo").status] == [0, 0]
    told = desk("history", "asset", laptop).out
    assert f"Delete depreciation entry {laptop}/2026-03" in told
    assert f"Delete depreciation entry {laptop}/2026-02" in told


@pytest.mark.parametrize("words", [("--dry-run",), ()])
def test_an_act_that_later_ones_rest_on_is_refused_by_a_dry_run_too(desk: Typed, words: tuple[str, ...]) -> None:
    """A meter reading belongs to the month that was posted from it, which no entry of the journal tells."""
    terms = ("method=units_of_production", "total_units=1000", "cost=2560", "category=04", "acquired_on=2025-12-01")
    number = desk("add", "asset", "name=Press", *terms).out.strip()
    assert desk("do", "register", "asset", number, "on=2025-12-01").status == 0
    assert desk("add", "meter_reading", f"asset={number}", "period=2026-02", "units=100").status == 0
    reading = desk("history", "--format", "json").json[0]["batch"]
    assert desk("undo", str(reading), "--dry-run").status == 0
    assert desk("depreciate", "--through", "2026-02").status == 0
    said = desk("undo", str(reading), *words)
    assert (said.status, said.out) == (1, "")
    assert "what was posted for 2026-02 is not what the rules give. Undo what came later first." in said.err
    assert desk("list", "meter_reading", "--format", "json").json


def test_an_approval_that_is_void_says_so_and_since_when(desk: Typed, laptop: str) -> None:
    """Void by an edit of what was approved; the approval that follows holds, and nothing is missing in CSV."""
    desk("do", "request_disposal", "asset", laptop, "kind=sale", "reason=old", "requested_by=002")
    assert desk("do", "approve", "disposal", "BF-2026-0001", "approver=001").status == 0
    assert desk("set", "disposal", "BF-2026-0001", "kind=scrap").status == 0
    assert desk("do", "approve", "disposal", "BF-2026-0001", "approver=001").status == 0
    told = [
        (row["verdict"], row["void"], row["voided_on"]) for row in desk("list", "approval", "--format", "json").json
    ]
    assert told == [("approved", True, "2026-03-16"), ("approved", False, "")]
    rows = list(csv.DictReader(StringIO(desk("list", "approval", "--format", "csv").out)))
    assert [(row["void"], row["voided_on"]) for row in rows] == [("true", "2026-03-16"), ("false", "")]
    one = desk("show", "approval", "disposal/BF-2026-0001/1", "--format", "json").json
    assert (one["void"], one["voided_on"]) == (True, "2026-03-16")
    said = desk("list", "approval", "--columns", "step,void,voided_on").out.splitlines()
    assert [line.split()[-2:] for line in said[1:]] == [["yes", "2026-03-16"], ["Approval", "no"]]
    fields = {field["name"]: field for field in desk("kinds", "approval", "--format", "json").json["fields"]}
    assert (fields["void"]["type"], fields["voided_on"]["type"]) == ("boolean", "date")


def test_a_disposal_tells_what_it_brought_once_it_is_done(desk: Typed, laptop: str) -> None:
    """Two months of 67.56 leave 2,424.88 (2,560.00 less 5 %, 36 months); 700.00 less 12.50 is 1,737.38 short of it."""
    desk("do", "request_disposal", "asset", laptop, "kind=sale", "reason=old", "requested_by=002")
    desk("do", "approve", "disposal", "BF-2026-0001", "approver=001")
    assert desk("show", "disposal", "BF-2026-0001", "--format", "json").json["gain"] == ""
    assert "Gain (loss)" not in desk("show", "disposal", "BF-2026-0001").out
    done = desk("do", "dispose", "disposal", "BF-2026-0001", "proceeds=700", "costs=12.50")
    assert done.status == 0
    told = desk("show", "disposal", "BF-2026-0001", "--format", "json").json
    assert (told["final_net_book_value"], told["gain"]) == ("2424.88", "-1737.38")
    assert re.search(r"Gain \(loss\)\s+-1,737\.38 CNY", desk("show", "disposal", "BF-2026-0001").out)
    assert desk("list", "disposal", "--columns", "number,gain", "--format", "json").json == [
        {"number": "BF-2026-0001", "gain": "-1737.38"}
    ]
    fields = {field["name"]: field for field in desk("kinds", "disposal", "--format", "json").json["fields"]}
    assert fields["gain"]["type"] == "money"


def test_a_thread_and_documents_hang_on_a_record(desk: Typed, laptop: str, tmp_path: Path) -> None:
    invoice = tmp_path / "invoice.txt"
    invoice.write_text("1,280.00")
    assert desk("note", "asset", laptop, "The left key sticks.", "--as", "002", "--kind", "customer").status == 0
    assert desk("attach", "asset", laptop, str(invoice), "--kind", "form").status == 0
    told = desk("show", "asset", laptop, "--format", "json").json
    (note,), (document,) = told["notes"], told["documents"]
    assert (note["text"], note["written_by"], note["kind"]) == ("The left key sticks.", "002", "customer")
    assert (document["name"], document["kind"], document["version"]) == ("invoice.txt", "form", 1)
    text = desk("show", "asset", laptop).out
    assert "The left key sticks." in text
    assert "invoice.txt" in text

    into = tmp_path / "into"
    saved = desk("documents", "asset", laptop, "--save", str(into)).out.strip()
    assert Path(saved).read_text() == "1,280.00"
    refused = desk("documents", "asset", laptop, "--save", str(invoice))
    assert refused.err == f"{invoice} is no folder.\n"


def test_a_record_in_use_is_not_deleted(desk: Typed, laptop: str) -> None:
    desk("do", "move", "asset", laptop, "place=A-MR")
    refused = desk("delete", "place", "A-MR")
    assert refused.status == 1
    assert "A-MR is in use by" in refused.err
    assert desk("delete", "place", "A-SR").out == "Delete A-SR\n"


def test_rules_are_listed_and_set(desk: Typed) -> None:
    assert desk("set", "policy", "warning_days", "value=soon").status == 1
    assert desk("set", "policy", "warning_days", "value=45").status == 0
    values = {row["key"]: row["value"] for row in desk("policy", "--format", "json").json}
    assert (values["warning_days"], values["currency"]) == ("45", "CNY")


def test_kinds_tell_fields_choices_and_actions(desk: Typed) -> None:
    assert "asset" in [row["kind"] for row in desk("kinds", "--format", "json").json]
    told = desk("kinds", "asset", "--format", "json").json
    fields = {field["name"]: field for field in told["fields"]}
    assert fields["category"]["refers_to"] == "asset_category"
    assert fields["category"]["required"]
    assert not fields["number"]["required"]  # it is drawn from the series
    assert fields["condition"]["choices"]["worn"] == "Worn"
    lend = next(action for action in told["actions"] if action["name"] == "lend")
    assert [field["name"] for field in lend["fields"] if field["required"]] == ["user", "due_back_on"]
    assert desk("kinds", "Assets", "--format", "json").json == told


def test_a_flow_is_printed(desk: Typed) -> None:
    assert "Draft --Register--> In use" in desk("flow", "asset").out.splitlines()
    steps = desk("flow", "disposal", "--format", "json").json
    assert {"from": "requested", "action": "approve", "to": "approved", "who": "approver", "guards": ""} in steps
    held = "nothing was changed since the approval"
    assert {"from": "approved", "action": "dispose", "to": "done", "who": "keeper", "guards": held} in steps
    for form in ("json", "csv"):
        told = [desk("--lang", tongue, "flow", "disposal", "--format", form).out for tongue in ("en", "zh_CN")]
        assert told[0] == told[1], "what programs read is the same in every language"
    assert "--批准--> " in desk("--lang", "zh_CN", "flow", "disposal").out
    approved = next(line for line in desk("flow", "budget").out.splitlines() if line.startswith("Submitted --Approve"))
    assert approved.endswith("[there are lines]  [it is reviewed, where the policy asks for it]")
    assert desk("flow", "place").status == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "place", "code=X", "name=\u200b\u2060"), "Name is required."),
        (("add", "place", "code=\u200b", "name=X"), "Code is required."),
        (("add", "asset", "name=x", "category=05", "cost=1", "acquired_on=2026-01-01", "quantity=0"), ""),
        (("add", "asset", "name=x", "category=05", "cost=1", "acquired_on=2026-01-01", "quantity=-1"), ""),
    ],
)
def test_what_is_nothing_is_refused_in_one_sentence(desk: Typed, words: tuple[str, ...], told: str) -> None:
    said = desk(*words)
    assert (said.status, said.out) == (1, "")
    assert said.err == (told or "The quantity must be more than 0. [4.2.1a]") + "\n"


def test_who_acts_is_who_applies_and_approves_where_nobody_is_named(desk: Typed, laptop: str) -> None:
    words = ("do", "request_disposal", "asset", laptop, "kind=sale", "reason=old")
    assert "Applicant is required." in desk(*words).err
    assert desk("--as", "002", *words).status == 0
    (paper,) = desk("list", "disposal", "--format", "json").json
    assert paper["requested_by"] == "002"
    assert desk("--as", "002", "do", "approve", "disposal", paper["number"]).status == 1
    assert desk("--as", "001", "do", "approve", "disposal", paper["number"]).status == 0
    (approval,) = desk("list", "approval", "--format", "json").json
    assert approval["approver"] == "001"


def test_a_number_is_found_by_its_last_digits_where_no_word_begins_so(desk: Typed) -> None:
    for number, name in (("ZC202603210089", "Chair"), ("ZC202603210090", "0089 on a desk"), ("X77B", "Lamp")):
        terms = ("category=05", "cost=1", "acquired_on=2026-03-02")
        assert desk("add", "asset", f"number={number}", f"name={name}", *terms).status == 0

    def found(text: str) -> list[str]:
        return [row["number"] for row in desk("list", "asset", "--search", text, "--format", "json").json]

    assert found("210090") == ["ZC202603210090"]
    assert found("77b") == ["X77B"]
    assert found("0089") == ["ZC202603210090"], "where words begin so, those alone"
    assert found("nothing8") == []


def test_a_row_is_found_by_the_names_that_its_list_shows(desk: Typed) -> None:
    for words in (
        ("department", "code=FW", "name=Field service"),
        ("customer", "code=KH1", "name=Birch Hotel"),
        ("customer", "code=KH2", "name=松风宾馆"),
        ("complaint", "customer=KH1", "subject=Noisy pump", "severity=minor"),
        ("complaint", "customer=KH2", "subject=Late birch delivery", "severity=minor"),
        ("complaint", "customer=KH2", "subject=Wrong bill", "severity=minor"),
    ):
        said = desk("add", *words)
        assert said.status == 0, said.err
    (noisy, late, bill) = [row["number"] for row in desk("list", "complaint", "--format", "json").json]
    assert desk("--as", "001", "do", "assign", "complaint", bill, "department=FW").status == 0

    def found(*words: str) -> list[str]:
        return [row["number"] for row in desk("list", "complaint", "--format", "json", "--search", *words).json]

    assert found("birch") == [noisy, late], "of a customer, and by a word of its own"
    assert found("松风") == [late, bill]
    assert found("birch 松风") == [late], "every word stands somewhere in the row"
    assert found("field bill") == [bill]
    desk("set", "complaint", late, "received_by=002")
    assert found("Li Na") == [], "who took it down is not listed"
    assert found("Li Na", "--columns", "number,received_by") == [late], "unless it is asked for"


def test_what_is_named_is_looked_for_by_indexes(path: Path, desk: Typed) -> None:
    from bizdesk.commands.listed import LISTED
    from bizdesk.commands.selecting import selected
    from bizdesk.complaints.models import Complaint
    from bizdesk.opening import with_areas

    desk("add", "customer", "code=KH1", "name=Birch Hotel")
    desk("add", "complaint", "customer=KH1", "subject=Noisy pump", "severity=minor")
    with with_areas(path) as office:
        shown = LISTED["complaint"]
        sql, values = Complaint.select(Complaint.id).where(*selected(office, Complaint, [], "birch 松风", shown)).sql()
        steps = [row[-1] for row in office.db.execute_sql("EXPLAIN QUERY PLAN " + sql, values).fetchall()]
    assert any("complaint_customer_id" in step for step in steps), steps
    assert not any(step.startswith("SCAN t1") for step in steps), steps


def test_who_acts_and_may_not_decide_is_told_why_and_how_to_name_another(desk: Typed) -> None:
    laptop = desk(
        "add", "asset", "name=Laptop", "category=04", "cost=1", "acquired_on=2026-01-02", "in_use_on=2026-01-02"
    ).out.strip()
    count = desk("add", "stocktake", "name=March", "scope=all").out.strip()
    assert desk("do", "scan", "stocktake", count, f"tag={laptop}").status == 0
    assert desk("do", "count", "stocktake", count, "counted_by=001").status == 0
    review = ("do", "review", "stocktake", count)
    assert desk("--as", "002", *review).err == (
        "Reviewer is required: 002 Li Na, who acts, lacks the role reviewer. Name another with reviewer=...,"
        " or give the role. [1.3.1]\n"
    )
    assert desk(*review).err == "Reviewer is required.\n", "where nobody acts, nobody lacks anything"
    assert desk("set", "staff", "002", "left_on=2026-03-15").status == 0
    assert "002 Li Na, who acts, left on 2026-03-15. Name another with reviewer=..." in desk("--as", "002", *review).err
    desk("add", "staff", "number=003", "name=Sun", "roles=reviewer")
    assert desk("--as", "003", *review).status == 0
    again = desk("--as", "003", *review)
    assert "has decided that" in again.err or "is Reviewed" in again.err, again.err
    assert "required" not in desk("--as", "002", *review).err, "what is decided is not asked for a reviewer"


def test_the_kinds_of_notes_and_documents_are_told_as_people_call_them(desk: Typed, tmp_path: Path) -> None:
    note, paper = ("note", "place", "A", "Locked."), tmp_path / "plan.txt"
    paper.write_text("plan")
    said = desk(*note, "--kind", "system")
    assert (said.status, said.err) == (2, "--kind: system is not one of internal (internal), customer (customer).\n")
    assert "plan（计划）" in desk("attach", "place", "A", str(paper), "--kind", "x", "--lang", "zh_CN").err
    assert desk("attach", "place", "A", str(paper), "--kind", "计划", "--lang", "zh_CN").status == 0
    assert desk("documents", "place", "A", "--format", "json").json[0]["kind"] == "plan"


def test_a_code_typed_in_full_width_is_kept_in_plain_letters_and_found_by_either(desk: Typed, tmp_path: Path) -> None:
    """Half of a code in full width would else stand beside the plain one."""
    assert desk("add", "place", "code=Ａb－９", "name=Attic").out == "Ab-9\n"
    for other in ("Ａb-9", "ab－9", "Ab-9"):
        assert "is taken already" in desk("add", "place", f"code={other}", "name=Cellar").err
    assert desk("show", "place", "ａＢ－9", "--format", "json").json["name"] == "Attic"
    assert [row["code"] for row in desk("list", "place", "code=Ａb－９", "--format", "json").json] == ["Ab-9"]
    rooms = tmp_path / "rooms.csv"
    rooms.write_text("code,name\nＡb－9,Attic\nＣ１,Cellar\n", encoding="utf-8")
    assert desk("import", "place", str(rooms)).status == 0
    assert desk("show", "place", "C1", "--format", "json").json["code"] == "C1"
    assert len(desk("list", "place", "name=Attic", "--format", "json").json) == 1


def test_one_role_of_several_is_asked_for(desk: Typed) -> None:
    for number, roles in (("901", "approver,leader"), ("902", "leader"), ("903", "reviewer,approver")):
        desk("add", "staff", f"number={number}", f"name=P{number}", f"roles={roles}")

    def found(*filters: str) -> list[str]:
        rows = desk("list", "staff", *filters, "--format", "json").json
        return [row["number"] for row in rows if row["number"].startswith("90")]

    assert found("roles=approver") == ["901", "903"]
    assert found("roles=approver,leader") == ["901"]
    assert found("roles!=approver") == ["902"]


def test_a_number_that_was_told_is_not_told_twice(desk: Typed) -> None:
    customer = desk("add", "customer", "name=Harbour Yards").out.strip()
    desk("add", "staff", "number=901", "name=Zhao")
    visit = desk("add", "visit", f"customer={customer}", "due_on=2026-03-16").out.strip()
    desk("do", "finish", "visit", visit, "person_reached=Meyer")
    told = desk("do", "suggest", "visit", visit, "what=A spare seal", "owner=901", "due=2026-04-01").out
    assert told.count("GJ-2026-0001") == 1


def test_a_case_is_listed_in_few_columns_and_shown_with_how_it_stands_first(desk: Typed) -> None:
    firm = desk("add", "customer", "name=Harbour").out.strip()
    case = desk("add", "complaint", f"customer={firm}", "subject=Pump leaks").out.strip()
    heads = desk("list", "complaint").out.splitlines()[0]
    assert [word for word in ("Subject", "Customer", "Status", "Next step", "Severity") if word in heads] == [
        "Subject", "Customer", "Status", "Next step", "Severity",
    ]  # fmt: skip
    assert "Channel" not in heads
    assert "Resolution due" not in heads
    shown = desk("show", "complaint", case).out
    assert shown.index("Status") < shown.index("Next step") < shown.index("Channel") < shown.index("Resolution due")
    asked = desk("add", "inquiry", "question=Open on Saturday?", "answer=Until noon.").out.strip()
    assert desk("show", "inquiry", asked, "--format", "json").json["state"] == "answered"
