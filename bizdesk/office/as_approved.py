"""What was approved is what stands (clause 1.3.1), of any kind of record that has lines."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bizdesk.office import approval
from bizdesk.office import touched as written
from bizdesk.office.approval import Decided
from bizdesk.office.file import Touched
from bizdesk.office.language import _


def differing(
    with_lines: Sequence[tuple[Any, Any]], decided: Mapping[str, Decided], touched: Touched | None
) -> Iterator[str]:
    """What is not what was approved, one sentence each; with_lines: kinds with the kind of their lines; touched: only
    of what an act wrote."""
    for kind, lines in with_lines:
        for hold in decided[kind.kind_name()].holds:
            held = kind.select().where(kind.state.in_(hold.held))
            for record in written.among(held, kind, lines, touched):
                made = approval.newest(record, hold.matter)
                # Approved by the rule where nobody has decided.
                if made is not None and approval.standing(record, hold.matter) is None:
                    yield _("{number} is not what {name} approved on {date}.").format(
                        number=record.number, name=made.approver.caption, date=made.decided_on
                    )
