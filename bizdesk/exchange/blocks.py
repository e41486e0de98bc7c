"""Where a sheet holds the same table two or three times side by side, and which of their columns are one."""

from collections.abc import Callable, Sequence, Set
from typing import NamedTuple

from bizdesk.exchange.headings import label_keys
from bizdesk.exchange.synonyms import COUNTER, MAY_COUNT, USELESS
from bizdesk.exchange.units import in_heading
from bizdesk.office.text import fold

COUNTERS = frozenset(map(fold, (*USELESS[COUNTER], *MAY_COUNT)))


class Known(NamedTuple):
    """What may stand in a header: folded headings (headings.label_keys), what a heading means, as field or field:way
    and '' where that is not known, and the fields by which a row says what it is of."""

    words: Set[str] = frozenset()
    means: Callable[[str], str] = lambda _heading: ""
    naming: Set[str] = frozenset()


class Block(NamedTuple):
    """One of the tables: its first column and the one after its last, and its column under each heading of them all."""

    first: int
    end: int
    columns: tuple[int | None, ...]


def find_blocks(names: Sequence[str], known: Known) -> list[Block]:
    """The tables beside each other, each with a heading in common at least; else one of all columns.

    One begins again where the heading that names a row comes again, with what stands right before it and stood in the
    table before already, or is a running number. Where no heading is known, all have to be called the same; behind the
    last may stand more.
    """
    told = [known.means(name) if name else "" for name in names]
    # A price in thousands is not the price beside it.
    keys = [(means or fold(name), in_heading(name)) if name else None for name, means in zip(names, told, strict=True)]
    fields = [means.partition(":")[0] for means in told]
    starts = _named(names, keys, fields, known.naming) or _repeated(keys)
    if not starts:
        return [Block(0, len(names), tuple(range(len(names))))]
    ends = [*starts[1:], len(names)]
    spans = [(start, max(at + 1 for at in range(start, end) if names[at]))
             for start, end in zip(starts, ends, strict=True)]  # fmt: skip
    return _aligned(keys, spans)


def _named(names: Sequence[str], keys: Sequence[object], fields: Sequence[str], naming: Set[str]) -> list[int]:
    """Where the tables begin by the heading that names their rows; none where it comes once."""
    places = [[at for at, field in enumerate(fields) if field == each] for each in naming]
    found = max(places, key=lambda them: (len(them), -them[0] if them else 0), default=[])
    if len(found) < 2:
        return []
    starts = [next(at for at, name in enumerate(names) if name)]
    for at in found[1:]:
        start = at
        while (
            start - 1 > starts[-1]
            and names[start - 1]
            and (
                keys[start - 1] in keys[starts[-1] : start - 1] or not COUNTERS.isdisjoint(label_keys(names[start - 1]))
            )
        ):
            start -= 1
        starts.append(start)
    parts = [{key for key in keys[start:end] if key is not None}
             for start, end in zip(starts, [*starts[1:], len(keys)], strict=True)]  # fmt: skip
    named = {keys[at] for at in found}
    return starts if all(part & parts[0] - named for part in parts) else []


def _repeated(keys: Sequence[object]) -> list[int]:
    """Where the tables begin that are called the same heading by heading; none where they are not."""
    used = [at for at, key in enumerate(keys) if key is not None]
    starts = [at for at in used if keys[at] == keys[used[0]]]
    spans = [_trimmed(keys[start:end]) for start, end in zip(starts, [*starts[1:], len(keys)], strict=True)]
    if len(starts) > 1 and len(spans[0]) > 1:
        spans[-1] = spans[-1][: len(spans[0])]
        return starts if all(span == spans[0] for span in spans) else []
    return []


def _trimmed(keys: Sequence[object]) -> Sequence[object]:
    while keys and keys[-1] is None:
        keys = keys[:-1]
    return keys


def _aligned(keys: Sequence[object], spans: Sequence[tuple[int, int]]) -> list[Block]:
    """The tables with their columns under the headings of the first, and behind them what others have more."""
    common: list[object] = []
    found = []
    for first, end in spans:
        columns: list[int | None] = [None] * len(common)
        for at in range(first, end):
            place = next((place for place, key in enumerate(common) if key == keys[at] and columns[place] is None), -1)
            if place < 0:
                place = len(common)
                common.append(keys[at])
                columns.append(None)
            columns[place] = at
        found.append((first, end, columns))
    return [Block(first, end, (*columns, *[None] * (len(common) - len(columns)))) for first, end, columns in found]
