"""The screens of supplies: the catalogue with what is there, requisitions, plans, orders, counts, the ledger."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from peewee import fn
from textual.widget import Widget

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import period_of
from bizdesk.office.record import Record
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchasePlan, Quota, Requisition, Supply
from bizdesk.supplies.shelves import moved_for, on_hand
from bizdesk.supplies.words import ORDERED, PROMISED

from .kit.lines import lines_side, open_lines, open_tab
from .kit.view import Command, Panel, Reckoned, Saved, Side, View
from .supply_buying import ORDER_LINES, PLAN_LINES, plain, told_moved
from .supply_counts import COUNTS

STAGES = {
    "draft": "muted", "submitted": "warning", "approved": "good", "partly_issued": "warning", "issued": "good",
    "rejected": "negative", "closed": "muted", "ordered": "good", "partly_received": "warning", "received": "good",
    "cancelled": "muted", "urgent": "negative",
}  # fmt: skip
SUPPLY = (
    (N_("Supply"), ("code", "name", "specification", "brand", "category", "unit", "barcodes", "active")),
    (N_("Buying"), ("purchase_unit", "factor", "order_multiple", "supplier", "price", "lead_days")),
    (
        N_("Stock"),
        ("place", "min_quantity", "reorder_level", "max_quantity", "valuation", "return_old", "track_expiry"),
    ),
    (N_("Remarks"), ("account", "remarks")),
)  # fmt: skip
REQUISITION = (
    (N_("Requisition"), ("purpose", "applicant", "department", "requested_on", "needed_by", "urgency")),
    (N_("Remarks"), ("project", "number", "remarks")),
)
PLAN = ((N_("Purchase plan"), ("title", "month", "prepared_by", "number", "remarks")),)
ORDER = (
    (N_("Purchase order"), ("supplier", "ordered_on", "expected_on", "buyer", "reference", "plan", "number")),
    (N_("Remarks"), ("remarks",)),
)
WAITING = ("draft", "submitted")


def stock(office: Office, record: Record) -> Widget:
    """What is there of the supply shown, where, and what is coming."""
    from .supply_stock import stock_side

    return stock_side(office, record)


def card(office: Office, record: Record) -> Widget:
    """The movements that the figures of the supply shown come from."""
    from .supply_stock import card_side

    return card_side(office, record)


def on_its_way(office: Office, record: Record) -> Widget:
    """The lines of papers that what is on order, planned and reserved of the supply shown comes from."""
    from .supply_awaited import on_its_way as side

    return side(office, record)


def movements(pane: Any) -> None:
    """Show the movements behind what is on hand and what it is worth."""
    open_tab(pane, "card")


def read_on_hand() -> Any:
    """What the list reads of a supply to tell what is there."""
    from .supply_stock import read_on_hand as read

    return read()


def told_on_hand(office: Office, text: str | None) -> str:
    """What is on hand, in words."""
    from .supply_stock import told_on_hand as told

    return told(office, text)


def tone_on_hand(office: Office, text: str | None) -> str:
    """The colour of what is on hand."""
    from .supply_stock import tone_on_hand as tone

    return tone(office, text)


def low(_office: Office) -> Any:
    """Supplies in use of which as much as the reorder level or less is there."""
    return Supply.active & Supply.reorder_level.is_null(False) & (on_hand() <= Supply.reorder_level)


def out(_office: Office) -> Any:
    """Supplies in use of which nothing is there."""
    return Supply.active & (on_hand() <= 0)


def without_movement(office: Office) -> Any:
    """Supplies of which something is there and nothing has moved for as long as the policy calls dead."""
    since = office.today() - timedelta(days=office.policy.get("dead_stock_days") or 0)
    moved = Movement.select(Movement.id).where((Movement.supply == Supply.id) & (Movement.date > since))
    return (on_hand() > 0) & ~fn.EXISTS(moved)


def me(office: Office) -> int:
    """The row id of who sits at the keyboard; of nobody where nobody is named."""
    person = office.staff(office.who)
    return person.id if person else 0


def asked_today(office: Office) -> dict[str, Any]:
    """What a new requisition begins with."""
    person = office.staff(office.who)
    return {"requested_on": office.today(), "applicant": person, "department": person.department if person else None}


def planned_now(office: Office) -> dict[str, Any]:
    """What a new plan begins with."""
    month = period_of(office.today())
    title = _("Purchase plan {month}").format(month=month)
    return {"title": title, "month": month, "prepared_by": office.staff(office.who)}


def bought_now(office: Office) -> dict[str, Any]:
    """What a new order begins with."""
    return {"ordered_on": office.today(), "buyer": office.staff(office.who)}


def what_is_left(office: Office, values: Mapping[str, Any]) -> list[str]:
    """What there is of a supply that somebody is asking for, and what the quotas leave."""
    from bizdesk.supplies.previews import asked_for

    return asked_for(office, values)


def counter(pane: Any) -> None:
    """Issue over the counter."""
    from .supply_counter import open_counter

    open_counter(pane)


def issue(pane: Any) -> None:
    """Issue with a scanner or by hand what was approved."""
    from .supply_issuing import begin

    begin(pane)


def read_issued() -> Any:
    """What was issued of a line of a requisition."""
    return moved_for(Movement.requisition)


ISSUED = Reckoned("issued", N_("Issued so far"), 13, read_issued, read_issued, told_moved, plain, "right")
REQUISITION_LINES = lines_side(
    View(
        "requisition_line",
        ("supply", "quantity", "approved", "issued", "remarks"),
        wide={"supply": 2, "remarks": 1},
        layout=((N_("Supply"), ("supply", "quantity", "remarks")),),
        reckoned=(ISSUED,),
        preview=what_is_left,
    )
)
ON_HAND = Reckoned("on_hand", N_("On hand"), 9, on_hand, read_on_hand, told_on_hand, tone_on_hand, "right")
LINES = Command("b", N_("Lines"), open_lines, N_("What it is about, a line for each supply."))
TABS = (
    View(
        "supply",
        ("code", "name", "specification", "on_hand", "unit", "place", "reorder_level", "category", "supplier"),
        wide={"name": 2, "specification": 1},
        layout=SUPPLY,
        reckoned=(ON_HAND,),
        filters=(
            Saved("active", N_("Active"), lambda office: Supply.active),
            Saved("low", N_("At or below the reorder level"), low),
            Saved("out", N_("Out of stock"), out),
            Saved("dead", N_("Without movement"), without_movement),
            Saved("inactive", N_("Not used any more"), lambda office: ~Supply.active),
        ),
        reports=(
            "stock",
            "stock-period",
            "stock-card",
            "replenishment",
            "consumption",
            "dead-stock",
            "expiring",
            "abc",
            "price-history",
        ),
        commands=(
            Command("b", N_("Counter"), counter, N_("Issue and take back, item after item.")),
            Command("m", N_("Movements"), movements, N_("What moved: where the quantity and its value come from.")),
        ),
        sides=(
            Side("stock", N_("Stock"), stock),
            Side("card", N_("Card"), card),
            Side("coming", N_("On its way"), on_its_way),
        ),
    ),
    Panel("supply", N_("Replenishment"), "bizdesk.screens.replenishment:ReplenishmentPane"),
    View(
        "requisition",
        ("number", "purpose", "state", "applicant", "requested_on", "needed_by", "department", "urgency"),
        wide={"purpose": 2, "applicant": 1},
        sort=("number", True),
        begins="open",
        tones=STAGES,
        layout=REQUISITION,
        filters=(
            Saved("open", N_("Not done yet"), lambda office: Requisition.state.in_((*WAITING, *PROMISED))),
            Saved("submitted", N_("To approve"), lambda office: Requisition.state == "submitted"),
            Saved("to_issue", N_("To issue"), lambda office: Requisition.state.in_(PROMISED)),
            Saved("mine", N_("Asked for by me"), lambda office: Requisition.applicant == me(office)),
        ),
        start=asked_today,
        reports=("requisition", "consumption"),
        commands=(LINES, Command("h", N_("Hand out"), issue, N_("Scan or type what is issued on it."))),
        sides=(REQUISITION_LINES,),
    ),
    View(
        "purchase_plan",
        ("number", "title", "state", "month", "prepared_by"),
        wide={"title": 2, "prepared_by": 1},
        sort=("number", True),
        begins="open",
        tones=STAGES,
        layout=PLAN,
        filters=(
            Saved("open", N_("Not ordered yet"), lambda office: PurchasePlan.state.in_((*WAITING, "approved"))),
            Saved("submitted", N_("To approve"), lambda office: PurchasePlan.state == "submitted"),
        ),
        start=planned_now,
        reports=("purchase-plan", "replenishment"),
        commands=(LINES,),
        sides=(PLAN_LINES,),
    ),
    View(
        "purchase_order",
        ("number", "supplier", "state", "ordered_on", "expected_on", "plan", "buyer"),
        wide={"supplier": 2, "plan": 1},
        sort=("number", True),
        begins="open",
        tones=STAGES,
        layout=ORDER,
        filters=(
            Saved("open", N_("Not received yet"), lambda office: PurchaseOrder.state.in_(("draft", *ORDERED))),
            Saved(
                "late",
                N_("Overdue"),
                lambda office: PurchaseOrder.state.in_(ORDERED) & (PurchaseOrder.expected_on < office.today()),
            ),
        ),
        start=bought_now,
        reports=("purchase-order", "price-history"),
        commands=(LINES,),
        sides=(ORDER_LINES,),
    ),
    COUNTS,
    View(
        "movement",
        ("number", "date", "kind", "supply", "quantity", "value", "place", "staff", "department"),
        wide={"supply": 2, "staff": 1},
        sort=("number", True),
        filters=(
            Saved("today", N_("Today's"), lambda office: Movement.date == office.today()),
            Saved("issues", N_("Issues"), lambda office: Movement.kind == "issue"),
            Saved("receipts", N_("Receipts"), lambda office: Movement.kind == "receipt"),
        ),
        reports=("stock-card", "issue-register", "stock", "stock-period", "consumption"),
        empty=N_("Nothing has moved yet. Receive and issue with a in the list of supplies."),
        comes_about=N_("Supplies move by what is done with them: press a in the list of supplies."),
    ),
    View(
        "quota",
        ("number", "supply", "category", "staff", "department", "period", "quantity", "amount", "active"),
        wide={"supply": 1, "category": 1, "staff": 1},
        begins="active",
        filters=(Saved("active", N_("Active"), lambda office: Quota.active),),
    ),
    View(
        "supply_category", ("code", "name", "parent", "active"), wide={"name": 2, "parent": 1}, label=N_("Categories")
    ),
)
