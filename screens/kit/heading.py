"""What a form is called: kept by what it is about, so that it can be told later, in the language of then."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from bizdesk.office.addresses import titled
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.sentences import filled


class Heading(NamedTuple):
    """message and the words of its places are message ids; {title} is the record of this kind and row id, or how many
    there are where they are several."""

    message: str
    words: Mapping[str, str] = {}
    kind: str = ""
    row: int = 0
    several: int = 1

    def told(self, office: Office) -> str:
        """The heading in the language in use; LookupError where the record is there no longer."""
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
            raise LookupError(self.row)
        return titled(office, record)


def stored(body: Any) -> Heading:
    """A heading as it was written down; TypeError or ValueError where it is none."""
    message, words, kind, row, several = body
    told = {str(name): str(word) for name, word in words.items()}
    return Heading(str(message), told, str(kind), int(row), int(several))
