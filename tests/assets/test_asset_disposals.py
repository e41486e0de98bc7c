"""Disposal: applied for, decided by another person, carried out with gain or loss, reversed whole (4.2.1c, 1.3.1)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import acts, keeping
from bizdesk.assets import changes, custody, disposals, ledger, posting, report_disposal, upkeep
from bizdesk.assets.decided import DISPOSAL
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.models import Asset, Disposal
from bizdesk.decided import work_out
from bizdesk.exchange import importing
from bizdesk.office import approval, journal
from bizdesk.office.approval import Approval
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.policy import Policy
from bizdesk.office.undo import undo
from bizdesk.office.work import finished
from bizdesk.reports.report import Fields

from .conftest import card

TODAY = date(2026, 3, 16)


@pytest.fixture
def applied(office: Office, laptop: Asset, people) -> Disposal:
    return disposals.request(office, "001", laptop, kind="sale", reason="旧", requested_by=people.zhang)


def test_the_applicant_cannot_approve(office: Office, applied: Disposal, people) -> None:
    with pytest.raises(Refused, match="is the applicant"):
        disposals.approve(office, "001", applied, approver=people.zhang)


def test_who_has_no_role_cannot_approve(office: Office, applied: Disposal, people) -> None:
    with pytest.raises(Refused, match="for the role approver, which 004 赵六 does not have"):
        disposals.approve(office, "001", applied, approver=people.zhao)


def test_an_approvers_limit_is_enforced(office: Office, applied: Disposal, people) -> None:
    """The net book value is 656.93 after 13 months of 26.39; Wang may approve up to 500.00."""
    with pytest.raises(Refused, match=r"may approve up to 500\.00; BF-2026-0001 is 656\.93"):
        disposals.approve(office, "001", applied, approver=people.wang)


def test_what_is_above_a_limit_may_be_rejected(office: Office, laptop: Asset, applied: Disposal, people) -> None:
    """A limit is on what one may grant: to refuse costs the office nothing."""
    disposals.reject(office, "001", applied, approver=people.wang, opinion="太贵")
    assert [made.verdict for made in approval.decisions(applied)] == ["rejected"]
    assert Asset.get_by_id(laptop.id).status == "in_use"


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


def test_an_edited_application_is_asked_for_again_and_can_be_edited_back(
    office: Office, laptop: Asset, applied: Disposal, people
) -> None:
    disposals.approve(office, "001", applied, approver=people.li)
    keeping.edit(office, "001", applied, {"kind": "scrap"})
    assert (applied.state, Asset.get_by_id(laptop.id).status) == ("requested", "disposal_requested")
    keeping.edit(office, "001", applied, {"kind": "sale"})
    disposals.approve(office, "001", Disposal.get(), approver=people.li)
    disposals.dispose(office, "001", Disposal.get())


def test_another_name_on_the_card_voids_the_approval_and_it_can_be_given_again(
    office: Office, laptop: Asset, applied: Disposal, people
) -> None:
    disposals.approve(office, "001", applied, approver=people.li)
    with pytest.raises(Refused, match="BF-2026-0001 was approved by 002 李四 on 2026-03-16, and nothing has changed"):
        disposals.approve(office, "001", applied, approver=people.zhang)
    keeping.edit(office, "001", Asset.get_by_id(laptop.id), {"name": "Server"})
    again = Disposal.get()
    with pytest.raises(Refused, match="BF-2026-0001 is void: it or its asset was changed since"):
        disposals.dispose(office, "001", again)
    disposals.approve(office, "001", again, approver=people.li)
    disposals.dispose(office, "001", Disposal.get())
    assert [made.verdict for made in approval.decisions(applied)] == ["approved", "approved"]


def test_what_stands_in_the_way_is_told_before_anything_is_asked(
    office: Office, laptop: Asset, applied: Disposal, people
) -> None:
    """On the application and on the card alike: what the list of steps says beside each."""

    def told(name: str) -> list[str]:
        records = (Disposal.get(), Asset.get_by_id(laptop.id))
        return [str(acts.named(type(record), name).refusal(record) or "") for record in records]

    disposals.approve(office, "001", applied, approver=people.li)
    assert all("nothing has changed since" in words for words in told("approve"))
    assert told("dispose") == ["", ""]
    keeping.edit(office, "001", Asset.get_by_id(laptop.id), {"name": "Server"})
    assert told("approve") == ["", ""]
    assert all("is void" in words for words in told("dispose"))


def test_another_value_voids_the_approval(office: Office, places, people) -> None:
    """Bought for 1,000.00 in January, 5 % left over: 300 of 3,000 units are 95.00; approved at 905.00. Nothing is typed
    any more then, but that reading can still be taken back."""
    press = card(
        office,
        name="Press",
        method="units_of_production",
        total_units=Decimal(3_000),
        acquired_on=date(2026, 1, 15),
        in_use_on=date(2026, 1, 15),
    )
    upkeep.read_meter(office, "001", press, period="2026-02", units=Decimal(300))
    reading = journal.newest(office)
    assert ledger.value(press, TODAY).net_book_value == 90_500
    applied = disposals.request(office, "001", press, kind="sale", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", applied, approver=people.li)
    undo(office, "001", reading)
    with pytest.raises(Refused, match="is void"):
        disposals.dispose(office, "001", Disposal.get())
    (made,) = approval.decisions(applied)
    work_out(office, [made])
    assert Approval.verdict.told(made, office) == "approved, void"


def test_months_posted_after_the_approval_void_nothing(office: Office, applied: Disposal, people) -> None:
    """What the asset was worth on the day of the decision is what was approved; time alone changes nothing of it."""
    disposals.approve(office, "001", applied, approver=people.li, on=TODAY)
    posting.depreciate(office, "001", "2026-03")
    with office.looking_on(date(2026, 5, 20)):
        posting.depreciate(office, "001", "2026-04")
        disposals.dispose(office, "001", Disposal.get())
    assert Disposal.get().state == "done"


def test_an_approver_takes_the_approval_back(office: Office, laptop: Asset, applied: Disposal, people) -> None:
    disposals.approve(office, "001", applied, approver=people.li)
    with pytest.raises(Refused, match="李四 approved BF-2026-0001 and alone can revoke that"):
        disposals.revoke(office, "001", applied, approver=people.wang, opinion="no")
    disposals.revoke(office, "001", applied, approver=people.li, opinion="先询价")
    assert (Disposal.get().state, Asset.get_by_id(laptop.id).status) == ("requested", "disposal_requested")
    assert approval.standing(applied, DISPOSAL) is None
    assert [(made.verdict, made.opinion) for made in approval.decisions(applied)] == [
        ("approved", ""),
        ("revoked", "先询价"),
    ]
    with pytest.raises(NothingToDo, match="has decided that"):
        disposals.revoke(office, "001", Disposal.get(), approver=people.li, opinion="先询价")
    with pytest.raises(Refused, match="is Requested: 'Dispose of' is a step from Approved"):
        disposals.dispose(office, "001", Disposal.get())
    disposals.approve(office, "001", Disposal.get(), approver=people.li)
    disposals.dispose(office, "001", Disposal.get())
    with pytest.raises(Refused, match="is Done: 'Revoke the approval' is a step from Approved"):
        disposals.revoke(office, "001", Disposal.get(), approver=people.li, opinion="late")


def test_a_decision_undone_can_be_taken_otherwise(office: Office, laptop: Asset, applied: Disposal, people) -> None:
    disposals.approve(office, "001", applied, approver=people.li)
    disposals.revoke(office, "001", Disposal.get(), approver=people.li, opinion="wait")
    undo(office, "001")
    assert (Disposal.get().state, len(approval.decisions(applied))) == ("approved", 1)
    undo(office, "001")
    assert (Disposal.get().state, approval.decisions(applied)) == ("requested", [])
    disposals.reject(office, "001", Disposal.get(), approver=people.li, opinion="still good")
    assert Asset.get_by_id(laptop.id).status == "in_use"


def test_two_who_decide_from_the_same_page_do_not_overwrite_each_other(
    office: Office, applied: Disposal, people
) -> None:
    theirs = Disposal.get_by_id(applied.id)
    disposals.approve(office, "001", applied, approver=people.li)
    with pytest.raises(Refused, match="is Disposal approved: 'Reject disposal' is a step from Disposal requested"):
        disposals.reject(office, "001", theirs, approver=people.li, opinion="no")
    assert (Disposal.get().state, len(approval.decisions(applied))) == ("approved", 1)


def test_without_the_rule_nobody_approves_and_nothing_can_be_revoked(office: Office, laptop: Asset, people) -> None:
    keeping.edit(office, "001", Policy.named("disposal_needs_approval"), {"value": "no"})
    applied = disposals.request(office, "001", laptop, kind="sale", reason="old", requested_by=people.zhang)
    assert (applied.state, approval.decisions(applied)) == ("approved", [])
    with pytest.raises(Refused, match="Nobody has approved BF-2026-0001: there is nothing to revoke"):
        disposals.revoke(office, "001", applied, approver=people.li, opinion="no")
    keeping.edit(office, "001", Disposal.get(), {"reason": "very old"})
    assert Disposal.get().state == "approved"
    keeping.edit(office, "001", Policy.named("disposal_needs_approval"), {"value": "yes"})
    with pytest.raises(Refused, match="Nobody has approved BF-2026-0001: disposals need an approval"):
        disposals.dispose(office, "001", Disposal.get())
    disposals.approve(office, "001", Disposal.get(), approver=people.li)
    disposals.dispose(office, "001", Disposal.get())


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


def test_the_record_and_the_certificate_of_an_impaired_asset_agree(office: Office, laptop: Asset, people) -> None:
    """With March 369.46 charged, 100.00 written off: 1,000.00 - 369.46 - 100.00 = 530.54 left; what the record holds
    as one figure is named so."""
    changes.impair(office, "001", laptop, amount=10_000, reason="broken screen")
    again = disposals.request(office, "001", laptop, kind="scrap", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", again, approver=people.li)
    told = disposals.preview(office, again)
    assert told[1:4] == ["Accumulated depreciation: 369.46", "Impairment: 100.00", "Net book value: 530.54"]
    disposals.dispose(office, "001", again)
    held = {
        Disposal.fields()[name].label: again.__data__[name] for name in ("final_accumulated", "final_net_book_value")
    }
    assert held == {"Depreciation and impairment at removal": 46_946, "Carrying amount at removal": 53_054}
    blocks = [block for block in report_disposal.certificate(office, again).blocks if isinstance(block, Fields)]
    shown = {item.label: item.value for block in blocks for item in block.items}
    assert (shown["Accumulated depreciation"], shown["Impairment"], shown["Carrying amount"]) == (
        36_946,
        10_000,
        53_054,
    )


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


def test_what_came_in_as_gone_has_no_application_to_reinstate_it_by(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    header = "number,name,category,cost,acquired on,status,removed on"
    path.write_text(f"{header}\nZC1,Desk,03,500,2025-01-15,scrapped,2025-05-20\n")
    importing.apply(office, "001", finished(importing.plan(office, Asset, path)))
    card = Asset.named("ZC1")
    reinstate = acts.named(Asset, "reinstate")
    fault = reinstate.refusal(card)
    assert fault is not None
    assert str(fault).startswith("ZC1 has no application for disposal")
    with pytest.raises(Refused, match="ZC1 has no application for disposal"):
        reinstate.do(office, "001", card, {"reason": "found"})
    drawn = [line for line in ASSET_FLOW.diagram() if "--Reinstate-->" in line]
    assert drawn
    assert all(line.endswith("[it has an application]") for line in drawn)
