"""Spreadsheets in and out."""

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from io import StringIO
from operator import and_
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bizdesk.commands.layout import Head, pairs, table
from bizdesk.commands.output import Output
from bizdesk.commands.progress import finish
from bizdesk.commands.selecting import selected, values_of
from bizdesk.commands.session import Session, outcome, target
from bizdesk.commands.usage import Usage
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.text import NOTE_LIMIT, visible

if TYPE_CHECKING:
    from bizdesk.exchange.importing import ImportPlan, RowFate

RANGES_AT_ONCE = 100
OPTIONS = {
    "create": N_("With --create the import makes what is missing."),
    "update": N_("With --update the import writes over the values that are there."),
}
TAKEN = ("add", "update", "same")


def import_file(session: Session) -> int:
    """Bring the rows of a spreadsheet in, or with --dry-run tell the fate of each.

    Status 1 where it is refused, and where every row that is new was: nothing was imported.
    """
    from bizdesk.exchange.importing import apply, plan

    options, office, output = session.options, session.office, session.output
    sheet, rejects = options.sheet, target(options.rejects) if options.rejects else None
    found = finish(
        plan(
            office,
            session.kind,
            Path(options.file),
            mapping=meanings(options.mapping or []),
            sheet=int(sheet) if sheet and sheet.isdecimal() and len(sheet) < 6 else sheet,
            encoding=options.encoding,
            update=options.update,
            create=options.create,
            given=values_of(office, session.kind, options.values),
        ),
        output,
    )
    bad = len(found.of("refused"))
    rows = {"count": bad, "total": bad + sum(found.counts[fate] for fate in TAKEN)}
    fruitless = bool(bad) and not found.of("add") and not found.of("update")
    if session.dry:
        _preview(session, found)
        _advise(found, output)
        if bad and not options.rejects:
            output.say(_("It would be refused. Rows that cannot be imported: {count} of {total}.").format(**rows))
        elif fruitless:
            output.say(_("Nothing would be imported. Refused rows: {count} of {total}.").format(**rows))
        output.say(_("Dry run: nothing was saved."))
        return int(fruitless or (bool(bad) and not options.rejects))
    _name_rows(found, output)
    _advise(found, output)
    done, told = session.write(lambda office: apply(office, office.who, found, rejects))
    if session.format == "json":
        output.json(_told(found))
    else:
        output.lines(told)
        output.line(_counts(found))
    if done.rejects:
        output.say(_("The refused rows are in {path}: {count}.").format(path=done.rejects, count=bad))
    if fruitless:
        output.say(_("Nothing was imported. Refused rows: {count} of {total}.").format(**rows))
    return int(fruitless)


def export(session: Session) -> None:
    """Write rows into a file by its ending, or as CSV to standard output."""
    from bizdesk.exchange.exporting import export_text, exporting

    kind, office, output = session.kind, session.office, session.output
    conditions = selected(office, kind, session.options.filters)
    where = reduce(and_, conditions) if conditions else None
    named = session.options.output
    if named and named != "-":
        result = finish(exporting(office, kind, outcome(named, session.options.force), where), output)
        output.say(result.left_out)
        output.say(_("Written to {path}. Rows: {count}.").format(count=result.rows, path=named))
        if result.replaced:
            words = _("Texts that hold what a workbook cannot, which was replaced: {count}.")
            output.say(words.format(count=result.replaced))
    elif output.out.isatty():
        held = StringIO()
        output.say(export_text(office, kind, held, where).left_out)
        output.lines(visible(line, NOTE_LIMIT) for line in held.getvalue().splitlines())
    else:
        output.say(export_text(office, kind, output.out, where).left_out)


def meanings(typed: list[str]) -> dict[str, str]:
    """What headings mean, as typed: Header=field."""
    found = {}
    for word in typed:
        heading, equals, field = word.rpartition("=")
        if not equals or not heading:
            raise Usage(N_("{word} is no Header=field."), word=word)
        found[heading] = field
    return found


