"""Exporting: what goes out comes back the same, whatever it holds, and no spreadsheet runs any of it."""

import csv
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets import changes, custody, disposals, ledger, parts, posting
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import Asset, AssetCategory, DepreciationRun, Maintenance
from bizdesk.exchange.cells import reader
from bizdesk.exchange.guarding import guarded, unguarded
from bizdesk.exchange.importing import apply
from bizdesk.exchange.matching import Column, importable
from bizdesk.founding import found
from bizdesk.kinds import KINDS
from bizdesk.office import language, notes
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Tags
from bizdesk.office.file import Office
from bizdesk.office.holidays import Holiday
from bizdesk.office.language import _
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.office.record import Record
from tests.hostile import HOSTILE

from .conftest import export, looked_at

# In an order in which nothing names what comes later; managers are in departments and departments have managers.
ROUND = (Place, Department, Staff, Department, Supplier, Holiday, AssetCategory, Asset, Maintenance)
ODD = (
    "=1+1", "'=1+1", "''=x", "'plain", "-5", "+86 10 5555", "@x", "＝1", "#REF!", "'#N/A", "1.5E+10",
    "合计", "总计：", "'合计",
    "0012", "1e5", "2026-03-01", "审核：", "日期", "_x0007_", "true", "￥5", "5%", "a,b;c\t\"d\"",
)  # fmt: skip


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Office]:
    """An office with nothing in common with the first but its presets."""
    with found(tmp_path / "other.bizdesk", country="CN", clock=lambda: datetime(2026, 3, 16, 4, tzinfo=UTC)) as other:
        yield other


def fill(office: Office) -> None:
    """Every kind that can be imported, in many states."""
    office.activate()
    keep = lambda model, **values: keeping.add(office, "", model, values)  # noqa: E731
    keep(Place, code="00", name="架子", parent=keep(Place, code="Z", name="新楼", remarks="两行\n备注"))
    team = keep(Department, code="11", name="质检部", parent=Department.named("03"))
    person = keep(Staff, number="007", name="张三", department=team, hired_on=date(2020, 2, 29),
                  roles="keeper,approver", approval_limit=12_345, skills="Excel,驾驶")  # fmt: skip
    keeping.edit(office, "", team, {"manager": person})
    firm = keep(Supplier, name="=cmd|' /C calc'!A0", phone="+86 10", rating="A", active=False)
    keep(Holiday, date=date(2031, 5, 4), name="青年节", kind="workday")
    kind = keep(AssetCategory, code="041", name="服务器", parent=AssetCategory.named("04"), life_months=60,
                residual_percent=Decimal("0.5"))  # fmt: skip
    card: dict[str, Any] = {
        "category": kind,
        "cost": 340_708,
        "acquired_on": date(2024, 1, 10),
        "in_use_on": date(2024, 1, 20),
    }
    one = keep(Asset, **card, name="服务器 甲", serial="007", quantity=Decimal("1.5"), opening_accumulated=8_910,
               opening_months=1, supplier=firm, department=team, user=person,
               warranty_until=date(2027, 1, 9))  # fmt: skip
    two = keep(
        Asset, **card, name="服务器 乙", residual=1, declining_rate=Decimal("33.3333"), method="declining_balance"
    )
    keep(Asset, **{**card, "in_use_on": None}, name="未启用")
    keep(Asset, **card, name="里程", method="units_of_production", total_units=Decimal("30000.5"))
    three, four = (
        keep(Asset, **card, name=name, method="straight_line", quantity=Decimal(2)) for name in ("合并", "拆分")
    )
    parts.merge(office, "", three, into=four)
    parts.split(office, "", four, quantities=[Decimal(3), Decimal(1)])
    changes.impair(office, "", four, amount=10_000, reason="划痕")
    applicant = keep(Staff, number="008", name="李四", roles="applicant,keeper")
    approver = keep(Staff, number="009", name="王五", roles="approver")
    sold = keep(Asset, **card, name="已售", user=person, serial="008", residual=1)
    applied = disposals.request(office, "", sold, kind="sale", reason="旧", requested_by=applicant)
    disposals.approve(office, "", applied, approver=approver)
    disposals.dispose(office, "008", applied, on=date(2026, 3, 16), proceeds=5)
    custody.store(office, "", one)
    custody.lend(office, "", two, user=person, due_back_on=date(2026, 5, 1))
    keep(Maintenance, asset=one, planned_on=date(2026, 4, 1), cost=5, under_warranty=True, description="换风扇")


