"""Worked cases of changes, disposals and splits; the sources are named as in depreciation_cases.py."""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from bizdesk.assets.terms import Change, Terms
from tests.assets.depreciation_cases import DDB, SYD, Monthly, cents, terms


def change(kind: str, on: str, amount: str = "0", **more: Any) -> Change:
    """A change on an ISO date."""
    return Change(kind, date.fromisoformat(on), cents(amount), **more)


def changed(source: str, card: Terms, months: str, count: int, *changes: Change) -> Monthly:
    """A worked case with the changes last, as they are read."""
    return Monthly(source, card, months, count, changes)


class Disposed(NamedTuple):
    """A disposal: what has been charged by then, what is taken out, and the gain or loss."""

    source: str
    terms: Terms
    on: str
    accumulated: str
    net_book_value: str
    proceeds: str
    costs: str
    gain: str
    changes: tuple[Change, ...] = ()


YEAR = terms("12,000", "0", 12)  # 1,000.00 a month, January to December 2024
TWO_YEARS = terms("24,000", "0", 24)
PINNED = terms("100,000", "10,000", 60)

CHANGES = [
    changed(
        "pinned: 12,000 with 12 months left cut to 9,000: 750 each",
        TWO_YEARS,
        "2024-12 1,000  2025-01 750  2025-12 750",
        24,
        change("impaired", "2024-12-31", "3,000"),
    ),
    changed(
        "hand: an impairment in mid-month leaves that month's charge",
        TWO_YEARS,
        "2024-12 1,000  2025-01 750",
        24,
        change("impaired", "2024-12-02", "3,000"),
    ),
    changed(
        "hand: impaired below the residual, nothing more is charged",
        terms("12,000", "3,000", 12),
        "2024-06 750  2024-07 -",
        6,
        change("impaired", "2024-06-10", "6,000"),
    ),
    changed(
        "hand: two impairments of one month act together, (18,000 - 2,400) / 18",
        TWO_YEARS,
        "2024-06 1,000  2024-07 866.67",
        24,
        change("impaired", "2024-06-10", "2,000"),
        change("impaired", "2024-06-20", "400"),
    ),
    changed(
        "Kieso, Arcadia HS: after 5 of 15 years the life becomes 25 in all: 60,000 / 20 = 3,000 a year",
        terms("90,000", "0", 180),
        "2028-12 500  2029-01 250  2048-12 250",
        300,
        change("life_changed", "2028-12-31", life_months=300),
    ),
    changed(
        "Weygandt, truck: 3 years on a sixth is added: 4,800 / 3 = 1,600 a year; last 4,800 - 35 x 133.33",
        terms("13,000", "1,000", 60),
        "2026-12 200  2027-01 133.33  2029-12 133.45",
        72,
        change("life_changed", "2026-12-31", life_months=72),
    ),
    changed(
        "hand: a life cut to less than has passed charges the rest at once",
        YEAR,
        "2024-06 1,000  2024-07 6,000  2024-08 -",
        7,
        change("life_changed", "2024-06-15", life_months=5),
    ),
    changed(
        "hand: residual 600 given up after 6 months of 950, 6,300 / 6",
        terms("12,000", "600", 12),
        "2024-06 950  2024-07 1,050  2024-12 1,050",
        12,
        change("residual_changed", "2024-06-15", residual=0),
    ),
    changed(
        "hand: residual raised to 3,000, (6,000 - 3,000) / 6",
        YEAR,
        "2024-07 500",
        12,
        change("residual_changed", "2024-06-15", residual=300000),
    ),
    changed(
        "hand: 36,000 left after 36 of 60, 24,000 and a year added, 60,000 / 36; last 60,000 - 35 x 1,666.67",
        terms("90,000", "0", 60),
        "2026-12 1,500  2027-01 1,666.67  2029-12 1,666.55",
        72,
        change("improved", "2026-12-20", "24,000", life_months=72),
    ),
    changed(
        "hand: improved by 600 in June, (6,000 + 600) / 6",
        YEAR,
        "2024-06 1,000  2024-07 1,100  2024-12 1,100",
        12,
        change("improved", "2024-06-20", "600"),
    ),
    changed(
        "hand: by the same-month rule July already carries what July brings, (6,000 + 600) / 6",
        terms("12,000", "0", 12, in_use_on=date(2024, 1, 10), start_convention="same_month"),
        "2024-06 1,000  2024-07 1,100",
        12,
        change("improved", "2024-07-20", "600"),
    ),
    changed(
        "hand: of March but booked in July, the first open month: 1,000 through June, then (6,000 + 600) / 6",
        YEAR,
        "2024-04 1,000  2024-06 1,000  2024-07 1,100",
        12,
        change("improved", "2024-03-05", "600", period="2024-07"),
    ),
    changed(
        "hand: of June, booked in July: acts from July as it would have anyway",
        YEAR,
        "2024-06 1,000  2024-07 1,100",
        12,
        change("improved", "2024-06-05", "600", period="2024-07"),
    ),
    changed(
        "hand: improved before first use, 12,600 / 12",
        YEAR,
        "2024-01 1,050",
        12,
        change("improved", "2023-12-20", "600"),
    ),
    changed(
        "hand: improved when fully charged, without more life: all of it the month after",
        YEAR,
        "2024-12 1,000  2025-01 -  2025-02 600  2025-03 -",
        13,
        change("improved", "2025-01-10", "600"),
    ),
    changed(
        "hand: improved when fully charged, with a life of 24: 11 months left, 600 / 11; last 600 - 10 x 54.55",
        YEAR,
        "2025-01 -  2025-02 54.55  2025-12 54.50",
        23,
        change("improved", "2025-01-10", "600", life_months=24),
    ),
    changed(
        "hand: revalued upwards by 1,200, (12,000 + 1,200) / 12",
        TWO_YEARS,
        "2024-12 1,000  2025-01 1,100",
        24,
        change("revalued", "2024-12-31", "1,200"),
    ),
    changed(
        "hand: revalued downwards by 1,200, (12,000 - 1,200) / 12",
        TWO_YEARS,
        "2025-01 900",
        24,
        change("revalued", "2024-12-31", "-1,200"),
    ),
    changed(
        "hand: declining to straight line after 2 years: (36,000 - 10,000) / 36; last 26,000 - 35 x 722.22",
        terms("100,000", "10,000", 60, DDB),
        "2025-12 2,000  2026-01 722.22  2028-12 722.30",
        60,
        change("method_changed", "2025-12-31", method="straight_line"),
    ),
    changed(
        "hand: straight line to sum of years after 2 of 5: 54,000 as 3 : 2 : 1",
        PINNED,
        "2025-12 1,500  2026-01 2,250  2027-01 1,500  2028-01 750",
        60,
        change("method_changed", "2025-12-31", method=SYD),
    ),
    changed(
        "hand: no depreciation until March, then 12,000 over the 9 months that remain",
        terms("12,000", "0", 12, "none"),
        "2024-03 -  2024-04 1,333.33  2024-12 1,333.36",
        9,
        change("method_changed", "2024-03-15", method="straight_line"),
    ),
    changed(
        "hand: stopped for good in June",
        YEAR,
        "2024-06 1,000  2024-07 -",
        6,
        change("method_changed", "2024-06-15", method="none"),
    ),
    changed(
        "hand: 60,000 impaired to 50,000 after year 1: 2/4 of it, 2/4 of 25,000, then (12,500 - 10,000) / 2 twice; "
        "each year over 12 months",
        terms("100,000", "10,000", 60, DDB),
        "2024-12 3,333.37  2025-01 2,083.33  2026-01 1,041.67  2027-01 104.17  2028-12 104.13",
        60,
        change("impaired", "2024-12-31", "10,000"),
    ),
    changed(
        "hand: 60,000 impaired by 6,000 after year 1 of sum of years: 54,000 as 4 : 3 : 2 : 1",
        terms("100,000", "10,000", 60, SYD),
        "2024-12 2,500  2025-01 1,800  2026-01 1,350  2027-01 900  2028-01 450",
        60,
        change("impaired", "2024-12-31", "6,000"),
    ),
    changed(
        "hand: 16,000 left, a residual of 2,073.60 in 4 years is 0.6 ** 4 of it, so 40 %: 6,400, 3,840",
        terms("32,000", "1,000", 60, "declining_balance"),
        "2024-12 1,333.37  2025-01 533.33  2026-01 320",
        60,
        change("residual_changed", "2024-12-31", residual=207360),
    ),
    changed(
        "hand: a change that changes nothing leaves the years as they are",
        terms("100,000", "10,000", 60, DDB),
        "2024-06 3,333.33  2024-12 3,333.37  2025-01 2,000",
        60,
        change("life_changed", "2024-06-15", life_months=60),
    ),
    changed(
        "hand: a third split off in July: cost 4,000, charged 2,000; (8,000 - 4,000) / 6; last 4,000 - 5 x 666.67",
        YEAR,
        "2024-06 1,000  2024-07 666.67  2024-12 666.65",
        12,
        change("split", "2024-07-10", "4,000", accumulated=200000, residual=0),
    ),
    changed(
        "hand: split on the last of July, July is charged to the whole: (8,000 - 4,666.67) / 5",
        YEAR,
        "2024-07 1,000  2024-08 666.67",
        12,
        change("split", "2024-07-31", "4,000", accumulated=233333, residual=0),
    ),
    changed(
        "hand: half split off in year 2 of the declining case: half of every charge; last 2,900 - 11 x 241.67",
        terms("100,000", "10,000", 60, DDB),
        "2025-06 2,000  2025-07 1,000  2025-12 1,000  2026-01 600  2028-12 241.63",
        60,
        change("split", "2025-07-10", "50,000", accumulated=2600000, residual=500000),
    ),
    changed(
        "hand: improved by 900 and then halved in one month: (6,000 - 1,000) / 10, then (4,500 + 450) / 9",
        YEAR,
        "2024-02 1,000  2024-03 500  2024-04 550  2024-12 550",
        12,
        change("improved", "2024-03-10", "900"),
        change("split", "2024-03-20", "6,000", accumulated=100000, residual=0),
        change("shared", "2024-03-20", "-450", sequence=1, residual=0),
    ),
    changed(
        "hand: another card merged into this one in July, 3,000 with 1,500 charged: (9,000 - 1,500) / 6",
        YEAR,
        "2024-06 1,000  2024-07 1,250",
        12,
        change("merged", "2024-07-10", "3,000", accumulated=150000, residual=0),
    ),
    changed(
        "hand: disposed of on 2024-05-10, May is charged, June is not (pinned rule)",
        YEAR,
        "2024-05 1,000  2024-06 -",
        5,
        change("disposed", "2024-05-10"),
    ),
    changed(
        "hand: reinstated in June: April and May are charged with June",
        YEAR,
        "2024-03 1,000  2024-04 -  2024-05 -  2024-06 3,000  2024-07 1,000  2024-12 1,000",
        10,
        change("disposed", "2024-03-10", sequence=1),
        change("reinstated", "2024-06-20", sequence=2, reverses=1),
    ),
    changed(
        "hand: reinstated within the month it was disposed of in: as if nothing had been",
        YEAR,
        "2024-03 1,000  2024-04 1,000",
        12,
        change("disposed", "2024-03-10", sequence=1),
        change("reinstated", "2024-03-20", sequence=2, reverses=1),
    ),
    changed(
        "hand: reinstated after the life: all that fell due meanwhile at once",
        YEAR,
        "2024-03 1,000  2024-12 -  2025-02 9,000  2025-03 -",
        4,
        change("disposed", "2024-03-10", sequence=1),
        change("reinstated", "2025-02-20", sequence=2, reverses=1),
    ),
    changed(
        "hand: disposed of, reinstated, disposed of again",
        YEAR,
        "2024-06 3,000  2024-07 1,000  2024-08 -",
        5,
        change("disposed", "2024-03-10", sequence=1),
        change("reinstated", "2024-06-20", sequence=2, reverses=1),
        change("disposed", "2024-07-02", sequence=3),
    ),
    changed(
        "hand: by days: gone on 11 December after 10 of 31 days, back in March: the other 21 days, January and "
        "February come with March",
        terms("1,200", "0", 12, in_use_on=date(2023, 10, 1), start_convention="daily"),
        "2023-12 32.26  2024-01 -  2024-03 367.74  2024-04 100  2024-09 100",
        10,
        change("disposed", "2023-12-11", sequence=1),
        change("reinstated", "2024-03-11", sequence=2, reverses=1),
    ),
    changed(
        "hand: by days: a life of one month, away after 10 of its 31 days and back when it is over",
        terms("100", "0", 1, in_use_on=date(2024, 1, 1), start_convention="daily"),
        "2024-01 32.26  2024-02 67.74  2024-03 -",
        2,
        change("disposed", "2024-01-11", sequence=1),
        change("reinstated", "2024-02-05", sequence=2, reverses=1),
    ),
]

