"""Fields of words: text, codes, one of a list, several of a list."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import peewee

from bizdesk.office import values
from bizdesk.office.errors import Refused
from bizdesk.office.field import Typed
from bizdesk.office.language import N_, _
from bizdesk.office.sentences import MARK, worded
from bizdesk.office.text import FULL_WIDTH, clean, fold, visible

if TYPE_CHECKING:
    from bizdesk.office.file import Office


class Text(Typed):
    """Text of one line, or of several when multiline."""

    field_type = "TEXT"
    width = 20

    def __init__(self, label: str = "", *, limit: int = 200, multiline: bool = False, **options: Any) -> None:
        self.limit = limit
        self.multiline = multiline
        options.setdefault("default", "")
        super().__init__(label, null=False, **options)
        if multiline:
            self.type = "paragraph"

    def parse(self, text: str, office: "Office") -> str:
        # Nobody types a sentence of the program's own.
        return self.tidy(text.replace(MARK, ""))

    def tidy(self, value: Any) -> str:
        """The text as it is kept: cleaned, and refused where it cannot be."""
        if value is None:
            return ""
        try:
            return clean(str(value), multiline=self.multiline, limit=self.limit)
        except values.ValueRefused as fault:
            raise Refused(fault.message, **fault.values) from None


class Wording(Text):
    """Text a person typed, or sentences of the program's own (sentences.kept), shown in the language in use."""

    def show(self, value: Any, office: "Office") -> str:
        return worded(value or "")

    def plain(self, value: Any, office: "Office") -> str:
        return worded(value or "")


class Code(Text):
    """The number or code that names a record; unique in its kind, leading zeros kept."""

    type = "code"
    width = 14

    def __init__(self, label: str = N_("No."), *, limit: int = 60, **options: Any) -> None:
        options.setdefault("required", True)
        super().__init__(label, limit=limit, unique=True, **options)

    def tidy(self, value: Any) -> str:
        # A scanner and another keyboard send plain letters: what is typed in full width is kept as they send it.
        return super().tidy(str(value or "").translate(FULL_WIDTH))

    def verify(self, value: Any) -> None:
        super().verify(value)
        if value and not value.isprintable():
            raise Refused(
                N_("{label} {value} holds a sign that nobody sees: type letters, digits and signs alone."),
                label=self.label,
                value=visible(value, 60),
            )


def refused_choice(label: str, value: Any, options: Mapping[str, str]) -> Refused:
    """The refusal of what is not in a list: what may be typed, with what it means."""
    known = [_("{name} ({meaning})").format(name=name, meaning=_(meaning)) for name, meaning in options.items()]
    return Refused(
        N_("{label}: {value} is not one of {choices}."), label=label, value=value, choices=_(", ").join(known)
    )


class Choice(Typed):
    """One of a written-out list: choices maps the stored word to its message id.

    added: by a later step of the schema; what the journal tells from before, without the field, is brought back empty.
    """

    field_type = "TEXT"
    type = "choice"
    width = 12

    def __init__(self, options: dict[str, str], label: str = "", *, added: bool = False, **rest: Any) -> None:
        self.options = options
        self.added = added
        listed = ", ".join(f"'{name}'" for name in options)
        required = rest.get("required", False)
        allowed = listed if required or rest.get("default") else f"'', {listed}"
        rest.setdefault("default", "")
        super().__init__(
            label, null=False, sql_check=f"{{column}} IN ({allowed})", choices=tuple(options.items()), **rest
        )

    def bind(self, model: Any, name: str, set_attribute: bool = True) -> None:
        super().bind(model, name, set_attribute)
        if self.added:
            self.constraints.insert(0, peewee.SQL("DEFAULT ''"))

    def parse(self, text: str, office: "Office") -> str:
        wanted = fold(text)
        if not wanted:
            return ""
        for name, label in self.options.items():
            if wanted in (fold(name), fold(label), fold(_(label)), fold(name.replace("_", " "))):
                return name
        raise self.unknown(text)

    def unknown(self, value: Any) -> Refused:
        return refused_choice(self.label, value, self.options)

    def show(self, value: Any, office: "Office") -> str:
        return _(self.options[value]) if value in self.options else str(value or "")

    def verify(self, value: Any) -> None:
        super().verify(value)
        if self.empty(value) and self.default:
            raise Refused(N_("{label} is required."), label=self.label)
        if value and value not in self.options:
            raise self.unknown(value)


class State(Choice):
    """The state a flow has brought a record to; only a step of the flow changes it."""

    def __init__(self, options: dict[str, str], default: str, label: str = N_("Status")) -> None:
        super().__init__(options, label, default=default, required=True, editable=False, index=True)


class Tags(Text):
    """Several words of a list, stored with commas between them."""

    type = "tags"

    def __init__(
        self, label: str = "", *, options: dict[str, str] | None = None, limit: int = 1_000, **rest: Any
    ) -> None:
        self.options = options or {}
        super().__init__(label, limit=limit, **rest)

    def parse(self, text: str, office: "Office") -> str:
        words = [word.strip() for word in text.replace("，", ",").replace("、", ",").split(",")]
        names = {fold(label): name for name, label in self.options.items()}
        names |= {fold(_(label)): name for name, label in self.options.items()}
        return self.tidy(",".join(names.get(fold(word), word) for word in words if word))

    def verify(self, value: Any) -> None:
        super().verify(value)
        for word in (value or "").split(","):
            if word and self.options and word not in self.options:
                raise refused_choice(self.label, word, self.options)

    def show(self, value: Any, office: "Office") -> str:
        return _(", ").join(_(self.options.get(word, word)) for word in (value or "").split(",") if word)
