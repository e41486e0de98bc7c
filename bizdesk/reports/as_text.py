"""A report as pages of plain text for A4: the same head on each, parted by form feeds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bizdesk.office.text import cells, fit, visible
from bizdesk.reports import heading, solids
from bizdesk.reports.apart import set_apart
from bizdesk.reports.grid import CELL_LINES, Grid
from bizdesk.reports.pages import Piece, Solid, draw, place
from bizdesk.reports.report import Block, Chart, Codes, Fields, Paragraph, Report, Signatures, Table
from bizdesk.reports.widths import A4, PORTRAIT, Paper, Widths, choose_paper, line
from bizdesk.reports.wrapping import wrap

FORM_FEED = "\f"
WIDEST_PAGE = 99_999
# Below that a form is read sideways rather than in shreds.
NARROWEST_FORM = 60
# A screen is worth a text in narrower columns than paper.
LEGIBLE = 16
SCREEN_LINES = 24


def text(report: Report, paper: Paper | None = None, room: int = 0) -> Iterator[str]:
    """The report page by page, as one stream of text; paper and room as of pages()."""
    for number, page in enumerate(pages(report, paper, room)):
        yield FORM_FEED + page if number else page


def pages(report: Report, paper: Paper | None = None, room: int = 0) -> Iterator[str]:
    """The pages one after the other, each made when it is asked for; without paper the smallest A4 that reads well.

    room: the columns of a screen they are read on, where what need not be wider is made no wider.
    """
    report = set_apart(report)
    blocks = [Grid(report, block) if isinstance(block, Table) else block for block in report.blocks]
    grids = [block for block in blocks if isinstance(block, Grid)]
    paper = paper or on_screen(report, [grid.widths for grid in grids], room)
    for grid in grids:
        grid.set_width(paper.width, CELL_LINES if paper in A4 else SCREEN_LINES)
    pieces: list[Piece] = []
    for block in blocks:
        if isinstance(block, Signatures) and pieces:
            pieces[-1].close(solids.signatures(block, paper.width))
        else:
            pieces.extend(_pieces(block, report, paper.width))
    # A letter of one page bears no number, which may be what makes it one page.
    one = paper.lines - len(head(report, 1, 1, paper.width))
    single = sum(1 for _page in place(pieces, one)) == 1
    room = one if single else paper.lines - len(head(report, 1, WIDEST_PAGE, paper.width))
    count = sum(1 for _page in place(pieces, room))
    for number, page in enumerate(place(pieces, room), start=1):
        yield "\n".join([*head(report, number, count, paper.width), *draw(page)]) + "\n"


def on_screen(report: Report, tables: Sequence[Widths], room: int) -> Paper:
    """The sheet for a screen of so many columns: a form fits it, and every table whose rows do on one line."""
    paper = choose_paper(tables)
    kinds = {type(block) for block in report.blocks}
    fits = Fields in kinds or (Codes not in kinds and all(line(table.easy(LEGIBLE)) <= room for table in tables))
    return replace(PORTRAIT, width=room) if fits and NARROWEST_FORM <= room < paper.width else paper


def paper_of(report: Report) -> Paper:
    """The sheet that the pages are made for when none is given."""
    blocks = set_apart(report).blocks
    return choose_paper(Grid(report, block).widths for block in blocks if isinstance(block, Table))


def head(report: Report, page: int, count: int, width: int) -> list[str]:
    """The lines at the top of every page; their number is the same on each."""
    if report.letter:
        name = wrap(report.office, width, 2)
        told = [heading.page(page, count)] if count > 1 else []
        return [*(fit(line, width, "center").rstrip() for line in (*name, *told)), "=" * width]
    lines = [
        *_ends(report.office, heading.page(page, count), width, heading.page(WIDEST_PAGE, WIDEST_PAGE)),
        *(fit(line, width, "center").rstrip() for line in wrap(report.title, width, 2)),
        *_ends(heading.subject(report), heading.printed(report), width),
        *_ends(heading.unit(report), heading.prepared(report), width),
        *wrap(heading.filtered(report), width, 3),
        *wrap(heading.journal(report), width, 1),
    ]
    return [*(line for line in lines if line), "=" * width]


def _ends(left: str, right: str, width: int, widest: str = "") -> list[str]:
    """Words at both ends of a line, on a line each where the widest they may become do not fit."""
    left, right = visible(left), visible(right)
    if left and right and cells(left) + 2 + max(cells(right), cells(widest)) <= width:
        return [fit(left, width - cells(right)) + right]
    alone = [fit(wrap(right, width, 1)[0], width, "right")] if right else []
    return [*wrap(left, width, 1), *alone]


def _pieces(block: Grid | Block, report: Report, width: int) -> Iterator[Piece]:
    if isinstance(block, Grid):
        yield block
    elif isinstance(block, Chart):
        yield Solid(solids.chart(block, report, width))
    elif isinstance(block, Fields):
        yield Solid(solids.fields(block, report, width))
    elif isinstance(block, Paragraph):
        yield Solid(solids.paragraph(block, width))
    elif isinstance(block, Signatures):
        yield Solid(solids.signatures(block, width))
    elif isinstance(block, Codes):
        yield from map(Solid, solids.codes(block, width))
