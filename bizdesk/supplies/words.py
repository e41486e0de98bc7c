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
PERIODS = {"month": N_("Month"), "quarter": N_("Quarter"), "year": N_("Year")}
URGENCIES = {"normal": N_("Normal"), "urgent": N_("Urgent")}
REQUISITION_STATES = {
    "draft": N_("Draft"),
    "submitted": N_("Submitted"),
    "approved": N_("Approved"),
    "partly_issued": N_("Partly issued"),
    "issued": N_("Issued in full"),
    "rejected": N_("Rejected"),
    "closed": N_("Finished"),
}
PLAN_STATES = {
    "draft": N_("Draft"),
    "submitted": N_("Submitted"),
    "approved": N_("Approved"),
    "rejected": N_("Rejected"),
    "ordered": N_("Ordered"),
    "closed": N_("Finished"),
}
ORDER_STATES = {
    "draft": N_("Draft"),
    "ordered": N_("Ordered"),
    "partly_received": N_("Partly received"),
    "received": N_("Received"),
    "closed": N_("Finished"),
    "cancelled": N_("Cancelled"),
}
COUNT_STATES = {
    "open": N_("Counting"),
    "counted": N_("Counted"),
    "approved": N_("Approved"),
    "booked": N_("Booked"),
    "cancelled": N_("Cancelled"),
}
# What was approved of it is promised, what was ordered is coming.
PROMISED = ("approved", "partly_issued")
ORDERED = ("ordered", "partly_received")
# What is found then may still be booked.
COUNT_UNDER_WAY = ("open", "counted", "approved")
