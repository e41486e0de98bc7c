"""The language of the words shown: English message ids, one catalogue per further language."""

import gettext

from bizdesk.office.shipped import shipped

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_name = "en"


def use(name: str) -> None:
    """Choose the language of every word shown from now on; an unknown name means English."""
    global _catalogue, _name
    _name = name if name in LANGUAGES else "en"
    if _name == "en":
        _catalogue = gettext.NullTranslations()
        return
    with shipped("locale", _name, "LC_MESSAGES", "bizdesk.mo").open("rb") as stream:
        _catalogue = gettext.GNUTranslations(stream)


def current() -> str:
    """The name of the language in use, as in LANGUAGES."""
    return _name


def _(message: str) -> str:
    """The words for a message id in the language in use."""
    return _catalogue.gettext(message) if message else ""


def N_(message: str) -> str:
    """Mark a message id for the catalogue where it is declared; it is translated where it is shown."""
    return message
