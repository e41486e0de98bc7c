"""A small office that takes complaints: its people, a customer, and a clock that a story moves on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bizdesk import acts, keeping
from bizdesk.complaints.models import Complaint
from bizdesk.office.customers import Contact, Customer
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff
from bizdesk.opening import with_areas
from tests.founded import copied

SHANGHAI = ZoneInfo("Asia/Shanghai")


class Desk:
    """An office in Shanghai, worked 9 to 12 and 13 to 18 on weekdays; `at` moves its clock."""

    def __init__(self, path: Path) -> None:
        self.now = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)  # a Monday, noon in Shanghai
        self.office: Office = with_areas(copied(path, self.now), clock=lambda: self.now)
        self.service, self.sales = Department.named("06"), Department.named("04")
        people = {
            "lin": ("001", "Lin", "approver,leader", None),
            "chen": ("002", "Chen", "applicant", None),
            "zhao": ("003", "Zhao", "applicant", None),
            "qian": ("004", "Qian", "approver", 100_000),
        }
        for key, (number, name, roles, limit) in people.items():
            values = {"number": number, "name": name, "roles": roles, "approval_limit": limit}
            setattr(self, key, keeping.add(self.office, "", Staff, values))
        self.customer = keeping.add(self.office, "", Customer, {"name": "Harbour Yards", "level": "A"})
        self.contact = keeping.add(self.office, "", Contact, {"customer": self.customer, "name": "Meyer"})

    lin: Any
    chen: Any
    zhao: Any
    qian: Any

    def at(self, text: str) -> None:
        """Move the clock to a local time."""
        self.now = datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)

    def take_down(self, **values: Any) -> Complaint:
        """Take a complaint down as Chen."""
        given = {"customer": self.customer, "subject": "Pump leaks", **values}
        record = keeping.add(self.office, "002", Complaint, given)
        assert isinstance(record, Complaint)
        return record

    def do(self, record: Any, name: str, who: str = "002", **inputs: Any) -> Any:
        """Take a step as somebody, on the record as the file has it; what came of it."""
        return acts.named(type(record), name).do(self.office, who, record.afresh(), inputs)

    def refused(self, record: Any, name: str, **inputs: Any) -> str:
        """The words in which a step is refused."""
        try:
            self.do(record, name, **inputs)
        except Refused as fault:
            return str(fault)
        raise AssertionError(f"{name} was not refused")

    def to_feedback(self, complaint: Complaint) -> Complaint:
        """Bring a complaint as far as the feedback."""
        self.do(complaint, "assign", department=self.service, owner=self.chen)
        self.do(complaint, "investigate", finding="The seal is worn.")
        self.do(complaint, "propose", proposal="A new seal", proposal_cost=9_000)
        self.do(complaint, "agree")
        return self.do(complaint, "feed_back", method="phone", person_reached="Meyer")


@contextmanager
def opened(path: Path) -> Iterator[Desk]:
    """A desk, closed at the end."""
    desk = Desk(path)
    try:
        yield desk
    finally:
        desk.office.close()
