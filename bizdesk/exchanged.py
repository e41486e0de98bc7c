"""How every kind goes out into files and comes in from them, area by area."""

from collections.abc import Mapping

from bizdesk import keeping
from bizdesk.assets.exchanged import EXCHANGED as ASSETS
from bizdesk.budgets.exchanged import EXCHANGED as BUDGETS
from bizdesk.complaints.exchanged import EXCHANGED as COMPLAINTS
from bizdesk.office.exchange import Exchange
from bizdesk.office.exchanged import EXCHANGED as OFFICE
from bizdesk.office.fields import Typed
from bizdesk.office.language import N_
from bizdesk.office.record import Record
from bizdesk.supplies.exchanged import EXCHANGED as SUPPLIES

EXCHANGED: dict[type[Record], Exchange] = {**OFFICE, **ASSETS, **COMPLAINTS, **SUPPLIES, **BUDGETS}
PLAIN = Exchange()
ONE_BY_ONE = N_("They are added one at a time, for each looks at what stands in the office.")


def exchanged(kind: type[Record]) -> Exchange:
    """What import and export ask of a kind."""
    return EXCHANGED.get(kind, PLAIN)


def told_of(kind: type[Record]) -> Mapping[str, Typed]:
    """What a row of a file may tell of a kind, by name: its fields, and what is told besides."""
    return {**kind.fields(), **exchanged(kind).besides}


def never_imported(kind: type[Record]) -> str:
    """Why no file of a kind is taken, as a message id; '' where one is."""
    return keeping.why_not(kind) or (ONE_BY_ONE if exchanged(kind).one_by_one else "")
