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
# How a day is written in a letter.
DAYS = {"en": "{day:%Y-%m-%d}", "zh_CN": "{day.year}年{day.month}月{day.day}日"}


def letter(office: Office, complaint: Complaint, template: LetterTemplate | None = None, language: str = "") -> Report:
    """The letter as it is sent, and below it what is to be mended before that."""
    wording = template or chosen_template(language or current())
    values = places(office, complaint, wording.language)
    body, unknown, empty = filled(wording.body, values)
    addressee = "\n".join(filter(None, (complaint.customer.name, _contact(complaint), complaint.customer.address)))
    blocks: list[Block] = [Paragraph(addressee), Paragraph(values["date"])]
    blocks += [Paragraph(part) for part in re.split(r"\n\s*\n", body) if part.strip()]
    blocks += [Paragraph(words, _("Before this is sent")) for words in _amiss(unknown, empty)]
    return make(
        office,
        "complaint-letter",
        _("Letter about complaint {number}").format(number=complaint.number),
        blocks,
        as_of=office.today(),
        parameters={"complaint": complaint.number, "template": wording.code, "language": wording.language},
    )


def chosen_template(language: str) -> LetterTemplate:
    """The first template of a language; Refused where there is none."""
    found = LetterTemplate.select().where(LetterTemplate.language == language).order_by(LetterTemplate.code).first()
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
    return " ".join(filter(None, (contact.name, contact.title))) if contact is not None else ""


def _amiss(unknown: list[str], empty: list[str]) -> list[str]:
    told = []
    if unknown:
        told.append(_("No such place is known, it stays as typed: {places}.").format(places=_(", ").join(unknown)))
    if empty:
        told.append(_("Nothing is recorded yet for: {places}.").format(places=_(", ").join(empty)))
    return told
