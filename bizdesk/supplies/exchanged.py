"""How supplies come out of the lists of other programs and offices, with what was there of them (clause 4.2.2a)."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.exchange import Exchange, Recognised
from bizdesk.office.exchanged import nothing_more
from bizdesk.office.fields import Money
from bizdesk.office.file import Office
from bizdesk.office.journal import Act
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.numbering_series import draw_many
from bizdesk.office.people import at_work
from bizdesk.office.record import Record
from bizdesk.office.text import fold
from bizdesk.office.values import show_quantity
from bizdesk.supplies import catalogue, order_lines, orders, plans, recognised, requisitions, synonyms
from bizdesk.supplies.booking import not_closed
from bizdesk.supplies.models import (
    Movement,
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Quotation,
    Requisition,
    RequisitionLine,
    Supply,
    SupplyCategory,
    SupplyCount,
)
from bizdesk.supplies.moving import received
from bizdesk.supplies.packed import Packs, counted, in_pieces
from bizdesk.supplies.prices import last_prices
from bizdesk.supplies.stock import RULE, SCALE

NO_PRICE = N_("{quantity} of it and no price: it comes in for nothing.")
OF_NOTHING = N_("{label}: an amount and no quantity.")
LOTS = N_("It expires: give no quantity here, and receive its lots one by one.")
IN_STOCK = N_(
    "Rows with a quantity: {count}. It comes into stock as what there is today; where it is yet to be bought, leave its"
    " column out."
)
LEFT_OUT = N_(
    "Supplies that moved since they were entered: {count}. Their rows tell what they began with, not what is there: to"
    " move an office, copy its file or restore a backup."
)
THERE = N_("What is there is told by the stock.")
AMOUNT = Money(N_("Amount"))
AMOUNT.name = "amount"
BEGINS = ("opening_quantity", "opening_amount")


def draw_up(office: Office, values: dict[str, Any], _today: date) -> tuple[Supply, list[str]]:
    """The supply of a row, with its opening stock worth what the row says: its amount, or its quantity by the price."""
    supply = Supply(**values)
    return supply, _begin(office, supply)


def _begin(office: Office, supply: Supply) -> list[str]:
    """What a supply begins with is worth its amount, or its quantity by the price; what is worth knowing of that."""
    quantity, amount, notes = supply.opening_quantity, supply.opening_amount, []
    if amount and not quantity:
        raise Refused(OF_NOTHING, label=Supply.fields()["opening_amount"].label)
    if quantity:
        if supply.track_expiry:
            raise Refused(LOTS)
        if amount is None:
            supply.opening_amount = half_up(int(quantity * SCALE) * (supply.price or 0), SCALE)
            if not supply.price:
                field = Supply.fields()["opening_quantity"]
                notes.append(_(NO_PRICE).format(quantity=field.show(quantity, office)))
        _opening(office, supply)
    return notes


def may_begin(supply: Supply) -> bool:
    """Whether nothing has moved of a supply, so that it may still begin with what a list tells."""
    return not Movement.select().where(Movement.supply == supply.id).exists()


def refuse_change(office: Office, supply: Supply, corrected: Supply, changed: Collection[str]) -> None:
    """Refuse to change what the ledger of a supply rests on, and an opening stock that cannot be."""
    catalogue.refuse_fixed(supply, changed)
    if any(name in changed for name in BEGINS):
        _begin(office, corrected)


def edit(act: Act, supply: Supply, values: dict[str, Any]) -> None:
    """Write the values of a row over a supply, with the movement that it begins with where the row tells of one."""
    for name, value in values.items():
        setattr(supply, name, value)
    begins = any(name in values for name in BEGINS)
    if begins:
        _begin(act.office, supply)
    act.save(supply)
    if begins and supply.opening_quantity:
        movement = _opening(act.office, supply)
        movement.time = act.at
        act.add(movement)


def _opening(office: Office, supply: Supply) -> Movement:
    """The movement that a supply begins with."""
    not_closed(office, office.today())
    inputs = {"quantity": supply.opening_quantity, "amount": supply.opening_amount, "kind": "opening"}
    (movement,) = received(office, supply, **inputs)
    return movement


def add_many(act: Act, supplies: list[Supply]) -> None:
    """Write the supplies of a list and what there is of them; nothing moved of any before, so each stands alone."""
    act.add_many(list[Record](supplies))
    began = [_opening(act.office, supply) for supply in supplies if supply.opening_quantity]
    for number, movement in zip(draw_many(act.office, Movement, len(began)), began, strict=True):
        movement.number, movement.time = number, act.at
    act.add_many(list[Record](began))


def taken_for_granted(new: Sequence[tuple[Supply, dict[str, Any]]]) -> list[str]:
    """That the quantities of a list are in stock, in a sentence on the whole file."""
    count = sum(bool(supply.opening_quantity) for supply, _values in new)
    return [_(IN_STOCK).format(count=count)] if count else []


def untold(ids: Collection[int]) -> str:
    """How many of these supplies moved since they were entered; '' where none did."""
    moved = Movement.select(Movement.supply).where(Movement.kind != "opening").distinct().tuples()
    count = len({row for (row,) in moved} & set(ids))
    return _(LEFT_OUT).format(count=count) if count else ""


def weigh(office: Office, values: dict[str, Any], told: dict[str, Any]) -> list[str]:
    """Count by the piece what a list counts by the pack, and price a line of which it tells only the amount; where
    quantity, price and amount do not agree, say so."""
    amount, supply, pack, notes = told.get("amount"), values.get("supply"), told.get("unit", ""), list[str]()
    listed = values.get("planned") if supply is None else counted(supply, values.get("planned"))
    values.update(in_pieces(values, "planned"))
    quantity = values.get("planned")
    if supply is None or not isinstance(quantity, Decimal) or quantity <= 0:
        return notes
    if pack and fold(pack) != fold(supply.unit):
        # 2 box 3 is told as it was written.
        typed = str(listed) if isinstance(listed, Packs) else f"{show_quantity(quantity)} {pack}"
        if by_pack := quantity == listed:
            values["planned"] = quantity = quantity * supply.factor
        # Who writes 2 box himself may have priced the piece: then that is what the amount is reckoned with.
        if priced := "price" in values and (by_pack or plans.cost(quantity, values["price"]) != amount):
            values["price"] = half_up(values["price"] * SCALE, int(supply.factor * SCALE))
        if by_pack or priced:
            words = _("{count} {pack} are {quantity} {unit}: quantity and price are by the {unit}.")
            count, _space, pack = typed.partition(" ")
            if typed == f"1 {pack}":
                words = _("{count} {pack} is {quantity} {unit}: quantity and price are by the {unit}.")
            notes.append(words.format(count=count, pack=pack, quantity=show_quantity(quantity), unit=supply.unit))
    if amount is None:
        return notes
    price = values.setdefault("price", half_up(amount * SCALE, int(quantity * SCALE)))
    if (cost := plans.cost(quantity, price)) != amount:
        words = _("The list says {amount}; {quantity} at {price} are {cost}, which is planned.")
        figures = {"amount": office.money(amount), "price": office.money(price), "cost": office.money(cost)}
        notes.append(words.format(quantity=show_quantity(quantity), **figures))
    return notes


def _priced(_office: Office, lines: Sequence[dict[str, Any]]) -> None:
    """Price the lines that tell no price, and are of no plan that does, at what their supplies cost last."""
    lacking = [
        (values, supply)
        for values in lines
        if values.get("price") is None and values.get("plan_line") is None
        # One that the file itself brings has no price yet.
        if isinstance(supply := values.get("supply"), Supply) and supply.id
    ]
    prices = last_prices({supply for _values, supply in lacking})
    for values, supply in lacking:
        if (price := prices[supply.id]) is not None:
            values["price"] = price


def _of_somebody(office: Office, requisition: Requisition) -> None:
    at_work(requisition.applicant, office.today(), RULE)


def _requisition_changed(
    office: Office, requisition: Requisition, corrected: Requisition, _changed: Collection[str]
) -> None:
    requisitions.not_decided(requisition)
    _of_somebody(office, corrected)


EXCHANGED: dict[type[Record], Exchange] = {
    Supply: Exchange(
        synonyms.SUPPLY,
        synonyms.SUPPLY_WEAKER,
        wordings={"valuation": synonyms.VALUATION},
        begins=BEGINS,
        may_begin=may_begin,
        unique=("barcodes",),
        known_by=("name", "specification", "brand", "unit"),
        draw_up=draw_up,
        refuse_change=refuse_change,
        add_many=add_many,
        edit=edit,
        taken_for_granted=taken_for_granted,
        untold=untold,
    ),
    SupplyCategory: Exchange(synonyms.CATEGORY, made_with=nothing_more),
    Requisition: Exchange(refuse_new=_of_somebody, refuse_change=_requisition_changed),
    RequisitionLine: Exchange(refuse_new=lambda _office, line: requisitions.addable(line)),
    PurchasePlan: Exchange(
        refuse_change=lambda _office, plan, _corrected, _changed: plans.changeable(plan),
        weigh_change=plans.change_voids,
        edit=plans.write_over,
    ),
    PurchasePlanLine: Exchange(
        synonyms.LISTED,
        synonyms.LISTED_WEAKER,
        useless={THERE: ("现有库存", "库存", "库存数量", "当前库存", "on hand", "stock", "in stock")},
        besides={**{name: Supply.fields()[name] for name in recognised.BY}, "amount": AMOUNT},
        recognised=Recognised("supply", recognised.BY, recognised.SOUGHT, recognised.Known, recognised.made),
        stands_by=("plan", "supply"),
        twice=plans.planned_twice,
        fill=_priced,
        weigh=weigh,
        draw_up=lambda _office, values, _today: (plans.drawn_up(values), []),
        refuse_new=lambda _office, line: plans.changeable(line.plan),
        weigh_together=plans.new_lines_void,
        refuse_change=plans.refuse_line_change,
        weigh_change=plans.line_change_voids,
        add_many=plans.add_lines,
        edit=plans.write_line_over,
    ),
    Quotation: Exchange(refuse_new=lambda _office, quotation: plans.quotable(quotation.line.plan)),
    PurchaseOrder: Exchange(
        refuse_change=lambda _office, _order, corrected, changed: orders.refuse_change(corrected, changed)
    ),
    PurchaseOrderLine: Exchange(
        complete=lambda values: values.update(in_pieces(values, "quantity")),
        fill=_priced,
        draw_up=lambda _office, values, _today: (order_lines.drawn_up(values), []),
        refuse_new=order_lines.refuse_new,
        add_many=order_lines.add_lines,
    ),
    # A count freezes what it finds.
    SupplyCount: Exchange(one_by_one=True),
}
