"""The screens of what all areas share: departments, staff, places, suppliers, holidays, the policy, the journal."""

from typing import Any

from bizdesk.office.file import Office
from bizdesk.office.holidays import Holiday
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place

from .kit.view import Panel, Saved, View


def here(office: Office) -> Any:
    """People who have not left."""
    return Staff.left_on.is_null() | (Staff.left_on >= office.today())


TABS = (
    View(
        "department", ("code", "name", "parent", "manager", "active"), wide={"name": 2, "parent": 1, "manager": 1},
        filters=(Saved("active", N_("Active"), lambda office: Department.active),),
    ),
    View(
        "staff", ("number", "name", "department", "post", "roles", "phone"), wide={"name": 1, "roles": 1},
        filters=(
            Saved("here", N_("Working here"), here),
            Saved("left", N_("Left"), lambda office: Staff.left_on < office.today()),
            Saved("approvers", N_("Approvers"), lambda office: Staff.roles.contains("approver")),
        ),
        layout=(
            (N_("Person"), ("number", "name", "department", "post", "phone", "email", "hired_on", "left_on", "skills")),
            (N_("Rights"), ("roles", "approval_limit")),
            (N_("Remarks"), ("remarks",)),
        ),
    ),
    View(
        "place", ("code", "name", "parent", "active"), wide={"name": 2, "parent": 1},
        filters=(Saved("active", N_("Active"), lambda office: Place.active),),
    ),
    View(
        "supplier", ("code", "name", "contact", "phone", "rating", "active"), wide={"name": 2, "contact": 1},
        tones={"A": "good", "C": "warning", "D": "negative"},
        filters=(
            Saved("active", N_("Active"), lambda office: Supplier.active),
            Saved("blocked", N_("Blocked"), lambda office: Supplier.rating == "D"),
        ),
    ),
    View(
        "holiday", ("date", "name", "kind"), wide={"name": 1}, sort=("date", True), label=N_("Holidays"),
        tones={"workday": "warning"},
        filters=(Saved("year", N_("This year"), lambda office: Holiday.date.startswith(str(office.today().year))),),
    ),
    Panel("policy", N_("Policy"), "bizdesk.screens.policy:RulesPane"),
    Panel("journal", N_("Journal"), "bizdesk.screens.journal:JournalPane"),
)  # fmt: skip
