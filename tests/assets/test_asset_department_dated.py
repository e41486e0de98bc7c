"""A card goes to another department, person or state: from its day on, and never in a month that was signed before."""

from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import custody, disposals, posting, settlement, stocktakes
from bizdesk.assets.groups import Turn, turns
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetEvent, Disposal, Stocktake
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import newest
from bizdesk.office.people import Department
from bizdesk.office.periods import period_at
from bizdesk.office.policy import Policy
from bizdesk.office.undo import undo

from .conftest import card
from .report_story import fields, fresh, made, rows

# 3,600.00 over 36 months without a residual value: 100.00 a month from January 2026. Today is 16 March 2026.
TERMS = {"cost": 360_000, "residual": 0, "acquired_on": date(2025, 12, 5), "in_use_on": date(2025, 12, 5)}
FOUND_OUT = date(2026, 2, 20)
AFTER = date(2027, 1, 5)


@pytest.fixture
def departments(office: Office) -> SimpleNamespace:
    first, second = Department.select().order_by(Department.code).limit(2)
    return SimpleNamespace(first=first, second=second)


@pytest.fixture
def signed(office: Office, people: SimpleNamespace, departments: SimpleNamespace) -> Asset:
    """One card of the first department, posted through February, which is closed."""
    asset = card(office, **TERMS, department=departments.first)
    posting.depreciate(office, "001", "2026-02")
    close(office, "2026-02")
    return asset


def close(office: Office, through: str) -> None:
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": through})


def by_department(office: Office, **span: str) -> dict[str, dict[str, object]]:
    """The rows of a month or a year by the code of the department; '' for none."""
    return {row["name"].key: row for row in rows(made(office, "depreciation", **span), "by_department")}


def stood(office: Office, day: str, name: str) -> list[str]:
    return [row[name].key for row in rows(made(office, "asset-ledger", on=day), "ledger")]


def test_a_transfer_of_a_closed_month_counts_from_the_first_open_one(
    office: Office, signed: Asset, departments: SimpleNamespace
) -> None:
    """Moved on 20 February, which is signed: the books have it from 1 March on, the history on its day."""
    first, second = departments.first.code, departments.second.code
    before = [by_department(office, month=period) for period in ("2026-01", "2026-02")]
    assert [(row[first]["amount"], row[first]["accumulated"]) for row in before] == [(10_000, 10_000), (10_000, 20_000)]
    custody.move(office, "001", fresh(signed), department=departments.second, on=FOUND_OUT)
    event = AssetEvent.get(AssetEvent.kind == "moved")
    assert (event.date, event.period) == (FOUND_OUT, "2026-03")
    assert [by_department(office, month=period) for period in ("2026-01", "2026-02")] == before
    assert by_department(office, month="2026-03").keys() == {second}
    assert (stood(office, "2026-02-28", "department"), stood(office, "2026-03-01", "department")) == ([first], [second])
    for day, code in (("2026-02-28", first), ("2026-03-01", second)):
        assert fields(made(office, "asset-card", asset=signed.number, on=day))["department"].key == code
    assert [*invariants(office)] == []


def test_a_loan_of_a_closed_month_is_not_seen_in_it(office: Office, signed: Asset, people: SimpleNamespace) -> None:
    custody.lend(office, "001", fresh(signed), user=people.zhao, due_back_on=date(2026, 3, 30), on=FOUND_OUT)
    assert (stood(office, "2026-02-28", "status"), stood(office, "2026-03-01", "status")) == (["in_use"], ["on_loan"])


def test_what_is_sold_in_a_closed_month_stands_in_it_as_it_stood(
    office: Office, signed: Asset, people: SimpleNamespace
) -> None:
    """It leaves on 1 March: through February it is in the ledger, and in use there."""
    with office.looking_on(FOUND_OUT):
        words = {"kind": "sale", "reason": "old", "requested_by": people.zhang}
        paper = disposals.request(office, "001", fresh(signed), **words)
        disposals.approve(office, "001", Disposal.get_by_id(paper.id), approver=people.li)
        disposals.dispose(office, "001", Disposal.get_by_id(paper.id))
    assert (stood(office, "2026-02-28", "status"), stood(office, "2026-03-01", "status")) == (["in_use"], [])


def test_a_count_booked_in_a_closed_month_acts_from_the_first_open_one(
    office: Office, signed: Asset, people: SimpleNamespace
) -> None:
    count = keeping.add(office, "001", Stocktake, {"name": "Spring"})
    stocktakes.scan(office, "001", count, tag=signed.number)
    stocktakes.finish(office, "001", Stocktake.get_by_id(count.id), counted_by=people.zhang)
    settlement.review(office, "002", Stocktake.get_by_id(count.id), reviewer=people.wang)
    with office.looking_on(FOUND_OUT):
        settlement.book(office, "002", Stocktake.get_by_id(count.id), approver=people.li)
    assert AssetEvent.get(AssetEvent.kind == "counted").period == "2026-03"


