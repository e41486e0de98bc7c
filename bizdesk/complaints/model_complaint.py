"""Complaints (clause 2.3.2): the case, its ledger of steps, the rounds that are over, extensions and actions."""

from bizdesk.complaints.words import (
    ACTION_KINDS,
    ACTION_STATES,
    CHANNELS,
    COMPLAINT_STATES,
    EVENTS,
    JUSTIFIED,
    METHODS,
    PAUSES,
    SEVERITIES,
    STEPS,
    YES_NO,
)
from bizdesk.office.customers import Contact, Customer
from bizdesk.office.fields import Choice, Code, Date, Flag, Instant, Integer, Money, Reference, State, Text
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff
from bizdesk.office.record import Record

CLAUSE = "2.3.2"


class ComplaintCategory(Record):
    """What a complaint is about, on two levels."""

    singular, plural = N_("Complaint category"), N_("Complaint categories")
    carries_out = CLAUSE
    code = Code(N_("Code"))
    name = Text(N_("Name"), required=True, index=True)
    parent = Reference("self", N_("Parent"))
    active = Flag(N_("Active"), default=True)


class ComplaintCause(Record):
    """Why it came to a complaint, on two levels."""

    singular, plural = N_("Cause"), N_("Causes")
    carries_out = CLAUSE
    code = Code(N_("Code"))
    name = Text(N_("Name"), required=True, index=True)
    parent = Reference("self", N_("Parent"))
    active = Flag(N_("Active"), default=True)


class Complaint(Record):
    """A complaint from the call to the customer's verdict; its clock follows from its events."""

    singular, plural = N_("Complaint"), N_("Complaints")
    carries_out = CLAUSE
    series = "TS"
    called_by = "subject"
    number = Code(N_("Complaint no."))
    channel = Choice(CHANNELS, N_("Channel"), default="phone", required=True)
    customer = Reference(Customer, N_("Customer"), required=True)
    contact = Reference(Contact, N_("Contact person"))
    phone = Text(N_("Phone"))
    subject = Text(N_("Subject"), required=True, index=True)
    description = Text(N_("Description"), multiline=True, limit=20_000)
    demand = Text(N_("Demand"), multiline=True, limit=4_000)
    product = Text(N_("Product or project"))
    category = Reference(ComplaintCategory, N_("Complaint category"))
    severity = Choice(SEVERITIES, N_("Severity"), default="minor", required=True)
    received_at = Instant(N_("Received at"), required=True, index=True)
    received_by = Reference(Staff, N_("Received by"))
    repeated = Reference("self", N_("Repeat of"))
    department = Reference(Department, N_("Responsible department"))
    owner = Reference(Staff, N_("Case handler"))
    assigned_at = Instant(N_("Assigned at"), editable=False)
    responded_at = Instant(N_("Responded at"), editable=False)
    investigated_at = Instant(N_("Investigated at"), editable=False)
    proposed_at = Instant(N_("Proposed at"), editable=False)
    resolved_at = Instant(N_("Resolved at"), editable=False)
    assignment_due = Instant(N_("Assignment due"), editable=False)
    response_due = Instant(N_("Response due"), editable=False)
    investigation_due = Instant(N_("Investigation due"), editable=False)
    proposal_due = Instant(N_("Proposal due"), editable=False)
    resolution_due = Instant(N_("Resolution due"), editable=False)
    original_assignment_due = Instant(N_("Assignment due at first"), editable=False)
    original_response_due = Instant(N_("Response due at first"), editable=False)
    original_investigation_due = Instant(N_("Investigation due at first"), editable=False)
    original_proposal_due = Instant(N_("Proposal due at first"), editable=False)
    original_resolution_due = Instant(N_("Resolution due at first"), editable=False)
    next_due = Instant(N_("Next due"), editable=False, index=True)
    next_step = Choice(STEPS, N_("Next step"), editable=False)
    warn_at = Instant(N_("Warned of from"), editable=False)
    paused_since = Instant(N_("Clock stopped since"), editable=False)
    pause_reason = Choice(PAUSES, N_("Waiting for"), editable=False)
    first_breached_at = Instant(N_("First breached at"), editable=False)
    first_breached_step = Choice(STEPS, N_("First breached step"), editable=False)
    escalation = Integer(N_("Escalation level"), default=0, maximum=9, editable=False)
    escalated_to = Reference(Staff, N_("Escalated to"), editable=False)
    finding = Text(N_("Finding"), multiline=True, limit=20_000, editable=False)
    justified = Choice(JUSTIFIED, N_("Complaint justified"), editable=False)
    liability = Text(N_("Liability finding"), limit=500, editable=False)
    cause = Reference(ComplaintCause, N_("Cause"), editable=False)
    proposal = Text(N_("Plan of action"), multiline=True, limit=20_000, editable=False)
    proposal_cost = Money(N_("Cost of the remedy"), editable=False)
    proposed_by = Reference(Staff, N_("Proposed by"), editable=False)
    approval_needed = Flag(N_("Needs an approval"), editable=False)
    agreed_on = Date(N_("Agreed on"), editable=False)
    outcome = Text(N_("Outcome"), multiline=True, limit=20_000, editable=False)
    feedback_at = Instant(N_("Fed back at"), editable=False)
    feedback_method = Choice(METHODS, N_("Way of feedback"), editable=False)
    person_reached = Text(N_("Person reached"), editable=False)
    satisfied = Choice(YES_NO, N_("Satisfied"), editable=False)
    rating = Integer(N_("Rating (1 to 5)"), minimum=1, maximum=5, editable=False)
    loss = Money(N_("Loss amount"), editable=False)
    round = Integer(N_("Round"), default=1, minimum=1, maximum=99, editable=False)
    closed_at = Instant(N_("Closed at"), editable=False, index=True)
    merged_into = Reference("self", N_("Merged into"), editable=False)
    split_from = Reference("self", N_("Split from"), editable=False)
    state = State(COMPLAINT_STATES, "recorded")
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)

    class Meta:
        indexes = ((("state", "next_due"), False),)


