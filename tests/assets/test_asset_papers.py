"""The papers of fixed assets as they come out of the printer, drawn: golden pictures, each read by eye once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import custody, disposals, ledger, posting, settlement, stocktakes
from bizdesk.assets.models import Asset, DepreciationRun, Disposal, Stocktake, StocktakeLine
from bizdesk.assets.report_disposal import certificate
from bizdesk.commands.rows import shown
from bizdesk.decided import work_out
from bizdesk.office import approval, journal, language
from bizdesk.office.addresses import Addresses
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.people import Department
from bizdesk.office.text import cells
from bizdesk.office.undo import undo
from bizdesk.reports.as_text import pages
from bizdesk.reports.report import Fields, Table
from bizdesk.screens.kit.traces import history_rows

from .conftest import card
from .report_story import made, picture, rows, year

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def golden() -> Callable[[str], str]:
    return lambda name: (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.fixture
def story(office: Office, people, places) -> SimpleNamespace:
    return year(office, people, places)


@pytest.fixture
def count(office: Office, story, people, places) -> Stocktake:
    """The laptop in another room, two copiers of three, a projector missing, a tag nobody knows; all decided."""
    copiers = card(office, name="复印机", quantity=Decimal(3), unit="台", cost=90_000, place=places.store)
    stocktake = keeping.add(office, "001", Stocktake, {"name": "2026 年一季度"})
    assert isinstance(stocktake, Stocktake)
    for line in stocktakes.lines(stocktake):
        if line.asset.name not in ("笔记本电脑", "投影仪", "复印机"):
            stocktakes.scan(office, "001", stocktake, tag=line.tag)
    stocktakes.scan(office, "001", stocktake, tag=story.a.number, place=places.meeting, condition="worn")
    stocktakes.scan(office, "001", stocktake, tag=copiers.number, quantity=Decimal(2))
    stocktakes.scan(office, "001", stocktake, tag="X-99", place=places.store)
    return stocktake


def finished(office: Office, stocktake: Stocktake, people: SimpleNamespace) -> Stocktake:
    stocktakes.finish(office, "001", stocktake, counted_by=people.zhang)
    for line in stocktakes.differences(stocktake):
        decision = {"missing": "lost", "misplaced": "move", "unknown": "add"}[line.result]
        settlement.decide(office, "001", line, decision=decision, cause="搬家时未登记" if decision == "move" else "")
    return stocktake


@pytest.mark.parametrize("name", ["asset-card", "asset-schedule", "asset-ledger", "depreciation", "disposal"])
def test_a_paper_reads_as_drawn(office: Office, story, golden: Callable[[str], str], name: str) -> None:
    """The figures are those of report_story; the schedule is of C, which ends with 19.00 like every month before."""
    texts = {
        "asset-card": {"asset": story.a.number},
        "asset-schedule": {"asset": story.c.number},
        "depreciation": {"year": "2026"},
        "disposal": {"disposal": story.disposal.number},
    }
    assert picture(made(office, name, **texts.get(name, {}))) == golden(name)


def test_the_sheet_to_count_with_has_room_to_write(
    office: Office, count: Stocktake, golden: Callable[[str], str]
) -> None:
    assert picture(made(office, "stocktake-sheet", stocktake=count.number)) == golden("stocktake-sheet")


def test_the_list_of_differences_reads_as_drawn(
    office: Office, count: Stocktake, people, golden: Callable[[str], str]
) -> None:
    """Of 900.00 for three copiers 13 months of 23.75 (855.00 / 36) are charged: 591.25; a third of it is 197.08. Of the
    projector 13 x 26.39 = 343.07 would be, but 8 of these months fall due with March: 1,000.00 - 5 x 26.39 = 868.05."""
    report = made(office, "stocktake-differences", stocktake=finished(office, count, people).number)
    by_name = {row["name"]: row for row in rows(report, "differences")}
    assert (by_name["复印机"]["shortage"], by_name["复印机"]["shortage_amount"]) == (1, 19_708)
    assert (by_name["投影仪"]["shortage"], by_name["投影仪"]["shortage_amount"]) == (1, 86_805)
    of_one = [by_name["复印机"][name] for name in ("cost", "accumulated", "net_value", "net_book_value")]
    assert of_one == [30_000, 30_000 - 19_708, 19_708, 19_708]
    assert by_name["笔记本电脑"]["cost"] is None, "found elsewhere: nothing is lost"
    assert picture(report) == golden("stocktake-differences")


def test_the_papers_print_every_decision_revoked_ones_too(office: Office, count: Stocktake, people) -> None:
    finished(office, count, people)
    assert "Decisions" not in picture(made(office, "stocktake-differences", stocktake=count.number))
    settlement.review(office, "001", count, reviewer=people.li, opinion="核对")
    settlement.revoke(office, "001", count, reviewer=people.li, opinion="再看")
    settlement.review(office, "001", count, reviewer=people.li)
    keeping.edit(office, "", people.wang, {"approval_limit": None})
    settlement.book(office, "001", count, approver=people.wang, paper_reference="26-7")
    report = made(office, "stocktake-differences", stocktake=count.number)
    assert [tuple(row.values())[1:] for row in rows(report, "decisions")] == [
        ("Review", "002 李四", "approved", "核对", ""),
        ("Review", "002 李四", "revoked", "再看", ""),
        ("Review", "002 李四", "approved", "", ""),
        ("Approval", "003 王五", "approved", "", "26-7"),
    ]


def test_the_papers_mark_a_review_that_was_voided(office: Office, count: Stocktake, people) -> None:
    finished(office, count, people)
    settlement.review(office, "001", count, reviewer=people.li)
    line = StocktakeLine.get((StocktakeLine.stocktake == count.id) & (StocktakeLine.result == "missing"))
    settlement.decide(office, "001", line, decision="keep", cause="found at home")
    report = made(office, "stocktake-differences", stocktake=count.number)
    (told,) = [row["verdict"] for row in rows(report, "decisions")]
    assert told.startswith("approved, void since 2026-03-16: Decide")
    settlement.review(office, "001", Stocktake.get(), reviewer=people.li)
    keeping.edit(office, "", people.wang, {"approval_limit": None})
    settlement.book(office, "001", Stocktake.get(), approver=people.wang)
    report = made(office, "stocktake-differences", stocktake=count.number)
    assert [row["verdict"] for row in rows(report, "decisions")] == [told, "approved", "approved"]


def test_the_papers_mark_a_review_that_another_count_voided(office: Office, count: Stocktake, people) -> None:
    finished(office, count, people)
    settlement.review(office, "001", count, reviewer=people.li)
    stocktakes.recount(office, "001", Stocktake.get())
    report = made(office, "stocktake-differences", stocktake=count.number)
    (told,) = [row["verdict"] for row in rows(report, "decisions")]
    assert told == f"approved, void since 2026-03-16: Count {count.number} again"


def test_the_papers_mark_a_review_of_lines_that_were_changed_behind_it(
    office: Office, count: Stocktake, people
) -> None:
    finished(office, count, people)
    settlement.review(office, "001", count, reviewer=people.li)
    line = StocktakeLine.get((StocktakeLine.stocktake == count.id) & (StocktakeLine.result == "missing"))
    with change(office, "001", "Edit") as act:
        line.cause = "somebody else's"
        act.save(line)
    report = made(office, "stocktake-differences", stocktake=count.number)
    assert [row["verdict"] for row in rows(report, "decisions")] == ["approved, void"]


def test_the_certificate_marks_a_voided_approval_with_its_day_and_cause(office: Office, laptop: Asset, people) -> None:
    """By an edit that asks for another approval, then by another name on the card; what stands is not marked."""

    def verdicts() -> list[str]:
        return [row["verdict"] for row in rows(certificate(office, Disposal.get()), "decisions")]

    applied = disposals.request(office, "001", laptop, kind="scrap", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", applied, approver=people.li)
    keeping.edit(office, "001", Disposal.get(), {"remarks": "on the shelf"})
    assert verdicts() == ["approved"]
    keeping.edit(office, "001", Disposal.get(), {"kind": "sale"})
    edited = f"approved, void since 2026-03-16: Edit {applied.number}"
    assert verdicts() == [edited]
    disposals.approve(office, "001", Disposal.get(), approver=people.li)
    assert verdicts() == [edited, "approved"]
    keeping.edit(office, "001", Asset.get_by_id(laptop.id), {"name": "Server"})
    renamed = f"approved, void since 2026-03-16: Edit asset {laptop.number}"
    assert [each.split(" Server")[0] for each in verdicts()] == [edited, renamed]
    disposals.approve(office, "001", Disposal.get(), approver=people.li)
    disposals.dispose(office, "001", Disposal.get())
    assert [each.split(" Server")[0] for each in verdicts()] == [edited, renamed, "approved"]
    first = approval.decisions(applied)[0]
    work_out(office, [first])
    assert shown(first, office, ["verdict"], Addresses(office.kinds)) == {"verdict": edited}
    acts = [row[3] for row in history_rows(office, Disposal.get())]
    assert sum("void since" in words for words in acts) == 2


def test_another_number_on_the_card_voids_the_approval_and_the_paper_names_the_act(
    office: Office, laptop: Asset, people
) -> None:
    applied = disposals.request(office, "001", laptop, kind="scrap", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", applied, approver=people.li)
    keeping.edit(office, "001", Disposal.get(), {"kind": "sale"})
    undo(office, "001")
    keeping.edit(office, "001", Asset.get_by_id(laptop.id), {"remarks": "on the shelf"})
    keeping.edit(office, "001", Asset.get_by_id(laptop.id), {"number": "ZC-7"})
    (told,) = [row["verdict"] for row in rows(certificate(office, Disposal.get()), "decisions")]
    assert told == f"approved, void since 2026-03-16: Edit asset {laptop.number}"


def test_what_was_changed_after_the_next_approval_is_not_told_of_the_one_before(
    office: Office, laptop: Asset, people
) -> None:
    """The first is void by an act taken back, of which no later one tells."""
    keeping.edit(office, "001", laptop, {"name": "Server"})
    renamed = journal.newest(office)
    applied = disposals.request(office, "001", laptop, kind="scrap", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", applied, approver=people.li)
    undo(office, "001", renamed)
    disposals.approve(office, "001", Disposal.get(), approver=people.li)
    keeping.edit(office, "001", Asset.get_by_id(laptop.id), {"name": "Printer"})
    first, second = [row["verdict"] for row in rows(certificate(office, Disposal.get()), "decisions")]
    assert first == "approved, void"
    assert second.startswith("approved, void since 2026-03-16: Edit asset")


def test_a_refused_application_keeps_the_figures_of_its_day(office: Office, laptop: Asset, people) -> None:
    """1,000.00 less 5 % over 36 months from February 2025: 13 x 26.39 through February 2026, whatever comes later."""
    applied = disposals.request(office, "001", laptop, kind="scrap", reason="old", requested_by=people.zhang)
    disposals.reject(office, "001", applied, approver=people.li, opinion="still good")
    with office.looking_on(date(2027, 6, 30)):
        report = certificate(office, applied)
    figures = {field.name: field.value for block in report.blocks if isinstance(block, Fields) for field in block.items}
    assert report.as_of == date(2026, 3, 16)
    assert (figures["used_months"], figures["accumulated"]) == (14, 13 * 2_639)


def test_the_papers_of_a_count_name_the_department_that_had_a_thing_when_it_was_frozen(
    office: Office, story, count: Stocktake, people
) -> None:
    """Transferred on the day of the count itself, and booked with another condition."""
    other = Department.select().order_by(Department.code.desc()).get()
    custody.move(office, "001", Asset.get_by_id(story.a.id), department=other, reason="调拨")
    finished(office, count, people)
    keeping.edit(office, "", people.wang, {"approval_limit": None})
    settlement.review(office, "001", count, reviewer=people.li)
    settlement.book(office, "001", count, approver=people.wang)
    assert (Asset.get_by_id(story.a.id).department, Asset.get_by_id(story.a.id).condition) == (other, "worn")
    lines = rows(made(office, "stocktake-differences", stocktake=count.number), "differences")
    (told,) = [line for line in lines if line["number"] == story.a.number]
    assert told["department"] == "General management"
    sheet = made(office, "stocktake-sheet", stocktake=count.number)
    (told,) = [
        line
        for table in sheet.blocks
        if isinstance(table, Table) and table.name.startswith("place_")
        for line in rows(sheet, table.name)
        if line["number"] == story.a.number
    ]
    assert (told["department"], told["book_condition"], told["condition"]) == ("General management", "Good", "Worn")


def test_a_blind_sheet_tells_nothing_until_the_count_is_finished(office: Office, count: Stocktake, people) -> None:
    keeping.edit(office, "001", count, {"blind": True})
    names = rows(made(office, "stocktake-sheet", stocktake=count.number), "place_1")[0].keys()
    assert not {"book", "custodian", "department", "book_condition"} & names
    finished(office, Stocktake.get(), people)
    lines = [
        line
        for place in ("place_1", "place_2", "place_3", "place_4")
        for line in rows(made(office, "stocktake-sheet", stocktake=count.number), place)
    ]
    told = {line["name"]: (line["book"], line["counted"], line["remarks"]) for line in lines}
    assert told["复印机"] == (3, 2, "Missing")
    assert told["打印机"] == (1, 1, None)
    (laptop,) = [line for line in lines if line["name"] == "笔记本电脑"]
    assert (laptop["department"], laptop["cause"]) == ("General management", "搬家时未登记")
    assert (laptop["condition"], laptop["decision"]) == ("Worn", "Book the place where it was found")


def test_chinese_words_stand_under_their_headings(office: Office, story, count: Stocktake, people) -> None:
    """Every line of a table ends where its ruler ends, or before: wide letters count for two."""
    language.use("zh_CN")
    finished(office, count, people)
    for name, texts in (
        ("asset-ledger", {}),
        ("depreciation", {"year": "2026"}),
        ("stocktake-sheet", {"stocktake": count.number}),
        ("stocktake-differences", {"stocktake": count.number}),
        ("disposal", {"disposal": story.disposal.number}),
    ):
        lines = picture(made(office, name, **texts)).splitlines()
        width = max(cells(line) for line in lines)
        assert width in (96, 132, 176), name
        double = any(line.startswith("    --") for line in lines)
        for place, line in enumerate(lines):
            if set(line) == {"-", " "} and not lines[place + 1].startswith("-"):
                begins = [at for at in range(1, len(line)) if line[at] == "-" and line[at - 1] == " "]
                # Where each row has two lines the heading has two rules; what stands near the others is of both.
                near = [other for other in lines[max(place - 6, 0) : place + 7] if set(other) == {"-", " "}]
                for at in begins:
                    assert (double and len(near) < 2) or gap_before(lines[place - 1], at), (name, lines[place - 1])
                    assert double or gap_before(lines[place + 1], at), (name, lines[place + 1])


def gap_before(line: str, column: int) -> bool:
    """Whether two blank cells stand before a column of cells."""
    at = 0
    for letter in line:
        if at + cells(letter) > column - 2 and at < column and letter != " ":
            return False
        at += cells(letter)
    return True


def test_the_number_of_a_paper_that_is_decided_or_posted_stays(office: Office, laptop: Asset, people) -> None:
    applied = disposals.request(office, "001", laptop, kind="scrap", reason="old", requested_by=people.zhang)
    applied = disposals.edit(office, "001", applied.afresh(), {"number": "BF-7"})
    disposals.approve(office, "001", applied.afresh(), approver=people.li)
    count = keeping.add(office, "001", Stocktake, {"name": "S"})
    stocktakes.scan(office, "001", count, tag=laptop.number)
    count = stocktakes.finish(office, "001", count.afresh(), counted_by=people.zhang)
    settlement.review(office, "001", count, reviewer=people.li)
    posting.depreciate(office, "001", "2026-02")
    for paper, words in (
        (Disposal.get(), "BF-7 is decided: its number stands on paper and stays"),
        (Stocktake.get(), "PD-2026-0001 is decided"),
        (DepreciationRun.get(), "is never changed"),
    ):
        with pytest.raises(Refused, match=words):
            keeping.edit(office, "001", paper, {"number": "FOO"})
    keeping.edit(office, "001", Stocktake.get(), {"remarks": "Kept in the blue folder"})


@pytest.fixture
def shelves(office: Office, people, places) -> Asset:
    """Twelve for 1,200.00, 5 % over 48 months (1,140.00 / 48 = 23.75) from August 2025 on: with February 2026 seven
    months, 166.25, are charged."""
    keeping.edit(office, "", people.wang, {"approval_limit": None})
    used = {"acquired_on": date(2025, 7, 1), "in_use_on": date(2025, 7, 1)}
    return card(office, name="Shelf", quantity=Decimal(12), cost=120_000, life_months=48, place=places.store, **used)


def signed_off(office: Office, people: SimpleNamespace, tag: str, quantity: int | None) -> Stocktake:
    """A stocktake of today in which some of a card's pieces are found, the others decided as lost, and reviewed."""
    stocktake = keeping.add(office, "001", Stocktake, {"name": "March"})
    assert isinstance(stocktake, Stocktake)
    if quantity is not None:
        stocktakes.scan(office, "001", stocktake, tag=tag, quantity=Decimal(quantity))
    stocktakes.finish(office, "001", stocktake, counted_by=people.zhang)
    line = StocktakeLine.get((StocktakeLine.stocktake == stocktake.id) & (StocktakeLine.tag == tag))
    settlement.decide(office, "001", line, decision="lost")
    return settlement.review(office, "001", stocktake, reviewer=people.li)


