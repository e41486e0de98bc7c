"""What is done about the differences of a count: decided one by one, reviewed, approved, booked (4.2.1b, 1.3.1)."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import custody, disposals, ledger, parts, settlement, stocktakes
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetEvent, Disposal, Stocktake, StocktakeLine
from bizdesk.office import approval
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Staff
from bizdesk.office.policy import Policy
from bizdesk.office.undo import undo
from bizdesk.office.work import finished

from .conftest import card

TODAY = date(2026, 3, 16)


@pytest.fixture
def things(office: Office, places) -> SimpleNamespace:
    return SimpleNamespace(
        laptop=card(office, name="Laptop", place=places.store),
        printer=card(office, name="Printer", place=places.store),
        chairs=card(office, name="Chairs", quantity=Decimal(3), place=places.store, cost=90_000),
    )


@pytest.fixture
def counted(office: Office, things, places, people) -> Stocktake:
    """The laptop in the server room, the printer nowhere, two chairs of three, and a tag nobody knows; Wang approves
    whatever is lost."""
    keeping.edit(office, "", people.wang, {"approval_limit": None})
    stocktake = keeping.add(office, "001", Stocktake, {"name": "March"})
    assert isinstance(stocktake, Stocktake)
    stocktakes.scan(office, "001", stocktake, tag=things.laptop.number, place=places.server, condition="worn")
    stocktakes.scan(office, "001", stocktake, tag=things.chairs.number, quantity=Decimal(2))
    stocktakes.scan(office, "001", stocktake, tag="X-99", place=places.store)
    return stocktakes.finish(office, "001", stocktake, counted_by=people.zhang)


def line(stocktake: Stocktake, tag: str) -> StocktakeLine:
    return StocktakeLine.get((StocktakeLine.stocktake == stocktake.id) & (StocktakeLine.tag == tag))


def fresh(asset: Asset) -> Asset:
    return Asset.get_by_id(asset.id)


def decided(office: Office, stocktake: Stocktake, things: SimpleNamespace, **other: str) -> None:
    """Everything as it should be, unless told otherwise by name."""
    wanted = {"laptop": "move", "printer": "lost", "chairs": "lost", **other}
    for name, decision in wanted.items():
        tag = getattr(things, name).number
        settlement.decide(office, "001", line(stocktake, tag), decision=decision, cause=f"{name}: nobody knows")
    settlement.decide(office, "001", line(stocktake, "X-99"), decision="add")


def booked(office: Office, stocktake: Stocktake, people: SimpleNamespace) -> Stocktake:
    settlement.review(office, "001", stocktake, reviewer=people.li)
    return settlement.book(office, "001", stocktake, approver=people.wang)


def test_each_difference_has_its_own_choices(office: Office, counted: Stocktake, things) -> None:
    with pytest.raises(Refused, match="is misplaced: it can be decided as Leave as it is, Book the place where it was"):
        settlement.decide(office, "001", line(counted, things.laptop.number), decision="lost")
    with pytest.raises(Refused, match="X-99 is unknown: it can be decided as Leave as it is, Draw up a card by hand"):
        settlement.decide(office, "001", line(counted, "X-99"), decision="move")


def test_what_was_found_as_expected_needs_no_decision(office: Office, things, people) -> None:
    stocktake = keeping.add(office, "001", Stocktake, {"name": "March"})
    stocktakes.scan(office, "001", stocktake, tag=things.laptop.number)
    stocktakes.finish(office, "001", stocktake, counted_by=people.zhang)
    with pytest.raises(Refused, match="was found as expected: there is nothing to decide"):
        settlement.decide(office, "001", line(stocktake, things.laptop.number), decision="keep")


def test_nothing_is_decided_before_the_count_is_finished(office: Office, things) -> None:
    stocktake = keeping.add(office, "001", Stocktake, {"name": "March"})
    stocktakes.scan(office, "001", stocktake, tag="X-99")
    with pytest.raises(Refused, match="is Counting: 'Decide a difference' is a step from Counted"):
        settlement.decide(office, "001", line(stocktake, "X-99"), decision="keep")


def test_every_difference_must_be_decided_before_the_review(office: Office, counted: Stocktake, people, things) -> None:
    with pytest.raises(Refused, match=r"4 differences of PD-2026-0001 are not decided: ZC-2026-0001, ZC-2026-0002"):
        settlement.review(office, "001", counted, reviewer=people.li)


def test_counter_reviewer_and_approver_are_three_persons(office: Office, counted: Stocktake, people, things) -> None:
    decided(office, counted, things)
    keeping.edit(office, "", people.zhang, {"roles": "applicant,keeper,reviewer,approver"})
    with pytest.raises(Refused, match="张三 is the counter of PD-2026-0001: another person must decide"):
        settlement.review(office, "001", counted, reviewer=people.zhang)
    settlement.review(office, "001", counted, reviewer=people.li)
    for person, part in ((people.zhang, "counter"), (people.li, "reviewer")):
        with pytest.raises(Refused, match=f"is the {part} of PD-2026-0001: another person must decide"):
            settlement.book(office, "001", counted, approver=person)
    with pytest.raises(Refused, match="for the role approver, which 004 赵六 does not have"):
        settlement.book(office, "001", counted, approver=people.zhao)
    settlement.book(office, "001", counted, approver=people.wang, opinion="同意")
    done = Stocktake.get()
    assert (done.state, done.reviewed_by, done.approved_by) == ("booked", people.li, people.wang)


def test_where_the_rule_asks_for_no_approval_one_person_does_all_of_it_and_nobody_is_said_to_have_approved(
    office: Office, counted: Stocktake, people, things
) -> None:
    """The office of one person: the roles are still asked for, two persons are not."""
    keeping.edit(office, "001", Policy.named("stocktake_needs_approval"), {"value": "no"})
    keeping.edit(office, "", people.zhang, {"roles": "applicant,keeper,reviewer"})
    decided(office, counted, things)
    settlement.review(office, "001", counted, reviewer=people.zhang)
    with pytest.raises(Refused, match="for the role approver, which 004 赵六 does not have"):
        settlement.book(office, "001", counted, approver=people.zhao)
    settlement.book(office, "001", counted)
    done = Stocktake.get()
    assert (done.state, done.reviewed_by, done.approved_by) == ("booked", people.zhang, None)
    assert [each.approved_by for each in stocktakes.lines(counted)] == [None] * 4
    assert [made.step for made in approval.decisions(counted)] == ["review"]


def test_with_the_rule_a_booking_needs_an_approver(office: Office, counted: Stocktake, people, things) -> None:
    decided(office, counted, things)
    settlement.review(office, "001", counted, reviewer=people.li)
    with pytest.raises(Refused, match="Say who approves PD-2026-0001"):
        settlement.book(office, "001", counted)
    settlement.book(office, "001", counted, approver=people.wang)
    assert {each.approved_by for each in stocktakes.lines(counted)} == {people.wang}


def test_what_was_found_elsewhere_is_moved_there_and_its_condition_kept(
    office: Office, counted: Stocktake, things, places, people
) -> None:
    decided(office, counted, things)
    booked(office, counted, people)
    assert (fresh(things.laptop).place, fresh(things.laptop).condition) == (places.server, "worn")
    event = AssetEvent.select().where(AssetEvent.asset == things.laptop.id).order_by(AssetEvent.id.desc()).get()
    assert (event.kind, event.reference, event.place) == ("counted", "PD-2026-0001", places.server)
    assert AssetEvent.reason.show(event.reason, office) == "Misplaced"


def test_what_is_lost_is_applied_for_by_the_counter_and_stays_on_the_books_until_decided(
    office: Office, counted: Stocktake, things, people
) -> None:
    decided(office, counted, things)
    booked(office, counted, people)
    applied = Disposal.get(Disposal.asset == things.printer.id)
    assert (applied.kind, applied.reason, applied.requested_by, applied.state) == (
        "loss",
        "printer: nobody knows",
        people.zhang,
        "requested",
    )
    assert fresh(things.printer).status == "disposal_requested"
    assert ledger.value(things.printer, TODAY).cost == 100_000


def test_what_is_lost_needs_a_counter_who_may_apply_when_it_is_decided_and_when_it_is_booked(
    office: Office, counted: Stocktake, things, people
) -> None:
    roles, keeper = people.zhang.roles, Staff.named("001")
    refusal = "for the role applicant, which 001 张三 does not have"
    keeping.edit(office, "", keeper, {"roles": "keeper"})
    with pytest.raises(Refused, match=refusal):
        decided(office, counted, things)
    decided(office, counted, things, printer="keep", chairs="keep")
    keeping.edit(office, "", keeper, {"roles": roles})
    decided(office, counted, things)
    settlement.review(office, "001", Stocktake.get(), reviewer=people.li)
    keeping.edit(office, "", keeper, {"roles": "keeper"})
    with pytest.raises(Refused, match=refusal):
        settlement.book(office, "001", Stocktake.get(), approver=people.wang)
    assert (Stocktake.get().state, Disposal.select().count()) == ("reviewed", 0)


def test_a_part_is_not_lost_of_what_cannot_be_split_now(office: Office, counted: Stocktake, things, people) -> None:
    custody.lend(office, "001", things.chairs, user=people.li, due_back_on=TODAY)
    with pytest.raises(Refused, match="Only a part of ZC-2026-0003 is missing, and it is On loan: bring it back"):
        decided(office, counted, things)
    custody.return_(office, "001", fresh(things.chairs))
    decided(office, counted, things)
    booked(office, Stocktake.get(), people)
    assert fresh(things.chairs).quantity == 2


def test_what_is_missing_whole_is_lost_though_it_is_lent(office: Office, counted: Stocktake, things, people) -> None:
    custody.lend(office, "001", things.printer, user=people.li, due_back_on=TODAY)
    decided(office, counted, things)
    booked(office, Stocktake.get(), people)
    assert fresh(things.printer).status == "disposal_requested"


@pytest.mark.parametrize("piece", [1, 2, 4])
def test_a_count_is_booked_whole_in_pieces_of_any_size(
    office: Office, counted: Stocktake, things, people, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr(settlement, "PIECE", piece)
    decided(office, counted, things)
    settlement.review(office, "001", counted, reviewer=people.li)
    done = list(settlement.prepare(office, counted))
    assert [step[:2] for step in done] == [*((count, 4) for count in range(0, 4, piece)), (4, 4)]
    settlement.book(office, "001", counted, approver=people.wang)
    assert AssetEvent.select().where(AssetEvent.kind == "counted").count() == 3


def test_of_three_chairs_only_the_missing_one_is_applied_for(
    office: Office, counted: Stocktake, things, people
) -> None:
    """900.00 for three: the two that are there keep 600.00, the missing one gets a card of its own with 300.00."""
    decided(office, counted, things)
    booked(office, counted, people)
    kept = fresh(things.chairs)
    assert (kept.status, kept.quantity, kept.cost) == ("in_use", 2, 60_000)
    lost = Disposal.get((Disposal.kind == "loss") & (Disposal.asset != things.printer.id)).asset
    assert (lost.status, lost.quantity, lost.cost) == ("disposal_requested", 1, 30_000)
    assert list(invariants(office)) == []


def test_what_was_moved_since_the_count_stays_where_it_is(
    office: Office, counted: Stocktake, things, places, people
) -> None:
    decided(office, counted, things)
    custody.move(office, "001", fresh(things.laptop), place=places.meeting)
    booked(office, counted, people)
    assert fresh(things.laptop).place == places.meeting


def test_what_left_the_books_since_the_count_is_left_alone(office: Office, counted: Stocktake, things, people) -> None:
    decided(office, counted, things)
    applied = disposals.request(
        office, "001", fresh(things.printer), kind="sale", reason="sold", requested_by=people.zhang
    )
    disposals.approve(office, "001", applied, approver=people.li)
    disposals.dispose(office, "001", applied)
    booked(office, counted, people)
    assert fresh(things.printer).status == "sold"
    assert Disposal.select().where(Disposal.asset == things.printer.id).count() == 1


def test_one_chair_split_off_meanwhile_is_not_lost_twice(office: Office, counted: Stocktake, things, people) -> None:
    """Counted two of three; then one is split off to another card: the one that is missing comes from the other two."""
    decided(office, counted, things)
    parts.split(office, "001", fresh(things.chairs), quantities=[Decimal(2), Decimal(1)])
    booked(office, counted, people)
    assert fresh(things.chairs).quantity == 1
    assert sorted(asset.quantity for asset in Asset.select().where(Asset.name == "Chairs")) == [1, 1, 1]
    assert Disposal.select().count() == 2


def test_a_booked_count_is_undone_whole(office: Office, counted: Stocktake, things, people, places) -> None:
    decided(office, counted, things)
    booked(office, counted, people)
    undo(office, "001")
    assert (Stocktake.get().state, Disposal.select().count(), fresh(things.chairs).quantity) == ("reviewed", 0, 3)
    assert fresh(things.laptop).place == places.store


def test_a_reviewed_count_can_be_counted_again_and_its_decisions_are_asked_anew(
    office: Office, counted: Stocktake, things, people
) -> None:
    decided(office, counted, things)
    settlement.review(office, "001", counted, reviewer=people.li)
    stocktakes.recount(office, "001", counted)
    assert line(counted, things.printer.number).decision == ""
    assert line(counted, things.laptop.number).decision == "move"


def test_a_booked_count_is_closed(office: Office, counted: Stocktake, things, people) -> None:
    decided(office, counted, things)
    booked(office, counted, people)
    for step in (
        lambda: stocktakes.recount(office, "001", counted),
        lambda: settlement.book(office, "001", counted, approver=people.li),
        lambda: settlement.decide(office, "001", line(counted, "X-99"), decision="keep"),
        lambda: stocktakes.scan(office, "001", counted, tag="X-1"),
    ):
        with pytest.raises(Refused, match="is Booked"):
            step()
    with pytest.raises(Refused, match="count again, or decide"):
        keeping.edit(office, "001", line(counted, "X-99"), {"cause": "later thought"})


def test_who_approves_a_count_may_let_go_of_what_is_lost(office: Office, counted: Stocktake, things, people) -> None:
    """The printer, and one chair of three."""
    decided(office, counted, things)
    settlement.review(office, "004", counted, reviewer=people.li)
    left = ledger.value(things.printer, TODAY).net_book_value
    chair = round(ledger.value(things.chairs, TODAY).net_book_value / 3)
    keeping.edit(office, "", people.wang, {"approval_limit": left + chair - 1})
    with pytest.raises(Refused, match=f"may approve up to .*; {counted.number} is {office.money(left + chair)}"):
        settlement.book(office, "003", counted.afresh(), approver=people.wang.afresh())
    assert not Disposal.select().exists()
    keeping.edit(office, "", people.wang.afresh(), {"approval_limit": left + chair})
    assert settlement.book(office, "003", counted.afresh(), approver=people.wang.afresh()).state == "booked"


def test_what_is_still_being_counted_is_not_worked_out(office: Office, laptop: Asset) -> None:
    stocktake = keeping.add(office, "001", Stocktake, {"name": "all", "scope": "all"})
    with pytest.raises(Refused, match="is Counting"):
        finished(settlement.prepare(office, stocktake))
