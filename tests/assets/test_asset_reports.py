"""The asset reports: figures worked out by hand in report_story, a year that adds up, past days as they were."""

import json
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import changes, custody, posting, report_ledger, upkeep, valuing
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, Maintenance
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.reports import render
from bizdesk.reports.report import Fields

from .conftest import card
from .report_story import TODAY, fields, made, rows, sold, table, year

AFTER = date(2027, 1, 5)


@pytest.fixture
def story(office: Office, people, places) -> SimpleNamespace:
    return year(office, people, places)


def totals(lines: list[dict], *names: str) -> list[int]:
    return [sum(line[name] for line in lines) for name in names]


def test_the_year_adds_up_from_opening_to_closing(office: Office, story) -> None:
    """04: A 1,000 + D 30,000 at first; + 120 improvement, C 720, E back 1,000; - D. 03: a split neither adds nor takes.

    Accumulated of 04: A 11 x 26.39 and D 28,500.00; charged A 3 x 26.39 + 9 x 31.84, C 10 x 19.00, E 18 x 26.39;
    released D 28,500.00 less what came back with E, 5 x 26.39. 03: 11 x 19.00; 19.00 + 3 x 11 x 6.33.
    """
    with office.looking_on(AFTER):
        lines = rows(made(office, "depreciation", year="2026"), "roll_forward")
    one, other = sorted(lines, key=lambda row: row["opening"])
    name = one.pop("name"), other.pop("name")
    assert len(set(name)) == 2
    assert one == {
        "opening": 96_000,
        "additions": 0,
        "disposals": 0,
        "closing": 96_000,
        "opening_accumulated": 20_900,
        "charge": 1_900 + 3 * 11 * 633,
        "released": 0,
        "closing_accumulated": 20_900 + 1_900 + 3 * 11 * 633,
        "closing_net": 96_000 - 43_689,
        "closing_impairment": 0,
        "closing_carrying": 96_000 - 43_689,
    }
    assert other == {
        "opening": 3_100_000,
        "additions": 12_000 + 72_000 + 100_000,
        "disposals": 3_000_000,
        "closing": 284_000,
        "opening_accumulated": 11 * 2_639 + 2_850_000,
        "charge": (3 * 2_639 + 9 * 3_184) + 10 * 1_900 + 18 * 2_639,
        "released": 2_850_000 - 5 * 2_639,
        "closing_accumulated": 65_602 + 19_000 + 60_697,
        "closing_net": 284_000 - 145_299,
        "closing_impairment": 0,
        "closing_carrying": 284_000 - 145_299,
    }
    for row in (one, other):
        assert row["opening"] + row["additions"] - row["disposals"] == row["closing"]
        assert row["opening_accumulated"] + row["charge"] - row["released"] == row["closing_accumulated"]


def test_no_card_counts_as_plain_and_as_changed(office: Office, story) -> None:
    """C and the two parts split off never changed; A was improved, B split, D sold, E sold and taken back."""
    simple, special = valuing.sorted_out()
    assert special.keys() == {story.a.id, story.b.id, story.d.id, story.e.id}
    assert story.c.id in simple
    assert len(simple) == 3


def test_each_year_opens_as_the_one_before_closed(office: Office, story) -> None:
    """2025: A, B, E come, D is there already; E is sold in June with 5 x 26.39."""
    before = rows(made(office, "depreciation", year="2025"), "roll_forward")
    after = rows(made(office, "depreciation", year="2026"), "roll_forward")
    names = ("opening", "additions", "disposals", "closing")
    assert totals(before, *names) == [3_000_000, 100_000 + 96_000 + 100_000, 100_000, 3_196_000]
    assert totals(before, "closing", "closing_accumulated") == totals(after, "opening", "opening_accumulated")
    assert totals(before, "released") == [5 * 2_639]


