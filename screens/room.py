"""The screen of an area: its tabs, the list that is open, and the lines around it."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from bizdesk.office.language import N_

from .areas import Area
from .kit.bars import Foot, Head, TabLine
from .kit.ground import Ground
from .kit.view import Pane

if TYPE_CHECKING:
    from .app import App


class Room(Screen[None], Ground):
    """An area; its lists are made when they are first looked at and stay as they were left."""

    app: "App"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket", "step(-1)", N_("Tab before"), show=False),
        Binding("right_square_bracket", "step(1)", N_("Tab after"), show=False),
    ]

    def __init__(self, area: Area) -> None:
        super().__init__()
        self.area = area
        self.tabs = area.tabs()
        self.panes: dict[int, Pane] = {}
        self.stale: set[int] = set()

    def compose(self) -> ComposeResult:
        office = self.app.office
        yield Head(self.area.name)
        yield TabLine([tab.title(office) for tab in self.tabs])
        self.panes[0] = self.tabs[0].pane(office)
        yield self.panes[0]
        yield Foot()

    @property
    def pane(self) -> Pane:
        """The list that is open."""
        return self.panes[self.query_one(TabLine).current]

    async def open(self, index: int) -> None:
        """Open a list."""
        line = self.query_one(TabLine)
        if index not in self.panes:
            self.panes[index] = self.tabs[index].pane(self.app.office)
            await self.mount(self.panes[index], before=self.query_one(Foot))
        line.current = index
        for number, pane in self.panes.items():
            pane.display = number == index
        if index in self.stale:
            await self.reread_pane()
        self.settle()

    def settle(self) -> None:
        """Put the focus where the keys of the open list are."""
        for widget in self.pane.query("*"):
            if widget.can_focus and widget.display:
                self.set_focus(widget)
                return

    async def reread(self) -> None:
        """Show the rows of the open list as they have become; the others follow when they are opened."""
        self.stale = set(self.panes)
        await self.reread_pane()

    async def reread_pane(self) -> None:
        """Show the rows of the open list as they have become."""
        self.stale.discard(self.query_one(TabLine).current)
        await self.pane.reread()

    async def on_tab_line_chosen(self, event: TabLine.Chosen) -> None:
        await self.open(event.index)

    async def action_step(self, by: int) -> None:
        """Open the tab before or after; the next key is for it."""
        await self.open((self.query_one(TabLine).current + by) % len(self.tabs))
