"""Which lines of a supply count are to be counted again (clause 4.2.2c), and have not been yet."""

from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.supplies import papers
from bizdesk.supplies.count_scope import RULE
from bizdesk.supplies.models import SupplyCount, SupplyCountLine

NAMED_MOST = 10


def waits(line: SupplyCountLine) -> bool:
    """Whether a line is to be counted again and was not yet."""
    return line.again and line.recounted is None


def waiting() -> Any:
    """The same as a condition of a query."""
    return SupplyCountLine.again & SupplyCountLine.recounted.is_null()


def left(count: SupplyCount) -> list[str]:
    """What is still to be counted again, in words, a supply each."""
    return [line.supply.caption for line in papers.lines_of(SupplyCountLine, count) if waits(line)]


def in_words(supplies: list[str]) -> str:
    """Some supplies in a sentence; of many the first."""
    more = ["…"] if len(supplies) > NAMED_MOST else []
    return _(", ").join([*supplies[:NAMED_MOST], *more])


def done(count: SupplyCount) -> None:
    """Refuse a count of which something is still to be counted again."""
    if supplies := left(count):
        words = N_(
            "{number}: one to be counted again was not: {supplies}. Count it, or say 'Finish as it is' (as_it_is=yes)."
        )
        if len(supplies) > 1:
            words = N_(
                "{number}: {count} to be counted again were not: {supplies}. Count them, or say 'Finish as it is'"
                " (as_it_is=yes)."
            )
        raise Refused(
            words,
            rule=RULE,
            number=count.number,
            count=len(supplies),
            supplies=in_words(supplies),
        )
