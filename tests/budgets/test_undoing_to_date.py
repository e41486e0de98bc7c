"""What is undone leaves no line that stops overdrawn through any of its months, by as much as the check lets pass."""

from typing import Any

import pytest

from bizdesk.office.errors import Refused
from bizdesk.office.journal import newest
from bizdesk.office.undo import undo
from tests.budgets.desk import Desk, day

EVEN = [10_000] * 12


def moved_to_january(desk: Desk) -> int:
    """100.00 of December in January, and 200.00 spent by then: without them 100.00 too much."""
    desk.change("transfer", ("R/TF", 12, -10_000), ("R/TF", 1, 10_000))
    moving = newest(desk.office)
    desk.spend("R/TF", 20_000, day("01-20"))
    return moving


def reversed_and_spent_again(desk: Desk) -> int:
    """500.00 of the 600.00 through June, taken back and spent again: both are 1,000.00."""
    desk.do(desk.spend("R/TF", 50_000), "reverse", reason="Twice")
    reversing = newest(desk.office)
    desk.spend("R/TF", 50_000)
    return reversing


def released_and_spent(desk: Desk) -> int:
    desk.do(desk.promise("R/TF", 60_000), "release", reason="Over")
    releasing = newest(desk.office)
    desk.spend("R/TF", 60_000)
    return releasing


# What is done, the act undone -> the month through which it would be too much.
RESTING: list[Any] = [
    ("a transfer", moved_to_january, "2026-01"),
    ("a reversal", reversed_and_spent_again, "2026-06"),
    ("a release", released_and_spent, "2026-06"),
]


@pytest.mark.parametrize(("does", "through"), [case[1:] for case in RESTING], ids=[case[0] for case in RESTING])
@pytest.mark.parametrize("controls", ["stop stop", "ignore stop"])
def test_what_the_months_so_far_rest_on_is_not_taken_back(desk: Desk, controls: str, does: Any, through: str) -> None:
    desk.plan(("R/TF", controls, EVEN))
    act, stood = does(desk), desk.stands("R/TF")
    words = f"more is spent and promised through {through} than is in force. Undo what came later first"
    with pytest.raises(Refused, match=words):
        undo(desk.office, "001", act)
    assert desk.stands("R/TF") == stood


@pytest.mark.parametrize("controls", ["stop warn", "stop ignore"])
def test_a_line_that_only_warns_of_its_months_holds_nothing_up(desk: Desk, controls: str) -> None:
    desk.plan(("R/TF", controls, EVEN))
    undo(desk.office, "001", moved_to_january(desk))
    assert desk.stands("R/TF") == (120_000, 20_000, 0, 100_000)


def test_what_the_tolerance_lets_pass_is_taken_back_too(desk: Desk) -> None:
    """10 % of 1,000.00: without the 50.00 more 1,080.00 of 1,100.00 are spent, and 1,100.01 would be too much."""
    desk.policy(budget_tolerance_percent="10")
    desk.plan(("R/TF", "stop stop", 100_000))
    desk.change("increase", ("R/TF", 1, 5_000))
    increasing = newest(desk.office)
    spent = desk.spend("R/TF", 108_000)
    undo(desk.office, "001", increasing)
    assert desk.stands("R/TF") == (100_000, 108_000, 0, -8_000)
    desk.change("increase", ("R/TF", 1, 5_000))
    increasing = newest(desk.office)
    desk.do(spent, "reverse", reason="Too little")
    desk.spend("R/TF", 110_001)
    with pytest.raises(Refused, match="more is spent and promised than is in force"):
        undo(desk.office, "001", increasing)


@pytest.mark.parametrize("controls", ["stop ignore", "ignore stop"])
def test_what_is_over_by_an_exception_is_not_made_worse(desk: Desk, controls: str) -> None:
    """1,000.00 and 500.00 more, of which 1,600.00 were let pass: without the increase 600.00 would be over, not 100."""
    desk.plan(("R/TF", controls, 100_000))
    desk.change("increase", ("R/TF", 1, 50_000))
    increasing = newest(desk.office)
    desk.do(desk.keyed("R/TF", 160_000), "post", exception_by=desk.qian, reason="Fair")
    with pytest.raises(Refused, match=r"than is in force\. Undo what came later first"):
        undo(desk.office, "001", increasing)
    assert desk.stands("R/TF") == (150_000, 160_000, 0, -10_000)


def test_what_is_over_by_an_exception_may_become_less(desk: Desk) -> None:
    """1,100.00 of 1,000.00 and 500.00 more were let pass: without these less is over, and nothing is against it."""
    desk.plan(("R/TF", "stop", 100_000))
    desk.do(desk.keyed("R/TF", 110_000), "post", exception_by=desk.qian, reason="Fair")
    more = desk.keyed("R/TF", 50_000)
    desk.do(more, "post", exception_by=desk.qian, reason="Fair")
    posting = newest(desk.office)
    desk.spend("R/TF", -1_000)
    undo(desk.office, "001", posting)
    assert desk.stands("R/TF") == (100_000, 109_000, 0, -9_000)
