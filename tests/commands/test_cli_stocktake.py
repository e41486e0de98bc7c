"""A count at the command line: booked once, by who may, its reasons told to each in their own words."""

import pytest

from .conftest import Typed


@pytest.fixture
def reviewed(desk: Typed, laptop: str) -> str:
    """The number of a stocktake in which the laptop was not found; counted by 001, reviewed by 003."""
    desk("set", "staff", "001", "roles=applicant,approver,keeper")
    desk("add", "staff", "number=003", "name=孙丽", "roles=reviewer")
    desk("set", "staff", "002", "roles=approver")
    count = desk("add", "stocktake", "name=March", "scope=all", "counted_on=2026-03-16").out.strip()
    line = f"{count}/{laptop}"
    for words in (
        ("do", "count", "stocktake", count, "counted_by=001"),
        ("do", "decide", "stocktake_line", line, "decision=lost"),
        ("do", "review", "stocktake", count, "reviewer=003"),
    ):
        said = desk(*words)
        assert said.status == 0, said.err
    return count


def test_a_stocktake_is_booked_once_and_the_second_time_does_nothing(desk: Typed, reviewed: str) -> None:
    refused = desk("do", "book", "stocktake", reviewed)
    assert (refused.status, refused.out) == (1, "")
    assert f"Say who approves {reviewed}: stocktakes need an approval." in refused.err
    booked = desk("do", "book", "stocktake", reviewed, "approver=002")
    assert (booked.status, booked.out) == (0, f"Book stocktake {reviewed}\n")
    twice = desk("do", "book", "stocktake", reviewed, "approver=002")
    assert (twice.status, twice.out, twice.err) == (0, "", f"{reviewed} is booked already: nothing to do.\n")
    other = desk("do", "book", "stocktake", reviewed, "approver=001")
    assert other.status == 1
    assert "is Booked: 'Approve and book' is a step from Reviewed" in other.err


def test_what_is_booked_dry_is_not_booked(desk: Typed, reviewed: str) -> None:
    assert desk("do", "book", "stocktake", reviewed, "approver=002", "--dry-run").status == 0
    assert desk("show", "stocktake", reviewed, "--format", "json").json["state"] == "reviewed"


def test_the_reasons_of_a_count_are_told_in_the_language_asked_for(desk: Typed, laptop: str, reviewed: str) -> None:
    """Booked in English; the Chinese words are those of the catalogue: 疑亏 presumed missing, 未找到 not found."""
    desk("do", "book", "stocktake", reviewed, "approver=002")
    told = {}
    for tongue in ("en", "zh_CN"):
        events = desk("list", "asset_event", f"asset={laptop}", "--format", "json", "--lang", tongue).json
        disposal = desk("show", "disposal", "BF-2026-0001", "--format", "json", "--lang", tongue).json
        told[tongue] = (*(event["reason"] for event in events if event["reason"]), disposal["reason"])
    assert told["en"] == ("Missing", *[f"Missing in stocktake {reviewed}"] * 2)
    assert told["zh_CN"] == ("疑亏", *[f"盘点{reviewed}中未找到"] * 2)
    card = desk("report", "asset-card", f"asset={laptop}", "--lang", "zh_CN").out
    assert "疑亏" in card
    assert "Missing" not in card


def test_what_was_not_posted_is_told_in_the_language_asked_for(desk: Typed, laptop: str) -> None:
    values = ("method=units_of_production", "total_units=3000", "acquired_on=2026-01-02", "in_use_on=2026-01-02")
    press = desk("add", "asset", "name=Press", "category=02", "cost=3000", *values).out.strip()
    desk("depreciate", "--through", "2026-02")
    for tongue, words in (("en", "no meter reading for 2026-02"), ("zh_CN", "2026-02没有工作量读数")):
        (run,) = desk("list", "depreciation_run", "--format", "json", "--lang", tongue).json
        assert press in run["failures"]
        assert words in run["failures"], run["failures"]


def test_who_has_left_does_not_act(desk: Typed, laptop: str) -> None:
    desk("set", "staff", "002", "left_on=2026-03-15")
    said = desk("--as", "002", "do", "move", "asset", laptop, "place=A-MR")
    assert (said.status, said.err) == (1, "002 Li Na left on 2026-03-15: name somebody who works here. [1.3.1]\n")
    for line in (("set", "asset", laptop, "remarks=mine"), ("note", "asset", laptop, "mine"), ("undo",)):
        assert "002 Li Na left on 2026-03-15" in desk("--as", "002", *line).err
    asked = desk("do", "request_disposal", "asset", laptop, "kind=sale", "reason=old", "requested_by=001")
    assert asked.status == 1
    assert "for the role applicant, which 001 王小明 does not have" in asked.err


def test_who_the_policy_names_is_held_to_the_same(desk: Typed, laptop: str) -> None:
    desk("set", "policy", "acting_staff", "value=002")
    desk("set", "staff", "002", "left_on=2026-03-15")
    for line in (
        ("set", "asset", laptop, "remarks=mine"),
        ("delete", "staff", "001"),
        ("do", "move", "asset", laptop, "place=A-MR"),
        ("undo",),
        ("set", "asset", laptop, "remarks=mine", "--dry-run"),
    ):
        said = desk(*line)
        assert (said.status, said.err.splitlines()[-1]) == (
            1, "002 Li Na left on 2026-03-15: name somebody who works here. [1.3.1]",
        )  # fmt: skip
    assert desk("show", "asset", laptop).status == 0, "reading is open"
    assert desk("--as", "001", "set", "asset", laptop, "remarks=mine").status == 0
    assert desk("set", "policy", "acting_staff", "value=001").status == 0
    assert desk("set", "asset", laptop, "remarks=ours").status == 0
