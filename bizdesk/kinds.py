"""What the office keeps: every kind of record, in the order tables are made in; and what must hold of it."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from bizdesk.office.act import Act
from bizdesk.office.file import Invariants
from bizdesk.office.record import Record
from bizdesk.office.work import Work

# The whole office's own, each with the module that declares it.
OFFICE = {
    "department": "people",
    "staff": "people",
    "place": "places",
    "supplier": "people",
    "customer": "customers",
    "contact": "customers",
    "holiday": "holidays",
    "policy": "policy",
    "document": "documents",
    "note": "notes",
    "approval": "approval",
}
# Those of the areas, each declared in the models of its area's folder.
AREAS: dict[str, tuple[str, ...]] = {
    "assets": (
        "asset_category",
        "asset",
        "asset_event",
        "meter_reading",
        "manual_charge",
        "maintenance",
        "depreciation_run",
        "depreciation_entry",
        "stocktake",
        "stocktake_line",
        "disposal",
    ),
    "complaints": (
        "complaint_category",
        "complaint_cause",
        "complaint",
        "complaint_event",
        "complaint_round",
        "extension",
        "corrective_action",
        "inquiry",
        "question",
        "visit",
        "visit_score",
        "improvement",
        "letter_template",
    ),
    "supplies": (
        "supply_category",
        "supply",
        "quota",
        "requisition",
        "requisition_line",
        "purchase_plan",
        "purchase_plan_line",
        "quotation",
        "purchase_order",
        "purchase_order_line",
        "movement",
        "supply_count",
        "supply_count_line",
    ),
    "budgets": (
        "account",
        "fiscal_year",
        "budget",
        "budget_line",
        "budget_change",
        "budget_change_line",
        "commitment",
        "expense",
        "budget_alert",
        "variance_note",
        "cost_pool",
        "cost_share",
        "cost_allocation",
        "cost_measure",
    ),
}


class Kinds(Mapping[str, type[Record]]):
    """The kinds by name; the models of an area are read when one of them is asked for, as the first page asks for
    none. modules: the module of each kind by its name."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = modules
        self._read: dict[str, type[Record]] = {}

    def __getitem__(self, name: str) -> type[Record]:
        if name not in self._read:
            declared = import_module(self._modules[name])
            self._read[name] = getattr(declared, "".join(part.capitalize() for part in name.split("_")))
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


KINDS = Kinds(
    {name: f"bizdesk.office.{module}" for name, module in OFFICE.items()}
    | {name: f"bizdesk.{area}.models" for area, names in AREAS.items() for name in names}
)


def areas(kind: type[Record]) -> tuple[str, ...]:
    """The areas that have a say on a kind, by folder: its own; every area where the kind is the whole office's."""
    own = tuple(area for area, names in AREAS.items() if kind.kind_name() in names)
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
USE = frozenset({"expense", "commitment", "budget_change", "budget", "fiscal_year"})


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
    if not act.touched.isdisjoint(USE):
        from bizdesk.budgets.alerts import look

        look(act)
