"""How the demo company plans a year: copied and corrected, reviewed, approved, changed on the way, carried over."""

from datetime import date
from decimal import Decimal
from functools import partial

from bizdesk import keeping
from bizdesk.budgets import budget_steps, carrying, changing, copying, drawing_up, figures, years
from bizdesk.budgets.models import Account, Budget, BudgetChange, BudgetChangeLine, BudgetLine, FiscalYear
from bizdesk.demo.agenda import Agenda
from bizdesk.demo.budget_list import CEILING, DEPRECIATION, EQUIPMENT, PLANNED, RISE, Planned
from bizdesk.demo.company import Words
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff

ACCOUNTANT, FINANCE, DIRECTOR, OFFICE_MANAGER = "007", "006", "001", "003"
SOUND: Words = ("Gone through with the departments", "已与各部门核对")
TOO_MUCH: Words = ("Travel is to grow by less than this.", "差旅费增幅过大，请压减。")
CUT: Words = ("Travel cut", "已压减差旅费")
AGREED: Words = ("Agreed", "同意")
NOT_NOW: Words = ("Not this year.", "本年度不予追加。")
REVISED: Words = ("Half-year revision {year}", "{year}年年中修订")
TALK: Words = ("All running costs of sales; its lines share them", "市场部日常费用总额，各明细共用")
# The years whose budget was sent back once, and those that were revised in the middle.
SENT_BACK, REVISIONS = (2024,), (2023, 2025)
# What was asked for on the way: month, kind, from, to, whole units, why; the last of a year may wait.
Change = tuple[int, str, tuple[str, str], tuple[str, str], int, Words]
CHANGES: dict[int, tuple[Change, ...]] = {
    2022: (
        (5, "increase", ("", ""), ("04", "A03"), 9_000, ("Two large tenders", "两个大型投标项目")),
        (9, "transfer", ("07", "A12"), ("07", "A11"), 6_000, ("Parts instead of licences", "软件费调剂至物料")),
    ),
    2023: (
        (4, "transfer", ("06", "A02"), ("06", "B02"), 4_000, ("More is sent by courier", "返修寄件增加")),
        (10, "increase", ("", ""), ("05", "A02"), 30_000, ("A second field team", "增加一支外业队")),
    ),
    2024: (
        (3, "decrease", ("01", "A13"), ("", ""), 8_000, ("No tender this year", "本年不再投标咨询")),
        (8, "increase", ("", ""), ("06", "B02"), 5_000, ("More repairs", "返修量增加")),
        (11, "transfer", ("02", "A09"), ("02", "A10"), 4_000, ("Pipes of the kitchen", "茶水间管道维修")),
    ),
    2025: (
        (2, "transfer", ("03", "A07"), ("07", "A07"), 800, ("Course of the laboratory", "实验室培训")),
        (9, "increase", ("", ""), ("04", "A02"), 20_000, ("Trade fair abroad", "境外参展")),
    ),
    2026: (
        (4, "transfer", ("07", "A07"), ("07", "A11"), 2_000, ("Parts for the prototype", "样机零件")),
        (8, "increase", ("", ""), ("06", "A02"), 14_000, ("Service contracts in the south", "南方维保合同")),
    ),
}  # fmt: skip
REFUSED: tuple[Change, ...] = (
    (6, "increase", ("", ""), ("04", "B05"), 12_000, ("Gifts for the anniversary", "周年庆礼品")),
)


def lines_of(year: int) -> tuple[Planned, ...]:
    """What is planned in a year: projects come and go."""
    return (*(each for each in PLANNED if each.project is None or year >= 2023), CEILING)


