"""What a person chose for the screens on this machine, and the folder where such things lie."""

import json
from collections.abc import Collection

from bizdesk.office import homes


def get(name: str, otherwise: str, allowed: Collection[str]) -> str:
    """A setting, or what holds otherwise where there is none that can be used."""
    value = _read().get(name)
    return value if isinstance(value, str) and value in allowed else otherwise


def keep(name: str, value: str) -> None:
    """Remember a setting; where the folder cannot be written it holds until the program ends."""
    path = homes.state() / "settings.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = path.with_suffix(".partial")
        partial.write_text(json.dumps({**_read(), name: value}), encoding="utf-8")
        partial.replace(path)
    except OSError:
        return


def _read() -> dict[str, object]:
    try:
        found = json.loads((homes.state() / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
