"""The rules of fixed assets in the office's policy (clause 4.2.1)."""

from bizdesk.assets.words import CONVENTIONS, DISPOSAL_CHARGES, PERIOD_AMOUNTS, SHARINGS, SWITCHES
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Flag, Integer, Money, Percent, Period
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.periods import period_of
from bizdesk.office.policy import Rule


def ended(office: Office, period: str) -> None:
    """Refuse to close a month that has not ended."""
    if period >= period_of(office.today()):
        raise Refused(
            N_("{period} has not ended: close through the month before at most."), rule="4.2.1c", period=period
        )


RULES = (
    Rule(
        "stocktake_months",
        "4.2.1b",
        Integer(N_("Months between stocktakes"), required=True, minimum=1, maximum=120),
        "12",
    ),
    Rule("depreciation_start", "4.2.1c", Choice(CONVENTIONS, N_("Depreciation starts"), required=True), "next_month"),
    Rule("residual_percent", "4.2.1c", Percent(N_("Residual rate"), required=True), "5"),
    Rule("memo_value", "4.2.1c", Money(N_("Memo value, the least residual value by a rate")), ""),
    Rule(
        "declining_switch",
        "4.2.1c",
        Choice(SWITCHES, N_("Double declining turns to straight line"), required=True),
        "last_two_years",
    ),
    Rule(
        "period_amount",
        "4.2.1c",
        Choice(PERIOD_AMOUNTS, N_("Rounding of the monthly charge"), required=True),
        "monthly",
    ),
    Rule(
        "disposal_charge",
        "4.2.1c",
        Choice(DISPOSAL_CHARGES, N_("Disposals are charged through"), required=True),
        "month",
    ),
    Rule("splitting", "4.2.1c", Choice(SHARINGS, N_("Cents of a split"), required=True), "largest_remainder"),
    Rule("closed_through", "4.2.1c", Period(N_("Asset periods closed through")), "", ended),
    Rule("disposal_needs_approval", "4.2.1c", Flag(N_("Disposals need an approval")), "yes"),
    Rule("stocktake_needs_approval", "4.2.1b", Flag(N_("Stocktakes need an approval")), "yes"),
    Rule(
        "warning_days",
        "4.2.1a",
        Integer(N_("Days to warn ahead of an end"), required=True, minimum=0, maximum=3_650),
        "30",
    ),
)
