"""What was typed into a form and not saved yet, kept on this machine so that a crash loses nothing."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from time import time
from typing import Any

from bizdesk.office import homes

from .heading import Heading, stored

FOLDER = "drafts"
KEPT, PARTIAL = ".json", ".partial"
# Another program may be at it: what is younger, in seconds, is not touched.
BEING_WRITTEN = 5


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
            self.path = _folder(office) / f"{_short(key)}{KEPT}"

    def keep(self, draft: Draft) -> None:
        """Write the draft in one piece, readable by its owner alone; OSError where the folder cannot be written."""
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = self.path.with_suffix(PARTIAL)
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
        return None if self.path is None else _settled(self.path)

    def drop(self) -> None:
        """Remove the draft; one that cannot be removed stays and is offered again."""
        if self.path is not None:
            for path in (self.path, self.path.with_suffix(PARTIAL)):
                with suppress(OSError):
                    path.unlink(missing_ok=True)


def left_behind(office: Path) -> list[Draft]:
    """What was begun in the forms of an office file and not saved, the oldest first."""
    with suppress(OSError):
        begun = [path.with_suffix(KEPT) for path in _folder(office).iterdir() if path.suffix in (KEPT, PARTIAL)]
        drafts = [_settled(path) for path in dict.fromkeys(begun)]
        return sorted((draft for draft in drafts if draft is not None), key=lambda draft: draft.at)
    return []


def _folder(office: Path) -> Path:
    return homes.state() / FOLDER / _short(str(office.resolve()))


def _settled(path: Path) -> Draft | None:
    """The draft of a path. One that was cut off while it was written takes its place where it is whole and newer:
    the program may have been killed before it was renamed; what is no whole draft goes."""
    kept, partial = _read(path), path.with_suffix(PARTIAL)
    if not partial.exists():
        return kept
    cut_off = _read(partial)
    newer = kept if cut_off is None or (kept is not None and cut_off.at < kept.at) else cut_off
    with suppress(OSError):
        if abs(time() - partial.stat().st_mtime) < BEING_WRITTEN:
            return newer
        if newer is kept:
            partial.unlink()
        else:
            partial.replace(path)
    return newer


def _read(path: Path) -> Draft | None:
    try:
        body = json.loads(path.read_bytes())
        texts = _texts(body["typed"]), _texts(body["began"])
        at = datetime.fromisoformat(body["at"]).astimezone(UTC)
        return Draft(at, *texts, stored(body.get("heading")))
    except (OSError, OverflowError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _texts(found: Any) -> dict[str, str]:
    return {str(name): str(text) for name, text in found.items()}


def _short(text: str) -> str:
    """A name for a file that tells nothing of what it stands for."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
