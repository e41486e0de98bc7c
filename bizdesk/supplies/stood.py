"""How supplies stood over a span of days (clause 4.2.2c): at both ends, and what came and went between them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bizdesk.supplies.passed import Sums, Way
from bizdesk.supplies.shelves import lying_at, shares
from bizdesk.supplies.stock import holdings

Both = tuple[int, int]


@dataclass
class Stood:
    """A supply, or what of it is at a place, over a period: quantity and value when it began, of what came and went,
    and at its end; quantities as they are stored."""

    opening: Both = (0, 0)
    came: Both = (0, 0)
    went: Both = (0, 0)
    closing: Both = (0, 0)

    def __bool__(self) -> bool:
        return any(map(any, (self.opening, self.came, self.went, self.closing)))

    def add(self, way: Way, sums: Sums) -> None:
        """Count what came or went."""
        if way.inward:
            self.came = self.came[0] + sums.quantity, self.came[1] + sums.value
        else:
            self.went = self.went[0] - sums.quantity, self.went[1] - sums.value

    def settle(self) -> None:
        """Make the value of what went what both ends and what came make it, once all of that is counted."""
        # A month's average that is not known yet makes of what went what it makes of what is left.
        self.went = self.went[0], self.opening[1] + self.came[1] - self.closing[1]


def everywhere(moved: Mapping[Way, Sums], before: date, last: date) -> dict[int, Stood]:
    """Every supply that ever moved, wherever it lies: what is carried to another place neither comes nor goes."""
    found: dict[int, Stood] = defaultdict(Stood)
    for supply, both in holdings(before).items():
        found[supply].opening = both
    for supply, both in holdings(last).items():
        found[supply].closing = both
    for way, sums in moved.items():
        if way.kind != "transfer":
            found[way.supply].add(way, sums)
    for each in found.values():
        each.settle()
    return found


def at_places(
    moved: Mapping[Way, Sums], whole: Mapping[int, Stood], before: date, last: date
) -> dict[int, dict[int | None, Stood]]:
    """The same place by place; what lies at one is worth its share of the whole."""
    found: dict[int, dict[int | None, Stood]] = defaultdict(lambda: defaultdict(Stood))
    for day, end in ((before, "opening"), (last, "closing")):
        lying = lying_at(day)
        for supply, stood in whole.items():
            for place, quantity, value in shares(lying.get(supply, {}), getattr(stood, end)[1]):
                setattr(found[supply][place], end, (quantity, value))
    for way, sums in moved.items():
        found[way.supply][way.place].add(way, sums)
    return found
