"""The policy: the office's rules in words, each to be set by what its own type takes."""

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from bizdesk import keeping
from bizdesk.office.fields import Flag, Text
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.listing import Held
from bizdesk.office.policy import Policy
from bizdesk.office.text import fold

from .kit.exchange import named
from .kit.filtered import TablePane
from .kit.form import Form
from .kit.heading import Heading
from .kit.record_forms import fresh
from .kit.table import Table
from .kit.table_cells import Column

COLUMNS = (
    Column("label", N_("Rule"), 36, 1),
    Column("value", N_("Setting"), 20, 1),
    Column("clause", N_("Clause"), 8),
)


class RulesPane(TablePane):
    """The rules, clause by clause; enter and e set one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("Edit")),
        Binding("l", "history", N_("History"), show=False),
        Binding("p", "report", N_("Report")),
        Binding("u", "app.undo", N_("Undo"), show=False),
        Binding("U", "app.redo", N_("Redo"), show=False),
    ]

    def table(self) -> Table:
        return Table(COLUMNS, self.rows(), choosing=False)

    def rows(self) -> Held:
        words = fold(self.words).split()
        rows = map(self.row, Policy.select().order_by(Policy.clause, Policy.id))
        return Held([row for row in rows if all(word in fold(" ".join(row[:3])) for word in words)], -1)

    def row(self, rule: Policy) -> tuple[str, str, str, int]:
        """A rule in words."""
        policy = self.office.policy
        return policy.label(rule.key), policy.told(rule.key, rule.value), rule.clause, rule.id

    async def reread(self) -> None:
        """Show the rules as they have become."""
        self.read_rows()

    def rule(self) -> Policy:
        """The rule under the cursor."""
        return Policy.get_by_id(self.query_one(Table).cursor_key)

    def on_table_opened(self, event: Any) -> None:
        event.stop()
        self.action_edit()

    def action_edit(self) -> None:
        self.app.ask(setting_form(self.office, self.rule()), lambda saved: self.app.reread() if saved else None)

    def action_history(self) -> None:
        self.app.open_record(self.rule(), tab="history")

    def action_report(self) -> None:
        from bizdesk.reporting import REPORTS

        from .kit.printing import show

        show(self.app, REPORTS["rule-book"], {})


def setting_form(office: Office, rule: Policy) -> Form:
    """The form that sets a rule by the rule's own field; a prefix is a text."""
    known = office.policy.known.get(rule.key)
    field = known.field if known else Text(N_("Prefix"), required=True)

    def save(given: Mapping[str, Any]) -> Any:
        value = given["setting"]
        text = ("no", "yes")[value] if isinstance(field, Flag) else field.plain(value, office)
        return keeping.edit(office, office.who, fresh(rule), {"value": text})

    return Form(
        office,
        Heading(*office.policy.setting(rule.key)),
        named(setting=field),
        {"setting": field.parse(rule.value, office)},
        save,
        draft_key=f"policy {rule.id}",
    )
