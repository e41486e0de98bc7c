"""A file system that remembers what was written and what was synced, put under this Python's own SQLite; POSIX only.

SQLite's default VFS is copied with xOpen, xWrite, xTruncate, xSync and xDelete listened in on, so that the program
under test runs unchanged. See https://www.sqlite.org/vfs.html for the two structures.
"""

import _sqlite3
import ctypes
import random
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
VFS_WORDS, METHODS_WORDS = 21, 19  # 8-byte words of sqlite3_vfs and sqlite3_io_methods, both of version 3
NAME, OPEN, DELETE = 3, 5, 6  # places of words in sqlite3_vfs
WRITE, TRUNCATE, SYNC = 3, 4, 5  # places of words in sqlite3_io_methods

Pointer, Int, Wide = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
OpenCall = ctypes.CFUNCTYPE(Int, Pointer, Pointer, Pointer, Int, Pointer)
DeleteCall = ctypes.CFUNCTYPE(Int, Pointer, ctypes.c_char_p, Int)
WriteCall = ctypes.CFUNCTYPE(Int, Pointer, Pointer, Int, Wide)
TruncateCall = ctypes.CFUNCTYPE(Int, Pointer, Wide)
SyncCall = ctypes.CFUNCTYPE(Int, Pointer, Int)


@dataclass(frozen=True)
class Event:
    """One thing that reached the file system: write, truncate, sync, delete; or ack, an act acknowledged."""

    what: str
    name: str = ""
    offset: int = 0
    content: bytes = b""


@dataclass
class Recorder:
    """Everything SQLite did to its files since `begin`, in order."""

    events: list[Event] = field(default_factory=list)
    _kept: list[object] = field(default_factory=list)
    _names: dict[int, str] = field(default_factory=dict)

    def begin(self) -> None:
        """Become the file system of every connection opened from now on."""
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = Pointer
        library.sqlite3_vfs_register.argtypes = (Pointer, Int)
        original = library.sqlite3_vfs_find(None)
        ours = (ctypes.c_uint64 * VFS_WORDS).from_buffer_copy(ctypes.string_at(original, VFS_WORDS * 8))
        label = ctypes.create_string_buffer(b"power")
        really_open, really_delete = OpenCall(ours[OPEN]), DeleteCall(ours[DELETE])

        def opening(_vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
            done = really_open(original, name, file, flags, out)
            if done == 0 and name:
                self._names[file] = Path(ctypes.string_at(name).decode()).name
                self._listen(file)
            return done

        def deleting(_vfs: int, name: bytes, sync: int) -> int:
            self.events.append(Event("delete", Path(name.decode()).name))
            return really_delete(original, name, sync)

        calls = (OpenCall(opening), DeleteCall(deleting))
        ours[NAME] = ctypes.addressof(label)
        ours[OPEN], ours[DELETE] = (ctypes.cast(call, Pointer).value for call in calls)
        self._kept += [ours, label, calls, really_open, really_delete]
        library.sqlite3_vfs_register(ctypes.addressof(ours), 1)

    def _listen(self, file: int) -> None:
        table = ctypes.cast(file, ctypes.POINTER(Pointer))
        ours = (ctypes.c_uint64 * METHODS_WORDS).from_buffer_copy(ctypes.string_at(table[0], METHODS_WORDS * 8))
        write, truncate, sync = WriteCall(ours[WRITE]), TruncateCall(ours[TRUNCATE]), SyncCall(ours[SYNC])

        def writing(file: int, content: int, amount: int, offset: int) -> int:
            self.events.append(Event("write", self._names[file], offset, ctypes.string_at(content, amount)))
            return write(file, content, amount, offset)

        def truncating(file: int, size: int) -> int:
            self.events.append(Event("truncate", self._names[file], size))
            return truncate(file, size)

        def syncing(file: int, flags: int) -> int:
            done = sync(file, flags)
            self.events.append(Event("sync", self._names[file]))
            return done

        calls = (WriteCall(writing), TruncateCall(truncating), SyncCall(syncing))
        ours[WRITE], ours[TRUNCATE], ours[SYNC] = (ctypes.cast(call, Pointer).value for call in calls)
        self._kept += [ours, calls, write, truncate, sync]
        table[0] = ctypes.addressof(ours)


def after_cut(before: dict[str, bytes], events: list[Event], chance: random.Random) -> dict[str, bytes]:
    """The files as a power cut after these events may leave them: any sectors of what was not synced."""
    files = {name: bytearray(content) for name, content in before.items()}
    pending: dict[str, list[Event]] = {}
    for event in events:
        if event.what in ("write", "truncate"):
            pending.setdefault(event.name, []).append(event)
        elif event.what == "sync":
            for late in pending.pop(event.name, ()):
                _apply(files, late)
        elif event.what == "delete":
            pending.pop(event.name, None)
            files.pop(event.name, None)
    luck = chance.random()
    for late in (event for events in pending.values() for event in events):
        for piece in _sectors(late):
            if chance.random() < luck:
                _apply(files, piece)
    return {name: bytes(content) for name, content in files.items()}


def _sectors(event: Event) -> list[Event]:
    if event.what != "write":
        return [event]
    pieces, start, end = [], event.offset, event.offset + len(event.content)
    while start < end:
        stop = min((start // SECTOR + 1) * SECTOR, end)
        pieces.append(Event("write", event.name, start, event.content[start - event.offset : stop - event.offset]))
        start = stop
    return pieces


def _apply(files: dict[str, bytearray], event: Event) -> None:
    content = files.setdefault(event.name, bytearray())
    if event.what == "truncate":
        del content[event.offset :]
        return
    content.extend(bytes(max(0, event.offset - len(content))))
    content[event.offset : event.offset + len(event.content)] = event.content
