"""The scale of a chart: round figures that enclose what is drawn."""

from decimal import Decimal
from math import ceil, floor, log10

from bizdesk.reports.report import Chart, Figure


def drawn(chart: Chart) -> list[Figure]:
    """The figures that must fit: of each series, or of each label's pile where they are stacked."""
    if chart.kind == "stacked":
        return list(piles(chart))
    return [value for series in chart.series for value in series.values]


def piles(chart: Chart) -> list[int | Decimal]:
    """The sum over the series at each label; a missing figure adds nothing."""
    found: list[int | Decimal] = []
    for place in range(len(chart.labels)):
        total: int | Decimal = 0
        for series in chart.series:
            total += series.values[place] or 0
        found.append(total)
    return found


def peak(chart: Chart) -> float:
    """The largest figure that is drawn, whatever its sign; 0 where there is none."""
    return max((abs(float(value)) for value in drawn(chart) if value is not None), default=0.0)


def ticks(chart: Chart, wanted: int = 5) -> list[int]:
    """About so many evenly spaced round figures, in the unit of the chart's values, from at most 0 to the peak; whole
    ones from end to end where the chart says these."""
    if chart.ends is not None:
        first, last = chart.ends
        return list(range(first, last + 1))
    figures = [float(value) for value in drawn(chart) if value is not None]
    low, high = min(figures, default=0.0), max(figures, default=0.0)
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return [0, 1]
    rough = (high - low) / wanted
    power = 10 ** floor(log10(rough))
    step = max(next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough), 1)
    return [round(step * place) for place in range(floor(low / step), ceil(high / step) + 1)]
