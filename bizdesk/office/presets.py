"""What an office of a country is founded with, as it ships with the program."""

import json
from pathlib import Path
from typing import Any

from bizdesk.office.shipped import shipped

NEUTRAL = "neutral"


def read_preset(country: str) -> dict[str, Any]:
    """The presets of a country, or the neutral ones; the budget accounts are the same everywhere."""
    # A country is two letters: not every file there is holds the presets of one.
    file = shipped("presets", f"{country if len(country) == 2 else NEUTRAL}.json")
    if not file.is_file():
        file = shipped("presets", f"{NEUTRAL}.json")
    return _read(file) | _read(shipped("presets", "accounts.json"))


def _read(file: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return told