def test_bought_and_sold_within_the_year_comes_and_goes(office: Office, people) -> None:
    asset = card(office, acquired_on=date(2026, 1, 5), in_use_on=date(2026, 1, 5))
    sold(office, asset, people, TODAY)
    with office.looking_on(AFTER):
        (row,) = rows(made(office, "depreciation", year="2026"), "roll_forward")
    assert (row["opening"], row["additions"], row["disposals"], row["closing"]) == (0, 100_000, 100_000, 0)
    assert (row["charge"], row["released"], row["closing_accumulated"]) == (2 * 2_639, 2 * 2_639, 0)


def test_posted_and_due_are_told_apart(office: Office, story) -> None:
    """January is posted: A 26.39, B 19.00. February is not: A 26.39, three parts of B 6.33 each; C begins in March."""
    january = rows(made(office, "depreciation", month="2026-01"), "by_category")
    assert sorted((row["amount"], row["unposted"]) for row in january) == [(1_900, 0), (2_639, 0)]
    february = rows(made(office, "depreciation", month="2026-02"), "by_category")
    assert sorted((row["amount"], row["unposted"]) for row in february) == [(0, 3 * 633), (0, 2_639)]
    whole = made(office, "depreciation", year="2026")
    assert totals(rows(whole, "by_category"), "amount", "unposted") == [1_900 + 2_639, 3 * 633 + 2_639]
    assert totals(rows(whole, "by_department"), "amount", "unposted") == [1_900 + 2_639, 3 * 633 + 2_639]


def test_a_year_that_runs_is_told_to_the_last_month_that_has_ended(office: Office, story) -> None:
    """On 16 March: January and February, in every table the same: A 2 x 26.39, B 19.00 and three parts of 6.33."""
    whole = made(office, "depreciation", year="2026")
    assert whole.period == (date(2026, 1, 1), date(2026, 2, 28))
    by_category, rolled = rows(whole, "by_category"), rows(whole, "roll_forward")
    charged = 2 * 2_639 + 1_900 + 3 * 633
    assert sum(totals(by_category, "amount", "unposted")) == charged
    assert totals(rolled, "charge") == [charged]
    assert totals(by_category, "accumulated") == totals(rolled, "closing_accumulated")


def test_the_month_before_is_shown_unless_another_is_asked_for(office: Office, laptop: Asset) -> None:
    assert made(office, "depreciation").parameters == {"month": "2026-02"}


def test_the_ledger_of_today(office: Office, story) -> None:
    """A at 343.07 of 1,120.00 after 13 months of 26.39; its next charge is March's."""
    lines = {row["number"]: row for row in rows(made(office, "asset-ledger"), "ledger")}
    assert len(lines) == 6, "A, three of B, C and E; not D, which is sold"
    a = lines[story.a.number]
    assert (a["cost"], a["accumulated"], a["net_book_value"]) == (112_000, 34_307, 77_693)
    assert (a["months_charged"], a["monthly_amount"], a["impairment"]) == (13, 2_639, 0)
    assert (a["name"], a["model"], a["unit"], a["quantity"]) == ("笔记本电脑", "14 英寸 / T14", "台", 1)
    assert (a["custodian"], a["status"], a["in_use_on"], a["life_months"]) == ("赵六", "In use", date(2025, 1, 15), 36)


def test_the_ledger_of_a_past_day_shows_the_place_status_and_custodian_of_then(
    office: Office, laptop: Asset, people, places
) -> None:
    custody.move(office, "001", laptop, custodian=people.zhang, on=date(2026, 1, 10))
    custody.lend(office, "001", laptop, user=people.zhao, due_back_on=date(2026, 2, 28), on=date(2026, 2, 1))
    custody.return_(office, "001", laptop, on=date(2026, 2, 20))
    custody.move(office, "001", laptop, place=places.server, custodian=people.wang, on=date(2026, 3, 2))
    told = {
        day: tuple(row[name] for name in ("place", "custodian", "status", "accumulated"))
        for day in ("2026-01-31", "2026-02-10", "2026-03-16")
        for row in rows(made(office, "asset-ledger", on=day), "ledger")
    }
    store, server = places.store.name, places.server.name
    assert told == {
        "2026-01-31": (store, "张三", "In use", 12 * 2_639),
        "2026-02-10": (store, "张三", "On loan", 12 * 2_639),
        "2026-03-16": (server, "王五", "In use", 13 * 2_639),
    }
    for filters, found in (
        ({"status": "on_loan"}, 1),
        ({"status": "in_use"}, 0),
        ({"place": "A-ST"}, 1),
        ({"place": "A"}, 1),
        ({"place": "A-SR"}, 0),
        ({"custodian": "001"}, 1),
        ({"custodian": "003"}, 0),
        ({"category": "04"}, 1),
        ({"category": "03"}, 0),
    ):
        assert len(rows(made(office, "asset-ledger", on="2026-02-10", **filters), "ledger")) == found, filters


