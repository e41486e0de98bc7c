"""The run of rows a table holds: whatever is asked, it has no gaps, and what it says of positions is true."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from bizdesk.office.listing import Held
from bizdesk.screens.kit.table_span import Span

LENGTH = 200
CHUNK = 4
EVERYTHING = [(f"row {index}", index) for index in range(LENGTH)]


class Shy(Held):
    """Rows whose positions and number are not known until told is set."""

    told = False

    def count(self) -> int | None:
        return super().count() if self.told else None

    def position(self, key: Any) -> int | None:
        return super().position(key) if self.told else None

    def at(self, position: int, size: int) -> list[Any] | None:
        return super().at(position, size) if self.told else None

    def around(self, key: Any, size: int, was: Any = None) -> tuple[list[Any], int]:
        low = max(0, key - size // 2)
        return self._between(low, key + 1 + size - size // 2), key - low


WALK = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(-30, 30)),
        st.tuples(st.just("reach"), st.integers(0, LENGTH)),
        st.tuples(st.just("seek"), st.integers(0, LENGTH - 1)),
        st.tuples(st.sampled_from(["home", "bottom", "settle", "told"]), st.just(0)),
    ),
    max_size=60,
)


@given(WALK)
@example([("seek", 5), ("told", 0), ("reach", 39), ("move", 13)])
def test_any_walk_keeps_the_run_whole_and_the_cursor_on_its_row(walk: list[tuple[str, int]]) -> None:
    source = Shy(EVERYTHING, key_index=1)
    span = Span(source, CHUNK)
    span.home()
    cursor = 0
    for act, value in walk:
        before = span.row(cursor)
        if act == "told":
            source.told = True
        elif act == "settle":
            cursor += span.settle()
            assert span.row(cursor) == before
            assert not source.told or (span.placed and span.counted)
        elif act == "home":
            span.home()
            cursor = 0
        elif act == "bottom":
            span.bottom()
            cursor = span.end - 1
            assert span.row(cursor) == (*EVERYTHING[-1], LENGTH - 1, LENGTH - 1)
        elif act == "seek":
            cursor = span.seek(value, near=cursor) or 0
            assert span.row(cursor) == (*EVERYTHING[value], value, value)
        else:
            known = span.placed and span.counted and source.told
            expected = None if before is None else before[-1] + value
            cursor = cursor + value if act == "move" else value
            cursor += span.cover(cursor - 3, cursor + 3)
            row = span.row(cursor)
            if act == "move" and row is not None:
                assert row[-1] == expected
            elif act == "reach" and known and value < LENGTH:
                assert row is not None
            cursor = max(span.first, min(cursor, span.end - 1))
        keys = [row[-1] for row in span.rows]
        assert keys == list(range(keys[0], keys[-1] + 1))
        assert len(keys) <= 12 * CHUNK + 60
        assert span.first >= 0
        assert span.end <= span.count
        assert not span.placed or span.first == keys[0]
        assert not span.counted or span.count == LENGTH
        assert span.short(span.first - 1, span.end) or keys[0] == 0
        assert span.short(span.first, span.end + 1) or keys[-1] == LENGTH - 1
