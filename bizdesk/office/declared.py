"""A report as it is declared: its name, what it is about, what it asks for and the function that builds it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bizdesk.office.errors import Unknown
from bizdesk.office.fields import Typed
from bizdesk.office.language import N_, _
from bizdesk.office.operation import read, verify

if TYPE_CHECKING:
    from bizdesk.office.file import Office
    from bizdesk.reports.report import Report


@dataclass(frozen=True)
class Declared:
    """One report: build(office, **parameters) -> Report; parameters are typed fields by name."""

    name: str
    title: str
    build: Callable[..., "Report"]
    parameters: Mapping[str, Typed] = field(default_factory=dict)
    clause: str = ""

    def __post_init__(self) -> None:
        for name, typed in self.parameters.items():
            typed.name = name

    def made(self, office: "Office", texts: Mapping[str, str]) -> "Report":
        """The report for parameters as they are typed; Unknown for one it does not know."""
        unknown = [name for name in texts if name not in self.parameters]
        if unknown:
            raise Unknown(
                N_("The report {name} has no parameter {unknown}; it has: {known}."),
                name=self.name,
                unknown=_(", ").join(unknown),
                # As they are typed: a name that Python keeps for itself bears a mark that nobody types.
                known=_(", ").join(name.rstrip("_") for name in self.parameters) or "-",
            )
        values: dict[str, Any] = read(self.parameters, office, texts)
        verify(self.parameters, values)
        office.activate()
        return self.build(office, **{name: value for name, value in values.items() if value not in (None, "")})
