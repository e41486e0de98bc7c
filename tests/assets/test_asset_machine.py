"""Random lives of assets: whatever is tried in whatever order, no invariant breaks and every refusal has words."""

import re
import tempfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bizdesk import acts, keeping
from bizdesk.assets import disposals, posting, settlement, stocktakes, upkeep
from bizdesk.assets.flows import ASSET_FLOW, DISPOSAL_FLOW, STOCKTAKE_FLOW
from bizdesk.assets.ledger import course_of, value
from bizdesk.assets.models import Asset, AssetCategory, Disposal, Stocktake, StocktakeLine
from bizdesk.assets.words import GONE, TYPED
from bizdesk.founding import found
from bizdesk.kinds import invariants
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import newest, verify
from bizdesk.office.operation import Operation
from bizdesk.office.people import Staff
from bizdesk.office.periods import last_day, next_period, period_of
from bizdesk.office.places import Place
from bizdesk.office.policy import Policy
from bizdesk.office.undo import last_done, redo, undo

from .report_story import made

ROLES = "applicant,approver,reviewer,keeper"
METHODS = ("straight_line", "double_declining", "sum_of_years", "declining_balance", "none", *TYPED)


def in_words(refusal: Refused) -> None:
    assert str(refusal).strip()
    assert "{" not in str(refusal)


def foretold(operation: Operation, office: Office, asset: Asset, inputs: dict[str, Any]) -> list[str]:
    """What the preview of a step says; nothing where it refuses."""
    if operation.preview is None:
        return []
    try:
        return operation.preview(office, asset, **inputs)
    except Refused as refusal:
        in_words(refusal)
        return ["refused"]


def came_true(office: Office, asset: Asset, told: list[str]) -> None:
    """Whether the net book value is what was foretold."""
    assert told != ["refused"]
    for line in told:
        if found := re.fullmatch(r"Net book value on (\S+): \S+ -> (\S+)", line):
            assert office.money(value(asset, date.fromisoformat(found[1])).net_book_value) == found[2], told


