"""Posting depreciation from the screen, and the schedule of one asset with its curve."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.containers import Vertical
from textual.widget import Widget

from bizdesk.assets import ledger, posting
from bizdesk.assets.report_schedule import lines
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Period
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.periods import first_day, period_of
from bizdesk.office.record import Record

from .kit.progress import Progress, fill_in
from .kit.table import Table
from .kit.table_cells import Column

if TYPE_CHECKING:
    from bizdesk.assets.models import DepreciationRun

LISTED = 12


def ask_post(pane: Any) -> None:
    """Ask through which month to post, show what that comes to, and post it."""
    from .kit.form_parameters import ParameterForm

    office: Office = pane.office
    month = Period(N_("Through month"), required=True)
    month.name = "through"
    before = period_of(first_day(period_of(office.today())) - timedelta(days=1))
    fill_in(
        pane.app,
        lambda values: ParameterForm(office, _("Post depreciation"), {"through": month}, values),
        {"through": before},
        lambda values: working_out(office, values["through"]),
        lambda made: ask(pane, made),
    )


def working_out(office: Office, through: str) -> Progress:
    """The charges through a month being worked out."""
    title = _("Post depreciation through {month}").format(month=through)
    return Progress(title, posting.prepare(office, through), only_reads=True)


def ask(pane: Any, made: posting.Posting) -> None:
    """Show what would be posted; Yes posts it in one act."""
    from .kit.question import Question

    office: Office = pane.office
    if not made.due:
        words = made.failures or [
            _("Nothing is due: every month through {month} is posted.").format(month=made.through)
        ]
        raise Refused(N_("{reasons}"), reasons=_("; ").join(words))
    months: dict[str, list[int]] = {}
    for due in made.due:
        months.setdefault(due.posted_in, []).append(due.charge.amount)
    lines = [
        _("{month}: {count} charges, {total}").format(month=month, count=len(amounts), total=office.money(sum(amounts)))
        for month, amounts in sorted(months.items())
    ]
    lines += [_("Not posted: {reason}").format(reason=reason) for reason in made.failures[:LISTED]]
    total = _("Post {total} through {month}?").format(total=office.money(made.total), month=made.through)

    def answered(yes: bool | None) -> None:
        if yes:
            runs: list[DepreciationRun] = posting.post(office, office.who, made)
            pane.done(runs[-1] if runs else None)
            numbers = [run.number for run in (runs if len(runs) <= 3 else (runs[0], runs[-1]))]
            pane.app.say(_("Posted: {numbers}").format(numbers=(_(", ") if len(runs) <= 3 else " … ").join(numbers)))

    pane.app.ask(Question(total, detail=lines), answered)


def schedule_side(office: Office, record: Record) -> Widget:
    """The depreciation of an asset: its curve, and below it every month with the reason for its charge."""
    asset: Any = record  # the view is of assets
    course = ledger.course_of(asset)
    rows = []
    for place, row in enumerate(lines(office, asset, course) if course else ()):
        period, _cost, charge, _released, accumulated, impairment, net, state, why = row
        rows.append((period, charge, accumulated, impairment, net, state, why, place))
    amount = partial(Column, align="right", show=lambda value: "" if value is None else office.money(value))
    columns = (
        Column("period", N_("Month"), 7),
        amount("amount", N_("Charge"), 10),
        amount("accumulated", N_("Accumulated depreciation"), 12),
        amount("impairment", N_("Impairment"), 10),
        amount("net_book_value", N_("Carrying amount"), 15),
        Column("state", N_("Status"), 7),
        Column("why", N_("Why"), 16, 1),
    )
    empty = _("No depreciation: a draft, or a method without charges.")
    table = Table(columns, Held(rows, -1), empty=empty, choosing=False)
    charges = course.schedule() if course else []
    return Schedule(curve(office, charges), table) if charges else Schedule(table)


class Schedule(Vertical):
    """The curve above, the months below."""

    DEFAULT_CSS = """
    Schedule { height: 1fr; & > PlotextPlot { height: 12; max-height: 45%; } & > Table { height: 1fr; } }
    """


def curve(office: Office, rows: list[Any]) -> Widget:
    """The carrying amount over the asset's life, drawn."""
    from textual_plotext import PlotextPlot

    picture = PlotextPlot()
    values = [row.net_book_value for row in rows]
    heights: list[Any] = sorted({0, max(values) // 2, max(values)})
    ticks: list[Any] = sorted({0, len(rows) // 2, len(rows) - 1})
    picture.plt.plot(range(len(rows)), values, marker="braille")
    picture.plt.xticks(ticks, [rows[place].period for place in ticks])
    picture.plt.ylim(0, max(*values, 1))
    picture.plt.yticks(heights, [office.money(height) for height in heights])
    picture.plt.title(_("Value over time"))
    return picture
