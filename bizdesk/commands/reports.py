"""Reports, what is due, and search."""

from io import BytesIO
from typing import Any

from bizdesk.commands.output import Output
from bizdesk.commands.selecting import texts
from bizdesk.commands.session import Session, outcome
from bizdesk.commands.table import nearest
from bizdesk.commands.usage import Usage, usage_of
from bizdesk.commands.writing import write_rows
from bizdesk.office.addresses import about, address
from bizdesk.office.errors import Refused, system_words
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.reports.report import Fields, Report

OPTIONS = ("on", "month", "year", "from_", "to")
FOUND = 50
TERMINAL = 80


def reports(session: Session) -> None:
    """List the reports with what each asks for."""
    from bizdesk.reporting import REPORTS

    rows = [
        {
            "name": name,
            "title": _(declared.title),
            "clause": declared.clause,
            "parameters": [parameter.rstrip("_") for parameter in declared.parameters],
        }
        for name, declared in REPORTS.items()
    ]
    if session.format == "text":
        rows = [{**row, "parameters": " ".join(row["parameters"])} for row in rows]
    heads = {"name": _("Report"), "title": _("Title"), "clause": _("Clause"), "parameters": _("Asks for")}
    write_rows(session, rows, heads)


def report(session: Session) -> None:
    """Make a report: to a file, to the printer, or to standard output."""
    from bizdesk.reporting import REPORTS
    from bizdesk.reports.render import ENDINGS, format_of, render

    options, output = session.options, session.output
    if options.name not in REPORTS:
        near = nearest(options.name, REPORTS, _("See 'bizdesk reports'."))
        raise Usage(N_("There is no report {name}. {near}"), name=options.name, near=near)
    path = outcome(options.output, options.force) if options.output and options.output != "-" else None
    format = format_of(options.format or "", path)
    if path is not None and ENDINGS.get(path.suffix.lower(), format) != format:
        raise Usage(
            N_("{path} ends in {ending}, and --format says {format}: leave --format out or name the file otherwise."),
            path=path,
            ending=path.suffix,
            format=format,
        )
    asked = {name: text for name in OPTIONS if (text := getattr(options, name))}
    typed = {("from_" if name == "from" else name): text for name, text in texts(options.values).items()}
    declared = REPORTS[options.name]
    for name, text in asked.items():
        if (field := declared.parameters.get(name)) is not None:
            with usage_of(f"--{name.rstrip('_')}"):
                field.parse(text, session.office)
    given = {**asked, **typed}
    if lacking := [name for name, field in declared.parameters.items() if field.required and not given.get(name)]:
        needed = _(", ").join(f"--{name.rstrip('_')} ..." if name in OPTIONS else f"{name}=..." for name in lacking)
        raise Usage(N_("The report {name} needs a value: {needed}"), name=options.name, needed=needed)
    made = declared.made(session.office, given)
    if options.print_it:
        from bizdesk.reports.printing import print_report

        output.say(print_report(made, format))
    if path is not None:
        try:
            render(made, format, path)
        except OSError as fault:
            raise Refused(N_("{path} cannot be written: {reason}."), path=path, reason=system_words(fault)) from None
        output.say(_("Written to {path}.").format(path=path))
    elif not options.print_it:
        _to_stream(made, format, output)


def _to_stream(made: Report, format: str, output: Output) -> None:
    from bizdesk.reports import as_text
    from bizdesk.reports.render import NOT_TEXT, pieces, render

    if format == "xlsx":
        stream = getattr(output.out, "buffer", None)
        if stream is None or output.out.isatty():
            raise Refused(NOT_TEXT)
        # A workbook is closed twice where its stream breaks: it is made whole before a byte of it is sent.
        made_whole = BytesIO()
        render(made, format, made_whole)
        stream.write(made_whole.getvalue())
        return
    if format == "text":
        for page in as_text.text(made, room=output.width or _unasked(made)):
            output.out.write(page.replace("\f", "\n") if output.out.isatty() else page)
        return
    for piece in pieces(made, format):
        output.out.write(output.escaped(piece) if format == "json" else piece)


def _unasked(made: Report) -> int:
    """The columns of a text that goes nobody says where: those of a terminal for a list, of its sheet for a form."""
    return 0 if any(isinstance(block, Fields) for block in made.blocks) else TERMINAL


def today(session: Session) -> None:
    """What is due, overdue and warned of on the office's day."""
    from bizdesk.duties import due
    from bizdesk.office.duty import STATES

    rows = [
        {
            "state": duty.state,
            "due_on": duty.due_on.isoformat() if duty.due_on else "",
            "words": duty.words,
            "clause": duty.clause,
            "kind": duty.kind,
            "number": duty.key,
        }
        for duty in due(session.office)
    ]
    if session.format == "text":
        rows = [{**row, "state": _(STATES[row["state"]])} for row in rows]
        if not rows:
            session.output.say(_("Nothing is due."))
    heads = {
        "state": _("Status"),
        "due_on": _("Due date"),
        "words": _("What"),
        "clause": _("Clause"),
        "number": _("No."),
    }
    write_rows(session, rows, heads)


def search(session: Session) -> None:
    """The newest records in which all the words stand."""
    from bizdesk.office.search import find

    office = session.office
    found = find(office, " ".join(session.options.text), session.options.limit or FOUND)
    rows = [row for kind, number in found if (row := _hit(office, kind, number))]
    if not rows and session.format == "text":
        session.output.say(_("Nothing was found."))
    if session.format == "text":
        rows = [{**row, "kind": _(office.kinds[row["kind"]].singular)} for row in rows]
    write_rows(session, rows, {"kind": _("Kind"), "number": _("No."), "title": _("Name")})


def _hit(office: Office, kind: str, number: int) -> dict[str, Any] | None:
    """What was found, by its number; a note and a document by the record they belong to."""
    record = _at(office, kind, number)
    if record is None:
        return None
    title = about(office, record)
    if subject := _at(office, getattr(record, "subject_kind", ""), getattr(record, "subject_id", 0)):
        told = ": ".join(filter(None, (about(office, subject), getattr(record, "text", "") or title)))
        return {"kind": subject.kind_name(), "number": address(office, subject), "title": told}
    return {"kind": kind, "number": address(office, record), "title": title}


def _at(office: Office, kind: str, number: int) -> Record | None:
    model = office.kinds.get(kind)
    return model.get_or_none(model.id == number) if model else None
