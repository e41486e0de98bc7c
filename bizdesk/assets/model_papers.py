"""The acts that leave a signed paper: stocktakes with their lines, and disposals (clauses 4.2.1b, 4.2.1c)."""

from bizdesk.assets.model_card import Asset, AssetCategory
from bizdesk.assets.words import (
    CONDITIONS,
    DECISIONS,
    DISPOSAL_KINDS,
    DISPOSAL_STATES,
    RESULTS,
    SCOPES,
    STATUSES,
    STOCKTAKE_STATES,
)
from bizdesk.office.fields import (
    Choice,
    Code,
    Date,
    Flag,
    Instant,
    Integer,
    Money,
    Quantity,
    Reference,
    State,
    Text,
    Wording,
)
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import Place
from bizdesk.office.record import Record, told_beside


class Stocktake(Record):
    """One count of the assets of a place, a department, a category or the whole office."""

    singular, plural = N_("Stocktake"), N_("Stocktakes")
    carries_out = "4.2.1b"
    series = "PD"
    number = Code(N_("No."))
    name = Text(N_("Title"), required=True)
    scope = Choice(SCOPES, N_("Scope"), required=True, default="all")
    place = Reference(Place, N_("Location"))
    department = Reference(Department, N_("Department"))
    category = Reference(AssetCategory, N_("Category"))
    counted_on = Date(N_("Cut-off date"), required=True)
    blind = Flag(N_("Blind"), help=N_("The sheet does not show what is expected."))
    counted_by = Reference(Staff, N_("Counted by"))
    reviewed_by = Reference(Staff, N_("Reviewed by"), editable=False)
    approved_by = Reference(Staff, N_("Approved by"), editable=False)
    state = State(STOCKTAKE_STATES, "open")
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


class StocktakeLine(Record):
    """What was expected and what was found of one asset, or of one unknown tag."""

    singular, plural = N_("Stocktake line"), N_("Stocktake lines")
    carries_out = "4.2.1b"
    belongs_to = "stocktake"
    line_by = "tag"
    stocktake = Reference(Stocktake, N_("Stocktake"), required=True, editable=False)
    asset = Reference(Asset, N_("Asset"), editable=False)
    tag = Text(N_("Tag"), editable=False, index=True)
    expected_place = Reference(Place, N_("Expected location"), editable=False)
    expected_custodian = Reference(Staff, N_("Expected custodian"), editable=False)
    expected_status = Choice(STATUSES, N_("Expected status"), editable=False)
    expected_quantity = Quantity(N_("Book quantity"), editable=False)
    counted_quantity = Quantity(N_("Counted quantity"), editable=False)
    found_place = Reference(Place, N_("Found at"))
    result = Choice(RESULTS, N_("Result"), editable=False)
    condition = Choice(CONDITIONS, N_("Condition found"))
    scanned_at = Instant(N_("Scanned at"), editable=False)
    scans = Integer(N_("Scans"), default=0, editable=False)
    cause = Text(N_("Cause of difference"), limit=500)
    decision = Choice(DECISIONS, N_("Decision"))
    approved_by = Reference(Staff, N_("Approved by"), editable=False)

    class Meta:
        indexes = ((("stocktake", "asset"), False),)


class Disposal(Record):
    """The application to take an asset off the books, its decision and its settlement."""

    singular, plural = N_("Disposal"), N_("Disposals")
    carries_out = "4.2.1c"
    belongs_to = "asset"
    series = "BF"
    worked_out = told_beside(gain=Money(N_("Gain (loss)"), minimum=None, editable=False))
    number = Code(N_("No."))
    asset = Reference(Asset, N_("Asset"), required=True, editable=False)
    kind = Choice(DISPOSAL_KINDS, N_("Disposal way"), required=True)
    reason = Wording(N_("Reason"), required=True, multiline=True, limit=4_000)
    requested_by = Reference(Staff, N_("Applicant"), required=True, editable=False)
    requested_on = Date(N_("Applied on"), required=True, editable=False)
    expected_proceeds = Money(N_("Expected proceeds"))
    proceeds = Money(N_("Proceeds"), default=0)
    costs = Money(N_("Disposal costs"), default=0)
    buyer = Text(N_("Buyer or recipient"))
    done_on = Date(N_("Removed on"), editable=False, index=True)
    final_cost = Money(N_("Cost at removal"), editable=False)
    final_accumulated = Money(N_("Depreciation and impairment at removal"), editable=False)
    final_net_book_value = Money(N_("Carrying amount at removal"), editable=False)
    state = State(DISPOSAL_STATES, "requested")

    @property
    def gain(self) -> int | None:
        """What the removal brought beyond what the asset was still worth, negative for a loss; None before it."""
        # A list of disposals is drawn without the rules of value.
        from bizdesk.assets.valuation import gain_or_loss

        if self.final_net_book_value is None:
            return None
        return gain_or_loss(self.proceeds or 0, self.costs or 0, self.final_net_book_value)
