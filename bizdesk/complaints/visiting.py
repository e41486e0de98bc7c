"""Return visits (clause 2.3.3): planned by hand, made or tried again, with scores and what is done about them."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bizdesk.complaints import planning
from bizdesk.complaints.flows import IMPROVEMENT_FLOW, VISIT_FLOW
from bizdesk.complaints.models import Complaint, Improvement, Question, Visit, VisitScore
from bizdesk.office.customers import of_customer
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.holidays import working_calendar
from bizdesk.office.inputs import ahead, done_on
from bizdesk.office.journal import change, history
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department, Staff, at_work

RULE = "2.3.3"


def add(office: Office, who: str, values: Mapping[str, Any]) -> Visit:
    """Plan a visit by hand."""
    visit = Visit(**values)
    fitting(office, visit)
    ahead(office, visit.due_on, RULE)
    with change(office, who, N_("Plan visit {number}")) as act:
        act.words["number"] = act.add(visit).number
    return visit


def plan(office: Office, who: str, complaint: Complaint, **values: Any) -> Visit:
    """Plan a visit from where the complaint stands that it is about."""
    whom = {"customer": complaint.customer, "contact": complaint.contact, "complaint": complaint}
    return add(office, who, {**values, **whom})


def fitting(office: Office, visit: Visit) -> None:
    """Refuse a visit whose contact or complaint is another customer's, or whose visitor has left; one after a complaint
    goes to the customer of that."""
    if visit.complaint is not None and visit.customer is None:
        visit.customer = visit.complaint.customer
    of_customer(visit.contact, visit.__data__.get("customer"), RULE)
    if visit.complaint is not None and visit.complaint.__data__["customer"] != visit.__data__.get("customer"):
        raise Refused(N_("{number} is a complaint of another customer."), rule=RULE, number=visit.complaint.number)
    if visit.state == "planned":
        at_work(visit.visited_by, office.today(), RULE)


def edit(office: Office, who: str, visit: Visit, values: Mapping[str, Any]) -> Visit:
    """Correct a visit that is planned; a day that it is moved to has not passed."""
    refuse_change(visit, [name for name, value in values.items() if getattr(visit, name) != value])
    if (due_on := values.get("due_on")) != visit.due_on:
        ahead(office, due_on, RULE)
    for name, value in values.items():
        setattr(visit, name, value)
    fitting(office, visit)
    with change(office, who, N_("Edit {number}"), number=visit.number) as act:
        return act.save(visit)


def refuse_change(visit: Visit, changed: Iterable[str]) -> None:
    """Refuse to change what is over, save the remarks."""
    if {*changed} - {"remarks"}:
        VISIT_FLOW.within(visit, ("planned",), N_("{number} is {state}: it is not changed any more."))


def asked() -> list[Question]:
    """The questions of the questionnaire, in its order."""
    return list(Question.select().where(Question.active).order_by(Question.code))


def scores_of(text: str) -> list[tuple[Question, int]]:
    """The scores as they are typed, such as `Q1=5 Q2=4`, or 5 4 3 in the order of the questionnaire."""
    questions, given = asked(), _scored(text)
    # By codes one may leave out what was not answered; a row of figures tells by its place what each is meant for.
    if given and "=" not in text.replace("＝", "=") and len(given) < len(questions):
        raise Refused(
            N_("There is no score for {questions}: type one for each, or name those answered, such as {form}."),
            rule=RULE,
            questions=_(", ").join(each.caption for each in questions[len(given) :]),
            form=f"{questions[0].code}=5",
        )
    return given


def _scored(text: str) -> list[tuple[Question, int]]:
    """The scores typed so far, each with its question."""
    questions = asked()
    by_code = {question.code: question for question in questions}
    found: dict[str, tuple[Question, int]] = {}
    words = text.replace(",", " ").replace("，", " ").replace("＝", "=").split()
    for place, word in enumerate(words):
        code, _sign, figure = word.rpartition("=")
        question = by_code.get(code) if code else questions[place] if place < len(questions) else None
        if question is None:
            raise Refused(
                N_("Scores are 1 to 5 for each question, such as {form}; not {text}."),
                rule=RULE,
                form=" ".join(f"{each.code}=5" for each in questions[:3]) or "-",
                text=word,
            )
        if figure not in ("1", "2", "3", "4", "5"):
            raise Refused(
                N_("{question} is answered with 1 to 5, not with {text}."),
                rule=RULE,
                question=question.caption,
                text=figure or "-",
            )
        found[question.code] = (question, int(figure))
    return list(found.values())


def questionnaire(_office: Office, _visit: Visit, *, scores: str | None = "", **_values: object) -> list[str]:
    """The questions as they are asked, each with its weight and the score it has so far, and what is wrong."""
    given: dict[str, int] = {}
    told = []
    try:
        given = {question.code: score for question, score in _scored(scores or "")}
    except Refused as refused:
        told.append(str(refused))
    for place, question in enumerate(asked(), start=1):
        words = _("{place}. {question} (weight {weight})").format(
            place=place, question=question.caption, weight=question.weight
        )
        told.append(_("{question}: {score}").format(question=words, score=given.get(question.code, "-")))
    return told


def finish(
    office: Office,
    who: str,
    visit: Visit,
    *,
    method: str = "",
    person_reached: str,
    satisfaction: int | None = None,
    scores: str = "",
    content: str = "",
    suggestions: str = "",
    dissatisfied_with: str = "",
    on: date | None = None,
) -> Visit:
    """Write a visit down that was made: whom one reached, what was said, the scores of the questionnaire."""
    on = done_on(office, on, RULE)
    _after_tries(office, visit, on)
    given = scores_of(scores)
    with change(office, who, N_("Visit {number} is made"), number=visit.number) as act:
        VISIT_FLOW.move(visit, "finish")
        visit.method, visit.person_reached, visit.done_on = method or visit.method, person_reached, on
        visit.content, visit.suggestions, visit.dissatisfied_with = content, suggestions, dissatisfied_with
        visit.satisfaction = satisfaction or overall(given)
        visit.visited_by = visit.visited_by or office.staff(who)
        act.save(visit)
        for question, score in given:
            act.add(VisitScore(visit=visit, question=question, score=score))
        planning.plan_next(act, visit, on)
    return visit


def _after_tries(office: Office, visit: Visit, on: date) -> None:
    """Refuse a visit made before the last time that nobody was reached, or before its complaint was closed."""
    if visit.complaint is not None and visit.complaint.closed_at is not None:
        _not_before(visit, on, visit.complaint.closed_at.astimezone(office.zone).date())
    if visit.attempts:
        for batch, entry in history(visit):
            if batch.kind == "do" and json.loads(entry.after).get("attempts") == visit.attempts:
                _not_before(visit, on, batch.at.astimezone(office.zone).date())
                break


def _not_before(visit: Visit, on: date, first: date) -> None:
    if on < first:
        raise Refused(
            N_("{number} cannot be done on {date}: nobody was spoken to before {first}."),
            rule=RULE,
            number=visit.number,
            date=on,
            first=first,
        )


def overall(given: list[tuple[Question, int]]) -> int | None:
    """The satisfaction as the scores give it: their weighted mean, rounded half up; None without any."""
    weights = sum(question.weight for question, _score in given)
    if not weights:
        return None
    return (2 * sum(question.weight * score for question, score in given) + weights) // (2 * weights)


def not_reached(office: Office, who: str, visit: Visit, *, again_on: date | None = None, reason: str = "") -> Visit:
    """Write down that nobody was reached; it is tried again on a later working day."""
    days = office.policy.get("visit_again_days")
    due_on = again_on or working_calendar(office).add_working_days(office.today(), days)
    if due_on <= office.today():
        raise Refused(N_("It is tried again on a later day than today."), rule=RULE)
    with change(office, who, N_("{number}: not reached"), number=visit.number) as act:
        VISIT_FLOW.move(visit, "not_reached")
        visit.attempts += 1
        visit.first_due_on = visit.first_due_on or visit.due_on
        visit.due_on = due_on
        if reason:
            visit.remarks = "\n".join(filter(None, (visit.remarks, reason)))
        return act.save(visit)


def cancel(office: Office, who: str, visit: Visit, *, reason: str) -> Visit:
    """Take a planned visit off the plan."""
    with change(office, who, N_("Cancel {number}"), number=visit.number) as act:
        VISIT_FLOW.move(visit, "cancel")
        visit.remarks = "\n".join(filter(None, (visit.remarks, reason)))
        return act.save(visit)


def suggest(
    office: Office,
    who: str,
    visit: Visit,
    *,
    what: str,
    owner: Staff,
    due: date,
    department: Department | None = None,
) -> Improvement:
    """Make an improvement of what a customer suggested or was not satisfied with."""
    at_work(owner, office.today(), RULE)
    ahead(office, due, RULE)
    with change(office, who, N_("Improvement {number} from {visit}"), visit=visit.number) as act:
        VISIT_FLOW.check(visit, "suggest")
        improvement = act.add(
            Improvement(visit=visit, complaint=visit.complaint, what=what, owner=owner, due=due, department=department)
        )
        act.words["number"] = improvement.number
    return improvement


def add_improvement(office: Office, who: str, values: Mapping[str, Any]) -> Improvement:
    """Write an improvement down that comes of no visit."""
    improvement = Improvement(**values)
    at_work(improvement.owner, office.today(), RULE)
    ahead(office, improvement.due, RULE)
    with change(office, who, N_("Add {kind} {title}"), kind=Improvement.singular) as act:
        act.add(improvement)
        act.words["title"] = improvement.caption
    return improvement


def edit_improvement(office: Office, who: str, improvement: Improvement, values: Mapping[str, Any]) -> Improvement:
    """Correct an improvement; a day that it is moved to has not passed."""
    if (due := values.get("due")) != improvement.due:
        ahead(office, due, RULE)
    for name, value in values.items():
        setattr(improvement, name, value)
    with change(office, who, N_("Edit {number}"), number=improvement.number) as act:
        return act.save(improvement)


def improved(office: Office, who: str, improvement: Improvement, *, result: str, on: date | None = None) -> Improvement:
    """Write down that an improvement is made, and what came of it."""
    on = done_on(office, on, RULE)
    return _improve(office, who, improvement, "finish", N_("{number} is done"), on, result)


def drop(office: Office, who: str, improvement: Improvement, *, reason: str) -> Improvement:
    """Give an improvement up, and say why."""
    return _improve(office, who, improvement, "drop", N_("Drop {number}"), None, reason)


def take_up(office: Office, who: str, improvement: Improvement) -> Improvement:
    """Take an improvement up again."""
    return _improve(office, who, improvement, "reopen", N_("Reopen {number}"), None, "")


def _improve(
    office: Office, who: str, improvement: Improvement, action: str, words: str, on: date | None, result: str
) -> Improvement:
    with change(office, who, words, number=improvement.number) as act:
        IMPROVEMENT_FLOW.move(improvement, action)
        improvement.done_on, improvement.result = on, result
        return act.save(improvement)
