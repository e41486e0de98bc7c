"""What is worth knowing before a month is closed (clause 4.3.1c): drafts of it, and variances nobody explained."""

from bizdesk.budgets import variances, years
from bizdesk.budgets.models import Expense, FiscalYear
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.periods import first_day, last_day, next_period


def previewed(office: Office, year: FiscalYear, **_inputs: object) -> list[str]:
    """The month that would be closed, the expenses of it that are not posted, and the lines that lack a cause."""
    if year.state == "closed":
        return [_("The year {year} is closed.").format(year=year.year)]
    period = next_period(year.closed_through) if year.closed_through else years.periods(year)[0]
    told = [_("To be closed: {period}").format(period=period)]
    of_month = (Expense.date >= first_day(period)) & (Expense.date <= last_day(period))
    if drafts := Expense.select().where((Expense.state == "draft") & of_month).count():
        words = _("Its expenses that are not posted go to a later month: {count}")
        told.append(words.format(count=drafts))
    if lacking := sum(each.lacking for each in variances.of_month(office, period)):
        words = _("Lines off their plan in {period} without a cause: {count}")
        told.append(words.format(period=period, count=lacking))
    return told
