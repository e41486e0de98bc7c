"""The due time of a step explained: every stretch from receipt to it, and what it adds to the working time."""

from datetime import datetime
from itertools import pairwise
from typing import Literal, NamedTuple

from bizdesk.complaints.course import Course, stages
from bizdesk.office import working_time

RowKind = Literal["working", "paused", "closed", "extended"]


class Row(NamedTuple):
    """A stretch of one kind: its working seconds, and those of all rows up to it; 0 where no working time counts.

    A row of the kind extended has no length: it says when an extension was given, and new_due to what time.
    """

    start: datetime
    end: datetime
    kind: RowKind
    working_seconds: int
    total_seconds: int
    new_due: datetime | None = None

    @property
    def working_minutes(self) -> int:
        """Its whole working minutes; odd_seconds is what is left of them."""
        return self.working_seconds // 60

    @property
    def odd_seconds(self) -> int:
        """Its working seconds beyond whole minutes."""
        return self.working_seconds % 60


def intervals(course: Course, step: str, now: datetime) -> list[Row]:
    """The rows from receipt to the due time in force, without gap or overlap; none where the step has no due time.

    A step without a target has them from its first extension on. The working rows add up to the time allowed and what
    extensions added to it. A pause that moved no due time, because that had passed already, is not taken out.
    """
    walked = stages(course, step, now)
    if not walked:
        return []
    marks = [*(stage.since for stage in walked), walked[-1].due]
    rows: list[Row] = []
    total = 0
    for stage, (start, end) in zip(walked, pairwise(marks), strict=True):
        if stage is not walked[0] or step not in course.targets:
            rows.append(Row(start, start, "extended", 0, total, stage.given))
        for each in working_time.intervals(course.calendar, start, end, stage.pauses):
            worked = each.seconds if each.kind == "working" else 0
            total += worked
            rows.append(Row(each.start, each.end, each.kind, worked, total))
    return rows
