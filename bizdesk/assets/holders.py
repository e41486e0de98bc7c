"""Who holds assets, and who has left or leaves with some in hand (clause 4.2.1a)."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from bizdesk.assets.models import Asset
from bizdesk.assets.words import ON_THE_BOOKS, STATUSES
from bizdesk.office.language import _
from bizdesk.office.people import Staff

NAMED = 5


def held(people: Collection[int]) -> Any:
    """The assets on the books that somebody of these uses or answers for: number, user, custodian."""
    theirs = Asset.user.in_(people) | Asset.custodian.in_(people)
    # What a status is not leads to no index: the few assets of these people are looked at, not all on the books.
    kept = Asset.status.not_in([status for status in STATUSES if status not in ON_THE_BOOKS])
    query = Asset.select(Asset.number, Asset.user, Asset.custodian).where(theirs & kept)
    return query.order_by(Asset.number).tuples()


def leaving(by: date) -> list[tuple[Staff, int]]:
    """Those who leave by a day, or have left, and hold assets; with how many."""
    people = list(Staff.select().where(Staff.left_on <= by).order_by(Staff.left_on, Staff.number))
    hands = Counter(person for _number, *holders in held([person.id for person in people]) for person in set(holders))
    return [(person, hands[person.id]) for person in people if hands[person.id]]


def left_with(person: Staff) -> Iterator[str]:
    """What a person still holds whose last day is written down, in words."""
    if person.left_on is None:
        return
    numbers = [number for number, *_holders in held([person.id])]
    if numbers:
        yield _("{name} leaves on {date} with {count} in hand ({numbers}): take back or transfer what it is.").format(
            name=person.caption,
            date=person.left_on,
            count=len(numbers),
            numbers=_(", ").join(numbers[:NAMED]) + (" ..." if len(numbers) > NAMED else ""),
        )
