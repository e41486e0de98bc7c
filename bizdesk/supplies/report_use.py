"""What was used by whom, per head and against the span before; and which supplies cost most (clause 4.2.2c)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk.office.fields import Date, Integer, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up, percent
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import within
from bizdesk.reports.making import business_year, make, span, words_for
from bizdesk.reports.names import Names
from bizdesk.reports.report import Chart, Coded, Column, Report, Row, Series, Table
from bizdesk.supplies.abc_classes import classes
from bizdesk.supplies.catalogue import of_category
from bizdesk.supplies.models import Movement, Supply, SupplyCategory
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.usage import Used, before, used

CONSUMPTION = {
    "from_": Date(N_("From")),
    "to": Date(N_("To")),
    "category": Reference(SupplyCategory, N_("Supply category")),
    "department": Reference(Department, N_("Department")),
}
ABC = {"year": Integer(N_("Year"), minimum=1, maximum=9998)}
MOST = 12
Sums = Mapping[Any, Used]


def consumption(
    office: Office,
    from_: date | None = None,
    to: date | None = None,
    category: SupplyCategory | None = None,
    department: Department | None = None,
) -> Report:
    """What departments and persons had, and of which supplies, against the same span before."""
    first, last = span(office, {"from_": from_, "to": to})
    earlier = before(first, last)
    wanted = _wanted(category, department)
    now, then = (_by_three(wanted, *days) for days in ((first, last), earlier))
    supplies = {supply.id: supply for supply in Supply.select()}
    departments = _departments(now, then, last)
    note = _("Compared with {first} to {last}.").format(first=earlier[0], last=earlier[1])
    told = {"category": category, "department": department}
    return make(
        office,
        "consumption",
        _("Use of supplies"),
        [
            Table(
                "by_department",
                _("By department"),
                _department_columns(),
                departments,
                note=note,
                empty=_("Nothing was used."),
            ),
            _persons(now, then),
            _supplies(now, then, supplies),
            *_chart(departments),
        ],
        period=(first, last),
        parameters={"from": first, "to": last, **{name: each.key for name, each in told.items() if each is not None}},
        filter=words_for({name: CONSUMPTION[name] for name in told}, told, office),
    )


def _wanted(category: SupplyCategory | None, department: Department | None) -> Callable[[int, int | None], bool]:
    """Whether a supply and a department are asked for, by row ids."""
    chosen = of_category(category) if category is not None else None
    departments = within(Department, department.id) if department is not None else None
    return lambda supply, owner: (chosen is None or supply in chosen) and (departments is None or owner in departments)


def _by_three(wanted: Callable[[int, int | None], bool], first: date, last: date) -> Sums:
    """What was used, by department, person and supply."""
    found = used(first, last, Movement.department, Movement.staff, Movement.supply)
    return {key: sums for key, sums in found.items() if wanted(key[2], key[0])}


def _by(sums: Sums, place: int) -> dict[Any, Used]:
    """The same, by one of the three; in the order of what was used most."""
    total: dict[Any, list[int]] = defaultdict(lambda: [0, 0])
    for key, each in sums.items():
        total[key[place]][0] += each.quantity
        total[key[place]][1] += each.value
    return {key: Used(*both) for key, both in sorted(total.items(), key=lambda item: -item[1][1])}


def _compared(now: Used, then: Used, whole: int) -> tuple[Any, ...]:
    change = now.value - then.value
    return (now.value, percent(now.value, whole), then.value, change, percent(change, then.value))


def _compared_columns() -> tuple[Column, ...]:
    return (
        Column("value", _("Amount"), "money", total=True),
        Column("share", _("Share"), "percent"),
        Column("value_before", _("Before"), "money", total=True),
        Column("change", _("Change in amount"), "money", total=True),
        Column("change_percent", _("Change in %"), "percent"),
    )


def _both(now: Mapping[Any, Used], then: Mapping[Any, Used]) -> Iterable[tuple[Any, Used, Used]]:
    """Everything of either span, the most used first."""
    for key in (*now, *(key for key in then if key not in now)):
        yield key, now.get(key, Used()), then.get(key, Used())


def _departments(now: Sums, then: Sums, day: date) -> list[tuple[Any, ...]]:
    """The lines of the departments, the one that used most first."""
    heads = Counter(
        row
        for (row,) in Staff.select(Staff.department)
        .where(Staff.left_on.is_null() | (Staff.left_on >= day), Staff.hired_on.is_null() | (Staff.hired_on <= day))
        .tuples()
    )
    names, whole = Names(), sum(each.value for each in now.values())
    lines: list[tuple[Any, ...]] = []
    for row, used_now, used_then in _both(_by(now, 0), _by(then, 0)):
        there = heads[row] if row is not None else 0
        per_head = half_up(used_now.value, there) if there else None
        name = names.of(Department, row) or Coded(_("(no department)"), "")
        lines.append((name, there or None, *_compared(used_now, used_then, whole), per_head))
    return lines


def _department_columns() -> tuple[Column, ...]:
    return (
        Column("department", _("Department"), width=20),
        Column("heads", _("Heads"), "integer", total=True),
        *_compared_columns(),
        Column("per_head", _("Per head"), "money"),
    )


def _persons(now: Sums, then: Sums) -> Table:
    names, whole = Names(), sum(each.value for each in now.values())
    lines = [
        (names.of(Staff, row) or Coded(_("(for the department)"), ""), *_compared(used_now, used_then, whole))
        for row, used_now, used_then in _both(_by(now, 1), _by(then, 1))
    ]
    columns = (Column("staff", _("Employee"), width=20), *_compared_columns())
    return Table("by_person", _("By person"), columns, lines, empty=_("Nothing was used."))


def _supplies(now: Sums, then: Sums, supplies: Mapping[int, Supply]) -> Table:
    whole = sum(each.value for each in now.values())
    lines = []
    for row, used_now, used_then in _both(_by(now, 2), _by(then, 2)):
        supply = supplies[row]
        quantities = (Decimal(used_now.quantity) / SCALE, Decimal(used_then.quantity) / SCALE)
        lines.append((supply.code, supply.name, supply.unit, *quantities, *_compared(used_now, used_then, whole)))
    columns = (
        Column("code", _("Supply code"), width=12),
        Column("name", _("Item name"), width=24),
        Column("unit", _("Unit"), width=6),
        Column("quantity", _("Quantity"), "quantity"),
        Column("quantity_before", _("Quantity before"), "quantity"),
        *_compared_columns(),
    )
    return Table("by_supply", _("By supply"), columns, lines, empty=_("Nothing was used."))


def _chart(departments: list[tuple[Any, ...]]) -> list[Chart]:
    """What the departments used that used most, now and before."""
    most = departments[:MOST]
    labels = tuple(row[0] for row in most)
    series = tuple(
        Series(label, tuple(row[place] for row in most)) for label, place in ((_("Amount"), 2), (_("Before"), 4))
    )
    return [Chart("departments", _("By department"), "bar", labels, series, type="money")] if most else []


def abc(office: Office, year: int | None = None) -> Report:
    """The supplies by what their use of a business year cost: A, B and C."""
    today = office.today()
    begun = today.year if today >= business_year(office, today.year)[0] else today.year - 1
    first, last = business_year(office, year or begun)
    had = {row: each for (row,), each in used(first, last, Movement.supply).items()}
    supplies = {supply.code: supply for supply in Supply.select() if supply.active or supply.id in had}
    value = {code: had.get(supply.id, Used()).value for code, supply in supplies.items()}
    limits = (office.policy.get("abc_a_percent"), office.policy.get("abc_b_percent"))
    grades = classes(value, limits)
    whole, so_far = sum(each for each in value.values() if each > 0), 0
    lines: list[Row] = []
    for code, grade in grades.items():
        supply, so_far = supplies[code], so_far + max(value[code], 0)
        quantity = Decimal(had.get(supply.id, Used()).quantity) / SCALE
        shares = (percent(value[code], whole), percent(so_far, whole))
        lines.append((code, supply.name, supply.unit, quantity, value[code], *shares, grade))
    columns = (
        Column("code", _("Supply code"), width=12),
        Column("name", _("Item name"), width=24),
        Column("unit", _("Unit"), width=6),
        Column("quantity", _("Quantity"), "quantity"),
        Column("value", _("Amount"), "money", total=True),
        Column("share", _("Share"), "percent"),
        Column("cumulated", _("Share so far"), "percent"),
        Column("class", _("Class"), width=5),
    )
    table = Table("abc", _("Supplies by what they cost"), columns, lines, empty=_("There are no supplies."))
    return make(
        office,
        "abc",
        _("ABC analysis of supplies"),
        [_grades(grades, value, whole), table],
        period=(first, last),
        parameters={"year": first.year},
    )


def _grades(grades: Mapping[str, str], value: Mapping[str, int], whole: int) -> Table:
    lines = []
    for grade in "ABC":
        codes = [code for code, each in grades.items() if each == grade]
        worth = sum(value[code] for code in codes)
        lines.append((grade, len(codes), percent(len(codes), len(grades)), worth, percent(worth, whole)))
    columns = (
        Column("class", _("Class"), width=5),
        Column("count", _("Supplies"), "integer", total=True),
        Column("count_share", _("Share of supplies"), "percent"),
        Column("value", _("Amount"), "money", total=True),
        Column("share", _("Share of value"), "percent"),
    )
    return Table("classes", _("Classes"), columns, lines)
