"""Pools (clause 4.3.2): a month is shared out once, past costs stay where they are, and no cost lies in two pools."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.budgets import pools
from bizdesk.budgets.models import CostAllocation, CostPool, CostShare
from bizdesk.exchange.importing import apply, plan
from bizdesk.office.errors import Refused
from bizdesk.office.journal import change
from bizdesk.office.people import Department
from bizdesk.office.work import finished
from bizdesk.opening import with_areas
from tests.budgets.books import Books, opened


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with opened(tmp_path / "office.bizdesk") as books:
        yield books


def pooled(books: Books, code: str = "P1", department: str = "04", account: str = "A16") -> CostPool:
    """A pool that two departments bear one to three."""
    pool: CostPool = books.add(CostPool, code=code, name=code, department=department, account=account, driver="shares")
    for whose, basis in (("01", 1), ("06", 3)):
        books.add(CostShare, pool=pool, department=whose, basis=basis)
    return pool


def test_two_programs_share_a_month_out_at_once_and_it_is_shared_out_once(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one does it between this one's key and its turn to write: 100.00 are borne, not 200.00."""
    pool = pooled(books)
    books.spend("A16", 10_000, "2026-02-10")
    here, there = books.office, with_areas(books.office.path, clock=lambda: books.now)

    def late(*arguments: object, **words: object) -> object:
        monkeypatch.setattr(pools, "change", change)
        there.activate()
        pools.allocate(there, "002", CostPool.get())
        here.activate()
        return change(*arguments, **words)  # type: ignore[arg-type]

    monkeypatch.setattr(pools, "change", late)
    try:
        assert pools.allocate(here, "002", pool) == []
    finally:
        there.close()
        here.activate()
    assert [row.amount for row in CostAllocation.select()] == [2_500, 7_500]
    assert "already" in here.notices[-1]


def test_a_pool_that_was_shared_out_keeps_what_it_shares(books: Books) -> None:
    """Moved to another department, what was taken off that of the pool in February would be taken off the other."""
    pool = pooled(books)
    books.spend("A16", 10_000, "2026-02-10")
    books.do(pool, "allocate")
    for values in ({"department": "06"}, {"account": "A17"}):
        with pytest.raises(Refused, match="was shared out: its department and account stay"):
            keeping.edit(books.office, "002", pool.afresh(), books.meant(values))
    keeping.edit(books.office, "002", pool.afresh(), {"name": "Rent of all"})
    books.do(pool, "take_back", reason="Another department pays it")
    edited = keeping.edit(books.office, "002", pool.afresh(), books.meant({"department": "06"}))
    assert isinstance(edited, CostPool)
    assert edited.department == Department.named("06"), "nothing is shared out of it any more"


# The department and account of a second pool, beside one of 04 and A16 -> whether both cover some costs.
BESIDE = [
    ("the same", "04", "A16", True),
    ("another account", "04", "A17", False),
    ("another department", "06", "A16", False),
    ("the department above", "HQ", "A16", True),
    ("the department above and another account", "HQ", "A17", False),
]


@pytest.mark.parametrize(("department", "account", "meets"), [case[1:] for case in BESIDE], ids=[c[0] for c in BESIDE])
def test_two_pools_do_not_cover_the_same_costs(books: Books, department: str, account: str, meets: bool) -> None:
    top = books.add(Department, code="HQ", name="All")
    keeping.edit(books.office, "002", books.home.afresh(), {"parent": top})
    pool = pooled(books)
    if not meets:
        pooled(books, "P2", department, account)
        return
    with pytest.raises(Refused, match=r"covers costs that P1 P1 shares out already"):
        pooled(books, "P2", department, account)
    other = pooled(books, "P2", "06", "A17")
    with pytest.raises(Refused, match=r"P2 P2 covers costs that P1 P1"):
        keeping.edit(books.office, "002", other, books.meant({"department": department, "account": account}))
    keeping.edit(books.office, "002", pool.afresh(), {"active": False})
    keeping.edit(books.office, "002", other.afresh(), books.meant({"department": department, "account": account}))


def test_a_month_that_one_pool_shared_out_is_not_shared_out_by_the_one_after_it(books: Books) -> None:
    pool = pooled(books)
    books.spend("A16", 10_000, "2026-02-10")
    books.do(pool, "allocate")
    keeping.edit(books.office, "002", pool.afresh(), {"active": False})
    after = pooled(books, "P2")
    assert "P1 P1 shared out costs of 2026-02 that P2 P2 covers" in books.refused(after, "allocate")
    books.do(pool, "take_back", reason="By the other pool")
    assert "is not active" in books.refused(pool, "allocate")
    assert len(books.do(after, "allocate")) == 2


def test_a_pool_is_not_made_active_again_beside_the_one_after_it(books: Books) -> None:
    pool = pooled(books)
    keeping.edit(books.office, "002", pool.afresh(), {"active": False})
    pooled(books, "P2")
    with pytest.raises(Refused, match="P1 P1 covers costs that P2 P2 shares out already"):
        keeping.edit(books.office, "002", pool.afresh(), {"active": True})


def test_a_list_of_pools_is_no_door_to_one_that_shares_out_what_another_does(books: Books) -> None:
    """Each is added by itself, and held against those that are there."""
    pooled(books)
    path = books.office.path.parent / "pools.csv"
    path.write_text("Code,Name,Department,Budget account,Shared out by\nP2,Rent,04,A16,Head count\n", "utf-8")
    with pytest.raises(Refused):
        apply(books.office, "002", finished(plan(books.office, CostPool, path)))
    assert CostPool.select().count() == 1
