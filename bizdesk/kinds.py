"""What the office keeps: every kind of record, in the order tables are made in; and what must hold of it."""

from bizdesk.assets.models import (
    Asset,
    AssetCategory,
    AssetEvent,
    DepreciationEntry,
    DepreciationRun,
    Disposal,
    Maintenance,
    ManualCharge,
    MeterReading,
    Stocktake,
    StocktakeLine,
)
from bizdesk.budgets.models import (
    Account,
    Budget,
    BudgetAlert,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    Commitment,
    CostAllocation,
    CostMeasure,
    CostPool,
    CostShare,
    Expense,
    FiscalYear,
    VarianceNote,
)
from bizdesk.complaints.models import (
    Complaint,
    ComplaintCategory,
    ComplaintCause,
    ComplaintEvent,
    ComplaintRound,
    CorrectiveAction,
    Extension,
    Improvement,
    Inquiry,
    LetterTemplate,
    Question,
    Visit,
    VisitScore,
)
from bizdesk.office.act import Act
from bizdesk.office.approval import Approval
from bizdesk.office.customers import Contact, Customer
from bizdesk.office.documents import Document, DocumentContent
from bizdesk.office.file import Invariants
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import JournalBatch, JournalEntry
from bizdesk.office.notes import Note
from bizdesk.office.numbering_series import NumberSeries
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.office.policy import Policy
from bizdesk.office.record import Record
from bizdesk.office.work import Work
from bizdesk.supplies.models import (
    Movement,
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Quota,
    Quotation,
    Requisition,
    RequisitionLine,
    Supply,
    SupplyCategory,
    SupplyCount,
    SupplyCountLine,
)

OFFICE = (Department, Staff, Place, Supplier, Customer, Contact, Holiday, Policy, Document, Note, Approval)
ASSETS = (
    AssetCategory,
    Asset,
    AssetEvent,
    MeterReading,
    ManualCharge,
    Maintenance,
    DepreciationRun,
    DepreciationEntry,
    Stocktake,
    StocktakeLine,
    Disposal,
)
COMPLAINTS = (
    ComplaintCategory,
    ComplaintCause,
    Complaint,
    ComplaintEvent,
    ComplaintRound,
    Extension,
    CorrectiveAction,
    Inquiry,
    Question,
    Visit,
    VisitScore,
    Improvement,
    LetterTemplate,
)
SUPPLIES = (
    SupplyCategory,
    Supply,
    Quota,
    Requisition,
    RequisitionLine,
    PurchasePlan,
    PurchasePlanLine,
    Quotation,
    PurchaseOrder,
    PurchaseOrderLine,
    Movement,
    SupplyCount,
    SupplyCountLine,
)
BUDGETS = (
    Account,
    FiscalYear,
    Budget,
    BudgetLine,
    BudgetChange,
    BudgetChangeLine,
    Commitment,
    Expense,
    BudgetAlert,
    VarianceNote,
    CostPool,
    CostShare,
    CostAllocation,
    CostMeasure,
)
AREAS: dict[str, tuple[type[Record], ...]] = {
    "assets": ASSETS,
    "complaints": COMPLAINTS,
    "supplies": SUPPLIES,
    "budgets": BUDGETS,
}
KINDS: dict[str, type[Record]] = {
    kind.kind_name(): kind for kind in (*OFFICE, *ASSETS, *COMPLAINTS, *SUPPLIES, *BUDGETS)
}

# Tables that are not records: the journal, the numbers given and the bytes of documents.
TABLES = (JournalBatch, JournalEntry, NumberSeries, DocumentContent)


def areas(kind: type[Record]) -> tuple[str, ...]:
    """The areas that have a say on a kind, by folder: its own; every area where the kind is the whole office's."""
    own = tuple(area for area, kinds in AREAS.items() if kind in kinds)
    return own or tuple(AREAS)


def invariants() -> tuple[Invariants, ...]:
    """What must hold of the office at any time, area by area."""
    from bizdesk.assets.invariants import invariants as of_assets
    from bizdesk.budgets.invariants import invariants as of_budgets
    from bizdesk.complaints.invariants import invariants as of_complaints
    from bizdesk.office.places import rings
    from bizdesk.supplies.invariants import invariants as of_supplies

    return (rings, of_assets, of_complaints, of_supplies, of_budgets)


# What moves the due times of open complaints and inquiries.
CALENDAR = frozenset({"holiday", "policy"})
# What money is spent or promised by, outside the budgets.
SPENDING = frozenset({"asset_event", "depreciation_run", "movement", "purchase_order"})
# What brings a budget line nearer to its end, or further from it.
USE = frozenset({"expense", "commitment", "budget_change", "budget"})


def follow(act: Act) -> Work[None]:
    """What an act brings with it in other areas: the days and rules of the calendar move what is due, customers are
    to be visited, what is bought and charged is booked; what is undone or done again brings its own back. Yields how
    far it is where that may take long."""
    if not act.touched.isdisjoint(CALENDAR):
        from bizdesk.complaints import inquiries, rewinding

        yield from rewinding.rewind(act)
        inquiries.rewind(act)
    if act.kind == "do" and "customer" in act.touched:
        from bizdesk.complaints.planning import plan_new

        plan_new(act)
    if act.kind == "do" and not act.touched.isdisjoint(SPENDING):
        from bizdesk.assets.accounting import bought, charged
        from bizdesk.budgets.following import book
        from bizdesk.supplies.accounting import promised, spent

        book(act, [*spent(act), *bought(act), *charged(act)], promised(act))
    if act.kind == "do" and not act.touched.isdisjoint(USE):
        from bizdesk.budgets.alerts import look

        look(act)
