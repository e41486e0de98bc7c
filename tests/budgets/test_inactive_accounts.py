"""An account that is not active takes nothing new: what is on it stays and comes to its end."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bizdesk.budgets import figures
from bizdesk.budgets.models import Account, Budget, Commitment, Expense, FiscalYear
from bizdesk.screens.kit.pick import candidates
from bizdesk.supplies.models import Movement
from tests.budgets.desk import Desk, refused
from tests.budgets.test_orders import Shop

WORDS = "TF Flights is not active: name another account, or make it active first."


def given_up(desk: Desk) -> None:
    desk.accounts["TF"] = desk.edit(desk.accounts["TF"], active=False)


# What is tried on the account of flights once it is not active.
NEW: list[Any] = [
    ("an expense", lambda desk: desk.keyed("R/TF", 500)),
    ("a commitment", lambda desk: desk.promise("R/TF", 500)),
    ("a line of a draft", lambda desk: desk.draft(("R/TF", "stop", 500))),
    ("a line of a budget in force", lambda desk: desk.line(desk.lines["R/TH"].budget, "R/TF", "stop", 0)),
    ("an expense moved there", lambda desk: desk.edit(Expense.get(), account=desk.accounts["TF"])),
    ("a line moved there", lambda desk: desk.edit(desk.draft(("R/P", "stop", 1)) and desk.lines["R/P"],
                                                  account=desk.accounts["TF"])),
]  # fmt: skip


@pytest.mark.parametrize("tries", [case[1] for case in NEW], ids=[case[0] for case in NEW])
def test_nothing_new_is_of_an_account_that_is_not_active(desk: Desk, tries: Any) -> None:
    desk.plan(("R/TH", "stop", 1_000))
    desk.keyed("R/TH", 100)
    given_up(desk)
    assert refused(tries, desk) == WORDS


def test_what_is_on_it_stays_and_comes_to_its_end(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    promised, draft = desk.promise("R/TF", 30_000), desk.keyed("R/TF", 500)
    given_up(desk)
    desk.edit(draft, amount=700)
    desk.do(draft, "post")
    desk.spend("R/TF", 20_000, commitment=promised.afresh())
    desk.do(promised, "release", reason="Over")
    desk.do(draft, "reverse", reason="Twice")
    desk.change("increase", ("R/TF", 1, 500))
    assert desk.stands("R/TF") == (100_500, 20_000, 0, 80_500)


def test_a_copy_leaves_it_out_of_another_year_and_keeps_it_in_the_next_version(desk: Desk) -> None:
    plan = desk.plan(("R/TF", "stop", 100_000), ("R/TH", "stop", 50_000))
    given_up(desk)
    following = desk.add(FiscalYear, year="2027", starts_on=date(2027, 1, 1))
    again, next_year = desk.do(plan, "copy"), desk.do(plan, "copy", year=following)
    assert codes(again) == ["TF", "TH"]
    assert codes(next_year) == ["TH"]
    assert "TF Flights · R Research is not copied" in desk.office.notices[-1]


def codes(budget: Budget) -> list[str]:
    return [line.account.code for line in figures.lines_of(budget)]


def test_nothing_is_ordered_on_it_and_what_was_ordered_comes(desk: Desk) -> None:
    shop = Shop(desk)
    placed, draft = shop.placed(("TF", 2, 5_000)), shop.order(("TF", 1, 5_000))
    given_up(desk)
    assert refused(desk.do, draft, "place") == WORDS
    assert refused(desk.do, shop.things["TF"], "receive", quantity=Decimal(1), amount=100) == WORDS
    assert (Commitment.select().count(), Movement.select().count()) == (1, 0)
    shop.comes(placed, "TF", 2)
    assert Expense.get().amount == 10_000


def test_it_is_not_offered(desk: Desk) -> None:
    given_up(desk)
    offered = {code for code, _name, _row in candidates(desk.office, Account, "")}
    assert offered & {"T", "TF", "TH", "P"} == {"T", "TH", "P"}


def test_an_account_given_up_since_it_was_read_takes_nothing(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    desk.edit(desk.accounts["TF"], active=False)
    assert refused(desk.promise, "R/TF", 500) == WORDS
