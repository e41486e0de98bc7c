"""Worked cases of depreciation with their sources; no figure here was produced by the program.

Sources, by short name:
- pinned: the worked figures of this project's conventions.
- Excel: the functions SLN, SYD, DDB, DB, VDB as defined and exemplified in Microsoft's function reference.
- LibreOffice: the examples in the Calc function help for SLN and SYD.
- Kieso: Kieso, Weygandt, Warfield, Intermediate Accounting, chapter on depreciation (Stanley Coal Mines' crane;
  Arcadia HS' building).
- Weygandt: Weygandt, Kimmel, Kieso, Accounting Principles, plant assets (Barb's Florists' delivery truck).
- OpenStax: Principles of Accounting 1, 11.3 (Kenzie's printing press).
- CAS: the Chinese examination textbook for junior accountants (chapter on fixed assets), under standard CAS 4.
- bc: worked with the calculator bc at 30 digits, the formula given.
- hand: worked by hand, the working given.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from bizdesk.assets.terms import Change, Terms


def cents(text: str) -> int:
    """Minor units of an amount written with two decimals, or none."""
    whole, _point, part = text.replace(",", "").partition(".")
    return int(whole + (part or "00"))


def terms(cost: str, residual: str, months: int, method: str = "straight_line", **more: Any) -> Terms:
    """Terms in use from 15 December 2023, so that the first charge is that of January 2024, unless told otherwise."""
    card = Terms(cents(cost), cents(residual), months, method, date(2023, 12, 15))
    return replace(card, **more)


class Yearly(NamedTuple):
    """What each depreciation year comes to, in the order of the years, and nothing after."""

    source: str
    terms: Terms
    years: str


class Monthly(NamedTuple):
    """What single months come to (period amount, ...), and how many months are charged in all."""

    source: str
    terms: Terms
    months: str
    count: int
    changes: tuple[Change, ...] = ()


DDB, SYD, DB, SL = "double_declining", "sum_of_years", "declining_balance", "straight_line"

YEARLY = [
    Yearly("Excel SLN(100000,10000,5) = 18000", terms("100,000", "10,000", 60), "18,000 18,000 18,000 18,000 18,000"),
    Yearly("Kieso, crane", terms("500,000", "50,000", 60), "90,000 90,000 90,000 90,000 90,000"),
    Yearly("Weygandt, truck", terms("13,000", "1,000", 60), "2,400 2,400 2,400 2,400 2,400"),
    Yearly("OpenStax, press", terms("58,000", "10,000", 60), "9,600 9,600 9,600 9,600 9,600"),
    Yearly("Excel SLN(30000,7500,10) = 2250", terms("30,000", "7,500", 120), " ".join(["2,250"] * 10)),
    Yearly("hand: 2 years, 1,200.00 / 24 = 50.00", terms("1,300", "100", 24), "600 600"),
    Yearly("pinned", terms("100,000", "10,000", 60, SYD), "30,000 24,000 18,000 12,000 6,000"),
    Yearly("Kieso, crane", terms("500,000", "50,000", 60, SYD), "150,000 120,000 90,000 60,000 30,000"),
    Yearly("CAS", terms("1,000,000", "4,000", 60, SYD), "332,000 265,600 199,200 132,800 66,400"),
    Yearly(
        "LibreOffice SYD(50000;10000;5;1) = 13333.33",
        terms("50,000", "10,000", 60, SYD),
        "13,333.33 10,666.67 8,000 5,333.33 2,666.67",
    ),
    Yearly(
        "Excel SYD(30000,7500,10,1) = 4090.91 ... SYD(..,10) = 409.09",
        terms("30,000", "7,500", 120, SYD),
        "4,090.91 3,681.82 3,272.73 2,863.64 2,454.55 2,045.45 1,636.36 1,227.27 818.18 409.09",
    ),
    Yearly(
        "hand: 30 months weigh 12x30 + 12x18 + 6x6 = 612 parts of 10.00",
        terms("6,120", "0", 30, SYD),
        "3,600 2,160 360",
    ),
    Yearly("hand: one year is one year", terms("1,000", "40", 12, SYD), "960"),
    Yearly("pinned", terms("100,000", "10,000", 60, DDB), "40,000 24,000 14,400 5,800 5,800"),
    Yearly("CAS", terms("1,000,000", "4,000", 60, DDB), "400,000 240,000 144,000 106,000 106,000"),
    Yearly(
        "hand: 20 % of 120,000.00, 96,000.00 ... 31,457.28, 25,165.82; then (20,132.66 - 6,000) / 2",
        terms("120,000", "6,000", 120, DDB),
        "24,000 19,200 15,360 12,288 9,830.40 7,864.32 6,291.46 5,033.16 7,066.33 7,066.33",
    ),
    Yearly("hand: 2/3 of 9,000, then (3,000 - 900) / 2", terms("9,000", "900", 36, DDB), "6,000 1,050 1,050"),
    Yearly("hand: two years are straight line", terms("9,000", "900", 24, DDB), "4,050 4,050"),
    Yearly(
        "hand: 40 %, 24 % of 100 leave 36; year 3 stops at the residual of 30", terms("100", "30", 60, DDB), "40 24 6"
    ),
    Yearly(
        "hand: 30 months, 24/30 of 1,000; the 18 months that remain straight line, 180 / 18",
        terms("1,000", "20", 30, DDB),
        "800 120 60",
    ),
    Yearly(
        "Kieso, crane, to the residual",
        terms("500,000", "50,000", 60, DDB, switch="never"),
        "200,000 120,000 72,000 43,200 14,800",
    ),
    Yearly(
        "Weygandt, truck, to the residual",
        terms("13,000", "1,000", 60, DDB, switch="never"),
        "5,200 3,120 1,872 1,123.20 684.80",
    ),
    Yearly(
        "OpenStax, press: year 4 limited to 2,528, year 5 nothing",
        terms("58,000", "10,000", 60, DDB, switch="never"),
        "23,200 13,920 8,352 2,528",
    ),
    Yearly(
        "Excel DDB(2400,300,10,1) = 480.00 ... DDB(..,10) = 22.12",
        terms("2,400", "300", 120, DDB, switch="never"),
        "480 384 307.20 245.76 196.61 157.29 125.83 100.66 80.53 22.12",
    ),
    Yearly(
        "Excel VDB(10000,0,5,n,n+1): straight line from year 4, 2,160 / 2",
        terms("10,000", "0", 60, DDB, switch="when_larger"),
        "4,000 2,400 1,440 1,080 1,080",
    ),
    Yearly(
        "Excel VDB(100000,10000,5,n,n+1)",
        terms("100,000", "10,000", 60, DDB, switch="when_larger"),
        "40,000 24,000 14,400 8,640 2,960",
    ),
    Yearly("hand: (1/32) ** (1/5) = 1/2", terms("32,000", "1,000", 60, DB), "16,000 8,000 4,000 2,000 1,000"),
    Yearly("hand: 0.1296 ** (1/4) = 0.6, so 40 %", terms("10,000", "1,296", 48, DB), "4,000 2,400 1,440 864"),
    Yearly("hand: (1/8) ** (1/3) = 1/2; 0.01 x 1/2 rounds up", terms("0.08", "0.01", 36, DB), "0.04 0.02 0.01"),
    Yearly(
        "hand: (1/216) ** (1/3) = 1/6; 5/6 of 2.16 = 1.80, of 0.36 = 0.30, of 0.06 = 0.05",
        terms("2.16", "0.01", 36, DB),
        "1.80 0.30 0.05",
    ),
    Yearly(
        "hand: 50 % of 0.05 is an exact half cent, 2.5, and rounds up",
        terms("0.05", "0", 36, DB, rate=Decimal(50)),
        "0.03 0.01 0.01",
    ),
    Yearly(
        "bc: rate 1 - e(l(0.1)/10), each year on the book value left",
        terms("1,000,000", "100,000", 120, DB),
        "205,671.77 163,370.89 129,770.11 103,080.06 81,879.40 65,039.12 51,662.41 41,036.91 32,596.78 25,892.55",
    ),
    Yearly(
        "bc: rate 1 - e(l(0.1)/5)",
        terms("100,000", "10,000", 60, DB),
        "36,904.27 23,285.02 14,691.85 9,269.93 5,848.93",
    ),
    Yearly(
        "Excel DB(1000000,100000,6,n): 31.9 % typed; the last year takes what is left",
        terms("1,000,000", "100,000", 72, DB, rate=Decimal("31.9")),
        "319,000 217,239 147,939.76 100,746.98 68,608.69 46,465.57",
    ),
    Yearly(
        "hand: 10 % typed, 100 and 90, the last year takes the rest",
        terms("1,000", "100", 36, DB, rate=Decimal(10)),
        "100 90 710",
    ),
    Yearly("hand: 50 % typed stops at the residual", terms("1,000", "400", 48, DB, rate=Decimal(50)), "500 100"),
]

YEARLY_CORRECTED = {"period_amount": "yearly_correction"}
MONTHLY = [
    Monthly(
        "Excel SLN(1000,50,3) = 316.67 a year: 11 x 26.39 and 26.38; the last year 316.66",
        terms("1,000", "50", 36, **YEARLY_CORRECTED),
        "2024-01 26.39  2024-11 26.39  2024-12 26.38  2025-11 26.39  2025-12 26.38  2026-11 26.39  2026-12 26.37",
        36,
    ),
    Monthly(
        "Excel SLN(5999,299.95,3) = 1,899.68 a year: 11 x 158.31 and 158.27; the last year 1,899.69",
        terms("5,999", "299.95", 36, **YEARLY_CORRECTED),
        "2024-01 158.31  2024-12 158.27  2025-12 158.27  2026-11 158.31  2026-12 158.28",
        36,
    ),
    Monthly(
        "hand: 3,317.98 left over 35 months; 11 months 1,042.79, a year 1,137.59, the last 1,137.60",
        terms("3,407.08", "0", 36, opening_accumulated=8_910, opening_months=1, **YEARLY_CORRECTED),
        "2024-01 -  2024-02 94.80  2024-12 94.79  2025-11 94.80  2025-12 94.79  2026-12 94.80",
        35,
    ),
    Monthly(
        "hand: 0.10 over 60 months is 0.02 a year, and each year's half cents go up until it is spent",
        terms("0.10", "0", 60, **YEARLY_CORRECTED),
        "2024-01 0.00  2024-11 0.00  2024-12 0.02  2025-12 0.02  2028-12 0.02",
        60,
    ),
    Monthly(
        "pinned: 26.39 a month, the last so that 50.00 is left: 950.00 - 35 x 26.39",
        terms("1,000", "50", 36),
        "2024-01 26.39  2024-02 26.39  2026-11 26.39  2026-12 26.35",
        36,
    ),
    Monthly(
        "LibreOffice SLN(50000;3500;84) = 553.57; last 46,500.00 - 83 x 553.57",
        terms("50,000", "3,500", 84),
        "2024-01 553.57  2030-11 553.57  2030-12 553.69",
        84,
    ),
    Monthly(
        "hand: building, 20 years, 4,560,000 / 240",
        terms("4,800,000", "240,000", 240),
        "2024-01 19,000  2043-12 19,000",
        240,
    ),
    Monthly(
        "hand: electronics, 5,699.05 / 36 = 158.3069; last 5,699.05 - 35 x 158.31",
        terms("5,999", "299.95", 36),
        "2024-01 158.31  2026-12 158.20",
        36,
    ),
    Monthly(
        "hand: vehicle, 177,175 / 48 = 3,691.1458; last 177,175.00 - 47 x 3,691.15",
        terms("186,500", "9,325", 48),
        "2024-01 3,691.15  2027-12 3,690.95",
        48,
    ),
    Monthly(
        "hand: 0.10 over 12 months, a cent a month until it is gone",
        terms("0.10", "0", 12),
        "2024-01 0.01  2024-10 0.01",
        10,
    ),
    Monthly(
        "hand: 0.05 over 12 months, under half a cent a month: the last month takes all",
        terms("0.05", "0", 12),
        "2024-01 0.00  2024-11 0.00  2024-12 0.05",
        12,
    ),
    Monthly("hand: a life of one month", terms("88.88", "0.88", 1), "2024-01 88", 1),
    Monthly("hand: nothing above the residual", terms("50", "50", 12), "", 0),
    Monthly("hand: a card without a life is not charged", terms("50", "0", 0), "", 0),
    Monthly(
        "pinned: 12 equal months in a year, 40,000 / 12; the year's last takes its remainder",
        terms("100,000", "10,000", 60, DDB),
        "2024-01 3,333.33  2024-11 3,333.33  2024-12 3,333.37  2025-01 2,000  2026-12 1,200  "
        "2027-01 483.33  2027-12 483.37  2028-12 483.37",
        60,
    ),
    Monthly("hand: 24,000 / 12", terms("100,000", "10,000", 60, SYD), "2024-12 2,500  2025-01 2,000", 60),
    Monthly(
        "pinned: in use 2024-01-15, first charge 2024-02",
        terms("1,200", "0", 12, in_use_on=date(2024, 1, 15)),
        "2024-01 -  2024-02 100  2025-01 100  2025-02 -",
        12,
    ),
    Monthly(
        "hand: in use on the last day of the year",
        terms("1,200", "0", 12, in_use_on=date(2023, 12, 31)),
        "2023-12 -  2024-01 100  2024-12 100",
        12,
    ),
    Monthly(
        "hand: the same month",
        terms("1,200", "0", 12, in_use_on=date(2024, 1, 31), start_convention="same_month"),
        "2023-12 -  2024-01 100  2024-12 100  2025-01 -",
        12,
    ),
    Monthly(
        "hand: from 16 January, the first day counts: 16 of 31 days; the rest in the last month",
        terms("1,200", "0", 12, in_use_on=date(2024, 1, 16), start_convention="daily"),
        "2024-01 51.61  2024-02 100  2024-12 100  2025-01 48.39",
        13,
    ),
    Monthly(
        "hand: from the first of a month by days is a whole month",
        terms("1,200", "0", 12, in_use_on=date(2024, 2, 1), start_convention="daily"),
        "2024-01 -  2024-02 100  2025-01 100  2025-02 -",
        12,
    ),
    Monthly(
        "hand: on 29 February one of 29 days, 100 / 29 = 3.448",
        terms("1,200", "0", 12, in_use_on=date(2024, 2, 29), start_convention="daily"),
        "2024-02 3.45  2024-03 100  2025-02 96.55",
        13,
    ),
    Monthly(
        "hand: by days over the year's turn: 2025-01 has 15 of 31 days of year 1 at 4,000 (48,000 in all, of "
        "which 16/31 x 4,000 = 2,064.52 and 11 x 4,000 are charged, 1,935.48 left) and 16 at 2,400 = 1,238.71",
        terms("120,000", "12,000", 60, DDB, in_use_on=date(2024, 1, 16), start_convention="daily"),
        "2024-01 2,064.52  2024-02 4,000  2025-01 3,174.19  2025-02 2,400",
        61,
    ),
    Monthly(
        "hand: half a year from January, 600 over 12 months; then 100; 600 in the last half year",
        terms("1,200", "0", 12, in_use_on=date(2024, 1, 5), start_convention="half_year"),
        "2024-01 50  2024-12 50  2025-01 100  2025-06 100  2025-07 -",
        18,
    ),
    Monthly(
        "hand: half a year from October, 600 over 3 months",
        terms("1,200", "0", 12, in_use_on=date(2024, 10, 31), start_convention="half_year"),
        "2024-09 -  2024-10 200  2024-12 200  2025-01 100  2025-06 100  2025-07 -",
        9,
    ),
    Monthly(
        "hand: half a year in December alone",
        terms("6,000", "0", 60, in_use_on=date(2024, 12, 1), start_convention="half_year"),
        "2024-12 600  2025-01 100  2029-06 100  2029-07 -",
        55,
    ),
    Monthly(
        "pinned: 3,407.08, opening 89.10, 1 of 36: 34 x 94.80 and 94.78",
        terms("3,407.08", "0", 36, opening_accumulated=8910, opening_months=1),
        "2024-01 -  2024-02 94.80  2026-11 94.80  2026-12 94.78",
        35,
    ),
    Monthly(
        "hand: by the same-month rule one of 12 is December 2023; (1,200 - 100) / 11",
        terms("1,200", "0", 12, start_convention="same_month", opening_accumulated=10000, opening_months=1),
        "2023-12 -  2024-01 100  2024-11 100  2024-12 -",
        11,
    ),
    Monthly(
        "hand: by days 17 of 31 December days are behind: 54.84 of 1,200, 100 a month, 45.16 in the end",
        terms("1,200", "0", 12, start_convention="daily", opening_accumulated=5484, opening_months=1),
        "2023-12 -  2024-01 100  2024-11 100  2024-12 45.16",
        12,
    ),
    Monthly(
        "hand: cut over at the end of 2024 with 12 of 60; (13,000 - 2,400 - 1,000) / 48",
        terms("13,000", "1,000", 60, opening_accumulated=240000, opening_months=12, opening_on=date(2024, 12, 31)),
        "2024-12 -  2025-01 200  2028-12 200",
        48,
    ),
    Monthly(
        "hand: cut over on 2025-01-10, January is still to be charged here",
        terms("13,000", "1,000", 60, opening_accumulated=240000, opening_months=12, opening_on=date(2025, 1, 10)),
        "2024-12 -  2025-01 200  2028-12 200",
        48,
    ),
    Monthly(
        "hand: opening at the end of year 1 of the pinned case goes on as it does",
        terms("100,000", "10,000", 60, DDB, opening_accumulated=4000000, opening_months=12),
        "2025-01 2,000  2026-01 1,200  2027-01 483.33  2027-12 483.37",
        48,
    ),
    Monthly(
        "hand: opening in mid year 2: book 48,000 is 60,000 less half of 40 %; 12,000 left of the year",
        terms("100,000", "10,000", 60, DDB, opening_accumulated=5200000, opening_months=18),
        "2025-07 2,000  2025-12 2,000  2026-01 1,200",
        42,
    ),
    Monthly(
        "hand: opening in the middle of year 2 of sum of years: 48,000 left, of which 12,000 in this year",
        terms("100,000", "10,000", 60, SYD, opening_accumulated=4200000, opening_months=18),
        "2025-07 2,000  2025-12 2,000  2026-01 1,500  2028-12 500",
        42,
    ),
    Monthly(
        "hand: the opening balances fall short by 100 with the life over: it falls due at once",
        terms("1,200", "0", 12, opening_accumulated=110000, opening_months=12),
        "2025-01 100",
        1,
    ),
    Monthly(
        "hand: more was charged before than the method allows: nothing is left",
        terms("1,200", "100", 12, opening_accumulated=115000, opening_months=6),
        "",
        0,
    ),
]

UNITS = [
    ("pinned: 90,000 / 30,000 units, 7,000 used", terms("100,000", "10,000", 0), 30_000, "7000", "21,000"),
    (
        "Weygandt, truck: 0.12 a mile",
        terms("13,000", "1,000", 0),
        100_000,
        "15000 30000 20000 25000 10000",
        "1,800 3,600 2,400 3,000 1,200",
    ),
    ("OpenStax, press: 0.05 a page", terms("58,000", "10,000", 0), 960_000, "180000", "9,000"),
    ("Kieso, crane: 15 an hour", terms("500,000", "50,000", 0), 30_000, "4000", "60,000"),
    ("CAS, truck: 600,000 x 95 % / 500,000 km = 1.14", terms("600,000", "30,000", 0), 500_000, "4000", "4,560"),
    (
        "hand: 1,000 over 3 units, the last unit takes the remainder",
        terms("1,000", "0", 0),
        3,
        "1 1 1",
        "333.33 333.33 333.34",
    ),
    (
        "hand: the unit amount is not rounded: 100 / 3,000 = 0.0333; 100 units are 3.33",
        terms("100", "0", 0),
        3_000,
        "1 100",
        "0.03 3.33",
    ),
    ("hand: more units than there were in it: capped", terms("1,000", "100", 0), 1_000, "999 500 10", "899.10 0.90"),
    ("hand: quarter units, 10 x 2.25 = 22.50", terms("1,000", "0", 0), 100, "2.25", "22.50"),
]
