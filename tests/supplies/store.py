"""A small store room: its people, two places, a supply, and a clock that a story moves on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bizdesk import acts, keeping
from bizdesk.founding import found
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import Place
from bizdesk.supplies import stock
from bizdesk.supplies.models import Movement, Supply
from tests.supplies.sound import Sound

NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)  # a Monday, noon in Shanghai


class Store(Sound):
    """An office in Shanghai with a keeper, an approver and somebody who asks for things."""

    def __init__(self, path: Path) -> None:
        self.now = NOON
        self.office: Office = found(path, name="Test office", country="CN", clock=lambda: self.now)
        self.department = Department.named("04")
        people = (("001", "Lin", "approver"), ("002", "Chen", "keeper,approver"), ("003", "Zhao", "applicant"))
        self.lin, self.chen, self.zhao = (
            keeping.add(
                self.office, "", Staff, {"number": number, "name": name, "roles": roles, "department": self.department}
            )
            for number, name, roles in people
        )
        self.room, self.shelf = (keeping.add(self.office, "", Place, {"code": code, "name": name})
                                 for code, name in (("S1", "Store room"), ("S2", "Back shelf")))  # fmt: skip

    lin: Any
    chen: Any
    zhao: Any

    def supply(self, code: str = "YP-1", **values: Any) -> Supply:
        """A supply kept in the store room."""
        given = {"code": code, "name": f"Pen {code}", "unit": "pc", "place": self.room, **values}
        record = keeping.add(self.office, "002", Supply, given)
        assert isinstance(record, Supply)
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

    def receive(self, supply: Supply, quantity: int, amount: int, **inputs: Any) -> Movement:
        """Take goods in for an amount."""
        return self.do(supply, "receive", quantity=Decimal(quantity), amount=amount, **inputs)

    def issue(self, supply: Supply, quantity: int, **inputs: Any) -> Movement:
        """Give some to Zhao."""
        return self.do(supply, "issue", quantity=Decimal(quantity), staff=self.zhao, **inputs)

    def ago(self, days: int) -> date:
        """A day before today."""
        return self.office.today() - timedelta(days=days)

    def held(self, supply: Supply) -> tuple[Decimal, int]:
        """What is on hand and what it is worth."""
        lines = stock.ledger(supply.id)
        return Decimal(sum(line.quantity for line in lines)) / stock.SCALE, sum(line.value for line in lines)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """A store, looked through and closed at the end."""
    store = Store(path)
    try:
        yield store
    finally:
        store.done()
