"""The rules of the policy: each takes what it may hold and refuses the rest in words, its value as it was."""

from datetime import date
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.acts import named
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.complaints.words import SEVERITIES, STEPS
from bizdesk.founding import found
from bizdesk.office import language
from bizdesk.office.addresses import titled
from bizdesk.office.errors import Invalid, NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import JournalBatch, told
from bizdesk.office.people import Department, Staff
from bizdesk.office.policy import Policy, check_rule
from bizdesk.office.presets import read_preset
from bizdesk.office.undo import undo
from bizdesk.rules import RULES

# By rule: what is taken, and what is refused with a word of the refusal. 16 March 2026 is today.
CASES: dict[str, tuple[list[str], dict[str, str]]] = {
    "office_name": (["清风公司", "A & B"], {"": "required"}),
    "country": (["CN", ""], {"ZZ": "No list of holidays is known for the country ZZ", "cn": "No list"}),
    "currency": (
        ["USD", "JPY", "KWD", "CNY"],
        {
            "usd": "three capital letters",
            "RMB": "no currency RMB",
            "XAU": "no currency XAU",
            "YUAN": "at most 3",
            "": "required",
        },
    ),
    "language": (["en", "zh_CN"], {"fr": "not one of", "": "required"}),
    "time_zone": (["Asia/Shanghai", "UTC"], {"Moon/Base": "no time zone", "../etc": "no time zone", "": "required"}),
    "year_start": (["1", "12"], {"0": "less than 1", "13": "more than 12", "May": "Not a number", "": "required"}),
    "acting_staff": (["", "001"], {"999": "There is no employee 999", "Anna Berg": "There is no employee Anna Berg"}),
    "working_hours": (
        ["1-5 08:00-12:00", "1-6 08:00-12:00 13:00-17:30"],
        {"always": "always", "1-5 09:00-08:00": "out of order", "": "required"},
    ),
    "backup_last": (
        ["1", "1000"],
        {"0": "less than 1", "1001": "more than 1000", "some": "Not a number", "": "required"},
    ),
    "stocktake_months": (["1", "120"], {"0": "less than 1", "121": "more than 120", "": "required"}),
    "depreciation_start": (["next_month", "half_year"], {"someday": "not one of", "": "required"}),
    "residual_percent": (
        ["0", "5.5", "100"],
        {"-1": "less than 0", "101": "more than 100", "five": "Not a number", "": "required"},
    ),
    "memo_value": (["", "1", "0.5"], {"-1": "less than 0", "one": "Not a number"}),
    "declining_switch": (["never", "when_larger"], {"soon": "not one of", "": "required"}),
    "period_amount": (["monthly", "yearly_correction"], {"daily": "not one of", "": "required"}),
    "disposal_charge": (["month", "day"], {"year": "not one of", "": "required"}),
    "splitting": (["largest_remainder", "last_part"], {"first": "not one of", "": "required"}),
    "closed_through": (["2026-02", ""], {"2026-03": "has not ended", "2026-13": "Not a month", "soon": "Not a month"}),
    "disposal_needs_approval": (["yes", "no"], {"perhaps": "yes or no"}),
    "stocktake_needs_approval": (["yes", "no"], {"perhaps": "yes or no"}),
    "warning_days": (["0", "3650"], {"-1": "less than 0", "3651": "more than 3650", "": "required"}),
    "number_form": (
        ["{prefix}-{year}-{serial:04}", "{serial:06}"],
        {"{prefix}": "needs its serial", "{serial": "needs its serial", "{os}{serial:04}": "needs its serial"},
    ),
}


TIMES = (
    ["4h", "90m", "3d", "5cd", "0d"],
    {"soon": "A target is typed as", "0h": "no time at all", "2000h": "too long", "": "required"},
)
SPANS = (["0", "60"], {"-1": "less than 0", "61": "more than 60", "some": "Not a number", "": "required"})
CASES |= {
    **{f"complaint_{step}_{grade}": TIMES for step in STEPS for grade in SEVERITIES},
    "inquiry_answer": TIMES,
    "count_first_day": (["yes", "no"], {"perhaps": "yes or no"}),
    "complaint_warning_percent": (["1", "100"], {"0": "less than 1", "101": "more than 100", "": "required"}),
    "proposal_limit": (["0.00", "2500.50", ""], {"-1": "less than 0", "much": "Not a number"}),
    "visit_after_complaint_days": SPANS,
    "visit_months_A": SPANS,
    "visit_months_B": SPANS,
    "visit_months_C": SPANS,
    "visit_again_days": (["1", "60"], {"0": "less than 1", "61": "more than 60", "": "required"}),
}