def test_a_filter_is_printed_and_an_unknown_parameter_refused(office: Office, laptop: Asset, places) -> None:
    report = made(office, "asset-ledger", place="A-ST", status="in_use")
    assert places.store.name in report.filter
    assert "In use" in report.filter
    with pytest.raises(Refused, match="has no parameter colour"):
        made(office, "asset-ledger", colour="red")


def test_the_schedule_tells_posted_due_and_future_apart(office: Office, laptop: Asset) -> None:
    posting.depreciate(office, "001", "2026-01")
    lines = rows(made(office, "asset-schedule", asset=laptop.number), "schedule")
    assert [line["state"] for line in lines] == ["posted"] * 12 + ["due"] + ["future"] * 23
    assert (lines[0]["period"], lines[12]["period"], lines[-1]["period"]) == ("2025-02", "2026-02", "2028-01")
    assert lines[-1]["amount"] == 95_000 - 35 * 2_639
    assert (lines[-1]["accumulated"], lines[-1]["net_book_value"]) == (95_000, 5_000)
    assert all(line["why"] for line in lines)


def test_the_card_tells_all_and_of_a_past_day_who_had_it_then(office: Office, story, people, places) -> None:
    now = fields(made(office, "asset-card", asset=story.a.number))
    assert (now["current_cost"], now["accumulated"], now["net_book_value"]) == (112_000, 34_307, 77_693)
    assert (now["place"], now["custodian"]) == (f"A-SR {places.server.name}", "004 赵六")
    then = fields(made(office, "asset-card", asset=story.a.number, on="2026-01-31"))
    assert (then["current_cost"], then["accumulated"]) == (100_000, 12 * 2_639)
    assert (then["place"], then["custodian"]) == (f"A-ST {places.store.name}", "001 张三")
    events = rows(made(office, "asset-card", asset=story.a.number), "events")
    assert [event["event"] for event in events] == ["Acquired", "Improved", "Moved"]
    assert "Location: " in events[-1]["change"]
    assert len(rows(made(office, "asset-card", asset=story.a.number, on="2026-01-31"), "events")) == 1
    assert fields(made(office, "asset-card", asset=story.a.number, on="2024-01-01"))["current_cost"] == 0


def test_the_card_of_what_was_sold_has_one_cost_the_one_that_left(office: Office, story) -> None:
    """D: 30,000.00 with 28,500.00 written off when it was sold; before that day it stood there like any other."""
    report = made(office, "asset-card", asset=story.d.number)
    (value,) = [block for block in report.blocks if isinstance(block, Fields) and "left on 2026-03-16" in block.title]
    assert [item.value for item in value.items] == [3_000_000, 2_850_000, 150_000, 0, 150_000, 36, 0]
    labels = [item.label for block in report.blocks if isinstance(block, Fields) for item in block.items]
    assert labels.count("Original cost") == 1
    then = made(office, "asset-card", asset=story.d.number, on="2026-03-15")
    assert fields(then)["net_book_value"] == 150_000
    assert "Value" in [block.title for block in then.blocks if isinstance(block, Fields)]


