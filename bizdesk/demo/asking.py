"""The inquiries of the demo company: answered at once or later, asked again, and those that are complaints."""

from bizdesk import keeping
from bizdesk.complaints import inquiries
from bizdesk.complaints.models import Inquiry
from bizdesk.demo.affair import CHANNELS, Affair
from bizdesk.demo.firms import CALLERS
from bizdesk.demo.matter import Matter
from bizdesk.demo.questions import BETTER, QUESTIONS
from bizdesk.demo.service import Life, Service
from bizdesk.office.people import Staff


def asked(service: Service, left: str = "") -> Life:
    """An inquiry from the call to the close; left: the state in which it is found on the last day."""
    question, answer = service.dice.choice(QUESTIONS)
    taker = service.taker()
    values: dict[str, object] = {"channel": service.dice.choice(CHANNELS[:-1]), "question": service.say(question)}
    if service.chance(18):
        values["caller"] = service.pick(CALLERS)
    else:
        customer = service.customer()
        contact = service.contact(customer)
        values |= {"customer": customer, "contact": contact, "phone": contact.phone}
    number = keeping.add(service.office, taker.number, Inquiry, values).id
    if left == "open":
        return
    at_once, late = service.chance(55), service.chance(9)
    low, high = (0.05, 0.3) if at_once else (18.0, 40.0) if late else (1.0, 7.0)
    yield service.after(service.dice.uniform(low, high))
    answered(service, number, taker, service.say(answer))
    if left == "answered":
        return
    yield service.after(service.dice.uniform(4, 30))
    inquiries.close(service.office, taker.number, Inquiry.get_by_id(number))
    if service.chance(4):
        yield service.after(service.dice.uniform(8, 40))
        inquiries.reopen(service.office, taker.number, Inquiry.get_by_id(number))
        yield service.after(service.dice.uniform(0.5, 6))
        answered(service, number, taker, f"{service.say(answer)}\n{service.say(BETTER)}")
        yield service.after(4)
        inquiries.close(service.office, taker.number, Inquiry.get_by_id(number))


def answered(service: Service, number: int, taker: Staff, answer: str) -> None:
    """Answer an inquiry."""
    inquiries.answer(service.office, taker.number, Inquiry.get_by_id(number), answer=answer)


def turned(service: Service, matter: Matter) -> Life:
    """An inquiry that turns out to be a complaint, which goes its own way."""
    affair, taker, customer = Affair(service, matter), service.taker(), service.customer()
    contact = service.contact(customer)
    values = {
        "channel": service.dice.choice(CHANNELS[:-1]),
        "question": affair.tell(matter.said),
        "customer": customer,
        "contact": contact,
        "phone": contact.phone,
    }
    number = keeping.add(service.office, taker.number, Inquiry, values).id
    yield service.after(service.dice.uniform(0.1, 3))
    affair.id = inquiries.complain(
        service.office,
        taker.number,
        Inquiry.get_by_id(number),
        subject=affair.tell(matter.subject),
        severity=matter.severity,
    ).id
    yield from affair.life()
