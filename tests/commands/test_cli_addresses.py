"""Stories of records without a number of their own: lines and papers have addresses that people can type."""

import csv
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest

from bizdesk.office.addresses import addressed
from bizdesk.office.errors import NotFound
from bizdesk.office.file import Office
from bizdesk.office.notes import Note
from bizdesk.supplies.models import Quotation

Typed = Callable[..., Any]


@pytest.fixture
def count(desk: Typed, laptop: str) -> str:
    """The number of a stocktake of one laptop, in which an unknown tag with a stroke was scanned too."""
    said = desk("add", "stocktake", "name=March", "scope=all", "counted_on=2026-03-16", "counted_by=001")
    assert said.status == 0, said.err
    number: str = said.out.strip()
    assert desk("do", "scan", "stocktake", number, "tag=HTTP://X/1").status == 0
    return number


def test_a_line_of_a_stocktake_is_named_by_its_tag_or_its_place(desk: Typed, laptop: str, count: str) -> None:
    lines = desk("list", "stocktake_line", "--format", "json").json
    assert [row["number"] for row in lines] == [f"{count}/{laptop}", f"{count}/HTTP://X/1"]
    assert "id" not in lines[0]
    assert f"{count}/{laptop}" in desk("list", "stocktake_line").out
    for name, tag in ((laptop, laptop), ("1", laptop), ("2", "HTTP://X/1"), ("HTTP://X/1", "HTTP://X/1")):
        told = desk("show", "stocktake_line", f"{count}/{name}", "--format", "json").json
        assert (told["number"], told["tag"]) == (f"{count}/{tag}", tag)


def test_a_line_is_set_by_its_address_and_its_history_bears_it(desk: Typed, laptop: str, count: str) -> None:
    assert desk("set", "stocktake_line", f"{count}/HTTP://X/1", "cause=a neighbour's").status == 0
    rows = desk("history", "stocktake", count, "--format", "json").json
    assert {row["number"] for row in rows} == {count, f"{count}/{laptop}", f"{count}/HTTP://X/1"}


@pytest.mark.parametrize("name", ["1", "/", "PD-2026-0001", "PD-2026-0001/", "PD-2026-0001/0", "PD-2026-0001/9", "X/1"])
def test_what_names_no_line_is_told_what_would(desk: Typed, count: str, name: str) -> None:
    said = desk("show", "stocktake_line", name)
    assert (said.status, said.out) == (1, "")
    assert f"There is no stocktake line {name}: such records are named like {count}/HTTP://X/1." in said.err


def test_a_number_with_a_stroke_in_it_is_no_obstacle(desk: Typed) -> None:
    card = ("name=Press", "category=05", "cost=900", "acquired_on=2026-01-02", "in_use_on=2026-01-02")
    assert desk("add", "asset", "number=A/1", "method=manual", *card).status == 0
    said = desk("add", "manual_charge", "asset=A/1", "period=2026-02", "amount=5")
    assert (said.status, said.out) == (0, "A/1/2026-02\n")
    assert desk("show", "manual_charge", "A/1/2026-02", "--format", "json").json["amount"] == "5.00"
    assert desk("show", "asset_event", "A/1/1", "--format", "json").json["kind"] == "acquired"


def test_a_line_of_a_line_is_named_by_both_places(desk: Typed) -> None:
    """A quotation stands under the second line of a plan: the address that is shown is the one that is taken."""
    assert desk("add", "supplier", "code=S9", "name=Alpha").status == 0
    plan = desk("add", "purchase_plan", "title=March").out.strip()
    for code in ("PEN", "PAP"):
        assert desk("add", "supply", f"code={code}", f"name={code}", "unit=pc").status == 0
        added = desk("add", "purchase_plan_line", f"plan={plan}", f"supply={code}", "planned=4")
        assert added.status == 0, added.err
    said = desk("add", "quotation", f"line={plan}/2", "supplier=S9", "price=12.50")
    assert (said.status, said.out) == (0, f"{plan}/2/1\n"), said.err
    assert desk("show", "quotation", f"{plan}/2/1", "--format", "json").json["price"] == "12.50"
    chosen = desk("do", "choose", "purchase_plan_line", f"{plan}/2", f"quotation={plan}/2/1")
    assert chosen.status == 0, chosen.err
    assert desk("show", "purchase_plan_line", f"{plan}/2", "--format", "json").json["price"] == "12.50"
    refused = desk("do", "choose", "purchase_plan_line", f"{plan}/2", f"quotation={plan}/2/2")
    assert f"There is no quotation {plan}/2/2: such records are named like {plan}/2/1." in refused.err


def test_papers_name_their_record_by_its_kind_and_number(desk: Typed, laptop: str) -> None:
    for text in ("one", "two"):
        assert desk("note", "asset", laptop, text).status == 0
    assert desk("note", "place", "A-MR", "three").status == 0
    rows = desk("list", "note", "--format", "json").json
    assert [(row["number"], row["subject_kind"], row["subject_id"]) for row in rows] == [
        (f"asset/{laptop}/1", "asset", laptop),
        (f"asset/{laptop}/2", "asset", laptop),
        ("place/A-MR/1", "place", "A-MR"),
    ]
    assert desk("show", "note", f"asset/{laptop}/2", "--format", "json").json["text"] == "two"
    assert [row["text"] for row in desk("list", "note", f"subject_id={laptop}", "--format", "json").json] == [
        "one",
        "two",
    ]
    assert [row["text"] for row in desk("list", "note", f"subject_id!={laptop}", "--format", "json").json] == ["three"]
    out = list(csv.DictReader(StringIO(desk("export", "note").out)))
    assert [(row["Record kind"], row["Record"]) for row in out] == [("asset", laptop)] * 2 + [("place", "A-MR")]


