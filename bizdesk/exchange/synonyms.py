"""Headings of columns that bring nothing, whatever is listed, by the reason."""

from bizdesk.office.exchange import Headings
from bizdesk.office.language import N_

COUNTER = N_("It only counts the rows.")
EARLIER = N_("It was written by an earlier import.")

USELESS: Headings = {
    COUNTER: ("序号", "行号", "#", "s/n."),
    EARLIER: ("line", "reason", "原因"),
}
# The last two columns of a file of rejected rows.
REJECTED = (N_("Line"), N_("Reason"))
# They may be codes as well: only what stands under them tells.
MAY_COUNT = ("no", "no.", "nr", "nr.", "number")