def test_a_draft_has_its_cost_on_the_card(office: Office, places) -> None:
    from bizdesk.assets.models import AssetCategory

    given = {"name": "New", "category": AssetCategory.named("04"), "cost": 5_000, "acquired_on": TODAY}
    draft = keeping.add(office, "001", Asset, given)
    assert fields(made(office, "asset-card", asset=draft.number))["cost"] == 5_000


def test_the_certificate_shows_what_the_signers_need(office: Office, story) -> None:
    """30,000.00 less 28,500.00 leaves 1,500.00; 1,800.00 - 50.00 - 1,500.00 is a gain of 250.00. May 2020 to March 2026
    is 70 months of a rated 36."""
    form = fields(made(office, "disposal", disposal=story.disposal.number))
    assert (form["cost"], form["accumulated"], form["impairment"], form["net_book_value"]) == (
        3_000_000,
        2_850_000,
        0,
        150_000,
    )
    assert (form["proceeds"], form["costs"], form["gain"]) == (180_000, 5_000, 25_000)
    assert (form["used_months"], form["rated_months"], form["over_months"]) == (70, 36, 34)
    assert form["custodian"] == "001 张三", "who kept it, though nobody does now"
    report = made(office, "disposal", disposal=story.disposal.number)
    (decision,) = rows(report, "decisions")
    assert (decision["approver"], decision["opinion"], decision["paper_reference"]) == ("002 李四", "同意", "26-018")
    assert [row["role"] for row in rows(report, "opinions")] == [
        "Asset keeper",
        "Technical opinion",
        "Finance",
        "Director",
    ]
    page = "".join(render.pieces(report, "html"))
    assert page.count('<td class="text">\n\u00a0</td>') == 4, "two lines to write on for each"


def test_an_application_shows_the_figures_of_its_day(office: Office, laptop: Asset, people) -> None:
    from bizdesk.assets import disposals

    applied = disposals.request(office, "001", laptop, kind="scrap", reason="old", requested_by=people.zhang)
    form = fields(made(office, "disposal", disposal=applied.number))
    assert (form["cost"], form["accumulated"], form["net_book_value"]) == (100_000, 34_307, 65_693)
    assert "gain" not in form


def test_what_assets_ask_for_and_what_is_used_beyond_its_life(office: Office, story) -> None:
    report = made(office, "asset-due")
    for name in ("asset-due", "today"):
        assert {row["kind"] for row in rows(made(office, name), "due")} == {"Depreciation run", "Stocktake"}
    assert rows(report, "life_over") == []
    (old,) = rows(made(office, "asset-due", on="2026-03-15"), "life_over")
    assert (old["number"], old["cost"], old["net_book_value"]) == (story.d.number, 3_000_000, 150_000)


def test_the_slip_of_a_transfer_has_both_sides(office: Office, story, places) -> None:
    report = made(office, "asset-transfer", asset=story.a.number)
    text = "".join(render.pieces(report, "text"))
    assert places.store.name in text
    assert places.server.name in text
    assert fields(report)["transfer"] == f"{story.a.number}-1"


def test_an_asset_that_never_moved_has_a_slip_with_its_present_place(office: Office, laptop: Asset, places) -> None:
    text = "".join(render.pieces(made(office, "asset-transfer", asset=laptop.number), "text"))
    assert "This asset has not been handed over yet." in text
    assert f"A-ST {places.store.name}" in text
    assert "Handed over by: ____" in text


def test_the_slip_of_a_loan_tells_when_it_came_back_and_how(office: Office, laptop: Asset, people) -> None:
    custody.lend(office, "001", laptop, user=people.zhao, due_back_on=date(2026, 3, 20), on=date(2026, 3, 2))
    lent = made(office, "asset-transfer", asset=laptop.number)
    assert lent.title.startswith("Loan of ")
    names = ("borrower", "lent_on", "due_back_on", "returned_on", "condition")
    slip = (date(2026, 3, 2), date(2026, 3, 20))
    assert [fields(lent)[name] for name in names] == ["004 赵六", *slip, None, None]
    custody.return_(office, "001", Asset.get(), on=date(2026, 3, 12), condition="worn")
    back = fields(made(office, "asset-transfer", asset=laptop.number))
    assert [back[name] for name in names] == ["004 赵六", *slip, date(2026, 3, 12), "Worn"]


