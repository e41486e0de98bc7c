"""Copying a budget (clause 4.3.1a): the next version of its year, or another year from it."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from bizdesk.budgets import carrying, figures, years
from bizdesk.budgets.changing import lines_of
from bizdesk.budgets.coverage import Key
from bizdesk.budgets.drawing_up import begun, put, shares, year_before
from bizdesk.budgets.models import Budget, BudgetChange, BudgetLine, FiscalYear
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.money import percent_of

COPIED = (
    *("department", "account", "project", "activity"),
    *("control_annual", "control_to_date", "carry_over", "explanation"),
)


def copy(
    office: Office,
    who: str,
    budget: Budget,
    *,
    year: FiscalYear | None = None,
    basis: str = "budget",
    percent: Decimal = Decimal(0),
) -> Budget:
    """Draw up the next version of the same year, or the budget of another, from what is in force here or from what was
    spent, with so many per cent more or less; what was carried over into this year is planned for no other."""
    with change(office, who, N_("Copy {number} into {copy}"), number=budget.number) as act:
        copied = begun(act, who, {"year": year or budget.year})
        act.words["copy"] = copied.number
        lines = figures.lines_of(budget)
        standing = figures.of_lines(budget.year, lines, figures.covering(lines))
        less = left_out(budget, year, basis)
        for line in lines:
            if copied.year != budget.year and not line.account.active:
                words = _("{line} is not copied: its account is not active.")
                office.notices.append(words.format(line=figures.title(line)))
                continue
            has = standing[line.id]
            made = BudgetLine(**{name: getattr(line, name) for name in COPIED}, budget=copied)
            told = list(has.actual if basis == "actual" else has.in_force)
            told[0] -= less.get(figures.key_of(line), 0)
            # What was taken back in another month is planned in none: it lowers the year.
            whole, pattern = sum(told), [max(0, amount) for amount in told]
            put(made, shares(max(0, whole + percent_of(whole, percent)), pattern))
            act.add(made)
        return copied


def left_out(budget: Budget, year: FiscalYear | None, basis: str) -> Mapping[Key, int]:
    """What of a budget came from the year before it and is not copied into another year, by what it is for."""
    before = year_before(budget.year)
    found: dict[Key, int] = defaultdict(int)
    if before is None or basis == "actual" or year in (None, budget.year):
        return found
    for carried in years.carried_by(before):
        # A version drawn up since was copied from the one that it was carried into.
        into = carried.budget if isinstance(carried, BudgetChange) else carried
        if into.version > budget.version:
            continue
        if isinstance(carried, Budget):
            for line, _into, amount in carrying.left(before, into):
                found[figures.key_of(line)] += amount
        elif carried.state == "approved":
            for each in lines_of(carried):
                found[figures.key_of(each.line)] += each.amount
    return found


def previewed(
    office: Office, budget: Budget, *, year: FiscalYear | None = None, basis: str = "budget", **_rest: object
) -> list[str]:
    """What a copy would leave out."""
    amount = sum(left_out(budget, year, basis).values())
    if not amount:
        return []
    return [
        _("Left out, for it was carried over into {year}: {amount}").format(
            year=budget.year.year, amount=office.money(amount)
        )
    ]
