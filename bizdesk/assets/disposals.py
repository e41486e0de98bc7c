"""Taking assets off the books (clause 4.2.1c): application, decision by another person, removal, reinstatement."""

from datetime import date

from bizdesk.assets import events, posting
from bizdesk.assets.flows import ASSET_FLOW, DISPOSAL_FLOW
from bizdesk.assets.ledger import booked_course
from bizdesk.assets.models import Asset, AssetEvent, Disposal
from bizdesk.assets.terms import Change
from bizdesk.assets.valuation import Value, disposal_value, gain_or_loss
from bizdesk.office import approval
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff
from bizdesk.office.periods import period_of

RULE = "4.2.1c"
DECIDED_ON = ("asset", "way", "reason", "expected_proceeds")
BECOMES = {"scrap": "scrapped", "sale": "sold", "donation": "donated", "loss": "lost"}


def request(
    office: Office,
    who: str,
    asset: Asset,
    *,
    way: str,
    reason: str,
    requested_by: Staff,
    expected_proceeds: int | None = None,
    on: date | None = None,
) -> Disposal:
    """Apply for an asset's disposal; without an approval in the policy it is approved by that rule."""
    on = on or office.today()
    events.not_before(asset, on)
    with change(office, who, N_("Apply for disposal of {number} {name}"), number=asset.number, name=asset.name) as act:
        disposal = Disposal(
            asset=asset,
            way=way,
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
    before = asset.status
    ASSET_FLOW.move(asset, "request_disposal")
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
    opinion: str = "",
    paper_reference: str = "",
) -> Disposal:
    """Approve a disposal; the approver is not the applicant and the net book value lies within the approver's limit."""
    return _decide(office, who, disposal, "approve", "approved", approver, opinion, paper_reference)


def reject(
    office: Office,
    who: str,
    disposal: Disposal,
    *,
    approver: Staff,
    opinion: str,
    paper_reference: str = "",
) -> Disposal:
    """Reject a disposal; the asset is again what it was before the application."""
    return _decide(office, who, disposal, "reject", "rejected", approver, opinion, paper_reference)


def _decide(
    office: Office,
    who: str,
    disposal: Disposal,
    action: str,
    verdict: str,
    approver: Staff,
    opinion: str,
    paper: str,
) -> Disposal:
    asset = disposal.asset
    value = booked_course(asset).value(office.today())
    approval.repeated(disposal, "disposal", verdict, approver, DECIDED_ON)
    DISPOSAL_FLOW.check(disposal, action)
    words = N_("Approve disposal {number}") if action == "approve" else N_("Reject disposal {number}")
    with change(office, who, words, number=disposal.number) as act:
        approval.decide(
            act,
            disposal,
            "disposal",
            verdict,
            approver,
            fields=DECIDED_ON,
            amount=value.net_book_value,
            others={_("applicant"): disposal.requested_by},
            opinion=opinion,
            paper_reference=paper,
        )
        DISPOSAL_FLOW.move(disposal, action)
        ASSET_FLOW.move(asset, action, asset.status_before if action == "reject" else "")
        events.write(act, asset, "disposal_decided", office.today(), reason=opinion, reference=disposal.number)
        act.save(asset)
        return act.save(disposal)


def final_value(office: Office, asset: Asset, on: date) -> tuple[Value, Change]:
    """What a removal on a day would take out of the books, the month's charge included."""
    course = booked_course(asset)
    planned = Change("disposed", on, sequence=2**53, period=events.open_period(office, asset, "disposed", on))
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
    events.not_before(asset, on)
    DISPOSAL_FLOW.check(disposal, "dispose")
    if office.policy.get("disposal_needs_approval") and approval.standing(disposal, "disposal", DECIDED_ON) is None:
        raise Refused(
            N_("The approval of {number} is void: it was edited since. Have it approved again."),
            rule="1.3.1",
            number=disposal.number,
        )
    with change(office, who, N_("Dispose of {number} {name}"), number=asset.number, name=asset.name) as act:
        value, planned = final_value(office, asset, on)
        course = booked_course(asset)
        course = course._replace(changes=(*course.changes, planned))
        due = posting.due_of(asset, course, planned.booked, max(posting.first_open(office), period_of(on)))
        posting.write(act, posting.Posting(planned.booked, due), who)
        ASSET_FLOW.move(asset, "dispose", BECOMES[disposal.way])
        DISPOSAL_FLOW.move(disposal, "dispose")
        asset.user = asset.custodian = None
        events.write(
            act,
            asset,
            "disposed",
            on,
            period=planned.booked,
            amount=value.cost,
            accumulated=value.accumulated,
            impairment=value.impairment,
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
    events.not_before(asset, on)
    DISPOSAL_FLOW.check(disposal, "reinstate")
    gone = (
        AssetEvent.select()
        .where((AssetEvent.asset == asset.id) & (AssetEvent.event == "disposed"))
        .order_by(AssetEvent.id.desc())
        .get()
    )
    with change(office, who, N_("Reinstate {number} {name}"), number=asset.number, name=asset.name) as act:
        ASSET_FLOW.move(asset, "reinstate", asset.status_before or "in_use")
        DISPOSAL_FLOW.move(disposal, "reinstate")
        events.write(
            act,
            asset,
            "reinstated",
            on,
            period=max(gone.period, events.open_period(office, asset, "reinstated", on)),
            reverses=gone,
            reason=reason,
            reference=disposal.number,
        )
        act.save(asset)
        return act.save(disposal)


def open_of(asset: Asset) -> Disposal:
    """The disposal an asset's next step belongs to; Refused where there is none."""
    found = Disposal.select().where(Disposal.asset == asset.id).order_by(Disposal.id.desc()).first()
    if found is None:
        raise Refused(N_("{number} has no application for disposal."), rule=RULE, number=asset.number)
    return found
