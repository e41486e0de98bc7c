"""A month of the office's calendar, to pick a day from."""

from calendar import monthrange
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.text import cells, fit, visible

from .bars import Foot
from .dialog import Dialog

WEEKDAYS = (N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su"))
CELL = 5
WEEK = 7
FIRST, LAST = date(1900, 1, 1), date(9999, 12, 31)
OFF, WORKED, PLAIN = "*", "+", " "
LEGEND = N_("* day off   + worked weekend")


class Month(Widget, can_focus=True):
    """The days of a month with the one under the cursor; public holidays and worked weekends are marked."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", N_("Day before"), show=False),
        Binding("right", "move(1)", N_("Day after"), show=False),
        Binding("up", "move(-7)", N_("Week before"), show=False),
        Binding("down", "move(7)", N_("Week after"), show=False),
        Binding("pageup", "turn(-1)", N_("Month before")),
        Binding("pagedown", "turn(1)", N_("Month after")),
        Binding("shift+pageup,ctrl+pageup", "turn(-12)", N_("Year before"), show=False),
        Binding("shift+pagedown,ctrl+pagedown", "turn(12)", N_("Year after"), show=False),
        Binding("home", "today", N_("Today")),
        Binding("enter", "pick", N_("Take")),
    ]
    DEFAULT_CSS = "Month { width: 37; height: 11; }"

    class Picked(Message):
        """A day was chosen."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, office: Office, day: date) -> None:
        super().__init__()
        self.office = office
        self.day = day
        self._named: dict[date, tuple[str, str]] = {}
        self._read()

    def render(self) -> Content:
        parts: list[Content | tuple[str, str]] = [(f" {self.day:%Y-%m}\n", "bold $text-primary")]
        parts.append(("".join(fit(_(name), CELL - 1, "right") + " " for name in WEEKDAYS) + "\n", "$foreground-muted"))
        parts.append(Content(" " * (CELL * self._offset)))
        for number in range(1, self._days + 1):
            parts.append(self._cell(self.day.replace(day=number)))
            if (self._offset + number) % WEEK == 0:
                parts.append(Content("\n"))
        rows = -(-(self._offset + self._days) // WEEK)
        end = self._offset + self._days
        parts.append(Content("\n" * (6 - rows + (1 if end % WEEK else 0))))
        parts.append((f" {self._words()}\n", ""))
        parts.append((f" {_(LEGEND)}", "$foreground-muted"))
        return Content.assemble(*parts)

    def _cell(self, day: date) -> Content:
        kind = self._named.get(day, ("", ""))[1]
        mark = {"holiday": OFF, "workday": WORKED}.get(kind, PLAIN)
        style = ""
        if day == self.day:
            style = "$block-cursor-foreground on $block-cursor-background bold"
        elif kind == "holiday":
            style = "$text-error"
        elif day == self.office.today():
            style = "bold underline $text-primary"
        elif day.weekday() >= 5 and kind != "workday":
            style = "$foreground-muted"
        return Content.styled(f"{day.day:>{CELL - 1}}{mark}", style)

    def _words(self) -> str:
        """The day under the cursor, with the name of the holiday it is."""
        words = f"{self.day.isoformat()} {_(WEEKDAYS[self.day.weekday()])}"
        if name := self._named.get(self.day, ("", ""))[0]:
            words += f" · {visible(name, 40)}"
        width = self.content_size.width - 1
        return fit(words, min(cells(words), max(width, 0)))

    @property
    def _offset(self) -> int:
        """The weekday on which the month begins."""
        return self.day.replace(day=1).weekday()

    @property
    def _days(self) -> int:
        return monthrange(self.day.year, self.day.month)[1]

    def _read(self) -> None:
        from bizdesk.office.holidays import Holiday

        first, last = self.day.replace(day=1), self.day.replace(day=self._days)
        rows = list(Holiday.select().where(Holiday.date.between(first, last)))
        self._named = {row.date: (row.name, row.kind) for row in rows}

    def go(self, day: date) -> None:
        """Stand on a day, or on the first or last there is."""
        old, self.day = self.day, min(max(day, FIRST), LAST)
        if (old.year, old.month) != (self.day.year, self.day.month):
            self._read()
        self.refresh()

    def action_move(self, days: int) -> None:
        """Go so many days on."""
        ordinal = self.day.toordinal() + days
        self.go(date.fromordinal(min(max(ordinal, FIRST.toordinal()), LAST.toordinal())))

    def action_turn(self, months: int) -> None:
        """Go so many months on, to the same day or the month's last."""
        year, month = divmod(self.day.year * 12 + self.day.month - 1 + months, 12)
        if FIRST.year <= year <= LAST.year:
            self.go(date(year, month + 1, min(self.day.day, monthrange(year, month + 1)[1])))

    def action_today(self) -> None:
        """Go to the office's day."""
        self.go(self.office.today())

    def action_pick(self) -> None:
        """Take the day."""
        self.post_message(self.Picked(self.day))

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place is None or place.y < 2 or place.x >= CELL * WEEK:
            return
        number = (place.y - 2) * WEEK + place.x // CELL - self._offset
        if 0 <= number < self._days:
            self.go(self.day.replace(day=1) + timedelta(days=number))
            if event.chain == 2:
                self.action_pick()


class Calendar(Dialog[date | None]):
    """A day of the calendar; None when it is left with esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", N_("Back"))]
    DEFAULT_CSS = "Calendar > .frame { width: auto; height: auto; }"

    def __init__(self, office: Office, day: date | None = None) -> None:
        super().__init__()
        self.office = office
        self.day = day or office.today()

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as box:
            box.border_title = Content(_("Calendar"))
            yield Month(self.office, self.day)
        yield Foot()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Month))

    def on_month_picked(self, event: Month.Picked) -> None:
        self.dismiss(event.day)
