"""Founding an office: a new file with its tables and the presets of its country."""

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from bizdesk.assets.models import AssetCategory
from bizdesk.kinds import KINDS
from bizdesk.office import faults, header, migrations
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office, settle
from bizdesk.office.holiday_list import announced_years, holiday_rows
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, current
from bizdesk.office.people import Department
from bizdesk.office.places import Place
from bizdesk.office.policy import first_rows
from bizdesk.office.record import Record

NEUTRAL = "neutral"


def make_tables(path: Path) -> None:
    """Write an empty office file of the newest schema; never over a file that exists."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise Refused(N_("{path} exists already: choose another name."), path=path) from None
    except OSError as fault:
        raise Refused(N_("{path} cannot be made: {reason}."), path=path, reason=fault.strerror) from None
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(f"PRAGMA application_id = {header.APPLICATION_ID}")
        settle(connection)
        connection.execute("BEGIN EXCLUSIVE")
        for version, statements in migrations.steps().items():
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except sqlite3.Error as fault:
        connection.close()
        with contextlib.suppress(OSError):
            path.unlink()
        raise faults.worded(fault) from fault
    finally:
        connection.close()


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
    try:
        office = Office(path, KINDS, clock=clock, today=today)
        try:
            with change(office, "", N_("Found the office"), entered_as="begin") as act:
                preset(office, act, name, currency, country, year_start, language or current())
        except BaseException:
            office.close()
            raise
    except BaseException:
        path.unlink()
        raise
    return office


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
    rules = first_rows(KINDS.values())
    for rule in rules:
        rule.value = values.get(rule.code, rule.value)
        act.add(rule)
    for department in told["departments"]:
        act.add(Department(code=department["code"], name=department[language]))
    for place in told["places"]:
        parent = Place.get_or_none(Place.code == place.get("parent", ""))
        act.add(Place(code=place["code"], name=place[language], parent=parent))
    for category in told["asset_categories"]:
        act.add(
            AssetCategory(
                code=category["code"],
                name=category[language],
                method=category.get("method", "straight_line"),
                life_months=category.get("life_months"),
                minimum_life_months=category.get("life_months"),
                residual_percent=category.get("residual_percent", 5),
            )
        )
    add_holidays(office, act, country, office.today().year)


def add_holidays(office: Office, act: Act, country: str, year: int) -> int:
    """Bring the announced days of the years around a year into the office's table; how many were new."""
    known = {day for (day,) in Holiday.select(Holiday.date).tuples()}
    years = [each for each in range(year - 6, year + 3) if each in announced_years(country)]
    rows: list[Record] = [
        act.add(Holiday(code=day.isoformat(), date=day, name=label, day_kind=kind))
        for day, label, kind in holiday_rows(country, years)
        if day not in known
    ]
    return len(rows)


def read_preset(country: str) -> dict[str, Any]:
    """The presets of a country, or the neutral ones."""
    folder = resources.files("bizdesk.data").joinpath("presets")
    file = folder.joinpath(f"{country or NEUTRAL}.json")
    if not file.is_file():
        file = folder.joinpath(f"{NEUTRAL}.json")
    return json.loads(file.read_text(encoding="utf-8"))
