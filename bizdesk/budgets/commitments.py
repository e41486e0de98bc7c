"""Money promised and not spent yet (clause 4.3.1b): reserved, drawn on by what is spent, released with a reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from peewee import fn

from bizdesk.budgets import control, years
from bizdesk.budgets.accounts import still_in_use
from bizdesk.budgets.control import RULE, Spending
from bizdesk.budgets.figures import key_of
from bizdesk.budgets.models import Commitment, Expense
from bizdesk.budgets.words import SPENT
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.sentences import worded


def add(office: Office, who: str, values: Mapping[str, Any]) -> Commitment:
    """Reserve money for a contract or a purchase: of today and the department of who acts unless it is said."""
    values = dict(values)
    values["date"] = values.get("date") or office.today()
    actor = office.staff(who)
    values["department"] = values.get("department") or (actor.department if actor else None)
    with change(office, who, N_("Commit {number}")) as act:
        still_in_use(values.get("account"))
        # Open by nothing until the budget was asked.
        made: Commitment = act.add(Commitment(**values))
        if made.amount <= 0:
            raise Refused(N_("The amount must be above nothing."), rule=RULE)
        control.admit(office, [Spending(key_of(made), years.promise_period(made.date), made.amount)])
        made.open_amount = made.amount
        act.words["number"] = made.number
        return act.save(made)


def edit(office: Office, who: str, made: Commitment, values: Mapping[str, Any]) -> Commitment:
    """Correct what is said of a commitment; its amount is changed by releasing it, or by another one."""
    with change(office, who, N_("Edit {number}"), number=made.number) as act:
        fixed = [name for name in values if name not in ("description",) and values[name] != getattr(made, name)]
        if fixed:
            raise Refused(
                N_("{number} is promised as it is: release it and enter it anew."), rule=RULE, number=made.number
            )
        for name, value in values.items():
            setattr(made, name, value)
        return act.save(made)


def used(expense: Expense, period: str) -> list[Spending]:
    """What an expense posted to a month uses of the budget: its amount, less what its commitment reserved of that."""
    made = [Spending(key_of(expense), period, expense.amount)]
    if expense.commitment is not None:
        made.append(freed(expense.commitment.afresh(), expense.amount))
    return made


def freed(promised: Commitment, more: int) -> Spending:
    """What of a commitment is open no more once so much more is spent on it, as a spending below zero."""
    return Spending(
        key_of(promised), years.promise_period(promised.date), reckoned(promised, more) - promised.open_amount
    )


def settle(act: Act, promised: Commitment | None, more: int = 0) -> None:
    """Reckon anew what of a commitment is open; more: what is about to be spent on it besides."""
    if promised is not None:
        promised = promised.afresh()
        promised.open_amount = reckoned(promised, more)
        act.save(promised)


def reckoned(promised: Commitment, more: int = 0) -> int:
    """What of a commitment is neither spent nor released."""
    return max(0, _rest(promised, more))


def _rest(promised: Commitment, more: int) -> int:
    """The same; below nothing where more was spent on it than was promised."""
    spent = Expense.select(fn.SUM(Expense.amount)).where((Expense.commitment == promised.id) & Expense.state.in_(SPENT))
    rest: int = promised.amount - promised.released - (spent.scalar() or 0) - more
    return rest


def promise_besides(promised: Commitment, left: int, more: int) -> None:
    """Make a commitment one of so much more that all that is still to come of it is open; the caller saves it."""
    promised.amount += left - _rest(promised, more)
    promised.open_amount = left


def release(
    office: Office, who: str, promised: Commitment, *, reason: str, amount: int | None = None, on: date | None = None
) -> Commitment:
    """Let go what is not needed any more: all that is open, or so much of it."""
    with change(office, who, N_("Release {number}: {reason}"), number=promised.number, reason=reason) as act:
        is_open(promised)
        let_go(office, promised, promised.open_amount if amount is None else amount, reason, on or office.today())
        return act.save(promised)


def let_go(office: Office, promised: Commitment, amount: int, reason: str, day: date) -> None:
    """Make so much less of a commitment open; the caller saves it."""
    if not 0 < amount <= promised.open_amount:
        raise Refused(
            N_("{number} has {open} open: {amount} cannot be released."),
            rule=RULE,
            number=promised.number,
            open=office.money(promised.open_amount),
            amount=office.money(amount),
        )
    promised.open_amount -= amount
    promised.released += amount
    promised.released_on = day
    promised.reason = reason


def by_hand(promised: Commitment) -> None:
    """Refuse to draw on what an order promised, or to let it go: its receipts spend it, and its end releases it."""
    if promised.source_kind:
        raise Refused(
            N_(
                "{number} was promised by {words}: receive what comes of that order to spend it, and close or cancel"
                " the order to release the rest."
            ),
            rule=RULE,
            number=promised.number,
            words=worded(promised.description),
        )


def is_open(promised: Commitment) -> None:
    """Refuse to release what is spent or released already, or what an order promised."""
    by_hand(promised)
    if not promised.open_amount:
        raise Refused(N_("Nothing of {number} is open any more."), rule=RULE, number=promised.number)
