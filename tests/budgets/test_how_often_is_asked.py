"""How often the file is asked: it must not grow with the lines of a budget, nor with the measures."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.budgets.duties import duties
from bizdesk.budgets.models import Account, BudgetAlert, Commitment, CostMeasure, VarianceNote
from bizdesk.exchange.importing import apply, plan
from bizdesk.office.work import finished
from bizdesk.reporting import REPORTS
from tests.budgets.desk import Desk


@contextmanager
def listening(desk: Desk) -> Iterator[list[str]]:
    """What is read from the file meanwhile."""
    asked: list[str] = []
    desk.office.db.connection().set_trace_callback(
        lambda sql: asked.append(sql) if sql.startswith("SELECT") and "search" not in sql else None
    )
    try:
        yield asked
    finally:
        desk.office.db.connection().set_trace_callback(None)


@pytest.mark.parametrize("promised", [0, 100])
def test_a_budget_of_many_lines_comes_into_force_with_as_many_questions_as_one_of_few(
    tmp_path: Path, promised: int
) -> None:
    asked = {}
    for count in (30, 150):
        desk = Desk(tmp_path / f"{count}.bizdesk")
        names = [f"R/P/{number}" for number in range(count)]
        for name in names if promised else ():
            desk.promise(name, promised)
        budget = desk.draft(*((name, "stop", 100) for name in names))
        desk.do(budget, "submit")
        desk.do(budget, "review", approver=desk.zhou)
        with listening(desk) as asked[count]:
            desk.do(budget, "approve", approver=desk.qian)
        assert BudgetAlert.select().count() == (2 * count if promised else 0)
        desk.office.close()
    assert len(asked[150]) <= len(asked[30]) + 5


def test_the_costs_are_read_once_for_all_measures(desk: Desk) -> None:
    desk.plan(("R/P", "ignore", 100_000), ("R/TF", "ignore", 100_000), ("S/TH", "ignore", 100_000))
    for name, amount in (("R/P", 7_000), ("R/TF", 1_100), ("S/TH", 400)):
        for month in (2, 3, 4):
            desk.spend(name, amount * month, date(2026, month, 9))
    for department, account, first, last in (
        ("R", "P", 1, 12),
        ("", "T", 3, 4),
        ("H", "T", 4, 12),
        ("S", "T", 1, 2),
        ("R", "P", 1, 3),
        ("", "P", 7, 12),
    ):
        desk.add(
            CostMeasure,
            what=f"{department}/{account}",
            owner=desk.chen,
            department=desk.of(department),
            account=desk.accounts[account],
            starts_on=date(2026, first, 1),
            ends_on=date(2026, last, 28),
            baseline=120_000,
            target=12_000,
        )
    with listening(desk) as asked:
        table = REPORTS["cost-measures"].made(desk.office, {"on": "2026-06-16"}).blocks[0]
    assert [row[8] for row in table.rows] == [63_000, 800, 35_000, 10_500, 6_000], "the sixth has not begun"
    assert len([sql for sql in asked if 'FROM "expense"' in sql]) == 1


def test_today_asks_as_often_for_many_alerts_and_notes_as_for_few(desk: Desk) -> None:
    names = [f"R/P/{number}" for number in range(12)]
    desk.plan(*((name, "ignore", 100) for name in names))
    asked = {}
    for those in (names[:2], names[2:]):
        for name in those:
            desk.spend(name, 100)
            desk.add(VarianceNote, line=desk.lines[name], period="2026-06", cause="Dearer", due=date(2026, 6, 20))
        with listening(desk) as of:
            told = [duty.words for duty in duties(desk.office) if duty.kind in ("budget_alert", "variance_note")]
        asked[len(told)] = len(of)
    assert list(asked) == [6, 36]
    assert told[0] == "P Paper goods · R Research · 0: 80 % used"
    assert asked[36] == asked[6]


def test_of_many_cards_at_once_what_was_promised_is_told_once(desk: Desk) -> None:
    """A list of a hundred machines bought is no hundred times the same sentence, nor as many questions."""
    account = Account.named("E")
    desk.plan(("R/P", "ignore", 100), ("R/TF", "ignore", 100))
    desk.policy(budget_unplanned="ignore")
    desk.add(Commitment, department=desk.of("R"), account=account, amount=50_000, description="Machines")
    category, path = AssetCategory.select().first().code, desk.office.path.parent / "cards.csv"
    asked, years = {}, {}
    for count in (5, 25):
        rows = [f"Machine {count}-{row},{category},R,1.00,2026-06-01" for row in range(count)]
        path.write_text("\n".join(["Name,Category,Department,Cost,Purchase date", *rows]), "utf-8")
        made, before = finished(plan(desk.office, Asset, path)), len(desk.office.notices)
        with listening(desk) as of:
            apply(desk.office, "001", made)
        asked[count] = len([sql for sql in of if 'FROM "commitment"' in sql and '"source_kind"' in sql])
        years[count] = len([sql for sql in of if 'FROM "fiscal_year"' in sql])
        assert len([each for each in desk.office.notices[before:] if "open for the same" in each]) == 1
    assert (asked[25], years[25]) == (asked[5], years[5])
