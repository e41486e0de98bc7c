"""Disposal: applied for, decided by another person, carried out with gain or loss, reversed whole (4.2.1c, 1.3.1)."""

from datetime import date

import pytest

from bizdesk.assets import custody, disposals, ledger, posting
from bizdesk.assets.models import Asset, Disposal
from bizdesk.office import approval
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change

from .conftest import card

TODAY = date(2026, 3, 16)


@pytest.fixture
def applied(office: Office, laptop: Asset, people) -> Disposal:
    return disposals.request(office, "001", laptop, kind="sale", reason="旧", requested_by=people.zhang)


def test_the_applicant_cannot_approve(office: Office, applied: Disposal, people) -> None:
    with pytest.raises(Refused, match="is the applicant"):
        disposals.approve(office, "001", applied, approver=people.zhang)


def test_who_has_no_role_cannot_approve(office: Office, applied: Disposal, people) -> None:
    with pytest.raises(Refused, match="not an approver"):
        disposals.approve(office, "001", applied, approver=people.zhao)


def test_an_approvers_limit_is_enforced(office: Office, applied: Disposal, people) -> None:
    """The net book value is 656.93 after 13 months of 26.39; Wang may approve up to 500.00."""
    with pytest.raises(Refused, match=r"may approve up to 500\.00; BF-2026-0001 is 656\.93"):
        disposals.approve(office, "001", applied, approver=people.wang)


def test_the_same_approval_twice_does_nothing_and_says_so(office: Office, applied: Disposal, people) -> None:
    disposals.approve(office, "001", applied, approver=people.li)
    with pytest.raises(NothingToDo, match="has decided that"):
        disposals.approve(office, "001", applied, approver=people.li)
    assert len(approval.decisions(applied)) == 1


def test_an_edit_after_the_approval_voids_it(office: Office, applied: Disposal, people) -> None:
    disposals.approve(office, "001", applied, approver=people.li)
    with change(office, "001", "Edit") as act:
        applied.reason = "something else"
        act.save(applied)
    with pytest.raises(Refused, match="approval of BF-2026-0001 is void"):
        disposals.dispose(office, "001", applied)


def test_nothing_is_removed_without_a_decision(office: Office, applied: Disposal) -> None:
    with pytest.raises(Refused, match="BF-2026-0001 is Requested: 'Dispose of' is a step from Approved"):
        disposals.dispose(office, "001", applied)


def test_a_sale_charges_its_month_and_books_the_loss(office: Office, laptop: Asset, applied: Disposal, people) -> None:
    """Sold on 16 March 2026: 14 months of 26.39 = 369.46; net 630.54; 500.00 - 20.00 - 630.54 = a loss of 150.54."""
    disposals.approve(office, "001", applied, approver=people.li)
    told = disposals.preview(office, applied, proceeds=50_000, costs=2_000)
    assert told[-1] == "Loss: 150.54"
    disposals.dispose(office, "001", applied, proceeds=50_000, costs=2_000)
    assert (applied.final_cost, applied.final_accumulated, applied.final_net_book_value) == (100_000, 36_946, 63_054)
    laptop = Asset.get_by_id(laptop.id)
    assert laptop.status == "sold"
    assert ledger.value(laptop, TODAY).cost == 0
    assert ledger.value(laptop, date(2026, 3, 15)).accumulated == 13 * 2_639
    assert sum(ledger.posted(laptop).values()) == 36_946
    posting.depreciate(office, "001", "2026-03")
    assert sum(ledger.posted(laptop).values()) == 36_946


def test_reinstating_reverses_everything(office: Office, laptop: Asset, applied: Disposal, people) -> None:
    untouched = card(office, name="Twin")
    disposals.approve(office, "001", applied, approver=people.li)
    disposals.dispose(office, "001", applied, proceeds=50_000)
    disposals.reinstate(office, "001", applied, reason="sold by mistake")
    laptop = Asset.get_by_id(laptop.id)
    assert (laptop.status, Disposal.get().state) == ("in_use", "reversed")
    for day in (TODAY, date(2026, 4, 30), date(2027, 12, 31), date(2030, 1, 1)):
        assert ledger.value(laptop, day) == ledger.value(untouched, day)


def test_a_rejected_asset_is_what_it_was_before(office: Office, laptop: Asset, people) -> None:
    custody.store(office, "001", laptop)
    applied = disposals.request(office, "001", laptop, kind="scrap", reason="old", requested_by=people.zhang)
    disposals.reject(office, "001", applied, approver=people.li, opinion="still good")
    assert Asset.get_by_id(laptop.id).status == "idle"
    assert Disposal.get().state == "rejected"