YES_NO = (["yes", "no"], {"perhaps": "yes or no"})
LONG = (["1", "3660"], {"0": "less than 1", "3661": "more than 3660", "": "required"})
SHARE = (["1", "100"], {"0": "less than 1", "101": "more than 100", "": "required"})
ACCOUNT = (["A01", "办公费", ""], {"长" * 61: "at most 60"})
CASES |= {
    "stock_closed_through": (["2026-02-28", ""], {"2026-02-30": "30", "soon": "Not a date"}),
    "requisition_needs_approval": YES_NO,
    "plan_needs_approval": YES_NO,
    "reorder_strictly_below": YES_NO,
    "over_receipt_percent": (["0", "10"], {"-1": "less than 0", "much": "Not a number", "": "required"}),
    "use_days": LONG,
    "dead_stock_days": LONG,
    "supply_count_months": (["1", "120"], {"0": "less than 1", "121": "more than 120", "": "required"}),
    "abc_a_percent": SHARE,
    "abc_b_percent": SHARE,
    "supplies_account": ACCOUNT,
    "depreciation_account": ACCOUNT,
    "capital_account": ACCOUNT,
    "budget_unplanned": (["stop", "warn", "ignore"], {"sometimes": "not one of", "": "required"}),
    "budget_tolerance_percent": (["0", "10"], {"-1": "less than 0", "much": "Not a number", "": "required"}),
    "budget_needs_review": YES_NO,
    "budget_change_free": (["0.00", "2500.50"], {"-1": "less than 0", "much": "Not a number", "": "required"}),
    "budget_alert_percent": SHARE,
    "variance_percent": (["1", "1000"], {"0": "less than 1", "1001": "more than 1000", "": "required"}),
    "commitment_days": LONG,
}


@pytest.mark.parametrize("key", RULES)
def test_a_rule_takes_what_it_may_hold_and_nothing_else(office: Office, key: str) -> None:
    takes, refuses = CASES[key]
    keeping.add(office, "", Staff, {"number": "001", "name": "Anna Berg"})
    for value in takes:
        keeping.edit(office, "", Policy.named(key), {"value": value})
        assert office.policy.text(key) == value
        office.policy.get(key)
    held = office.policy.text(key)
    for value, word in refuses.items():
        with pytest.raises(Refused) as refused:
            keeping.edit(office, "", Policy.named(key), {"value": value})
        assert word in str(refused.value), str(refused.value)
        assert office.policy.text(key) == held


@pytest.mark.parametrize("prefix", ["", " ZC", "Z C " * 4, "a\tb", "x" * 13])
def test_a_prefix_that_begins_no_number_is_refused(office: Office, prefix: str) -> None:
    rule = Policy(key="prefix_asset", clause="1.3.2", value=prefix)
    with pytest.raises(Refused, match=r"cannot begin a number|Numbers need a prefix"):
        check_rule(office, rule)


def test_a_rule_nobody_knows_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="There is no rule tea_time"):
        check_rule(office, Policy(key="tea_time", value="16:00"))


@pytest.mark.parametrize("key", ["prefix_zz", "prefix_", "prefix_department"])
def test_a_prefix_of_a_kind_without_a_series_is_no_rule(office: Office, key: str) -> None:
    with pytest.raises(Refused, match=f"There is no rule {key}"):
        check_rule(office, Policy(key=key, value="ZC"))


@pytest.mark.parametrize(
    ("rule", "words"),
    [({"prefix_asset": "a\tb"}, "cannot begin a number"), ({"closed_through": "2026-03"}, "has not ended")],
)
def test_an_office_is_not_founded_on_a_rule_that_may_not_be_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: dict[str, str], words: str
) -> None:
    monkeypatch.setattr("bizdesk.founding.read_preset", lambda code: read_preset(code) | {"policy": rule})
    with pytest.raises(Invalid, match=words):
        found(tmp_path / "odd.bizdesk", today=date(2026, 3, 16))
    assert list(tmp_path.glob("odd*")) == []


def test_a_rule_is_not_renamed_out_of_the_way(office: Office) -> None:
    """What holds the currency would have nothing left to hold."""
    for values in ({"key": "prefix_zz", "value": "ZC"}, {"key": "prefix_asset"}):
        with pytest.raises(Refused, match="neither deleted nor renamed"):
            keeping.edit(office, "", Policy.named("currency"), values)
    assert Policy.named("currency").value == "CNY"


def test_amounts_kept_hold_the_currency(office: Office) -> None:
    currency = Policy.named("currency")
    keeping.edit(office, "", currency, {"value": "JPY"})  # no amount is kept yet
    keeping.edit(office, "", Policy.named("currency"), {"value": "CNY"})
    category = AssetCategory.named("05")
    values = {"name": "Desk", "category": category, "cost": 80_000, "acquired_on": office.today()}
    keeping.add(office, "", Asset, values)
    for code in ("USD", "JPY"):
        with pytest.raises(Refused, match=f"The office keeps amounts in CNY: they would bear the name of {code}"):
            keeping.edit(office, "", Policy.named("currency"), {"value": code})