class ComplaintEvent(Record):
    """One thing that happened to a complaint; its clock, its holders and its thread of steps follow from these."""

    singular, plural = N_("Complaint event"), N_("Complaint events")
    carries_out = CLAUSE
    ledger = True
    belongs_to = "complaint"
    complaint = Reference(Complaint, N_("Complaint"), required=True, editable=False)
    kind = Choice(EVENTS, N_("Event"), required=True, editable=False)
    at = Instant(N_("At"), required=True, editable=False)
    round = Integer(N_("Round"), required=True, default=1, minimum=1, maximum=99, editable=False)
    step = Choice(STEPS, N_("Step"), editable=False)
    due = Instant(N_("Due"), editable=False)
    department = Reference(Department, N_("Department"), editable=False)
    owner = Reference(Staff, N_("Case handler"), editable=False)
    person = Reference(Staff, N_("Employee"), editable=False)
    severity = Choice(SEVERITIES, N_("Severity"), editable=False)
    waiting_for = Choice(PAUSES, N_("Waiting for"), editable=False)
    method = Choice(METHODS, N_("Way"), editable=False)
    person_reached = Text(N_("Person reached"), editable=False)
    amount = Money(N_("Amount"), editable=False)
    rating = Integer(N_("Rating (1 to 5)"), minimum=1, maximum=5, editable=False)
    text = Text(N_("What was said or done"), multiline=True, limit=20_000, editable=False)
    other = Reference(Complaint, N_("Other complaint"), editable=False)

    class Meta:
        indexes = ((("complaint", "at"), False),)


class ComplaintRound(Record):
    """A round that did not satisfy the customer, kept as it stood when the next began."""

    singular, plural = N_("Complaint round"), N_("Complaint rounds")
    carries_out = CLAUSE
    ledger = True
    belongs_to = "complaint"
    line_by = "round"
    complaint = Reference(Complaint, N_("Complaint"), required=True, editable=False)
    round = Integer(N_("Round"), required=True, minimum=1, maximum=99, editable=False)
    finding = Text(N_("Finding"), multiline=True, limit=20_000, editable=False)
    justified = Choice(JUSTIFIED, N_("Complaint justified"), editable=False)
    liability = Text(N_("Liability finding"), limit=500, editable=False)
    cause = Reference(ComplaintCause, N_("Cause"), editable=False)
    proposal = Text(N_("Plan of action"), multiline=True, limit=20_000, editable=False)
    proposal_cost = Money(N_("Cost of the remedy"), editable=False)
    agreed_on = Date(N_("Agreed on"), editable=False)
    outcome = Text(N_("Outcome"), multiline=True, limit=20_000, editable=False)
    feedback_at = Instant(N_("Fed back at"), editable=False)
    feedback_method = Choice(METHODS, N_("Way of feedback"), editable=False)
    person_reached = Text(N_("Person reached"), editable=False)
    satisfied = Choice(YES_NO, N_("Satisfied"), editable=False)
    rating = Integer(N_("Rating (1 to 5)"), minimum=1, maximum=5, editable=False)
    reason = Text(N_("Why it went on"), multiline=True, limit=4_000, editable=False)
    loss = Money(N_("Loss amount"), editable=False)


class Extension(Record):
    """More time for a step of a complaint, given by an approver; the time due before stays visible."""

    singular, plural = N_("Extension"), N_("Extensions")
    carries_out = CLAUSE
    ledger = True
    belongs_to = "complaint"
    line_by = "step"
    complaint = Reference(Complaint, N_("Complaint"), required=True, editable=False)
    step = Choice(STEPS, N_("Step"), required=True, editable=False)
    before = Instant(N_("Due before"), required=True, editable=False)
    due = Instant(N_("New due time"), required=True, editable=False)
    given_at = Instant(N_("Given at"), required=True, editable=False)
    requested_by = Reference(Staff, N_("Applicant"), editable=False)
    reason = Text(N_("Reason"), required=True, multiline=True, limit=4_000, editable=False)


class CorrectiveAction(Record):
    """What is done so that the cause of a complaint is gone, or does not come again; verified by a second person."""

    singular, plural = N_("Corrective action"), N_("Corrective actions")
    carries_out = CLAUSE
    belongs_to = "complaint"
    series = "JZ"
    called_by = "what"
    number = Code(N_("No."))
    complaint = Reference(Complaint, N_("Complaint"), required=True)
    kind = Choice(ACTION_KINDS, N_("Kind"), default="corrective", required=True)
    what = Text(N_("Measure"), required=True, limit=1_000)
    owner = Reference(Staff, N_("Owner"), required=True)
    due = Date(N_("Due date"), required=True, index=True)
    done_on = Date(N_("Done on"), editable=False)
    proof = Text(N_("Proof"), multiline=True, limit=4_000, editable=False)
    verified_by = Reference(Staff, N_("Verified by"), editable=False)
    verified_on = Date(N_("Verified on"), editable=False)
    opinion = Text(N_("Opinion"), multiline=True, limit=4_000, editable=False)
    state = State(ACTION_STATES, "open")