DISPOSALS = [
    Disposed(
        "pinned terms: 4 x 26.39, 1,000.00 - 105.56; 900 - 10 - 894.44",
        terms("1,000", "50", 36, in_use_on=date(2024, 1, 15)),
        "2024-05-10",
        "105.56",
        "894.44",
        "900",
        "10",
        "-4.44",
    ),
    Disposed(
        "hand: on the first of the month the month is charged all the same",
        YEAR,
        "2024-05-01",
        "5,000",
        "7,000",
        "7,000",
        "0",
        "0",
    ),
    Disposed(
        "hand: by the same-month rule the month of disposal is not charged",
        terms("12,000", "0", 12, in_use_on=date(2024, 1, 10), start_convention="same_month"),
        "2024-05-31",
        "4,000",
        "8,000",
        "8,500",
        "100",
        "400",
    ),
    Disposed(
        "hand: by days, the day of leaving does not count: 4,000 + 9/31 x 1,000 = 4,290.32",
        terms("12,000", "0", 12, in_use_on=date(2024, 1, 1), start_convention="daily"),
        "2024-05-10",
        "4,290.32",
        "7,709.68",
        "7,709.68",
        "0",
        "0",
    ),
    Disposed(
        "hand: by days, come on 5 and gone on 15 January: 10/31 x 1,000",
        terms("12,000", "0", 12, in_use_on=date(2024, 1, 5), start_convention="daily"),
        "2024-01-15",
        "322.58",
        "11,677.42",
        "12,000",
        "0",
        "322.58",
    ),
    Disposed(
        "hand: by days, come and gone on one day",
        terms("12,000", "0", 12, in_use_on=date(2024, 1, 5), start_convention="daily"),
        "2024-01-05",
        "0",
        "12,000",
        "0",
        "0",
        "-12,000",
    ),
    Disposed(
        "hand: gone in the month it came",
        terms("12,000", "0", 12, in_use_on=date(2024, 5, 2)),
        "2024-05-20",
        "0",
        "12,000",
        "12,100",
        "100",
        "0",
    ),
    Disposed(
        "hand: fully charged, the residual is lost",
        terms("12,600", "600", 12),
        "2026-03-03",
        "12,000",
        "600",
        "0",
        "50",
        "-650",
    ),
    Disposed(
        "hand: pinned declining case, 40,000 + 6 x 2,000",
        terms("100,000", "10,000", 60, DDB),
        "2025-06-15",
        "52,000",
        "48,000",
        "50,000",
        "500",
        "1,500",
    ),
    Disposed(
        "hand: pinned sum of years, 30,000 + 6 x 2,000",
        terms("100,000", "10,000", 60, SYD),
        "2025-06-15",
        "42,000",
        "58,000",
        "50,000",
        "0",
        "-8,000",
    ),
    Disposed(
        "hand: impaired by 3,000 after a year, then 5 x 750",
        TWO_YEARS,
        "2025-05-20",
        "15,750",
        "5,250",
        "6,000",
        "0",
        "750",
        (change("impaired", "2024-12-31", "3,000"),),
    ),
    Disposed(
        "hand: improved in June, 6,000 + 3 x 1,100; 12,600 - 9,300",
        YEAR,
        "2024-09-30",
        "9,300",
        "3,300",
        "3,000",
        "0",
        "-300",
        (change("improved", "2024-06-20", "600"),),
    ),
    Disposed(
        "hand: improved in the very month it goes, the cost goes out with it: 12,600 - 6,000",
        YEAR,
        "2024-06-25",
        "6,000",
        "6,600",
        "0",
        "0",
        "-6,600",
        (change("improved", "2024-06-20", "600"),),
    ),
    Disposed(
        "hand: half a year from January 2024, 600 and 3 x 100",
        terms("1,200", "0", 12, in_use_on=date(2024, 1, 5), start_convention="half_year"),
        "2025-03-09",
        "900",
        "300",
        "300",
        "0",
        "0",
    ),
    Disposed(
        "hand: with opening balances, 2,400 + 3 x 200",
        terms("13,000", "1,000", 60, opening_accumulated=240000, opening_months=12, opening_on=date(2024, 12, 31)),
        "2025-03-31",
        "3,000",
        "10,000",
        "9,000",
        "0",
        "-1,000",
    ),
    Disposed("hand: land", terms("80,000", "0", 0, "none"), "2030-01-01", "0", "80,000", "95,000", "5,000", "10,000"),
    Disposed(
        "hand: (1/32) ** (1/5) = 1/2: 16,000 and 3 x 8,000/12 = 666.67",
        terms("32,000", "1,000", 60, "declining_balance"),
        "2025-03-15",
        "18,000.01",
        "13,999.99",
        "14,000",
        "0",
        "0.01",
    ),
]

