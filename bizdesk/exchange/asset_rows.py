"""The rows of an asset ledger: what they leave out, what is odd about them, and what they may not change."""

from collections.abc import Collection
from datetime import date
from typing import Any

from bizdesk.assets import cards, openings
from bizdesk.assets.events import CHANGING
from bizdesk.assets.models import Asset, AssetEvent, DepreciationEntry
from bizdesk.assets.words import CONDITIONS, GONE, STATUSES
from bizdesk.exchange.fates import ImportPlan, RowFate
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import add_months

LENGTHS = (
    "method",
    "life_months",
    "start_convention",
    "in_use_on",
    "cost",
    "residual",
    "residual_percent",
    "opening_months",
    "opening_accumulated",
)
TO_SCRAP = "to_scrap"
APPLIED = ("disposal_requested", "disposal_approved")
NO_START = N_("The months of warranty count from the purchase date, and there is none.")
FUTURE = N_("{label}: {date} lies in the future.")
DRAFT = N_("It stays a draft: {date} lies in the future.")
NO_MONTHS = N_("{number} months is more than the {limit} that fit.")
DEFAULTED = N_("Rows without a day of first use: {count}. They are in use, and depreciated, from the purchase date.")
APPLIED_FOR = N_("{state}: it comes in as in use, its condition '{condition}'; apply for its disposal here.")
NO_DAY = N_("{state}: give the day it left in a column '{label}', or leave the row out.")
NOT_GONE = N_("{label}: {date}, yet it is not said to be scrapped, sold, donated, lost or merged.")
TOO_EARLY = N_("{label}: {date} lies before {since}, its first day.")
ASSUMED = N_(
    "Rows with accumulated depreciation and without the months it is for: {count}. They are taken to be of {day}, the"
    " last month end; where they are of another day, give it in a column '{label}'."
)
LEFT_OUT = N_(
    "Cards with posted depreciation or changed values: {count}. Their rows tell of neither: to move an office, copy its"
    " file or restore a backup."
)
EMPTIED = N_("{state}: its cost is on the card it went to: give 0 here, or leave the row out.")


def complete(values: dict[str, Any]) -> None:
    """Fill in what the values of a row say together: the end of a warranty, a purchase on the day of first use."""
    if "acquired_on" not in values and "in_use_on" in values:
        values["acquired_on"] = values["in_use_on"]
    months = values.get("warranty_until")
    if isinstance(months, int):
        if "acquired_on" not in values:
            raise Refused(NO_START)
        if months > Asset.maintenance_months.maximum:
            raise Refused(NO_MONTHS, number=months, limit=Asset.maintenance_months.maximum)
        values["warranty_until"] = add_months(values["acquired_on"], months)


def draw_up(office: Office, fate: RowFate, today: date) -> Asset:
    """Make the card of a row, on the books unless the row says that it is a draft or its day lies ahead."""
    values = dict(fate.values)
    status = values.pop("status", "")
    acquired, given = values.get("acquired_on"), values.get("in_use_on")
    _not_ahead(given, "in_use_on", today)
    _removed(status, given or acquired, values.get("removed_on"), today)
    if status == "merged" and values.get("cost"):
        raise Refused(EMPTIED, state=_(STATUSES[status]))
    if status in APPLIED:
        fate.note(_(APPLIED_FOR).format(state=_(STATUSES[status]), condition=_(CONDITIONS[TO_SCRAP])))
        status = "in_use"
        values.setdefault("condition", TO_SCRAP)
    if status != "draft":
        if given is None and acquired is not None and acquired > today:
            fate.note(_(DRAFT).format(date=acquired))
            status = "draft"
        else:
            values["in_use_on"] = given or acquired
            status = status or "in_use"
    card = cards.drawn_up(office, values)
    card.status = status
    cards.refuse_overcharged(card)
    for words in (*openings.complete(office, card, values), *openings.warned(office, card)):
        fate.note(words)
    return card


def differing(changed: dict[str, Any], current: dict[str, Any], today: date) -> dict[str, Any]:
    """What of a card differs; one to be disposed of was drawn up as in use, and one to come as a draft."""
    status, acquired = changed.get("status"), current.get("acquired_on")
    applied = status in APPLIED and current["status"] == "in_use"
    ahead = status is not None and current["status"] == "draft" and acquired is not None and acquired > today
    return {name: value for name, value in changed.items() if name != "status"} if applied or ahead else changed


def _removed(status: str, since: date | None, day: date | None, today: date) -> None:
    """Refuse a card that is gone without the day it left, a day that cannot be, and a day where nothing has left."""
    _not_ahead(day, "removed_on", today)
    words = {"label": Asset.removed_on.label, "state": _(STATUSES.get(status, ""))}
    if status in GONE and day is None:
        raise Refused(NO_DAY, **words)
    if day is not None and status not in (*GONE, "merged"):
        raise Refused(NOT_GONE, date=day, **words)
    if day is not None and since is not None and day < since:
        raise Refused(TOO_EARLY, date=day, since=since, **words)


def _not_ahead(day: date | None, name: str, today: date) -> None:
    if day is not None and day > today:
        raise Refused(FUTURE, label=getattr(Asset, name).label, date=day)


def refuse_change(office: Office, card: Asset, changed: dict[str, Any]) -> None:
    """Refuse what may no longer be corrected on a card, as editing it would."""
    _not_ahead(changed.get("in_use_on"), "in_use_on", office.today())
    _not_ahead(changed.get("acquired_on"), "acquired_on", office.today())
    if card.status != "draft":
        cards.refuse_resting(card, set(changed))
    cards.refuse_overcharged(Asset(**{name: changed.get(name, getattr(card, name)) for name in LENGTHS}))


def left_out(ids: Collection[int]) -> str:
    """How many of the cards with these row ids have more to them than a row says; '' where none has."""
    posted = DepreciationEntry.select(DepreciationEntry.asset).distinct().tuples()
    changed = AssetEvent.select(AssetEvent.asset).where(AssetEvent.kind.in_(CHANGING)).distinct().tuples()
    count = len({row for (row,) in (*posted, *changed)} & set(ids))
    return _(LEFT_OUT).format(count=count) if count else ""


def notes(plan: ImportPlan) -> list[str]:
    """What was taken for granted, in sentences on the whole file."""
    new = [fate for fate in plan.of("add") if "in_use_on" not in fate.values]
    count = sum(isinstance(fate.record, Asset) and fate.record.in_use_on is not None for fate in new)
    told = [_(DEFAULTED).format(count=count)] if count else []
    counted = [fate.record.opening_on for fate in plan.of("add") if isinstance(fate.record, Asset)
               and fate.record.opening_on is not None and "opening_on" not in fate.values]  # fmt: skip
    if counted:
        words = {"count": len(counted), "day": max(counted), "label": Asset.opening_on.label}
        told.append(_(ASSUMED).format(**words))
    return told
