"""The types of field a record is declared with, under one name.

Stored: text as TEXT, money as INTEGER minor units, quantity and percent as INTEGER ten-thousandths, dates and
instants as ISO TEXT, flags as 0 or 1. Missing text is '', any other missing value is NULL.
"""

from bizdesk.office.field import AutoIncrement, Typed
from bizdesk.office.field_number import LARGEST, SCALE, Flag, Integer, Money, Percent, Quantity
from bizdesk.office.field_reference import Reference
from bizdesk.office.field_text import Choice, Code, State, Tags, Text, Wording
from bizdesk.office.field_time import Date, Instant, Period

__all__ = [
    "LARGEST",
    "SCALE",
    "AutoIncrement",
    "Choice",
    "Code",
    "Date",
    "Flag",
    "Instant",
    "Integer",
    "Money",
    "Percent",
    "Period",
    "Quantity",
    "Reference",
    "State",
    "Tags",
    "Text",
    "Typed",
    "Wording",
]
