"""One complaint of the demo company, stage by stage, with the turns it takes on its way."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from bizdesk import keeping
from bizdesk.complaints import handling, solving
from bizdesk.complaints.models import Complaint, ComplaintCategory, ComplaintCause
from bizdesk.demo import measures, sayings
from bizdesk.demo.company import Words
from bizdesk.demo.matter import PRODUCTS, Matter
from bizdesk.demo.returning import follow
from bizdesk.demo.service import HEAD, Life, Service
from bizdesk.demo.turns import LATER, SOON, TURNS
from bizdesk.office.customers import Customer
from bizdesk.office.people import Department, Staff

# Working hours from stage to stage of a minor complaint that goes well, and how much quicker graver ones go.
HOURS = {
    "assign": 0.6, "respond": 3.0, "investigate": 5.0, "find": 9.0, "propose": 10.0,
    "approve": 2.0, "agree": 8.0, "feed_back": 10.0, "verdict": 9.0,
}  # fmt: skip
QUICKER = {"minor": 1.0, "serious": 0.62, "critical": 0.36}
CHANNELS = ("phone", "phone", "phone", "email", "email", "online", "wechat", "visit", "letter", "forwarded")
METHODS = ("phone", "phone", "phone", "on_site", "email", "wechat")
# The limit above which a remedy is approved, in whole units.
LIMIT = 1_000

# Who is not satisfied a second time was not the first time; only what is dear is rejected.
IMPLIED = {"third": "second", "reject": "costly"}


class Affair:
    """A complaint: what it is about, the turns it takes, and the stage and round where it stands on the last day."""

    def __init__(
        self, service: Service, matter: Matter, turns: Collection[str] = (), stop: str = "", stop_round: int = 1
    ) -> None:
        self.service, self.office, self.dice = service, service.office, service.dice
        self.matter, self.stop = matter, (stop, stop_round)
        self.turns = {*turns, *(first for turn, first in IMPLIED.items() if turn in turns)}
        self.product = self.dice.choice(matter.products.split())
        self.slow = self.dice.choice(tuple(HOURS)) if not stop and self.dice.random() < 0.28 else ""
        self.round, self.id, self.other = 1, 0, 0

    @property
    def case(self) -> Complaint:
        """The complaint as the file has it now."""
        return Complaint.get_by_id(self.id)

    @property
    def owner(self) -> Staff:
        """Who handles it."""
        owner = self.case.owner
        assert owner is not None
        return owner

    def tell(self, words: Words) -> str:
        """Words of the matter, with the instrument named."""
        return self.service.say(self.matter.about(words, self.product))

    def do(self, who: Staff | str, step: Callable[..., Any], **inputs: Any) -> Any:
        """Take a step as somebody."""
        return step(self.office, who if isinstance(who, str) else who.number, self.case, **inputs)

    def wait(self, stage: str) -> datetime:
        """When a stage comes; the slow one of this complaint lets wait."""
        hours = HOURS[stage] * QUICKER[self.matter.severity] * self.dice.uniform(0.5, 1.15)
        return self.service.after(hours * (self.dice.uniform(2.5, 5) if stage == self.slow else 1))

    def takes(self, turn: str) -> bool:
        """Whether a turn is still to be taken; it is, once."""
        if turn not in self.turns:
            return False
        self.turns.remove(turn)
        return True

    def along(self, *turns: str) -> Life:
        """Take those of several turns that this complaint takes, in order."""
        for turn in turns:
            if self.takes(turn):
                yield self.service.after(self.dice.uniform(*LATER.get(turn, SOON)))
                TURNS[turn](self)

    def apart(self, part: Complaint, matter: Matter) -> None:
        """Let a complaint that was split off go its own way."""
        affair = Affair(self.service, matter)
        affair.id, affair.product = part.id, self.product
        self.service.begin(self.service.after(0.5), affair.life())

    def taken_down(self, customer: Customer, subject: str, **values: Any) -> Complaint:
        """Take a complaint of this matter down."""
        taker, contact = self.service.taker(), self.service.contact(customer)
        given = {
            "channel": self.dice.choice(CHANNELS),
            "customer": customer,
            "contact": contact,
            "phone": contact.phone,
            "subject": subject,
            "description": self.tell(self.matter.said),
            "demand": self.service.pick(sayings.DEMANDS),
            "product": self.service.say(PRODUCTS[self.product]),
            "category": ComplaintCategory.named(self.matter.category),
            "severity": self.matter.severity,
            "received_by": taker,
            **values,
        }
        record = keeping.add(self.office, taker.number, Complaint, given)
        assert isinstance(record, Complaint)
        return record

    def life(self) -> Life:
        """From the call to the verdict, through as many rounds as it takes, or to where it stands on the last day."""
        if not self.id:
            customer = self.service.customer()
            before = (Complaint.customer == customer) & (Complaint.state == "closed")
            same = before & (Complaint.product == self.service.say(PRODUCTS[self.product]))
            repeated = Complaint.select().where(same).order_by(Complaint.id.desc()).first()
            self.id = self.taken_down(customer, self.tell(self.matter.subject), repeated=repeated).id
        stages = list(STAGES)
        while stages:
            state, stage = stages.pop(0)
            if self.stop == (state, self.round):
                yield from self.left()
                return
            yield from stage(self)
            if self.case.state in ("merged", "cancelled"):
                return
            if not stages and self.case.state == "investigating":
                stages = list(AGAIN)

    def left(self) -> Life:
        """What is done last to a complaint that stays open."""
        yield from self.along("halt", "extend", "escalate", "remind", "refer")
        yield from measures.begun(self)

    def assign(self) -> Life:
        """Hand it over to a department and somebody there."""
        yield self.wait("assign")
        self.do(
            HEAD,
            handling.assign,
            department=Department.named(self.matter.department),
            owner=self.service.of(self.matter.department),
            reason=self.service.pick(sayings.HANDED_OVER),
        )

    def respond(self) -> Life:
        """Give the customer a first answer; some complaints come to an end here."""
        yield self.wait("respond")
        text = self.service.pick(sayings.FIRST_ANSWERS)
        self.do(self.owner, handling.respond, method=self.dice.choice(METHODS), text=text)
        yield from self.along("link", "refer", "double", "merge", "cancel")

    def investigate(self) -> Life:
        """Begin to look into it; the clock may have to wait for somebody."""
        yield self.wait("investigate")
        self.do(self.owner, solving.investigate)
        yield from self.along("pause", "resume", "remind")

    def find(self) -> Life:
        """Record what was found."""
        yield self.wait("find")
        liable = sayings.NOT_LIABLE if self.matter.justified == "no" else sayings.LIABLE
        self.do(
            self.owner,
            solving.find,
            finding=self.tell(self.matter.finding),
            justified=self.matter.justified,
            liability=self.service.pick(liable),
            cause=ComplaintCause.named(self.matter.cause),
        )
        yield from self.along("regrade", "split", "extend", "escalate")

    def cost(self) -> int:
        """What the remedy costs, in minor units; above the limit where that turn is taken."""
        low, high = self.matter.cost
        if "costly" in self.turns:
            low, high = max(low, LIMIT + 100), max(high, LIMIT * 3)
        return self.dice.randrange(low, high + 1) // 10 * 1_000

    def propose(self) -> Life:
        """Propose a remedy; from the second round on something is added to it."""
        yield self.wait("propose")
        remedy = self.tell(self.matter.remedy)
        if self.round > 1:
            remedy = f"{remedy}\n{self.service.pick(sayings.SWEETENERS)}"
        self.offer(remedy, self.cost())

    def offer(self, remedy: str, cost: int) -> None:
        """Write a remedy down, proposed by who handles the complaint."""
        self.do(self.owner, solving.propose, proposal=remedy, proposal_cost=cost, proposed_by=self.owner)

    def approve(self) -> Life:
        """Have a remedy above the limit approved, at once or after it was made cheaper."""
        while self.case.approval_needed:
            yield self.wait("approve")
            case = self.case
            approver = self.service.approver(case.proposal_cost or 0, case.proposed_by)
            if self.takes("reject"):
                opinion = self.service.pick(sayings.REJECTED)
                self.do(approver, solving.reject, approver=approver, opinion=opinion)
                yield self.wait("propose")
                self.offer(self.case.proposal, (case.proposal_cost or 0) * 6 // 10)
                continue
            opinion = self.service.pick(sayings.APPROVED)
            self.do(approver, solving.approve, approver=approver, opinion=opinion)
            return

    def agree(self) -> Life:
        """Come to terms with the customer, who may refuse what is proposed first."""
        yield self.wait("agree")
        if self.takes("refuse"):
            self.do(self.owner, solving.refuse, text=self.service.pick(sayings.REFUSED))
            case, more = self.case, self.service.pick(sayings.SWEETENERS)
            yield self.wait("agree")
            self.offer(f"{case.proposal}\n{more}", case.proposal_cost or 0)
            yield from self.approve()
            yield self.wait("agree")
        self.do(self.owner, solving.agree, text=self.service.pick(sayings.AGREED))
        if self.takes("measures"):
            yield self.service.after(0.3)
            measures.plan(self)

    def feed_back(self) -> Life:
        """Tell the customer what was done."""
        yield self.wait("feed_back")
        contact = self.case.contact
        assert contact is not None
        self.do(
            self.owner,
            solving.feed_back,
            method=self.dice.choice(METHODS),
            person_reached=contact.name,
            outcome=self.service.pick(sayings.OUTCOMES),
        )

    def verdict(self) -> Life:
        """Hear whether the customer is satisfied, once every measure is verified; months later it may be back."""
        yield from measures.carried_out(self)
        yield self.wait("verdict")
        if self.takes("third") or self.takes("second"):
            self.round += 1
            text = self.service.pick(sayings.DISCONTENT)
            self.do(self.owner, solving.not_satisfied, text=text, rating=self.dice.choice((1, 2, 2, 3)))
            return
        rating = self.dice.choice((3, 4, 4, 5, 5, 5) if self.round == 1 and not self.slow else (2, 3, 3, 4, 4, 5))
        self.do(self.owner, solving.satisfied, rating=rating, text=self.service.pick(sayings.CONTENT))
        follow(self.service)
        if self.takes("reopen"):
            yield self.service.after(self.dice.uniform(160, 300))
            self.do(HEAD, solving.reopen, reason=self.service.pick(sayings.REOPENED))
            self.round += 1
            if not self.service.staying(self.owner):
                self.do(
                    HEAD,
                    handling.assign,
                    department=Department.named(self.matter.department),
                    owner=self.service.of(self.matter.department),
                    reason=self.service.say(sayings.LEFT_US),
                )


# By the stage where a complaint may be left standing: what comes next.
STAGES: tuple[tuple[str, Callable[[Affair], Life]], ...] = (
    ("recorded", Affair.assign),
    ("assigned", Affair.respond),
    ("answered", Affair.investigate),
    ("investigating", Affair.find),
    ("found", Affair.propose),
    ("to_approve", Affair.approve),
    ("proposed", Affair.agree),
    ("agreed", Affair.feed_back),
    ("fed_back", Affair.verdict),
)
# What a new round begins with.
AGAIN = STAGES[4:]
