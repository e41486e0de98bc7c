"""Counting assets (clause 4.2.1b): freeze what is expected, scan what is there."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import peewee

from bizdesk.assets import events, findings
from bizdesk.assets.findings import RULE, TREES
from bizdesk.assets.flows import STOCKTAKE_FLOW
from bizdesk.assets.models import Asset, Stocktake, StocktakeLine
from bizdesk.assets.words import DIFFERENCES, ON_THE_BOOKS
from bizdesk.office import approval, rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, admit
from bizdesk.office.places import Place, within
from bizdesk.office.quantities import HALF_WIDTH, parse_quantity
from bizdesk.office.record import Record
from bizdesk.office.refusal import ValueRefused
from bizdesk.office.work import Work, finished

# What the frozen lines rest on: not changed once they are there.
FROZEN = ("scope", "place", "department", "category", "counted_on")
# As they are stored: what a line says that was not counted, and one that is to be counted again.
MISSING = {"result": "missing", "counted_quantity": 0}
AFRESH = {"result": "", "counted_quantity": None, "decision": "", "scans": 0}
PIECE = 500


def open_stocktake(office: Office, who: str, values: Mapping[str, Any]) -> Stocktake:
    """Open a stocktake at once; see opening()."""
    return finished(opening(office, who, values))


def opening(office: Office, who: str, values: Mapping[str, Any]) -> Work[Stocktake]:
    """Open a stocktake and freeze what is expected: every asset of its scope that is on the books.

    Yields (cards frozen, of, words), first before anything is written, then inside the act.
    """
    stocktake = Stocktake(**{"counted_on": office.today(), **values})
    events.not_ahead(office, stocktake.counted_on)
    if not stocktake.name:
        # The same in every language.
        stocktake.name = stocktake.counted_on.isoformat()
    if stocktake.scope != "all" and getattr(stocktake, stocktake.scope) is None:
        raise Refused(
            N_("A stocktake by {scope} needs to know which."),
            rule=RULE,
            scope=_(Stocktake.scope.options[stocktake.scope]).lower(),
        )
    yield 0, expected(stocktake).count(), ""
    with change(office, who, N_("Open stocktake {number} {name}"), name=stocktake.name) as act:
        act.words["number"] = act.add(stocktake).number
        cards = [row for (row,) in expected(stocktake).select(Asset.id).tuples()]
        if not cards:
            raise Refused(N_("No asset on the books lies in that scope."), rule=RULE)
        for part in rows.cut(cards, PIECE):
            yield act.count - 1, len(cards), _("Writing it down")
            found = expected(stocktake).where(rows.among(Asset.id, part))
            act.add_many(
                [freeze(StocktakeLine(stocktake=stocktake.id, asset=each.id, tag=each.number), each) for each in found]
            )
    return stocktake


def expected(stocktake: Stocktake) -> Any:
    """The assets on the books in a stocktake's scope, by place and number."""
    query = Asset.select().where(Asset.status.in_(ON_THE_BOOKS))
    if stocktake.scope != "all":
        column, row = getattr(Asset, stocktake.scope), stocktake.__data__[stocktake.scope]
        tree = TREES.get(stocktake.scope)
        query = query.where(column.in_(within(tree, row)) if tree else column == row)
    return query.order_by(Asset.place, Asset.number)


def freeze(line: StocktakeLine, asset: Asset) -> StocktakeLine:
    """Write down on a line what the books say of its asset now."""
    data = asset.__data__
    line.expected_place, line.expected_custodian = data["place"], data["custodian"] or data["user"]
    line.expected_status, line.expected_quantity = asset.status, asset.quantity
    return line


def edit(office: Office, who: str, stocktake: Stocktake, values: Mapping[str, Any]) -> Stocktake:
    """Correct what nothing rests on yet; the scope and the cut-off date stay as they were frozen."""
    wanted = {name for name, value in values.items() if getattr(stocktake, name) != value}
    if "number" in wanted and stocktake.state in ("reviewed", "booked"):
        raise approval.number_stays(stocktake)
    fixed = wanted & ({*FROZEN, "counted_by"} if stocktake.state != "open" else set(FROZEN))
    if fixed:
        raise Refused(
            N_("{fields}: the lines of {number} rest on it. Open another stocktake."),
            rule=RULE,
            fields=_(", ").join(Stocktake.fields()[name].label for name in sorted(fixed)),
            number=stocktake.number,
        )
    for name, value in values.items():
        setattr(stocktake, name, value)
    with change(office, who, N_("Edit {number}"), number=stocktake.number) as act:
        return act.save(stocktake)


