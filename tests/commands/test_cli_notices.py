"""What is allowed and yet odd is said beside what was done, on standard error, and only when it is written."""

import pytest

from .conftest import Typed


@pytest.mark.parametrize("flag", [(), ("--dry-run",)])
def test_a_life_shorter_than_the_law_is_kept_and_said(desk: Typed, laptop: str, flag: tuple[str, ...]) -> None:
    said = desk("set", "asset", laptop, "life_months=24", *flag)
    assert (said.status, "Useful life (months): 36 -> 24" in said.out) == (0, True)
    assert "24 months are less than the 36 that the tax law accepts for Electronics" in said.err
    assert "tax law" not in desk("set", "asset", laptop, "remarks=scratched").err


def test_who_leaves_with_an_asset_in_hand_is_told_so(desk: Typed, laptop: str) -> None:
    assert desk("do", "assign", "asset", laptop, "user=002").status == 0
    said = desk("set", "staff", "002", "left_on=2026-03-15")
    assert f"leaves on 2026-03-15 with 1 in hand ({laptop})" in said.err
    assert "has left with assets in hand: 1" in desk("today").out
