"""The records of fixed assets (clause 4.2.1): cards, their ledgers of events and depreciation, counts, disposals."""

from decimal import Decimal

from bizdesk.assets.words import (
    ACQUISITIONS,
    CONDITIONS,
    CONVENTIONS,
    DECISIONS,
    DISPOSAL_KINDS,
    DISPOSAL_STATES,
    EVENTS,
    MAINTENANCE_KINDS,
    METHODS,
    RESULTS,
    SCOPES,
    STATUSES,
    STOCKTAKE_STATES,
)
from bizdesk.office.errors import Refused
from bizdesk.office.fields import (
    Choice,
    Code,
    Date,
    Flag,
    Instant,
    Integer,
    Money,
    Percent,
    Period,
    Quantity,
    Reference,
    State,
    Text,
    Wording,
)
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.office.record import Record

OF_CATEGORY = N_("Empty: as its category says.")


def some(quantity: Decimal) -> None:
    """Refuse a card of nothing."""
    if quantity <= 0:
        raise Refused(N_("The quantity must be more than 0."), rule="4.2.1a")


class AssetCategory(Record):
    """A class of assets with the depreciation terms its cards start from."""

    singular, plural = N_("Asset category"), N_("Asset categories")
    carries_out = "4.2.1c"
    code = Code(N_("Code"))
    name = Text(N_("Name"), required=True, index=True)
    parent = Reference("self", N_("Parent"))
    method = Choice(METHODS, N_("Depreciation method"), default="straight_line", required=True)
    life_months = Integer(N_("Useful life (months)"), minimum=1, maximum=1_200)
    minimum_life_months = Integer(
        N_("Minimum life (months)"), minimum=0, maximum=1_200, help=N_("The shortest life the tax law accepts.")
    )
    residual_percent = Percent(N_("Residual rate"), default=5)
    start_convention = Choice(CONVENTIONS, N_("Depreciation starts"), default="next_month", required=True)
    budget_account = Text(N_("Budget subject"))
    active = Flag(N_("Active"), default=True)
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


class Asset(Record):
    """An asset card; its place, holder and value on any date follow from its events."""

    singular, plural = N_("Asset"), N_("Assets")
    carries_out = "4.2.1a"
    series = "ZC"
    number = Code(N_("Asset no."))
    name = Text(N_("Asset name"), required=True, index=True)
    category = Reference(AssetCategory, N_("Category"), required=True)
    specification = Text(N_("Specification"))
    model = Text(N_("Model"))
    serial = Text(N_("Serial no."))
    manufacturer = Text(N_("Manufacturer"))
    supplier = Reference(Supplier, N_("Supplier"))
    acquisition = Choice(ACQUISITIONS, N_("Acquisition method"), default="purchase", required=True)
    quantity = Quantity(N_("Quantity"), default=1, required=True, check=some)
    unit = Text(N_("Unit"), limit=20)
    cost = Money(N_("Original cost"), required=True, index=True)
    acquired_on = Date(N_("Purchase date"), required=True, index=True)
    in_use_on = Date(N_("In use since"), index=True, help=N_("Depreciation counts from this day's month."))
    place = Reference(Place, N_("Location"))
    department = Reference(Department, N_("Department"))
    user = Reference(Staff, N_("User"))
    custodian = Reference(Staff, N_("Custodian"))
    condition = Choice(CONDITIONS, N_("Condition"), default="good")
    method = Choice(METHODS, N_("Depreciation method"), help=OF_CATEGORY)
    life_months = Integer(N_("Useful life (months)"), minimum=1, maximum=1_200, help=OF_CATEGORY)
    residual = Money(N_("Residual value"))
    residual_percent = Percent(N_("Residual rate"), help=OF_CATEGORY)
    start_convention = Choice(CONVENTIONS, N_("Depreciation starts"), help=OF_CATEGORY)
    total_units = Quantity(N_("Total units"), help=N_("Units in the asset's whole life, for units of production."))
    declining_rate = Percent(N_("Declining rate per year"), help=N_("Empty: the rate that reaches the residual value."))
    opening_accumulated = Money(N_("Opening accumulated depreciation"), default=0)
    opening_months = Integer(N_("Months already charged"), default=0, maximum=1_200)
    opening_on = Date(N_("Opening balances as of"))
    invoice_number = Text(N_("Invoice no."))
    contract_number = Text(N_("Contract no."))
    voucher_number = Text(N_("Voucher no."))
    warranty_until = Date(N_("Warranty until"), index=True)
    insurer = Text(N_("Insurer"))
    policy_number = Text(N_("Policy no."))
    insured_value = Money(N_("Insured value"))
    insured_until = Date(N_("Insured until"), index=True)
    maintenance_months = Integer(N_("Maintenance every (months)"), minimum=1, maximum=1_200)
    due_back_on = Date(N_("Due back"), editable=False, index=True)
    removed_on = Date(N_("Removed on"), editable=False)
    status = State(STATUSES, "draft")
    status_before = Choice(STATUSES, N_("Status before the application"), editable=False)
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)

    class Meta:
        indexes = ((("status", "number"), False),)

    def rules(self) -> dict[str, Refused]:
        faults: dict[str, Refused] = {}
        for name in ("method", "start_convention"):
            if not getattr(self, name):
                faults[name] = Refused(N_("{label} is required."), label=self.fields()[name].label)
        if self.in_use_on and self.acquired_on and self.in_use_on < self.acquired_on:
            faults["in_use_on"] = Refused(N_("In use since may not be before the purchase date."), rule="4.2.1a")
        if self.residual is not None and self.residual > self.cost:
            faults["residual"] = Refused(N_("The residual value may not exceed the cost."), rule="4.2.1c")
        if self.opening_accumulated and self.opening_accumulated > self.cost:
            faults["opening_accumulated"] = Refused(
                N_("Opening accumulated depreciation may not exceed the cost."), rule="4.2.1c"
            )
        if self.method == "units_of_production" and not self.total_units:
            faults["total_units"] = Refused(N_("Units of production needs the total units."), rule="4.2.1c")
        if self.method not in ("units_of_production", "manual", "none") and not self.life_months:
            faults["life_months"] = Refused(N_("This depreciation method needs a useful life."), rule="4.2.1c")
        return faults


