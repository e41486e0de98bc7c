"""The rules of the policy, the office's own and those of every area, by key: written out."""

from bizdesk.assets.rules import RULES as ASSETS
from bizdesk.budgets.rules import RULES as BUDGETS
from bizdesk.complaints.rules import RULES as COMPLAINTS
from bizdesk.office.policy import RULES as OFFICE
from bizdesk.office.policy import Rule
from bizdesk.supplies.rules import RULES as SUPPLIES

RULES: dict[str, Rule] = {rule.key: rule for rule in (*OFFICE, *ASSETS, *COMPLAINTS, *SUPPLIES, *BUDGETS)}
