"""How an office stands that is late with thousands of complaints: its queue, its first page, a holiday added.

    python tests/bench/bench_service.py [--complaints 1000 5000] [--rounds 5]

The complaints come through the door by which an import writes them, received within two days of March. By that clock
one more day off moves the times due of all; by the clock of the machine all of them are late. The queue is the
program's own, in a real pseudo-terminal of 120x40. The floor of a holiday is the rows its act wrote, read and then
written ready made by plain sqlite3 under the same settings, in one transaction; that of the first page is reading the
same columns. Medians over the rounds, the lengths by turns; other work on the machine is part of the figures.
"""

import argparse
import gc
import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bizdesk import keeping
from bizdesk.complaints import clocking, exchanged, rewinding
from bizdesk.complaints.models import Complaint
from bizdesk.duties import due
from bizdesk.exchange.referring import number
from bizdesk.founding import found
from bizdesk.office.chain import ENTRY_FIELDS
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office, settle
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import change
from bizdesk.office.people import Department
from bizdesk.office.undo import undo
from bizdesk.opening import open_office

KEYS = {"down": b"\x1b[B", "page": b"\x1b[6~", "end": b"\x1b[F", "home": b"\x1b[H"}
SERVICE, DETAIL, READY = b"2", b"v", "Help"
REPEATS = 30
QUIET = 0.25
# Wednesday and Thursday; every complaint is then due on or after the Monday that becomes a day off.
RECEIVED = datetime(2026, 3, 11, 1, 0, tzinfo=UTC)
DAY_OFF = date(2026, 3, 16)
TAKEN_DOWN = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
SEVERITIES, HOLDERS = ("minor", "serious"), 4
BATCH = "(SELECT MAX(id) FROM journal_batch)"
READ = "number, subject, next_due, next_step, warn_at, paused_since, pause_reason"


