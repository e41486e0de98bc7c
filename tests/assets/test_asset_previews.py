"""What a step tells before it is taken: figures worked out by hand, and the same that the step then makes (4.2.1c).

The laptop of conftest: 1,000.00, 5 %, 36 months, 26.39 a month from February 2025; on 16 March 2026 thirteen months
have ended, 343.07 is charged and 656.93 is left.
"""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.assets import disposals, ledger, posting
from bizdesk.assets.models import Asset, AssetCategory, AssetEvent, Disposal, Maintenance
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.record import Record

from .conftest import card

TODAY = date(2026, 3, 16)


def foretold(office: Office, record: Record, step: str, **inputs: Any) -> list[str]:
    operation = acts.named(type(record), step)
    assert operation.preview is not None
    return operation.preview(office, record, **inputs)


def taken(office: Office, record: Record, step: str, **inputs: Any) -> Any:
    return acts.named(type(record), step).do(office, "001", record, {"reason": "so it is", **inputs})


def stands(office: Office, asset: Asset, day: date, first: str) -> list[str]:
    """What the ledger says of a card, in the words that end the lines of a preview."""
    value, course = ledger.value(asset, day), ledger.booked_course(asset)
    rows = [row for row in course.schedule() if row.period >= first and row.amount][:3]
    told = ", ".join(f"{row.period} {office.money(row.amount)}" for row in rows)
    return [f"-> {office.money(value.cost)}", f"-> {office.money(value.net_book_value)}", f"Charges after: {told}"]


def agree(lines: list[str], stood: list[str]) -> bool:
    after = [line for line in lines if "->" in line or "after" in line]
    return all(line.endswith(end) for line, end in zip(after, stood, strict=True))


def test_a_revaluation(office: Office, laptop: Asset) -> None:
    """To 800.00: 143.07 is added; March's own charge stays, then (800.00 - 26.39 - 50.00) / 22 months = 32.89."""
    told = foretold(office, laptop, "revalue", value=80_000)
    assert told == [
        "Cost: 1,000.00 -> 1,143.07",
        "Net book value on 2026-03-16: 656.93 -> 800.00",
        "Charges before: 2026-04 26.39, 2026-05 26.39, 2026-06 26.39",
        "Charges after: 2026-04 32.89, 2026-05 32.89, 2026-06 32.89",
    ]
    assert laptop.cost == 100_000, "telling changes nothing"
    taken(office, laptop, "revalue", value=80_000)
    assert agree(told, stands(office, laptop, TODAY, "2026-04"))


def test_a_typed_rate_of_declining_balance(office: Office) -> None:
    """By itself the rate is 1 - 0.05 ** (1/3) = 63.1597 %: 631.60 in the first year, 368.40 x 63.1597 % = 232.68 in
    the second, 19.39 a month. At the end of March 329.62 is left; at 30 % a year that is 98.89, 8.24 a month."""
    asset = card(office, method="declining_balance")
    told = foretold(office, asset, "change_terms", declining_rate=Decimal(30), method="", life_months=None)
    assert told[2:] == [
        "Charges before: 2026-04 19.39, 2026-05 19.39, 2026-06 19.39",
        "Charges after: 2026-04 8.24, 2026-05 8.24, 2026-06 8.24",
    ]
    taken(office, asset, "change_terms", declining_rate=Decimal(30))
    assert asset.declining_rate == 30
    assert agree(told, stands(office, asset, TODAY, "2026-04"))


def test_an_improvement_and_an_impairment_of_a_month_that_is_posted_count_from_the_next(office: Office) -> None:
    """Charged from January 2025, fifteen months posted: 604.15 is left. 454.15 over 21 months is 21.63."""
    asset = card(office, start_convention="same_month")
    posting.depreciate(office, "001", "2026-03")
    told = foretold(office, asset, "impair", amount=10_000, on=None)
    assert told == [
        "Cost: 1,000.00 -> 1,000.00",
        "Net book value on 2026-04-01: 604.15 -> 504.15",
        "Charges before: 2026-04 26.39, 2026-05 26.39, 2026-06 26.39",
        "Charges after: 2026-04 21.63, 2026-05 21.63, 2026-06 21.63",
        "Booked in 2026-04: the months before are posted or closed.",
    ]
    taken(office, asset, "impair", amount=10_000)
    assert agree(told, stands(office, asset, date(2026, 4, 1), "2026-04"))
    more = foretold(office, asset, "improve", amount=22_000, life_months=48)
    taken(office, asset, "improve", amount=22_000, life_months=48)
    assert agree(more, stands(office, asset, date(2026, 4, 1), "2026-04"))


