"""What holds of every report of customer service: names, both languages, empty offices, hostile text, narrow pages."""

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.complaints.models import Complaint
from bizdesk.office import language
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office
from bizdesk.office.text import cells
from bizdesk.reporting import REPORTS
from bizdesk.reports import render
from bizdesk.reports.as_text import pages
from bizdesk.reports.report import Fields, Report, Table
from bizdesk.reports.widths import PORTRAIT

from ..assets.report_story import made, table
from .report_story import whole

OWN = (
    "complaint",
    "complaints",
    "complaint-clock",
    "complaint-letter",
    "service-levels",
    "complaint-causes",
    "complaint-repeats",
    "satisfaction",
    "inquiries",
    "visits",
)
OF_ONE = ("complaint", "complaint-clock", "complaint-letter")


@pytest.fixture
def story(office: Office) -> SimpleNamespace:
    return whole(office)


def told(report: Report) -> dict:
    return json.loads("".join(render.pieces(report, "json")))


def asked(name: str, number: str) -> dict[str, str]:
    return {"complaint": number} if name in OF_ONE else {}


@pytest.mark.parametrize("name", OWN)
def test_programs_are_told_the_same_in_both_languages_and_nothing_is_null(office: Office, story, name: str) -> None:
    tables = []
    for each in ("en", "zh_CN"):
        language.use(each)
        report = told(made(office, name, **asked(name, story.a.number)))
        cells = [value for part in report["tables"] for row in part["rows"] for value in row.values()]
        cells += [field["value"] for field in report["fields"]]
        cells += [label for chart in report["charts"] for label in chart["labels"]]
        assert None not in cells
        tables.append(cells)
    assert tables[0] == tables[1]


PROMISED = {
    "complaints": (
        "complaints",
        "number received_at customer subject severity department status due overdue late_by round satisfied",
    ),
    "complaint-clock": ("intervals", "from to kind working_minutes"),
}


@pytest.mark.parametrize("name", PROMISED)
def test_the_columns_that_were_promised_come_first_in_their_order(office: Office, story, name: str) -> None:
    part, columns = PROMISED[name]
    there = [column.name for column in table(made(office, name, **asked(name, story.a.number)), part).columns]
    assert there[: len(columns.split())] == columns.split()


def test_lateness_is_a_number_to_programs_and_words_to_people(office: Office, story) -> None:
    report = made(office, "complaints", customer="华夏公司", severity="minor", state="open")
    assert [row["late_by"] for row in told(report)["tables"][0]["rows"]] == [1140, ""]
    assert "2 d 3 h" in "".join(render.pieces(report, "text"))
    assert ",1140," in "".join(render.pieces(report, "csv"))


EMPTY = {
    "complaints": "No complaint was received in this time.",
    "service-levels": "No complaint was received in this time.",
    "complaint-causes": "No complaint was received in this time.",
    "complaint-repeats": "No customer complained more than once.",
    "satisfaction": "Nobody gave a rating in this time.",
    "inquiries": "Nobody asked anything in this time.",
    "visits": "No visit is planned.",
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_office_says_so(office: Office, name: str) -> None:
    for format in ("text", "html"):
        assert EMPTY[name] in "".join(render.pieces(made(office, name), format))
    for format in ("csv", "json"):
        assert "None" not in "".join(render.pieces(made(office, name), format))


HOSTILE = ("[/]", "[@click=app.quit]x[/]", "a\x1b[2Jb", "<script>alert(1)</script>", "=1+1", "\u202eevil", "{remedy}")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_subjects_are_shown_plainly_everywhere(office: Office, text: str) -> None:
    customer = keeping.add(office, "", Customer, {"name": text})
    values = {"customer": customer, "subject": text, "description": text}
    for _each in range(2):
        complaint = keeping.add(office, "", Complaint, values)
    for name in OWN:
        for format in ("text", "html", "csv", "json"):
            out = "".join(render.pieces(made(office, name, **asked(name, complaint.number)), format))
            assert "\x1b" not in out
            assert "<script>" not in out or format != "html"
            if format == "csv":
                assert not any(cell.startswith(("=", '"=')) for line in out.splitlines() for cell in line.split(","))


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("each", language.LANGUAGES)
def test_forty_columns_are_enough(office: Office, story, each: str, name: str) -> None:
    language.use(each)
    report = made(office, name, **asked(name, story.a.number))
    lines = "".join(pages(report, replace(PORTRAIT, width=40))).splitlines()
    assert lines
    assert max(map(cells, lines)) <= 40


def test_every_report_of_the_area_is_known_and_says_what_it_is_about(office: Office, story) -> None:
    assert set(OWN) <= set(REPORTS)
    for name in OWN:
        report = made(office, name, **asked(name, story.a.number))
        assert report.name == name
        assert report.as_of or report.period
        assert any(isinstance(block, Table | Fields) for block in report.blocks) or name == "complaint-letter"
