"""A year of 1,200 lines and 3,000 vouchers: its execution agrees to the cent with a plain recomputation, with a table
of answers kept beside the tests, and with an independent double-entry program where one is there."""

import csv
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bizdesk import reporting
from bizdesk.budgets.models import (
    Account,
    Budget,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    Expense,
    FiscalYear,
)
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.people import Department
from bizdesk.opening import with_areas
from tests.budgets import plain_year
from tests.conftest import NOON
from tests.founded import copied

ANSWERS = Path(__file__).with_name("whole_year.csv")
Row = tuple[str, str, str, int, int, int, int]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The year as records, written by one act each kind."""
    path = tmp_path_factory.mktemp("year") / "office.bizdesk"
    office = with_areas(copied(path, NOON), clock=lambda: NOON, today=date(2026, 12, 31))
    with change(office, "", "Fill the year") as act:
        year = FiscalYear.named("2026")
        departments = {code: act.add(Department(code=code, name=code)) for code in plain_year.departments()}
        accounts = {code: act.add(Account(code=code, name=code)) for code in plain_year.accounts()}
        budget = act.add(Budget(year=year, title="2026", version=1, state="approved", approved_on=date(2026, 1, 1)))
        made = [
            BudgetLine(
                budget=budget,
                department=departments[line.department],
                account=accounts[line.account],
                project=line.project,
                **{f"month_{month}": amount for month, amount in enumerate(line.months, start=1)},
            )
            for line in plain_year.lines()
        ]
        act.add_many(made)
        transfer = act.add(
            BudgetChange(
                budget=budget, kind="transfer", reason="Moves", requested_on=date(2026, 5, 1), state="approved"
            )
        )
        parts = [
            BudgetChangeLine(change=transfer, line=made[place], month=move.month, amount=amount)
            for move in plain_year.moves()
            for place, amount in ((move.source, -move.amount), (move.target, move.amount))
        ]
        act.add_many(parts)
        spent = [
            Expense(
                number=f"V-{number:04d}",
                date=date(2026, voucher.month, 15),
                period=f"2026-{voucher.month:02d}",
                department=departments[voucher.department],
                account=accounts[voucher.account],
                project=voucher.project,
                amount=voucher.amount,
                state="posted",
            )
            for number, voucher in enumerate(plain_year.vouchers(), start=1)
        ]
        act.add_many(spent)
    yield office
    office.close()


def told(office: Office) -> Iterator[Row]:
    """What the report of execution has of each line."""
    office.activate()
    report = reporting.REPORTS["budget-execution"].made(office, {"on": "2026-12-31"})
    table: Any = report.blocks[0]
    for row in table.rows:
        code = row["department"].split()[0], row["account"].split()[0]
        yield (*code, row["project"], row["budget"], row["changes"], row["actual"], row["available"])


def kept() -> list[Row]:
    """The table of answers as it was stored."""
    with ANSWERS.open(encoding="utf-8", newline="") as file:
        return [(*row[:3], *map(int, row[3:])) for row in csv.reader(file)]  # type: ignore[misc]


def test_the_execution_of_the_year_is_the_table_of_answers_to_the_cent(office: Office) -> None:
    answers = kept()
    assert len(answers) == 1_200
    assert answers == list(plain_year.executed())
    assert list(told(office)) == answers


def test_the_totals_count_what_lies_under_no_other_line_once(office: Office) -> None:
    # Lines of all projects alone: those of one project are part of them.
    office.activate()
    table: Any = reporting.REPORTS["budget-execution"].made(office, {"on": "2026-12-31"}).blocks[0]
    topmost = [row for row in kept() if row[2] == ""]
    for place, name in enumerate(("budget", "changes", "actual", "available"), start=3):
        assert table.totals[name] == sum(row[place] for row in topmost)
    assert table.totals["actual"] == sum(voucher.amount for voucher in plain_year.vouchers())


def balances(program: str, journal: Path) -> dict[str, int]:
    """What each account comes to by a program that was not written here, in minor units."""
    asked = {
        "hledger": ["hledger", "-f", str(journal), "balance", "Expenses", "--flat", "--no-total", "-O", "csv"],
        "ledger": ["ledger", "-f", str(journal), "balance", "Expenses", "--flat", "--no-total",
                   "--format", '"%(account)","%(display_total)"\n'],
    }[program]  # fmt: skip
    out = subprocess.run(asked, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    rows = [row for row in csv.reader(out.splitlines()) if row and row[0].startswith("Expenses:")]
    return {account: int(Decimal(amount.replace(",", "")) * 100) for account, amount in rows}


@pytest.mark.parametrize("program", ["hledger", "ledger"])
def test_a_double_entry_program_has_the_same(office: Office, tmp_path: Path, program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    journal = tmp_path / "year.journal"
    journal.write_text(plain_year.journal(), encoding="utf-8")
    by_line: dict[tuple[str, str, str], int] = defaultdict(int)
    for name, amount in balances(program, journal).items():
        _all, account, department, project = name.split(":")
        by_line[department, account, ""] += amount
        if project != "None":
            by_line[department, account, project] += amount
    assert {row[:3]: row[5] for row in told(office) if row[5]} == {
        key: amount for key, amount in by_line.items() if amount and key[2] in plain_year.PROJECTS
    }
