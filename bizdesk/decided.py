"""What is decided on in the office, of every area, by kind of record: written out."""

from bizdesk.assets.decided import DECIDED as ASSETS
from bizdesk.office.approval import Decided

DECIDED: dict[str, Decided] = {**ASSETS}
