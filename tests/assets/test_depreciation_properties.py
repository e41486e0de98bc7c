"""What must hold for any card, whatever its terms and whatever happens to it."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from bizdesk.assets.depreciation import Readings, course_at, schedule
from bizdesk.assets.ledger import BookedCourse
from bizdesk.assets.parts import SHARINGS, merged
from bizdesk.assets.split import cut, part_terms, split_off, split_value
from bizdesk.assets.takeover import taken_over_on
from bizdesk.assets.terms import CONVENTIONS, PERIOD_AMOUNTS, SWITCHES, THROUGH, TIMED, Change, Terms
from bizdesk.assets.valuation import disposal_value, value_on
from bizdesk.office.periods import index_of, last_day, month_index, months_ended

from .plainly import among_many, plainly

BEGIN, END = date(2020, 1, 1), date(2023, 12, 31)
AFTER_ALL = date(2200, 1, 1)
days = st.dates(BEGIN, END)
timed = sorted(TIMED)


@st.composite
def cards(draw: st.DrawFn, conventions: tuple[str, ...] = CONVENTIONS) -> Terms:
    """Cards of the methods that run by time, some of them with opening balances."""
    cost = draw(st.integers(0, 10**9) | st.integers(0, 200))
    life = draw(st.integers(1, 150))
    residual = draw(st.integers(0, cost))
    opening = draw(st.integers(0, cost - residual)) if draw(st.booleans()) else 0
    return Terms(
        cost,
        residual,
        life,
        draw(st.sampled_from(timed)),
        draw(days),
        draw(st.sampled_from(conventions)),
        rate=draw(st.none() | st.decimals(0, 100, places=4)),
        switch=draw(st.sampled_from(SWITCHES)),
        period_amount=draw(st.sampled_from(PERIOD_AMOUNTS)),
        opening_accumulated=opening,
        opening_months=draw(st.integers(0, life)) if opening else 0,
        opening_on=draw(st.none() | days),
    )


@st.composite
def happenings(draw: st.DrawFn, card: Terms) -> list[Change]:
    """Improvements, impairments, new lives, residuals and methods, some of them booked late."""
    changes = []
    for sequence in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(["improved", "impaired", "life_changed", "residual_changed", "method_changed"]))
        on = draw(days)
        late = on + timedelta(days=draw(st.sampled_from([0, 0, 40, 100])))
        changes.append(
            Change(
                kind,
                on,
                draw(st.integers(1, max(1, card.cost // 8))) if kind in ("improved", "impaired") else 0,
                sequence,
                f"{late:%Y-%m}",
                life_months=draw(st.integers(1, 150)) if kind == "life_changed" else None,
                residual=draw(st.integers(0, card.cost)) if kind == "residual_changed" else None,
                method=draw(st.sampled_from(timed)) if kind == "method_changed" else None,
                switch=draw(st.none() | st.sampled_from(SWITCHES)),
                period_amount=draw(st.none() | st.sampled_from(PERIOD_AMOUNTS)),
            )
        )
    return changes


@given(cards())
def test_charges_come_to_exactly_cost_less_residual(card: Terms) -> None:
    rows = list(schedule(card))
    assert sum(row.amount for row in rows) == card.cost - card.residual - card.opening_accumulated
    assert all(row.amount >= 0 for row in rows)
    assert all(row.net_book_value >= card.residual for row in rows)
    assert [index_of(b.period) - index_of(a.period) for a, b in pairwise(rows)] == [1] * (len(rows) - 1 if rows else 0)


@given(st.integers(0, 10**9) | st.integers(0, 200), st.integers(1, 12))
def test_yearly_correction_makes_every_year_the_same_to_the_cent(due: int, life: int) -> None:
    """Each year is its rounded share of all there is, as far as that goes; the last takes the rest."""
    card = Terms(due + 5_000, 5_000, 12 * life, in_use_on=BEGIN, period_amount="yearly_correction")
    amounts = [row.amount for row in schedule(card)]
    share = (2 * due + life) // (2 * life)
    before = [min(share * year, due) for year in range(life)]
    expected = [after - earlier for earlier, after in pairwise([*before, due])]
    years = [sum(amounts[month : month + 12]) for month in range(0, len(amounts), 12)]
    assert years == expected[: len(years)]
    assert not any(expected[len(years) :])


@given(cards(), st.data())
def test_with_changes_they_come_to_what_is_left_and_never_below_the_residual(card: Terms, data: st.DataObject) -> None:
    changes = data.draw(happenings(card))
    value = value_on(card, changes, AFTER_ALL)
    assert value.accumulated == card.opening_accumulated + sum(row.amount for row in schedule(card, changes))
    assert value.net_book_value == value.cost - value.accumulated - value.impairment
    assert value.left == 0
    assert value.monthly_amount == 0
    rows = list(schedule(card, changes))
    assert all(row.amount >= 0 for row in rows)
    added = sum(change.amount for change in changes if change.kind == "improved")
    lowest = min([card.residual, *(change.residual for change in changes if change.residual is not None)])
    assert sum(row.amount for row in rows) <= card.cost + added - card.opening_accumulated - lowest


@given(cards(), st.data())
def test_the_order_in_which_changes_were_written_down_does_not_matter(card: Terms, data: st.DataObject) -> None:
    changes = data.draw(happenings(card))
    shuffled = data.draw(st.permutations(changes))
    day = data.draw(st.dates(BEGIN, date(2030, 1, 1)))
    assert value_on(card, shuffled, day) == value_on(card, changes, day)
    assert list(schedule(card, shuffled)) == list(schedule(card, changes))


@given(cards(), st.data())
def test_a_later_change_leaves_the_months_before_it_as_they_were(card: Terms, data: st.DataObject) -> None:
    *earlier, last = sorted(data.draw(happenings(card)), key=lambda change: change.order)
    before = [row for row in schedule(card, earlier) if row.period < last.booked]
    assert [row for row in schedule(card, [*earlier, last]) if row.period < last.booked] == before
    day = last.counts_from - timedelta(days=1)
    known = value_on(card, earlier, day)
    assert value_on(card, [*earlier, last], day)._replace(monthly_amount=0) == known._replace(monthly_amount=0)


@given(cards(), st.data())
def test_posted_months_stay_and_the_rest_still_comes_to_the_residual(card: Terms, data: st.DataObject) -> None:
    changes = data.draw(happenings(card))
    rows = list(schedule(card, changes))
    upto = data.draw(st.integers(0, len(rows)))
    posted = {row.period: row.amount for row in rows[:upto]}
    if posted:
        posted[data.draw(st.sampled_from(sorted(posted)))] = data.draw(st.integers(0, card.cost // 100))
    readings = Readings(posted=posted)
    again = {row.period: row.amount for row in schedule(card, changes, readings)}
    assert {period: again.get(period, 0) for period in posted} == posted
    assert value_on(card, changes, AFTER_ALL, readings).left == 0


@given(cards(), st.lists(st.dates(BEGIN, date(2036, 1, 1)), min_size=2, max_size=8))
def test_without_changes_the_value_only_falls(card: Terms, on: list[date]) -> None:
    card = replace(card, held_from=BEGIN)
    values = [value_on(card, (), day) for day in sorted(on)]
    for one, next_one in pairwise(values):
        assert one.net_book_value >= next_one.net_book_value
        assert one.months_charged <= next_one.months_charged


@given(cards(conventions=("next_month", "same_month")), st.dates(BEGIN, date(2036, 1, 1)))
def test_the_closed_form_is_the_schedule_month_by_month(card: Terms, day: date) -> None:
    card = replace(card, held_from=BEGIN)
    rows = list(schedule(card))
    counted = [row for row in rows if last_day(row.period) <= day]
    assume(day >= (taken_over_on(card) or BEGIN))
    value = value_on(card, (), day)
    assert value.accumulated == card.opening_accumulated + sum(row.amount for row in counted)
    assert value.months_charged == card.opening_months + len(counted)
    assert value.monthly_amount == next((row.amount for row in rows if last_day(row.period) > day), 0)
    if plainly(card) is not None:
        assert among_many([card], day) == {0: value}


@given(cards(), days)
def test_before_the_takeover_it_stands_at_what_the_method_charged_and_never_at_more_than_was_taken_over(
    card: Terms, day: date
) -> None:
    card = replace(card, held_from=BEGIN)
    taken = taken_over_on(card)
    assume(taken is not None and day < taken)
    new = replace(card, opening_accumulated=0, opening_months=0, opening_on=None)
    value, then = value_on(card, (), day), value_on(new, (), day)
    assert value.accumulated == min(then.accumulated, card.opening_accumulated)
    assert value.months_charged == min(then.months_charged, card.opening_months)
    assert value.net_book_value == card.cost - value.accumulated
    if plainly(card) is not None:
        assert among_many([card], day) == {0: value}


@given(cards(), days, days, st.sampled_from(THROUGH))
def test_a_reinstated_card_ends_as_if_it_had_never_been_away(card: Terms, one: date, other: date, through: str) -> None:
    gone, back = sorted((one, other))
    changes = [
        Change("disposed", gone, sequence=1, through=through),
        Change("reinstated", back, sequence=2, reverses=1),
    ]
    kept, returned = list(schedule(card)), list(schedule(card, changes))
    assert sum(row.amount for row in kept) == sum(row.amount for row in returned)
    assert sum(row.months for row in kept) == sum(row.months for row in returned)
    later = [row for row in kept if index_of(row.period) > month_index(back)]
    assert [row.amount for row in returned if index_of(row.period) > month_index(back)] == [row.amount for row in later]


@given(cards(), days, st.sampled_from(THROUGH))
def test_a_disposal_never_charges_more_than_keeping_would_have(card: Terms, on: date, through: str) -> None:
    assume(on >= (taken_over_on(card) or BEGIN))
    taken = disposal_value(replace(card, held_from=BEGIN), (), Change("disposed", on, through=through))
    month_end = last_day(f"{on:%Y-%m}")
    assert taken.accumulated <= value_on(replace(card, held_from=BEGIN), (), month_end).accumulated


@given(cards(), days)
def test_through_its_last_day_of_a_month_an_asset_is_charged_what_keeping_it_would_have(card: Terms, on: date) -> None:
    card, end = replace(card, held_from=BEGIN), last_day(f"{on:%Y-%m}")
    assume(end >= (taken_over_on(card) or BEGIN))
    taken = disposal_value(card, (), Change("disposed", end, through="day"))
    assert taken.accumulated == value_on(card, (), end).accumulated


@given(
    cards(conventions=("next_month", "same_month", "daily")),
    days,
    st.lists(st.decimals(1, 1000, places=4), min_size=2, max_size=6),
    st.sampled_from(sorted(SHARINGS)),
)
def test_parts_of_a_split_add_up_on_its_day_and_in_the_end(
    card: Terms, on: date, quantities: list[Decimal], choice: str
) -> None:
    card = replace(card, held_from=BEGIN, opening_on=None)
    assume(on >= (taken_over_on(card) or BEGIN))
    whole = value_on(card, (), on)
    parts = split_value(whole, quantities, SHARINGS[choice])
    assert tuple(map(sum, zip(*parts, strict=True))) == (
        whole.cost,
        whole.accumulated,
        whole.impairment,
        whole.net_book_value - whole.left,
    )
    assert all(min(part) >= 0 and part.cost - part.accumulated - part.impairment >= part.residual for part in parts)
    leaving = [split_off(part, on, sequence) for sequence, part in enumerate(parts[1:])]
    family = [
        (card, leaving),
        *((part_terms(card, course_at(card, (), Readings(), months_ended(on)), part, on), []) for part in parts[1:]),
    ]
    for day in (on, AFTER_ALL):
        total = sum(value_on(one, changes, day).accumulated for one, changes in family)
        assert total == value_on(card, (), day).accumulated


@st.composite
def in_one_month(draw: st.DrawFn, on: date) -> list[Change]:
    """What else happened to a card in a month, up to a day, in any order; amounts that show where one goes astray."""
    changes = []
    for sequence, day in enumerate(sorted(draw(st.lists(st.integers(1, on.day), min_size=1, max_size=4)))):
        kind = draw(st.sampled_from(["improved", "revalued", "impaired", "life_changed", "method_changed"]))
        changed = Change(kind, on.replace(day=day), sequence=sequence)
        if kind == "life_changed":
            residual = draw(st.none() | st.integers(0, 10**8))
            changed = replace(changed, life_months=draw(st.integers(1, 150)), residual=residual)
        elif kind == "method_changed":
            changed = replace(
                changed, method=draw(st.sampled_from(timed)), switch=draw(st.none() | st.sampled_from(SWITCHES))
            )
        else:
            changed = replace(changed, amount=draw(st.integers(10**6, 10**8)))
        changes.append(changed)
    return changes


@st.composite
def dear(draw: st.DrawFn) -> Terms:
    """A card of ten millions in its first years: what is rounded does not hide what is lost."""
    return Terms(
        10**9,
        draw(st.sampled_from([5 * 10**7, 1])),
        draw(st.integers(40, 150)),
        draw(st.sampled_from(timed)),
        draw(st.dates(BEGIN, date(2021, 12, 31))),
        draw(st.sampled_from(("next_month", "same_month"))),
        held_from=BEGIN,
        rate=Decimal(20),
        switch=draw(st.sampled_from(SWITCHES)),
        period_amount=draw(st.sampled_from(PERIOD_AMOUNTS)),
    )


@given(dear(), st.dates(date(2022, 1, 1), END), st.lists(st.integers(1, 9), min_size=2, max_size=3), st.data())
def test_a_split_alters_no_month_whatever_else_happened_in_it(
    card: Terms, on: date, quantities: list[int], data: st.DataObject
) -> None:
    """Changes before the split, on its day or earlier in its month; a half cent a month and part may be rounded."""
    changes = data.draw(in_one_month(on))
    kept, *others = cut(card, changes, quantities, on, sharing=SHARINGS[data.draw(st.sampled_from(sorted(SHARINGS)))])
    leaving = [split_off(piece.begun, on, 10 + place) for place, piece in enumerate(others)]
    family = [(card, [*changes, *leaving, *(replace(share, sequence=20) for share in kept.shares)])]
    family += [(piece.terms, list(piece.shares)) for piece in others]
    for place, (terms, known) in enumerate(family):
        value, part = value_on(terms, known, on), (kept, *others)[place].part
        assert (value.cost, value.accumulated, value.impairment) == part[:3]
    # Cut again on the same day, the first part in two.
    first, second = cut(card, family[0][1], [1, 2], on)
    going = [split_off(second.begun, on, 30), *(replace(share, sequence=31) for share in first.shares)]
    again = [(card, [*family[0][1], *going]), (second.terms, list(second.shares)), *family[1:]]
    for parts in (family, again):
        add_up(parts, [(card, changes)], on, 100 * len(parts))


@st.composite
def taken_over_otherwise(draw: st.DrawFn) -> Terms:
    """A dear card by any convention whose opening months need not be those that the calendar makes it."""
    return replace(
        draw(dear()),
        start_convention=draw(st.sampled_from(CONVENTIONS)),
        opening_accumulated=draw(st.integers(0, 4 * 10**8)),
        opening_months=draw(st.integers(0, 30)),
        opening_on=draw(st.dates(date(2020, 6, 30), date(2021, 12, 31))),
    )


@given(taken_over_otherwise(), st.dates(date(2022, 1, 1), END), st.integers(1, 9), st.data())
def test_parts_are_together_worth_what_the_whole_would_be_whatever_its_opening_months(
    card: Terms, on: date, quantity: int, data: st.DataObject
) -> None:
    """Changed after the takeover, split, and a part split again; a cent a month and part may be rounded."""
    changes = data.draw(in_one_month(data.draw(st.dates(date(2022, 1, 1), on))))
    again = data.draw(st.dates(on, date(2025, 12, 31)))
    kept, part = cut(card, changes, [4, quantity], on)
    going = [split_off(part.begun, on, 20), *(replace(share, sequence=21) for share in kept.shares)]
    stays, leaves = cut(part.terms, part.shares, [1, 2], again)
    gone = [split_off(leaves.begun, again, 30), *(replace(share, sequence=31) for share in stays.shares)]
    family = [(card, [*changes, *going]), (part.terms, [*part.shares, *gone]), (leaves.terms, list(leaves.shares))]
    for day in data.draw(st.lists(st.dates(again, date(2035, 12, 31)), min_size=1, max_size=6)):
        value = value_on(card, changes, day)
        parts = [value_on(terms, shares, day) for terms, shares in family]
        assert (value.cost, value.residual) == (sum(part.cost for part in parts), sum(part.residual for part in parts))
        assert abs(value.net_book_value - sum(part.net_book_value for part in parts)) <= 150 * len(parts), day


@given(dear(), st.dates(date(2022, 1, 1), END), st.data())
def test_a_merger_alters_nothing_of_its_month_and_of_one_life_none_after(
    card: Terms, on: date, data: st.DataObject
) -> None:
    one = replace(card, method="straight_line")
    other = replace(one, cost=3 * 10**8, residual=10**7)
    lives = [Change("life_changed", on.replace(day=1), sequence=40, life_months=data.draw(st.integers(40, 150)))]
    ours, theirs = (
        [each for each in data.draw(in_one_month(on)) if not (each.method or each.life_months)] for _side in range(2)
    )
    ours, theirs = [*lives, *ours], [*lives, *(replace(each, amount=each.amount // 10) for each in theirs)]
    # Of a card impaired below its residual what it lacks would be made up by the other.
    ends = [value_on(terms, known, AFTER_ALL) for terms, known in ((one, ours), (other, theirs))]
    assume(all(value.net_book_value >= value.residual for value in ends))
    going, coming = merged(
        BookedCourse(other, tuple(theirs), Readings()), BookedCourse(one, tuple(ours), Readings()), on, ""
    )
    pair = [(other, [*theirs, *going]), (one, [*ours, *coming])]
    add_up(pair, [(one, ours), (other, theirs)], on, 200)
    assert value_on(*pair[0], AFTER_ALL)[:4] == (0, 0, 0, 0)


def add_up(
    parts: list[tuple[Terms, list[Change]]], whole: list[tuple[Terms, list[Change]]], on: date, few: int
) -> None:
    """Hold the charges of every month against what they would have been, to a few cents that were rounded."""
    expected, found = (charges(cards) for cards in (whole, parts))
    begin = f"{on:%Y-%m}"
    for period in sorted(expected | found):
        if period >= begin:
            assert abs(found.get(period, 0) - expected.get(period, 0)) <= few, period


def charges(cards: list[tuple[Terms, list[Change]]]) -> Counter[str]:
    """What these cards charge together, by month."""
    months: Counter[str] = Counter()
    for terms, changes in cards:
        months.update({row.period: row.amount for row in schedule(terms, changes)})
    return months


@given(
    st.integers(0, 10**8),
    st.decimals(1, 10**6, places=4),
    st.lists(st.decimals(0, 10**5, places=4), min_size=1, max_size=12),
)
def test_units_never_charge_past_the_residual_and_all_units_charge_all(
    cost: int, total: Decimal, used: list[Decimal]
) -> None:
    card = Terms(cost, cost // 10, method="units_of_production", in_use_on=BEGIN, total_units=total)
    readings = Readings(units={f"2020-{month:02d}": units for month, units in enumerate(used, start=1)})
    charged = sum(row.amount for row in schedule(card, readings=readings))
    assert charged <= cost - cost // 10
    if sum(used) >= total:
        assert charged == cost - cost // 10
