"""Shares and averages as the reports of customer service tell them, and the periods they are asked of."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from bizdesk.complaints.words import SATISFIED
from bizdesk.office.fields import Date, Period
from bizdesk.office.language import N_
from bizdesk.office.money import half_up, percent
from bizdesk.office.periods import periods_between
from bizdesk.reports.report import Cell, Coded

SPAN = {"from_": Date(N_("From")), "to": Date(N_("To")), "month": Period(N_("Month"))}
Item = TypeVar("Item")


def average(values: Sequence[int]) -> Decimal | None:
    """The mean with two decimals, rounded half up; None of nothing."""
    return Decimal(half_up(sum(values) * 100, len(values))).scaleb(-2) if values else None


def satisfied_share(ratings: Sequence[int]) -> Decimal | None:
    """The share of the ratings that say satisfied."""
    return percent(sum(rating >= SATISFIED for rating in ratings), len(ratings))


def mean_seconds(lengths: Sequence[int]) -> int | None:
    """The mean of lengths of time in seconds, to the second half up; None of nothing. As all lengths it is told in the
    minutes that are full, so that no mean is told as more than the longest."""
    return half_up(sum(lengths), len(lengths)) if lengths else None


def nothing(words: str) -> Coded:
    """Words that stand for no record."""
    return Coded(words, "")


def two_levels(record: Any) -> Coded | None:
    """An entry of a list on two levels, its group in front; None where there is none."""
    if record is None:
        return None
    name = f"{record.parent.name} / {record.name}" if record.parent is not None else record.name
    return Coded(name, record.key)


def months(known: Iterable[str]) -> list[str]:
    """Every month from the first to the last of some."""
    told = sorted(known)
    return list(periods_between(told[0], told[-1])) if told else []


def grouped(items: Iterable[Item], group: Callable[[Item], Coded | None]) -> list[tuple[Coded, list[Item]]]:
    """The items by what each belongs to, told apart by its code, in the order they come; those of nothing left out."""
    named: dict[str, Coded] = {}
    parts: dict[str, list[Item]] = {}
    for item in items:
        if (of := group(item)) is not None:
            named.setdefault(of.key, of)
            parts.setdefault(of.key, []).append(item)
    return [(named[key], part) for key, part in parts.items()]


def asked(first: date, last: date, **rest: Any) -> dict[str, Cell]:
    """The parameters of a report of a period as other programs read them."""
    plain = {name: str(getattr(value, "key", value)) for name, value in rest.items() if value not in (None, "")}
    return {"from": first, "to": last, **plain}


def joined(texts: Iterable[str]) -> str:
    """Different texts in the order they come, each once."""
    return " / ".join(dict.fromkeys(text for text in texts if text))
