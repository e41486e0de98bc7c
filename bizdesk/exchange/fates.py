"""What an import would do: the fate of every line of a file, and what it rests on."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bizdesk.exchange.matching import Column
from bizdesk.exchange.tables import Row, Sheet
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

# The words of the act.
IMPORTED = N_("Import {count} {kind} from {file}")
FATES = {
    "add": N_("New"),
    "update": N_("Changed"),
    "same": N_("There already"),
    "refused": N_("Refused"),
    "skipped": N_("Left out"),
}


@dataclass(slots=True, eq=False)
class RowFate:
    """What becomes of one line: fate is one of FATES; key the number it bears, '' where one will be drawn.

    words: why, or what is worth knowing. values: what the line gives, by field name; of an update only what changes.
    record: the record to be added, or the one to be changed, before the change. block: counts from 1 where several
    stand side by side.
    """

    line: int
    fate: str
    key: str = ""
    words: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    record: Record | None = field(default=None, repr=False)
    row: Row | None = field(default=None, repr=False)
    block: int = 0

    @property
    def place(self) -> str:
        """The line, and of several blocks side by side its block, as tables and sentences name it."""
        return _("{line}, block {block}").format(line=self.line, block=self.block) if self.block else str(self.line)

    def note(self, words: str) -> None:
        """Say something more that is worth knowing of the line."""
        self.words = f"{self.words} {words}" if self.words else words

    def meant(self) -> Record:
        """The record as it will be; what it refers to of the file itself is not there yet."""
        assert self.record is not None
        values = {name: value for name, value in self.values.items() if not isinstance(value, RowFate)}
        if self.fate == "add" and len(values) == len(self.values):
            return self.record
        return type(self.record)(**self.record.__data__ | values)

    def refuse(self, words: str) -> None:
        """Refuse the line, whatever was thought of it before."""
        self.fate, self.words, self.record = "refused", words, None


@dataclass(eq=False)
class ImportPlan:
    """What an import would do; nothing of it is done before apply.

    columns: by heading, the field it gives or the reason why none. created: records of other kinds that the rows name
    and that will be made. notes: sentences on the whole file. batch: the journal batch that the import would be.
    helpful: "create" and "update" where rows are refused that the import would take with them.
    """

    kind: type[Record]
    source: Path
    columns: dict[str, Column]
    sheet: Sheet
    batch: int
    rows: list[RowFate] = field(default_factory=list)
    created: list[Record] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    helpful: set[str] = field(default_factory=set)

    @property
    def counts(self) -> dict[str, int]:
        """How many lines have each fate."""
        found = Counter(row.fate for row in self.rows)
        return {fate: found[fate] for fate in FATES}

    def of(self, fate: str) -> list[RowFate]:
        """The lines of one fate."""
        return [row for row in self.rows if row.fate == fate]
