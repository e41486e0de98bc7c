"""What every story of supplies ends with: an office of which `bizdesk check` finds nothing wrong."""

from typing import Any

from bizdesk.kinds import invariants
from bizdesk.office.check import check
from bizdesk.office.file import Office


class Sound:
    """An office that is looked through when its story is over, save where the story is of one that was damaged."""

    office: Office
    damaged = False

    def damage(self, statement: str, *values: Any) -> None:
        """Write into the file behind the program's back."""
        self.damaged = True
        self.office.db.execute_sql(statement, values)

    def done(self) -> None:
        """The story is over: close the office, and refuse one that does not hold together."""
        try:
            found = [] if self.damaged else findings(self.office)
            assert found == []
        finally:
            self.office.close()


def findings(office: Office) -> list[str]:
    """What `bizdesk check` says of an office."""
    return [finding.sentence for finding in check(office, invariants())]