class AssetLife(RuleBasedStateMachine):
    """An office with two people who decide, and assets that anything may happen to."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.now = datetime(2026, 1, 5, 2, tzinfo=UTC)
        self.office = found(Path(self.folder.name) / "office.bizdesk", country="CN", clock=lambda: self.now)
        for number in ("001", "002", "003"):
            keeping.add(self.office, "", Staff, {"number": number, "name": number, "roles": ROLES})
        self.ready = last_done().id

    def teardown(self) -> None:
        if hasattr(self, "office"):
            self.office.close()
            self.folder.cleanup()

    def attempt(self, what: Any, *arguments: Any, **values: Any) -> None:
        try:
            what(*arguments, **values)
        except Refused as refusal:
            in_words(refusal)

    @rule(
        method=st.sampled_from(METHODS),
        cost=st.integers(1, 9_000_000),
        life=st.integers(1, 60),
        convention=st.sampled_from(("next_month", "same_month", "daily", "half_year")),
        pieces=st.integers(1, 4),
        draft=st.booleans(),
    )
    def add(self, method: str, cost: int, life: int, convention: str, pieces: int, draft: bool) -> None:
        today = self.office.today()
        values = {
            "name": "thing",
            "category": AssetCategory.named("04"),
            "cost": cost,
            "acquired_on": today,
            "method": method,
            "life_months": life,
            "start_convention": convention,
            "total_units": Decimal(500),
            "quantity": Decimal(pieces),
            "in_use_on": None if draft else today,
            "place": Place.named("A-ST"),
        }
        self.attempt(keeping.add, self.office, "001", Asset, values)

    @rule(days=st.integers(1, 45))
    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule()
    def post(self) -> None:
        self.attempt(posting.depreciate, self.office, "001", period_of(self.office.today()))

    @precondition(lambda self: Asset.select().exists())
    @rule(
        data=st.data(),
        action=st.sampled_from([operation.name for operation in acts.for_kind(Asset)]),
        amount=st.integers(1, 3_000_000),
        life=st.integers(1, 90),
    )
    def act(self, data: st.DataObject, action: str, amount: int, life: int) -> None:
        assets = list(Asset.select().order_by(Asset.id))
        asset = data.draw(st.sampled_from(assets))
        operation = acts.named(Asset, action)
        given = {
            "amount": amount,
            "value": amount,
            "life_months": life,
            "reason": "because",
            "quantities": "1 1",
            "place": data.draw(st.sampled_from(list(Place.select()))),
            "user": Staff.named("003"),
            "due_back_on": self.office.today(),
            "requested_by": Staff.named("001"),
            "kind": "sale" if action == "request_disposal" else "repair",
            "proceeds": amount,
            "approver": Staff.named("002"),
            "opinion": "so be it",
            "into": data.draw(st.sampled_from(assets)),
            "period": period_of(self.office.today()),
            "units": Decimal(7),
            "planned_on": self.office.today(),
        }
        inputs = {name: given[name] for name in operation.inputs if name in given}
        before, refusal = asset.stored(), operation.refusal(asset)
        told = foretold(operation, self.office, asset, inputs)
        assert asset.stored() == before, "telling changes nothing"
        try:
            operation.do(self.office, "001", asset, inputs)
        except Refused as fault:
            in_words(fault)
            assert asset.stored() == Asset.get_by_id(asset.id).stored() == before
        else:
            assert refusal is None
            came_true(self.office, given["into"] if action == "merge" else asset, told)

    @precondition(lambda self: Asset.select().exists())
    @rule(data=st.data(), code=st.sampled_from(("03", "04", "05")), closing=st.booleans())
    def reclassify(self, data: st.DataObject, code: str, closing: bool) -> None:
        """Months before keep their categories, whatever becomes of the card."""
        asset = data.draw(st.sampled_from(list(Asset.select().order_by(Asset.id))))
        month = next_period(period_of(self.office.today()), -1)
        if closing:
            self.attempt(keeping.edit, self.office, "001", Policy.named("closed_through"), {"value": month})
        before = made(self.office, "depreciation", month=month).blocks[0]
        self.attempt(keeping.edit, self.office, "001", asset, {"category": AssetCategory.named(code)})
        after = made(self.office, "depreciation", month=month).blocks[0]
        assert after == before

    @precondition(lambda self: Asset.select().exists())
    @rule(data=st.data(), back_after=st.none() | st.integers(0, 70))
    def sell_and_take_back(self, data: st.DataObject, back_after: int | None) -> None:
        asset = data.draw(st.sampled_from(list(Asset.select().order_by(Asset.id))))
        applicant, approver = Staff.named("001"), Staff.named("002")
        words = {"kind": "sale", "reason": "old", "requested_by": applicant}
        self.attempt(disposals.request, self.office, "001", asset, **words)
        applied = Disposal.select().where(Disposal.asset == asset).order_by(Disposal.id.desc()).first()
        if applied is None:
            return
        self.attempt(disposals.approve, self.office, "001", applied, approver=approver)
        self.attempt(disposals.dispose, self.office, "001", Disposal.get_by_id(applied.id))
        if back_after is not None:
            self.everything_holds()
            self.now += timedelta(days=back_after)
            self.attempt(disposals.reinstate, self.office, "001", Disposal.get_by_id(applied.id), reason="found")

    @rule()
    def count(self) -> None:
        running = Stocktake.select().where(Stocktake.state == "open").first()
        if running is None:
            self.attempt(keeping.add, self.office, "001", Stocktake, {"name": "count"})
            return
        line = StocktakeLine.select().where(StocktakeLine.stocktake == running).first()
        self.attempt(acts.named(Stocktake, "scan").do, self.office, "001", running, {"tag": line.tag if line else "x"})
        self.attempt(acts.named(Stocktake, "count").do, self.office, "001", running, {"counted_by": Staff.named("001")})

    @rule(data=st.data())
    def scan_and_settle(self, data: st.DataObject) -> None:
        lines = list(StocktakeLine.select().order_by(StocktakeLine.id))
        if not lines:
            return
        line = data.draw(st.sampled_from(lines))
        count, one, two = line.stocktake, Staff.named("002"), Staff.named("003")
        if count.state == "open":
            self.attempt(stocktakes.scan, self.office, "001", count, tag=line.tag, place=Place.named("A-MR"))
            return
        if line.result in settlement.POSSIBLE:
            decision = data.draw(st.sampled_from(settlement.POSSIBLE[line.result]))
            self.attempt(settlement.decide, self.office, "001", line, decision=decision)
        self.attempt(settlement.review, self.office, "002", count.afresh(), reviewer=one)
        self.attempt(settlement.book, self.office, "002", count.afresh(), approver=two)

    @precondition(lambda self: Asset.select().where(Asset.method.in_(TYPED)).exists())
    @rule(data=st.data(), amount=st.integers(1, 50_000), back=st.integers(0, 2))
    def type_in(self, data: st.DataObject, amount: int, back: int) -> None:
        typed = Asset.method.in_(TYPED)
        asset = data.draw(st.sampled_from(list(Asset.select().where(typed).order_by(Asset.id))))
        period = next_period(period_of(self.office.today()), -back)
        if asset.method == "manual":
            self.attempt(upkeep.charge, self.office, "001", asset, period=period, amount=amount)
        else:
            self.attempt(upkeep.read_meter, self.office, "001", asset, period=period, units=Decimal(amount) / 100)

    @precondition(lambda self: newest(self.office) > self.ready)
    @rule(data=st.data())
    def take_any_act_back(self, data: st.DataObject) -> None:
        self.attempt(undo, self.office, "001", data.draw(st.integers(self.ready + 1, newest(self.office))))

    @rule(steps=st.integers(1, 3))
    def go_back_and_forth(self, steps: int) -> None:
        taken = 0
        while taken < steps and last_done().id > self.ready:
            self.attempt(undo, self.office, "001")
            taken += 1
        for _each in range(taken - 1):
            self.attempt(redo, self.office, "001")

    @invariant()
    def everything_holds(self) -> None:
        if hasattr(self, "office"):
            assert [sentence for area in invariants() for sentence in area(self.office)] == []
            assert verify(self.office) == []
            for asset in Asset.select():
                course = course_of(asset)
                if course is None:
                    continue
                today = self.office.today()
                # What a month that is posted can no longer show counts from the next.
                for day in (today, last_day(period_of(today)), last_day(next_period(period_of(today)))):
                    value = course.value(day)
                    assert value.accumulated + value.impairment + value.net_book_value == value.cost
                    assert value.net_book_value >= 0
                    assert value.accumulated >= 0
                assert value.held == (asset.status not in GONE)
                assert Disposal.select().where(Disposal.asset == asset, Disposal.state == "done").count() <= 1


AssetLife.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
TestAssetLife = AssetLife.TestCase


def test_every_state_is_reached_from_the_start_and_every_step_named() -> None:
    for flow in (ASSET_FLOW, STOCKTAKE_FLOW, DISPOSAL_FLOW):
        assert flow.reachable() == set(flow.states)
        assert {action for _state, action in flow.steps} == set(flow.actions)
        assert all("--" in line for line in flow.diagram())
