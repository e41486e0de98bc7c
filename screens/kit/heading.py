"""What a form is called: kept by what it is about, so that it can be told later, in the language of then."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from bizdesk.office.addresses import titled
from bizdesk.office.errors import NotFound, Refused
from bizdesk.office.faults import in_words
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.sentences import filled

GONE = N_("It was deleted meanwhile. Press f5 to see what is left.")


class Heading(NamedTuple):
    """message and the words of its places are message ids; {title} is the record of this kind and row id, or how many
    there are where they are several."""

    message: str
    words: Mapping[str, str] = {}
    kind: str = ""
    row: int = 0
    several: int = 1

    def told(self, office: Office) -> str:
        """The heading in the language in use; NotFound where the record is there no longer, LookupError where
        it was written down by another version, of a kind or with a place unknown to this one."""
        words = {name: _(word) for name, word in self.words.items()}
        return filled(_(self.message), {**words, "title": self._title(office)})

    def _title(self, office: Office) -> str:
        if not self.kind:
            return ""
        kind = office.kinds[self.kind]
        if self.several > 1:
            return _("{count} {kind}").format(count=self.several, kind=_(kind.plural).lower())
        record = kind.get_or_none(kind.id == self.row)
        if record is None:
            raise NotFound(GONE)
        return titled(office, record)


def refusal(about: str | Heading, office: Office) -> Refused | None:
    """Why nothing can be done under a heading any more: the record it is about is gone."""
    if isinstance(about, Heading):
        try:
            with in_words(office):
                about.told(office)
        except Refused as gone:
            return gone
    return None


def stored(body: Any) -> Heading | None:
    """A heading as it was written down; None where it cannot be read, such as one of another version."""
    try:
        words = {str(name): str(word) for name, word in body["words"].items()}
        return Heading(str(body["message"]), words, str(body["kind"]), int(body["row"]), int(body["several"]))
    except (LookupError, TypeError, ValueError, AttributeError):
        return None
