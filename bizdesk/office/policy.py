"""The policy: the office's own rules (clause 1.1), each with its clause, its type and its first value."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from bizdesk.office import numbering
from bizdesk.office.addresses import titled
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Code, Integer, Text, Typed
from bizdesk.office.journal import change
from bizdesk.office.language import LANGUAGES, N_, _
from bizdesk.office.people import has_left
from bizdesk.office.record import Record
from bizdesk.office.rule_checks import (
    check_country,
    check_currency,
    check_form,
    check_hours,
    check_prefix,
    check_zone,
    same_currency,
    works_here,
)

if TYPE_CHECKING:
    from bizdesk.office.file import Office

PREFIX = N_("Prefix of numbers: {kind}")


class RuleKey(Code):
    """The key of a rule, shown as what the rule is about."""

    width = 30

    def show(self, value: Any, office: "Office") -> str:
        return office.policy.label(value) if value else ""


class RuleValue(Text):
    """The setting of a rule, told in the words of the rule's own type."""

    def told(self, record: Any, office: "Office") -> str:
        return office.policy.told(record.key, record.value)


class Policy(Record):
    """One rule of the office: its key, the clause it carries out and the value that holds."""

    singular, plural = N_("Rule"), N_("Policy")
    carries_out = "1.1"
    key = RuleKey(N_("Rule"), editable=False)
    clause = Text(N_("Clause"), editable=False)
    value = RuleValue(N_("Setting"), limit=1_000)


class Rule(NamedTuple):
    """A rule the program knows: field gives its label and type, default what holds unless the office says otherwise.

    check(office, value) refuses, by raising Refused, a value that may not be set in the office as it is now.
    """

    key: str
    clause: str
    field: Typed
    default: str
    check: Callable[["Office", Any], object] | None = None


# The rules of the office itself; each area has its own.
RULES = (
    Rule("office_name", "1.1", Text(N_("Name of the office"), required=True), "My office"),
    Rule("country", "1.1", Text(N_("Country (its holidays)"), check=check_country), ""),
    Rule("currency", "1.1", Text(N_("Currency"), required=True, limit=3, check=check_currency), "CNY", same_currency),
    Rule("language", "1.1", Choice(LANGUAGES, N_("Language"), required=True), "en"),
    Rule("time_zone", "1.1", Text(N_("Time zone"), required=True, check=check_zone), "UTC"),
    Rule(
        "year_start", "1.1", Integer(N_("First month of the business year"), required=True, minimum=1, maximum=12), "1"
    ),
    Rule("acting_staff", "1.1", Text(N_("Staff no. of who works with this office")), "", works_here),
    Rule(
        "working_hours",
        "1.1",
        Text(N_("Working hours"), required=True, check=check_hours),
        "1-5 09:00-12:00 13:00-18:00",
    ),
    Rule("backup_last", "5.3", Integer(N_("Automatic backups kept"), required=True, minimum=1, maximum=1_000), "10"),
    Rule("number_form", "1.3.2", Text(N_("Form of numbers"), required=True, check=check_form), numbering.TEMPLATE),
)


