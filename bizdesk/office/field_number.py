"""Fields of figures: whole numbers, money, quantities, percents, yes or no."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bizdesk.office import values
from bizdesk.office.errors import Refused
from bizdesk.office.field import Typed
from bizdesk.office.language import N_, _

if TYPE_CHECKING:
    from bizdesk.office.file import Office

SCALE = 10_000
LARGEST = 2**53
# So many digits are a whole number whatever they are.
PLAIN = 9


class Integer(Typed):
    """A whole number between minimum and maximum."""

    field_type = "INTEGER"
    type = "integer"
    width = 8
    right = True

    def __init__(self, label: str = "", *, minimum: int | None = 0, maximum: int = LARGEST, **options: Any) -> None:
        self.minimum = minimum
        self.maximum = maximum
        bounds = f"{{column}} <= {self.scaled(maximum)}"
        if minimum is not None:
            bounds = f"{{column}} >= {self.scaled(minimum)} AND {bounds}"
        super().__init__(label, sql_check=bounds, **options)

    def scaled(self, value: int) -> int:
        return value

    def read(self, text: str, office: "Office") -> Any:
        # As the file keeps a rule: the first page, which reads no more than these, waits for no parser.
        if text.isascii() and text.isdigit() and len(text) <= PLAIN:
            return int(text)
        return values.parse_integer(text)

    def verify(self, value: Any) -> None:
        super().verify(value)
        if value is None:
            return
        if self.minimum is not None and value < self.minimum:
            raise Refused(
                N_("{label} may not be less than {minimum}."), label=self.label, minimum=self.bound(self.minimum)
            )
        if value > self.maximum:
            raise Refused(
                N_("{label} may not be more than {maximum}."), label=self.label, maximum=self.bound(self.maximum)
            )

    def bound(self, value: int) -> str:
        return str(value)


class Money(Integer):
    """An amount in minor units of the office's currency."""

    type = "money"
    width = 14

    def read(self, text: str, office: "Office") -> int:
        return values.parse_money(text, office.digits, values.signs(office.currency))

    def show(self, value: Any, office: "Office") -> str:
        return "" if value is None else values.show_money(value, office.digits)

    def plain(self, value: Any, office: "Office") -> str:
        return "" if value is None else values.plain_money(value, office.digits)


class Quantity(Integer):
    """A Decimal with at most four places, stored as ten-thousandths."""

    type = "quantity"
    width = 10

    def __init__(self, label: str = "", *, maximum: int = 10**11, **options: Any) -> None:
        super().__init__(label, maximum=maximum, **options)

    def scaled(self, value: int) -> int:
        return value * SCALE

    def verify(self, value: Any) -> None:
        super().verify(value)
        if value is not None and Decimal(value) * SCALE % 1:
            raise Refused(N_("{label}: at most 4 decimals."), label=self.label)

    def db_value(self, value: Any) -> int | None:
        return None if value is None else int(Decimal(value) * SCALE)

    def python_value(self, value: Any) -> Decimal | None:
        return None if value is None else Decimal(value) / SCALE

    def read(self, text: str, office: "Office") -> Decimal:
        return values.parse_quantity(text)

    def show(self, value: Any, office: "Office") -> str:
        return "" if value is None else values.show_quantity(value)

    plain = show


class Percent(Quantity):
    """A share of a hundred: 5 is five percent."""

    type = "percent"
    width = 8

    def __init__(self, label: str = "", *, maximum: int = 100, **options: Any) -> None:
        super().__init__(label, maximum=maximum, **options)

    def read(self, text: str, office: "Office") -> Decimal:
        return values.parse_percent(text)

    def show(self, value: Any, office: "Office") -> str:
        return "" if value is None else f"{values.show_quantity(value)} %"


class Flag(Typed):
    """Yes or no."""

    field_type = "INTEGER"
    type = "boolean"
    width = 6

    def __init__(self, label: str = "", *, default: bool = False, **options: Any) -> None:
        super().__init__(label, null=False, default=default, sql_check="{column} IN (0, 1)", **options)

    def db_value(self, value: Any) -> int:
        return int(bool(value))

    def python_value(self, value: Any) -> bool:
        return bool(value)

    def parse(self, text: str, office: "Office") -> bool:
        return bool(super().parse(text, office))

    def read(self, text: str, office: "Office") -> bool:
        return values.parse_bool(text)

    def show(self, value: Any, office: "Office") -> str:
        return _("yes") if value else _("no")

    def plain(self, value: Any, office: "Office") -> bool:
        return bool(value)
