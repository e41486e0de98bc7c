"""Counting supplies: what the books said at the moment of counting, what was found, why it differs (clause 4.2.2c)."""

from typing import Any

from bizdesk.office.fields import Code, Date, Flag, Instant, Quantity, Reference, State, Text
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.office.places import Place
from bizdesk.office.record import Record
from bizdesk.supplies.model_movement import Movement
from bizdesk.supplies.model_supply import Supply, SupplyCategory
from bizdesk.supplies.words import COUNT_STATES


class SupplyCount(Record):
    """A count of the supplies of a place or a class, or of all.

    opened_at: when it was opened or opened again; of a day that was over then, the books at its end count.
    """

    singular, plural = N_("Supply count"), N_("Supply counts")
    carries_out = "4.2.2c"
    series = "KP"
    called_by = "title"
    number = Code(N_("Count no."))
    title = Text(N_("Title"), required=True)
    place = Reference(Place, N_("Place"))
    category = Reference(SupplyCategory, N_("Supply category"))
    counted_on = Date(N_("Counted on"), required=True, index=True)
    counted_by = Reference(Staff, N_("Counted by"))
    opened_at = Instant(N_("Opened at"), editable=False)
    blind = Flag(N_("Blind"), help=N_("The sheet does not tell what the books say."))
    state = State(COUNT_STATES, "open")
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)

    @property
    def veiled(self) -> bool:
        """Whether it is being counted blind: nobody is told what the books say."""
        return self.blind and self.state == "open"


class BookQuantity(Quantity):
    """What the books said of a line, told when a blind count of it is finished."""

    def withheld(self, record: Any) -> bool:
        return bool(record.count.veiled)


class SupplyCountLine(Record):
    """One supply at one place: the book quantity at the moment of counting, and what was found; empty: not counted."""

    singular, plural = N_("Supply count line"), N_("Supply count lines")
    carries_out = "4.2.2c"
    belongs_to = "count"
    called_by = "supply"
    count = Reference(SupplyCount, N_("Supply count"), required=True, editable=False)
    supply = Reference(Supply, N_("Supply"), required=True, editable=False)
    place = Reference(Place, N_("Place"), editable=False)
    batch = Text(N_("Batch no."), limit=60, editable=False)
    snapshot = BookQuantity(N_("Book quantity"), minimum=None, editable=False)
    counted = Quantity(N_("Counted"), editable=False)
    counted_at = Instant(N_("Counted at"), editable=False)
    again = Flag(N_("Count again"), editable=False, help=N_("What is entered now is the second figure."))
    recounted = Quantity(N_("Recounted"), editable=False)
    reason = Text(N_("Reason of difference"), limit=500)
    movement = Reference(Movement, N_("Movement"), editable=False)

    class Meta:
        indexes = ((("count", "supply", "place"), False),)
