"""The review and the approval of a count hold for what was counted and decided, and for nothing else (1.3.1)."""

from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import custody, settlement, stocktakes
from bizdesk.assets.decided import REVIEW, STOCKTAKE
from bizdesk.assets.models import Asset, AssetEvent, Disposal, Stocktake, StocktakeLine
from bizdesk.office import approval, language
from bizdesk.office.errors import NothingToDo, Refused, Stale
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.undo import undo
from bizdesk.office.work import finished

from .conftest import card


@pytest.fixture
def things(office: Office, places) -> SimpleNamespace:
    return SimpleNamespace(
        laptop=card(office, name="Laptop", place=places.store), printer=card(office, name="Printer", place=places.store)
    )


@pytest.fixture
def counted(office: Office, things, places, people) -> Stocktake:
    """The laptop is in the server room, which is booked; the printer is nowhere, which is left as it is. Wang approves
    whatever else is decided."""
    keeping.edit(office, "", people.wang, {"approval_limit": None})
    stocktake = keeping.add(office, "001", Stocktake, {"name": "March"})
    assert isinstance(stocktake, Stocktake)
    stocktakes.scan(office, "001", stocktake, tag=things.laptop.number, place=places.server, condition="worn")
    stocktakes.finish(office, "001", stocktake, counted_by=people.zhang)
    settlement.decide(office, "001", line(things.laptop), decision="move")
    settlement.decide(office, "001", line(things.printer), decision="keep")
    return Stocktake.get()


@pytest.fixture
def reviewed(office: Office, counted: Stocktake, people) -> Stocktake:
    return settlement.review(office, "001", counted, reviewer=people.li, opinion="核对无误", paper_reference="26-7")


def line(asset: Asset) -> StocktakeLine:
    return StocktakeLine.get(StocktakeLine.asset == asset.id)


def verdicts(stocktake: Stocktake) -> list[tuple[str, str, str]]:
    return [(made.step, made.verdict, made.approver.name) for made in approval.decisions(stocktake)]


def test_review_and_approval_are_written_down_as_decisions(office: Office, reviewed: Stocktake, people) -> None:
    settlement.book(office, "001", reviewed, approver=people.wang, opinion="同意")
    assert verdicts(reviewed) == [("review", "approved", "李四"), ("approve", "approved", "王五")]
    stands = [approval.standing(reviewed, matter) for matter in (REVIEW, STOCKTAKE)]
    assert [made.approver for made in stands if made] == [people.li, people.wang]
    first = approval.decisions(reviewed)[0]
    assert (first.opinion, first.paper_reference) == ("核对无误", "26-7")


def test_what_is_decided_otherwise_after_the_review_must_be_reviewed_again(
    office: Office, reviewed: Stocktake, things, people
) -> None:
    settlement.decide(office, "001", line(things.printer), decision="lost")
    now = Stocktake.get()
    assert (now.state, now.reviewed_by) == ("counted", None)
    with pytest.raises(Refused, match="is Counted: 'Approve and book' is a step from Reviewed"):
        settlement.book(office, "001", now, approver=people.wang)
    settlement.review(office, "001", now, reviewer=people.li)
    settlement.book(office, "001", now, approver=people.wang)
    assert Disposal.get().asset == things.printer


def test_the_same_decision_once_more_leaves_the_review_alone(office: Office, reviewed: Stocktake, things) -> None:
    settlement.decide(office, "001", line(things.printer), decision="keep")
    assert Stocktake.get().state == "reviewed"


def test_a_place_corrected_after_the_review_must_be_reviewed_again(
    office: Office, reviewed: Stocktake, things, places
) -> None:
    keeping.edit(office, "001", line(things.laptop), {"found_place": places.meeting})
    assert Stocktake.get().state == "counted"


@pytest.mark.parametrize(
    ("field", "value"), [("decision", "keep"), ("result", "found"), ("cause", "x"), ("condition", ""), ("tag", "Y")]
)
def test_a_line_changed_behind_the_review_voids_it(
    office: Office, reviewed: Stocktake, things, people, field: str, value: str
) -> None:
    """By whatever door it was changed: the hash is of the lines. The review can then be given again."""
    changed = line(things.laptop)
    with change(office, "001", "Edit") as act:
        setattr(changed, field, value)
        act.save(changed)
    assert approval.standing(reviewed, REVIEW) is None
    with pytest.raises(Refused, match="The review of PD-2026-0001 is void: it was changed since"):
        settlement.book(office, "001", reviewed, approver=people.wang)
    settlement.review(office, "001", reviewed, reviewer=people.li)
    settlement.book(office, "001", reviewed, approver=people.wang)
    assert verdicts(reviewed)[:2] == [("review", "approved", "李四")] * 2


def test_a_line_more_voids_the_review(office: Office, reviewed: Stocktake, people) -> None:
    with change(office, "001", "Add") as act:
        act.add(StocktakeLine(stocktake=reviewed, tag="X-1", result="duplicate"))
    with pytest.raises(Refused, match="is void"):
        settlement.book(office, "001", reviewed, approver=people.wang)


def test_what_says_nothing_of_the_count_voids_nothing(office: Office, reviewed: Stocktake, people) -> None:
    keeping.edit(office, "001", reviewed, {"name": "First quarter", "remarks": "filed"})
    settlement.book(office, "001", Stocktake.get(), approver=people.wang)
    assert Stocktake.get().state == "booked"


