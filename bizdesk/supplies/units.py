"""Quantities in the unit that a supply is bought in."""

from decimal import Decimal

from bizdesk.office.language import _
from bizdesk.office.values import show_quantity
from bizdesk.supplies.models import Supply


def packs(supply: Supply, quantity: Decimal) -> str:
    """A quantity in purchase units, such as '2 box of 12 pc'; '' where it is bought by the unit it is issued in."""
    if supply.factor == 1:
        return ""
    whole, rest = divmod(quantity, supply.factor)
    told = _("{packs} {pack} of {factor} {unit}").format(
        packs=show_quantity(whole),
        pack=supply.purchase_unit or _("pack"),
        factor=show_quantity(supply.factor),
        unit=supply.unit,
    )
    return (
        _("{packs} and {rest} {unit}").format(packs=told, rest=show_quantity(rest), unit=supply.unit) if rest else told
    )
