"""What every type of field has in common: label, help, whether it is required, how it is typed and shown."""

from collections.abc import Callable
from copy import copy
from typing import TYPE_CHECKING, Any, Self

import peewee

from bizdesk.office import values
from bizdesk.office.errors import Refused, Unreadable
from bizdesk.office.language import N_, _
from bizdesk.office.text import visible

if TYPE_CHECKING:
    from bizdesk.office.file import Office


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
        super().__init__(null=not required if null is None else null, verbose_name=label, help_text=help, **options)

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        # Peewee copies the fields that a kind inherits all the way down; what they hold is never changed.
        return copy(self)

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

    def withheld(self, record: Any) -> bool:
        """Whether a record does not tell now what it holds in this field."""
        return False

    def told(self, record: Any, office: "Office") -> str:
        """What a record says in this field, as people read it."""
        if self.withheld(record):
            return ""
        kept = self.name not in record.worked_out
        return self.show(record.__data__.get(self.name) if kept else getattr(record, self.name), office)

    def plain(self, value: Any, office: "Office") -> Any:
        """The value as JSON and exports carry it: never None."""
        return "" if value is None else str(value)

    def unreadable(self, value: str) -> Unreadable:
        """The refusal to read a stored value that damage or another program left."""
        words = N_("The file holds {text} for {label}, which cannot be read: it is damaged. Run 'bizdesk check'.")
        return Unreadable(words, text=visible(value, 40), label=self.label or self.name)

    def verify(self, value: Any) -> None:
        """Refuse a value that breaks the field's own rule."""
        if self.empty(value):
            if self.required:
                raise Refused(N_("{label} is required."), label=self.label)
        elif self.check is not None:
            self.check(value)
