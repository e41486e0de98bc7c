"""What is done about a stocktake's differences (4.2.1b): decided, reviewed by a second person, approved, booked."""

from decimal import Decimal

from bizdesk.assets import disposals, events, parts
from bizdesk.assets.flows import STOCKTAKE_FLOW
from bizdesk.assets.models import Asset, Disposal, Stocktake, StocktakeLine
from bizdesk.assets.stocktakes import RULE, differences, lines
from bizdesk.assets.words import ON_THE_BOOKS
from bizdesk.office import approval
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff

# What may be decided about each difference.
POSSIBLE = {
    "missing": ("keep", "lost"),
    "misplaced": ("keep", "move"),
    "unknown": ("keep", "add"),
    "surplus": ("keep", "reinstate", "add"),
}
DECIDED_ON = ("scope", "counted_on", "counted_by")


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
    """Approve a stocktake and book what was decided: transfers, and applications for disposal of what is lost."""
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
                fields=DECIDED_ON,
                others=others,
                opinion=opinion,
                paper_reference=paper_reference,
            )
        for line in lines(stocktake):
            if line.asset is not None and line.asset.status in ON_THE_BOOKS:
                _book_line(act, stocktake, line, line.asset)
            line.approved_by = approver
            act.save(line)
        STOCKTAKE_FLOW.move(stocktake, "book")
        stocktake.approved_by = approver
        return act.save(stocktake)


def _book_line(act: Act, stocktake: Stocktake, line: StocktakeLine, asset: Asset) -> None:
    """Book what was decided on one asset; what was moved meanwhile stays where it was moved to."""
    if line.condition:
        asset.condition = line.condition
    if line.decision == "move" and asset.__data__["place"] == line.__data__["expected_place"]:
        asset.place = line.found_place
    events.write(
        act,
        asset,
        "counted",
        act.office.today(),
        quantity=line.counted_quantity,
        reference=stocktake.number,
        reason=_(StocktakeLine.result.options[line.result]),
    )
    act.save(asset)
    if line.decision == "lost" and asset.status not in ("disposal_requested", "disposal_approved"):
        _apply_for_loss(act, stocktake, line, asset)


def _apply_for_loss(act: Act, stocktake: Stocktake, line: StocktakeLine, asset: Asset) -> None:
    """Apply for the disposal of what is missing; of several pieces, only those that are, on a card of their own."""
    missing = (line.expected_quantity or asset.quantity) - (line.counted_quantity or Decimal(0))
    today, lost = act.office.today(), asset
    if missing < asset.quantity:
        (lost,) = parts.split_in(act, asset, (asset.quantity - missing, missing), today, stocktake.number)
    disposals.apply(
        act,
        lost,
        Disposal(
            asset=lost,
            kind="loss",
            reason=line.cause or _("Missing in stocktake {number}").format(number=stocktake.number),
            requested_by=stocktake.counted_by,
            requested_on=today,
        ),
    )
    act.save(lost)
