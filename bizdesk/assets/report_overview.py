"""Fixed assets at a glance: pictures of their value over time, what they are made of and how old they are."""

from datetime import date

from bizdesk.assets.report_ledger import by_age, by_category, standings
from bizdesk.assets.report_takeover import notes
from bizdesk.assets.statement import standing_over
from bizdesk.assets.valuing import Known, each_on, sorted_out
from bizdesk.office.fields import Date
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import add_months
from bizdesk.reports.making import make
from bizdesk.reports.names import Names
from bizdesk.reports.report import Chart, Report, Series

PARAMETERS = {"on": Date(N_("On"))}
# The months back from the day whose value is drawn.
BACK = range(24, -1, -2)


def overview(office: Office, on: date | None = None) -> Report:
    """Pictures of the whole, as of a day."""
    day = on or office.today()
    known = sorted_out()
    rows = standings(day, known)
    since = add_months(day, -max(BACK))
    return make(
        office,
        "asset-overview",
        _("Fixed assets at a glance"),
        [over_time(known, day), *notes(known, since, day), by_category(rows, Names()), by_age(rows, day)],
        as_of=day,
        parameters={"on": day},
    )


def over_time(known: Known, day: date) -> Chart:
    """Cost and carrying amount of all assets over the two years before a day."""
    days = [add_months(day, -months) for months in BACK]
    simple, special = known
    cost, net = [0] * len(days), [0] * len(days)
    for place, each in enumerate(days):
        for _asset, value in each_on((simple, {}), each):
            cost[place] += value.cost
            net[place] += value.net_book_value
    for course in special.values():
        for place, line in enumerate(standing_over(days, *course)):
            if line is not None:
                cost[place] += line.cost
                net[place] += line.net_book_value
    series = (Series(_("Original cost"), tuple(cost)), Series(_("Carrying amount"), tuple(net)))
    labels = tuple(each.strftime("%Y-%m") for each in days)
    return Chart("value", _("Value over time"), "line", labels, series, type="money")
