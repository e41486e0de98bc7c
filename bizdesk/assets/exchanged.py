"""The rows of an asset ledger: what they leave out, what is odd about them, and what they may not change."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from bizdesk.assets import cards, correcting, entering, openings, synonyms, upkeep, wordings
from bizdesk.assets.models import (
    Asset,
    AssetCategory,
    AssetEvent,
    DepreciationEntry,
    Maintenance,
    ManualCharge,
    MeterReading,
    Stocktake,
)
from bizdesk.assets.words import APPLIED, CHANGING, CONDITIONS, GONE, STATUSES
from bizdesk.office.errors import Refused
from bizdesk.office.exchange import Exchange
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import add_months
from bizdesk.office.record import Record
from bizdesk.office.text import visible

TO_SCRAP = "to_scrap"
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
    """Fill in the end of a warranty of so many months."""
    months = values.get("warranty_until")
    if isinstance(months, int):
        if "acquired_on" not in values:
            raise Refused(NO_START)
        if months > Asset.maintenance_months.maximum:
            raise Refused(NO_MONTHS, number=months, limit=Asset.maintenance_months.maximum)
        values["warranty_until"] = add_months(values["acquired_on"], months)


def draw_up(office: Office, given: dict[str, Any], today: date) -> tuple[Asset, list[str]]:
    """Make the card of a row, on the books unless the row says that it is a draft or its day lies ahead; and what is
    worth knowing of it."""
    values, notes = dict(given), []
    status = values.pop("status", "")
    acquired, used = values.get("acquired_on"), values.get("in_use_on")
    _not_ahead(used, "in_use_on", today)
    _removed(status, used or acquired, values.get("removed_on"), today)
    if status == "merged" and values.get("cost"):
        raise Refused(EMPTIED, state=_(STATUSES[status]))
    if status in APPLIED:
        notes.append(_(APPLIED_FOR).format(state=_(STATUSES[status]), condition=_(CONDITIONS[TO_SCRAP])))
        status = "in_use"
        values.setdefault("condition", TO_SCRAP)
    if status != "draft":
        if used is None and acquired is not None and acquired > today:
            notes.append(_(DRAFT).format(date=acquired))
            status = "draft"
        else:
            values["in_use_on"] = used or acquired
            status = status or "in_use"
    card = cards.drawn_up(office, values)
    card.status = status
    cards.refuse_overcharged(office, card)
    cards.refuse_opening_ahead(office, card)
    try:
        cards.refuse_leavers(office, card, values)
    except Refused as left:
        notes.append(str(left))
    return card, [*notes, *openings.complete(office, card, values)]


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


def refuse_change(office: Office, card: Asset, corrected: Asset, changed: dict[str, Any]) -> None:
    """Refuse what may no longer be corrected on a card, as editing it would."""
    _not_ahead(changed.get("in_use_on"), "in_use_on", office.today())
    _not_ahead(changed.get("acquired_on"), "acquired_on", office.today())
    cards.refuse_overcharged(office, corrected)
    correcting.correct(office, corrected, card.__data__)


def untold(ids: Collection[int]) -> str:
    """How many of the cards with these row ids have more to them than a row says; '' where none has."""
    posted = DepreciationEntry.select(DepreciationEntry.asset).distinct().tuples()
    changed = AssetEvent.select(AssetEvent.asset).where(AssetEvent.kind.in_(CHANGING)).distinct().tuples()
    count = len({row for (row,) in (*posted, *changed)} & set(ids))
    return _(LEFT_OUT).format(count=count) if count else ""


def taken_for_granted(new: Sequence[tuple[Asset, dict[str, Any]]]) -> list[str]:
    """What was taken for granted of new cards and the values of their rows, in sentences on the whole file."""
    dated = sum("in_use_on" not in values and card.in_use_on is not None for card, values in new)
    counted = [card.opening_on for card, values in new if card.opening_on and "opening_on" not in values]
    told = [_(DEFAULTED).format(count=dated)] if dated else []
    if counted:
        told.append(_(ASSUMED).format(count=len(counted), day=max(counted), label=Asset.opening_on.label))
    return told


def _category(office: Office, values: dict[str, Any], today: date) -> tuple[AssetCategory, list[str]]:
    return AssetCategory(**(cards.policy_terms(office) | values)), []


def _category_named(office: Office) -> dict[str, Any]:
    """The terms of a category of which a row says no more than its name."""
    return {"method": "straight_line", "life_months": 60, **cards.policy_terms(office)}


def _terms_told(category: AssetCategory) -> str:
    return _("{name} (straight line over {months} months, {percent} % residual value)").format(
        name=visible(category.caption), months=category.life_months, percent=category.residual_percent
    )


ONE_BY_ONE = Exchange(one_by_one=True)
EXCHANGED: dict[type[Record], Exchange] = {
    Asset: Exchange(
        synonyms.CARD,
        synonyms.CARD_WEAKER,
        synonyms.USELESS,
        wordings.CARD,
        wordings.NEAR,
        begins=("status", "due_back_on", "removed_on"),
        unique=("serial",),
        implied={"acquired_on": "in_use_on"},
        complete=complete,
        draw_up=draw_up,
        differing=differing,
        refuse_change=refuse_change,
        add_many=entering.add_many,
        edit=correcting.edit_in,
        taken_for_granted=taken_for_granted,
        untold=untold,
    ),
    AssetCategory: Exchange(
        synonyms.CATEGORY,
        wordings=wordings.CATEGORY,
        made_with=_category_named,
        preset="asset_categories",
        described=_terms_told,
        draw_up=_category,
    ),
    Maintenance: Exchange(
        synonyms.MAINTENANCE,
        wordings=wordings.MAINTENANCE,
        refuse_new=upkeep.refuse_new,
        refuse_change=lambda office, work, corrected, changed: upkeep.refuse_change(office, work, changed),
    ),
    # A count freezes what it finds; a reading or a charge is not for a month that is posted.
    Stocktake: ONE_BY_ONE,
    MeterReading: ONE_BY_ONE,
    ManualCharge: ONE_BY_ONE,
}
