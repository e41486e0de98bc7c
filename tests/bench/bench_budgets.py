"""Up to a million vouchers: the execution of the year, what is left of a line, and the check before a save.

Run: python tests/bench/bench_budgets.py [vouchers] [lines]; the lengths go up to so many vouchers, tenfold each.
Seeded vouchers of one year are written without the journal. Every length is compared with a plain recomputation in
Python: what each line has spent; one difference ends it with 1. No statistics are gathered for the query planner, as no
office does.

Then milliseconds are printed: the sums of execution against the bare SQL sum over its covering index (1.5 at most), the
figures of all lines, what is left of one line, and the check before a save on a line whose own vouchers are as many at
every length: it must not grow with those of the others. A figure is the median of rounds, a ratio that of rounds in
which both are done one after the other; what SQLite does for each is printed at the end.
"""

import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from bizdesk.budgets import control, figures
from bizdesk.budgets.control import Spending
from bizdesk.budgets.coverage import Key
from bizdesk.budgets.models import Account, Budget, BudgetLine, Expense, FiscalYear
from bizdesk.founding import found
from bizdesk.office import rows
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.people import Department

NOON = datetime(2026, 6, 16, 4, 0, tzinfo=UTC)
LENGTHS, LINES, ROUNDS, PIECE = (1_000, 10_000, 100_000, 1_000_000), 1_200, 5, 20_000
DEPARTMENTS = 30
WIDTHS = (10, 10, 10, 7, 10, 10, 10)
# Vouchers of the line that is saved on: as many at every length.
OWN = 200
BARE = (
    "SELECT account_id, department_id, project, activity, period, SUM(amount) FROM expense"
    " WHERE period BETWEEN '2026-01' AND '2026-12'"
    " GROUP BY account_id, department_id, project, activity, period"
)


def plan(office: Office, lines: int) -> tuple[list[BudgetLine], Budget]:
    """A budget in force of so many lines: one more than the vouchers are spread over is the line that is saved on."""
    with change(office, "", "Plan") as act:
        departments = [act.add(Department(code=f"D{row}", name=f"D{row}")) for row in range(DEPARTMENTS)]
        accounts = [act.add(Account(code=f"K{row}", name=f"K{row}")) for row in range(lines // DEPARTMENTS)]
        accounts.append(act.add(Account(code="OWN", name="Own")))
        budget = act.add(Budget(year=FiscalYear.get(), title="2026", version=1, state="approved"))
        made = [
            BudgetLine(budget=budget, department=department, account=account, month_1=10**12)
            for account in accounts
            for department in (departments if account.code != "OWN" else departments[:1])
        ]
        act.add_many(made)
    return made, budget


def vouchers(lines: list[BudgetLine], first: int, last: int) -> Iterator[dict[str, Any]]:
    """Seeded vouchers by number, the first OWN of them of the last line."""
    for number in range(first, last):
        random = Random(number)
        line = lines[-1] if number < OWN else random.choice(lines[:-1])
        month = random.randrange(1, 7)
        made = Expense(
            number=f"V{number}",
            date=date(2026, month, 15),
            period=f"2026-{month:02d}",
            department=line.__data__["department"],
            account=line.__data__["account"],
            amount=random.randrange(1, 100_000),
            state="posted",
        )
        made.created_at = made.updated_at = NOON
        made.revision = 1
        yield {**rows.stored(made), "id": number + 1}


def fill(office: Office, lines: list[BudgetLine], first: int, last: int, spent: dict[int, int]) -> None:
    """Write vouchers, and count what each line spends by hand."""
    of = {(line.__data__["account"], line.__data__["department"]): line.id for line in lines}
    for start in range(first, last, PIECE):
        piece = list(vouchers(lines, start, min(start + PIECE, last)))
        with office.db.atomic():
            rows.insert_many(Expense, piece)
        for each in piece:
            spent[of[each["account"], each["department"]]] += each["amount"]


def timed(act: Callable[[], Any]) -> float:
    begun = perf_counter()
    act()
    return (perf_counter() - begun) * 1000


def median(act: Callable[[], Any]) -> float:
    return statistics.median(timed(act) for _round in range(ROUNDS))


def measure(office: Office, lines: list[BudgetLine], spent: dict[int, int], length: int) -> int:
    """Print a row of the table; how many lines disagree with the count by hand."""
    year = FiscalYear.get()
    covers = figures.covering(lines)
    standing = figures.of_lines(year, lines, covers)
    wrong = sum(sum(standing[line.id].actual) != spent[line.id] for line in lines)

    def bare() -> Any:
        return office.db.execute_sql(BARE).fetchall()

    def sums() -> Any:
        return list(figures.spent(year))

    ratios = [timed(sums) / timed(bare) for _round in range(ROUNDS)]
    own = lines[-1]
    key = Key(own.__data__["department"], own.__data__["account"])
    one = median(lambda: figures.of_lines(year, [lines[0]], covers))
    save = median(lambda: control.found(office, [Spending(key, "2026-06", 100)]))
    whole = median(lambda: figures.of_lines(year, lines, covers))
    told = f"{median(bare):>10.1f} {median(sums):>10.1f} {statistics.median(ratios):>7.2f} {whole:>10.1f}"
    print(f"{length:>10,} {told} {one:>10.1f} {save:>10.1f}", flush=True)
    return wrong


def explained(office: Office, lines: list[BudgetLine]) -> Iterator[str]:
    """What SQLite does for the sums of all lines, and for those of one."""
    asked: list[str] = []
    run = office.db.execute_sql

    def listening(sql: str, *rest: Any, **named: Any) -> Any:
        if 'FROM "expense"' in sql:
            asked.append(sql)
            for row in run(f"EXPLAIN QUERY PLAN {sql}", *rest, **named).fetchall():
                asked.append(f"  {row[3]}")
        return run(sql, *rest, **named)

    office.db.execute_sql = listening
    list(figures.spent(FiscalYear.get()))
    figures.of_lines(FiscalYear.get(), [lines[0]], figures.covering(lines))
    del office.db.execute_sql
    yield from (line for line in asked if line.startswith("  "))


def main(most: int = LENGTHS[-1], count: int = LINES) -> int:
    spent: dict[int, int] = defaultdict(int)
    wrong = written = 0
    with tempfile.TemporaryDirectory() as folder:
        office = found(Path(folder) / "office.bizdesk", country="CN", clock=lambda: NOON, language="en")
        lines, _budget = plan(office, count)
        names = ("vouchers", "bare sum", "our sums", "ratio", "all lines", "one line", "check")
        print(" ".join(f"{name:>{width}}" for name, width in zip(names, WIDTHS, strict=True)))
        for length in (each for each in LENGTHS if each <= most):
            fill(office, lines, written, length, spent)
            written = length
            wrong += measure(office, lines, spent, length)
        print(*explained(office, lines), sep="\n")
        office.close()
    print(f"{wrong} lines differ from the count by hand")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
