"""Export and import from a list: where to, where from, and what is to be taken; then the preview."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Flag, Text, Typed
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.rows import among

if TYPE_CHECKING:
    from bizdesk.exchange.fates import ImportPlan

    from ..app import App
    from .lines import Lines
    from .listing import ListPane
    from .progress import Progress, Steps

LONGEST_PATH = 1_000
PORTIONS = {
    "shown": N_("What the list shows"),
    "marked": N_("What is marked"),
    "all": N_("Everything"),
}


@dataclass(frozen=True)
class Request:
    """What is to be imported: a file, how it is read, and what may be done; mapping says what headings mean, given what
    every row has."""

    kind: type[Record]
    path: Path
    sheet: str = ""
    encoding: str = ""
    update: bool = False
    create: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)


def ask_export(pane: "ListPane") -> None:
    """Ask for a file and write rows of the list into it."""
    from .form_parameters import ParameterForm
    from .progress import Progress, fill_in

    kind = pane.model
    fields = named(
        file=Text(N_("File"), required=True, limit=LONGEST_PATH, help=N_("Its ending tells the format: .csv .xlsx")),
        portion=Choice(PORTIONS, N_("Rows"), required=True, default="shown"),
    )
    start = {
        "file": str(Path.cwd() / f"{kind.kind_name()}-{pane.office.today().isoformat()}.xlsx"),
        "portion": "marked" if pane.marks.shown() else "shown",
    }
    title = _("Export: {kind}").format(kind=_(kind.plural))

    def asking(values: Mapping[str, Any]) -> ParameterForm:
        return ParameterForm(pane.office, title, fields, values)

    def work(values: Mapping[str, Any]) -> Progress:
        return Progress(title, export_rows(pane, Path(values["file"]).expanduser(), values["portion"]))

    fill_in(
        pane.app,
        asking,
        start,
        work,
        lambda result: pane.app.say(
            f"{_('Written: {count} rows.').format(count=result.rows)} {result.left_out}".rstrip()
        ),
    )


def export_rows(pane: "ListPane", path: Path, portion: str) -> "Steps":
    """Write a portion of the list into a file that is not there yet."""
    from bizdesk.exchange.exporting import exporting

    marked: Any = among(pane.model.id, pane.marks.shown())
    where = {"shown": pane.rows.where(), "marked": marked, "all": None}[portion]
    wanted = pane.rows.among if portion == "shown" else None
    work = exporting(pane.office, pane.model, path, where, among=wanted)

    def steps() -> "Steps":
        if path.exists():
            raise Refused(N_("{path} exists already: choose another name."), path=path)
        return (yield from work)

    return steps()


def ask_import(pane: "ListPane | Lines", above: Record | None = None) -> None:
    """Ask for a file, look at it, and show what would become of its rows; above: the record whose lines they are."""
    from bizdesk.exchange.planning import refuse_kind

    from .form_parameters import ParameterForm
    from .progress import Progress, fill_in

    refuse_kind(pane.model)
    fields = named(
        file=Text(N_("File"), required=True, limit=LONGEST_PATH, help=N_("CSV, TSV, XLSX or XLS.")),
        sheet=Text(N_("Sheet"), help=N_("Its name or number; empty: the first that fits.")),
        encoding=Text(N_("Encoding"), help=N_("Empty: found out by itself.")),
        update=Flag(N_("Change what is there"), help=N_("Rows whose number is known are written over the record.")),
        create=Flag(N_("Make what is missing"), help=N_("Departments, places, people and categories the rows name.")),
    )

    title = _("Import: {kind}").format(kind=_(pane.model.plural))
    given = {} if above is None else {pane.model.belongs_to: above}

    def asking(values: Mapping[str, Any]) -> ParameterForm:
        return ParameterForm(pane.office, title, fields, values)

    def requested(values: Mapping[str, Any]) -> Request:
        wanted = {name: value for name, value in values.items() if name != "file" and value not in (None, "")}
        return Request(pane.model, Path(values["file"]).expanduser(), given=given, **wanted)

    def work(values: Mapping[str, Any]) -> Progress:
        return looking(pane.app, requested(values))

    fill_in(pane.app, asking, {}, work, lambda found: preview(pane.app, *found))


def look_again(app: "App", request: Request, heading: str) -> None:
    """Look at the file anew, and show the preview in the place of the one that is shown, on the column of a heading."""

    def looked(found: "tuple[Request, ImportPlan] | Refused") -> None:
        if isinstance(found, Refused):
            raise found
        app.pop_screen()
        preview(app, *found, heading)

    app.ask(looking(app, request), looked)


def preview(app: "App", request: Request, found: "ImportPlan", heading: str = "") -> None:
    """Show what would become of the rows of a file that was looked at."""
    from .import_preview import ImportPreview

    app.push_screen(ImportPreview(app.office, request, found, heading))


def looking(app: "App", request: Request) -> "Progress":
    """The file being looked at beside the screen; it comes to the request with the plan."""
    from bizdesk.exchange.planning import plan

    from .progress import Progress

    steps = plan(
        app.office,
        request.kind,
        request.path,
        mapping=request.mapping,
        sheet=request.sheet or None,
        encoding=request.encoding or None,
        update=request.update,
        create=request.create,
        given=request.given,
    )

    def work() -> "Steps":
        return request, (yield from steps)

    return Progress(_("Looking at {name}").format(name=request.path.name), work(), only_reads=True)


def named(**fields: Typed) -> dict[str, Typed]:
    """Fields that belong to no record, by name."""
    for name, each in fields.items():
        each.name = name
    return fields


def rejects_beside(path: Path, day: date) -> Path:
    """Where the rows that are refused go when nobody says otherwise."""
    return path.with_name(f"{path.stem}-rejected-{day.isoformat()}.csv")
