"""The layers of a stock valued by what came in first: what is taken off them, and what it cost."""

from collections import deque
from typing import Any, TypeAlias

from bizdesk.office.money import half_up

# Each a quantity, its value, its lot and the key of what brought it; the oldest first.
Layers: TypeAlias = deque[list[Any]]


def take(layers: Layers, wanted: int, lot: str) -> tuple[int, int]:
    """Take a quantity off, the oldest first, those of its lot where it is of one; its cost, and how much is lacking."""
    cost = 0
    kept: list[list[Any]] = []
    while wanted and layers:
        layer = layers.popleft()
        quantity, value, batch, key = layer
        if lot and batch != lot:
            kept.append(layer)
        elif quantity <= wanted:
            wanted -= quantity
            cost += value
        else:
            part = half_up(value * wanted, quantity)
            layers.appendleft([quantity - wanted, value - part, batch, key])
            wanted, cost = 0, cost + part
    layers.extendleft(reversed(kept))
    return cost, wanted


def bear(layers: Layers, cost: int) -> None:
    """Take a cost, or less than none, off the value of layers, the oldest first, none below nothing."""
    for layer in layers:
        part = min(cost, layer[1])
        layer[1] -= part
        cost -= part
