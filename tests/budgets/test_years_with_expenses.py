"""A budget year that something was spent or promised in stays where it is, and what a closed one promised ends well."""

from datetime import date
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.budgets.models import Commitment, FiscalYear
from bizdesk.office.errors import Refused
from bizdesk.office.journal import newest
from bizdesk.office.undo import undo
from tests.budgets.desk import Desk, day, refused
from tests.budgets.test_orders import Shop

# What was done in the year before anybody planned it.
DONE: list[Any] = [
    ("spent", lambda desk: desk.spend("R/TF", 500)),
    ("keyed in", lambda desk: desk.keyed("R/TF", 500)),
    ("promised", lambda desk: desk.promise("R/TF", 500)),
]


@pytest.mark.parametrize("does", [case[1] for case in DONE], ids=[case[0] for case in DONE])
def test_a_year_with_expenses_is_not_moved_renamed_or_deleted(desk: Desk, does: Any) -> None:
    does(desk)
    words = "Something was spent or promised in 2026: the year stays as it is."
    assert refused(desk.edit, desk.year, starts_on=date(2026, 7, 1)) == words
    assert refused(desk.edit, desk.year, year="2027") == words
    assert refused(keeping.remove, desk.office, "001", desk.year.afresh()) == words
    assert desk.wrong() == []


def test_a_year_without_expenses_is_moved_and_deleted(desk: Desk) -> None:
    desk.spend("R/TF", 500)
    following = desk.add(FiscalYear, year="2072", starts_on=date(2027, 7, 1))
    desk.edit(following, year="2027", starts_on=date(2027, 1, 1))
    keeping.remove(desk.office, "001", following.afresh())
    assert [each.year for each in FiscalYear.select()] == ["2026"]


def test_a_late_voucher_holds_the_year_it_was_posted_to(desk: Desk) -> None:
    """2026 is closed: a voucher of December is one of January 2027."""
    desk.at(date(2027, 1, 15))
    for _month in range(12):
        desk.do(desk.year, "close_month")
    following = desk.add(FiscalYear, year="2027", starts_on=date(2027, 1, 1))
    assert desk.spend("R/TF", 500, date(2026, 12, 30)).period == "2027-01"
    assert "Something was spent or promised in 2027" in refused(keeping.remove, desk.office, "001", following)


def test_that_a_year_was_moved_is_not_taken_back_once_something_was_spent_in_it(desk: Desk) -> None:
    desk.edit(desk.year, starts_on=date(2025, 7, 1))
    moving = newest(desk.office)
    desk.edit(desk.year, starts_on=date(2026, 1, 1))
    desk.edit(desk.year, starts_on=date(2025, 7, 1))
    desk.spend("R/TF", 500, date(2025, 10, 1))
    again = newest(desk.office) - 2
    assert again > moving
    with pytest.raises(Refused, match="is posted to 2025-10, which lies in no budget year"):
        undo(desk.office, "001", again)


def test_that_a_year_was_added_is_not_taken_back_once_something_was_spent_in_it(desk: Desk) -> None:
    desk.add(FiscalYear, year="2025", starts_on=date(2025, 1, 1))
    adding = newest(desk.office)
    desk.spend("R/TF", 500, date(2025, 10, 1))
    with pytest.raises(Refused, match="is posted to 2025-10, which lies in no budget year"):
        undo(desk.office, "001", adding)
    assert desk.wrong() == []


def in_2027_with_no_year_to_come(desk: Desk) -> None:
    desk.at(date(2027, 1, 15))
    for _month in range(12):
        desk.do(desk.year, "close_month")


def test_a_commitment_ends_after_the_last_year_was_closed(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    made = desk.promise("R/TF", 30_000, day("06-10"))
    in_2027_with_no_year_to_come(desk)
    desk.edit(made, description="Rent of the hall")
    desk.do(made, "release", amount=10_000, reason="Cheaper")
    desk.do(made, "release", reason="Over")
    assert (made.afresh().open_amount, made.afresh().description) == (0, "Rent of the hall")
    assert desk.wrong() == []


def test_an_order_ends_after_the_last_year_was_closed(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    shop = Shop(desk)
    off, comes = shop.placed(("TF", 4, 5_000)), shop.placed(("TF", 2, 5_000))
    in_2027_with_no_year_to_come(desk)
    shop.comes(comes, "TF", 2)
    desk.do(off, "cancel", reason="Not needed")
    assert [each.open_amount for each in Commitment.select()] == [0, 0]
    assert desk.wrong() == []
