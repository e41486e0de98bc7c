"""The columns of a list of records and the query that fills them, both derived from the fields."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from peewee import JOIN, ModelSelect, Node

from bizdesk.office.fields import Choice, Code, Money, Reference, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.record import Record
from bizdesk.office.text import cells

from .table_cells import RISING, Column, negative, shown
from .view import Reckoned, View

# The least width of a column by the type of its field; names and what a view calls wide get what is left over.
NAME_WIDTH, CHOICE_WIDTH = 18, 12
# So many numbers or codes at either end of a list say how wide their column is to be, up to so many cells.
LOOKED_AT, LONGEST_CODE = 20, 24
WIDTHS = {"code": 12, "text": 12, "reference": 10, "money": 12, "paragraph": 12, "tags": 10}


@dataclass(frozen=True)
class Sheet:
    """What a list is read by: its columns, the query, and what each column is ordered by; all by field name."""

    columns: list[Column]
    query: "ModelSelect[Any]"
    orders: dict[str, Node]
    key: Node


def name_field(model: type[Record]) -> Typed:
    """The field that says in words which record it is."""
    fields = model.fields()
    return fields.get("name") or model.key_field() or next(iter(fields.values()))


def sheet(office: Office, view: View) -> Sheet:
    """The columns of a view with its query; a record named by another is shown by what it is known by."""
    model = office.kinds[view.kind]
    fields = model.fields()
    query = model.select()
    selected: list[Any] = []
    orders: dict[str, Node] = {}
    reckoned = {each.name: each for each in view.reckoned}
    for name in view.columns:
        if name in reckoned:
            selected.append(reckoned[name].read())
            orders[name] = reckoned[name].order()
            continue
        typed = fields[name]
        if isinstance(typed, Reference):
            other = typed.rel_model.alias()
            query = query.join(other, JOIN.LEFT_OUTER, on=(typed == other.id)).switch(model)
            node: Any = known_by(typed.rel_model, other)
        else:
            node = typed
        selected.append(node)
        orders[name] = node
    return Sheet(columns(office, view), query.select(*selected), orders, model.id)


def columns(office: Office, view: View) -> list[Column]:
    """The columns of a view, as wide as the rows there are now ask for."""
    fields = office.kinds[view.kind].fields()
    reckoned = {each.name: each for each in view.reckoned}
    return [
        told(office, reckoned[name], view.wide.get(name, 0)) if name in reckoned else column(office, fields[name], view)
        for name in view.columns
    ]


def told(office: Office, reckoned: Reckoned, weight: int = 0) -> Column:
    """The column of what is reckoned of each row; weight: its part of the room that is left."""
    return Column(
        reckoned.name,
        reckoned.label,
        reckoned.width,
        weight=weight,
        align=reckoned.align,
        show=partial(reckoned.told, office),
        tone=partial(reckoned.tone, office),
    )


def numbered(model: type[Record]) -> bool:
    """Whether the office numbers the records of a kind, so that they are known by number rather than by name."""
    key = model.key_field()
    return bool(model.series) and key is not None and key.name == "number"


def known_by(model: type[Record], other: Any) -> Any:
    """The name of a record another one refers to, after its number where it is known by that."""
    name = getattr(other, name_field(model).name)
    return other.number.concat(" ").concat(name) if numbered(model) and name_field(model).name == "name" else name


def column(office: Office, typed: Typed, view: View) -> Column:
    """The column of a field, with room for its heading and the arrow of the sorted one."""
    return Column(
        typed.name,
        typed.verbose_name,
        width=max(
            least(typed),
            longest(typed) if isinstance(typed, Code) else 0,
            min(cells(_(typed.verbose_name)) + len(RISING), NAME_WIDTH),
        ),
        weight=view.wide.get(typed.name, 0),
        align="right" if typed.right else "left",
        show=show(office, typed),
        tone=tone(typed, view),
    )


def longest(typed: Code) -> int:
    """The cells that the first and the last few numbers or codes take, within bounds: one in full is worth them."""
    keys = [
        key
        for way in (typed.asc(), typed.desc())
        for (key,) in typed.model.select(typed).order_by(way).limit(LOOKED_AT).tuples()
    ]
    return min(max(map(cells, keys), default=0), LONGEST_CODE)


def least(typed: Typed) -> int:
    """The least width of the column of a field; that of a choice is as wide as its longest word, within bounds."""
    if isinstance(typed, Choice):
        return min(max(cells(_(label)) for label in typed.options.values()), CHOICE_WIDTH)
    if typed.name == "name" or (isinstance(typed, Reference) and numbered(typed.rel_model)):
        return NAME_WIDTH
    return WIDTHS.get(typed.type, typed.width)


def show(office: Office, typed: Typed) -> Callable[[Any], str]:
    """The function that puts a value of the column into words."""
    return shown if isinstance(typed, Reference) else partial(_show, typed, office)


def _show(typed: Typed, office: Office, value: Any) -> str:
    return typed.show(value, office)


def tone(typed: Typed, view: View) -> Callable[[Any], str] | None:
    """The function that gives a value its colour; None for a column that has none."""
    if isinstance(typed, Choice):
        return (lambda value: view.tones.get(value, "")) if view.tones else None
    return negative if isinstance(typed, Money) else None


def first_order(view: View, model: type[Record]) -> tuple[str, bool]:
    """The order a list begins with: the view's, else by the kind's key."""
    if view.sort[0]:
        return view.sort
    key = model.key_field()
    return (key.name, False) if key is not None and key.name in view.columns else (view.columns[0], False)
