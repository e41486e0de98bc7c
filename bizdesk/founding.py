"""Founding an office: a new file with its tables and the presets of its country."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from bizdesk.assets.presets import begin as begin_assets
from bizdesk.budgets.presets import begin as begin_budgets
from bizdesk.complaints.presets import begin as begin_service
from bizdesk.kinds import KINDS
from bizdesk.office import seal
from bizdesk.office.errors import Invalid, Refused
from bizdesk.office.file import Office
from bizdesk.office.holiday_table import bring_in
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, current
from bizdesk.office.people import Department
from bizdesk.office.places import Place
from bizdesk.office.policy import Policy, check_rule, first_rows
from bizdesk.office.presets import read_preset
from bizdesk.office.upgrade import make_tables
from bizdesk.opening import with_areas
from bizdesk.rules import RULES
from bizdesk.supplies.presets import begin as begin_supplies


def found(
    path: Path,
    *,
    name: str = "",
    currency: str = "",
    country: str = "",
    year_start: int = 1,
    clock: Callable[[], datetime] | None = None,
    today: date | None = None,
    language: str = "",
) -> Office:
    """Make a new office with the presets of its country, in the language in use; the office, open."""
    make_tables(path)
    seal.forget(path)
    try:
        office = with_areas(path, clock=clock, today=today)
        try:
            with change(office, "", N_("Found the office"), entered_as="begin") as act:
                preset(office, act, name, currency, country, year_start, language or current())
        except BaseException:
            office.close()
            raise
    except BaseException:
        # SQLite empties its journal and leaves it.
        for made in (path, Path(f"{path}-journal")):
            made.unlink(missing_ok=True)
        raise
    return office


def home_country(language: str) -> str:
    """The country whose presets an office gets when none is named: where its language is at home."""
    return "CN" if language == "zh_CN" else ""


def preset(office: Office, act: Act, name: str, currency: str, country: str, year_start: int, language: str) -> None:
    """Fill a new office with its policy, departments, places, categories and holidays."""
    told = read_preset(country)
    values = {
        "office_name": name or told["office_name"][language],
        "currency": currency or told["currency"],
        "country": country,
        "language": language,
        "time_zone": told["time_zone"],
        "year_start": str(year_start),
        **told.get("policy", {}),
    }
    rules = first_rows(RULES.values(), KINDS.values())
    for rule in rules:
        if rule.key in values:
            rule.value = values[rule.key]
            _check(office, rule)
        act.add(rule)
    for department in told["departments"]:
        act.add(Department(code=department["code"], name=department[language]))
    for place in told["places"]:
        parent = Place.get_or_none(Place.code == place.get("parent", ""))
        act.add(Place(code=place["code"], name=place[language], parent=parent))
    begin_assets(act, told, language)
    begin_service(act, language)
    begin_supplies(act, language)
    begin_budgets(act, language)
    bring_in(act, country)


def _check(office: Office, rule: Policy) -> None:
    """Refuse a value that may not be set, naming the rule it was meant for."""
    try:
        check_rule(office, rule)
    except Refused as fault:
        raise Invalid({rule.key: fault}, labels={rule.key: office.policy.label(rule.key)}) from None
