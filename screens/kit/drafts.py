"""What was typed into a form and not saved yet, kept on this machine so that a crash loses nothing."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from bizdesk.office import homes

from .heading import Heading, stored

FOLDER = "drafts"


@dataclass(frozen=True)
class Draft:
    """Texts by field name: typed are those changed, began what stood there before; at is the instant in UTC, heading
    what the form is called, where that is known: without it the texts are offered all the same."""

    at: datetime
    typed: Mapping[str, str] = field(default_factory=dict)
    began: Mapping[str, str] = field(default_factory=dict)
    heading: Heading | None = None


class Drafts:
    """The place of the draft of one form of one office file; without a key nothing is kept."""

    def __init__(self, office: Path, key: str) -> None:
        self.path: Path | None = None
        if key:
            self.path = _folder(office) / f"{_short(key)}.json"

    def keep(self, draft: Draft) -> None:
        """Write the draft in one piece, readable by its owner alone; OSError where the folder cannot be written."""
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = self.path.with_suffix(".partial")
        body: dict[str, Any] = {"at": draft.at.isoformat(), "typed": dict(draft.typed), "began": dict(draft.began)}
        body["heading"] = draft.heading._asdict() if draft.heading else None
        # A lone surrogate is no text that UTF-8 can hold; as an escape it survives until the field refuses it.
        with open(os.open(partial, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as stream:
            stream.write(json.dumps(body).encode("ascii"))
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(self.path)

    def read(self) -> Draft | None:
        """The draft left behind; None where there is none that can be read."""
        return None if self.path is None else _read(self.path)

    def drop(self) -> None:
        """Remove the draft; one that cannot be removed stays and is offered again."""
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


def left_behind(office: Path) -> list[Draft]:
    """What was begun in the forms of an office file and not saved, the oldest first."""
    with suppress(OSError):
        drafts = [_read(path) for path in _folder(office).glob("*.json")]
        return sorted((draft for draft in drafts if draft is not None), key=lambda draft: draft.at)
    return []


def _folder(office: Path) -> Path:
    return homes.state() / FOLDER / _short(str(office.resolve()))


def _read(path: Path) -> Draft | None:
    try:
        body = json.loads(path.read_bytes())
        texts = _texts(body["typed"]), _texts(body["began"])
        return Draft(datetime.fromisoformat(body["at"]), *texts, stored(body.get("heading")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _texts(found: Any) -> dict[str, str]:
    return {str(name): str(text) for name, text in found.items()}


def _short(text: str) -> str:
    """A name for a file that tells nothing of what it stands for."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
