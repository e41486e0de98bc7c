"""The names of records that many rows refer to."""

from collections.abc import Iterable

from bizdesk.office.record import Record
from bizdesk.office.rows import key_name
from bizdesk.reports.report import Coded


class Names:
    """The names of referenced records by row id, each kind read once."""

    def __init__(self) -> None:
        self._known: dict[type[Record], dict[int, Coded]] = {}

    def of(self, kind: type[Record], row: object) -> Coded | None:
        """The name of a record with its number or code, None where there is none."""
        if not isinstance(row, int):
            return None
        if kind not in self._known:
            fields = kind._meta.fields
            named: Iterable[tuple[int, str, str]] = kind.select(
                kind.id, fields["name"], fields[key_name(kind)]
            ).tuples()
            self._known[kind] = {row: Coded(name, key) for row, name, key in named}
        return self._known[kind].get(row)