def lost(office: Office, stocktake: Stocktake) -> list[object]:
    (row,) = rows(made(office, "stocktake-differences", stocktake=stocktake.number), "differences")
    return [row[name] for name in ("shortage", "shortage_amount", "cost", "accumulated", "net_book_value")]


def test_a_booked_count_shows_what_was_booked(office: Office, shelves: Asset, people) -> None:
    """A quarter: 300.00 cost, 41.5625 charged, to the cent with the other three quarters (124.6875) 41.56; 258.44 are
    left. The card that was split off and its disposal a month later, when 5.94 more is charged, say the same."""
    stocktake = signed_off(office, people, shelves.number, 9)
    figures = [3, 25_844, 30_000, 4_156, 25_844]
    assert lost(office, stocktake) == figures
    assert settlement.worth(stocktakes.differences(stocktake), date(2026, 3, 16)) == 25_844
    settlement.book(office, "001", stocktake, approver=people.wang)
    assert lost(office, stocktake) == figures
    gone = Disposal.get().asset
    value = ledger.value(gone, date(2026, 3, 16))
    assert (gone.cost, value.accumulated, value.net_book_value) == (30_000, 4_156, 25_844)
    with office.looking_on(date(2026, 4, 20)):
        disposals.approve(office, "001", Disposal.get(), approver=people.li)
        disposals.dispose(office, "001", Disposal.get())
        assert lost(office, stocktake) == figures


