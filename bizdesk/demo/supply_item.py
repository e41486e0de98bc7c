"""A sort of supplies that the demo company keeps in stock: its name, its price, how often it is used and by whom."""

from typing import NamedTuple

from bizdesk.demo.company import Words

PC: Words = ("pc", "个")
PEN: Words = ("pc", "支")
BOOK: Words = ("pc", "本")
REAM: Words = ("ream", "包")
PACK: Words = ("pack", "包")
BOX: Words = ("box", "盒")
ROLL: Words = ("roll", "卷")
BOTTLE: Words = ("bottle", "瓶")
PAIR: Words = ("pair", "双")
SET: Words = ("set", "套")
BAG: Words = ("bag", "袋")
TIN: Words = ("tin", "罐")
CABLE: Words = ("pc", "根")
SHEET: Words = ("pc", "张")

SEASONS = {
    "summer": {5: 2, 6: 4, 7: 5, 8: 5, 9: 3},
    "winter": {11: 3, 12: 5, 1: 5, 2: 3},
    "closing": {12: 4, 1: 4, 3: 2, 6: 2},
    "feasts": {1: 5, 2: 3, 9: 4},
    "": dict.fromkeys(range(1, 13), 1),
}


class Item(NamedTuple):
    """A sort of supplies: its price in fen in the first year, how often and how much at most is taken of it at once.

    who: the departments that take it by their last figure, all where none is named. keeps: for how many months a lot
    keeps. last: the year after which nobody takes it any more.
    """

    name: Words
    specification: Words
    unit: Words
    category: str
    price: int
    often: int
    most: int = 1
    pack: int = 1
    who: str = ""
    season: str = ""
    keeps: int = 0
    old_for_new: bool = False
    valuation: str = "moving_average"
    last: int = 9_999
