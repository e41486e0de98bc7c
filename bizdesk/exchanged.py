"""How every kind goes out into files and comes in from them, area by area."""

from bizdesk.assets.exchanged import EXCHANGED as ASSETS
from bizdesk.office.exchange import Exchange
from bizdesk.office.exchanged import EXCHANGED as OFFICE
from bizdesk.office.record import Record

EXCHANGED: dict[type[Record], Exchange] = {**OFFICE, **ASSETS}
PLAIN = Exchange()


def exchanged(kind: type[Record]) -> Exchange:
    """What import and export ask of a kind."""
    return EXCHANGED.get(kind, PLAIN)
