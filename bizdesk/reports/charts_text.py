"""Charts in characters, for pages of text: bars of blocks, lines of marks."""

from bizdesk.office.text import cells, fit, visible
from bizdesk.reports.report import Chart
from bizdesk.reports.scale import drawn, peak, piles, ticks
from bizdesk.reports.shown import Shown, shown

FILLS = "█▓▒░"
MARKS = "*o+x"
EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
LABEL = 24
# The curve of a share over bars, and the figures it is written with.
REACHED = "o"
PERCENT = shown("percent")
HEIGHT = 12


def chart_lines(chart: Chart, width: int, show: Shown) -> list[str]:
    """The chart in lines of at most width cells; show writes its figures."""
    labels = [visible(label, _longest(width)) for label in chart.labels]
    draw = {"bar": _bars, "stacked": _stacked, "line": _line}[chart.kind]
    return [*_legend(chart, width), *draw(chart, labels, width, show)]


def _legend(chart: Chart, width: int) -> list[str]:
    signs = MARKS if chart.kind == "line" else FILLS
    names = [f"{signs[number % 4]} {visible(series.label, LABEL)}" for number, series in enumerate(chart.series)]
    names += [f"{REACHED} {visible(chart.share.label, LABEL)}"] if chart.share is not None else []
    unit = [f"[{visible(chart.unit, LABEL)}]"] if chart.unit else []
    line = "   ".join((names if len(names) > 1 else []) + unit)
    return [fit(line, width).rstrip()] if line else []


def _longest(width: int) -> int:
    """The cells that a label may take of a line."""
    return max(LABEL, width * 2 // 5)


def _room(chart: Chart, labels: list[str], width: int, show: Shown) -> tuple[int, int, int]:
    """The cells for the labels, for the bars, and for the figures behind them."""
    left = min(max(map(cells, labels), default=0), _longest(width))
    right = max((cells(show(value)) for value in drawn(chart)), default=0)
    return left, max(width - left - right - 4, 8), right


def _bars(chart: Chart, labels: list[str], width: int, show: Shown) -> list[str]:
    shares = [PERCENT(value) for value in chart.share.values] if chart.share is not None else []
    behind = max(map(cells, shares), default=-2) + 2
    left, room, right = _room(chart, labels, width - behind, show)
    most = peak(chart)
    lines = []
    for place, label in enumerate(labels):
        for number, series in enumerate(chart.series):
            value = series.values[place]
            eighths = int(abs(float(value or 0)) * room * 8 / most) if most else 0
            fill = FILLS[number % 4]
            bar = fill * (eighths // 8) + (EIGHTHS[eighths % 8] if fill == "█" else "")
            drawing, share = fit(bar, room), ""
            if chart.share is not None and not number:
                at = min(int(float(chart.share.values[place] or 0) * room / 100), room - 1)
                drawing = f"{drawing[:at]}{REACHED}{drawing[at + 1 :]}"
                share = "  " + fit(shares[place], behind - 2, "right")
            lines.append(f"{fit('' if number else label, left)}  {drawing}  {fit(show(value), right, 'right')}{share}")
    return lines


def _stacked(chart: Chart, labels: list[str], width: int, show: Shown) -> list[str]:
    left, room, right = _room(chart, labels, width, show)
    sums = piles(chart)
    most = peak(chart)
    lines = []
    for place, label in enumerate(labels):
        bar, reached = "", 0.0
        for number, series in enumerate(chart.series):
            reached += abs(float(series.values[place] or 0))
            bar += FILLS[number % 4] * ((round(reached * room / most) if most else 0) - len(bar))
        lines.append(f"{fit(label, left)}  {fit(bar, room)}  {fit(show(sums[place]), right, 'right')}")
    return lines


def _line(chart: Chart, labels: list[str], width: int, show: Shown) -> list[str]:
    marks = ticks(chart)
    low, high = marks[0], marks[-1]
    left = max(cells(show(mark)) for mark in marks)
    room = width - left - 3
    # So many lines that every figure of the scale has one of its own.
    between = max(1, round((HEIGHT - 1) / (len(marks) - 1)))
    last = between * (len(marks) - 1)
    grid = [[" "] * room for _row in range(last + 1)]
    steps = max(len(labels) - 1, 1)
    for number, series in enumerate(chart.series):
        for column in range(room):
            place, rest = divmod(column * steps, max(room - 1, 1))
            after = min(place + 1, len(labels) - 1)
            first, second = (series.values[n] if 0 <= n < len(labels) else None for n in (place, after))
            if first is None or second is None:
                # Between a figure and a gap nothing is drawn but the figure itself.
                nearest = (first, 0) if first is not None else (second, steps)
                if nearest[0] is None or abs(column * steps - (place + bool(nearest[1])) * (room - 1)) * 2 > steps:
                    continue
                first = second = nearest[0]
            value = float(first) + (float(second) - float(first)) * rest / max(room - 1, 1)
            row = round((high - value) * last / (high - low))
            grid[row][column] = MARKS[number % 4]
    beside = {last - place * between: show(mark) for place, mark in enumerate(marks)}
    lines = [f"{fit(beside.get(row, ''), left, 'right')} | {''.join(line)}".rstrip() for row, line in enumerate(grid)]
    ends = labels[0] if labels else ""
    if len(labels) > 1:
        ends = fit(ends, room - cells(labels[-1])) + labels[-1]
    return [*lines, f"{' ' * left} +{'-' * (room + 1)}", f"{' ' * left}   {ends}"]
