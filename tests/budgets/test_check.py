"""The check before anything is spent, case by case; the answers are worked out by hand beside each."""

from typing import Any

import pytest

from bizdesk.budgets import figures
from bizdesk.budgets.models import Account
from tests.budgets.desk import Desk, day, named, refused

# Of one line of the year: control, tolerance %, in force, spent, committed, this -> beyond by (None: it fits), left.
ANNUAL = [
    # 20,000.00 - 11,000.00 = 9,000.00 left; 5,000.00 fits, 4,000.00 stays.
    ("an order of 5 on 20 with 11 spent", "stop", "0", 2_000_000, 1_100_000, 0, 500_000, None, 400_000),
    # 1000 - 600 - 400 = 0: all of it.
    ("exactly 100 % passes", "stop", "0", 100_000, 60_000, 0, 40_000, None, 0),
    # 0.01 more than the 400.00 left.
    ("one cent more is stopped", "stop", "0", 100_000, 60_000, 0, 40_001, 1, 40_000),
    # 1000 - 600 - 150 = 250 left of what is promised already.
    ("what is promised is not there any more", "stop", "0", 100_000, 60_000, 15_000, 25_001, 1, 25_000),
    ("promised, spent and this are all of it", "stop", "0", 100_000, 60_000, 15_000, 25_000, None, 0),
    # 10 % of 1000.00 is 100.00 beyond the line.
    ("exactly the tolerance passes", "stop", "10", 100_000, 90_000, 0, 20_000, None, -10_000),
    # 200.01 is 100.01 more than the 100.00 left; the tolerance is not part of the excess.
    ("one cent beyond the tolerance", "stop", "10", 100_000, 90_000, 0, 20_001, 10_001, 10_000),
    # 2.5 % of 333.33 is 8.33325, half up 8.33: 341.66 passes.
    ("a tolerance is rounded once, half up", "stop", "2.5", 33_333, 0, 0, 34_166, None, -833),
    ("a cent beyond the rounded tolerance", "stop", "2.5", 33_333, 0, 0, 34_167, 834, 33_333),
    # A line of nothing: anything at all is beyond it, by all of it.
    ("a line of nothing is over at one cent", "stop", "0", 0, 0, 0, 1, 1, 0),
    # Percent of nothing is nothing.
    ("a tolerance of nothing is nothing", "stop", "50", 0, 0, 0, 1, 1, 0),
    # 1,200 spent of 1,000: what is left is -200, and 0.01 more is 200.01 more than is left.
    ("a line that is over lets nothing more", "ignore", "0", 100_000, 120_000, 0, 1, None, -20_001),
    ("warn lets pass and says so", "warn", "0", 100_000, 60_000, 0, 40_001, 1, -1),
    ("ignore lets pass and is silent", "ignore", "0", 100_000, 60_000, 0, 40_001, None, -1),
    # A credit of 50.00 on a line with nothing left: 0 + 50.00.
    ("what comes back always passes", "stop", "0", 100_000, 100_000, 0, -5_000, None, 5_000),
]


@pytest.mark.parametrize(
    ("control", "tolerance", "planned", "spent", "committed", "this", "excess", "left"),
    [case[1:] for case in ANNUAL],
    ids=named(ANNUAL),
)
def test_a_line_of_a_year(
    desk: Desk,
    control: str,
    tolerance: str,
    planned: int,
    spent: int,
    committed: int,
    this: int,
    excess: int | None,
    left: int,
) -> None:
    desk.policy(budget_tolerance_percent=tolerance)
    desk.plan(("R/TF", control, planned))
    if spent:
        desk.spend("R/TF", spent)
    if committed:
        desk.promise("R/TF", committed)
    del desk.office.notices[:]
    words = refused(desk.spend, "R/TF", this) or " ".join(notice.rpartition(" [")[0] for notice in desk.office.notices)
    assert words == (
        f"TF Flights · R Research: in force {desk.office.money(planned)}, spent {desk.office.money(spent)}, committed"
        f" {desk.office.money(committed)}; this {desk.office.money(this)} is {desk.office.money(excess)} more than is"
        " left."
        if excess is not None
        else ""
    )
    assert desk.stands("R/TF")[3] == left
    assert desk.wrong() == []


