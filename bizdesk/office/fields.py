"""The types of field a record is declared with: how each is stored, typed, shown and checked.

Stored: text as TEXT, money as INTEGER minor units, quantity and percent as INTEGER ten-thousandths, dates and
instants as ISO TEXT, flags as 0 or 1. Missing text is '', any other missing value is NULL.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import peewee

from bizdesk.office import values
from bizdesk.office.errors import NotFound, Refused
from bizdesk.office.language import N_, _
from bizdesk.office.text import clean, fold

if TYPE_CHECKING:
    from bizdesk.office.file import Office

SCALE = 10_000
LARGEST = 2**53
DATE_GLOB = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
INSTANT_GLOB = DATE_GLOB + "T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z"
PERIOD_GLOB = "[0-9][0-9][0-9][0-9]-[0-9][0-9]"


class AutoIncrement(peewee.AutoField):
    """A row id that is never given twice, not even after its row is gone."""

    def ddl(self, ctx: Any) -> Any:
        return peewee.NodeList((super().ddl(ctx), peewee.SQL("AUTOINCREMENT")))


class Typed(peewee.Field):
    """What every field of a record declares beside its storage.

    label and help are message ids; editable False keeps a field out of forms, `set` and imports;
    check refuses a value by raising Refused.
    """

    type = "text"
    width = 12
    right = False
    name: str

    def __init__(
        self,
        label: str = "",
        *,
        required: bool = False,
        help: str = "",
        editable: bool = True,
        check: Callable[[Any], None] | None = None,
        sql_check: str = "",
        null: bool | None = None,
        **options: Any,
    ) -> None:
        self.required = required
        self.editable = editable
        self.check = check
        self.sql_check = sql_check
        super().__init__(
            null=not required if null is None else null, verbose_name=label, help_text=help, **options
        )

    def bind(self, model: Any, name: str, set_attribute: bool = True) -> None:
        super().bind(model, name, set_attribute)
        if self.sql_check:
            column = f'"{self.column_name}"'
            self.constraints = [peewee.SQL(f"CHECK ({self.sql_check.format(column=column)})")]

    @property
    def label(self) -> str:
        """The field's name in the language in use."""
        return _(self.verbose_name)

    @property
    def help(self) -> str:
        """One sentence on what belongs in the field, in the language in use."""
        return _(self.help_text) if self.help_text else ""

    def empty(self, value: Any) -> bool:
        """Whether nothing was given."""
        return value is None or value == ""

    def parse(self, text: str, office: "Office") -> Any:
        """The value a person typed; Refused with the reason where it is none."""
        text = text.strip()
        if not text:
            return None
        try:
            return self.read(text, office)
        except values.ValueRefused as fault:
            raise Refused(fault.message, **fault.values) from None

    def read(self, text: str, office: "Office") -> Any:
        """The value of a text that is not empty."""
        return text

    def show(self, value: Any, office: "Office") -> str:
        """The value as people read it."""
        return "" if value is None else str(value)

    def plain(self, value: Any, office: "Office") -> Any:
        """The value as JSON and exports carry it: never None."""
        return "" if value is None else str(value)

    def verify(self, value: Any) -> None:
        """Refuse a value that breaks the field's own rule."""
        if self.empty(value):
            if self.required:
                raise Refused(N_("{label} is required."), label=self.label)
        elif self.check is not None:
            self.check(value)


class Text(Typed):
    """Text of one line, or of several when multiline."""

    field_type = "TEXT"
    width = 20

    def __init__(self, label: str = "", *, limit: int = 200, multiline: bool = False, **options: Any) -> None:
        self.limit = limit
        self.multiline = multiline
        options.setdefault("default", "")
        super().__init__(label, null=False, **options)
        if multiline:
            self.type = "paragraph"

    def parse(self, text: str, office: "Office") -> str:
        return self.tidy(text)

    def tidy(self, value: Any) -> str:
        """The text as it is kept: cleaned, and refused where it cannot be."""
        if value is None:
            return ""
        try:
            return clean(str(value), multiline=self.multiline, limit=self.limit)
        except values.ValueRefused as fault:
            raise Refused(fault.message, **fault.values) from None