class Rules:
    """The policy of one office as typed values, read when first asked and again when the file changed.

    known: the rules that the program knows, by key. Each thread keeps its own values: its connection is its own, and
    what tells of a change tells it of that one.
    """

    def __init__(self, office: "Office", known: Mapping[str, Rule]) -> None:
        self.office = office
        self.known = known
        self._held = threading.local()

    def texts(self) -> dict[str, str]:
        """Every rule's value as text, by key."""
        now = (self.office.db.connection(), self.office.change_mark())
        held: tuple[object, dict[str, str]] | None = getattr(self._held, "texts", None)
        if held is None or held[0] != now:
            # Asked anew in every act, so in plain words: Peewee's building of them costs twenty times the reading.
            stored = dict(self.office.db.execute_sql("SELECT key, value FROM policy").fetchall())
            held = self._held.texts = (now, {rule.key: rule.default for rule in self.known.values()} | stored)
        return held[1]

    def text(self, key: str) -> str:
        """A rule's value as it is written."""
        return self.texts().get(key, "")

    def get(self, key: str) -> Any:
        """A rule's value in its type; None where it is empty."""
        return self.known[key].field.parse(self.text(key), self.office)

    def prefix(self, kind: type[Record]) -> str:
        """The prefix of a kind's numbers."""
        return self.text(prefix_key(kind)) or kind.series

    def label(self, key: str) -> str:
        """What a rule is about, in the language in use."""
        if rule := self.known.get(key):
            return rule.field.label
        return _(PREFIX).format(kind=_(numbered(self.office.kinds, key)))

    def setting(self, key: str) -> tuple[str, dict[str, str]]:
        """How the journal tells that a rule was set: a message id and its words, put into words when it is read."""
        if rule := self.known.get(key):
            return N_("Edit the rule: {step}"), {"step": rule.field.verbose_name}
        return N_("Edit the prefix of numbers: {kind}"), {"kind": numbered(self.office.kinds, key)}

    def told(self, key: str, text: str) -> str:
        """The setting of a rule in words; as it is written where it cannot be read."""
        try:
            field = self.known[key].field
            return field.show(field.parse(text, self.office), self.office)
        except (KeyError, Refused):
            return text


def check_rule(office: "Office", record: Policy) -> None:
    """Refuse a value that the rule's own field refuses, or that may not be set as things are."""
    rule = office.policy.known.get(record.key)
    if rule is None:
        if record.key not in {prefix_key(kind) for kind in office.kinds.values() if kind.series}:
            raise Refused(N_("There is no rule {key}."), key=record.key)
        check_prefix(record.value)
        return
    value = rule.field.parse(record.value, office)
    rule.field.verify(value)
    if rule.check is not None and not rule.field.empty(value):
        rule.check(office, value)


def set_rule(office: "Office", who: str, rule: Policy, values: Mapping[str, Any]) -> Policy:
    """Set a rule of the policy; the holidays of a country come with it."""
    for name, value in values.items():
        setattr(rule, name, value)
    check_rule(office, rule)
    what, words = office.policy.setting(rule.key)
    if rule.key == "acting_staff" and has_left(office.staff(who), office.today()):
        # Where the one who worked here has left, whoever sits at the computer says who does now.
        who = ""
    with change(office, who, what, **words) as act:
        saved = act.save(rule)
        if rule.key == "country" and rule.value:
            from bizdesk.office.holiday_table import bring_in

            bring_in(act, rule.value)
        return saved


def prefix_key(kind: type[Record]) -> str:
    """The key of the rule that says how a kind's numbers begin."""
    return f"prefix_{kind.kind_name()}"


def missing(office: "Office") -> Iterator[str]:
    """The rules that the program knows and nobody can set: the policy has no row of them."""
    there = {key for (key,) in Policy.select(Policy.key).tuples()}
    for rule in first_rows(office.policy.known.values(), office.kinds.values()):
        if rule.key not in there:
            yield _("The policy has lost its rule {rule}: nobody can set it.").format(rule=titled(office, rule))


def numbered(kinds: Mapping[str, type[Record]], key: str) -> str:
    """The name, a message id, of the kind whose numbers begin as the rule of a prefix says."""
    name = key.removeprefix("prefix_")
    return kinds[name].singular if name in kinds else name


def first_rows(rules: Iterable[Rule], kinds: Iterable[type[Record]]) -> list[Policy]:
    """The rules as a new office begins with them, the prefixes of its kinds' numbers among them."""
    prefixes = (Policy(key=prefix_key(kind), clause="1.3.2", value=kind.series) for kind in kinds if kind.series)
    return [*(Policy(key=rule.key, clause=rule.clause, value=rule.default) for rule in rules), *prefixes]
