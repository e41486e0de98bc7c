"""The operations of costs: pools shared out, measures and notes brought to their end (clause 4.3.2)."""

from bizdesk.budgets import measures, notes, pools
from bizdesk.budgets.flows import MEASURE_FLOW, NOTE_FLOW
from bizdesk.budgets.models import CostMeasure, CostPool, VarianceNote
from bizdesk.office.fields import Period
from bizdesk.office.inputs import reason
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation


def _month() -> Period:
    return Period(N_("Month"), help=N_("Empty: the last one."))


COSTS: tuple[Operation, ...] = (
    Operation(
        "allocate",
        CostPool,
        N_("Share out for a month"),
        pools.allocate,
        {"period": _month()},
        preview=pools.previewed,
    ),
    Operation(
        "take_back",
        CostPool,
        N_("Take the sharing out back"),
        pools.take_back,
        {"period": _month(), "reason": reason(True)},
    ),
    *(
        Operation(
            name,
            CostMeasure,
            MEASURE_FLOW.actions[name],
            measures.step(name, words),
            flow=MEASURE_FLOW,
            preview=measures.previewed,
        )
        for name, words in (
            ("finish", N_("Finish {number}")),
            ("drop", N_("Give {number} up")),
            ("resume", N_("Resume {number}")),
        )
    ),
    Operation("finish", VarianceNote, NOTE_FLOW.actions["finish"], notes.finish, flow=NOTE_FLOW),
    Operation("resume", VarianceNote, NOTE_FLOW.actions["resume"], notes.resume, flow=NOTE_FLOW),
)
