"""The papers of a supply count (clause 4.2.2c): the sheet to count with, and the list of differences to sign."""

from decimal import Decimal

from bizdesk.office.errors import Refused
from bizdesk.office.fields import Flag, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.reports.decisions import decisions
from bizdesk.reports.making import fields_of, make, titled
from bizdesk.reports.report import Block, Column, Fields, Report, Row, Signatures, Table
from bizdesk.supplies import counts
from bizdesk.supplies.decided import DECIDED
from bizdesk.supplies.models import Supply, SupplyCount, SupplyCountLine

DIFFERENCES = {"supply_count": Reference(SupplyCount, N_("Supply count"), required=True)}
SHEET = {**DIFFERENCES, "blind": Flag(N_("Blind"))}
HEAD = ("number", "title", "place", "category", "counted_on", "counted_by", "state")


def signatures() -> Signatures:
    """The four who sign a count."""
    return Signatures((_("Counted by"), _("Witness"), _("Checked by"), _("Head")))


def head(office: Office, count: SupplyCount) -> Fields:
    """What a count is about; of its scope only what it has."""
    told = count.__data__
    return fields_of(count, [name for name in HEAD if name not in ("place", "category") or told[name]], office)


def sheet(office: Office, supply_count: SupplyCount, blind: bool | None = None) -> Report:
    """The sheet to go round with, place by place, with what the books say unless it is blind.

    Once the count is finished it shows what was counted, for the file; while it is counted again, only what differed.
    """
    if blind is False:
        _unveiled(supply_count)
    counted = supply_count.state not in ("open", "cancelled")
    hidden = not counted and (supply_count.blind if blind is None else blind)
    lines = counts.lines_of(supply_count)
    again = [line for line in lines if line.again]
    by_place: dict[str, list[Row]] = {}
    for line in again if again and not counted else lines:
        where = line.place.caption if line.place else ""
        by_place.setdefault(where, []).append(_sheet_row(line, hidden, counted))
    tables = [
        Table(f"place_{place}", name or _("(no location)"), _sheet_columns(hidden), rows)
        for place, (name, rows) in enumerate(sorted(by_place.items()), start=1)
    ]
    blocks: list[Block] = [head(office, supply_count), *tables, signatures()]
    return make(
        office,
        "count-sheet",
        _("Count sheet {number}").format(number=supply_count.number),
        blocks,
        parameters={"supply_count": supply_count.number, **({} if blind is None else {"blind": blind})},
        as_of=supply_count.counted_on,
    )


def _unveiled(count: SupplyCount) -> None:
    if count.veiled:
        raise Refused(
            N_("{number} is being counted blind: what the books say is told when the counting is finished."),
            rule=counts.RULE,
            number=count.number,
        )


def _what(supply: Supply) -> tuple[str, str, str]:
    return supply.code, supply.name, supply.specification


def _what_columns() -> tuple[Column, ...]:
    return (
        Column("code", _("Supply code"), width=12),
        Column("name", _("Item name"), width=24),
        Column("specification", _("Specification"), width=14),
        Column("batch", _("Batch no."), width=10),
    )


def _sheet_columns(hidden: bool) -> tuple[Column, ...]:
    return (
        *_what_columns(),
        Column("unit", _("Unit"), width=6),
        *(() if hidden else (Column("book", _("Book quantity"), "quantity"),)),
        Column("counted", _("Counted quantity"), "quantity", width=10),
        Column("recounted", _("Recounted"), "quantity", width=10),
        Column("reason", _("Reason of difference"), width=16),
    )


def _sheet_row(line: SupplyCountLine, hidden: bool, counted: bool) -> Row:
    figures: Row = (line.counted, line.recounted, _why(line)) if counted else (None, None, None)
    book = () if hidden else (line.snapshot,)
    return (*_what(line.supply), line.batch, line.supply.unit, *book, *figures)


def _why(line: SupplyCountLine) -> str:
    """The reason of a line, or the one that was given for all when it was booked."""
    return line.reason or (line.movement.reason if line.movement else "")


def differences(office: Office, supply_count: SupplyCount) -> Report:
    """What was not as the books said when it was counted, what it is worth, and why."""
    _unveiled(supply_count)
    lines = counts.differing(supply_count)
    worth = counts.costs(lines)
    every = counts.lines_of(supply_count)
    done = sum(counts.found(line) is not None for line in every)
    rows = [_difference(line, worth[line.id]) for line in lines]
    columns = (
        *_what_columns(),
        Column("place", _("Place"), width=14),
        Column("unit", _("Unit"), width=6),
        Column("book", _("Book quantity"), "quantity"),
        Column("counted", _("Counted quantity"), "quantity"),
        Column("recounted", _("Recounted"), "quantity"),
        Column("surplus", _("Surplus"), "quantity"),
        Column("surplus_amount", _("Surplus amount"), "money", total=True),
        Column("shortage", _("Shortage"), "quantity"),
        Column("shortage_amount", _("Shortage amount"), "money", total=True),
        Column("reason", _("Reason of difference"), width=16),
        Column("movement", _("Movement no."), width=12),
    )
    note = _("{done} of {all} lines were counted; the others stay as the books say.").format(done=done, all=len(every))
    table = Table("differences", _("Differences"), columns, rows, note=note, empty=_("Book and count agree."))
    decided = [made] if (made := decisions(office, supply_count, DECIDED)).rows else []
    return make(
        office,
        "count-differences",
        _("Differences of supply count {number}").format(number=supply_count.number),
        [head(office, supply_count), table, *decided, signatures()],
        parameters={"supply_count": supply_count.number},
        as_of=supply_count.counted_on,
    )


def _difference(line: SupplyCountLine, worth: int) -> Row:
    """One line of the list, valued as it was booked where it is."""
    differs, amount = counts.difference(line), abs(line.movement.value if line.movement else worth)
    more = differs > Decimal(0)
    figures = (abs(differs), amount)
    return (
        *_what(line.supply),
        line.batch,
        titled(line.place),
        line.supply.unit,
        line.snapshot,
        line.counted,
        line.recounted,
        *(figures if more else (None, None)),
        *((None, None) if more else figures),
        _why(line),
        line.movement.number if line.movement else "",
    )
