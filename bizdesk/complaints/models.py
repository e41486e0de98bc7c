"""The records of customer service, in the order their tables are made in."""

from bizdesk.complaints.model_complaint import (
    Complaint,
    ComplaintCategory,
    ComplaintCause,
    ComplaintEvent,
    ComplaintRound,
    CorrectiveAction,
    Extension,
)
from bizdesk.complaints.model_visit import Improvement, Inquiry, LetterTemplate, Question, Visit, VisitScore

__all__ = [
    "Complaint",
    "ComplaintCategory",
    "ComplaintCause",
    "ComplaintEvent",
    "ComplaintRound",
    "CorrectiveAction",
    "Extension",
    "Improvement",
    "Inquiry",
    "LetterTemplate",
    "Question",
    "Visit",
    "VisitScore",
]
