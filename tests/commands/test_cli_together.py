"""Command lines beside each other on one office: each tells of what it did itself."""

from argparse import Namespace
from io import StringIO
from pathlib import Path

from bizdesk import keeping
from bizdesk.commands.output import Output
from bizdesk.commands.session import Session
from bizdesk.office.file import Office
from bizdesk.office.places import Place
from bizdesk.opening import open_office


def test_what_another_program_did_meanwhile_is_not_told_as_ones_own(path: Path) -> None:
    def add(office: Office) -> None:
        with open_office(path) as other:
            keeping.add(other, "", Place, {"code": "R1", "name": "theirs"})
        office.activate()
        keeping.add(office, "", Place, {"code": "R2", "name": "mine"})

    session = Session(Namespace(office=str(path), today="", who="", lang="en"), Output(StringIO(), StringIO()))
    try:
        _none, acts = session.write(add)
    finally:
        session.close()
    assert acts == ["Add place R2 mine"]