def test_the_parts_of_a_split(office: Office) -> None:
    """100.00 in three: 33.34 and twice 33.33; 13 x 2.64 = 34.32 charged and 30.00 impaired, 21.44 each."""
    asset = card(office, cost=10_000, quantity=Decimal(3))
    taken(office, asset, "impair", amount=3_000)
    assert foretold(office, asset, "split", quantities="1 1 1") == [
        "Part 1: quantity 1, cost 33.34, written off 21.44, net book value 11.90",
        "Part 2: quantity 1, cost 33.33, written off 21.44, net book value 11.89",
        "Part 3: quantity 1, cost 33.33, written off 21.44, net book value 11.89",
    ]
    others = taken(office, asset, "split", quantities="1 1 1")
    values = [ledger.value(each, TODAY) for each in (asset, *others)]
    assert [(value.cost, value.accumulated, value.impairment, value.net_book_value) for value in values] == [
        (3_334, 1_144, 1_000, 1_190),
        (3_333, 1_144, 1_000, 1_189),
        (3_333, 1_144, 1_000, 1_189),
    ]


def test_a_merger(office: Office, laptop: Asset) -> None:
    """A printer of 500.00: 13 x 13.19 charged, 328.53 left. Both: 985.46; less 75.00 over 23 months 39.59 a month,
    from March, which has not ended."""
    printer = card(office, name="Printer", cost=50_000)
    told = foretold(office, laptop, "merge", into=printer)
    assert told == [
        "ZC-2026-0002 Printer",
        "Cost: 500.00 -> 1,500.00",
        "Net book value on 2026-03-16: 328.53 -> 985.46",
        "Charges before: 2026-03 13.19, 2026-04 13.19, 2026-05 13.19",
        "Charges after: 2026-03 39.59, 2026-04 39.59, 2026-05 39.59",
    ]
    assert (laptop.status, printer.cost) == ("in_use", 50_000)
    taken(office, laptop, "merge", into=printer)
    assert agree(told[1:], stands(office, printer, TODAY, "2026-03"))


def test_a_reinstatement(office: Office, laptop: Asset, people: SimpleNamespace) -> None:
    """Sold on 20 January 2026 with 12 months charged, 316.68; back in March, which charges February too: 52.78."""
    applied = disposals.request(
        office, "001", laptop, kind="sale", reason="old", requested_by=people.zhang, on=date(2026, 1, 10)
    )
    disposals.approve(office, "002", applied, approver=people.li, on=date(2026, 1, 15))
    disposals.dispose(office, "001", applied, on=date(2026, 1, 20))
    sold = Asset.get_by_id(laptop.id)
    told = foretold(office, sold, "reinstate", reason="the buyer gave it back")
    assert told == foretold(office, Disposal.get(), "reinstate")
    assert told == [
        "Cost: 0.00 -> 1,000.00",
        "Net book value on 2026-03-16: 0.00 -> 683.32",
        "Charges before: nothing more",
        "Charges after: 2026-03 52.78, 2026-04 26.39, 2026-05 26.39",
    ]
    taken(office, sold, "reinstate")
    assert agree(told, stands(office, laptop, TODAY, "2026-03"))


