"""What suppliers ask for the lines of a plan, and the choice among them (clause 4.2.2a)."""

from collections.abc import Mapping
from typing import Any

from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.supplies import plans
from bizdesk.supplies.flows_buying import RULE
from bizdesk.supplies.models import PurchasePlanLine, Quotation
from bizdesk.supplies.quoted import below, holds, lowest, of_line

# What quotations are compared by.
COMPARED = ("line", "supplier", "price", "valid_until")
# Between the remarks of a quotation and the reasons for which it was chosen.
BETWEEN = "; "


def add(office: Office, who: str, values: Mapping[str, Any]) -> Quotation:
    """Take down what a supplier asks."""
    quotation = Quotation(**values)
    quotation.verify()
    with change(office, who, N_("Quotation of {supplier} for {supply}")) as act:
        plans.quotable(quotation.line.plan.afresh())
        act.words |= {"supplier": quotation.supplier.caption, "supply": quotation.line.supply.caption}
        return act.add(quotation)


def edit(office: Office, who: str, quotation: Quotation, values: Mapping[str, Any]) -> Quotation:
    """Correct what was taken down, as long as nothing was chosen by it."""
    with change(office, who, N_("Edit the quotation of {supplier} for {supply}")) as act:
        plans.quotable(quotation.line.plan.afresh())
        if any(values[name] != getattr(quotation, name) for name in COMPARED if name in values):
            unchosen(quotation)
        for name, value in values.items():
            setattr(quotation, name, value)
        plans.quotable(quotation.line.plan.afresh())
        act.words |= {"supplier": quotation.supplier.caption, "supply": quotation.line.supply.caption}
        return act.save(quotation)


def remove(office: Office, who: str, quotation: Quotation) -> None:
    """Strike a quotation."""
    words = {"supplier": quotation.supplier.caption, "supply": quotation.line.supply.caption}
    with change(office, who, N_("Strike the quotation of {supplier} for {supply}"), **words) as act:
        plans.quotable(quotation.line.plan.afresh())
        unchosen(quotation)
        act.remove(quotation)


def unchosen(quotation: Quotation) -> None:
    """Refuse to strike or to change a quotation once one for its line was chosen: by them it was decided."""
    line = quotation.line.afresh()
    for each in of_line(line):
        if (each.supplier, each.price) == (line.supplier, line.price):
            raise Refused(
                N_(
                    "{supply} on {number} is planned at the quotation of {supplier}: by the quotations as they are it "
                    "was chosen. Take down what is asked now as a new one."
                ),
                rule=RULE,
                supply=line.supply.caption,
                number=line.plan.number,
                supplier=each.supplier.caption,
            )


def choose(
    office: Office, who: str, line: PurchasePlanLine, *, quotation: Quotation | None = None, reason: str = ""
) -> PurchasePlanLine:
    """Buy at a quotation, the cheapest that still holds if none is told: its supplier and price go to the line.

    Where another asks less the reason is needed; it stays with the quotation as its remark.
    """
    reason = reason.strip()
    words = N_("Choose a quotation for {supply} on {number}")
    if reason:
        words = N_("Choose a quotation for {supply} on {number}: {reason}")
    with change(office, who, words, supply=line.supply.caption, number=line.plan.number, reason=reason) as act:
        plans.changeable(line.plan.afresh())
        chosen = quotation or cheapest(office, line)
        # Stale where somebody corrected it since it was read.
        act.save(chosen)
        _may_be_chosen(office, line, chosen, reason)
        plans.write_line_over(act, line, {"supplier": chosen.supplier, "price": chosen.price})
        told = chosen.remarks.split(BETWEEN) if chosen.remarks else []
        if reason and reason not in told:
            chosen.remarks = BETWEEN.join((*told, reason))
            act.save(chosen)
        return line


def _may_be_chosen(office: Office, line: PurchasePlanLine, chosen: Quotation, reason: str) -> None:
    """Refuse a quotation for something else, one that does not hold, and a dearer one without a reason."""
    if chosen.line != line:
        raise Refused(
            N_("That quotation is for {supply}, not for this line."), rule=RULE, supply=chosen.line.supply.caption
        )
    if not holds(office, chosen):
        raise Refused(
            N_("The quotation of {supplier} was valid until {date}: ask again."),
            rule=RULE,
            supplier=chosen.supplier.caption,
            date=chosen.valid_until,
        )
    if (line.supplier, line.price) == (chosen.supplier, chosen.price):
        raise NothingToDo(N_("{supply} is planned at that quotation already."), rule=RULE, supply=line.supply.caption)
    if not reason and (dearer := lower(office, chosen)) is not None:
        raise Refused(
            N_("{supplier} asks {price}, {other} {lowest}: give the reason why the dearer one is chosen."),
            rule=RULE,
            supplier=chosen.supplier.caption,
            price=office.money(chosen.price),
            other=dearer.supplier.caption,
            lowest=office.money(dearer.price),
        )


def lower(office: Office, quotation: Quotation) -> Quotation | None:
    """The lowest of the quotations for the same line that hold, where it asks less; else None."""
    return below(office, quotation.line, quotation.price)


def less(office: Office, quotation: Quotation) -> str:
    """That another asks less, in words."""
    return _("{supplier} asks less: {price}. The reason stays with the quotation that is chosen.").format(
        supplier=quotation.supplier.caption, price=office.money(quotation.price)
    )


def cheapest(office: Office, line: PurchasePlanLine) -> Quotation:
    """The lowest quotation for a line that still holds, the first of equals; Refused where there is none."""
    found = lowest(office, of_line(line))
    if found is None:
        raise Refused(N_("No quotation for {supply} holds."), rule=RULE, supply=line.supply.caption)
    return found
