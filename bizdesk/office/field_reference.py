"""The field that names another record."""

from typing import TYPE_CHECKING, Any

import peewee

from bizdesk.office.errors import NotFound, Refused
from bizdesk.office.field import Typed
from bizdesk.office.language import N_

if TYPE_CHECKING:
    from bizdesk.office.file import Office


class Reference(peewee.ForeignKeyField, Typed):
    """Another record, named outside the file by its number or code."""

    type = "reference"
    width = 18

    def __init__(self, kind: Any, label: str = "", **options: Any) -> None:
        settings: dict[str, Any] = {"backref": "+", "on_delete": "RESTRICT", "label": label, **options}
        super().__init__(kind, **settings)

    def read(self, text: str, office: "Office") -> Any:
        from bizdesk.office.addresses import addressed

        try:
            # A line has no number of its own: it is called after what it belongs to, or by its row.
            by_place = self.rel_model.key_field() is None and "/" in text
            return addressed(office, self.rel_model, text) if by_place else self.rel_model.named(text)
        except NotFound as fault:
            raise Refused(N_("{label}: {reason}"), label=self.label, reason=str(fault)) from None

    def record(self, value: Any) -> Any:
        """The record behind a row id, or the record itself."""
        return self.rel_model.get_by_id(value) if isinstance(value, int) else value

    def told(self, record: Any, office: "Office") -> str:
        return self.show(record.__rel__.get(self.name) or record.__data__.get(self.name), office)

    def show(self, value: Any, office: "Office") -> str:
        if value is None:
            return ""
        record = self.record(value)
        return self._addressed(record, office) or record.caption

    def plain(self, value: Any, office: "Office") -> str:
        if value is None:
            return ""
        record = self.record(value)
        return self._addressed(record, office) or record.key

    def _addressed(self, record: Any, office: "Office") -> str:
        """What a line is called, which has no number: nobody knows its row."""
        from bizdesk.office.addresses import address

        return address(office, record) if self.rel_model.key_field() is None else ""
