"""What a stock card comes to, worked out a second time and as plainly as can be, from the rows as the file has them."""

from collections import defaultdict
from fractions import Fraction
from math import floor
from typing import Any

from bizdesk.supplies.models import Movement, Supply

Row = dict[str, Any]


def cents(amount: Fraction) -> int:
    """Half up."""
    return floor(amount + Fraction(1, 2))


def rows(supply: Supply) -> list[Row]:
    """All movements of a supply by day, on one day as they were entered."""
    query = Movement.select().where(Movement.supply == supply.id).order_by(Movement.date, Movement.id)
    names = ("id", "kind", "value", "batch")
    return [
        {
            **{name: getattr(each, name) for name in names},
            "on": each.date.isoformat(),
            "quantity": Fraction(each.quantity),
            "place": each.__data__["place"],
            "of": each.__data__["of"],
        }
        for each in query
    ]


def standing(every: list[Row]) -> list[Row]:
    """Those that count, each with what later prices made of it: not what was reversed, nor its reversal."""
    gone = {row["of"] for row in every if row["kind"] == "reversal"}
    return [
        {**row, "value": sum(each["value"] for each in every if each is row or _prices(each, row))}
        for row in every
        if row["kind"] not in ("reversal", "revaluation") and row["id"] not in gone
    ]


def _prices(each: Row, row: Row) -> bool:
    return bool(each["kind"] == "revaluation" and each["of"] == row["id"])


def worth(method: str, card: list[Row]) -> dict[int, int]:
    """What each movement of a card is worth, by its id; those that only change the place are worth nothing."""
    moved = [row for row in card if row["kind"] != "transfer"]
    return {"moving_average": _average, "fifo": _layers, "month_end_average": _months}[method](moved)


class _Back:
    """What returns cost: all that came back of an issue so far, at the share of all it cost."""

    def __init__(self) -> None:
        self.issue: dict[int, tuple[Fraction, int]] = {}
        self.came: dict[int, Fraction] = defaultdict(Fraction)

    def cost(self, row: Row) -> int:
        quantity, cost = self.issue[row["of"]]
        before = cents(cost * self.came[row["of"]] / quantity)
        self.came[row["of"]] += row["quantity"]
        return cents(cost * self.came[row["of"]] / quantity) - before


def _own(row: Row, back: _Back, quantity: Fraction, total: int) -> int:
    if row["kind"] == "return_from_user":
        return back.cost(row)
    if row["kind"] in ("opening", "receipt"):
        return int(row["value"])
    return cents(total * row["quantity"] / quantity) if quantity else 0


def _average(card: list[Row]) -> dict[int, int]:
    quantity, total, back, found = Fraction(0), 0, _Back(), {}
    for row in card:
        if row["quantity"] > 0:
            value = _own(row, back, quantity, total)
        else:
            value = -cents(total * -row["quantity"] / quantity)
            back.issue[row["id"]] = (-row["quantity"], -value)
        quantity, total, found[row["id"]] = quantity + row["quantity"], total + value, value
        assert quantity >= 0
        assert quantity or not total
    return found


def _layers(card: list[Row]) -> dict[int, int]:
    """Layers as (quantity, value, lot), the next to go out first."""
    layers: list[tuple[Fraction, int, str]] = []
    back, found = _Back(), {}
    for row in card:
        quantity, total = sum((layer[0] for layer in layers), Fraction(0)), sum(layer[1] for layer in layers)
        if row["quantity"] > 0:
            value = _own(row, back, quantity, total)
            new = (row["quantity"], value, row["batch"])
            layers = [new, *layers] if row["kind"] == "return_from_user" else [*layers, new]
        else:
            wanted, value, left = -row["quantity"], 0, []
            for there, cost, lot in layers:
                take = min(wanted, there) if row["batch"] in ("", lot) else Fraction(0)
                spent = cents(cost * take / there)
                wanted, value = wanted - take, value - spent
                if there > take:
                    left.append((there - take, cost - spent, lot))
            assert not wanted
            layers = left
            back.issue[row["id"]] = (-row["quantity"], -value)
        found[row["id"]] = value
    return found


def _months(card: list[Row]) -> dict[int, int]:
    quantity, total, back, found = Fraction(0), 0, _Back(), {}
    for month in sorted({row["on"][:7] for row in card}):
        mine = [row for row in card if row["on"][:7] == month]
        gone = {row["id"] for row in mine if row["quantity"] < 0}
        inside = [row for row in mine if row["quantity"] < 0 or row["of"] in gone]
        base, sum_in = quantity, total
        for row in mine:
            if row not in inside:
                found[row["id"]] = _own(row, back, base, sum_in)
                base, sum_in = base + row["quantity"], sum_in + found[row["id"]]
        out, spent = Fraction(0), 0
        for row in inside:
            out -= row["quantity"]
            found[row["id"]] = spent - cents(sum_in * out / base)
            spent -= found[row["id"]]
            if row["quantity"] < 0:
                back.issue[row["id"]] = (-row["quantity"], -found[row["id"]])
            else:
                back.came[row["of"]] += row["quantity"]
        quantity, total = base - out, sum_in - spent
    return found
