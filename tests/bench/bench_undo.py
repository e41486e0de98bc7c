"""Undoing and redoing a large import, against the import itself; and the newest act of an office of many acts.

Run: python tests/bench/bench_undo.py [LARGEST]. For 1,000, 10,000 and 100,000 imported assets (two records and two
entries of the journal each): the seconds of looking at the file and writing it, of the undo and of the redo, and
the ratios to the import; of an undo from under a later act, for which the areas are asked whether anything rests on
it ("late"); and of the same where one more import had changed every asset and it is that one which is undone
("edits"). Then the median of an undo and a redo of one small act among 20,000, in milliseconds.
"""

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench_import import SIZES, office_in, ours, write_ledger

from bizdesk.assets.models import Asset
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.places import Place
from bizdesk.office.undo import redo, undo

ROUNDS = {1_000: 5, 10_000: 3, 100_000: 1}
ACTS = 20_000


def measure(count: int, folder: Path) -> tuple[float, ...]:
    """One round: seconds of the import, of the undo, of the redo, of the late undo of edits and of the import."""
    path = folder / "ledger.csv"
    write_ledger(path, count)
    with office_in(folder, "office.bizdesk") as office:
        imported = sum(ours(office, path))
        begun = perf_counter()
        undo(office, "")
        undone = perf_counter()
        redo(office, "")
        done = perf_counter()
        _later(office, "X1")
        late = [seconds(office, edit(office)), seconds(office, 2)]
    for each in folder.iterdir():
        each.unlink()
    return imported, undone - begun, done - undone, *late


def edit(office: Office) -> int:
    """Write a warranty on every asset as one act, with another act after it; the number of the first."""
    with change(office, "", "Edit all") as act:
        for asset in Asset.select():
            asset.warranty_until = office.today()
            act.save(asset)
    _later(office, "X2")
    return act.batch


def _later(office: Office, code: str) -> None:
    with change(office, "", "Add {number}", number=code) as act:
        act.add(Place(code=code, name="Room"))


def seconds(office: Office, batch: int) -> float:
    """How long it takes to undo an act that is not the newest."""
    begun = perf_counter()
    undo(office, "", batch)
    return perf_counter() - begun


def among_many(folder: Path) -> tuple[float, float]:
    """Median milliseconds of an undo and of a redo of one small act after 20,000, half of them undone and redone."""
    with office_in(folder, "office.bizdesk") as office:
        office.db.execute_sql("PRAGMA synchronous = OFF")
        fill(office)
        office.db.execute_sql("PRAGMA synchronous = FULL")
        taken: list[tuple[float, float]] = []
        for _round in range(15):
            begun = perf_counter()
            undo(office, "")
            undone = perf_counter()
            redo(office, "")
            taken.append((1_000 * (undone - begun), 1_000 * (perf_counter() - undone)))
        one, other = (median(column) for column in zip(*taken, strict=True))
        return one, other


def fill(office: Office) -> None:
    for number in range(ACTS // 2):
        with change(office, "", "Add {number}", number=number) as act:
            act.add(Place(code=f"R{number}", name="Room"))
        if number % 2:
            undo(office, "")
            if number % 4 == 1:
                redo(office, "")


def main() -> None:
    """Print one line for each size, then one for the small act."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    heads = f"{'rows':>8} {'import s':>9} {'undo s':>8} {'redo s':>8} {'undo':>6} {'redo':>6}"
    print(f"{heads} {'edits s':>8} {'late s':>8}")
    for size in (size for size in SIZES if size <= largest):
        with TemporaryDirectory() as folder:
            rounds = [measure(size, Path(folder)) for _round in range(ROUNDS[size])]
        imported, undone, redone, edits, late = (median(column) for column in zip(*rounds, strict=True))
        ratios = [median(each[place] / each[0] for each in rounds) for place in (1, 2)]
        line = f"{size:>8,} {imported:>9.2f} {undone:>8.2f} {redone:>8.2f} {ratios[0]:>6.2f} {ratios[1]:>6.2f}"
        print(f"{line} {edits:>8.2f} {late:>8.2f}")
    with TemporaryDirectory() as folder:
        one, other = among_many(Path(folder))
    print(f"one act among {ACTS:,}: undo {one:.1f} ms, redo {other:.1f} ms")


if __name__ == "__main__":
    main()
