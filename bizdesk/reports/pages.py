"""Pieces of text placed on pages: what may be cut is cut at the page's end, what may not begins a new page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Cut:
    """The part of a piece that one page holds: size in the piece's own measure, height in lines.

    fresh: it begins a page; begins and ends: the first and the last part of its piece.
    """

    size: int
    height: int
    fresh: bool = False
    begins: bool = True
    ends: bool = True


class Piece(Protocol):
    """What can be placed on pages. cuts may be asked for again and again, draw once for each cut in order.

    close adds lines to the end, such as those to sign on: they stay whole and never stand on a page alone.
    """

    def cuts(self, left: int, room: int) -> Iterator[Cut]: ...

    def draw(self, cut: Cut) -> list[str]: ...

    def close(self, lines: list[str]) -> None: ...


class Solid:
    """Lines that stay together on one page, unless they are longer than a page."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self._at = 0
        self._whole = 0

    def cuts(self, left: int, room: int) -> Iterator[Cut]:
        """The whole piece here or on a new page; a longer one from here over as many pages as it needs."""
        height = len(self.lines)
        if height <= room:
            yield Cut(height, height, fresh=height > left)
            return
        at, fresh = 0, left < 1
        while at < height:
            size = min(room if fresh else left, height - at)
            if at + size < height:
                size = max(min(size, height - self._whole - at), 1)
            yield Cut(size, size, fresh)
            at, fresh = at + size, True

    def close(self, lines: list[str]) -> None:
        """Add lines that stay whole, together with the last one there was."""
        self.lines = [*self.lines, "", *lines]
        self._whole = len(lines) + 2

    def draw(self, cut: Cut) -> list[str]:
        """The next lines."""
        self._at += cut.size
        return self.lines[self._at - cut.size : self._at]


def place(pieces: Iterable[Piece], room: int) -> Iterator[list[tuple[Piece, Cut]]]:
    """The parts on each page of room lines, one blank line between pieces."""
    page: list[tuple[Piece, Cut]] = []
    left = room
    for piece in pieces:
        gap = 1 if page else 0
        for cut in piece.cuts(left - gap, room):
            if cut.fresh and page:
                yield page
                page, left, gap = [], room, 0
            page.append((piece, cut))
            left -= cut.height + gap
            gap = 0
    yield page


def draw(page: Iterable[tuple[Piece, Cut]]) -> list[str]:
    """The lines of one page."""
    lines: list[str] = []
    for number, (piece, cut) in enumerate(page):
        lines += [""] * bool(number) + piece.draw(cut)
    return lines
