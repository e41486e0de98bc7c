"""What an office of an older bizdesk lacks beside its tables: the rules and lists of areas that came since."""

from bizdesk.budgets.presets import begin as begin_budgets
from bizdesk.complaints.presets import begin as begin_service
from bizdesk.kinds import KINDS
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.policy import Policy, first_rows
from bizdesk.rules import RULES
from bizdesk.supplies.presets import begin as begin_supplies


def grow(office: Office) -> None:
    """Add the rules that the office's policy has not yet, and the lists of areas it had not; one act, if any."""
    office.activate()
    there = {key for (key,) in Policy.select(Policy.key).tuples()}
    lacking = [rule for rule in first_rows(RULES.values(), KINDS.values()) if rule.key not in there]
    with change(office, "", N_("Add what this bizdesk knows more of"), entered_as="begin") as act:
        for rule in lacking:
            act.add(rule)
        begin_service(act, office.policy.text("language"))
        begin_supplies(act, office.policy.text("language"))
        begin_budgets(act, office.policy.text("language"))
