"""What several operations on supplies ask for."""

from bizdesk.office.fields import Reference, Text, Typed
from bizdesk.office.language import N_
from bizdesk.office.people import Department

DEFAULT = N_("Empty: the supply's.")


def booked_to(account: str = DEFAULT, department: str = "", project: str = "") -> dict[str, Typed]:
    """What it is booked to; each text says what is meant where it is left empty."""
    return {
        "account": Text(N_("Budget account"), limit=60, help=account),
        "department": Reference(Department, N_("Department"), help=department),
        "project": Text(N_("Project"), help=project),
    }
