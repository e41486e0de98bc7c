"""The parts of a page of text that stay together: headings, forms, labels, charts, lines to sign on."""

from collections.abc import Iterator

from bizdesk.office.language import _
from bizdesk.office.text import cells, fit
from bizdesk.reports.charts_text import chart_lines
from bizdesk.reports.report import Chart, Code, Codes, Fields, Paragraph, Report, Signatures
from bizdesk.reports.shown import shown_in
from bizdesk.reports.wrapping import wrap

BETWEEN = 4
CAPTION = 24
LABEL = 28
SIGNED_WIDTH = 44


def title(text: str, width: int) -> list[str]:
    """A block's title, nothing where it has none."""
    return wrap(text, width, 3) if text else []


def paragraph(block: Paragraph, width: int) -> list[str]:
    """Running text across the page."""
    return [*title(block.title, width), *wrap(block.text, width)]


def chart(block: Chart, report: Report, width: int) -> list[str]:
    """A chart under its title."""
    return [*title(block.title, width), *chart_lines(block, width, shown_in(report, block.type))]


def fields(block: Fields, report: Report, width: int) -> list[str]:
    """Labels and values, two side by side where both are short; a long label has its line to itself."""
    label = max((cells(item.label) for item in block.items if cells(item.label) <= LABEL), default=0) + 2
    half = (width - BETWEEN) // 2
    lines = title(block.title, width)
    waiting = ""
    for item in block.items:
        text = shown_in(report, item.type)(item.value)
        head = wrap(item.label, half, 1)[0] + ":"
        name = fit(head, max(label, cells(head) + 1))
        # On a narrow page the labels alone fill the half.
        narrow = wrap(text, half - label) if label < half else []
        if len(narrow) == 1 and cells(name) == label:
            cell = name + narrow[0]
            lines += [fit(waiting, half + BETWEEN) + cell] if waiting else []
            waiting = "" if waiting else cell
            continue
        value, *more = wrap(text, width - cells(name))
        lines += ([waiting] if waiting else []) + [name + value, *(" " * label + line for line in more)]
        waiting = ""
    return [line.rstrip() for line in (*lines, *([waiting] if waiting else []))]


def signatures(block: Signatures, width: int) -> list[str]:
    """A line to sign and a line to date for each role, as many beside one another in every row as can be."""
    across = max(width // (SIGNED_WIDTH + BETWEEN), 1)
    rows = -(-len(block.roles) // across)
    across = max(-(-len(block.roles) // max(rows, 1)), 1)
    room = (width - BETWEEN * (across - 1)) // across
    signed = [_signed(role, room) for role in block.roles]
    lines: list[str] = []
    for at in range(0, len(signed), across):
        lines += ["", (" " * BETWEEN).join(signed[at : at + across])]
    return lines


def _signed(role: str, room: int) -> str:
    name, dated = wrap(role, room // 2, 1)[0] + ": ", "  " + _("Date") + ": "
    lines = room - cells(name) - cells(dated)
    return name + "_" * (lines - lines // 3) + dated + "_" * (lines // 3)


def codes(block: Codes, width: int) -> Iterator[list[str]]:
    """Rows of labels, each row to be kept together."""
    size = max((max(_label_width(item, width), 1) for item in block.items), default=1)
    across = max((width + BETWEEN) // (size + BETWEEN), 1)
    for at in range(0, len(block.items), across):
        labels = [_label(item, size, width) for item in block.items[at : at + across]]
        height = max(map(len, labels))
        filled = [label + [" " * size] * (height - len(label)) for label in labels]
        lines = [(" " * BETWEEN).join(line).rstrip() for line in zip(*filled, strict=True)]
        yield [*(title(block.title, width) if at == 0 else []), *lines]


def _label_width(item: Code, width: int) -> int:
    return max([*map(cells, _drawn(item, width)), *(min(cells(line), CAPTION) for line in item.caption)], default=0)


def _drawn(item: Code, width: int) -> tuple[str, ...]:
    """The pictures of a label, one below the other; bars that the page is too narrow for are left out."""
    fits = item.bar_rows and cells(item.bar_rows[0]) <= width
    return (*item.qr_rows, "", *item.bar_rows) if fits else item.qr_rows


def _label(item: Code, size: int, width: int) -> list[str]:
    caption = [line for text in item.caption for line in wrap(text, size, 2)]
    return [fit(line, size) for line in (*_drawn(item, width), *caption)]
