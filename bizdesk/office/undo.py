"""Undo and redo of any batch: both are new batches, so that the journal only ever grows."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from bizdesk.office import rows
from bizdesk.office.addresses import Addresses, Noted
from bizdesk.office.errors import Refused
from bizdesk.office.fields import LARGEST
from bizdesk.office.journal import Act, JournalBatch, JournalEntry, change, head, still, told
from bizdesk.office.language import N_, _
from bizdesk.office.sentences import by_how_much
from bizdesk.office.work import Work, finished

if TYPE_CHECKING:
    from bizdesk.office.file import Office, Touched

PIECE = 500
WORDS = {"undo": N_("Undo: {what}"), "redo": N_("Redo: {what}")}
INVERSE = {"add": "remove", "remove": "add", "change": "change"}
CLOSED = N_("What was booked for {month} stays: it is closed through {through}. Book a correction instead.")
LATER = N_("{number} was changed later by act {act} ({what}): undo that first.")

# A batch stands undone where the newest thing done to it is an undo.
UNDONE = """SELECT turned.target FROM journal_batch AS turned WHERE turned.kind = 'undo' AND turned.target IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM journal_batch AS later WHERE later.target = turned.target AND later.id > turned.id)"""
STANDS_UNDONE = f"{UNDONE} AND turned.target = ?"
LAST_DONE = f"""SELECT done.id FROM journal_batch AS done WHERE done.kind = 'do'
AND NOT EXISTS ({UNDONE} AND turned.target = done.id) ORDER BY done.id DESC LIMIT 1"""
LAST_UNDONE = UNDONE.replace("turned.target", "turned.id, turned.target", 1) + " ORDER BY turned.id DESC LIMIT 1"

# The entries of later acts that rest on some of a batch: on a record that would go, those on itself and on its lines,
# and where it is a row of a ledger those after it in the ledger; on one that was changed, the approvals of it.
# The plus signs keep SQLite from walking all later batches.
RESTING = """
SELECT later.batch, mine.id FROM journal_entry AS mine CROSS JOIN journal_entry AS later
ON later.kind = mine.kind AND later.record_id = mine.record_id {of} AND mine.change = :going
UNION ALL SELECT later.batch, mine.id FROM journal_entry AS mine CROSS JOIN journal_entry AS later
ON later.subject_kind = mine.kind AND later.subject_id = mine.record_id {of} AND mine.change = :going
UNION ALL SELECT later.batch, mine.id FROM journal_entry AS mine CROSS JOIN journal_entry AS later
ON later.subject_kind = mine.subject_kind AND later.subject_id = mine.subject_id AND later.kind = mine.kind
AND later.change = 'add' {of} AND mine.change = :going AND mine.kind IN ({ledgers})
UNION ALL SELECT later.batch, mine.id FROM journal_entry AS mine CROSS JOIN journal_entry AS later
ON later.subject_kind = mine.kind AND later.subject_id = mine.record_id AND later.kind = 'approval'
AND later.change = 'add' {of} AND mine.change = 'change' AND :going = 'add'
"""
OF = """AND +later.batch > :batch AND (SELECT kind FROM journal_batch WHERE id = later.batch) = 'do'
WHERE +mine.batch = :batch AND mine.id BETWEEN :first AND :last"""
TOUCHING = """SELECT DISTINCT batch FROM journal_entry WHERE kind = ? AND record_id = ? AND +batch > ?
AND (SELECT kind FROM journal_batch WHERE id = batch) = 'do' ORDER BY batch DESC"""
# Whether an older act was taken back after a later one was done.
OUT_OF_ORDER = "SELECT 1 FROM journal_batch WHERE id > ? AND kind = 'undo' AND target < ? LIMIT 1"
DONE_LATER = "SELECT 1 FROM journal_batch WHERE id > ? AND kind = 'do' LIMIT 1"
# What a batch wrote, and what that belongs to; not what goes when it is undone, of which nothing can be wrong then.
WROTE = """SELECT kind, record_id FROM journal_entry WHERE batch = :batch
UNION SELECT subject_kind, subject_id FROM journal_entry WHERE batch = :batch AND subject_id IS NOT NULL
EXCEPT SELECT kind, record_id FROM journal_entry WHERE batch = :batch AND change = 'add'"""
WRITTEN_BETWEEN = """SELECT json_extract(after, :month) FROM journal_entry WHERE batch = :batch AND kind = :kind
AND json_extract(after, :month) > :then AND json_extract(after, :month) <= :through LIMIT 1"""
SET_BEFORE = """SELECT json_extract(after, '$.value') FROM journal_entry
WHERE kind = 'policy' AND number = ? AND batch < ? ORDER BY id DESC LIMIT 1"""
ENTRIES = """SELECT id, kind, record_id, number, change, before, after FROM journal_entry
WHERE batch = ? AND id {beyond} ? ORDER BY id {way} LIMIT ?"""


class Entry(NamedTuple):
    """What is read of an entry of the journal."""

    id: int
    kind: str
    record_id: int
    number: str
    change: str
    before: str
    after: str


@dataclass(frozen=True)
class Turn:
    """A batch that nothing rests on: kind says whether it is to be undone or redone, head what the journal was."""

    batch: JournalBatch
    kind: str
    head: str


def undone() -> set[int]:
    """The batches that stand undone."""
    return {batch for (batch,) in _read(UNDONE)}


def last_done() -> JournalBatch | None:
    """The newest act that stands."""
    found = _read(LAST_DONE)
    return JournalBatch.get_by_id(found[0][0]) if found else None


def last_undone() -> JournalBatch | None:
    """The act undone last, if nothing new was done since."""
    undoing = last_undoing()
    return JournalBatch.get_by_id(undoing.target) if undoing else None


def last_undoing() -> JournalBatch | None:
    """The undo that stands and was made last, if nothing new was done since."""
    found, done = _read(LAST_UNDONE), last_done()
    if not found or (done is not None and done.id > found[0][0]):
        return None
    return JournalBatch.get_by_id(found[0][0])


def undo(office: "Office", who: str, batch: int | None = None) -> str:
    """Take back a batch, the newest by default; what was taken back, in words."""
    return finished(turning(office, who, finished(taking_back(office, batch))))


def redo(office: "Office", who: str) -> str:
    """Do again what was undone last; what was done again, in words."""
    return finished(turning(office, who, finished(doing_again(office))))


def taking_back(office: "Office", batch: int | None = None) -> Work[Turn]:
    """Look whether a batch, the newest by default, can be undone; yields (entries looked at, of, words)."""
    office.activate()
    target = last_done() if batch is None else JournalBatch.get_or_none(JournalBatch.id == batch)
    if target is None:
        if batch is not None:
            raise Refused(N_("There is no act {number}."), number=batch)
        raise Refused(N_("There is nothing to undo."))
    if target.kind != "do":
        raise Refused(
            N_("Act {number} cannot be undone: it is the founding, or an undo or redo itself."), number=target.id
        )
    if _read(STANDS_UNDONE, target.id):
        raise Refused(N_("Act {number} was undone already."), number=target.id)
    return (yield from _looking(office, Turn(target, "undo", head(office))))


def doing_again(office: "Office") -> Work[Turn]:
    """Look whether what was undone last can be done again; yields (entries looked at, of, words)."""
    office.activate()
    target = last_undone()
    if target is None:
        raise Refused(N_("There is nothing to redo."))
    return (yield from _looking(office, Turn(target, "redo", head(office))))


def turning(office: "Office", who: str, found: Turn) -> Work[str]:
    """Undo or redo what was looked at, as one act; yields (entries turned, of, words), its value is what it was.

    All of it is one transaction: where it is let go halfway, nothing was done.
    """
    what, words = told(found.batch), _("Writing it down")
    with change(office, who, WORDS[found.kind], entered_as=found.kind, what=what) as act:
        still(office, found.head)
        act.target = found.batch.id
        asked = found.kind == "undo" and not _as_before(found.batch)
        touched = _touched(office, found.batch) if asked else {}
        unsound = {each: by_how_much(each) for each in _unsound(office, touched)}
        for run in _runs(found):
            yield act.count, found.batch.entries, words
            _carry_out(act, found, run)
        # What later acts rest on without having written it, the areas know; what was wrong before is no reason.
        worse = (each for each in _unsound(office, touched) if by_how_much(each) > unsound.get(each, -1))
        if reason := next(worse, ""):
            raise Refused(N_("{reason} Undo what came later first."), reason=reason)
    return what


def _looking(office: "Office", found: Turn) -> Work[Turn]:
    """Refuse to turn a batch that a later act rests on."""
    _refuse_closed(office, found.batch)
    ledgers = ", ".join(f"'{name}'" for name, model in office.kinds.items() if model.ledger)
    sql = RESTING.format(of=OF, ledgers=ledgers)
    going, words = "add" if found.kind == "undo" else "remove", _("Looking what rests on it")
    ((first, last),) = _read("SELECT MIN(id), MAX(id) FROM journal_entry WHERE batch = ?", found.batch.id)
    for start in range(first, last + 1, PIECE):
        yield start - first, last + 1 - first, words
        span = {"batch": found.batch.id, "first": start, "last": start + PIECE - 1, "going": going}
        later = office.db.execute_sql(sql, span).fetchall()
        gone = undone() if later else ()
        if standing := [row for row in later if row[0] not in gone]:
            act, entry = max(standing)
            raise _rests(office, act, JournalEntry.get_by_id(entry))
    yield last + 1 - first, last + 1 - first, words
    return found


def _refuse_closed(office: "Office", batch: JournalBatch) -> None:
    """Refuse to turn what a batch wrote into months that were closed since: what they were signed with holds it."""
    for name, model in office.kinds.items():
        if model.closed_by is None:
            continue
        field, rule = model.closed_by
        through, then = office.policy.text(rule), _set_before(rule, batch)
        asked = {"month": f"$.{field}", "batch": batch.id, "kind": name, "then": then, "through": through}
        if found := office.db.execute_sql(WRITTEN_BETWEEN, asked).fetchone():
            raise Refused(CLOSED, rule=model.carries_out, month=found[0], through=through)


def _set_before(rule: str, batch: JournalBatch) -> str:
    """What a rule of the policy said when a batch was done, as the journal tells; '' where it does not."""
    found = _read(SET_BEFORE, rule, batch.id)
    return found[0][0] if found else ""


def _as_before(batch: JournalBatch) -> bool:
    """Whether undoing a batch leaves the office as it was before: it is the newest, and no older one went meanwhile."""
    if _read(OUT_OF_ORDER, batch.id, batch.id):
        return False
    if not _read(DONE_LATER, batch.id):
        return True
    last = last_done()
    return last is not None and last.id == batch.id


def _touched(office: "Office", batch: JournalBatch) -> dict[str, set[int]]:
    """The records that an act wrote on and that are there when it is undone, by kind; of a kind of which it only added,
    none."""
    touched: dict[str, set[int]] = defaultdict(set)
    for (kind,) in _read("SELECT DISTINCT kind FROM journal_entry WHERE batch = ?", batch.id):
        touched[kind] = set()
    for kind, row in office.db.execute_sql(WROTE, {"batch": batch.id}).fetchall():
        touched[kind].add(row)
    return touched


def _unsound(office: "Office", touched: "Touched") -> Iterator[str]:
    """What does not hold of the records touched, as the areas know it, in sentences."""
    for area in office.invariants() if touched else ():
        yield from area(office, touched)


def _runs(found: Turn) -> Iterator[list[Entry]]:
    """The entries of a batch, last ones first for an undo, in runs of one kind, one change and different records."""
    run: list[Entry] = []
    seen: set[int] = set()
    for entry in _entries(found):
        if run and (len(run) == PIECE or entry[1::3] != run[0][1::3] or entry.record_id in seen):
            yield run
            run, seen = [], set()
        run.append(entry)
        seen.add(entry.record_id)
    yield run


def _entries(found: Turn) -> Iterator[Entry]:
    sql = ENTRIES.format(**({"beyond": "<", "way": "DESC"} if found.kind == "undo" else {"beyond": ">", "way": "ASC"}))
    place = LARGEST if found.kind == "undo" else 0
    while piece := _read(sql, found.batch.id, place, PIECE):
        yield from map(Entry._make, piece)
        place = piece[-1][0]


def _carry_out(act: Act, found: Turn, run: list[Entry]) -> None:
    """Do to the records of a run what turns it: one that was added goes, one that was removed comes back."""
    model = act.office.kinds[run[0].kind]
    back = found.kind == "undo"
    change = INVERSE[run[0].change] if back else run[0].change
    if change == "add":
        act.bring_back(model, [json.loads(entry.before if back else entry.after) for entry in run])
        return
    there = rows.some(model, [entry.record_id for entry in run])
    if model.follows:
        run = [entry for entry in run if entry.record_id in there]
    for entry in run:
        if entry.record_id not in there:
            raise _changed(act.office, found, entry)
    if change == "remove":
        act.remove_many(model, [there[entry.record_id] for entry in run])
        return
    for entry in run:
        expected, values = json.loads(entry.before), json.loads(entry.after)
        if back:
            expected, values = values, expected
        old = there[entry.record_id]
        if any(old[name] != value for name, value in expected.items()):
            raise _changed(act.office, found, entry)
        act.update(model, values, old)


def _changed(office: "Office", found: Turn, entry: Entry) -> Refused:
    """The refusal to turn what is not as the batch left it, naming the newest act that changed it."""
    gone = undone()
    later = [batch for (batch,) in _read(TOUCHING, entry.kind, entry.record_id, found.batch.id) if batch not in gone]
    return _rests(office, later[0] if later else 0, entry)


def _rests(office: "Office", batch: int, entry: Noted) -> Refused:
    later = JournalBatch.get_or_none(JournalBatch.id == batch)
    what = told(later) if later else _("an act unknown")
    return Refused(LATER, number=Addresses(office.kinds).of_entry(entry), act=batch or "?", what=what)


def _read(sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    return JournalBatch._meta.database.execute_sql(sql, parameters).fetchall()