def test_a_country_brings_its_holidays_in_the_same_act(office: Office) -> None:
    before = Holiday.select().count()
    keeping.edit(office, "", Policy.named("country"), {"value": "FR"})
    assert Holiday.get(Holiday.date == date(2026, 7, 14)).kind == "holiday"
    undo(office, "")
    assert (Holiday.select().count(), office.policy.text("country")) == (before, "CN")


def test_days_announced_later_are_brought_in_by_a_step(office: Office) -> None:
    for day in Holiday.select().where(Holiday.date.startswith("2026")):
        keeping.remove(office, "", day)
    bring = named(Policy, "bring_holidays")
    with pytest.raises(Refused, match="'country'"):
        bring.do(office, "", Policy.named("currency"), {})
    assert bring.refusal(Policy.named("country")) is None
    elsewhere = {str(bring.refusal(rule)) for rule in Policy.select().where(Policy.key != "country")}
    assert elsewhere == {"This is done to the rule 'country'. [1.1]"}
    bring.do(office, "", Policy.named("country"), {"year": 2026})
    assert Holiday.get(Holiday.date == date(2026, 10, 1)).kind == "holiday"
    with pytest.raises(NothingToDo, match="No more days of CN are known"):
        bring.do(office, "", Policy.named("country"), {})
    keeping.edit(office, "", Policy.named("country"), {"value": ""})
    assert "The office has no country" in str(bring.refusal(Policy.named("country")))
    with pytest.raises(Refused, match="The office has no country"):
        bring.do(office, "", Policy.named("country"), {})


def test_rules_are_neither_added_nor_deleted_by_hand(office: Office) -> None:
    with pytest.raises(Refused, match="The rules of the policy are fixed"):
        keeping.add(office, "", Policy, {"key": "tea_time", "value": "16:00"})
    with pytest.raises(Refused, match="neither deleted"):
        keeping.remove(office, "", Policy.named("currency"))


def test_the_journal_tells_what_a_rule_is_about(office: Office) -> None:
    """The Chinese labels are those of the catalogue."""
    keeping.edit(office, "", Policy.named("depreciation_start"), {"value": "daily"})
    rule = JournalBatch.select().order_by(JournalBatch.id.desc()).get()
    keeping.edit(office, "", Policy.named("prefix_asset"), {"value": "GD"})
    prefix = JournalBatch.select().order_by(JournalBatch.id.desc()).get()
    assert (told(rule), told(prefix)) == ("Edit the rule: Depreciation starts", "Edit the prefix of numbers: asset")
    language.use("zh_CN")
    assert language._("Depreciation starts") != "Depreciation starts"
    assert told(rule).endswith(language._("Depreciation starts"))
    assert told(prefix).endswith(language._(Asset.singular))


def test_a_change_of_a_rule_shows_in_another_program_at_once(office: Office) -> None:
    assert office.policy.get("warning_days") == 30
    with Office(office.path, office.kinds, rules=RULES) as other:
        keeping.edit(other, "", Policy.named("warning_days"), {"value": "7"})
    office.activate()
    assert office.policy.get("warning_days") == 7
    assert (Staff.select().count(), Department.select().exists()) == (0, True)


def test_a_rule_set_while_the_file_was_closed_is_read_at_the_next_opening(office: Office) -> None:
    """A connection counts its changes from nothing: two of them may count alike and have seen different rules."""
    office.db.close()
    office.db.connect()
    assert (office.policy.get("warning_days"), office.change_mark()[1]) == (30, 0)
    before = office.change_mark()
    office.db.close()
    with Office(office.path, office.kinds, rules=RULES) as other:
        keeping.edit(other, "", Policy.named("warning_days"), {"value": "7"})
    office.db.connect()
    office.activate()
    assert (office.policy.get("warning_days"), office.change_mark()) == (7, before)


def test_a_rule_is_titled_by_what_it_is_about(office: Office) -> None:
    """An area's rule, the office's own, and the prefix of an area's numbers."""
    told = {key: titled(office, Policy.named(key)) for key in ("warning_days", "currency", "prefix_asset")}
    assert told == {
        "warning_days": "Days to warn ahead of an end (warning_days)",
        "currency": "Currency (currency)",
        "prefix_asset": "Prefix of numbers: Asset (prefix_asset)",
    }


def test_a_rule_is_neither_deleted_nor_renamed_and_its_refusal_says_what_to_do(office: Office) -> None:
    rule = Policy.named("warning_days")
    words = "warning_days is a rule: rules are neither deleted nor renamed, set its value. 'bizdesk policy' lists them."
    with pytest.raises(Refused) as deleting:
        keeping.remove(office, "", rule)
    with pytest.raises(Refused) as renaming:
        keeping.edit(office, "", rule, {"key": "days"})
    assert [str(each.value) for each in (deleting, renaming)] == [words, words]
