"""What headings mean for a kind of record: labels of either language, field names, what other programs say; and which
columns only count the rows."""

import gettext
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources

from bizdesk.exchange.blocks import Known
from bizdesk.exchange.grid import Cell
from bizdesk.exchange.headings import is_blank, label_keys
from bizdesk.exchange.leavings import SPACES_IN_CHINESE
from bizdesk.exchange.synonyms import REJECTED, USELESS
from bizdesk.exchanged import exchanged, told_of
from bizdesk.office.fields import Integer, Reference, Typed
from bizdesk.office.language import LANGUAGES, N_
from bizdesk.office.record import Record
from bizdesk.office.text import fold

# The column that holds the names of what another column names by number or code.
CALLED = N_("{label} (name)")

# A month with its year, as a heading or as the day a workbook keeps it by.
OF_A_YEAR = re.compile(r"(?a:\d{4}\s*[-/.年]\s*(0?[1-9]|1[0-2])\s*月?(?:[-/.]0?1(?:\s+0+:00(?::00)?)?)?)")


def known(kind: type[Record], mapping: Mapping[str, str]) -> Known:
    """Every folded heading that says something about a kind, those of a mapping included, and what headings mean."""
    told = {key for heading in mapping for key in label_keys(heading)}
    words = frozenset(targets(kind)) | frozenset(weaker(kind)) | frozenset(useless(kind)) | told
    recognised, key = exchanged(kind).recognised, kind.key_field()
    naming = {kind.called_by, *([key.name] if key is not None else []), *(recognised.enough if recognised else ())}
    return Known(words, meaning(kind, mapping), naming)


@cache
def catalogues() -> tuple[gettext.NullTranslations, ...]:
    """The catalogues there are, whatever the language in use."""
    found: list[gettext.NullTranslations] = []
    for name in LANGUAGES:
        path = resources.files("bizdesk.data").joinpath("locale", name, "LC_MESSAGES", "bizdesk.mo")
        if path.is_file():
            with path.open("rb") as stream:
                found.append(gettext.GNUTranslations(stream))
    return tuple(found)


def in_every_language(message: str) -> tuple[str, ...]:
    """A message id and what it is in each further language, whatever the language in use."""
    return (message, *(catalogue.gettext(message) for catalogue in catalogues()))


@cache
def targets(kind: type[Record]) -> dict[str, str]:
    """Every folded heading of a kind with the field (and way) it stands for; labels win over other programs' words."""
    found: dict[str, str] = {}
    for name, field in told_of(kind).items():
        labels = in_every_language(field.verbose_name)
        target = f"{name}:months" if counts_months(field) else name
        for heading in (*labels, name, name.replace("_", " ")):
            found.setdefault(fold(heading), target)
        if isinstance(field, Reference):
            for form, label in zip(in_every_language(CALLED), labels, strict=True):
                found.setdefault(fold(form.format(label=label)), f"{name}:name")
    for target, headings in exchanged(kind).headings.items():
        for heading in headings:
            found.setdefault(fold(heading), target)
    return found


def forms(heading: str) -> tuple[str, ...]:
    """The forms under which a heading is looked up; Chinese words are often stretched by spaces."""
    keys = label_keys(heading)
    month = OF_A_YEAR.fullmatch(keys[0])
    named = (fold(f"{int(month[1])}月"),) if month else ()
    return (*keys, *(SPACES_IN_CHINESE.sub("", key) for key in keys), *named)


def counts_months(field: Typed) -> bool:
    """Whether a field is a length of time, kept in months."""
    return isinstance(field, Integer) and field.name.endswith("_months")


def weaker(kind: type[Record]) -> dict[str, str]:
    """The folded headings that give their field where no other column does."""
    return {fold(heading): target for target, headings in exchanged(kind).weaker.items() for heading in headings}


def useless(kind: type[Record]) -> dict[str, str]:
    """The folded headings of columns that bring nothing, with the reason."""
    told = (*USELESS.items(), *exchanged(kind).useless.items())
    return {fold(heading): reason for reason, headings in told for heading in headings}


def rejected(header: Sequence[str]) -> frozenset[int]:
    """The columns in which a file of rejected rows says which lines they were, and why."""
    last = range(len(header))[-len(REJECTED) :]
    said = [{fold(word) for word in in_every_language(message)} for message in REJECTED]
    told = len(last) == len(said) and all(
        not words.isdisjoint(label_keys(header[at])) for at, words in zip(last, said, strict=True)
    )
    return frozenset(last) if told else frozenset()


def counting(cells: Sequence[Cell]) -> bool:
    """Whether cells hold every number from 1 up, in every block or on every page anew or not."""
    texts = {str(cell).strip().rstrip(".") for cell in cells if not is_blank(cell)}
    return bool(texts) and texts == {str(number) for number in range(1, len(texts) + 1)}


def meaning(kind: type[Record], mapping: Mapping[str, str]) -> Callable[[str], str]:
    """The function that tells what a heading stands for, as field or field:way: '' where that is neither known nor
    told."""
    means = weaker(kind) | targets(kind)
    told = {label_keys(heading)[0]: target for heading, target in mapping.items()}

    def stands_for(heading: str) -> str:
        known = next((means[key] for key in forms(heading) if key in means), "")
        return told.get(label_keys(heading)[0]) or known

    return stands_for


def meant(kind: type[Record], header: Sequence[str], mapping: Mapping[str, str]) -> set[str]:
    """The fields that headings stand for, as far as they are known or told."""
    found = map(meaning(kind, mapping), header)
    return {target.partition(":")[0] for target in found if target}