def test_the_slip_of_a_repair_tells_the_fault_the_cost_and_who_accepted(office: Office, laptop: Asset, people) -> None:
    custody.repair(office, "001", laptop, reason="screen", on=date(2026, 3, 2))
    assert fields(made(office, "asset-transfer", asset=laptop.number))["description"] is None, "room to write"
    given = {"asset": laptop, "kind": "repair", "planned_on": date(2026, 3, 2), "description": "screen is dark"}
    keeping.add(office, "001", Maintenance, {**given, "cost": 30_000, "accepted_by": people.zhang})
    custody.repaired(office, "001", Asset.get(), on=date(2026, 3, 10))
    report = made(office, "asset-transfer", asset=laptop.number)
    slip = fields(report)
    assert report.title.startswith("Repair of ")
    assert (slip["description"], slip["cost"], slip["accepted_by"]) == ("screen is dark", 30_000, "001 张三")


def test_the_calendar_of_maintenance_is_in_order(office: Office, laptop: Asset) -> None:
    later = upkeep.plan(office, "001", laptop, planned_on=date(2026, 4, 20))
    sooner = upkeep.plan(office, "001", laptop, planned_on=date(2026, 4, 2))
    upkeep.plan(office, "001", laptop, planned_on=date(2027, 4, 2))
    lines = rows(made(office, "maintenance-calendar", month="2026-04"), "maintenance")
    assert [line["number"] for line in lines] == [sooner.number, later.number]


@pytest.mark.parametrize(
    ("name", "texts", "tables"),
    [
        ("asset-ledger", {}, {"ledger"}),
        ("asset-schedule", {"asset": "a"}, {"schedule"}),
        ("asset-card", {"asset": "a"}, {"events", "maintenance", "documents"}),
        ("depreciation", {"month": "2026-01"}, {"by_category", "by_department"}),
        ("depreciation", {"year": "2026"}, {"by_category", "by_department", "roll_forward"}),
        ("disposal", {"disposal": "disposal"}, {"decisions", "opinions"}),
    ],
)
def test_the_names_in_json_are_those_other_programs_know(
    office: Office, story, name: str, texts: dict, tables: set
) -> None:
    given = {key: getattr(story, value).number if hasattr(story, value) else value for key, value in texts.items()}
    told = json.loads("".join(render.pieces(made(office, name, **given), "json")))
    assert {"name", "title", "as_of", "parameters", "tables", "charts"} <= told.keys()
    assert {each["name"] for each in told["tables"]} == tables
    assert None not in [value for each in told["tables"] for row in each["rows"] for value in row.values()]


COLUMNS = {
    ("asset-ledger", "ledger"): "number name category department place custodian status in_use_on cost accumulated "
    "impairment net_book_value months_charged monthly_amount",
    ("asset-schedule", "schedule"): "period amount accumulated net_book_value state why",
    ("depreciation", "by_category"): "cost amount accumulated net_book_value",
    ("depreciation", "by_department"): "cost amount accumulated net_book_value",
    ("depreciation", "roll_forward"): "opening additions disposals closing",
}


@pytest.mark.parametrize(("name", "part"), COLUMNS)
def test_the_columns_that_were_promised_are_there_in_their_order(office: Office, story, name: str, part: str) -> None:
    texts = (
        {"asset": story.a.number} if name == "asset-schedule" else {"year": "2026"} if name == "depreciation" else {}
    )
    promised = COLUMNS[name, part].split()
    there = [column.name for column in table(made(office, name, **texts), part).columns]
    assert [column for column in there if column in promised] == promised


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("asset-ledger", "No asset was on the books then."),
        ("depreciation", "Nothing was charged."),
        ("asset-due", "Nothing is due."),
        ("maintenance-calendar", "No work is planned or done in this time."),
        ("asset-overview", "Fixed assets at a glance"),
        ("asset-labels", "Asset labels"),
    ],
)
def test_an_empty_office_says_so(office: Office, name: str, words: str) -> None:
    for format in ("text", "html"):
        assert words in "".join(render.pieces(made(office, name), format))
    for format in ("csv", "json"):
        assert "None" not in "".join(render.pieces(made(office, name), format))


