"""The policy: the office's own rules (clause 1.1), each with its clause, its type and its first value."""

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from bizdesk.office import numbering
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Code, Flag, Integer, Money, Percent, Period, Text, Typed
from bizdesk.office.language import LANGUAGES, N_, _
from bizdesk.office.people import acting
from bizdesk.office.periods import period_of
from bizdesk.office.record import Record
from bizdesk.office.rule_checks import check_country, check_currency, check_form, check_hours, check_prefix, check_zone

if TYPE_CHECKING:
    from bizdesk.office.file import Office

CONVENTIONS = {
    "next_month": N_("The month after"),
    "same_month": N_("The same month"),
    "daily": N_("The day itself"),
    "half_year": N_("Half a year in the first year"),
}
PREFIX = N_("Prefix of numbers: {kind}")


class RuleKey(Code):
    """The key of a rule, shown as what the rule is about."""

    width = 30

    def show(self, value: Any, office: "Office") -> str:
        return label(value) if value else ""


class RuleValue(Text):
    """The setting of a rule, told in the words of the rule's own type."""

    def told(self, record: Any, office: "Office") -> str:
        return told(office, record.key, record.value)


class Policy(Record):
    """One rule of the office: its key, the clause it carries out and the value that holds."""

    singular, plural = N_("Rule"), N_("Policy")
    carries_out = "1.1"
    key = RuleKey(N_("Rule"))
    clause = Text(N_("Clause"), editable=False)
    value = RuleValue(N_("Setting"), limit=1_000)

    @property
    def title(self) -> str:
        """What the rule is about, and its key."""
        return f"{label(self.key)} ({self.key})"


class Rule(NamedTuple):
    """A rule the program knows: field gives its label and type, default what holds unless the office says otherwise."""

    key: str
    clause: str
    field: Typed
    default: str


RULES = (
    Rule("office_name", "1.1", Text(N_("Name of the office"), required=True), "My office"),
    Rule("country", "1.1", Text(N_("Country (its holidays)"), check=check_country), ""),
    Rule("currency", "1.1", Text(N_("Currency"), required=True, limit=3, check=check_currency), "CNY"),
    Rule("language", "1.1", Choice(LANGUAGES, N_("Language"), required=True), "en"),
    Rule("time_zone", "1.1", Text(N_("Time zone"), required=True, check=check_zone), "UTC"),
    Rule(
        "year_start", "1.1", Integer(N_("First month of the business year"), required=True, minimum=1, maximum=12), "1"
    ),
    Rule("acting_staff", "1.1", Text(N_("Staff no. of who works with this office")), ""),
    Rule(
        "working_hours",
        "1.1",
        Text(N_("Working hours"), required=True, check=check_hours),
        "1-5 09:00-12:00 13:00-18:00",
    ),
    Rule("backup_last", "5.3", Integer(N_("Automatic backups kept"), required=True, minimum=1, maximum=1_000), "10"),
    Rule(
        "stocktake_months",
        "4.2.1b",
        Integer(N_("Months between stocktakes"), required=True, minimum=1, maximum=120),
        "12",
    ),
    Rule("depreciation_start", "4.2.1c", Choice(CONVENTIONS, N_("Depreciation starts"), required=True), "next_month"),
    Rule("residual_percent", "4.2.1c", Percent(N_("Residual rate"), required=True), "5"),
    Rule("closed_through", "4.2.1c", Period(N_("Asset periods closed through")), ""),
    Rule("disposal_needs_approval", "4.2.1c", Flag(N_("Disposals need an approval")), "yes"),
    Rule("stocktake_needs_approval", "4.2.1b", Flag(N_("Stocktakes need an approval")), "yes"),
    Rule(
        "warning_days",
        "4.2.1a",
        Integer(N_("Days to warn ahead of an end"), required=True, minimum=0, maximum=3_650),
        "30",
    ),
    Rule("number_form", "1.3.2", Text(N_("Form of numbers"), required=True, check=check_form), numbering.TEMPLATE),
)
BY_KEY = {rule.key: rule for rule in RULES}


