"""The slip of an asset's newest transfer, loan or repair, to be signed by both sides."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from bizdesk.assets.events import WHEREABOUTS, in_order
from bizdesk.assets.models import Asset, AssetEvent, Maintenance
from bizdesk.assets.words import EVENTS
from bizdesk.office.fields import Date, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.reports.making import cell, chosen, fields_of, make
from bizdesk.reports.report import Block, Field, Fields, Paragraph, Report, Signatures

PARAMETERS = {"asset": Reference(Asset, N_("Asset"), required=True), "on": Date(N_("On"))}
HANDED_OVER = ("moved", "issued", "returned", "stored", "restored", "repair_started", "repaired")
OF_ASSET = ("number", "name", "specification", "model", "serial", "quantity", "unit")
OF_REPAIR = ("description", "planned_on", "supplier", "cost", "done_on", "accepted_by")
TITLES = {"on_loan": N_("Loan of {title}"), "under_repair": N_("Repair of {title}")}


def transfer(office: Office, asset: Asset, on: date | None = None) -> Report:
    """The slip of the newest handing over by a day; where there was none, the present custody and room to sign."""
    asked = day = on or office.today()
    mine = (AssetEvent.asset == asset.id) & (AssetEvent.date <= asked)
    events = list(AssetEvent.select().where(mine).order_by(*in_order()))
    moved = [pair for pair in pairwise(events) if handed_over(*pair)]
    title = _("Transfer of {title}")
    blocks: list[Block] = [fields_of(asset, OF_ASSET, office)]
    if moved:
        before, event = moved[-1]
        # The slip of a return is that of the loan or the repair it ends.
        about = event.status if event.status in TITLES else before.status
        title, day = _(TITLES.get(about, N_("Transfer of {title}"))), event.date
        blocks += [
            head(office, f"{asset.number}-{len(moved)}", event),
            *details(office, asset, about, events),
            side(office, _("Transferred from"), before),
            side(office, _("Transferred to"), event),
        ]
    else:
        blocks += [
            side(office, _("Present custody"), events[-1] if events else asset),
            Paragraph(_("This asset has not been handed over yet.")),
        ]
    signed = Signatures((_("Handed over by"), _("Taken over by"), _("Asset keeper")))
    return make(
        office,
        "asset-transfer",
        title.format(title=asset.caption),
        [*blocks, signed],
        as_of=day,
        parameters={"asset": asset.number, "on": asked},
    )


def handed_over(before: AssetEvent, event: AssetEvent) -> bool:
    """Whether an event put an asset into other hands, or another place or state."""
    names = (*WHEREABOUTS, "status")
    return event.kind in HANDED_OVER and any(before.__data__[name] != event.__data__[name] for name in names)


def head(office: Office, number: str, event: AssetEvent) -> Fields:
    """What was done, when and why."""
    declared = AssetEvent.fields()
    return Fields(
        (
            Field("transfer", _("Slip no."), number),
            Field("date", _("Date"), event.date, "date"),
            Field("event", _("Event"), chosen(EVENTS, event.kind)),
            Field("reason", _("Reason"), cell(declared["reason"], event.reason, office)),
        )
    )


def side(office: Office, title: str, held: AssetEvent | Asset) -> Fields:
    """Where and with whom the asset was on one side of the slip."""
    return fields_of(held, WHEREABOUTS, office, title)


def details(office: Office, asset: Asset, about: str, events: Sequence[AssetEvent]) -> list[Block]:
    """What a loan or a repair is filed with beside the two sides."""
    begun = next((event for event in reversed(events) if event.status == about and event.kind in HANDED_OVER), None)
    if begun is None or about not in TITLES:
        return []
    if about == "under_repair":
        planned = (Maintenance.asset == asset.id) & (Maintenance.kind == "repair")
        work = Maintenance.select().where(planned & (Maintenance.created_at >= begun.created_at)).first()
        return [fields_of(work or Maintenance(), OF_REPAIR, office, _("Repair"))]
    ended = next((event for event in reversed(events) if event.kind == "returned" and event.id > begun.id), None)
    declared = AssetEvent.fields()
    items = (
        Field("borrower", _("Borrower"), cell(declared["user"], begun.user, office)),
        Field("lent_on", _("Lent on"), begun.date, "date"),
        Field("due_back_on", _("Due back"), begun.due_back_on, "date"),
        Field("returned_on", _("Returned on"), ended.date if ended else None, "date"),
        Field(
            "condition", _("Condition on return"), cell(declared["condition"], ended.condition if ended else "", office)
        ),
    )
    return [Fields(items, _("Loan"))]
