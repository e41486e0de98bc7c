"""The purchase plan and its lines (clause 4.2.2a); a change to what was approved voids the approval."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from bizdesk.office import approval
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.periods import period_of
from bizdesk.office.values import show_quantity
from bizdesk.supplies import dearer, papers, stock
from bizdesk.supplies.decided import OF_PLAN, OF_PLAN_LINE, PLAN
from bizdesk.supplies.flows_buying import PLAN_FLOW, RULE
from bizdesk.supplies.models import PurchasePlan, PurchasePlanLine, Quotation
from bizdesk.supplies.packed import in_pieces
from bizdesk.supplies.positions import ordered_for
from bizdesk.supplies.prices import last_price

CHANGEABLE = ("draft", "approved")
QUOTED_FOR = (*CHANGEABLE, "submitted")


def add(office: Office, who: str, values: Mapping[str, Any]) -> PurchasePlan:
    """Begin a plan: of this month and by who acts unless it is said otherwise."""
    with change(office, who, N_("Add purchase plan {number}")) as act:
        plan = begun(act, who, values)
        act.words["number"] = plan.number
        return plan


def begun(act: Act, who: str, values: Mapping[str, Any]) -> PurchasePlan:
    """Write a plan, its lines to follow."""
    values = dict(values)
    month = values["month"] = values.get("month") or period_of(act.office.today())
    values["title"] = values.get("title") or _("Supplies for {month}").format(month=month)
    values["prepared_by"] = values.get("prepared_by") or act.office.staff(who)
    return act.add(PurchasePlan(**values))


def edit(office: Office, who: str, plan: PurchasePlan, values: Mapping[str, Any]) -> PurchasePlan:
    """Correct a plan; what was approved must then be approved again."""
    if plan.state == "approved" and values.get("number", plan.number) != plan.number:
        raise approval.number_stays(plan)
    with change(office, who, N_("Edit {number}"), number=plan.number) as act:
        write_over(act, plan, values)
        return plan


def planned_twice(values: Mapping[str, Any], row: str) -> str:
    """Why the second row of a list for one supply is refused, whoever it is for, and what to do."""
    words = N_("{supply} stands in row {row} already: a plan has one line for a supply. Take this row out.")
    if planned := values.get("planned"):
        words = N_(
            "{supply} stands in row {row} already: a plan has one line for a supply. Add {quantity} to that row, and"
            " take this one out."
        )
    supply = values["supply"]
    # By the piece, whatever the list counts by.
    quantity = f"{show_quantity(planned)} {supply.unit}" if planned else ""
    return _(words).format(supply=supply.caption, row=row, quantity=quantity)


def remove(office: Office, who: str, plan: PurchasePlan) -> None:
    """Delete a draft with its lines and their quotations."""
    PLAN_FLOW.within(plan, ("draft",), N_("{number} is {state}: only a draft is deleted."))
    with change(office, who, N_("Delete draft {number}"), number=plan.number) as act:
        for line in lines_of(plan):
            _take_off(act, line)
        act.remove(plan)


def add_line(office: Office, who: str, values: Mapping[str, Any]) -> PurchasePlanLine:
    """Plan one supply more; its price is that of the last receipt and its supplier the usual one, if none is told."""
    line = drawn_up(values)
    if line.price is None:
        line.price = last_price(line.supply)
    with changing(office, who, line.plan.afresh(), N_("Add {supply} to {number}"), supply=line.supply.caption) as act:
        return act.add(line)


def drawn_up(values: Mapping[str, Any]) -> PurchasePlanLine:
    """A line as it is to be written, with what its values leave out but for the price."""
    line = PurchasePlanLine(**in_pieces(values, "planned"))
    line.verify()
    papers.above_nothing(line.planned, RULE)
    papers.in_use(line.supply, RULE)
    line.supplier = line.supplier or line.supply.supplier
    return line


def add_lines(act: Act, lines: Sequence[PurchasePlanLine]) -> None:
    """Write lines that were drawn up, as part of an act."""
    by_plan: dict[int, list[PurchasePlanLine]] = {}
    for line in lines:
        by_plan.setdefault(line.__data__["plan"], []).append(line)
    for mine in by_plan.values():
        with altering(act, mine[0].plan.afresh()):
            act.add_many(mine)


def edit_line(office: Office, who: str, line: PurchasePlanLine, values: Mapping[str, Any]) -> PurchasePlanLine:
    """Plan another quantity, price or supplier."""
    with change(office, who, N_("Edit {supply} on {number}")) as act:
        dearer.refuse_change(office, line, values)
        saved = write_line_over(act, line, values)
        act.words |= {"supply": saved.supply.caption, "number": saved.plan.number}
        return saved


def write_line_over(act: Act, line: PurchasePlanLine, values: Mapping[str, Any]) -> PurchasePlanLine:
    """Correct a line as part of an act; less than is ordered of it cannot be planned."""
    plan = line.plan.afresh()
    papers.write_over(line, in_pieces(values, "planned", line.supply), RULE)
    papers.above_nothing(line.planned, RULE)
    with altering(act, plan):
        _not_below_ordered(line)
        return act.save(line)


def refuse_line_change(
    office: Office, line: PurchasePlanLine, corrected: PurchasePlanLine, changed: Mapping[str, Any]
) -> None:
    """Refuse a correction of a line that could not be written."""
    changeable(line.plan)
    dearer.refuse_change(office, line, changed)
    papers.above_nothing(corrected.planned, RULE)
    _not_below_ordered(corrected)


def _not_below_ordered(line: PurchasePlanLine) -> None:
    if stock.scaled(line.planned) < (ordered := ordered_for([line.id]).get(line.id, 0)):
        raise Refused(
            N_("{ordered} of {supply} are ordered for {number} already: less cannot be planned."),
            rule=RULE,
            ordered=stock.shown(ordered),
            supply=line.supply.caption,
            number=line.plan.number,
        )


def remove_line(office: Office, who: str, line: PurchasePlanLine) -> None:
    """Plan one supply less; its quotations go with it."""
    with changing(office, who, line.plan.afresh(), N_("Take {supply} off {number}"), supply=line.supply.caption) as act:
        _take_off(act, line)


def _take_off(act: Act, line: PurchasePlanLine) -> None:
    for quotation in Quotation.select().where(Quotation.line == line.id):
        act.remove(quotation)
    act.remove(line)


def changeable(plan: PurchasePlan) -> None:
    """Refuse to change a plan that was handed in, rejected, ordered or closed."""
    _within(plan, QUOTED_FOR if plan.state == "submitted" and _voided(plan) else CHANGEABLE)


def _voided(plan: PurchasePlan) -> bool:
    """Whether a plan waits for another approval because a change voided the one it had, for the changes that go with
    that one are still to come; not once it was sent back and handed in since."""
    newest = approval.newest(plan, PLAN)
    if newest is None or newest.verdict != "approved":
        return False
    return next((before == "approved" for _act, before, after in papers.turns(plan) if after == "submitted"), False)


def quotable(plan: PurchasePlan) -> None:
    """Refuse to take down what is asked for a plan that was rejected, ordered or closed."""
    _within(plan, QUOTED_FOR)


def _within(plan: PurchasePlan, states: Collection[str]) -> None:
    words = (
        N_("{number} is {state}: send it back before it is changed.")
        if (plan.state, "return") in PLAN_FLOW.steps
        else N_("{number} is {state}: it is not changed any more. Make another plan.")
    )
    PLAN_FLOW.within(plan, states, words)


def write_over(act: Act, plan: PurchasePlan, values: Mapping[str, Any]) -> None:
    """Correct a plan as part of an act."""
    with altering(act, plan):
        for name, value in values.items():
            setattr(plan, name, value)
        act.save(plan)


@contextmanager
def changing(office: Office, who: str, plan: PurchasePlan, words: str, **told: Any) -> Iterator[Act]:
    """An act that changes a plan or its lines."""
    with change(office, who, words, number=plan.number, **told) as act, altering(act, plan):
        yield act


@contextmanager
def altering(act: Act, plan: PurchasePlan) -> Iterator[None]:
    """The part of an act that changes a plan or its lines; what was approved and is another plan then waits for an
    approval."""
    # Stale where somebody decided on it since it was read.
    act.save(plan)
    changeable(plan)
    day = act.office.today()
    decided = approval.snapshot(plan, PLAN, day)
    yield
    changed = approval.snapshot(plan, PLAN, day) != decided
    if changed and (told := _void(act.office, plan)):
        PLAN_FLOW.move(plan, "void")
        act.save(plan)
        act.office.notices += told


def _void(office: Office, plan: PurchasePlan) -> list[str]:
    """In a sentence whose approval becomes void where a plan becomes another; nothing where it needs none."""
    if plan.state != "approved" or not needs_approval(office, plan):
        return []
    made = approval.newest(plan, PLAN)
    if made is None:
        return [_("{number} becomes another plan and waits for an approval.").format(number=plan.number)]
    words = _("{number} becomes another plan: the approval of {approver} becomes void, and it waits for another.")
    return [words.format(number=plan.number, approver=made.approver.caption)]


def change_voids(office: Office, plan: PurchasePlan, _corrected: PurchasePlan, changed: Collection[str]) -> list[str]:
    """What a correction of a plan that is yet to be written makes of its approval."""
    return [] if set(OF_PLAN).isdisjoint(changed) else _void(office, plan)


def line_change_voids(
    office: Office, line: PurchasePlanLine, _corrected: PurchasePlanLine, changed: Collection[str]
) -> list[str]:
    """What a correction of a line that is yet to be written makes of the approval of its plan."""
    return [] if set(OF_PLAN_LINE).isdisjoint(changed) else _void(office, line.plan)


def new_lines_void(office: Office, lines: Sequence[PurchasePlanLine]) -> dict[int, str]:
    """By the place of its first new line what the lines make of the approval of each plan."""
    first: dict[int, int] = {}
    for place, line in enumerate(lines):
        first.setdefault(line.__data__["plan"], place)
    return {place: words for place in first.values() for words in _void(office, lines[place].plan)}


def needs_approval(office: Office, plan: PurchasePlan) -> bool:
    """Whether a person must approve: the policy says so, or somebody has decided on it already."""
    return bool(office.policy.get("plan_needs_approval")) or approval.newest(plan, PLAN) is not None


def lines_of(plan: PurchasePlan) -> list[PurchasePlanLine]:
    """The lines of a plan in their order."""
    return papers.lines_of(PurchasePlanLine, plan)


def cost(quantity: Decimal, price: int) -> int:
    """What a quantity costs at the price of a unit."""
    return half_up(stock.scaled(quantity) * price, stock.SCALE)


def worth(plan: PurchasePlan) -> int:
    """What a plan costs at its prices."""
    return sum(cost(line.planned, line.price or 0) for line in lines_of(plan))
