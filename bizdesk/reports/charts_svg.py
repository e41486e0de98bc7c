"""Charts as SVG drawings for a page of HTML, with the figures written beside them."""

from html import escape

from bizdesk.office.text import cells, visible
from bizdesk.reports.report import Chart
from bizdesk.reports.scale import drawn, piles, ticks
from bizdesk.reports.shown import Shown, shown

COLOURS = ("#2f5d8a", "#d08a2e", "#6f9a5b", "#8c5a86", "#7d8790")
WIDTH = 720
BAR = 16
LINE_HEIGHT = 220
CELL = 6.2
PERCENT = shown("percent")


def chart_svg(chart: Chart, show: Shown) -> str:
    """The drawing; show writes its figures."""
    body, height = _lines(chart, show) if chart.kind == "line" else _bars(chart, show)
    legend = _legend(chart)
    top = 22 if legend else 4
    return (
        f'<svg viewBox="0 0 {WIDTH} {height + top:.0f}" width="{WIDTH}" role="img" font-size="11" fill="#1c2126">'
        f'{legend}<g transform="translate(0 {top})">{body}</g></svg>'
    )


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(visible(words, 40))}</text>'


def _rule(x1: float, y1: float, x2: float, y2: float, colour: str = "#d3d9de") -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>'


def _legend(chart: Chart) -> str:
    parts, x = [], 0.0
    named = (*chart.series, *([chart.share] if chart.share is not None else []))
    if len(named) > 1:
        for number, series in enumerate(named):
            parts.append(f'<rect x="{x:.1f}" y="3" width="10" height="10" fill="{COLOURS[number % 5]}"/>')
            parts.append(_text(x + 14, 12, series.label))
            x += 32 + CELL * cells(visible(series.label, 40))
    if chart.unit:
        parts.append(_text(WIDTH, 12, chart.unit, "end"))
    return "".join(parts)


def _bars(chart: Chart, show: Shown) -> tuple[str, float]:
    """Bars from left to right, a group or a pile of them for each label; negative ones to the left of the axis."""
    left = min(max((cells(visible(label, 40)) for label in chart.labels), default=0) * CELL + 10, WIDTH / 3)
    right = max((cells(show(value)) for value in drawn(chart)), default=0) * CELL + 10
    figures = right
    if chart.share is not None:
        right += max((cells(PERCENT(value)) for value in chart.share.values), default=0) * CELL + 10
    marks = ticks(chart)
    scale = (WIDTH - left - right) / (marks[-1] - marks[0])
    zero = left - marks[0] * scale
    stacked = chart.kind == "stacked"
    sums = piles(chart)
    parts, y = [], 2.0
    reached: list[str] = []
    for place, label in enumerate(chart.labels):
        deep = BAR if stacked else BAR * len(chart.series)
        parts.append(_text(left - 8, y + deep / 2 + 4, label, "end"))
        ahead = behind = zero
        for number, series in enumerate(chart.series):
            value = series.values[place]
            size = abs(float(value or 0)) * scale
            x = (behind - size if (value or 0) < 0 else ahead) if stacked else zero - (size if (value or 0) < 0 else 0)
            if stacked and (value or 0) < 0:
                behind -= size
            elif stacked:
                ahead += size
            fill = COLOURS[number % 5]
            parts.append(f'<rect x="{x:.1f}" y="{y + 1:.1f}" width="{size:.1f}" height="{BAR - 2}" fill="{fill}"/>')
            if not stacked:
                parts.append(_text(WIDTH - right + figures, y + 12, show(value), "end"))
                y += BAR
        if chart.share is not None:
            share = chart.share.values[place]
            reached.append(f"{left + float(share or 0) * (WIDTH - left - right) / 100:.1f} {y - deep / 2:.1f}")
            parts.append(_text(WIDTH, y - deep + 12, PERCENT(share), "end"))
        if stacked:
            parts.append(_text(WIDTH, y + 12, show(sums[place]), "end"))
            y += BAR
        y += 6
    if reached:
        colour = COLOURS[len(chart.series) % 5]
        parts.append(f'<path d="M{" L".join(reached)}" fill="none" stroke="{colour}" stroke-width="2"/>')
    return _rule(zero, 0, zero, y, "#1c2126") + "".join(parts), y


def _lines(chart: Chart, show: Shown) -> tuple[str, float]:
    """One line for each series over the labels, interrupted where a figure is missing."""
    marks = ticks(chart)
    left = max(cells(show(mark)) for mark in marks) * CELL + 12
    scale = (LINE_HEIGHT - 12) / (marks[-1] - marks[0])
    step = (WIDTH - left - 10) / max(len(chart.labels) - 1, 1)

    def down(value: float) -> float:
        return 6 + (marks[-1] - value) * scale

    parts = []
    for mark in marks:
        y = down(mark)
        parts.append(_rule(left, y, WIDTH, y) + _text(left - 8, y + 4, show(mark), "end"))
    for number, series in enumerate(chart.series):
        path, pen = [], "M"
        for place, value in enumerate(series.values):
            if value is not None:
                path.append(f"{pen}{left + place * step:.1f} {down(float(value)):.1f}")
                # A figure between two gaps is a point, of which a line alone shows nothing.
                at = f'cx="{left + place * step:.1f}" cy="{down(float(value)):.1f}"'
                parts.append(f'<circle {at} r="2.5" fill="{COLOURS[number % 5]}"/>')
            pen = "M" if value is None else "L"
        parts.append(f'<path d="{" ".join(path)}" fill="none" stroke="{COLOURS[number % 5]}" stroke-width="2"/>')
    widest = max((cells(visible(label, 40)) for label in chart.labels), default=1) * CELL + 8
    # The first label begins at its point and the last one ends there: half a label more than between the others.
    every = max(int(1.5 * widest // step) + 1, 1)
    for place in range(0, len(chart.labels), every):
        anchor = "start" if place == 0 else "end" if place == len(chart.labels) - 1 else "middle"
        parts.append(_text(left + place * step, LINE_HEIGHT + 14, chart.labels[place], anchor))
    return "".join(parts), LINE_HEIGHT + 20
