"""What must hold of the cards at any time, each broken from outside the program and then named."""

from datetime import date
from decimal import Decimal

from bizdesk import keeping
from bizdesk.assets import parts, upkeep
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.office.file import Office

from .conftest import card


def outside(office: Office, statement: str) -> None:
    office.db.connection().execute(statement)


def test_a_merged_card_is_worth_nothing(office: Office, laptop: Asset) -> None:
    other = card(office, name="Other", quantity=Decimal(2))
    parts.merge(office, "001", other, into=laptop)
    assert list(invariants(office)) == []
    alone = card(office, name="Alone")
    outside(office, f"UPDATE asset SET status = 'merged' WHERE id = {alone.id}")
    assert list(invariants(office)) == [
        "Asset ZC-2026-0003: merged into another, and still on the books.",
        "Asset ZC-2026-0003: Status on the card differ from its newest event.",
    ]


def test_a_card_without_a_number_is_named_by_its_row(office: Office, laptop: Asset) -> None:
    card(office, name="Draft", in_use_on=None)
    outside(office, "UPDATE asset SET number = '', status = 'in_use' WHERE name = 'Draft'")
    assert list(invariants(office)) == ["Asset #2: on the books without an event."]


def test_the_category_of_a_card_is_that_of_its_newest_event(office: Office, laptop: Asset) -> None:
    keeping.edit(office, "001", laptop, {"category": AssetCategory.named("05")})
    assert list(invariants(office)) == []
    old = AssetCategory.named("04").id
    outside(office, f"UPDATE asset SET category_id = {old}")
    assert list(invariants(office)) == ["Asset ZC-2026-0001: Category on the card differ from its newest event."]


def test_work_that_adds_to_the_cost_has_added_it(office: Office, laptop: Asset) -> None:
    work = upkeep.plan(office, "001", laptop, planned_on=date(2026, 3, 1), kind="upgrade")
    upkeep.finish(office, "001", work, cost=20_000, capitalise=True)
    assert list(invariants(office)) == []
    outside(office, "UPDATE maintenance SET cost = 30000")
    assert list(invariants(office)) == ["WX-2026-0001 adds to the cost of ZC-2026-0001, which was not improved by it."]
