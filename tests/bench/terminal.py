"""A pseudo-terminal that times what a full-screen program paints; POSIX only.

Times are in milliseconds, from the byte sent to the last byte painted.
"""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence

QUIET = 0.06
PATIENCE = 60.0


class Terminal:
    """A program running in a terminal of its own; leave it with `with`."""

    def __init__(self, command: Sequence[str], columns: int = 120, lines: int = 40) -> None:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        for name in ("NO_COLOR", "COLUMNS", "LINES"):
            environment.pop(name, None)
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True, close_fds=True
        )
        os.close(slave)
        self._master = master

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def send(self, keys: bytes) -> float:
        """Type keys and return the moment."""
        os.write(self._master, keys)
        return time.perf_counter()

    def until(self, text: str, since: float | None = None) -> float:
        """Wait until a text is painted and return how long that took, from the start if not told since when."""
        wanted, seen = text.encode(), b""
        begun = self.started if since is None else since
        while wanted not in seen:
            if not self._waits(PATIENCE):
                raise TimeoutError(f"{text!r} was not painted; the last bytes were {seen[-2000:]!r}")
            seen = seen[-4096:] + self._read()
        return (time.perf_counter() - begun) * 1000

    def settle(self, quiet: float = QUIET) -> float:
        """Wait until nothing has been painted for a while (in seconds) and return the moment of the last byte."""
        last = time.perf_counter()
        while self._waits(quiet):
            self._read()
            last = time.perf_counter()
        return last

    def watch(self, seconds: float) -> None:
        """Take what is painted for so long, be it without end."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            if self._waits(left):
                self._read()

    def key(self, keys: bytes) -> float:
        """Type a key and return how long its painting took."""
        self.settle(0.01)
        sent = self.send(keys)
        if not self._waits(1):
            raise TimeoutError(f"{keys!r} painted nothing")
        return (self.settle() - sent) * 1000

    def hold(self, keys: bytes, times: int = 90, rate: float = 30) -> float:
        """Repeat a key at a rate a second and return how long the screen went on after the last one."""
        begun = sent = time.perf_counter()
        for index in range(times):
            while (left := begun + index / rate - time.perf_counter()) > 0:
                if self._waits(left):
                    self._read()
            sent = self.send(keys)
        return (self.settle() - sent) * 1000

    def leave(self, keys: bytes) -> None:
        """Type the key that ends the program, and wait until it has ended."""
        self.send(keys)
        with contextlib.suppress(EOFError):
            while self._waits(PATIENCE):
                self._read()

    def memory(self) -> float:
        """The memory the program occupies now, in MiB."""
        resident = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self._process.pid)], capture_output=True, text=True, check=True
        )
        return int(resident.stdout) / 1024

    def _waits(self, seconds: float) -> bool:
        return bool(select.select([self._master], [], [], seconds)[0])

    def _read(self) -> bytes:
        try:
            data = os.read(self._master, 65536)
        except OSError:
            data = b""
        if not data:
            raise EOFError(f"the program ended with {self._process.wait()}")
        return data