def edit_line(office: Office, who: str, line: StocktakeLine, values: Mapping[str, Any]) -> StocktakeLine:
    """Correct where and how an asset was found, until it is booked; decisions have their own step."""
    with change(office, who, N_("Edit {tag} in {number}"), tag=line.tag, number=line.stocktake.number) as act:
        line.stocktake = line.stocktake.afresh()
        if line.stocktake.state == "booked" or line.decision != values.get("decision", line.decision):
            raise Refused(
                N_("{tag} in {number}: count again, or decide the difference."),
                rule=RULE,
                tag=line.tag,
                number=line.stocktake.number,
            )
        for name, value in values.items():
            setattr(line, name, value)
        if line.asset is not None and line.scans:
            line.result = findings.result(line.stocktake, line, line.asset)
            line.decision = line.decision if line.result in DIFFERENCES else ""
        return save_line(act, line)


def save_line(act: Act, line: StocktakeLine) -> StocktakeLine:
    """Save a line; a stocktake that was reviewed with other lines must be reviewed again."""
    before, stocktake = line.revision, line.stocktake
    act.save(line)
    if line.revision != before and stocktake.state == "reviewed":
        STOCKTAKE_FLOW.move(stocktake, "decide")
        stocktake.reviewed_by = None
        act.save(stocktake)
    return line


def scan(
    office: Office,
    who: str,
    stocktake: Stocktake,
    *,
    tag: str,
    place: Place | None = None,
    condition: str = "",
    quantity: Decimal | None = None,
) -> StocktakeLine:
    """Take a tag as it was scanned or typed, found at a place (by default the stocktake's own); the line it counted on.

    result: found, misplaced (another place than expected, or out of the scope), duplicate (counted before),
    surplus (a card that is off the books), unknown (no card). A quantity corrects what was counted before; it may
    stand before the tag with a star.
    """
    if quantity is None:
        tag, quantity = taken_apart(stocktake, tag)
    tag = tag.strip()
    if not tag:
        raise Refused(N_("Scan or type a tag."), rule=RULE)
    with change(office, who, N_("Scan {tag} in {number}"), tag=tag, number=stocktake.number) as act:
        STOCKTAKE_FLOW.check(stocktake.afresh(), "scan")
        mine = StocktakeLine.select().where(StocktakeLine.stocktake == stocktake.id)
        line, asset = _known(stocktake, tag)
        if line is None and asset is not None:
            # Its tag was changed while it was counted.
            line = mine.where(StocktakeLine.asset == asset.id).first()
        if line is None:
            line = StocktakeLine(stocktake=stocktake, asset=asset, tag=asset.number if asset else tag)
            if asset is not None:
                freeze(line, asset)
            line = act.add(line)
        findings.in_pieces(line, quantity)
        again = line.scans > 0
        line.scans += not again or quantity is None
        line.condition = condition or line.condition
        if again and quantity is None:
            act.save(line)
            line.result = "duplicate"
            return line
        line.scanned_at = act.at
        line.found_place = place or line.found_place or findings.own_place(stocktake, line)
        line.counted_quantity = quantity if quantity is not None else (line.expected_quantity or Decimal(1))
        line.result = findings.result(stocktake, line, asset)
        return act.save(line)


def taken_apart(stocktake: Stocktake, text: str) -> tuple[str, Decimal | None]:
    """The tag, and the quantity typed before it with a star; where the whole is a tag, that is what it is."""
    head, star, tag = text.translate(HALF_WIDTH).partition("*")
    if not star or not tag.strip() or any(_known(stocktake, text.strip())):
        return text, None
    try:
        quantity = parse_quantity(head)
    except ValueRefused:
        return text, None
    if quantity < 0:
        raise Refused(N_("{quantity} cannot be counted."), rule=RULE, quantity=head.strip())
    return text[len(head) + 1 :], quantity


