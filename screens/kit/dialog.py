"""What every window over a screen has in common: its frame, the line of keys below it, and how it fills a small one."""

from typing import ClassVar, TypeVar

from textual import events
from textual.geometry import Size
from textual.screen import ModalScreen

Answer = TypeVar("Answer")
SMALL = (50, 14)


class Dialog(ModalScreen[Answer]):
    """A window in a frame of the class frame; in a terminal smaller than SMALL it has the whole screen, unframed."""

    DEFAULT_CSS: ClassVar[str] = """
    Dialog {
        align: center middle; background: $background 60%;
        & .frame {
            max-height: 100%; max-width: 100%; background: $surface; padding: 0 1;
            border: round $border; border-title-color: $text-primary; border-title-style: bold;
        }
        & > Foot { dock: bottom; }
        &.-small { background: $surface; }
        &.-small .frame {
            border: none; padding: 0; margin: 0; width: 100%; min-width: 1; max-width: 100%; max-height: 100%;
        }
        &.-small Below { display: none; }
    }
    """

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(is_small(event.size), "-small")


def is_small(size: Size) -> bool:
    """Whether a window has the whole of a terminal of this size, unframed; its class -small follows only later."""
    return size.width < SMALL[0] or size.height < SMALL[1]
