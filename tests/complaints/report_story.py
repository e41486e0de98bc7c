"""The two weeks the reports of customer service tell of, worked out by hand; hours are 9 to 12 and 13 to 18.

A  Huaxia, serious, Monday 2 March 10:00. Assigned 10:30 to customer service, Tuesday 11:00 to research. First answer
   Monday 14:00, due Tuesday 10:00 (7 h on Monday and 1 h). Stopped Tuesday 16:00 to Thursday 10:00: 2 + 8 + 1 = 11 h.
   Findings due Wednesday 18:00 + 11 h = Friday 12:00, recorded Friday 14:00: 1 h late, the first breach. Remedy due
   Thursday 18:00 + 11 h = Monday 12:00, proposed Monday 11:00 for 1,500.00 (limit 1,000.00), approved, refused 14:00.
   Resolution due Monday 9th 18:00 + 11 h = Wednesday 11th 12:00, on Monday 15:00 extended to Friday 13th 18:00. Second
   proposal 800.00, agreed, fed back on Wednesday, not satisfied (2). Round 2: 900.00, fed back Thursday 12th, rated 5.
B  Huaxia, minor, Tuesday 10 March 9:00, assigned 9:30, nothing since. On Monday 16th at noon the first answer (due
   Wednesday 18:00) is late by 8 + 8 + 3 = 19 h, the findings (due Friday 18:00) by 3 h; resolution due Thursday 19th.
C  Northwind, critical, Friday 6 March 16:00; resolution due Wednesday 11th 18:00, fed back Thursday 11:00: 2 h late.
D  Northwind, minor, an inquiry of Monday 16 March 11:00 that became a complaint; nobody has it.
E  Northwind, minor, Monday 9 March, cancelled.
F  Huaxia, minor, Wednesday 11 March 10:00, stopped since 12:00: 5 + 8 + 8 + 3 = 24 h until Monday noon. Resolution due
   Friday 20th 18:00 + 24 h = Wednesday 25th 18:00.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from bizdesk import keeping
from bizdesk.complaints import actions, handling, inquiries, joining, solving, timing, visiting
from bizdesk.complaints.models import Complaint, ComplaintCategory, ComplaintCause, CorrectiveAction, Inquiry, Visit
from bizdesk.office.customers import Contact, Customer
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff
from bizdesk.office.record import Record

ZONE = ZoneInfo("Asia/Shanghai")
WHO = "001"


def at(day: int, wall: str) -> datetime:
    """An instant of March 2026 by the clock in Shanghai."""
    return datetime.fromisoformat(f"2026-03-{day:02}T{wall}").replace(tzinfo=ZONE)


@contextmanager
def clock(office: Office, day: int, wall: str) -> Iterator[None]:
    """Act at a moment of March 2026."""
    before, moment = office.clock, at(day, wall)
    office.clock = lambda: moment
    try:
        yield
    finally:
        office.clock = before


def step(office: Office, day: int, wall: str, run: Any, record: Record, **values: Any) -> Any:
    """One step of a record, read afresh, at a moment."""
    with clock(office, day, wall):
        return run(office, WHO, record.afresh(), **values)


def added(office: Office, kind: type[Record], values: dict[str, Any], day: int = 2, wall: str = "09:00") -> Any:
    with clock(office, day, wall):
        return keeping.add(office, WHO if kind is not Staff else "", kind, values)


def whole(office: Office) -> SimpleNamespace:
    """The story above, with its people, inquiries and visits."""
    service, research = Department.named("06"), Department.named("07")
    people = {
        key: added(office, Staff, {"number": number, "name": name, "roles": roles, "department": department})
        for key, number, name, roles, department in (
            ("zhang", "001", "张三", "applicant", service),
            ("li", "002", "李四", "approver,reviewer", service),
            ("wang", "003", "王五", "applicant", research),
        )
    }
    huaxia = added(office, Customer, {"name": "华夏公司", "level": "A", "address": "上海市南京路 1 号"})
    northwind = added(office, Customer, {"name": "Northwind", "level": "B"})
    contact = added(office, Contact, {"customer": huaxia, "name": "陈经理", "title": "采购经理"})
    told = SimpleNamespace(**people, huaxia=huaxia, northwind=northwind, service=service, research=research)
    told.a = _a(office, told, contact)
    told.b = _taken(
        office, told, 10, "09:00", customer=huaxia, subject="Late again", category=ComplaintCategory.named("P2")
    )
    step(office, 10, "09:30", handling.assign, told.b, department=service, owner=told.zhang)
    told.c = _c(office, told)
    asked = {"question": "Where is my order?", "customer": northwind, "channel": "email"}
    told.inquiry = added(office, Inquiry, asked, 16, "11:00")
    told.d = step(office, 16, "11:30", inquiries.complain, told.inquiry, subject="Order lost")
    told.e = _taken(office, told, 9, "10:00", customer=northwind, subject="Mistake")
    step(office, 9, "10:30", joining.cancel, told.e, reason="withdrawn")
    told.f = _taken(office, told, 11, "10:00", customer=huaxia, subject="Wrong invoice")
    step(office, 11, "10:00", handling.assign, told.f, department=service, owner=told.zhang)
    step(office, 11, "10:30", handling.respond, told.f, method="phone")
    step(office, 11, "12:00", timing.pause, told.f, waiting_for="customer", reason="invoice copy")
    _inquiries(office, told)
    _visits(office, told)
    return told


def _taken(office: Office, told: SimpleNamespace, day: int, wall: str, **values: Any) -> Complaint:
    return added(office, Complaint, values, day, wall)


def _a(office: Office, told: SimpleNamespace, contact: Contact) -> Complaint:
    values = {"customer": told.huaxia, "contact": contact, "phone": "021-5555", "severity": "serious"}
    category = ComplaintCategory.named("P2")
    a = _taken(office, told, 2, "10:00", **values, subject="电机过热 motor hot", category=category, demand="换新")
    step(office, 2, "10:30", handling.assign, a, department=told.service, owner=told.zhang, reason="on duty")
    step(office, 2, "14:00", handling.respond, a, method="phone", text="We look into it.")
    step(office, 3, "11:00", handling.assign, a, department=told.research, owner=told.wang, reason="technical")
    step(office, 3, "16:00", timing.pause, a, waiting_for="customer", reason="sample")
    step(office, 5, "10:00", timing.resume, a)
    found = {"finding": "轴承未润滑 bearing dry", "justified": "yes", "cause": ComplaintCause.named("W2")}
    step(office, 6, "14:00", solving.investigate, a, **found)
    step(office, 9, "11:00", solving.propose, a, proposal="New motor", proposal_cost=150_000, proposed_by=told.wang)
    step(office, 9, "11:30", solving.approve, a, approver=told.li, opinion="同意", paper_reference="26-031")
    step(office, 9, "14:00", solving.refuse, a, text="Takes too long")
    more = {"due": at(13, "18:00"), "reason": "spare part", "requested_by": told.wang, "approver": told.li}
    step(office, 9, "15:00", timing.extend, a, step="resolve", **more)
    step(office, 10, "10:00", solving.propose, a, proposal="Repair on site", proposal_cost=80_000)
    step(office, 10, "11:00", solving.agree, a, text="Fine with us")
    reached = {"method": "phone", "person_reached": "陈经理"}
    step(office, 11, "10:00", solving.feed_back, a, **reached, outcome="Repaired")
    step(office, 11, "11:00", solving.not_satisfied, a, text="Hot again", rating=2)
    step(office, 11, "15:00", solving.propose, a, proposal="New bearing", proposal_cost=90_000)
    step(office, 11, "16:00", solving.agree, a, text="Agreed")
    step(office, 12, "10:00", solving.feed_back, a, **reached, outcome="Bearing replaced")
    what = {"complaint": a.afresh(), "what": "Grease on delivery", "owner": told.wang, "due": date(2026, 3, 20)}
    told.action = added(office, CorrectiveAction, what, 12, "11:00")
    step(office, 12, "14:00", actions.finish, told.action, proof="work sheet 7")
    step(office, 12, "15:00", actions.verify, told.action, verified_by=told.li, opinion="seen")
    return step(office, 12, "16:00", solving.satisfied, a, rating=5, text="Thanks")


def _c(office: Office, told: SimpleNamespace) -> Complaint:
    values = {"customer": told.northwind, "severity": "critical", "subject": "Wrong parts"}
    c = _taken(office, told, 6, "16:00", **values, category=ComplaintCategory.named("D2"))
    step(office, 6, "17:00", handling.assign, c, department=told.research, owner=told.wang)
    step(office, 6, "17:30", handling.respond, c, method="email")
    found = {"finding": "mixed up", "justified": "partly", "cause": ComplaintCause.named("W2")}
    step(office, 9, "10:00", solving.investigate, c, **found)
    step(office, 10, "10:00", solving.propose, c, proposal="Send the right ones", proposal_cost=12_345)
    step(office, 10, "11:00", solving.agree, c)
    step(office, 12, "11:00", solving.feed_back, c, method="email", person_reached="Ann")
    return step(office, 12, "11:30", solving.satisfied, c, rating=4)


def _inquiries(office: Office, told: SimpleNamespace) -> None:
    """Answered in 8 h; answered in 17 h, due Wednesday 4 March 18:00; open since the 12th, due Friday 13th 18:00."""
    first = added(office, Inquiry, {"question": "Price?", "caller": "Herr Meier"}, 2, "10:00")
    step(office, 3, "10:00", inquiries.answer, first, answer="100.00")
    second = added(office, Inquiry, {"question": "Manual?", "customer": told.northwind, "channel": "email"}, 3, "09:00")
    step(office, 5, "10:00", inquiries.answer, second, answer="attached")
    added(office, Inquiry, {"question": "Opening hours?", "channel": "online"}, 12, "09:00")


def _visits(office: Office, told: SimpleNamespace) -> None:
    """Huaxia visited on the 10th; Northwind, due on the 5th, on the 12th; one not reached on the 13th, one overdue."""
    one = added(office, Visit, {"customer": told.huaxia, "due_on": date(2026, 3, 10)})
    scored = {"person_reached": "陈经理", "scores": "5 4 4 3 4", "suggestions": "Longer hours"}
    one = step(office, 10, "15:00", visiting.finish, one, **scored)
    what = {"what": "Open on Saturdays", "owner": told.zhang, "due": date(2026, 4, 30)}
    told.improvement = step(office, 10, "15:30", visiting.suggest, one, **what)
    two = added(office, Visit, {"customer": told.northwind, "due_on": date(2026, 3, 5)})
    unhappy = {"person_reached": "Ann", "satisfaction": 2, "dissatisfied_with": "slow"}
    step(office, 12, "15:00", visiting.finish, two, **unhappy)
    missed = added(office, Visit, {"customer": told.northwind, "due_on": date(2026, 3, 13), "project": "Hall 3"})
    step(office, 13, "15:00", visiting.not_reached, missed, reason="no answer")
    added(office, Visit, {"customer": told.huaxia, "due_on": date(2026, 3, 12)})
