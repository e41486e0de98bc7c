"""Small rounds of the benches that kill, damage and crowd: each ends with 1 where a single fault was found."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"


@pytest.mark.parametrize(
    ("script", "arguments"),
    [
        ("bench_kill.py", ["50", "3"]),  # killed at random moments: no acknowledged act is lost, none is half there
        ("bench_powercut.py", ["40", "3"]),  # the same after power cuts at unsynced sectors
        ("bench_damage.py", ["154", "3"]),  # refused or reported, never a traceback, never changed
        ("bench_writers.py", ["4", "15"]),  # four programs on one file
    ],
)
def test_no_fault_is_found(script: str, arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, BENCH / script, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-3_000:]
    assert "0 faults" in done.stdout
