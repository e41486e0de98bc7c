"""The numbered steps that bring an office file from one schema version to the next."""

import re
from importlib import resources


def steps() -> dict[int, list[str]]:
    """The statements of every step, by the version they lead to."""
    found = {}
    for entry in resources.files(__name__).iterdir():
        if name := re.match(r"(\d{4})_\w+\.sql$", entry.name):
            text = entry.read_text(encoding="utf-8")
            found[int(name[1])] = [part.strip() for part in text.split(";\n\n") if part.strip()]
    return dict(sorted(found.items()))


def latest() -> int:
    """The schema version of this program."""
    return max(steps())
