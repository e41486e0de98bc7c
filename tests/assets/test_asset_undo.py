"""An older act of the assets is not taken back from under what was done on it later."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets import cards, changes, disposals, entering, posting, settlement, stocktakes, upkeep
from bizdesk.assets.models import Asset, AssetCategory, Disposal, MeterReading, Stocktake, StocktakeLine
from bizdesk.kinds import invariants
from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change, newest
from bizdesk.office.places import Place
from bizdesk.office.policy import Policy
from bizdesk.office.undo import last_done, undo

from .conftest import card


def refused(office: Office, act: int, reason: str) -> None:
    """The act cannot be undone for this reason, and nothing of it was."""
    before = newest(office)
    with pytest.raises(Refused, match=rf"{reason} Undo what came later first\."):
        undo(office, "001", act)
    assert newest(office) == before
    assert found(office) == []


def found(office: Office) -> list[str]:
    return [sentence for area in invariants() for sentence in area(office)]


@pytest.mark.parametrize(
    ("method", "typed"),
    [
        ("manual", lambda *card: upkeep.charge(*card, period="2026-02", amount=5_000)),
        ("units_of_production", lambda *card: upkeep.read_meter(*card, period="2026-02", units=Decimal(100))),
    ],
)
def test_what_was_typed_for_a_posted_month(office: Office, method: str, typed: Callable[..., Any]) -> None:
    asset = card(office, method=method, total_units=Decimal(1000))
    typed(office, "001", asset)
    act = newest(office)
    posting.depreciate(office, "001", "2026-02")
    refused(office, act, "ZC-2026-0001: what was posted for 2026-02 is not what the rules give.")
    undo(office, "001")
    undo(office, "001", act)
    assert not MeterReading.select().exists()


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"cost": 200_000}, "the cost on the card is not what its events add up to."),
        ({"residual": 20_000}, "Residual value on the card differ from its newest event."),
        ({"start_convention": "daily"}, "Depreciation starts on the card differ from its newest event."),
        ({"life_months": 48}, r"Useful life \(months\) on the card differ from its newest event."),
    ],
)
def test_the_terms_of_a_draft_that_is_registered(office: Office, values: dict[str, Any], reason: str) -> None:
    terms = {"name": "Desk", "category": AssetCategory.named("04"), "cost": 100_000, "acquired_on": date(2025, 1, 1)}
    draft = keeping.add(office, "001", Asset, terms)
    keeping.edit(office, "001", draft, values)
    act = newest(office)
    cards.register(office, "001", Asset.get_by_id(draft.id), date(2025, 1, 15))
    refused(office, act, f"ZC-2026-0001: {reason}")


def test_the_way_of_a_disposal_that_is_done(office: Office, laptop: Asset, people: SimpleNamespace) -> None:
    keeping.edit(office, "", Policy.named("disposal_needs_approval"), {"value": "no"})
    paper = disposals.request(office, "001", laptop, kind="scrap", reason="old", requested_by=people.zhang)
    disposals.edit(office, "001", Disposal.get_by_id(paper.id), {"kind": "sale"})
    act = newest(office)
    disposals.dispose(office, "001", Disposal.get_by_id(paper.id), proceeds=500)
    refused(office, act, "Disposal BF-2026-0001: ZC-2026-0001 did not leave in the way it says.")


def test_what_was_scanned_and_decided_in_a_stocktake(office: Office, laptop: Asset, people: SimpleNamespace) -> None:
    chair = card(office, name="Chair")
    count = keeping.add(office, "001", Stocktake, {"name": "Spring"})
    stocktakes.scan(office, "001", count, tag=laptop.number)
    scanned = newest(office)
    count = stocktakes.finish(office, "001", Stocktake.get_by_id(count.id), counted_by=people.zhang)
    refused(office, scanned, "Stocktake PD-2026-0001: it is counted, and not all of its lines are.")
    settlement.decide(office, "001", StocktakeLine.get(tag=chair.number), decision="lost", cause="gone")
    decided = newest(office)
    settlement.review(office, "002", Stocktake.get_by_id(count.id), reviewer=people.wang)
    refused(office, decided, "Stocktake PD-2026-0001: not every difference is decided.")
    settlement.book(office, "002", Stocktake.get_by_id(count.id), approver=people.li)
    for act in (scanned, decided):
        refused(office, act, "Stocktake PD-2026-0001: .*")


def test_an_older_act_that_nothing_rests_on(office: Office, laptop: Asset) -> None:
    keeping.edit(office, "001", laptop, {"remarks": "Scratched"})
    act = newest(office)
    posting.depreciate(office, "001", "2026-02")
    undo(office, "001", act)
    assert (Asset.get_by_id(laptop.id).remarks, found(office)) == ("", [])


def test_what_was_wrong_before_is_no_reason_against_an_undo(office: Office, laptop: Asset) -> None:
    keeping.edit(office, "001", laptop, {"remarks": "by the window"})
    act = newest(office)
    keeping.add(office, "", Place, {"code": "N", "name": "something later"})
    office.db.connection().execute("UPDATE asset SET residual = residual + 7 WHERE id = ?", (laptop.id,))
    assert found(office), "the card was damaged from outside"
    undo(office, "001", act)
    assert Asset.get_by_id(laptop.id).remarks == ""


def test_an_act_taken_back_from_under_later_ones_asks_only_for_what_stays(office: Office, laptop: Asset) -> None:
    """Of what goes nothing can be wrong: neither it nor the rest of the ledger is read again."""
    terms = {"name": "Chair", "category": laptop.category, "cost": 5_000, "acquired_on": date(2025, 1, 1)}
    asked: list[set[int]] = []
    office.invariants = lambda: (lambda office, touched: iter(asked.append(touched["asset"]) or ()),)
    with change(office, "001", "Bring in three chairs") as act:
        entering.add_many(act, [cards.drawn_up(office, {**terms, "number": f"B-{n}"}) for n in range(3)])
    keeping.edit(office, "001", laptop, {"remarks": "Scratched"})
    undo(office, "001", act.batch)
    assert (Asset.select().count(), asked) == (1, [set(), set()])  # before and after, of no card
    asked.clear()
    with change(office, "001", "Bring in a chair, and write on the laptop") as act:
        entering.add_many(act, [cards.drawn_up(office, {**terms, "number": "B-4"})])
        laptop.insurer = "PICC"
        act.save(laptop)
    keeping.add(office, "", Place, {"code": "N", "name": "something later"})
    undo(office, "001", act.batch)
    assert asked == [{laptop.id}] * 2


def test_more_assets_than_a_piece_are_all_asked_for(
    office: Office, laptop: Asset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "PIECE", 1)
    touched = {laptop.id, *(card(office, name=name).id for name in ("Desk", "Chair"))}
    office.db.connection().execute("UPDATE asset SET cost = cost + 7")
    told = [sentence for area in invariants() for sentence in area(office, {"asset": touched})]
    assert len(told) == 3
    assert told == found(office)


def test_what_changed_a_value_in_a_closed_month_is_not_taken_back(office: Office, laptop: Asset) -> None:
    """The signed figures of the month rest on it: another change is booked instead."""
    changes.improve(office, "001", laptop.afresh(), amount=10_000, on=date(2026, 2, 10))
    improved = last_done()
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": "2026-02"})
    assert improved is not None
    with pytest.raises(Refused, match="2026-02"):
        undo(office, "001", improved.id)
