"""From the command line into the screens: the only place of the program that names them."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from bizdesk.commands.session import Session, target
from bizdesk.commands.usage import Usage
from bizdesk.demo import LAST_DAY
from bizdesk.office.errors import Refused, system_words
from bizdesk.office.language import N_, _, current
from bizdesk.office.shipped import shipped
from bizdesk.office.text import fold

NO_TERMINAL = N_("The screens need a terminal. Without one, name a command: see 'bizdesk help'.")
FIRST = N_("There is no office yet in {path}.")
QUESTION = N_("[c] create one   [d] look at the demo office   [q] leave: ")


def screens(session: Session) -> int:
    """Open the screens on the office; the first time, ask what there is to open."""
    _need_terminal()
    if not session.path.exists():
        answer = _ask(session)
        if answer != "c":
            return demo(session) if answer == "d" else 0
        _create(session)
    return _open(session)


def demo(session: Session) -> int:
    """Open the screens on a scratch copy of the demo office, or on one that stays as a file, on the demo's last day."""
    session.options.today = session.options.today or LAST_DAY.isoformat()
    kept = getattr(session.options, "keep", None)
    if session.dry and not kept:
        raise Usage(N_("Without --keep nothing is written: leave out --dry-run."))
    if kept:
        copied = target(kept)
        if session.dry:
            _refuse_there(copied)
            session.output.line(_("Would write the demo office to {path}.").format(path=copied))
            return 0
        _copy(copied)
        session.output.say(_("The demo office is in {path}.").format(path=copied))
        if not _at_terminal():
            return 0
        session.path = copied
        return _open(session)
    _need_terminal()
    import tempfile

    from bizdesk import beforehand
    from bizdesk.office import seal

    with tempfile.TemporaryDirectory(prefix="bizdesk-", ignore_cleanup_errors=True) as folder:
        session.path = Path(folder) / "demo.bizdesk"
        _copy(session.path)
        try:
            return _open(session)
        finally:
            session.close()
            seal.forget(session.path)
            beforehand.forget(session.path)


def _open(session: Session) -> int:
    # Textual allocates a great deal while it starts and lets nothing go: collecting waits for the first page.
    gc.disable()
    office = session.office
    from bizdesk.screens.fault import run  # type: ignore[import-not-found]  # its folder gets this name when installed

    return run(office, session.options.lang or "")


def _ask(session: Session) -> str:
    """The letter of what to open, asked for until it is one of them; the end of what is typed leaves."""
    session.output.say(_(FIRST).format(path=session.path))
    while True:
        try:
            answer = fold(input(_(QUESTION)))[:1]
        except EOFError:
            return "q"
        if answer and answer in "cdq":
            return answer
        session.output.say(_("Type c, d or q, then Enter."))


def _create(session: Session) -> None:
    from bizdesk.founding import found, home_country
    from bizdesk.office.presets import read_preset
    from bizdesk.office.rule_checks import check_country, check_currency

    session.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = input(_("Name of the office: ")).strip()
    words = _("Country, for its holidays and presets, such as CN or DE [{told}]: ")
    country = _answer(session, words, home_country(current()), check_country)
    currency = _answer(session, _("Currency [{told}]: "), read_preset(country)["currency"], check_currency)
    found(session.path, name=name, country=country, currency=currency, today=session.day).close()
    session.output.say(_("The office is in {path}.").format(path=session.path))


def _answer(session: Session, question: str, told: str, check: Callable[[str], None]) -> str:
    """What is typed, in capitals, or what is told in brackets where nothing is; asked again until it will do."""
    while True:
        answer = input(question.format(told=told or "-")).strip().upper() or told
        try:
            check(answer)
        except Refused as fault:
            session.output.say(str(fault))
        else:
            return answer


def _copy(copied: Path) -> None:
    """Write the demo office of the language in use to a file that is not there yet."""
    import gzip
    import shutil

    source = _prepared()
    _refuse_there(copied)
    try:
        with source.open("rb") as packed, gzip.open(packed) as stream, copied.open("xb") as file:
            copied.chmod(0o600)
            shutil.copyfileobj(stream, file)
    except OSError as fault:
        raise Refused(N_("{path} cannot be written: {reason}."), path=copied, reason=system_words(fault)) from None


def _refuse_there(target: Path) -> None:
    if target.exists():
        raise Refused(N_("{path} exists already: choose another name."), path=target)


def _prepared() -> Path:
    for language in (current(), "en"):
        found = shipped("demo", f"office.{language}.bizdesk.gz")
        if found.is_file():
            return found
    raise Refused(N_("This bizdesk was installed without its demo office."))


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def _need_terminal() -> None:
    if not _at_terminal():
        raise Usage(NO_TERMINAL)
