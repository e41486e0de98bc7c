"""Taking assets off the books (clause 4.2.1c): application, decision by another person, removal, reinstatement."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bizdesk.assets import events, posting
from bizdesk.assets.decided import DISPOSAL
from bizdesk.assets.flows import ASSET_FLOW, DISPOSAL_FLOW
from bizdesk.assets.ledger import booked_course
from bizdesk.assets.models import Asset, AssetEvent, Disposal
from bizdesk.assets.terms import Change
from bizdesk.assets.valuation import Value, disposal_value, gain_or_loss
from bizdesk.assets.words import BECOMES, DISPOSAL_STATES
from bizdesk.office import approval
from bizdesk.office.decision import Decision, record_decision, refuse_repeated
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, acting, admit
from bizdesk.office.periods import next_period

RULE = "4.2.1c"


def request(
    office: Office,
    who: str,
    asset: Asset,
    *,
    kind: str,
    reason: str,
    requested_by: Staff,
    expected_proceeds: int | None = None,
    on: date | None = None,
) -> Disposal:
    """Apply for an asset's disposal; without an approval in the policy it is approved by that rule."""
    on = on or office.today()
    with change(office, who, N_("Apply for disposal of {number} {name}"), number=asset.number, name=asset.name) as act:
        events.not_before(asset, on)
        disposal = Disposal(
            asset=asset,
            kind=kind,
            reason=reason,
            requested_by=requested_by,
            requested_on=on,
            expected_proceeds=expected_proceeds,
        )
        apply(act, asset, disposal)
        act.save(asset)
    return disposal


def apply(act: Act, asset: Asset, disposal: Disposal) -> None:
    """Write an application within an act; the card is saved by the caller."""
    before, step = asset.status, ASSET_FLOW.check(asset, "request_disposal")
    admit(disposal.requested_by, step.who, act.office.today())
    ASSET_FLOW.enter(asset, step)
    asset.status_before = before
    if not act.office.policy.get("disposal_needs_approval"):
        DISPOSAL_FLOW.move(disposal, "approve")
        ASSET_FLOW.move(asset, "approve")
    act.add(disposal)
    events.write(
        act, asset, "disposal_requested", disposal.requested_on, reason=disposal.reason, reference=disposal.number
    )


def approve(
    office: Office,
    who: str,
    disposal: Disposal,
    *,
    approver: Staff,
    on: date | None = None,
    opinion: str = "",
    paper_reference: str = "",
) -> Disposal:
    """Approve a disposal; the approver is not the applicant and the net book value lies within the approver's limit.

    on: the day of the decision, such as it stands on paper.
    """
    words = N_("Approve disposal {number}")
    return _decide(office, who, disposal, "approve", words, Decision(approver, opinion, paper_reference, on))


def reject(
    office: Office,
    who: str,
    disposal: Disposal,
    *,
    approver: Staff,
    opinion: str,
    on: date | None = None,
    paper_reference: str = "",
) -> Disposal:
    """Reject a disposal; the asset is again what it was before the application."""
    words = N_("Reject disposal {number}")
    return _decide(office, who, disposal, "reject", words, Decision(approver, opinion, paper_reference, on))


def revoke(
    office: Office,
    who: str,
    disposal: Disposal,
    *,
    approver: Staff,
    opinion: str,
    on: date | None = None,
    paper_reference: str = "",
) -> Disposal:
    """Take an approval back before it is carried out; the application waits for a decision again."""
    words = N_("Revoke the approval of {number}")
    return _decide(office, who, disposal, "revoke", words, Decision(approver, opinion, paper_reference, on))


def _decide(office: Office, who: str, disposal: Disposal, action: str, words: str, made: Decision) -> Disposal:
    on, asset = made.on or office.today(), disposal.asset
    refuse_repeated(DISPOSAL_FLOW, disposal, DISPOSAL, action, made.approver)
    with change(office, who, words, number=disposal.number) as act:
        events.not_before(asset, on)
        step, on_card = DISPOSAL_FLOW.check(disposal, action), ASSET_FLOW.check(asset, action)
        others = {N_("applicant"): disposal.requested_by}
        worth = booked_course(asset).value(on).net_book_value
        record_decision(act, disposal, DISPOSAL, action, step, made, others=others, amount=worth)
        DISPOSAL_FLOW.enter(disposal, step)
        ASSET_FLOW.enter(asset, on_card, asset.status_before if action == "reject" else "")
        events.write(act, asset, "disposal_decided", on, reason=made.opinion, reference=disposal.number)
        act.save(asset)
        return act.save(disposal)


def edit(office: Office, who: str, disposal: Disposal, values: Mapping[str, Any]) -> Disposal:
    """Correct an application that is not carried out yet; what was approved must then be approved again."""
    if disposal.state not in ("requested", "approved"):
        raise Refused(
            N_("{number} is {state}: its papers are signed. Reinstate the asset and apply again."),
            rule=RULE,
            number=disposal.number,
            state=_(DISPOSAL_STATES[disposal.state]),
        )
    if disposal.state == "approved" and values.get("number", disposal.number) != disposal.number:
        raise approval.number_stays(disposal)
    today, asset = office.today(), disposal.asset
    decided = approval.snapshot(disposal, DISPOSAL, today)
    for name, value in values.items():
        setattr(disposal, name, value)
    with change(office, who, N_("Edit {number}"), number=disposal.number) as act:
        changed = approval.snapshot(disposal, DISPOSAL, today) != decided
        if disposal.state == "approved" and changed and _needs_approval(office, disposal):
            DISPOSAL_FLOW.move(disposal, "void")
            ASSET_FLOW.move(asset, "void")
            events.write(act, asset, "disposal_requested", today, reference=disposal.number)
            act.save(asset)
        return act.save(disposal)


