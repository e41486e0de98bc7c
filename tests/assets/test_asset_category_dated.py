"""A card goes into another category: from its day on, and never in a month that was signed with the old one."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import custody, disposals, parts, posting
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetCategory, AssetEvent, Disposal
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.places import Place
from bizdesk.office.policy import Policy
from bizdesk.office.undo import last_done, redo, undo
from bizdesk.reports.report import Chart

from .conftest import card
from .report_story import fields, fresh, made, rows, sold

# 3,600.00 over 36 months without a residual value: 100.00 a month from January 2026. Today is 16 March 2026.
TERMS = {"cost": 360_000, "residual": 0, "acquired_on": date(2025, 12, 5), "in_use_on": date(2025, 12, 5)}
OLD, NEW = "Electronics", "Furniture and tools"
AFTER = date(2027, 1, 5)


def reclassify(office: Office, asset: Asset, code: str = "05", **more: object) -> None:
    keeping.edit(office, "001", fresh(asset), {"category": AssetCategory.named(code), **more})


def close(office: Office, through: str) -> None:
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": through})


def month(office: Office, period: str) -> dict[object, dict[str, object]]:
    return {row["name"]: row for row in rows(made(office, "depreciation", month=period), "by_category")}


def year(office: Office, year: str = "2026", table: str = "roll_forward") -> dict[object, dict[str, object]]:
    """The rows of a year by category, looked at once it is over; those of the roll-forward add up."""
    with office.looking_on(AFTER):
        found = rows(made(office, "depreciation", year=year), table)
    for row in found if table == "roll_forward" else ():
        assert row["opening"] + row["additions"] + row.get("between", 0) - row["disposals"] == row["closing"]
        gone_over = row.get("between_accumulated", 0)
        came = row.get("before", 0) + row["charge"] + gone_over
        assert row["opening_accumulated"] + came - row["released"] == row["closing_accumulated"]
    for column in ("between", "between_accumulated"):
        assert sum(row.get(column, 0) for row in found) == 0
    return {row["name"]: row for row in found}


def category_on(office: Office, day: str, **filters: str) -> list[object]:
    return [row["category"] for row in rows(made(office, "asset-ledger", on=day, **filters), "ledger")]


def events(asset: Asset) -> list[tuple[str, str]]:
    mine = AssetEvent.select().where(AssetEvent.asset == asset.id).order_by(AssetEvent.id)
    return [(event.kind, event.category.name) for event in mine]


@pytest.fixture
def signed(office: Office, people: SimpleNamespace) -> Asset:
    """One card of electronics, posted through February, which is closed."""
    asset = card(office, **TERMS)
    posting.depreciate(office, "001", "2026-02")
    close(office, "2026-02")
    return asset


def test_a_closed_month_stays_in_the_category_it_was_signed_with(office: Office, signed: Asset) -> None:
    """January and February are signed with 100.00 each; March charges 100.00, the third, in the new category."""
    before = [month(office, period) for period in ("2026-01", "2026-02")]
    assert [(row[OLD]["amount"], row[OLD]["accumulated"]) for row in before] == [(10_000, 10_000), (10_000, 20_000)]
    reclassify(office, signed)
    assert [month(office, period) for period in ("2026-01", "2026-02")] == before
    posting.depreciate(office, "001", "2026-03")
    (name, row), *others = month(office, "2026-03").items()
    assert (name, others) == (NEW, [])
    assert (row["assets"], row["cost"], row["amount"], row["accumulated"]) == (1, 360_000, 10_000, 30_000)


def test_the_year_tells_what_went_from_one_category_to_the_other(office: Office, signed: Asset) -> None:
    """Two months are charged in the old category, ten in the new one: 200.00 and 1,000.00. The 200.00 go over with the
    card; nothing is released. Another card of the new category stays what it is."""
    card(office, **TERMS, category=AssetCategory.named("05"), life_months=36)
    reclassify(office, signed)
    with office.looking_on(AFTER):
        posting.depreciate(office, "001", "2026-12")
    rolled, charged = year(office), year(office, table="by_category")
    assert {name: rolled[OLD][name] for name in ("opening", "additions", "between", "disposals", "closing")} == {
        "opening": 360_000,
        "additions": 0,
        "between": -360_000,
        "disposals": 0,
        "closing": 0,
    }
    names = ("charge", "between_accumulated", "released", "closing_accumulated")
    assert [rolled[OLD][name] for name in names] == [20_000, -20_000, 0, 0]
    # The other card was found late: entered in March, it comes in this year, with 12 months of 100.00.
    assert (rolled[NEW]["opening"], rolled[NEW]["additions"]) == (0, 360_000)
    assert (rolled[NEW]["between"], rolled[NEW]["closing"]) == (360_000, 720_000)
    assert [rolled[NEW][name] for name in names] == [100_000 + 120_000, 20_000, 0, 240_000]
    assert (charged[OLD]["assets"], charged[OLD]["amount"], charged[OLD]["cost"]) == (0, 20_000, 0)
    assert (charged[NEW]["assets"], charged[NEW]["amount"], charged[NEW]["accumulated"]) == (2, 220_000, 240_000)
    following = year(office, "2027")
    assert (following[NEW]["opening"], following[NEW]["opening_accumulated"]) == (720_000, 240_000)
    assert OLD not in following


def test_there_and_back_again_goes_nowhere(office: Office, signed: Asset) -> None:
    """All twelve months count where the card ends, the ones spent elsewhere where it was by then: April and May."""
    with office.looking_on(date(2026, 4, 2)):
        reclassify(office, signed)
    with office.looking_on(date(2026, 6, 2)):
        reclassify(office, signed, "04")
    with office.looking_on(AFTER):
        posting.depreciate(office, "001", "2026-12")
    rolled = year(office)
    assert (rolled[OLD]["opening"], rolled[OLD]["closing"], rolled[OLD]["charge"]) == (360_000, 360_000, 100_000)
    assert (rolled[NEW]["closing"], rolled[NEW]["charge"], rolled[NEW]["between_accumulated"]) == (0, 20_000, -20_000)
    assert [row["released"] for row in rolled.values()] == [0, 0]


def test_the_ledger_of_a_past_day_shows_the_category_of_that_day(office: Office, signed: Asset) -> None:
    reclassify(office, signed)
    assert (category_on(office, "2026-03-15"), category_on(office, "2026-03-16")) == ([OLD], [NEW])
    assert category_on(office, "2026-03-15", category="04") == [OLD]
    assert category_on(office, "2026-03-15", category="05") == []
    for day, name in (("2026-03-15", OLD), ("2026-03-16", NEW)):
        for report in ("asset-ledger", "asset-overview"):
            charts = [block for block in made(office, report, on=day).blocks if isinstance(block, Chart)]
            assert [chart.labels for chart in charts if chart.name == "by_category"] == [(name,)]
        assert name in str(fields(made(office, "asset-card", asset=signed.number, on=day))["category"])


def test_a_day_in_a_closed_month_counts_from_the_first_open_one(office: Office, signed: Asset) -> None:
    """Found out for 10 February, which is signed: it counts from 1 March. What is found out for the 20th once the month
    is open again counts from then, and has the last word."""
    before = month(office, "2026-02")
    with office.looking_on(date(2026, 2, 10)):
        reclassify(office, signed)
    event = AssetEvent.get(AssetEvent.kind == "reclassified")
    assert (event.date, event.period) == (date(2026, 2, 10), "2026-03")
    assert month(office, "2026-02") == before
    assert (category_on(office, "2026-02-28"), category_on(office, "2026-03-01")) == ([OLD], [NEW])
    close(office, "2026-01")
    with office.looking_on(date(2026, 2, 20)):
        reclassify(office, signed, "03")
    assert (category_on(office, "2026-02-19"), category_on(office, "2026-02-20")) == ([OLD], ["Vehicles"])
    assert category_on(office, "2026-03-01") == ["Vehicles"]


def test_the_terms_stay_the_cards_own(office: Office, signed: Asset) -> None:
    """Furniture has 60 months and 5 %; what was on the card of electronics stays there."""
    reclassify(office, signed)
    asset = fresh(signed)
    assert (asset.category.name, asset.life_months, asset.residual) == (NEW, 36, 0)
    assert [*invariants(office)] == []


def test_a_draft_is_simply_corrected(office: Office, people: SimpleNamespace) -> None:
    draft = card(office, **{**TERMS, "in_use_on": None})
    reclassify(office, draft)
    assert (fresh(draft).category.name, events(draft)) == (NEW, [])


def test_a_new_category_and_a_new_place_are_two_events_and_told_in_words(office: Office, signed: Asset) -> None:
    reclassify(office, signed, place=Place.named("A-MR"))
    assert events(signed) == [("acquired", OLD), ("moved", OLD), ("reclassified", NEW)]
    *_before, moved, told = rows(made(office, "asset-card", asset=signed.number), "events")
    assert (str(moved["event"]), moved["change"]) == ("Moved", "Location: - -> Meeting room")
    assert (str(told["event"]), told["change"]) == ("Reclassified", f"Category: {OLD} -> {NEW}")
    reclassify(office, signed, remarks="The same again.")
    assert len(events(signed)) == 3


def test_undone_it_was_never_so_and_done_again_it_is(office: Office, signed: Asset) -> None:
    reclassify(office, signed)
    undo(office, "001")
    assert (fresh(signed).category.name, events(signed)) == (OLD, [("acquired", OLD)])
    assert category_on(office, "2026-03-16") == [OLD]
    redo(office, "001")
    assert (fresh(signed).category.name, category_on(office, "2026-03-16")) == (NEW, [NEW])
    assert [*invariants(office)] == []


def test_what_was_signed_since_is_not_undone(office: Office, signed: Asset) -> None:
    reclassify(office, signed)
    act = last_done()
    assert act is not None
    with office.looking_on(date(2026, 4, 2)):
        posting.depreciate(office, "001", "2026-03")
        close(office, "2026-03")
        with pytest.raises(Refused, match=r"2026-03.*closed"):
            undo(office, "001", act.id)
        assert month(office, "2026-03").keys() == {NEW}


def test_what_is_off_the_books_stays_in_the_category_it_left_in(office: Office, signed: Asset, people) -> None:
    """An application changes nothing of that: it may be rejected."""
    words = {"kind": "sale", "reason": "old", "requested_by": people.zhang}
    disposal = disposals.request(office, "001", fresh(signed), **words)
    reclassify(office, signed)
    disposals.approve(office, "001", Disposal.get_by_id(disposal.id), approver=people.li)
    disposals.dispose(office, "001", Disposal.get_by_id(disposal.id))
    with pytest.raises(Refused, match="off the books"):
        reclassify(office, signed, "03")
    assert fresh(signed).category.name == NEW
    assert [*invariants(office)] == []


def test_sold_after_it_went_over_it_leaves_the_new_category(office: Office, signed: Asset, people) -> None:
    reclassify(office, signed)
    sold(office, signed, people, date(2026, 3, 16))
    rolled = year(office)
    assert (rolled[OLD]["between"], rolled[OLD]["disposals"]) == (-360_000, 0)
    assert (rolled[NEW]["between"], rolled[NEW]["disposals"], rolled[NEW]["closing"]) == (360_000, 360_000, 0)


def test_taken_back_it_comes_into_the_category_it_left_and_goes_over_from_there(office: Office, people) -> None:
    """1,000.00 sold in June 2025, taken back on 5 March 2026, reclassified on 16 March."""
    asset = card(office)
    gone = sold(office, asset, people, date(2025, 6, 10))
    with office.looking_on(date(2026, 3, 5)):
        disposals.reinstate(office, "001", Disposal.get_by_id(gone.id), reason="Returned")
    reclassify(office, asset)
    rolled = year(office)
    assert (rolled[OLD]["opening"], rolled[OLD]["additions"], rolled[OLD]["between"]) == (0, 100_000, -100_000)
    assert (rolled[NEW]["additions"], rolled[NEW]["between"], rolled[NEW]["closing"]) == (0, 100_000, 100_000)


def test_parts_are_of_the_category_that_the_whole_was_in(office: Office, signed: Asset) -> None:
    """Three pieces of 1,200.00: one is split off, then the rest goes over, one of it is split off and merged with the
    first: of 3,600.00, 1,200.00 end in the old category."""
    whole = card(office, **TERMS, quantity=Decimal(3))
    (first,) = parts.split(office, "001", fresh(whole), quantities=[Decimal(2), Decimal(1)])
    reclassify(office, whole)
    (second,) = parts.split(office, "001", fresh(whole), quantities=[Decimal(1), Decimal(1)])
    assert (events(first)[0], events(second)[0]) == (("acquired", OLD), ("acquired", NEW))
    rolled = year(office)
    assert (rolled[OLD]["closing"], rolled[NEW]["closing"]) == (360_000 + 120_000, 240_000)
    parts.merge(office, "001", fresh(first), into=fresh(second))
    rolled = year(office)
    assert (rolled[OLD]["closing"], rolled[NEW]["closing"]) == (360_000, 360_000)
    assert sum(row["additions"] - row["disposals"] for row in rolled.values()) == 360_000
    assert [*invariants(office)] == []


def test_a_correction_on_the_same_day_leaves_where_and_what_the_card_is(office: Office, people) -> None:
    """The corrected terms are of the day the card was acquired, on which it was moved and reclassified too."""
    today = office.today()
    asset = card(office, **{**TERMS, "acquired_on": today, "in_use_on": today})
    reclassify(office, asset, place=Place.named("A-MR"))
    keeping.edit(office, "001", fresh(asset), {"cost": 350_000})
    assert [*invariants(office)] == []
    assert category_on(office, "2026-03-16") == [NEW]


def test_nothing_is_moved_or_reclassified_before_what_happened_last(office: Office, signed: Asset) -> None:
    custody.move(office, "001", fresh(signed), place=Place.named("A-MR"))
    with office.looking_on(date(2026, 3, 10)):
        for values in ({"place": Place.named("A-ST")}, {"category": AssetCategory.named("05")}):
            with pytest.raises(Refused, match="events are booked in order"):
                keeping.edit(office, "001", fresh(signed), values)
    assert [*invariants(office)] == []


def test_the_certificate_of_a_disposal_shows_the_category_of_its_day(office: Office, signed: Asset, people) -> None:
    """Sold on 10 March as electronics, taken back since and put with the furniture: the paper of the sale stays."""
    paper = sold(office, signed, people, date(2026, 3, 10))
    with office.looking_on(date(2026, 3, 12)):
        disposals.reinstate(office, "001", Disposal.get_by_id(paper.id), reason="Returned")
    reclassify(office, signed)
    assert OLD in str(fields(made(office, "disposal", disposal=paper.number))["category"])
    words = {"kind": "sale", "reason": "old", "requested_by": people.zhang}
    again = disposals.request(office, "001", fresh(signed), **words)
    assert NEW in str(fields(made(office, "disposal", disposal=again.number))["category"])
