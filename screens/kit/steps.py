"""The list of what can be done to records now; of what cannot, it tells why, in full for the step under the cursor."""

from collections.abc import Sequence

from textual.containers import Vertical

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.operation import Operation
from bizdesk.office.record import Record
from bizdesk.office.text import cells
from bizdesk.office.work import finished

from .below import Below
from .pick import Pick
from .refusals import by_state, each_asked
from .table_cells import Column
from .table_messages import Highlighted

STEP = Column("label", N_("Step"), 25)
WHY = Column("why", N_("Why not now"), 30, 3, tone=lambda why: "muted")
# What a step is called is told in full up to here: beside it stand the first words of why not.
LONGEST = 36


class Steps(Pick):
    """The steps of one or more records, those all may take first, of these what comes next in their flow.

    Dismissed with the name of the one chosen. Of several records only the states are asked here, the step chosen is
    asked of each.
    """

    DEFAULT_CSS = "Steps Below { height: 3; }"

    def __init__(self, office: Office, title: str, records: Sequence[Record], operations: Sequence[Operation]) -> None:

        def why(operation: Operation) -> list[str]:
            if len(records) == 1:
                return finished(each_asked(office, operation, records))
            return by_state(office, operation, records)

        steps = [(_(operation.label), " ".join(why(operation)), operation.name) for operation in operations]
        flow = next((operation.flow for operation in operations if operation.flow is not None), None)
        onward = flow.onward(records[0]) if flow is not None else []
        steps.sort(key=lambda step: (bool(step[1]), onward.index(step[2]) if step[2] in onward else len(onward)))
        longest = max((cells(label) for label, _why, _name in steps), default=0)
        columns = (STEP._replace(width=max(STEP.width, min(longest, LONGEST))), WHY)
        super().__init__(_("Act on {title}").format(title=title), columns, Held(steps, -1))

    def on_mount(self) -> None:
        self.query_one("#picked", Vertical).mount(Below())

    def on_table_highlighted(self, event: Highlighted) -> None:
        event.stop()
        row = event.table.cursor_row
        for below in self.query(Below):
            below.tell(row[1] if row else "")
