"""The words of fixed assets: what a field of choice may hold, as stored and as shown."""

from bizdesk.office.language import N_

METHODS = {
    "straight_line": N_("Straight line"),
    "double_declining": N_("Double declining balance"),
    "sum_of_years": N_("Sum of the years' digits"),
    "units_of_production": N_("Units of production"),
    "declining_balance": N_("Declining balance"),
    "manual": N_("Manual"),
    "none": N_("No depreciation"),
}
# The methods that charge what is typed for a month.
TYPED = ("units_of_production", "manual")
CONVENTIONS = {
    "next_month": N_("The month after"),
    "same_month": N_("The same month"),
    "daily": N_("The day itself"),
    "half_year": N_("Half a year in the first year"),
}
SWITCHES = {
    "last_two_years": N_("In the last two years"),
    "when_larger": N_("When straight line is larger"),
    "never": N_("Never"),
}
PERIOD_AMOUNTS = {
    "monthly": N_("Made up for in the last month"),
    "yearly_correction": N_("Made up for in the last month of each year"),
}
SHARINGS = {
    "largest_remainder": N_("To the largest remainders"),
    "last_part": N_("The last part takes the rest"),
}
DISPOSAL_CHARGES = {"month": N_("The month of disposal"), "day": N_("The day of disposal")}
ACQUISITIONS = {
    "purchase": N_("Purchase"),
    "lease": N_("Finance lease"),
    "donation": N_("Donation received"),
    "self_built": N_("Self-built"),
    "surplus": N_("Surplus (stocktake)"),
    "transfer": N_("Transferred in"),
    "investment": N_("Contributed by an owner"),
}
CONDITIONS = {
    "good": N_("Good"),
    "worn": N_("Worn"),
    "damaged": N_("Damaged"),
    "to_repair": N_("To be repaired"),
    "to_scrap": N_("To be scrapped"),
}
STATUSES = {
    "draft": N_("Draft"),
    "in_use": N_("In use"),
    "on_loan": N_("On loan"),
    "under_repair": N_("Under repair"),
    "idle": N_("Idle"),
    "disposal_requested": N_("Disposal requested"),
    "disposal_approved": N_("Disposal approved"),
    "scrapped": N_("Scrapped"),
    "sold": N_("Sold"),
    "donated": N_("Donated"),
    "lost": N_("Lost"),
    "merged": N_("Merged"),
}
HELD = ("in_use", "on_loan", "under_repair", "idle")
# Those whose disposal is applied for.
APPLIED = ("disposal_requested", "disposal_approved")
ON_THE_BOOKS = (*HELD, *APPLIED)
GONE = ("scrapped", "sold", "donated", "lost")
EVENTS = {
    "acquired": N_("Acquired"),
    "moved": N_("Moved"),
    "reclassified": N_("Reclassified"),
    "issued": N_("Issued"),
    "returned": N_("Returned"),
    "repair_started": N_("Sent to repair"),
    "repaired": N_("Repaired"),
    "stored": N_("Stored"),
    "restored": N_("Back in use"),
    "improved": N_("Improved"),
    "revalued": N_("Revalued"),
    "impaired": N_("Impaired"),
    "life_changed": N_("Terms changed"),
    "split": N_("Split"),
    "merged": N_("Merged"),
    "shared": N_("Share in changes of the month"),
    "counted": N_("Counted"),
    "disposal_requested": N_("Disposal requested"),
    "disposal_decided": N_("Disposal decided"),
    "disposed": N_("Disposed of"),
    "reinstated": N_("Reinstated"),
}
# The events that change what a card is worth, and so what its depreciation rests on.
CHANGING = ("improved", "revalued", "impaired", "life_changed", "split", "merged", "shared")
OF_VALUE = ("acquired", *CHANGING, "disposed", "reinstated")
DISPOSAL_KINDS = {"scrap": N_("Scrap"), "sale": N_("Sale"), "donation": N_("Donation"), "loss": N_("Loss")}
# What an asset is once it has left in a way.
BECOMES = {"scrap": "scrapped", "sale": "sold", "donation": "donated", "loss": "lost"}
DISPOSAL_STATES = {
    "requested": N_("Requested"),
    "approved": N_("Approved"),
    "rejected": N_("Rejected"),
    "done": N_("Done"),
    "reversed": N_("Reversed"),
}
MAINTENANCE_KINDS = {
    "maintenance": N_("Maintenance"),
    "repair": N_("Repair"),
    "upgrade": N_("Upgrade"),
    "calibration": N_("Calibration"),
    "inspection": N_("Inspection"),
}
SCOPES = {"all": N_("Everything"), "place": N_("Place"), "department": N_("Department"), "category": N_("Category")}
STOCKTAKE_STATES = {
    "open": N_("Counting"),
    "counted": N_("Counted"),
    "reviewed": N_("Reviewed"),
    "booked": N_("Booked"),
}
RESULTS = {
    "found": N_("Found"),
    "missing": N_("Missing"),
    "misplaced": N_("Misplaced"),
    "unknown": N_("Unknown"),
    "duplicate": N_("Duplicate"),
    "surplus": N_("Surplus"),
}
# The results that are not as the books expect.
DIFFERENCES = ("missing", "misplaced", "unknown", "surplus")
DECISIONS = {
    "keep": N_("Leave as it is"),
    "move": N_("Book the place where it was found"),
    "lost": N_("Apply for disposal as lost"),
    "add": N_("Draw up a card by hand"),
    "reinstate": N_("Reinstate the card by hand"),
}
