"""Cards: drawn up, registered, corrected while nothing rests on them, never deleted once registered (4.2.1a)."""

from datetime import date
from decimal import Decimal

import pytest

from bizdesk import keeping
from bizdesk.assets import cards, changes, ledger, parts, posting, terms
from bizdesk.assets.models import Asset, AssetCategory, AssetEvent
from bizdesk.assets.words import CONVENTIONS, METHODS
from bizdesk.office.errors import Invalid, Refused, Stale
from bizdesk.office.file import Office
from bizdesk.office.undo import undo

from .conftest import card

TODAY = date(2026, 3, 16)


def test_a_card_takes_the_terms_of_its_category_and_a_number_of_its_series(office: Office) -> None:
    asset = card(office)
    assert (asset.number, asset.status, asset.method, asset.life_months) == (
        "ZC-2026-0001",
        "in_use",
        "straight_line",
        36,
    )
    assert asset.residual == 5_000  # 5 % of 1,000.00


def test_a_card_without_a_day_of_first_use_stays_a_draft_until_it_is_registered(office: Office) -> None:
    asset = card(office, in_use_on=None)
    assert asset.status == "draft"
    assert not AssetEvent.select().exists()
    cards.register(office, "001", asset, on=date(2026, 2, 1))
    assert asset.status == "in_use"
    assert ledger.value(asset, TODAY).net_book_value == 100_000  # the first charge is March's, at its end


def test_a_card_cannot_come_into_use_in_the_future(office: Office) -> None:
    with pytest.raises(Refused, match="lies in the future"):
        card(office, acquired_on=date(2026, 3, 16), in_use_on=date(2026, 4, 1))


def test_every_fault_of_a_card_is_told_at_once(office: Office) -> None:
    with pytest.raises(Invalid) as told:
        keeping.add(office, "001", Asset, {"name": "", "cost": -1, "category": AssetCategory.named("04")})
    assert set(told.value.faults) == {"name", "cost", "acquired_on"}


def test_a_serial_number_stands_once_where_it_is_given(office: Office) -> None:
    card(office, serial="SN-1")
    card(office)
    card(office)
    with pytest.raises(Invalid, match="SN-1 is taken already"):
        card(office, serial="SN-1")


def test_a_mistyped_cost_is_corrected_while_nothing_rests_on_it(office: Office, laptop: Asset) -> None:
    keeping.edit(office, "001", laptop, {"cost": 200_000})
    assert laptop.residual == 10_000
    # 2,000.00 less 5 % over 36 months is 52.78 a month; 13 months have ended since February 2025
    assert ledger.value(laptop, TODAY).accumulated == 13 * 5_278
    events = AssetEvent.select().where(AssetEvent.asset == laptop.id).order_by(AssetEvent.id)
    assert [event.amount for event in events] == [100_000, 200_000]
    assert events[1].reverses == events[0]


def test_terms_are_no_longer_edited_once_a_month_is_posted(office: Office, laptop: Asset) -> None:
    posting.depreciate(office, "001", "2025-02")
    laptop = Asset.get_by_id(laptop.id)
    with pytest.raises(Refused, match=r"Original cost.*rests on it"):
        keeping.edit(office, "001", laptop, {"cost": 200_000})
    assert Asset.get_by_id(laptop.id).cost == 100_000


def test_a_new_place_typed_into_the_card_is_written_down_as_a_transfer(office: Office, laptop: Asset, places) -> None:
    keeping.edit(office, "001", laptop, {"place": places.server})
    last = AssetEvent.select().order_by(AssetEvent.id.desc()).get()
    assert (last.kind, last.place.code, last.date) == ("moved", "A-SR", TODAY)


def test_a_registered_card_is_not_deleted_and_a_draft_is(office: Office, laptop: Asset) -> None:
    with pytest.raises(Refused, match="Apply for its disposal"):
        keeping.remove(office, "001", laptop)
    draft = card(office, in_use_on=None)
    keeping.remove(office, "001", draft)
    assert Asset.select().count() == 1


