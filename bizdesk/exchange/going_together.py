"""Whether the rows of a file go together: what may stand once only, and what they come to."""

from collections.abc import Sequence
from typing import Any

from bizdesk.exchange.fates import ImportPlan, RowFate
from bizdesk.exchange.grid import shown
from bizdesk.exchanged import exchanged
from bizdesk.office.fields import Tags, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.text import fold

TAKEN = N_("{label} {value} is taken already by {number}.")
TAKEN_IN = N_("{label} {value} stands in row {line} already.")


def refuse_taken(plan: ImportPlan) -> None:
    """Refuse rows that give a value which may stand once, and stands elsewhere."""
    key: Any = plan.kind.key_field()
    for name in exchanged(plan.kind).unique:
        field = plan.kind.fields()[name]
        rows = [fate for fate in plan.rows if fate.fate in ("add", "update") and fate.values.get(name)]
        if not rows:
            continue
        column = getattr(plan.kind, name)
        standing = plan.kind.select(column, plan.kind.id, key).tuples()
        held = {each: (row, number) for value, row, number in standing for each in _each(field, value)}
        seen: dict[Any, RowFate] = {}
        for fate, value in [(each, word) for each in rows for word in _each(field, each.values[name])]:
            row, number = held.get(value, (None, ""))
            earlier = seen.setdefault(value, fate)
            words = {"label": field.label, "value": shown(str(value))}
            if row is not None and (fate.fate == "add" or fate.record is None or fate.record.id != row):
                fate.refuse(_(TAKEN).format(**words, number=shown(number)))
            elif earlier is not fate:
                fate.refuse(_(TAKEN_IN).format(**words, line=earlier.place))


def refuse_together(office: Office, plan: ImportPlan) -> None:
    """Refuse rows whose new records do not go together with those before them, and note what the rest are together."""
    rules = exchanged(plan.kind)
    if rules.refuse_together is not None:
        fates = plan.of("add")
        for place, told in rules.refuse_together(office, [fate.record for fate in fates]).items():
            fates[place].refuse(str(told))
    if rules.weigh_together is not None:
        fates = plan.of("add")
        for place, words in rules.weigh_together(office, [fate.record for fate in fates]).items():
            fates[place].note(words)


def _each(field: Typed, value: Any) -> Sequence[Any]:
    """What stands once: the value, or each of several words."""
    return [fold(word) for word in value.split(",") if word] if isinstance(field, Tags) else [value]
