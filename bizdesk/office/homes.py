"""The folders of a person on this computer: settings, data, and what programs leave behind.

BIZDESK_HOME takes the place of all three; otherwise they are the platform's own.
"""

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any


def settings() -> Path:
    """The folder for settings."""
    return _told() or _platform("user_config_dir")


def data() -> Path:
    """The folder for data that belongs to the person."""
    return _told() or _platform("user_data_dir")


def state() -> Path:
    """The folder for drafts and logs."""
    return _told() or _platform("user_state_dir")


def name_of(path: Path) -> str:
    """What a file is called in these folders: it tells nothing of where the file lies."""
    return sha256(str(path.resolve()).encode(errors="surrogateescape")).hexdigest()[:24]


def keep(path: Path, told: Any) -> None:
    """Write JSON in one piece, readable by its owner alone; OSError where the folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_suffix(f".{os.getpid()}.partial")
    with open(os.open(partial, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
        json.dump(told, stream)
    partial.replace(path)


def _told() -> Path | None:
    told = os.environ.get("BIZDESK_HOME")
    return Path(told) if told else None


def _platform(kind: str) -> Path:
    import platformdirs

    return Path(getattr(platformdirs, kind)("bizdesk", appauthor=False))
