"""A second account of what cards are charged, written from the conventions and not from the program.

It walks month by month in plain numbers without rounding, so that its figures lie within half a unit a month of the
posted ones. Months are counted since year 0.
"""

from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date

TIMED = ("straight_line", "double_declining", "sum_of_years", "declining_balance")
TINY = 1e-9


def month(day: date) -> int:
    return day.year * 12 + day.month - 1


def days_of(index: int) -> int:
    return monthrange(index // 12, index % 12 + 1)[1]


def ended(day: date) -> int:
    """The first month that has not ended by a day."""
    return month(day) + (day.day == days_of(month(day)))


@dataclass
class Happening:
    """What changes a card: an amount on its cost, one written off, or new terms."""

    on: date
    added: float = 0
    written_off: float = 0
    life: int = 0
    method: str = ""
    residual: int | None = None


@dataclass
class Account:
    """A card as somebody keeps it by hand; typed: units or amounts by month. Piece: from, to, amount on the plan."""

    cost: int
    residual: int
    life: int
    method: str
    in_use_on: date
    convention: str
    units: float = 0
    typed: dict[int, float] = field(default_factory=dict)
    opening: int = 0
    opening_months: int = 0
    opening_on: date | None = None
    happened: list[Happening] = field(default_factory=list)
    categories: list[tuple[date, str]] = field(default_factory=list)
    gone_on: date | None = None
    back_on: date | None = None

    def category(self, day: date) -> str:
        """The code of the category a card is in at the end of a day."""
        return [code for since, code in self.categories if since <= day][-1]

    def begin(self) -> int:
        return month(self.in_use_on) + (self.convention == "next_month")

    def weight(self, index: int) -> float:
        """How much of a month's charge a month has: the first by its days, or half a year over the first year."""
        if self.convention == "daily" and index == month(self.in_use_on):
            return (days_of(index) - self.in_use_on.day + 1) / days_of(index)
        if self.convention == "half_year" and index // 12 == self.in_use_on.year:
            return 6 / (13 - self.in_use_on.month)
        return 1.0

    def acts_from(self, day: date) -> int:
        """A change acts from the month after, under same_month from its own."""
        return month(day) + (self.convention != "same_month")

    def charges(self, through: int) -> dict[int, float]:
        """What is charged in each month before an index."""
        walk = Walk(self)
        first = self.begin() + self.opening_months if self.opening_on is None else ended(self.opening_on)
        gone = self.acts_from(self.gone_on) if self.gone_on else through
        back = month(self.back_on) if self.back_on else through
        charged: dict[int, float] = {}
        put_off = 0.0
        for index in range(first, through):
            walk.let_act(index)
            held = self.weight(index)
            leaves = self.gone_on is not None and self.convention == "daily" and index == gone - 1 and back != index
            before = 0.0
            if leaves and self.gone_on is not None:
                since = self.in_use_on.day if index == month(self.in_use_on) else 1
                before = walk.foretell(index, (self.gone_on.day - since) / days_of(index))
            whole = walk.charge(index, held)
            if gone <= index < back:
                put_off += whole
            elif leaves:
                charged[index], put_off = put_off + before, whole - before
            else:
                charged[index], put_off = put_off + whole, 0.0
        return charged

    def new(self) -> "Account":
        """The card as it would have been charged here from its first day."""
        return replace(self, opening=0, opening_months=0, opening_on=None, happened=[], gone_on=None, back_on=None)

    def value(self, day: date) -> tuple[float, float, float] | None:
        """Cost, accumulated depreciation and impairment at the end of a day; None where the card is not held."""
        away = self.gone_on is not None and self.gone_on <= day and (self.back_on is None or day < self.back_on)
        if day < self.in_use_on or away:
            return None
        known = [each for each in self.happened if each.on <= day]
        cost, written_off = self.cost + sum(each.added for each in known), sum(each.written_off for each in known)
        if self.opening_on and day < self.opening_on:
            before = self.new()
            if self.method not in TIMED:
                months = ended(self.opening_on) - self.begin()
                before = replace(before, cost=self.opening, residual=0, life=months, method="straight_line")
            return cost, min(self.opening, sum(before.charges(ended(day)).values())), written_off
        return cost, self.opening + sum(self.charges(ended(day)).values()), written_off


class Walk:
    """A card on its way through the months."""

    def __init__(self, card: Account) -> None:
        self.card, self.method, self.life, self.residual = card, card.method, card.life, card.residual
        self.book = float(card.cost - card.opening)
        self.age = sum(card.weight(card.begin() + month) for month in range(card.opening_months))
        self.waiting = sorted(card.happened, key=lambda each: each.on)
        left, whole = self.book - self.residual, card.cost - card.residual
        self.units = card.units * left / whole if whole else 0.0
        self.began, self.began_book, self.began_residual = 0.0, float(card.cost), card.residual
        self.spread()

    def let_act(self, index: int) -> None:
        while self.waiting and self.card.acts_from(self.waiting[0].on) <= index:
            each = self.waiting.pop(0)
            before = self.book, self.residual, self.life, self.method
            self.book += each.added - each.written_off
            self.residual = self.residual if each.residual is None else each.residual
            self.life, self.method = each.life or self.life, each.method or self.method
            if before != (self.book, self.residual, self.life, self.method):
                self.began, self.began_book, self.began_residual = self.age, self.book, self.residual
                self.spread()

    def spread(self) -> None:
        """What is left over what remains, in depreciation years from where they began."""
        self.at, self.base, self.base_units = self.age - self.began, self.book - self.residual, self.units
        self.pieces = self.plan(self.life - self.began, self.at, self.base) if self.method in TIMED else []

    def plan(self, months: float, at: float, left: float) -> list[tuple[float, float, float]]:
        if left <= 0:
            return []
        if at >= months - TINY:
            return [(at, at, left)]
        if self.method == "straight_line":
            return [(at, months, left)]
        begins = range(int(at // 12) * 12, 10**4, 12)
        years = [(each, max(at, each), min(each + 12, months)) for each in begins if each < months - TINY]
        if self.method == "sum_of_years":
            parts = [(end - since) * (months - begin) for begin, since, end in years]
            return [(s, end, left * part / sum(parts)) for (_b, s, end), part in zip(years, parts, strict=True)]
        rate = min(24 / months, 1) if self.method == "double_declining" else self.written_down(months)
        pieces = []
        for begin, since, end in years:
            if self.method == "double_declining" and months - begin <= 24 + TINY:
                amount = left * (end - since) / (months - since)
            elif end >= months - TINY:
                amount = left
            else:
                year_began_with = (left + self.residual) / (1 - rate * (since - begin) / 12)
                amount = min(year_began_with * rate * (end - since) / 12, left)
            pieces.append((since, end, amount))
            left -= amount
        return pieces

    def written_down(self, months: float) -> float:
        return 1 - (self.began_residual / self.began_book) ** (12 / months)

    def foretell(self, index: int, held: float) -> float:
        """What a part of a month would charge."""
        kept = self.at, self.pieces, self.units, self.book, self.age
        amount = self.charge(index, held)
        self.at, self.pieces, self.units, self.book, self.age = kept
        return amount

    def charge(self, index: int, held: float) -> float:
        typed, left = self.card.typed.get(index, 0), max(0.0, self.book - self.residual - self.taken_already(index))
        if self.method == "manual":
            amount = min(typed, left)
        elif self.method == "units_of_production":
            # What is used beyond all there was of the units charges nothing, until there are more of them.
            amount = left if typed >= self.units else min(self.base * typed / self.base_units, left)
            amount = amount if typed and self.units else 0.0
            self.units = max(0.0, self.units - typed)
        else:
            amount = self.by_time(held)
        self.age += held
        self.book -= amount
        return amount

    def taken_already(self, index: int) -> float:
        """What has happened already and takes from the book value only when it acts: nothing is charged of that."""
        taken = sum(each.written_off - each.added for each in self.waiting if month(each.on) <= index)
        return max(0.0, taken)

    def by_time(self, held: float) -> float:
        amount, until = 0.0, self.at + held
        while held and self.pieces:
            since, end, whole = self.pieces[0]
            if end - since > TINY:
                amount += whole * (min(until, end) - self.at) / (end - since)
            else:
                amount += whole
            if until < end - TINY:
                break
            self.at, self.pieces = end, self.pieces[1:]
        self.at = until
        return amount
