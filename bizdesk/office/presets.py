"""What an office of a country is founded with, as it ships with the program."""

import json
from typing import Any

from bizdesk.office.shipped import shipped

NEUTRAL = "neutral"


def read_preset(country: str) -> dict[str, Any]:
    """The presets of a country, or the neutral ones."""
    # A country is two letters: not every file there is holds the presets of one.
    file = shipped("presets", f"{country if len(country) == 2 else NEUTRAL}.json")
    if not file.is_file():
        file = shipped("presets", f"{NEUTRAL}.json")
    return json.loads(file.read_text(encoding="utf-8"))
