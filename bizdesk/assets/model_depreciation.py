"""The ledger of depreciation: runs and their entries (clause 4.2.1c)."""

from bizdesk.assets.model_card import Asset, AssetEvent
from bizdesk.office.fields import Code, Flag, Instant, Integer, Money, Period, Reference, Text, Wording
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.office.record import Record


class DepreciationRun(Record):
    """One posting of depreciation, with what it could not post and why."""

    singular, plural = N_("Depreciation run"), N_("Depreciation runs")
    carries_out = "4.2.1c"
    series = "ZJ"
    number = Code(N_("No."))
    period = Period(N_("Month"), required=True, index=True, editable=False)
    posted_at = Instant(N_("Posted at"), required=True, editable=False)
    by = Reference(Staff, N_("Posted by"), editable=False)
    count = Integer(N_("Assets"), required=True, editable=False)
    total = Money(N_("Total"), required=True, minimum=None, editable=False)
    whole = Flag(N_("All assets"), editable=False, help=N_("Not the run of a single disposal."))
    failures = Wording(N_("Not posted"), multiline=True, limit=200_000, editable=False)


class DepreciationEntry(Record):
    """The charge of one asset for one month; previous and event name what it rests on."""

    singular, plural = N_("Depreciation entry"), N_("Depreciation entries")
    carries_out = "4.2.1c"
    belongs_to = "asset"
    ledger = True
    closed_by = ("posted_in", "closed_through")
    asset = Reference(Asset, N_("Asset"), required=True, editable=False)
    book = Text(N_("Book"), default="main", editable=False)
    period = Period(N_("Month"), required=True, editable=False)
    posted_in = Period(N_("Posted in"), required=True, editable=False)
    amount = Money(N_("Amount"), required=True, minimum=None, editable=False)
    accumulated = Money(N_("Accumulated depreciation"), required=True, editable=False)
    net_book_value = Money(N_("Net value"), required=True, editable=False)
    run = Reference(DepreciationRun, N_("Run"), required=True, editable=False)
    previous = Reference("self", N_("Rests on"), editable=False)
    event = Reference(AssetEvent, N_("Rests on event"), editable=False)
    reverses = Reference("self", N_("Reverses"), editable=False)

    class Meta:
        indexes = ((("asset", "period"), False), (("period", "amount"), False))


# A month is charged once, even when two programs post at the same moment.
DepreciationEntry.add_index(
    DepreciationEntry.asset,
    DepreciationEntry.book,
    DepreciationEntry.period,
    unique=True,
    where=DepreciationEntry.reverses.is_null(),
    name="depreciation_entry_once",
)