HOSTILE = ("[/]", "[@click=app.quit]x[/]", "a\x1b[2Jb", "<script>alert(1)</script>", "=1+1", "\u202eevil", "x" * 190)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_shown_plainly_everywhere(office: Office, places, name: str) -> None:
    asset = card(office, name=name, place=places.store, model=name)
    for report in ("asset-ledger", "asset-card", "asset-schedule", "asset-labels", "asset-due"):
        given = {"asset": asset.number} if report in ("asset-card", "asset-schedule") else {}
        for format in ("text", "html", "csv", "json"):
            out = "".join(render.pieces(made(office, report, **given), format))
            assert "\x1b" not in out
            assert "<script>" not in out or format in ("json", "text", "csv")
            if format == "csv":
                assert not any(cell.startswith(("=", '"=')) for line in out.splitlines() for cell in line.split(","))


def test_net_value_and_carrying_amount_agree_in_all_tables(office: Office, laptop: Asset) -> None:
    """100.00 written off in March: 1,000.00 - 14 x 26.39 - 100.00."""
    changes.impair(office, "001", laptop, amount=10_000, on=TODAY)
    net = 100_000 - 14 * 2_639
    with office.looking_on(date(2026, 4, 1)):
        report = made(office, "depreciation", year="2026")
        (row,), (rolled,) = rows(report, "by_category"), rows(report, "roll_forward")
    assert (row["net_value"], row["impairment"], row["net_book_value"]) == (net, 10_000, net - 10_000)
    assert (rolled["closing_net"], rolled["closing_impairment"], rolled["closing_carrying"]) == (
        net,
        10_000,
        net - 10_000,
    )
    (line,) = rows(made(office, "asset-ledger"), "ledger")
    assert (line["net_value"], line["net_book_value"]) == (net + 2_639, net + 2_639 - 10_000)
    assert (line["method"], line["residual_percent"]) == ("Straight line", Decimal(5))
    now = fields(made(office, "asset-card", asset=laptop.number))
    assert (now["net_value"], now["net_book_value"]) == (line["net_value"], line["net_book_value"])


def test_the_depreciation_report_names_the_cards_it_does_not_know_the_charge_of(office: Office) -> None:
    card(office, name="Press", method="units_of_production", total_units=Decimal(1000))
    assert rows(made(office, "depreciation", month="2026-02"), "waiting") == [
        {"number": "ZC-2026-0001", "name": "Press", "since": "2025-02", "why": "no meter reading"}
    ]


def test_a_ledger_of_a_place_looks_at_the_tree_once(office: Office, places, monkeypatch: pytest.MonkeyPatch) -> None:
    for _each in range(3):
        card(office, place=places.store)
    asked: list[int] = []
    within = report_ledger.within
    monkeypatch.setattr(report_ledger, "within", lambda kind, row: asked.append(row) or within(kind, row))
    assert len(rows(made(office, "asset-ledger", place=places.building.code), "ledger")) == 3
    assert asked == [places.building.id]


def test_a_card_of_the_last_day_of_the_calendar_is_sound_and_prints(office: Office) -> None:
    """Its schedule goes on in years that no date has."""
    end = date(9999, 12, 31)
    with office.looking_on(end):
        late = card(office, acquired_on=end, in_use_on=end)
        assert list(invariants(office)) == []
        assert rows(made(office, "asset-schedule", asset=late.number), "schedule")[-1]["state"].key == "future"
        assert made(office, "asset-card", asset=late.number)
