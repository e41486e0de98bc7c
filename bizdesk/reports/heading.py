"""What stands at the head of every report, in words; each is '' where there is nothing to say."""

from bizdesk.office.language import N_, _
from bizdesk.reports.report import Block, Chart, Fields, Report, Table
from bizdesk.reports.shown import shown

# Amounts are headed by the word people use for the currency where a language has one.
CURRENCIES = (N_("CNY"), N_("HKD"), N_("TWD"), N_("JPY"), N_("USD"), N_("EUR"), N_("GBP"))
BLANK = "________"


def page(number: int | str, count: int | str) -> str:
    """Which page of how many."""
    return _("Page {page} of {pages}").format(page=number, pages=count)


def subject(report: Report) -> str:
    """The day or the period a report is about, in words."""
    if report.period is not None:
        first, last = report.period
        return _("From {first} to {last}").format(first=first.isoformat(), last=last.isoformat())
    return _("As of {date}").format(date=report.as_of.isoformat()) if report.as_of else ""


def unit(report: Report) -> str:
    """The currency of the amounts, in words, where there are any."""
    amounts = any(_amounts(block) for block in report.blocks)
    return _("Unit: {currency}").format(currency=_(report.currency)) if report.currency and amounts else ""


def _amounts(block: Block) -> bool:
    if isinstance(block, Table):
        return any(column.type == "money" for column in block.columns)
    if isinstance(block, Fields):
        return any(item.type == "money" for item in block.items)
    return isinstance(block, Chart) and block.type == "money"


def filtered(report: Report) -> str:
    """What the report was limited to, in words."""
    return _("Filter: {filter}").format(filter=report.filter) if report.filter else ""


def journal(report: Report) -> str:
    """The head of the journal that the figures rest on."""
    return _("Journal: {head}").format(head=report.journal_head) if report.journal_head else ""


def printed(report: Report) -> str:
    """When the report was made, in the office's zone."""
    return _("Printed at {when}").format(when=shown("instant", zone=report.zone)(report.printed_at))


def prepared(report: Report) -> str:
    """Who made the report; where nobody is known, a line to write the name on."""
    return _("Prepared by {name}").format(name=report.prepared_by or BLANK)
