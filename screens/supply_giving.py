"""What giving out over the counter and on a requisition have in common: old for new, and what lies elsewhere."""

from decimal import Decimal

from peewee import fn

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.stock import shown

from .supply_scanning import Scanning


class Giving(Scanning):
    """Items given out; one that is given old for new waits for a key until the used-up one is back."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        # What was refused for want of the used-up one.
        self.refused: tuple[Supply, Decimal] | None = None

    def give(self, supply: Supply, quantity: Decimal, *, old_returned: bool = False) -> None:
        """Give so much of an item out."""
        raise NotImplementedError

    def book(self, supply: Supply, quantity: Decimal, back: bool) -> None:
        self.refused = None
        if supply.return_old:
            self.refused = supply, quantity
            raise Refused(
                N_("{supply} is issued old for new: press f6 when the used-up one is back."),
                rule="4.2.2b",
                supply=supply.caption,
            )
        self.give(supply, quantity)

    def action_old(self) -> None:
        """Issue what was refused last, now that the used-up one is back."""
        if self.refused is None:
            self.app.say(_("Nothing waits for a used-up one."))
            return
        supply, quantity = self.refused
        self.refused = None
        self.attempt(lambda: self.give(supply, quantity, old_returned=True))


def elsewhere(supply: Supply, there: int) -> str:
    """How much of what is there lies elsewhere than where a supply is kept; nothing where all of it lies there."""
    here = Movement.place.is_null() if supply.place is None else Movement.place == supply.place
    ((kept,),) = rows.as_stored(Movement.select(fn.SUM(Movement.quantity)).where(Movement.supply == supply.id, here))
    away = there - (kept or 0)
    return " " + _("({quantity} of them elsewhere)").format(quantity=shown(away)) if away > 0 else ""


def low(supply: Supply, there: int) -> bool:
    """Whether as much as the reorder level or less is there."""
    return supply.reorder_level is not None and Decimal(shown(there)) <= supply.reorder_level
