"""The rows of an asset ledger: what they leave out, what is odd about them, and what they may not change."""

from datetime import date
from typing import Any

from bizdesk.assets import cards
from bizdesk.assets.models import Asset
from bizdesk.assets.terms import Terms
from bizdesk.assets.valuation import opening_warning
from bizdesk.assets.words import GONE, STATUSES
from bizdesk.exchange.fates import ImportPlan, RowFate
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import add_months

APPLIED = ("disposal_requested", "disposal_approved")
NO_START = N_("The months of warranty count from the purchase date, and there is none.")
FUTURE = N_("{label}: {date} lies in the future.")
DRAFT = N_("It stays a draft: {date} lies in the future.")
NO_MONTHS = N_("{number} months is more than the {limit} that fit.")
DEFAULTED = N_("Lines without a day of first use: {count}. They are in use, and depreciated, from the purchase date.")
APPLIED_FOR = N_("{state}: it is imported as in use; apply for its disposal here.")
NO_DAY = N_("{state}: give the day it left in a column '{label}', or leave the line out.")
NOT_GONE = N_("{label}: {date}, yet it is not said to be scrapped, sold, donated, lost or merged.")
TOO_EARLY = N_("{label}: {date} lies before {since}, its first day.")
EMPTIED = N_("{state}: its cost is on the card it went to: give 0 here, or leave the line out.")
OPENING = N_("Opening balances: {reason}.")


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
        fate.words = _(APPLIED_FOR).format(state=_(STATUSES[status]))
        status = "in_use"
    if status != "draft":
        if given is None and acquired is not None and acquired > today:
            fate.words = _(DRAFT).format(date=acquired)
            status = "draft"
        else:
            values["in_use_on"] = given or acquired
            status = status or "in_use"
    card = cards.drawn_up(office, values)
    card.status = status
    if card.opening_accumulated or card.opening_months:
        fate.words = _warned(office, card) or fate.words
    return card


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


def _warned(office: Office, card: Asset) -> str:
    """Why the opening balances of a card look wrong, '' where they do not or its other values are at fault."""
    if not card.cost or card.cost < 0 or not card.life_months:
        return ""
    residual = card.residual
    if residual is None:
        percent = card.residual_percent
        residual = cards.residual_of(card.cost, office.policy.get("residual_percent") if percent is None else percent)
    if _plainly_right(card, card.cost - residual):
        return ""
    why = opening_warning(
        Terms(
            card.cost, residual, card.life_months, card.method, card.in_use_on, card.start_convention,
            card.total_units, card.declining_rate, opening_accumulated=card.opening_accumulated or 0,
            opening_months=card.opening_months or 0, opening_on=card.opening_on, held_from=card.acquired_on,
        )
    )  # fmt: skip
    if why is None:
        return ""
    return _(OPENING).format(reason=cards.told(why, office))


def _plainly_right(card: Asset, spread: int) -> bool:
    """Whether the opening balance of equal months is so near that the whole schedule need not be asked.

    The rounding of a month moves the sum by at most half a unit a month.
    """
    months, life = card.opening_months or 0, card.life_months or 0
    if card.method != "straight_line" or card.start_convention not in ("next_month", "same_month") or card.opening_on:
        return False
    apart = abs(spread * months - (card.opening_accumulated or 0) * life)
    return months < life and apart + (months + 2) * life <= spread


def refuse_change(office: Office, card: Asset, changed: dict[str, Any]) -> None:
    """Refuse what may no longer be corrected on a card, as editing it would."""
    _not_ahead(changed.get("in_use_on"), "in_use_on", office.today())
    _not_ahead(changed.get("acquired_on"), "acquired_on", office.today())
    if card.status != "draft":
        cards.refuse_resting(card, set(changed))


def notes(plan: ImportPlan) -> list[str]:
    """What was taken for granted, in sentences on the whole file."""
    new = [fate for fate in plan.of("add") if "in_use_on" not in fate.values]
    count = sum(isinstance(fate.record, Asset) and fate.record.in_use_on is not None for fate in new)
    return [_(DEFAULTED).format(count=count)] if count else []