def test_a_reviewer_takes_the_review_back_and_gives_it_again(office: Office, reviewed: Stocktake, people) -> None:
    settlement.revoke(office, "001", reviewed, reviewer=people.li, opinion="再看一遍")
    now = Stocktake.get()
    assert (now.state, now.reviewed_by, verdicts(now)[-1]) == ("counted", None, ("review", "revoked", "李四"))
    with pytest.raises(NothingToDo, match="李四 has decided that on PD-2026-0001 already"):
        settlement.revoke(office, "001", now, reviewer=people.li)
    settlement.review(office, "001", now, reviewer=people.li)
    assert Stocktake.get().state == "reviewed"


def test_nobody_else_takes_a_review_back_while_the_reviewer_works_here(
    office: Office, reviewed: Stocktake, people
) -> None:
    with pytest.raises(Refused, match="李四 approved PD-2026-0001 and alone can revoke that"):
        settlement.revoke(office, "001", reviewed, reviewer=people.wang)
    keeping.edit(office, "", people.li, {"left_on": office.today()})
    with pytest.raises(Refused, match="alone can revoke that"):
        settlement.revoke(office, "001", reviewed, reviewer=people.wang)
    keeping.edit(office, "", people.li, {"left_on": office.today().replace(day=15)})
    settlement.revoke(office, "001", reviewed, reviewer=people.wang)
    assert Stocktake.get().state == "counted"


def test_the_same_review_and_the_same_booking_twice_do_nothing_and_say_so(
    office: Office, reviewed: Stocktake, people
) -> None:
    with pytest.raises(NothingToDo, match="李四 has decided that on PD-2026-0001 already: nothing to do"):
        settlement.review(office, "001", reviewed, reviewer=people.li)
    with pytest.raises(Refused, match="PD-2026-0001 was approved by 002 李四 on 2026-03-16, and nothing has changed"):
        settlement.review(office, "001", reviewed, reviewer=people.wang)
    settlement.book(office, "001", reviewed, approver=people.wang)
    with pytest.raises(NothingToDo, match="PD-2026-0001 is booked already: nothing to do"):
        settlement.book(office, "001", reviewed, approver=people.wang)
    assert AssetEvent.select().where(AssetEvent.kind == "counted").count() == 2


def test_a_review_undone_leaves_the_count_as_it_was_counted(office: Office, reviewed: Stocktake, people) -> None:
    undo(office, "001")
    now = Stocktake.get()
    assert (now.state, verdicts(now)) == ("counted", [])
    settlement.review(office, "001", now, reviewer=people.li)
    assert Stocktake.get().state == "reviewed"


def test_two_who_decide_from_the_same_page_do_not_overwrite_each_other(
    office: Office, reviewed: Stocktake, people
) -> None:
    theirs = Stocktake.get_by_id(reviewed.id)
    settlement.revoke(office, "001", reviewed, reviewer=people.li)
    with pytest.raises(Stale, match="changed by somebody else"):
        stocktakes.recount(office, "001", theirs)
    assert Stocktake.get().state == "counted"


def test_what_was_worked_out_before_a_change_is_not_booked(
    office: Office, reviewed: Stocktake, things, places, people
) -> None:
    booking = finished(settlement.prepare(office, reviewed))
    custody.move(office, "001", Asset.get_by_id(things.laptop.id), place=places.meeting)
    with pytest.raises(Refused, match="changed since this was worked out"):
        settlement.book(office, "001", reviewed, approver=people.wang, prepared=booking)
    assert Stocktake.get().state == "reviewed"
    settlement.book(office, "001", Stocktake.get(), approver=people.wang)
    assert Asset.get_by_id(things.laptop.id).place == places.meeting


def test_booking_tells_how_far_it_is_and_writes_nothing_before_its_end(
    office: Office, reviewed: Stocktake, people, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settlement, "PIECE", 1)
    steps = list(settlement.prepare(office, reviewed))
    assert [(done, total) for done, total, _words in steps] == [(0, 2), (1, 2), (2, 2)]
    assert AssetEvent.select().where(AssetEvent.kind == "counted").count() == 0


def test_what_the_program_says_of_a_count_is_read_in_the_language_of_the_reader(
    office: Office, counted: Stocktake, things, people
) -> None:
    """Booked in English, read in Chinese: nothing of the day's language is in the file."""
    settlement.decide(office, "001", line(things.printer), decision="lost")
    settlement.review(office, "001", Stocktake.get(), reviewer=people.li)
    settlement.book(office, "001", Stocktake.get(), approver=people.wang)
    event = AssetEvent.get((AssetEvent.asset == things.laptop.id) & (AssetEvent.kind == "counted"))
    lost = Disposal.get()

    def shown() -> tuple[str, str]:
        return AssetEvent.reason.show(event.reason, office), Disposal.reason.plain(lost.reason, office)

    assert shown() == ("Misplaced", "Missing in stocktake PD-2026-0001")
    language.use("zh_CN")
    assert shown() == (
        language._("Misplaced"),
        language._("Missing in stocktake {number}").format(number="PD-2026-0001"),
    )
    assert not any(word in " ".join(shown()) for word in ("Misplaced", "Missing"))


def test_counting_again_forgets_who_reviewed(office: Office, reviewed: Stocktake) -> None:
    stocktakes.recount(office, "001", reviewed)
    assert (Stocktake.get().state, Stocktake.get().reviewed_by) == ("open", None)
