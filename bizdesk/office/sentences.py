"""Sentences of the program's own that a record keeps: message id and values, put into words when they are shown."""

import json
import re
from collections.abc import Callable, Mapping

from bizdesk.office.language import _

# Begins a line that holds such a sentence: a control character that no key types.
MARK = "\x1f"
PLACE = r"\{(\w+)\}"


def kept(message: str, **values: object) -> str:
    """A sentence as a text keeps it, in one line; message is an English message id with named places."""
    return MARK + json.dumps([message, {name: str(value) for name, value in values.items()}], ensure_ascii=False)


def worded(text: str) -> str:
    """A text as people read it: the program's own sentences in the language in use, what was typed as it stands."""
    return "\n".join(_worded(line, _) for line in text.split("\n")) if MARK in text else text


def unworded(text: str) -> str:
    """The same for other programs: the program's own sentences as they are written in it, alike in every language."""
    return "\n".join(_worded(line, str) for line in text.split("\n")) if MARK in text else text


def filled(message: str, values: Mapping[str, object]) -> str:
    """A stored message with its places filled in; LookupError where a value is missing.

    Never by str.format: a format that somebody stored might be one of a width of millions.
    """
    return re.sub(PLACE, lambda place: str(values[place[1]]), message)


def _worded(line: str, said: Callable[[str], str]) -> str:
    if not line.startswith(MARK):
        return line
    try:
        message, values = json.loads(line.removeprefix(MARK))
        if not message:
            return line
        return filled(said(message), values)
    except (ValueError, TypeError, LookupError, AttributeError):
        # It only looks like one: a person's control character.
        return line


class Measured(str):
    """A sentence on what does not hold, with by how much: the same one with more is a worse one."""

    def __new__(cls, words: str, by: int) -> "Measured":
        """The sentence, and by how much in minor units."""
        made = super().__new__(cls, words)
        made.by = by
        return made

    by: int


def by_how_much(sentence: str) -> int:
    """By how much what a sentence says does not hold; 0 where it has no measure."""
    return sentence.by if isinstance(sentence, Measured) else 0
