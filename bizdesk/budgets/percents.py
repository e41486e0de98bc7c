"""Parts of a whole in per cent, one decimal, for show; what is compared are amounts."""

from decimal import Decimal

from bizdesk.office.money import half_up


def percent(part: int, whole: int) -> Decimal | None:
    """A share in per cent, rounded half up; None of no base."""
    if not whole:
        return None
    part, whole = (part, whole) if whole > 0 else (-part, -whole)
    return Decimal(half_up(part * 1000, whole)).scaleb(-1)
