"""What was asked for the lines of a plan, and which of it holds (clause 4.2.2a)."""

from collections.abc import Iterable, Sequence

from bizdesk.office import rows
from bizdesk.office.file import Office
from bizdesk.office.people import Supplier
from bizdesk.supplies.models import PurchasePlanLine, Quotation


def of_line(line: PurchasePlanLine) -> list[Quotation]:
    """The quotations for a line in the order they came."""
    return of_lines([line])[line.id]


def of_lines(lines: Sequence[PurchasePlanLine]) -> dict[int, list[Quotation]]:
    """The same of several lines, by row id, with the supplier of each."""
    found: dict[int, list[Quotation]] = {line.id: [] for line in lines}
    query = Quotation.select(Quotation, Supplier).join(Supplier).where(rows.among(Quotation.line, found))
    for each in query.order_by(Quotation.id):
        found[each.__data__["line"]].append(each)
    return found


def holds(office: Office, quotation: Quotation) -> bool:
    """Whether a quotation is valid today."""
    return quotation.valid_until is None or quotation.valid_until >= office.today()


def lowest(office: Office, quotations: Iterable[Quotation]) -> Quotation | None:
    """The lowest of quotations that hold, the first of equals; None where none does."""
    return min((each for each in quotations if holds(office, each)), key=lambda each: each.price, default=None)


def below(office: Office, line: PurchasePlanLine, price: int) -> Quotation | None:
    """The lowest of the quotations for a line that hold, where it asks less than a price; else None."""
    found = lowest(office, of_line(line))
    return found if found is not None and found.price < price else None
