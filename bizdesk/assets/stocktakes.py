"""Counting assets (clause 4.2.1b): freeze what is expected, scan what is there, decide every difference, book."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import peewee

from bizdesk.assets import disposals, events
from bizdesk.assets.flows import STOCKTAKE_FLOW
from bizdesk.assets.models import Asset, Disposal, Stocktake, StocktakeLine
from bizdesk.assets.words import ON_THE_BOOKS
from bizdesk.office import approval
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import Place, within

RULE = "4.2.1b"
TREES = {"place": Place, "department": Department}
DIFFERENCES = ("missing", "misplaced", "unknown", "surplus")
# What may be decided about each difference.
POSSIBLE = {
    "missing": ("keep", "lost"),
    "misplaced": ("keep", "move"),
    "unknown": ("keep", "add"),
    "surplus": ("keep", "reinstate"),
}


def open_stocktake(office: Office, who: str, values: Mapping[str, Any]) -> Stocktake:
    """Open a stocktake and freeze what is expected: every asset of its scope that is on the books."""
    stocktake = Stocktake(**{"counted_on": office.today(), **values})
    if not stocktake.name:
        stocktake.name = _("Stocktake of {date}").format(date=stocktake.counted_on)
    if stocktake.scope != "all" and getattr(stocktake, stocktake.scope) is None:
        raise Refused(
            N_("A stocktake by {scope} needs to know which."),
            rule=RULE,
            scope=_(Stocktake.scope.options[stocktake.scope]).lower(),
        )
    with change(office, who, N_("Open stocktake {number} {name}"), name=stocktake.name) as act:
        act.words["number"] = act.add(stocktake).number
        lines = [
            StocktakeLine(
                stocktake=stocktake.id,
                asset=asset.id,
                tag=asset.number,
                expected_place=asset.__data__["place"],
                expected_custodian=asset.__data__["custodian"] or asset.__data__["user"],
                expected_status=asset.status,
                expected_quantity=asset.quantity,
            )
            for asset in expected(stocktake)
        ]
        if not lines:
            raise Refused(N_("No asset on the books lies in that scope."), rule=RULE)
        act.add_many(lines)
    return stocktake


def expected(stocktake: Stocktake) -> list[Asset]:
    """The assets on the books in a stocktake's scope, by place and number."""
    query = Asset.select().where(Asset.status.in_(ON_THE_BOOKS))
    if stocktake.scope != "all":
        column, row = getattr(Asset, stocktake.scope), stocktake.__data__[stocktake.scope]
        tree = TREES.get(stocktake.scope)
        query = query.where(column.in_(within(tree, row)) if tree else column == row)
    return list(query.order_by(Asset.place, Asset.number))


def scan(
    office: Office,
    who: str,
    stocktake: Stocktake,
    *,
    tag: str,
    place: Place | None = None,
    condition: str = "",
    quantity: Decimal | None = None,
) -> StocktakeLine:
    """Take a tag as it was scanned or typed, found at a place (by default the stocktake's own); the line it counted on.

    result: found, misplaced (another place than expected, or out of the scope), duplicate (counted before),
    surplus (a card that is off the books), unknown (no card).
    """
    STOCKTAKE_FLOW.check(stocktake, "scan")
    tag = tag.strip()
    if not tag:
        raise Refused(N_("Scan or type a tag."), rule=RULE)
    line = (
        StocktakeLine.select()
        .where((StocktakeLine.stocktake == stocktake.id) & (peewee.fn.LOWER(StocktakeLine.tag) == tag.lower()))
        .first()
    )
    asset = line.asset if line else Asset.get_or_none(peewee.fn.LOWER(Asset.number) == tag.lower())
    with change(office, who, N_("Scan {tag} in {number}"), tag=tag, number=stocktake.number) as act:
        if line is None:
            line = StocktakeLine(stocktake=stocktake, asset=asset, tag=asset.number if asset else tag)
            if asset is not None:
                line.expected_place, line.expected_status = asset.place, asset.status
                line.expected_quantity = asset.quantity
            line = act.add(line)
        line.scans += 1
        line.condition = condition or line.condition
        if line.scans > 1 and quantity is None:
            act.save(line)
            line.result = "duplicate"
            return line
        line.scanned_at = act.at
        line.found_place = place or line.found_place or _own_place(stocktake, line)
        line.counted_quantity = quantity if quantity is not None else (line.expected_quantity or Decimal(1))
        line.result = _result(stocktake, line, asset)
        return act.save(line)


def _own_place(stocktake: Stocktake, line: StocktakeLine) -> Place | None:
    """Where a scan without a place was made: in the stocktake's place, else where the asset is expected."""
    if stocktake.scope == "place" and line.expected_place is not None:
        inside = line.__data__["expected_place"] in within(Place, stocktake.__data__["place"])
        return line.expected_place if inside else stocktake.place
    return stocktake.place if stocktake.scope == "place" else line.expected_place


def _result(stocktake: Stocktake, line: StocktakeLine, asset: Asset | None) -> str:
    if asset is None:
        return "unknown"
    if asset.status not in ON_THE_BOOKS:
        return "surplus"
    if line.counted_quantity is not None and line.expected_quantity and line.counted_quantity < line.expected_quantity:
        return "missing"
    return "found" if line.__data__["found_place"] == line.__data__["expected_place"] else "misplaced"


