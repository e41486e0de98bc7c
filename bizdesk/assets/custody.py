"""Where an asset is and who holds it: transfers, assignments, loans, repairs and storage (clause 4.2.1a)."""

from datetime import date
from typing import Any

from bizdesk.assets import events
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.inputs import given
from bizdesk.assets.models import Asset
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff, at_work
from bizdesk.office.places import Place

RULE = "4.2.1a"


def _step(
    office: Office,
    who: str,
    asset: Asset,
    action: str,
    event: str,
    words: str,
    on: date | None,
    *,
    to: str = "",
    reason: str = "",
    reference: str = "",
    **custody: Any,
) -> Asset:
    """One step of custody: the flow, the card, the event; custody holds what the step changes on the card."""
    on = on or office.today()
    with change(office, who, words, number=asset.number, name=asset.name) as act:
        events.not_ahead(office, on)
        events.not_before(asset, on)
        ASSET_FLOW.move(asset, action, to)
        for name, value in custody.items():
            setattr(asset, name, value)
        events.write(act, asset, event, on, reason=reason, reference=reference)
        return act.save(asset)


def move(
    office: Office,
    who: str,
    asset: Asset,
    *,
    on: date | None = None,
    place: Place | None = None,
    department: Department | None = None,
    user: Staff | None = None,
    custodian: Staff | None = None,
    reason: str = "",
) -> Asset:
    """Transfer an asset to another place, department, user or custodian."""
    filled = given({"place": place, "department": department, "user": user, "custodian": custodian})
    for person in (user, custodian):
        at_work(person, on or office.today(), RULE)
    if not any(asset.__data__.get(name) != value.id for name, value in filled.items()):
        raise Refused(
            N_("{number} is there already: give a new location, department, user or custodian."),
            rule=RULE,
            number=asset.number,
        )
    return _step(office, who, asset, "move", "moved", N_("Transfer {number} {name}"), on, reason=reason, **filled)


def assign(
    office: Office,
    who: str,
    asset: Asset,
    *,
    user: Staff,
    on: date | None = None,
    place: Place | None = None,
    reason: str = "",
) -> Asset:
    """Give an asset to a person to use; the person's department becomes the asset's."""
    at_work(user, on or office.today(), RULE)
    filled = given({"user": user, "place": place, "department": user.department})
    return _step(office, who, asset, "assign", "issued", N_("Assign {number} {name}"), on, reason=reason, **filled)


def take_back(
    office: Office,
    who: str,
    asset: Asset,
    *,
    on: date | None = None,
    place: Place | None = None,
    condition: str = "",
    reason: str = "",
) -> Asset:
    """Take an asset back from the person who used it."""
    if asset.user is None:
        raise Refused(N_("Nobody has {number} in use."), rule=RULE, number=asset.number)
    filled = given({"place": place, "condition": condition})
    words = N_("Take back {number} {name}")
    return _step(office, who, asset, "take_back", "returned", words, on, reason=reason, user=None, **filled)


def lend(
    office: Office,
    who: str,
    asset: Asset,
    *,
    user: Staff,
    due_back_on: date,
    on: date | None = None,
    reason: str = "",
) -> Asset:
    """Lend an asset to a person until a day."""
    at_work(user, on or office.today(), RULE)
    if due_back_on < (on or office.today()):
        raise Refused(N_("Due back may not lie before the day of lending."), rule=RULE)
    words = N_("Lend {number} {name}")
    return _step(office, who, asset, "lend", "issued", words, on, reason=reason, user=user, due_back_on=due_back_on)


def return_(
    office: Office,
    who: str,
    asset: Asset,
    *,
    on: date | None = None,
    place: Place | None = None,
    condition: str = "",
    reason: str = "",
) -> Asset:
    """Take back an asset that was lent."""
    filled = given({"place": place, "condition": condition})
    words = N_("Return {number} {name}")
    return _step(
        office, who, asset, "return", "returned", words, on, reason=reason, user=None, due_back_on=None, **filled
    )


def repair(
    office: Office,
    who: str,
    asset: Asset,
    *,
    on: date | None = None,
    due_back_on: date | None = None,
    reason: str = "",
) -> Asset:
    """Send an asset to repair."""
    words = N_("Send {number} {name} to repair")
    return _step(
        office,
        who,
        asset,
        "repair",
        "repair_started",
        words,
        on,
        reason=reason,
        due_back_on=due_back_on,
        condition="to_repair",
    )


def repaired(
    office: Office,
    who: str,
    asset: Asset,
    *,
    on: date | None = None,
    condition: str = "",
    reason: str = "",
) -> Asset:
    """Bring an asset back from repair, in good condition unless it is said otherwise."""
    condition = condition or "good"
    words = N_("{number} {name} back from repair")
    return _step(
        office, who, asset, "repaired", "repaired", words, on, reason=reason, due_back_on=None, condition=condition
    )


def store(
    office: Office,
    who: str,
    asset: Asset,
    *,
    on: date | None = None,
    place: Place | None = None,
    reason: str = "",
) -> Asset:
    """Take an asset out of use and store it; it is depreciated all the same."""
    filled = given({"place": place})
    return _step(
        office, who, asset, "store", "stored", N_("Store {number} {name}"), on, reason=reason, user=None, **filled
    )


def restore_use(
    office: Office,
    who: str,
    asset: Asset,
    *,
    on: date | None = None,
    place: Place | None = None,
    user: Staff | None = None,
    reason: str = "",
) -> Asset:
    """Bring an idle asset back into use."""
    at_work(user, on or office.today(), RULE)
    filled = given({"place": place, "user": user})
    words = N_("{number} {name} back in use")
    return _step(office, who, asset, "restore_use", "restored", words, on, reason=reason, **filled)
