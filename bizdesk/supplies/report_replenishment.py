"""What is to be ordered (clause 4.2.2c): how every watched supply stands, how long it lasts, what to order of it."""

from datetime import date
from typing import Any

from bizdesk.office.fields import Date, Flag, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Supplier
from bizdesk.office.places import within
from bizdesk.reports.making import make, words_for
from bizdesk.reports.report import Column, Report, Signatures, Table
from bizdesk.supplies.models import SupplyCategory
from bizdesk.supplies.needs import Need
from bizdesk.supplies.outlook import FIGURES, outlooks

PARAMETERS = {
    "on": Date(N_("On")),
    "category": Reference(SupplyCategory, N_("Supply category")),
    "supplier": Reference(Supplier, N_("Supplier")),
    "proposed": Flag(N_("Only what is to be ordered")),
}
# What is planned came later: other programs know the columns in this order.
ADDED = "planned"


def replenishment(office: Office, on: date | None = None, proposed: bool = False, **filters: Any) -> Report:
    """The position of every watched supply, its use, and the proposal with its price and amount."""
    day = on or office.today()
    columns = (
        Column("code", _("Supply code"), width=10),
        *(_figure(name) for name in FIGURES if name != ADDED),
        Column("supplier", _("Supplier"), width=14),
        Column("name", _("Item name"), width=16),
        Column("unit", _("Unit"), width=6),
        _figure(ADDED),
    )
    told = outlooks(office, day, lambda need: _asked_for(need, proposed, **filters))
    lines = [[getattr(each, column.name) for column in columns] for each in told]
    words = [_("Average use of the last {days} days.").format(days=office.policy.get("use_days"))]
    if day != office.today():
        words.append(_("What is ordered, planned and reserved is what is so today."))
    if not any(each.budget_left is not None for each in told):
        words.append(_("No budget is kept for these supplies."))
    note = " ".join(words)
    table = Table("plan", _("Replenishment"), columns, lines, note=note, empty=_("No supply has a reorder level."))
    return make(
        office,
        "replenishment",
        _("Replenishment"),
        [table, Signatures((_("Prepared by"), _("Checked by"), _("Approved by")))],
        as_of=day,
        parameters={"on": day, **{name: each.key for name, each in filters.items() if each is not None}},
        filter=words_for({name: PARAMETERS[name] for name in ("category", "supplier")}, filters, office),
    )


def _asked_for(
    need: Need, proposed: bool, category: SupplyCategory | None = None, supplier: Supplier | None = None
) -> bool:
    told = need.supply.__data__
    if category is not None and told["category"] not in within(SupplyCategory, category.id):
        return False
    return (supplier is None or told["supplier"] == supplier.id) and (need.wanted > 0 or not proposed)


def _figure(name: str) -> Column:
    figure = FIGURES[name]
    return Column(name, _(figure.label), figure.type, total=name == "amount")
