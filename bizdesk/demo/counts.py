"""The counts of the demo company."""

from bizdesk import keeping
from bizdesk.assets import settlement, stocktakes
from bizdesk.assets.models import Stocktake
from bizdesk.demo.desk import Desk
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import Place


def count(desk: Desk, full: bool) -> None:
    """Count at the year's end: everything, or a room of the first years."""
    title = desk.say((f"Stocktake {desk.office.today().year}", f"{desk.office.today().year}年度盘点"))
    scope = {"scope": "all"} if full else {"scope": "department", "department": Department.named("03")}
    stocktake = keeping.add(desk.office, desk.keeper, Stocktake, {"name": title, **scope})
    assert isinstance(stocktake, Stocktake)
    scan(desk, stocktake, missing=1)
    stocktakes.finish(desk.office, "004", stocktake, counted_by=Staff.named("004"))
    for line in stocktakes.differences(stocktake):
        decision = {"missing": "lost", "misplaced": "move"}.get(line.result, "keep")
        settlement.decide(desk.office, desk.keeper, line, decision=decision)
    settlement.review(desk.office, desk.accountant, stocktake, reviewer=Staff.named("007"))
    settlement.book(desk.office, desk.keeper, stocktake, approver=Staff.named("001"))


def scan(desk: Desk, stocktake: Stocktake, missing: int, share: float = 1.0) -> None:
    """Walk round and scan, all but a few, two of them in another room."""
    lines = [line for line in stocktakes.lines(stocktake) if line.expected_status not in ("on_loan", "under_repair")]
    lost = {line.id for line in desk.dice.sample(lines, min(missing, len(lines) // 10))}
    astray = {line.id for line in desk.dice.sample(lines, min(2, len(lines) // 10))}
    found_lines = [line for line in lines if line.id not in lost]
    for line in found_lines[: int(len(found_lines) * share)]:
        place = Place.named("A-302") if line.id in astray else None
        stocktakes.scan(desk.office, "004", stocktake, tag=line.tag, place=place)
