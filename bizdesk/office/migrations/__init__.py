"""The numbered steps that bring an office file from one schema version to the next."""

import re
from collections.abc import Iterator
from pathlib import Path


def steps() -> dict[int, list[str]]:
    """The statements of every step, by the version they lead to."""
    found = {}
    for version, entry in sorted(_files()):
        text = entry.read_text(encoding="utf-8")
        found[version] = [part.strip() for part in text.split(";\n\n") if part.strip()]
    return found


def latest() -> int:
    """The schema version of this program."""
    return max(version for version, _entry in _files())


def _files() -> Iterator[tuple[int, Path]]:
    for entry in Path(__file__).parent.iterdir():
        if name := re.match(r"(\d{4})_\w+\.sql$", entry.name):
            yield int(name[1]), entry
