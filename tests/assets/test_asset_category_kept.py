"""The category that events tell of, in older office files and in files that come and go."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bizdesk import keeping, opening
from bizdesk.assets import posting
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetCategory, AssetEvent
from bizdesk.exchange.exporting import exporting
from bizdesk.exchange.importing import ImportResult, apply, plan
from bizdesk.growing import grow
from bizdesk.kinds import KINDS
from bizdesk.office.check import check
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, change
from bizdesk.office.policy import Policy
from bizdesk.office.salvage import salvage
from bizdesk.office.undo import redo, undo
from bizdesk.office.upgrade import upgrade
from bizdesk.office.work import finished
from tests.conftest import NOON

from .conftest import card
from .report_story import fresh, made, rows

FIXTURES = Path(__file__).parents[1] / "fixtures"


def by_category(office: Office, month: str) -> list[tuple[object, ...]]:
    names = ("name", "assets", "cost", "amount", "accumulated")
    return [
        tuple(row[name] for name in names) for row in rows(made(office, "depreciation", month=month), "by_category")
    ]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An office of the third schema: three tables for 3,600.00 with 400.00 taken over, 27.25 posted for January and for
    February 2026, split on 16 March; all of it in the first category, buildings."""
    path = tmp_path / "old.bizdesk"
    path.write_bytes((FIXTURES / "office_v3.bizdesk").read_bytes())
    return path


@pytest.fixture
def upgraded(old: Path) -> Iterator[Office]:
    with opening.open_office(old, clock=lambda: NOON) as office:
        yield office


def test_an_older_office_keeps_its_figures_and_from_then_on_its_categories(upgraded: Office) -> None:
    """February ends with 400.00 + 2 x 27.25 = 454.50. What its events are given is the category of today."""
    told = AssetEvent.select(AssetEvent.kind, AssetEvent.category).order_by(AssetEvent.id).tuples()
    assert [*told] == [("acquired", 1), ("acquired", 1), ("split", 1)]
    february = [("Buildings", 1, 360_000, 2_725, 45_450)]
    assert by_category(upgraded, "2026-02") == february
    keeping.edit(upgraded, "001", Policy.named("closed_through"), {"value": "2026-02"})
    tables = Asset.get(Asset.name == "Tables", Asset.quantity == 2)
    keeping.edit(upgraded, "001", tables, {"category": AssetCategory.named("05")})
    assert by_category(upgraded, "2026-02") == february
    assert [row[:3] for row in by_category(upgraded, "2026-03")] == [
        ("Buildings", 1, 120_000),
        ("Furniture and tools", 1, 240_000),
    ]
    assert [finding for finding in check(upgraded, [invariants]) if finding.severity == "error"] == []


def test_no_row_id_is_given_twice_after_the_upgrade(old: Path) -> None:
    """The file had given 3 ids to events; as if two more had been undone, the next is 6."""
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE sqlite_sequence SET seq = 5 WHERE name = 'asset_event'")
        connection.commit()
    upgrade(old, NOON)
    with closing(sqlite3.connect(old)) as connection:
        given = connection.execute("SELECT name, seq FROM sqlite_sequence WHERE name LIKE 'asset_event%'").fetchall()
    assert given == [("asset_event", 5)]


def sound(office: Office) -> None:
    """Every event of the three is of the first category, and nothing is wrong with the file."""
    assert [*AssetEvent.select(AssetEvent.id, AssetEvent.category).order_by(AssetEvent.id).tuples()] == [
        (row, 1) for row in (1, 2, 3)
    ]
    assert [finding for finding in check(office, [invariants]) if finding.severity == "error"] == []


def test_what_an_older_schema_wrote_and_is_done_again_is_of_the_category_of_its_card(upgraded: Office) -> None:
    """The journal tells of the split as the third schema had it, without a category."""
    for what in ("Post", "Split"):
        undo(upgraded, "001", JournalBatch.get(JournalBatch.what.startswith(what)).id)
    assert AssetEvent.select().count() == 1
    redo(upgraded, "001")
    sound(upgraded)


@pytest.mark.parametrize("lost", ["", "DELETE FROM asset_event", "DELETE FROM asset"])
def test_a_salvaged_office_of_an_older_schema_has_its_categories(old: Path, tmp_path: Path, lost: str) -> None:
    """Read from its tables, or brought back from the journal where events, or the cards that tell of it, are lost."""
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(f"DROP TRIGGER asset_event_no_delete; {lost}")
    salvage(old, tmp_path / "new.bizdesk", KINDS)
    with opening.open_office(tmp_path / "new.bizdesk", clock=lambda: NOON) as office:
        grow(office)
        sound(office)


def test_an_event_that_tells_of_no_category_is_named(office: Office) -> None:
    asset = card(office)
    with change(office, "001", "As the third schema wrote it") as act:
        told = {"status": asset.status, "condition": asset.condition}
        act.add(AssetEvent(asset=asset, kind="moved", date=date(2026, 3, 10), period="2026-03", **told))
        act.add(AssetEvent(asset=asset, kind="moved", date=office.today(), period="2026-03", category=4, **told))
    assert [*invariants(office)] == ["Asset ZC-2026-0001: its event of 2026-03-10 tells of no category."]


def brought(office: Office, path: Path) -> ImportResult:
    return apply(office, "001", finished(plan(office, Asset, path, update=True)))


def test_a_ledger_exported_and_brought_back_changes_nothing_and_a_corrected_one_reclassifies(
    office: Office, tmp_path: Path
) -> None:
    """26.39 a month, posted and closed through February: they stay with electronics when the row says furniture."""
    asset, path = card(office), tmp_path / "ledger.csv"
    posting.depreciate(office, "001", "2026-02")
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": "2026-02"})
    february = by_category(office, "2026-02")
    assert february == [("Electronics", 1, 100_000, 2_639, 13 * 2_639)]
    finished(exporting(office, Asset, path))
    assert (brought(office, path).same, AssetEvent.select().count()) == (1, 1)
    corrected = path.read_text("utf-8-sig").replace("Laptop,04,Electronics", "Laptop,05,Furniture and tools")
    path.write_text(corrected, "utf-8")
    assert brought(office, path).updated == 1
    event = AssetEvent.get(AssetEvent.kind == "reclassified")
    assert (event.date, fresh(asset).category.code, event.category.code) == (date(2026, 3, 16), "05", "05")
    assert by_category(office, "2026-02") == february
    finished(exporting(office, Asset, path))
    assert (brought(office, path).same, AssetEvent.select().count()) == (1, 2)
