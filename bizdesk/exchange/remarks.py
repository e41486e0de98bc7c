"""What an import says of a whole file: columns left out, how cells were read, what is lacking, what will be made."""

from collections.abc import Iterable

from bizdesk import keeping
from bizdesk.assets.models import Asset
from bizdesk.exchange import asset_rows
from bizdesk.exchange.cells import ColumnReader
from bizdesk.exchange.fates import ImportPlan, RowFate
from bizdesk.exchange.grid import shown
from bizdesk.exchange.matching import FACTORS
from bizdesk.exchange.referring import References, told
from bizdesk.office.fields import Typed
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

NO_COLUMN = N_("No column gives {fields}: a new record needs it. Say which heading it is.")
YEARS = N_("{heading}: a number alone counts in years.")
TWO_WAYS = N_(
    "{heading}: some dates can be read in two ways. If all have the month first, map it as {field}:mdy; if the day, as"
    " {field}:dmy."
)
SHARES = N_("{heading}: a number alone is a share of 1, so that 0.05 is 5 %.")
LEFT = N_("The column {heading} is not imported. {reason}")
COUNTED = N_("Row {line} says: {text}. These amounts are multiplied by {factor}: {headings}.")
MULTIPLIED = N_("{heading}: its amounts are multiplied by {factor}.")
SHORT = N_("{count} rows give a life shorter than the tax law accepts: the books may, the tax return then differs.")
NO_ROWS = N_("There is nothing to import: no row stands under the headings.")
MADE = N_("To be made, {kind} ({count}): {records}.")


def remarks(
    plan: ImportPlan, readers: Iterable[ColumnReader], required: Iterable[Typed], references: References
) -> list[str]:
    """The sentences on a file whose rows have their fates; required are the fields a new record cannot be without."""
    notes = [str(note) for note in plan.sheet.notes]
    for column in plan.columns.values():
        if not column.field:
            notes.append(_(LEFT).format(heading=shown(column.heading), reason=column.reason))
        elif column.way == "years":
            notes.append(_(YEARS).format(heading=shown(column.heading)))
    for reader in readers:
        if reader.way == "share":
            notes.append(_(SHARES).format(heading=shown(reader.column.heading)))
        if reader.two_ways:
            notes.append(_(TWO_WAYS).format(heading=shown(reader.column.heading), field=reader.name))
    notes += _counted(plan)
    if not plan.sheet.rows:
        notes.append(_(NO_ROWS))
    if plan.kind is Asset:
        notes += asset_rows.notes(plan)
    notes += _odd(plan)
    if lacking := _lacking(plan, required):
        notes.append(_(NO_COLUMN).format(fields=_(", ").join(lacking)))
    notes += references.notes
    for kind in dict.fromkeys(type(record) for record in plan.created):
        made = [told(record) for record in plan.created if type(record) is kind]
        notes.append(_(MADE).format(kind=_(kind.plural), count=len(made), records=_(", ").join(made)))
    return notes


def _counted(plan: ImportPlan) -> list[str]:
    """What the headings and a row above them made of the amounts."""
    amounts = plan.sheet.amounts
    told = amounts.factor if amounts else ""
    others = [column for column in plan.columns.values() if FACTORS.get(column.way, 1) > 1 and column.way != told]
    notes = [_(MULTIPLIED).format(heading=shown(each.heading), factor=f"{FACTORS[each.way]:,}") for each in others]
    counted = [column for column in plan.columns.values() if column.way == told]
    if amounts is None or amounts.factor == "1" or not counted:
        return notes
    words = {"line": amounts.line, "text": shown(amounts.text), "factor": f"{int(amounts.factor):,}"}
    return [*notes, _(COUNTED).format(**words, headings=_(", ").join(shown(column.heading) for column in counted))]


def _odd(plan: ImportPlan) -> list[str]:
    """What is allowed and yet to be said of the records the rows make or change, as keeping them says; of cards how
    many."""
    odd = keeping.ODD.get(plan.kind)
    if odd is None:
        return []
    written = [fate for fate in (*plan.of("add"), *plan.of("update")) if not odd.fields.isdisjoint(fate.values)]
    told = [words for fate in written for words in odd.told(_meant(fate))]
    return [_(SHORT).format(count=len(told))] if told and plan.kind is Asset else told


def _meant(fate: RowFate) -> Record:
    """The record as it will be; what it refers to of the file itself is not there yet."""
    assert fate.record is not None
    values = fate.record.__data__ | fate.values
    return type(fate.record)(**{name: value for name, value in values.items() if not isinstance(value, RowFate)})


def _lacking(plan: ImportPlan, required: Iterable[Typed]) -> list[str]:
    """The labels of what a new record needs and no column gives."""
    given = {column.field for column in plan.columns.values()}
    if plan.kind is Asset and "in_use_on" in given:
        given.add("acquired_on")
    return [
        field.label for field in required if field.default in (None, "") and field.name not in given and field.editable
    ]
