"""Keeping the draft of a form while it is typed, and offering it when the form is opened again."""

from typing import TYPE_CHECKING

from textual.timer import Timer

from bizdesk.office.errors import system_words
from bizdesk.office.language import _

from .drafts import Draft, Drafts
from .form_versions import compare_draft
from .heading import Heading

if TYPE_CHECKING:
    from .form import Form

SECONDS = 1.0
SHOWN = 8


class FormDraft:
    """The draft of one form: touch() after every change, keep() before a save, forget() when nothing is to be kept."""

    def __init__(self, form: "Form", key: str) -> None:
        self.form = form
        self.drafts = Drafts(form.office.path, key)
        self._timer: Timer | None = None
        self._kept = False

    def touch(self) -> None:
        """Keep the draft within a second: who types on and on is not to lose all of it."""
        if self._timer is None and (self.form.changed or self._kept):
            self._timer = self.form.set_timer(SECONDS, self.keep)

    def flush(self) -> None:
        """Keep at once what waits to be kept."""
        if self._timer is not None:
            self.keep()

    def keep(self) -> None:
        """Keep what is typed and not saved; where nothing is, there is no draft."""
        self._stop()
        form = self.form
        typed = {name: box.text for name, box in form.boxes.items() if box.text != form.began[name]}
        if not typed:
            self.drafts.drop()
            return
        try:
            began = {name: form.began[name] for name in typed}
            heading = form.about if isinstance(form.about, Heading) else None
            self.drafts.keep(Draft(form.office.now(), typed, began, heading))
            self._kept = True
        except OSError as fault:
            form.hint(_("No draft can be kept: {reason}.").format(reason=system_words(fault)))

    def forget(self) -> None:
        """Remove the draft: what it held is saved, or not wanted."""
        self._stop()
        self._kept = False
        self.drafts.drop()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def offer(self) -> None:
        """Ask whether to go on with what was left behind."""
        draft, form = self.drafts.read(), self.form
        typed = {name: text for name, text in draft.typed.items() if name in form.boxes} if draft else {}
        if draft is None or all(form.boxes[name].text == text for name, text in typed.items()):
            return
        from .question import Ask

        when = draft.at.astimezone(form.office.zone).strftime("%Y-%m-%d %H:%M")
        text = _("On {when} you began to fill this in and did not save it.").format(when=when)
        choices = {"on": _("Go on with it"), "discard": _("Discard it")}
        detail = [
            _("{label}: {text}").format(label=form.boxes[name].label, text=words)
            for name, words in list(typed.items())[:SHOWN]
        ]

        def answered(choice: str | None) -> None:
            if choice == "discard":
                self.forget()
                return
            for name, words in typed.items():
                form.boxes[name].put_text(words)
            compare_draft(form, {name: draft.began.get(name, "") for name in typed}, typed)

        form.app.push_screen(Ask(text, choices, detail), answered)
