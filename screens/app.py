"""The shell: the areas behind their number keys, what works everywhere, and what happens when something goes wrong."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App as TextualApp
from textual.binding import Binding, BindingType
from textual.screen import Screen

from bizdesk.office.errors import Refused
from bizdesk.office.faults import in_words
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.reading import Reader, read_only
from bizdesk.office.record import Record

from .areas import AREAS
from .kit import settings
from .terminal import at_terminal, hang_up
from .themes import THEMES

if TYPE_CHECKING:
    from .kit.view import View

POLL_SECONDS = 1.0


class App(TextualApp[None]):
    """The screens of one office. After it has ended, fault is what ended it against its will."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "bizdesk.tcss"
    ESCAPE_TO_MINIMIZE = False
    TITLE = "bizdesk"
    DEFAULT_MODE = AREAS[0].name
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1,fullwidth_question_mark", "help", N_("Help")),
        Binding("colon,ctrl+p,fullwidth_colon", "commands", N_("Commands")),
        Binding("ctrl+f", "search", N_("Search the office"), show=False),
        Binding("ctrl+o", "jump", N_("Jump"), show=False, tooltip=N_("A letter for everything one can go to.")),
        Binding("f5", "reread", N_("Reread"), show=False),
        *(Binding(area.key, f"area('{area.name}')", area.label, show=False) for area in AREAS),
        Binding("ctrl+q", "quit", N_("Quit"), priority=True),
    ]

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.areas = AREAS
        self.reader = Reader(lambda: read_only(office.path))
        self.fault: Exception | None = None
        self.turn = 0
        self._is_begun = False
        self._at_terminal = at_terminal()
        self._mark = office.change_mark()
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(App.theme, settings.get("theme", THEMES[0].name, [theme.name for theme in THEMES]))
        self.stylesheet.set_variables(self.get_css_variables())
        for area in AREAS:
            self.add_mode(area.name, partial(self.screen_of, area.name))

    def screen_of(self, name: str) -> Screen[None]:
        """The first screen of an area."""
        if name == "today":
            from .today import Today

            return Today()
        from .room import Room

        return Room(next(area for area in AREAS if area.name == name))

    def on_mount(self) -> None:
        hang_up(self)
        self.call_after_refresh(self.begun)

    def refresh_css(self, animate: bool = True) -> None:
        # At the start Textual reads all styles three times; nothing has changed before the first screen is painted.
        if self._is_begun:
            super().refresh_css(animate)

    def begun(self) -> None:
        """What can wait until the first screen is painted."""
        self._is_begun = True
        gc.enable()
        gc.collect()
        gc.freeze()
        self.set_interval(POLL_SECONDS, self.poll)

    def on_unmount(self) -> None:
        self.reader.close()

    def poll(self) -> None:
        """Show what another program has changed in the file; end when the terminal is gone."""
        if self._at_terminal and not at_terminal():
            self.exit()
            return
        with self.guarding():
            if self.office.change_mark() != self._mark:
                self.reread()

    def reread(self) -> None:
        """Show the office as it has become."""
        self._mark = self.office.change_mark()
        self.turn += 1
        for screen in self.screen_stack:
            self.reread_screen(screen)

    def reread_screen(self, screen: Screen[Any]) -> None:
        """Show the office on a screen as it has become since that screen was read."""
        if (again := getattr(screen, "reread", None)) and getattr(screen, "turn", 0) != self.turn:
            screen.turn = self.turn  # type: ignore[attr-defined]
            screen.call_next(again)

    def open_record(self, record: Record, view: "View | None" = None, tab: str = "fields") -> None:
        """Show a record over the whole screen."""
        from .areas import area_of, view_of
        from .kit.whole import Whole

        view = view or view_of(record.kind())
        self.push_screen(Whole(self.office, view, record, area_of(record.kind()).name, tab))

    def say(self, words: str) -> None:
        """Tell the person something in passing."""
        self.notify(words, markup=False, timeout=4)

    def show_fault(self, fault: Exception) -> None:
        """Say why something was refused."""
        from .kit.message import show_refusal

        show_refusal(self, fault)

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Say in words what is refused meanwhile, by the file too."""
        try:
            with in_words(self.office):
                yield
        except Refused as fault:
            self.show_fault(fault)

    def ask(self, screen: Screen[Any], then: Callable[[Any], Any]) -> None:
        """Show a screen and go on with what it returns."""

        def returned(answer: Any) -> None:
            with self.guarding():
                then(answer)

        self.push_screen(screen, returned)

    def _handle_exception(self, error: Exception) -> None:
        # Textual's own page prints the values of local variables. The program ends here and run() begins it anew.
        self.fault = self.fault or error
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        self._handle_exception(RuntimeError("the terminal cannot be read"))

    async def _dispatch_action(self, namespace: Any, action_name: str, params: Any) -> bool:
        with self.guarding():
            return await super()._dispatch_action(namespace, action_name, params)
        return True

    def action_area(self, name: str) -> None:
        self.switch_mode(name)
        self.reread_screen(self.screen)

    def action_leave(self) -> None:
        if len(self.screen_stack) > 1:
            self.pop_screen()

    def action_reread(self) -> None:
        self.reread()

    def action_undo(self) -> None:
        from bizdesk.office import undo

        self.say(_("Undone: {what}").format(what=undo.undo(self.office, self.office.who)))
        self.reread()

    def action_redo(self) -> None:
        from bizdesk.office import undo

        self.say(_("Done again: {what}").format(what=undo.redo(self.office, self.office.who)))
        self.reread()

    def action_help(self) -> None:
        from .kit.help import Help

        self.push_screen(Help(self.screen))

    def action_commands(self) -> None:
        from .kit.commands import give

        give(self, self.screen)

    def action_search(self) -> None:
        from .kit.search import Search

        def found(hit: tuple[str, int] | None) -> None:
            if hit:
                self.open_record(self.office.kinds[hit[0]].get_by_id(hit[1]))

        self.ask(Search(self.office), found)

    def action_theme(self, name: str) -> None:
        self.theme = name
        settings.keep("theme", name)

    def action_help_quit(self) -> None:
        self.say(_("Press ctrl+q to quit."))

    def action_jump(self) -> None:
        from .kit.jump import Jump

        self.push_screen(Jump(self.screen))
