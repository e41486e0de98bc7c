"""Budget changes (clause 4.3.1c): increase, decrease, move; a source never falls below what is spent and promised."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from bizdesk.budgets import figures, years
from bizdesk.budgets.decided import CHANGE
from bizdesk.budgets.figures import Figures
from bizdesk.budgets.flows import CHANGE_FLOW
from bizdesk.budgets.models import Budget, BudgetChange, BudgetChangeLine, BudgetLine
from bizdesk.office.decision import Decision, record_decision, refuse_repeated
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Staff

RULE = "4.3.1c"


def add(office: Office, who: str, values: Mapping[str, Any]) -> BudgetChange:
    """Begin a change: of today and of who acts unless it is said otherwise."""
    values = dict(values)
    values["requested_on"] = values.get("requested_on") or office.today()
    values["applicant"] = values.get("applicant") or office.staff(who)
    with change(office, who, N_("Add budget change {number}")) as act:
        made: BudgetChange = act.add(BudgetChange(**values))
        _of_what_is_in_force(made.budget.afresh())
        act.words["number"] = made.number
        return made


def edit(office: Office, who: str, made: BudgetChange, values: Mapping[str, Any]) -> BudgetChange:
    """Correct a draft."""
    with change(office, who, N_("Edit {number}"), number=made.number) as act:
        changeable(made.afresh())
        if "budget" in values and values["budget"] != made.budget and lines_of(made):
            raise Refused(
                N_("{number} has lines of its budget: take them off it first."), rule=RULE, number=made.number
            )
        for name, value in values.items():
            setattr(made, name, value)
        _of_what_is_in_force(made.budget.afresh())
        return act.save(made)


def remove(office: Office, who: str, made: BudgetChange) -> None:
    """Delete a draft with its lines."""
    with change(office, who, N_("Delete draft {number}"), number=made.number) as act:
        changeable(made.afresh())
        for line in lines_of(made):
            act.remove(line)
        act.remove(made)


def changeable(made: BudgetChange) -> None:
    """Refuse to alter a change that was handed in."""
    words = (
        N_("{number} is {state}: make another change that takes it back.")
        if made.state == "approved"
        else N_("{number} is {state}: send it back before it is changed.")
    )
    CHANGE_FLOW.within(made, ("draft",), words)


def _of_what_is_in_force(budget: Budget) -> None:
    if budget.state != "approved":
        raise Refused(N_("{number} is not in force: edit its lines instead."), rule=RULE, number=budget.number)
    years.still_open(budget.year)


def add_line(office: Office, who: str, values: Mapping[str, Any]) -> BudgetChangeLine:
    """Change one month of one line more."""
    line = BudgetChangeLine(**values)
    with change(office, who, N_("Add {line} to {number}")) as act:
        line.verify()
        _fits(line)
        act.words |= {"number": line.change.number, "line": figures.title(line.line)}
        return act.add(line)


def edit_line(office: Office, who: str, line: BudgetChangeLine, values: Mapping[str, Any]) -> BudgetChangeLine:
    """Change it by another amount, or another month."""
    before = line.change.afresh()
    for name, value in values.items():
        setattr(line, name, value)
    words = N_("Edit {line} of {number}")
    with change(office, who, words, number=line.change.number, line=figures.title(line.line)) as act:
        changeable(before)
        _fits(line)
        return act.save(line)


def remove_line(office: Office, who: str, line: BudgetChangeLine) -> None:
    """Change one line less."""
    words = N_("Take {line} off {number}")
    with change(office, who, words, number=line.change.number, line=figures.title(line.line)) as act:
        changeable(line.change.afresh())
        act.remove(line)


def _fits(line: BudgetChangeLine) -> None:
    changeable(line.change.afresh())
    if line.line.budget != line.change.budget:
        raise Refused(
            N_("{number} changes {budget}; the line is one of {other}."),
            rule=RULE,
            number=line.change.number,
            budget=line.change.budget.number,
            other=line.line.budget.number,
        )
    if not line.amount:
        raise Refused(N_("A change of nothing changes nothing."), rule=RULE)


def lines_of(made: BudgetChange) -> list[BudgetChangeLine]:
    """The lines of a change in their order."""
    query = BudgetChangeLine.select().where(BudgetChangeLine.change == made.id)
    return list(query.order_by(BudgetChangeLine.id))


def transfer(
    office: Office, who: str, line: BudgetLine, *, to: BudgetLine, month: int, amount: int, reason: str
) -> BudgetChange:
    """Draw up a change that moves money of one month from a line to another."""
    with change(office, who, N_("Move {amount} from {line} to {to}"), amount=office.money(amount)) as act:
        _of_what_is_in_force(line.budget.afresh())
        if amount <= 0:
            raise Refused(N_("The amount must be above nothing."), rule=RULE)
        if to == line:
            raise Refused(N_("Money is moved from a line to another one."), rule=RULE)
        act.words |= {"line": figures.title(line), "to": figures.title(to)}
        made = act.add(
            BudgetChange(
                budget=line.budget,
                kind="transfer",
                reason=reason,
                applicant=office.staff(who),
                requested_on=office.today(),
            )
        )
        for part, signed in ((line, -amount), (to, amount)):
            new = BudgetChangeLine(change=made, line=part, month=month, amount=signed)
            _fits(new)
            act.add(new)
        return made


def submit(office: Office, who: str, made: BudgetChange) -> BudgetChange:
    """Hand a change in; what moves or takes no more than the policy lets free is in force at once."""
    with change(office, who, N_("Submit {number}"), number=made.number) as act:
        free = made.kind != "increase" and worth(made) <= office.policy.get("budget_change_free")
        CHANGE_FLOW.move(made, "submit", "approved" if free else "submitted")
        admit(office, made)
        if free:
            made.approved_on = office.today()
        return act.save(made)


def approve(
    office: Office,
    who: str,
    made: BudgetChange,
    *,
    approver: Staff,
    opinion: str = "",
    paper_reference: str = "",
    on: date | None = None,
) -> BudgetChange:
    """Put a change into force."""
    decision = Decision(approver, opinion, paper_reference, on)
    return _decide(office, who, made, "approve", N_("Approve {number}"), decision)


def reject(
    office: Office,
    who: str,
    made: BudgetChange,
    *,
    approver: Staff,
    opinion: str,
    paper_reference: str = "",
    on: date | None = None,
) -> BudgetChange:
    """Reject a change."""
    decision = Decision(approver, opinion, paper_reference, on)
    return _decide(office, who, made, "reject", N_("Reject {number}"), decision)


def _decide(office: Office, who: str, made: BudgetChange, action: str, words: str, decision: Decision) -> BudgetChange:
    refuse_repeated(CHANGE_FLOW, made, CHANGE, action, decision.approver)
    with change(office, who, words, number=made.number) as act:
        step, others = CHANGE_FLOW.check(made, action), {N_("applicant"): made.applicant}
        record_decision(act, made, CHANGE, action, step, decision, others=others, amount=worth(made))
        CHANGE_FLOW.enter(made, step)
        if action == "approve":
            admit(office, made)
            made.approved_on = decision.on or office.today()
        return act.save(made)


def admit(office: Office, made: BudgetChange) -> None:
    """Refuse a change of what is not in force, and one by which a line would fall below what is spent and promised."""
    budget = made.budget.afresh()
    _of_what_is_in_force(budget)
    of: dict[int, BudgetLine] = {}
    months: dict[int, list[int]] = defaultdict(lambda: [0] * figures.MONTHS)
    for each in lines_of(made):
        of[each.line.id] = each.line
        months[each.line.id][each.month - 1] += each.amount
    lines = list(of.values())
    standing = figures.of_lines(budget.year, lines, figures.covering(lines))
    for line in lines:
        leaves_enough(office, line, standing[line.id], months[line.id])


def leaves_enough(office: Office, line: BudgetLine, has: Figures, more: list[int]) -> None:
    """Refuse to take what is spent or promised, of the year and of the months so far; no month plans below nothing."""
    if sum(more) < 0 and has.available + sum(more) < 0:
        raise Refused(
            N_("{line} has {left} left: {amount} cannot be taken from it."),
            rule=RULE,
            line=figures.title(line),
            left=office.money(has.available),
            amount=office.money(-sum(more)),
        )
    for month in range(1, figures.MONTHS + 1):
        planned, so_far = has.in_force[month - 1] + more[month - 1], sum(more[:month])
        if more[month - 1] < 0 and planned < 0:
            raise Refused(
                N_("{line} plans {amount} less than nothing for month {month}: take less of that month."),
                rule=RULE,
                line=figures.title(line),
                amount=office.money(-planned),
                month=month,
            )
        used = any(has.actual[:month]) or any(has.promised[:month])
        if line.control_to_date == "stop" and so_far < 0 and used and has.available_to(month) + so_far < 0:
            raise Refused(
                N_("{line} has {left} left through month {month}: {amount} cannot be taken from these months."),
                rule=RULE,
                line=figures.title(line),
                left=office.money(has.available_to(month)),
                month=month,
                amount=office.money(-so_far),
            )


def return_(office: Office, who: str, made: BudgetChange, *, reason: str = "") -> BudgetChange:
    """Send a change back to who asked for it."""
    words = N_("Send {number} back: {reason}") if reason else N_("Send {number} back")
    with change(office, who, words, number=made.number, reason=reason) as act:
        CHANGE_FLOW.move(made, "return")
        return act.save(made)


def worth(made: BudgetChange) -> int:
    """How much a change adds, or where it adds nothing, takes."""
    amounts = [line.amount for line in lines_of(made)]
    added = sum(amount for amount in amounts if amount > 0)
    return added or -sum(amounts)
