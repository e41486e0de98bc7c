"""Posting: every month once, what cannot be posted is named, closed months stay closed (4.2.1c)."""

from datetime import date
from decimal import Decimal

import pytest

from bizdesk import keeping
from bizdesk.assets import ledger, posting, upkeep
from bizdesk.assets.models import Asset, DepreciationEntry, DepreciationRun
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.policy import Policy
from bizdesk.office.undo import undo

from .conftest import card


def amounts(asset: Asset) -> dict[str, int]:
    return ledger.posted(asset)


def test_months_are_posted_once_one_run_a_month(office: Office, laptop: Asset) -> None:
    _posting, runs = posting.depreciate(office, "001", "2025-04")
    assert [(run.period, run.count, run.total) for run in runs] == [
        ("2025-02", 1, 2_639),
        ("2025-03", 1, 2_639),
        ("2025-04", 1, 2_639),
    ]
    _posting, again = posting.depreciate(office, "001", "2025-04")
    assert again == []
    assert amounts(laptop) == {"2025-02": 2_639, "2025-03": 2_639, "2025-04": 2_639}


def test_the_last_month_takes_the_remainder_and_nothing_follows(office: Office) -> None:
    """Cost 1,000.00, 5 %, 36 months: 35 x 26.39 and 26.35 leave 50.00 (conventions: period amount)."""
    old = card(office, acquired_on=date(2022, 12, 1), in_use_on=date(2022, 12, 1))
    posting.depreciate(office, "001", "2026-02")
    posted = amounts(old)
    assert (len(posted), sum(posted.values()), posted["2025-12"]) == (36, 95_000, 2_635)
    assert "2026-01" not in posted


def test_a_month_that_has_not_begun_is_not_posted(office: Office, laptop: Asset) -> None:
    with pytest.raises(Refused, match="has not begun"):
        posting.depreciate(office, "001", "2026-04")


def test_a_card_registered_late_is_posted_in_the_first_open_month_and_keeps_its_dates(
    office: Office, laptop: Asset
) -> None:
    posting.depreciate(office, "001", "2026-01")
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": "2026-01"})
    late = card(office, name="Late", acquired_on=date(2025, 11, 3), in_use_on=date(2025, 11, 3))
    posting.depreciate(office, "001", "2026-02")
    rows = DepreciationEntry.select().where(DepreciationEntry.asset == late.id).order_by(DepreciationEntry.period)
    assert [(row.period, row.posted_in) for row in rows] == [
        ("2025-12", "2026-02"),
        ("2026-01", "2026-02"),
        ("2026-02", "2026-02"),
    ]


def test_a_closed_month_takes_no_posting(office: Office, laptop: Asset) -> None:
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": "2026-02"})
    with pytest.raises(Refused, match="closed through 2026-02"):
        posting.depreciate(office, "001", "2026-01")


def test_what_cannot_be_charged_is_named_and_stops_nothing(office: Office, laptop: Asset) -> None:
    bench = card(
        office,
        name="Bench",
        method="units_of_production",
        total_units=Decimal(30_000),
        residual=10_000_00,
        cost=100_000_00,
    )
    found, _runs = posting.depreciate(office, "001", "2025-02")
    assert found.failures == [f"{bench.number}: no meter reading for 2025-02"]
    assert amounts(laptop) == {"2025-02": 2_639}
    upkeep.read_meter(office, "001", bench, period="2025-03", units=Decimal(7_000))
    posting.depreciate(office, "001", "2025-03")
    assert amounts(bench) == {"2025-03": 21_000_00}  # conventions: 30,000 units in life, 7,000 used: 21,000


def test_a_posted_month_takes_no_reading(office: Office) -> None:
    bench = card(office, method="units_of_production", total_units=Decimal(100))
    upkeep.read_meter(office, "001", bench, period="2025-03", units=Decimal(10))
    posting.depreciate(office, "001", "2025-03")
    with pytest.raises(Refused, match="posted months never change"):
        upkeep.read_meter(office, "001", bench, period="2025-03", units=Decimal(5))


def test_a_run_is_undone_only_after_the_runs_that_rest_on_it(office: Office, laptop: Asset) -> None:
    posting.depreciate(office, "001", "2025-02")
    first = DepreciationRun.get()
    batch = posting_batch(first)
    posting.depreciate(office, "001", "2025-03")
    with pytest.raises(Refused, match="Post depreciation through 2025-03"):
        undo(office, "001", batch)
    undo(office, "001")
    undo(office, "001")
    assert amounts(laptop) == {}


def posting_batch(run: DepreciationRun) -> int:
    from bizdesk.office.journal import history

    return history(run)[0][0].id


def test_a_ledger_row_cannot_be_changed_from_inside_the_file_either(office: Office, laptop: Asset) -> None:
    posting.depreciate(office, "001", "2025-02")
    for statement in (
        "UPDATE depreciation_entry SET amount = 1",
        "DELETE FROM depreciation_entry",
        "DELETE FROM asset_event",
        "UPDATE journal_entry SET number = ''",
        "DELETE FROM journal_batch",
    ):
        with pytest.raises(Exception, match="append-only"):
            office.db.execute_sql(statement)
