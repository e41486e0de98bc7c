"""What a step will do to an asset, told in sentences before it is taken: the figures that the step then writes."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bizdesk.assets import accounting, cards, caveats, changes, disposals, lives, parts, upkeep
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.ledger import BookedCourse, booked_course
from bizdesk.assets.models import Asset, Disposal, Maintenance
from bizdesk.assets.terms import Change, act_index
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.periods import period_at, period_of
from bizdesk.office.values import show_quantity

CHARGES = 3


def told(office: Office, course: BookedCourse, change: Change, *more: Change) -> list[str]:
    """A card before and after a change and what goes with it: its value on that day, and the charges from then on."""
    after = course._replace(changes=(*course.changes, change, *more))
    day = max(change.counts_from, office.today())
    old, new = course.value(day), after.value(day)
    lines = [
        _("Cost: {before} -> {after}").format(before=office.money(old.cost), after=office.money(new.cost)),
        _("Net book value on {date}: {before} -> {after}").format(
            date=day, before=office.money(old.net_book_value), after=office.money(new.net_book_value)
        ),
        _("Charges {when}: {charges}").format(when=_("before"), charges=charges(office, course, change)),
        _("Charges {when}: {charges}").format(when=_("after"), charges=charges(office, after, change)),
    ]
    if change.booked > period_of(change.on):
        lines.append(_("Booked in {month}: the months before are posted or closed.").format(month=change.booked))
    return lines


def charges(office: Office, course: BookedCourse, change: Change) -> str:
    """The first charges from the month a change acts on."""
    first = period_at(act_index(change, course.terms.start_convention))
    rows = [row for row in course.schedule() if row.period >= first and row.amount][:CHARGES]
    return _(", ").join(f"{row.period} {office.money(row.amount)}" for row in rows) or _("nothing more")


def registered(office: Office, asset: Asset, *, on: date | None = None) -> list[str]:
    """What a draft will be charged once it is registered, and what may be promised for its purchase already."""
    from bizdesk.budgets.operations import promised_for

    ASSET_FLOW.check(asset, "register")
    card = Asset.get_by_id(asset.id)
    card.in_use_on = on or asset.in_use_on or asset.acquired_on
    cards.refuse_ahead(office, card.in_use_on)
    told = cards.foretold(office, card)
    if accounting.is_bought(card):
        told += promised_for(office, card.department, card.acquired_on or card.in_use_on, accounting.CAPITAL)
    return told


def revised(action: str) -> Callable[..., list[str]]:
    """The preview of a step that changes a value or terms."""

    def preview(office: Office, asset: Asset, *, on: date | None = None, reason: str = "", **inputs: Any) -> list[str]:
        values, change = changes.foreseen(office, asset, action, on or office.today(), inputs)
        course = booked_course(asset)
        lines = [*told(office, course, change), *caveats.told(office, asset.number, course, change)]
        if not lives.FIELDS.isdisjoint(values):
            terms = {name: values.get(name, getattr(asset, name)) for name in ("method", "life_months")}
            lines += lives.told(asset.category, *terms.values())
        return lines

    return preview


def split(office: Office, asset: Asset, *, quantities: str, on: date | None = None, reason: str = "") -> list[str]:
    """What each part of a split will be worth."""
    typed = parts.typed_quantities(quantities)
    _period, pieces = parts.pieces(office, asset, typed, on or office.today())
    return [
        _("Part {place}: quantity {quantity}, cost {cost}, written off {gone}, net book value {book}").format(
            place=place,
            quantity=show_quantity(quantity),
            cost=office.money(part.cost),
            gone=office.money(part.accumulated + part.impairment),
            book=office.money(part.cost - part.accumulated - part.impairment),
        )
        for place, (quantity, (part, *_rest)) in enumerate(zip(typed, pieces, strict=True), start=1)
    ]


def merged(office: Office, asset: Asset, *, into: Asset, on: date | None = None, reason: str = "") -> list[str]:
    """What the card that takes an asset in will be worth."""
    _going, coming = parts.merging(office, asset, into, on or office.today())
    course = booked_course(into)
    return [into.caption, *told(office, course, *coming), *caveats.told(office, into.number, course, *coming)]


def finished(
    office: Office,
    work: Maintenance,
    *,
    on: date | None = None,
    cost: int | None = None,
    capitalise: bool = False,
    **_rest: Any,
) -> list[str]:
    """What finished work adds to its asset, and when the next is planned for."""
    on, lines = on or office.today(), list[str]()
    if capitalise and cost:
        lines += revised("improve")(office, work.asset, on=on, amount=cost)
    if following := upkeep.following_on(work, on):
        lines.append(_("The next maintenance is planned for {date}.").format(date=following))
    return lines


def reinstated(office: Office, disposal: Disposal, *, on: date | None = None, reason: str = "") -> list[str]:
    """What a reinstated asset will be worth, and what falls due then."""
    change = disposals.returning(office, disposal, on or office.today())
    return told(office, booked_course(disposal.asset), change)
