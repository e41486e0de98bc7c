"""Printing: the page reaches the system's own printing, or the person is told why not."""

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bizdesk.office.errors import Refused
from bizdesk.reports.printing import print_report
from bizdesk.reports.report import Column, Report, Table


class Spooler:
    """Stands for lp: keeps what it was asked and what the file held at that moment."""

    def __init__(self, status: int = 0, message: str = "") -> None:
        self.status, self.message = status, message
        self.asked: list[str] = []
        self.printed = ""

    def __call__(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        self.asked = command
        self.printed = Path(command[-1]).read_text(encoding="utf-8")
        return subprocess.CompletedProcess(command, self.status, "", self.message)


def installed(*names: str) -> Any:
    return lambda name: f"/usr/bin/{name}" if name in names else None


def test_lp_is_given_the_pages_and_the_paper_they_were_made_for(stock: Report) -> None:
    spooler = Spooler()
    said = print_report(stock, printer="office", platform="linux", which=installed("lp", "lpr"), run=spooler)
    assert said == "Sent to the printer: Stock list."
    assert spooler.asked[:5] == ["/usr/bin/lp", "-d", "office", "-t", "Stock list"]
    assert spooler.asked[5:-1] == ["-o", "cpi=12", "-o", "lpi=6", "-o", "media=A4"]
    assert "Page 1 of 1" in spooler.printed
    assert not Path(spooler.asked[-1]).exists()


def test_a_wide_report_is_printed_across(stock: Report) -> None:
    columns = tuple(Column(f"c{n}", f"Column {n}") for n in range(7))
    wide = replace(stock, blocks=(Table("t", "", columns, [("x" * 16,) * 7]),))
    spooler = Spooler()
    print_report(wide, platform="linux", which=installed("lp"), run=spooler)
    assert "landscape" in spooler.asked


def test_lpr_serves_where_there_is_no_lp(stock: Report) -> None:
    spooler = Spooler()
    print_report(stock, printer="office", platform="darwin", which=installed("lpr"), run=spooler)
    assert spooler.asked[:5] == ["/usr/bin/lpr", "-P", "office", "-T", "Stock list"]


def test_no_printing_is_said_in_words(stock: Report) -> None:
    with pytest.raises(Refused, match="There is no printing here"):
        print_report(stock, platform="linux", which=installed(), run=Spooler())


def test_what_the_printer_says_is_passed_on_without_its_escapes(stock: Report) -> None:
    with pytest.raises(Refused, match="did not take the report: ␛no default destination"):
        print_report(stock, platform="linux", which=installed("lp"), run=Spooler(1, "\x1bno default destination\n"))


def test_a_printer_that_never_answers_is_given_up(stock: Report) -> None:
    def stuck(command: list[str], **options: Any) -> None:
        raise subprocess.TimeoutExpired(command, options["timeout"])

    with pytest.raises(Refused, match="did not take the report"):
        print_report(stock, platform="linux", which=installed("lp"), run=stuck)


def test_html_goes_only_where_the_system_prints_it(stock: Report) -> None:
    with pytest.raises(Refused, match="takes text only"):
        print_report(stock, "html", platform="linux", which=installed("lp"), run=Spooler())


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


@pytest.mark.parametrize(("format", "ending"), [("text", ".txt"), ("html", ".html")])
def test_windows_prints_by_its_own_means(stock: Report, format: str, ending: str) -> None:
    started: list[tuple[str, str]] = []
    print_report(stock, format, platform="win32", start=lambda path, verb: started.append((path, verb)))
    ((path, verb),) = started
    assert verb == "print"
    assert path.endswith(ending)
    assert "Stock list" in Path(path).read_text(encoding="utf-8")


def test_windows_without_a_program_for_the_file_says_so(stock: Report) -> None:
    def start(path: str, verb: str) -> None:
        raise OSError("no application is associated")

    with pytest.raises(Refused, match="no application is associated"):
        print_report(stock, platform="win32", start=start)
