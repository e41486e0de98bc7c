"""Operation: one thing that can be done, declared once for the command line, the screens and the help."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bizdesk.office.errors import Invalid, Refused, Unknown
from bizdesk.office.fields import Typed
from bizdesk.office.flow import Flow
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.together import intact, together
from bizdesk.office.work import Work

if TYPE_CHECKING:
    from bizdesk.office.file import Office


@dataclass(frozen=True)
class Operation:
    """What is done to a record of a kind: run(office, who, record, **inputs) is one change.

    inputs: the fields to be filled in; preview(office, record, **inputs) tells in sentences what it would do;
    start(office, record) proposes values for the inputs; prepare(office, record) is long work that only reads, whose
    outcome run takes as `prepared` where it was done before. guard(record) refuses, as run does, a record that this is
    never done to, or not as it is, where no flow says so.
    """

    name: str
    kind: type[Record]
    label: str
    run: Callable[..., Any]
    inputs: Mapping[str, Typed] = field(default_factory=dict)
    flow: Flow | None = None
    preview: Callable[..., list[str]] | None = None
    start: Callable[..., dict[str, Any]] | None = None
    prepare: Callable[..., Work[Any]] | None = None
    guard: Callable[[Any], None] | None = None

    def __post_init__(self) -> None:
        for name, typed in self.inputs.items():
            typed.name = name

    def state(self, record: Record) -> str:
        """The state of a record as far as this depends on it."""
        return self.flow.state(record) if self.flow is not None and self.name in self.flow.actions else ""

    def refusal_of_state(self, record: Record) -> Refused | None:
        """Why the state that the record is in has no such step; what must hold besides is not asked."""
        try:
            if self.flow is not None and self.name in self.flow.actions:
                self.flow.step(record, self.name)
        except Refused as fault:
            return fault
        return None

    def refusal(self, record: Record) -> Refused | None:
        """Why the record as it is does not allow this now; None where it does."""
        try:
            if self.flow is not None and self.name in self.flow.actions:
                self.flow.check(record, self.name)
            if self.guard is not None:
                self.guard(record)
        except Refused as fault:
            return fault
        return None

    def read(self, office: "Office", texts: Mapping[str, str]) -> dict[str, Any]:
        """The inputs a person typed, by name; Invalid with every fault at once."""
        unknown = [name for name in texts if name not in self.inputs]
        if unknown:
            raise Unknown(
                N_("{action} has no field {name}; it has: {known}."),
                action=_(self.label),
                name=_(", ").join(unknown),
                known=_(", ").join(self.inputs) or "-",
            )
        return read(self.inputs, office, texts)

    def defaults(self) -> dict[str, Any]:
        """What is meant by the inputs that are left out, where that is something."""
        return {name: typed.default for name, typed in self.inputs.items() if not typed.empty(typed.default)}

    def do(self, office: "Office", who: str, record: Record, values: Mapping[str, Any]) -> Any:
        """Check the inputs by their own rules, and run."""
        office.activate()
        values = {**self.defaults(), **values}
        verify(self.inputs, values)
        with intact(record, *_records(values)):
            return self.run(office, who, record, **values)

    def do_all(
        self, office: "Office", who: str, records: Sequence[Record], values: Mapping[str, Any]
    ) -> Work[list[Any]]:
        """The same for several records as one act, all of them or none; yields and comes to what together() does."""
        verify(self.inputs, {**self.defaults(), **values})
        with intact(*_records(values)):
            return (
                yield from together(
                    office,
                    who,
                    N_("{step}: {count} {kind}"),
                    records,
                    lambda record: self.do(office, who, record, values),
                    step=self.label,
                    kind=self.kind.plural,
                )
            )


def _records(values: Mapping[str, Any]) -> list[Record]:
    """The records among inputs."""
    return [value for value in values.values() if isinstance(value, Record)]


def read(fields: Mapping[str, Typed], office: "Office", texts: Mapping[str, str]) -> dict[str, Any]:
    """The values of typed texts by field name; Invalid with every fault at once."""
    values, faults = {}, {}
    for name, text in texts.items():
        try:
            values[name] = fields[name].parse(text, office)
        except Refused as fault:
            faults[name] = fault
    if faults:
        raise Invalid(faults, labels={name: fields[name].label for name in faults})
    return values


def verify(fields: Mapping[str, Typed], values: Mapping[str, Any]) -> None:
    """Refuse values that break their fields' rules, all faults at once."""
    faults = {}
    for name, typed in fields.items():
        try:
            typed.verify(values.get(name))
        except Refused as fault:
            faults[name] = fault
    if faults:
        raise Invalid(faults, labels={name: fields[name].label for name in faults})
