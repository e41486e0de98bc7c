"""Accounts that are not active any more (clause 4.3.1a): what is on them stays, and nothing new is."""

from bizdesk.budgets.models import Account
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_

RULE = "4.3.1a"


def in_use(account: object) -> None:
    """Refuse an account that is not active; one that an import is yet to make is."""
    if isinstance(account, Account) and not account.active:
        raise Refused(
            N_("{account} is not active: name another account, or make it active first."),
            rule=RULE,
            account=account.caption,
        )


def still_in_use(account: object) -> None:
    """The same of an account that was read before the act began, by when somebody may have given it up."""
    in_use(account.afresh() if isinstance(account, Account) and account.id else account)
