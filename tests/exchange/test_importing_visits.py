"""Return visits go out with what came of them, come in again, and a number never names another's visit."""

from datetime import date
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.complaints import visiting
from bizdesk.complaints.models import Visit
from bizdesk.exchange.importing import apply
from bizdesk.exchange.matching import importable
from bizdesk.founding import found
from bizdesk.office.check import check
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office

from .conftest import export, fates, looked_at

HEAD = "回访编号,客户,计划回访日期,状态,完成日期,受访人,满意度,意见建议"


@pytest.fixture
def yards(office: Office) -> Customer:
    """Visited every quarter: its visits of 2026 are planned with it."""
    return keeping.add(office, "", Customer, {"name": "海港船厂", "level": "A"})  # type: ignore[return-value]


def visits(office: Office) -> list[tuple[object, ...]]:
    office.activate()
    names = [name for name in importable(Visit) if name != "customer"]
    return [tuple(getattr(each, name) for name in names) for each in Visit.select().order_by(Visit.number)]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_came_of_visits_goes_out_and_comes_in_elsewhere(
    office: Office, yards: Customer, tmp_path: Path, ending: str
) -> None:
    made, off, *_rest = Visit.select().order_by(Visit.number)
    visiting.finish(office, "", made, person_reached="Meyer", satisfaction=4, suggestions="电话预约", content="都好")
    visiting.cancel(office, "", off, reason="停产")
    path = tmp_path / f"visits.{ending}"
    export(office, Visit, path)
    assert {fate.fate for fate in looked_at(office, Visit, path).rows} == {"same"}
    before = visits(office)
    with found(tmp_path / "other.bizdesk", country="CN", clock=office.clock) as other:
        keeping.add(other, "", Customer, {"name": "海港船厂", "status": "prospect"})
        apply(other, "", looked_at(other, Visit, path))
        assert visits(other) == before
        told = Visit.named(made.number)
        assert (told.state, told.done_on, told.person_reached, told.satisfaction) == (
            "done", date(2026, 3, 16), "Meyer", 4,
        )  # fmt: skip
        assert check(other) == []


def test_scores_by_question_are_in_a_list_of_their_own(office: Office, yards: Customer, tmp_path: Path) -> None:
    made = Visit.select().order_by(Visit.number).get()
    assert export(office, Visit, tmp_path / "before.csv").left_out == ""
    first = visiting.asked()[0].code
    visiting.finish(office, "", made, person_reached="Meyer", scores=f"{first}=4")
    assert "list of visit scores" in export(office, Visit, tmp_path / "visits.csv").left_out


def test_a_register_of_visits_is_taken_or_named_row_by_row(
    office: Office, yards: Customer, written, look, bring
) -> None:  # type: ignore[no-untyped-def]
    path = written(
        HEAD,
        "1,海港船厂,2025-03-06,已回访,2025-03-10,Meyer,4,电话预约",
        "2,海港船厂,2025-06-06,,2025-06-06,Meyer,,",
        "3,海港船厂,2025-09-05,已完成,,,,",
        "4,海港船厂,2025-09-05,待回访,,,5,",
        "5,海港船厂,2025-09-05,已回访,2027-01-01,Meyer,5,",
        "6,海港船厂,2025-12-05,待回访,,,,",
    )
    plan = look(Visit, path)
    assert [fate for _line, fate in fates(plan)] == ["add", "add", "add", "refused", "refused", "add"]
    assert "counts as made on the day it was due" in plan.rows[2].words
    assert "not said to be made" in plan.rows[3].words
    bring(Visit, path, rejects=path.with_name("rejected.csv"))
    told = {each.number: (each.state, each.done_on) for each in Visit.select().where(Visit.due_on < office.today())}
    assert told == {
        "1": ("done", date(2025, 3, 10)),
        "2": ("done", date(2025, 6, 6)),
        "3": ("done", date(2025, 9, 5)),
        "6": ("planned", None),
    }
    assert [fate for _line, fate in fates(look(Visit, path))] == ["same"] * 3 + ["refused"] * 2 + ["same"]


@pytest.mark.parametrize("update", [False, True])
def test_a_number_that_is_another_customers_visit_here_is_refused(  # type: ignore[no-untyped-def]
    office: Office, yards: Customer, written, look, update: bool
) -> None:
    keeping.add(office, "", Customer, {"name": "北方电力"})
    number = Visit.select().order_by(Visit.number).get().number
    path = written(HEAD, f"{number},北方电力,2026-05-08,,,,,")
    (row,) = look(Visit, path, update=update).rows
    assert row.fate == "refused"
    assert row.words.startswith(f"{number} is another record here: Customer KH-2026-0001")
    assert "updating" not in row.words


def test_a_visit_that_is_over_is_not_written_over(office: Office, yards: Customer, written, look) -> None:  # type: ignore[no-untyped-def]
    made = Visit.select().order_by(Visit.number).get()
    visiting.finish(office, "", made, person_reached="Meyer", satisfaction=4)
    path = written("回访编号,客户,计划回访日期", f"{made.number},海港船厂,2026-05-08")
    (row,) = look(Visit, path, update=True).rows
    assert (row.fate, "it is not changed any more" in row.words) == ("refused", True)


def test_planned_visits_are_numbered_past_those_that_came_in(office: Office, written, bring) -> None:  # type: ignore[no-untyped-def]
    yards = keeping.add(office, "", Customer, {"name": "海港船厂", "status": "prospect"})
    path = written(HEAD, "HF-2026-0001,海港船厂,2025-03-06,,,,,", "HF-2026-0003,海港船厂,2025-06-06,,,,,")
    bring(Visit, path)
    keeping.edit(office, "", yards, {"level": "A", "status": "active"})
    numbers = [each.number for each in Visit.select().where(Visit.due_on > office.today()).order_by(Visit.id)]
    assert numbers[:3] == ["HF-2026-0002", "HF-2026-0004", "HF-2026-0005"]
