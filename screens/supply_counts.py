"""The counts of supplies: their list, their lines, and where one is counted."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from peewee import Case, fn
from textual.widget import Widget

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.supplies import recounting
from bizdesk.supplies.models import Movement, SupplyCount, SupplyCountLine
from bizdesk.supplies.stock import shown

from .kit.columns import Sheet, sheet
from .kit.lines import Lines, in_brief
from .kit.table import Table
from .kit.view import Command, Reckoned, Saved, Side, View
from .supply_buying import plain

# No figure is below nothing: it stands for one that is due.
DUE = -1
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


class CountLines(Lines):
    """The lines of a count, with the columns that its state allows; what is to be counted again comes first."""

    def order(self, made: Sheet) -> Sequence[Any]:
        return [recounting.waiting().desc(), made.key]

    def fill(self, record: Record) -> None:
        self.view = count_view(record)
        self.query_one(Table).lay_out(sheet(self.office, self.view).columns)
        super().fill(record)


def count_lines(office: Office, record: Record) -> Widget:
    """The lines of the count shown."""
    return CountLines(office, count_view(record), record)


def count_in_brief(office: Office, record: Record) -> Sequence[tuple[str, str]]:
    """The lines of the count shown, in brief."""
    return in_brief(office, count_view(record), record)


def read_recounted() -> Any:
    """The second figure of a line, or that it is due while the count is open."""
    being = SupplyCount.select(SupplyCount.id).where(SupplyCount.state == "open")
    due = recounting.waiting() & SupplyCountLine.count.in_(being)
    return Case(None, [(due, DUE)], SupplyCountLine.recounted)


def told_recounted(_office: Office, quantity: int | None) -> str:
    """The second figure in words, or that it is due."""
    return _("due again") if quantity == DUE else "" if quantity is None else shown(quantity)


def tone_recounted(_office: Office, quantity: int | None) -> str:
    """The colour of what is due."""
    return "warning" if quantity == DUE else ""


def read_difference() -> Any:
    """What was found more or less than the books said; nothing of what was not counted."""
    found = fn.COALESCE(SupplyCountLine.recounted, SupplyCountLine.counted)
    return found - fn.COALESCE(SupplyCountLine.snapshot, 0)


def told_difference(_office: Office, quantity: int | None) -> str:
    """A difference in words, with its sign."""
    return "" if quantity is None else f"{'+' if quantity > 0 else ''}{shown(quantity)}"


def tone_difference(_office: Office, quantity: int | None) -> str:
    """The colour of a difference."""
    return "warning" if quantity else ""


def read_why() -> Any:
    """The reason of a line, or the one that was given for all when it was booked."""
    given = Movement.select(Movement.reason).where(Movement.id == SupplyCountLine.movement)
    return Case(None, [(SupplyCountLine.reason != "", SupplyCountLine.reason)], fn.COALESCE(given, ""))


def told_why(_office: Office, reason: str) -> str:
    """A reason as it was given."""
    return reason


RECOUNTED = Reckoned(
    "recounted_so_far", N_("Recounted"), 9, read_recounted, read_recounted, told_recounted, tone_recounted, "right"
)
DIFFERENCE = Reckoned(
    "difference", N_("Difference"), 10, read_difference, read_difference, told_difference, tone_difference, "right"
)
WHY = Reckoned("why", N_("Reason of difference"), 12, read_why, read_why, told_why, plain)
COUNTED = View(
    "supply_count_line",
    ("supply", "place", "snapshot", "counted", "recounted_so_far", "difference", "batch", "why"),
    wide={"supply": 2, "place": 1, "why": 1},
    reckoned=(RECOUNTED, DIFFERENCE, WHY),
    comes_about=N_("The lines of a count are made when it begins."),
)
BLIND = replace(COUNTED, columns=[name for name in COUNTED.columns if name not in ("snapshot", "difference")])
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
