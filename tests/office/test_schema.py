"""The tables of an office file are exactly what the models say."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date

import pytest

from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.kinds import KINDS
from bizdesk.office import migrations
from bizdesk.office.documents import DocumentContent
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, JournalEntry, change
from bizdesk.office.numbering_series import NumberSeries
from bizdesk.office.schema import statements

# Tables that are not records: the journal, the numbers given and the bytes of documents.
TABLES = (JournalBatch, JournalEntry, NumberSeries, DocumentContent)


@pytest.mark.usefixtures("office")
def test_all_steps_together_make_what_the_models_generate() -> None:
    steps = [statement for step in migrations.steps().values() for statement in step]
    assert made_by(steps) == made_by(statements((*TABLES, *KINDS.values())))


def made_by(statements: Iterable[str]) -> list[tuple[str, str]]:
    """Every table, index and guard with its statement, whatever its white space."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    return [(name, " ".join(sql.split())) for name, sql in found]


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert list(migrations.steps()) == list(range(1, migrations.latest() + 1))


def test_every_table_is_strict_and_gives_no_row_id_twice(office: Office) -> None:
    tables = dict(office.db.execute_sql("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall())
    for kind in KINDS:
        assert tables[kind] == 1, kind
        (sql,) = office.db.execute_sql("SELECT sql FROM sqlite_master WHERE name = ?", (kind,)).fetchone()
        assert "AUTOINCREMENT" in sql, kind


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE asset SET cost = -1", "CHECK"),
        ("UPDATE asset SET status = 'eaten'", "CHECK"),
        ("UPDATE asset SET acquired_on = 'yesterday'", "CHECK"),
        ("UPDATE asset SET cost = 'much'", "cannot store TEXT"),
        ("UPDATE asset SET category_id = 999", "FOREIGN KEY"),
        ("DELETE FROM asset_category", "FOREIGN KEY"),
    ],
)
def test_the_file_itself_refuses_wrong_values(office: Office, statement: str, refusal: str) -> None:
    with change(office, "", "Add A1") as act:
        act.add(
            Asset(
                number="A1",
                name="Chair",
                category=AssetCategory.select().first(),
                cost=100,
                method="none",
                start_convention="next_month",
                acquired_on=date(2026, 1, 1),
            )
        )
    with pytest.raises(sqlite3.IntegrityError, match=refusal):
        office.db.connection().execute(statement)
