"""How soon the office is on the screen, against a bare Textual app with header, footer and an empty table.

    python tests/bench/bench_start.py [--rounds 15] [--office FILE]

From the start of Python to the last byte of the first full paint, in a real pseudo-terminal of 120x40; the programs by
turns, medians. Without a file it makes an office with 400 assets. Other work on the machine is part of the figures.
"""

import argparse
import os
import statistics
import sys
import tempfile
from datetime import date
from pathlib import Path

BARE = """
from textual.app import App
from textual.widgets import DataTable, Footer, Header

class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self):
        yield Header()
        yield DataTable()
        yield Footer()

Bare().run()
"""
OFFICE = """
import gc
gc.disable()
import sys
from pathlib import Path
from bizdesk.kinds import KINDS
from bizdesk.office.file import Office
from bizdesk.screens.fault import run

with Office(Path(sys.argv[1]), KINDS) as office:
    run(office)
"""
FLOOR = "print('ready'); input()"
PROGRAMS = {"Python alone": (FLOOR, "ready"), "bare Textual app": (BARE, "Quit"), "the office": (OFFICE, "Help")}
QUIET = 0.25
ASSETS = 400


def build(path: Path) -> None:
    """An office with 400 assets, some of which are drafts."""
    from bizdesk import keeping
    from bizdesk.assets.models import Asset, AssetCategory
    from bizdesk.founding import found

    with found(path, name="晨光办公 Morning Light", country="CN") as office:
        category = AssetCategory.get(AssetCategory.method == "straight_line")
        for number in range(ASSETS):
            values = {
                "name": f"办公桌 Desk {number}",
                "category": category,
                "cost": 100_000 + number,
                "acquired_on": date(2024, number % 12 + 1, number % 28 + 1),
            }
            if number % 20:
                values["in_use_on"] = values["acquired_on"]
            keeping.add(office, "", Asset, values)


def measure(program: str, sign: str, path: Path) -> float:
    """Milliseconds from the start to the end of the first full paint."""
    from terminal import Terminal

    with Terminal([sys.executable, "-c", program, str(path)]) as terminal:
        terminal.until(sign)
        return (terminal.settle(QUIET) - terminal.started) * 1000


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--office", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["BIZDESK_HOME"] = scratch
        # Compiled once, as an installed program is; otherwise compiling would be most of what is measured.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(scratch) / "compiled")
        path = options.office or Path(scratch) / "office.bizdesk"
        if not path.exists():
            build(path)
        for program, sign in PROGRAMS.values():
            measure(program, sign, path)
        found: dict[str, list[float]] = {name: [] for name in PROGRAMS}
        for _round in range(options.rounds):
            for name, (program, sign) in PROGRAMS.items():
                found[name].append(measure(program, sign, path))
    medians = {name: statistics.median(figures) for name, figures in found.items()}
    print(f"{options.rounds} rounds, 120x40, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; medians")
    for name, median in medians.items():
        print(f"{name:20}{median:8.0f} ms")
    print(f"{'office : bare':20}{medians['the office'] / medians['bare Textual app']:8.2f}")


if __name__ == "__main__":
    main()
