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
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), flags=re.DOTALL)
    shown = [words for block in blocks for words in re.findall(r"bizdesk ([a-z][\w-]*)", block)]
    assert {"demo", "new", "import", "report"} <= set(shown)
    assert set(shown) <= {command.name for command in TABLE}
