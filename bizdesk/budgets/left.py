"""What is left for something another area is about to buy (clause 4.3.1b)."""

from collections.abc import Collection
from datetime import date

from bizdesk.budgets import figures, years
from bizdesk.budgets.coverage import Key
from bizdesk.budgets.following import Accounts, default_department
from bizdesk.office.file import Office
from bizdesk.office.periods import period_of


def left_of(office: Office, accounts: Collection[str], on: date) -> dict[str, int | None]:
    """What may still be spent on accounts, told by code or name, by who acts: of the tightest line, in minor units.

    None where no line covers one, or no budget is in force on the day.
    """
    year = years.year_of(on)
    budget = figures.in_force(year) if year is not None else None
    if year is None or budget is None:
        return dict.fromkeys(accounts)
    actor = office.staff(office.who)
    department = (actor.department if actor else None) or default_department()
    covers, known = figures.covering(figures.lines_of(budget)), Accounts(office)
    over = {told: covers.over(Key(department.id, known.of(told).id)) for told in set(accounts)}
    lines = {line.id: line for those in over.values() for line in those}
    standing = figures.of_lines(year, list(lines.values()), covers, through=period_of(on))
    return {told: min((standing[line.id].available for line in those), default=None) for told, those in over.items()}
