"""What an import says of a whole file: columns left out, how cells were read, what is lacking, what will be made."""

from collections import Counter
from collections.abc import Iterable

from bizdesk import keeping
from bizdesk.exchange.cells import ColumnReader
from bizdesk.exchange.fates import ImportPlan
from bizdesk.exchange.grid import shown
from bizdesk.exchange.matching import FACTORS
from bizdesk.exchange.referring import References, told
from bizdesk.exchange.standing import MORE
from bizdesk.exchanged import exchanged
from bizdesk.office.fields import Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _

NO_COLUMN = N_("No column gives {fields}: a new record needs it. Say which heading it is.")
WHOSE = N_(
    "Nothing says which {label} the rows belong to. Write {name}=NUMBER behind the file at the command line, or import"
    " them where its lines are shown."
)
YEARS = N_("{heading}: a number alone counts in years.")
TWO_WAYS = N_(
    "{heading}: some dates can be read in two ways. If all have the month first, map it as {field}:mdy; if the day, as"
    " {field}:dmy."
)
SHARES = N_("{heading}: a number alone is a share of 1, so that 0.05 is 5 %.")
LEFT = N_("The column {heading} is not imported. {reason}")
COUNTED = N_("Row {line} says: {text}. These amounts are multiplied by {factor}: {headings}.")
MULTIPLIED = N_("{heading}: its amounts are multiplied by {factor}.")
NO_ROWS = N_("There is nothing to import: no row stands under the headings.")
NAMED = 10
MADE = N_("To be made, {kind} ({count}): {records}.")


def remarks(
    office: Office,
    plan: ImportPlan,
    readers: Iterable[ColumnReader],
    required: Iterable[Typed],
    references: References,
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
    if (granted := exchanged(plan.kind).taken_for_granted) is not None:
        notes += granted([(fate.record, fate.values) for fate in plan.of("add")])
    notes += _odd(office, plan)
    lacking = _lacking(plan, required)
    if owner := next((field for field in lacking if field.name == plan.kind.belongs_to), None):
        notes.append(_(WHOSE).format(label=owner.label, name=owner.name))
        lacking.remove(owner)
    if lacking:
        notes.append(_(NO_COLUMN).format(fields=_(", ").join(field.label for field in lacking)))
    notes += references.notes
    for kind in dict.fromkeys(type(record) for record in plan.created):
        records = [record for record in plan.created if type(record) is kind]
        made = [told(record) for record in records[:NAMED]]
        if len(records) > NAMED:
            made.append(_(MORE).format(count=len(records) - NAMED))
        notes.append(_(MADE).format(kind=_(kind.plural), count=len(records), records=_("; ").join(made)))
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


def _odd(office: Office, plan: ImportPlan) -> list[str]:
    """What is allowed and yet to be said of the records that rows make or change: with its row, or of all together."""
    odd, many = keeping.odd(plan.kind), Counter[str]()
    for fate in (*plan.of("add"), *plan.of("update")):
        asked = [each for each in odd if not each.fields.isdisjoint(fate.values)]
        record = fate.meant() if asked else None
        for each in asked:
            for words in each.told(office, record):
                if each.of_many:
                    many[each.of_many] += 1
                else:
                    fate.note(words)
    return [_(message).format(count=count) for message, count in many.items()]


def _lacking(plan: ImportPlan, required: Iterable[Typed]) -> list[Typed]:
    """What a new record needs and no column gives."""
    given = {column.field for column in plan.columns.values()}
    given |= exchanged(plan.kind).following(given)
    return [field for field in required if field.default in (None, "") and field.name not in given and field.editable]
