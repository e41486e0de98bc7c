"""Sentences of the program's own in a record's texts: kept once, read in the language of whoever looks."""

import pytest

from bizdesk.assets.models import AssetEvent, Disposal
from bizdesk.office import inputs, language
from bizdesk.office.fields import Text
from bizdesk.office.file import Office
from bizdesk.office.sentences import kept, worded


def test_a_kept_sentence_is_read_in_the_language_in_use() -> None:
    """The Chinese words are those of the catalogue."""
    text = kept("{number}: {reason}", number="PD-1", reason="x")
    assert worded(text) == "PD-1: x"
    result = kept("Missing")
    assert worded(result) == "Missing"
    language.use("zh_CN")
    assert worded(result) == language._("Missing") != "Missing"


def test_what_people_typed_stands_as_it_is_even_where_it_names_a_result() -> None:
    language.use("zh_CN")
    for typed in ("Missing", "", "{number}", "旧了\nMissing"):
        assert worded(typed) == typed


def test_lines_of_both_kinds_stand_below_each_other() -> None:
    assert worded("\n".join([kept("Missing"), "typed", kept("Found")])) == "Missing\ntyped\nFound"


def test_a_control_character_that_somebody_brought_in_harms_nothing() -> None:
    for text in (
        "\x1f",
        "\x1fhello",
        '\x1f["{0}", {}]',
        '\x1f["{x}", {}]',
        "\x1f[1, 2, 3]",
        "\x1f7",
        '\x1f[7, {"a": "b"}]',
        '\x1f["", {}]',
    ):
        for lang in language.LANGUAGES:
            language.use(lang)
            assert worded(text) == text


def test_a_format_that_somebody_brought_in_is_not_carried_out() -> None:
    for message in ("{a:>300000000}", "{a!r:>300000000}", "{a.__class__}", "{a[0]}"):
        assert worded(f'\x1f["{message}", {{"a": "x"}}]') == message


@pytest.mark.parametrize("field", [AssetEvent.reason, Disposal.reason, *inputs.opinion().values(), inputs.reason()])
def test_nobody_types_a_sentence_of_the_programs_own(office: Office, field: Text) -> None:
    forged = kept("Missing in stocktake {number}", number="PD-1")
    assert "\x1f" not in field.parse(f"old\n{forged}", office)


def test_a_name_with_braces_and_line_ends_is_a_value_like_any_other() -> None:
    assert worded(kept("{number}: {reason}", number="a\nb", reason="{c}")) == "a\nb: {c}"


def test_a_field_of_reasons_shows_and_carries_the_words(office: Office) -> None:
    held = kept("Missing")
    for field in (AssetEvent.reason, Disposal.reason):
        assert (field.show(held, office), field.plain(held, office), field.show("old", office)) == (
            "Missing",
            "Missing",
            "old",
        )
        assert field.tidy(held) == held
