"""The journal: every act on the office, newest first, with what it changed; undo and redo from where one stands."""

from functools import reduce
from operator import and_, or_
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from bizdesk.office.journal import JournalBatch, entries, told
from bizdesk.office.language import N_, _
from bizdesk.office.listing import source_of
from bizdesk.office.people import Staff
from bizdesk.office.text import fold

from .kit.filtered import TablePane
from .kit.table import Table
from .kit.table_cells import Column

KINDS = {"do": "", "undo": N_("undo"), "redo": N_("redo"), "begin": N_("beginning")}
SHOWN = (
    JournalBatch.id,
    JournalBatch.at,
    JournalBatch.who,
    JournalBatch.what.concat("\0").concat(JournalBatch.words),
    JournalBatch.kind,
    JournalBatch.entries,
)


class JournalPane(TablePane):
    """The acts in a table; enter shows what one changed, a takes it back, u the newest."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "take_back", N_("Take this act back"), tooltip=N_("The act under the cursor, not the newest.")),
        Binding("u", "app.undo", N_("Undo")),
        Binding("U", "app.redo", N_("Redo")),
    ]

    def table(self) -> Table:
        names = {person.number: person.caption for person in Staff.select()}
        columns = (
            Column("id", N_("Act"), 7, align="right"),
            Column("at", N_("When"), 16, show=lambda at: JournalBatch.at.show(at, self.office)),
            Column("who", N_("Who"), 12, show=lambda who: names.get(who, who)),
            Column("what", N_("What"), 30, 1, show=in_words),
            Column("kind", N_("Kind"), 9, show=lambda kind: _(KINDS.get(kind, kind)), tone=lambda kind: "muted"),
            Column("entries", N_("Changes"), 7, align="right"),
        )
        table = Table(columns, self.rows(), reader=self.app.reader, choosing=False)
        table.sort = ("id", True)
        return table

    def rows(self) -> Any:
        newest = [(JournalBatch.id, True)]
        query: Any = JournalBatch.select(*SHOWN)
        return source_of(self.office.db, query, newest, JournalBatch.id, holding(self.words))

    def action_take_back(self) -> None:
        from .kit.turning import take_back

        number = self.query_one(Table).cursor_key
        if number is not None:
            take_back(self.app, number)

    async def reread(self) -> None:
        """Show the acts done since."""
        self.query_one(Table).reread()

    def on_table_opened(self, event: Any) -> None:
        from .kit.page import Page
        from .kit.traces import paragraph

        batch = JournalBatch.get_by_id(event.key)
        parts = [paragraph(self.office, entry) for entry in entries(batch.id)]
        self.app.push_screen(Page(told(batch), "\n\n".join(parts)))


def holding(text: str) -> Any:
    """The condition that every word stands in an act: in what was done, as it is told here, who did it, or when."""
    words = fold(text).split()
    return reduce(and_, map(_word, words)) if words else None


def _word(word: str) -> Any:
    acts: Any = JournalBatch.select(JournalBatch.what).distinct().tuples()
    meant = [what for (what,) in acts if word in fold(_(what))]
    people = Staff.select(Staff.number).where(Staff.name.contains(word))
    who = JournalBatch.who.contains(word) | JournalBatch.who.in_(people)
    values = (JournalBatch.words.contains(word), who, JournalBatch.at.startswith(word))
    return reduce(or_, values, JournalBatch.what.in_(meant))


def in_words(stored: str) -> str:
    """What a batch did in the language in use, from its message and its values."""
    what, _between, values = stored.partition("\0")
    return told(JournalBatch(what=what, words=values or "{}"))
