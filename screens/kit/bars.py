"""The lines above and below every screen: the office and its areas, the tabs of a list, the keys that matter now."""

from collections.abc import Iterator, Sequence
from typing import Any

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from bizdesk.office.language import _
from bizdesk.office.text import cells, fit, visible

from .keys import Live, live
from .table_cells import MORE

GAP = 2
LAST = ("commands", "help")
WAY_OUT = "esc"
HELP, WRITE = "help", "ctrl+s"
CHOSEN = "$block-cursor-foreground on $block-cursor-background"
STYLE_OF_DAY = {False: "$foreground-muted", True: "bold $text-warning"}


def ahead(office: Any) -> bool:
    """Whether the office was told to look at another day than the one it is."""
    return office.today() != office.clock().astimezone(office.zone).date()


class Line(Widget):
    """One line of text over the whole width, never focused."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Line { height: 1; width: 100%; }"


class Head(Line):
    """The office, its areas with their keys, the one shown, and the office's day."""

    DEFAULT_CSS = "Head { background: $panel; color: $foreground; padding: 0 1; }"

    def __init__(self, current: str) -> None:
        super().__init__()
        self.current = current
        self.places: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        office, width = self.app.office, self.content_size.width  # type: ignore[attr-defined]  # it is our App
        told = ahead(office)
        day = office.today().isoformat()
        if told:
            day = _("as of {date}").format(date=day)
        areas = [(area.name, f" {area.key} {_(area.label)} ") for area in self.app.areas]  # type: ignore[attr-defined]
        room = width - sum(cells(words) for _name, words in areas) - cells(day) - 2 * GAP
        if room < 0:
            areas = [(name, words.removeprefix(" ")) for name, words in areas]
            room += len(areas)
        title = visible(office.name, 200)
        title = fit(title, min(cells(title), max(room, 0)))
        parts: list[Any] = [(title, "bold"), " " * GAP]
        self.places = []
        start = cells(title) + GAP
        for name, words in areas:
            parts.append((words, CHOSEN if name == self.current else ""))
            self.places.append((start, start + cells(words), name))
            start += cells(words)
        return Content.assemble(*parts, " " * max(width - start - cells(day), 1), (day, STYLE_OF_DAY[told]))

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        for first, end, name in self.places:
            if place is not None and first <= place.x < end:
                self.app.action_area(name)  # type: ignore[attr-defined]


class TabLine(Line):
    """Names side by side, one of them chosen; the mouse may choose another."""

    DEFAULT_CSS = "TabLine { padding: 0 1; background: $surface; }"
    current = reactive(0)

    class Chosen(Message):
        """Another tab is to be shown."""

        def __init__(self, tabs: "TabLine", index: int) -> None:
            super().__init__()
            self.tabs = tabs
            self.index = index

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = names

    def render(self) -> Content:
        parts, index = [], 0
        for index, _start in self.starts():
            style = "bold underline $text-primary" if index == self.current else "$foreground-muted"
            parts.append(Content.styled(self.names[index], style))
        line = Content(" " * GAP).join(parts)
        if index + 1 < len(self.names):
            line = Content.assemble(line, " " * max(self.content_size.width - line.cell_length - 1, 1), MORE)
        return line

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        for index, start in self.starts():
            if place is not None and start <= place.x < start + cells(self.names[index]):
                self.choose(index)

    def starts(self) -> Iterator[tuple[int, int]]:
        """The tabs in view, each with the cell it begins at; where room is scarce the first ones give way."""
        sizes = [cells(name) + GAP for name in self.names]
        first = 0
        while first < self.current and sum(sizes[first : self.current + 1]) - GAP > self.content_size.width:
            first += 1
        start = 0
        for index in range(first, len(self.names)):
            more = index + 1 < len(self.names)
            if index > self.current and start + sizes[index] - GAP > self.content_size.width - more * (GAP + 1):
                return
            yield index, start
            start += sizes[index]

    def choose(self, index: int) -> None:
        """Ask for a tab."""
        self.post_message(self.Chosen(self, index))

    def step(self, by: int) -> None:
        """Ask for the tab so many to the right, round about."""
        self.choose((self.current + by) % len(self.names))


class Foot(Line):
    """The keys that matter where the focus is; the way out, what writes and, last, help always have room."""

    DEFAULT_CSS = "Foot { background: $panel; color: $text-muted; padding: 0 1; }"

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Any) -> None:
        self.refresh()

    def render(self) -> Content:
        if not self.screen.is_current:
            return Content("")
        known = [command for command in live(self.screen) if command.show and command.enabled]
        known.sort(key=lambda command: command.node is self.app)
        shown = [each for each in known if each.binding.action == HELP or each.keys[0] in (WAY_OUT, WRITE)]
        width = self.content_size.width - sum(map(room, shown))
        rest = [each for each in known if each not in shown]
        for command in sorted(rest, key=lambda each: each.binding.action not in LAST):
            width -= room(command)
            if width < 0:
                break
            shown.append(command)
        shown.sort(key=lambda command: (command.binding.action in LAST, known.index(command)))
        parts = [Content.assemble((each.keys[0], "bold $text-accent"), " ", each.label) for each in shown]
        return Content(" " * GAP).join(parts)


def room(command: Live) -> int:
    """The cells a command takes in the foot."""
    return cells(command.keys[0]) + 1 + cells(command.label) + GAP
