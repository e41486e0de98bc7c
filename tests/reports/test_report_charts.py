"""Charts in characters, read by eye, and the round figures beside them."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from bizdesk.office.text import cells
from bizdesk.reports.charts_svg import CELL, chart_svg
from bizdesk.reports.charts_text import chart_lines
from bizdesk.reports.report import Chart, Figure, Series
from bizdesk.reports.scale import ticks
from bizdesk.reports.shown import shown

COUNT = shown("integer")


def chart(kind: str, labels: tuple[str, ...], *series: tuple[Figure, ...]) -> Chart:
    named = tuple(Series(f"s{number}", values) for number, values in enumerate(series))
    return Chart("c", "C", kind, labels, named, type="integer")  # type: ignore[arg-type]


def test_bars_are_eighths_of_a_cell_exact_and_chinese_labels_align() -> None:
    # 30 cells less 6 for labels, 2 for figures and 4 between leave 18; 9/16 of 18 are 10 and an eighth.
    assert chart_lines(chart("bar", ("财务部", "IT"), (16, 9)), 30, COUNT) == [
        "财务部  ██████████████████  16",
        "IT      ██████████▏          9",
    ]


def test_a_pile_is_as_long_as_its_sum() -> None:
    lines = chart_lines(chart("stacked", ("a", "b"), (2, 1), (2, 1)), 24, COUNT)
    assert lines == ["█ s0   ▓ s1", "a  █████████▓▓▓▓▓▓▓▓▓  4", "b  ████▓▓▓▓▓           2"]


def test_a_line_falls_from_the_top_to_the_bottom() -> None:
    lines = chart_lines(chart("line", ("2024", "2025", "2026"), (100, 50, 0)), 40, COUNT)
    assert lines[0].startswith("100 | *")
    assert lines[10].startswith("  0 | ")
    assert lines[10].rstrip().endswith("*")
    assert lines[12].split() == ["2024", "2026"]
    # A fifth of the scale is two lines.
    assert [line[:3].strip() for line in lines[:11:2]] == ["100", "80", "60", "40", "20", "0"]


@pytest.mark.parametrize(
    ("figures", "marks"),
    [
        ((0, 9), [0, 2, 4, 6, 8, 10]),
        ((0, 100_000), [0, 20_000, 40_000, 60_000, 80_000, 100_000]),
        ((-30, 70), [-40, -20, 0, 20, 40, 60, 80]),
        ((None, None), [0, 1]),
        ((0, 0), [0, 1]),
        ((1,), [0, 1]),
    ],
)
def test_the_scale_is_round_and_encloses_the_figures(figures: tuple[Figure, ...], marks: list[int]) -> None:
    assert ticks(chart("line", tuple("ab"), figures)) == marks


@pytest.mark.parametrize("kind", ["bar", "line", "stacked"])
def test_no_line_is_wider_than_the_page(kind: str) -> None:
    labels = ("很长的部门名称很长的部门名称很长的部门名称", "b", "c")
    lines = chart_lines(chart(kind, labels, (10**9, None, -5), (1, 2, 3)), 60, COUNT)
    assert max(map(cells, lines)) <= 60


def test_decimal_figures_are_drawn_too() -> None:
    made = Chart("c", "C", "stacked", ("a",), (Series("x", (Decimal("0.5"),)), Series("y", (Decimal("0.25"),))))
    assert chart_lines(made, 30, shown("quantity"))[1].endswith("0.75")


def test_the_labels_below_a_drawn_line_do_not_run_into_each_other() -> None:
    """13 months of 7 letters, each CELL wide; the first label begins at its point and the last one ends there."""
    months = tuple(f"2025-{month:02d}" for month in range(1, 14))
    drawing = chart_svg(chart("line", months, tuple(range(0, 13_000_000, 1_000_000))), COUNT)
    found = re.findall(r'<text x="([0-9.]+)" y="[0-9.]+" text-anchor="([a-z]+)">2025-[0-9]+<', drawing)
    begun = {"start": 0.0, "middle": 0.5, "end": 1.0}
    left = [float(x) - begun[anchor] * 7 * CELL for x, anchor in found]
    assert len(found) > 3
    assert all(after - before > 7 * CELL for before, after in pairwise(left))


def test_the_share_reached_runs_over_the_bars_in_every_form() -> None:
    share = Series("so far", (Decimal("50.0"), Decimal("75.0"), Decimal("100.0")))
    drawn = replace(chart("bar", ("a", "b", "c"), (2, 1, 1)), share=share)
    lines = chart_lines(drawn, 40, COUNT)
    assert lines[0] == "█ s0   o so far"
    assert [line.index("o") for line in lines[1:]] == sorted({line.index("o") for line in lines[1:]})
    written = shown("percent")
    assert all(line.endswith(written(value)) for line, value in zip(lines[1:], share.values, strict=True))
    assert {cells(line) for line in lines[1:]} == {40}
    svg = chart_svg(drawn, COUNT)
    assert "so far" in svg
    assert written(Decimal("100.0")) in svg
    (path,) = re.findall(r'<path d="M([^"]+)"', svg)
    across = [float(point.split()[0]) for point in path.split(" L")]
    assert across == sorted(set(across))


def test_a_long_name_is_not_cut_where_the_line_has_room() -> None:
    name = "Work / Not done as instructed"
    assert chart_lines(chart("bar", (name,), (1,)), 80, COUNT)[0].startswith(name + "  ")


def test_a_scale_from_end_to_end_and_a_figure_between_gaps() -> None:
    rated = replace(chart("line", ("1", "2", "3", "4", "5"), (None, None, 4, None, 5)), ends=(1, 5))
    assert ticks(rated) == [1, 2, 3, 4, 5]
    lines = chart_lines(rated, 40, COUNT)
    assert lines[-3].startswith("1 |")
    four = next(line for line in lines if line.startswith("4"))
    # The month that stands alone is there, and nothing runs from it through the gap to the last.
    assert "*" in four
    assert all(set(line[3:]) <= set(" *") for line in lines[:-2])
    drawn = [line for line in lines if "*" in line]
    assert len(drawn) == 2
    assert chart_svg(rated, COUNT).count("<circle") == 2
