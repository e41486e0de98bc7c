"""Inquiries (clause 2.3.1) and return visits (clause 2.3.3) with what comes of them."""

from bizdesk.complaints.model_complaint import Complaint
from bizdesk.complaints.words import CHANNELS, IMPROVEMENT_STATES, INQUIRY_STATES, METHODS, VISIT_STATES
from bizdesk.office.customers import Contact, Customer
from bizdesk.office.fields import Choice, Code, Date, Flag, Instant, Integer, Reference, State, Text
from bizdesk.office.language import LANGUAGES, N_
from bizdesk.office.people import Department, Staff
from bizdesk.office.record import Record


class Inquiry(Record):
    """A question of a customer or of somebody who may become one."""

    singular, plural = N_("Inquiry"), N_("Inquiries")
    carries_out = "2.3.1"
    series = "ZX"
    called_by = "question"
    number = Code(N_("Inquiry no."))
    channel = Choice(CHANNELS, N_("Channel"), default="phone", required=True)
    customer = Reference(Customer, N_("Customer"))
    contact = Reference(Contact, N_("Contact person"))
    caller = Text(N_("Caller"), help=N_("Who asked, where that is no customer yet."))
    phone = Text(N_("Phone"))
    question = Text(N_("Question"), required=True, limit=1_000)
    received_at = Instant(N_("Received at"), required=True, index=True)
    due_at = Instant(N_("Answer due"), index=True, help=N_("Empty: by the rule of the policy."))
    owner = Reference(Staff, N_("Owner"))
    answer = Text(
        N_("Answer"),
        multiline=True,
        limit=20_000,
        help=N_("Where it was answered at once; else with the step 'Answer'."),
    )
    answered_at = Instant(N_("Answered at"), editable=False)
    answered_by = Reference(Staff, N_("Answered by"), editable=False)
    first_breached_at = Instant(N_("First breached at"), editable=False)
    complaint = Reference(Complaint, N_("Complaint"), editable=False)
    state = State(INQUIRY_STATES, "open")
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)
    # The same as due_at where nobody typed another time; unknown of what was written down before this was kept.
    due_by_rule = Instant(N_("Answer due by the rule"), editable=False)


class Question(Record):
    """A question of the questionnaire of return visits, answered with 1 (poor) to 5 (very good)."""

    singular, plural = N_("Question"), N_("Questionnaire")
    carries_out = "2.3.3"
    code = Code(N_("Code"))
    name = Text(N_("Question"), required=True, limit=300)
    weight = Integer(N_("Weight"), default=1, minimum=0, maximum=100)
    active = Flag(N_("Active"), default=True)


class Visit(Record):
    """A return visit to a customer, planned and made."""

    singular, plural = N_("Return visit"), N_("Return visits")
    carries_out = "2.3.3"
    series = "HF"
    number = Code(N_("Visit no."))
    customer = Reference(Customer, N_("Customer"), required=True)
    contact = Reference(Contact, N_("Contact person"))
    complaint = Reference(Complaint, N_("Complaint"))
    project = Text(N_("Project"))
    due_on = Date(N_("Due on"), required=True, index=True)
    first_due_on = Date(N_("First due on"), editable=False)
    method = Choice(METHODS, N_("Way of visiting"), default="phone")
    visited_by = Reference(Staff, N_("Visited by"))
    attempts = Integer(N_("Times not reached"), default=0, maximum=99, editable=False)
    done_on = Date(N_("Done on"), editable=False, index=True)
    person_reached = Text(N_("Person reached"), editable=False)
    content = Text(N_("What was said"), multiline=True, limit=20_000, editable=False)
    satisfaction = Integer(N_("Satisfaction (1 to 5)"), minimum=1, maximum=5, editable=False)
    dissatisfied_with = Text(N_("Reason of dissatisfaction"), multiline=True, limit=4_000, editable=False)
    suggestions = Text(N_("Suggestions"), multiline=True, limit=4_000, editable=False)
    state = State(VISIT_STATES, "planned")
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


class VisitScore(Record):
    """What a customer answered to one question of the questionnaire."""

    singular, plural = N_("Visit score"), N_("Visit scores")
    carries_out = "2.3.3"
    ledger = True
    belongs_to = "visit"
    visit = Reference(Visit, N_("Return visit"), required=True, editable=False)
    question = Reference(Question, N_("Question"), required=True, editable=False)
    score = Integer(N_("Score (1 to 5)"), required=True, minimum=1, maximum=5, editable=False)


class Improvement(Record):
    """What is done about a suggestion."""

    singular, plural = N_("Improvement"), N_("Improvements")
    carries_out = "2.3.3"
    series = "GJ"
    called_by = "what"
    number = Code(N_("No."))
    visit = Reference(Visit, N_("Return visit"))
    complaint = Reference(Complaint, N_("Complaint"))
    what = Text(N_("Measure"), required=True, limit=1_000)
    department = Reference(Department, N_("Responsible department"))
    owner = Reference(Staff, N_("Owner"), required=True)
    due = Date(N_("Due date"), required=True, index=True)
    done_on = Date(N_("Done on"), editable=False)
    result = Text(N_("Outcome"), multiline=True, limit=4_000, editable=False)
    state = State(IMPROVEMENT_STATES, "open")


class LetterTemplate(Record):
    """The wording of a letter to a customer in one language, with places for what the case says."""

    singular, plural = N_("Letter template"), N_("Letter templates")
    carries_out = "2.3.2"
    code = Code(N_("Code"))
    name = Text(N_("Name"), required=True)
    language = Choice(LANGUAGES, N_("Language"), default="en", required=True)
    body = Text(
        N_("Wording"),
        required=True,
        multiline=True,
        limit=20_000,
        help=N_("With {number} {received} {subject} {contact} {finding} {remedy} {outcome} {person} {office} {date}."),
    )
