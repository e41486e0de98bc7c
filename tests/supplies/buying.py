"""A small office that buys supplies: its people, two suppliers, three supplies, and a clock that a story moves on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bizdesk import acts, keeping, reporting
from bizdesk.founding import found
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Staff, Supplier
from bizdesk.reports.report import Report, Table
from bizdesk.supplies.models import Movement, PurchasePlan, PurchasePlanLine, Supply
from bizdesk.supplies.positions import positions
from bizdesk.supplies.stock import SCALE
from tests.supplies.sound import Sound


class Buying(Sound):
    """An office on 16 March 2026 with pens by the box of 12, paper by the ream and ink that expires.

    Lin may approve up to 1,000.00, Qian anything; Chen buys.
    """

    def __init__(self, path: Path) -> None:
        self.now = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
        self.office: Office = found(path, name="Test office", country="CN", clock=lambda: self.now)
        self.lin = self.add(Staff, number="001", name="Lin", roles="approver", approval_limit=100_000)
        self.chen = self.add(Staff, number="002", name="Chen", roles="applicant,approver")
        self.qian = self.add(Staff, number="003", name="Qian", roles="approver")
        self.alpha = self.add(Supplier, code="S1", name="Alpha")
        self.beta = self.add(Supplier, code="S2", name="Beta")
        of_alpha = {"supplier": self.alpha, "lead_days": 5}
        pack = {"purchase_unit": "box", "factor": Decimal(12), "order_multiple": Decimal(12)}
        self.pen = self.supply("PEN", "Pen", "pc", 10, 30, price=200, **of_alpha, **pack)
        self.paper = self.supply("PAP", "Paper", "ream", 20, 50, price=1_800, supplier=self.beta)
        self.ink = self.supply("INK", "Ink", "bottle", 0, 4, price=9_900, track_expiry=True)

    def supply(self, code: str, name: str, unit: str, level: int, most: int, **values: Any) -> Any:
        """Keep a supply with a reorder level, none where that is 0, and a maximum."""
        levels = {"reorder_level": Decimal(level) if level else None, "max_quantity": Decimal(most)}
        return self.add(Supply, code=code, name=name, unit=unit, **levels, **values)

    def add(self, kind: Any, who: str = "002", **values: Any) -> Any:
        """Add a record as Chen."""
        return keeping.add(self.office, who if Staff.get_or_none(Staff.number == who) else "", kind, values)

    def edit(self, record: Any, **values: Any) -> Any:
        """Edit a record as Chen, as the file has it."""
        return keeping.edit(self.office, "002", record.afresh(), values)

    def remove(self, record: Any) -> None:
        """Delete a record as Chen."""
        keeping.remove(self.office, "002", record.afresh())

    def do(self, record: Any, name: str, **inputs: Any) -> Any:
        """Take a step as Chen, on the record as the file has it; what came of it."""
        return acts.named(type(record), name).do(self.office, "002", record.afresh(), inputs)

    def handed_in(self) -> Any:
        """A plan of 20 reams of paper at 10.00 each, of Beta, handed in."""
        spring = self.add(PurchasePlan, title="Spring")
        self.add(PurchasePlanLine, plan=spring, supply=self.paper, planned=Decimal(20), price=1_000)
        self.do(spring, "submit")
        return spring

    def approved(self) -> Any:
        """The same plan, that Qian approved."""
        spring = self.handed_in()
        self.do(spring, "approve", approver=self.qian)
        return spring

    def days(self, count: int) -> None:
        """Let days go by."""
        self.now += timedelta(days=count)

    def at(self, day: date) -> None:
        """Move the clock to noon of a day."""
        self.now = datetime(day.year, day.month, day.day, 4, 0, tzinfo=UTC)

    def stands(self, supply: Any) -> tuple[int, ...]:
        """On hand, on order, planned, reserved, in whole units."""
        return tuple(quantity // SCALE for quantity in positions().get(supply.id, (0, 0, 0, 0)))

    def report(self, name: str, **texts: str) -> Report:
        """A report by parameters as they are typed."""
        return reporting.REPORTS[name].made(self.office, texts)

    def table(self, report: str, table: str, **texts: str) -> list[dict[str, Any]]:
        """The rows of one table of a report, by column."""
        found = next(each for each in self.report(report, **texts).blocks if getattr(each, "name", "") == table)
        assert isinstance(found, Table)
        assert not callable(found.rows)
        names = [column.name for column in found.columns]
        return [dict(zip(names, list(row), strict=True)) for row in found.rows]

    def moved(self, supply: Any) -> list[tuple[str, Decimal, int]]:
        """Kind, quantity and value of every movement of a supply, in the order they were entered."""
        mine = Movement.select().where(Movement.supply == supply.id).order_by(Movement.id)
        return [(each.kind, each.quantity, each.value) for each in mine]


def refused(act: Any, *arguments: Any, **inputs: Any) -> str:
    """The words in which something is refused."""
    try:
        act(*arguments, **inputs)
    except Refused as fault:
        return str(fault)
    raise AssertionError("it was not refused")


@contextmanager
def opened(path: Path) -> Iterator[Buying]:
    """The office, looked through and closed at the end."""
    desk = Buying(path)
    try:
        yield desk
    finally:
        desk.done()
