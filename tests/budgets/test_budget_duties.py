"""What Today says of commitments that stay open."""

from bizdesk.budgets.duties import duties
from tests.budgets.desk import Desk, day


def told(desk: Desk) -> list[tuple[str, str]]:
    """What is said of commitments, and the one it leads to."""
    return [(duty.words, duty.key) for duty in duties(desk.office) if duty.kind == "commitment"]


def test_a_commitment_open_for_longer_than_the_policy_says_is_told_of(desk: Desk) -> None:
    """On 16 June one of 18 March is 90 days old, and one of 17 March is 91."""
    desk.plan(("R/TF", "stop", 100_000))
    desk.promise("R/TF", 1_000, day("03-18"))
    assert told(desk) == []
    old = desk.promise("R/TF", 2_000, day("03-17"))
    assert told(desk) == [("Commitments open for more than 90 days: 1", old.number)]
    desk.policy(commitment_days="30")
    assert told(desk) == [("Commitments open for more than 30 days: 2", "")]
    desk.do(old, "release", reason="Not needed")
    assert told(desk) == [("Commitments open for more than 30 days: 1", "ZY-2026-0001")]
