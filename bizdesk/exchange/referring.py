"""The records that a file names: found in the office, or made with the import where that was asked for."""

from collections.abc import Iterable
from typing import Any

from bizdesk.exchange.grid import shown
from bizdesk.exchanged import exchanged
from bizdesk.office import numbering_series
from bizdesk.office.addresses import addressed
from bizdesk.office.errors import NotFound, Refused
from bizdesk.office.exchange import Finder, Recognised, Values
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import LANGUAGES, N_, _
from bizdesk.office.presets import read_preset
from bizdesk.office.record import Record
from bizdesk.office.text import fold

CODE_WIDTH, CODE_LONGEST = 3, 6
OTHER_NAME = N_("{label}: {code} is {here} in this office, not {there} as in the file. The one here was taken.")
MISSING = N_("{label}: {reason} Import or add {kind} first, or let the import make what is missing.")
NOT_CREATED = N_("{label}: {reason}")
NO_SUCH = N_("There is no {kind} {name} at {owner}.")


class References:
    """Finds the records named in the cells of one file, each name once.

    A record to be made has a row id below 0 until it is written; `created` holds them in the order they were named.
    notes: sentences on records that are called otherwise in the office than in the file. missing: whether records are
    named that would be made if that were asked for.
    """

    def __init__(self, office: Office, create: bool) -> None:
        self.office = office
        self.create = create
        self.created: list[Record] = []
        self.notes: list[str] = []
        self.missing = False
        self._names: dict[tuple[type[Record], str], str] = {}
        self._found: dict[tuple[type[Record], str], Record | Refused] = {}
        self._told: dict[str, Any] | None = None
        self._finders: dict[type[Record], Finder] = {}
        self._of: dict[tuple[type[Record], str, int], Record | Refused] = {}

    def learn(self, kind: type[Record], named: Iterable[tuple[str, str]]) -> None:
        """What the file calls the records that it names by number or code, as (code, name)."""
        for code, name in named:
            self._names.setdefault((kind, fold(code)), name)

    def find(self, field: Reference, text: str) -> Record:
        """The record a text names; Refused where there is none, or more than one."""
        place = (field.rel_model, text)
        found = self._found.get(place)
        if found is None:
            found = self._found[place] = self._look(field, text)
        if isinstance(found, Refused):
            raise found.with_traceback(None)
        return found

    def find_of(self, field: Reference, text: str, owner: Record) -> Record:
        """The record a text names among those that belong to another, such as a person at a customer's."""
        place = (field.rel_model, text, owner.id)
        found = self._of.get(place)
        if found is None:
            found = self._of[place] = self._look_at(field, text, owner)
        if isinstance(found, Refused):
            raise found.with_traceback(None)
        return found

    def recognise(self, kind: type[Record], known: Recognised, values: Values, told: Values) -> None:
        """Put into the values of a row the record that is known by what the row tells; Refused where there is none."""
        if not any(name in told for name in known.enough):
            return
        finder = self._finders.get(kind)
        if finder is None:
            finder = self._finders[kind] = known.finder(self.office)
        try:
            values[known.field] = finder.find({**told, known.field: values.get(known.field)})
        except NotFound as fault:
            field: Any = kind.fields()[known.field]
            if not self.create:
                self.missing = True
                words = {"reason": str(fault), "kind": _(field.rel_model.plural).lower()}
                raise Refused(MISSING, label=field.label, **words) from None
            try:
                record = values[known.field] = known.make({**values, **told})
            except Refused as lacking:
                raise Refused(NOT_CREATED, label=field.label, reason=str(lacking)) from None
            record.id = -len(self.created) - 1
            self.created.append(record)
            finder.learn(record)

    def _look_at(self, field: Reference, text: str, owner: Record) -> Record | Refused:
        kind: type[Record] = field.rel_model
        key: Any = kind.key_field()
        mine: Any = kind.fields()[kind.belongs_to]
        name = self._names.get((kind, fold(text)), "")
        for called in (key == text, kind._called(name or text)):
            found = list(kind.select().where((mine == owner.id) & called).limit(2))
            if len(found) == 1:
                return found[0]
        reason = str(NotFound(NO_SUCH, kind=_(kind.singular).lower(), name=name or text, owner=shown(owner.caption)))
        if exchanged(kind).made_with is None:
            return Refused(NOT_CREATED, label=field.label, reason=reason)
        if not self.create:
            self.missing = True
            return Refused(MISSING, label=field.label, reason=reason, kind=_(kind.plural).lower())
        # A number that somebody else bears here is not that of the one to be made.
        code = text if name and not kind.select().where(key == text).exists() else ""
        return self._make(field, kind, code, name or text, owner)

    def _look(self, field: Reference, text: str) -> Record | Refused:
        kind: type[Record] = field.rel_model
        name = self._names.get((kind, fold(text)), "")
        try:
            found = self.standing(kind, text)
        except NotFound as fault:
            if name and (spoilt := self._without_zeros(kind, text, name)) is not None:
                return spoilt
            alone = exchanged(kind).made_with is None or kind.belongs_to
            if alone or kind.select(kind.id).where(kind._called(text)).exists():
                return Refused(NOT_CREATED, label=field.label, reason=str(fault))
            if not name and text.isdecimal():
                # Figures alone are a number or a code that nobody bears, never a name to be made.
                return Refused(NOT_CREATED, label=field.label, reason=str(fault))
            if not self.create:
                self.missing = True
                return Refused(MISSING, label=field.label, reason=str(fault), kind=_(kind.plural).lower())
            return self._make(field, kind, text if name else "", name or text)
        if name and not self._goes_by(kind, found, name):
            words = {"code": shown(text), "here": shown(found.caption), "there": shown(name)}
            self.notes.append(_(OTHER_NAME).format(label=field.label, **words))
        return found

    def _goes_by(self, kind: type[Record], record: Record, name: str) -> bool:
        """Whether a record goes by a name, in whatever language it was founded with."""
        return _called(record) == fold(name) or getattr(self._preset(kind, name), "id", None) == record.id

    def _without_zeros(self, kind: type[Record], code: str, name: str) -> Record | None:
        """The record of a name whose code a spreadsheet has robbed of its leading zeros."""
        try:
            found = self.standing(kind, name)
        except NotFound:
            return None
        return found if code.isdecimal() and found.key.lstrip("0") == code.lstrip("0") else None

    def standing(self, kind: type[Record], text: str) -> Record:
        """The record of the office that a text names; NotFound where there is none, or more than one."""
        try:
            return addressed(self.office, kind, text)
        except NotFound:
            if (preset := self._preset(kind, text)) is not None:
                return preset
            raise

    def _preset(self, kind: type[Record], text: str) -> Record | None:
        """The record the office was founded with that another language calls so, unless it was renamed since."""
        place = exchanged(kind).preset
        if not place:
            return None
        if self._told is None:
            self._told = read_preset(self.office.policy.text("country"))
        for entry in self._told[place]:
            names = {fold(entry[language]) for language in LANGUAGES}
            record = kind.get_or_none(kind.key_field() == entry["code"]) if fold(text) in names else None
            if record is not None and _called(record) in names:
                return record
        return None

    def _make(
        self, field: Reference, kind: type[Record], code: str, name: str, owner: Record | None = None
    ) -> Record | Refused:
        """Make a record, of the one it belongs to; without a code one is drawn when it is written."""
        made = (
            each
            for each in self.created
            if type(each) is kind and (owner is None or each.__data__[kind.belongs_to] == owner.id)
        )
        known = (each for each in made if (fold(each.key) == fold(code) if code else _called(each) == fold(name)))
        if (same := next(known, None)) is not None:
            return same
        made_with = exchanged(kind).made_with
        record = kind(**(made_with(self.office) if made_with else {}))
        key = kind.key_field()
        try:
            for part, text in ((kind.fields()["name"], name), *([(key, code)] if code and key is not None else [])):
                setattr(record, part.name, tidy := part.tidy(text))  # type: ignore[attr-defined]
                part.verify(tidy)
        except Refused as fault:
            return Refused(NOT_CREATED, label=field.label, reason=str(fault))
        if owner is not None:
            setattr(record, kind.belongs_to, owner)
        record.id = -len(self.created) - 1
        self.created.append(record)
        return record


