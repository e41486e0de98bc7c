"""The shell: the areas behind their number keys, and what works everywhere."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import newest, told
from bizdesk.office.language import N_, _
from bizdesk.office.reading import Reader, read_only
from bizdesk.office.record import Record

from .areas import AREAS
from .safe import SafeApp
from .terminal import hang_up
from .themes import dress, wear

if TYPE_CHECKING:
    from peewee import SqliteDatabase

    from .kit.view import View

POLL_SECONDS = 1.0
# By then the first page stands: collecting takes as long as painting it.
SETTLED_SECONDS = 0.5


class App(SafeApp):
    """The screens of one office."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "bizdesk.tcss"
    ESCAPE_TO_MINIMIZE = False
    VERTICAL_BREAKPOINTS = [(0, "-low"), (8, "-high")]  # noqa: RUF012  # as Textual declares it
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

    def __init__(self, office: Office, then: Callable[[], None] | None = None, language: str = "") -> None:
        """language: the one asked for, whatever the office's own is; empty where that holds."""
        super().__init__(office)
        self._then = then
        # Whether the program is to begin anew: the office speaks another language now.
        self.anew = False
        self._asked_for = language
        self._language = self.spoken()
        self.areas = AREAS
        self.reader = Reader(self._own_file)
        self._lost = False
        # A save does not wait behind a list that is being counted.
        office.before_change, office.after_change = self.reader.interrupt, self.reader.resume
        self.turn = 0
        self.is_begun = False
        self._mark = office.change_mark()
        self._told = 0
        dress(self)
        for area in AREAS:
            self.add_mode(area.name, area.screen)

    def on_mount(self) -> None:
        hang_up(self)
        self.call_after_refresh(self.begun)

    def refresh_css(self, animate: bool = True) -> None:
        # At the start Textual reads all styles three times; nothing has changed before the first screen is painted.
        if self.is_begun:
            super().refresh_css(animate)

    def begun(self) -> None:
        """What can wait until the first screen is painted."""
        self.is_begun = True
        self.set_timer(SETTLED_SECONDS, collect)
        self._told = newest(self.office)
        self.set_interval(POLL_SECONDS, self.poll)
        if self._then is not None:
            self._then()
        if self.office.unchecked:
            self.action_check()

    def _own_file(self) -> "SqliteDatabase":
        """The office's file to be read in the background; Refused where another has taken its place."""
        self.office.still_there()
        return read_only(self.office.path)

    def look_for_file(self) -> bool:
        """Whether the file is where it was; the first time it is not, that is said."""
        try:
            self.office.still_there()
        except Refused as fault:
            if not self._lost:
                self.show_fault(fault)
            self._lost = True
            return False
        self._lost = False
        return True

    def on_unmount(self) -> None:
        self.reader.close()

    def poll(self) -> None:
        """Show what another program has changed in the file; not while a long act of our own is halfway."""
        if self.office.acting is not None:
            return
        while self.office.notices:
            self.say(self.office.notices.pop(0))
        if not self.look_for_file():
            return
        with self.guarding():
            if self.office.change_mark() != self._mark:
                self._told = newest(self.office)
                self.reread()
            self.begin_anew()

    def reread(self) -> None:
        """Show the office as it has become."""
        self._mark = self.office.change_mark()
        self.begin_anew()
        self.turn += 1
        for screen in self.screen_stack:
            self.reread_screen(screen)

    def spoken(self) -> str:
        """The language the screens are to speak."""
        return self._asked_for or self.office.policy.text("language")

    def begin_anew(self) -> None:
        """End, to begin in the language the office speaks now, once nothing stands over the first screens."""
        if self.spoken() != self._language and len(self.screen_stack) == 1 and not self.anew:
            self.anew = True
            self.exit()

    def reread_screen(self, screen: Screen[Any]) -> None:
        """Show the office on a screen as it has become since that screen was read."""
        if (again := getattr(screen, "reread", None)) and getattr(screen, "turn", 0) != self.turn:
            screen.turn = self.turn  # type: ignore[attr-defined]
            # When its turn comes it may have been left, or not be made yet, or the program may be ending.
            screen.call_next(lambda: again() if self.is_running and screen.is_mounted and screen.is_attached else None)

    def tell_act(self, more: str = "") -> None:
        """Say what was done last, as the journal calls it, unless it was said before; and more in any case."""
        from bizdesk.office.undo import last_done

        act, words = last_done(), [more] if more else []
        if act is not None and act.id > self._told:
            self._told = act.id
            words.insert(0, _("{what}.").format(what=told(act)) if more else told(act))
        if words:
            self.say(" ".join(words))

    def open_record(self, record: Record, view: "View | None" = None, tab: str = "fields") -> None:
        """Show a record over the whole screen."""
        from .areas import area_of, view_of
        from .kit.whole import Whole

        kind = record.kind_name()
        self.push_screen(Whole(self.office, view or view_of(kind), record, area_of(kind).name, tab))

    async def open_list(self, kind: str) -> None:
        """Show the list of a kind in its area."""
        from .areas import area_of
        from .room import Room

        await self.switch_mode(area_of(kind).name)
        room = self.screen
        self.reread_screen(room)
        if isinstance(room, Room):
            await room.open(next(place for place, tab in enumerate(room.tabs) if tab.kind == kind))

    def action_area(self, name: str) -> None:
        self.switch_mode(name)
        self.reread_screen(self.screen)

    def action_leave(self) -> None:
        if len(self.screen_stack) > 1:
            self.pop_screen()

    def leave_gone(self, screen: Screen[Any]) -> None:
        """Leave a screen whose record is gone; not while another stands over it, it asks again when that is left."""
        if self.screen is screen:
            self.action_leave()

    def action_reread(self) -> None:
        self._lost = False
        if self.look_for_file():
            self.reread()

    def action_undo(self) -> None:
        from .kit.turning import undo

        undo(self)

    def action_redo(self) -> None:
        from .kit.turning import redo

        redo(self)

    def action_help(self) -> None:
        from .kit.help import Help

        self.push_screen(Help(self.screen))

    def action_commands(self) -> None:
        from .kit.commands import give

        give(self, self.screen)

    def action_search(self) -> None:
        from .kit.search import ask

        ask(self)

    def action_save_copy(self) -> None:
        from .kit.files import ask_copy

        ask_copy(self)

    def action_check(self) -> None:
        from .kit.soundness import check

        check(self)

    def action_theme(self, name: str) -> None:
        wear(self, name)

    def action_help_quit(self) -> None:
        self.say(_("Press ctrl+q to quit."))

    def action_jump(self) -> None:
        from .kit.jump import Jump

        self.push_screen(Jump(self.screen))


def collect() -> None:
    """Let Python's collector begin, with what the start has left behind out of its way."""
    gc.enable()
    gc.collect()
    gc.freeze()
