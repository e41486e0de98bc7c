"""The certificate of a disposal: the application, the decisions, the figures and the signatures."""

from datetime import date

from bizdesk.assets import groups, ledger
from bizdesk.assets.decided import DECIDED
from bizdesk.assets.models import Asset, AssetEvent, Disposal
from bizdesk.office import approval
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff
from bizdesk.reports.decisions import decisions
from bizdesk.reports.making import chosen, fields_of, make, titled
from bizdesk.reports.report import Column, Field, Fields, Report, Signatures, Table

PARAMETERS = {"disposal": Reference(Disposal, N_("Disposal"), required=True)}
# Two lines to write on; a blank that does not break keeps the second one open.
ROOM = "\n\u00a0"
ROLES = {
    "keeper": N_("Asset keeper"),
    "technician": N_("Technical opinion"),
    "finance": N_("Finance"),
    "director": N_("Director"),
}
HEAD = ("number", "requested_by", "requested_on", "kind", "state", "reason", "expected_proceeds", "buyer", "done_on")
OF_ASSET = (
    "number",
    "name",
    "category",
    "specification",
    "model",
    "serial",
    "manufacturer",
    "quantity",
    "unit",
    "department",
    "place",
    "acquired_on",
    "in_use_on",
    "life_months",
)


def removal(disposal: Disposal, event: str) -> AssetEvent | None:
    """The event of one of a disposal's steps."""
    mine = (AssetEvent.asset == disposal.__data__["asset"]) & (AssetEvent.reference == disposal.number)
    return AssetEvent.select().where(mine & (AssetEvent.kind == event)).order_by(AssetEvent.id.desc()).first()


def removed_impairment(disposal: Disposal) -> int:
    """How much of what a removal took out was impairment."""
    event = removal(disposal, "disposed")
    return event.impairment or 0 if event is not None else 0


def held_by(disposal: Disposal) -> Staff | None:
    """Who had the asset in keeping when its disposal was applied for; the removal takes it from everybody."""
    event = removal(disposal, "disposal_requested")
    return event.custodian if event is not None else None


def custodian(person: Staff | None) -> Field:
    """The line of the custodian."""
    return Field("custodian", Asset.fields()["custodian"].label, titled(person))


def opinions() -> Table:
    """Room for those who write their opinion on the paper and sign it."""
    columns = (
        Column("role", _("Department"), width=12),
        Column("opinion", _("Opinion"), width=50),
        Column("signature", _("Signature"), width=14),
        Column("date", _("Date"), width=10),
    )
    return Table("opinions", _("Opinions"), columns, [(chosen(ROLES, role), ROOM, "", "") for role in ROLES])


def _rejected_on(disposal: Disposal) -> date | None:
    """The day an application came to nothing; its figures are those of that day."""
    return [made.decided_on for made in approval.decisions(disposal)][-1] if disposal.state == "rejected" else None


def certificate(office: Office, disposal: Disposal) -> Report:
    """Everything the papers of a disposal show."""
    asset = disposal.asset
    done = disposal.done_on is not None
    day = disposal.done_on or _rejected_on(disposal) or office.today()
    value = ledger.value(asset, day)
    cost = disposal.final_cost if done else value.cost
    gone = disposal.final_accumulated if done else value.accumulated + value.impairment
    impairment = removed_impairment(disposal) if done else value.impairment
    net = disposal.final_net_book_value if done else value.net_book_value
    used = (day.year - asset.in_use_on.year) * 12 + day.month - asset.in_use_on.month
    rated = asset.life_months or 0
    keeper = held_by(disposal) if done else asset.custodian
    figures = [
        Field("used_months", _("Months used"), used, "integer"),
        Field("rated_months", _("Rated life (months)"), rated, "integer"),
        Field("over_months", _("Months over (under)"), used - rated, "integer"),
        Field("cost", _("Original cost"), cost, "money"),
        Field("accumulated", _("Accumulated depreciation"), gone - impairment, "money"),
        Field("impairment", _("Impairment"), impairment, "money"),
        Field("net_book_value", _("Carrying amount"), net, "money"),
    ]
    if done:
        figures += [
            Field("proceeds", _("Proceeds"), disposal.proceeds, "money"),
            Field("costs", _("Disposal costs"), disposal.costs, "money"),
            Field("gain", _("Gain (loss)"), disposal.gain, "money"),
        ]
    signatures = Signatures((_("Applicant"), _("Handled by")))
    return make(
        office,
        "disposal",
        _("Disposal certificate {number}").format(number=disposal.number),
        [
            fields_of(disposal, HEAD, office, _("Application")),
            Fields((*fields_of(groups.then(asset, day), OF_ASSET, office).items, custodian(keeper)), _("Asset")),
            Fields(tuple(figures), _("Figures")),
            decisions(office, disposal, DECIDED),
            opinions(),
            signatures,
        ],
        as_of=day,
        parameters={"disposal": disposal.number},
    )
