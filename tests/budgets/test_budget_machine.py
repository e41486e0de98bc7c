"""Random years of an office that plans, promises, orders, spends and takes back: every figure agrees with a plain
count, nothing counts twice, no line that stops is beyond its limit, and what is undone and done again is as it was."""

import tempfile
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bizdesk.budgets import figures
from bizdesk.budgets.models import BudgetChange, BudgetChangeLine, Commitment, Expense
from bizdesk.office.check import check
from bizdesk.office.errors import Refused
from bizdesk.office.journal import newest
from bizdesk.office.undo import last_done, redo, undo
from bizdesk.supplies.accounting import PROMISED
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine
from bizdesk.supplies.receiving import came_of
from tests.budgets.desk import Desk
from tests.budgets.test_orders import Shop

# Each line with what falls under it: travel over flights and hotels, the house over research and sales.
LINES = {
    "R/T": ("R/T", "R/TF", "R/TH", "R/TF/X"),
    "R/TF": ("R/TF", "R/TF/X"),
    "R/TF/X": ("R/TF/X",),
    "H/T": ("R/T", "R/TF", "R/TH", "R/TF/X", "S/TF", "S/TH"),
    "S/TH": ("S/TH",),
}
PLANNED = {"R/T": 9_000, "R/TF": 6_000, "R/TF/X": 2_000, "H/T": 12_000, "S/TH": 1_000}
KEYS = st.sampled_from(("R/TF", "R/TH", "R/TF/X", "S/TF", "S/TH", "S/P"))
AMOUNTS = st.integers(-500, 4_000)
WHICH = st.integers(0, 5)


def in_words(refusal: Refused) -> None:
    assert str(refusal).strip()
    assert "{" not in str(refusal)


