"""The look of a report as a web page, and how it is laid on A4 paper."""

import re

from bizdesk.office.language import _
from bizdesk.office.text import visible
from bizdesk.reports import heading
from bizdesk.reports.report import Report

SHEET = """
:root { color: #1c2126; background: #fff; font: 10pt/1.45 "Noto Sans", "Segoe UI", "Helvetica Neue", "PingFang SC",
  "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif;
  font-variant-numeric: tabular-nums; }
body { max-width: 1100px; margin: 2em auto; padding: 0 1.5em; }
header { border-bottom: 1.5pt solid #1c2126; margin-bottom: 1.2em; padding-bottom: .5em; }
header p { margin: 0; display: flex; justify-content: space-between; gap: 2em; color: #4a545e; font-size: 9pt; }
h1 { font-size: 16pt; margin: .2em 0 .4em; text-align: center; font-weight: 600; }
h2 { font-size: 11pt; margin: 1.4em 0 .4em; font-weight: 600; break-after: avoid; }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt; }
thead { display: table-header-group; }
th { text-align: left; font-weight: 600; border-bottom: 1pt solid #1c2126; padding: .3em .5em; vertical-align: bottom; }
td { border-bottom: .5pt solid #d3d9de; padding: .25em .5em; vertical-align: top; overflow-wrap: anywhere; }
th, td, dd, p, h1, h2, figcaption { unicode-bidi: plaintext; }
td.text, dd.text, p.running { white-space: pre-line; text-align: left; }
.number { text-align: right; } td.number, dd.number, .fixed { white-space: nowrap; }
table.narrow { width: auto; min-width: 40%; }
table.fine { font-size: 7pt; } table.fine :is(th, td) { padding: .25em .35em; }
tr, figure, tbody.closing { break-inside: avoid; }
td.closing { border: 0; padding: 0; font-size: 10pt; }
tr.total td { border-top: 1pt solid #1c2126; border-bottom: 1.5pt solid #1c2126; font-weight: 600; }
p.note { color: #4a545e; font-size: 8.5pt; margin: .4em 0; }
dl { display: grid; grid-template-columns: max-content 1fr max-content 1fr; gap: .25em 1em; margin: .4em 0; }
dt { color: #4a545e; } dd { margin: 0; } dd.number { text-align: left; }
dt.wide { grid-column: 1; } dd.wide { grid-column: 2 / -1; }
figure { margin: .6em 0; } figure svg { max-width: 100%; height: auto; }
figcaption { color: #4a545e; font-size: 8.5pt; }
.codes { display: flex; flex-wrap: wrap; gap: 6mm; } .codes figure { margin: 0; text-align: center; min-width: 44mm; }
.codes img { max-width: 100%; }
.signatures { display: inline-grid; width: 100%; grid-template-columns: 1fr 1fr; gap: 9mm 12mm; margin-top: 12mm; }
.signatures div { display: flex; align-items: flex-end; gap: .5em; }
.signatures i { border-bottom: .7pt solid #1c2126; flex: 2; min-width: 2em; } .signatures i.date { flex: 1; }
@media print { :root { font-size: 9pt; line-height: 1.35; } body { max-width: none; margin: 0; padding: 0; }
  h2 { margin-top: 1em; } header { margin-bottom: .8em; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
"""


def style(report: Report, landscape: bool) -> str:
    """The style sheet: the look, and the page with its head and number on every sheet."""
    top = _quoted(" · ".join(part for part in (report.office, report.title) if part))
    about = _quoted("  ".join(part for part in (heading.subject(report), heading.unit(report)) if part))
    made = _quoted("  ".join(part for part in (heading.printed(report), heading.prepared(report)) if part))
    number = " ".join(
        {"{page}": "counter(page)", "{pages}": "counter(pages)"}.get(part, _quoted(part))
        for part in re.split(r"(\{pages?\})", _("Page {page} of {pages}"))
        if part
    )
    size = "A4 landscape" if landscape else "A4"
    boxes = {
        "top-left": top,
        "top-right": about,
        "bottom-left": made,
        "bottom-center": _quoted(heading.journal(report)),
        "bottom-right": number,
    }
    look = "font-size: 7.5pt; color: #4a545e;"
    page = "\n".join(f"  @{place} {{ content: {content}; {look} }}" for place, content in boxes.items())
    if report.letter:
        page = f"  @bottom-right {{ content: {number}; {look} }}"
    first = "@page :first { @top-left { content: none; } @top-right { content: none; } }"
    return f"{SHEET}@page {{ size: {size}; margin: 16mm 14mm;\n{page} }}\n{first}\n"


def _quoted(text: str) -> str:
    """A text as a string of CSS; whatever could end the string or the style element is written as its number."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in visible(text, 200)) + '"'
