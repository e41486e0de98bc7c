"""The reasons printed beside the rows of a depreciation schedule, as message ids with named values.

Screens and reports translate `Why.message` and fill in `Why.values`; the values named in MONEY are minor units.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

MESSAGES = {
    "straight_line": "straight line: {base} over {months} months",
    "straight_year": "year {year}, straight line: {base} over {months} months",
    "double_declining": "year {year}: {rate} % of the {book} it began with",
    "last_two_years": "straight line in the last two years: {base} over {months} months",
    "straight_is_larger": "straight line, now the larger: {base} over {months} months",
    "sum_of_years": "year {year}: {parts} of {whole} parts of {base}",
    "declining_balance": "year {year}: {rate} % of the {book} it began with",
    "last_year": "the last year takes all that is left: {base} over {months} months",
    "life_over": "the life is over: all that is left",
    "units_of_production": "{units} units at {base} for {whole} units",
    "units_used_up": "the last of the units: all that is left",
    "manual": "typed amount",
    "manual_cut": "typed amount, cut to what was left",
    "posted": "as it was posted; what remains is spread over what remains",
    "remainder": "the last month takes the remainder",
    "part_of_month": "{days} of {whole} days",
    "half_year": "half a year, spread over the {months} months of the first year",
    "opening": "after the opening balances of {on}",
    "improved": "after the improvement of {on}",
    "impaired": "after the impairment of {on}",
    "revalued": "after the revaluation of {on}",
    "life_changed": "after the change of life of {on}",
    "residual_changed": "after the change of residual value of {on}",
    "method_changed": "after the change of method of {on}",
    "split": "after the split of {on}",
    "merged": "after the merger of {on}",
    "shared": "after its share in the changes of the month, {on}",
    "reinstated": "with what fell due before the reinstatement of {on}",
    "opening_months": "{given} months are given as charged, the dates make it {due}",
    "opening_amount": "{book} is given as charged, the method makes it {base}",
    "disposed": "the last month, disposed of on {on}",
}
MONEY = frozenset({"base", "book"})


Named = Mapping[str, int | str | Decimal | date]


class Why(NamedTuple):
    """One reason: a key of MESSAGES, and the values its message names."""

    code: str
    values: Named

    @property
    def message(self) -> str:
        """The English message id with its places."""
        return MESSAGES[self.code]
