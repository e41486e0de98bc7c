"""Posting depreciation from the command line."""

from typing import Any

from bizdesk.commands.layout import Head, table
from bizdesk.commands.progress import finish
from bizdesk.commands.session import Session
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _


def depreciate(session: Session) -> None:
    """Post the months that are due; prints the runs, their total and what could not be posted."""
    from bizdesk.assets.posting import post, prepare
    from bizdesk.office.fields import Period

    office, output = session.office, session.output
    through = Period(N_("Month")).parse(session.options.through, office)
    posting = finish(prepare(office, through), output)

    def do(office: Office) -> list[dict[str, Any]]:
        return [
            {
                "number": run.number,
                "period": run.period,
                "assets": run.count,
                "total": type(run).total.plain(run.total, office),
            }
            for run in post(office, office.who, posting)
        ]

    runs, _told = session.write(do)
    total = _total(office, posting.total)
    if session.format == "json":
        output.json({"through": through, "runs": runs, "total": total, "failures": posting.failures})
        return
    if runs:
        heads = [Head(_("No.")), Head(_("Month")), Head(_("Assets"), True), Head(_("Total"), True)]
        output.lines(table(heads, ([str(value) for value in run.values()] for run in runs), output.width))
        output.line(_("Total: {amount}").format(amount=office.money(posting.total)))
    else:
        output.say(_("Nothing is due through {period}.").format(period=through))
    for failure in posting.failures:
        output.say(_("Not posted: {reason}").format(reason=failure))


def _total(office: Office, amount: int) -> str:
    from bizdesk.office.values import plain_money

    return plain_money(amount, office.digits)