def test_a_card_found_out_late_stands_where_it_was_from_its_day_on(
    office: Office, signed: Asset, departments: SimpleNamespace
) -> None:
    """Its value stands in the ledger of that day, with a note that the books did not know it yet."""
    card(office, **TERMS, department=departments.second)
    assert stood(office, "2026-02-28", "department") == [departments.first.code, departments.second.code]
    assert by_department(office, month="2026-02").keys() == {departments.first.code}


def test_a_correction_on_the_day_of_a_late_transfer_leaves_the_card_where_it_is(
    office: Office, departments: SimpleNamespace
) -> None:
    """Bought and moved on one day, which is closed: the corrected cost tells of no department, then as now."""
    asset = card(office, cost=5_000, acquired_on=FOUND_OUT, in_use_on=FOUND_OUT, department=departments.first)
    close(office, "2026-02")
    custody.move(office, "001", fresh(asset), department=departments.second, on=FOUND_OUT)
    keeping.edit(office, "001", fresh(asset), {"cost": 6_000})
    assert [*invariants(office)] == []
    first, second = departments.first.code, departments.second.code
    assert (stood(office, "2026-02-28", "department"), stood(office, "2026-03-01", "department")) == ([first], [second])
    assert turns("department") == {asset.id: [Turn(date(2026, 3, 1), departments.first.id)]}


def test_a_card_entered_late_was_somewhere_before_it_was_moved(office: Office, departments: SimpleNamespace) -> None:
    """Entered while February was closed, moved on its 20th once it was open again."""
    close(office, "2026-02")
    asset = card(office, **TERMS, department=departments.first)
    close(office, "2026-01")
    custody.move(office, "001", fresh(asset), department=departments.second, on=FOUND_OUT)
    assert turns("department") == {asset.id: [Turn(FOUND_OUT, departments.first.id)]}


def test_only_another_department_is_a_turn(office: Office, departments: SimpleNamespace, places, people) -> None:
    """A card of none gets one on 10 March, and another place on the 12th; a second card is only moved and lent."""
    asset, other = card(office), card(office, department=departments.first)
    custody.move(office, "001", fresh(asset), department=departments.first, on=date(2026, 3, 10))
    custody.move(office, "001", fresh(other), place=places.store, on=date(2026, 3, 10))
    custody.lend(office, "001", fresh(other), user=people.zhao, due_back_on=date(2026, 3, 30))
    custody.move(office, "001", fresh(asset), place=places.store, on=date(2026, 3, 12))
    assert turns("department") == {asset.id: [Turn(date(2026, 3, 10), None)]}


def test_a_transfer_into_a_month_that_was_opened_again_has_the_last_word(
    office: Office, signed: Asset, departments: SimpleNamespace
) -> None:
    """Two transfers of February: the first waits for March, the second is made in the month itself."""
    custody.move(office, "001", fresh(signed), department=departments.second, on=date(2026, 2, 10))
    close(office, "2026-01")
    custody.move(office, "001", fresh(signed), department=departments.first, on=FOUND_OUT)
    days = ("2026-02-15", "2026-02-28", "2026-03-01", "2026-03-16")
    assert [stood(office, day, "department") for day in days] == [[departments.first.code]] * 4
    assert by_department(office, month="2026-02").keys() == {departments.first.code}


def test_a_transfer_of_a_month_closed_since_is_not_undone(
    office: Office, signed: Asset, departments: SimpleNamespace
) -> None:
    custody.move(office, "001", fresh(signed), department=departments.second)
    act = newest(office)
    with office.looking_on(date(2026, 4, 2)):
        close(office, "2026-03")
        with pytest.raises(Refused, match=r"2026-03.*closed"):
            undo(office, "001", act)


def test_the_months_of_a_department_add_up_to_its_year(
    office: Office, signed: Asset, departments: SimpleNamespace
) -> None:
    """Two months are charged in the first department, ten in the second: 200.00 and 1,000.00, and so by the months. A
    card that stays charges its 1,200.00 where it is."""
    card(office, **TERMS, department=departments.second)
    custody.move(office, "001", fresh(signed), department=departments.second)
    with office.looking_on(AFTER):
        posting.depreciate(office, "001", "2026-12")
        year = by_department(office, year="2026")
        months: Counter[str] = Counter()
        for period in map(period_at, range(2026 * 12, 2027 * 12)):
            months.update({code: row["amount"] for code, row in by_department(office, month=period).items()})
    first, second = departments.first.code, departments.second.code
    assert {code: row["amount"] for code, row in year.items()} == {first: 20_000, second: 100_000 + 120_000} == months
    assert (year[first]["assets"], year[first]["cost"], year[first]["accumulated"]) == (0, 0, 0)
    assert (year[second]["assets"], year[second]["cost"], year[second]["accumulated"]) == (2, 720_000, 240_000)
