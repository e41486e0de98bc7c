"""The door to what people type and read: every parser and every form of showing, under one name.

What lies behind it is read when it is first used: a screen that shows no amount waits for no parser of amounts.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bizdesk.office.refusal import ValueRefused

if TYPE_CHECKING:
    from bizdesk.office.amounts import parse_money, signs
    from bizdesk.office.dates import parse_date, parse_instant, parse_period, show_date
    from bizdesk.office.quantities import (
        parse_bool,
        parse_integer,
        parse_months,
        parse_percent,
        parse_quantity,
    )
    from bizdesk.office.showing import plain_money, show_money, show_percent, show_quantity

BEHIND = {
    "amounts": ("parse_money", "signs"),
    "dates": ("parse_date", "parse_instant", "parse_period", "show_date"),
    "quantities": ("parse_bool", "parse_integer", "parse_months", "parse_percent", "parse_quantity"),
    "showing": ("plain_money", "show_money", "show_percent", "show_quantity"),
}  # fmt: skip

__all__ = [
    "ValueRefused",
    "parse_bool",
    "parse_date",
    "parse_instant",
    "parse_integer",
    "parse_money",
    "parse_months",
    "parse_percent",
    "parse_period",
    "parse_quantity",
    "plain_money",
    "show_date",
    "show_money",
    "show_percent",
    "show_quantity",
    "signs",
]


def __getattr__(name: str) -> Any:
    for module, names in BEHIND.items():
        if name in names:
            found = globals()[name] = getattr(import_module(f"bizdesk.office.{module}"), name)
            return found
    raise AttributeError(name)
