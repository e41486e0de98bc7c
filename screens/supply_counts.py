"""The counts of supplies: their list, their lines, and where one is counted."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from textual.widget import Widget

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.supplies.models import SupplyCount

from .kit.lines import Lines, in_brief
from .kit.view import Command, Saved, Side, View

STAGES = {"open": "warning", "counted": "warning", "approved": "good", "booked": "good", "cancelled": "muted"}


def counted_now(office: Office) -> dict[str, Any]:
    """What a new count begins with."""
    title = _("Count of {date}").format(date=office.today())
    return {"title": title, "counted_on": office.today(), "counted_by": office.staff(office.who)}


def count(pane: Any) -> None:
    """Count with a scanner or by hand."""
    from .supply_counting import begin

    begin(pane)


def count_view(record: Record) -> View:
    """How the lines of a count are listed: while it is counted blind without what the books say."""
    counted: Any = record  # the view is of counts
    return BLIND if counted.veiled else COUNTED


def count_lines(office: Office, record: Record) -> Widget:
    """The lines of the count shown."""
    return Lines(office, count_view(record), record)


def count_in_brief(office: Office, record: Record) -> Sequence[tuple[str, str]]:
    """The lines of the count shown, in brief."""
    return in_brief(office, count_view(record), record)


COUNTED = View(
    "supply_count_line",
    ("supply", "place", "snapshot", "counted", "recounted", "batch", "reason"),
    wide={"supply": 2, "place": 1, "reason": 1},
    comes_about=N_("The lines of a count are made when it begins."),
)
BLIND = replace(COUNTED, columns=[name for name in COUNTED.columns if name != "snapshot"])
COUNT_LINES = Side("lines", N_("Lines"), count_lines, count_in_brief)
COUNTS = View(
    "supply_count",
    ("number", "title", "state", "counted_on", "place", "category", "counted_by"),
    wide={"title": 2, "place": 1},
    sort=("number", True),
    begins="open",
    tones=STAGES,
    filters=(Saved("open", N_("Not booked yet"), lambda office: SupplyCount.state.not_in(("booked", "cancelled"))),),
    start=counted_now,
    reports=("count-sheet", "count-differences"),
    commands=(Command("b", N_("Count"), count, N_("Scan or type the items.")),),
    sides=(COUNT_LINES,),
)
