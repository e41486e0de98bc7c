"""The roll-forward of a year in which cards go from one category to another: what they take over, and from when."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from bizdesk.assets import disposals, parts, posting
from bizdesk.assets.models import Asset, AssetCategory, Disposal
from bizdesk.office.file import Office

from .conftest import card
from .report_story import fresh, sold
from .test_asset_category_dated import AFTER, NEW, OLD, TERMS, close, reclassify, year

NAMES = ("opening_accumulated", "charge", "between_accumulated", "released", "closing_accumulated")


def accumulated(row: dict[str, object]) -> list[object]:
    """What becomes of the accumulated depreciation in a row."""
    return [row.get(name, 0) for name in NAMES]


def posted(office: Office) -> None:
    with office.looking_on(AFTER):
        posting.depreciate(office, "001", "2026-12")


@pytest.fixture
def asset(office: Office, people: SimpleNamespace) -> Asset:
    """3,600.00 from December 2025: 100.00 a month from January 2026."""
    return card(office, **TERMS)


def test_what_goes_over_on_the_first_day_of_a_year_opens_where_it_was(office: Office, people: SimpleNamespace) -> None:
    """Bought in November 2025, 100.00 of December opens the year; all of 2026 is charged in the new category."""
    day = date(2025, 11, 5)
    asset = card(office, **{**TERMS, "acquired_on": day, "in_use_on": day})
    posting.depreciate(office, "001", "2025-12")
    with office.looking_on(date(2026, 1, 1)):
        reclassify(office, asset)
    posted(office)
    rolled = year(office)
    assert [rolled[OLD][name] for name in ("opening", "additions", "between")] == [360_000, 0, -360_000]
    assert accumulated(rolled[OLD]) == [10_000, 0, -10_000, 0, 0]
    assert accumulated(rolled[NEW]) == [0, 120_000, 10_000, 0, 130_000]
    before = year(office, "2025")
    assert (before.keys(), accumulated(before[OLD])) == ({OLD}, [0, 10_000, 0, 0, 10_000])
    assert "between" not in before[OLD]


def test_what_is_entered_late_comes_in_the_category_of_the_first_day_of_its_year(
    office: Office, people: SimpleNamespace
) -> None:
    """Of December, which is signed; entered and reclassified on 1 January: the year knows it in the new category."""
    with office.looking_on(date(2026, 1, 1)):
        close(office, "2025-12")
        reclassify(office, card(office, **TERMS))
    posted(office)
    rolled = year(office)
    assert rolled.keys() == {NEW}
    assert [rolled[NEW][name] for name in ("opening", "additions", "disposals")] == [0, 360_000, 0]


def test_what_is_posted_late_is_charged_where_the_card_is_by_then(office: Office, asset: Asset) -> None:
    """January and February are posted in March, once the card has gone over: nothing was charged before."""
    with office.looking_on(date(2026, 3, 2)):
        close(office, "2026-02")
        reclassify(office, asset)
    posted(office)
    rolled = year(office)
    assert accumulated(rolled[OLD]) == [0, 0, 0, 0, 0]
    assert accumulated(rolled[NEW]) == [0, 120_000, 0, 0, 120_000]


def test_what_was_charged_before_the_takeover_goes_over_with_the_card(office: Office, people: SimpleNamespace) -> None:
    """300.00 are taken over at the end of February; found out for the 10th, before that, is the other category: all of
    the 300.00 stand where the card opens, and go over."""
    day = date(2025, 11, 5)
    opening = {"opening_accumulated": 30_000, "opening_months": 3, "opening_on": date(2026, 2, 28)}
    asset = card(office, **{**TERMS, "acquired_on": day, "in_use_on": day}, **opening)
    with office.looking_on(date(2026, 2, 10)):
        reclassify(office, asset)
    posted(office)
    rolled = year(office)
    assert rolled[OLD]["opening_accumulated"] + rolled[OLD]["before"] == 30_000
    assert accumulated(rolled[OLD])[1:] == [0, -30_000, 0, 0]
    assert accumulated(rolled[NEW]) == [0, 100_000, 30_000, 0, 130_000]


def test_what_came_back_goes_over_from_where_it_came_back(office: Office, asset: Asset, people) -> None:
    """Sold in February with 100.00, taken back and reclassified in March: it is released and comes back before that."""
    posting.depreciate(office, "001", "2026-01")
    gone = sold(office, asset, people, date(2026, 2, 10))
    with office.looking_on(date(2026, 3, 5)):
        disposals.reinstate(office, "001", Disposal.get_by_id(gone.id), reason="Returned")
    reclassify(office, asset)
    posted(office)
    rolled = year(office)
    assert [row["released"] for row in rolled.values()] == [0, 0]
    assert rolled[NEW]["closing_accumulated"] == 120_000


def test_what_is_merged_into_another_category_takes_its_depreciation_there(office: Office, asset: Asset) -> None:
    """Two pieces of 3,600.00 with 200.00 written off: one is split off into a card that goes over, and is merged with a
    card of the new category. 100.00 goes over with it."""
    whole = card(office, **TERMS, quantity=Decimal(2))
    other = card(office, **TERMS, category=AssetCategory.named("05"), life_months=36)
    posting.depreciate(office, "001", "2026-02")
    (part,) = parts.split(office, "001", fresh(whole), quantities=[Decimal(1)] * 2)
    parts.merge(office, "001", fresh(part), into=fresh(other))
    posted(office)
    rolled = year(office)
    assert [row["released"] for row in rolled.values()] == [0, 0]
    assert (rolled[OLD]["between"], rolled[OLD]["between_accumulated"]) == (-180_000, -10_000)


def test_what_is_split_off_where_it_is_goes_nowhere(office: Office, asset: Asset) -> None:
    """The column is not shown where nothing stands in it."""
    whole = card(office, **TERMS, quantity=Decimal(2))
    posting.depreciate(office, "001", "2026-02")
    parts.split(office, "001", fresh(whole), quantities=[Decimal(1)] * 2)
    (row,) = year(office).values()
    assert {"between", "between_accumulated"}.isdisjoint(row)
    assert row["released"] == 0


def test_sold_after_it_went_over_it_is_released_there(office: Office, asset: Asset, people: SimpleNamespace) -> None:
    posting.depreciate(office, "001", "2026-02")
    reclassify(office, asset)
    sold(office, asset, people, date(2026, 3, 16))
    rolled = year(office)
    assert accumulated(rolled[OLD]) == [0, 20_000, -20_000, 0, 0]
    assert accumulated(rolled[NEW])[1:] == [10_000, 20_000, 30_000, 0]
