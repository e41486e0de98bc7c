"""The books month by month: what is found out late is posted in the first open month, and closed months stay still."""

from datetime import date
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import parts, posting
from bizdesk.assets.models import Asset, DepreciationEntry, DepreciationRun
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.policy import Policy
from bizdesk.office.undo import last_done, undo
from bizdesk.reports.report import Paragraph

from .conftest import card
from .report_story import made, rows

# 3,600.00 over 36 months without a residual value: 100.00 a month from January 2026.
TERMS = {"cost": 360_000, "residual": 0, "acquired_on": date(2025, 12, 5), "in_use_on": date(2025, 12, 5)}


def close(office: Office, through: str) -> None:
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": through})


def month(office: Office, period: str) -> dict[str, object]:
    (row,) = rows(made(office, "depreciation", month=period), "by_category")
    return row


@pytest.fixture
def closed(office: Office, people: SimpleNamespace) -> Asset:
    """One card posted through February 2026, which is closed; today is 16 March."""
    first = card(office, **TERMS)
    posting.depreciate(office, "001", "2026-02")
    close(office, "2026-02")
    return first


def test_a_closed_month_stays_as_it_was_signed_and_the_open_one_says_what_its_run_posted(
    office: Office, closed: Asset
) -> None:
    """A second card of December turns up in March: its January and February are charged in March, 100.00 each."""
    signed = [month(office, period) for period in ("2026-01", "2026-02")]
    assert [(row["assets"], row["amount"], row["accumulated"]) for row in signed] == [
        (1, 10_000, 10_000),
        (1, 10_000, 20_000),
    ]
    card(office, **TERMS)
    assert [month(office, period) for period in ("2026-01", "2026-02")] == signed
    then = made(office, "asset-ledger", on="2026-02-28")
    assert any("did not know yet: 1." in block.text for block in then.blocks if isinstance(block, Paragraph))
    assert not any(isinstance(block, Paragraph) for block in made(office, "asset-ledger", on="2026-03-16").blocks)
    posting.depreciate(office, "001", "2026-03")
    assert [month(office, period) for period in ("2026-01", "2026-02")] == signed
    run = DepreciationRun.get(DepreciationRun.period == "2026-03")
    row = month(office, "2026-03")
    assert run.total == 10_000 + 3 * 10_000
    assert (row["assets"], row["cost"], row["amount"], row["unposted"]) == (2, 720_000, run.total, 0)
    assert row["accumulated"] == signed[1]["accumulated"] + run.total
    blocks = made(office, "depreciation", month="2026-03").blocks
    told = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert told[0].startswith("200.00 of what was charged was overdue")


def test_what_will_be_posted_in_the_first_open_month_is_due_there(office: Office, closed: Asset) -> None:
    card(office, **TERMS)
    with office.looking_on(date(2026, 4, 2)):
        assert month(office, "2026-03")["unposted"] == 10_000 + 3 * 10_000
        assert month(office, "2026-02")["unposted"] == 0


def test_in_a_running_month_what_is_due_and_what_is_posted_come_to_the_accumulated(
    office: Office, closed: Asset
) -> None:
    """On 16 March the charge of March, 100.00, is not posted yet; at the month's end the card stands at 300.00."""
    row = month(office, "2026-03")
    assert (row["amount"], row["unposted"], row["accumulated"]) == (0, 10_000, 20_000 + 10_000)


def test_a_year_closed_with_a_card_unknown_rolls_forward_to_the_next(office: Office, people: SimpleNamespace) -> None:
    """Of 2025 one card is known, 5 x 100.00 from August; the other, of the same day, turns up in 2026 with the year
    closed. 2026 opens with what 2025 closed, and charges 12 x 100.00 and 17 x 100.00."""
    early = {**TERMS, "acquired_on": date(2025, 7, 5), "in_use_on": date(2025, 7, 5)}
    card(office, **early)
    posting.depreciate(office, "001", "2025-12")
    close(office, "2025-12")
    card(office, **early)
    posting.depreciate(office, "001", "2026-02")
    with office.looking_on(date(2027, 1, 5)):
        posting.depreciate(office, "001", "2026-12")
        (old,) = rows(made(office, "depreciation", year="2025"), "roll_forward")
        (new,) = rows(made(office, "depreciation", year="2026"), "roll_forward")
    assert (old["closing"], old["closing_accumulated"]) == (360_000, 5 * 10_000)
    assert (new["opening"], new["additions"], new["opening_accumulated"]) == (360_000, 360_000, 5 * 10_000)
    assert (new["charge"], new["released"], new["closing_accumulated"]) == (29 * 10_000, 0, 34 * 10_000)


def test_a_merged_card_is_no_card_of_the_report(office: Office, people: SimpleNamespace) -> None:
    one, other = card(office, **TERMS), card(office, **TERMS)
    parts.merge(office, "001", other, into=one)
    row = month(office, "2026-03")
    assert (row["assets"], row["cost"]) == (1, 720_000)


def test_what_is_posted_in_a_closed_month_is_not_taken_back(office: Office, people: SimpleNamespace) -> None:
    """Opened again by its rule, it is."""
    card(office, **TERMS)
    posting.depreciate(office, "001", "2026-02")
    act = last_done()
    assert act is not None
    close(office, "2026-02")
    with pytest.raises(Refused, match=r"closed.*\[4.2.1c\]"):
        undo(office, "001", act.id)
    assert DepreciationEntry.select().count() == 2
    close(office, "2025-12")
    undo(office, "001", act.id)
    assert DepreciationEntry.select().count() == 0


def test_the_schedule_names_the_run_that_posted_a_closed_month_late(office: Office, closed: Asset) -> None:
    late = card(office, **TERMS)
    posting.depreciate(office, "001", "2026-03")
    run = DepreciationRun.get(DepreciationRun.period == "2026-03")
    told = rows(made(office, "asset-schedule", asset=late.number), "schedule")[:3]
    assert [line["state"] for line in told] == ["posted"] * 3
    for line in told[:2]:
        assert line["why"].endswith(f"; posted late, in 2026-03 by run {run.number}")
    assert "posted late" not in told[2]["why"]
    own = rows(made(office, "asset-schedule", asset=closed.number), "schedule")
    assert not any("posted late" in line["why"] for line in own)
