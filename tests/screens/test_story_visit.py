"""A return visit written down by key presses: the questions are read out from the form."""

from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.complaints.models import Question, Visit, VisitScore
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office
from bizdesk.office.language import _
from tests.screens.stage import KEEPER, SIZES, TONGUES, playing
from tests.screens.waiting import seen, until


def planned(office: Office) -> None:
    """A customer to be visited, and a question that counts twice."""
    firm = keeping.add(office, KEEPER, Customer, {"name": "Harbour Yards", "level": "A"})
    keeping.edit(office, KEEPER, Question.get(Question.code == "Q2"), {"weight": 2})
    keeping.add(office, KEEPER, Visit, {"customer": firm, "due_on": office.today()})


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_questions_stand_below_their_answers(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size, planned) as (_app, pilot, _office):
        questions = list(Question.select().order_by(Question.code))
        await pilot.press("2", *["right_square_bracket"] * 3)
        await seen(pilot, "HF-2026-0001")
        await pilot.press("a", *_("Done").lower(), "enter")
        line = _("{place}. {question} (weight {weight})")
        lines = [
            line.format(place=at, question=each.caption, weight=each.weight) for at, each in enumerate(questions, 1)
        ]
        await seen(pilot, *lines)
        await pilot.press("tab", *"Meyer", "tab", *"5 4 3 9")
        refused = _("{question} is answered with 1 to 5, not with {text}.")
        await seen(pilot, refused.format(question=questions[3].caption, text=9))
        await pilot.press("backspace", "ctrl+s")
        lacking = _("There is no score for {questions}: type one for each, or name those answered, such as {form}.")
        await seen(pilot, lacking.split("{")[0] + questions[3].caption)
        assert not VisitScore.select().exists()
        await pilot.press(*" 2 1", "ctrl+s")
        await until(pilot, lambda: Visit.get().state == "done")
        assert [score.score for score in VisitScore.select().order_by(VisitScore.id)] == [5, 4, 3, 2, 1]
