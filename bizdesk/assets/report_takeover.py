"""What reports say of days on which cards were not taken over yet: how the figures of those days were found."""

from collections.abc import Container, Iterable, Iterator
from datetime import date

from bizdesk.assets.takeover import by_method, taken_over_on
from bizdesk.assets.valuation import BASES, held_from
from bizdesk.assets.valuing import Known
from bizdesk.office.language import N_, _
from bizdesk.reports.report import Paragraph

SAID = {
    "method": N_(
        "Cards taken over with opening balances after {day}: {count}, the last on {last}. Before that they stand at"
        " what their method had charged by then, at most at what was taken over; it was not charged here."
    ),
    "even": N_(
        "Cards taken over after {day} whose method does not say what had been charged before: {count}, the last on"
        " {last}. Their opening balances are spread evenly over the months until then."
    ),
}


def notes(known: Known, first: date, last: date, only: Container[int] | None = None) -> list[Paragraph]:
    """What to say below figures of the days from one to another, of all cards that are read or of some of them."""
    found = [(taken, basis) for asset, taken, basis in _taken_over(known, first, last) if only is None or asset in only]
    return said(found, first)


def said(cards: Iterable[tuple[date, str]], day: date) -> list[Paragraph]:
    """The same of cards by the day each was taken over, after this one, and what its figures rest on until then."""
    found = list(cards)
    paragraphs = []
    for basis in BASES:
        if days := [taken for taken, of_this in found if of_this == basis]:
            paragraphs.append(Paragraph(_(SAID[basis]).format(day=day, count=len(days), last=max(days))))
    return paragraphs


def _taken_over(known: Known, first: date, last: date) -> Iterator[tuple[int, date, str]]:
    """The cards on the books by a last day that were taken over only after a first one."""
    simple, special = known
    after, until = first.isoformat(), last.isoformat()
    for asset, card in simple.items():
        if card.taken > after and card.since <= until and card.since < card.taken:
            yield asset, date.fromisoformat(card.taken), BASES[not card.lasting]
    for asset, course in special.items():
        terms = course.terms
        taken, since = taken_over_on(terms), held_from(terms)
        if taken is not None and taken > first and since <= last and since < taken:
            yield asset, taken, BASES[not by_method(terms)]
