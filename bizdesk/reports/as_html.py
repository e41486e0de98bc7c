"""A report as one self-contained web page, ready to be read on a screen or printed on A4."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape

from bizdesk.office.language import _, current
from bizdesk.reports import heading
from bizdesk.reports.apart import set_apart
from bizdesk.reports.charts_svg import chart_svg
from bizdesk.reports.grid import Grid
from bizdesk.reports.report import (
    NUMBERS,
    Block,
    Chart,
    Code,
    Codes,
    Fields,
    Kind,
    Paragraph,
    Report,
    Signatures,
    Table,
)
from bizdesk.reports.rows import Walk, has_totals, totals_shown
from bizdesk.reports.shown import shown_in, told
from bizdesk.reports.style import style
from bizdesk.reports.widths import LANDSCAPE, PORTRAIT, Widths, choose_paper, line

SHORT = 40
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html(report: Report) -> Iterator[str]:
    """The page in pieces, a table's rows one by one."""
    report = set_apart(report)
    widths = {id(block): Grid(report, block).widths for block in report.blocks if isinstance(block, Table)}
    paper = choose_paper(widths.values())
    yield (
        f'<!doctype html>\n<html lang="{current().replace("_", "-")}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{_told(report.title)}</title>\n'
        f"<style>{style(report, paper.landscape)}</style>\n</head>\n<body>\n"
    )
    yield _header(report)
    before: Block | None = None
    for block, after in zip(report.blocks, (*report.blocks[1:], None), strict=True):
        if isinstance(block, Table):
            yield from _table(block, report, widths[id(block)], after if isinstance(after, Signatures) else None)
        elif not (isinstance(block, Signatures) and isinstance(before, Table)):
            yield _block(block, report)
        before = block
    yield "</body>\n</html>\n"


def _told(text: str) -> str:
    return escape(told(text))


def _header(report: Report) -> str:
    if report.letter:
        return f"<header>\n<h1>{_told(report.office)}</h1>\n</header>\n"
    lines = (
        (report.office, heading.printed(report)),
        (heading.subject(report), heading.prepared(report)),
        (heading.unit(report), heading.journal(report)),
        (heading.filtered(report), ""),
    )
    first, *rest = (
        f"<p><span>{_told(left)}</span><span>{_told(right)}</span></p>\n" for left, right in lines if left or right
    )
    return f"<header>\n{first}<h1>{_told(report.title)}</h1>\n{''.join(rest)}</header>\n"


def _block(block: Chart | Fields | Paragraph | Signatures | Codes, report: Report) -> str:
    if isinstance(block, Chart):
        return f"{_title(block.title)}<figure>{chart_svg(block, shown_in(report, block.type))}</figure>\n"
    if isinstance(block, Fields):
        return _title(block.title) + _fields(block, report)
    if isinstance(block, Paragraph):
        return f'{_title(block.title)}<p class="running">{_told(block.text)}</p>\n'
    if isinstance(block, Signatures):
        return _signatures(block)
    return f'{_title(block.title)}<div class="codes">\n{"".join(map(_code, block.items))}</div>\n'


def _title(text: str) -> str:
    return f"<h2>{_told(text)}</h2>\n" if text else ""


def _class(kind: Kind) -> str:
    return "number" if kind in NUMBERS else "text" if kind == "text" else "fixed"


def _table(table: Table, report: Report, widths: Widths, signed: Signatures | None) -> Iterator[str]:
    """The last row, the totals and the lines to sign on are one body, which no page end divides."""
    size = line(widths.easy())
    narrow = signed is None and size < PORTRAIT.width // 2
    look = ' class="fine"' if size > LANDSCAPE.width else ' class="narrow"' if narrow else ""
    classes = [_class(column.type) for column in table.columns]
    shows = [shown_in(report, column.type) for column in table.columns]
    heads = "".join(
        f'<th scope="col" class="{name}" style="min-width: {max(least, column.width) + 1}ch">{_told(column.label)}</th>'
        for name, least, column in zip(classes, widths.least, table.columns, strict=True)
    )
    yield f"{_title(table.title)}<table{look}>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"

    def row(texts: Iterable[str]) -> str:
        return "".join(f'<td class="{name}">{_told(text)}</td>' for name, text in zip(classes, texts, strict=True))

    walk = Walk(table)
    held = ""
    for cells in walk:
        yield held
        held = f"<tr>{row(show(cell) for show, cell in zip(shows, cells, strict=True))}</tr>\n"
    yield f'</tbody>\n<tbody class="closing">\n{held}'
    if not walk.count:
        yield f'<tr><td colspan="{len(classes)}">{_told(table.empty or _("No rows."))}</td></tr>\n'
    elif has_totals(table):
        yield f'<tr class="total">{row(totals_shown(walk, shows))}</tr>\n'
    note = f'<p class="note">{_told(table.note)}</p>\n' if table.note else ""
    if signed is not None:
        yield f'<tr><td class="closing" colspan="{len(classes)}">{note}{_signatures(signed)}</td></tr>\n'
        note = ""
    yield f"</tbody>\n</table>\n{note}"


def _fields(block: Fields, report: Report) -> str:
    parts = []
    for item in block.items:
        text = shown_in(report, item.type)(item.value)
        wide = " wide" if len(text) > SHORT else ""
        name = f'<dt class="label{wide}">{_told(item.label)}</dt>'
        parts.append(f'{name}<dd class="{_class(item.type)}{wide}">{_told(text)}</dd>\n')
    return f"<dl>\n{''.join(parts)}</dl>\n"


def _signatures(block: Signatures) -> str:
    date = _told(_("Date"))
    lines = "".join(f'<div>{_told(role)}<i></i>{date}<i class="date"></i></div>\n' for role in block.roles)
    return f'<div class="signatures">\n{lines}</div>\n'


def _code(code: Code) -> str:
    # As an image the drawing can run no script and reach nothing outside itself.
    drawing = b64encode(code.svg.encode()).decode()
    image = f'<img alt="" src="data:image/svg+xml;base64,{drawing}">' if code.svg else ""
    return f"<figure>{image}<figcaption>{'<br>'.join(map(_told, code.caption))}</figcaption></figure>\n"
