"""What a refusal names: the value that is wrong, what may be typed, records by their numbers, people by their names."""

from collections.abc import Callable
from typing import Any

Typed = Callable[..., Any]


def test_a_wrong_cost_is_named_not_what_follows_from_it(desk: Typed, laptop: str) -> None:
    said = desk("set", "asset", laptop, "cost=-5")
    assert (said.status, said.err) == (1, "Original cost may not be less than 0.\n")


def test_a_choice_is_refused_with_what_may_be_typed(desk: Typed, laptop: str) -> None:
    said = desk("do", "request_disposal", "asset", laptop, "kind=frob")
    assert said.err == (
        "Disposal way: frob is not one of scrap (Scrap), sale (Sale), donation (Donation), loss (Loss).\n"
    )


def test_records_are_named_by_their_numbers(desk: Typed) -> None:
    press = desk(
        "add", "asset", "name=Press", "category=04", "cost=1,000", "acquired_on=2026-01-02", "in_use_on=2026-01-02",
        "method=units_of_production", "total_units=1000", "life_months=",
    ).out.strip()  # fmt: skip
    reading = ("add", "meter_reading", f"asset={press}", "period=2026-02")
    assert desk(*reading).err == "Units is required.\n"
    assert desk(*reading, "units=5").status == 0
    said = desk(*reading, "units=6")
    assert said.err == f"Asset, Month {press}, 2026-02 is taken already.\n"


def test_what_uses_a_record_is_named_by_its_address(desk: Typed, laptop: str) -> None:
    made = desk("do", "request_disposal", "asset", laptop, "kind=scrap", "reason=old", "requested_by=002")
    number = made.out.strip().rsplit(": ")[-1]
    assert desk("--as", "001", "do", "approve", "disposal", number, "approver=001").status == 0
    for line in (("set", "disposal", number, "requested_by="), ("set", "asset", laptop, "user=")):
        desk(*line)
    said = desk("delete", "staff", "001")
    assert f"approval disposal/{number}/1" in said.err


def test_a_number_series_needs_a_prefix(desk: Typed) -> None:
    assert desk("set", "policy", "prefix_asset", "value=").err.startswith("Numbers need a prefix: type a few letters")


def test_a_warning_is_said_once(desk: Typed, laptop: str) -> None:
    said = desk("do", "change_terms", "asset", laptop, "life_months=12", "reason=worn", "--dry-run")
    assert said.status == 0
    assert (said.out + said.err).count("12 months are less than the 36 that the tax law accepts") == 1


def test_a_history_says_who_by_number_and_name(desk: Typed, laptop: str) -> None:
    assert desk("--as", "002", "set", "asset", laptop, "model=X").status == 0
    assert "002 Li Na" in desk("history", "asset", laptop).out
    assert "002 Li Na" in desk("history").out
    assert "002 Li Na" in desk("show", "asset", laptop).out
    assert desk("history", "--limit", "1", "--format", "json").json[0]["who"] == "002"


def test_amounts_posted_are_written_in_one_form(desk: Typed) -> None:
    desk("add", "asset", "name=Press", "category=04", "cost=1,000,000", "acquired_on=2026-01-02",
         "in_use_on=2026-01-02", "life_months=36")  # fmt: skip
    said = desk("depreciate", "--through", "2026-02")
    assert said.out.count("26,388.89") == 2
    assert desk("list", "depreciation_run", "--format", "json").json[0]["total"] == "26388.89"
