"""The manners of the command line: exit statuses, streams, encodings, pipes, help, languages, a lean start."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from bizdesk import __version__, cli
from bizdesk.commands import BY_NAME, GLOBAL, TABLE, usage

Typed = Callable[..., Any]
Spawned = Callable[..., "subprocess.CompletedProcess[bytes]"]
INTERFACE = (
    "demo new kinds list show add set do import export reports report today depreciate search history undo redo "
    "journal check backup restore doctor delete note attach documents flow policy upgrade salvage help"
)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lst"], "There is no command lst. Did you mean list / set?"),
        (["list"], "KIND is missing. See 'bizdesk help list'."),
        (["list", "asets"], "There is no kind of record asets. Did you mean asset?"),
        (["show", "asset"], "NUMBER is missing."),
        (["list", "asset", "--colour", "red"], "Not understood: --colour"),
        (["list", "asset", "cost"], "cost is no condition"),
        (["add", "place", "code"], "code is no field=value."),
        (["add", "place", "code=1", "code=2"], "code is given twice."),
        (["list", "asset", "--format", "xml"], "--format is one of"),
        (["list", "asset", "--limit", "-3"], "--limit is a whole number"),
        (["list", "asset", "--limit", "0"], "--limit is a whole number from 1 up, not '0'."),
        (["new", "x.bizdesk", "--year-start", "0"], "--year-start is a whole number from 1 up"),
        (["list", "asset", "--sort"], "--sort needs a value."),
        (["undo", "last"], "ACT is a whole number"),
        (["report", "asset-leger"], "There is no report asset-leger. Did you mean asset-ledger"),
        (["history", "asset"], "NUMBER is missing."),
        (["journal", "prove"], "is one of"),
        (["depreciate"], "--through is missing."),
        (["--office", "", "list", "staff"], "--office needs a value."),
        (["list", "staff", "--today="], "--today needs a value."),
        (["new", ""], "FILE is missing."),
        (["backup", ""], "FILE is missing."),
        (["show", "asset", ""], "NUMBER is missing."),
        (["list", "place", "color=red"], "Place has no field color"),
        (["list", "place", "--sort", "color"], "Place has no field color"),
        (["list", "place", "--columns", "color"], "Place has no field color"),
        (["export", "place", "color=red"], "Place has no field color"),
        (["add", "place", "color=red"], "Place has no field color; it has: code, name"),
        (["set", "staff", "001", "color=red"], "Employee has no field color"),
        (["list", "plaice"], "There is no kind of record plaice."),
        (["do", "fly", "asset", "1"], "Asset has no step fly"),
        (["do", "bring_holidays", "policy", "country", "color=red"], "has no field color"),
        (["report", "asset-ledger", "--month", "2026-03"], "has no parameter month"),
        (["report", "asset-ledger", "colour=red"], "has no parameter colour"),
        (["report", "asset-card"], "The report asset-card needs a value: asset=..."),
        (["report", "asset-card", "asset="], "The report asset-card needs a value: asset=..."),
        (["report", "asset-ledger", "--format", "csv", "-o", "l.xlsx"], "l.xlsx ends in .xlsx, and --format says csv"),
        (["list", "place", "--today", "1899-12-31"], "The year must be from 1900 to 9999: 1899-12-31."),
        (["list", "place", "--today", "2026-02-30"], "There is no such day: 2026-02-30."),
        (["report", "asset-ledger", "--on", "2026-02-30"], "--on: There is no such day: 2026-02-30."),
        (["report", "depreciation", "--month", "2026-13"], "--month: Not a month: 2026-13."),
        (["report", "depreciation", "--year", "next"], "--year: Not a number: next."),
        (["report", "maintenance-calendar", "--from", "soon"], "--from: Not a date: soon."),
        (["depreciate", "--through", "2026-13"], "--through: Not a month: 2026-13."),
        (["demo", "--dry-run"], "Without --keep nothing is written"),
        (["--lang", "fr", "today"], "--lang is one of"),
        (["new", "x.bizdesk", "--year-start", "13"], "--year-start is a month from 1 to 12."),
        ([], "The screens need a terminal."),
        (["demo"], "The screens need a terminal."),
    ],
)
def test_a_wrong_line_is_status_2_and_a_sentence(desk: Typed, words: list[str], told: str) -> None:
    said = desk(*words)
    assert (said.status, said.out) == (2, "")
    assert told in said.err
    assert said.err.count("\n") == 1


def test_a_day_that_is_none_is_wrong_usage(typed: Typed, path: Path) -> None:
    said = typed("--office", str(path), "--today", "3/4/2026", "today")
    assert said.status == 2
    assert "This may be 2026-03-04 or 2026-04-03" in said.err


@pytest.mark.parametrize("part", ["t", "今天", "+3", "-1", "15", "3月16日", "26年3月16日", "16-Mar-26", "31"])
def test_the_day_is_given_whole_and_never_counted_from_the_computers(typed: Typed, path: Path, part: str) -> None:
    said = typed("--office", str(path), f"--today={part}", "today")
    assert (said.status, said.err) == (2, f"Type the whole date, such as 2026-03-16: {part}.\n")


@pytest.mark.parametrize("whole", ["2026-03-16", "2026/3/16", "2026年3月16日", "20260316", "16-Mar-2026"])
def test_a_whole_day_is_taken_however_it_is_written(typed: Typed, path: Path, whole: str) -> None:
    assert typed("--office", str(path), "--today", whole, "today", "--format", "json").status == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["show", "asset", "ZC-1"], "There is no asset ZC-1."),
        (["add", "place", "code=A", "name=Again"], "Code A is taken already."),
        (["list", "asset", "cost>=abc"], "Original cost: Not a number: abc."),
        (["list", "asset", "acquired_on=2026-02-30"], "Purchase date: There is no such day: 2026-02-30."),
        (["add", "asset", "name=x", "category=05"], "Original cost is required. Purchase date is required."),
        (["new", "x.bizdesk", "--currency", "euro"], "Currency: Too long: 4 characters; at most 3 fit here."),
        (["new", "x.bizdesk", "--currency", "e1"], "A currency is three capital letters, such as CNY; not E1."),
        (["new", "x.bizdesk", "--name", "\u200b"], "Name of the office is required."),
        (["backup", "/nowhere/"], "There is no folder /nowhere/."),
        (["export", "place", "-o", "/nowhere/"], "There is no folder /nowhere/."),
        (["report", "rule-book", "-o", "/nowhere/"], "There is no folder /nowhere/."),
        (["salvage", __file__, __file__, "--dry-run"], "exists already: choose another name."),
        (["backup", __file__, "--dry-run"], "exists already: choose another name."),
        (["add", "depreciation_run", "period=2026-01"], "Depreciation is posted with 'depreciate'."),
        (["--as", "999", "add", "place", "code=X", "name=Y"], "There is no employee 999"),
        (["restore", "NOPE"], "There is no file NOPE. Backups are kept in "),
        (["restore", "NOPE", "--dry-run"], "There is no file NOPE."),
        (["report", "asset-ledger", "-o", "/nowhere/l.txt"], "/nowhere/l.txt cannot be written"),
        (["report", "asset-ledger", "-o", "ledger.docx"], "Unknown format"),
        (["report", "asset-card", "asset=ZC-1"], "There is no asset ZC-1."),
        (["report", "depreciation", "--month", "2026-02", "--year", "2026"], "Give a month or a year, not both."),
        (["report", "asset-ledger", "--format", "xlsx"], "A workbook is not text."),
        (["depreciate", "--through", "2026-04"], "2026-04 has not begun: post through 2026-03 at most. [4.2.1c]"),
        (["undo", "1"], "Act 1 cannot be undone"),
    ],
)
def test_a_refusal_is_status_1_and_one_line(desk: Typed, words: list[str], told: str) -> None:
    said = desk(*words)
    assert (said.status, said.out) == (1, "")
    assert told in said.err
    assert said.err.count("\n") == 1


def test_without_an_office_it_says_how_to_make_one(typed: Typed, tmp_path: Path) -> None:
    said = typed("list", "asset")
    place = tmp_path / "home" / "office.bizdesk"
    assert (said.status, said.out) == (1, "")
    assert said.err == f"There is no office file {place}: make one with 'bizdesk new {place}'.\n"
    assert typed("new").status == 0
    assert place.exists()
    assert typed("list", "department").status == 0


def test_options_of_the_office_stand_before_or_after_the_command(typed: Typed, path: Path) -> None:
    before = typed("--office", str(path), "--today", "2026-03-16", "--lang", "en", "today", "--format", "json")
    after = typed("today", "--format=json", "--lang=en", f"--office={path}", "--today=2026-03-16")
    assert before.status == 0
    assert before == after


def test_words_and_options_may_be_mixed(desk: Typed) -> None:
    mixed = desk("list", "--format", "json", "place", "--sort", "-code", "code~A", "--limit", "2", "name~room")
    assert [row["code"] for row in mixed.json] == ["A-ST", "A-SR"]


def test_text_that_looks_like_an_option_follows_two_dashes(desk: Typed) -> None:
    assert desk("note", "place", "A", "--", "-5 degrees").status == 0
    assert desk("show", "place", "A", "--format", "json").json["notes"][0]["text"] == "-5 degrees"


def test_the_environment_names_the_office(typed: Typed, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIZDESK_OFFICE", str(path))
    assert [row["number"] for row in typed("list", "staff", "--format", "json").json] == ["001", "002"]


def test_who_acts_stands_in_the_journal(desk: Typed) -> None:
    desk("--as", "002", "add", "place", "code=X", "name=Attic")
    newest = desk("history", "--limit", "1", "--format", "json").json[0]
    assert newest["who"] == "002"


def test_every_command_of_the_interface_is_there_and_explained(typed: Typed) -> None:
    assert set(INTERFACE.split()) == set(BY_NAME)
    overview = typed("help").out
    for command in TABLE:
        assert f"  {command.name} " in overview
        said = typed("help", command.name)
        assert said.status == 0
        assert said.out == typed(command.name, "--help").out
        assert said.out.startswith(f"bizdesk {usage(command)}\n")
        assert command.example.startswith("bizdesk ")
        assert command.example in said.out
    assert typed("--help").out == overview
    assert all(option.name in overview for option in GLOBAL)


def test_every_command_can_be_carried_out() -> None:
    from bizdesk.cli import _function

    assert all(callable(_function(command)) for command in TABLE)


def test_every_command_that_reads_offers_formats_and_every_one_that_writes_a_dry_run() -> None:
    options = {command.name: {argument.name for argument in command.arguments} for command in TABLE}
    reads = "kinds list show documents flow policy reports report today search history journal check doctor"
    writes = "demo new add set do delete note attach import depreciate undo redo backup restore salvage upgrade"
    assert all("--format" in options[name] for name in reads.split())
    assert all("--dry-run" in options[name] for name in writes.split())


def test_the_version_is_told_without_loading_the_office(spawned: Spawned) -> None:
    lines = (
        "import sys; from bizdesk.cli import run; run(['--version'])",
        "print(sorted({'peewee', 'textual', 'sqlite3', 'rich', 'platformdirs'} & set(sys.modules)))",
    )
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert done.stdout == f"bizdesk {__version__}\n[]\n"


def test_reading_loads_nothing_that_it_does_not_need(path: Path) -> None:
    heavy = "textual rich holidays xlsxwriter python_calamine segno barcode charset_normalizer bizdesk.screens"
    lines = (
        f"import sys; from bizdesk.cli import run; run(['--office', {str(path)!r}, 'show', 'staff', '002'])",
        f"print([name for name in {heavy.split()} if name in sys.modules])",
    )
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_office_is_opened_without_the_models_of_its_areas(path: Path) -> None:
    lines = (
        "import sys; from pathlib import Path; from bizdesk.opening import open_office",
        f"open_office(Path({str(path)!r}))",
        "print([name for name in sys.modules if name.endswith('.models')])",
        "from bizdesk.kinds import KINDS; KINDS['supply']",
        "print([name for name in sys.modules if name.endswith('.models')])",
    )
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "['bizdesk.supplies.models']"]


def test_a_process_ends_with_the_status(spawned: Spawned) -> None:
    assert spawned("list", "staff").returncode == 0
    refused = spawned("show", "staff", "9")
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert spawned("list", "nothing").returncode == 2


def test_a_reader_that_goes_away_is_no_fault(spawned: Spawned) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = spawned("list", "holiday", capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_goes_away_from_a_workbook_is_no_fault(spawned: Spawned) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    words = ("report", "rule-book", "--format", "xlsx")
    done = spawned(*words, capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


class Full(StringIO):
    """A file on a disk that has no room left."""

    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_behind_standard_output_is_said(path: Path) -> None:
    err = StringIO()
    assert cli.run(["--office", str(path), "list", "holiday"], Full(), err) == 1
    assert err.getvalue() == "The system refused: No space left on device.\n"


@pytest.mark.parametrize(
    ("env", "shown"),
    [
        ({"PYTHONIOENCODING": "ascii"}, b"???"),
        ({"PYTHONIOENCODING": "latin-1"}, b"???"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, b"???"),
        ({"PYTHONIOENCODING": "gbk"}, "王小明".encode("gbk")),
        ({"PYTHONIOENCODING": "utf-8"}, "王小明".encode()),
    ],
)
def test_what_an_encoding_lacks_is_replaced(spawned: Spawned, env: dict[str, str], shown: bytes) -> None:
    for words in (("list", "staff"), ("show", "staff", "001"), ("search", "001"), ("list", "staff", "--format", "csv")):
        done = spawned(*words, env=env)
        assert (done.returncode, done.stderr) == (0, b"")
        assert shown in done.stdout
    for words in (("list", "staff", "--format", "json"), ("show", "staff", "001", "--format", "json")):
        out = spawned(*words, env=env).stdout
        assert "王小明".encode() in out or rb"\u738b\u5c0f\u660e" in out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_where_chinese_cannot_be_written_english_is_spoken(spawned: Spawned, encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding}
    done = spawned("--lang", "zh_CN", "list", "asset", env=env)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"No rows.\n")
    assert spawned("--lang", "zh_CN", "lst", env=env).stderr.startswith(b"There is no command lst.")
    chinese = spawned("--lang", "zh_CN", "list", "asset", env={"PYTHONIOENCODING": "gbk"})
    assert chinese.stderr.decode("gbk").startswith("没有")


def test_signs_that_an_encoding_lacks_are_plain_ones(spawned: Spawned) -> None:
    assert spawned("add", "place", "code=X", "name=a…b – │─┼█ ＡＢ").returncode == 0
    out = spawned("list", "place", "code=X", env={"PYTHONIOENCODING": "ascii"}).stdout
    assert b"a~b - |-+# AB" in out
    refused = spawned("show", "place", "a\x1b▲", env={"PYTHONIOENCODING": "ascii"})
    assert refused.stderr == b"There is no place a^[^.\n"


def test_json_of_a_report_is_whole_in_any_encoding(spawned: Spawned) -> None:
    import json

    done = spawned("report", "rule-book", "--format", "json", "--lang", "en", env={"PYTHONIOENCODING": "ascii"})
    assert json.loads(done.stdout)["office"] == "Test office"


def test_a_file_name_may_be_latin_1(spawned: Spawned, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.bizdesk")
    missing = spawned("list", "staff", "--office", name, cwd=tmp_path)
    assert (missing.returncode, missing.stdout) == (1, b"")
    assert b"Traceback" not in missing.stderr
    assert spawned("new", name, cwd=tmp_path).returncode == 0
    assert spawned("list", "department", "--office", name, cwd=tmp_path).returncode == 0
    assert spawned("check", "--office", name, cwd=tmp_path).returncode == 0


def test_no_home_folder_is_no_fault(spawned: Spawned) -> None:
    for env in ({"HOME": None, "BIZDESK_HOME": None}, {"HOME": "/nonexistent", "BIZDESK_HOME": None}):
        done = spawned("list", "staff", env=env)
        assert (done.returncode, done.stderr) == (0, b"")


def test_closed_streams_are_no_fault(path: Path) -> None:
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        line = f'"$0" -m bizdesk --office "$1" list staff {closed}'
        done = subprocess.run(["sh", "-c", line, sys.executable, str(path)], capture_output=True, check=False)
        assert done.returncode == 0
        assert b"Traceback" not in done.stderr


def test_an_unexpected_fault_becomes_a_sentence_and_a_log_without_values(
    desk: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_session: object) -> None:
        raise ZeroDivisionError("the secret salary of Li Na")

    monkeypatch.setattr("bizdesk.commands.records.list_rows", broken)
    said = desk("list", "staff")
    assert (said.status, said.out) == (1, "")
    assert "Something went wrong in bizdesk itself" in said.err
    (log,) = (tmp_path / "home" / "logs").iterdir()
    assert str(log) in said.err
    told = log.read_text()
    assert "ZeroDivisionError" in told
    assert "broken" in told
    assert "salary" not in told + said.err
    assert log.stat().st_mode & 0o077 == 0


def test_a_log_that_cannot_be_written_is_said(desk: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_session: object) -> None:
        raise ZeroDivisionError

    desk("today")
    monkeypatch.setattr("bizdesk.commands.records.list_rows", broken)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BIZDESK_HOME", str(tmp_path / "file" / "below"))
    said = desk("list", "staff")
    assert said.status == 1
    assert "It could not be written down" in said.err


def test_ctrl_c_is_a_word_and_status_130(desk: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_session: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bizdesk.commands.records.list_rows", stopped)
    said = desk("list", "staff")
    assert (said.status, said.out, said.err) == (cli.STOPPED, "", "Stopped.\n")


def test_a_fault_of_the_file_is_said_in_words(desk: Typed, path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    cut = desk("list", "staff")
    assert cut.status == 1
    assert "is cut short" in cut.err
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    zeroed = desk("list", "staff")
    assert zeroed.status == 1
    assert "damaged" in zeroed.err
    assert "Traceback" not in zeroed.err


def test_chinese_is_spoken_where_it_is_asked_for(desk: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk("list", "staff", "--lang", "zh_CN").out.splitlines()[0].split()[0] == "工号"
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "没有命令" in typed("lst").err
    assert desk("list", "staff").out.startswith("Staff no.")  # the office's own language goes before the system's


def test_the_last_day_there_is_can_be_worked_on(typed: Typed, path: Path) -> None:
    last = ("--office", str(path), "--today", "9999-12-31")
    day = "9999-12-31"
    card = typed(*last, "add", "asset", "name=X", "category=04", "cost=100", f"acquired_on={day}").out.strip()
    assert typed(*last, "do", "register", "asset", card, f"on={day}").status == 0
    for words in (["today"], ["report", "asset-due"], ["report", "asset-ledger"]):
        said = typed(*last, *words)
        assert (said.status, said.err) == (0, ""), words
    assert "Nothing is due through 9999-12." in typed(*last, "depreciate", "--through", "9999-12").err


def test_the_help_of_an_action_tells_what_it_asks_for(typed: Typed) -> None:
    said = typed("do", "approve", "requisition", "--help").out
    assert "  approver         Approver, required\n" in said
    assert "Approved quantities: One a line in their order, 5 2, or by code, YP-1=5 YP-2=2" in " ".join(said.split())
    for words in (("do", "approve"), ("do", "fly", "requisition"), ("do", "approve", "nothing")):
        assert typed(*words, "--help").out == typed("do", "--help").out
