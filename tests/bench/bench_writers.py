"""Several programs write to one office file at once: nothing is lost, an edit of what another changed is refused.

python tests/bench/bench_writers.py [writers] [acts of each]
"""

import multiprocessing
import os
import sys
import tempfile
import time
from multiprocessing.queues import SimpleQueue
from pathlib import Path

from bizdesk.founding import found
from bizdesk.office.check import check
from bizdesk.office.errors import Stale
from bizdesk.office.journal import change
from bizdesk.office.places import Place
from bizdesk.opening import open_office

WRITERS, ACTS = 4, 150


def work(path: Path, writer: int, acts: int, telling: "SimpleQueue[int]") -> None:
    """Add a place and write one's mark on the shared one, reading it again where another was faster."""
    stale = 0
    with open_office(path) as office:
        for number in range(acts):
            with change(office, "", "Add {number}", number=number) as act:
                act.add(Place(code=f"W{writer}-{number}", name="Room"))
            while True:
                shared = Place.get(Place.code == "SHARED")
                shared.remarks += f" {writer}:{number}"
                try:
                    with change(office, "", "Mark") as act:
                        act.save(shared)
                    break
                except Stale as fault:
                    stale += 1
                    if not set(fault.yours) == set(fault.theirs) == {"remarks"}:
                        raise
    telling.put(stale)


def main() -> int:
    writers = int(sys.argv[1]) if len(sys.argv) > 1 else WRITERS
    acts = int(sys.argv[2]) if len(sys.argv) > 2 else ACTS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BIZDESK_HOME"] = str(Path(folder) / "home")
        path = Path(folder) / "office.bizdesk"
        with found(path) as office, change(office, "", "Add") as act:
            act.add(Place(code="SHARED", name="Shared"))
        telling: SimpleQueue[int] = multiprocessing.SimpleQueue()
        begun = time.perf_counter()
        working = [
            multiprocessing.Process(target=work, args=(path, writer, acts, telling)) for writer in range(writers)
        ]
        for process in working:
            process.start()
        for process in working:
            process.join()
        seconds = time.perf_counter() - begun
        wrong = [f"writer {n} ended with {p.exitcode}" for n, p in enumerate(working) if p.exitcode]
        stale = 0 if wrong else sum(telling.get() for _process in working)
        with open_office(path) as office:
            wrong += [finding.sentence for finding in check(office) if finding.severity == "error"]
            marks = Place.get(Place.code == "SHARED").remarks.split()
            added = Place.select().where(Place.code.startswith("W")).count()
    expected = {f"{writer}:{number}" for writer in range(writers) for number in range(acts)}
    if set(marks) != expected or len(marks) != len(expected):
        wrong.append(f"{len(marks)} marks of {len(expected)}")
    if added != writers * acts:
        wrong.append(f"{added} places of {writers * acts}")
    print(
        f"{writers} writers x {acts} x 2 acts in {seconds:.1f} s: {added} records and {len(marks)} marks there, "
        f"{stale} stale edits refused, {len(wrong)} faults"
    )
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
