"""The series of numbers in an office file: what was given or borne once never comes again."""

import pytest

from bizdesk.office.check import check
from bizdesk.office.errors import Invalid
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.numbering_series import NumberSeries, draw, draw_many, upcoming
from bizdesk.office.people import Supplier
from bizdesk.office.policy import Policy
from bizdesk.office.undo import last_done, undo


def add(office: Office, code: str = "", name: str = "Bright Ltd") -> Supplier:
    with change(office, "", "Add") as act:
        return act.add(Supplier(code=code, name=name))


def rule(office: Office, key: str, value: str) -> None:
    with change(office, "", "Rule") as act:
        row = Policy.get(key=key)
        row.value = value
        act.save(row)


def test_many_numbers_at_once_are_those_that_one_after_the_other_would_be(office: Office) -> None:
    for code in ("GYS-2026-0002", "GYS-2026-0005", "0003"):
        add(office, code)
    assert draw_many(office, Supplier, 4) == ["GYS-2026-0001", "GYS-2026-0003", "GYS-2026-0004", "GYS-2026-0006"]
    assert draw(office, Supplier) == "GYS-2026-0007"


def test_thousands_are_drawn_by_a_question_for_each_thousand_and_one_for_other_spellings(office: Office) -> None:
    asked: list[str] = []
    office.db.connection().set_trace_callback(asked.append)
    drawn = draw_many(office, Supplier, 2_500)
    office.db.connection().set_trace_callback(None)
    assert (drawn[0], drawn[-1], len(set(drawn))) == ("GYS-2026-0001", "GYS-2026-2500", 2_500)
    assert len([sql for sql in asked if 'FROM "supplier"' in sql]) == 4


@pytest.mark.parametrize("wide", ["ＺＣ-１Ａ", "ＺＣ－１Ａ"])
def test_a_number_typed_in_full_width_is_kept_in_plain_letters_and_taken(office: Office, wide: str) -> None:
    assert add(office, wide).code == "ZC-1A"
    with pytest.raises(Invalid, match=r"^Code ZC-1A is taken already\.$"):
        add(office, "ZC-1A")


@pytest.mark.parametrize("other", ["zc-1a", "Zc-1A", "ZC-1a"])
def test_a_number_that_differs_only_in_how_it_is_written_is_taken(office: Office, other: str) -> None:
    add(office, other)
    with pytest.raises(Invalid, match=f"^Code ZC-1A is taken already by {other}: they differ"):
        add(office, "ZC-1A")
    free = add(office, "ZC-2")
    free.code = "ZC-1A"
    with pytest.raises(Invalid, match=f"ZC-1A is taken already by {other}"), change(office, "", "Set") as act:
        act.save(free)


def test_a_number_may_be_written_otherwise_in_its_own_record(office: Office) -> None:
    firm = add(office, "zc-1")
    firm.code = "ZC-1"
    with change(office, "", "Set") as act:
        act.save(firm)
    assert Supplier.named("zc-1").code == "ZC-1"
    add(office, "ZC-11")


def test_what_comes_back_finds_its_number_taken_by_another_spelling(office: Office) -> None:
    firm = add(office, "ZC-1")
    with change(office, "", "Delete") as act:
        act.remove(firm)
    removed = last_done()
    add(office, "zc-1")
    assert removed is not None
    with pytest.raises(Invalid, match="ZC-1 is taken already by zc-1"):
        undo(office, "", removed.id)


def test_a_series_passes_over_what_is_written_otherwise(office: Office) -> None:
    add(office, "gys-2026-0001")
    add(office, "Gys-2026-0003")
    assert draw_many(office, Supplier, 2) == ["GYS-2026-0002", "GYS-2026-0004"]


def test_all_spellings_are_found_by_the_unique_index(office: Office) -> None:
    asked: list[str] = []
    office.db.connection().set_trace_callback(asked.append)
    add(office, "ZC-1")
    office.db.connection().set_trace_callback(None)
    (sql,) = [sql for sql in asked if 'FROM "supplier"' in sql and "json_each" in sql]
    assert "SEARCH supplier USING COVERING INDEX" in str(office.db.execute_sql(f"EXPLAIN QUERY PLAN {sql}").fetchall())


def test_a_number_taken_back_is_not_given_again(office: Office) -> None:
    given = add(office).code
    undo(office, "")
    assert given == "GYS-2026-0001"
    assert add(office).code == "GYS-2026-0002"


def test_a_number_typed_by_hand_is_not_given_again_once_its_record_is_gone(office: Office) -> None:
    add(office, "GYS-2026-0003")
    undo(office, "")
    add(office, "GYS-1999-0777")
    undo(office, "")
    assert [add(office).code, add(office).code] == ["GYS-2026-0004", "GYS-2026-0005"]
    assert check(office) == []


def test_a_form_without_a_year_is_one_series_through_the_years(office: Office) -> None:
    rule(office, "number_form", "{prefix}-{serial:06}")
    assert add(office).code == "GYS-000001"
    undo(office, "")
    with office.looking_on(office.today().replace(year=2027)):
        assert upcoming(office, Supplier) == "GYS-000002"
        assert add(office).code == "GYS-000002"
    assert NumberSeries.get(name="GYS-*").last == 2
