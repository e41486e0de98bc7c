"""What people read in a table for each group, and other programs in one table with a column for the group."""

from dataclasses import replace
from itertools import groupby

from bizdesk.reports.report import Block, Report, Table
from bizdesk.reports.rows import Walk


def set_apart(report: Report) -> Report:
    """The report as people read it: of a table that is set apart by a column one for each of its values, headed by it;
    rows of one value stand together."""
    blocks: list[Block] = []
    for block in report.blocks:
        blocks += _groups(block) if isinstance(block, Table) and block.apart else [block]
    return replace(report, blocks=tuple(blocks))


def _groups(table: Table) -> list[Table]:
    place = [column.name for column in table.columns].index(table.apart)
    columns = (*table.columns[:place], *table.columns[place + 1 :])
    return [
        replace(
            table,
            name=f"{table.name}_{number}",
            title=str(value),
            columns=columns,
            rows=[(*row[:place], *row[place + 1 :]) for row in rows],
            count=None,
            apart="",
        )
        for number, (value, rows) in enumerate(groupby(Walk(table), key=lambda row: row[place]), start=1)
    ]
