"""Supplies by what they cost a year: the few that cost most of it are A, the many that cost little C."""

from collections.abc import Mapping

LIMITS = (80, 95)


def classes(used: Mapping[str, int], limits: tuple[int, int] = LIMITS) -> dict[str, str]:
    """Code -> A, B or C, the costliest first, at a tie by code; used: the value used of each, in minor units.

    An item is A while the share of those before it is under the first limit (in per cent), B while under the second;
    what was not used is C.
    """
    order = sorted(used, key=lambda code: (-used[code], code))
    whole = sum(amount for amount in used.values() if amount > 0)
    found, before = {}, 0
    for code in order:
        share = before * 100
        unused = used[code] <= 0
        found[code] = "C" if unused or share >= limits[1] * whole else "A" if share < limits[0] * whole else "B"
        before += max(used[code], 0)
    return found
