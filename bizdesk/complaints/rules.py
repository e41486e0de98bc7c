"""The rules of customer service in the office's policy (clause 2.3)."""

from bizdesk.complaints.words import SEVERITIES, STEPS
from bizdesk.office.fields import Flag, Integer, Money, Text
from bizdesk.office.language import N_
from bizdesk.office.policy import Rule

# Assigned on the day, investigated in 3 and resolved in 7 working days (clause 2.3.2); quicker where it is graver.
TARGETS = {
    "minor": ("0d", "1d", "3d", "5d", "7d"),
    "serious": ("4h", "8h", "2d", "3d", "5d"),
    "critical": ("2h", "4h", "1d", "2d", "3d"),
}
LABELS = {
    ("minor", "assign"): N_("Minor complaints: assigned within"),
    ("minor", "respond"): N_("Minor complaints: first response within"),
    ("minor", "investigate"): N_("Minor complaints: investigated within"),
    ("minor", "propose"): N_("Minor complaints: remedy proposed within"),
    ("minor", "resolve"): N_("Minor complaints: resolved within"),
    ("serious", "assign"): N_("Serious complaints: assigned within"),
    ("serious", "respond"): N_("Serious complaints: first response within"),
    ("serious", "investigate"): N_("Serious complaints: investigated within"),
    ("serious", "propose"): N_("Serious complaints: remedy proposed within"),
    ("serious", "resolve"): N_("Serious complaints: resolved within"),
    ("critical", "assign"): N_("Critical complaints: assigned within"),
    ("critical", "respond"): N_("Critical complaints: first response within"),
    ("critical", "investigate"): N_("Critical complaints: investigated within"),
    ("critical", "propose"): N_("Critical complaints: remedy proposed within"),
    ("critical", "resolve"): N_("Critical complaints: resolved within"),
}
NONE = N_("0: none is planned.")
HELP = N_("Such as 4h or 90m of working time, 3d working days, 5cd calendar days, 0d the same day.")


def target_key(severity: str, step: str) -> str:
    """The key of the rule that says how long a step may take."""
    return f"complaint_{step}_{severity}"


def readable(text: str) -> None:
    """Refuse what is no time allowed."""
    # Read only here: every opening asks for the rules, few for a clock.
    from bizdesk.complaints.target import parse

    parse(text)


def target(label: str) -> Text:
    """The field of a time allowed."""
    return Text(label, required=True, limit=10, check=readable, help=HELP)


RULES = (
    *(
        Rule(target_key(severity, step), "2.3.2", target(LABELS[severity, step]), TARGETS[severity][place])
        for severity in SEVERITIES
        for place, step in enumerate(STEPS)
    ),
    Rule("inquiry_answer", "2.3.1", target(N_("Inquiries: answered within")), "1d"),
    Rule("count_first_day", "2.3.2", Flag(N_("The day of receipt counts as the first day")), "no"),
    Rule(
        "complaint_warning_percent",
        "2.3.2",
        Integer(N_("Warn when so much of the time is used (percent)"), required=True, minimum=1, maximum=100),
        "80",
    ),
    Rule("proposal_limit", "2.3.2", Money(N_("A remedy above this cost needs an approval")), "1000.00"),
    Rule(
        "visit_after_complaint_days",
        "2.3.3",
        Integer(
            N_("Return visit after a closed complaint within (working days)"), required=True, maximum=60, help=NONE
        ),
        "3",
    ),
    Rule(
        "visit_months_A",
        "2.3.3",
        Integer(N_("Months between return visits, customers of level A"), required=True, maximum=60, help=NONE),
        "3",
    ),
    Rule(
        "visit_months_B",
        "2.3.3",
        Integer(N_("Months between return visits, customers of level B"), required=True, maximum=60, help=NONE),
        "6",
    ),
    Rule(
        "visit_months_C",
        "2.3.3",
        Integer(N_("Months between return visits, customers of level C"), required=True, maximum=60, help=NONE),
        "12",
    ),
    Rule(
        "visit_again_days",
        "2.3.3",
        Integer(N_("Who was not reached is tried again after (working days)"), required=True, minimum=1, maximum=60),
        "2",
    ),
)
