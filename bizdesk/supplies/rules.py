"""The rules of supplies in the office's policy (clause 4.2.2)."""

from datetime import date

from bizdesk.office.errors import Refused
from bizdesk.office.fields import Date, Flag, Integer, Percent
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.policy import Rule


def over(office: Office, day: date) -> None:
    """Refuse to close stock through a day that is not over."""
    if day >= office.today():
        raise Refused(N_("{date} is not over: close stock through yesterday at most."), rule="4.2.2", date=day)


RULES = (
    Rule("stock_closed_through", "4.2.2", Date(N_("Stock closed through")), "", over),
    Rule("requisition_needs_approval", "4.2.2b", Flag(N_("Requisitions need an approval")), "yes"),
    Rule("plan_needs_approval", "4.2.2a", Flag(N_("Purchase plans need an approval")), "yes"),
    Rule(
        "over_receipt_percent", "4.2.2a", Percent(N_("So much more than ordered may be received"), required=True), "10"
    ),
    Rule("reorder_strictly_below", "4.2.2c", Flag(N_("Ordered again only when below the reorder level")), "no"),
    Rule(
        "use_days",
        "4.2.2c",
        Integer(N_("Days over which average use is taken"), required=True, minimum=1, maximum=3_660),
        "90",
    ),
    Rule(
        "supply_count_months",
        "4.2.2c",
        Integer(N_("Months between supply counts"), required=True, minimum=1, maximum=120),
        "1",
    ),
    Rule(
        "dead_stock_days",
        "4.2.2c",
        Integer(N_("Dead stock: nothing used for so many days"), required=True, minimum=1, maximum=3_660),
        "180",
    ),
    Rule(
        "abc_a_percent",
        "4.2.2c",
        Integer(N_("ABC: A while those before are under so many %"), required=True, minimum=1, maximum=100),
        "80",
    ),
    Rule(
        "abc_b_percent",
        "4.2.2c",
        Integer(N_("ABC: B while those before are under so many %"), required=True, minimum=1, maximum=100),
        "95",
    ),
)