def monthly(planned: Planned, year: int) -> int:
    """What a line plans for an even month of a year, in minor units and whole tens of the currency."""
    whole = {"C01": DEPRECIATION, "E": EQUIPMENT}.get(planned.account)
    heads = Staff.select().where(Staff.department == Department.get_or_none(Department.code == planned.department))
    if planned.account == "D01":
        there = heads.where(Staff.left_on.is_null() | (Staff.left_on >= date(year, 1, 1)))
        there = there.where(Staff.hired_on <= date(year, 3, 31))
        return round(planned.monthly * max(1, there.count()) * 1.05 ** (year - 2022) / 10) * 1_000
    return round((whole[year] if whole else planned.monthly * RISE ** (year - 2022)) / 10) * 1_000


def draw_up(books: Agenda, year: int) -> None:
    """Draw next year's budget up: the first by hand, the others from what is in force."""
    office = books.office
    if FiscalYear.get_or_none(FiscalYear.year == str(year)) is None:
        keeping.add(office, ACCOUNTANT, FiscalYear, {"year": str(year), "starts_on": date(year, 1, 1)})
    of_year, before = FiscalYear.named(str(year)), FiscalYear.get_or_none(FiscalYear.year == str(year - 1))
    standing = figures.in_force(before) if before is not None else None
    if standing is None:
        made = drawing_up.add(office, ACCOUNTANT, {"year": of_year})
    else:
        made = copying.copy(office, ACCOUNTANT, standing, year=of_year, percent=Decimal(3))
    with change(office, ACCOUNTANT, N_("Edit {number}"), number=made.number):
        for planned in lines_of(year):
            plan(books, made, planned, year)


def plan(books: Agenda, made: Budget, planned: Planned, year: int) -> None:
    """Plan one line, or bring the one that was copied to what is wanted."""
    account = Account.named(planned.account)
    department = Department.named(planned.department) if planned.department else None
    project = books.say(planned.project) if planned.project else ""
    amounts = drawing_up.shares(monthly(planned, year) * 12, planned.season)
    months = dict(zip(figures.MONTH_FIELDS, amounts, strict=True))
    mine = (BudgetLine.budget == made.id) & (BudgetLine.account == account.id) & (BudgetLine.project == project)
    found = BudgetLine.get_or_none(mine & (BudgetLine.department == department))
    if found is not None:
        if drawing_up.months(found) != amounts:
            drawing_up.edit_line(books.office, ACCOUNTANT, found, months)
        return
    values = {
        "budget": made,
        "department": department,
        "account": account,
        "project": project,
        "control_annual": planned.control,
        "control_to_date": planned.to_date,
        "carry_over": planned.carried,
        "explanation": books.say(TALK) if planned is CEILING else "",
    }
    drawing_up.add_line(books.office, ACCOUNTANT, values | months)


def newest(year: int) -> Budget:
    """The newest version of a year."""
    mine = Budget.select().where(Budget.year == FiscalYear.named(str(year)).id)
    found: Budget = mine.order_by(Budget.version.desc()).get()
    return found


def hand_in(books: Agenda, year: int) -> None:
    """Hand the newest version in."""
    budget_steps.submit(books.office, ACCOUNTANT, newest(year))
    books.after(2, 10, 10, partial(decide, books, year, year in SENT_BACK))


def decide(books: Agenda, year: int, back: bool) -> None:
    """The head of finance reviews it, the director decides."""
    office, made = books.office, newest(year)
    if made.version > 1 or not back:
        budget_steps.review(office, FINANCE, made, approver=Staff.named(FINANCE), opinion=books.say(SOUND))
        books.after(3, 15, 20, partial(enter, books, year))
        return
    budget_steps.reject(office, DIRECTOR, made, approver=Staff.named(DIRECTOR), opinion=books.say(TOO_MUCH))
    budget_steps.return_(office, ACCOUNTANT, made, reason=books.say(CUT))
    budget_steps.submit(office, ACCOUNTANT, made)
    books.after(2, 10, 10, partial(decide, books, year, False))


def enter(books: Agenda, year: int) -> None:
    """Put the newest version into force."""
    director = Staff.named(DIRECTOR)
    budget_steps.approve(books.office, DIRECTOR, newest(year), approver=director, opinion=books.say(AGREED))


