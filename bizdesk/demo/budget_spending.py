"""How the demo company spends: a voucher list a month, some typed by hand, what a line stops passed or given up."""

from datetime import date, timedelta
from functools import partial

from bizdesk import keeping
from bizdesk.budgets import commitments, exchanged, spending, years
from bizdesk.budgets.models import (
    Account,
    Commitment,
    Expense,
    FiscalYear,
)
from bizdesk.demo.agenda import Agenda
from bizdesk.demo.budget_list import LANDLORD, LEASE, PAID, PLANNED, RENT, SAID
from bizdesk.demo.budget_vouchers import Vouchers
from bizdesk.demo.budget_year import ACCOUNTANT, FINANCE, OFFICE_MANAGER, monthly
from bizdesk.demo.company import Words
from bizdesk.exchange.referring import number
from bizdesk.office.errors import Refused
from bizdesk.office.people import Department
from bizdesk.office.periods import first_day, last_day, next_period, period_of

LISTED: Words = ("vouchers {month}.xlsx", "凭证清单 {month}.xlsx")
MUST: Words = ("The customer waits for us on site", "客户现场急需")
TWICE: Words = ("Entered twice", "重复录入")
LATE: Words = ("Invoice came late", "发票晚到")
CHEAPER: Words = ("Came cheaper than agreed", "实际价格低于合同价")
# What is promised by hand: when it begins, department, account, whole units, what for, how many months it is paid in.
CONTRACTS: tuple[tuple[tuple[int, int], str, str, int, Words, int], ...] = (
    ((2023, 3), "05", "B03", 16_000, ("Frame contract on tests", "检测框架合同"), 6),
    ((2024, 4), "07", "A12", 24_000, ("Drawing program, 10 seats", "绘图软件十用户授权"), 4),
    ((2025, 5), "01", "A13", 9_000, ("Advice on the certificate", "认证咨询合同"), 3),
    ((2026, 3), "05", "B03", 18_000, ("Frame contract on tests", "检测框架合同"), 6),
    ((2026, 7), "07", "B04", 8_000, ("Certification of the prototype", "样机认证合同"), 0),
    ((2026, 10), "04", "A06", 6_000, ("Stand at the winter fair", "冬季展位合同"), 0),
)


def take_in(books: Agenda, first: date) -> None:
    """Take the month's voucher list in; what a line stops is a draft until somebody lets it pass."""
    office, until = books.office, min(last_day(period_of(first)), books.office.today())
    list_of_month = Vouchers(books, first, until)
    file = books.say(LISTED).format(month=list_of_month.month)
    given = list(list_of_month.values())
    rows = [exchanged.draw_up_expense(office, row, office.today())[0] for row in given]
    stopped = exchanged.refuse_beyond(office, rows)
    for place in stopped:
        rows[place], _told = exchanged.draw_up_expense(office, given[place] | {"state": "draft"}, office.today())
    number(office, list(rows), set())
    with books.imported(ACCOUNTANT, len(rows), Expense, (file, file)) as act:
        exchanged.add_expenses(act, rows)
    for place in stopped:
        books.after(1, 9, 20, partial(let_pass, books, rows[place].number))


def let_pass(books: Agenda, called: str) -> None:
    """Have an approver let an expense pass that its line stops; of three one stays a draft and is given up."""
    office, expense = books.office, Expense.named(called)
    if books.chance(30):
        keeping.remove(office, ACCOUNTANT, expense)
        return
    approver = books.approver(expense.amount)
    spending.post(office, ACCOUNTANT, expense, exception_by=approver, reason=books.say(MUST))


def type_in(books: Agenda, department: str, account: str) -> None:
    """Type one expense in and post it, with somebody's leave where its line stops it."""
    office, planned = books.office, next(p for p in PLANNED if (p.department, p.account) == (department, account))
    often = max(planned.vouchers, 1)
    amount = round(monthly(planned, max(office.today().year, 2022)) / often * books.dice.uniform(0.4, 1.1))
    values = {
        "date": office.today() - timedelta(days=books.dice.randrange(3)),
        "department": Department.named(department),
        "account": Account.named(account),
        "amount": amount,
        "description": books.pick(SAID[account]),
        "payee": books.say(PAID[account]),
    }
    expense = keeping.add(office, ACCOUNTANT, Expense, values)
    assert isinstance(expense, Expense)
    try:
        spending.post(office, ACCOUNTANT, expense)
    except Refused:
        books.after(1, 9, 50, partial(let_pass, books, expense.number))