GAINS = [
    ("Weygandt, office furniture sold for 16,000 at a book value of 11,000", "16,000", "0", "11,000", "5,000"),
    ("Weygandt, the same sold for 9,000", "9,000", "0", "11,000", "-2,000"),
    ("hand: selling costs count against it", "9,000", "250.50", "8,749.50", "0"),
    ("hand: scrapped for nothing at a cost", "0", "120", "0", "-120"),
]

SHARES = [
    (
        "pinned: 100.00 in 3 parts adds up to 100.00",
        "100",
        "0",
        "0",
        "0",
        "1 1 1",
        "33.34 0 0 0  33.33 0 0 0  33.33 0 0 0",
    ),
    (
        "hand: 1 of 3, with 5 % residual; left 9,400 as 3,133.33 and 6,266.67, so the residuals are 200 and 400",
        "12,000",
        "2,000",
        "0",
        "600",
        "1 2",
        "4,000 666.67 0 200  8,000 1,333.33 0 400",
    ),
    (
        "hand: fully charged stays fully charged in every part: the residual is what each part's book value is",
        "100",
        "95",
        "0",
        "5",
        "1 1 1",
        "33.34 31.67 0 1.67  33.33 31.67 0 1.66  33.33 31.66 0 1.67",
    ),
    ("hand: with an impairment, by halves", "1,000", "200", "100", "50", "1 1", "500 100 50 25  500 100 50 25"),
    ("hand: by quantities with decimals, 0.5 : 1.5", "1,000", "100", "0", "0", "0.5 1.5", "250 25 0 0  750 75 0 0"),
    ("hand: a cent in two parts", "0.01", "0.01", "0", "0", "1 1", "0.01 0.01 0 0  0 0 0 0"),
    (
        "hand: by largest remainder 0.11 is 5 5 1 but 0.10 is 4 4 2: the cent moves, no part is written off past it",
        "0.11",
        "0.10",
        "0",
        "0",
        "6 6 2",
        "0.05 0.05 0 0  0.05 0.04 0 0  0.01 0.01 0 0",
    ),
    (
        "hand: the same between what is written off and the impairment in it",
        "1",
        "0.01",
        "0.10",
        "0",
        "6 6 2",
        "0.43 0 0.05 0  0.43 0.01 0.04 0  0.14 0 0.01 0",
    ),
    ("hand: a part of nothing", "10", "1", "0", "0", "1 0", "10 1 0 0  0 0 0 0"),
]

