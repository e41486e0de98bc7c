"""A process of its own in which the workbook library reads one sheet; run by sheets.py, never imported.

Arguments: the path, the sheet (a name, a place such as 2 or #2, or nothing for the first visible one with anything
in it) and the most cells. The answer goes pickled to standard output: a dictionary with either "sheets" (name, visible,
is it a sheet of cells), "chosen", "start", "rows" and "merged", or "refused" with a word. A damaged file may end
this process or make it take all the memory it is allowed; the program it serves stays as it was.
"""

import pickle
import sys
from typing import Any

MEMORY_LIMIT = 1_500_000_000


def main() -> None:
    path, wanted, cell_limit = sys.argv[1], sys.argv[2], int(sys.argv[3])
    _limit_memory()
    pickle.dump(_answer(path, wanted, cell_limit), sys.stdout.buffer, protocol=5)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits.
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _answer(path: str, wanted: str, cell_limit: int) -> dict[str, Any]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(path)
        sheets = [
            (item.name, item.visible == SheetVisibleEnum.Visible, item.typ == SheetTypeEnum.WorkSheet)
            for item in book.sheets_metadata
        ]
        chosen = _chosen(book, sheets, wanted)
        if chosen is None:
            return {"sheets": sheets, "chosen": None}
        sheet = book.get_sheet_by_index(chosen)
        if sheet.height * sheet.width > cell_limit:
            return {"refused": "cells"}
        rows = sheet.to_python(skip_empty_area=True)
        merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
        return {"sheets": sheets, "chosen": chosen, "start": sheet.start or (0, 0), "rows": rows, "merged": merged}
    except PasswordError:
        return {"refused": "password"}
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError):
        return {"refused": "damaged"}


def _chosen(book: Any, sheets: list[tuple[str, bool, bool]], wanted: str) -> int | None:
    if wanted:
        names = [name for name, _, _ in sheets]
        if wanted in names:
            return names.index(wanted)
        digits = wanted.removeprefix("#")
        place = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 5 else 0
        return place - 1 if 0 < place <= len(sheets) else None
    usable = [place for place, (_, visible, cells) in enumerate(sheets) if visible and cells]
    return next((place for place in usable if book.get_sheet_by_index(place).height), usable[0] if usable else None)


if __name__ == "__main__":
    main()
