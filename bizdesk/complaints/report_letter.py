"""The letter to a customer about a complaint, from a template in the customer's language."""

import re
from collections.abc import Mapping
from datetime import date

from bizdesk.complaints.models import Complaint, LetterTemplate
from bizdesk.complaints.report_standing import day_of
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import LANGUAGES, N_, _, current
from bizdesk.reports.making import make
from bizdesk.reports.report import Block, Paragraph, Report

PARAMETERS = {
    "complaint": Reference(Complaint, N_("Complaint"), required=True),
    "template": Reference(LetterTemplate, N_("Letter template")),
    "language": Choice(LANGUAGES, N_("Language"), help=N_("Empty: the language in use.")),
}
PLACE = re.compile(r"\{([^{}\n]{1,60})\}")
RULE = "2.3.2"
# What is not known from the beginning: a letter that asks for it waits until it is recorded.
RECORDED = {"{finding}", "{remedy}", "{outcome}"}
# How a day is written in a letter.
DAYS = {"en": "{day:%Y-%m-%d}", "zh_CN": "{day.year}年{day.month}月{day.day}日"}


def letter(office: Office, complaint: Complaint, template: LetterTemplate | None = None, language: str = "") -> Report:
    """The letter as it is sent; Refused while it would say nothing of what it is about."""
    wording = template or chosen_template(office, complaint, language or current())
    values = places(office, complaint, wording.language)
    body, unknown, empty = filled(wording.body, values)
    if unknown:
        raise Refused(
            N_("The letter template {code} has places that nobody fills: {places}."),
            rule=RULE,
            code=wording.code,
            places=_(", ").join(unknown),
        )
    if lacking := [place for place in empty if place in RECORDED]:
        raise Refused(
            N_("No letter yet: of {number} nothing is recorded for {places}."),
            rule=RULE,
            number=complaint.number,
            places=_(", ").join(lacking),
        )
    addressee = "\n".join(filter(None, (complaint.customer.name, _contact(complaint), complaint.customer.address)))
    blocks: list[Block] = [Paragraph(addressee), Paragraph(values["date"])]
    blocks += [Paragraph(part) for part in re.split(r"\n\s*\n", body) if part.strip()]
    return make(
        office,
        "complaint-letter",
        _("Letter about complaint {number}").format(number=complaint.number),
        blocks,
        as_of=office.today(),
        letter=True,
        parameters={"complaint": complaint.number, "template": wording.code, "language": wording.language},
    )


def chosen_template(office: Office, complaint: Complaint, language: str) -> LetterTemplate:
    """The template of a language that says the most of what is recorded, such as an acknowledgement while nothing is
    found out; where all of them ask for more, the first. Refused where there is none."""
    mine = LetterTemplate.select().where(LetterTemplate.language == language).order_by(LetterTemplate.code)
    values = places(office, complaint, language)
    fitting: list[tuple[int, LetterTemplate]] = []
    for template in mine:
        asked = {f"{{{name}}}" for name in PLACE.findall(template.body)} & RECORDED
        if all(values[place[1:-1]] for place in asked):
            fitting.append((len(asked), template))
    if fitting:
        return max(fitting, key=lambda each: each[0])[1]
    found = mine.first()
    if found is None:
        raise Refused(
            N_("There is no letter template in {language}: add one, or name another."), language=LANGUAGES[language]
        )
    return found


def places(office: Office, complaint: Complaint, language: str) -> dict[str, str]:
    """What a template may ask for, in the words of a letter."""
    signer = complaint.owner or office.staff(office.who)
    return {
        "number": complaint.number,
        "received": written(day_of(complaint.received_at, office), language),
        "subject": complaint.subject,
        "customer": complaint.customer.name,
        "contact": complaint.contact.name if complaint.contact is not None else complaint.customer.name,
        "finding": complaint.finding,
        "remedy": complaint.proposal,
        "outcome": complaint.outcome,
        "person": signer.name if signer is not None else "",
        "date": written(office.today(), language),
        "office": office.name,
    }


def written(day: date, language: str) -> str:
    """A day as letters in a language write it."""
    return DAYS[language].format(day=day)


def filled(body: str, values: Mapping[str, str]) -> tuple[str, list[str], list[str]]:
    """The wording with its known places filled, the unknown ones as typed, and the known ones that stay empty.

    All places are filled at once: braces in what is filled in are no places.
    """
    unknown: dict[str, None] = {}
    empty: dict[str, None] = {}

    def fill(place: re.Match[str]) -> str:
        value = values.get(place[1])
        if value is None:
            unknown[place[0]] = None
            return place[0]
        if not value:
            empty[place[0]] = None
        return value

    return PLACE.sub(fill, body), list(unknown), list(empty)


def _contact(complaint: Complaint) -> str:
    contact = complaint.contact
    return "\n".join(filter(None, (contact.name, contact.title))) if contact is not None else ""
