"""What is written down late or at the edge of a month: posted months stay, and nothing is charged twice."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.assets import cards, changes, disposals, entering, ledger, parts, posting, previews
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetCategory, DepreciationEntry, Disposal
from bizdesk.assets.valuing import values_on
from bizdesk.founding import found
from bizdesk.office.errors import Invalid, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.people import Staff
from bizdesk.office.policy import Policy

from .conftest import card

TODAY = date(2026, 3, 16)
NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
CONVENTIONS = ("next_month", "same_month", "daily", "half_year")
DAYS = (date(2026, 2, 9), date(2026, 2, 10), date(2026, 2, 28), date(2026, 3, 1), TODAY, date(2026, 3, 31))
LATER = (date(2026, 4, 1), date(2026, 4, 30), date(2030, 1, 1))


def fresh(asset: Asset) -> Asset:
    return Asset.get_by_id(asset.id)


def sold(office: Office, asset: Asset, people, on: date) -> Disposal:
    with office.looking_on(on):
        applied = disposals.request(office, "001", fresh(asset), kind="sale", reason="old", requested_by=people.zhang)
        disposals.approve(office, "001", applied, approver=people.li)
        return disposals.dispose(office, "001", applied)


# Cost 1,000.00, residual 50.00, 36 months, in use since 15 January 2025: 26.39 a month (950.00 / 36 = 26.388...).
# next_month: 13 months through February 2026 = 343.07, March charged = 369.46 whatever the day.
# same_month: January counts, the month of leaving does not: 14 months through February = 369.46.
# daily: January 2025 17 of 31 days, 14.47 (26.388... x 17 / 31); 13 x 26.39 more = 357.54; of March the days before
#   the day of leaving: none on the 1st, 15 of 31 on the 16th: 12.77, 30 of 31 on the 31st: 25.54.
# half_year: six months' charge over the twelve of 2025: 158.33... / 12 = 13.19 a month; then 26.39 for January,
#   February and March.
@pytest.mark.parametrize(
    ("convention", "day", "accumulated"),
    [
        ("next_month", date(2026, 3, 1), 36_946),
        ("next_month", date(2026, 3, 16), 36_946),
        ("next_month", date(2026, 3, 31), 36_946),
        ("same_month", date(2026, 3, 1), 36_946),
        ("same_month", date(2026, 3, 31), 36_946),
        ("daily", date(2026, 3, 1), 35_754),
        ("daily", date(2026, 3, 16), 35_754 + 1_277),
        ("daily", date(2026, 3, 31), 35_754 + 2_554),
        ("half_year", date(2026, 3, 1), 12 * 1_319 + 3 * 2_639),
        ("half_year", date(2026, 3, 31), 12 * 1_319 + 3 * 2_639),
    ],
)
def test_a_removal_on_the_edge_of_a_month_charges_what_the_convention_says(
    office: Office, people, convention: str, day: date, accumulated: int
) -> None:
    asset = card(office, start_convention=convention)
    done = sold(office, asset, people, day)
    assert done.final_accumulated == accumulated
    assert sum(ledger.posted(asset).values()) == done.final_accumulated
    assert list(invariants(office)) == []


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 3, 16), date(2026, 3, 31)])
@pytest.mark.parametrize("back", [date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 15)])
def test_reinstated_the_same_month_or_later_all_is_charged_in_the_end(
    office: Office, people, convention: str, day: date, back: date
) -> None:
    """950.00 in all, each month once, and no posted month ever contradicts the rules."""
    asset = card(office, start_convention=convention)
    done = sold(office, asset, people, day)
    with office.looking_on(back):
        disposals.reinstate(office, "001", done, reason="found again")
        posting.depreciate(office, "001", f"{back:%Y-%m}")
        assert list(invariants(office)) == []
    with office.looking_on(date(2030, 1, 1)):
        posting.depreciate(office, "001", "2029-12")
        assert list(invariants(office)) == []
    assert sum(ledger.posted(asset).values()) == 95_000


def test_a_reinstated_asset_is_back_with_who_had_it(office: Office, people) -> None:
    asset = card(office, custodian=people.zhao, user=people.wang)
    done = sold(office, asset, people, TODAY)
    assert (fresh(asset).custodian, fresh(asset).user) == (None, None)
    disposals.reinstate(office, "001", done, reason="sold by mistake")
    assert (fresh(asset).custodian, fresh(asset).user) == (people.zhao, people.wang)


def test_an_application_decided_on_paper_is_written_down_with_its_days(office: Office, laptop: Asset, people) -> None:
    """Applied for on 20 February, decided on 25 February, sold on 27 February 2026, all written down on 16 March."""
    applied = disposals.request(
        office, "001", laptop, kind="sale", reason="old", requested_by=people.zhang, on=date(2026, 2, 20)
    )
    with pytest.raises(Refused, match="2026-02-19 lies before the last event"):
        disposals.approve(office, "001", applied, approver=people.li, on=date(2026, 2, 19))
    disposals.approve(office, "001", applied, approver=people.li, on=date(2026, 2, 25), paper_reference="26-018")
    disposals.dispose(office, "001", applied, on=date(2026, 2, 27))
    assert (applied.done_on, applied.final_accumulated) == (date(2026, 2, 27), 13 * 2_639)
    assert not ledger.value(laptop, date(2026, 2, 27)).held
    assert list(invariants(office)) == []


def test_papers_that_are_signed_are_not_edited(office: Office, laptop: Asset, people) -> None:
    done = sold(office, laptop, people, TODAY)
    with pytest.raises(Refused, match="BF-2026-0001 is Done: its papers are signed"):
        keeping.edit(office, "001", Disposal.get_by_id(done.id), {"proceeds": 1})
    with pytest.raises(Refused, match="never deleted"):
        keeping.remove(office, "001", Disposal.get_by_id(done.id))


@pytest.mark.parametrize(("through", "on"), [("2026-03", TODAY), ("2026-02", date(2026, 2, 10)), ("2026-02", TODAY)])
def test_parts_of_a_split_add_up_on_every_day_also_after_a_posting(office: Office, through: str, on: date) -> None:
    """The twin that is not split tells what the three parts come to; between them 22 months may round by a cent."""
    whole, twin = card(office, quantity=Decimal(3)), card(office)
    posting.depreciate(office, "001", through)
    made = [whole, *parts.split(office, "001", fresh(whole), quantities=[Decimal(1)] * 3, on=on)]
    for day in (*DAYS, *LATER):
        values, one = [ledger.value(part, day) for part in made], ledger.value(twin, day)
        assert {part.id: value for part, value in zip(made, values, strict=True) if value.held}.items() <= (
            whole_ledger := values_on(day)
        ).items()
        assert whole_ledger.keys() == {part.id for part, value in zip(made, values, strict=True) if value.held} | {
            twin.id
        }
        assert sum(value.cost for value in values) == one.cost, day
        assert abs(sum(value.accumulated for value in values) - one.accumulated) <= 22, day
        assert all(value.net_book_value >= 0 for value in values)
    assert sum(ledger.value(part, LATER[-1]).accumulated for part in made) == 95_000
    assert list(invariants(office)) == []


@pytest.mark.parametrize(("through", "on"), [("2026-03", TODAY), ("2026-02", date(2026, 2, 10))])
def test_merged_cards_add_up_on_every_day_also_after_a_posting(office: Office, through: str, on: date) -> None:
    one, other = card(office), card(office, cost=50_000)
    twins = card(office), card(office, cost=50_000)
    posting.depreciate(office, "001", through)
    one, other = fresh(one), fresh(other)
    parts.merge(office, "001", other, into=one, on=on)
    for day in (*DAYS, *LATER):
        values, apart = ([ledger.value(each, day) for each in pair] for pair in ((one, other), twins))
        assert sum(value.cost for value in values) == sum(value.cost for value in apart), day
        assert abs(sum(value.accumulated for value in values) - sum(value.accumulated for value in apart)) <= 22, day
        assert min(value.accumulated for value in values) >= 0
        assert min(value.net_book_value for value in values) >= 0
    assert ledger.value(other, date(2026, 4, 1)).accumulated == 0
    assert list(invariants(office)) == []


def test_a_split_shares_what_an_improvement_added(office: Office) -> None:
    """900.00 and 300.00 of improvement: three parts of 400.00, and 1,200.00 less 45.00 is charged in the end."""
    chairs = card(office, quantity=Decimal(3), cost=90_000)
    changes.improve(office, "001", chairs, amount=30_000, on=date(2026, 2, 10))
    made = [chairs, *parts.split(office, "001", fresh(chairs), quantities=[Decimal(1)] * 3)]
    assert [fresh(part).cost for part in made] == [40_000] * 3
    assert sum(fresh(part).residual for part in made) == 4_500
    assert all(fresh(part).residual == ledger.value(part, TODAY).residual for part in made)
    assert sum(ledger.value(part, date(2030, 1, 1)).accumulated for part in made) == 115_500
    assert list(invariants(office)) == []


def test_a_merged_card_leaves_with_all_it_came_to(office: Office, people) -> None:
    """26.39 and 13.19 (500.00 less 5 % over 36) for 13 months each, then March: the sum of both cards' book values."""
    one, other = card(office), card(office, cost=50_000)
    parts.merge(office, "001", other, into=one)
    before = ledger.value(one, date(2026, 3, 31))
    done = sold(office, one, people, TODAY)
    assert done.final_cost == 150_000
    assert done.final_accumulated == before.accumulated
    assert abs(before.accumulated - 14 * (2_639 + 1_319)) <= 1
    assert ledger.value(other, TODAY).cost == 0
    assert list(invariants(office)) == []