def stand(office: Office, kind: type[Record]) -> list[dict[str, Any]]:
    """What an import gives of every record, references by their numbers."""
    office.activate()
    key: Any = kind.key_field()
    return [
        {name: field.plain(record.__data__[name], office) for name, field in importable(kind).items()}
        for record in kind.select().order_by(key)
    ]


@pytest.mark.parametrize(("lang", "there"), [("en", "en"), ("zh_CN", "zh_CN"), ("zh_CN", "en"), ("en", "zh_CN")])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_everything_comes_back(
    office: Office, other: Office, tmp_path: Path, ending: str, lang: str, there: str
) -> None:
    fill(office)
    language.use(lang)
    for kind in set(ROUND):
        export(office, kind, tmp_path / f"{kind.kind_name()}.{ending}")
    manager = Department.manager.label
    language.use(there)
    for kind in set(ROUND):
        office.activate()
        assert {row.fate for row in looked_at(office, kind, tmp_path / f"{kind.kind_name()}.{ending}").rows} == {"same"}
    for round_, kind in enumerate(ROUND):
        path = tmp_path / f"{kind.kind_name()}.{ending}"
        mapping = {manager: ""} if kind is Department and round_ < 2 else {}
        plan = looked_at(other, kind, path, mapping=mapping, update=kind is Department)
        assert [row.words for row in plan.rows if row.fate == "refused"] == []
        apply(other, "", plan)
    for kind in set(ROUND):
        assert stand(other, kind) == stand(office, kind), kind.kind_name()
    assert {asset.status for asset in Asset.select()} >= {"sold", "merged", "on_loan", "idle", "draft", "in_use"}
    worth = []
    for each in (office, other):
        each.activate()
        assert list(invariants(each)) == []
        sold = Asset.get(Asset.status == "sold")
        worth.append([ledger.value(sold, day) for day in (date(2025, 6, 30), date(2026, 3, 15), date(2026, 3, 16))])
    assert worth[0] == worth[1], "what was sold is worth the same on any day"


@pytest.mark.parametrize("there", language.LANGUAGES)
def test_what_a_choice_is_called_in_any_language_is_understood_in_any(office: Office, there: str) -> None:
    called = []
    for lang in language.LANGUAGES:
        language.use(lang)
        for kind in set(ROUND):
            lists = {name: field for name, field in importable(kind).items() if isinstance(field, Choice | Tags)}
            called += [(kind, name, word, _(label)) for name, field in lists.items()
                       for word, label in field.options.items()]  # fmt: skip
    language.use(there)
    for kind, name, word, label in called:
        assert reader(kind, Column(name, 0, name), kind.fields()[name], office, print)(label) == word, (name, label)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_hostile_texts_come_back(office: Office, other: Office, tmp_path: Path, ending: str) -> None:
    for number, text in enumerate((*HOSTILE, *ODD)):
        for name in ("code", "name", "contact", "remarks"):
            values = {"code": f"{name}-{number}", "name": "x", name: text}
            try:
                keeping.add(office, "", Supplier, values)
            except Refused:
                assert name in ("code", "name") or len(text) > 200 or not text.isprintable()
    path = tmp_path / f"suppliers.{ending}"
    result = export(office, Supplier, path)
    assert result.rows == Supplier.select().count() > 250
    # The two of Unicode's noncharacters that XML has no way to write; a code holds neither.
    assert result.replaced == (3 if ending == "xlsx" else 0)
    assert apply(other, "", looked_at(other, Supplier, path)).added == result.rows
    came, went = stand(other, Supplier), stand(office, Supplier)
    plainly = [
        {k: v.replace("\uffff", "\ufffd") if ending == "xlsx" and isinstance(v, str) else v for k, v in row.items()}
        for row in went
    ]
    assert sorted(map(repr, came)) == sorted(map(repr, plainly))


