"""Where money came to be spent or promised from another record: its kind in words, and the number of the paper."""

from typing import TYPE_CHECKING, Any

from bizdesk.office.fields import Integer, Text
from bizdesk.office.language import _

if TYPE_CHECKING:
    from bizdesk.office.file import Office


class SourceKind(Text):
    """The kind of the record, shown by its word."""

    def show(self, value: Any, office: "Office") -> str:
        kind = office.kinds.get(value or "")
        return _(kind.singular) if kind is not None else super().show(value, office)


class SourceRow(Integer):
    """The record of that kind by its row, told by its number; by its row where it is gone."""

    def told(self, record: Any, office: "Office") -> str:
        kind = office.kinds.get(record.source_kind)
        found = kind.get_or_none(kind.id == record.source_id) if kind is not None else None
        return found.key if found is not None else super().told(record, office)
