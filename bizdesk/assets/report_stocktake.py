"""The papers of a stocktake: the sheet to count with, and the list of differences to sign."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import peewee

from bizdesk.assets import frozen, missing, stocktakes
from bizdesk.assets.decided import DECIDED
from bizdesk.assets.missing import Booked, Figures, share
from bizdesk.assets.models import Asset, Stocktake, StocktakeLine
from bizdesk.assets.report_ledger import kind_of
from bizdesk.assets.report_takeover import notes
from bizdesk.assets.valuation import NOT_HELD, Value
from bizdesk.assets.valuing import sorted_out
from bizdesk.assets.words import CONDITIONS, DECISIONS, DIFFERENCES, ON_THE_BOOKS, RESULTS
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import Place
from bizdesk.reports.decisions import decisions
from bizdesk.reports.making import chosen, fields_of, make
from bizdesk.reports.names import Names
from bizdesk.reports.report import Block, Cell, Coded, Column, Fields, Report, Row, Signatures, Table

PARAMETERS = {"stocktake": Reference(Stocktake, N_("Stocktake"), required=True)}
HEAD = ("number", "name", "scope", "place", "department", "category", "counted_on", "counted_by", "state")
# The fields that name a scope.
SCOPED = ("place", "department", "category")


def signatures() -> Signatures:
    """The four who sign a count."""
    return Signatures((_("Counted by"), _("Witness"), _("Checked by"), _("Head")))


def head(office: Office, stocktake: Stocktake) -> Fields:
    """What a stocktake is about; of the places to name its scope only the one it has."""
    return fields_of(stocktake, [name for name in HEAD if name not in SCOPED or name == stocktake.scope], office)


def sheet(office: Office, stocktake: Stocktake) -> Report:
    """The sheet to go round with, place by place; a blind one does not show what is expected.

    Once the count is finished it shows what was counted, for the file.
    """
    counted = stocktake.state != "open"
    expected = counted or not stocktake.blind
    names, assets = Names(), assets_of(StocktakeLine.stocktake == stocktake.id)
    places = {place.id: place.caption for place in Place.select()}
    by_place: dict[str, list[Row]] = {}
    lines = stocktakes.lines(stocktake)
    stood = frozen.records_then(lines, assets)
    for line in lines:
        asset = assets.get(line.__data__["asset"])
        if asset is not None:
            then = stood[asset.id]
            where = places.get(line.__data__["expected_place"], "")
            keeper = names.of(Staff, line.__data__["expected_custodian"])
            department = names.of(Department, then.__data__["department"])
            condition = chosen(CONDITIONS, then.condition)
            known = (department, line.expected_quantity, keeper, condition) if expected else ()
            by_place.setdefault(where, []).append(_sheet_row(line, asset, known, counted))
    tables = [
        Table(f"place_{place}", name or _("(no location)"), sheet_columns(expected), rows)
        for place, (name, rows) in enumerate(sorted(by_place.items()), start=1)
    ]
    title = _("Stocktake sheet {number}").format(number=stocktake.number)
    blocks: list[Block] = [head(office, stocktake), *tables, signatures()]
    return make(
        office, "stocktake-sheet", title, blocks, parameters={"stocktake": stocktake.number}, as_of=stocktake.counted_on
    )


def sheet_columns(expected: bool) -> tuple[Column, ...]:
    """The columns of the sheet, with what is expected or without."""
    known = (
        Column("department", _("Department")),
        Column("book", _("Book quantity"), "quantity"),
        Column("custodian", _("Custodian")),
        Column("book_condition", _("Condition on the books")),
    )
    return (
        Column("number", _("Asset no.")),
        Column("name", _("Asset name")),
        Column("model", _("Specification / model")),
        Column("unit", _("Unit")),
        *(known if expected else ()),
        Column("counted", _("Counted quantity"), "quantity", width=8),
        Column("condition", _("Condition found"), width=10),
        Column("cause", _("Cause of difference"), width=12),
        Column("decision", _("Decision"), width=12),
        Column("remarks", _("Remarks"), width=16),
    )


def assets_of(lines: peewee.Expression) -> dict[int, Asset]:
    """The assets of some lines of a stocktake, by row id."""
    counted = StocktakeLine.select(StocktakeLine.asset).where(lines & StocktakeLine.asset.is_null(False))
    return {asset.id: asset for asset in Asset.select().where(Asset.id.in_(counted))}


def _sheet_row(line: StocktakeLine, asset: Asset, known: Sequence[Cell], counted: bool) -> Row:
    result = chosen(RESULTS, line.result) if counted and line.result != "found" else None
    found: Row = (None,) * 4
    if counted:
        decision = chosen(DECISIONS, line.decision)
        found = (line.counted_quantity, chosen(CONDITIONS, line.condition), line.cause, decision)
    return (asset.number, asset.name, kind_of(asset), asset.unit, *known, *found, result)


def differences(office: Office, stocktake: Stocktake) -> Report:
    """What was not as expected, with its value, cause and decision."""
    lines = stocktakes.differences(stocktake)
    assets = assets_of((StocktakeLine.stocktake == stocktake.id) & StocktakeLine.result.in_(DIFFERENCES))
    known, day, names = sorted_out(), stocktake.counted_on, Names()
    written = missing.booked(stocktake, assets) if stocktake.state == "booked" else {}
    values, lost = missing.worth_counted(known, day, written), missing.lost(lines, written)
    stood = frozen.records_then(lines, assets)
    departments = {asset: names.of(Department, then.__data__["department"]) for asset, then in stood.items()}
    rows = [
        _difference(line, assets.get(row := line.__data__["asset"]), departments.get(row), values, lost, names)
        for line in lines
    ]
    table = Table(
        "differences",
        _("Differences"),
        difference_columns(),
        rows,
        empty=_("Book and count agree."),
        note=_booked_on(written, lost),
    )
    decided = [every] if (every := decisions(office, stocktake, DECIDED)).rows else []
    return make(
        office,
        "stocktake-differences",
        _("Differences of stocktake {number}").format(number=stocktake.number),
        [head(office, stocktake), results(stocktake), table, *notes(known, day, day, assets), *decided, signatures()],
        as_of=day,
        parameters={"stocktake": stocktake.number},
    )


def _booked_on(written: Mapping[int, Booked], lost: Mapping[int, Figures]) -> str:
    """Which day's figures those of what is lost are, once it is booked."""
    days = {written[asset].counted.date for asset in lost}
    return _("What is lost stands as it was booked on {date}.").format(date=max(days)) if days else ""


