"""The README is true: its tables are the code's, its two commands are there, every command it shows exists."""

import re

from bizdesk.commands.table import TABLE
from tests.readme import README, filled


def test_the_tables_are_those_of_the_code() -> None:
    text = README.read_text(encoding="utf-8")
    assert filled(text) == text, "run: python tests/readme.py"


def test_the_command_of_the_tests_is_the_one_the_check_runs() -> None:
    text = README.read_text(encoding="utf-8")
    found = re.search(r"<!-- tests -->\n```sh\n(.+)\n```", text)
    assert found is not None
    assert "pip install" in found[1]
    assert "pytest" in found[1]


def test_every_command_shown_exists() -> None:
    text = README.read_text(encoding="utf-8")
    names = {command.name for command in TABLE}
    shown = re.findall(r"^(?:\.venv/bin/)?bizdesk(?: --\S+(?: [^-\s]\S*)?)* ([a-z]\S*)", text, flags=re.MULTILINE)
    assert shown
    assert set(shown) <= names
