"""How the kinds of customer service are kept: what adding, editing and removing one of them does."""

from bizdesk.complaints import actions, cases, inquiries, lists, planning, visiting
from bizdesk.complaints.models import (
    Complaint,
    ComplaintCategory,
    ComplaintCause,
    ComplaintEvent,
    ComplaintRound,
    CorrectiveAction,
    Extension,
    Improvement,
    Inquiry,
    Visit,
    VisitScore,
)
from bizdesk.office.customers import Customer
from bizdesk.office.keep import Keep
from bizdesk.office.language import N_
from bizdesk.office.record import Record

BY_STEPS = N_("They come about by the steps of a complaint.")
KEPT: dict[type[Record], Keep] = {
    ComplaintCategory: Keep(lists.add_category, lists.edit),
    ComplaintCause: Keep(lists.add_cause, lists.edit),
    Complaint: Keep(cases.add, cases.edit, cases.remove),
    ComplaintEvent: Keep(by_operation=BY_STEPS),
    ComplaintRound: Keep(by_operation=N_("A round is kept when the customer is not satisfied.")),
    Extension: Keep(by_operation=N_("More time is given with the step 'extend' of a complaint.")),
    CorrectiveAction: Keep(actions.add, actions.edit, actions.remove),
    Inquiry: Keep(inquiries.add, inquiries.edit),
    Customer: Keep(remove=planning.remove_customer),
    Visit: Keep(visiting.add, visiting.edit),
    Improvement: Keep(visiting.add_improvement, visiting.edit_improvement),
    VisitScore: Keep(by_operation=N_("Scores are given with the step 'finish' of a visit.")),
}
