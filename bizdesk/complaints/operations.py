"""What can be done in customer service, in the order the lists of steps show it."""

from bizdesk.complaints.operations_complaint import CASES
from bizdesk.complaints.operations_visit import VISITS

OPERATIONS = (*CASES, *VISITS)
