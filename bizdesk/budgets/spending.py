"""What is spent (clause 4.3.1b): an expense is checked before it is posted, and reversed, never changed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bizdesk.budgets import commitments, control, years
from bizdesk.budgets.accounts import in_use, still_in_use
from bizdesk.budgets.control import RULE
from bizdesk.budgets.figures import key_of
from bizdesk.budgets.flows import EXPENSE_FLOW
from bizdesk.budgets.models import Expense
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, admit
from bizdesk.office.periods import first_day
from bizdesk.office.sentences import worded

# The numbers of records of other areas that an expense may be for, by kind.
FOR = {"asset": N_("There is no asset {number}."), "complaint": N_("There is no complaint {number}.")}


def add(office: Office, who: str, values: Mapping[str, Any]) -> Expense:
    """Key an expense in: of today and the department of who acts unless it is said otherwise; a draft until posted."""
    with change(office, who, N_("Add expense {number}")) as act:
        if values.get("commitment") is None:
            still_in_use(values.get("account"))
        expense = act.add(drawn_up(office, who, values))
        act.words["number"] = expense.number
        office.notices += _stopped(office, expense)
        return expense


def drawn_up(office: Office, who: str, values: Mapping[str, Any]) -> Expense:
    """An expense as it is keyed in, not written yet."""
    values = dict(values)
    values["date"] = values.get("date") or office.today()
    if values.get("commitment") is None:
        in_use(values.get("account"))
    else:
        as_promised(values)
    actor = office.staff(who)
    values["department"] = values.get("department") or (actor.department if actor else None)
    expense = Expense(**values)
    known(office, expense)
    return expense


def as_promised(values: dict[str, Any]) -> None:
    """What a commitment is for is what its expense is for, where nothing else is told."""
    promised = values["commitment"]
    for name in ("department", "account", "project", "activity"):
        values[name] = values.get(name) or getattr(promised, name)
    values["description"] = values.get("description") or promised.description


def known(office: Office, expense: Expense) -> None:
    """Refuse the number of a record that is not there, a day that has not come, and a promise of something else."""
    for kind, words in FOR.items():
        number = getattr(expense, kind)
        if number and office.kinds[kind].get_or_none(office.kinds[kind].key_field() == number) is None:
            raise Refused(words, rule=RULE, number=number)
    if expense.date is not None and expense.date > office.today():
        raise Refused(
            N_("{date} lies in the future: what has not happened is not booked."), rule=RULE, date=expense.date
        )
    promised = expense.commitment
    if promised is not None and expense.reverses is None:
        commitments.by_hand(promised)
    if promised is not None and key_of(promised) != key_of(expense):
        raise Refused(
            N_("{number} was promised for another department, account, project or activity: it stays there."),
            rule=RULE,
            number=promised.number,
        )


def _stopped(office: Office, expense: Expense) -> Iterator[str]:
    """What will stop a draft as it stands: it is kept, and nobody shall think that it was spent."""
    words = _("{number} is kept as a draft and not posted: {reason}")
    try:
        found = control.found(office, commitments.used(expense, years.posting_period(expense.date)))
    except Refused as fault:
        yield words.format(number=expense.number, reason=fault)
        return
    for each in found:
        if each.control == "stop":
            yield words.format(number=expense.number, reason=each.told)


def edit(office: Office, who: str, expense: Expense, values: Mapping[str, Any]) -> Expense:
    """Correct a draft."""
    account = expense.account
    for name, value in values.items():
        setattr(expense, name, value)
    with change(office, who, N_("Edit {number}"), number=expense.number) as act:
        still_draft(expense.afresh())
        if expense.account != account and expense.commitment is None:
            still_in_use(expense.account)
        known(office, expense)
        saved: Expense = act.save(expense)
        office.notices += _stopped(office, saved)
        return saved


def remove(office: Office, who: str, expense: Expense) -> None:
    """Delete a draft."""
    with change(office, who, N_("Delete draft {number}"), number=expense.number) as act:
        still_draft(expense.afresh())
        act.remove(expense)


def still_draft(expense: Expense) -> None:
    """Refuse to change what was posted."""
    EXPENSE_FLOW.within(
        expense, ("draft",), N_("{number} is {state}: it is not changed any more. Reverse it and enter it anew.")
    )


def post(office: Office, who: str, expense: Expense, *, exception_by: Staff | None = None, reason: str = "") -> Expense:
    """Post an expense after the check; a named exception approver lets it pass a stop, with a reason."""
    with change(office, who, N_("Post {number}"), number=expense.number) as act:
        EXPENSE_FLOW.check(expense, "post")
        enter(act, who, expense, exception_by=exception_by, reason=reason)
        return act.save(expense)


def enter(act: Act, who: str, expense: Expense, *, exception_by: Staff | None = None, reason: str = "") -> None:
    """Make an expense a posted one, its commitment that much less open; the caller writes it."""
    office = act.office
    if not expense.amount:
        raise Refused(N_("An expense of nothing is not posted."), rule=RULE)
    expense.period = years.posting_period(expense.date)
    stops = control.held_up(office, commitments.used(expense, expense.period))
    if stops and exception_by is None:
        raise stops[0]
    if stops and exception_by is not None:
        _let_pass(office, who, expense, exception_by, reason)
    elif exception_by is not None:
        raise Refused(N_("{number} fits the budget: it needs no exception."), rule=RULE, number=expense.number)
    commitments.settle(act, expense.commitment, expense.amount)
    EXPENSE_FLOW.enter(expense, EXPENSE_FLOW.steps["draft", "post"])


def _let_pass(office: Office, who: str, expense: Expense, person: Staff, reason: str) -> None:
    """Write down who let an expense pass beyond the budget, and why; an approver, within the approver's limit."""
    admit(person, "approver", office.today())
    if office.staff(who) == person:
        raise Refused(
            N_("{name} posts {number}: another person must let it pass."),
            rule="1.3.1",
            name=person.caption,
            number=expense.number,
        )
    if not reason:
        raise Refused(N_("Say why {number} is to pass beyond the budget."), rule=RULE, number=expense.number)
    limit = person.approval_limit
    if limit is not None and expense.amount > limit:
        raise Refused(
            N_("{name} may approve up to {limit}; {number} is {amount}."),
            rule="1.3.1",
            name=person.caption,
            limit=office.money(limit),
            number=expense.number,
            amount=office.money(expense.amount),
        )
    expense.exception_by = person
    expense.exception_reason = reason


