"""Making reports from records: headings from the office, columns and cells from the declared fields."""

from collections.abc import Iterable, Mapping
from datetime import MAXYEAR, date, timedelta
from typing import Any, cast

from bizdesk.office import journal
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Typed, Wording
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.sentences import unworded
from bizdesk.reports.report import Block, Cell, Coded, Column, Field, Fields, Kind, Paragraph, Report

AS_THEY_ARE = ("integer", "money", "quantity", "percent", "date", "instant", "boolean")


def make(office: Office, name: str, title: str, blocks: Iterable[Block], **rest: Any) -> Report:
    """A report of the office, headed and stamped; rest: as_of, period, parameters, filter as Report has them."""
    person = office.staff(office.who)
    return Report(
        name=name,
        title=title,
        office=office.name,
        blocks=tuple(blocks),
        printed_at=office.now(),
        zone=office.zone,
        prepared_by=person.caption if person else "",
        journal_head=journal.head(office),
        currency=office.currency,
        digits=office.digits,
        **rest,
    )


def column(field: Typed, *, name: str = "", total: bool = False, label: str = "", width: int = 0) -> Column:
    """The column of a declared field."""
    kind = cast(Kind, field.type if field.type in AS_THEY_ARE else "text")
    return Column(name or field.name, label or field.label, kind, total, width)


def cell(field: Typed, value: Any, office: Office) -> Cell:
    """A field's value as a report's cell: figures and dates as they are, choices and references in words, coded."""
    if value is None or value == "":
        return None
    if field.type in AS_THEY_ARE:
        return cast(Cell, value)
    words = field.show(value, office)
    key = unworded(value) if isinstance(field, Wording) else field.plain(value, office)
    return words if words == key else Coded(words, key)


def chosen(options: Mapping[str, str], key: str) -> Coded | None:
    """One of a written-out list in words, coded; None where nothing is chosen."""
    return Coded(_(options[key]), key) if key in options else None


def titled(record: Record | None) -> Coded | None:
    """A record by its title, coded; None where there is none."""
    return Coded(record.caption, record.key) if record is not None else None


def fields_of(record: Record, names: Iterable[str], office: Office, title: str = "") -> Fields:
    """Some of a record's fields as the block of a form."""
    declared = {**record.fields(), **record.worked_out}
    items = []
    for name in names:
        field = declared[name]
        kind = cast(Kind, field.type if field.type in AS_THEY_ARE else "text")
        items.append(Field(name, field.label, cell(field, getattr(record, name), office), kind))
    return Fields(tuple(items), title)


def span(office: Office, values: Mapping[str, Any]) -> tuple[date, date]:
    """The first and last day asked for: from and to, a month, a business year, or that of today up to today.

    A business year is called after the year it begins in.
    """
    from bizdesk.office.periods import first_day, last_day

    first, last = values.get("from_"), values.get("to")
    if month := values.get("month"):
        first, last = first_day(month), last_day(month)
    elif year := values.get("year"):
        first, last = business_year(office, year)
    last = last or office.today()
    first = first or max(
        (begin for year in (last.year - 1, last.year) if year and (begin := business_year(office, year)[0]) <= last),
        default=date.min,
    )
    if last < first:
        raise Refused(N_("The period ends ({last}) before it begins ({first})."), first=first, last=last)
    return first, last


def business_year(office: Office, year: int) -> tuple[date, date]:
    """The first and last day of the business year that begins in a year."""
    first = date(year, office.policy.get("year_start"), 1)
    return first, date.max if year == MAXYEAR else first.replace(year=year + 1) - timedelta(days=1)


def beyond_today(office: Office, day: date) -> list[Paragraph]:
    """That of the days up to one nothing is known, where they have not all come; nothing where they have."""
    today = office.today()
    if day <= today:
        return []
    words = _("Nothing is known beyond today, {today}: what comes and goes until {date} is not in these figures.")
    return [Paragraph(words.format(today=today, date=day))]


def words_for(parameters: Mapping[str, Typed], values: Mapping[str, Any], office: Office) -> str:
    """The parameters a report was asked with, in words."""
    told = [
        _("{label}: {value}").format(label=field.label, value=field.show(values[name], office))
        for name, field in parameters.items()
        if values.get(name) not in (None, "")
    ]
    return _("; ").join(told)
