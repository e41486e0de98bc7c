"""The kinds of record as the office declares them: fields, actions, flows, and the policy."""

from typing import Any

from bizdesk.commands.layout import Head, table
from bizdesk.commands.session import Session
from bizdesk.commands.table import nearest
from bizdesk.commands.usage import Usage
from bizdesk.commands.writing import write_rows
from bizdesk.kinds import KINDS
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Reference, Tags, Typed
from bizdesk.office.language import N_, _
from bizdesk.office.operation import Operation
from bizdesk.office.record import Record
from bizdesk.office.text import fold


def kind_named(name: str) -> type[Record]:
    """The kind of this name, or of the words for one or many of it; Usage where there is none."""
    if name in KINDS:
        return KINDS[name]
    wanted = fold(name.replace("-", " ").replace("_", " "))
    for kind in KINDS.values():
        words = (kind.kind_name().replace("_", " "), kind.singular, kind.plural, _(kind.singular), _(kind.plural))
        if wanted in map(fold, words):
            return kind
    raise Usage(
        N_("There is no kind of record {name}. {near}"), name=name, near=nearest(name, KINDS, _("See 'bizdesk kinds'."))
    )


def kinds(session: Session) -> None:
    """List the kinds, or describe one."""
    if session.options.kind:
        _one_kind(session, session.kind)
        return
    rows = [
        {
            "kind": name,
            "label": _(kind.singular),
            "plural": _(kind.plural),
            "clause": kind.carries_out,
            "named_by": key.name if (key := kind.key_field()) else "number",
            "ledger": kind.ledger,
        }
        for name, kind in KINDS.items()
    ]
    heads = {"kind": _("Kind"), "label": _("One"), "plural": _("Many"), "clause": _("Clause")}
    write_rows(session, rows, heads)


def described(name: str, field: Typed) -> dict[str, Any]:
    """A field as JSON tells it."""
    choices = field.options if isinstance(field, Choice | Tags) else {}
    return {
        "name": name,
        "label": field.label,
        "type": field.type,
        "required": field.required,
        "editable": field.editable,
        "choices": {word: _(label) for word, label in choices.items()},
        "refers_to": field.rel_model.kind_name() if isinstance(field, Reference) else "",
        "help": field.help,
    }


def acted(operation: Operation) -> dict[str, Any]:
    """An action as JSON tells it."""
    return {
        "name": operation.name,
        "label": _(operation.label),
        "fields": [described(name, field) for name, field in operation.inputs.items()],
    }


def _one_kind(session: Session, kind: type[Record]) -> None:
    from bizdesk.acts import for_kind

    told = {**kind.fields(), **kind.worked_out}
    fields = [described(name, field) for name, field in told.items()]
    for field in fields:
        # A number is drawn from the kind's series where none is given.
        field["required"] &= not (field["type"] == "code" and kind.series)
    actions = [acted(operation) for operation in for_kind(kind)]
    output = session.output
    if session.format == "json":
        output.json(
            {
                "kind": kind.kind_name(),
                "label": _(kind.singular),
                "plural": _(kind.plural),
                "clause": kind.carries_out,
                "fields": fields,
                "actions": actions,
            }
        )
        return
    if session.format == "csv":
        write_rows(session, [{**field, "choices": " ".join(field["choices"])} for field in fields], {})
        return
    heads = [Head(_("Field")), Head(_("Label")), Head(_("Type")), Head(_("Required")), Head(_("Choices"))]
    output.lines(table(heads, (_field_row(field) for field in fields), output.width))
    if actions:
        output.line()
        rows = [
            (action["name"], action["label"], " ".join(_input(field) for field in action["fields"]))
            for action in actions
        ]
        output.lines(table([Head(_("Action")), Head(_("Label")), Head(_("Fields"))], rows, output.width))


def _field_row(field: dict[str, Any]) -> tuple[str, ...]:
    required = _("required") if field["required"] else "" if field["editable"] else _("computed")
    choices = _(", ").join(field["choices"]) or field["refers_to"] or field["help"]
    return field["name"], field["label"], field["type"], required, choices


def _input(field: dict[str, Any]) -> str:
    return field["name"] + ("*" if field["required"] else "")


def flow(session: Session) -> None:
    """Print the flow of a kind."""
    from bizdesk.acts import for_kind

    kind = session.kind
    found = next((operation.flow for operation in for_kind(kind) if operation.flow), None)
    if found is None:
        raise Refused(N_("{kind} has no flow: its records have no states."), kind=_(kind.singular))
    if session.format == "text":
        session.output.lines(found.diagram())
        return
    # What programs read is the same in every language: the words of a guard are those of its message id.
    rows = [
        {
            "from": state,
            "action": action,
            "to": " ".join(step.to or (state,)),
            "who": step.who,
            "guards": "; ".join(guard.words for guard in step.guards),
        }
        for (state, action), step in found.steps.items()
    ]
    write_rows(session, rows, {})


def policy(session: Session) -> None:
    """List the office's rules."""
    from bizdesk.office.policy import Policy

    rules = session.office.policy
    rows = []
    for row in list(Policy.select().order_by(Policy.clause, Policy.key)):
        shown, label = rules.told(row.key, row.value), rules.label(row.key)
        rows.append({"key": row.key, "value": row.value, "shown": shown, "clause": row.clause, "label": label})
    heads = {"key": _("Rule"), "value": _("Value"), "clause": _("Clause"), "label": _("Meaning")}
    write_rows(session, rows, heads)