def reverse(office: Office, who: str, expense: Expense, *, reason: str, on: date | None = None) -> Expense:
    """Take an expense back by another of the same amount with the other sign; what it was promised by is open again."""
    with change(office, who, N_("Reverse {number}: {reason}"), number=expense.number, reason=reason) as act:
        EXPENSE_FLOW.move(expense, "reverse")
        _own(expense)
        act.save(expense)
        day = on or office.today()
        if day < expense.date:
            raise Refused(N_("Nothing is taken back before it was booked."), rule=RULE)
        told = {
            name: getattr(expense, name)
            for name in (
                *("department", "account", "project", "activity", "customer", "asset", "complaint", "payee"),
                *("voucher_number", "commitment"),
            )
        }
        back = Expense(
            **told,
            date=day,
            period=years.posting_period(day),
            amount=-expense.amount,
            description=reason,
            state="posted",
            reverses=expense,
        )
        known(office, back)
        # What is promised again is so from the day of the reversal on.
        begun = years.periods(years.needed_year(first_day(back.period)))[0]
        used = [
            each._replace(period=max(each.period, back.period)) if each.period >= begun else each
            for each in commitments.used(back, back.period)
        ]
        control.admit(office, used)
        commitments.settle(act, expense.commitment, back.amount)
        act.add(back)
        return back


def _own(expense: Expense) -> None:
    """Refuse to take back a reversal, or what another record brought: that is where it is taken back."""
    if expense.reverses is not None:
        raise Refused(
            N_("{number} is a reversal and stays: enter what was spent anew."), rule=RULE, number=expense.number
        )
    if expense.source_kind:
        raise Refused(
            N_("{number} came with {words}: reverse it there."),
            rule=RULE,
            number=expense.number,
            words=worded(expense.description),
        )
