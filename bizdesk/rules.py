"""The rules of the policy, the office's own and those of every area, by key: written out."""

from bizdesk.assets.rules import RULES as ASSETS
from bizdesk.kinds import KINDS
from bizdesk.office.language import N_
from bizdesk.office.policy import RULES as OFFICE
from bizdesk.office.policy import Rule, numbered

RULES: dict[str, Rule] = {rule.key: rule for rule in (*OFFICE, *ASSETS)}


def setting(key: str) -> tuple[str, dict[str, str]]:
    """How the journal tells that a rule was set: a message id and its words, put into words when it is read."""
    if rule := RULES.get(key):
        return N_("Edit the rule: {step}"), {"step": rule.field.verbose_name}
    return N_("Edit the prefix of numbers: {kind}"), {"kind": numbered(KINDS, key)}