class Code(Text):
    """The number or code that names a record; unique in its kind, leading zeros kept."""

    type = "code"
    width = 14

    def __init__(self, label: str = N_("No."), *, limit: int = 60, **options: Any) -> None:
        options.setdefault("required", True)
        super().__init__(label, limit=limit, unique=True, **options)


class Choice(Typed):
    """One of a written-out list: choices maps the stored word to its message id."""

    field_type = "TEXT"
    type = "choice"
    width = 12

    def __init__(self, options: dict[str, str], label: str = "", **rest: Any) -> None:
        self.options = options
        listed = ", ".join(f"'{name}'" for name in options)
        required = rest.get("required", False)
        allowed = listed if required or rest.get("default") else f"'', {listed}"
        rest.setdefault("default", "")
        super().__init__(
            label, null=False, sql_check=f"{{column}} IN ({allowed})", choices=tuple(options.items()), **rest
        )

    def parse(self, text: str, office: "Office") -> str:
        wanted = fold(text)
        if not wanted:
            return ""
        for name, label in self.options.items():
            if wanted in (fold(name), fold(label), fold(_(label)), fold(name.replace("_", " "))):
                return name
        raise self.unknown(text)

    def unknown(self, value: Any) -> Refused:
        listed = ", ".join(_(label) for label in self.options.values())
        return Refused(N_("{label}: {value} is not one of {choices}."), label=self.label, value=value, choices=listed)

    def show(self, value: Any, office: "Office") -> str:
        return _(self.options[value]) if value in self.options else str(value or "")

    def verify(self, value: Any) -> None:
        super().verify(value)
        if value and value not in self.options:
            raise self.unknown(value)


class State(Choice):
    """The state a flow has brought a record to; only a step of the flow changes it."""

    def __init__(self, options: dict[str, str], default: str, label: str = N_("Status")) -> None:
        super().__init__(options, label, default=default, required=True, editable=False, index=True)


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
        return values.parse_money(text, office.digits)

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
        return date.fromisoformat(value) if isinstance(value, str) else value

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
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value

    def python_value(self, value: Any) -> datetime | None:
        return datetime.fromisoformat(value) if isinstance(value, str) else value

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


class Tags(Text):
    """Several words of a list, stored with commas between them."""

    type = "tags"

    def __init__(self, label: str = "", *, options: dict[str, str] | None = None, **rest: Any) -> None:
        self.options = options or {}
        super().__init__(label, limit=1_000, **rest)

    def parse(self, text: str, office: "Office") -> str:
        words = [word.strip() for word in text.replace("，", ",").replace("、", ",").split(",")]
        names = {fold(label): name for name, label in self.options.items()}
        names |= {fold(_(label)): name for name, label in self.options.items()}
        return self.tidy(",".join(names.get(fold(word), word) for word in words if word))

    def verify(self, value: Any) -> None:
        super().verify(value)
        for word in (value or "").split(","):
            if word and self.options and word not in self.options:
                listed = ", ".join(_(label) for label in self.options.values())
                raise Refused(
                    N_("{label}: {value} is not one of {choices}."), label=self.label, value=word, choices=listed
                )

    def show(self, value: Any, office: "Office") -> str:
        return ", ".join(_(self.options.get(word, word)) for word in (value or "").split(",") if word)


class Reference(peewee.ForeignKeyField, Typed):
    """Another record, named outside the file by its number or code."""

    type = "reference"
    width = 18

    def __init__(self, kind: Any, label: str = "", **options: Any) -> None:
        settings: dict[str, Any] = {"backref": "+", "on_delete": "RESTRICT", "label": label, **options}
        super().__init__(kind, **settings)

    def read(self, text: str, office: "Office") -> Any:
        try:
            return self.rel_model.named(text)
        except NotFound as fault:
            raise Refused(N_("{label}: {reason}"), label=self.label, reason=str(fault)) from None

    def record(self, value: Any) -> Any:
        """The record behind a row id, or the record itself."""
        return self.rel_model.get_by_id(value) if isinstance(value, int) else value

    def show(self, value: Any, office: "Office") -> str:
        return "" if value is None else self.record(value).title

    def plain(self, value: Any, office: "Office") -> str:
        return "" if value is None else self.record(value).key
