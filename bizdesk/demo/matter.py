"""What a complaint of the demo company is about, and the instruments the company sells."""

from typing import NamedTuple

from bizdesk.demo.company import Words

PRODUCTS: dict[str, Words] = {
    "GR": ("GR-5 receiver", "GR-5接收机"),
    "TS": ("TS-9 total station", "TS-9全站仪"),
    "DL": ("DL-2 digital level", "DL-2数字水准仪"),
    "TG": ("TG-4 tide gauge", "TG-4验潮仪"),
    "FM": ("FM-7 flow meter", "FM-7流量计"),
    "LG": ("LG-8 data logger", "LG-8数据采集器"),
    "DS": ("DS-3 depth sounder", "DS-3测深仪"),
    "TI": ("TI-6 tilt sensor", "TI-6倾角传感器"),
    "WS": ("WS-1 weather station", "WS-1气象站"),
    "FT": ("FT-12 field tablet", "FT-12外业平板"),
}


class Matter(NamedTuple):
    """A matter with the customer's words, what is found and what is done; {product} stands for the instrument.

    products: their keys; cost: between which whole units of the currency the remedy lies.
    """

    subject: Words
    said: Words
    finding: Words
    remedy: Words
    products: str
    category: str
    cause: str
    department: str
    severity: str
    cost: tuple[int, int]
    justified: str = "yes"

    def about(self, words: Words, product: str) -> Words:
        """Words of this matter with the instrument in its place."""
        english, chinese = PRODUCTS[product]
        return words[0].replace("{product}", english), words[1].replace("{product}", chinese)