OPENINGS = [
    (
        "pinned: 5.54 beside the method's 94.64 is less than a period",
        terms("3,407.08", "0", 36, opening_accumulated=8910, opening_months=1),
        None,
    ),
    (
        "hand: 12 x 1,000 = 12,000 as the method has it",
        terms("24,000", "0", 24, opening_accumulated=1200000, opening_months=12),
        None,
    ),
    (
        "hand: exactly one period off is borne",
        terms("24,000", "0", 24, opening_accumulated=1300000, opening_months=12),
        None,
    ),
    (
        "hand: one period and a cent is not",
        terms("24,000", "0", 24, opening_accumulated=1300001, opening_months=12),
        "opening_amount",
    ),
    ("hand: accumulated without months", terms("24,000", "0", 24, opening_accumulated=500000), "opening_amount"),
    ("hand: months without accumulated", terms("24,000", "0", 24, opening_months=5), "opening_amount"),
    (
        "hand: more months than the life, and all charged",
        terms("24,000", "0", 24, opening_accumulated=2400000, opening_months=30),
        None,
    ),
    (
        "hand: declining, 40,000 after a year",
        terms("100,000", "10,000", 60, DDB, opening_accumulated=4000000, opening_months=12),
        None,
    ),
    (
        "hand: declining, 18,000 after a year is what straight line gives",
        terms("100,000", "10,000", 60, DDB, opening_accumulated=1800000, opening_months=12),
        "opening_amount",
    ),
    (
        "hand: January to June 2024 are 6 months, 8 are given",
        terms("24,000", "0", 24, opening_accumulated=800000, opening_months=8, opening_on=date(2024, 6, 30)),
        "opening_months",
    ),
    (
        "hand: 7 given for 6 is borne",
        terms("24,000", "0", 24, opening_accumulated=700000, opening_months=7, opening_on=date(2024, 6, 30)),
        None,
    ),
    ("hand: no opening balances at all", terms("24,000", "0", 24), None),
    ("hand: typed by hand, nothing to compare with", terms("24,000", "0", 0, "manual", opening_accumulated=5), None),
]

RESIDUALS = [
    ("pinned: 5 % of 1,000", "1,000", Decimal(5), "0", "50"),
    ("hand: 5 % of 1,000.10 = 50.005", "1,000.10", Decimal(5), "0", "50.01"),
    ("hand: 5 % of 5,999", "5,999", Decimal(5), "0", "299.95"),
    ("hand: 0 % with a memo value of 1", "1,000", Decimal(0), "1", "1"),
    ("hand: the memo value gives way to a higher share", "1,000", Decimal(5), "1", "50"),
    ("hand: never above the cost", "0.50", Decimal(5), "1", "0.50"),
    ("hand: 3.3333 % of 300 = 9.9999", "300", Decimal("3.3333"), "0", "10"),
]
