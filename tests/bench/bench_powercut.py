"""Cuts the power at random unsynced sectors and looks whether every acknowledged act is there, and none by half.

    python tests/bench/bench_powercut.py [cuts] [seed] [synchronous]

synchronous: FULL as the program has it; NORMAL or OFF to see that the bench can fail.
"""

import os
import random
import sys
import tempfile
from pathlib import Path

from bench_kill import act, survived
from power import Event, Recorder, after_cut

from bizdesk.founding import found
from bizdesk.office.header import interrupted
from bizdesk.office.journal import JournalBatch
from bizdesk.opening import open_office

CUTS = 500
ACTS = 60


def main() -> int:
    cuts = int(sys.argv[1]) if len(sys.argv) > 1 else CUTS
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["BIZDESK_HOME"] = str(folder / "home")
        path = folder / "office.bizdesk"
        found(path, country="CN").close()
        before = {path.name: path.read_bytes()}
        first = 1
        recorder = Recorder()
        recorder.begin()
        with open_office(path) as office:
            if len(sys.argv) > 3:
                office.db.execute_sql(f"PRAGMA synchronous = {sys.argv[3]}")
            for _round in range(ACTS):
                act(office, chance)
                done = JournalBatch.select().order_by(JournalBatch.id.desc()).get().id
                recorder.events.append(Event("ack", offset=done))
        events = list(recorder.events)
        told = {what: sum(event.what == what for event in events) for what in ("write", "sync", "ack")}
        wrong, taken_back = [], 0
        for number in range(cuts):
            place = chance.randrange(1, len(events))
            acknowledged = max([first, *(event.offset for event in events[:place] if event.what == "ack")])
            again = folder / f"cut {number}"
            again.mkdir()
            for file, content in after_cut(before, events[:place], chance).items():
                (again / file).write_bytes(content)
            taken_back += interrupted(again / path.name)
            try:
                faults = survived(again / path.name, acknowledged)
            except Exception as fault:  # whatever it is, it is the finding
                faults = [f"{type(fault).__name__}: {fault}"]
            wrong += [f"cut {number} after event {place}: {fault}" for fault in faults]
    print(
        f"{cuts} power cuts among {told['write']} writes, {told['sync']} syncs, {told['ack']} acts: "
        f"{taken_back} saves taken back, {len(wrong)} faults"
    )
    print("\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