def test_a_part_of_a_split_is_not_corrected_by_itself(office: Office) -> None:
    whole = card(office, quantity=Decimal(2))
    (part,) = parts.split(office, "001", whole, quantities=[Decimal(1), Decimal(1)])
    with pytest.raises(Refused, match="Original cost: depreciation or a later change rests on it"):
        keeping.edit(office, "001", part, {"cost": 1})


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_no_change_leaves_less_than_nothing_on_any_day(office: Office, convention: str) -> None:
    """What March itself will still take cannot be written off on 16 March, where March is charged as before."""
    for attempt in (
        lambda asset, worth: changes.impair(office, "001", asset, amount=worth),
        lambda asset, _worth: changes.revalue(office, "001", asset, value=1),
    ):
        asset = card(office, start_convention=convention)
        worth = ledger.value(asset, TODAY).net_book_value
        if convention == "same_month":
            attempt(asset, worth)
        else:
            with pytest.raises(Refused, match="once 2026-03 is charged: no more can be written off"):
                attempt(asset, worth)
        for day in (TODAY, date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 30)):
            assert ledger.value(asset, day).net_book_value >= 0, day


def test_revalued_on_the_last_day_of_a_month_whose_charge_that_acts_on(office: Office) -> None:
    """1,200.00 over 12 months from June 2025, the same month: before January 500.00 is left for five months. To be
    worth 600.00 after its charge on the 31st, 250.00 are added: 750.00 / 5 = 150.00 in January. By itself 200.00 would
    leave 560.00. In the last month, May, all is charged whatever is added: that is refused on its last day, when the
    card cannot be worth it, and told on a day before, from which it is only to the end of the month."""
    day = date(2025, 6, 10)
    terms = {"cost": 120_000, "residual": 0, "life_months": 12, "start_convention": "same_month"}
    asset, other = (card(office, **terms, acquired_on=day, in_use_on=day) for _each in range(2))
    changes.revalue(office, "001", asset, value=60_000, on=date(2026, 1, 31))
    assert (fresh(asset).cost, ledger.value(asset, date(2026, 1, 31)).net_book_value) == (145_000, 60_000)
    assert ledger.value(asset, date(2026, 2, 28)).net_book_value == 45_000
    with office.looking_on(date(2026, 6, 1)):
        with pytest.raises(Refused, match=r"The last month of the life of ZC-2026-0002 is charged by 2026-05-31"):
            changes.revalue(office, "001", other, value=30_000, on=date(2026, 5, 31))
        told = "The life of ZC-2026-0002 is over with 2026-05, which takes all of 300.00: a longer one spreads it."
        before = office.notices.copy()
        assert previews.revised("revalue")(office, other, value=30_000, on=date(2026, 5, 20))[-1] == told
        assert office.notices == before
        changes.revalue(office, "001", other, value=30_000, on=date(2026, 5, 20))
        assert office.notices == [*before, told]
    assert ledger.value(other, date(2026, 5, 30)).net_book_value == 30_000
    assert ledger.value(other, date(2026, 5, 31)).net_book_value == 0