def test_an_edit_of_a_card_that_was_edited_meanwhile_shows_both_versions(office: Office, laptop: Asset) -> None:
    mine, theirs = Asset.get_by_id(laptop.id), Asset.get_by_id(laptop.id)
    keeping.edit(office, "002", theirs, {"remarks": "theirs"})
    with pytest.raises(Stale) as told:
        keeping.edit(office, "001", mine, {"remarks": "mine"})
    assert (told.value.yours["remarks"], told.value.theirs["remarks"]) == ("mine", "theirs")
    assert Asset.get_by_id(laptop.id).remarks == "theirs"


def test_an_unknown_field_is_a_mistake_of_the_program_not_ignored() -> None:
    with pytest.raises(TypeError, match="nonsense"):
        Asset(nonsense=1)


def test_twelve_chairs_split_in_three_add_up_to_the_cent(office: Office) -> None:
    """100.00 in three parts is 33.34, 33.33 and 33.33 (conventions: split of an asset).

    Before: 13 months of 2.78 = 36.14. After: each part has 21.28 or 21.29 left over 23 months, 0.93 a month, so by the
    end of May 2027, 15 months on, 36.14 + 3 x 15 x 0.93 = 77.99.
    """
    chairs = card(office, name="Chairs", cost=10_000, quantity=Decimal(3), residual=0)
    made = parts.split(office, "001", chairs, quantities=[Decimal(1)] * 3)
    whole = [Asset.get_by_id(chairs.id), *made]
    assert [part.cost for part in whole] == [3_334, 3_333, 3_333]
    for day, charged in ((TODAY, 3_614), (date(2027, 5, 31), 7_799), (date(2030, 1, 1), 10_000)):
        assert sum(ledger.value(part, day).accumulated for part in whole) == charged
    undo(office, "001")
    assert Asset.select().count() == 1
    assert Asset.get_by_id(chairs.id).cost == 10_000


def test_parts_that_do_not_add_up_are_refused(office: Office) -> None:
    chairs = card(office, quantity=Decimal(3))
    with pytest.raises(Refused, match="add up to 3"):
        parts.split(office, "001", chairs, quantities=[Decimal(1), Decimal(1)])


def test_an_improvement_is_spread_over_what_remains(office: Office, laptop: Asset) -> None:
    """23 months are left of 36 after February 2026; 656.93 + 120.00 - 50.00 over 22 months from April 2026.

    Through March 14 x 26.39 = 369.46 is charged; (1,120.00 - 50.00 - 369.46) / 22 = 31.8427... -> 31.84.
    """
    changes.improve(office, "001", laptop, amount=12_000)
    assert laptop.cost == 112_000
    assert ledger.value(laptop, date(2026, 3, 31)).accumulated == 36_946
    assert ledger.value(laptop, date(2026, 4, 30)).accumulated == 36_946 + 3_184
    assert ledger.value(laptop, date(2030, 1, 1)).net_book_value == 5_000


def test_no_more_than_the_net_book_value_can_be_written_off(office: Office, laptop: Asset) -> None:
    """656.93 on 16 March, of which March itself will take 26.39: 630.54 is left to write off."""
    with pytest.raises(Refused, match=r"net book value of 630\.54 once 2026-03 is charged"):
        changes.impair(office, "001", laptop, amount=63_055)
    changes.impair(office, "001", laptop, amount=63_054)
    assert ledger.value(laptop, date(2026, 3, 31)).net_book_value == 0


def test_two_cards_merge_into_one(office: Office, laptop: Asset) -> None:
    other = card(office, cost=50_000)
    parts.merge(office, "001", other, into=laptop)
    assert (Asset.get_by_id(other.id).status, laptop.cost) == ("merged", 150_000)
    # 26.39 and 13.19 (500.00 less 5 % over 36) for 13 months each
    assert ledger.value(laptop, TODAY).accumulated == 13 * (2_639 + 1_319)
    assert ledger.value(other, TODAY).cost == 0


def test_the_rules_know_every_method_and_convention_a_card_may_have() -> None:
    assert (tuple(METHODS), tuple(CONVENTIONS)) == (terms.METHODS, terms.CONVENTIONS)