def test_no_cell_is_a_formula(office: Office, tmp_path: Path) -> None:
    for number, text in enumerate(ODD):
        keeping.add(office, "", Supplier, {"code": f"F{number}", "name": text})
    export(office, Supplier, tmp_path / "s.csv", None, ["name"])
    with (tmp_path / "s.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = [row[0] for row in csv.reader(stream)]
    assert not [
        cell for cell in cells if cell.lstrip(" \u3000").startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋"))
    ]
    assert "'=1+1" in cells
    export(office, Supplier, tmp_path / "s.xlsx", None, ["name"])
    with zipfile.ZipFile(tmp_path / "s.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("workbook", [False, True])
def test_a_mark_is_taken_off_only_where_one_was_put(workbook: bool) -> None:
    for text in (*HOSTILE[:-1], *ODD, "_x005F_x0007_", "a\x07=1"):
        assert unguarded(guarded(text, workbook), workbook) == text
        assert unguarded(guarded("'" + text, workbook), workbook) == "'" + text


def test_the_rows_and_columns_asked_for(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    export(office, Place, path, Place.parent.is_null(False), ["name", "parent"])
    assert path.read_bytes().decode("utf-8-sig").splitlines() == [
        "Name,Lies in",
        "Meeting room,A",
        "Server room,A",
        "Store room,A",
    ]
    result = export(office, Place, path, Place.select().where(Place.code == "A"))
    assert result.rows == 1
    with pytest.raises(Refused, match="Place has no field colour"):
        export(office, Place, path, None, ["colour"])


def test_values_are_plain(office: Office, tmp_path: Path) -> None:
    fill(office)
    path = tmp_path / "assets.csv"
    export(
        office,
        Asset,
        path,
        Asset.serial == "007",
        ["serial", "cost", "quantity", "acquired_on", "residual_percent", "place"],
    )
    assert path.read_bytes().decode("utf-8-sig").splitlines()[1] == "007,3407.08,1.5,2024-01-10,0.5%,"


def cells_of(path: Path) -> list[list[Any]]:
    """The cells of a workbook as another program reads them."""
    import python_calamine

    return python_calamine.load_workbook(path).get_sheet_by_index(0).to_python()


def test_moments_stand_in_a_workbook_in_the_offices_time(office: Office, tmp_path: Path) -> None:
    """What is written at 04:00 UTC is written at noon in Shanghai."""
    fill(office)
    notes.write(office, "", Place.named("Z"), "钥匙在前台", "internal")
    posting.depreciate(office, "", "2026-02")
    for kind in KINDS.values():
        path = tmp_path / f"{kind.kind_name()}.xlsx"
        assert export(office, kind, path).rows == kind.select().count()
    (heading, row) = cells_of(tmp_path / "note.xlsx")
    assert row[heading.index(notes.Note.written_at.label)] == datetime(2026, 3, 16, 12)
    heading, *runs = cells_of(tmp_path / "depreciation_run.xlsx")
    at = heading.index(DepreciationRun.posted_at.label)
    assert {row[at] for row in runs} == {datetime(2026, 3, 16, 12)}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_sentences_of_the_program_go_out_in_words(office: Office, tmp_path: Path, ending: str) -> None:
    fill(office)
    posting.depreciate(office, "", "2026-02")
    run = DepreciationRun.select().where(DepreciationRun.failures != "").get()
    path = tmp_path / f"runs.{ending}"
    words = []
    for lang in language.LANGUAGES:
        language.use(lang)
        export(office, DepreciationRun, path, None, ["failures"])
        told = str(cells_of(path)) if ending == "xlsx" else path.read_text("utf-8-sig")
        words.append(DepreciationRun.failures.show(run.failures, office))
        assert words[-1].splitlines()[0] in told
        assert "\x1f" not in told
        assert "{number}" not in told
    assert len(set(words)) == len(language.LANGUAGES)


def test_every_label_of_a_kind_is_a_heading_of_its_own() -> None:
    for lang in language.LANGUAGES:
        language.use(lang)
        for kind in KINDS.values():
            labels = [field.label for field in importable(kind).values()]
            assert len(set(labels)) == len(labels), (lang, kind.kind_name())


def test_files_that_cannot_be_written(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        export(office, Place, tmp_path / "none" / "p.csv")
    with pytest.raises(Refused, match=r"\.csv or an \.xlsx"):
        export(office, Place, tmp_path / "p.pdf")
    (tmp_path / "link.csv").symlink_to(office.path)
    with pytest.raises(Refused, match="office file itself"):
        export(office, Place, tmp_path / "link.csv")
    assert not list(tmp_path.glob("*.partial"))


def test_an_export_that_breaks_off_leaves_the_old_file(office: Office, tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "p.csv"
    path.write_text("old")

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Refused, match="No space left"):
        export(office, Place, path)
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.glob("p*")] == ["p.csv"]


@pytest.mark.parametrize("workbook", [False, True])
@pytest.mark.parametrize("text", ["总经理", "保管人", "日期", "合计", "负责人", "审核"])
def test_plain_words_go_out_as_they_are(text: str, workbook: bool) -> None:
    assert guarded(text, workbook) == text
    assert unguarded("'" + text, workbook) == text, "earlier files marked them"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_is_marked(sign: str) -> None:
    assert guarded(f"{sign}1", False) == f"'{sign}1"
