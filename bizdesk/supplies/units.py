"""Quantities in the unit that a supply is bought in."""

from decimal import Decimal

from bizdesk.office.language import _
from bizdesk.office.values import show_quantity
from bizdesk.reports.report import Coded
from bizdesk.supplies.models import Supply


def packs(supply: Supply, quantity: Decimal) -> Coded | None:
    """A quantity in purchase units, such as '2 box of 12 pc'; None where it is less than one, or they are its unit."""
    whole, rest = divmod(quantity, supply.factor)
    if supply.factor == 1 or not whole:
        return None
    figures = {"packs": show_quantity(whole), "factor": show_quantity(supply.factor), "rest": show_quantity(rest)}
    words = (
        _("{packs} {pack} of {factor} {unit}, and {rest} {unit}") if rest else _("{packs} {pack} of {factor} {unit}")
    )
    told = words.format(**figures, pack=supply.purchase_unit or _("pack"), unit=supply.unit)
    return Coded(told, "{packs}x{factor}+{rest}".format(**figures) if rest else "{packs}x{factor}".format(**figures))
