"""Notes on variances (clause 4.3.1c): why a line is off its plan in a month, and what is done about it."""

from collections.abc import Mapping
from typing import Any

from bizdesk.budgets import figures, years
from bizdesk.budgets.flows import NOTE_FLOW
from bizdesk.budgets.models import VarianceNote
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_

RULE = "4.3.1c"


def add(office: Office, who: str, values: Mapping[str, Any]) -> VarianceNote:
    """Say why a line is off its plan in a month of its year: by who acts unless another owner is named."""
    values = {**values, "owner": values.get("owner") or office.staff(who)}
    with change(office, who, N_("Note on {line}: {cause}")) as act:
        note = VarianceNote(**values)
        note.verify()
        if not 1 <= years.month_of(note.line.budget.year, note.period) <= years.MONTHS:
            words = N_("{period} is no month of {year}.")
            raise Refused(words, rule=RULE, period=note.period, year=note.line.budget.year.year)
        act.words |= {"line": figures.title(note.line), "cause": note.cause}
        return act.add(note)


def finish(office: Office, who: str, note: VarianceNote) -> VarianceNote:
    """Say that what was to be done about a variance is done."""
    return _move(office, who, note, "finish", N_("Finish the note on {line}"))


def resume(office: Office, who: str, note: VarianceNote) -> VarianceNote:
    """Say that it is not done after all."""
    return _move(office, who, note, "resume", N_("Resume the note on {line}"))


def _move(office: Office, who: str, note: VarianceNote, action: str, words: str) -> VarianceNote:
    with change(office, who, words, line=figures.title(note.line)) as act:
        NOTE_FLOW.move(note, action)
        return act.save(note)