def test_revalued_with_more_of_its_life_to_go_nothing_is_told(office: Office) -> None:
    """Of twelve months from June 2025 the tenth is March 2026: April and May share what March leaves."""
    day = date(2025, 6, 10)
    terms = {"cost": 120_000, "residual": 0, "life_months": 12, "start_convention": "same_month"}
    asset = card(office, **terms, acquired_on=day, in_use_on=day)
    before = office.notices.copy()
    changes.revalue(office, "001", asset, value=90_000, on=TODAY)
    changes.impair(office, "001", fresh(asset), amount=10_000, on=TODAY)
    assert office.notices == before


def test_declining_balance_needs_something_to_decline_to(office: Office) -> None:
    asset = card(office, residual=0)
    with pytest.raises(Refused, match="no rate ever reaches 0"):
        changes.change_terms(office, "001", asset, method="declining_balance")
    changes.change_terms(office, "001", asset, method="declining_balance", declining_rate=Decimal(40))


def test_the_last_closed_month_takes_no_posting_either(office: Office, laptop: Asset) -> None:
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": "2026-02"})
    with pytest.raises(Refused, match="closed through 2026-02"):
        posting.depreciate(office, "001", "2026-02")
    posting.depreciate(office, "001", "2026-03")
    rows = DepreciationEntry.select().order_by(DepreciationEntry.period)
    assert {row.posted_in for row in rows} == {"2026-03"}, "what is late is posted in the first open month"
    assert [row.period for row in rows][:2] == ["2025-02", "2025-03"], "and keeps its true month"