def finish(office: Office, who: str, stocktake: Stocktake, *, counted_by: Staff | None = None) -> Stocktake:
    """End the counting: what was not scanned is missing."""
    with change(office, who, N_("Finish counting {number}"), number=stocktake.number) as act:
        STOCKTAKE_FLOW.move(stocktake, "count")
        stocktake.counted_by = counted_by or stocktake.counted_by or office.staff(who)
        if stocktake.counted_by is None:
            raise Refused(N_("Say who counted: {number} needs a counter."), rule=RULE, number=stocktake.number)
        for line in lines(stocktake):
            if not line.result:
                line.result, line.counted_quantity = "missing", Decimal(0)
                act.save(line)
        return act.save(stocktake)


def recount(office: Office, who: str, stocktake: Stocktake) -> Stocktake:
    """Open the counting again; what is missing is expected anew."""
    with change(office, who, N_("Count {number} again"), number=stocktake.number) as act:
        STOCKTAKE_FLOW.move(stocktake, "recount")
        for line in lines(stocktake):
            if line.result == "missing" and not line.scans:
                line.result, line.counted_quantity, line.decision = "", None, ""
                act.save(line)
        return act.save(stocktake)


def decide(
    office: Office,
    who: str,
    line: StocktakeLine,
    *,
    decision: str,
    cause: str = "",
) -> StocktakeLine:
    """Decide what is done about one difference."""
    STOCKTAKE_FLOW.check(line.stocktake, "decide")
    possible = POSSIBLE.get(line.result)
    if possible is None:
        raise Refused(N_("{tag} was found as expected: there is nothing to decide."), rule=RULE, tag=line.tag)
    if decision not in possible:
        raise Refused(
            N_("{tag} is {result}: it can be decided as {choices}."),
            rule=RULE,
            tag=line.tag,
            result=_(StocktakeLine.result.options[line.result]).lower(),
            choices=", ".join(_(StocktakeLine.decision.options[each]) for each in possible),
        )
    with change(office, who, N_("Decide {tag} in {number}"), tag=line.tag, number=line.stocktake.number) as act:
        line.decision, line.cause = decision, cause or line.cause
        return act.save(line)


def review(office: Office, who: str, stocktake: Stocktake, *, reviewer: Staff) -> Stocktake:
    """Have the differences reviewed by another person than the counter; every one must be decided."""
    STOCKTAKE_FLOW.check(stocktake, "review")
    undecided = [line.tag for line in differences(stocktake) if not line.decision]
    if undecided:
        raise Refused(
            N_("{count} differences of {number} are not decided: {tags}."),
            rule=RULE,
            count=len(undecided),
            number=stocktake.number,
            tags=", ".join(undecided[:10]),
        )
    if stocktake.counted_by is not None and stocktake.counted_by.id == reviewer.id:
        raise Refused(
            N_("{name} counted {number}: another person must review."),
            rule=RULE,
            name=reviewer.title,
            number=stocktake.number,
        )
    with change(office, who, N_("Review {number}"), number=stocktake.number) as act:
        STOCKTAKE_FLOW.move(stocktake, "review")
        stocktake.reviewed_by = reviewer
        return act.save(stocktake)


def book(
    office: Office,
    who: str,
    stocktake: Stocktake,
    *,
    approver: Staff,
    opinion: str = "",
    paper_reference: str = "",
) -> Stocktake:
    """Approve a stocktake and book what was decided: transfers, applications for disposal, drafts of new cards."""
    STOCKTAKE_FLOW.check(stocktake, "book")
    with change(office, who, N_("Book stocktake {number}"), number=stocktake.number) as act:
        others = {_("counter"): stocktake.counted_by, _("reviewer"): stocktake.reviewed_by}
        if office.policy.get("stocktake_needs_approval"):
            approval.decide(
                act,
                stocktake,
                "stocktake",
                "approved",
                approver,
                fields=("scope", "counted_on", "counted_by"),
                others=others,
                opinion=opinion,
                paper_reference=paper_reference,
            )
        for line in lines(stocktake):
            if line.asset is not None and line.asset.status in ON_THE_BOOKS:
                _book_line(office, act, stocktake, line)
            line.approved_by = approver
            act.save(line)
        STOCKTAKE_FLOW.move(stocktake, "book")
        stocktake.approved_by = approver
        return act.save(stocktake)


def _book_line(office: Office, act: Any, stocktake: Stocktake, line: StocktakeLine) -> None:
    asset = line.asset
    if line.condition:
        asset.condition = line.condition
    if line.decision == "move":
        asset.place = line.found_place
    if line.decision == "lost" and asset.status not in ("disposal_requested", "disposal_approved"):
        disposals.apply(
            act,
            asset,
            Disposal(
                asset=asset,
                way="loss",
                reason=line.cause or _("Missing in stocktake {number}").format(number=stocktake.number),
                requested_by=stocktake.counted_by,
                requested_on=office.today(),
            ),
        )
    events.write(
        act,
        asset,
        "counted",
        office.today(),
        quantity=line.counted_quantity,
        reference=stocktake.number,
        reason=_(StocktakeLine.result.options[line.result]),
    )
    act.save(asset)


def lines(stocktake: Stocktake) -> list[StocktakeLine]:
    """A stocktake's lines in the order they were made."""
    return list(StocktakeLine.select().where(StocktakeLine.stocktake == stocktake.id).order_by(StocktakeLine.id))


def differences(stocktake: Stocktake) -> list[StocktakeLine]:
    """The lines that are not as they were expected."""
    return [line for line in lines(stocktake) if line.result in DIFFERENCES]


def progress(stocktake: Stocktake) -> Counter[str]:
    """How many lines there are of each result; those not counted yet under ''."""
    query = StocktakeLine.select(StocktakeLine.result, peewee.fn.COUNT(StocktakeLine.id))
    return Counter(dict(query.where(StocktakeLine.stocktake == stocktake.id).group_by(StocktakeLine.result).tuples()))
