"""What the grid of a budget asks: how a total is to be spread, and whose figure is to stand."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bizdesk.budgets import drawing_up, figures
from bizdesk.budgets.models import Budget, BudgetLine
from bizdesk.budgets.years import periods
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _

from .budget_sheet import Sheet
from .kit.question import Ask, Question

if TYPE_CHECKING:
    from .app import App

KEPT = N_("As the months stand to one another")


def ask_pattern(
    app: "App",
    office: Office,
    line: BudgetLine,
    total: int,
    standing: Sequence[int],
    spread: Callable[[BudgetLine, Sequence[int]], None],
) -> None:
    """Ask how a total is to be spread over the months of a line; spread() is called with their shares."""
    patterns = {name: _(label) for name, label in drawing_up.PATTERNS.items()}
    if sum(standing):
        patterns["kept"] = _(KEPT)
    words = _("Spread {amount} over {line}").format(amount=office.money(total), line=figures.title(line))

    def chosen(pattern: str | None) -> None:
        if pattern == "weights":
            _ask_weights(app, office, line, total, spread)
        elif pattern is not None:
            weights = standing if pattern == "kept" else drawing_up.weights_of(line, pattern, "")
            spread(line, drawing_up.shares(total, weights))

    app.ask(Ask(words, patterns), chosen)


def _ask_weights(
    app: "App", office: Office, line: BudgetLine, total: int, spread: Callable[[BudgetLine, Sequence[int]], None]
) -> None:
    from bizdesk.acts import named

    from .kit.form_parameters import ParameterForm

    def typed(values: dict[str, str] | None) -> None:
        if values is not None:
            spread(line, drawing_up.shares(total, drawing_up.weights_of(line, "weights", values["weights"])))

    field = named(BudgetLine, "spread").inputs["weights"]
    app.ask(ParameterForm(office, _("By weights"), {"weights": field}, {}), typed)


def ask_whose(app: "App", office: Office, budget: Budget, sheet: Sheet, write: Callable[[], None]) -> None:
    """Ask whether what was typed is to take the place of what somebody else put there meanwhile; Yes writes it."""
    months, lines = periods(budget.year), {line.id: line for line in sheet.lines}
    words = _("{line}, {month}: theirs {theirs}, yours {yours}")
    told = [
        words.format(
            line=figures.title(lines[row]),
            month=months[month - 1],
            theirs=office.money(theirs),
            yours=office.money(sheet.edits[row, month][0]),
        )
        for (row, month), theirs in sheet.met.items()
    ]

    def answered(yes: bool | None) -> None:
        if yes:
            write()

    question = _("Somebody else changed the same months meanwhile. Write yours over them?")
    app.ask(Question(question, yes=_("Write mine"), no=_("Go on typing"), detail=told), answered)
