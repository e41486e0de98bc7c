"""The refusal of something typed, and every sentence that such a refusal may say.

The sentences are English message ids: whoever shows one translates `message` and fills in `values`.
"""

from typing import Any

TEXT_NUL = "A NUL character cannot be kept. Delete it, or type the text again."
TEXT_SURROGATE = "Half of a character (a lone surrogate) cannot be kept. Delete it, or type the text again."
TEXT_TOO_LONG = "Too long: {length} characters; at most {limit} fit here."

EMPTY = "Nothing was typed."
TOO_LONG = "Too long to be a value: {length} characters; at most {limit} fit here."
FOREIGN_DIGITS = "Type digits as 0 to 9: {text}."
NOT_A_NUMBER = "Not a number: {text}."
A_DATE = "That is a date, not an amount: {text}."
OTHER_CURRENCY = "Amounts are in {currency} here, not in another currency: {text}."
EXPONENT = "Write the number out in full, without the letter e: {text}."
UNDERSCORE = "Write the number without underscores: {text}."
BAD_GROUPING = "The commas do not stand at thousands: {text}."
TOO_MANY_DECIMALS = "At most {digits} decimals: {text}."
TOO_LARGE = "Too large: {text}."
NOT_WHOLE = "Type a whole number: {text}."
UNFINISHED_SUM = "The calculation is not finished: {text}."
BRACKETS = "The brackets do not match: {text}."
TOO_DEEP = "Too many brackets or signs inside one another; at most {limit}."
DIVIDED_BY_ZERO = "Division by 0: {text}."
NOT_YES_OR_NO = "Answer yes or no: {text}."
UNKNOWN_UNIT = "Type a number of months or years, such as 36个月 or 3年: {text}."
PART_MONTH = "That is not a whole number of months: {text}."

NOT_A_DATE = "Not a date: {text}. Type it as 2024-03-06."
NOT_A_PERIOD = "Not a month: {text}. Type it as 2024-03."
PART_OF_A_DATE = "Type the whole date, such as 2026-03-16: {text}."
NO_SUCH_DAY = "There is no such day: {text}."
YEAR_OUT_OF_RANGE = "The year must be from {first} to {last}: {text}."
AMBIGUOUS_DATE = "This may be {one} or {other}: {text}. Type it as 2024-03-06."
NOT_AN_INSTANT = "Not a date and time: {text}. Type it as 2024-03-06 14:30."
NO_SUCH_TIME = "There is no such time of day: {text}."
SKIPPED_TIME = "The clocks were put forward over this time: {text}."


class ValueRefused(ValueError):
    """Something typed that cannot be taken; message is one of the sentences above, values its named places."""

    def __init__(self, message: str, **values: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.values: dict[str, Any] = {**values}

    def __str__(self) -> str:
        return self.message.format(**self.values)
