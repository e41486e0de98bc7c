"""Which approvals are void is found out of many at once as of each, and asked of the file no oftener."""

from datetime import date
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.assets import disposals
from bizdesk.assets.models import Asset, Disposal
from bizdesk.decided import work_out
from bizdesk.office.approval import Approval, Void
from bizdesk.office.file import Office
from bizdesk.office.undo import undo

from .conftest import card

TODAY = date(2026, 3, 16)


@pytest.fixture
def approved(office: Office, people: SimpleNamespace) -> list[Disposal]:
    """Six applications, each approved: voided by an edit, by one taken back since, by a name on the card, approved
    anew, revoked, left alone."""
    made = []
    for number in range(6):
        asset = card(office, name=f"Desk {number}")
        applied = disposals.request(office, "001", asset, kind="scrap", reason="old", requested_by=people.zhang)
        made.append(disposals.approve(office, "001", applied, approver=people.li))
    keeping.edit(office, "001", made[0], {"kind": "sale"})
    keeping.edit(office, "001", made[1], {"kind": "sale"})
    undo(office, "001")
    keeping.edit(office, "001", Asset.get_by_id(made[2].asset.id), {"name": "Server"})
    keeping.edit(office, "001", made[3], {"kind": "sale"})
    disposals.approve(office, "001", Disposal.get_by_id(made[3].id), approver=people.li)
    disposals.revoke(office, "001", Disposal.get_by_id(made[4].id), approver=people.li, opinion="")
    return made


def every() -> list[Approval]:
    return list(Approval.select().order_by(Approval.id))


def test_many_are_told_as_each_is(office: Office, approved: list[Disposal]) -> None:
    together, alone = every(), every()
    work_out(office, together)
    for made in alone:
        work_out(office, [made])
    assert [made.voided for made in together] == [made.voided for made in alone]
    told = [(made.subject_id - approved[0].id, made.verdict, made.voided) for made in together]
    edits = [Void(TODAY, f"Edit {approved[at].number}") for at in (0, 3)]
    assert told == [
        (0, "approved", edits[0]),
        (1, "approved", None),
        (2, "approved", Void(TODAY, f"Edit asset {approved[2].asset.number}")),
        (3, "approved", edits[1]),
        (4, "approved", None),
        (5, "approved", None),
        (3, "approved", None),
        (4, "revoked", None),
    ]


def test_many_are_asked_for_by_as_many_questions_as_one(office: Office, approved: list[Disposal]) -> None:
    """Of those voided by an edit; what was approved and stands is worked out again, one by one, to know it stands."""
    for applied in (approved[1], approved[2], approved[5]):
        keeping.edit(office, "001", Disposal.get_by_id(applied.id), {"kind": "donation"})
    void = [made for made in every() if Disposal.get_by_id(made.subject_id).state == "requested"]
    asked: list[str] = []
    office.db.connection().set_trace_callback(asked.append)
    work_out(office, void[:1])
    once = len(asked)
    work_out(office, void)
    office.db.connection().set_trace_callback(None)
    assert sum(made.void for made in void) == 4
    # The policy is read with the first of them.
    assert len(asked) <= 2 * once
