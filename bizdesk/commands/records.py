"""Records of any kind: rows, one record, adding, setting, acting, deleting."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from bizdesk.commands.layout import Head, pairs, table
from bizdesk.commands.listed import LISTED
from bizdesk.commands.rows import difference, learn, local, pieces, plain, shown, work_out
from bizdesk.commands.selecting import NUMBER, columns, fields_of, ordered, selected, texts, told_fields, values_of
from bizdesk.commands.session import Session
from bizdesk.commands.writing import write_csv, write_json
from bizdesk.office import operation
from bizdesk.office.addresses import Addresses, about, address
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import ROLES, Staff, has_left, names_of
from bizdesk.office.record import Record

# What the outcome of an action tells where that is not the number of a record.
FINDINGS = {"stocktake_line": "result"}
FIGURES = ("money", "quantity", "percent", "integer")
SEEN = 500


def list_rows(session: Session) -> None:
    """The rows of a kind."""
    options, kind, office = session.options, session.kind, session.office
    asked = columns(kind, options.columns) if options.columns else []
    looked_into = {*asked, *(LISTED.get(kind.kind_name()) or kind.fields())}
    conditions = selected(office, kind, options.filters, options.search or "", looked_into)
    called = Addresses(office.kinds)
    records = pieces(office, called, kind, conditions, ordered(kind, options.sort or ""), options.limit)
    if session.format == "text":
        _as_text(session, kind, records, asked, called)
        return
    rows = (plain(record, office, asked, called) for record in records)
    if session.format == "json":
        write_json(session, rows)
    else:
        names = asked or [*([] if kind.key_field() else ["number"]), *told_fields(kind)]
        write_csv(session, rows, names)


def _as_text(
    session: Session,
    kind: type[Record],
    records: Iterable[Record],
    asked: Sequence[str],
    called: Addresses,
    without: str = "",
) -> None:
    office, fields = session.office, {NUMBER.name: NUMBER, **told_fields(kind)}
    every = iter(records)
    short = [name for name, field in kind.fields().items() if field.type != "paragraph"]
    listed = [name for name in LISTED.get(kind.kind_name()) or short if name != without]
    names = asked or listed
    first = list(islice(every, SEEN))
    if not first:
        session.output.say(_("No rows."))
        return
    rows = [shown(record, office, names, called) for record in first]
    kept = asked or [name for name in names if any(row[name] for row in rows)]
    # What has no number of its own is called by its place: without it nobody could say which row is meant.
    numberless = kind.key_field() is None and NUMBER.name not in kept
    heads = [Head(fields[name].label, fields[name].type in FIGURES and name != "subject_id") for name in kept]
    both = chain(zip(first, rows, strict=True), ((record, shown(record, office, kept, called)) for record in every))
    lines = (
        [*([called.of(kind, record.id)] if numberless else []), *(row[name] for name in kept)] for record, row in both
    )
    session.output.lines(table([Head(_("No."))] * numberless + heads, lines, session.output.width))


def show(session: Session) -> None:
    """One record with everything that hangs on it."""
    from bizdesk.commands.documents import document_rows, note_rows
    from bizdesk.commands.journal import record_rows

    record, office = session.record, session.office
    told: dict[str, Any] = plain(record, office)
    if session.format == "csv":
        write_csv(session, [told])
        return
    notes, history, documents = note_rows(office, record), record_rows(office, record), document_rows(office, record)
    if session.format == "json":
        hung = {"notes": notes, "history": history, "documents": documents}
        held = [plain(line, office, (), called) for _kind, called, found in _lines(record, office) for line in found]
        session.output.json({**told, "lines": held, **hung})
        return
    output = session.output
    output.lines(pairs([("", _title(record, office))], output.width))
    output.line()
    output.lines(pairs(_facts(record, office), output.width))
    for kind, called, found in _lines(record, office):
        output.line()
        output.line(_(kind.plural))
        _as_text(session, kind, found, (), called, kind.belongs_to)
    if notes:
        output.line()
        output.line(_("Notes"))
        output.lines(
            pairs(
                [(f"{local(row['written_at'], office)} {row['written_by']}", row["text"]) for row in notes],
                output.width,
            )
        )
    if documents:
        output.line()
        output.line(_("Documents"))
        lines = [(row["name"], str(row["version"]), str(row["size"])) for row in documents]
        output.lines(table([Head(_("Name")), Head(_("Version"), True), Head(_("Size"), True)], lines, output.width))
    output.line()
    output.line(_("History"))
    acts = {row["batch"]: row for row in history}.values()
    names = names_of(row["who"] for row in acts)
    told_by = [(f"{local(row['at'], office)} {names.get(row['who'], row['who'])}", row["what"]) for row in acts]
    output.lines(pairs(told_by, output.width))


def _lines(record: Record, office: Office) -> Iterator[tuple[type[Record], Addresses, list[Record]]]:
    """By kind the lines of a record in their order: what belongs to it and has no number of its own.

    The rows of its ledgers are no lines: its history tells them.
    """
    for kind in office.kinds.values():
        above: Any = kind.fields().get(kind.belongs_to)
        if above is None or above.rel_model is not type(record) or kind.ledger or kind.key_field() is not None:
            continue
        called = Addresses(office.kinds)
        if found := list(pieces(office, called, kind, [above == record.id], [kind.id], None)):
            yield kind, called, found


def _title(record: Record, office: Office) -> str:
    return f"{address(office, record)} {about(office, record)}".strip()


def _facts(record: Record, office: Office) -> list[tuple[str, str]]:
    fields = told_fields(type(record))
    called = Addresses(office.kinds)
    learn(called, type(record), [record])
    work_out(office, [record])
    told = shown(record, office, list(fields), called)
    # What tells the record in its list comes first.
    ordered_names = dict.fromkeys((*LISTED.get(record.kind_name(), ()), *fields))
    return [
        (fields[name].label, f"{told[name]} {office.currency}" if fields[name].type == "money" else told[name])
        for name in ordered_names
        if told[name]
    ]


def add(session: Session) -> None:
    """Add a record and print its number; with --dry-run the record as it would be."""
    from bizdesk.keeping import add as keep

    kind, output = session.kind, session.output
    values = values_of(session.office, kind, session.options.values)

    def do(office: Office) -> tuple[str, list[tuple[str, str]]]:
        record = keep(office, office.who, kind, values)
        return address(office, record), _facts(record, office) if session.dry else []

    (key, facts), _told = session.write(do)
    output.lines(pairs(facts, output.width))
    output.line(key)


def set_values(session: Session) -> None:
    """Write values into a record and tell what was done."""
    from bizdesk.keeping import edit

    kind, record, office = session.kind, session.record, session.office
    values = values_of(office, kind, session.options.values)
    called = Addresses(office.kinds)
    before = shown(record, office, list(values), called)

    def do(office: Office) -> list[str]:
        fields = fields_of(kind)
        now = shown(edit(office, office.who, record, values), office, list(values), called)
        return [difference(fields[name], before[name], now[name]) for name in values if before[name] != now[name]]

    changed, told = session.write(do)
    if not told:
        session.output.say(_("Nothing to do: the values are as they were."))
    for words in told:
        session.output.line(f"{words} ({'; '.join(changed)})" if changed else words)


def do(session: Session) -> None:
    """Do an action on a record and tell what was done."""
    from bizdesk.acts import named

    action = named(session.kind, session.options.action.replace("-", "_"))
    record, office = session.record, session.office
    values = action.read(office, texts(session.options.values))
    values = {**_acting(action, office, record, values), **values}
    operation.verify(action.inputs, values)
    if session.dry and action.preview is not None and action.refusal(record) is None:
        previewed = action.preview(office, record, **values)
        session.output.lines(previewed)
        session.told |= {*previewed}
    if action.prepare is not None:
        from bizdesk.commands.progress import finish

        values["prepared"] = finish(action.prepare(office, record), session.output)

    def act(office: Office) -> list[str]:
        return _made(action.do(office, office.who, record, values), record, office)

    made, told = session.write(act)
    for words in told:
        # What was done may have told the number of what was made.
        fresh = [each for each in made if each not in words]
        session.output.line(": ".join([words, ", ".join(fresh)]) if fresh else words)


def _acting(action: operation.Operation, office: Office, record: Record, given: dict[str, Any]) -> dict[str, Any]:
    """Who acts, for the inputs left out in which a form would propose them: who approves, reviews or applies."""
    lacking = {name for name, field in action.inputs.items() if isinstance(field, Reference) and name not in given}
    person = office.staff(office.who) if lacking and office.who and action.start is not None else None
    if person is None or action.start is None:
        return {}
    if action.refusal(record) is not None:
        # That the record is not to be decided on is told before anything that lacks.
        return dict.fromkeys(lacking & ROLES.keys(), person)
    proposed = action.start(office, record)
    for name in lacking & ROLES.keys() - proposed.keys():
        if action.inputs[name].required:
            raise _unfit(name, action.inputs[name].label, person, office)
    return {name: value for name, value in proposed.items() if name in lacking and value == person}


def _unfit(role: str, label: str, person: Staff, office: Office) -> Refused:
    """Why the person who acts is not the one who decides, and how to say who is."""
    words = N_(
        "{label} is required: {name}, who acts, lacks the role {role}. Name another with {field}=..., or give the role."
    )
    if has_left(person, office.today()):
        words = N_("{label} is required: {name}, who acts, left on {date}. Name another with {field}=...")
    values = {"name": person.caption, "role": _(ROLES[role]), "date": person.left_on, "field": role}
    return Refused(words, rule="1.3.1", label=label, **values)


def _made(outcome: Any, record: Record, office: Office) -> list[str]:
    """The numbers of the records that an action made beside the one it was done to, and what it found out."""
    found = outcome if isinstance(outcome, list | tuple) else [outcome]
    others = [each for each in found if isinstance(each, Record) and (type(each), each.id) != (type(record), record.id)]
    told = []
    for each in others:
        if (finding := FINDINGS.get(each.kind_name())) is not None:
            told.append(each.fields()[finding].show(each.__data__[finding], office))
        elif each.key_field() is not None:
            told.append(each.key)
    return told


def delete(session: Session) -> None:
    """Delete a record that nothing refers to."""
    from bizdesk.keeping import remove

    record = session.record
    _done, told = session.write(lambda office: remove(office, office.who, record))
    session.output.lines(told)
