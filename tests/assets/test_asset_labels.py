"""The sheet of labels: one for each card that a label can hold."""

import json

import pytest

from bizdesk.assets.models import Asset
from bizdesk.office.errors import Invalid
from bizdesk.office.file import Office
from bizdesk.reports import render
from bizdesk.reports.report import Codes

from .conftest import card
from .report_story import made


def test_labels_hold_one_drawing_that_a_browser_can_read(office: Office, laptop: Asset, places) -> None:
    """Two drawings one after the other are no picture: they stand inside one, which names its language."""
    from base64 import b64decode
    from xml.etree import ElementTree

    page = "".join(render.pieces(made(office, "asset-labels", place="A-ST"), "html"))
    drawing = b64decode(page.split("base64,")[1].split('"')[0])
    root = ElementTree.fromstring(drawing)  # our own drawing
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert [child.get("class") for child in root] == ["qr", "code128"]
    assert (root.get("width"), root.get("height")) == ("44.0mm", "29.5mm"), "14.5 mm of QR above 15 mm of bars"
    assert "ZC-2026-0001<br>笔记本电脑" in page


def test_a_label_names_the_model_and_the_place_where_they_are_known(office: Office, places) -> None:
    card(office, name="Printer", specification="A4", model="P2", place=places.store)
    card(office, name="Lamp")
    told = json.loads("".join(render.pieces(made(office, "asset-labels"), "json")))["codes"]
    assert told == [["ZC-2026-0001", "Printer", "A4 / P2", places.store.name], ["ZC-2026-0002", "Lamp"]]


def test_a_tag_that_no_label_holds_is_named_and_the_others_are_printed(office: Office, laptop: Asset) -> None:
    """Written by an older bizdesk: today such a tag is refused."""
    odd = card(office, name="odd")
    office.db.execute_sql("UPDATE asset SET number = ? WHERE id = ?", ("R\u202eX", odd.id))
    report = made(office, "asset-labels")
    (codes,) = [block for block in report.blocks if isinstance(block, Codes)]
    assert [item.caption[0] for item in codes.items] == [laptop.number]
    assert "A label needs a tag without control characters." in report.blocks[1].text
    with pytest.raises(Invalid, match="holds a sign that nobody sees"):
        card(office, number="R\u202eX")
