"""Posting depreciation from the command line."""

from functools import partial
from typing import Any

from bizdesk.commands.layout import Head, table
from bizdesk.commands.progress import finish
from bizdesk.commands.session import Session
from bizdesk.commands.usage import usage_of
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _


def depreciate(session: Session) -> None:
    """Post the months that are due; prints the runs, their total and what could not be posted."""
    from bizdesk.assets.posting import post, prepare
    from bizdesk.office.fields import Period
    from bizdesk.office.values import plain_money

    office, output = session.office, session.output
    with usage_of("--through"):
        through = Period(N_("Month")).parse(session.options.through, office)
    posting = finish(prepare(office, through), output)

    shown = office.money if session.format == "text" else partial(plain_money, digits=office.digits)

    def do(office: Office) -> list[dict[str, Any]]:
        return [
            {
                "number": run.number,
                "period": run.period,
                "assets": run.count,
                "total": shown(run.total),
            }
            for run in post(office, office.who, posting)
        ]

    runs, _told = session.write(do)
    total = shown(posting.total)
    if session.format == "json":
        output.json({"through": through, "runs": runs, "total": total, "failures": posting.failures})
        return
    if runs:
        heads = [Head(_("No.")), Head(_("Month")), Head(_("Assets"), True), Head(_("Total"), True)]
        output.lines(table(heads, ([str(value) for value in run.values()] for run in runs), output.width))
        output.line(_("Total: {amount}").format(amount=total))
    else:
        output.say(_("Nothing is due through {period}.").format(period=through))
    for failure in posting.failures:
        output.say(_("Not posted: {reason}").format(reason=failure))
