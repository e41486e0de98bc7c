"""Asking for a report: which one of those that fit the list, and for what; then it is shown."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from bizdesk.office.errors import Refused
from bizdesk.office.fields import Reference, Tags
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.record import Record

from .progress import Progress, fill_in, one_step
from .table_cells import Column
from .view import View

if TYPE_CHECKING:
    from bizdesk.office.declared import Declared

    from ..app import App


def ask_report(app: "App", view: View, records: list[Record]) -> None:
    """Let a report of the list be chosen; the only one is taken at once."""
    from bizdesk.reporting import REPORTS

    known = [REPORTS[name] for name in view.reports if name in REPORTS]
    if not known:
        raise Refused(N_("There is no report for this list; export it with x."))

    def picked(name: str | None) -> None:
        if name is not None:
            ask_parameters(app, REPORTS[name], records)

    if len(known) == 1:
        picked(known[0].name)
        return
    from .pick import Pick

    rows = [(_(declared.title), declared.name) for declared in known]
    app.ask(Pick(_("Reports"), (Column("title", N_("Report"), 30, 1),), Held(rows, -1)), picked)


def ask_parameters(app: "App", declared: "Declared", records: list[Record]) -> None:
    """Ask what the report is to be about, where that does not follow from the record one stands on."""
    values = start(declared, records)
    if all(name in values for name in declared.parameters):
        show(app, declared, values)
        return
    from .form_parameters import ParameterForm

    def asking(values: Mapping[str, Any]) -> ParameterForm:
        return ParameterForm(app.office, _(declared.title), declared.parameters, values)

    fill_in(app, asking, values, partial(making, app, declared), partial(view, app))


def start(declared: "Declared", records: list[Record]) -> dict[str, Any]:
    """The parameters that follow from the records marked or the one one stands on."""
    values: dict[str, Any] = {}
    for name, field in declared.parameters.items():
        if not records:
            continue
        if isinstance(field, Reference) and isinstance(records[0], field.rel_model):
            values[name] = records[0]
        elif isinstance(field, Tags) and name == records[0].kind_name():
            values[name] = ",".join(record.key for record in records)
    return values


def show(app: "App", declared: "Declared", values: Mapping[str, Any]) -> None:
    """Make a report and show it."""
    app.ask(making(app, declared, values), partial(view, app))


def making(app: "App", declared: "Declared", values: Mapping[str, Any]) -> Progress:
    """The making of a report for these values, beside the screen."""
    given = {name: value for name, value in values.items() if value not in (None, "")}
    work = one_step(partial(declared.build, app.office, **given))
    return Progress(_(declared.title), work, only_reads=True)


def view(app: "App", report: Any) -> None:
    """Show a report that was made."""
    from .viewer import Viewer

    if isinstance(report, Refused):
        raise report
    app.push_screen(Viewer(report))
