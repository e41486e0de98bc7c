"""The door to what people type and read: every parser and every form of showing, under one name."""

from bizdesk.office.amounts import capital_amount, parse_money, plain_money, show_money
from bizdesk.office.dates import parse_date, parse_instant, parse_period, show_date
from bizdesk.office.quantities import (
    parse_bool,
    parse_integer,
    parse_months,
    parse_percent,
    parse_quantity,
    show_percent,
    show_quantity,
)
from bizdesk.office.refusal import ValueRefused

__all__ = [
    "ValueRefused",
    "capital_amount",
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
]