def test_what_a_charge_rests_on_is_named_as_it_is_asked_for(desk: Typed, laptop: str) -> None:
    assert desk("depreciate", "--through", "2026-02").status == 0
    (entry,) = desk("list", "depreciation_entry", "--format", "json").json
    assert (entry["number"], entry["event"], entry["previous"]) == (f"{laptop}/1", f"{laptop}/1", "")
    assert desk("show", "asset_event", entry["event"], "--format", "json").json["asset"] == laptop
    rows = desk("history", "asset", laptop, "--format", "json").json
    charge = next(row for row in rows if row["kind"] == "depreciation_entry")
    assert (charge["number"], charge["changes"]["event"]["after"]) == (f"{laptop}/1", f"{laptop}/1")


def test_a_name_of_many_strokes_is_looked_up_in_few_steps(office: Office) -> None:
    """Fourteen papers above each other were 16,383 ways to divide the text."""
    asked: list[str] = []
    office.db.connection().set_trace_callback(asked.append)
    for text in ("note/" * 14 + "x", "note/" * 80, "/" * 400):
        with pytest.raises(NotFound):
            addressed(office, Note, text)
        with pytest.raises(NotFound):
            addressed(office, Quotation, text)
        assert len(asked) < 300


def test_an_address_once_given_never_comes_to_mean_another_line(desk: Typed) -> None:
    plan = desk("add", "purchase_plan", "title=March").out.strip()
    for code in ("PEN", "PAP", "CUP"):
        assert desk("add", "supply", f"code={code}", f"name={code}", "unit=pc").status == 0

    def added(code: str) -> str:
        said = desk("add", "purchase_plan_line", f"plan={plan}", f"supply={code}", "planned=4")
        return str(said.out.strip())

    def supply(name: str) -> str:
        said = desk("show", "purchase_plan_line", name, "--format", "json")
        return str(said.json["supply"]) if said.status == 0 else ""

    assert [added("PEN"), added("PAP")] == [f"{plan}/1", f"{plan}/2"]
    assert desk("delete", "purchase_plan_line", f"{plan}/1").status == 0
    assert (supply(f"{plan}/1"), supply(f"{plan}/2")) == ("", "PAP")
    gone = desk("show", "purchase_plan_line", f"{plan}/1")
    assert (gone.status, f"There is no purchase plan line {plan}/1: such" in gone.err) == (1, True)
    assert [row["number"] for row in desk("list", "purchase_plan_line", "--format", "json").json] == [f"{plan}/2"]
    # The last one's is not given again either.
    assert desk("delete", "purchase_plan_line", f"{plan}/2").status == 0
    assert added("CUP") == f"{plan}/3"
    # What comes back comes back under its own.
    for _step in range(3):
        assert desk("undo").status == 0
    assert (supply(f"{plan}/1"), supply(f"{plan}/2"), supply(f"{plan}/3")) == ("PEN", "PAP", "")
    assert added("CUP") == f"{plan}/4"


def test_the_place_of_a_note_stays_its_own(desk: Typed, laptop: str) -> None:
    for text in ("one", "two"):
        assert desk("note", "asset", laptop, text).status == 0
    assert desk("undo").status == 0
    assert desk("note", "asset", laptop, "three").status == 0
    told = [row["number"] for row in desk("list", "note", "--format", "json").json]
    assert told == [f"asset/{laptop}/1", f"asset/{laptop}/3"]
    assert desk("show", "note", f"asset/{laptop}/3", "--format", "json").json["text"] == "three"
    assert desk("show", "note", f"asset/{laptop}/2").status == 1


def test_what_is_gone_takes_the_place_of_its_own_kind_under_its_own_record_alone(desk: Typed) -> None:
    """Rows of several kinds, and under several records, bear the same numbers in the file."""
    one, two = (desk("add", "purchase_plan", f"title={title}").out.strip() for title in ("March", "April"))
    assert desk("add", "supplier", "code=S9", "name=Alpha").status == 0
    order = desk("add", "purchase_order", "supplier=S9").out.strip()
    for plan, code in ((one, "PEN"), (two, "PAP"), (one, "CUP")):
        assert desk("add", "supply", f"code={code}", f"name={code}", "unit=pc").status == 0
        assert desk("add", "purchase_plan_line", f"plan={plan}", f"supply={code}", "planned=4").status == 0

    def told(kind: str) -> list[str]:
        return [row["number"] for row in desk("list", kind, "--format", "json").json]

    # The second note, of the one plan, and the third, of the order, are gone: the second line is of the other plan.
    assert desk("note", "purchase_plan", one, "seen").status == 0
    for kind, number in (("purchase_plan", one), ("purchase_order", order)):
        assert desk("note", kind, number, "wrong").status == 0
        assert desk("undo").status == 0
    assert desk("note", "purchase_plan", one, "seen again").status == 0
    assert told("note") == [f"purchase_plan/{one}/1", f"purchase_plan/{one}/3"]
    assert sorted(told("purchase_plan_line")) == [f"{one}/1", f"{one}/2", f"{two}/1"]