def revise(books: Agenda, year: int) -> None:
    """Draw the second version of a year up in its middle, from what is in force."""
    office = books.office
    made = copying.copy(office, ACCOUNTANT, newest(year))
    drawing_up.edit(office, ACCOUNTANT, made, {"title": books.say(REVISED).format(year=year)})
    for planned in lines_of(year):
        if planned.account == "A02" and planned.project is None:
            line = line_of(made, planned.department, "A02")
            months = drawing_up.months(line)
            more = months[:6] + [amount * 108 // 100 for amount in months[6:]]
            drawing_up.edit_line(office, ACCOUNTANT, line, dict(zip(figures.MONTH_FIELDS, more, strict=True)))
    hand_in(books, year)


def line_of(budget: Budget, department: str, account: str) -> BudgetLine:
    """A line by its codes."""
    mine = (BudgetLine.budget == budget.id) & (BudgetLine.account == Account.named(account).id)
    mine &= (BudgetLine.department == Department.named(department).id) & (BudgetLine.project == "")
    found: BudgetLine = BudgetLine.select().where(mine).get()
    return found


def ask_for(books: Agenda, asked: Change) -> BudgetChange:
    """Ask for a change of the budget in force, in the month it is asked in."""
    month, kind, source, target, amount, why = asked
    office, standing = books.office, in_force(books)
    if kind == "transfer":
        line, to = line_of(standing, *source), line_of(standing, *target)
        made = changing.transfer(
            office, FINANCE, line, to=to, month=month, amount=amount * 100, reason=books.say(why)
        )  # fmt: skip
    else:
        values = {"budget": standing, "kind": kind, "reason": books.say(why)}
        made = changing.add(office, FINANCE, values)
        signed = amount * 100 if kind == "increase" else -amount * 100
        line = line_of(standing, *(target if kind == "increase" else source))
        spread = drawing_up.shares(abs(signed), [0] * (month - 1) + drawing_up.months(line)[month - 1 :])
        for place, part in enumerate(spread, start=1):
            if part:
                told = {"change": made, "line": line, "month": place, "amount": part if signed > 0 else -part}
                keeping.add(office, FINANCE, BudgetChangeLine, told)
    return changing.submit(office, FINANCE, made.afresh())


def in_force(books: Agenda) -> Budget:
    """The budget in force today."""
    standing = figures.in_force(years.needed_year(books.office.today()))
    if standing is None:
        raise Refused("No budget is in force.")
    return standing


def change_it(books: Agenda, asked: Change) -> None:
    """Ask for a change, which the director agrees to some days later."""
    made = ask_for(books, asked)
    if made.state == "submitted":
        books.after(2, 11, 15, partial(agree, books, made.id))


def agree(books: Agenda, row: int) -> None:
    """Put a change into force."""
    made = BudgetChange.get_by_id(row)
    changing.approve(books.office, DIRECTOR, made, approver=Staff.named(DIRECTOR), opinion=books.say(AGREED))


def refuse_it(books: Agenda, asked: Change) -> None:
    """Ask for a change that is not agreed to."""
    made = ask_for(books, asked)
    changing.reject(books.office, DIRECTOR, made, approver=Staff.named(DIRECTOR), opinion=books.say(NOT_NOW))


def carry(books: Agenda, year: int) -> None:
    """Carry over what the year before left on its marked lines, and close its budget."""
    office, before = books.office, FiscalYear.named(str(year - 1))
    try:
        made = carrying.carry_over(office, ACCOUNTANT, before)
    except NothingToDo:
        return
    finally:
        standing = figures.in_force(before)
        if standing is not None:
            budget_steps.close(office, FINANCE, standing)
    if isinstance(made, BudgetChange):
        changing.submit(office, ACCOUNTANT, made.afresh())
        books.after(1, 9, 40, partial(agree, books, made.id))
