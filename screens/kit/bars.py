"""The lines above and below every screen: the office and its areas, the tabs of a list, the keys that matter now."""

from collections.abc import Iterator, Sequence
from typing import Any

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from bizdesk.office.language import _
from bizdesk.office.text import cells, fit, visible

from .keys import live

GAP = 2
LAST = ("commands", "help")


def pressable(text: str, style: str, action: str) -> Content:
    """Text that does something when the mouse presses it."""
    return Content.styled(text, style).stylize(Style.from_meta({"@click": action}))


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

    def render(self) -> Content:
        office, width = self.app.office, self.content_size.width  # type: ignore[attr-defined]  # it is our App
        day = office.today().isoformat()
        told = ahead(office)
        if told:
            day = _("as of {date}").format(date=day)
        areas = [(area, f" {area.key} {_(area.label)} ") for area in self.app.areas]  # type: ignore[attr-defined]
        room = width - sum(cells(words) for _area, words in areas) - cells(day) - 2 * GAP
        name = visible(office.name, 200)
        parts = [Content.styled(fit(name, min(cells(name), max(room, 0))), "bold"), Content(" " * GAP)]
        for area, words in areas:
            style = "$block-cursor-foreground on $block-cursor-background" if area.name == self.current else ""
            parts.append(pressable(words, style, f"app.area('{area.name}')"))
        line = Content("").join(parts)
        gap = max(width - line.cell_length - cells(day), 1)
        return Content.assemble(line, " " * gap, (day, "bold $text-warning" if told else "$text-muted"))


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
        parts = []
        for index, _start in self.starts():
            style = "bold underline $text-primary" if index == self.current else "$text-muted"
            parts.append(pressable(self.names[index], style, f"choose({index})"))
        return Content(" " * GAP).join(parts)

    def starts(self) -> Iterator[tuple[int, int]]:
        """The tabs in view with the cell at which each begins; the first ones give way where room is scarce."""
        sizes = [cells(name) + GAP for name in self.names]
        first = 0
        while first < self.current and sum(sizes[first : self.current + 1]) - GAP > self.content_size.width:
            first += 1
        start = 0
        for index in range(first, len(self.names)):
            yield index, start
            start += sizes[index]

    def action_choose(self, index: int) -> None:
        """Ask for the tab pressed."""
        self.post_message(self.Chosen(self, index))

    def step(self, by: int) -> None:
        """Ask for the tab so many to the right, round about."""
        self.action_choose((self.current + by) % len(self.names))


class Foot(Line):
    """The keys that matter where the focus is; help comes last and always has room."""

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
        last = [command for command in known if command.binding.action in LAST]
        width = self.content_size.width - sum(cells(each.keys[0]) + cells(each.label) + 1 + GAP for each in last)
        parts: list[Content] = []
        for command in [each for each in known if each not in last]:
            part = Content.assemble((command.keys[0], "bold $text-accent"), " ", command.label)
            width -= part.cell_length + GAP
            if width < 0:
                break
            parts.append(part)
        parts += [Content.assemble((each.keys[0], "bold $text-accent"), " ", each.label) for each in last]
        return Content(" " * GAP).join(parts)
