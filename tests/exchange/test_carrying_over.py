"""A ledger carried from one office into a fresh one: what it names by code comes with its name."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.exchange.importing import ImportPlan, apply
from bizdesk.founding import found
from bizdesk.office import language
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.office.record import Record

from .conftest import export, looked_at


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Office]:
    """An office that knows nothing but the presets of China."""
    with found(tmp_path / "fresh.bizdesk", country="CN", clock=lambda: datetime(2026, 3, 16, 4, tzinfo=UTC)) as fresh:
        yield fresh


@pytest.fixture
def ledger(office: Office) -> Office:
    """Three assets that name what no other office has."""

    def keep(kind: type[Record], **values: Any) -> Any:
        return keeping.add(office, "", kind, values)

    team = keep(Department, code="Q1", name="质检部")
    card: dict[str, Any] = {"acquired_on": date(2026, 1, 5), "in_use_on": date(2026, 1, 5), "cost": 100_00}
    card |= {"category": keep(AssetCategory, code="041", name="服务器", life_months=36), "department": team}
    keep(
        Asset, **card, name="甲", place=keep(Place, code="B-ST", name="Store room")
    )  # the presets have one of that name
    keep(Asset, **card, name="乙", user=keep(Staff, number="007", name="张三"), place=Place.named("A-ST"))
    keep(Asset, **card, name="丙", supplier=keep(Supplier, name="=cmd"), custodian=Staff.named("007"))
    return office


def carried(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(row.fate, row.words) for row in plan.rows if row.fate not in ("add", "same")]


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_ledger_goes_into_a_fresh_office_and_back(
    ledger: Office, fresh: Office, tmp_path: Path, ending: str, lang: str
) -> None:
    language.use(lang)
    there, back = tmp_path / f"there.{ending}", tmp_path / f"back.{ending}"
    export(ledger, Asset, there)
    plan = looked_at(fresh, Asset, there, create=True)
    assert carried(plan) == []
    assert apply(fresh, "", plan).created == 5
    assert [(place.code, place.name) for place in Place.select().where(Place.code == "B-ST")] == [
        ("B-ST", "Store room")
    ]
    assert Staff.named("007").name == "张三"
    export(fresh, Asset, back)
    ledger.activate()
    home = looked_at(ledger, Asset, back)
    assert [row.fate for row in home.rows] == ["same"] * 3
    assert home.notes == []
    if ending == "csv":
        assert back.read_bytes() == there.read_bytes()


def test_names_stand_beside_codes(ledger: Office, tmp_path: Path) -> None:
    export(ledger, Asset, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        first = next(csv.DictReader(stream))
    assert (first["Category"], first["Category (name)"]) == ("041", "服务器")
    assert (first["Location"], first["Location (name)"]) == ("B-ST", "Store room")


HEADER = "资产编号,资产名称,类别,Category (name),原值,购置日期"


def test_zeros_that_a_spreadsheet_ate_are_found_by_the_name(office: Office, written, look) -> None:
    """04 is Electronics; 4 with another name is nothing."""
    plan = look(Asset, written(HEADER, "1,a,4,Electronics,1,2026-01-05", "2,b,4.0,Electronics,1,2026-01-05"))
    assert [row.fate for row in plan.rows] == ["add", "refused"]
    assert plan.rows[0].values["category"].code == "04"
    assert look(Asset, written(HEADER, "1,a,4,Furniture,1,2026-01-05")).rows[0].fate == "refused"


def test_a_code_that_means_something_else_here_is_said(office: Office, written, look) -> None:
    plan = look(Asset, written(HEADER, "1,a,04,Boats,1,2026-01-05", "2,b,04,Boats,1,2026-01-05"))
    assert [row.fate for row in plan.rows] == ["add", "add"]
    assert [note for note in plan.notes if "Boats" in note] == [
        "Category: 04 is 04 Electronics in this office, not Boats as in the file. The one here was taken."
    ]
    assert not any(
        "in this office" in note for note in look(Asset, written(HEADER, "1,a,04,电子设备,1,2026-01-05")).notes
    )


def test_names_without_codes_name_by_themselves(office: Office, written, look) -> None:
    plan = look(Asset, written("Asset tag,Name,Category (name),Cost,Date", "1,a,Electronics,1,2026-01-05"))
    assert plan.rows[0].values["category"].code == "04"
    both = look(Asset, written(HEADER, "1,a,,Electronics,1,2026-01-05"))
    assert both.rows[0].values["category"].code == "04"
    ignored = look(Asset, written(HEADER, "1,a,04,Electronics,1,2026-01-05"), mapping={"类别": ""})
    assert [column.field for column in ignored.columns.values()][2:4] == [None, None]


def test_what_is_made_keeps_its_code_or_gets_the_next(office: Office, written, bring) -> None:
    header = HEADER + ",部门,Department (name)"
    rows = ("1,a,04,,1,2026-01-05,q1,质检部", "2,b,04,,1,2026-01-05,Q1,", "3,c,04,,1,2026-01-05,,采样部")
    assert bring(Asset, written(header, *rows), create=True).created == 2
    assert [(row.code, row.name) for row in Department.select().where(Department.name.in_(["质检部", "采样部"]))] == [
        ("q1", "质检部"),
        ("08", "采样部"),  # the presets end with 07
    ]
    assert Asset.named("2").department.name == "质检部"
