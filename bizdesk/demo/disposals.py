"""The disposals of the demo company, from the application to the removal."""

from bizdesk.assets import disposals, ledger
from bizdesk.assets.models import Disposal
from bizdesk.demo.company import OUTWORN
from bizdesk.demo.desk import Desk
from bizdesk.office.people import Staff


def scrap(desk: Desk) -> None:
    """Apply for the disposal of something old."""
    asset = desk.some("in_use", "idle")
    if ledger.value(asset, desk.office.today()).months_charged < 30:
        return
    kind = desk.dice.choice(("scrap", "scrap", "sale", "donation"))
    disposals.request(
        desk.office,
        desk.keeper,
        asset,
        kind=kind,
        reason=desk.say(desk.dice.choice(OUTWORN)),
        requested_by=Staff.named(desk.keeper),
    )


def settle(desk: Desk) -> None:
    """Decide the oldest application, or carry out the oldest that is approved."""
    waiting = list(Disposal.select().where(Disposal.state.in_(("requested", "approved"))).order_by(Disposal.id))
    if not waiting:
        return
    disposal = waiting[0]
    if disposal.state == "requested":
        agreed = desk.dice.random() < 0.85
        decide = disposals.approve if agreed else disposals.reject
        opinion = desk.say(
            ("Agreed.", "同意。") if agreed else ("Can still be used in the workshop.", "车间仍可使用。")
        )
        decide(desk.office, desk.keeper, disposal, approver=Staff.named("001"), opinion=opinion)
        return
    proceeds = desk.dice.randrange(1, 9) * 5_000 if disposal.kind == "sale" else 0
    costs = desk.dice.choice((0, 0, 3_000))
    disposals.dispose(desk.office, desk.keeper, disposal, proceeds=proceeds, costs=costs)
