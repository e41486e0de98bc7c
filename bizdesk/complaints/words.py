"""The words of customer service: what a field of choice may hold, as stored and as shown."""

from bizdesk.office.language import N_

CHANNELS = {
    "phone": N_("By phone"),
    "visit": N_("Visit"),
    "email": N_("Email"),
    "online": N_("Website"),
    "wechat": N_("WeChat"),
    "letter": N_("Letter"),
    "forwarded": N_("Passed on by an authority"),
}
METHODS = {
    "phone": N_("By phone"),
    "questionnaire": N_("Questionnaire"),
    "on_site": N_("On site"),
    "email": N_("Email"),
    "wechat": N_("WeChat"),
}
SEVERITIES = {"minor": N_("Minor"), "serious": N_("Serious"), "critical": N_("Critical")}
COMPLAINT_STATES = {
    "recorded": N_("Recorded"),
    "assigned": N_("Assigned"),
    "investigating": N_("Investigating"),
    "proposed": N_("Proposed"),
    "agreed": N_("Agreed"),
    "fed_back": N_("Fed back"),
    "closed": N_("Closed"),
    "merged": N_("Merged into another"),
    "cancelled": N_("Cancelled"),
}
OPEN = ("recorded", "assigned", "investigating", "proposed", "agreed", "fed_back")
# What the clock runs for, in order.
STEPS = {
    "assign": N_("Assignment"),
    "respond": N_("First response"),
    "investigate": N_("Investigation"),
    "propose": N_("Proposal"),
    "resolve": N_("Resolution"),
}
EVENTS = {
    "recorded": N_("Recorded"),
    "assigned": N_("Assigned"),
    "referred": N_("Referred"),
    "reminded": N_("Reminded"),
    "responded": N_("Responded"),
    "investigating": N_("Investigation begun"),
    "found": N_("Findings"),
    "proposed": N_("Proposed"),
    "approved": N_("Proposal approved"),
    "rejected": N_("Proposal rejected"),
    "agreed": N_("Agreed"),
    "refused": N_("Refused by the customer"),
    "fed_back": N_("Fed back"),
    "satisfied": N_("Satisfied"),
    "not_satisfied": N_("Not satisfied"),
    "paused": N_("Clock stopped"),
    "resumed": N_("Clock resumed"),
    "extended": N_("Extended"),
    "escalated": N_("Escalated"),
    "severity_changed": N_("Severity changed"),
    "merged": N_("Merged"),
    "split": N_("Split"),
    "linked": N_("Linked"),
    "cancelled": N_("Cancelled"),
    "reopened": N_("Reopened"),
}
PAUSES = {
    "customer": N_("Waiting for the customer"),
    "supplier": N_("Waiting for a supplier"),
    "authority": N_("Waiting for an authority"),
    "other": N_("Other"),
}
YES_NO = {"yes": N_("Yes"), "no": N_("No")}
# From this rating on a customer is satisfied.
SATISFIED = 4
# The middle of the scale from 1 to 5: below it they are not.
MIDDLE = 3
JUSTIFIED = {"yes": N_("Justified"), "partly": N_("Partly justified"), "no": N_("Not justified")}
ACTION_KINDS = {"corrective": N_("Corrective action"), "preventive": N_("Preventive action")}
ACTION_STATES = {"open": N_("To be done"), "done": N_("Done"), "verified": N_("Verified")}
INQUIRY_STATES = {
    "open": N_("Not answered yet"),
    "answered": N_("Answered"),
    "closed": N_("Closed"),
    "complaint": N_("Turned into a complaint"),
}
VISIT_STATES = {"planned": N_("Planned"), "done": N_("Done"), "cancelled": N_("Cancelled")}
IMPROVEMENT_STATES = {"open": N_("To be done"), "done": N_("Done"), "dropped": N_("Dropped")}
# What is said of due times that a list of holidays to come may still move.
PROVISIONAL = N_("provisional")
NOT_ANNOUNCED = N_("A year on the way is not announced yet: the time due may still move.")
# How a step stands to its due time.
STANDINGS = {
    "met": N_("in time"),
    "late": N_("late"),
    "running": N_("running"),
    "paused": N_("stopped"),
    "overdue": N_("overdue"),
}
