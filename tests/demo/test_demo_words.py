"""What the demo company says: enough of it, in both languages, about what the presets of an office know."""

import importlib
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bizdesk.complaints.words import ACTION_KINDS, JUSTIFIED, PAUSES, SEVERITIES
from bizdesk.demo.clients import WITH_TWO
from bizdesk.demo.company import PEOPLE
from bizdesk.demo.firms import FIRMS, PERSONS, REGIONS, TRADES
from bizdesk.demo.matter import PRODUCTS
from bizdesk.demo.programme import MATTERS
from bizdesk.demo.questions import QUESTIONS
from bizdesk.demo.sayings import ACTIONS, WAITING
from bizdesk.demo.suggestions import SUGGESTIONS
from bizdesk.office.shipped import shipped

TOLD = (
    "clients", "company", "firms", "matter", "programme", "questions", "sayings", "suggestions", "supply_buying",
    "supply_counts", "supply_lately", "supply_list", "supply_list_house", "supply_setting", "supply_use",
)  # fmt: skip
CHINESE = re.compile(r"[\u4e00-\u9fff]")
DEPARTMENTS = {person.department for person in PEOPLE}


def pairs(value: Any) -> Iterator[tuple[str, str]]:
    """Every saying in two languages that a value holds, however deep."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        if len(value) == 2 and all(isinstance(each, str) for each in value) and not str(value[1]).isascii():
            yield value[0], value[1]
        for each in value:
            yield from pairs(each)


def sayings(module: str) -> list[tuple[str, str]]:
    """What one module of the demo says."""
    values = vars(importlib.import_module(f"bizdesk.demo.{module}"))
    return [pair for name, value in values.items() if name.isupper() for pair in pairs(value)]


@pytest.mark.parametrize("module", TOLD)
def test_what_is_said_is_said_in_both_languages(module: str) -> None:
    said = sayings(module)
    assert len(said) >= 4
    assert [pair for pair in said if CHINESE.search(pair[0]) or not pair[0] or not CHINESE.search(pair[1])] == []


@pytest.mark.parametrize("language", [0, 1])
def test_there_is_enough_to_say(language: int) -> None:
    for said in ("subject", "said", "finding", "remedy"):
        assert len({getattr(matter, said)[language] for matter in MATTERS}) == len(MATTERS) >= 40
    assert len({question[language] for question, _answer in QUESTIONS}) == len(QUESTIONS) >= 40
    assert len({answer[language] for _question, answer in QUESTIONS}) == len(QUESTIONS)
    assert len({each.said[language] for each in SUGGESTIONS}) == len(SUGGESTIONS) == 25
    assert len({firm.name[language] for firm in FIRMS}) == len(FIRMS) == 40
    assert len({person[language] for person in PERSONS}) == len(PERSONS) == len(FIRMS) + len(WITH_TWO)


def test_a_matter_is_of_a_category_and_a_cause_an_office_begins_with() -> None:
    told = json.loads(shipped("presets", "service.json").read_text(encoding="utf-8"))
    categories, causes = ({row["code"] for row in told[name]} for name in ("categories", "causes"))
    for matter in MATTERS:
        assert matter.category in categories
        assert matter.cause in causes
        assert matter.department in DEPARTMENTS
        assert (matter.severity in SEVERITIES, matter.justified in JUSTIFIED) == (True, True)
        assert 0 <= matter.cost[0] <= matter.cost[1]
        assert set(matter.products.split()) <= PRODUCTS.keys()
    assert {matter.cause for matter in MATTERS} >= causes - {"M", "W", "A", "T", "C"}
    assert {matter.severity for matter in MATTERS} == SEVERITIES.keys()


def test_the_instrument_is_named_where_it_belongs() -> None:
    for matter in MATTERS:
        for product in matter.products.split():
            for words in (matter.subject, matter.said, matter.finding, matter.remedy):
                assert not any("{" in told for told in matter.about(words, product))
            assert matter.about(matter.subject, product)[0].startswith(PRODUCTS[product][0])


def test_what_a_case_waits_for_and_what_is_done_are_of_the_kinds_there_are() -> None:
    assert WAITING.keys() == PAUSES.keys()
    assert {kind for kind, _what, _proof in ACTIONS} == ACTION_KINDS.keys()
    assert {firm.trade for firm in FIRMS} <= TRADES.keys()
    assert {firm.region for firm in FIRMS} <= REGIONS.keys()