def _known(stocktake: Stocktake, tag: str) -> tuple[StocktakeLine | None, Asset | None]:
    """The line and the card of a tag: as it is written, else in its half-width form."""
    mine = StocktakeLine.select().where(StocktakeLine.stocktake == stocktake.id)
    for form in dict.fromkeys((tag, tag.translate(HALF_WIDTH).strip())):
        if line := _tagged(mine, StocktakeLine.tag, form):
            return line, line.asset
        if asset := _tagged(Asset.select(), Asset.number, form):
            return None, asset
    return None, None


def _tagged(query: Any, column: Any, tag: str) -> Any:
    """The row with a tag: as it is written, else in any case of its letters."""
    return query.where(column == tag).first() or query.where(peewee.fn.LOWER(column) == tag.lower()).first()


def finish(office: Office, who: str, stocktake: Stocktake, *, counted_by: Staff | None = None) -> Stocktake:
    """End the counting: what was not scanned is missing."""
    counter = counted_by or stocktake.counted_by or office.staff(who)
    step = STOCKTAKE_FLOW.check(stocktake, "count")
    if counter is None:
        raise Refused(N_("Say who counted: {number} needs a counter."), rule=RULE, number=stocktake.number)
    admit(counter, step.who, office.today())
    with change(office, who, N_("Finish counting {number}"), number=stocktake.number) as act:
        STOCKTAKE_FLOW.move(stocktake, "count")
        stocktake.counted_by = counter
        _rewrite(act, stocktake, "", MISSING)
        return act.save(stocktake)


def recount(office: Office, who: str, stocktake: Stocktake) -> Stocktake:
    """Open the counting again; what is missing, whole or in part, is expected anew."""
    with change(office, who, N_("Count {number} again"), number=stocktake.number) as act:
        STOCKTAKE_FLOW.move(stocktake, "recount")
        stocktake.reviewed_by = None
        _rewrite(act, stocktake, "missing", AFRESH)
        return act.save(stocktake)


def _rewrite(act: Act, stocktake: Stocktake, result: str, values: dict[str, Any]) -> None:
    """Write the same stored values over every line of a result."""
    mine = (StocktakeLine.stocktake == stocktake.id) & (StocktakeLine.result == result)
    found = StocktakeLine.select(StocktakeLine.id).where(mine).order_by(StocktakeLine.id)
    rewrite(act, StocktakeLine, {row: values for (row,) in found.tuples()})


def rewrite(act: Act, kind: type[Record], values: Mapping[int, dict[str, Any]]) -> None:
    """Write stored values over many rows, by row id."""
    for part in rows.cut(list(values), PIECE):
        for row, old in rows.some(kind, part).items():
            act.update(kind, values[row], old)


def lines(stocktake: Stocktake) -> list[StocktakeLine]:
    """A stocktake's lines in the order they were made."""
    return list(StocktakeLine.select().where(StocktakeLine.stocktake == stocktake.id).order_by(StocktakeLine.id))


def differences(stocktake: Stocktake) -> list[StocktakeLine]:
    """The lines that are not as they were expected."""
    mine = (StocktakeLine.stocktake == stocktake.id) & StocktakeLine.result.in_(DIFFERENCES)
    return list(StocktakeLine.select().where(mine).order_by(StocktakeLine.id))


def progress(stocktake: Stocktake) -> Counter[str]:
    """How many lines there are of each result; those not counted yet under ''."""
    query = StocktakeLine.select(StocktakeLine.result, peewee.fn.COUNT(StocktakeLine.id))
    return Counter(dict(query.where(StocktakeLine.stocktake == stocktake.id).group_by(StocktakeLine.result).tuples()))


def duplicates(stocktake: Stocktake) -> int:
    """How many scans were of a tag that was counted before."""
    again = (StocktakeLine.stocktake == stocktake.id) & (StocktakeLine.scans > 1)
    return StocktakeLine.select(peewee.fn.SUM(StocktakeLine.scans - 1)).where(again).scalar() or 0
