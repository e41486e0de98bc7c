"""The refusals of the office, each in words fit to show at the keyboard."""

import errno
from typing import Any

from bizdesk.office.language import N_, _

# What systems refuse most, in words that are translated; anything else is told as the system tells it.
SYSTEM = {
    errno.ENOENT: N_("No such file or directory"),
    errno.EACCES: N_("Permission denied"),
    errno.EPERM: N_("Permission denied"),
    errno.EISDIR: N_("Is a directory"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.ENOSPC: N_("No space left on device"),
    errno.EROFS: N_("Read-only file system"),
    errno.ENAMETOOLONG: N_("File name too long"),
}


def system_words(fault: OSError) -> str:
    """Why the system refused something with a file, in the language in use."""
    return _(SYSTEM[fault.errno]) if fault.errno in SYSTEM else fault.strerror or str(fault)


class Refused(Exception):
    """An act the rules do not allow; nothing was changed.

    message: English message id with named places; rule: clause or name of the rule that refused.
    """

    def __init__(self, message: str, rule: str = "", **values: Any) -> None:
        super().__init__(message)
        self.message = message
        self.rule = rule
        self.values = values

    def __str__(self) -> str:
        text = _(self.message).format(**self.values) if self.values else _(self.message)
        return f"{text} [{self.rule}]" if self.rule else text


class NothingToDo(Refused):
    """What was asked for is so already; nothing was changed and nothing is wrong."""


class Unknown(Refused):
    """A name that bizdesk does not have, whatever the office holds: of a field, a step, a parameter."""


class NotFound(Refused):
    """A record was named that the office does not hold."""


class Invalid(Refused):
    """Values that break their fields' rules; faults maps a field's name to its refusal."""

    def __init__(self, faults: dict[str, Refused], label: str = "", labels: dict[str, str] | None = None) -> None:
        super().__init__("Invalid values.")
        self.faults = faults
        self.label = label
        self.labels = labels or {}

    def __str__(self) -> str:
        return " ".join(self._told(name, str(fault)) for name, fault in self.faults.items())

    def _told(self, name: str, words: str) -> str:
        """A fault with its field before it, where its words do not name the field."""
        label = self.labels.get(name, "")
        told = not label or label.casefold() in words.casefold()
        return words if told else _("{label}: {reason}").format(label=label, reason=words)


class Stale(Refused):
    """Somebody else changed the record since it was read; yours and theirs hold both versions by field name."""

    def __init__(self, message: str, yours: dict[str, Any], theirs: dict[str, Any], **values: Any) -> None:
        super().__init__(message, **values)
        self.yours = yours
        self.theirs = theirs


class Damaged(Refused):
    """The office file cannot be trusted as it is."""


class Unreadable(Damaged, ValueError):
    """A stored value is none that its field can hold."""
