"""Opening balances of a card: made whole where only half of them is given, and what looks wrong about them (4.2.1c)."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from bizdesk.assets import cards
from bizdesk.assets.depreciation import schedule
from bizdesk.assets.models import Asset
from bizdesk.assets.takeover import from_new
from bizdesk.assets.terms import TIMED, Terms, months_in_all, start_index
from bizdesk.assets.valuation import opening_warning
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import first_day, month_index, months_ended, period_at

# The fields that it depends on.
FIELDS = frozenset({"opening_accumulated", "opening_months", "opening_on"})
COUNTED = N_("Months already charged: {months}, counted up to {day}.")
WORKED_OUT = N_("Opening accumulated depreciation: {amount}, what the method charges in {months} months.")
OPENING = N_("Opening balances: {reason}.")
BEYOND = N_("Opening balances: {book} is charged, more than the {base} there was to charge: nothing more will be.")


def complete(office: Office, card: Asset, given: Collection[str]) -> list[str]:
    """Work out the half of the opening balances that is not among the fields given, and say so in sentences."""
    if card.method not in TIMED or not card.life_months or card.in_use_on is None:
        return []
    if card.opening_accumulated and "opening_months" not in given:
        card.opening_on = card.opening_on or assumed(office, card)
        most = months_in_all(card.life_months, card.start_convention, card.in_use_on)
        card.opening_months = min(_due(card), most)
        return [_(COUNTED).format(months=card.opening_months, day=card.opening_on)]
    if card.opening_months and "opening_accumulated" not in given and card.cost and card.cost > 0:
        charges = zip(schedule(from_new(_terms(office, card))), range(card.opening_months), strict=False)
        card.opening_accumulated = sum(charge.amount for charge, _month in charges)
        amount = office.money(card.opening_accumulated)
        return [_(WORKED_OUT).format(amount=amount, months=card.opening_months)]
    return []


def assumed(office: Office, card: Asset) -> date:
    """The day opening balances are taken to be of where nobody says: the last month end, or the last one charged."""
    months = [month_index(office.today())]
    if card.removed_on is not None:
        months.append(month_index(card.removed_on) + (card.start_convention != "same_month"))
    return first_day(period_at(min(months))) - timedelta(days=1)


def warned(office: Office, card: Asset) -> list[str]:
    """What looks wrong about the opening balances of a card; nothing where its other values are at fault."""
    if not (card.opening_accumulated or card.opening_months) or not card.cost or card.cost < 0 or not card.life_months:
        return []
    spread = card.cost - _residual(office, card)
    if (card.opening_accumulated or 0) > spread:
        book, base = office.money(card.opening_accumulated), office.money(spread)
        return [_(BEYOND).format(book=book, base=base)]
    if _plainly_right(card, spread) or (why := opening_warning(_terms(office, card))) is None:
        return []
    return [_(OPENING).format(reason=cards.told(why, office))]


def _residual(office: Office, card: Asset) -> int:
    """The residual value, which a card that is not kept yet has only as a rate."""
    return cards.residual_by_rate(office, card) if card.residual is None else card.residual


def _terms(office: Office, card: Asset) -> Terms:
    chosen, terms = cards.choices(office, card.method), cards.terms_of_card(card)
    switch = card.switch or chosen.get("switch", terms.switch)
    period_amount = card.period_amount or chosen.get("period_amount", terms.period_amount)
    return replace(terms, residual=_residual(office, card), switch=switch, period_amount=period_amount)


def _due(card: Asset) -> int:
    """How many months the calendar charges from the first one to the day of the opening balances."""
    start = start_index(cards.terms_of_card(card))
    return max(0, months_ended(card.opening_on) - (start or 0)) if card.opening_on else 0


def _plainly_right(card: Asset, spread: int) -> bool:
    """Whether the opening balance of equal months is so near that the whole schedule need not be asked.

    The rounding of a month moves the sum by at most half a unit a month.
    """
    months, life = card.opening_months or 0, card.life_months or 0
    if card.method != "straight_line" or card.start_convention not in ("next_month", "same_month"):
        return False
    if card.opening_on and abs(min(_due(card), life) - months) > 1:
        return False
    apart = abs(spread * months - (card.opening_accumulated or 0) * life)
    return months < life and apart + (months + 2) * life <= spread
