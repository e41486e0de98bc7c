"""The screens of fixed assets: what their lists show, how their forms are laid out, their saved filters."""

from datetime import timedelta
from typing import Any

from textual.widget import Widget

from bizdesk.assets.models import Asset, Disposal, Maintenance, Stocktake, StocktakeLine
from bizdesk.assets.words import DIFFERENCES, GONE, ON_THE_BOOKS
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

from .kit.view import Command, Saved, Side, View

TONES = {
    "in_use": "good", "draft": "muted", "idle": "warning", "on_loan": "warning", "under_repair": "warning",
    "disposal_requested": "warning", "disposal_approved": "warning", "scrapped": "muted", "sold": "muted",
    "donated": "muted", "lost": "negative", "merged": "muted",
}  # fmt: skip
RESULTS = {"missing": "negative", "misplaced": "warning", "unknown": "negative", "surplus": "warning"}
STAGES = {
    "open": "warning", "counted": "warning", "reviewed": "warning", "booked": "good", "requested": "warning",
    "approved": "warning", "rejected": "muted", "done": "good", "reversed": "muted",
}  # fmt: skip
WAITING = ("requested", "approved")
CARD = (
    (N_("Card"), (
        "number", "name", "category", "specification", "model", "serial", "manufacturer", "quantity", "unit",
    )),
    (N_("Acquisition"), (
        "acquisition", "cost", "acquired_on", "supplier", "invoice_number", "contract_number", "voucher_number",
    )),
    (N_("Use"), (
        "status", "in_use_on", "place", "department", "user", "custodian", "condition", "due_back_on", "removed_on",
    )),
    (N_("Depreciation"), (
        "method", "life_months", "residual_percent", "residual", "start_convention", "total_units", "declining_rate",
        "switch", "period_amount", "opening_accumulated", "opening_months",
    )),
    (N_("Warranty, insurance, maintenance"), (
        "warranty_until", "insurer", "policy_number", "insured_value", "insured_until", "maintenance_months",
    )),
    (N_("Remarks"), ("remarks",)),
)  # fmt: skip


def booked() -> Any:
    """Assets on the books."""
    return Asset.status.in_(ON_THE_BOOKS)


def fully_depreciated(office: Office) -> set[int]:
    """The assets on the books that have nothing left to be charged."""
    from bizdesk.assets.valuing import values_on

    return {asset for asset, value in values_on(office.today()).items() if value.cost and not value.left}


def open_work() -> Any:
    """Maintenance not done yet."""
    return Maintenance.done_on.is_null()


def until(office: Office, field: Any) -> Any:
    """A date from today to as far ahead as the policy warns."""
    last = office.today() + timedelta(days=office.policy.get("warning_days") or 0)
    return field.between(office.today(), last)


def schedule(office: Office, record: Record) -> Widget:
    """The depreciation of the asset shown."""
    from .depreciation import schedule_side

    return schedule_side(office, record)


def preview(office: Office, values: Any) -> list[str]:
    """What the card being typed would be charged."""
    from bizdesk.assets.cards import preview as told

    return told(office, values)


def counting(office: Office) -> dict[str, Any]:
    """What a new stocktake begins with: it is of today, and counted by who sits at the keyboard."""
    name = _("Stocktake of {date}").format(date=office.today())
    return {"name": name, "counted_on": office.today(), "counted_by": office.staff(office.who)}


def post_due(pane: Any) -> None:
    """Post the depreciation that is due."""
    from .depreciation import ask_post

    ask_post(pane)


def count(pane: Any) -> None:
    """Count with a scanner or by hand."""
    from .stocktake import begin

    begin(pane)


