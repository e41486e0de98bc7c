"""A small store room for the stories of supplies: paper that runs low, pens, toner old for new, dated batteries."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from bizdesk import keeping
from bizdesk.office.file import Office
from bizdesk.office.people import Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.supplies import moving
from bizdesk.supplies.models import Supply, SupplyCategory
from tests.screens.stage import KEEPER, Words, say

PAPER: Words = ("A4 copy paper", "A4复印纸")
PEN: Words = ("Gel pen", "中性笔")
TONER: Words = ("Toner HP 26A", "硒鼓HP 26A")
BATTERY: Words = ("AA battery", "5号电池")
BARCODE = "6901234567892"
# code, name, unit, reorder level, maximum, pack, further values
KEPT: tuple[tuple[str, Words, Words, int, int, int, dict[str, object]], ...] = (
    ("YP-001", PAPER, ("pack", "包"), 20, 60, 10, {"barcodes": f"6900000000001,{BARCODE}"}),
    ("YP-002", PEN, ("pc", "支"), 50, 200, 12, {}),
    ("YP-003", TONER, ("pc", "支"), 2, 6, 1, {"return_old": True}),
    ("YP-004", BATTERY, ("pc", "节"), 0, 0, 0, {"track_expiry": True}),
)
CAME = (("YP-001", 60, 1_850), ("YP-001", 20, 1_990), ("YP-002", 200, 120), ("YP-003", 3, 45_900))
WENT = (("YP-001", 65, "005", date(2026, 2, 12)), ("YP-002", 30, "006", date(2026, 3, 2)))


def stocked(tongue: str) -> Callable[[Office], None]:
    """What is done to the small office before a story of supplies begins."""

    def fill(office: Office) -> None:
        paper = {"code": "Z1", "name": say(("Stationery", "文具"), tongue)}
        category = keeping.add(office, KEEPER, SupplyCategory, paper)
        for code, name, unit, level, most, multiple, more in KEPT:
            told = {"reorder_level": level, "max_quantity": most, "order_multiple": multiple} if level else {}
            values = {
                "code": code, "name": say(name, tongue), "unit": say(unit, tongue), "category": category,
                "place": Place.named("A-ST"), "supplier": Supplier.select().first(),
                **{field: Decimal(figure) for field, figure in told.items()}, **more,
            }  # fmt: skip
            keeping.add(office, KEEPER, Supply, values)
        for code, quantity, price in CAME:
            receive(office, code, quantity, price, date(2026, 1, 5))
        for month in (6, 9):
            receive(office, "YP-004", 24, 150, date(2026, 2, 2), date(2026, month, 30))
        for code, quantity, number, day in WENT:
            person = Staff.named(number)
            moving.issue(office, KEEPER, Supply.named(code), quantity=Decimal(quantity), staff=person, on=day)

    return fill


def receive(office: Office, code: str, quantity: int, price: int, on: date, expires_on: date | None = None) -> None:
    """Goods that came in."""
    supply = Supply.named(code)
    moving.receive(office, KEEPER, supply, quantity=Decimal(quantity), price=price, on=on, expires_on=expires_on)
