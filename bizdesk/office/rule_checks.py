"""What a rule of the policy may hold, where its type alone does not say it; each refuses by raising Refused."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bizdesk.office import numbering
from bizdesk.office.currencies import currencies
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Money
from bizdesk.office.holiday_list import announced_years
from bizdesk.office.holidays import parse_hours
from bizdesk.office.language import N_
from bizdesk.office.people import acting, at_work

if TYPE_CHECKING:
    from bizdesk.office.file import Office


def check_zone(name: str) -> None:
    """Refuse a time zone the computer does not know."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise Refused(N_("There is no time zone {name}: write it as Asia/Shanghai."), rule="1.1", name=name) from None


def check_form(form: str) -> None:
    """Refuse a form of numbers that cannot be filled in."""
    try:
        numbering.next_number("X", 2026, 0, form)
    except ValueError:
        raise Refused(
            N_("The form of numbers needs its serial, such as {form}; not {text}."),
            rule="1.3.2",
            form=numbering.TEMPLATE,
            text=form,
        ) from None


def check_hours(text: str) -> None:
    """Refuse working hours that cannot be read, or that overlap."""
    from bizdesk.office.calendar import WorkingCalendar

    try:
        WorkingCalendar(parse_hours(text))
    except ValueError:
        raise Refused(N_("The working hours overlap or are out of order: {text}."), rule="1.1", text=text) from None


def check_prefix(prefix: str) -> None:
    """Refuse a prefix that no number can begin with."""
    if not prefix.strip():
        raise Refused(
            N_("Numbers need a prefix: type a few letters or digits, such as ZC."),
            rule="1.3.2",
        )
    try:
        numbering.next_number(prefix, 2026, 0)
    except ValueError:
        raise Refused(
            N_("{text} cannot begin a number: a prefix is a few letters or digits, such as ZC."),
            rule="1.3.2",
            text=prefix,
        ) from None


def check_country(code: str) -> None:
    """Refuse a country whose holidays nobody knows; none is allowed."""
    announced_years(code)


def check_currency(code: str) -> None:
    """Refuse what is not the code of a currency."""
    if not (len(code) == 3 and code.isascii() and code.isupper()):
        raise Refused(N_("A currency is three capital letters, such as CNY; not {text}."), text=code)
    if code not in currencies():
        raise Refused(N_("There is no currency {code}: give its code by ISO 4217, such as CNY or EUR."), code=code)


def works_here(office: "Office", number: str) -> None:
    """Refuse, as who works with the office, nobody of the staff and who has left."""
    at_work(acting(office, number), office.today())


def same_currency(office: "Office", code: str) -> None:
    """Refuse another currency where amounts are kept in the one there is."""
    if code != office.currency and amounts_kept(office):
        raise Refused(
            N_(
                "The office keeps amounts in {kept}: they would bear the name of {currency} and not be converted. "
                "Make a new office for another currency."
            ),
            kept=office.currency,
            currency=code,
        )


def amounts_kept(office: "Office") -> bool:
    """Whether any record holds an amount of money."""
    return any(
        kind.select(kind.id).where(field.is_null(False)).exists()
        for kind in office.kinds.values()
        for field in kind.fields().values()
        if isinstance(field, Money)
    )