class Rules:
    """The policy of one office as typed values, read when first asked and again when the file changed.

    Each thread keeps its own: its connection is its own, and what tells of a change tells it of that one.
    """

    def __init__(self, office: "Office") -> None:
        self.office = office
        self._held = threading.local()

    def texts(self) -> dict[str, str]:
        """Every rule's value as text, by key."""
        now = (self.office.db.connection(), self.office.change_mark())
        known: tuple[object, dict[str, str]] | None = getattr(self._held, "known", None)
        if known is None or known[0] != now:
            stored = dict(Policy.select(Policy.key, Policy.value).tuples())
            known = self._held.known = (now, {rule.key: rule.default for rule in RULES} | stored)
        return known[1]

    def text(self, key: str) -> str:
        """A rule's value as it is written."""
        return self.texts().get(key, "")

    def get(self, key: str) -> Any:
        """A rule's value in its type; None where it is empty."""
        return BY_KEY[key].field.parse(self.text(key), self.office)

    def prefix(self, kind: type[Record]) -> str:
        """The prefix of a kind's numbers."""
        return self.text(f"prefix_{kind.kind_name()}") or kind.series


def check_rule(office: "Office", record: Policy) -> None:
    """Refuse a value that the rule's own field refuses."""
    rule = BY_KEY.get(record.key)
    if rule is None:
        if record.key.startswith("prefix_"):
            check_prefix(record.value)
            return
        raise Refused(N_("There is no rule {key}."), key=record.key)
    value = rule.field.parse(record.value, office)
    rule.field.verify(value)
    if record.key == "acting_staff":
        acting(office, value)
    if record.key == "closed_through" and value and value >= period_of(office.today()):
        raise Refused(
            N_("{period} has not ended: close through the month before at most."), rule="4.2.1c", period=value
        )
    if record.key == "currency" and value != office.currency and amounts_kept(office):
        raise Refused(
            N_(
                "The office keeps amounts in {kept}: they would bear the name of {currency} and not be converted. "
                "Make a new office for another currency."
            ),
            kept=office.currency,
            currency=value,
        )


def amounts_kept(office: "Office") -> bool:
    """Whether any record holds an amount of money."""
    return any(
        kind.select(kind.id).where(field.is_null(False)).exists()
        for kind in office.kinds.values()
        for field in kind.fields().values()
        if isinstance(field, Money)
    )


def label(key: str) -> str:
    """What a rule is about, in the language in use."""
    if rule := BY_KEY.get(key):
        return rule.field.label
    return _(PREFIX).format(kind=_(_numbered(key)))


def setting(key: str) -> tuple[str, dict[str, str]]:
    """How the journal tells that a rule was set: a message id and its words, put into words when it is read."""
    if rule := BY_KEY.get(key):
        return N_("Edit the rule: {step}"), {"step": rule.field.verbose_name}
    return N_("Edit the prefix of numbers: {kind}"), {"kind": _numbered(key)}


def _numbered(key: str) -> str:
    """The name, a message id, of the kind whose numbers begin as the rule of a prefix says."""
    name = key.removeprefix("prefix_")
    kind = next((each for each in Record.__subclasses__() if each.kind_name() == name), None)
    return kind.singular if kind else name


def told(office: "Office", key: str, text: str) -> str:
    """The setting of a rule in words; as it is written where it cannot be read."""
    try:
        return BY_KEY[key].field.show(BY_KEY[key].field.parse(text, office), office)
    except (KeyError, Refused):
        return text


def first_rows(kinds: Iterable[type[Record]]) -> list[Policy]:
    """The rules as a new office begins with them, the prefixes of its kinds' numbers among them."""
    prefixes = (
        Policy(key=f"prefix_{kind.kind_name()}", clause="1.3.2", value=kind.series) for kind in kinds if kind.series
    )
    return [*(Policy(key=rule.key, clause=rule.clause, value=rule.default) for rule in RULES), *prefixes]
