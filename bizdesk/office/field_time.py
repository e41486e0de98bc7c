"""Fields of time: days, instants, months."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from bizdesk.office import values
from bizdesk.office.field import Typed

if TYPE_CHECKING:
    from bizdesk.office.file import Office

DATE_GLOB = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
INSTANT_GLOB = DATE_GLOB + "T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z"
PERIOD_GLOB = "[0-9][0-9][0-9][0-9]-[0-9][0-9]"


class Date(Typed):
    """A day of the calendar."""

    field_type = "TEXT"
    type = "date"
    width = 10

    def __init__(self, label: str = "", **options: Any) -> None:
        super().__init__(label, sql_check=f"{{column}} GLOB '{DATE_GLOB}'", **options)

    def db_value(self, value: Any) -> str | None:
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: Any) -> date | None:
        if not isinstance(value, str):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.unreadable(value) from None

    def read(self, text: str, office: "Office") -> date:
        return values.parse_date(text, office.today())

    def plain(self, value: Any, office: "Office") -> str:
        return value.isoformat() if value else ""


class Instant(Typed):
    """A moment, stored in UTC to the second, shown in the office's zone."""

    field_type = "TEXT"
    type = "instant"
    width = 16

    def __init__(self, label: str = "", **options: Any) -> None:
        super().__init__(label, sql_check=f"{{column}} GLOB '{INSTANT_GLOB}'", **options)

    def db_value(self, value: Any) -> str | None:
        if not isinstance(value, datetime):
            return value
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    def python_value(self, value: Any) -> datetime | None:
        if not isinstance(value, str):
            return value
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            raise self.unreadable(value) from None

    def read(self, text: str, office: "Office") -> datetime:
        return values.parse_instant(text, office.today(), office.zone)

    def show(self, value: Any, office: "Office") -> str:
        return value.astimezone(office.zone).strftime("%Y-%m-%d %H:%M") if value else ""

    def plain(self, value: Any, office: "Office") -> str:
        return self.db_value(value) or ""


class Period(Typed):
    """A month, YYYY-MM."""

    field_type = "TEXT"
    type = "period"
    width = 7

    def __init__(self, label: str = "", **options: Any) -> None:
        super().__init__(label, sql_check=f"{{column}} GLOB '{PERIOD_GLOB}'", **options)

    def read(self, text: str, office: "Office") -> str:
        return values.parse_period(text, office.today())
