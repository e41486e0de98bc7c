"""The office's table of holidays, filled from the official list of its country, and again when more years are known."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.fields import Integer
from bizdesk.office.holiday_list import announced_years, holiday_rows
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation
from bizdesk.office.policy import Policy

if TYPE_CHECKING:
    from bizdesk.office.file import Office

BEHIND, AHEAD = 6, 2


def bring_in(act: Act, country: str, years: Iterable[int] = ()) -> int:
    """Bring a country's announced days into the table, of these years or of those around today; how many were new."""
    now = act.office.today().year
    known = {day for (day,) in Holiday.select(Holiday.date).tuples()}
    announced = announced_years(country)
    wanted = [year for year in years or range(now - BEHIND, now + AHEAD + 1) if year in announced]
    new = [row for row in holiday_rows(country, wanted) if row[0] not in known]
    for day, name, kind in new:
        act.add(Holiday(date=day, name=name, kind=kind))
    return len(new)


def names_country(rule: Policy) -> None:
    """Refuse every rule but the one that names the office's country, and that one while it names none."""
    if rule.key != "country":
        raise Refused(N_("This is done to the rule 'country'."), rule="1.1")
    if not rule.value:
        raise Refused(N_("The office has no country: set the rule 'country' first."), rule="1.1")


def bring_holidays(office: "Office", who: str, rule: Policy, *, year: int | None = None) -> None:
    """Bring the days of the office's country into its table: those of a year, or all that are missing around today."""
    names_country(rule)
    country = rule.value
    with change(office, who, N_("Bring in the holidays of {country}: {count}"), country=country) as act:
        count = bring_in(act, country, [year] if year else ())
        if not count:
            raise NothingToDo(
                N_(
                    "No more days of {country} are known to this bizdesk. What was announced since comes with a newer "
                    "one, or is added by hand."
                ),
                country=country,
            )
        act.words["count"] = count


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "bring_holidays",
        Policy,
        N_("Bring in the holidays of the country"),
        bring_holidays,
        inputs=dict[str, Any](year=Integer(N_("Only of this year"), minimum=1900, maximum=2200)),
        guard=names_country,
    ),
)
