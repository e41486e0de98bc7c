"""What assets cost, as the budgets book it: a purchase is capital spending, a charge of depreciation a cost (4.3.2)."""

from typing import Any

from peewee import fn

from bizdesk.assets.models import Asset, AssetCategory, AssetEvent, DepreciationEntry, DepreciationRun
from bizdesk.office import rows
from bizdesk.office.act import Act
from bizdesk.office.language import N_
from bizdesk.office.people import Department
from bizdesk.office.periods import last_day
from bizdesk.office.posting import Posting, read, written
from bizdesk.office.sentences import kept

CHARGED = N_("Depreciation of {period}")
BOUGHT = N_("Purchase of {number}")
# The rule of the policy that names the account of purchases.
CAPITAL = "capital_account"


def charged(act: Act) -> list[Posting]:
    """What the depreciation runs that an act wrote charge, by department and account; no budget stops it."""
    made: list[Posting] = []
    for run in read(DepreciationRun, written(act, DepreciationRun, "add")):
        assert isinstance(run, DepreciationRun)
        day = min(last_day(run.period), act.office.today())
        words = kept(CHARGED, period=run.period)
        for department, account, amount in _shares(run):
            made.append(
                Posting(
                    *(DepreciationRun.kind_name(), run.id, day, account, department, "", amount, "", words),
                    otherwise="depreciation_account",
                    checked=False,
                )
            )
    return made


def _shares(run: DepreciationRun) -> list[tuple[Department | None, str, int]]:
    columns = (Asset.department, AssetCategory.budget_account)
    query = DepreciationEntry.select(*columns, fn.SUM(DepreciationEntry.amount)).join(Asset).join(AssetCategory)
    query = query.where(DepreciationEntry.run == run.id).group_by(*columns).order_by(*columns)
    departments = {each.id: each for each in Department.select()}
    return [(departments.get(row), account, amount) for row, account, amount in query.tuples() if amount]


def bought(act: Act) -> list[Posting]:
    """What the cards that an act brought onto the books were bought for, or are corrected to have been bought for.

    What was taken over with opening balances was bought and booked elsewhere.
    """
    made: list[Posting] = []
    departments = {each.id: each for each in Department.select()}
    event: Any = AssetEvent
    query = (
        event.select(event, Asset)
        .join(Asset)
        .where((event.kind == "acquired") & event.counterpart.is_null() & (Asset.acquisition == "purchase"))
    )
    for each in rows.of_many(query, event.id, sorted(written(act, AssetEvent, "add"))):
        of = departments.get(each.__data__["department"])
        before, amount = each.reverses, each.amount or 0
        # A correction is booked as what it adds; another day or another taking over is the whole of both.
        if before is not None and (before.date, before.opening_months) == (each.date, each.opening_months):
            amount -= before.amount or 0
        elif before is not None:
            made += _purchase(before, each.asset, of, -(before.amount or 0))
        made += _purchase(each, each.asset, of, amount)
    return made


def is_bought(asset: Asset) -> bool:
    """Whether a card is of something bought, and not taken over with opening balances."""
    return asset.acquisition == "purchase" and bool(asset.cost) and not asset.opening_months


def _purchase(event: AssetEvent, asset: Asset, department: Department | None, amount: int) -> list[Posting]:
    if not amount or event.opening_months:
        return []
    words = kept(BOUGHT, number=asset.number)
    payee = asset.supplier.caption if asset.supplier else ""
    return [
        Posting(
            *(Asset.kind_name(), asset.id, event.date, "", department, "", amount, payee, words),
            otherwise=CAPITAL,
            asset=asset.number,
            late=False,
        )
    ]
