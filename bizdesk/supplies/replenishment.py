"""What to order of a supply: what is projected against its reorder level, up to its maximum, in whole packs.

Quantities are whole ten-thousandths of the supply's unit.
"""

from fractions import Fraction
from typing import NamedTuple


class Levels(NamedTuple):
    """When a supply is ordered again, and up to how much; a maximum of 0 is none, a multiple of 0 is any quantity."""

    reorder: int
    maximum: int = 0
    multiple: int = 0
    strict: bool = False


class Position(NamedTuple):
    """How a supply stands: on its shelves, ordered, planned and not ordered, approved to be issued and not issued."""

    on_hand: int
    on_order: int = 0
    planned: int = 0
    reserved: int = 0

    @property
    def projected(self) -> int:
        """What will be there when all of it has come and gone."""
        return self.on_hand + self.on_order + self.planned - self.reserved


def proposed(position: Position, levels: Levels) -> int:
    """The quantity to order: nothing above the reorder level, else up to the maximum, at least to the level.

    What is ordered is projected from then on, so that asking again proposes nothing more.
    """
    projected = position.projected
    if projected > levels.reorder or (levels.strict and projected == levels.reorder):
        return 0
    return packed(max(levels.reorder, levels.maximum) - projected, levels.multiple)


def packed(quantity: int, multiple: int) -> int:
    """A quantity rounded up to whole packs."""
    return -(-quantity // multiple) * multiple if multiple else quantity


def days_of_cover(on_hand: int, used: int, days: int) -> Fraction | None:
    """For how many days what is on hand lasts at the use of so many days; None where nothing was used."""
    return Fraction(on_hand * days, used) if used > 0 else None
