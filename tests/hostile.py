"""Sixty-four texts that try to break whatever shows, keeps, sorts, prints or exports them."""

HOSTILE: tuple[str, ...] = (
    # markup of the screen
    "[/]", "[b]", "[bold red]x", "[/bold]x", "[[/]]", "[", "]", "\\[b]x[/b]",
    "[@click=app.quit]x[/]", "[link=file:///etc/passwd]x[/link]", "[on red]", "[$error]x[/]",
    ":skull:", "{x}{0}{}", "%s%n%(a)s", "$x ${x}",
    # escapes of the terminal
    "\x1b[31mred\x1b[0m", "\x1b[2J\x1b[H", "\x1b]0;title\x07", "\x1b]52;c;eA==\x07",
    "\x1b]8;;http://x.invalid\x1b\\y\x1b]8;;\x1b\\",
    "\x1bc", "\x1b[?1049l", "\x9b31m", "\x90q\x9c", "\x07\x07", "a\bb", "safe\rspoof", "\x0e\x0f",
    "\x7f", "\x1b[6n", "\x1b",
    # lines and gaps
    "two\nlines", "dos\r\nlines", "old\rlines", "next\x85line", "line\u2028para\u2029end",
    "tab\tstop", "a\x0bb\x0cc", "\n\n\n", " ", "",
    # characters that hide, or turn the direction
    "\u202egnp.exe", "\u2066a\u2069", "\u200f\u05d0\u05d1", "\u061carabic", "zero\u200bwidth",
    "\ufeffmark", "soft\u00adhyphen",
    "\u3164", "\u2800", "a\u200db",
    # characters that do not measure as they look
    "a" + "\u0301" * 200, "\u0301\u0301", "\u2764\ufe0f", "👨\u200d👩\u200d👧", "ﷺ", "Ａ１（全角）",
    # what cannot be kept, or only just
    "nul\0byte", "half\ud800", "\udcff", "\uffff\ufdd0",
    # what a spreadsheet, a shell, a query or a path would act on
    "=HYPERLINK(\"http://x.invalid\",\"x\")+cmd|' /C calc'!A0 ../../etc/passwd '; DROP TABLE asset; -- `id` $(id)",
    # too much of it
    "长" * 10_000_000,
)  # fmt: skip
