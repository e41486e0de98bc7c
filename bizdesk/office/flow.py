"""Flows: the states of a record and the steps between them, as tables; one function that moves a record."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.people import ROLES
from bizdesk.office.record import Record

# A step from no more states than these belongs to them.
FEW = 2


class Guard(NamedTuple):
    """What must hold before a step: its message id for the diagram, and what refuses a record where it does not."""

    words: str
    check: Callable[[Any], None]


@dataclass(frozen=True)
class Step:
    """Where an action leads: one state, several among which the operation chooses, or none: the state stays.

    who: the role of the person who takes the step, as in ROLES; the operation asks people.admit.
    """

    to: tuple[str, ...] = ()
    who: str = ""
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True)
class Flow:
    """The steps of one kind: (state, action) -> Step; states and actions map stored words to message ids.

    line: the actions that lead from the start to the end, where there is one way that most records go.
    """

    states: Mapping[str, str]
    actions: Mapping[str, str]
    steps: Mapping[tuple[str, str], Step]
    start: str
    field: str = "status"
    clause: str = ""
    line: tuple[str, ...] = ()

    def state(self, record: Record) -> str:
        return getattr(record, self.field)

    def check(self, record: Record, action: str) -> Step:
        """The step this action is for the record as it stands; Refused with the reason where it is none."""
        step = self.step(record, action)
        for guard in step.guards:
            guard.check(record)
        return step

    def step(self, record: Record, action: str) -> Step:
        """The step this action is from the record's state; its guards are not asked."""
        state = self.state(record)
        step = self.steps.get((state, action))
        if step is None:
            possible = [_(self.states[name]) for name, other in self.steps if other == action]
            raise Refused(
                N_("{number} is {state}: '{action}' is a step from {possible}."),
                rule=self.clause,
                number=called(record),
                state=_(self.states[state]),
                action=_(self.actions[action]),
                possible=" / ".join(dict.fromkeys(possible)),
            )
        return step

    def within(self, record: Record, states: Collection[str], words: str) -> None:
        """Refuse a record that is in none of these states; words: a message id with {number} and {state}."""
        if (state := self.state(record)) not in states:
            raise Refused(words, rule=self.clause, number=called(record), state=_(self.states[state]))

    def move(self, record: Record, action: str, to: str = "") -> None:
        """Bring a record to the state an action leads to, `to` where there are several; the operation saves it."""
        self.enter(record, self.check(record, action), to)

    def enter(self, record: Record, step: Step, to: str = "") -> None:
        """Bring a record to where a step leads that was checked before."""
        if to and to not in step.to:
            raise ValueError(f"the step does not lead to {to}")
        if step.to:
            setattr(record, self.field, to or step.to[0])

    def possible(self, record: Record) -> list[str]:
        """The actions the table allows from the record's state, in the order of the table."""
        return list(dict.fromkeys(action for state, action in self.steps if state == self.state(record)))

    def onward(self, record: Record) -> list[str]:
        """The actions of the main line that a record in its state waits for, in the order of that line: such as are
        steps from hardly another state, or lead on from here where elsewhere they lead nowhere."""
        return [action for action in self.line if self._belongs(self.state(record), action)]

    def _belongs(self, state: str, action: str) -> bool:
        here = self.steps.get((state, action))
        if here is None:
            return False
        others = [step for (_state, name), step in self.steps.items() if name == action and (step.to or not here.to)]
        return len(others) <= FEW

    def reachable(self) -> set[str]:
        """The states that can be reached from the start."""
        found, edge = {self.start}, {self.start}
        while edge:
            edge = {to for (state, _action), step in self.steps.items() if state in edge for to in step.to} - found
            found |= edge
        return found

    def diagram(self) -> list[str]:
        """The flow in lines fit to print: state --action--> state (who takes the step) [what must hold]."""
        lines = []
        for (state, action), step in self.steps.items():
            who = f"  ({_(ROLES[step.who])})" if step.who else ""
            guards = "".join(f"  [{_(guard.words)}]" for guard in step.guards)
            to = " | ".join(_(self.states[name]) for name in step.to or (state,))
            lines.append(f"{_(self.states[state])} --{_(self.actions[action])}--> {to}{who}{guards}")
        return lines


def called(record: Record) -> str:
    """What a refusal calls a record: its number, or where it has none its words, for nobody knows its row."""
    return record.key if record.key_field() is not None else record.caption
