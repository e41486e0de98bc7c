"""A report on the screen, page by page; a form as wide as the screen, a ledger as it would be printed. From here it
is saved or printed."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip

from bizdesk.office.errors import Refused, system_words
from bizdesk.office.fields import Text
from bizdesk.office.language import N_, _
from bizdesk.office.text import cells, visible
from bizdesk.reports.report import Codes, Report

from .bars import Foot
from .title import Title

if TYPE_CHECKING:
    from ..app import App

AHEAD = 200
RULE = "┄"
UNKNOWN = N_("{ending} is the ending of no format: choose .txt, .html, .csv, .xlsx or .json.")


class Paper(ScrollView, can_focus=True):
    """The lines of a text that is made page by page for the columns there are, each page when one comes near it."""

    ALLOW_SELECT = False
    # A scanner reads dark marks on light ground only, whatever the theme.
    DEFAULT_CSS = """
    Paper { height: 1fr; background: $surface; scrollbar-size: 1 1; }
    Paper.scanned { background: #ffffff; color: #000000; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "scroll_up", N_("Up"), show=False),
        Binding("j", "scroll_down", N_("Down"), show=False),
        Binding("space", "page_down", N_("Page down"), show=False),
        Binding("g", "scroll_home", N_("Top"), show=False),
        Binding("G,end", "bottom", N_("End"), show=False),
    ]

    def __init__(self, made: Callable[[int], Iterator[str]], classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.made = made
        self.pages: Iterator[str] | None = None
        self.lines: list[str] = []
        self.widest = self.room = 0

    def on_mount(self) -> None:
        self.fit()

    def on_resize(self) -> None:
        self.fit()

    def fit(self) -> None:
        """Make the pages for the columns of the screen, anew where it has others."""
        room = self.app.size.width - self.styles.scrollbar_size_vertical
        if room != self.room:
            self.room, self.pages = room, self.made(room)
            self.lines, self.widest = [], 0
            self.reach(round(self.scroll_y) + self.size.height + AHEAD)
            self.refresh()

    def reach(self, line: int) -> None:
        """Make pages until a line is there, or the text ends."""
        while self.pages is not None and len(self.lines) < line:
            page = next(self.pages, None)
            if page is None:
                self.pages = None
                break
            lines = page.splitlines()
            self.widest = max(self.widest, *map(cells, lines)) if lines else self.widest
            if self.lines:
                self.lines.append(RULE * self.widest)
            self.lines += lines
        self.virtual_size = Size(self.widest, len(self.lines))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.reach(round(new_value) + self.size.height + AHEAD)

    def action_bottom(self) -> None:
        """Go to the end, making what is missing."""
        while self.pages is not None:
            self.reach(len(self.lines) + AHEAD)
        self.scroll_end(animate=False)

    def render_line(self, y: int) -> Strip:
        x, top = self.scroll_offset
        width, style = self.size.width, self.rich_style
        line = top + y
        if line >= len(self.lines):
            return Strip.blank(width, style)
        strip = Strip([Segment(self.lines[line], style)])
        return strip.crop(x, x + width).adjust_cell_length(width, style)


class Viewer(Screen[None]):
    """The pages of a report."""

    app: "App"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "app.leave", N_("Back")),
        Binding("s", "save", N_("Save")),
        Binding("p", "print", N_("Print")),
    ]

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report

    def compose(self) -> ComposeResult:
        from bizdesk.reports.as_text import pages

        yield Title(self.report.title)
        scanned = any(isinstance(block, Codes) for block in self.report.blocks)
        yield Paper(partial(pages, self.report, None), classes="scanned" if scanned else None)
        yield Foot()

    def action_save(self) -> None:
        from .form import Form

        endings = N_("Its ending tells the format: .txt .html .csv .xlsx .json")
        fields = {"file": Text(N_("File"), required=True, limit=1_000, help=endings)}
        fields["file"].name = "file"
        title = re.sub(r'[\s/\\:*?"<>|]+', "-", visible(self.report.title, 80))
        day = self.report.as_of or self.app.office.today()
        start = {"file": str(Path.cwd() / f"{title}-{day.isoformat()}.html")}
        form = Form(self.app.office, _("Save the report"), fields, start, lambda values: self.saved(values["file"]))
        self.app.ask(form, lambda path: self.app.say(_("Saved: {path}").format(path=path)) if path else None)

    def saved(self, name: str) -> Path:
        """Write the report to a file that is not there yet; a name without an ending gets that of a text."""
        from bizdesk.reports.render import ENDINGS, format_of, render

        path = Path(name).expanduser()
        # What follows a dot in a date or a version is no ending.
        ending = path.suffix if path.suffix[1:].isalpha() else ""
        if not ending and path.name and not path.is_dir():
            path = path.with_name(f"{path.name.rstrip('.')}.txt")
        if ending and ending.lower() not in ENDINGS:
            raise Refused(UNKNOWN, ending=path.suffix)
        if path.exists():
            raise Refused(N_("{path} exists already: choose another name."), path=path)
        try:
            render(self.report, format_of("", path), path)
        except OSError as fault:
            raise Refused(N_("{path} cannot be written: {reason}."), path=path, reason=system_words(fault)) from None
        return path

    def action_print(self) -> None:
        self.run_worker(self.printed, thread=True, exit_on_error=False)

    def printed(self) -> None:
        """Hand the report to the printer, which may take its time."""
        from bizdesk.reports.printing import print_report

        tell: Any
        try:
            tell = partial(self.app.say, print_report(self.report))
        except Refused as fault:
            tell = partial(self.app.show_fault, fault)
        self.app.call_from_thread(tell)