# 1,200.00 as 400.00 in January and 72.73 in ten months, 72.70 in December: the limit at the end of February is 472.73.
GIVEN = [40_000, *[7_273] * 10, 7_270]
# Every month 100.00.
EVEN = [10_000] * 12
# To date: name, months, what was spent and promised before, this, its day -> through which month beyond by how much.
TO_DATE: list[Any] = [
    # 400.00 + 72.73.
    ("all of the limit at the end of February", GIVEN, [], [], 47_273, "02-28", None),
    ("one cent beyond the limit of February", GIVEN, [], [], 47_274, "02-28", ("2026-02", 1)),
    # 472.73 - 400.00 = 72.73.
    ("what January left untouched is there in February", GIVEN, [(40_000, "01-10")], [], 7_273, "02-01", None),
    ("January's 400.00 are not there twice", GIVEN, [(40_000, "01-10")], [], 7_274, "02-01", ("2026-02", 1)),
    # Limit at the end of June 600.00.
    ("half a year of even months", EVEN, [], [], 60_000, "06-16", None),
    ("half a year and a cent", EVEN, [], [], 60_001, "06-16", ("2026-06", 1)),
    # Through February 200.00 planned, 150.00 spent: 50.00 left there, though June has 450.00 left.
    ("a late voucher asks its own month", EVEN, [(15_000, "02-10")], [], 5_001, "02-20", ("2026-02", 1)),
    ("a late voucher that fits its month", EVEN, [(15_000, "02-10")], [], 5_000, "02-20", None),
    # 550.00 were spent in June, whose limit is 600.00: 100.00 of February fits February (200.00), not June.
    ("a late voucher takes from the months since", EVEN, [(55_000, "06-10")], [], 10_000, "02-20", ("2026-06", 5_000)),
    ("a late voucher that leaves June its limit", EVEN, [(55_000, "06-10")], [], 5_000, "02-20", None),
    # Through May 500.00, 100.00 of it promised in April: 400.00 left.
    ("what is promised counts from its month on", EVEN, [], [(10_000, "04-02")], 40_001, "05-05", ("2026-05", 1)),
    ("a promise of later leaves the months before", EVEN, [], [(40_000, "06-02")], 20_000, "02-05", None),
    # Through February 200.00 fits, but through June 600.00 - 400.01 = 199.99.
    ("a promise of June is there when June is asked", EVEN, [], [(40_001, "06-02")], 20_000, "02-05", ("2026-06", 1)),
    # What is planned for December alone is not there in June.
    ("all in December is nothing in June", [*[0] * 11, 120_000], [], [], 1, "06-16", ("2026-06", 1)),
    # 1,200.00 typed wholly into January is there in January.
    ("all in January is there at once", [120_000, *[0] * 11], [], [], 120_000, "01-31", None),
    # What comes back passes though the month is over: -1.00 on 150.00 of 100.00.
    ("what comes back passes to date", EVEN, [(10_000, "01-10")], [], -100, "01-20", None),
]


@pytest.mark.parametrize(
    ("months", "spent", "promised", "this", "on", "beyond"), [case[1:] for case in TO_DATE], ids=named(TO_DATE)
)
def test_a_line_through_its_months(
    desk: Desk, months: Any, spent: Any, promised: Any, this: int, on: str, beyond: tuple[str, int] | None
) -> None:
    desk.plan(("R/TF", "stop stop", months))
    for amount, when in spent:
        desk.spend("R/TF", amount, day(when))
    for amount, when in promised:
        desk.promise("R/TF", amount, day(when))
    words = refused(desk.spend, "R/TF", this, day(on))
    if beyond is None:
        assert words == ""
    else:
        assert f"in force through {beyond[0]} " in words
        assert f" is {desk.office.money(beyond[1])} more than is left." in words


