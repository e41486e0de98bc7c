"""Making reports from records: headings from the office, columns and cells from the declared fields."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from bizdesk.office import journal
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.reports.report import Block, Cell, Column, Field, Fields, Kind, Report

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
        prepared_by=person.title if person else "",
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
    """A field's value as a report's cell: figures and dates as they are, choices and references in words."""
    if value is None or value == "":
        return None
    return value if field.type in AS_THEY_ARE else field.show(value, office)


def fields_of(record: Record, names: Iterable[str], office: Office, title: str = "") -> Fields:
    """Some of a record's fields as the block of a form."""
    declared = record.fields()
    items = []
    for name in names:
        field = declared[name]
        kind = cast(Kind, field.type if field.type in AS_THEY_ARE else "text")
        items.append(Field(name, field.label, cell(field, getattr(record, name), office), kind))
    return Fields(tuple(items), title)


def span(office: Office, values: Mapping[str, Any]) -> tuple[date, date]:
    """The first and last day asked for: from and to, a month, a year, or the office's year up to today."""
    from bizdesk.office.periods import first_day, last_day

    first, last = values.get("from_"), values.get("to")
    if month := values.get("month"):
        first, last = first_day(month), last_day(month)
    elif year := values.get("year"):
        first, last = date(year, 1, 1), date(year, 12, 31)
    first = first or date((last or office.today()).year, 1, 1)
    last = last or office.today()
    if last < first:
        raise Refused(N_("The period ends ({last}) before it begins ({first})."), first=first, last=last)
    return first, last


def words_for(parameters: Mapping[str, Typed], values: Mapping[str, Any], office: Office) -> str:
    """The parameters a report was asked with, in words."""
    told = [
        _("{label}: {value}").format(label=field.label, value=field.show(values[name], office))
        for name, field in parameters.items()
        if values.get(name) not in (None, "")
    ]
    return _("; ").join(told)
