"""What can be done to the record or records a list or a page stands on; the same keys in both."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.binding import Binding, BindingsMap

from bizdesk.office.addresses import address, titled
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.operation import Operation
from bizdesk.office.record import Record
from bizdesk.office.work import Work, finished

from .heading import Heading
from .refusals import by_state, each_asked
from .view import View

if TYPE_CHECKING:
    from ..app import App

BINDINGS = (
    Binding("a", "act", N_("Act"), tooltip=N_("The steps the record's state allows now.")),
    Binding("e", "edit", N_("Edit")),
    Binding("d", "remove", N_("Delete")),
    Binding("c", "note", N_("Note"), show=False),
    Binding("l", "see('history')", N_("History"), show=False),
    Binding("o", "see('documents')", N_("Documents"), show=False, tooltip=N_("Once more: attach a file.")),
    Binding("y", "copy", N_("Copy"), show=False, tooltip=N_("The record's row, for another program.")),
    Binding("p", "report", N_("Report"), tooltip=N_("A report or a printed form.")),
)

PREVIEWED = 5


def preview_of(operation: Operation, office: Office, records: list[Record]) -> Callable[..., list[str]] | None:
    """What an operation's form tells while it is filled in; of several records each under its title."""
    told = operation.preview
    if told is None:
        return None

    def lines(values: Mapping[str, Any]) -> list[str]:
        parts = [(titled(office, each), told(office, each, **values)) for each in records[:PREVIEWED]]
        return [line for title, lines in parts for line in ([title] if len(records) > 1 else []) + lines]

    return lines


def subject(office: Office, records: list[Record]) -> str:
    """What an act is about: the one record by its title, several by their count."""
    if len(records) > 1:
        return _("{count} {kind}").format(count=len(records), kind=_(records[0].plural).lower())
    return titled(office, records[0])


def about(message: str, records: list[Record], **words: str) -> Heading:
    """The heading of a form on records."""
    return Heading(message, words, records[0].kind_name(), records[0].id, len(records))


def with_commands(keys: BindingsMap, view: View, model: type[Record]) -> BindingsMap:
    """The keys with those that only this view has; what its records always refuse is answered, not offered."""
    own = [Binding(each.key, f"command('{each.key}')", each.label, tooltip=each.help) for each in view.commands]
    refused = {"new", "remove"} if model.ledger or view.comes_about else set()
    if not any(field.editable for field in model.fields().values() if field is not model.key_field()):
        refused.add("edit")
    bindings = [binding for _key, binding in keys]
    plain = [replace(each, description="", show=False) if each.action in refused else each for each in bindings]
    return BindingsMap.merge([BindingsMap(own), BindingsMap(plain)])


