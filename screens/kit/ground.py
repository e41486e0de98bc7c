"""What holds other parts and shows nothing between them: its lines are one line, drawn and kept once."""

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Ground(Widget):
    """A part without border or words of its own; the last of a class's bases, as Textual takes the style of the first.

    Textual draws each empty line under the parts of a page by itself, keeps it cut in pieces as those lie over it, and
    asks for it again at every key.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        background = self.background_colors[1]
        line = Strip.blank(crop.width, Style(bgcolor=background.rich_color))
        for line_filter in self.get_line_filters():
            line = line.apply_filter(line_filter, background)
        return [line] * crop.height
