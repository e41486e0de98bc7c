"""The screens of supplies: the catalogue with what is there, requisitions, plans, orders, counts, the ledger."""

from bizdesk.office.language import N_
from bizdesk.supplies.models import Supply

from .kit.view import Saved, View

SUPPLY = (
    (N_("Supply"), ("code", "name", "specification", "brand", "category", "unit", "barcodes", "active")),
    (N_("Buying"), ("purchase_unit", "factor", "order_multiple", "supplier", "price", "lead_days")),
    (
        N_("Stock"),
        ("place", "min_quantity", "reorder_level", "max_quantity", "valuation", "return_old", "track_expiry"),
    ),
    (N_("Remarks"), ("account", "remarks")),
)  # fmt: skip
TABS = (
    View(
        "supply",
        ("code", "name", "specification", "unit", "category", "place", "reorder_level", "supplier"),
        wide={"name": 2, "specification": 1},
        layout=SUPPLY,
        filters=(Saved("active", N_("Active"), lambda office: Supply.active),),
        reports=("stock", "stock-card"),
    ),
    View(
        "movement",
        ("number", "date", "kind", "supply", "quantity", "value", "place", "staff", "department"),
        wide={"supply": 2, "staff": 1},
        sort=("number", True),
        reports=("stock-card", "stock"),
        empty=N_("Nothing has moved yet. Receive and issue with a in the list of supplies."),
        comes_about=N_("Supplies move by what is done with them: press a in the list of supplies."),
    ),
    View("supply_category", ("code", "name", "parent", "active"), wide={"name": 2, "parent": 1}),
)
