"""Questions: yes or no, or one of a few answers."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from bizdesk.office.language import N_, _
from bizdesk.office.text import cells, visible

from ..typed_ahead import Deliberate
from .bars import Foot
from .dialog import Answer, Dialog, is_small

LONGEST = 4_000
GAP = 2
FOOT, FRAME = 1, 3  # the line of keys; the border with the empty line above the answers


class Answers(Widget, can_focus=True):
    """Answers side by side, or one below another where they do not fit; one of them is chosen."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up,shift+tab", "step(-1)", N_("Answer before"), show=False),
        Binding("right,down,tab", "step(1)", N_("Answer after"), show=False),
        Binding("enter,space", "choose", N_("Choose")),
    ]
    DEFAULT_CSS = "Answers { height: auto; width: 100%; margin-top: 1; }"
    current = reactive(0)

    class Chosen(Message):
        """An answer was given."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, answers: Iterable[str], current: int = 0) -> None:
        super().__init__()
        self.answers = [f" {visible(answer, 80)} " for answer in answers]
        self.set_reactive(Answers.current, current)

    def render(self) -> Content:
        parts = []
        for index, answer in enumerate(self.answers):
            style = "$block-cursor-foreground on $block-cursor-background bold" if index == self.current else ""
            parts.append(Content.styled(("›" if index == self.current else " ") + answer, style))
        if self._below:
            return Content("\n").join(parts[self._first : self._first + self.content_size.height])
        return Content(" " * GAP).join(parts)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self.answers) if self._total > width else 1

    @property
    def _first(self) -> int:
        """The answer in the first line where they stand below one another: the chosen one is always in view."""
        return max(self.current - max(self.content_size.height, 1) + 1, 0)

    @property
    def _total(self) -> int:
        return sum(cells(answer) + 1 + GAP for answer in self.answers) - GAP

    @property
    def _below(self) -> bool:
        return self._total > self.content_size.width

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place is None:
            return
        index = place.y + self._first if self._below else self._at(place.x)
        if 0 <= index < len(self.answers):
            self.current = index
            self.action_choose()

    def _at(self, x: int) -> int:
        for index, answer in enumerate(self.answers):
            width = cells(answer) + 1
            if x < width:
                return index
            x -= width + GAP
        return -1

    def action_step(self, by: int) -> None:
        """Go to the answer so many further, round about."""
        self.current = (self.current + by) % len(self.answers)

    def action_choose(self) -> None:
        """Give the answer."""
        self.post_message(self.Chosen(self.current))


class Asking(Deliberate, Dialog[Answer]):
    """A text, lines of detail below it, and the answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "turn(-1)", N_("Text above"), show=False),
        Binding("pagedown", "turn(1)", N_("Text below"), show=False),
    ]
    DEFAULT_CSS = """
    Asking #asked { width: auto; min-width: 40; max-width: 76; height: auto; padding: 0 2; }
    Asking.-small #asked { width: 100%; height: 100%; min-width: 1; padding: 0; }
    Asking #told { width: auto; height: auto; scrollbar-size-vertical: 1; }
    Asking.-small #told, Asking.-small Static { width: 100%; }
    Asking.-small Answers { margin-top: 0; dock: bottom; }
    Asking.-small #detail { max-height: 4000; }
    Asking #detail { height: auto; max-height: 10; margin-top: 1; color: $text-muted; scrollbar-size-vertical: 1; }
    Asking Static { width: auto; max-width: 70; height: auto; }
    """

    def __init__(self, text: str, answers: Iterable[str], detail: Iterable[str] = (), current: int = 0) -> None:
        super().__init__()
        self.text = visible(text, LONGEST, multiline=True)
        self.answers = list(answers)
        self.detail = "\n".join(visible(line, LONGEST) for line in detail)
        self.current = current

    def compose(self) -> ComposeResult:
        with Vertical(id="asked", classes="frame"):
            with VerticalScroll(id="told", can_focus=False):
                yield Static(self.text, markup=False)
                if self.detail:
                    with VerticalScroll(id="detail", can_focus=False):
                        yield Static(self.detail, markup=False)
            yield Answers(self.answers, self.current)
        yield Foot()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Answers))

    def action_turn(self, pages: int) -> None:
        """Show what of the text, or of its detail, lies above or below."""
        for pane in list(self.query(VerticalScroll))[::pages]:
            if pane.scroll_y < pane.max_scroll_y if pages > 0 else pane.scroll_y > 0:
                pane.scroll_relative(y=pages * pane.size.height, animate=False)
                return

    def on_resize(self, event: events.Resize) -> None:
        """Leave the text the lines that the answers do not need; it is scrolled where these are too few."""
        around = FOOT + (0 if is_small(event.size) else FRAME)
        answers = self.query_one(Answers)
        answers.styles.max_height = max(event.size.height - around - 1, 1)
        asked = answers.get_content_height(None, None, event.size.width)
        self.query_one("#told").styles.max_height = max(event.size.height - around - asked, 1)


class Question(Asking[bool]):
    """A question to be answered with y or n; No has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", N_("Yes")),
        Binding("n,escape", "dismiss(False)", N_("No")),
    ]

    def __init__(self, text: str, yes: str = "", no: str = "", detail: Iterable[str] = ()) -> None:
        answers = (f"y  {yes or _('Yes')}", f"n  {no or _('No')}")
        super().__init__(text, answers, detail, current=1)

    def on_answers_chosen(self, event: Answers.Chosen) -> None:
        if self.is_current:
            self.dismiss(event.index == 0)


class Ask(Asking[str | None]):
    """A question with a few answers: choices maps what is returned to its words; None when it is left with esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", N_("Back"))]

    def __init__(self, text: str, choices: Mapping[str, str], detail: Iterable[str] = ()) -> None:
        super().__init__(text, choices.values(), detail)
        self.names = list(choices)

    def on_answers_chosen(self, event: Answers.Chosen) -> None:
        if self.is_current:
            self.dismiss(self.names[event.index])
