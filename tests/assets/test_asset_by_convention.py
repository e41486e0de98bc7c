"""Cards drawn at random, kept through the operations, against a second account of the same conventions."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest

from bizdesk import keeping
from bizdesk.assets import changes, disposals, ledger, upkeep
from bizdesk.assets.booked import books
from bizdesk.assets.groups import Grouping, by_category
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetCategory, Disposal
from bizdesk.assets.roll_forward import roll_forward
from bizdesk.assets.valuing import sorted_out
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.reports.names import Names
from bizdesk.reports.report import Column, Row

from .by_convention import TIMED, Account, Happening, ended, month
from .conftest import card

TODAY = date(2026, 3, 16)
ALL = Grouping(lambda _asset, _day: "all", {})
CARDS = 24
CATEGORIES = ("03", "04", "05")
# Half a minor unit for each month, of costs that let every other difference show.
NEAR = 80


def drawn(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randint(0, (last - first).days))


def month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def account(random: Random) -> Account:
    """A card of 500,000.00 to 10,000,000.00; every second one is taken over with what was charged by then."""
    method = random.choice((*TIMED, *TIMED, "units_of_production", "manual", "none"))
    cost, life = random.randint(5 * 10**7, 10**9), random.randint(14, 120) if method in TIMED else 0
    convention = random.choice(("next_month", "same_month", "daily", "half_year"))
    begun = drawn(random, date(2021, 1, 1), date(2024, 6, 30))
    kept = Account(cost, random.randint(1, cost // 3), life, method, begun, convention)
    kept.units = random.randint(1_000, 9_000) if method == "units_of_production" else 0
    taken = month_end(drawn(random, begun + timedelta(days=40), date(2025, 6, 30)))
    if method != "none" and random.random() < 0.5:
        months = ended(taken) - kept.begin()
        charged = round(sum(kept.charges(ended(taken)).values())) if method in TIMED else cost // 4
        if 0 < charged < cost - kept.residual - 2:
            kept.opening, kept.opening_months, kept.opening_on = charged, months, taken
    return kept


def entered(office: Office, kept: Account, random: Random) -> Asset:
    asset = card(
        office,
        cost=kept.cost,
        residual=kept.residual,
        acquired_on=kept.in_use_on,
        in_use_on=kept.in_use_on,
        method=kept.method,
        start_convention=kept.convention,
        life_months=kept.life or None,
        total_units=kept.units or None,
        opening_accumulated=kept.opening or None,
        opening_months=kept.opening_months or None,
        opening_on=kept.opening_on,
    )
    first = ended(kept.opening_on) if kept.opening_on else kept.begin()
    for index in range(first, month(TODAY) + 1) if kept.method in ("units_of_production", "manual") else ():
        period = f"{index // 12:04d}-{index % 12 + 1:02d}"
        if kept.method == "manual":
            kept.typed[index] = random.randint(0, kept.cost // 25)
            upkeep.charge(office, "001", asset, period=period, amount=int(kept.typed[index]))
        else:
            kept.typed[index] = random.randint(0, 200)
            upkeep.read_meter(office, "001", asset, period=period, units=int(kept.typed[index]))
    return asset


def change(office: Office, asset: Asset, kept: Account, on: date, random: Random) -> Happening:
    """One of the changes a card may have, done and put down in the second account."""
    cost, accumulated, written_off = kept.value(on) or (0, 0, 0)
    worth = cost - accumulated - written_off
    amount = random.randint(10**5, 10**7)
    match random.choice(("improve", "impair", "revalue", "residual", *(("life", "method") if kept.life else ()))):
        case "improve":
            changes.improve(office, "001", asset, amount=amount, on=on)
            return Happening(on, added=amount)
        case "impair":
            amount = max(1, min(amount, int(worth / 4)))
            changes.impair(office, "001", asset, amount=amount, on=on)
            return Happening(on, written_off=amount)
        case "revalue":
            target = max(1, int(worth * random.uniform(0.7, 1.5)))
            changes.revalue(office, "001", asset, value=target, on=on)
            assert ledger.value(asset, on).net_book_value == target
            return Happening(on, added=asset.cost - cost)
        case "life":
            life = random.randint(10, 150)
            changes.change_terms(office, "001", asset, life_months=life, on=on)
            return Happening(on, life=life)
        case "method":
            method = random.choice(TIMED)
            changes.change_terms(office, "001", asset, method=method, on=on)
            return Happening(on, method=method)
    residual = random.randint(1, kept.cost // 3)
    changes.change_terms(office, "001", asset, residual=residual, on=on)
    return Happening(on, residual=residual)


def lived(office: Office, people, random: Random) -> tuple[Asset, Account]:
    """A card with up to three changes; some are sold in the end, and some of these come back."""
    kept = account(random)
    asset = entered(office, kept, random)
    kept.categories.append((date.min, asset.category.code))
    since = max(kept.in_use_on + timedelta(days=1), kept.opening_on or date.min)
    days = sorted({drawn(random, since, TODAY) for _day in range(random.randint(0, 5))})
    leaving = days[-2:] if len(days) > 2 and random.random() < 0.5 else []
    for on in days[: len(days) - len(leaving)]:
        try:
            kept.happened.append(change(office, Asset.get_by_id(asset.id), kept, on, random))
        except Refused:  # more than is left, or what would change nothing
            break
    for step, on in enumerate(leaving):
        if step == 0:
            with office.looking_on(on):
                asset = Asset.get_by_id(asset.id)
                paper = disposals.request(office, "001", asset, kind="sale", reason="old", requested_by=people.zhang)
                disposals.approve(office, "001", paper, approver=people.li)
                disposals.dispose(office, "001", paper)
            kept.gone_on = on
        elif month(on) != month(leaving[0]) and random.random() < 0.7:
            paper = Disposal.select().where(Disposal.asset == asset.id).get()
            disposals.reinstate(office, "001", paper, on=on, reason="returned")
            kept.back_on = on
    if kept.gone_on is None or kept.back_on:
        goes_over(office, asset, kept, random)
    return asset, kept


def goes_over(office: Office, asset: Asset, kept: Account, random: Random) -> None:
    """Put a card into up to two other categories, after all else that happened to it."""
    since = max(kept.in_use_on, kept.back_on or date.min, *(each.on for each in kept.happened))
    for on in sorted(drawn(random, since, TODAY) for _day in range(random.randint(0, 2))):
        code = random.choice(CATEGORIES)
        with office.looking_on(on):
            keeping.edit(office, "001", Asset.get_by_id(asset.id), {"category": AssetCategory.named(code)})
        kept.categories.append((on, code))


@pytest.mark.parametrize("seed", range(3))
def test_random_cards_are_worth_what_the_conventions_say(office: Office, people, seed: int) -> None:
    random = Random(seed)
    every = [lived(office, people, random) for _card in range(CARDS)]
    for asset, kept in every:
        known = [kept.in_use_on, *(each.on for each in kept.happened)]
        known += [day - timedelta(days=back) for day in (kept.opening_on, kept.gone_on) if day for back in (0, 1)]
        for day in (*known, *(drawn(random, date(2021, 1, 1), date(2034, 12, 31)) for _day in range(5))):
            value, expected = ledger.value(asset, day), kept.value(day)
            assert value.held == (expected is not None), (kept, day)
            told = (value.cost, value.accumulated, value.impairment)
            assert told == pytest.approx(expected or (0, 0, 0), abs=NEAR), (kept, day)
        charged = sum(row.amount for row in ledger.booked_course(asset).schedule())
        assert charged == pytest.approx(sum(kept.charges(2060 * 12).values()), abs=NEAR), kept
    assert list(invariants(office)) == []
    for year in range(2021, 2028):
        adds_up(office, every, year)


def adds_up(office: Office, every: list[tuple[Asset, Account]], year: int) -> None:
    """The columns of a year's roll-forward against the sums of the second account."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    known = sorted_out()
    table = roll_forward(office, first, last, ALL, known, books(office, last, known))
    told = summed(table.columns, table.rows)
    assert told["opening"] + told["additions"] - told["disposals"] == told["closing"]
    eve, sums = first - timedelta(days=1), [0.0] * 5
    for _asset, kept in every:
        opening, closing = kept.value(eve) or (0, 0, 0), kept.value(last) or (0, 0, 0)
        months = kept.charges((year + 1) * 12).items()
        charged = sum(amount for index, amount in months if index >= year * 12)
        for place, amount in enumerate((opening[0], opening[1], charged, closing[0], closing[1])):
            sums[place] += amount
    names = ("opening", "opening_accumulated", "charge", "closing", "closing_accumulated")
    assert [told[name] for name in names] == pytest.approx(sums, abs=NEAR * len(every)), year
    table = roll_forward(office, first, last, by_category(Names()), known, books(office, last, known))
    apart = summed(table.columns, table.rows)
    assert {name: apart[name] for name in told if name not in ("additions", "disposals")} == {
        name: told[name] for name in told if name not in ("additions", "disposals")
    }
    for row in table.rows:
        within_category(dict(zip((column.name for column in table.columns), row, strict=True)), every, eve, last)


def summed(columns: Sequence[Column], rows: Sequence[Row]) -> dict[str, int]:
    """The totals of a table whose first column is a name."""
    return {column.name: sum(row[place] for row in rows) for place, column in enumerate(columns) if place}


def within_category(row: dict[str, object], every: list[tuple[Asset, Account]], eve: date, last: date) -> None:
    """The row of a category adds up, and opens and closes with what the second account has in it."""
    assert row["opening"] + row["additions"] + row.get("between", 0) - row["disposals"] == row["closing"]
    code = AssetCategory.get(AssetCategory.name == str(row["name"])).code
    sums = [0.0] * 4
    for place, day in ((0, eve), (2, last)):
        for value in (kept.value(day) for _asset, kept in every if kept.category(day) == code):
            sums[place] += value[0] if value else 0
            sums[place + 1] += value[1] if value else 0
    names = ("opening", "opening_accumulated", "closing", "closing_accumulated")
    assert [row[name] for name in names] == pytest.approx(sums, abs=NEAR * len(every)), (row, last)