# A serial number stands once where it is given; most furniture has none.
Asset.add_index(Asset.serial, unique=True, where=(Asset.serial != ""))


class AssetEvent(Record):
    """What happened to an asset, in order, with where, with whom and in what state it was from then on.

    acquired: the terms the card begins with; the latest acquired event holds, the one it reverses was a mistake.
    amount, accumulated, impairment and residual are what valuation.Change says for the event; an empty
    life_months, method, rate or total_units means that the event left it as it was.
    """

    singular, plural = N_("Asset event"), N_("Asset events")
    carries_out = "4.2.1a"
    belongs_to = "asset"
    ledger = True
    asset = Reference(Asset, N_("Asset"), required=True, editable=False)
    kind = Choice(EVENTS, N_("Event"), required=True, editable=False)
    date = Date(N_("Date"), required=True, editable=False)
    period = Period(N_("Acts from"), required=True, editable=False)
    amount = Money(N_("Amount"), minimum=None, editable=False)
    accumulated = Money(N_("Accumulated depreciation"), minimum=None, editable=False)
    impairment = Money(N_("Impairment"), minimum=None, editable=False)
    residual = Money(N_("Residual value"), editable=False)
    method = Choice(METHODS, N_("Depreciation method"), editable=False)
    life_months = Integer(N_("Useful life (months)"), editable=False)
    start_convention = Choice(CONVENTIONS, N_("Depreciation starts"), editable=False)
    in_use_on = Date(N_("In use since"), editable=False)
    total_units = Quantity(N_("Total units"), editable=False)
    rate = Percent(N_("Declining rate per year"), editable=False)
    opening_months = Integer(N_("Months already charged"), editable=False)
    opening_on = Date(N_("Opening balances as of"), editable=False)
    quantity = Quantity(N_("Quantity"), minimum=None, editable=False)
    status = Choice(STATUSES, N_("Status"), editable=False)
    place = Reference(Place, N_("Location"), editable=False)
    department = Reference(Department, N_("Department"), editable=False)
    user = Reference(Staff, N_("User"), editable=False)
    custodian = Reference(Staff, N_("Custodian"), editable=False)
    condition = Choice(CONDITIONS, N_("Condition"), editable=False)
    due_back_on = Date(N_("Due back"), editable=False)
    counterpart = Reference(Asset, N_("Other asset"), editable=False)
    reverses = Reference("self", N_("Reverses"), editable=False)
    reason = Wording(N_("Reason"), multiline=True, limit=4_000, editable=False)
    reference = Text(N_("Reference"), editable=False)


