"""How soon the office is on the screen, against a bare Textual app with header, footer and an empty table.

    python tests/bench/bench_start.py [--rounds 15] [--office FILE]

From the start of Python to the last byte of the first full paint, in a real pseudo-terminal of 120x40; the programs by
turns, medians. Without a file it is the demo office, on the demo's last day. What Today says is worked out when the
office is left: once it is measured as it was left, once where it never was. Other work on the machine is part of the
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
LEAVE = b"\x11"
BARE_APP, LEFT, NEVER = "bare Textual app", "the office", "never left before"
DEMO = ("demo", "office.en.bizdesk.gz")


def programs(path: Path) -> dict[str, tuple[list[str], str]]:
    """What is started, by its name, which is also that of its folder of settings, with the last word of its first full
    paint."""
    office = [sys.executable, "-m", "bizdesk", "--office", str(path), "--today", LAST_DAY.isoformat()]
    return {
        "Python alone": ([sys.executable, "-c", FLOOR], "ready"),
        BARE_APP: ([sys.executable, "-c", BARE], "Quit"),
        LEFT: (office, "Help"),
        NEVER: (office, "Help"),
    }


def unpack(path: Path) -> None:
    """Write the demo office to a file."""
    path.write_bytes(gzip.decompress(shipped(*DEMO).read_bytes()))


def measure(command: list[str], sign: str, home: Path, leave: bytes = b"") -> float:
    """Milliseconds from the start to the end of the first full paint; leave: the key that then ends the program."""
    from terminal import Terminal

    os.environ["BIZDESK_HOME"] = str(home)
    with Terminal(command) as terminal:
        terminal.until(sign)
        painted = terminal.settle(QUIET)
        if leave:
            terminal.leave(leave)
        return (painted - terminal.started) * 1000


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--office", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        # Compiled once, as an installed program is; otherwise compiling would be most of what is measured.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(scratch) / "compiled")
        path = options.office or Path(scratch) / "office.bizdesk"
        if not path.exists():
            unpack(path)
        started = programs(path)
        for name, (command, sign) in started.items():
            measure(command, sign, Path(scratch) / name, LEAVE if name == LEFT else b"")
        found: dict[str, list[float]] = {name: [] for name in started}
        for _round in range(options.rounds):
            for name, (command, sign) in started.items():
                found[name].append(measure(command, sign, Path(scratch) / name))
    medians = {name: statistics.median(figures) for name, figures in found.items()}
    print(f"{options.rounds} rounds, 120x40, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; medians")
    for name, median in medians.items():
        print(f"{name:20}{median:8.0f} ms")
    for name in (LEFT, NEVER):
        print(f"{name + ' : bare':26}{medians[name] / medians[BARE_APP]:6.2f}")


if __name__ == "__main__":
    main()
