"""The areas of the program in the order of their keys; what is not built yet is not here."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from bizdesk.office.language import N_

if TYPE_CHECKING:
    from textual.screen import Screen

    from .kit.view import Panel, View


class Area(NamedTuple):
    """An area: its key, its name, what it is called, and the module whose TABS are its lists, read when it is opened.

    kinds are the records that belong to it.
    """

    key: str
    name: str
    label: str
    kinds: tuple[str, ...] = ()

    def tabs(self) -> "Sequence[View | Panel]":
        """The lists and panels of the area, left to right."""
        return import_module(f".{self.name}", __package__).TABS

    def screen(self) -> "Screen[None]":
        """The first screen of the area."""
        if not self.kinds:
            from .today import Today

            return Today()
        from .room import Room

        return Room(self)


AREAS = (
    Area("0", "today", N_("Today")),
    Area("1", "assets", N_("Assets"), (
        "asset", "maintenance", "depreciation_run", "stocktake", "disposal", "asset_category", "asset_event",
        "depreciation_entry", "meter_reading", "manual_charge", "stocktake_line",
    )),
    Area("2", "complaints", N_("Service"), (
        "complaint", "inquiry", "visit", "corrective_action", "improvement", "customer", "contact", "question",
        "complaint_category", "complaint_cause", "letter_template", "complaint_event", "complaint_round", "extension",
        "visit_score",
    )),
    Area("3", "supplies", N_("Supplies"), (
        "supply", "requisition", "purchase_plan", "purchase_order", "supply_count", "movement", "quota",
        "supply_category", "requisition_line", "purchase_plan_line", "quotation", "purchase_order_line",
        "supply_count_line",
    )),
    Area("4", "budgets", N_("Budgets"), (
        "budget_line", "expense", "budget", "budget_change", "commitment", "budget_alert", "variance_note", "account",
        "fiscal_year", "cost_pool", "cost_measure", "budget_change_line", "cost_share", "cost_allocation",
    )),
    Area("9", "office", N_("Office"), (
        "department", "staff", "place", "supplier", "holiday", "policy", "document", "note", "approval",
    )),
)  # fmt: skip
BY_NAME = {area.name: area for area in AREAS}


def area_of(kind: str) -> Area:
    """The area a kind of record belongs to."""
    return next((area for area in AREAS if kind in area.kinds), AREAS[0])


def view_of(kind: str) -> "View":
    """The view of a kind, or the plainest one where no list of it is written out."""
    from .kit.view import View

    for tab in area_of(kind).tabs() if area_of(kind).kinds else ():
        if isinstance(tab, View) and tab.kind == kind:
            return tab
    return View(kind, ())
