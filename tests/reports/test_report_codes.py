"""What reports tell other programs: of choices and records their codes, the same in every language."""

import json
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets import custody, disposals, settlement, stocktakes, upkeep
from bizdesk.assets.models import Asset, Disposal, Stocktake
from bizdesk.budgets import budget_steps
from bizdesk.budgets.models import Account, Budget, BudgetChange, BudgetChangeLine, BudgetLine
from bizdesk.complaints.models import Complaint
from bizdesk.office import language
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.policy import Policy
from bizdesk.reporting import REPORTS
from bizdesk.reports.as_csv import csv_lines
from bizdesk.reports.as_json import json_text
from bizdesk.reports.report import Coded, Column, Field, Fields, Report, Table
from bizdesk.supplies import moving
from bizdesk.supplies.models import (
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Requisition,
    RequisitionLine,
    Supply,
    SupplyCount,
)

from ..assets.conftest import card, people, places  # noqa: F401
from ..assets.report_story import fresh, made, year

# What is prose for people, of a table or a form.
PROSE = {"what", "meaning", "why"}


def told(report: Report) -> dict[str, Any]:
    return json.loads("".join(json_text(report)))


def test_a_coded_cell_is_words_to_people_and_a_code_to_programs(stock: Report) -> None:
    one = Coded("Office supplies", "BG")
    blocks = (Table("one", "One", (Column("kind", "Kind"),), [(one,)]), Fields((Field("kind", "Kind", one),)))
    report = Report(**{**vars(stock), "blocks": blocks})
    assert told(report)["tables"][0]["rows"] == [{"kind": "BG"}]
    assert told(report)["fields"] == [{"name": "kind", "label": "Kind", "value": "BG"}]
    assert "".join(csv_lines(report)).splitlines()[2] == "Office supplies"


@pytest.fixture
def asked(office: Office, people: SimpleNamespace, places: SimpleNamespace) -> dict[str, dict[str, str]]:  # noqa: F811
    """An office in which something has happened of everything, and what each report is asked of it."""
    story = year(office, people, places)
    chairs = card(office, name="Chair", quantity=Decimal(3), place=places.store, custodian=people.zhao)
    upkeep.plan(office, "001", fresh(story.a), kind="repair", planned_on=office.today())
    keeping.edit(office, "", people.wang, {"approval_limit": None})
    count = keeping.add(office, "001", Stocktake, {"name": "March", "counted_by": people.zhang})
    assert isinstance(count, Stocktake)
    stocktakes.scan(office, "001", count, tag=story.a.number, place=places.meeting, condition="worn")
    stocktakes.scan(office, "001", count, tag=chairs.number, quantity=Decimal(2))
    stocktakes.scan(office, "001", count, tag="X-99", place=places.store)
    stocktakes.finish(office, "001", count, counted_by=people.zhang)
    for line in stocktakes.differences(count):
        settlement.decide(
            office, "001", line, decision={"misplaced": "move", "missing": "lost"}.get(line.result, "keep")
        )
    settlement.review(office, "001", count, reviewer=people.li)
    settlement.book(office, "001", count, approver=people.wang)
    disposals.approve(office, "001", Disposal.select().where(Disposal.state == "requested").get(), approver=people.li)
    customer = keeping.add(office, "001", Customer, {"name": "Huaxia"})
    said = {"customer": customer, "subject": "Late", "department": Department.named("06")}
    of_complaint = {"complaint": keeping.add(office, "001", Complaint, said).key}
    of_asset = {"asset": fresh(story.a).number}
    return {
        "asset-card": of_asset,
        "asset-schedule": of_asset,
        "asset-transfer": of_asset,
        "depreciation": {"year": "2026"},
        "stocktake-sheet": {"stocktake": count.number},
        "stocktake-differences": {"stocktake": count.number},
        "disposal": {"disposal": story.disposal.number},
        **dict.fromkeys(("complaint", "complaint-clock", "complaint-letter"), of_complaint),
        **of_supplies(office),
        **of_budgets(office, people.li),
    }


def of_budgets(office: Office, approver: Staff) -> dict[str, dict[str, str]]:
    """What the reports of budgets ask for: a line of a budget in force, and a change of it."""
    asks = Staff.named("001")
    keeping.edit(office, "", Policy.named("budget_needs_review"), {"value": "no"})
    budget = keeping.add(office, "001", Budget, {"prepared_by": asks})
    of_it = {"department": Department.named("06"), "account": Account.named("A02"), "month_1": 5_000}
    line = keeping.add(office, "001", BudgetLine, {"budget": budget, **of_it})
    assert isinstance(budget, Budget)
    budget_steps.submit(office, "001", budget)
    budget_steps.approve(office, "001", budget, approver=approver)
    wanted = {"budget": budget, "kind": "increase", "reason": "Trade fair", "applicant": asks}
    change = keeping.add(office, "001", BudgetChange, wanted)
    keeping.add(office, "001", BudgetChangeLine, {"change": change, "line": line, "month": 3, "amount": 1_000})
    return {"budget-change": {"change": change.key}, "budget-line-history": {"line": line.key}}