def told(record: Record) -> str:
    """A record to be made, in words, beside those of its kind."""
    described = exchanged(type(record)).described
    return described(record) if described else shown(record.caption)


def number(office: Office, records: list[Record], taken: set[str]) -> None:
    """Give records of one kind that have none their number or code: of their series, else the next after the largest.

    taken holds the folded numbers that this import uses already.
    """
    if not records:
        return
    kind = type(records[0])
    key = kind.key_field()
    if key is None:
        return
    drawn: list[str] = []
    while len(drawn) < len(records):
        wanted = len(records) - len(drawn)
        more = numbering_series.draw_many(office, kind, wanted) if kind.series else _following(kind, wanted, taken)
        drawn += [each for each in more if fold(each) not in taken]
    for record, each in zip(records, drawn, strict=True):
        setattr(record, key.name, each)


def _called(record: Any) -> str:
    """The folded name of a record of a kind that has names."""
    return fold(record.name)


def _following(kind: type[Record], count: int, taken: set[str]) -> list[str]:
    key: Any = kind.key_field()
    known = {code for (code,) in kind.select(key).tuples()} | taken
    figures = [code for code in known if code.isascii() and code.isdecimal() and len(code) <= CODE_LONGEST]
    largest = max(map(int, figures), default=0)
    width = max(map(len, figures), default=CODE_WIDTH)
    return [f"{largest + place:0{width}}" for place in range(1, count + 1)]