class RecordKeys:
    """The actions of BINDINGS for a widget that says which records are chosen.

    chosen() gives them, done(record) is called when something was changed, record being what to stand on then.
    """

    app: "App"
    office: Office
    view: View

    def chosen(self) -> list[Record]:
        raise NotImplementedError

    def done(self, record: Record | None = None) -> None:
        raise NotImplementedError

    def one(self) -> Record:
        """The record chosen; Refused where there is none."""
        found = self.chosen()
        if not found:
            raise Refused(N_("No record is selected."))
        return found[0]

    def action_edit(self) -> None:
        from .record_forms import edit_form

        self.app.ask(edit_form(self.office, self.one(), self.view), self._saved)

    def action_remove(self) -> None:
        from bizdesk import keeping
        from bizdesk.office.together import together

        from .question import Question
        from .writing import write

        office, records = self.office, self.chosen() or [self.one()]
        if len(records) == 1:
            text = _("Delete {title}?").format(title=titled(office, records[0]))
        else:
            text = _("Delete {count} records?").format(count=len(records))

        def answered(yes: bool | None) -> None:
            if yes:
                words, kind = N_("Delete {count} {kind}"), records[0].plural
                remove = partial(keeping.remove, office, office.who)
                work = together(office, office.who, words, records, remove, kind=kind)
                write(self.app, _("Delete"), work, len(records), lambda _removed: self._saved(records))

        self.app.ask(Question(text), answered)

    def action_act(self) -> None:
        from bizdesk.acts import for_kind

        from .steps import Steps

        records = self.chosen() or [self.one()]
        operations = for_kind(type(records[0]))
        if not operations:
            raise Refused(N_("There are no steps for {kind}."), kind=_(records[0].plural))

        def picked(name: str | None) -> None:
            if name is not None:
                self.action_operate(name)

        self.app.ask(Steps(self.office, subject(self.office, records), records, operations), picked)

    def action_operate(self, name: str) -> None:
        from bizdesk.acts import named

        from .progress import Progress
        from .writing import AT_ONCE

        records = self.chosen() or [self.one()]
        operation = named(type(records[0]), name)
        title = _("{step}: {title}").format(step=_(operation.label), title=subject(self.office, records))
        if len(records) > 1 and (reasons := by_state(self.office, operation, records)):
            raise Refused("\n\n".join(reasons))

        def asked(reasons: list[str] | Refused) -> None:
            if isinstance(reasons, Refused):
                raise reasons
            if reasons:
                raise Refused("\n\n".join(reasons))
            self._prepare(operation, records, title)

        asking = each_asked(self.office, operation, records)
        if len(records) <= AT_ONCE:
            asked(finished(asking))
        else:
            self.app.ask(Progress(title, asking, only_reads=True), asked)

    def _prepare(self, operation: Operation, records: list[Record], title: str) -> None:
        """Do the long work that comes before an operation, where it has such."""
        from .progress import Progress

        if operation.prepare is None or len(records) > 1:
            self._operate(operation, records, {})
            return

        def prepared(outcome: Any) -> None:
            if isinstance(outcome, Refused):
                raise outcome
            self._operate(operation, records, {"prepared": outcome})

        self.app.ask(Progress(title, operation.prepare(self.office, records[0])), prepared)

    def _operate(self, operation: Operation, records: list[Record], prepared: dict[str, Any]) -> None:
        """Ask for what an operation asks for, and do it; prepared: the outcome of its long work, where it was done."""
        from .writing import AT_ONCE, write

        record, office = records[0], self.office

        def work(values: Mapping[str, Any]) -> Work[Any]:
            return (yield from operation.do_all(office, office.who, records, {**values, **prepared}))[0]

        if not operation.inputs:
            write(self.app, _(operation.label), work({}), len(records), self._saved)
            return
        from .form import Form
        from .form_pick import of_subject
        from .form_value import defaults

        def save(values: Mapping[str, Any]) -> Any:
            return work(values) if len(records) > AT_ONCE else finished(work(values))

        form = Form(
            office,
            about(N_("{step}: {title}"), records, step=operation.label),
            dict(operation.inputs),
            {**defaults(operation.inputs), **(operation.start(office, record) if operation.start else {})},
            save,
            draft_key=f"{operation.name} {record.kind_name()} {record.id}",
            preview=preview_of(operation, office, records),
            choices=of_subject(operation.inputs, record) if len(records) == 1 else {},
        )
        self.app.ask(form, self._saved)

    def action_note(self) -> None:
        from bizdesk.office import notes

        from .form import Form

        record = self.one()
        fields = {name: notes.Note.fields()[name] for name in ("text", "kind")}
        form = Form(
            self.office,
            about(N_("Note on {title}"), [record]),
            fields,
            {"kind": "internal"},
            lambda values: notes.write(self.office, self.office.who, record, values["text"], values["kind"]),
            draft_key=f"note {record.kind_name()} {record.id}",
        )
        self.app.ask(form, self._saved)

    def action_command(self, key: str) -> None:
        next(command for command in self.view.commands if command.key == key).run(self)

    def action_attach(self) -> None:
        from .files import ask_attach

        ask_attach(self, self.one())

    def action_copy(self) -> None:
        records = self.chosen() or [self.one()]
        lines = []
        for record in records:
            fields = record.fields()
            shown = (fields[name].show(getattr(record, name), self.office) for name in self.view.fields)
            lines.append("\t".join(text.replace("\t", " ").replace("\n", " ") for text in shown))
        self.app.copy_to_clipboard("\n".join(lines))
        told = _(", ").join(address(self.office, record) or record.key for record in records[:3])
        self.app.say(_("Copied: {what}").format(what=told))

    def _saved(self, saved: Any) -> None:
        if saved is not None:
            self.done(saved if isinstance(saved, Record) else None)
            self.app.tell_act(self.added(saved))

    def added(self, saved: Any) -> str:
        """What is to be said besides of what was saved."""
        return ""
