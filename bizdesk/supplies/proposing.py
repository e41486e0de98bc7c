"""The plan that the program proposes: what is to be ordered now becomes the lines of a purchase plan (4.2.2a)."""

from decimal import Decimal

from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.supplies import plans
from bizdesk.supplies.flows_buying import RULE
from bizdesk.supplies.models import PurchasePlan, PurchasePlanLine
from bizdesk.supplies.needs import Need, needs
from bizdesk.supplies.prices import last_prices
from bizdesk.supplies.stock import SCALE


def month_plan(office: Office, who: str, month: str = "") -> PurchasePlan:
    """Make the purchase plan of a month, of this one if none is told, from what is to be ordered now."""
    with change(office, who, N_("Propose purchase plan {number}: {count} supplies")) as act:
        wanted = _wanted(office)
        plan = plans.begun(act, who, {"month": month})
        act.words |= {"number": plan.number, "count": len(wanted)}
        _fill(act, plan, wanted)
        return plan


def propose(office: Office, who: str, plan: PurchasePlan) -> PurchasePlan:
    """Put on a plan that is not approved yet what is to be ordered now and stands on no plan yet."""
    with plans.changing(office, who, plan, N_("Propose {count} supplies for {number}")) as act:
        proposable(plan)
        wanted = _wanted(office)
        act.words["count"] = len(wanted)
        _fill(act, plan, wanted)
        return plan


def proposable(plan: PurchasePlan) -> None:
    """Refuse to propose for a plan that was decided on: whole lines are not added to what somebody approved unasked."""
    plans.changeable(plan)
    if plan.state == "approved":
        raise Refused(
            N_("{number} is approved: nothing more is proposed for it. Send it back first, or make another plan."),
            rule=RULE,
            number=plan.number,
        )


def _wanted(office: Office) -> list[Need]:
    wanted = [need for need in needs(office) if need.wanted]
    if not wanted:
        raise NothingToDo(
            N_("Nothing to order: every supply is above its reorder level, or ordered or planned already."), rule=RULE
        )
    return wanted


def _fill(act: Act, plan: PurchasePlan, wanted: list[Need]) -> None:
    prices = last_prices([need.supply for need in wanted])
    there = {line.supply.id: line for line in plans.lines_of(plan)}
    for supply, _position, quantity in wanted:
        proposed = Decimal(quantity) / SCALE
        if (line := there.get(supply.id)) is not None:
            line.proposed, line.planned = (line.proposed or Decimal(0)) + proposed, line.planned + proposed
            act.save(line)
            continue
        act.add(
            PurchasePlanLine(
                plan=plan,
                supply=supply,
                proposed=proposed,
                planned=proposed,
                price=prices[supply.id],
                supplier=supply.supplier,
            )
        )
