"""What a year that ends leaves promised, and whether the money for it goes on as well (clause 4.3.1c)."""

from collections import defaultdict
from collections.abc import Sequence

from bizdesk.budgets import figures
from bizdesk.budgets.figures import Figures, key_of
from bizdesk.budgets.models import BudgetLine, Commitment, FiscalYear
from bizdesk.office.file import Office
from bizdesk.office.language import _

# Of so many the preview names each; of more it counts the rest.
NAMED = 5


def rest(has: Figures) -> int:
    """What of a line goes on when its year closes: all that is not spent, for what is promised goes on with it."""
    return sum(has.in_force) - sum(has.actual)


def is_carried(line: BudgetLine, has: Figures) -> bool:
    """Whether a line is marked to be carried over, and has anything left."""
    return bool(line.carry_over) and line.account.kind != "income" and rest(has) > 0


def promised_of(year: FiscalYear) -> tuple[dict[int, list[Commitment]], list[Commitment]]:
    """What a year leaves promised of each line that is carried over, by row id; and what is promised of none."""
    budget = figures.in_force(year)
    lines = figures.lines_of(budget) if budget is not None else []
    covers = figures.covering(lines)
    standing = figures.of_lines(year, lines, covers)
    of_line: dict[int, list[Commitment]] = defaultdict(list)
    without: list[Commitment] = []
    for promise in figures.left_open(year):
        carried = [line for line in covers.over(key_of(promise)) if is_carried(line, standing[line.id])]
        for line in carried:
            of_line[line.id].append(promise)
        if not carried:
            without.append(promise)
    return of_line, without


def without_money(office: Office, year: FiscalYear) -> list[str]:
    """The promises of a year that go on into the next without the money that was planned for them, in sentences."""
    _of_line, without = promised_of(year)
    if not without:
        return []
    words = _("Of it without its money, for no line that is carried over has anything left for it: {amount}")
    return [words.format(amount=office.money(worth(without))), *named(office, without)]


def worth(promises: Sequence[Commitment]) -> int:
    """What is open of promises in all."""
    return sum(each.open_amount for each in promises)


def named(office: Office, promises: Sequence[Commitment]) -> list[str]:
    """Promises in words, one below the other, and how many more there are."""
    told = [
        _("{line}: {amount}").format(line=f"{each.number} {each.description}", amount=office.money(each.open_amount))
        for each in promises[:NAMED]
    ]
    if len(promises) > NAMED:
        told.append(_("and {count} more").format(count=len(promises) - NAMED))
    return [f"  {each}" for each in told]
