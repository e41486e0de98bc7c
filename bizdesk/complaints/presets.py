"""What customer service of an office begins with: categories, causes, the questionnaire and letters."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bizdesk.complaints.models import ComplaintCategory, ComplaintCause, LetterTemplate, Question
from bizdesk.office.journal import Act
from bizdesk.office.shipped import shipped


def begin(act: Act, language: str) -> None:
    """Add the lists an office begins with, called in a language, where it has none of a kind yet."""
    told = json.loads(shipped("presets", "service.json").read_text(encoding="utf-8"))
    for kind, name in ((ComplaintCategory, "categories"), (ComplaintCause, "causes")):
        if not kind.select().exists():
            _tree(act, kind, told[name], language)
    if not Question.select().exists():
        for question in told["questions"]:
            act.add(Question(code=question["code"], name=question[language]))
    if not LetterTemplate.select().exists():
        for letter in told["letters"]:
            act.add(LetterTemplate(**letter))


def _tree(act: Act, kind: Any, rows: Iterable[Mapping[str, str]], language: str) -> None:
    made: dict[str, Any] = {}
    for row in rows:
        parent = made.get(row.get("parent", ""))
        made[row["code"]] = act.add(kind(code=row["code"], name=row[language], parent=parent))
