"""The first screen: what is due, overdue and warned of."""

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.screen import Screen

from bizdesk import beforehand
from bizdesk.office.errors import NotFound, Refused
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held

from .kit.bars import Foot, Head
from .kit.ground import Ground
from .kit.status import Status
from .kit.table import Table
from .kit.table_cells import Column
from .kit.table_messages import Opened

if TYPE_CHECKING:
    from bizdesk.office.duty import Duty

    from .app import App

# By then the page is painted.
SOON_SECONDS = 0.3
TONES = {"overdue": "negative", "due": "warning", "soon": "good", "info": "muted"}
EMPTY = N_("Nothing is due today.\n\nPress 1 for the assets, ctrl+f to search the office, ? for the keys.")


def shown(state: str) -> str:
    """A state in words."""
    from bizdesk.office.duty import STATES

    return _(STATES[state])


COLUMNS = (
    Column("state", N_("State"), 9, show=shown, tone=lambda state: TONES.get(state, "")),
    Column("due_on", N_("Due"), 10),
    Column("words", N_("What"), 30, 1),
    Column("clause", N_("Clause"), 7),
)


class Today(Screen[None], Ground):
    """The duties of the day; enter opens the record that one is about, or the list in which it is done."""

    app: "App"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "app.undo", N_("Undo"), show=False),
        Binding("U", "app.redo", N_("Redo"), show=False),
        Binding("p", "report", N_("Report")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.duties: list[Duty] = []
        self.begun: list[str] = []

    def compose(self) -> ComposeResult:
        told = beforehand.known(self.app.office)
        if told is not None:
            self.set_timer(SOON_SECONDS, self.look_again)
        self.duties = self.read() if told is None else told
        yield Head("today")
        yield Table(COLUMNS, self.rows(), empty=_(EMPTY), choosing=False)
        yield Status()
        yield Foot()

    def on_mount(self) -> None:
        self.watch(self.query_one(Table), "position", self.tell)
        # Textual hides its empty rack of toasts only when the page stands, and lays it out once more for that.
        self.query("#textual-toastrack").set(display=False)

    def on_screen_resume(self) -> None:
        # What was begun may have been saved or discarded meanwhile.
        self.call_after_refresh(self.look_for_drafts)

    def look_for_drafts(self) -> None:
        """Tell what was begun in forms and not saved."""
        from .kit.drafts import left_behind

        self.begun = []
        for draft in left_behind(self.app.office.path):
            # A form on a record that is gone cannot be opened again, nor one that another version knows.
            with suppress(NotFound, LookupError):
                self.begun += [draft.heading.told(self.app.office)] if draft.heading else []
        self.tell()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        # Textual asks for the whole page again at each of its steps, here after its layout has painted it.
        if not self.app.is_begun:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def read(self) -> "list[Duty]":
        """What is due, the most pressing first."""
        from bizdesk.duties import due

        return due(self.app.office)

    def rows(self) -> Held:
        """The duties as rows of the table."""
        return Held(
            [
                (duty.state, duty.due_on.isoformat() if duty.due_on else "", duty.words, duty.clause, number)
                for number, duty in enumerate(self.duties)
            ],
            -1,
        )

    def tell(self) -> None:
        """Say how many there are."""
        late = sum(duty.state == "overdue" for duty in self.duties)
        words = [_("{count} overdue").format(count=late)] if late else []
        if self.begun:
            words.append(_("Begun and not saved: {titles}").format(titles=_(", ").join(self.begun)))
        self.query_one(Status).tell("  ·  ".join(words), self.query_one(Table).position)

    def reread(self) -> None:
        """Show what has become of the duties."""
        self.show(self.read())
        self.look_for_drafts()

    def look_again(self) -> None:
        """Show what the hours have made of what was worked out beforehand."""
        with self.app.guarding():
            if (duties := self.read()) != self.duties:
                self.show(duties)
                self.tell()

    def show(self, duties: "list[Duty]") -> None:
        """Show duties, the cursor where it stands."""
        self.duties = duties
        table = self.query_one(Table)
        table.show(self.rows(), table.cursor_key)

    async def on_table_opened(self, event: Opened) -> None:
        duty = self.duties[event.key]
        with self.app.guarding():
            if duty.key:
                self.app.open_record(self.app.office.kinds[duty.kind].named(duty.key))
            elif duty.kind:
                await self.app.open_list(duty.kind)
            else:
                raise Refused(N_("No record lies behind this line."))

    def action_report(self) -> None:
        from bizdesk.reporting import REPORTS

        from .kit.printing import show

        show(self.app, REPORTS["today"], {"on": self.app.office.today()})
