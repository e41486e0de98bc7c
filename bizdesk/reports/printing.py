"""A report handed to the printing of the system it runs on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.text import visible
from bizdesk.reports.as_text import paper_of
from bizdesk.reports.render import render
from bizdesk.reports.report import Report

NO_PRINTING = N_("There is no printing here: neither lp nor lpr was found. Save the report and print it elsewhere.")
NOT_PRINTED = N_("The printer did not take the report: {reason}")
ONLY_TEXT = N_("Printing here takes text only. Print as text, or save as HTML and print from the browser.")
SENT = N_("Sent to the printer: {title}.")
PATIENCE = 60
# Only Windows has it.
START: Callable[[str, str], None] | None = getattr(os, "startfile", None)


def print_report(
    report: Report,
    format: str = "text",
    *,
    printer: str = "",
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
    run: Callable[..., Any] = subprocess.run,
    start: Callable[[str, str], None] | None = START,
) -> str:
    """Print the report as text or, where the system can, as HTML; says what was done. Refused where it cannot be.

    printer: a queue's name, '' for the system's own choice. The last four stand for the system itself.
    """
    if platform == "win32" and start is not None:
        _start(report, format, start)
    else:
        _spool(report, format, printer, which, run)
    return _(SENT).format(title=report.title)


def _spool(
    report: Report, format: str, printer: str, which: Callable[[str], str | None], run: Callable[..., Any]
) -> None:
    command = which("lp") or which("lpr")
    if command is None:
        raise Refused(NO_PRINTING)
    if format != "text":
        raise Refused(ONLY_TEXT)
    paper = paper_of(report)
    options = [f"cpi={paper.per_inch}", f"lpi={paper.lines_per_inch}", "media=A4", *(["landscape"] * paper.landscape)]
    queue, title = ("-P", "-T") if Path(command).stem == "lpr" else ("-d", "-t")
    folder = Path(mkdtemp(prefix="bizdesk-"))
    try:
        path = folder / "report.txt"
        render(report, format, path)
        arguments = [command, *((queue, printer) if printer else ()), title, visible(report.title, 80)]
        for option in options:
            arguments += ["-o", option]
        done = run([*arguments, str(path)], capture_output=True, text=True, timeout=PATIENCE, check=False)
        if done.returncode:
            raise Refused(NOT_PRINTED, reason=visible((done.stderr or done.stdout).strip()))
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Refused(NOT_PRINTED, reason=visible(str(fault))) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(report: Report, format: str, start: Callable[[str, str], None]) -> None:
    # Windows prints later and says nothing when it is done: the file is left to its clean-up of temporary files.
    path = Path(mkdtemp(prefix="bizdesk-")) / ("report.html" if format == "html" else "report.txt")
    try:
        render(report, format, path)
        start(str(path), "print")
    except OSError as fault:
        raise Refused(NOT_PRINTED, reason=visible(str(fault))) from None
