"""The words of supplies: what choices may say, each with its message id."""

from bizdesk.office.language import N_

MOVEMENT_KINDS = {
    "opening": N_("Opening stock"),
    "receipt": N_("Receipt"),
    "issue": N_("Issue"),
    "return_from_user": N_("Return from a user"),
    "return_to_supplier": N_("Return to the supplier"),
    "transfer": N_("Transfer"),
    "count": N_("Count"),
    "write_off": N_("Write-off"),
    "revaluation": N_("Later price"),
    "reversal": N_("Reversal"),
}
# What comes in at a price of its own.
PRICED = ("opening", "receipt")
VALUATIONS = {
    "moving_average": N_("Moving average"),
    "fifo": N_("First in, first out"),
    "month_end_average": N_("Month-end average"),
}
