"""How soon the office is on the screen, against a bare Textual app with header, footer and an empty table.

    python tests/bench/bench_start.py [--rounds 15] [--office FILE]

From the start of Python to the last byte of the first full paint, in a real pseudo-terminal of 120x40; the programs by
turns, medians. Without a file it is the demo office, on the demo's last day. Other work on the machine is part of the
figures.
"""

import argparse
import gzip
import os
import statistics
import sys
import tempfile
from pathlib import Path

from bizdesk.demo import LAST_DAY
from bizdesk.office.shipped import shipped

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
FLOOR = "print('ready'); input()"
QUIET = 0.25
DEMO = ("demo", "office.en.bizdesk.gz")


def programs(path: Path) -> dict[str, tuple[list[str], str]]:
    """What is started, by its name, with the last word of its first full paint."""
    office = [sys.executable, "-m", "bizdesk", "--office", str(path), "--today", LAST_DAY.isoformat()]
    return {
        "Python alone": ([sys.executable, "-c", FLOOR], "ready"),
        "bare Textual app": ([sys.executable, "-c", BARE], "Quit"),
        "the office": (office, "Help"),
    }


def unpack(path: Path) -> None:
    """Write the demo office to a file."""
    path.write_bytes(gzip.decompress(shipped(*DEMO).read_bytes()))


def measure(command: list[str], sign: str) -> float:
    """Milliseconds from the start to the end of the first full paint."""
    from terminal import Terminal

    with Terminal(command) as terminal:
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
            unpack(path)
        started = programs(path)
        for command, sign in started.values():
            measure(command, sign)
        found: dict[str, list[float]] = {name: [] for name in started}
        for _round in range(options.rounds):
            for name, (command, sign) in started.items():
                found[name].append(measure(command, sign))
    medians = {name: statistics.median(figures) for name, figures in found.items()}
    print(f"{options.rounds} rounds, 120x40, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; medians")
    for name, median in medians.items():
        print(f"{name:20}{median:8.0f} ms")
    print(f"{'office : bare':20}{medians['the office'] / medians['bare Textual app']:8.2f}")


if __name__ == "__main__":
    main()
