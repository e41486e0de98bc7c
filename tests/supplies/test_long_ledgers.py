"""A small round of the bench of long ledgers: random lives, booked by the program, against a plain recomputation."""

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench"


def test_quantity_value_and_layers_are_those_of_a_plain_recomputation() -> None:
    command = [sys.executable, BENCH / "bench_stock.py", "3000", "15"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-3_000:]
    assert done.stdout.count(", 0 differences") == 2
