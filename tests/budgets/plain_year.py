"""A year of many lines and vouchers by a seeded script, and what it comes to by a plain recomputation: nothing here is
taken from the reckoning of budgets that it is compared with."""

from collections import defaultdict
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

DEPARTMENTS, ACCOUNTS, PROJECTS = 20, 30, ("", "X1")
SEED = 2026


class Line(NamedTuple):
    """What a department may spend on an account for a project, month by month in minor units."""

    department: str
    account: str
    project: str
    months: tuple[int, ...]


class Voucher(NamedTuple):
    """What was spent in a month; below zero what came back."""

    department: str
    account: str
    project: str
    month: int
    amount: int


class Moved(NamedTuple):
    """What a change takes from one line and gives to another, of one month; lines by their place."""

    source: int
    target: int
    month: int
    amount: int


def departments() -> list[str]:
    return [f"D{number:02d}" for number in range(DEPARTMENTS)]


def accounts() -> list[str]:
    return [f"K{number:02d}" for number in range(ACCOUNTS)]


def lines() -> list[Line]:
    """1,200 lines: of each department on each account, for all projects and for one of them."""
    random = Random(SEED)
    return [
        Line(department, account, project, tuple(random.randrange(1, 500_000) for _month in range(12)))
        for department in departments()
        for account in accounts()
        for project in PROJECTS
    ]


def vouchers(count: int = 3_000) -> list[Voucher]:
    """So many vouchers, one in twenty of what came back."""
    random = Random(SEED + 1)
    return [
        Voucher(
            random.choice(departments()),
            random.choice(accounts()),
            random.choice(("", "X1", "X2")),
            random.randrange(1, 13),
            random.randrange(1, 90_000) * (-1 if random.randrange(20) == 0 else 1),
        )
        for _voucher in range(count)
    ]


def moves(count: int = 60) -> list[Moved]:
    """So many transfers between lines."""
    random = Random(SEED + 2)
    made = []
    for _move in range(count):
        source, target = random.sample(range(DEPARTMENTS * ACCOUNTS * len(PROJECTS)), 2)
        made.append(Moved(source, target, random.randrange(1, 13), random.randrange(1, 100)))
    return made


def executed() -> Iterator[tuple[str, str, str, int, int, int, int]]:
    """Of each line: department, account, project, budget, changes, actual and what is left of the year."""
    planned = lines()
    changed: dict[int, int] = defaultdict(int)
    for move in moves():
        changed[move.source] -= move.amount
        changed[move.target] += move.amount
    spent: dict[tuple[str, str, str], int] = defaultdict(int)
    for voucher in vouchers():
        # What is for a project falls under the line of that project and under the one of all of them.
        spent[voucher.department, voucher.account, ""] += voucher.amount
        if voucher.project:
            spent[voucher.department, voucher.account, voucher.project] += voucher.amount
    for place, line in enumerate(planned):
        budget, actual = sum(line.months), spent[line.department, line.account, line.project]
        left = budget + changed[place] - actual
        yield line.department, line.account, line.project, budget, changed[place], actual, left


def journal() -> str:
    """The vouchers as a plain-text journal that any double-entry program of this kind reads."""
    entries = []
    for number, voucher in enumerate(vouchers(), start=1):
        account = f"Expenses:{voucher.account}:{voucher.department}:{voucher.project or 'None'}"
        sign, amount = "-" if voucher.amount < 0 else "", abs(voucher.amount)
        entries.append(
            f"2026-{voucher.month:02d}-15 * voucher {number}\n"
            f"    {account}    {sign}{amount // 100}.{amount % 100:02d}\n"
            "    Assets:Bank\n"
        )
    return "\n".join(entries)