def test_maintenance_that_adds_to_the_cost(office: Office, laptop: Asset) -> None:
    """220.00 is added: 876.93; after March (850.54 - 50.00) / 22 months = 36.39. The next in six months."""
    keeping.edit(office, "001", laptop, {"maintenance_months": 6})
    work = keeping.add(office, "001", Maintenance, {"asset": laptop, "planned_on": date(2026, 3, 10)})
    told = foretold(office, work, "finish", cost=22_000, capitalise=True, supplier=None, description="")
    assert told == [
        "Cost: 1,000.00 -> 1,220.00",
        "Net book value on 2026-03-16: 656.93 -> 876.93",
        "Charges before: 2026-04 26.39, 2026-05 26.39, 2026-06 26.39",
        "Charges after: 2026-04 36.39, 2026-05 36.39, 2026-06 36.39",
        "The next maintenance is planned for 2026-09-16.",
    ]
    assert foretold(office, work, "finish", cost=22_000, capitalise=False) == told[4:], "an expense changes no value"
    acts.named(Maintenance, "finish").do(office, "001", work, {"cost": 22_000, "capitalise": True})
    assert agree(told, stands(office, laptop, TODAY, "2026-04"))
    assert Maintenance.get(Maintenance.done_on.is_null()).planned_on == date(2026, 9, 16)
    assert AssetEvent.get(AssetEvent.kind == "improved").reference == work.number


def test_a_draft_that_is_registered(office: Office) -> None:
    """36 months from April 2026: 35 of 26.39 and the last of 26.35."""
    draft = card(office, in_use_on=None, acquired_on=date(2026, 3, 1))
    assert foretold(office, draft, "register", on=None) == [
        "Residual value: 50.00",
        "First charge 2026-04: 26.39",
        "Last charge 2029-03: 26.35",
        "36 charges, 950.00 in all",
    ]
    assert (draft.status, draft.in_use_on, draft.residual) == ("draft", None, None)
    acts.named(Asset, "register").do(office, "001", draft, {})
    rows = ledger.booked_course(draft).schedule()
    assert [(row.period, row.amount) for row in (rows[0], rows[-1])] == [("2026-04", 2_639), ("2029-03", 2_635)]
    assert draft.residual == 5_000


REFUSED = (
    ("revalue", {"value": 65_693}, "is worth that already"),
    ("impair", {"amount": 70_000}, "no more can be written off"),
    ("impair", {"amount": 1, "on": date(2026, 3, 17)}, "lies in the future"),
    ("improve", {"amount": 0}, "must be more than 0"),
    ("change_terms", {}, "Fill in at least one"),
    ("change_terms", {"method": "declining_balance", "residual": 0}, "no rate ever reaches 0"),
    ("split", {"quantities": "1 1"}, "add up to 1"),
    ("split", {"quantities": ""}, "Type the quantity of every part"),
    ("split", {"quantities": "one two"}, "Type the quantity of every part"),
)


@pytest.mark.parametrize(("step", "inputs", "words"), REFUSED)
def test_what_the_step_refuses_its_preview_refuses_and_the_card_in_hand_is_as_it_was(
    office: Office, laptop: Asset, step: str, inputs: dict[str, Any], words: str
) -> None:
    before = laptop.stored()
    with pytest.raises(Refused, match=words) as told:
        foretold(office, laptop, step, **inputs)
    operation = acts.named(Asset, step)
    with pytest.raises(Refused) as refused:
        operation.run(office, "001", laptop, **inputs)
    assert str(refused.value) == str(told.value)
    assert laptop.stored() == before


def test_every_step_that_changes_what_a_card_is_worth_tells_so_before(office: Office) -> None:
    steps = ("register", "improve", "impair", "revalue", "change_terms", "split", "merge", "dispose", "reinstate")
    assert [step for step in steps if acts.named(Asset, step).preview is None] == []
    with pytest.raises(Refused, match=r"must be two or more and add up to 10\."):
        foretold(office, card(office, quantity=Decimal(10)), "split", quantities="5 4")
    with pytest.raises(Refused, match="leave the card a draft"):
        foretold(office, card(office, in_use_on=None), "register", on=date(2026, 4, 1))
    land = card(office, category=AssetCategory.named("06"), in_use_on=None)
    assert foretold(office, land, "register") == ["Nothing will be charged by this method alone."]