FILTERS = (
    Saved("in_use", N_("In use"), lambda office: Asset.status == "in_use"),
    Saved("on_the_books", N_("On the books"), lambda office: booked()),
    Saved("idle", N_("Idle"), lambda office: Asset.status == "idle"),
    Saved("on_loan", N_("On loan"), lambda office: Asset.status == "on_loan"),
    Saved("under_repair", N_("Under repair"), lambda office: Asset.status == "under_repair"),
    Saved("warranty", N_("Warranty ending soon"), lambda office: until(office, Asset.warranty_until)),
    Saved("insurance", N_("Insurance ending soon"), lambda office: until(office, Asset.insured_until)),
    Saved("written_off", N_("Fully depreciated"), among=fully_depreciated),
    Saved("no_custodian", N_("Without a custodian"), lambda office: booked() & Asset.custodian.is_null()),
    Saved("draft", N_("Drafts"), lambda office: Asset.status == "draft"),
    Saved("gone", N_("Disposed of"), lambda office: Asset.status.in_(GONE)),
)  # fmt: skip
TABS = (
    View(
        "asset",
        ("number", "name", "status", "place", "custodian", "category", "cost", "acquired_on"),
        wide={"name": 2, "place": 1},
        filters=FILTERS,
        tones=TONES,
        layout=CARD,
        reports=(
            "asset-card",
            "asset-schedule",
            "asset-ledger",
            "asset-labels",
            "asset-transfer",
            "asset-due",
            "asset-overview",
            "depreciation",
        ),
        preview=preview,
        sides=(Side("schedule", N_("Depreciation"), schedule),),
    ),
    View(
        "maintenance",
        ("number", "asset", "kind", "planned_on", "done_on", "supplier", "cost"),
        wide={"asset": 2, "supplier": 1},
        sort=("planned_on", False),
        begins="open",
        filters=(
            Saved("open", N_("Not done yet"), lambda office: open_work()),
            Saved("late", N_("Overdue"), lambda office: open_work() & (Maintenance.planned_on < office.today())),
            Saved("done", N_("Done"), lambda office: Maintenance.done_on.is_null(False)),
        ),
        reports=("maintenance-calendar", "asset-due"),
    ),
    View(
        "depreciation_run",
        ("number", "period", "posted_at", "by", "count", "total"),
        wide={"by": 1},
        sort=("period", True),
        reports=("depreciation",),
        empty=N_("No depreciation has been posted yet. Press b to post what is due."),
        comes_about=N_("Depreciation is posted, not typed: press b."),
        commands=(Command("b", N_("Post depreciation"), post_due),),
    ),
    View(
        "stocktake",
        ("number", "name", "state", "counted_on", "counted_by", "scope"),
        wide={"name": 2},
        sort=("counted_on", True),
        tones=STAGES,
        reports=("stocktake-sheet", "stocktake-differences"),
        commands=(Command("b", N_("Count"), count, N_("Scan or type the tags.")),),
        filters=(Saved("open", N_("Not booked yet"), lambda office: Stocktake.state != "booked"),),
        start=counting,
    ),
    View(
        "stocktake_line",
        ("tag", "asset", "result", "decision", "expected_place", "found_place", "cause", "stocktake"),
        wide={"asset": 2, "found_place": 1},
        sort=("stocktake", True),
        tones=RESULTS,
        label=N_("Differences"),
        where=lambda office: StocktakeLine.result.in_(DIFFERENCES),
        filters=(Saved("open", N_("Not decided yet"), lambda office: StocktakeLine.decision == ""),),
        empty=N_("No count has differed from the books."),
        comes_about=N_("Differences come about by counting: press b in the list of stocktakes."),
    ),
    View(
        "disposal",
        ("number", "asset", "kind", "state", "requested_on", "done_on", "proceeds"),
        wide={"asset": 2},
        sort=("number", True),
        tones=STAGES,
        reports=("disposal",),
        filters=(Saved("open", N_("To be decided or done"), lambda office: Disposal.state.in_(WAITING)),),
        empty=N_("There are none. A disposal begins at its asset: press a there."),
        comes_about=N_("A disposal begins at its asset: press a there."),
    ),
    View(
        "asset_category",
        ("code", "name", "parent", "method", "life_months", "residual_percent", "active"),
        wide={"name": 2},
        label=N_("Categories"),
    ),
)
