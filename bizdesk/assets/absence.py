"""The months a disposed card is away, until a reinstatement brings it back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from bizdesk.assets.terms import Change, Terms, act_index
from bizdesk.office.periods import month_index


class UnknownDisposal(ValueError):
    """A card was reinstated from a disposal that it never had."""


class Absence(NamedTuple):
    """Months that are not charged: from the index `gone`, up to `back` where the card was reinstated."""

    disposal: Change
    gone: int
    reinstatement: Change | None
    back: int | None

    def covers(self, index: int) -> bool:
        """Whether the card is away for the whole of a month."""
        return self.gone <= index and (self.back is None or index < self.back)

    def covers_day(self, day: date) -> bool:
        """Whether the card is off the books on a day."""
        if day < self.disposal.counts_from:
            return False
        return self.reinstatement is None or day < self.reinstatement.counts_from


def absences(terms: Terms, changes: Iterable[Change]) -> list[Absence]:
    """Every disposal with its reinstatement, in order; UnknownDisposal when one reverses what is not there."""
    found: dict[int, Absence] = {}
    for change in sorted(changes, key=lambda change: change.order):
        if change.kind == "disposed":
            found[change.sequence] = Absence(change, act_index(change, terms.start_convention), None, None)
        elif change.kind == "reinstated":
            absence = found.get(change.reverses) if change.reverses is not None else None
            if absence is None or absence.reinstatement:
                raise UnknownDisposal(f"no disposal {change.reverses} to reverse")
            back = act_index(change, terms.start_convention)
            found[absence.disposal.sequence] = absence._replace(reinstatement=change, back=back)
    return list(found.values())


def charged_days(terms: Terms, away: Sequence[Absence], index: int) -> int | None:
    """Through which day of a month the card is charged that leaves in it, to be gone at its end; None for all of it.

    By the daily convention the day of leaving does not count. A month that was closed by then was charged whole.
    """
    for absence in away:
        disposal = absence.disposal
        if month_index(disposal.on) == index == absence.gone - 1 and absence.back != index and not disposal.late:
            if disposal.through == "day":
                return disposal.on.day
            return disposal.on.day - 1 if terms.start_convention == "daily" else None
    return None
