"""What is worth knowing before a month is closed (clause 4.3.1c): drafts of it, and variances nobody explained."""

from bizdesk.budgets import control, figures, going_on, variances, years
from bizdesk.budgets.control import Spending
from bizdesk.budgets.figures import key_of
from bizdesk.budgets.models import FiscalYear
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.periods import add_months, first_day, last_day, next_period


def previewed(office: Office, year: FiscalYear, **_inputs: object) -> list[str]:
    """The month that would be closed, the expenses of it that are not posted, and the lines that lack a cause."""
    if year.state == "closed":
        return [_("The year {year} is closed.").format(year=year.year)]
    period = next_period(year.closed_through) if year.closed_through else years.periods(year)[0]
    told = [_("To be closed: {period}").format(period=period)]
    told += years.left_behind(office, period, first_day(period), last_day(period))
    if lacking := sum(each.lacking for each in variances.of_month(office, period)):
        words = _("Lines off their plan in {period} without a cause: {count}")
        told.append(words.format(period=period, count=lacking))
    return told + _goes_on(office, year) if period == years.periods(year)[-1] else told


def _goes_on(office: Office, year: FiscalYear) -> list[str]:
    """What the year leaves promised, and what the budget of the next says to it: that counts it from then on."""
    promised = figures.left_open(year)
    if not promised:
        return []
    amount = office.money(going_on.worth(promised))
    told = [_("Promised and open, goes on into the next year: {amount}").format(amount=amount)]
    told += going_on.without_money(office, year)
    following = years.year_of(add_months(year.starts_on, years.MONTHS))
    if following is None or following.state == "closed":
        return told
    first = years.periods(following)[0]
    found = control.found(office, [Spending(key_of(each), first, each.open_amount) for each in promised])
    return [*told, *(str(each.told) for each in found)]
