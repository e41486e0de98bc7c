"""The names of records that many rows refer to."""

from collections.abc import Iterable

from bizdesk.office.record import Record


class Names:
    """The names of referenced records by row id, each kind read once."""

    def __init__(self) -> None:
        self._known: dict[type[Record], dict[int, str]] = {}

    def of(self, kind: type[Record], row: object) -> str | None:
        """The name of a record, None where there is none."""
        if not isinstance(row, int):
            return None
        if kind not in self._known:
            named: Iterable[tuple[int, str]] = kind.select(kind.id, kind._meta.fields["name"]).tuples()
            self._known[kind] = dict(named)
        return self._known[kind].get(row)
