"""What a person chose for the screens on this machine, and the folder where such things lie."""

import json
from collections.abc import Collection
from contextlib import suppress

from bizdesk.office import homes


def get(name: str, otherwise: str, allowed: Collection[str]) -> str:
    """A setting, or what holds otherwise where there is none that can be used."""
    value = _read().get(name)
    return value if isinstance(value, str) and value in allowed else otherwise


def keep(name: str, value: str) -> None:
    """Remember a setting; where the folder cannot be written it holds until the program ends."""
    with suppress(OSError):
        homes.keep(homes.state() / "settings.json", {**_read(), name: value})


def _read() -> dict[str, object]:
    try:
        found = json.loads((homes.state() / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