def _preview(session: Session, plan: "ImportPlan") -> None:
    """The columns, then every row with its fate."""
    output = session.output
    if session.format == "json":
        output.json(_told(plan))
        return
    output.lines(pairs(_columns(plan), output.width))
    output.line()
    heads = [Head(_("Row no."), True), Head(_("Fate")), Head(_("No.")), Head(_("What")), Head(_("Why"))]
    rows = [(fate.place, _fate(fate), fate.key, _of(plan, fate), fate.words) for fate in plan.rows]
    output.lines(table(heads, rows, output.width))
    output.lines(plan.notes)
    output.line(_counts(plan))


def _of(plan: "ImportPlan", fate: "RowFate") -> str:
    """What a row is of, as far as it was understood."""
    name = plan.kind.called_by
    told = fate.values.get(name) or getattr(fate.record, name, "")
    return told.caption if isinstance(told, Record) else str(told or "")


def _columns(plan: "ImportPlan") -> list[tuple[str, str]]:
    """What each heading gives and how it is read, or why nothing."""
    from bizdesk.exchange.matching import WAYS
    from bizdesk.exchanged import told_of

    fields = told_of(plan.kind)
    told = []
    for heading, column in plan.columns.items():
        gives = fields[column.field].label if column.field else _("not imported") + f" {column.reason}"
        told.append((heading, f"{gives}: {_(WAYS[column.way])}" if column.way else gives))
    return told


def _name_rows(plan: "ImportPlan", output: Output) -> None:
    """Name every row that is not imported, with its reason, and every new one of which there is something to say.

    Rows of which the same is to be said are named together, as those that are there already are: which record each is
    stands in the table of a dry run. What changes in a record is told by its history.
    """
    for note in plan.notes:
        output.say(note)
    alike: dict[tuple[str, str], list[RowFate]] = defaultdict(list)
    for fate in plan.rows:
        if fate.fate in ("refused", "skipped", "same") or (fate.fate == "add" and fate.words):
            alike[_fate(fate), fate.words if fate.fate != "same" else ""].append(fate)
    for (told, words), fates in alike.items():
        if len(fates) == 1:
            output.say(_("Row {row}: {fate}. {reason}").format(row=fates[0].place, fate=told, reason=words).rstrip())
            continue
        lines = list(dict.fromkeys(fate.line for fate in fates))
        together = list(ranges(lines))
        for start in range(0, len(together), RANGES_AT_ONCE):
            rows = _(", ").join(together[start : start + RANGES_AT_ONCE])
            said = _("Rows {rows} ({count} in all): {fate}. {reason}")
            output.say(said.format(rows=rows, count=len(fates), fate=told, reason=words).rstrip())


def _advise(plan: "ImportPlan", output: Output) -> None:
    """Name the options with which refused rows would be taken."""
    for option in sorted(plan.helpful):
        output.say(_(OPTIONS[option]))


def ranges(lines: list[int]) -> Iterator[str]:
    """Numbers in rising order, those that follow one another joined: 2-5, 9."""
    first = last = lines[0]
    for line in [*lines[1:], lines[-1] + 2]:
        if line > last + 1:
            yield str(first) if first == last else f"{first}-{last}"
            first = line
        last = line


def _told(plan: "ImportPlan") -> dict[str, Any]:
    return {
        "counts": plan.counts,
        "columns": {heading: column.field or "" for heading, column in plan.columns.items()},
        "notes": plan.notes,
        "rows": [
            {"line": row.line, "block": row.block or 1, "fate": row.fate, "number": row.key, "words": row.words}
            for row in plan.rows
        ],
    }


def _counts(plan: "ImportPlan") -> str:
    from bizdesk.exchange.importing import FATES

    told = _("{label}: {count}")
    return _(", ").join(told.format(label=_(FATES[fate]), count=count) for fate, count in plan.counts.items())


def _fate(fate: "RowFate") -> str:
    from bizdesk.exchange.importing import FATES

    return _(FATES[fate.fate])
