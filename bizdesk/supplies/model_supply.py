"""Supplies and their classes (clause 4.2.2a)."""

from decimal import Decimal
from typing import Any

from peewee import Value

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Code, Flag, Integer, Money, Quantity, Reference, Tags, Text, Typed
from bizdesk.office.language import N_
from bizdesk.office.people import Supplier
from bizdesk.office.places import Place
from bizdesk.office.quantities import HALF_WIDTH
from bizdesk.office.record import Record
from bizdesk.office.values import show_quantity
from bizdesk.supplies.words import VALUATIONS


class SupplyCategory(Record):
    """A class of supplies; each may lie in another."""

    singular, plural = N_("Supply category"), N_("Supply categories")
    carries_out = "4.2.2a"
    code = Code(N_("Code"))
    name = Text(N_("Name"), required=True, index=True)
    parent = Reference("self", N_("Parent"))
    active = Flag(N_("Active"), default=True)


WORKED_OUT: dict[str, Typed] = {"on_hand": Quantity(N_("On hand"), minimum=None, editable=False)}
for _name, _field in WORKED_OUT.items():
    _field.name = _name


class Supply(Record):
    """Something that is kept in stock, bought by the pack and issued by the piece.

    on_hand: what is there of it, once that was looked at by positions.look().
    """

    singular, plural = N_("Supply"), N_("Supplies")
    carries_out = "4.2.2a"
    series = "YP"
    worked_out = WORKED_OUT
    on_hand: Decimal | None = None
    code = Code(N_("Supply code"))
    name = Text(N_("Item name"), required=True, index=True)
    specification = Text(N_("Specification"))
    brand = Text(N_("Brand"))
    category = Reference(SupplyCategory, N_("Supply category"))
    unit = Text(N_("Unit"), required=True, limit=20)
    purchase_unit = Text(N_("Purchase unit"), limit=20, help=N_("Empty: bought by the unit it is issued in."))
    factor = Quantity(N_("Units in a purchase unit"), default=Decimal(1), required=True)
    barcodes = Tags(N_("Barcodes"))
    place = Reference(Place, N_("Place"), help=N_("Where it is kept if nothing else is said."))
    supplier = Reference(Supplier, N_("Supplier"))
    price = Money(N_("Reference price"), help=N_("Of one unit, where nothing was bought yet."))
    min_quantity = Quantity(N_("Safety stock"))
    max_quantity = Quantity(N_("Maximum stock"))
    reorder_level = Quantity(N_("Reorder level"))
    order_multiple = Quantity(N_("Ordered in multiples of"))
    lead_days = Integer(N_("Lead time (days)"), maximum=3_650)
    valuation = Choice(VALUATIONS, N_("Valuation"), default="moving_average", required=True)
    return_old = Flag(N_("Old for new"), help=N_("Issued only against the used-up one."))
    track_expiry = Flag(N_("Expires"), help=N_("Each lot expires on a day; the first to expire is issued first."))
    account = Text(N_("Budget account"), limit=60)
    opening_quantity = Quantity(N_("Opening stock"), editable=False, help=N_("What the list it was taken from told."))
    opening_amount = Money(N_("Opening stock value"), editable=False)
    active = Flag(N_("Active"), default=True)
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)

    @classmethod
    def _called(cls, text: str) -> Any:
        """By its name, and as a scanner reads it."""
        listed: Any = Value(",").concat(cls.barcodes).concat(",")
        return super()._called(text) | rows.holding(listed, f",{text.translate(HALF_WIDTH)},")

    def rules(self) -> dict[str, Refused]:
        """A unit has a size; a maximum is not below the levels that it is to fill up."""
        faults: dict[str, Refused] = {}
        if not self.factor:
            faults["factor"] = Refused(N_("A purchase unit holds more than nothing."), rule="4.2.2a")
        # Other programs write a maximum of 0 where there is none.
        most, level, least = self.max_quantity, self.reorder_level, self.min_quantity
        if most and level is not None and most < level:
            faults["max_quantity"] = Refused(
                N_("The maximum of {most} lies below the reorder level of {level}: raise the one or lower the other."),
                rule="4.2.2a",
                most=show_quantity(most),
                level=show_quantity(level),
            )
        elif most and least is not None and most < least:
            faults["max_quantity"] = Refused(
                N_("The maximum of {most} lies below the safety stock of {least}: raise the one or lower the other."),
                rule="4.2.2a",
                most=show_quantity(most),
                least=show_quantity(least),
            )
        return faults