def test_a_removal_that_posted_its_own_months_does_not_move_the_others(office: Office, laptop: Asset, people) -> None:
    other = card(office, name="Other")
    sold(office, laptop, people, TODAY)
    posting.depreciate(office, "001", "2026-03")
    rows = DepreciationEntry.select().where(DepreciationEntry.asset == other.id)
    assert all(row.posted_in == row.period for row in rows)


def test_a_typed_residual_stays_when_the_cost_is_corrected(office: Office) -> None:
    typed, by_rate = card(office, residual=12_345), card(office)
    for asset in (typed, by_rate):
        keeping.edit(office, "001", asset, {"cost": 200_000})
    assert (fresh(typed).residual, fresh(by_rate).residual) == (12_345, 10_000)
    keeping.edit(office, "001", fresh(by_rate), {"residual": 700})
    keeping.edit(office, "001", fresh(by_rate), {"cost": 300_000})
    assert fresh(by_rate).residual == 700


def test_a_card_on_the_books_keeps_a_first_day_that_has_come(office: Office, laptop: Asset, places) -> None:
    with pytest.raises(Invalid, match="it needs its first day"):
        keeping.edit(office, "001", fresh(laptop), {"in_use_on": None})
    with pytest.raises(Invalid, match="lies in the future"):
        keeping.edit(office, "001", fresh(laptop), {"in_use_on": date(2026, 3, 17)})
    keeping.edit(office, "001", fresh(laptop), {"place": places.server})
    with office.looking_on(date(2026, 3, 20)), pytest.raises(Invalid, match="happened to ZC-2026-0001 before that"):
        keeping.edit(office, "001", fresh(laptop), {"acquired_on": date(2026, 3, 18), "in_use_on": date(2026, 3, 18)})


def test_the_cost_of_an_asset_that_waits_for_disposal_is_not_corrected(office: Office, laptop: Asset, people) -> None:
    """Else an approver's limit could be passed by: approved at 656.93, corrected to a hundred times that after."""
    disposals.request(office, "001", laptop, kind="sale", reason="old", requested_by=people.zhang)
    with pytest.raises(Refused, match="is Disposal requested"):
        keeping.edit(office, "001", fresh(laptop), {"cost": 9_000_000})


def test_a_limit_in_a_currency_without_cents_is_a_limit_in_whole_units(tmp_path: Path) -> None:
    """1,000 yen less 5 % over 36 months is 26 a month: 662 after 13 months, where Wang may approve 500."""
    with found(tmp_path / "yen.bizdesk", country="", currency="JPY", clock=lambda: NOON) as office:
        staff = [
            keeping.add(office, "", Staff, {"number": number, "name": number, "roles": roles, "approval_limit": limit})
            for number, roles, limit in (
                ("001", "applicant", None),
                ("003", "approver", 500),
                ("004", "approver", 662),
            )
        ]
        asset = card(office, cost=1_000, category=AssetCategory.get(), life_months=36, method="straight_line")
        applied = disposals.request(office, "001", asset, kind="sale", reason="old", requested_by=staff[0])
        with pytest.raises(Refused, match=r"may approve up to 500; BF-2026-0001 is 662\."):
            disposals.approve(office, "001", applied, approver=staff[1])
        disposals.approve(office, "001", applied, approver=staff[2])


def test_imported_cards_are_worth_what_typed_ones_are(office: Office) -> None:
    given = {
        "name": "Laptop",
        "category": AssetCategory.named("04"),
        "cost": 100_000,
        "acquired_on": date(2025, 1, 15),
        "in_use_on": date(2025, 1, 15),
    }
    typed = card(office, **given)
    many = [cards.drawn_up(office, {**given, "number": f"B-{n}"}) for n in range(3)]
    for asset in many:
        asset.status = "in_use"
    with change(office, "001", "Import") as act:
        entering.add_many(act, many)
    values = values_on(TODAY)
    assert {values[asset.id] for asset in (typed, *many)} == {ledger.value(typed, TODAY)}
    assert list(invariants(office)) == []


def test_a_month_posted_whole_stays_whole_where_days_are_counted(office: Office, people) -> None:
    """Daily: March is posted with 26.39 before the sale of the 16th, counted from April: all of March is charged."""
    asset = card(office, start_convention="daily")
    posting.depreciate(office, "001", "2026-03")
    done = sold(office, asset, people, TODAY)
    assert done.final_accumulated == 1_447 + 14 * 2_639
    assert ledger.posted(asset)["2026-03"] == 2_639
    assert list(invariants(office)) == []
