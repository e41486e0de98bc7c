"""The rarer business of the last weeks, without dice: every state, event and result of an asset can be seen in it."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from bizdesk import keeping
from bizdesk.assets import changes, disposals, ledger, parts, settlement, stocktakes, upkeep
from bizdesk.assets.models import Asset, AssetCategory, Disposal, Stocktake
from bizdesk.demo.company import Words
from bizdesk.demo.desk import Desk
from bizdesk.office.people import Staff
from bizdesk.office.places import Place

# The work beside maintenance: of which category's assets, on how many of them, and what is done.
WORKS: tuple[tuple[str, str, int, Words], ...] = (
    ("calibration", "02", 4, ("Yearly calibration with certificate", "年度检定并出具证书")),
    ("inspection", "03", 3, ("Yearly technical inspection", "年度车辆检验")),
    ("repair", "05", 2, ("Replace the lock", "更换门锁")),
    ("upgrade", "04", 2, ("Larger disk", "更换大容量硬盘")),
)


def rarities(desk: Desk) -> None:
    """One of each of what seldom happens."""
    agree(desk)
    found_again(desk)
    put_together(desk)
    revalue(desk)
    for kind, category, count, words in WORKS:
        work(desk, kind, category, count, words)
    half_counted(desk, ("Stocktake of the store room", "仓库盘点"), "A-ST", review=False)
    half_counted(desk, ("Stocktake of the laboratory", "实验室盘点"), "A-204", review=True)


def agree(desk: Desk) -> None:
    """Approve the oldest application: what it is about waits to be taken away."""
    waiting = Disposal.select().where(Disposal.state == "requested").order_by(Disposal.id).get()
    opinion = desk.say(("Agreed.", "同意。"))
    disposals.approve(desk.office, desk.keeper, waiting, approver=Staff.named("001"), opinion=opinion)


def found_again(desk: Desk) -> None:
    """Take what was lost last onto the books again."""
    gone = Disposal.select().where((Disposal.state == "done") & (Disposal.kind == "loss")).order_by(Disposal.id.desc())
    reason = desk.say(("Found in a case that came back", "在退回的仪器箱中找到"))
    disposals.reinstate(desk.office, desk.keeper, gone.get(), reason=reason)


def put_together(desk: Desk) -> None:
    """Put two cards of a sort onto one."""
    of_a_sort: dict[tuple[str, str], list[Asset]] = defaultdict(list)
    for asset in Asset.select().where((Asset.status == "idle") & (Asset.quantity == 1)).order_by(Asset.id):
        of_a_sort[asset.name, asset.method].append(asset)
    into, asset = next(pair for pair in of_a_sort.values() if len(pair) > 1)[:2]
    reason = desk.say(("Kept as one set", "作为一套管理"))
    parts.merge(desk.office, desk.keeper, asset, into=into, reason=reason)


def revalue(desk: Desk) -> None:
    """Take a building to what an expert says it is worth."""
    shed = Asset.get(Asset.category == AssetCategory.named("01"))
    worth = ledger.value(shed, desk.office.today()).net_book_value + 2_000_000
    reason = desk.say(("Opinion of a sworn expert", "评估报告"))
    changes.revalue(desk.office, desk.keeper, shed, value=worth, reason=reason)


def work(desk: Desk, kind: str, category: str, count: int, words: Words) -> None:
    """Have some work done that is not maintenance, and plan it on one asset more."""
    wanted = (Asset.status == "in_use") & (Asset.category == AssetCategory.named(category))
    today = desk.office.today()
    *now, later = Asset.select().where(wanted).order_by(Asset.id).limit(count)
    for asset in now:
        planned = upkeep.plan(desk.office, desk.keeper, asset, planned_on=today, kind=kind, description=desk.say(words))
        upkeep.finish(desk.office, desk.keeper, planned, cost=64_000, accepted_by=Staff.named("004"))
    after = today + timedelta(days=24)
    upkeep.plan(desk.office, desk.keeper, later, planned_on=after, kind=kind, description=desk.say(words))


def half_counted(desk: Desk, title: Words, code: str, review: bool) -> None:
    """Count a place where something is missing, something strange and something from off the books stands."""
    office, keeper, counter = desk.office, desk.keeper, Staff.named("004")
    scope = {"scope": "place", "place": Place.named(code), "counted_by": counter}
    count = keeping.add(office, keeper, Stocktake, {"name": desk.say(title), **scope})
    assert isinstance(count, Stocktake)
    expected = stocktakes.lines(count)
    for line in expected[1:]:
        stocktakes.scan(office, counter.number, count, tag=line.tag)
    stocktakes.scan(office, counter.number, count, tag=expected[-1].tag)
    gone = Asset.select().where(Asset.status == "scrapped").order_by(Asset.id).get()
    stocktakes.scan(office, counter.number, count, tag=gone.number)
    stocktakes.scan(office, counter.number, count, tag=f"OLD-{code}", quantity=Decimal(1))
    stocktakes.finish(office, counter.number, count, counted_by=counter)
    if review:
        for line in stocktakes.differences(count):
            settlement.decide(office, keeper, line, decision="lost" if line.result == "missing" else "keep")
        settlement.review(office, desk.accountant, count, reviewer=Staff.named("007"))
