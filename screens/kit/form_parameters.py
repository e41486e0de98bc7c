"""The form of what a report, an export or a long work is to be about."""

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from bizdesk.office.fields import Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_

from .form import Form


class ParameterForm(Form):
    """A form that saves nothing: what was filled in is handed on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s,f2", "save", N_("Go on"))]

    def __init__(
        self, office: Office, title: str, fields: Mapping[str, Typed], values: Mapping[str, Any], **rest: Any
    ) -> None:
        super().__init__(office, title, fields, values, dict, **rest)

    def action_cancel(self) -> None:
        """Leave; there is nothing to be saved that could be lost."""
        self._leave_with(None)
