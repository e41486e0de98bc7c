"""The papers of a stocktake: the sheet to count with, and the list of differences to sign."""

from bizdesk.assets import ledger, stocktakes
from bizdesk.assets.models import Stocktake, StocktakeLine
from bizdesk.assets.words import CONDITIONS, DECISIONS, RESULTS
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.reports.making import fields_of, make
from bizdesk.reports.report import Column, Report, Signatures, Table

PARAMETERS = {"stocktake": Reference(Stocktake, N_("Stocktake"), required=True)}
HEAD = ("number", "name", "scope", "place", "department", "category", "counted_on", "counted_by", "state")


def signatures() -> Signatures:
    """The four who sign a count."""
    return Signatures((_("Counted by"), _("Witness"), _("Checked by"), _("Head")))


def sheet(office: Office, stocktake: Stocktake) -> Report:
    """The sheet to go round with, place by place; a blind one does not show what is expected."""
    by_place: dict[str, list[StocktakeLine]] = {}
    for line in stocktakes.lines(stocktake):
        if line.asset is not None:
            name = line.expected_place.title if line.expected_place else _("(no location)")
            by_place.setdefault(name, []).append(line)
    columns = [Column("number", _("Asset no."), width=14), Column("name", _("Asset name")), Column("model", _("Model"))]
    columns += [Column("unit", _("Unit"))]
    if not stocktake.blind:
        columns += [Column("book", _("Book quantity"), "quantity"), Column("custodian", _("Custodian"))]
    columns += [Column("counted", _("Counted quantity"), width=8), Column("condition", _("Condition"), width=10)]
    columns += [Column("remarks", _("Remarks"), width=16)]
    tables = []
    for place, (name, lines) in enumerate(sorted(by_place.items()), start=1):
        rows = []
        for line in lines:
            asset = line.asset
            expected = [] if stocktake.blind else [line.expected_quantity, _name(line.expected_custodian)]
            rows.append(
                (asset.number, asset.name, asset.model or asset.specification, asset.unit, *expected, "", "", "")
            )
        tables.append(Table(f"place_{place}", name, tuple(columns), rows))
    title = _("Stocktake sheet {number}").format(number=stocktake.number)
    blocks = [fields_of(stocktake, HEAD, office), *tables, signatures()]
    return make(
        office, "stocktake-sheet", title, blocks, parameters={"stocktake": stocktake.number}, as_of=stocktake.counted_on
    )


def differences(office: Office, stocktake: Stocktake) -> Report:
    """What was not as expected, with its value, cause and decision."""
    rows = []
    for line in stocktakes.differences(stocktake):
        asset = line.asset
        value = ledger.value(asset, stocktake.counted_on) if asset is not None else None
        book, counted = line.expected_quantity or 0, line.counted_quantity or 0
        surplus = counted - book if line.result != "surplus" else counted
        rows.append(
            (
                line.tag,
                asset.name if asset else "",
                _(RESULTS[line.result]),
                _name(line.expected_place),
                _name(line.found_place),
                book if asset else None,
                counted,
                surplus if surplus > 0 else None,
                -surplus if surplus < 0 else None,
                value.cost if value else None,
                value.accumulated if value else None,
                value.net_book_value if value else None,
                _(CONDITIONS.get(line.condition, "")),
                line.cause,
                _(DECISIONS.get(line.decision, "")),
            )
        )
    table = Table(
        "differences",
        _("Differences"),
        (
            Column("number", _("Asset no."), width=14),
            Column("name", _("Asset name")),
            Column("result", _("Result")),
            Column("expected_place", _("Expected location")),
            Column("found_place", _("Found at")),
            Column("book_quantity", _("Book quantity"), "quantity"),
            Column("counted_quantity", _("Counted quantity"), "quantity"),
            Column("surplus", _("Surplus"), "quantity", total=True),
            Column("shortage", _("Shortage"), "quantity", total=True),
            Column("cost", _("Original cost"), "money", total=True),
            Column("accumulated", _("Accumulated depreciation"), "money", total=True),
            Column("net_book_value", _("Carrying amount"), "money", total=True),
            Column("condition", _("Condition")),
            Column("cause", _("Cause of difference")),
            Column("decision", _("Decision")),
        ),
        rows,
        empty=_("Book and count agree."),
    )
    return make(
        office,
        "stocktake-differences",
        _("Differences of stocktake {number}").format(number=stocktake.number),
        [fields_of(stocktake, HEAD, office), results(stocktake), table, signatures()],
        as_of=stocktake.counted_on,
        parameters={"stocktake": stocktake.number},
    )


def results(stocktake: Stocktake) -> Table:
    """How many lines came to which result."""
    counted = stocktakes.progress(stocktake)
    rows = [(_(label), counted[name]) for name, label in RESULTS.items() if counted[name]]
    if counted[""]:
        rows.append((_("not counted yet"), counted[""]))
    columns = (Column("result", _("Result")), Column("count", _("Assets"), "integer", total=True))
    return Table("results", _("Results"), columns, rows)


def _name(record: object) -> str:
    return getattr(record, "name", "") if record is not None else ""
