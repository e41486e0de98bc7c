"""What customers say of the office: ratings of complaints and of return visits, and what came of their suggestions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from bizdesk.complaints.models import Complaint, ComplaintEvent, Improvement, Question, Visit, VisitScore
from bizdesk.complaints.report_figures import SPAN, asked, average, grouped, months, satisfied_share
from bizdesk.complaints.report_standing import day_of, within_days
from bizdesk.complaints.words import IMPROVEMENT_STATES, MIDDLE
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.people import Staff
from bizdesk.office.periods import period_of
from bizdesk.reports.making import chosen, make, span
from bizdesk.reports.names import Names
from bizdesk.reports.report import Chart, Coded, Column, Field, Fields, Report, Row, Series, Table

PARAMETERS = dict(SPAN)


class Rated(NamedTuple):
    """One answer of a customer: of which record, on which day, how much, what was said, and whether it was bad."""

    source: str
    day: date
    number: str
    customer: int
    rating: int | None
    reason: str
    bad: bool


def satisfaction(office: Office, from_: date | None = None, to: date | None = None, month: str = "") -> Report:
    """The ratings given in a period by month, the questionnaire, the reasons of dissatisfaction, the suggestions."""
    first, last = span(office, {"from_": from_, "to": to, "month": month})
    names = Names()
    said = sorted([*_verdicts(office, first, last), *_visits(first, last)], key=lambda each: (each.day, each.number))
    rated = [each for each in said if each.rating is not None]
    blocks = (summary(rated), by_month(rated), curve(rated), by_question(first, last))
    return make(
        office,
        "satisfaction",
        _("Customer satisfaction"),
        [*blocks, reasons(said, names), suggestions(first, last, names)],
        period=(first, last),
        parameters=asked(first, last),
    )


def _verdicts(office: Office, first: date, last: date) -> Iterator[Rated]:
    """What customers said of how their complaints were dealt with, in every round."""
    events = ComplaintEvent.select(
        ComplaintEvent.kind,
        ComplaintEvent.at,
        ComplaintEvent.rating,
        ComplaintEvent.text,
        Complaint.number,
        Complaint.customer,
    ).join(Complaint, on=ComplaintEvent.complaint == Complaint.id)
    wanted = within_days(ComplaintEvent.at, office, first, last)
    verdicts = ComplaintEvent.kind.in_(("satisfied", "not_satisfied"))
    for kind, at, rating, text, number, customer in events.where(verdicts & wanted).tuples():
        bad = kind == "not_satisfied" or (rating is not None and rating < MIDDLE)
        yield Rated("complaint", day_of(at, office), number, customer, rating, text, bad)


def _visits(first: date, last: date) -> Iterator[Rated]:
    """What customers said when they were visited."""
    made = Visit.select(Visit.done_on, Visit.number, Visit.customer, Visit.satisfaction, Visit.dissatisfied_with)
    for day, number, customer, rating, reason in made.where(Visit.done_on.between(first, last)).tuples():
        bad = rating < MIDDLE if rating is not None else bool(reason)
        yield Rated("visit", day, number, customer, rating, reason, bad)


def ratings(rated: Sequence[Rated], source: str = "") -> list[int]:
    """The figures alone, of all answers or of one source."""
    return [each.rating for each in rated if each.rating is not None and source in ("", each.source)]


def summary(rated: Sequence[Rated]) -> Fields:
    """The period as a whole."""
    every = ratings(rated)
    return Fields(
        (
            Field("count", _("Ratings"), len(every), "integer"),
            Field("average", _("Average (1 to 5)"), average(every), "quantity"),
            Field("satisfied_percent", _("Satisfied (4 or 5), percent"), satisfied_share(every), "percent"),
            Field("complaints_average", _("Average of complaints"), average(ratings(rated, "complaint")), "quantity"),
            Field("visits_average", _("Average of return visits"), average(ratings(rated, "visit")), "quantity"),
        ),
        _("Summary"),
    )


def _monthly(rated: Sequence[Rated]) -> dict[str, list[Rated]]:
    parts: dict[str, list[Rated]] = {month: [] for month in months(period_of(each.day) for each in rated)}
    for each in rated:
        parts[period_of(each.day)].append(each)
    return parts


def by_month(rated: Sequence[Rated]) -> Table:
    """How many ratings of complaints and of visits a month brought, and their averages."""

    def line(some: Sequence[Rated]) -> Row:
        of_complaints, of_visits, every = ratings(some, "complaint"), ratings(some, "visit"), ratings(some)
        return (
            len(of_complaints),
            average(of_complaints),
            len(of_visits),
            average(of_visits),
            len(every),
            average(every),
            satisfied_share(every),
        )

    columns = (
        Column("month", _("Month")),
        Column("complaints", _("Complaints"), "integer"),
        Column("complaints_average", _("Average of complaints"), "quantity"),
        Column("visits", _("Return visits"), "integer"),
        Column("visits_average", _("Average of return visits"), "quantity"),
        Column("count", _("Ratings"), "integer"),
        Column("average", _("Average"), "quantity"),
        Column("satisfied_percent", _("Satisfied percent"), "percent"),
    )
    rows: list[Row] = [(month, *line(some)) for month, some in _monthly(rated).items()]
    totals = dict(zip((each.name for each in columns[1:]), line(rated), strict=True))
    return Table("by_month", _("By month"), columns, rows, totals=totals, empty=_("Nobody gave a rating in this time."))


def curve(rated: Sequence[Rated]) -> Chart:
    """The averages from month to month; a month without a rating is a gap."""
    parts = _monthly(rated)
    series = tuple(
        Series(label, tuple(average(ratings(some, source)) for some in parts.values()))
        for label, source in ((_("Complaints"), "complaint"), (_("Return visits"), "visit"))
    )
    return Chart("trend", _("Satisfaction over time"), "line", tuple(parts), series, unit=_("1 to 5"), ends=(1, 5))


def by_question(first: date, last: date) -> Table:
    """What the questionnaire of the visits says, question by question."""
    scores = (
        VisitScore.select(Question.code, Question.name, VisitScore.score)
        .join(Question, on=VisitScore.question == Question.id)
        .join(Visit, on=VisitScore.visit == Visit.id)
        .where(Visit.done_on.between(first, last))
    )
    told = [(Coded(name, code), score) for code, name, score in scores.order_by(Question.code).tuples()]
    given = [(of, [score for _of, score in part]) for of, part in grouped(told, lambda each: each[0])]
    rows: list[Row] = [
        (question.key, question, len(each), average(each), satisfied_share(each)) for question, each in given
    ]
    columns = (
        Column("code", _("Code")),
        Column("question", _("Question"), width=36),
        Column("count", _("Answers"), "integer"),
        Column("average", _("Average"), "quantity"),
        Column("satisfied_percent", _("Satisfied percent"), "percent"),
    )
    return Table("by_question", _("By question"), columns, rows, empty=_("No questionnaire was filled in."))


def reasons(said: Sequence[Rated], names: Names) -> Table:
    """Who was not satisfied, and with what: by their own word, or by a figure below the middle."""
    rows: list[Row] = [
        (each.day, each.number, names.of(Customer, each.customer), each.rating, each.reason)
        for each in said
        if each.bad
    ]
    columns = (
        Column("date", _("Date"), "date"),
        Column("number", _("No.")),
        Column("customer", _("Customer")),
        Column("rating", _("Rating given"), "integer"),
        Column("reason", _("What the customer says"), width=36),
    )
    return Table("dissatisfied", _("Not satisfied"), columns, rows, empty=_("Nobody was dissatisfied."))


def suggestions(first: date, last: date, names: Names) -> Table:
    """What customers suggested, and the improvement that was made of it, if one was."""
    made: defaultdict[int, list[Improvement]] = defaultdict(list)
    for improvement in Improvement.select().where(Improvement.visit.is_null(False)).order_by(Improvement.id):
        made[improvement.__data__["visit"]].append(improvement)
    rows: list[Row] = []
    for visit in Visit.select().where(Visit.done_on.between(first, last)).order_by(Visit.done_on, Visit.number):
        for improvement in made.get(visit.id, [None] if visit.suggestions else []):
            told: Row = (None,) * 5
            if improvement is not None:
                told = (
                    improvement.number,
                    improvement.what,
                    names.of(Staff, improvement.__data__["owner"]),
                    improvement.due,
                    chosen(IMPROVEMENT_STATES, improvement.state),
                )
            customer = names.of(Customer, visit.__data__["customer"])
            rows.append((visit.done_on, visit.number, customer, visit.suggestions, *told))
    columns = (
        Column("date", _("Date"), "date"),
        Column("visit", _("Visit no.")),
        Column("customer", _("Customer")),
        Column("suggestion", _("Suggestion"), width=24),
        Column("improvement", _("Improvement")),
        Column("measure", _("Measure"), width=24),
        Column("owner", _("Owner")),
        Column("due", _("Due date"), "date"),
        Column("status", _("Status")),
    )
    return Table("suggestions", _("Suggestions"), columns, rows, empty=_("Nothing was suggested."))