def difference_columns() -> tuple[Column, ...]:
    """The columns of the list of differences: surplus and shortage apart, as they are signed for."""
    return (
        Column("number", _("Asset no.")),
        Column("name", _("Asset name")),
        Column("model", _("Specification / model")),
        Column("unit", _("Unit")),
        Column("department", _("Department")),
        Column("result", _("Result")),
        Column("expected_place", _("Expected location")),
        Column("found_place", _("Found at")),
        Column("book_quantity", _("Book quantity"), "quantity"),
        Column("counted_quantity", _("Counted quantity"), "quantity"),
        Column("surplus", _("Surplus"), "quantity", total=True),
        Column("surplus_amount", _("Surplus amount"), "money", total=True),
        Column("shortage", _("Shortage"), "quantity", total=True),
        Column("shortage_amount", _("Shortage amount"), "money", total=True),
        Column("cost", _("Original cost"), "money", total=True),
        Column("accumulated", _("Accumulated depreciation"), "money", total=True),
        Column("net_value", _("Net value"), "money", total=True),
        Column("impairment", _("Impairment"), "money", total=True),
        Column("net_book_value", _("Carrying amount"), "money", total=True),
        Column("condition", _("Condition found")),
        Column("cause", _("Cause of difference")),
        Column("decision", _("Decision")),
    )


def _difference(
    line: StocktakeLine,
    asset: Asset | None,
    department: Coded | None,
    values: Mapping[int, Value],
    lost: Mapping[int, Figures],
    names: Names,
) -> Row:
    """One line of the list; the amounts are the share that the pieces have, what stands on the books only of those that
    are missing: the totals are those of what is lost, as it was booked where it is."""
    value = values.get(asset.id, NOT_HELD) if asset is not None else NOT_HELD
    book, counted = line.expected_quantity or Decimal(0), line.counted_quantity or Decimal(0)
    off = asset is not None and line.expected_status not in ON_THE_BOOKS
    surplus = counted if off or asset is None else max(counted - book, Decimal(0))
    shortage = Decimal(0) if off else max(book - counted, Decimal(0))
    held = value.held and bool(book)
    gone = share(value, shortage, book) if held and shortage else None
    gone = lost.get(asset.id, gone) if asset is not None else None
    return (
        line.tag,
        asset.name if asset else "",
        kind_of(asset) if asset else "",
        asset.unit if asset else "",
        department,
        chosen(RESULTS, line.result),
        names.of(Place, line.__data__["expected_place"]),
        names.of(Place, line.__data__["found_place"]),
        book if asset else None,
        counted,
        surplus or None,
        half_up(value.net_book_value * Fraction(surplus), Fraction(book)) if surplus and held else None,
        shortage or None,
        gone.carrying if gone else None,
        *((gone.cost, gone.accumulated, gone.net_value, gone.impairment, gone.carrying) if gone else (None,) * 5),
        chosen(CONDITIONS, line.condition),
        line.cause,
        chosen(DECISIONS, line.decision),
    )


def results(stocktake: Stocktake) -> Table:
    """How many lines came to which result."""
    counted = stocktakes.progress(stocktake)
    rows = [(chosen(RESULTS, name), counted[name]) for name in RESULTS if counted[name]]
    if counted[""]:
        rows.append((Coded(_("not counted yet"), ""), counted[""]))
    columns = (Column("result", _("Result")), Column("count", _("Cards"), "integer", total=True))
    return Table("results", _("Results"), columns, rows)
