"""Damages an office file in every way and looks what opening, checking and salvaging make of it.

    python tests/bench/bench_damage.py [files] [seed]

Each file was closed in good order before it was damaged. `refused` at opening, or else `placed` by a check that says
where the damage is; `said` counts those of which only the seal tells that some byte changed: it lies where nothing is
kept. Never allowed: damage that goes unnoticed, a traceback, a changed file, a salvage that leaves out what a plain
reader reads.
"""

import os
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bizdesk.founding import found
from bizdesk.kinds import KINDS
from bizdesk.office.check import check
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import _
from bizdesk.office.places import Place
from bizdesk.office.salvage import salvage
from bizdesk.opening import open_office

FILES = 2_000
ROWS = 300
PAGE = 4096

Damage = Callable[[bytearray, random.Random], bytes]


def flipped(content: bytearray, chance: random.Random) -> bytes:
    for _time in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def head_flipped(content: bytearray, chance: random.Random) -> bytes:
    content[chance.randrange(100)] ^= 1 << chance.randrange(8)
    return bytes(content)


def zeroed(content: bytearray, chance: random.Random) -> bytes:
    for _time in range(chance.randint(1, 4)):
        place = chance.randrange(len(content) // PAGE) * PAGE
        content[place : place + PAGE] = bytes(PAGE)
    return bytes(content)


def noise(content: bytearray, chance: random.Random) -> bytes:
    place = chance.randrange(len(content) - PAGE)
    content[place : place + PAGE] = chance.randbytes(PAGE)
    return bytes(content)


def swapped(content: bytearray, chance: random.Random) -> bytes:
    one = two = 0
    while content[one : one + PAGE] == content[two : two + PAGE]:
        one, two = (place * PAGE for place in chance.sample(range(len(content) // PAGE), 2))
    content[one : one + PAGE], content[two : two + PAGE] = content[two : two + PAGE], content[one : one + PAGE]
    return bytes(content)


def cut(content: bytearray, chance: random.Random) -> bytes:
    return bytes(content[: chance.randrange(len(content))])


def lengthened(content: bytearray, chance: random.Random) -> bytes:
    return bytes(content) + chance.randbytes(chance.randint(1, 3 * PAGE))


def empty(_content: bytearray, _chance: random.Random) -> bytes:
    return b""


def foreign(content: bytearray, chance: random.Random) -> bytes:
    return chance.choice((chance.randbytes(50_000), b"number,name\n1,chair\n" * 900, b"PK\x03\x04" + bytes(content)))


def another_database(_content: bytearray, _chance: random.Random) -> bytes:
    with sqlite3.connect(":memory:") as other:
        other.execute("CREATE TABLE asset (id INTEGER PRIMARY KEY, name TEXT)")
        other.execute("INSERT INTO asset (name) VALUES ('chair')")
    return other.serialize()


def newer(content: bytearray, chance: random.Random) -> bytes:
    content[60:64] = chance.randint(2, 1 << 30).to_bytes(4, "big")
    return bytes(content)


WAYS: tuple[Damage, ...] = (
    flipped,
    head_flipped,
    zeroed,
    noise,
    swapped,
    cut,
    lengthened,
    empty,
    foreign,
    another_database,
    newer,
)


def sound(path: Path) -> int:
    """Make the office that is damaged over and over; how many rows it holds."""
    with found(path, country="CN") as office:
        for part in range(5):
            with change(office, "", "Import") as act:
                act.add_many([Place(code=f"R-{part}-{n:03}", name=f"Room 房间 {n}") for n in range(ROWS // 5)])
        return rows(office)


def rows(office: Office) -> int:
    return sum(model.select().count() for model in office.kinds.values())


def opened(path: Path) -> str:
    """What opening and checking make of a file: refused, placed, said or unnoticed."""
    try:
        with open_office(path) as office:
            said = [_(office.unchecked)] if office.unchecked and office.notices else []
            found = [finding.sentence for finding in check(office)]
            return "placed" if found != said else "said" if said else "unnoticed"
    except Refused as refusal:
        str(refusal)
        return "refused"


def salvaged(path: Path, new: Path) -> float:
    """How many rows a salvage brings back."""
    try:
        salvage(path, new, KINDS)
    except Refused:
        return 0
    with open_office(new) as office:
        return rows(office)


def main() -> int:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    told: dict[str, Counter[str]] = {way.__name__: Counter() for way in WAYS}
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["BIZDESK_HOME"] = str(folder / "home")
        whole = sound(folder / "sound.bizdesk")
        content = (folder / "sound.bizdesk").read_bytes()
        for number in range(files):
            way = WAYS[number % len(WAYS)]
            counts = told[way.__name__]
            broken = way(bytearray(content), chance)
            path, new = folder / f"{number}.bizdesk", folder / f"{number} new.bizdesk"
            path.write_bytes(content)
            open_office(path).close()
            path.write_bytes(broken)
            try:
                counts[opened(path)] += 1
                back = salvaged(path, new)
                counts["rows"] += back
                counts["all back"] += back == whole
            except Exception as fault:  # whatever it is, it is the finding
                wrong.append(f"{way.__name__} {number}: {type(fault).__name__}: {fault}")
            if path.read_bytes() != broken:
                wrong.append(f"{way.__name__} {number}: the damaged file was changed")
            for file in (path, new):
                file.unlink(missing_ok=True)
            counts["files"] += 1
    heads = ("files", "refused", "placed", "said", "unnoticed")
    print(f"{'damage':<18}" + "".join(f"{head:>11}" for head in heads) + f"{'salvaged':>11}{'all back':>11}")
    for label, counts in told.items():
        share = counts["rows"] / (counts["files"] * whole) if counts["files"] else 0
        columns = "".join(f"{counts[head]:>11}" for head in heads)
        print(f"{label:<18}{columns}{share:>11.1%}{counts['all back']:>11}")
        if counts["unnoticed"]:
            wrong.append(f"{label}: {counts['unnoticed']} went unnoticed")
    print(f"{files} files, {len(wrong)} faults")
    print("\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
