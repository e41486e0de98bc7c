"""Opening balances in an imported ledger: whole, half given, impossible, and beyond what there was to charge."""

from datetime import date

import pytest

from bizdesk import keeping
from bizdesk.assets import ledger
from bizdesk.assets.models import Asset, AssetCategory, AssetEvent
from bizdesk.exchange.importing import apply
from bizdesk.office.errors import Invalid
from bizdesk.office.file import Office

HEADER = "资产编号,资产名称,类别,原值,开始使用日期,使用年限,净残值率,累计折旧"


def charges(number: str) -> list[tuple[str, int]]:
    """Every month that will be charged, with its amount in cents."""
    course = ledger.course_of(Asset.named(number))
    assert course is not None
    return [(charge.period, charge.amount) for charge in course.schedule()]


def test_more_months_than_the_life_has_are_refused(office: Office, written, look) -> None:
    plan = look(Asset, written(HEADER + ",已计提月份", "1,电脑,04,12000,2020-01-10,5,5%,8360,70"))
    assert plan.rows[0].fate == "refused"
    assert "70 months are charged already, of a life of 60" in plan.rows[0].words
    values = {"name": "桌", "category": AssetCategory.named("05"), "cost": 100_00, "acquired_on": date(2020, 1, 10),
              "opening_months": 70, "life_months": 60}  # fmt: skip
    with pytest.raises(Invalid, match="70 months are charged already"):
        keeping.add(office, "", Asset, values)


def test_months_go_on_being_counted_of_what_is_written_off(office: Office, written, look, bring) -> None:
    """12,000.00 less 5 % is 11,400.00, all of it charged: nothing is left to fall due."""
    path = written(HEADER + ",已计提月份", "1,电脑,04,12000,2020-01-10,5,5%,11400,70")
    plan = look(Asset, path)
    assert plan.rows[0].fate == "add"
    apply(office, "", plan)
    assert charges("1") == []


def test_accumulated_without_months_is_taken_to_be_of_the_last_month_end(office: Office, written, look, bring) -> None:
    """10,000.00, 5 %, 60 months from February 2024; on 16 March 2026 the last month end is 28 February 2026: 25 months.

    9,500.00 - 3,000.00 = 6,500.00 over the 35 months left: 34 x 185.71, and 185.86.
    """
    path = written(HEADER, "1,电脑,04,10000,2024-01-10,5,5%,3000", "2,椅,04,10000,2024-01-10,5,5%,0")
    plan = look(Asset, path)
    assert plan.rows[0].words == (
        "Months already charged: 25, counted up to 2026-02-28. "
        "Opening balances: 3,000.00 is given as charged, the method makes it 3,958.25."
    )
    assert plan.rows[1].words == ""
    assert any("without the months it is for: 1. They are taken to be of 2026-02-28" in note for note in plan.notes)
    apply(office, "", plan)
    assert charges("1") == [
        *((f"{2026 + month // 12}-{month % 12 + 1:02}", 18_571) for month in range(2, 36)),
        ("2029-01", 18_586),
    ]
    assert {row.fate for row in look(Asset, path).rows} == {"same"}


def test_the_day_of_the_balances_is_taken_where_it_is_given(written, look) -> None:
    """To the end of 2024: eleven months from February, 158.33 each, 1,741.63."""
    plan = look(Asset, written(HEADER + ",期初日期", "1,电脑,04,10000,2024-01-10,5,5%,1741.63,2024-12-31"))
    assert plan.rows[0].words == "Months already charged: 11, counted up to 2024-12-31."
    assert "without the months" not in " ".join(plan.notes)


def test_months_without_accumulated_are_what_the_method_charges(office: Office, written, look, bring) -> None:
    """12,000.00, 5 %, 60 months: 190.00 a month, 12 months 2,280.00; left 9,120.00 over 48 months: 190.00."""
    header = HEADER + ",已计提月份"
    path = written(header, "1,电脑,04,12000,2025-01-10,5,5%,,12")
    plan = look(Asset, path)
    assert plan.rows[0].words == ("Opening accumulated depreciation: 2,280.00, what the method charges in 12 months.")
    apply(office, "", plan)
    assert Asset.named("1").opening_accumulated == 228_000
    assert [amount for _month, amount in charges("1")] == [19_000] * 48
    assert {row.fate for row in look(Asset, path).rows} == {"same"}


def test_more_than_there_was_to_charge_is_told_and_nothing_more_is_charged(office: Office, written, bring) -> None:
    plan_of = written(HEADER + ",已计提月份", "1,电脑,04,1000,2020-01-10,3,5%,980,36")
    assert bring(Asset, plan_of).added == 1
    assert charges("1") == []
    value = ledger.value(Asset.named("1"), office.today())
    assert (value.net_book_value, value.monthly_amount, value.months_charged) == (2_000, 0, 36)
    office.notices.clear()
    values = {"name": "桌", "category": AssetCategory.named("04"), "cost": 100_000, "acquired_on": date(2023, 1, 10),
              "in_use_on": date(2023, 1, 10), "life_months": 36,
              "opening_accumulated": 98_000, "opening_months": 36}  # fmt: skip
    keeping.add(office, "", Asset, values)
    assert office.notices[-1].startswith("Opening balances: 980.00 is charged, more than the 950.00 there was")


def test_what_is_gone_already_was_charged_to_the_month_it_left(written, look, bring) -> None:
    """In use since January 2024, gone in June 2024: February to June, five months; four of 158.33 the day before."""
    path = written(HEADER + ",使用状况,报废日期", "1,电脑,04,10000,2024-01-10,5,5%,791.65,已报废,2024-06-10")
    assert look(Asset, path).rows[0].words == "Months already charged: 5, counted up to 2024-06-30."
    bring(Asset, path)
    assert ledger.value(Asset.named("1"), date(2024, 6, 9)).net_book_value == 1_000_000 - 4 * 15_833
    assert AssetEvent.get(kind="disposed").accumulated == 79_165


def test_a_half_year_card_is_charged_in_more_months_than_its_life_has(office: Office, written, look, bring) -> None:
    """1,200.00 without residual over 12 months, in use in April 2025: the nine months of 2025 count six together, so
    600.00 is charged in them, and 100.00 in each of the six months after: 15 in all. 800.00 by February 2026 is 11."""
    head = "资产编号,资产名称,类别,原值,开始使用日期,使用年限,净残值率,累计折旧,折旧起算"
    path = written(head, "1,电脑,04,1200,2025-04-01,1,0%,800,half_year")
    plan = look(Asset, path)
    assert plan.rows[0].words == "Months already charged: 11, counted up to 2026-02-28."
    apply(office, "", plan)
    assert charges("1") == [(f"2026-{month:02}", 10_000) for month in range(3, 7)]
