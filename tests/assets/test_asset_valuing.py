"""The whole ledger on one day: the fast way for plain cards gives what the careful way gives for each."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bizdesk import keeping
from bizdesk.assets import arrears, changes, disposals, ledger, parts, posting, upkeep
from bizdesk.assets.models import Asset, AssetCategory, DepreciationEntry
from bizdesk.assets.valuing import sorted_out, standing_on, values_on
from bizdesk.founding import found
from bizdesk.office.file import Office
from bizdesk.office.periods import last_day, period_of
from bizdesk.office.undo import last_done, undo

from .conftest import card

TODAY = date(2026, 3, 16)
NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
DAYS = (date(2019, 12, 31), date(2024, 6, 30), date(2025, 1, 15), date(2026, 3, 15), TODAY, date(2031, 12, 31))

given_card = st.fixed_dictionaries(
    {
        "cost": st.integers(1, 9_000_000),
        "method": st.sampled_from(("straight_line", "straight_line", "none", "double_declining", "sum_of_years")),
        "start_convention": st.sampled_from(("next_month", "same_month", "next_month", "daily", "half_year")),
        "life_months": st.integers(1, 120),
        "residual_percent": st.integers(0, 100).map(Decimal),
        "in_use_on": st.dates(date(2019, 1, 1), TODAY),
        "opened": st.integers(0, 900),
        "gone": st.integers(0, 100),
    }
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(given_card, min_size=1, max_size=6), st.dates(date(2018, 1, 1), date(2040, 1, 1)))
def test_every_card_is_worth_the_same_both_ways(cards: list[dict], day: date) -> None:
    with tempfile.TemporaryDirectory() as folder, found(Path(folder) / "o.bizdesk", clock=lambda: NOON) as office:
        for values in cards:
            opened, gone = values.pop("opened"), values.pop("gone")
            given = {**values, "name": "thing", "category": AssetCategory.get(), "acquired_on": values["in_use_on"]}
            if opened:
                given |= {
                    "opening_accumulated": values["cost"] * gone // 100,
                    "opening_months": min(gone, max(0, values["life_months"] - 12)),
                    "opening_on": min(values["in_use_on"] + timedelta(days=opened), TODAY) if opened > 1 else None,
                }
            keeping.add(office, "", Asset, given)
        fast = values_on(day)
        for asset in Asset.select():
            assert fast.get(asset.id) == (value if (value := ledger.value(asset, day)).held else None)
        through = period_of(day)
        expected = {
            asset.id: total
            for asset in Asset.select()
            if (
                total := sum(
                    row.amount for row in ledger.booked_course(asset).schedule(through) if ended(row.period, day)
                )
            )
        }
        assert arrears.amounts(date(1990, 1, 1), day) == expected


def ended(period: str, day: date) -> bool:
    return last_day(period) <= day


def test_cards_with_a_life_of_their_own_are_valued_by_their_events(office: Office, people) -> None:
    improved, split, sold, units, plain = (card(office, name=name, quantity=Decimal(2)) for name in "abcde")
    changes.improve(office, "001", improved, amount=10_000, on=date(2026, 1, 5))
    (part,) = parts.split(office, "001", split, quantities=[Decimal(1), Decimal(1)], on=date(2026, 2, 5))
    applied = disposals.request(office, "001", sold, kind="sale", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", applied, approver=people.li)
    disposals.dispose(office, "001", applied)
    press = card(office, method="units_of_production", total_units=Decimal(100))
    upkeep.read_meter(office, "001", press, period="2025-06", units=Decimal(10))
    corrected = card(office)
    keeping.edit(office, "001", corrected, {"cost": 50_000})
    simple, special = sorted_out()
    assert set(simple) == {units.id, plain.id, part.id, corrected.id}
    assert set(special) == {improved.id, split.id, sold.id, press.id}
    for day in DAYS:
        for asset in Asset.select():
            value = ledger.value(asset, day)
            assert values_on(day).get(asset.id) == (value if value.held else None), (asset.name, day)


def test_where_everything_was_and_what_it_was_worth(office: Office, laptop: Asset, places) -> None:
    """13 months of 26.39 through February 2026; on 31 January 2026 it was 12."""
    assert standing_on(date(2025, 1, 14)) == {}
    then = standing_on(date(2026, 1, 31))[laptop.id]
    assert (then.value.accumulated, then.custody["place"]) == (12 * 2_639, places.store.id)
    assert standing_on(TODAY)[laptop.id].value.accumulated == 13 * 2_639


def test_the_next_charge_is_told_to_the_last_one(office: Office, laptop: Asset) -> None:
    """35 charges of 26.39, the last of 950.00 - 35 x 26.39 = 26.35 in January 2028, and nothing after it."""
    told = {day: values_on(day)[laptop.id].monthly_amount for day in (date(2027, 11, 30), date(2027, 12, 31))}
    assert told == {date(2027, 11, 30): 2_639, date(2027, 12, 31): 2_635}
    assert values_on(date(2028, 1, 31))[laptop.id].monthly_amount == 0


def test_what_is_due_and_not_posted_is_told_from_what_is(office: Office, laptop: Asset) -> None:
    """Of the 13 months through February 2026 two are posted: 11 x 26.39 are left; March has not ended."""
    assert arrears.earliest("2025-01") == ""
    assert arrears.earliest("2026-02") == "2025-02"
    posting.depreciate(office, "001", "2025-03")
    assert arrears.earliest("2026-02") == "2025-04"
    assert arrears.amounts(date(2025, 1, 1), TODAY) == {laptop.id: 11 * 2_639}
    assert arrears.amounts(date(2025, 2, 1), date(2025, 3, 31)) == {}
    assert arrears.posted_in("2025-01", "2025-12") == {laptop.id: 2 * 2_639}


def test_a_posting_of_all_spares_looking_before_it(office: Office) -> None:
    """A chair of 10.00 over 3 months in use on 15 December 2025 is charged in January, February and March; no more."""
    card(office, cost=1_000, residual=0, life_months=3, in_use_on=date(2025, 12, 15))
    with office.looking_on(date(2026, 5, 2)):
        posting.depreciate(office, "001", "2026-02")
        assert arrears.earliest("2026-04") == "2026-03"
        posting.depreciate(office, "001", "2026-03")
        assert arrears.earliest("2026-04") == ""
        card(office, cost=1_000, residual=0, life_months=3, in_use_on=date(2026, 3, 15))
        assert arrears.earliest("2026-03") == ""
        assert arrears.earliest("2026-04") == "2026-04"


def test_what_an_undo_brings_back_is_due_again(office: Office, laptop: Asset, people) -> None:
    """Sold on 20 January with that month's charge; the sale taken back, January and February have to be posted."""
    card(office, name="Desk", in_use_on=date(2025, 12, 1))
    with office.looking_on(date(2026, 1, 20)):
        posting.depreciate(office, "001", "2025-12")
        applied = disposals.request(office, "001", laptop, kind="sale", reason="old", requested_by=people.zhang)
        disposals.approve(office, "001", applied, approver=people.li)
        disposals.dispose(office, "001", applied)
    sold = last_done()
    assert sold is not None
    posting.depreciate(office, "001", "2026-02")
    assert arrears.earliest("2026-02") == ""
    undo(office, "001", sold.id)
    assert arrears.earliest("2026-02") == "2026-01"


def test_charges_that_round_to_nothing_fall_due_with_the_last_month(office: Office) -> None:
    """10 cents over 36 months: 0 in every month but the last, January 2028, which takes all."""
    card(office, cost=10, residual=0)
    assert arrears.earliest("2027-12") == ""
    assert arrears.earliest("2028-01") == "2028-01"
    with office.looking_on(date(2028, 2, 1)):
        posting.depreciate(office, "001", "2028-01")
    assert [row.amount for row in DepreciationEntry.select()] == [10]
    assert arrears.earliest("2030-01") == ""
