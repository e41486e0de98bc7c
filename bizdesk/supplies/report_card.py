"""The card of one supply: every movement, with what was there after it and what it was worth (clause 4.2.2)."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.office import rows
from bizdesk.office.fields import Date, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.office.sentences import unworded, worded
from bizdesk.reports.making import beyond_today, chosen, make, span, titled
from bizdesk.reports.names import Names
from bizdesk.reports.report import Cell, Coded, Column, Field, Fields, Report, Signatures, Table
from bizdesk.supplies.card_averages import monthly
from bizdesk.supplies.card_sums import summed_up
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.stock import COLUMNS, FOLDED, SCALE, Line, lying, standing, valued
from bizdesk.supplies.stood import Both
from bizdesk.supplies.valuation import BALANCES, Balance
from bizdesk.supplies.words import MOVEMENT_KINDS, VALUATIONS

CARD = {
    "supply": Reference(Supply, N_("Supply"), required=True),
    "from_": Date(N_("From")),
    "to": Date(N_("To")),
}
KIND, BALANCE = 2, 5
BROUGHT = "brought_forward"
# Who got or brought something.
WHOM = {"staff": Staff, "supplier": Supplier, "department": Department}


class Told(NamedTuple):
    """A movement with what the card says of it besides; what it belongs to by row id."""

    line: Line
    number: str
    reason: str
    reference: str
    expires_on: date | None
    whom: Sequence[int | None]


def card(office: Office, supply: Supply, from_: date | None = None, to: date | None = None) -> Report:
    """The card of a supply: every movement in its order, with what was there and what it was worth after it."""
    spanned = bool(from_ or to)
    first, last = span(office, {"from_": from_, "to": to}) if spanned else (date.min, office.today())
    columns = (
        Column("date", _("Date"), "date"),
        Column("number", _("Movement no."), width=14),
        Column("kind", _("Kind"), width=14),
        Column("quantity", _("Quantity"), "quantity"),
        Column("value", _("Amount"), "money"),
        Column("balance", _("On hand"), "quantity"),
        Column("balance_value", _("Stock value"), "money"),
        Column("reason", _("To whom, why"), width=26),
        Column("average_cost", _("Average cost"), "money"),
        *_of_lot(supply),
    )
    head = Fields(
        (
            Field("code", _("Supply code"), supply.code),
            Field("name", _("Item name"), supply.name),
            Field("specification", _("Specification"), supply.specification),
            Field("unit", _("Unit"), supply.unit),
            Field("category", _("Supply category"), titled(supply.category)),
            Field("place", _("Place"), titled(supply.place)),
            Field("valuation", _("Valuation"), chosen(VALUATIONS, supply.valuation)),
            Field("reorder_level", _("Reorder level"), supply.reorder_level, "quantity"),
        )
    )
    lines = list(_lines(supply, first, last))
    notes = []
    if any(line[BALANCE] is None for line in lines):
        notes.append(_("What is set apart below a movement is counted in what is on hand after that."))
    averages = monthly(office, supply, first, last) if supply.valuation == "month_end_average" else []
    if averages:
        notes.append(
            _("An issue costs the average of its whole month; within the month the stock is worth the average so far.")
        )
    sums = [summed_up(supply, first, last, *_ends(lines))] if lines else []
    table = Table("card", _("Movements"), columns, lines, note=" ".join(notes), empty=_("Nothing has moved."))
    return make(
        office,
        "stock-card",
        _("Stock card of {supply}").format(supply=supply.caption),
        [*beyond_today(office, last), head, table, *sums, *averages, Signatures((_("Prepared by"), _("Checked by")))],
        as_of=None if spanned else last,
        period=(first, last) if spanned else None,
        parameters={"supply": supply.code, "to": last, **({"from": first} if spanned else {})},
    )


def _lines(supply: Supply, first: date, last: date) -> Iterator[tuple[Cell, ...]]:
    """The movements of a span of days, after what was there before, each with what was there after it.

    What belongs to a movement, its reversal on its day and its later prices, is set apart below it and counted with it:
    between these the stock never was what they add up to.
    """
    # The average of a month is made of all of it.
    begun = first.replace(day=1)
    before = [Movement.supply == supply.id, Movement.date < begun]
    ((quantity, value, count),) = lying(where=before, more=[fn.COUNT(Movement.quantity)])
    balance = BALANCES[supply.valuation](quantity or 0, value or 0)
    told = _moved(supply, begun, last)
    settled = {move.key: (move, worth) for move, worth in valued(standing(each.line for each in told))}
    earlier = [each for each in told if each.line.on < first.isoformat()]
    for each in earlier:
        if (known := settled.get(each.line.id)) is not None:
            balance.after(*known)
    if count or earlier:
        brought = Coded(_("Brought forward"), BROUGHT)
        yield (first, "", brought, None, None, *_left(balance, None), *(None for _column in _of_lot(supply)))
    names = Names()
    for together in _together(told[len(earlier) :]):
        for each in together:
            if (known := settled.get(each.line.id)) is not None:
                balance.after(*known)
        owner = together[0]
        for each in together:
            apart = each is not owner and each.line.kind in FOLDED
            kind = _(MOVEMENT_KINDS[each.line.kind])
            yield (
                date.fromisoformat(each.line.on),
                each.number,
                Coded(f"└ {kind}" if apart else kind, each.line.kind),
                Decimal(each.line.quantity) / SCALE,
                each.line.value,
                *_left(None if apart else balance, _belonging(each, owner) if apart else _why(each, names, together)),
                *((each.line.batch, each.expires_on) if supply.track_expiry else ()),
            )


def _left(balance: Balance | None, reason: Coded | None) -> tuple[Cell, ...]:
    """What is there after a movement, why it moved, and what a unit costs then; nothing is told between movements."""
    if balance is None:
        return (None, None, reason, None)
    unit_cost = half_up(balance.total * SCALE, balance.quantity) if balance.quantity else None
    return (Decimal(balance.quantity) / SCALE, balance.total, reason, unit_cost)


def _of_lot(supply: Supply) -> list[Column]:
    """The columns that tell the lots of what expires."""
    if not supply.track_expiry:
        return []
    return [Column("batch", _("Batch no."), width=12), Column("expires_on", _("Expires on"), "date")]


def _ends(lines: Sequence[Sequence[Any]]) -> tuple[Both, Both]:
    """What was there before the lines of a card and after them, in quantity, as it is stored, and value."""
    ends = [(int(line[BALANCE] * SCALE), line[BALANCE + 1]) for line in lines if line[BALANCE] is not None]
    return ends[0] if lines[0][KIND].key == BROUGHT else (0, 0), ends[-1]


def _together(told: list[Told]) -> Iterator[list[Told]]:
    """Movements in their order, each with what belongs to it, which is of the same day."""
    owner: dict[int, int] = {}
    days = {each.line.id: each.line.on for each in told}
    for line, *_words in told:
        belongs = line.of if line.kind in (*FOLDED, "transfer") and days.get(line.of or 0) == line.on else None
        owner[line.id] = owner.get(belongs, belongs) if belongs else line.id
    told = sorted(told, key=lambda each: (each.line.on, owner[each.line.id], each.line.id))
    for _owner, group in groupby(told, key=lambda each: owner[each.line.id]):
        yield list(group)


def _why(each: Told, names: Names, together: Sequence[Told]) -> Coded:
    """To whom it went or who brought it, or from where to where, and why, for people and for other programs."""
    found = (names.of(kind, row) for kind, row in zip(WHOM.values(), each.whom, strict=True))
    whom = key = next((f"{name.key} {name}" for name in found if name is not None), "")
    if each.line.kind == "transfer":
        whom, key = _carried(names, together)
    return Coded(
        _joined(_("; "), whom, worded(each.reason), each.reference),
        _joined("; ", key, unworded(each.reason), each.reference),
    )


def _carried(names: Names, together: Sequence[Told]) -> tuple[str, str]:
    """From where to where the two halves of a transfer went, for people and for other programs."""
    halves = sorted((each.line for each in together if each.line.kind == "transfer"), key=lambda line: line.quantity)
    ends = [names.of(Place, line.place) for line in (halves[0], halves[-1])]
    told = [each or _("(no location)") for each in ends]
    keys = [each.key if each else "" for each in ends]
    return _("{origin} to {place}").format(origin=told[0], place=told[1]), " > ".join(keys)


def _belonging(each: Told, owner: Told) -> Coded:
    """Which movement it belongs to, and why it was written."""
    of_it = _("of {number}").format(number=owner.number)
    return Coded(_joined(_("; "), of_it, worded(each.reason)), _joined("; ", owner.number, unworded(each.reason)))


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)


def _moved(supply: Supply, first: date, last: date) -> list[Told]:
    """What the card tells of every movement of a span of days, by day, on one day as they were entered."""
    words = (Movement.number, Movement.reason, Movement.reference, Movement.expires_on)
    query = Movement.select(*words, *COLUMNS, *(getattr(Movement, name) for name in WHOM))
    query = query.where(Movement.supply == supply.id, Movement.date >= first, Movement.date <= last)
    return [
        Told(
            Line(*row[: -len(WHOM)]),
            number,
            reason,
            reference,
            date.fromisoformat(expires_on) if expires_on else None,
            row[-len(WHOM) :],
        )
        for number, reason, reference, expires_on, *row in rows.as_stored(query.order_by(Movement.date, Movement.id))
    ]
