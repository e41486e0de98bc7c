"""What the stories of import share: files as offices write them, and the plan of importing one."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.exchange.exporting import ExportResult, exporting
from bizdesk.exchange.importing import ImportPlan, ImportResult, apply, plan
from bizdesk.office.file import Office
from bizdesk.office.record import Record
from bizdesk.office.work import finished
from bizdesk.supplies.models import PurchasePlan, Supply

Look = Callable[..., ImportPlan]
Write = Callable[..., Path]


def looked_at(office: Office, kind: type[Record], path: Path, **how: Any) -> ImportPlan:
    """The plan of importing a file."""
    return finished(plan(office, kind, path, **how))


def export(office: Office, *what: Any) -> ExportResult:
    """Export in one go."""
    return finished(exporting(office, *what))


@pytest.fixture
def look(office: Office) -> Look:
    """look(kind, path, ...) is the plan of importing a file into the office."""
    return lambda kind, path, **how: looked_at(office, kind, path, **how)


@pytest.fixture
def bring(office: Office) -> Callable[..., ImportResult]:
    """bring(kind, path, ...) imports a file into the office."""
    return lambda kind, path, rejects=None, **how: apply(office, "", looked_at(office, kind, path, **how), rejects)


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """written(header, *rows) is a CSV file of them."""

    def write(header: str, *rows: list[str] | str, name: str = "ledger.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(header.split(","))
            for row in rows:
                writer.writerow(row.split(",") if isinstance(row, str) else row)
        return path

    return write


def fates(plan: ImportPlan) -> list[tuple[int, str]]:
    """Every line with its fate."""
    return [(row.line, row.fate) for row in plan.rows]


@pytest.fixture
def march(office: Office) -> PurchasePlan:
    """The plan of March, still a draft."""
    plan = keeping.add(office, "", PurchasePlan, {"title": "March"})
    assert isinstance(plan, PurchasePlan)
    return plan


@pytest.fixture
def kept(office: Office) -> dict[str, Supply]:
    """Two pens of one name, and paper."""
    told = {
        "B-01": {"name": "中性笔", "specification": "0.5mm", "unit": "支", "barcodes": "690001,690002"},
        "B-02": {"name": "中性笔", "specification": "0.7mm", "unit": "支"},
        "B-03": {"name": "复印纸", "specification": "A4 70g", "unit": "包"},
    }
    return {code: keeping.add(office, "", Supply, {"code": code, **values}) for code, values in told.items()}  # type: ignore[misc]
