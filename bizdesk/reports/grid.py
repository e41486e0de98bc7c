"""A table on pages of text: columns of known width, headings on every page, totals at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import cast

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.reports.lines import Lines
from bizdesk.reports.pages import Cut
from bizdesk.reports.report import Cell, Kind, Report, Table
from bizdesk.reports.rows import Walk, count_rows, has_totals, totals_shown
from bizdesk.reports.shown import Shown, shown_in
from bizdesk.reports.widths import INDENT, Widths, groups, measure
from bizdesk.reports.wrapping import wrap

WRAPPED = 1_000
SAMPLE = 500
# A large prime, so that rows which repeat in a rhythm are all met.
STRIDE = 7_919
CELL_LINES = 6
NOTE_LINES = 12
LIKELY: dict[Kind, Cell] = {"money": -999_999_99, "quantity": Decimal(-99_999), "integer": -99_999}
CHANGED = N_("The rows changed while the report was made. Make it again.")


class Grid:
    """The table of a report, to be cut into pages and drawn page after page, once, from the first row to the last.

    Up to WRAPPED rows long texts are wrapped; beyond that each row is one line, so that pages can be counted without
    making the rows, and texts that are cut end in an ellipsis.
    """

    def __init__(self, report: Report, table: Table) -> None:
        self.table = table
        self.shows = [shown_in(report, column.type) for column in table.columns]
        self.count = count_rows(table)
        self.wrapped = self.count <= WRAPPED
        self.walk = Walk(table)
        self._rows: Iterator[tuple[Cell, ...]] = iter(self.walk)
        self.widths = self._measure()

    def _measure(self) -> Widths:
        rows: list[tuple[Cell, ...]]
        if self.wrapped:
            rows = list(self._rows)
            self._rows = iter(rows)
            totals = totals_shown(self.walk, self.shows) if has_totals(self.table) else []
        else:
            rows = sample(self.table, self.count)
            totals = likely_totals(self.table, self.shows, rows, self.count)
        return measure(self.table.columns, self.shows, rows, totals)

    def set_width(self, width: int, most: int = CELL_LINES) -> None:
        """Share the width of the page among the columns; what does not fit stands on a further line of each row.

        most: how many lines a cell has at most.
        """
        columns, widths = self.table.columns, self.widths
        self.width = width
        self.groups: list[Lines] = []
        for places in groups(widths, width):
            indent = INDENT if self.groups else 0
            sizes = widths.shared(places, width - indent)
            self.groups.append(Lines(tuple(places), tuple(columns[n] for n in places), sizes, indent))
        self.title = wrap(self.table.title, width, 3) if self.table.title else []
        self.headings = [line for group in self.groups for line in group.heading()]
        self.note = wrap(self.table.note, width, NOTE_LINES) if self.table.note else []
        if not self.wrapped:
            self.note = [*self.note, *wrap(_("Texts that end in … are cut to the width of their column."), width)]
        if not self.count:
            self.note = [*wrap(self.table.empty or _("No rows."), width, NOTE_LINES), *self.note]
        self._laid: list[list[list[str]]] = []
        self._drawn = 0
        if self.wrapped:
            rows = list(self._rows)
            self._laid = [[group.wrapped(self._texts(row), most) for group in self.groups] for row in rows]

    def close(self, lines: list[str]) -> None:
        """Let these lines follow the table on the page of its totals."""
        self.note = [*self.note, "", *lines]

    def _texts(self, row: Sequence[Cell]) -> list[str]:
        return [show(value) for show, value in zip(self.shows, row, strict=True)]

    def cuts(self, left: int, room: int) -> Iterator[Cut]:
        """The pages of the table: left lines on the page begun, room on each further one."""
        at, fresh = 0, False
        tail = len(self.note) + (1 + len(self.groups) if has_totals(self.table) and self.count else 0)
        heads = len(self.headings)
        while True:
            head = heads + (0 if at else len(self.title))
            taken, used = self._take(at, left - head)
            # What follows the rows may be longer than a small page: then that page runs over.
            last = at + taken == self.count and (head + used + tail <= left or (at == self.count and left == room))
            if not last:
                if at + taken == self.count:
                    taken -= 1
                if taken < 2 and left < room:
                    left, fresh = room, True
                    continue
                taken = max(taken, 1) if at < self.count else 0
                used = self._height(at, at + taken)
            yield Cut(taken, head + used + (tail if last else 0), fresh, begins=at == 0, ends=last)
            if last:
                return
            at, left, fresh = at + taken, room, True

    def _take(self, at: int, space: int) -> tuple[int, int]:
        if not self.wrapped:
            taken = min(max(space, 0) // len(self.groups), self.count - at)
            return taken, taken * len(self.groups)
        taken = used = 0
        while at + taken < self.count and used + self._height(at + taken, at + taken + 1) <= space:
            used += self._height(at + taken, at + taken + 1)
            taken += 1
        return taken, used

    def _height(self, first: int, after: int) -> int:
        if not self.wrapped:
            return (after - first) * len(self.groups)
        return sum(len(lines) for row in self._laid[first:after] for lines in row)

    def draw(self, cut: Cut) -> list[str]:
        """The lines of the next page of the table, as it was cut."""
        if self.wrapped:
            laid = self._laid[self._drawn : self._drawn + cut.size]
            self._drawn += cut.size
            body = [line for row in laid for lines in row for line in lines]
        else:
            texts = [self._texts(row) for row in islice(self._rows, cut.size)]
            if len(texts) < cut.size or (cut.ends and next(self._rows, None) is not None):
                raise Refused(CHANGED)
            singles = [group.single(texts) for group in self.groups]
            body = singles[0] if len(singles) == 1 else [line for row in zip(*singles, strict=True) for line in row]
        lines = [*(self.title if cut.begins else []), *self.headings, *body]
        if cut.ends and has_totals(self.table) and self.count:
            totals = totals_shown(self.walk, self.shows)
            lines.append(self.groups[0].rule())
            lines += [group.careful([totals[place] for place in group.places]) for group in self.groups]
        return lines + (self.note if cut.ends else [])


def sample(table: Table, count: int) -> list[tuple[Cell, ...]]:
    """Rows to measure a long table by: from all parts of a sequence, the first ones of a function's."""
    if callable(table.rows):
        return list(islice(Walk(table), SAMPLE))
    return list(
        Walk(replace(table, rows=[table.rows[number * STRIDE % count] for number in range(min(SAMPLE, count))]))
    )


def likely_totals(table: Table, shows: Sequence[Shown], rows: Sequence[Sequence[Cell]], count: int) -> list[str]:
    """Figures as wide as a long table's may become: totals as if every row were as large as the largest of the sample.

    Without a total a column gets the room of LIKELY, for the sample may be of small figures only.
    """
    largest: dict[str, Cell] = {}
    for place, column in enumerate(table.columns):
        figures = [abs(cast(Decimal, row[place])) for row in rows if column.total and row[place] is not None]
        largest[column.name] = -max(figures) * count if figures else LIKELY.get(column.type)
    return totals_shown(Walk(replace(table, rows=(), totals=largest | dict(table.totals or {}))), shows)
