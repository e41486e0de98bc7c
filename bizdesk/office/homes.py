"""The folders of a person on this computer: settings, data, and what programs leave behind.

BIZDESK_HOME takes the place of all three; otherwise they are the platform's own.
"""

import os
from pathlib import Path


def settings() -> Path:
    """The folder for settings."""
    return _told() or _platform("user_config_dir")


def data() -> Path:
    """The folder for data that belongs to the person."""
    return _told() or _platform("user_data_dir")


def state() -> Path:
    """The folder for drafts and logs."""
    return _told() or _platform("user_state_dir")


def _told() -> Path | None:
    told = os.environ.get("BIZDESK_HOME")
    return Path(told) if told else None


def _platform(kind: str) -> Path:
    import platformdirs

    return Path(getattr(platformdirs, kind)("bizdesk", appauthor=False))
