"""Kills a working program at random moments and looks whether every acknowledged act is there, and none by half.

python tests/bench/bench_kill.py [rounds] [seed]
"""

import multiprocessing
import os
import random
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from bizdesk.founding import found
from bizdesk.office import journal, undo
from bizdesk.office.check import check
from bizdesk.office.file import Office
from bizdesk.office.header import interrupted
from bizdesk.office.notes import Note
from bizdesk.office.places import Place
from bizdesk.opening import open_office

ROUNDS = 500
LONGEST = 0.12  # seconds a program works before it is killed


def work(path: Path, seed: int, acknowledge: Connection) -> None:
    """Do acts of every kind until killed; send the number of each once it is saved."""
    chance = random.Random(seed)
    with open_office(path) as office:
        while True:
            act(office, chance)
            acknowledge.send(journal.JournalBatch.select().order_by(journal.JournalBatch.id.desc()).get().id)


def act(office: Office, chance: random.Random) -> None:
    """One act: a card with lines, an import, a change, a removal or an undo."""
    kind, mark = chance.randrange(5), f"{chance.getrandbits(48):x}"
    places = list(Place.select().where(Place.code.startswith("K-")).order_by(Place.id.desc()).limit(5))
    if kind == 0 or not places:
        with journal.change(office, "", "Add {number}", number=mark) as change:
            place = change.add(Place(code=f"K-{mark}", name=f"Room 房间 {mark}"))
            for line in range(3):
                change.add(Note(subject_kind="place", subject_id=place.id, text=f"note {line}", written_at=change.at))
    elif kind == 1:
        with journal.change(office, "", "Import") as change:
            change.add_many([Place(code=f"K-{mark}-{n}", name="Imported 导入" * 5) for n in range(40)])
    elif kind == 2:
        with journal.change(office, "", "Rename") as change:
            for place in places:
                place.name = f"Renamed {mark}"
                change.save(place)
    elif kind == 3 and places[0].code.count("-") == 2:
        with journal.change(office, "", "Delete") as change:
            change.remove(places[0])
    else:
        undo.undo(office, "")


def survived(path: Path, acknowledged: int) -> list[str]:
    """What is wrong with the file after the kill, one sentence each."""
    with open_office(path) as office:
        wrong = [finding.sentence for finding in check(office) if finding.severity == "error"]
        newest = journal.JournalBatch.select().order_by(journal.JournalBatch.id.desc()).get().id
    if newest < acknowledged:
        wrong.append(f"act {acknowledged} was acknowledged, the journal ends with {newest}")
    if newest > acknowledged + 1:
        wrong.append(f"only {acknowledged} acts were acknowledged, the journal has {newest}")
    return wrong


def kill_once(path: Path, seed: int) -> tuple[int, bool, list[str]]:
    """One round: acts acknowledged, whether a save was interrupted, what is wrong."""
    chance = random.Random(seed)
    hearing, telling = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.Process(target=work, args=(path, seed, telling))
    worker.start()
    telling.close()
    acts, last = 1, hearing.recv()
    end = time.perf_counter() + chance.uniform(0, LONGEST)
    while (left := end - time.perf_counter()) > 0:
        if hearing.poll(left):
            last, acts = hearing.recv(), acts + 1
    worker.kill()
    worker.join()
    try:
        while hearing.poll():
            last, acts = hearing.recv(), acts + 1
    except EOFError:
        pass
    hearing.close()
    cut = interrupted(path)
    return acts, cut, survived(path, last)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    acts = taken_back = 0
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BIZDESK_HOME"] = str(Path(folder) / "home")
        path = Path(folder) / "office.bizdesk"
        for number in range(rounds):
            if number % 50 == 0:
                path.unlink(missing_ok=True)
                found(path, country="CN").close()
            done, cut, faults = kill_once(path, seed * 100_000 + number)
            acts, taken_back = acts + done, taken_back + cut
            wrong += [f"round {number}: {fault}" for fault in faults]
    print(f"{rounds} kills, {acts} acts acknowledged, {taken_back} saves taken back, {len(wrong)} faults")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
