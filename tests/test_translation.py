"""The Chinese catalogue: whole, faithful to its English, compiled as written, and fed by every sentence shown."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from bizdesk.acts import for_kind
from bizdesk.kinds import KINDS
from bizdesk.office import language
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice
from bizdesk.office.flow import Flow
from bizdesk.office.language import _
from tests.catalogue import CATALOGUE, ROOT, marked, messages, sources, unmarked

WORDS = messages()
FLOWS = list({id(each.flow): each.flow for kind in KINDS.values() for each in for_kind(kind) if each.flow}.values())
CALLS = ("_", "N_")
REFUSALS = ("Refused", "Unknown", "NotFound", "Damaged", "NothingToDo", "Stale")
# The terms of the trade, from Accounting Standard for Business Enterprises No. 4 (企业会计准则第4号——固定资产)
# and the usual headings of the forms an office files (固定资产台账, 盘点表, 调拨单, 报废申请单).
TERMS = {
    "Original cost": "原值",
    "Accumulated depreciation": "累计折旧",
    "Net value": "净值",
    "Carrying amount": "净额",
    "Residual value": "净残值",
    "Residual rate": "净残值率",
    "Straight line": "年限平均法",
    "Units of production": "工作量法",
    "Double declining balance": "双倍余额递减法",
    "Sum of the years' digits": "年数总和法",
    "No depreciation": "不提折旧",
    "Asset no.": "资产编号",
    "Custodian": "保管人",
    "User": "使用人",
    "Location": "存放地点",
    "Transfer": "调拨",
    "Assign": "领用",
    "Cut-off date": "盘点基准日",
    "Book quantity": "账面数量",
    "Counted quantity": "实盘数量",
    "Surplus": "盘盈",
    "Shortage": "盘亏",
    "Review": "审核",
    "Approve": "批准",
    "Reject": "驳回",
    "Scrap": "报废",
    "Disposal": "处置",
    "Removed on": "注销日期",
    "Fixed asset ledger": "固定资产台账",
}


@pytest.fixture(scope="module")
def chinese() -> gettext.GNUTranslations:
    with CATALOGUE.with_suffix(".mo").open("rb") as stream:
        return gettext.GNUTranslations(stream)


def entries(path: Path) -> dict[str, str]:
    """The message ids and translations of a catalogue file, its head (the empty id) left out."""
    found: dict[str, str] = {}
    parts: dict[str, str] = {}
    part = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        named = re.match(r'(msgid|msgstr) (".*")$', line)
        if named:
            part = named[1]
            parts[part] = ast.literal_eval(named[2])
        elif line.startswith('"'):
            parts[part] += ast.literal_eval(line)
        elif not line and parts:
            found[parts["msgid"]] = parts["msgstr"]
            parts = {}
    found.pop("", None)
    return found


def places(text: str) -> list[str]:
    """The named places of a message, sorted."""
    return sorted(f"{name}!{turn}:{shape}" for _text, name, shape, turn in Formatter().parse(text) if name is not None)


def built(tree: ast.AST) -> Iterator[int]:
    """The lines on which a message is put together before it is looked up: no catalogue can hold it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in (*CALLS, *REFUSALS):
            inside = [inner for argument in node.args[:1] for inner in ast.walk(argument)]
            joined = any(isinstance(inner, ast.JoinedStr | ast.BinOp) for inner in inside)
            if joined or any(isinstance(inner, ast.Attribute) and inner.attr == "format" for inner in inside):
                yield node.lineno


def test_every_message_has_chinese_words(chinese: gettext.GNUTranslations) -> None:
    said = {text: shown for text, shown in WORDS.items() if re.search("[A-Za-z]", re.sub(r"{.*?}", "", text))}
    without = {text: shown for text, shown in said.items() if chinese.gettext(text) in ("", text)}
    assert not without, "run 'python tests/catalogue.py', then translate these"


def test_the_catalogue_holds_nothing_that_the_program_no_longer_says() -> None:
    assert set(entries(CATALOGUE)) - set(WORDS) == set()


def test_a_translation_names_the_same_places(chinese: gettext.GNUTranslations) -> None:
    assert {text: chinese.gettext(text) for text in WORDS if places(text) != places(chinese.gettext(text))} == {}


def test_the_compiled_catalogue_says_what_the_written_one_says(chinese: gettext.GNUTranslations) -> None:
    written = {text: words for text, words in entries(CATALOGUE).items() if words}
    assert len(written) > 1_000
    assert {text: chinese.gettext(text) for text in written} == written
    with CATALOGUE.with_suffix(".mo").open("rb") as stream:
        stream.seek(8)
        assert int.from_bytes(stream.read(4), "little") == len(written) + 1  # the head counts


def test_chinese_sentences_carry_chinese_punctuation(chinese: gettext.GNUTranslations) -> None:
    pairs = {text: chinese.gettext(text) for text in WORDS}
    assert {text: words for text, words in pairs.items() if re.search(r"[\u4e00-\u9fff][,;:?]", words)} == {}
    sentences = {text: words for text, words in pairs.items() if re.search(r"(?<!\bno)\.$", text, re.IGNORECASE)}
    assert {text: words for text, words in sentences.items() if words[-1] not in "。？"} == {}


@pytest.mark.parametrize(("english", "term"), TERMS.items())
def test_the_terms_are_those_of_the_trade(chinese: gettext.GNUTranslations, english: str, term: str) -> None:
    assert chinese.gettext(english) == term


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_no_two_fields_of_a_kind_and_no_two_choices_of_a_field_read_the_same(name: str) -> None:
    language.use(name)
    for kind in KINDS.values():
        labels = [_(field.verbose_name) for field in kind.fields().values()]
        assert sorted(set(labels)) == sorted(labels), kind.kind_name()
        for field in kind.fields().values():
            words = [_(word) for word in field.options.values()] if isinstance(field, Choice) else []
            assert sorted(set(words)) == sorted(words), (kind.kind_name(), field.name)


@pytest.mark.parametrize("name", language.LANGUAGES)
@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.start)
def test_no_two_states_and_no_two_steps_of_a_flow_read_the_same(flow: Flow, name: str) -> None:
    """Two like lines of a diagram would be told apart by nobody."""
    language.use(name)
    for words in (flow.states, flow.actions):
        labels = [_(label) for label in words.values()]
        assert sorted(set(labels)) == sorted(labels)


def test_no_refusal_is_left_out_of_the_catalogue() -> None:
    for path in sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = {*WORDS, *(text for text, _line in marked(tree))}
        left = [(line, text) for text, line in unmarked(tree) if text not in known]
        assert left == [], path.relative_to(ROOT).as_posix()


def test_no_message_is_put_together_before_it_is_looked_up() -> None:
    for path in sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert list(built(tree)) == [], path.relative_to(ROOT).as_posix()


BUILT = ('_(f"{n} rows")', '_("{n} rows".format(n=2))', 'N_("no " + kind)', 'Refused(f"{n}?")')


@pytest.mark.parametrize("code", BUILT)
def test_a_message_put_together_is_seen(code: str) -> None:
    assert list(built(ast.parse(code))) == [1]


def test_a_refusal_speaks_the_language_in_use() -> None:
    refused = Refused("{label} is required.", rule="4.2.1a", label="原值")
    assert str(refused) == "原值 is required. [4.2.1a]"
    language.use("zh_CN")
    assert str(refused) == "原值必填。 [4.2.1a]"
    assert _("Original cost") == "原值"


def test_a_language_that_is_not_there_is_english() -> None:
    language.use("fr")
    assert (language.current(), _("Original cost")) == ("en", "Original cost")
