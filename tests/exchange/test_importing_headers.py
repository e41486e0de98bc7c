"""Headings: both languages, other programs' words, units, and mappings that override them."""

from pathlib import Path

import pytest

from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.exchange.importing import apply
from bizdesk.exchange.matching import importable, match
from bizdesk.exchange.meanings import catalogues
from bizdesk.kinds import KINDS
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Staff, Supplier


def fields(kind, headings: str, mapping: dict[str, str] | None = None) -> list[str | None]:
    columns = match(kind, headings.split(","), mapping or {})
    return [f"{c.field}:{c.way}" if c.way else c.field for c in columns.values()]


def test_a_chinese_ledger() -> None:
    """The columns of forms-and-glossary: what an office's ledger is headed with."""
    assert fields(Asset, "资产编号,资产名称,资产类别*,品牌,规格型号,型号,出厂编号（序列号）,计量单位,数量") == [
        "number", "name", "category", "manufacturer", "specification", "model", "serial", "unit", "quantity",
    ]  # fmt: skip
    assert fields(Asset, "购置日期,开始使用日期,原值（元）,净残值率,净残值,使用年限,折旧方法,累计折旧,已计提月份") == [
        "acquired_on", "in_use_on", "cost:1", "residual_percent", "residual", "life_months:years",
        "method", "opening_accumulated", "opening_months:months",
    ]  # fmt: skip
    assert fields(Asset, "使用部门,使用人,保管人,存放地点,使用状况,供应商,发票号,合同号,凭证号,保修到期日,备注") == [
        "department", "user", "custodian", "place", "status", "supplier", "invoice_number", "contract_number",
        "voucher_number", "warranty_until", "remarks",
    ]  # fmt: skip


def test_the_headings_of_another_program() -> None:
    """Those of Snipe-IT's asset export."""
    assert fields(Asset, "Asset Tag,Item Name,Purchase Date,Purchase Cost,Model Number,Serial,Manufacturer") == [
        "number", "name", "acquired_on", "cost", "specification", "serial", "manufacturer",
    ]  # fmt: skip
    assert fields(Asset, "Category,Location,Supplier,Company,Notes,Warranty Months") == [
        "category", "place", "supplier", "department", "remarks", "warranty_until:months",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("原值（万元）", "cost:10000"),
        ("原　值 (千元)", "cost:1000"),
        ("原值(千元)", "cost:1000"),
        ("使用寿命(月)", "life_months:months"),
        ("使用年限（年）", "life_months:years"),
        ("使用年限(月)", "life_months:months"),
        ("使用月数", "life_months:months"),
        ("Useful life (months)", "life_months:months"),
        ("USEFUL LIFE", "life_months:years"),
        ("ｃｏｓｔ＊", "cost"),
        ("life_months", "life_months:months"),
        ("保修期(月)", "warranty_until:months"),
        ("入账日期", "acquired_on"),
    ],
)
def test_units_and_forms_of_writing(heading: str, found: str | None) -> None:
    assert fields(Asset, heading) == [found]


def test_every_label_of_every_language_finds_its_field() -> None:
    for kind in KINDS.values():
        for name, field in importable(kind).items():
            for label in {field.verbose_name, name, *(each.gettext(field.verbose_name) for each in catalogues())}:
                (column,) = match(kind, [label], {}).values()
                assert column.field == name, (kind.kind_name(), label)


def test_columns_that_bring_nothing_are_named_with_the_reason() -> None:
    columns = match(Asset, ["序号", "月折旧额", "减值准备", "颜色", "名称"], {})
    assert [column.reason for column in columns.values()] == [
        "It only counts the rows.",
        "It is worked out by bizdesk.",
        "An impairment is booked with the step 'Impair'.",
        "No field is called so. Say which it is, or ignore it.",
        "",
    ]


def test_two_columns_for_one_field_are_refused_unless_one_brings_nothing() -> None:
    with pytest.raises(Refused, match="手机 and 联系电话 both give Phone"):
        match(Supplier, ["名称", "手机", "联系电话"], {}, [["甲", "1", "2"]])
    empty = match(Supplier, ["名称", "手机", "联系电话"], {}, [["甲", "", "2"]])
    assert (empty["手机"].field, empty["联系电话"].field) == (None, "phone")
    repeated = match(Supplier, ["名称", "手机", "联系电话"], {}, [["甲", "2", "2"]])
    assert repeated["联系电话"].reason == "It repeats 手机."
    assert fields(Supplier, "名称,手机,联系电话", {"手机": ""}) == ["name", None, "phone"]


def test_a_weaker_word_gives_way() -> None:
    columns = match(Asset, ["购置日期", "入账日期", "部门", "公司"], {})
    assert [column.field for column in columns.values()] == ["acquired_on", None, "department", None]
    assert columns["公司"].reason == "部门 gives Department already."
    assert fields(Staff, "Full Name,First Name,Last Name") == ["name", None, None]


def test_a_mapping_overrides() -> None:
    assert fields(Asset, "甲,名称,Date", {"甲": "name", "名称": "", "date": "acquired_on:mdy"}) == [
        "name", None, "acquired_on:mdy",
    ]  # fmt: skip
    assert fields(Asset, "甲", {"甲": "Original cost"}) == ["cost"]
    for mapping, words in (
        ({"乙": "name"}, "There is no heading 乙. The file has: 甲"),
        ({"甲": "colour"}, "Asset has no field colour to be imported"),
        ({"甲": "revision"}, "has no field revision"),
        ({"甲": "cost:miles"}, "after the colon stands one of"),
    ):
        with pytest.raises(Refused, match=words):
            match(Asset, ["甲"], mapping)


def test_the_header_is_found_by_a_mapping_alone(written, look) -> None:
    path = written("说明,,", ["甲", "乙", ""], "A,B,")
    plan = look(AssetCategory, path, mapping={"甲": "code", "乙": "name"})
    assert [(row.line, row.fate, row.key) for row in plan.rows] == [(1, "skipped", ""), (3, "add", "A")]


def test_headings_that_were_kept_from_being_run_are_known(written, look) -> None:
    path = written("'工号,'姓名,'部门,'入职日期", "010,张三,02,2020-01-06")
    assert [column.field for column in look(Staff, path).columns.values()] == [
        "number",
        "name",
        "department",
        "hired_on",
    ]


def test_rejected_rows_come_back_when_they_are_mended(office: Office, written, look, tmp_path: Path) -> None:
    header = "资产编号,资产名称,类别,原值,购置日期,保管人,负责人,备注"
    plan = look(Asset, written(header, "1,桌,05,x,2026-01-05,,,总经理"), mapping={"负责人": ""})
    rejects = tmp_path / "rejects.csv"
    apply(office, "", plan, rejects)
    text = rejects.read_text(encoding="utf-8-sig")
    assert text.startswith(header)
    assert "'" not in text
    rejects.write_text(text.replace(",x,", ",800,"), encoding="utf-8-sig")
    again = look(Asset, rejects, mapping={"负责人": ""})
    assert ([row.fate for row in again.rows], again.columns["保管人"].field) == (["add"], "custodian")
