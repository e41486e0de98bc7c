"""The chain that seals the journal: what is hashed of an entry and of a batch, and how."""

import json
from hashlib import sha256
from typing import Any

FIRST_HASH = "0" * 64
BATCH_FIELDS = ("id", "at", "who", "what", "words", "kind", "target", "entries", "hash")
ENTRY_FIELDS = ("kind", "record_id", "number", "change", "before", "after", "subject_kind", "subject_id")
NEWEST = "SELECT id, hash FROM journal_batch ORDER BY id DESC LIMIT 1"
NEW_ENTRY = f"INSERT INTO journal_entry (batch, {', '.join(ENTRY_FIELDS)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
NEW_BATCH = (
    f"INSERT INTO journal_batch ({', '.join(BATCH_FIELDS)}) VALUES ({', '.join(f':{name}' for name in BATCH_FIELDS)})"
)

_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted, without spaces."""
    return _encode(value)


def seal(previous: str, values: dict[str, Any], entries: str) -> str:
    """The hash of a batch: over the one before it, its own values and the digest of its entries."""
    told = {name: value for name, value in values.items() if name != "hash"}
    return sha256(f"{previous}\n{canonical(told)}\n{entries}".encode()).hexdigest()
