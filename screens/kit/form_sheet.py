"""How a form is laid out: its style, and what depends on the size of the terminal."""

from typing import TYPE_CHECKING, cast

from textual.geometry import Size
from textual.widgets import Static

from bizdesk.office.text import cells

from .dialog import is_small
from .form_field import GAP, Field
from .form_groups import rows

if TYPE_CHECKING:
    from .form import Form
    from .form_preview import Preview

TWO_COLUMNS = 110
FEW_FIELDS = 5
WIDEST = 140
PREVIEW_LINES = ((30, 6), (16, 4), (0, 0))

CSS = """
Form #form { width: 100%; max-width: 140; height: auto; }
Form #fields { height: auto; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
Form #refusal { display: none; height: auto; max-height: 2; color: $text-error; }
Form #preview { height: auto; border-top: solid $border-blurred; scrollbar-size-vertical: 1; }
Form #preview Static { height: auto; color: $text-muted; }
Form #hint { height: auto; min-height: 1; max-height: 2; color: $text-muted; }
Form.-wide Group > .sides { layout: horizontal; }
Form.-wide Group .side.-after { margin-left: 2; }
Form.-small #hint { display: none; }
"""


def arrange(form: "Form", size: Size) -> None:
    """Choose one column or two, and how wide the labels may be."""
    small = is_small(size)
    wide = size.width >= TWO_COLUMNS and len(form.boxes) > FEW_FIELDS
    form.set_class(wide, "-wide")
    room = min(size.width, WIDEST) - (1 if small else 5)
    most = (room - GAP) // 2 * 3 // 5 if wide else room * 9 // 20
    boxes = list(form.boxes.values())
    for side in sides(form) if wide else [boxes]:
        labels = max((cells(box.label) for box in side), default=0)
        for box in side:
            box.arrange_labels(min(labels, most))


def sides(form: "Form") -> list[list[Field]]:
    """The fields that stand one below another where there are two columns, so that each has labels of its own width."""
    left: list[Field] = []
    right: list[Field] = []
    for _heading, names in form.groups:
        for each in rows([form.boxes[name] for name in names]):
            left += [*each.left, *each.below]
            right += each.right
    return [left, right]


def hint_lines(form: "Form", size: Size) -> int:
    """The lines that the hint takes: two where it is long."""
    hint = form.query_one("#hint", Static)
    return 2 if cells(str(hint.content)) > min(size.width, WIDEST) - 4 else 1


def limit(form: "Form", size: Size) -> None:
    """Leave the fields the lines that those around them do not need; they scroll where these are too few. What a
    preview has to say may take the lines that no field needs, and a third of all lines from those that they do."""
    around = 1 if is_small(size) else 3 + hint_lines(form, size)
    refusal = form.query_one("#refusal", Static)
    if refusal.display:
        around += min(2, -(-cells(str(refusal.content)) // max(size.width - 4, 1)))
    fields = form.query_one("#fields")
    for pane in form.query("#preview"):
        lines = next(lines for height, lines in PREVIEW_LINES if size.height >= height)
        # What is refused is said once.
        if refusal.display and cast("Preview", pane).told == str(refusal.content):
            lines = 0
        pane.display = bool(lines)
        if lines:
            lines = max(lines, min(cast("Preview", pane).lines(min(size.width, WIDEST) - 5), size.height // 3))
        pane.styles.min_height = lines
        pane.styles.max_height = max(lines, size.height - around - fields.virtual_size.height)
        around += lines
    fields.styles.max_height = max(size.height - around, 1)
    # What has the focus may have been in view only as long as there was more room.
    if form.focused is not None:
        form.call_after_refresh(form.focused.scroll_visible, animate=False)
