"""What an office's movements come to when days are mixed up and things are taken back; yuan worked out by hand.

A step is what is done, with how much of it, and how many days ago; 'back' and 'undo' name the step they are about,
counted from 0. Expected are the values of the movements that stand, in the order of their days, and what is left.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from bizdesk import keeping
from bizdesk.office.errors import NotFound
from bizdesk.office.policy import Policy
from bizdesk.supplies import stock
from bizdesk.supplies.models import Movement, Supply
from tests.supplies.store import Store

Step = tuple[Any, ...]


class Card(NamedTuple):
    """Why, by which method, what is done, the values that stand, and what is left."""

    why: str
    method: str
    steps: Sequence[Step]
    worth: str
    left: tuple[int, str]


AVERAGE, FIFO, MONTH = "moving_average", "fifo", "month_end_average"
CARDS = [
    # 10 for 100 and 10 for 300 are 20 each: the 5 that cost 50 cost 100.
    Card("a receipt from before makes a later issue dearer", AVERAGE,
         [("in", 10, "100", 10), ("out", 5, 5), ("in", 10, "300", 8)], "100 300 -100", (15, "300")),
    Card("by FIFO a receipt behind the first layer changes nothing", FIFO,
         [("in", 10, "100", 10), ("out", 5, 5), ("in", 10, "300", 8)], "100 300 -50", (15, "350")),
    Card("by FIFO one before the first layer goes out first", FIFO,
         [("in", 10, "100", 10), ("out", 5, 5), ("in", 10, "300", 12)], "300 100 -150", (15, "250")),
    Card("an issue from before takes of the layer a later one had", FIFO,
         [("in", 4, "40", 10), ("in", 4, "80", 9), ("out", 4, 5), ("out", 2, 7)], "40 80 -20 -60", (2, "40")),
    Card("a receipt that is taken back cost nothing of what went out", AVERAGE,
         [("in", 10, "100", 10), ("in", 10, "300", 9), ("out", 5, 5), ("undo", 1)], "100 -50", (5, "50")),
    Card("free goods make the others cheaper", AVERAGE,
         [("in", 10, "60", 10), ("in", 5, "0", 9), ("out", 6, 5)], "60 0 -24", (9, "36")),
    Card("free goods alone leave for nothing", FIFO,
         [("in", 5, "0", 9), ("out", 5, 5), ("in", 1, "7", 4)], "0 0 7", (1, "7")),
    Card("a return comes in at the cost it left with after the price rose", AVERAGE,
         [("in", 10, "50", 10), ("out", 4, 8), ("in", 10, "150", 6), ("back", 1, 4, 4)], "50 -20 150 20", (20, "200")),
    Card("and when that cost changes, so does the return", AVERAGE,
         [("in", 10, "100", 10), ("out", 4, 8), ("back", 1, 2, 6), ("in", 10, "300", 9)],
         "100 300 -80 40", (18, "360")),
    Card("a return by FIFO goes out again first", FIFO,
         [("in", 5, "10", 10), ("in", 5, "20", 9), ("out", 5, 8), ("back", 2, 2, 7), ("out", 3, 6)],
         "10 20 -10 4 -8", (4, "16")),
    Card("an issue that is taken back never was", AVERAGE,
         [("in", 10, "100", 10), ("out", 4, 8), ("in", 10, "300", 7), ("out", 5, 6), ("undo", 1)],
         "100 300 -100", (15, "300")),
    Card("three for ten, one by one, one of them spoilt", AVERAGE,
         [("in", 3, "10", 10), ("spoilt", 1, 9), ("out", 1, 8), ("out", 1, 7)], "10 -3.33 -3.34 -3.33", (0, "0")),
    Card("what goes back to the supplier goes at the average", AVERAGE,
         [("in", 10, "100", 10), ("in", 10, "300", 9), ("sent", 10, 8)], "100 300 -200", (10, "200")),
    Card("by FIFO it goes as anything else", FIFO,
         [("in", 10, "100", 10), ("in", 10, "300", 9), ("sent", 10, 8)], "100 300 -100", (10, "300")),
    Card("a transfer is worth nothing", AVERAGE,
         [("in", 10, "100", 10), ("carry", 4, 9), ("out", 5, 8)], "100 0 0 -50", (5, "50")),
    Card("a transfer that is taken back goes with its other half", AVERAGE,
         [("in", 10, "100", 10), ("carry", 4, 9), ("undo", 1), ("out", 10, 8)], "100 -100", (0, "0")),
    # 16 March less 40 days is 4 February, less 20 is 24 February. (100 + 300) / 20 = 20 each.
    Card("one average for February, whenever it came", MONTH,
         [("in", 10, "100", 40), ("out", 5, 35), ("in", 10, "300", 20)], "100 -100 300", (15, "300")),
    # March begins with 15 for 300; with 5 for 200 they are 25 each.
    Card("March begins with what February left", MONTH,
         [("in", 10, "100", 40), ("out", 5, 35), ("in", 10, "300", 20), ("out", 3, 12), ("in", 5, "200", 5)],
         "100 -100 300 -75 200", (17, "425")),
    Card("what came back in March was given in February and costs what it did", MONTH,
         [("in", 10, "100", 40), ("out", 5, 35), ("in", 10, "200", 10), ("back", 1, 5, 5)],
         "100 -50 200 50", (20, "300")),
    Card("a late receipt of February goes through to March", MONTH,
         [("in", 10, "100", 40), ("out", 5, 35), ("out", 5, 10), ("in", 10, "300", 30)],
         "100 -100 300 -100", (10, "200")),
    Card("halves of a cent are rounded up once", AVERAGE,
         [("in", 2, "0.01", 9), ("out", 1, 8), ("out", 1, 7)], "0.01 -0.01 0", (0, "0")),
]  # fmt: skip


def done(store: Store, supply: Supply, steps: Sequence[Step]) -> list[Movement]:
    """Do the steps, and what each wrote first."""
    made: list[Movement] = []
    for name, *told in steps:
        if name == "undo":
            store.do(made[told[0]], "reverse", reason="wrong")
            continue
        quantity, on = Decimal(told[1] if name == "back" else told[0]), store.ago(told[-1])
        if name == "in":
            made.append(store.receive(supply, told[0], int(Decimal(told[1]) * 100), on=on))
        elif name == "out":
            made.append(store.issue(supply, told[0], on=on))
        elif name == "back":
            made.append(store.do(made[told[0]], "give_back", quantity=quantity, on=on))
        elif name == "carry":
            made.append(store.do(supply, "transfer", quantity=quantity, to=store.shelf, on=on))
        else:
            action = {"spoilt": "write_off", "sent": "return_to_supplier"}[name]
            made.append(store.do(supply, action, quantity=quantity, on=on, reason="so"))
    return made


def worth(supply: Supply) -> list[Decimal]:
    """What the movements that stand are worth in yuan, by their days."""
    return [Decimal(line.value) / 100 for line in stock.standing(stock.ledger(supply.id))]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.why)
def test_a_card_comes_out_as_by_hand(store: Store, card: Card) -> None:
    supply = store.supply(valuation=card.method)
    done(store, supply, card.steps)
    assert worth(supply) == [Decimal(each) for each in card.worth.split()]
    left, value = store.held(supply)
    assert (left, Decimal(value) / 100) == (card.left[0], Decimal(card.left[1]))


REFUSED: list[tuple[str, Sequence[Step], Step, str]] = [
    ("more than there is", [("in", 5, "5", 9)], ("out", 6, 5), "On 2026-03-11 there would be 5 pc"),
    ("more than there was that day", [("in", 5, "5", 9), ("in", 5, "5", 3)], ("out", 6, 5), "there would be 5 pc"),
    ("what a later issue needs", [("in", 5, "5", 9), ("out", 5, 5)], ("out", 1, 7), "On 2026-03-11 there would be 4"),
    ("what lies elsewhere", [("in", 5, "5", 9), ("carry", 3, 8)], ("out", 3, 7), "there would be 2 pc"),
    ("a receipt that was used", [("in", 5, "5", 9), ("in", 5, "5", 8), ("out", 8, 5)], ("undo", 1), "would be 5 pc"),
    ("a transfer that was used", [("in", 5, "5", 9), ("carry", 5, 8), ("use", 1)], ("undo", 1), "there would be 0 pc"),
    ("an issue of which some came back", [("in", 5, "5", 9), ("out", 4, 8), ("back", 1, 1, 7)],
     ("undo", 1), "came back"),
    ("more back than went", [("in", 5, "5", 9), ("out", 4, 8), ("back", 1, 3, 7)], ("back", 1, 2, 6), "2 more cannot"),
    ("back before it went", [("in", 5, "5", 9), ("out", 4, 6)], ("back", 1, 2, 8), "before it went out"),
    ("nothing at all", [("in", 5, "5", 9)], ("out", 0, 6), "above nothing"),
    ("tomorrow", [("in", 5, "5", 9)], ("out", 1, -1), "lies in the future"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "steps", "last", "words"), REFUSED, ids=[each[0] for each in REFUSED])
def test_what_cannot_be_is_refused_and_nothing_is_written(
    store: Store, why: str, steps: Sequence[Step], last: Step, words: str
) -> None:
    supply = store.supply()
    before = [step for step in steps if step[0] != "use"]
    made = done(store, supply, before)
    if len(before) < len(steps):
        store.issue(supply, 1, place=store.shelf)
    stood = Movement.select().count()
    subject, action, inputs = {
        "out": lambda quantity, days: (
            supply, "issue", {"quantity": Decimal(quantity), "staff": store.zhao, "on": store.ago(days)},
        ),
        "undo": lambda place: (made[place], "reverse", {"reason": "wrong"}),
        "back": lambda place, quantity, days: (
            made[place], "give_back", {"quantity": Decimal(quantity), "on": store.ago(days)},
        ),
    }[last[0]](*last[1:])  # fmt: skip
    assert words in store.refused(subject, action, **inputs)
    assert Movement.select().count() == stood


def test_nothing_is_reversed_twice_and_no_later_price_alone(store: Store) -> None:
    pen = store.supply()
    (first, _out, _late) = done(store, pen, [("in", 10, "100", 10), ("out", 5, 5), ("in", 10, "300", 8)])
    later = Movement.get(Movement.kind == "revaluation")
    assert "goes with the one it belongs to" in store.refused(later, "reverse", reason="wrong")
    store.do(first, "reverse", reason="wrong")
    assert "reversed already" in store.refused(first, "reverse", reason="wrong")
    reversal = Movement.get(Movement.kind == "reversal")
    assert "goes with the one it belongs to" in store.refused(reversal, "reverse", reason="wrong")


def test_of_an_issue_that_was_reversed_nothing_comes_back(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 2_000)
    given = store.issue(pen, 4)
    store.do(given, "reverse", reason="wrong person")
    words = store.refused(given, "give_back", quantity=Decimal(1))
    assert words == f"{given.number} was reversed: nothing of it is out that could come back. [4.2.2b]"
    assert store.held(pen) == (Decimal(10), 2_000)


def test_a_closed_day_takes_nothing_and_gives_nothing_back(store: Store) -> None:
    pen = store.supply()
    old = store.receive(pen, 10, 1_000, on=store.ago(20))
    rule = Policy.get(Policy.key == "stock_closed_through")
    keeping.edit(store.office, "", rule, {"value": store.ago(15).isoformat()})
    assert "stock is closed through" in store.refused(pen, "receive", quantity=Decimal(1), amount=1, on=store.ago(15))
    words = store.refused(old, "reverse", reason="wrong", on=store.ago(15))
    assert "stock is closed through" in words
    store.issue(pen, 1, on=store.ago(14))


def test_a_price_is_of_a_unit_and_an_amount_of_all(store: Store) -> None:
    pen = store.supply()
    assert store.do(pen, "receive", quantity=Decimal("2.5"), price=125).value == 313
    assert "not both" in store.refused(pen, "receive", quantity=Decimal(1), price=1, amount=1)
    assert "not both" in store.refused(pen, "receive", quantity=Decimal(1))


def test_a_supply_is_known_by_its_code_its_name_and_every_barcode(store: Store) -> None:
    pen, pad = store.supply(barcodes="690001,690002"), store.supply("690003", barcodes="69")
    for text in ("YP-1", "yp-1", "Pen YP-1", "690001", "690002", "６９０００２"):
        assert Supply.named(text) == pen
    assert Supply.named("690003") == Supply.named("69") == pad
    for text in ("6900", ",", "690001,690002,", ""):
        with pytest.raises(NotFound):
            Supply.named(text)
    # Files from before that was refused may hold one barcode twice.
    store.damage("UPDATE supply SET barcodes = '690001' WHERE id = ?", store.supply("YP-3").id)
    with pytest.raises(NotFound, match="not the only one"):
        Supply.named("690001")
