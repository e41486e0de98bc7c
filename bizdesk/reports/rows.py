"""The rows of a table in the order of its columns, with exact totals gathered on the way."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Context, Decimal

from bizdesk.office.language import _
from bizdesk.reports.report import Cell, Table

EXACT = Context(prec=200)


class Walk:
    """One pass over a table's rows; its totals are complete when the pass has ended."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.count = 0
        self._sums: dict[int, int | Decimal] = {
            place: 0 for place, column in enumerate(table.columns) if column.total and table.totals is None
        }

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        table, sums = self.table, self._sums
        names = [column.name for column in table.columns]
        rows = table.rows() if callable(table.rows) else table.rows
        for row in rows:
            cells = tuple([row.get(name) for name in names]) if isinstance(row, Mapping) else tuple(row)
            if len(cells) != len(names):
                raise ValueError(f"{table.name}: {len(cells)} cells in a row of {len(names)} columns")
            self.count += 1
            for place, sum_so_far in sums.items():
                value = cells[place]
                if value is not None:
                    sums[place] = _add(sum_so_far, value)
            yield cells

    def totals(self) -> dict[str, Cell]:
        """The totals by column name: those given with the table, else the sums of the rows seen so far."""
        if self.table.totals is not None:
            return dict(self.table.totals)
        return {self.table.columns[place].name: value for place, value in self._sums.items()}


def _add(total: int | Decimal, value: Cell) -> int | Decimal:
    if type(value) is int and type(total) is int:
        return total + value
    if isinstance(value, (int, Decimal)):
        return EXACT.add(Decimal(total), Decimal(value))
    raise TypeError(f"{value!r} cannot be added up")


def has_totals(table: Table) -> bool:
    """Whether a line of totals belongs below the table."""
    return bool(table.totals) if table.totals is not None else any(column.total for column in table.columns)


def count_rows(table: Table) -> int:
    """How many rows a table has: asked where it can tell, counted where it cannot."""
    if table.count is not None:
        return table.count()
    if callable(table.rows):
        return sum(1 for _row in table.rows())
    return len(table.rows)


def totals_shown(walk: Walk, shows: Sequence[Callable[[Cell], str]]) -> list[str]:
    """The line of totals in the order of the columns, the word for it in front."""
    totals = {name: value for name, value in walk.totals().items() if value is not None}
    texts = [
        show(totals[column.name]) if column.name in totals else ""
        for column, show in zip(walk.table.columns, shows, strict=True)
    ]
    texts[0] = texts[0] or _("Total")
    return texts
