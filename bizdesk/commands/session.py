"""What a command is given: its arguments, the office, where to write, and the one way to write into the office."""

import os
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bizdesk.commands.output import Output
from bizdesk.commands.tongue import place
from bizdesk.commands.usage import Usage
from bizdesk.office.language import N_, _
from bizdesk.office.periods import FIRST_YEAR

if TYPE_CHECKING:
    from bizdesk.office.file import Office
    from bizdesk.office.record import Record

Result = TypeVar("Result")


class Session:
    """One command being carried out."""

    def __init__(self, options: Namespace, output: Output) -> None:
        self.options = options
        self.output = output
        # Sentences that need not be said again.
        self.told: set[str] = set()
        self._said = 0

    @cached_property
    def path(self) -> Path:
        """The office file."""
        return place(self.options.office or "")

    @cached_property
    def day(self) -> date | None:
        """The office's day where the command line sets it."""
        if not self.options.today:
            return None
        # As programs write it: nothing need be known of all the ways in which people do.
        with suppress(ValueError):
            day = date.fromisoformat(self.options.today)
            if day.year >= FIRST_YEAR:
                return day
        from bizdesk.office.dates import parse_whole_date
        from bizdesk.office.refusal import ValueRefused

        try:
            return parse_whole_date(self.options.today)
        except ValueRefused as fault:
            raise Usage(fault.message, **fault.values) from None

    @cached_property
    def office(self) -> "Office":
        """The office, opened when it is first asked for."""
        from bizdesk.office.people import acting
        from bizdesk.opening import open_office

        office = open_office(self.path, today=self.day, who=self.options.who or "", language=self.options.lang)
        try:
            if self.options.who:
                acting(office, office.who)
        except BaseException:
            office.close()
            raise
        self._tell(office)
        return office

    def close(self) -> None:
        """Close what was opened."""
        if "office" in self.__dict__:
            self.office.close()

    @property
    def format(self) -> str:
        return getattr(self.options, "format", None) or "text"

    @property
    def dry(self) -> bool:
        return bool(getattr(self.options, "dry_run", False))

    @cached_property
    def kind(self) -> "type[Record]":
        """The kind of record that the command line names."""
        from bizdesk.commands.kinds import kind_named

        return kind_named(self.options.kind)

    @cached_property
    def record(self) -> "Record":
        """The record that the command line names."""
        from bizdesk.office.addresses import addressed

        kind = self.kind
        self.office.activate()
        return addressed(self.office, kind, self.options.number)

    def write(self, do: Callable[["Office"], Result]) -> tuple[Result, list[str]]:
        """Do something to the office; its result and what the journal tells of it.

        With --dry-run all of it happens in a transaction that is then taken back: what is told is what would be,
        and a result must not need the file any more.
        """
        from bizdesk.office import faults
        from bizdesk.office.journal import JournalBatch, told
        from bizdesk.office.text import NOTE_LIMIT, visible

        office = self.office
        before = len(office.wrote)

        def done() -> tuple[Result, list[str]]:
            result = do(office)
            self._tell(office)
            # Other programs may have written meanwhile: what they did is not told as this command's.
            batches = [JournalBatch.get_by_id(batch) for batch in office.wrote[before:]]
            return result, [visible(" ".join(told(batch).split()), NOTE_LIMIT) for batch in batches]

        if self.dry:
            with faults.in_words(office), office.db.atomic() as trial:
                result, acts = done()
                trial.rollback()
            self.output.say(_("Dry run: nothing was saved."))
            return result, [_("Would be done: {what}").format(what=each) for each in acts]
        from bizdesk.opening import backup_before_writing

        with faults.in_words(office):
            backup_before_writing(office)
            self._tell(office)
            return done()

    def _tell(self, office: "Office") -> None:
        for notice in office.notices[self._said :]:
            if notice not in self.told:
                self.output.say(notice)
        self._said = len(office.notices)


def target(text: str) -> Path:
    """The file that a result is to be written to; Refused where a folder is named that is not there."""
    from bizdesk.office.errors import Refused

    path = Path(text)
    if text.endswith(("/", os.sep)) and not path.is_dir():
        raise Refused(N_("There is no folder {path}."), path=text)
    return path


def outcome(text: str, force: bool) -> Path:
    """The file that a result is to be written to; Refused where there is one already, unless it is forced."""
    from bizdesk.office.errors import Refused

    path = target(text)
    if path.is_file() and not force:
        raise Refused(N_("{path} exists already: choose another name, or give --force."), path=path)
    return path
