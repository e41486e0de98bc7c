"""The accounts and the year an office begins with, in both languages."""

import json
from datetime import date

import pytest

from bizdesk.budgets.models import Account, FiscalYear
from bizdesk.budgets.presets import first_year
from bizdesk.budgets.words import ACCOUNT_KINDS
from bizdesk.founding import found
from bizdesk.growing import grow
from bizdesk.office import language
from bizdesk.office.file import Office
from bizdesk.office.shipped import shipped

SHIPPED = json.loads(shipped("presets", "accounts.json").read_text(encoding="utf-8"))["accounts"]


def test_every_account_is_called_in_both_languages_and_hangs_under_one_before_it() -> None:
    before: set[str] = set()
    for row in SHIPPED:
        assert row["en"].isascii()
        assert any("\u4e00" <= letter <= "\u9fff" for letter in row["zh_CN"]), row
        assert row.get("parent", row["code"]) in {*before, row["code"]}
        assert row["kind"] in ACCOUNT_KINDS
        before.add(row["code"])
    for name in ("en", "zh_CN"):
        assert len({row[name] for row in SHIPPED}) == len(SHIPPED) == len(before)


def test_an_office_begins_with_all_of_them_once(office: Office) -> None:
    grow(office)
    assert {(each.code, each.name) for each in Account.select()} == {(row["code"], row["en"]) for row in SHIPPED}
    assert [(each.year, each.starts_on) for each in FiscalYear.select()] == [("2026", date(2026, 1, 1))]


def test_they_are_called_in_the_language_of_the_office(tmp_path) -> None:  # type: ignore[no-untyped-def]
    language.use("zh_CN")
    with found(tmp_path / "zh.bizdesk", country="CN"):
        assert Account.named("A02").name == "差旅费"


# The day, the first month of a year -> what its year is called by and when it began.
@pytest.mark.parametrize(
    ("day", "month", "year", "begun"),
    [
        (date(2026, 3, 16), 1, "2026", date(2026, 1, 1)),
        (date(2026, 3, 16), 7, "2025", date(2025, 7, 1)),
        (date(2026, 7, 1), 7, "2026", date(2026, 7, 1)),
        (date(2026, 6, 30), 7, "2025", date(2025, 7, 1)),
    ],
)
def test_the_first_year_is_the_one_its_day_lies_in(day: date, month: int, year: str, begun: date) -> None:
    assert first_year(day, month) == {"year": year, "starts_on": begun}
