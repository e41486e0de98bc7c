"""The currencies there are, with the digits of their minor units."""

import json
from collections.abc import Mapping
from functools import cache

from bizdesk.office.shipped import shipped


@cache
def currencies() -> Mapping[str, int]:
    """The digits of the minor unit by the code of the currency."""
    listed = json.loads(shipped("presets", "currencies.json").read_text(encoding="utf-8"))["codes_by_digits"]
    return {code: int(digits) for digits, codes in listed.items() for code in codes}


def minor_digits(currency: str) -> int:
    """How many digits a currency's minor unit has; two, as most, of one that is not on the list."""
    return currencies().get(currency, 2)
