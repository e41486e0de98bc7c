"""The official days off and make-up working days of a country, from a library, for the office's own table.

Read once when rows are filled in; nothing else of the office asks the library. It lists the days off that the notices
name, not the ordinary weekend days between them: an office that works on Saturdays adds those it has off itself.
"""

import re
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _, current

if TYPE_CHECKING:
    from holidays import HolidayBase

    from bizdesk.office.calendar import DayKind

HolidayRow = tuple[date, str, "DayKind"]

LIBRARY_LANGUAGES = {"en": "en_US", "zh_CN": "zh_CN"}
# Countries whose make-up days are decreed each year: without the year's notice only its weekends are known.
DECREED_YEARLY = ("CN",)
MAKE_UP_DAY = N_("Make-up working day")
# How the library writes a day inside an English name, which is read as another day elsewhere.
AMERICAN_DAY = re.compile(r"\b(\d\d)/(\d\d)/(\d{4})\b")


def holiday_rows(country: str, years: Iterable[int]) -> list[HolidayRow]:
    """The days of these years that differ from the week, in order: (date, name in the language in use, kind).

    country: ISO 3166 code, or empty for none. A year not announced yet gives no rows: weekends alone count in it.
    Refused: a country the library does not know.
    """
    announced = announced_years(country)
    wanted = {year for year in years if year in announced}
    if not country or not wanted:
        return []
    official = _official(country, wanted)
    # A make-up day in December is named in the notice of the year that follows: the library adds days of other years.
    rows: list[HolidayRow] = [(day, AMERICAN_DAY.sub(r"\3-\1-\2", name), "holiday") for day, name in official.items()]
    rows += [(day, _(MAKE_UP_DAY), "workday") for day in official.weekend_workdays if day.year in wanted]
    return sorted(rows)


def announced_years(country: str) -> range:
    """The years whose days the library holds for certain; every other year is provisional.

    For a country that decrees its make-up days, those from the first decree held to the last. Without a country every
    year is certain: nothing is to be announced.
    """
    if not country:
        return range(MINYEAR, MAXYEAR + 1)
    official = _official(country, ())
    if country in DECREED_YEARLY:
        decrees = official.special_public_holidays
        return range(min(decrees), max(decrees) + 1)
    return range(official.start_year, official.end_year + 1)


def _official(country: str, years: Iterable[int]) -> "HolidayBase":
    import holidays

    try:
        return holidays.country_holidays(country, years=years, language=LIBRARY_LANGUAGES.get(current(), "en_US"))
    except NotImplementedError as unknown:
        raise Refused(N_("No list of holidays is known for the country {country}."), country=country) from unknown