def _needs_approval(office: Office, disposal: Disposal) -> bool:
    """Whether a person must approve: the policy says so, or somebody has decided on it already."""
    return bool(office.policy.get("disposal_needs_approval")) or approval.newest(disposal, DISPOSAL) is not None


def final_value(office: Office, asset: Asset, on: date) -> tuple[Value, Change]:
    """What a removal on a day would take out of the books, the month's charge included."""
    course = booked_course(asset)
    period, through = events.open_period(office, asset, "disposed", on), office.policy.text("disposal_charge")
    planned = Change("disposed", on, sequence=2**53, period=period, through=through)
    return disposal_value(course.terms, course.changes, planned, course.readings), planned


def preview(
    office: Office, disposal: Disposal, *, on: date | None = None, proceeds: int = 0, costs: int = 0, **_rest: object
) -> list[str]:
    """What the removal would come to, in sentences."""
    value, _planned = final_value(office, disposal.asset, on or office.today())
    gain = gain_or_loss(proceeds or 0, costs or 0, value.net_book_value)
    return [
        _("Cost: {amount}").format(amount=office.money(value.cost)),
        _("Accumulated depreciation: {amount}").format(amount=office.money(value.accumulated)),
        *([_("Impairment: {amount}").format(amount=office.money(value.impairment))] if value.impairment else []),
        _("Net book value: {amount}").format(amount=office.money(value.net_book_value)),
        (_("Gain: {amount}") if gain >= 0 else _("Loss: {amount}")).format(amount=office.money(abs(gain))),
    ]


def dispose(
    office: Office,
    who: str,
    disposal: Disposal,
    *,
    on: date | None = None,
    proceeds: int = 0,
    costs: int = 0,
    buyer: str = "",
) -> Disposal:
    """Remove an asset from the books: the months due are charged, cost and accumulated depreciation taken out."""
    on, asset = on or office.today(), disposal.asset
    with change(office, who, N_("Dispose of {number} {name}"), number=asset.number, name=asset.name) as act:
        events.not_before(asset, on)
        step = DISPOSAL_FLOW.check(disposal, "dispose")
        admit(acting(office, who), step.who, office.today())
        if _needs_approval(office, disposal) and approval.standing(disposal, DISPOSAL) is None:
            raise Refused(
                N_("Nobody has approved {number}: disposals need an approval."), rule="1.3.1", number=disposal.number
            )
        value, planned = final_value(office, asset, on)
        course = booked_course(asset)
        course = course._replace(changes=(*course.changes, planned))
        due = posting.due_of(asset, course, planned.booked, posting.first_open(office))
        posting.write(act, posting.Posting(planned.booked, due=due), who, whole=False)
        ASSET_FLOW.move(asset, "dispose", BECOMES[disposal.kind])
        DISPOSAL_FLOW.enter(disposal, step)
        asset.user, asset.custodian, asset.removed_on = None, None, on
        events.write(
            act,
            asset,
            "disposed",
            on,
            period=planned.booked,
            amount=value.cost,
            accumulated=value.accumulated,
            impairment=value.impairment,
            charged_through=planned.through,
            reason=disposal.reason,
            reference=disposal.number,
        )
        disposal.proceeds, disposal.costs, disposal.buyer, disposal.done_on = proceeds or 0, costs or 0, buyer, on
        disposal.final_cost, disposal.final_accumulated = value.cost, value.accumulated + value.impairment
        disposal.final_net_book_value = value.net_book_value
        act.save(asset)
        return act.save(disposal)


def reinstate(office: Office, who: str, disposal: Disposal, *, on: date | None = None, reason: str) -> Disposal:
    """Bring an asset back as if its disposal had never been; what fell due meanwhile is charged now."""
    on, asset = on or office.today(), disposal.asset
    with change(office, who, N_("Reinstate {number} {name}"), number=asset.number, name=asset.name) as act:
        back = returning(office, disposal, on)
        earlier = AssetEvent.select().where((AssetEvent.asset == asset.id) & (AssetEvent.id < back.reverses))
        before = earlier.order_by(AssetEvent.id.desc()).get()
        ASSET_FLOW.move(asset, "reinstate", asset.status_before or "in_use")
        DISPOSAL_FLOW.move(disposal, "reinstate")
        asset.user, asset.custodian, asset.removed_on = before.user, before.custodian, None
        events.write(
            act,
            asset,
            "reinstated",
            on,
            period=back.booked,
            reverses=back.reverses,
            reason=reason,
            reference=disposal.number,
        )
        act.save(asset)
        return act.save(disposal)


def returning(office: Office, disposal: Disposal, on: date) -> Change:
    """The change that brings an asset back; Refused as the reinstatement."""
    asset = disposal.asset
    events.not_ahead(office, on)
    events.not_before(asset, on)
    DISPOSAL_FLOW.check(disposal, "reinstate")
    removals = AssetEvent.select().where((AssetEvent.asset == asset.id) & (AssetEvent.kind == "disposed"))
    gone = removals.order_by(AssetEvent.id.desc()).get()
    return Change("reinstated", on, sequence=2**53, period=_back_in(office, asset, gone, on), reverses=gone.id)


def _back_in(office: Office, asset: Asset, gone: AssetEvent, on: date) -> str:
    """The month a reinstatement is booked in: after the one that was charged up to the day of removal only."""
    period = max(gone.period, events.open_period(office, asset, "reinstated", on))
    posted = events.last_posted(asset)
    by_days = asset.start_convention == "daily" or gone.charged_through == "day"
    return next_period(period) if by_days and posted is not None and posted.period == period else period
