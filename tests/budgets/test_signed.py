"""What was closed is not undone past: what closed months spent and closed years plan stays as it was signed."""

from datetime import date

import pytest

from bizdesk.office.errors import Refused
from bizdesk.office.journal import newest
from bizdesk.office.undo import undo
from tests.budgets.desk import Desk, day


def test_what_is_posted_to_a_closed_month_is_not_undone(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 15_000, day("01-10"))
    posting = newest(desk.office)
    desk.spend("R/TF", 10_000, day("01-20"))
    desk.do(desk.year, "close_month")
    words = "2026-01 is closed, and its vouchers would come to 100.00 then: 1. Undo what came later first."
    with pytest.raises(Refused, match=words):
        undo(desk.office, "001", posting)
    assert desk.stands("R/TF")[1] == 25_000
    desk.do(desk.year, "reopen_month", reason="Twice in the list")
    undo(desk.office, "001", posting)
    assert desk.stands("R/TF")[1] == 10_000


def test_nor_is_all_of_a_closed_month(desk: Desk) -> None:
    desk.spend("R/TF", 15_000, day("01-10"))
    posting = newest(desk.office)
    desk.do(desk.year, "close_month")
    with pytest.raises(Refused, match="2026-01 is closed, and nothing would be spent in it then"):
        undo(desk.office, "001", posting)


def test_what_is_posted_to_an_open_month_is_undone_beside_a_closed_one(desk: Desk) -> None:
    desk.spend("R/TF", 15_000, day("01-10"))
    desk.spend("R/TF", 10_000, day("02-10"))
    posting = newest(desk.office)
    desk.do(desk.year, "close_month")
    undo(desk.office, "001", posting)
    assert desk.wrong() == []


def closed(desk: Desk) -> None:
    desk.at(date(2027, 1, 20))
    for _month in range(12):
        desk.do(desk.year, "close_month")


def test_what_a_closed_year_plans_is_not_undone(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    entering = newest(desk.office)
    desk.change("increase", ("R/TF", 1, 50_000))
    changing = newest(desk.office)
    closed(desk)
    with pytest.raises(Refused, match=r"2026 is closed, and YS-2026-0001 would plan 1,000\.00 for TF"):
        undo(desk.office, "001", changing)
    with pytest.raises(Refused):
        undo(desk.office, "001", entering)
    assert desk.stands("R/TF") == (150_000, 0, 0, 150_000)


def test_nor_is_the_only_budget_of_a_closed_year(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    entering = newest(desk.office)
    closed(desk)
    with pytest.raises(Refused, match="2026 is closed, and no budget would be in force in it then"):
        undo(desk.office, "001", entering)
