"""What has no number of its own is told in words: a note on a variance, an alert, the year of a line."""

from bizdesk.budgets.models import BudgetAlert, VarianceNote
from bizdesk.commands.rows import shown
from bizdesk.office.addresses import Addresses, titled
from tests.budgets.desk import Desk, refused


def test_a_note_and_an_alert_are_called_by_their_line(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 85_000)
    note = desk.add(VarianceNote, line=desk.lines["R/TF"], period="2026-06", cause="A fair")
    assert titled(desk.office, note) == "YS-2026-0001/1/1 2026-06 · TF Flights · R Research"
    assert titled(desk.office, BudgetAlert.get()) == "YS-2026-0001/1/1 80 % · TF Flights · R Research"
    desk.do(note, "finish")
    told = refused(lambda: desk.do(note, "finish"))
    assert told.startswith("2026-06 · TF Flights · R Research is Done: ")


def test_the_list_of_lines_tells_what_each_comes_to_in_the_year(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", [10_000] * 12))
    line = desk.lines["R/TF"].afresh()
    assert shown(line, desk.office, ["total"], Addresses(desk.office.kinds)) == {"total": "1,200.00"}