def take_back(books: Agenda) -> None:
    """Reverse one of the newest vouchers of the month, which was entered twice."""
    fit = Expense.select().where((Expense.state == "posted") & (Expense.source_kind == "") & Expense.reverses.is_null())
    newest = list(fit.where(Expense.commitment.is_null()).order_by(Expense.id.desc()).limit(30))
    if newest:
        spending.reverse(books.office, ACCOUNTANT, books.dice.choice(newest), reason=books.say(TWICE))


def come_late(books: Agenda) -> None:
    """Enter a voucher of a month that is closed: it goes to the first open one."""
    values = {
        "date": first_day(next_period(period_of(books.office.today()), -1)) - timedelta(days=6),
        "department": Department.named("05"),
        "account": Account.named("B01"),
        "amount": 86_000 + books.dice.randrange(60_000),
        "description": books.say(LATE),
        "payee": books.say(PAID["B01"]),
    }
    expense = keeping.add(books.office, ACCOUNTANT, Expense, values)
    assert isinstance(expense, Expense)
    spending.post(books.office, ACCOUNTANT, expense)


def lease(books: Agenda, year: int) -> None:
    """Promise the rent of a year."""
    planned = next(p for p in PLANNED if p.account == "A16")
    values = {
        "department": Department.named("02"),
        "account": Account.named("A16"),
        "amount": monthly(planned, year) * 12,
        "description": books.say(LEASE).format(year=year),
    }
    keeping.add(books.office, OFFICE_MANAGER, Commitment, values)


def rent(books: Agenda) -> None:
    """Pay the month's rent, as promised where it was."""
    today, planned = books.office.today(), next(p for p in PLANNED if p.account == "A16")
    since = date(today.year, 1, 1)
    promised = Commitment.select().where((Commitment.account == Account.named("A16").id) & (Commitment.date >= since))
    words = books.say(RENT).format(month=period_of(today))
    pay(books, promised.first(), planned.department, "A16", monthly(planned, max(today.year, 2022)), words)


def pay(books: Agenda, promised: Commitment | None, department: str, account: str, amount: int, words: str) -> None:
    """Type in and post what a contract asks for."""
    values = {
        "date": books.office.today(),
        "department": Department.named(department),
        "account": Account.named(account),
        "amount": amount,
        "description": words,
        "payee": books.say(LANDLORD if account == "A16" else PAID[account]),
        "commitment": promised,
    }
    expense = keeping.add(books.office, ACCOUNTANT, Expense, values)
    assert isinstance(expense, Expense)
    spending.post(books.office, ACCOUNTANT, expense)


def sign(books: Agenda, contract: tuple[tuple[int, int], str, str, int, Words, int]) -> None:
    """Sign a contract; it is paid in so many months, and what is left of it then is let go."""
    _when, department, account, whole, words, months = contract
    values = {
        "department": Department.named(department),
        "account": Account.named(account),
        "amount": whole * 100,
        "description": books.say(words),
    }
    made = keeping.add(books.office, OFFICE_MANAGER, Commitment, values)
    for month in range(months):
        books.after(30 * (month + 1), 14, 5, partial(part_of, books, made.id, whole * 100 // (months + 1)))
    if months:
        books.after(30 * (months + 1), 14, 35, partial(let_go, books, made.id))


def part_of(books: Agenda, row: int, amount: int) -> None:
    """Pay a part of a contract."""
    made = Commitment.get_by_id(row)
    pay(books, made, made.department.code, made.account.code, amount, made.description)


def let_go(books: Agenda, row: int) -> None:
    """Let the rest of a contract go."""
    commitments.release(books.office, FINANCE, Commitment.get_by_id(row), reason=books.say(CHEAPER))


def close(books: Agenda, last: date) -> None:
    """Close the months that are over, through one."""
    year = FiscalYear.named(str(last.year))
    while (year.closed_through or "") < period_of(last):
        year = years.close_month(books.office, FINANCE, year)
