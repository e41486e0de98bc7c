"""The rows of an asset ledger: what they leave out, what is odd about them, and what they may not change."""

from datetime import date
from typing import Any

from bizdesk.assets import cards
from bizdesk.assets.models import Asset, Maintenance
from bizdesk.assets.terms import Terms
from bizdesk.assets.valuation import opening_warning
from bizdesk.assets.why import MONEY
from bizdesk.exchange.fates import ImportPlan, RowFate
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import add_months

NO_START = N_("The months of warranty count from the purchase date, and there is none.")
FUTURE = N_("{label}: {date} lies in the future.")
DRAFT = N_("It stays a draft: {date} lies in the future.")
NO_MONTHS = N_("{number} months is more than the {limit} that fit.")
DEFAULTED = N_("Lines without a day of first use: {count}. They are in use, and depreciated, from the purchase date.")
BOOKED = N_("{number}: what adds to the cost is booked by the step 'finish' and stays.")
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
    named = {name: office.money(int(value)) if name in MONEY else value for name, value in why.values.items()}  # type: ignore[arg-type]  # amounts are ints
    return _(OPENING).format(reason=_(why.message).format(**named))


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


def refuse_booked(work: Maintenance, changed: dict[str, Any]) -> None:
    """Refuse what was booked when work was finished, as editing it would."""
    if changed.keys() & {"done_on", "cost", "capitalise"} and (work.capitalise or "capitalise" in changed):
        raise Refused(BOOKED, rule="4.2.1c", number=work.number)


def notes(plan: ImportPlan) -> list[str]:
    """What was taken for granted, in sentences on the whole file."""
    new = [fate for fate in plan.of("add") if "in_use_on" not in fate.values]
    count = sum(isinstance(fate.record, Asset) and fate.record.in_use_on is not None for fate in new)
    return [_(DEFAULTED).format(count=count)] if count else []
