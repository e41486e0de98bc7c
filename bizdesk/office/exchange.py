"""Exchange: what import and export ask of a kind of record beyond its fields."""

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from bizdesk.office.errors import Refused
from bizdesk.office.record import Record

if TYPE_CHECKING:
    from bizdesk.office.fields import Typed
    from bizdesk.office.file import Office

# Words of other programs and offices, by what they stand for here.
Headings = Mapping[str, tuple[str, ...]]
Values = dict[str, Any]

# Headings that mean the same whatever is listed.
CODE = ("编码", "编号", "代码", "代号", "code", "no", "no.", "number", "id")
ACTIVE = ("启用", "是否启用", "有效", "在用", "active", "enabled", "activated")
REMARKS = ("备注", "说明", "附注", "注释", "notes", "note", "remarks", "remark", "comment", "comments")


class Finder(Protocol):
    """Finds records by what rows tell of them."""

    def find(self, told: Values) -> Record:
        """The record that is meant; NotFound where there is none, Refused where it is not clear which."""

    def learn(self, record: Any) -> None:
        """Find this one too from now on."""


@dataclass(frozen=True)
class Recognised:
    """A record that a row may name by what it tells of it.

    field: the reference to it. by: what a row may tell; enough: what of it is enough to look for one.
    finder(office) -> what finds it; make(values) -> one that is not there, of all that its row tells.
    """

    field: str
    by: tuple[str, ...]
    enough: tuple[str, ...]
    finder: Callable[["Office"], Finder]
    make: Callable[[Values], Record]


@dataclass(frozen=True)
class Exchange:
    """How rows of a file and records of a kind become each other; what is left out is done as with any record.

    headings, weaker: what others call a field, or field:way where its cells are to be read in another way; weaker ones
    are taken where no other column gives the field. useless: headings of columns that bring nothing, by the reason, a
    message id. wordings: what others write for the choices of a field; near: those that mean something else nearly.
    begins: fields that only steps change and a new record may begin with. unique: fields whose value stands once.
    known_by: fields, the name among them, that make two rows without a number one.
    whose: fields that say whose a record is: a row with other values is about another, whatever its number.
    calendar(field) -> the field for a month of the calendar, of a field that headings tell as field:calendar.
    besides: what rows may tell that is no field of the record, by name; recognised: the record that is known by it.
    stands_by: fields by which a row without a number is one that is there, whatever else it says.
    paper: the field for the number of a paper: rows that tell it and agree in all else are one paper.
    implied: by field the one that gives it where a row does not. one_by_one: each looks at what stands, so that
    no file of them is taken.

    may_begin(record): whether one that is there may still begin with those, for nothing has happened to it yet.
    made_with(office): the values of a record that a row only names; without it none is made. preset: the list of such
    records that an office is founded with. described: such a record in words.

    complete(values) fills in what a row's values say together; fill(office, values of all new rows) what they leave
    out and the office knows, asked once for all of them. draw_up(office, values, today) -> the new record and
    what is worth knowing of it. refuse_new(office, record); refuse_together(office, new records) -> by place, what
    speaks against those that do not go together with the ones before them; weigh_together(office, new records) -> by
    place, what is worth knowing of them together; differing(changed, current, today) -> what
    differs indeed; refuse_change(office, record, the record with its new values, changed), and weigh_change with the
    same -> what is worth knowing of that. weigh(office, values, told) -> what is worth knowing of what a row tells
    besides. twice(values, row) -> why a row for what another row of the
    file stands for is refused, and what to do. add_many(act, records) and
    edit(act, record, values) write as part of an act. taken_for_granted([(record, values)]) -> sentences on all new
    records. untold(row ids) -> what of these records no file of rows tells, '' where nothing.
    """

    headings: Headings = field(default_factory=dict)
    weaker: Headings = field(default_factory=dict)
    useless: Headings = field(default_factory=dict)
    wordings: Mapping[str, Headings] = field(default_factory=dict)
    near: Mapping[str, frozenset[str]] = field(default_factory=dict)
    begins: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    besides: Mapping[str, "Typed"] = field(default_factory=dict)
    recognised: Recognised | None = None
    stands_by: tuple[str, ...] = ()
    paper: str = ""
    implied: Mapping[str, str] = field(default_factory=dict)
    one_by_one: bool = False
    depth: int = 0
    calendar: Callable[[str], str] | None = None
    may_begin: Callable[[Any], bool] | None = None
    made_with: Callable[["Office"], Values] | None = None
    preset: str = ""
    described: Callable[[Any], str] | None = None
    complete: Callable[[Values], None] | None = None
    fill: Callable[["Office", Sequence[Values]], None] | None = None
    weigh: Callable[["Office", Values, Values], list[str]] | None = None
    twice: Callable[[Values, str], str] | None = None
    draw_up: Callable[["Office", Values, date], tuple[Record, list[str]]] | None = None
    refuse_new: Callable[..., None] | None = None
    refuse_together: Callable[["Office", Sequence[Any]], Mapping[int, Refused]] | None = None
    weigh_together: Callable[["Office", Sequence[Any]], Mapping[int, str]] | None = None
    differing: Callable[[Values, Values, date], Values] | None = None
    refuse_change: Callable[..., None] | None = None
    weigh_change: Callable[..., list[str]] | None = None
    add_many: Callable[..., None] | None = None
    edit: Callable[..., Any] | None = None
    taken_for_granted: Callable[[Sequence[tuple[Any, Values]]], list[str]] | None = None
    untold: Callable[[Collection[int]], str] | None = None

    def following(self, given: Set[str | None]) -> set[str]:
        """The fields that a row need not give, for others that it gives imply them."""
        known = self.recognised
        found = {known.field} if known is not None and not given.isdisjoint(known.enough) else set()
        return found | {name for name, source in self.implied.items() if source in given}