class Years(RuleBasedStateMachine):
    """An office in which anything may be tried; what is refused is refused in words and changes nothing."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk(Path(self.folder.name) / "office.bizdesk")
        self.shop = Shop(self.desk)
        self.desk.policy(budget_unplanned="warn")
        self.desk.plan(*((name, "stop", amount) for name, amount in PLANNED.items()))
        self.begun = newest(self.desk.office)

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            assert check(self.desk.office, ()) == []
            self.desk.office.close()
            self.folder.cleanup()

    def attempt(self, what: Any, *arguments: Any, **values: Any) -> Any:
        before = newest(self.desk.office)
        try:
            return what(*arguments, **values)
        except Refused as refusal:
            in_words(refusal)
            assert newest(self.desk.office) <= before + 2  # a draft keyed in and deleted
            return None

    def one_of(self, kind: Any, which: int, *conditions: Any) -> Any:
        found = list(kind.select().where(*conditions).order_by(kind.id)) if conditions else list(kind.select())
        return found[which % len(found)] if found else None

    @rule(key=KEYS, amount=AMOUNTS, days=st.integers(0, 160))
    def spend(self, key: str, amount: int, days: int) -> None:
        on = self.desk.office.today() - timedelta(days=days)
        self.attempt(self.desk.spend, key, amount, on)

    @rule(key=KEYS, amount=st.integers(1, 4_000))
    def promise(self, key: str, amount: int) -> None:
        self.attempt(self.desk.promise, key, amount)

    @rule(which=WHICH, amount=AMOUNTS)
    def spend_what_was_promised(self, which: int, amount: int) -> None:
        made = self.one_of(Commitment, which, Commitment.source_kind == "")
        if made is not None:
            line = "/".join((made.department.code, made.account.code, made.project)).rstrip("/")
            self.attempt(self.desk.spend, line, amount, commitment=made)

    @rule(which=WHICH, amount=st.integers(1, 2_000))
    def release(self, which: int, amount: int) -> None:
        if (made := self.one_of(Commitment, which)) is not None:
            self.attempt(self.desk.do, made, "release", amount=amount, reason="Less")

    @rule(which=WHICH)
    def reverse(self, which: int) -> None:
        if (spent := self.one_of(Expense, which, Expense.state == "posted")) is not None:
            self.attempt(self.desk.do, spent, "reverse", reason="Wrong")

    @rule(code=st.sampled_from(("TF", "TH")), pieces=st.integers(1, 9), price=st.integers(0, 400))
    def order(self, code: str, pieces: int, price: int) -> None:
        self.attempt(self.desk.do, self.shop.order((code, pieces, price)), "place")

    @rule(which=WHICH, pieces=st.integers(1, 9), price=st.integers(0, 500))
    def receive(self, which: int, pieces: int, price: int) -> None:
        if (order := self.one_of(PurchaseOrder, which)) is not None:
            thing = PurchaseOrderLine.get(PurchaseOrderLine.order == order.id).supply
            told = {"supply": thing, "quantity": Decimal(pieces), "price": price}
            self.attempt(self.desk.do, order, "receive", **told)

    @rule(which=WHICH, step=st.sampled_from(("close", "cancel")))
    def end(self, which: int, step: str) -> None:
        if (order := self.one_of(PurchaseOrder, which)) is not None:
            self.attempt(self.desk.do, order, step, reason="Enough")

    @rule(which=WHICH)
    def take_back_what_came(self, which: int) -> None:
        if (moved := self.one_of(Movement, which)) is not None:
            self.attempt(self.desk.do, moved, "reverse", reason="Wrong")

    @rule(
        source=st.sampled_from(sorted(LINES)), to=st.sampled_from(sorted(LINES)), amount=st.integers(1, 2_000),
        kind=st.sampled_from(("increase", "decrease", "transfer")),
    )  # fmt: skip
    def change(self, source: str, to: str, amount: int, kind: str) -> None:
        parts = {
            "increase": [(to, 2, amount)],
            "decrease": [(source, 1, -amount)],
            "transfer": [(source, 1, -amount), (to, 1, amount)],
        }[kind]
        made = self.desk.changing(kind, *parts)
        self.attempt(self.desk.do, made, "submit")
        self.attempt(self.desk.do, made, "approve", approver=self.desk.qian)

    @precondition(lambda self: newest(self.desk.office) > self.begun)
    @rule()
    def undo(self) -> None:
        self.attempt(undo, self.desk.office, "001", self.last())

    @precondition(lambda self: newest(self.desk.office) > self.begun)
    @rule(back=st.integers(0, 8))
    def undo_what_was_done_before(self, back: int) -> None:
        self.attempt(undo, self.desk.office, "001", max(self.begun + 1, newest(self.desk.office) - back))

    def last(self) -> int:
        done = last_done()
        return max(self.begun + 1, done.id if done else 0)

    @rule()
    def redo(self) -> None:
        self.attempt(redo, self.desk.office, "001")

    @invariant()
    def every_figure_is_what_was_done(self) -> None:
        """In force, spent and committed of each line, counted by hand from the records."""
        if not hasattr(self, "desk"):
            return
        spent: dict[str, int] = defaultdict(int)
        promised: dict[str, int] = defaultdict(int)
        on: dict[int, int] = defaultdict(int)
        for each in Expense.select().where(Expense.state != "draft"):
            spent[self.name(each)] += each.amount
            if each.commitment:
                on[each.commitment.id] += each.amount
        for made in Commitment.select():
            left = max(0, made.amount - made.released - on[made.id])
            assert made.open_amount == left
            promised[self.name(made)] += left
        changed: dict[int, int] = defaultdict(int)
        approved = BudgetChangeLine.select().join(BudgetChange).where(BudgetChange.state == "approved")
        for part in approved:
            changed[part.line.id] += part.amount
        budget = figures.in_force(self.desk.year)
        assert budget is not None
        lines = figures.lines_of(budget)
        covers = figures.covering(lines)
        # Each line by itself, and all of them at once.
        alone, together = (figures.of_lines(self.desk.year, many, covers) for many in (lines, lines * figures.FEW))
        assert alone == together
        for name, below in LINES.items():
            line = self.desk.lines[name].id
            in_force = PLANNED[name] + changed[line]
            actual, committed = (sum(told[key] for key in below) for told in (spent, promised))
            has = alone[line]
            assert (sum(has.in_force), sum(has.actual), has.committed) == (in_force, actual, committed), name
            assert has.available == in_force - actual - committed >= 0, name
        assert [line.id for line in covers.topmost()] == [self.desk.lines["H/T"].id]

    @invariant()
    def an_order_reserves_what_is_to_come_of_it(self) -> None:
        """Ordered less received, at the ordered price, whatever was paid for what came."""
        for order in PurchaseOrder.select() if hasattr(self, "desk") else ():
            lines = list(PurchaseOrderLine.select().where(PurchaseOrderLine.order == order.id))
            came = came_of(lines)
            left = sum(max(0, int(line.quantity - came[line.id])) * line.price for line in lines)
            mine = (Commitment.source_kind == "purchase_order") & (Commitment.source_id == order.id)
            reserved = sum(each.open_amount for each in Commitment.select().where(mine))
            assert reserved == (left if order.state in PROMISED else 0)

    @staticmethod
    def name(record: Any) -> str:
        return "/".join((record.department.code, record.account.code, record.project)).rstrip("/")

    @invariant()
    def all_holds(self) -> None:
        if hasattr(self, "desk"):
            assert self.desk.wrong() == []


Years.TestCase.settings = settings(
    max_examples=5, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestYears = Years.TestCase
