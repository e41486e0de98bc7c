"""What holds of every report of supplies: names, both languages, empty offices, hostile text, narrow pages."""

import json
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office import language
from bizdesk.office.text import cells
from bizdesk.reporting import REPORTS
from bizdesk.reports import render
from bizdesk.reports.as_text import pages
from bizdesk.reports.report import Report, Table
from bizdesk.reports.widths import PORTRAIT
from bizdesk.supplies.models import Requisition, RequisitionLine, SupplyCount
from tests.supplies.store import Store

PROMISED = {
    "stock": ("stock", "code name place quantity unit value unit_cost"),
    "stock-period": (
        "lines",
        "code name unit opening_quantity opening_value in_quantity in_value out_quantity out_value closing_quantity"
        " closing_value unit_cost alert",
    ),
    "stock-card": ("card", "date number kind quantity value balance balance_value reason"),
    "consumption": ("by_supply", "code name unit quantity"),
    "abc": ("abc", "code name unit quantity value share cumulated class"),
    "dead-stock": ("dead_stock", "code name quantity unit value"),
    "expiring": ("expiring", "code name place batch expires_on days_left quantity unit value"),
    "requisition": ("lines", "line code name specification quantity unit approved issued"),
    "issue-register": ("issues", "line date number department staff name specification unit quantity"),
    "count-sheet": ("place_1", "code name specification batch unit"),
    "count-differences": ("differences", "code name specification batch place unit book counted recounted"),
}
ASKED = {
    "stock-card": {"supply": "YP-1"},
    "requisition": {"requisition": "LY-2026-0001"},
    "count-sheet": {"supply_count": "KP-2026-0001"},
    "count-differences": {"supply_count": "KP-2026-0001"},
    "dead-stock": {"days": "0"},
}


def lived(store: Store, name: str = "Pen") -> None:
    """A little of everything: goods in and out, a lot, a requisition, a count with a difference."""
    pen = store.supply(name=name, specification=name)
    milk = store.supply("YP-2", track_expiry=True)
    store.receive(pen, 20, 2_000, on=store.ago(90), reason=name)
    store.receive(milk, 6, 600, batch=name, expires_on=store.ago(-3))
    store.issue(pen, 3, reason=name)
    store.do(pen, "issue", quantity=Decimal(1), department=store.department)
    asked = keeping.add(store.office, "003", Requisition, {"purpose": name})
    keeping.add(store.office, "003", RequisitionLine, {"requisition": asked, "supply": pen, "quantity": Decimal(2)})
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", who="001", approver=store.lin, opinion=name)
    count = keeping.add(store.office, "002", SupplyCount, {"title": name})
    store.do(count, "enter", supply=pen, quantity=Decimal(12), reason=name)
    store.do(count, "count", counted_by=store.chen)


def made(store: Store, name: str) -> Report:
    return REPORTS[name].made(store.office, ASKED.get(name, {}))


@pytest.mark.parametrize("name", PROMISED)
def test_the_columns_that_were_promised_come_first_in_their_order(store: Store, name: str) -> None:
    lived(store)
    report, (part, columns) = made(store, name), PROMISED[name]
    assert report.name == name
    assert report.as_of or report.period
    (table,) = (block for block in report.blocks if isinstance(block, Table) and block.name == part)
    assert [column.name for column in table.columns][: len(columns.split())] == columns.split()
    assert table.rows


@pytest.mark.parametrize("name", PROMISED)
def test_programs_are_told_the_same_in_both_languages_and_nothing_is_null(store: Store, name: str) -> None:
    lived(store)
    tables = []
    for each in ("en", "zh_CN"):
        language.use(each)
        report: dict[str, Any] = json.loads("".join(render.pieces(made(store, name), "json")))
        told = [value for part in report["tables"] for row in part["rows"] for value in row.values()]
        told += [label for chart in report["charts"] for label in chart["labels"]]
        assert None not in told
        tables.append(told)
    assert tables[0] == tables[1]


@pytest.mark.parametrize("name", [name for name in PROMISED if name not in ASKED or name == "dead-stock"])
def test_an_empty_office_says_so(store: Store, name: str) -> None:
    (table, *_rest) = (block for block in made(store, name).blocks if isinstance(block, Table) and not block.rows)
    assert table.empty
    for format in ("text", "html"):
        assert table.empty in "".join(render.pieces(made(store, name), format))
    for format in ("csv", "json"):
        assert "None" not in "".join(render.pieces(made(store, name), format))


@pytest.mark.parametrize("text", ["[/]", "a\x1b[2Jb", "<script>alert(1)</script>", "=1+1", "\u202eevil", "{number}"])
def test_hostile_words_are_shown_plainly_everywhere(store: Store, text: str) -> None:
    lived(store, text)
    for name in PROMISED:
        for format in ("text", "html", "csv", "json"):
            out = "".join(render.pieces(made(store, name), format))
            assert "\x1b" not in out
            assert "<script>" not in out or format != "html"
            if format == "csv":
                assert not any(cell.startswith(("=", '"=')) for line in out.splitlines() for cell in line.split(","))
        workbook = BytesIO()
        render.render(made(store, name), "xlsx", workbook)
        assert workbook.getvalue()


@pytest.mark.parametrize("each", language.LANGUAGES)
def test_forty_columns_are_enough(store: Store, each: str) -> None:
    lived(store)
    language.use(each)
    for name in PROMISED:
        lines = "".join(pages(made(store, name), replace(PORTRAIT, width=40))).splitlines()
        assert max(map(cells, lines)) <= 40