def build(path: Path, count: int) -> None:
    """Write an office with so many open complaints, the same ones every time."""
    with found(path, country="CN", clock=lambda: TAKEN_DOWN) as office:
        customers = [keeping.add(office, "", Customer, {"name": f"Harbour yard {n}"}) for n in range(10)]
        departments = list(Department.select().limit(HOLDERS))
        complaints = []
        for n in range(count):
            given = {
                "customer": customers[n % len(customers)],
                "subject": f"Pump 水泵 {n} leaks",
                "severity": SEVERITIES[n % len(SEVERITIES)],
                "received_at": RECEIVED + timedelta(days=n % 2, minutes=n % 400),
                "department": departments[n % HOLDERS],
                "state": "assigned",
            }
            complaints.append(exchanged.draw_up(office, given, office.today())[0])
        number(office, complaints, set())
        with change(office, "", "Import") as act:
            exchanged.add_many(act, complaints)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds; what came of the work is let go after the clock has stopped."""
    gc.collect()
    begun = time.perf_counter()
    _given = work()
    return (time.perf_counter() - begun) * 1_000


def overdue(office: Office) -> int:
    """How many complaints are late, as the queue asks."""
    return Complaint.select().where(clocking.overdue(office.now())).count()


def add_holiday(office: Office) -> None:
    """Add the day off, which moves what every open complaint is due by."""
    keeping.add(office, "", Holiday, {"date": DAY_OFF, "name": "Day off"})


def bare(path: Path, scratch: Path) -> float:
    """Milliseconds of reading the complaints that the newest act wrote, and of writing its rows, by plain sqlite3."""
    shutil.copyfile(path, scratch)
    with closing(sqlite3.connect(scratch, isolation_level=None)) as db:
        settle(db)
        names = [name for _place, name, *_rest in db.execute("PRAGMA table_info(complaint)")]
        wrote = f"SELECT record_id FROM journal_entry WHERE batch = {BATCH} AND kind = 'complaint'"
        fields = ", ".join(ENTRY_FIELDS)
        entries = db.execute(f"SELECT batch, {fields} FROM journal_entry WHERE batch = {BATCH}").fetchall()
        moved = [*rewinding.WRITTEN, "updated_at", "revision"]
        places = [names.index(name) for name in (*moved, "id")]

        def plainly() -> None:
            db.execute("BEGIN IMMEDIATE")
            rows = db.execute(f"SELECT * FROM complaint WHERE id IN ({wrote})").fetchall()
            columns = ", ".join(f"{name} = ?" for name in moved)
            db.executemany(
                f"UPDATE complaint SET {columns} WHERE id = ?", [[row[place] for place in places] for row in rows]
            )
            marks = ", ".join("?" * (len(ENTRY_FIELDS) + 1))
            db.executemany(f"INSERT INTO journal_entry (batch, {fields}) VALUES ({marks})", entries)
            db.execute("COMMIT")

        return timed(plainly)


def reading(path: Path) -> float:
    """Milliseconds of reading what the first page tells of complaints."""
    with closing(sqlite3.connect(path)) as db:
        return timed(lambda: db.execute(f"SELECT {READ} FROM complaint ORDER BY next_due").fetchall())


def first_number(path: Path) -> str:
    """What stands first in the queue, asked of SQLite itself."""
    with closing(sqlite3.connect(path)) as db:
        return str(db.execute("SELECT number FROM complaint ORDER BY next_due, id LIMIT 1").fetchone()[0])


def screen(path: Path) -> dict[str, list[float]]:
    """One round in the terminal: the first page, the queue opened, keys in it without the detail beside it."""
    from terminal import Terminal

    found: dict[str, list[float]] = {}
    with Terminal([sys.executable, "-m", "bizdesk", "--office", str(path)]) as terminal:
        terminal.until(READY)
        found["first page, from the start"] = [(terminal.settle(QUIET) - terminal.started) * 1_000]
        terminal.settle(1)
        found["opening the queue"] = [terminal.until(first_number(path), terminal.send(SERVICE))]
        terminal.settle(1)
        terminal.send(DETAIL)
        terminal.settle(1)
        for name in ("down", "page"):
            found[name] = [terminal.key(KEYS[name]) for _ in range(REPEATS)]
        pairs = [(terminal.key(KEYS["end"]), terminal.key(KEYS["home"])) for _ in range(REPEATS)]
        found["end"], found["home"] = [end for end, _ in pairs], [home for _, home in pairs]
    return found


def acts(path: Path) -> dict[str, list[float]]:
    """One round of a holiday and of the first page, each with its floor."""
    found: dict[str, list[float]] = {}
    with open_office(path, clock=lambda: TAKEN_DOWN) as office:
        found["a holiday that moves all"] = [timed(lambda: add_holiday(office))]
        found["the same rows by bare SQLite"] = [bare(path, path.with_suffix(".bare"))]
        undo(office, "")
    with open_office(path) as office:
        found["what Today reads"] = [timed(lambda: due(office))]
        found["the same rows read by bare SQLite"] = [reading(path)]
    return found


def main() -> None:
    """Build the offices, count what is late, run the rounds, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--complaints", type=int, nargs="+", default=[1_000, 5_000])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    counts: list[int] = options.complaints
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["BIZDESK_HOME"] = str(folder / "home")
        figures: dict[int, dict[str, list[float]]] = {count: {} for count in counts}
        for count in counts:
            path = folder / f"{count}.bizdesk"
            build(path, count)
            with open_office(path) as office:
                late, told = overdue(office), sum(duty.state == "overdue" for duty in due(office))
            with open_office(path, clock=lambda: TAKEN_DOWN) as office:
                add_holiday(office)
                moved = office.db.execute_sql(f"SELECT entries - 1 FROM journal_batch WHERE id = {BATCH}").fetchone()
                undo(office, "")
            print(
                f"{count:,} open complaints: {late:,} overdue at once, {told:,} on Today; a holiday moves {moved[0]:,}"
            )
        for _round in range(options.rounds):
            for count in counts:
                path = folder / f"{count}.bizdesk"
                for what, taken in (screen(path) | acts(path)).items():
                    figures[count].setdefault(what, []).extend(taken)
    print(f"{options.rounds} rounds, 120x40, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; median / 95 %")
    print(f"{'milliseconds':36}" + "".join(f"{count:>20,}" for count in counts) + f"{'ratio':>8}")
    for what in figures[counts[0]]:
        columns = [sorted(figures[count][what]) for count in counts]
        medians = [statistics.median(column) for column in columns]
        texts = [
            f"{median:.1f} / {column[min(len(column) - 1, int(len(column) * 0.95))]:.1f}"
            for median, column in zip(medians, columns, strict=True)
        ]
        print(f"{what:36}" + "".join(f"{text:>20}" for text in texts) + f"{medians[-1] / medians[0]:8.2f}")
    for act, floor in (
        ("a holiday that moves all", "the same rows by bare SQLite"),
        ("what Today reads", "the same rows read by bare SQLite"),
    ):
        ratios = [statistics.median(figures[each][act]) / statistics.median(figures[each][floor]) for each in counts]
        print(f"{act + ' : bare':36}" + "".join(f"{ratio:>20.2f}" for ratio in ratios))


if __name__ == "__main__":
    main()
