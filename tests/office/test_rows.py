"""Many rows read in pieces, and many values asked for at once."""

import sqlite3
from collections.abc import Iterator

from bizdesk.assets.ledger import courses
from bizdesk.assets.models import AssetEvent
from bizdesk.office import rows
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.people import Supplier
from bizdesk.office.places import Place


def filled(office: Office, count: int) -> None:
    with change(office, "", "Add many") as act:
        act.add_many([Supplier(code=f"S{place:05}", name=f"{place}") for place in range(count)])


def nobody_reads(office: Office) -> bool:
    """Whether another program could save now: a cursor that is not at its end keeps it out."""
    other = sqlite3.connect(office.path, timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")
        return True
    except sqlite3.OperationalError:
        return False
    finally:
        other.close()


def test_every_row_comes_once_and_no_cursor_stays_open(office: Office) -> None:
    filled(office, 25)
    for size in (1, 5, 7, 25, 100):
        for query in (Supplier.select(), Supplier.select(Supplier.id, Supplier.code).tuples()):
            read: Iterator[object] = rows.in_pieces(query, Supplier.id, size)
            found = [next(read)]
            assert nobody_reads(office)
            found += read
            codes = [row[1] if isinstance(row, tuple) else row.code for row in found]  # type: ignore[attr-defined]
            assert codes == [f"S{place:05}" for place in range(25)]


def test_the_rows_of_many_ids_come_in_pieces(office: Office) -> None:
    filled(office, 25)
    query = Supplier.select(Supplier.id).order_by(Supplier.id).tuples()
    wanted = [row for (row,) in query][::2]
    read = rows.of_many(query, Supplier.id, wanted, 4)
    assert [next(read)[0], nobody_reads(office), *(row for (row,) in read)] == [wanted[0], True, *wanted[1:]]


def test_more_values_than_sqlite_takes_parameters(office: Office) -> None:
    office.db.connection().setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)
    many = list(range(1, 40_000))
    assert Place.select().where(rows.among(Place.id, many)).count() == Place.select().count()
    assert Place.select().where(rows.among(Place.code, ["A", "A-ST", *map(str, many)])).count() == 2
    assert Place.select().where(rows.among(Place.id, [])).count() == 0
    assert courses(many) == {}
    assert courses(AssetEvent.select(AssetEvent.asset)) == {}
