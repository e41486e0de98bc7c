"""Quantities typed as they are bought: 2 box, 3 box 5; what that is in pieces only its supply tells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bizdesk.office.errors import Refused
from bizdesk.office.fields import Quantity
from bizdesk.office.language import N_, _
from bizdesk.office.quantities import DIGITS, EXPONENT_FORM, half_width, parse_quantity, shown
from bizdesk.office.text import fold
from bizdesk.office.values import ValueRefused, show_quantity

if TYPE_CHECKING:
    from bizdesk.office.file import Office

UNIT = r"[^\W\d_][^\d,]*?"
IN_PACKS = re.compile(rf"(?a:({DIGITS}))\s*({UNIT})\s*(?:(?a:({DIGITS}))\s*({UNIT})?)?")
FIGURES = {"百": 100, "千": 1_000, "万": 10_000}
PACKS = N_("Also as it is bought: 2 box, 3 box 5.")


@dataclass(frozen=True)
class Packs:
    """A quantity in a unit that was named, and a rest in pieces or in a unit named as well."""

    count: Decimal
    unit: str
    rest: Decimal | None = None
    rest_unit: str = ""

    def __str__(self) -> str:
        rest = "" if self.rest is None else show_quantity(self.rest)
        return " ".join(part for part in (show_quantity(self.count), self.unit, rest, self.rest_unit) if part)


class Packed(Quantity):
    """A quantity that may be typed in packs; pieces() makes it one of pieces before it is kept."""

    def read(self, text: str, office: "Office") -> Any:
        return typed(text)

    def verify(self, value: Any) -> None:
        for part in (value.count, value.rest or Decimal(0)) if isinstance(value, Packs) else (value,):
            super().verify(part)

    def show(self, value: Any, office: "Office") -> str:
        return str(value) if isinstance(value, Packs) else super().show(value, office)

    def db_value(self, value: Any) -> int | None:
        if isinstance(value, Packs):
            raise Refused(N_("{label}: give the pieces, not {typed}."), label=self.label, typed=str(value))
        return super().db_value(value)


def typed(text: str) -> Decimal | Packs:
    """A quantity as it was typed, in packs where a unit is named; raises ValueRefused where it is none."""
    try:
        return parse_quantity(text)
    except ValueRefused:
        found = IN_PACKS.fullmatch(half_width(text))
        if found is None or EXPONENT_FORM.search(found[0]):
            raise
    count, unit, rest, rest_unit = found.groups()
    return Packs(parse_quantity(count), unit, None if rest is None else parse_quantity(rest), rest_unit or "")


def counted(supply: Any, quantity: Any) -> Any:
    """A quantity in hundreds, thousands or ten thousands as what it is: a number, or so many packs; any other as it was
    given."""
    if not isinstance(quantity, Packs) or _unit_of(supply, quantity.unit) in _units(supply):
        return quantity
    factor, unit = _figure(quantity.unit)
    count = quantity.count * factor
    if quantity.rest is not None:
        below, rest_unit = _figure(quantity.rest_unit)
        rest = quantity.rest * below
        # 1千5 may be 1,005 or 1,500.
        if unit or not 0 < rest < factor or quantity.count % 1:
            return quantity
        count, unit = count + rest, rest_unit
    if not factor or (unit and _unit_of(supply, unit) not in _units(supply)):
        return quantity
    return Packs(count, unit) if unit else count


def _figure(text: str) -> tuple[int, str]:
    """The figure that a text begins with, 0 where it begins with none, and the unit behind it."""
    return FIGURES.get(text[:1], 0), text[1:].strip()


def _unit_of(supply: Any, typed: str) -> str:
    """The unit of a supply that is meant by a word, its plural too, folded; the word where it means none of them."""
    told, units = fold(typed), _units(supply)
    plain = (unit for unit in units if unit.isascii() and told in (f"{unit}s", f"{unit}es"))
    return told if told in units else next(plain, told)


def _units(supply: Any) -> list[str]:
    """What a supply is counted and bought in, folded."""
    return [fold(supply.unit), *([fold(bought)] if (bought := _bought_in(supply)) else [])]


def _bought_in(supply: Any) -> str:
    return supply.purchase_unit or (_("pack") if supply.factor != 1 else "")


def pieces(supply: Any, quantity: Any) -> Any:
    """A quantity of a supply in pieces; Refused where it is in a unit that the supply does not have."""
    quantity = counted(supply, quantity)
    if not isinstance(quantity, Packs):
        return quantity
    unit, rest = _unit_of(supply, quantity.unit), quantity.rest or Decimal(0)
    bought = _bought_in(supply)
    if unit == fold(supply.unit) and quantity.rest is None:
        return quantity.count
    if bought and unit == fold(bought) and _unit_of(supply, quantity.rest_unit) in ("", fold(supply.unit)):
        return quantity.count * supply.factor + rest
    words = N_("{typed} cannot be counted: {supply} is counted in {unit}.")
    if bought:
        words = N_("{typed} cannot be counted: {supply} is counted in {unit} and bought in {pack} of {factor}.")
    raise Refused(
        words,
        rule="4.2.2a",
        typed=shown(str(quantity)),
        supply=supply.caption,
        unit=supply.unit,
        pack=bought,
        factor=show_quantity(supply.factor),
    )


def in_pieces(values: Mapping[str, Any], name: str, supply: Any = None) -> dict[str, Any]:
    """The values of a line with its quantity in pieces; supply: of the line, where the values name no other."""
    supply = values.get("supply") or supply
    return {**values, name: pieces(supply, values[name])} if supply is not None and name in values else dict(values)
