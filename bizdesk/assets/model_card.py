"""Asset cards, the categories their terms come from, and the ledger of what happens to them (clause 4.2.1)."""

from decimal import Decimal

from bizdesk.assets.words import (
    ACQUISITIONS,
    CONDITIONS,
    CONVENTIONS,
    DISPOSAL_CHARGES,
    EVENTS,
    METHODS,
    PERIOD_AMOUNTS,
    STATUSES,
    SWITCHES,
)
from bizdesk.office.errors import Refused
from bizdesk.office.fields import (
    Choice,
    Code,
    Date,
    Flag,
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
OF_POLICY = N_("Empty: as the policy says when the card is registered.")


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
    # Added by the sixth step of the schema: the columns stand last in its files too.
    switch = Choice(SWITCHES, N_("Turns to straight line"), added=True, help=OF_POLICY)
    period_amount = Choice(PERIOD_AMOUNTS, N_("Rounding of the monthly charge"), added=True, help=OF_POLICY)

    class Meta:
        indexes = ((("status", "number"), False),)

    def rules(self) -> dict[str, Refused]:
        faults: dict[str, Refused] = {}
        for name in ("method", "start_convention"):
            if not getattr(self, name):
                faults[name] = Refused(N_("{label} is required."), label=self.fields()[name].label)
        if self.in_use_on and self.acquired_on and self.in_use_on < self.acquired_on:
            faults["in_use_on"] = Refused(N_("In use since may not be before the purchase date."), rule="4.2.1a")
        if self.opening_on and self.acquired_on and self.opening_on < self.acquired_on:
            faults["opening_on"] = Refused(
                N_("Opening balances may not be of a day before the purchase date."), rule="4.2.1c"
            )
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
    """What happened to an asset, in order, with where, with whom, in what state and category it was from then on.

    acquired: the terms the card begins with; the latest acquired event holds, the one it reverses was a mistake.
    amount, accumulated, impairment and residual are what valuation.Change says for the event; an empty
    life_months, method, rate, total_units, switch or period_amount means that the event left it as it was. age, begun_*
    and units_left are those of terms.Terms, of a part that was split off, ages in the parts of a month that its
    convention knows; begun_months is that of parts split off before ages were kept.
    """

    singular, plural = N_("Asset event"), N_("Asset events")
    carries_out = "4.2.1a"
    belongs_to = "asset"
    ledger = True
    closed_by = ("period", "closed_through")
    filled_from = (("category", "asset"),)
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
    # Added by the second step of the schema: the columns stand last in its files too.
    begun_months = Integer(N_("Months before its years began"), editable=False)
    begun_book = Money(N_("Carrying amount as its years began"), editable=False)
    begun_residual = Money(N_("Residual value as its years began"), editable=False)
    units_left = Quantity(N_("Units left"), editable=False)
    # Added by the third.
    age = Integer(N_("Life behind it (parts of a month)"), editable=False)
    begun_age = Integer(N_("Life behind it as its years began (parts of a month)"), editable=False)
    # Added by the fourth.
    category = Reference(AssetCategory, N_("Category"), editable=False)
    # Added by the sixth.
    switch = Choice(SWITCHES, N_("Turns to straight line"), added=True, editable=False)
    period_amount = Choice(PERIOD_AMOUNTS, N_("Rounding of the monthly charge"), added=True, editable=False)
    charged_through = Choice(DISPOSAL_CHARGES, N_("Charged through"), added=True, editable=False)
