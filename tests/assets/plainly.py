"""Cards as the fast way reads them from the file, made of terms without a file."""

from datetime import date

from bizdesk.assets import plain
from bizdesk.assets.ledger import begun
from bizdesk.assets.terms import Terms
from bizdesk.assets.valuation import Value, held_from
from bizdesk.office.periods import months_ended


def plainly(terms: Terms) -> plain.Plain | None:
    """The card of a first event that holds these terms; None where it is not plain."""
    first = held_from(terms).isoformat()
    event = {**begun(terms), "date": first, "period": first[:7], "counterpart": None}
    stored = [event[name] for name in plain.COLUMNS]
    return plain.drawn(*(value.isoformat() if isinstance(value, date) else value for value in stored))


def among_many(cards: list[Terms], day: date) -> dict[int, Value]:
    """What these cards are worth on a day as parts of a whole ledger, by their place; None of them may be special."""
    many = {place: card for place, terms in enumerate(cards) if (card := plainly(terms)) is not None}
    assert len(many) == len(cards)
    return dict(plain.values(many, day.isoformat(), months_ended(day)))
