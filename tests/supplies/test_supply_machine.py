"""Random lives of a store room, by all three valuations: quantity and value agree with a plain recomputation, no shelf
is ever below nothing, and what is undone and done again is as it was."""

import tempfile
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bizdesk import keeping
from bizdesk.kinds import invariants
from bizdesk.office import rows as stored_rows
from bizdesk.office.errors import Refused
from bizdesk.office.journal import newest
from bizdesk.office.undo import redo, undo
from bizdesk.supplies.models import Movement, Supply, SupplyCount, SupplyCountLine
from bizdesk.supplies.words import VALUATIONS
from tests.supplies import plainly
from tests.supplies.store import Store
from tests.supplies.test_supply_reports import table

LEDGER = (Movement, SupplyCount, SupplyCountLine)
WHICH = st.integers(0, 3)
PIECES = st.integers(1, 9)
DAYS = st.integers(0, 40)
PLACES = st.sampled_from(("room", "shelf"))


def in_words(refusal: Refused) -> None:
    assert str(refusal).strip()
    assert "{" not in str(refusal)


class Lives(RuleBasedStateMachine):
    """A store room in which anything may be tried, on any day of the last weeks."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store(Path(self.folder.name) / "office.bizdesk")
        self.supplies = [self.store.supply(f"YP-{method}", valuation=method) for method in VALUATIONS]
        self.supplies.append(self.store.supply("YP-lots", valuation="fifo", track_expiry=True))
        self.begun = newest(self.store.office)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.office.close()
            self.folder.cleanup()

    def attempt(self, what: Any, *arguments: Any, **values: Any) -> Any:
        try:
            return what(*arguments, **values)
        except Refused as refusal:
            in_words(refusal)
            return None

    def any_of(self, data: st.DataObject, *conditions: Any) -> Any:
        return data.draw(st.sampled_from(list(Movement.select().where(*conditions).order_by(Movement.id))), "movement")

    @rule(which=WHICH, pieces=PIECES, amount=st.integers(0, 5_000), place=PLACES, days=DAYS, lot=st.integers(1, 3))
    def receive(self, which: int, pieces: int, amount: int, place: str, days: int, lot: int) -> None:
        dated = {"expires_on": self.store.ago(-lot), "batch": f"L{lot}"} if which == 3 else {}
        where = {"place": getattr(self.store, place), "on": self.store.ago(days)}
        self.attempt(self.store.receive, self.supplies[which], pieces, amount, **where, **dated)

    @rule(which=WHICH, pieces=PIECES, place=PLACES, days=DAYS, kind=st.sampled_from(("issue", "issue", "write_off")))
    def take_out(self, which: int, pieces: int, place: str, days: int, kind: str) -> None:
        where = {"place": getattr(self.store, place), "on": self.store.ago(days)}
        more = {"staff": self.store.zhao} if kind == "issue" else {"reason": "broken"}
        self.attempt(self.store.do, self.supplies[which], kind, quantity=Decimal(pieces), **where, **more)

    @rule(which=WHICH, pieces=PIECES, days=DAYS, back=st.booleans())
    def carry(self, which: int, pieces: int, days: int, back: bool) -> None:
        ends = [self.store.room, self.store.shelf]
        origin, to = reversed(ends) if back else ends
        where = {"place": origin, "to": to, "on": self.store.ago(days)}
        self.attempt(self.store.do, self.supplies[which], "transfer", quantity=Decimal(pieces), **where)

    @precondition(lambda self: Movement.select().where(Movement.kind == "issue").exists())
    @rule(data=st.data(), pieces=PIECES, days=DAYS)
    def give_back(self, data: st.DataObject, pieces: int, days: int) -> None:
        issue = self.any_of(data, Movement.kind == "issue")
        self.attempt(self.store.do, issue, "give_back", quantity=Decimal(pieces), on=self.store.ago(days))

    @precondition(lambda self: Movement.select().exists())
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        self.attempt(self.store.do, self.any_of(data, Movement.id > 0), "reverse", reason="wrong")

    @rule(place=PLACES, days=DAYS, off=st.lists(st.integers(-3, 3), min_size=8, max_size=8), between=PIECES)
    def count(self, place: str, days: int, off: list[int], between: int) -> None:
        """A count with differences, an issue while it goes on, decided and booked."""
        values = {"title": "Count", "place": getattr(self.store, place), "counted_on": self.store.ago(days)}
        count = self.attempt(keeping.add, self.store.office, "002", SupplyCount, values)
        if count is None:
            return
        lines = SupplyCountLine.select().where(SupplyCountLine.count == count.id).order_by(SupplyCountLine.id)
        for line, difference in zip(list(lines), off, strict=False):
            told = {"supply": line.supply, "place": line.place, "batch": line.batch}
            found = max(line.snapshot + difference, Decimal(0))
            self.attempt(self.store.do, count, "enter", quantity=found, **told)
            self.attempt(self.store.issue, line.supply, between, place=line.place)
        self.attempt(self.store.do, count, "count", counted_by=self.store.chen)
        self.attempt(self.store.do, count, "approve", who="001", approver=self.store.lin)
        self.attempt(self.store.do, count, "book", reason="found so")
        # What cannot be booked would keep every later count off its shelves.
        self.attempt(self.store.do, count, "cancel")

    @rule(days=st.integers(1, 9))
    def wait(self, days: int) -> None:
        self.store.now += timedelta(days=days)

    def ledger(self) -> list[dict[str, Any]]:
        """Everything the ledger and the counts say, save how often it was written."""
        kept = [stored_rows.stored(record) for kind in LEDGER for record in kind.select().order_by(kind.id)]
        return [{name: value for name, value in row.items() if name not in ("revision", "updated_at")} for row in kept]

    @precondition(lambda self: newest(self.store.office) > self.begun)
    @rule(again=st.booleans())
    def turn(self, again: bool) -> None:
        stood = self.ledger()
        undo(self.store.office, "002")
        before = self.ledger()
        redo(self.store.office, "002")
        assert self.ledger() == stood
        undo(self.store.office, "002")
        assert self.ledger() == before
        if again:
            redo(self.store.office, "002")

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "store"):
            return
        for supply in self.supplies:
            every = plainly.rows(supply)
            card = plainly.standing(every)
            worked = plainly.worth(supply.valuation, card)
            assert [row["value"] for row in card] == [worked.get(row["id"], 0) for row in card]
            assert sum(row["value"] for row in every) == sum(worked.values())
            assert sum(row["quantity"] for row in every) == sum(row["quantity"] for row in card)
            there: dict[Any, Fraction] = defaultdict(Fraction)
            for row in card:
                shelf = (row["place"], row["batch"])
                there[shelf] += row["quantity"]
                assert there[shelf] >= 0
            # An undo may have taken the supply itself back.
            gone = not Supply.select().where(Supply.id == supply.id).exists()
            for line in () if gone else table(self.store, "stock-card", "card", supply=supply.code):
                assert line["balance"] is None or line["balance"] >= 0
                assert line["balance_value"] is None or line["balance_value"] >= 0
                assert line["balance"] != 0 or line["balance_value"] == 0
        for days in (0, 3, 9, 17, 33):
            for line in table(self.store, "stock", "stock", on=self.store.ago(days).isoformat()):
                assert line["value"] >= 0
                assert line["quantity"] > 0
        assert [sentence for each in invariants() for sentence in each(self.store.office)] == []


TestLives = Lives.TestCase
TestLives.settings = settings(
    max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
