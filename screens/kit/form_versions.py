"""Bringing together what is typed in a form and what somebody else has saved meanwhile."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from . import form_value
from .stale import Versions, differences

if TYPE_CHECKING:
    from .form import Form


def ask_versions(form: "Form", then: Callable[[], None], said: str = "") -> None:
    """Ask for each field that differs from form.theirs which version holds, write it into the form and go on.

    Left with esc, form.theirs stays, so that nothing is saved before it is asked again.
    """
    theirs = form.theirs or {}
    labels = {name: box.label for name, box in form.boxes.items()}
    texts = {
        name: form_value.text_of(box.typed, theirs[name], form.office) if name in theirs else form.began[name]
        for name, box in form.boxes.items()
    }
    mine = {name: box.text for name, box in form.boxes.items()}
    found = differences(labels, form.began, mine, texts)

    def decided(kept: set[str] | None) -> None:
        if kept is None:
            return
        for each in found:
            if each.name not in kept:
                form.boxes[each.name].put(theirs[each.name])
        form.began = texts
        form.theirs = None
        then()

    if found:
        form.app.push_screen(Versions(form.heading, found, said), decided)
    else:
        decided(set())


def compare_draft(form: "Form", began: Mapping[str, str], typed: Mapping[str, str]) -> None:
    """Show both versions of the fields of a draft that were changed since it was begun."""
    labels = {name: form.boxes[name].label for name in typed if began[name] != form.began[name]}
    found = differences(labels, dict(began), dict(typed), form.began)

    def decided(kept: set[str] | None) -> None:
        for each in found:
            if kept is not None and each.name not in kept:
                form.boxes[each.name].put_text(each.theirs)

    if found:
        form.app.push_screen(Versions(form.heading, found), decided)
