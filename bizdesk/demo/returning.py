"""The return visits of the demo company: made, tried again, called off, or still ahead, and what is made of them."""

from datetime import timedelta

from bizdesk.complaints import visiting
from bizdesk.complaints.models import Improvement, Visit
from bizdesk.demo import LAST_DAY
from bizdesk.demo.service import HEAD, Life, Service
from bizdesk.demo.suggestions import CALLED_OFF, DROPPED, NOT_REACHED, SAID, SUGGESTIONS, UNHAPPY, Suggestion
from bizdesk.office.people import Department, Staff

METHODS = ("phone", "phone", "phone", "phone", "on_site", "on_site", "questionnaire", "wechat")
# Of what fell due within so many days of the last day, a part lies undone on it.
LATELY = timedelta(days=18)
# How the questions are answered by who is content with the matter as a whole.
AROUND = (-1, 0, 0, 0, 0, 1)


def follow(service: Service) -> None:
    """Let every visit that was planned since begin its life."""
    new = Visit.select().where((Visit.id > service.followed) & (Visit.state == "planned")).order_by(Visit.id)
    for visit in new:
        service.followed = visit.id
        service.begin(service.on(visit.due_on), made(service, visit.id))


def visitor(service: Service, visit: Visit) -> Staff:
    """Who visits: who is named for it, or the head of service."""
    person = visit.visited_by
    return person if person is not None and service.staying(person) else Staff.named(HEAD)


def made(service: Service, number: int) -> Life:
    """One visit, from the day it is due."""
    while True:
        visit = Visit.get_by_id(number)
        today, person = service.office.today(), visitor(service, visit)
        if today > LAST_DAY - LATELY and service.chance(45):
            return
        if visit.attempts < 3 and service.chance(22):
            reason = service.pick(NOT_REACHED)
            visiting.not_reached(service.office, person.number, visit, reason=reason)
            yield service.on(Visit.get_by_id(number).due_on)
            continue
        if service.chance(7):
            visiting.cancel(service.office, person.number, visit, reason=service.pick(CALLED_OFF))
            return
        yield from spoken(service, visit, person)
        return


def spoken(service: Service, visit: Visit, person: Staff) -> Life:
    """Speak to the customer, and make something of what is suggested."""
    rating = visit.complaint.rating if visit.complaint is not None else None
    mood = min(5, (rating or service.dice.choice((3, 4, 4, 5))) + (1 if service.chance(25) else 0))
    scores = [max(1, min(5, mood + service.dice.choice(AROUND))) for _question in range(5)]
    contact = visit.contact or service.contact(visit.customer)
    idea = service.dice.choice(SUGGESTIONS) if service.chance(55) else None
    visiting.finish(
        service.office,
        person.number,
        visit,
        method=service.dice.choice(METHODS),
        person_reached=contact.name,
        scores=" ".join(map(str, scores)),
        content=service.pick(SAID),
        suggestions=service.say(idea.said) if idea else "",
        dissatisfied_with=service.pick(UNHAPPY) if mood <= 3 else "",
    )
    follow(service)
    if idea is not None and service.chance(85):
        yield service.after(service.dice.uniform(0.2, 6))
        yield from improved(service, visit.id, idea)


def improved(service: Service, visit: int, idea: Suggestion) -> Life:
    """Make an improvement of a suggestion, which is done, dropped or left for later."""
    record, department = Visit.get_by_id(visit), Department.named(idea.department)
    due = service.calendar.first_working_day(service.office.today() + timedelta(days=service.dice.randrange(30, 110)))
    improvement = visiting.suggest(
        service.office,
        HEAD,
        record,
        what=service.say(idea.measure),
        owner=service.of(idea.department),
        due=due,
        department=department,
    )
    yield service.on(due + timedelta(days=service.dice.randrange(-12, 6)))
    fresh = Improvement.get_by_id(improvement.id)
    if service.office.today() > LAST_DAY - timedelta(days=45) and service.chance(50):
        return
    if service.chance(12):
        visiting.drop(service.office, HEAD, fresh, reason=service.say(DROPPED))
    else:
        visiting.improved(service.office, fresh.owner.number, fresh, result=service.say(idea.result))