def of_supplies(office: Office) -> dict[str, dict[str, str]]:
    """What the reports of supplies ask for: a supply that moved, a requisition, a count, a plan, an order."""
    supply = keeping.add(office, "001", Supply, {"code": "YP-1", "name": "Pen", "unit": "pc"})
    moving.receive(office, "001", supply, quantity=Decimal(5), amount=500)
    asked = keeping.add(office, "001", Requisition, {"applicant": Staff.named("001")})
    keeping.add(office, "001", RequisitionLine, {"requisition": asked, "supply": supply, "quantity": Decimal(2)})
    count = {"supply_count": keeping.add(office, "001", SupplyCount, {"title": "Spring"}).key}
    plan = keeping.add(office, "001", PurchasePlan, {"title": "March", "month": "2026-03"})
    line = {"supply": supply, "planned": Decimal(5), "price": 100}
    keeping.add(office, "001", PurchasePlanLine, {"plan": plan, **line})
    seller = keeping.add(office, "001", Supplier, {"name": "Paper & Co"})
    order = keeping.add(office, "001", PurchaseOrder, {"supplier": seller})
    bought = {"supply": supply, "quantity": Decimal(5), "price": 100}
    keeping.add(office, "001", PurchaseOrderLine, {"order": order, **bought})
    return {
        "stock-card": {"supply": "YP-1"},
        "price-history": {"supply": "YP-1"},
        "purchase-plan": {"purchase_plan": plan.key},
        "purchase-order": {"purchase_order": order.key},
        "requisition": {"requisition": asked.key},
        "count-sheet": count,
        "count-differences": count,
    }


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_report_tells_programs_the_same_in_every_language(
    office: Office, asked: dict[str, dict[str, str]], name: str
) -> None:
    values = []
    for each in ("en", "zh_CN"):
        language.use(each)
        report = told(made(office, name, **asked.get(name, {})))
        rows = [[column, value] for table in report["tables"] for row in table["rows"] for column, value in row.items()]
        fields = [[field["name"], field["value"]] for field in report["fields"]]
        labels = [[chart["name"], chart["labels"]] for chart in report["charts"]]
        values.append([pair for pair in (*rows, *fields, *labels) if pair[0] not in PROSE])
    assert values[0] == values[1]


@pytest.mark.parametrize("name", [name for name, each in REPORTS.items() if {"on", "to"} & {*each.parameters}])
def test_a_report_tells_programs_the_days_it_was_asked_for(
    office: Office, asked: dict[str, dict[str, str]], name: str
) -> None:
    days = {"on": "2026-12-03", "from_": "2026-03-02", "to": "2026-12-03"}
    days = {key: day for key, day in days.items() if key in REPORTS[name].parameters}
    told_of = told(made(office, name, **asked.get(name, {}), **days))["parameters"]
    assert {key: told_of.get(key.rstrip("_")) for key in days} == days


def test_the_ledger_names_records_and_states_by_their_codes(office: Office, laptop_of_zhang: Asset) -> None:
    (row,) = told(made(office, "asset-ledger"))["tables"][0]["rows"]
    names = ("category", "department", "place", "custodian", "status", "method")
    assert [row[name] for name in names] == ["04", "", "A-ST", "001", "in_use", "straight_line"]


@pytest.fixture
def laptop_of_zhang(office: Office, people: SimpleNamespace, places: SimpleNamespace) -> Asset:  # noqa: F811
    return card(office, place=places.store, custodian=people.zhang)


def test_what_is_due_is_told_as_the_first_screen_tells_it(office: Office, laptop_of_zhang: Asset) -> None:
    rows = told(made(office, "today"))["tables"][0]["rows"]
    assert {row["state"] for row in rows} <= {"overdue", "due", "soon", "info"}
    assert {row["kind"] for row in rows} <= {"", *office.kinds}
    assert any(row["kind"] in office.kinds for row in rows)


def test_the_card_tells_programs_who_had_it_by_codes_and_why_in_words_that_stay(
    office: Office,
    people: SimpleNamespace,  # noqa: F811
    places: SimpleNamespace,  # noqa: F811
) -> None:
    asset = card(office, place=places.store, custodian=people.zhang)
    custody.move(office, "001", fresh(asset), place=places.meeting, reason="旧了")
    count = keeping.add(office, "001", Stocktake, {"name": "March"})
    assert isinstance(count, Stocktake)
    stocktakes.finish(office, "001", count, counted_by=people.zhang)
    settlement.decide(office, "001", stocktakes.lines(count)[0], decision="lost")
    settlement.review(office, "001", count, reviewer=people.li)
    settlement.book(office, "001", count, approver=keeping.edit(office, "", people.wang, {"approval_limit": None}))
    language.use("zh_CN")
    page = made(office, "asset-card", asset=asset.number)
    (events,) = (table for table in told(page)["tables"] if table["name"] == "events")
    assert [(row["change"], row["reason"]) for row in events["rows"]] == [
        ("place: A-ST; custodian: 001", ""),
        ("place: A-ST -> A-MR", "旧了"),
        ("", "Missing"),
        ("", f"Missing in stocktake {count.number}"),
    ]
    assert "存放地点：" in "".join(csv_lines(page))
