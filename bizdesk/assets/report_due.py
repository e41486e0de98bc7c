"""What assets ask for on a day, and those that are used beyond their life."""

from datetime import date

from bizdesk.assets.duties import duties
from bizdesk.assets.models import Asset
from bizdesk.assets.report_takeover import notes
from bizdesk.assets.valuing import each_on, sorted_out
from bizdesk.office.fields import Date
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.reports.duties import due_table
from bizdesk.reports.making import make
from bizdesk.reports.report import Block, Column, Report, Table

PARAMETERS = {"on": Date(N_("On"))}


def due(office: Office, on: date | None = None) -> Report:
    """Maintenance, ends of warranty and insurance, loans, postings, counts, papers; and lives that are over."""
    with office.looking_on(on):
        day = office.today()
        found = sorted(duties(office), key=lambda duty: (duty.due_on or date.max, duty.key))
    blocks = [due_table(office, found), *life_over(day)]
    return make(office, "asset-due", _("What assets ask for"), blocks, as_of=day, parameters={"on": day})


def life_over(day: date) -> list[Block]:
    """The assets still in use after their last charge, and what to say of those that were taken over only later."""
    known = sorted_out()
    values = {asset: value for asset, value in each_on(known, day) if value.cost and not value.left}
    cards = Asset.select(Asset.id, Asset.number, Asset.name, Asset.in_use_on).where(Asset.method != "none")
    over = {
        asset: (number, name, since, value.cost, value.net_book_value)
        for asset, number, name, since in cards.order_by(Asset.in_use_on, Asset.number).tuples()
        if (value := values.get(asset)) is not None
    }
    table = Table(
        "life_over",
        _("Fully depreciated, still in use"),
        (
            Column("number", _("Asset no.")),
            Column("name", _("Asset name")),
            Column("in_use_on", _("In use since"), "date"),
            Column("cost", _("Original cost"), "money", total=True),
            Column("net_book_value", _("Carrying amount"), "money", total=True),
        ),
        list(over.values()),
        empty=_("None."),
    )
    return [table, *notes(known, day, day, over)]
