"""What is done about a stocktake's differences (4.2.1b): decided, reviewed by a second person, approved, booked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk.assets import disposals, events, parts
from bizdesk.assets.decided import OF_LINE, REVIEW, STOCKTAKE
from bizdesk.assets.flows import ASSET_FLOW, STOCKTAKE_FLOW
from bizdesk.assets.ledger import courses
from bizdesk.assets.missing import share
from bizdesk.assets.models import Asset, AssetEvent, Disposal, Stocktake, StocktakeLine
from bizdesk.assets.stocktakes import PIECE, RULE, rewrite, save_line
from bizdesk.assets.words import APPLIED, ON_THE_BOOKS, RESULTS, STATUSES
from bizdesk.office import journal, rows
from bizdesk.office.decision import Decision, record_decision, refuse_repeated
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, admit
from bizdesk.office.record import Record
from bizdesk.office.sentences import kept
from bizdesk.office.work import Work, finished

# What may be decided about each difference.
POSSIBLE = {
    "missing": ("keep", "lost"),
    "misplaced": ("keep", "move"),
    "unknown": ("keep", "add"),
    "surplus": ("keep", "reinstate", "add"),
}
PARTS = {"counter": N_("counter"), "reviewer": N_("reviewer")}


def refuse_deciding(line: StocktakeLine) -> None:
    """Refuse to decide a line while its stocktake is not counted, when it is booked, and where nothing differs."""
    STOCKTAKE_FLOW.check(line.stocktake, "decide")
    if line.result not in POSSIBLE:
        raise Refused(N_("{tag} was found as expected: there is nothing to decide."), rule=RULE, tag=line.tag)


def decide(
    office: Office,
    who: str,
    line: StocktakeLine,
    *,
    decision: str,
    cause: str = "",
) -> StocktakeLine:
    """Decide what is done about one difference; decided otherwise after the review, it must be reviewed again."""
    with change(office, who, N_("Decide {tag} in {number}"), tag=line.tag, number=line.stocktake.number) as act:
        line.stocktake = line.stocktake.afresh()
        refuse_deciding(line)
        possible = POSSIBLE[line.result]
        if decision not in possible:
            raise Refused(
                N_("{tag} is {result}: it can be decided as {choices}."),
                rule=RULE,
                tag=line.tag,
                result=_(StocktakeLine.result.options[line.result]).lower(),
                choices=_(", ").join(_(StocktakeLine.decision.options[each]) for each in possible),
            )
        if decision == "lost":
            _may_be_lost(office, line)
        line.decision, line.cause = decision, cause or line.cause
        return save_line(act, line)


def _may_be_lost(office: Office, line: StocktakeLine) -> None:
    """Refuse a loss that could not be booked: the counter applies for the disposal, and a part is split off first."""
    asset = line.asset.afresh()
    if asset.status in APPLIED:
        return
    admit(line.stocktake.counted_by, ASSET_FLOW.check(asset, "request_disposal").who, office.today())
    if _missing(line, asset) < asset.quantity and (asset.status, "split") not in ASSET_FLOW.steps:
        raise Refused(
            N_("Only a part of {number} is missing, and it is {state}: bring it back into use first, or keep it."),
            rule=RULE,
            number=asset.number,
            state=_(STATUSES[asset.status]),
        )


def _missing(line: StocktakeLine, asset: Asset) -> Decimal:
    """How many pieces were not found."""
    return (line.expected_quantity or asset.quantity) - (line.counted_quantity or Decimal(0))


def review(
    office: Office,
    who: str,
    stocktake: Stocktake,
    *,
    reviewer: Staff,
    opinion: str = "",
    paper_reference: str = "",
) -> Stocktake:
    """Have the differences, every one decided, reviewed by another person than the counter."""
    made = Decision(reviewer, opinion, paper_reference)
    return _examined(office, who, stocktake, "review", N_("Review {number}"), made)


def revoke(
    office: Office,
    who: str,
    stocktake: Stocktake,
    *,
    reviewer: Staff,
    opinion: str = "",
    paper_reference: str = "",
) -> Stocktake:
    """Take the review of a stocktake back before it is booked."""
    made = Decision(reviewer, opinion, paper_reference)
    return _examined(office, who, stocktake, "revoke", N_("Revoke the review of {number}"), made)


def _examined(office: Office, who: str, stocktake: Stocktake, action: str, words: str, made: Decision) -> Stocktake:
    refuse_repeated(STOCKTAKE_FLOW, stocktake, REVIEW, action, made.approver)
    with change(office, who, words, number=stocktake.number) as act:
        step = STOCKTAKE_FLOW.check(stocktake, action)
        others = apart(office, counter=stocktake.counted_by)
        record_decision(act, stocktake, REVIEW, action, step, made, others=others)
        STOCKTAKE_FLOW.enter(stocktake, step)
        stocktake.reviewed_by = made.approver if action == "review" else None
        return act.save(stocktake)


def apart(office: Office, **parts: Staff | None) -> dict[str, Staff | None]:
    """Who must be other persons, by PARTS; nobody where the rule lets one person do all of it."""
    return {PARTS[name]: person for name, person in parts.items() if office.policy.get("stocktake_needs_approval")}


@dataclass
class Booking:
    """What booking a stocktake would write: an event for each asset on the books, where assets are found and how, and
    the lines of what is lost.

    head: of the journal it was worked out from; a booking of another head would no longer be true. period: the month
    its events act from.
    """

    head: str
    period: str
    events: list[AssetEvent] = field(default_factory=list)
    found: dict[int, dict[str, Any]] = field(default_factory=dict)
    lost: list[StocktakeLine] = field(default_factory=list)


def prepare(office: Office, stocktake: Stocktake) -> Work[Booking]:
    """Work out what booking would write; yields (lines done, lines in all, words). Refused where it is not its turn."""
    office.activate()
    if stocktake.state != "booked":  # what is booked already has nothing to be done, which booking says
        STOCKTAKE_FLOW.check(stocktake, "book")
    today = office.today()
    booking = Booking(journal.head(office), events.not_closed(office, today))
    lines = _columns(StocktakeLine, OF_LINE).where(StocktakeLine.stocktake == stocktake.id)
    total, done = lines.count(), 0
    for piece in rows.pieces(lines, StocktakeLine.id, PIECE):
        yield done, total, _("Working out what is booked")
        held = Asset.id.in_([line.__data__["asset"] for line in piece]) & Asset.status.in_(ON_THE_BOOKS)
        assets = {asset.id: asset for asset in _columns(Asset, events.CARRIED).where(held)}
        for line in piece:
            if (asset := assets.get(line.__data__["asset"])) is not None:
                _plan(booking, stocktake, line, asset, today)
        done += len(piece)
    yield total, total, _("Working out what is booked")
    return booking


def _columns(kind: type[Record], names: tuple[str, ...]) -> Any:
    """The records of a kind, of their fields only these."""
    return kind.select(kind.id, *(getattr(kind, name) for name in names))


def _plan(booking: Booking, stocktake: Stocktake, line: StocktakeLine, asset: Asset, today: date) -> None:
    """Add what booking writes of one line; what was moved meanwhile stays where it was moved to."""
    found = {}
    if line.condition and line.condition != asset.condition:
        found["condition"] = line.condition
    if line.decision == "move" and asset.__data__["place"] == line.__data__["expected_place"]:
        found["place"] = line.__data__["found_place"]
    if found:
        booking.found[asset.id] = found
        asset.__data__ |= found
    told = {"quantity": line.counted_quantity, "reference": stocktake.number, "reason": kept(RESULTS[line.result])}
    booking.events.append(events.drawn(asset, "counted", today, booking.period, **told))
    if line.decision == "lost" and asset.status not in APPLIED:
        booking.lost.append(line)


def book(
    office: Office,
    who: str,
    stocktake: Stocktake,
    *,
    approver: Staff | None = None,
    opinion: str = "",
    paper_reference: str = "",
    prepared: Booking | None = None,
) -> Stocktake:
    """Approve a stocktake and book what was decided: transfers, and applications for disposal of what is lost.

    Without an approver only where the policy asks for none; nobody has approved it then.
    """
    if stocktake.state == "booked" and stocktake.approved_by == approver:
        raise NothingToDo(N_("{number} is booked already: nothing to do."), number=stocktake.number)
    if stocktake.state != "booked":  # what is booked already has nothing to be done, which booking says
        STOCKTAKE_FLOW.check(stocktake, "book")
    if approver is None and office.policy.get("stocktake_needs_approval"):
        raise Refused(N_("Say who approves {number}: stocktakes need an approval."), rule=RULE, number=stocktake.number)
    booking = prepared or finished(prepare(office, stocktake))
    with change(office, who, N_("Book stocktake {number}"), number=stocktake.number) as act:
        journal.still(office, booking.head, RULE)
        step = STOCKTAKE_FLOW.check(stocktake, "book")
        if approver is not None:
            made = Decision(approver, opinion, paper_reference)
            others = apart(office, counter=stocktake.counted_by, reviewer=stocktake.reviewed_by)
            lost = worth(booking.lost, office.today())
            record_decision(act, stocktake, STOCKTAKE, "book", step, made, others=others, amount=lost)
        act.add_many(booking.events)
        rewrite(act, Asset, booking.found)
        for line in booking.lost:
            _apply_for_loss(act, stocktake, line)
        if approver is not None:
            lines = StocktakeLine.select(StocktakeLine.id).where(StocktakeLine.stocktake == stocktake.id)
            rewrite(act, StocktakeLine, {row: {"approved_by": approver.id} for (row,) in lines.tuples()})
        STOCKTAKE_FLOW.enter(stocktake, step)
        stocktake.approved_by = approver
        return act.save(stocktake)


def worth(lost: Sequence[StocktakeLine], day: date) -> int:
    """The net book value of what is missing, of several pieces only of those that are: minor units."""
    ids = [line.__data__["asset"] for line in lost]
    assets = {asset.id: asset for asset in rows.of_many(Asset.select(), Asset.id, ids)}
    total, known = 0, courses(sorted(assets))
    for line in lost:
        asset = assets[line.__data__["asset"]]
        missing = min(_missing(line, asset), asset.quantity)
        total += share(known[asset.id].value(day), missing, asset.quantity).carrying
    return total


def _apply_for_loss(act: Act, stocktake: Stocktake, line: StocktakeLine) -> None:
    """Apply for the disposal of what is missing; of several pieces, only those that are, on a card of their own."""
    today, asset = act.office.today(), Asset.get_by_id(line.__data__["asset"])
    missing, lost = _missing(line, asset), asset
    if missing < asset.quantity:
        (lost,) = parts.split_in(act, asset, (asset.quantity - missing, missing), today, stocktake.number)
    disposals.apply(
        act,
        lost,
        Disposal(
            asset=lost,
            kind="loss",
            reason=line.cause or kept(N_("Missing in stocktake {number}"), number=stocktake.number),
            requested_by=stocktake.counted_by,
            requested_on=today,
        ),
    )
    act.save(lost)
