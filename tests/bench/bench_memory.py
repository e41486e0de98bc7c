"""How much memory the program takes in use: the demo office, every area looked through, a form in each, a search.

    python tests/bench/bench_memory.py [--office FILE]

The resident memory of the program in a real pseudo-terminal of 120x40, after each step: Today; then, area by area, its
first list ten pages down, a record's page, the form of a new record; at last a word searched for in the whole office.
Without a file it is the demo office, on the demo's last day.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench_start import unpack
from terminal import Terminal

from bizdesk.demo import LAST_DAY

AREAS = {"assets": b"1", "service": b"2", "supplies": b"3", "budgets": b"4", "office": b"9"}
PAGES, PAGE_DOWN, ENTER, NEW, BACK = 10, b"\x1b[6~", b"\r", b"n", b"\x1b"
FIND, WORD = b"\x06", b"printer"
# A screen that goes on painting (a caret that blinks) never settles: each step is given its time.
LOOK, REPEAT = 1.5, 0.15


def main() -> None:
    """Go through the office and print what it takes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--office", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["BIZDESK_HOME"] = str(Path(name) / "home")
        path = options.office or Path(name) / "office.bizdesk"
        if options.office is None:
            unpack(path)
        command = [sys.executable, "-m", "bizdesk", "--office", str(path), "--today", LAST_DAY.isoformat()]
        with Terminal(command) as terminal:

            def press(keys: bytes, pause: float = LOOK) -> None:
                terminal.send(keys)
                terminal.watch(pause)

            def tell(what: str) -> None:
                print(f"{what:24}{terminal.memory():8.1f} MiB", flush=True)

            terminal.until("Help")
            terminal.watch(LOOK)
            tell("Today")
            for area, key in AREAS.items():
                press(key)
                for _page in range(PAGES):
                    press(PAGE_DOWN, REPEAT)
                tell(f"{area}: list")
                press(ENTER)
                press(BACK)
                tell(f"{area}: a record")
                press(NEW)
                tell(f"{area}: a form")
                press(BACK)
            press(FIND)
            for letter in WORD:
                press(bytes([letter]), REPEAT)
            terminal.watch(LOOK)
            tell("search")


if __name__ == "__main__":
    main()
