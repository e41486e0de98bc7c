"""Hostile and ordinary text: what may be kept, how it is shown, how wide it is, what counts as the same."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bizdesk.office.refusal import TEXT_NUL, TEXT_SURROGATE, TEXT_TOO_LONG
from bizdesk.office.text import cells, clean, fit, fold, visible
from bizdesk.office.values import ValueRefused
from tests.hostile import HOSTILE

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)


def steers(character: str) -> bool:
    """Whether a terminal would obey the character, or hide it, rather than draw it."""
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_there_are_sixty_four_hostile_texts() -> None:
    assert len(HOSTILE) == len(set(HOSTILE)) == 64


@pytest.mark.parametrize("text", HOSTILE, ids=range(64))
def test_a_hostile_text_is_drawn_plainly_on_one_line_and_in_its_place(text: str) -> None:
    shown = visible(text, 60)
    assert len(shown) <= 60
    assert not any(steers(character) for character in shown)
    shown.encode("utf-8")
    assert cell_len(fit(shown, 20)) == 20


@given(ANY_TEXT)
def test_no_text_at_all_steers_the_terminal(text: str) -> None:
    assert not any(steers(character) for character in visible(text))
    assert not any(steers(character) for character in visible(text, multiline=True) if character != "\n")


@given(ANY_TEXT, st.integers(0, 30), st.sampled_from(["left", "right", "center"]))
def test_a_fitted_text_has_exactly_the_width_the_screen_gives_it(text: str, width: int, align: str) -> None:
    assert cell_len(fit(visible(text), width, align)) == width  # type: ignore[arg-type]  # a sampled literal


@given(st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=20))
def test_the_width_of_a_text_is_the_one_rich_and_so_every_screen_uses(text: str) -> None:
    assert cells(text) == cell_len(text)


def test_the_short_way_of_measuring_holds_for_every_character_it_is_taken_for() -> None:
    from bizdesk.office.text import ASCII_OR_WIDE

    wrong = [chr(code) for code in range(0x20, 0xFFFF) if re.fullmatch(ASCII_OR_WIDE, chr(code)) and
             cells(chr(code)) != cell_len(chr(code))]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b[2Jgone", "␛[2Jgone"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("a\u200bb", "a\\u200bb"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("one\r\ntwo\rthree\nfour", "one⏎two⏎three⏎four"),
        ("tab\t", "tab␉"),
        ("\x7f", "␡"),
        ("华为 AirEngine（备用）", "华为 AirEngine（备用）"),
        ("[red]x[/]", "[red]x[/]"),
        ("a" + "\u0301" * 200, "a" + "\u0301" * 4 + "…"),
        ("\u0301", "◌\u0301"),
        ("❤\ufe0f", "❤"),
    ],
)
def test_each_trick_is_shown_for_what_it_is(typed: str, shown: str) -> None:
    assert visible(typed) == shown


def test_a_long_text_is_cut_before_anything_looks_at_all_of_it() -> None:
    assert visible("长" * 10_000_000, 5) == "长长长长…"
    assert visible("abcde", 5) == "abcde"
    assert visible("\x1b" * 6, 5) == "␛␛␛␛…"
    assert visible("abc", 0) == ""


def test_a_note_keeps_its_lines_and_a_name_does_not() -> None:
    assert visible("a\nb\tc", multiline=True) == "a\nb    c"
    assert clean(" one \r\n two\r\r", multiline=True) == "one\n two"
    assert clean(" ThinkPad\r\n(备用)\u3000") == "ThinkPad (备用)"


def test_what_is_kept_is_composed() -> None:
    assert clean("Cafe\u0301") == "Caf\u00e9"


@pytest.mark.parametrize(
    ("typed", "message"),
    [("a\0b", TEXT_NUL), ("half\ud800", TEXT_SURROGATE), ("x" * 201, TEXT_TOO_LONG), ("x" * 10_000_000, TEXT_TOO_LONG)],
    ids=["nul", "surrogate", "long", "huge"],
)
def test_what_cannot_be_kept_is_refused_in_words(typed: str, message: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        clean(typed)
    assert refused.value.message == message
    assert "{" not in str(refused.value)


def test_a_limit_counts_what_is_kept() -> None:
    assert clean("Cafe\u0301", limit=4) == "Caf\u00e9"
    assert clean("  abcd  ", limit=4) == "abcd"
    with pytest.raises(ValueRefused, match="at most 4"):
        clean("abcde", limit=4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中性笔（黑）", "中性笔(黑)"),
        ("ＡＢＣ１２", "abc12"),
        ("A、B，C。", "a,b,c."),
        ("“引”【注】", '"引"[注]'),
        ("  two   words\t", "Two Words"),
        ("soft\u00adhyphen", "softhyphen"),
        ("STRASSE", "straße"),
        ("Cafe\u0301", "CAFÉ"),
    ],
)
def test_width_case_and_kind_of_punctuation_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_still_tells_different_items_apart() -> None:
    assert fold("晨光0.5中性笔（黑）") != fold("晨光0.5中性笔（红）")


def test_cutting_never_halves_a_wide_character() -> None:
    assert fit("显示器", 5) == "显示…"
    assert fit("显示器", 4) == "显… "
    assert fit("显示器", 6) == "显示器"
    assert fit("12.50", 8, "right") == "   12.50"
    assert fit("ab", 5, "center") == " ab  "
    assert fit("ab", 1) == "…"
    assert fit("ab", 0) == ""


@pytest.mark.parametrize("text", ["\u200b", "\u200b \u2060", "\u3164\ufe0f", "\u200e\n\u200f", "\u2800"])
def test_a_text_nobody_can_see_is_none(text: str) -> None:
    assert clean(text) == clean(text, multiline=True) == ""
    assert clean(f"{text}a{text}".strip("\n")) != ""
