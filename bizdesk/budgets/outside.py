"""What is spent or promised and lies under no line of a budget (clause 4.3.1b)."""

from collections import defaultdict
from collections.abc import Mapping

from bizdesk.budgets.coverage import Coverage, Key
from bizdesk.budgets.figures import Use
from bizdesk.budgets.models import Account, BudgetLine


def outside(use: Use, covers: Coverage[BudgetLine]) -> Mapping[Key, int]:
    """What of the use of a year no line covers, in minor units by what it was for; income is not planned for."""
    earning = {row for (row,) in Account.select(Account.id).where(Account.kind == "income").tuples()}
    found: dict[Key, int] = defaultdict(int)
    for told in (use.spent, use.promised):
        for key, _month, amount in told:
            found[key] += amount
    return {
        key: amount
        for key, amount in found.items()
        if amount > 0 and key.account not in earning and not covers.over(key)
    }
