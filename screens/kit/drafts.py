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

FOLDER = "drafts"


@dataclass(frozen=True)
class Draft:
    """Texts by field name: typed are those changed, began what stood there before; at is the instant in UTC."""

    at: datetime
    typed: Mapping[str, str] = field(default_factory=dict)
    began: Mapping[str, str] = field(default_factory=dict)


class Drafts:
    """The place of the draft of one form of one office file; without a key nothing is kept."""

    def __init__(self, office: Path, key: str) -> None:
        self.path: Path | None = None
        if key:
            folder = homes.state() / FOLDER / _short(str(office.resolve()))
            self.path = folder / f"{_short(key)}.json"

    def keep(self, draft: Draft) -> None:
        """Write the draft in one piece, readable by its owner alone; OSError where the folder cannot be written."""
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = self.path.with_suffix(".partial")
        body = {"at": draft.at.isoformat(), "typed": dict(draft.typed), "began": dict(draft.began)}
        # A lone surrogate is no text that UTF-8 can hold; as an escape it survives until the field refuses it.
        with open(os.open(partial, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as stream:
            stream.write(json.dumps(body).encode("ascii"))
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(self.path)

    def read(self) -> Draft | None:
        """The draft left behind; None where there is none that can be read."""
        if self.path is None:
            return None
        try:
            body = json.loads(self.path.read_bytes())
            return Draft(datetime.fromisoformat(body["at"]), _texts(body["typed"]), _texts(body["began"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def drop(self) -> None:
        """Remove the draft; one that cannot be removed stays and is offered again."""
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


def _texts(found: Any) -> dict[str, str]:
    return {str(name): str(text) for name, text in found.items()}


def _short(text: str) -> str:
    """A name for a file that tells nothing of what it stands for."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
