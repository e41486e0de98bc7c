"""The operations on where an asset is and who holds it."""

from bizdesk.assets import cards, custody, previews
from bizdesk.assets.inputs import condition, of_asset, place
from bizdesk.office.fields import Date, Reference, Text
from bizdesk.office.inputs import on_day, person, reason
from bizdesk.office.language import N_
from bizdesk.office.people import Department

HANDLING = (
    of_asset("register", cards.register, preview=previews.registered, inputs={"on": Date(N_("In use since"))}),
    of_asset(
        "move",
        custody.move,
        inputs={
            "place": place(),
            "department": Reference(Department, N_("Department")),
            "user": person(N_("User")),
            "custodian": person(N_("Custodian")),
            "on": on_day(),
            "reason": reason(),
        },
    ),
    of_asset(
        "assign",
        custody.assign,
        inputs={"user": person(N_("User"), True), "place": place(), "on": on_day(), "reason": reason()},
    ),
    of_asset(
        "take_back",
        custody.take_back,
        inputs={"place": place(), "condition": condition(), "on": on_day(), "reason": reason()},
    ),
    of_asset(
        "lend",
        custody.lend,
        inputs={
            "user": person(N_("Borrower"), True),
            "due_back_on": Date(N_("Due back"), required=True),
            "on": on_day(),
            "reason": reason(),
        },
    ),
    of_asset(
        "return",
        custody.return_,
        inputs={"place": place(), "condition": condition(), "on": on_day(), "reason": reason()},
    ),
    of_asset(
        "repair",
        custody.repair,
        inputs={
            "reason": Text(N_("Fault"), multiline=True, limit=4_000),
            "due_back_on": Date(N_("Due back")),
            "on": on_day(),
        },
    ),
    of_asset("repaired", custody.repaired, inputs={"condition": condition(), "on": on_day(), "reason": reason()}),
    of_asset("store", custody.store, inputs={"place": place(), "on": on_day(), "reason": reason()}),
    of_asset(
        "restore_use",
        custody.restore_use,
        inputs={"place": place(), "user": person(N_("User")), "on": on_day(), "reason": reason()},
    ),
)
