"""The program in a real terminal: a closed terminal, an unexpected fault, a terminal without colours."""

import fcntl
import os
import pty
import select
import signal
import stat
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bizdesk.office.file import Office

OPEN = """
import sys
from pathlib import Path
from bizdesk.kinds import KINDS
from bizdesk.office.file import Office
from bizdesk.rules import RULES
from bizdesk.screens.fault import run
"""
RUN = """
with Office(Path(sys.argv[1]), KINDS, rules=RULES) as office:
    sys.exit(run(office))
"""
WHOLE = """
import sys
from bizdesk.cli import run
sys.exit(run(["--office", sys.argv[1], "--lang", "en"]))
"""
BREAK = """
from bizdesk.screens.today import Today

def broken(self):
    phone = "13800138000"
    raise ValueError(phone)

Today.action_report = broken
"""
PATIENCE = 30


class Program:
    """A program with a terminal of its own."""

    def __init__(self, code: str, path: Path, **environment: str) -> None:
        self.terminal, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        told = {**os.environ, "TERM": "xterm-256color", **environment}
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            stdin=side,
            stdout=side,
            stderr=side,
            env=told,
            preexec_fn=lambda: (os.setsid(), fcntl.ioctl(0, termios.TIOCSCTTY, 0)),
        )
        os.close(side)
        self.painted = b""

    def until(self, text: str) -> None:
        """Wait until a text is painted."""
        until = time.monotonic() + PATIENCE
        while text.encode() not in self.painted:
            assert time.monotonic() < until, self.painted[-2000:]
            if select.select([self.terminal], [], [], 0.1)[0]:
                self.painted += os.read(self.terminal, 65536)

    def stopped(self) -> bool:
        """Whether it stops by itself; what it paints until then is read on, or it would wait to be rid of it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found, status = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)
            if found:
                return os.WIFSTOPPED(status)
            if select.select([self.terminal], [], [], 0.1)[0]:
                self.painted += os.read(self.terminal, 65536)
        return False

    def type(self, keys: bytes) -> None:
        """Type keys; what was painted before is forgotten."""
        self.painted = b""
        os.write(self.terminal, keys)

    def close(self) -> None:
        """Close the terminal."""
        if self.terminal >= 0:
            os.close(self.terminal)
            self.terminal = -1


@pytest.fixture
def start(office: Office) -> Iterator[Callable[..., Program]]:
    """The function that starts a program on the office; whatever is left of it at the end is stopped."""
    office.close()
    started: list[Program] = []

    def begin(code: str, **environment: str) -> Program:
        started.append(Program(code, office.path, **environment))
        return started[-1]

    yield begin
    for program in started:
        program.close()
        if program.process.poll() is None:
            program.process.send_signal(signal.SIGKILL)
        program.process.wait()


def test_closing_the_terminal_ends_the_program(start: Callable[..., Program]) -> None:
    program = start(OPEN + RUN)
    program.until("Help")
    program.close()
    assert program.process.wait(PATIENCE) == 0


def test_a_closed_terminal_is_noticed_without_a_signal(start: Callable[..., Program]) -> None:
    deaf = "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    deaf += "import bizdesk.screens.terminal\nbizdesk.screens.terminal.signal.SIGHUP = None\n"
    program = start(OPEN + deaf + RUN)
    program.until("Help")
    program.close()
    assert program.process.wait(PATIENCE) == 0


def test_a_suspended_program_goes_on_where_it_was(start: Callable[..., Program]) -> None:
    """Stopped by the shell's signal and continued, it draws anew what stood there, the filter being typed included."""
    program = start(OPEN + RUN)
    program.until("Help")
    program.type(b"1/zc-20")
    program.until("zc-20")
    program.process.send_signal(signal.SIGTSTP)
    assert program.stopped()
    program.painted = b""
    program.process.send_signal(signal.SIGCONT)
    program.until("zc-20")
    program.type(b"\x1b")
    program.until("Help")
    program.type(b"\x11")
    assert program.process.wait(PATIENCE) == 0


def test_a_fault_shows_our_own_page_and_the_office_goes_on(start: Callable[..., Program], home: Path) -> None:
    program = start(OPEN + BREAK + RUN)
    program.until("Help")
    program.type(b"p")
    program.until("go on with the office")
    assert b"Traceback" not in program.painted
    assert b"13800138000" not in program.painted
    (log,) = (home / "logs").iterdir()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    text = log.read_text()
    assert "ValueError" in text
    assert "broken" in text
    assert "13800138000" not in text
    program.type(b"\r")
    program.until("Help")
    program.type(b"\x11")
    assert program.process.wait(PATIENCE) == 0


@pytest.mark.parametrize("told", [{"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "gbk"}])
def test_a_terminal_that_cannot_show_the_screens_is_told_so(
    start: Callable[..., Program], told: dict[str, str]
) -> None:
    program = start(WHOLE, **told)
    program.until("The screens need a terminal that shows UTF-8")
    assert program.process.wait(PATIENCE) == 1
    assert b"Traceback" not in program.painted


def test_a_terminal_without_a_locale_shows_them(start: Callable[..., Program]) -> None:
    program = start(WHOLE, LANG="C", LC_ALL="", PYTHONIOENCODING="")
    program.until("Help")


def test_a_terminal_without_colours_gets_none(start: Callable[..., Program]) -> None:
    """Grey is no colour: red, green and blue are equal parts, as the standard's usual reading allows."""
    program = start(OPEN + RUN, NO_COLOR="1", COLORTERM="truecolor")
    program.until("Help")
    parts = [part.split(b"m")[0].split(b";") for part in program.painted.split(b"38;2;")[1:]]
    assert parts
    assert all(part[0] == part[1] == part[2] for part in parts)