def test_a_booked_count_shows_a_whole_loss_after_its_removal(office: Office, shelves: Asset, people) -> None:
    stocktake = signed_off(office, people, shelves.number, None)
    figures = [12, 120_000 - 16_625, 120_000, 16_625, 120_000 - 16_625]
    assert lost(office, stocktake) == figures
    settlement.book(office, "001", stocktake, approver=people.wang)
    disposals.approve(office, "001", Disposal.get(), approver=people.li)
    disposals.dispose(office, "001", Disposal.get())
    assert lost(office, stocktake) == figures


def test_a_count_booked_a_month_later_says_so(office: Office, shelves: Asset, people) -> None:
    """By 16 April a month more is charged: 8 x 23.75 = 190.00, a quarter of it 47.50; what the split took out."""
    stocktake = signed_off(office, people, shelves.number, 9)
    assert "booked on" not in picture(made(office, "stocktake-differences", stocktake=stocktake.number))
    with office.looking_on(date(2026, 4, 16)):
        settlement.book(office, "001", stocktake, approver=people.wang)
    assert lost(office, stocktake) == [3, 25_250, 30_000, 4_750, 25_250]
    told = "What is lost stands as it was booked on 2026-04-16."
    assert told in picture(made(office, "stocktake-differences", stocktake=stocktake.number))


@pytest.mark.parametrize("tongue", ["en", "zh_CN"])
def test_a_form_on_a_narrow_screen_is_whole(office: Office, story, count: Stocktake, people, tongue: str) -> None:
    """Every line within 79 cells, nothing cut; a ledger is as wide as its paper."""
    language.use(tongue)
    finished(office, count, people)
    for name, texts in (
        ("asset-card", {"asset": story.a.number}),
        ("asset-transfer", {"asset": story.a.number}),
        ("disposal", {"disposal": story.disposal.number}),
        ("stocktake-sheet", {"stocktake": count.number}),
        ("stocktake-differences", {"stocktake": count.number}),
    ):
        report = made(office, name, **texts)
        shown = "".join(pages(report, room=79))
        assert max(map(cells, shown.splitlines())) == 79, name
        assert "…" not in shown
        assert "".join(pages(report, room=200)) == "".join(pages(report))
    ledger = made(office, "asset-ledger")
    assert "".join(pages(ledger, room=79)) == "".join(pages(ledger))
