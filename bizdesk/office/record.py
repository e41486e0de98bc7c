"""Record: what every kind of thing the office keeps has in common."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, Self

import peewee

from bizdesk.office.errors import Invalid, NotFound, Refused
from bizdesk.office.fields import AutoIncrement, Code, Instant, Integer, Reference, Text, Typed
from bizdesk.office.language import N_, _
from bizdesk.office.text import close, fold

database = peewee.DatabaseProxy()


def table_name(model: type[peewee.Model]) -> str:
    """AssetEvent is kept in the table asset_event."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()


def told_beside(**fields: "Typed") -> Mapping[str, "Typed"]:
    """What is told of a record beside its fields, each under the name it is told by."""
    for name, field in fields.items():
        field.name = name
    return fields


class Record(peewee.Model):
    """A kind of record; its model says everything a field is.

    singular and plural are message ids; series is the default prefix of its numbers ('' where people give the code);
    called_by names the field that says in words what a record is;
    belongs_to names the reference to the record whose history it belongs to, line_by the field that names a record
    without a number under it; ledger rows are never changed, and those of a ledger that is closed month by month are
    not taken back either once their month is closed: closed_by names their field of the month and the rule that says
    how far it is closed. follows: every act, undo and redo too, ends with its rows brought to what they should be, so
    that a batch turned takes of them what is there. filled_from: fields that came with a later schema, with the
    reference to the record whose field of that name tells what a row from before has in them.
    carries_out: the clause of the rule book. worked_out: what is told of a record beside its fields, by name; none is
    kept, so that no row is chosen by it.
    """

    singular: ClassVar[str] = ""
    plural: ClassVar[str] = ""
    series: ClassVar[str] = ""
    called_by: ClassVar[str] = "name"
    belongs_to: ClassVar[str] = ""
    line_by: ClassVar[str] = ""
    ledger: ClassVar[bool] = False
    closed_by: ClassVar[tuple[str, str] | None] = None
    follows: ClassVar[bool] = False
    filled_from: ClassVar[tuple[tuple[str, str], ...]] = ()
    carries_out: ClassVar[str] = ""
    worked_out: ClassVar[Mapping[str, Typed]] = {}

    _dirty: set[str]
    id = AutoIncrement()
    revision = Integer(N_("Revision"), default=1, required=True, editable=False)
    created_at = Instant(N_("Created at"), required=True, editable=False)
    updated_at = Instant(N_("Updated at"), required=True, editable=False)

    class Meta:
        database = database
        strict_tables = True
        legacy_table_names = False
        table_function = table_name

    def __init__(self, *args: Any, **values: Any) -> None:
        unknown = [name for name in values if name != "__no_default__" and name not in self._meta.combined]
        if unknown:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(unknown)}")
        super().__init__(*args, **values)

    @classmethod
    def select(cls, *fields: Any) -> Any:
        # Peewee's own types take every row of a query for a record, those of tuples() too.
        return super().select(*fields)

    @classmethod
    def kind_name(cls) -> str:
        """The kind's name at the command line, in imports and in JSON: its table's name."""
        return cls._meta.table_name

    @classmethod
    @cache
    def fields(cls) -> Mapping[str, Typed]:
        """The declared fields by name, in the order they were declared; without the row's own bookkeeping."""
        return {
            field.name: field
            for field in cls._meta.sorted_fields
            if field.name not in ("id", "revision", "created_at", "updated_at")
        }

    @classmethod
    @cache
    def key_field(cls) -> Typed | None:
        """The field that names a record of this kind; None where only its row id does."""
        return next((field for field in cls.fields().values() if isinstance(field, Code)), None)

    @property
    def key(self) -> str:
        """The record's number or code."""
        field = self.key_field()
        return str(self.id) if field is None else getattr(self, field.name)

    @property
    def caption(self) -> str:
        """The record in a few words: its key and its name."""
        name = getattr(self, self.called_by, "")
        return f"{self.key} {name}".strip() if isinstance(name, str) else self.key

    @classmethod
    def named(cls, text: str) -> Self:
        """The record with this number or code, or the only one with this name; NotFound otherwise."""
        key = cls.key_field()
        text = text.encode("utf-8", "replace").decode().strip()
        if key is None:
            found = cls.get_or_none(cls.id == int(text)) if text.isdecimal() and len(text) < 16 else None
        else:
            found = cls.get_or_none(key == text)
            if found is None:
                folded = fold(text)
                candidates = cls.select().where((peewee.fn.LOWER(key) == folded) | cls._called(text)).limit(2)
                rows = list(candidates) or cls._called_closely(text)
                if len(rows) > 1:
                    raise NotFound(
                        N_("{kind} {text} is not the only one of that name: give its number."),
                        kind=_(cls.singular),
                        text=text,
                    )
                found = rows[0] if rows else None
        if found is None:
            raise NotFound(N_("There is no {kind} {text}."), kind=_(cls.singular).lower(), text=text)
        return found

    @classmethod
    def _called(cls, text: str) -> Any:
        name = cls.fields().get(cls.called_by)
        if name is None:
            return peewee.SQL("0")
        key: Any = cls.key_field()
        lower = peewee.fn.LOWER
        return (name == text) | (lower(name) == text.lower()) | (key.concat(" ").concat(name) == text)

    @classmethod
    def _called_closely(cls, text: str) -> list[Self]:
        """The first two whose name differs from a text by spaces beside Chinese characters alone."""
        field, sought = cls.fields().get(cls.called_by), close(text)
        if sought.isascii() or not isinstance(field, Text):
            return []
        bare = peewee.fn.REPLACE(peewee.fn.LOWER(field), " ", "") == sought.replace(" ", "")
        return [each for each in cls.select().where(bare) if close(getattr(each, cls.called_by)) == sought][:2]

    def afresh(self) -> Self:
        """The record as the file has it now; NotFound where it is gone."""
        found = type(self).get_or_none(type(self).id == self.id)
        if found is None:
            raise NotFound(N_("{number} was deleted meanwhile."), number=self.key)
        return found

    def stored(self) -> dict[str, Any]:
        """The record's values as the file keeps them, by field name."""
        return {field.name: field.db_value(self.__data__.get(field.name)) for field in self._meta.sorted_fields}

    def verify(self) -> None:
        """Refuse values that break their fields' rules, all faults at once; a kind adds rules of its own in `rules`."""
        faults: dict[str, Refused] = {}
        for name, field in self.fields().items():
            try:
                value = self.__data__.get(name)
                if isinstance(field, Text):
                    value = field.tidy(value)
                    self.__data__[name] = value
                field.verify(value)
            except Refused as fault:
                faults[name] = fault
        if not faults:
            faults = self.rules()
        if faults:
            labels = {name: field.label for name, field in self.fields().items()}
            raise Invalid(faults, _(self.singular), labels)

    def rules(self) -> dict[str, Refused]:
        """The faults of fields that contradict each other, by field name."""
        return {}

    @classmethod
    def references(cls) -> list[Reference]:
        """The fields that name other records."""
        return [field for field in cls.fields().values() if isinstance(field, Reference)]
