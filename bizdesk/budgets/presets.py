"""What the budgets of an office begin with: accounts, and the budget year that its day lies in."""

import json
from datetime import date

from bizdesk.budgets.models import Account, FiscalYear
from bizdesk.office.journal import Act
from bizdesk.office.shipped import shipped


def begin(act: Act, language: str) -> None:
    """Add the accounts an office begins with, called in a language, and its first year, where it has none yet."""
    if not Account.select().exists():
        made: dict[str, Account] = {}
        for row in json.loads(shipped("presets", "accounts.json").read_text(encoding="utf-8"))["accounts"]:
            parent = made.get(row.get("parent", ""))
            made[row["code"]] = act.add(Account(code=row["code"], name=row[language], parent=parent, kind=row["kind"]))
    if not FiscalYear.select().exists():
        act.add(FiscalYear(**first_year(act.office.today(), int(act.office.policy.get("year_start")))))


def first_year(day: date, month: int) -> dict[str, object]:
    """The budget year that a day lies in, where years begin with a month; called by the year it begins in."""
    year = day.year if day.month >= month else day.year - 1
    return {"year": str(year), "starts_on": date(year, month, 1)}
