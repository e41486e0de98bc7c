"""The office file as a whole: making, checking, backing up, bringing back."""

from datetime import datetime
from functools import partial
from pathlib import Path

from bizdesk.commands.session import Session, target
from bizdesk.commands.usage import Usage
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _, current

THERE = N_("{path} exists already: choose another name.")


def new(session: Session) -> None:
    """Make an office with the presets of its country."""
    from tempfile import TemporaryDirectory

    from bizdesk.founding import found, home_country
    from bizdesk.office.upgrade import makeable

    options = session.options
    path = target(options.file) if options.file else session.path
    month = options.year_start or 1
    if month > 12:
        raise Usage(N_("{what} is a month from 1 to 12."), what="--year-start")
    if path.exists():
        raise Refused(THERE, path=path)
    make = partial(
        found,
        name=options.name or "",
        currency=(options.currency or "").upper(),
        country=(options.country or home_country(current())).upper(),
        year_start=month,
        today=session.day,
    )
    if session.dry:
        if options.file:
            makeable(path)
        with TemporaryDirectory() as folder:
            make(Path(folder) / "office.bizdesk").close()
        session.output.line(_("Would make the office {path}.").format(path=path))
        return
    if not options.file:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with make(path) as office:
        session.output.line(_("Made the office {name} in {path}.").format(name=office.name, path=path))
        session.output.say(
            _("Currency {currency}, time zone {zone}: 'bizdesk policy' shows all rules.").format(
                currency=office.policy.text("currency"), zone=office.policy.text("time_zone")
            )
        )


def check(session: Session) -> int:
    """Check everything that can be proved; exit status 1 where something is wrong."""
    from bizdesk.commands.progress import finish
    from bizdesk.office.check import checking

    office, output = session.office, session.output
    found = finish(checking(office, office.invariants()), output)
    errors = [finding for finding in found if finding.severity == "error"]
    if session.format == "json":
        output.json(
            {
                "sound": not errors,
                "findings": [{"severity": finding.severity, "sentence": finding.sentence} for finding in found],
            }
        )
    else:
        output.lines(finding.sentence for finding in found)
        if not errors:
            output.line(_("{path} is sound.").format(path=session.path))
    if errors:
        output.say(_("{path} is not sound. Findings: {count}.").format(path=session.path, count=len(errors)))
    return 1 if errors else 0


def backup(session: Session) -> None:
    """Make a verified copy; prints where it is."""
    from bizdesk.office.backup import backup as copy
    from bizdesk.office.backup import folder

    wanted = target(session.options.file) if session.options.file else None
    office = session.office
    if session.dry:
        if wanted is not None and wanted.is_file():
            raise Refused(THERE, path=wanted)
        session.output.line(_("Would back up to {path}.").format(path=wanted or folder(office.path)))
        return
    session.output.line(str(copy(office, wanted)))


def restore(session: Session) -> None:
    """Put a backup in the office's place; prints where the old file is kept."""
    from bizdesk.office.backup import folder as backups
    from bizdesk.office.backup import restorable
    from bizdesk.office.backup import restore as bring_back

    source, output = Path(session.options.file), session.output
    if not source.is_file():
        folder = backups(session.path)
        raise Refused(N_("There is no file {path}. Backups are kept in {folder}."), path=source, folder=folder)
    if session.dry:
        restorable(source, session.path)
        output.line(_("Would put {backup} in the place of {path}.").format(backup=source, path=session.path))
        return
    before = bring_back(source, session.path, _now())
    output.line(_("{path} is now as in {backup}.").format(path=session.path, backup=source))
    if before:
        output.line(_("What was there before is {path}.").format(path=before))


def salvage(session: Session) -> None:
    """Bring what is readable in a damaged file into a new one, and tell table by table."""
    from bizdesk.growing import grow
    from bizdesk.kinds import KINDS
    from bizdesk.office.salvage import salvage as bring_over
    from bizdesk.opening import with_areas

    damaged, fresh = Path(session.options.file), target(session.options.new)
    if not damaged.is_file():
        raise Refused(N_("There is no file {path}."), path=damaged)
    if fresh.exists():
        raise Refused(THERE, path=fresh)
    told = bring_over(damaged.absolute(), fresh.absolute(), KINDS, dry=session.dry).sentences()
    if session.dry:
        session.output.line(_("Would bring what is readable in {path} into {new}.").format(path=damaged, new=fresh))
    else:
        # An office of an older bizdesk has not the rules and lists of areas that came since.
        with with_areas(fresh.absolute()) as office:
            grow(office)
    session.output.lines(told)


def upgrade(session: Session) -> None:
    """Bring an older file to the schema of this program; prints the backup made before."""
    from bizdesk.office import header, seal
    from bizdesk.office.errors import NothingToDo
    from bizdesk.office.upgrade import needed
    from bizdesk.office.upgrade import upgrade as bring_up

    header.check(session.path)
    if not needed(session.path):
        raise NothingToDo(N_("{path} is up to date: nothing to do."), path=session.path)
    if session.dry:
        session.output.line(_("Would bring {path} up to date, after a backup.").format(path=session.path))
        return
    before = bring_up(session.path, _now())
    seal.forget(session.path)
    session.output.line(_("{path} is up to date; {backup} is how it was.").format(path=session.path, backup=before))


def doctor(session: Session) -> None:
    """Look at what the program stands on; what is not as it should be is marked."""
    from bizdesk.commands.layout import pairs
    from bizdesk.doctor import examine

    found = examine(session.path)
    if session.format == "json":
        session.output.json([{"label": line.label, "value": line.value, "ok": line.ok} for line in found])
        return
    rows = [(f"{' ' if line.ok else '!'} {line.label}", line.value) for line in found]
    session.output.lines(pairs(rows, session.output.width))


def _now() -> datetime:
    return datetime.now().astimezone()
