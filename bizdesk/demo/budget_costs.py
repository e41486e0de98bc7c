"""What the demo company does about its costs: shared out, saved, explained where they are off their plan."""

from datetime import date, timedelta
from functools import partial

from bizdesk import keeping
from bizdesk.budgets import alerts, notes, pools, variances
from bizdesk.budgets.models import Account, BudgetAlert, CostMeasure, CostPool, CostShare
from bizdesk.budgets.operations_cost import COSTS
from bizdesk.demo.agenda import Agenda
from bizdesk.demo.budget_year import ACCOUNTANT, FINANCE
from bizdesk.demo.company import Words
from bizdesk.office.errors import Refused
from bizdesk.office.people import Department, Staff
from bizdesk.office.periods import next_period, period_of

# What was explained before is done with.
LATELY = date(2026, 8, 1)
CAUSES: tuple[Words, ...] = (
    ("More customers were visited than planned", "走访客户多于计划"),
    ("Prices rose in the middle of the year", "年中价格上涨"),
    ("Bought later than planned", "采购推迟"),
)
ACTIONS: tuple[Words, ...] = (
    ("Visits are put together by region", "按区域合并走访"),
    ("Three offers before each order", "每单三家比价"),
    ("Nothing: it levels out by the year's end", "无需处理，年底前可平衡"),
)
POOLS: tuple[tuple[str, Words, str, str, str, tuple[int, ...]], ...] = (
    ("RENT", ("Rent of the house", "房租分摊"), "02", "A16", "area", (60, 95, 40, 70, 110, 140, 125)),
    ("POWER", ("Electricity and water", "水电分摊"), "02", "A17", "head_count", ()),
    ("IT", ("Programs of all", "公用软件分摊"), "07", "A12", "shares", (1, 1, 2, 2, 4, 2, 6)),
)
MEASURES: tuple[tuple[Words, str, str, str, tuple[int, int], int, int, str], ...] = (
    (("Video instead of travel", "以视频会议代替出差"), "009", "04", "A02", (2023, 1), 190_000, 20_000, "finish"),
    (("Courier contract for all", "统一快递合同"), "021", "06", "B02", (2024, 1), 36_000, 3_000, "drop"),
    (("LED lamps", "更换LED灯"), "003", "02", "A17", (2025, 1), 72_000, 6_000, "finish"),
    (("Cars shared among teams", "车辆统筹使用"), "014", "05", "A05", (2026, 1), 40_000, 4_000, ""),
    (("One telephone contract", "通讯套餐合并"), "003", "02", "A04", (2026, 1), 46_000, 5_000, ""),
)  # fmt: skip


def begin_pools(books: Agenda) -> None:
    """From now on the costs of all are shared out."""
    for code, name, department, account, driver, parts in POOLS:
        values = {
            "code": code,
            "name": books.say(name),
            "department": Department.named(department),
            "account": Account.named(account),
            "driver": driver,
        }
        pool = keeping.add(books.office, ACCOUNTANT, CostPool, values)
        for place, basis in enumerate(parts, start=1):
            told = {"pool": pool, "department": Department.named(f"{place:02}"), "basis": basis}
            keeping.add(books.office, ACCOUNTANT, CostShare, told)


def share_out(books: Agenda, but: str = "") -> None:
    """Share the pools out for the month before."""
    for pool in CostPool.select().where(CostPool.code != but).order_by(CostPool.id):
        try:
            pools.allocate(books.office, ACCOUNTANT, pool)
        except Refused:
            # Nothing was spent on it that month.
            continue


def begin_measures(books: Agenda, year: int) -> None:
    """What is done to spend less in a year."""
    for what, owner, department, account, (begins, month), baseline, target, _end in MEASURES:
        if begins == year:
            values = {
                "what": books.say(what),
                "owner": Staff.named(owner),
                "department": Department.named(department),
                "account": Account.named(account),
                "starts_on": date(begins, month, 1),
                "ends_on": date(begins, 12, 31),
                "baseline": baseline * 100,
                "target": target * 100,
            }
            keeping.add(books.office, FINANCE, CostMeasure, values)


def end_measures(books: Agenda, year: int) -> None:
    """Say of the measures of a year how they ended."""
    for what, *_rest, (begins, _month), _baseline, _target, end in MEASURES:
        if begins == year and end:
            measure = CostMeasure.get(CostMeasure.what == books.say(what))
            step = next(each for each in COSTS if (each.kind, each.name) == (CostMeasure, end))
            step.run(books.office, FINANCE, measure)


def explain(books: Agenda, most: int) -> None:
    """Say why lines are off their plan, and see to what was said earlier; note who saw the alerts."""
    office, before = books.office, next_period(period_of(books.office.today()), -1)
    lacking = [each for each in variances.of_month(office, before) if each.lacking]
    for each in lacking[:most]:
        place = books.dice.randrange(len(CAUSES))
        values = {
            "line": each.line,
            "period": before,
            "cause": books.say(CAUSES[place]),
            "action": books.say(ACTIONS[place]),
            "owner": Staff.named(FINANCE),
            "due": office.today() + timedelta(days=30),
        }
        note = notes.add(office, FINANCE, values)
        if office.today() < LATELY or books.chance(50):
            books.after(20, 16, 10, partial(notes.finish, office, FINANCE, note))


def see(books: Agenda) -> None:
    """Look at the alerts of the month."""
    for alert in BudgetAlert.select().where(BudgetAlert.seen_on.is_null()).order_by(BudgetAlert.id):
        alerts.see(books.office, FINANCE, alert)
