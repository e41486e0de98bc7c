"""Which fields the rows of a kind show as text."""

# Of other kinds whatever their rows hold.
LISTED: dict[str, tuple[str, ...]] = {
    "asset": ("number", "name", "status", "category", "place", "department", "user", "in_use_on", "cost"),
    "asset_event": ("asset", "date", "kind", "period", "amount", "status", "place", "user", "reason"),
    "complaint": ("number", "subject", "customer", "state", "next_step", "next_due", "severity", "owner", "department"),
    "inquiry": ("number", "question", "customer", "state", "received_at", "due_at", "answered_at", "owner"),
    "visit": ("number", "customer", "due_on", "method", "state", "done_on", "satisfaction", "visited_by"),
    "supply": ("code", "name", "specification", "on_hand", "unit", "place", "reorder_level", "category", "supplier"),
    "requisition_line": ("requisition", "supply", "quantity", "approved", "issued", "remarks"),
    "purchase_order": (
        "number",
        "supplier",
        "plan",
        "ordered_on",
        "expected_on",
        "buyer",
        "amount",
        "comes_to",
        "reference",
        "state",
    ),
    "purchase_order_line": (
        "order",
        "supply",
        "quantity",
        "received",
        "price",
        "plan_line",
        "account",
        "project",
        "remarks",
    ),
    "budget_line": (
        *("budget", "account", "department", "project", "activity", "total"),
        *(f"month_{month}" for month in range(1, 13)),
        *("control_annual", "control_to_date", "carry_over"),
    ),
    "stocktake_line": ("tag", "asset", "result", "expected_place", "found_place", "condition", "decision"),
}