# Lines with their controls and what they plan, this -> the line that says something and what becomes of it.
# fmt: off
TREES: list[Any] = [
    # Research has 1,000.00 for travel, 300.00 of it for flights: flights are the tighter.
    ("a child is tighter", [("R/T", "stop", 100_000), ("R/TF", "stop", 30_000)],
     "R/TF", 30_001, "TF Flights · R", True),
    ("both pass", [("R/T", "stop", 100_000), ("R/TF", "stop", 30_000)], "R/TF", 30_000, "", False),
    # Flights alone would have 2,000.00; travel as a whole has 1,000.00.
    ("a parent is tighter", [("R/T", "stop", 100_000), ("R/TF", "stop", 200_000)],
     "R/TF", 100_001, "T Trips · R", True),
    # A hotel falls under travel, and not under flights, which have nothing.
    ("a sister is not asked", [("R/T", "stop", 100_000), ("R/TF", "stop", 0)], "R/TH", 100_000, "", False),
    # The house has 500.00 for all its departments.
    ("the department above", [("H/TF", "stop", 50_000), ("R/TF", "stop", 80_000)],
     "R/TF", 50_001, "TF Flights · H", True),
    # The whole office is above the house.
    ("the whole office", [("/TF", "stop", 40_000), ("R/TF", "stop", 80_000)],
     "R/TF", 40_001, "the whole office", True),
    # The child lets pass, the parent stops: the tighter control wins.
    ("a child that lets pass, a parent that stops", [("R/T", "stop", 10_000), ("R/TF", "ignore", 0)], "R/TF", 10_001,
     "T Trips · R", True),
    # The parent only warns, the child stops.
    ("a child that stops, a parent that warns", [("R/T", "warn", 0), ("R/TF", "stop", 10_000)], "R/TF", 10_001,
     "TF Flights · R", True),
    ("a parent that warns alone", [("R/T", "warn", 0), ("R/TF", "stop", 10_000)],
     "R/TF", 10_000, "T Trips · R", False),
    # Year ignored, months so far stopped: 1,200.00 in December are not there in June.
    ("the months stop where the year lets pass", [("R/TF", "ignore stop", [*[0] * 11, 120_000])], "R/TF", 120_001,
     "through 2026-06", True),
    # Beyond both: the year only warns, the months stop.
    ("beyond both, the months are the tighter", [("R/TF", "warn stop", 10_000)],
     "R/TF", 10_001, "through 2026-06", True),
    # An order for a project falls under the line of the project and the one of all projects.
    ("a project in its department", [("R/TF", "stop", 90_000), ("R/TF/X1", "stop", 20_000)],
     "R/TF/X1", 20_001, "X1", True),
    ("another project has its department's", [("R/TF", "stop", 90_000), ("R/TF/X1", "stop", 0)],
     "R/TF/X2", 90_000, "",
     False),
    ("a project of the whole office", [("/T/X1", "stop", 20_000)], "S/TH/X1", 20_001, "X1", True),
    ("an activity in its account", [("R/T", "stop", 90_000), ("R/T//Fair", "stop", 500)],
     "R/TF//Fair", 501, "Fair", True),
]
# fmt: on


@pytest.mark.parametrize(("lines", "key", "this", "says", "stops"), [case[1:] for case in TREES], ids=named(TREES))
def test_every_line_something_falls_under_is_asked(
    desk: Desk, lines: Any, key: str, this: int, says: str, stops: bool
) -> None:
    desk.plan(*lines)
    words = refused(desk.spend, key, this)
    assert bool(words) == stops
    told = words or " ".join(notice.rpartition(" [")[0] for notice in desk.office.notices)
    assert says in told
    assert bool(says) == bool(told)


def test_what_falls_under_two_lines_counts_in_each_and_once_in_all(desk: Desk) -> None:
    # 250.00 of flights: 1,000 - 250 of all travel, 300 - 250 of flights; the plan of the year is the 1,000.00 alone.
    budget = desk.plan(("R/T", "stop", 100_000), ("R/TF", "stop", 30_000))
    desk.spend("R/TF", 25_000)
    assert (desk.stands("R/T")[3], desk.stands("R/TF")[3]) == (75_000, 5_000)
    topmost = figures.covering(figures.lines_of(budget)).topmost()
    assert [line.id for line in topmost] == [desk.lines["R/T"].id]


UNPLANNED = [
    ("stopped", "stop", True, True),
    ("warned of", "warn", False, True),
    ("let pass", "ignore", False, False),
]


@pytest.mark.parametrize(("rule", "stops", "said"), [case[1:] for case in UNPLANNED], ids=named(UNPLANNED))
def test_what_no_line_covers_is_let_through_by_the_policy(desk: Desk, rule: str, stops: bool, said: bool) -> None:
    desk.policy(budget_unplanned=rule)
    desk.plan(("R/T", "stop", 100_000))
    words = refused(desk.spend, "S/TF", 100)
    told = words or " ".join(notice.rpartition(" [")[0] for notice in desk.office.notices)
    assert bool(words) == stops
    outside = "No line of the budget covers TF Flights of S Sales: 1.00 is outside the plan."
    assert told == (outside if said else "") + (
        " Where it is for another department or account, name that." if stops else ""
    )


def test_before_any_budget_is_in_force_nothing_is_checked(desk: Desk) -> None:
    desk.draft(("R/TF", "stop", 0))
    desk.spend("R/TF", 500)
    assert desk.office.notices == []


def test_income_beyond_the_plan_is_never_held_up(desk: Desk) -> None:
    desk.accounts["I"] = desk.add(Account, code="I", name="Fees", kind="income")
    desk.plan(("R/I", "stop", 100), ("R/T", "stop", 100))
    desk.spend("R/I", 5_000)
    desk.spend("S/I", 5_000)
    assert desk.stands("R/I") == (100, 5_000, 0, -4_900)
