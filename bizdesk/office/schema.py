"""The tables of an office file as SQL, drawn from the models: tables, indexes and the triggers that guard them."""

from collections.abc import Iterable
from typing import Any

from bizdesk.office import search

APPEND_ONLY = """CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""

JOURNAL_STAYS = """CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""

# A ledger row leaves only when the journal already says so: undo writes its entry first.
LEDGER_STAYS = """CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}"
WHEN NOT EXISTS (SELECT 1 FROM journal_entry WHERE kind = '{table}' AND record_id = OLD.id AND change = 'remove')
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""


def statements(models: Iterable[Any]) -> list[str]:
    """The statements that make the tables of these models, in an order that satisfies their references."""
    made = []
    for model in models:
        schema = model._schema
        made.append(_literal(schema._create_table(safe=False)))
        made.extend(_literal(index) for index in schema._create_indexes(safe=False))
        table = model._meta.table_name
        if table.startswith("journal_"):
            made += [APPEND_ONLY.format(table=table), JOURNAL_STAYS.format(table=table)]
        elif getattr(model, "ledger", False):
            made += [APPEND_ONLY.format(table=table), LEDGER_STAYS.format(table=table)]
    return made + list(search.TABLES)


def _literal(context: object) -> str:
    sql, parameters = context.query()  # type: ignore[attr-defined]  # peewee's Context is untyped
    if parameters:
        raise ValueError(f"a statement of the schema has parameters: {sql}")
    return sql