class MeterReading(Record):
    """The units an asset produced in a month, for units of production."""

    singular, plural = N_("Meter reading"), N_("Meter readings")
    carries_out = "4.2.1c"
    belongs_to = "asset"
    line_by = "period"
    asset = Reference(Asset, N_("Asset"), required=True)
    period = Period(N_("Month"), required=True)
    units = Quantity(N_("Units"), required=True)

    class Meta:
        indexes = ((("asset", "period"), True),)


class ManualCharge(Record):
    """The amount an asset of the manual method is charged for a month."""

    singular, plural = N_("Manual charge"), N_("Manual charges")
    carries_out = "4.2.1c"
    belongs_to = "asset"
    line_by = "period"
    asset = Reference(Asset, N_("Asset"), required=True)
    period = Period(N_("Month"), required=True)
    amount = Money(N_("Amount"), required=True)

    class Meta:
        indexes = ((("asset", "period"), True),)


class Maintenance(Record):
    """Work planned or done on an asset."""

    singular, plural = N_("Maintenance"), N_("Maintenance")
    carries_out = "4.2.1a"
    belongs_to = "asset"
    series = "WX"
    number = Code(N_("No."))
    asset = Reference(Asset, N_("Asset"), required=True)
    kind = Choice(MAINTENANCE_KINDS, N_("Kind"), required=True, default="maintenance")
    planned_on = Date(N_("Planned on"), index=True)
    done_on = Date(N_("Done on"), index=True)
    supplier = Reference(Supplier, N_("Done by"))
    cost = Money(N_("Cost"))
    downtime_hours = Quantity(N_("Downtime (hours)"))
    under_warranty = Flag(N_("Under warranty"))
    capitalise = Flag(N_("Adds to the cost"))
    description = Text(N_("Description"), multiline=True, limit=4_000)
    accepted_by = Reference(Staff, N_("Accepted by"))


class DepreciationRun(Record):
    """One posting of depreciation, with what it could not post and why."""

    singular, plural = N_("Depreciation run"), N_("Depreciation runs")
    carries_out = "4.2.1c"
    series = "ZJ"
    number = Code(N_("No."))
    period = Period(N_("Month"), required=True, index=True, editable=False)
    posted_at = Instant(N_("Posted at"), required=True, editable=False)
    by = Reference(Staff, N_("Posted by"), editable=False)
    count = Integer(N_("Assets"), required=True, editable=False)
    total = Money(N_("Total"), required=True, minimum=None, editable=False)
    whole = Flag(N_("All assets"), editable=False, help=N_("Not the run of a single disposal."))
    failures = Wording(N_("Not posted"), multiline=True, limit=200_000, editable=False)


class DepreciationEntry(Record):
    """The charge of one asset for one month; previous and event name what it rests on."""

    singular, plural = N_("Depreciation entry"), N_("Depreciation entries")
    carries_out = "4.2.1c"
    belongs_to = "asset"
    ledger = True
    asset = Reference(Asset, N_("Asset"), required=True, editable=False)
    book = Text(N_("Book"), default="main", editable=False)
    period = Period(N_("Month"), required=True, editable=False)
    posted_in = Period(N_("Posted in"), required=True, editable=False)
    amount = Money(N_("Amount"), required=True, minimum=None, editable=False)
    accumulated = Money(N_("Accumulated depreciation"), required=True, editable=False)
    net_book_value = Money(N_("Net value"), required=True, editable=False)
    run = Reference(DepreciationRun, N_("Run"), required=True, editable=False)
    previous = Reference("self", N_("Rests on"), editable=False)
    event = Reference(AssetEvent, N_("Rests on event"), editable=False)
    reverses = Reference("self", N_("Reverses"), editable=False)

    class Meta:
        indexes = ((("asset", "period"), False), (("period", "amount"), False))


# A month is charged once, even when two programs post at the same moment.
DepreciationEntry.add_index(
    DepreciationEntry.asset,
    DepreciationEntry.book,
    DepreciationEntry.period,
    unique=True,
    where=DepreciationEntry.reverses.is_null(),
    name="depreciation_entry_once",
)


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
    final_accumulated = Money(N_("Accumulated depreciation at removal"), editable=False)
    final_net_book_value = Money(N_("Net value at removal"), editable=False)
    state = State(DISPOSAL_STATES, "requested")
