"""The proof of the journal: its chain of hashes, reckoned again from the first batch to the last."""

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from bizdesk.office.chain import BATCH_FIELDS, ENTRY_FIELDS, FIRST_HASH, canonical, seal
from bizdesk.office.language import _

if TYPE_CHECKING:
    from bizdesk.office.file import Office

NEXT_BATCHES = "SELECT * FROM journal_batch WHERE id >= ? ORDER BY id LIMIT 500"
GIVEN = (
    "SELECT MAX(n) FROM (SELECT MAX(seq) AS n FROM sqlite_sequence WHERE name = 'journal_batch' "
    "UNION ALL SELECT MAX(batch) FROM journal_entry)"
)


def proving(office: "Office") -> Iterator[str]:
    """Prove the chain piece by piece: a sentence for each fault, an empty one after each piece read.

    A tail cut off is told by the row ids the file has given; a tail written anew only by a head printed before.
    """
    office.activate()
    previous, expected, read = FIRST_HASH, 1, office.db.execute_sql
    names = ", ".join(("batch", *ENTRY_FIELDS))
    while batches := read(NEXT_BATCHES, (expected,)).fetchall():
        digests: dict[int, Any] = {}
        counts: dict[int, int] = {}
        span = (batches[0][0], batches[-1][0])
        sql = f"SELECT {names} FROM journal_entry WHERE batch BETWEEN ? AND ? ORDER BY batch, id"
        for batch, *row in read(sql, span):
            digests.setdefault(batch, sha256()).update(canonical(row).encode())
            counts[batch] = counts.get(batch, 0) + 1
        for row in batches:
            values = dict(zip(BATCH_FIELDS, row, strict=True))
            number = values["id"]
            if number != expected:
                yield _("Journal: act {number} is missing.").format(number=expected)
            told = seal(previous, values, digests.get(number, sha256()).hexdigest())
            if told != values["hash"] or counts.get(number, 0) != values["entries"]:
                yield _("Journal: act {number} or one of its entries was changed from outside.").format(number=number)
            previous, expected = values["hash"], number + 1
        yield ""
    (given,) = read(GIVEN).fetchone()
    if given and given >= expected:
        yield _("Journal: it ends with act {found}, but the file has had {given}: its tail was cut off.").format(
            found=expected - 1, given=given
        )
