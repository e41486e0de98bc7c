"""Reads damaged spreadsheets by the thousand and counts what comes of it: a table, a refusal in words, or a fault.

    python tests/bench/fuzz_reading.py [COUNT] [SEED]

Damaged copies (bytes flipped, pieces cut, doubled, zeroed, swapped; the parts of a workbook damaged inside an unharmed
zip) of small files in every format. Exit status 1 when anything but a table or a refusal came out. The slowest file and
the most memory are printed too.
"""

import random
import shutil
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from exchange.test_reading_old_workbooks import HEADER, compound, error, label, number, workbook_stream

from bizdesk.exchange.reading import read
from bizdesk.office.errors import Refused

TEXT = """\
固定资产台账,,,
编号*,名称,原值,购置日期
0001,"ThinkPad
(备用)",1200.00,2026-01-05
2.1E+11,笔,#REF!,
合计,,"1,200.00",
制表人：张三,,,
"""
# One text in so many; the rest are workbooks, each of which costs a process.
TEXT_SHARE = 0.6


def originals() -> list[tuple[str, bytes]]:
    texts = [(f"{at}.csv", TEXT.encode(name)) for at, name in enumerate(("utf-8", "utf-8-sig", "gb18030", "utf-16"))]
    texts.append(("4.tsv", TEXT.replace(",", "\t").replace("\n", "\r\n").encode()))
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        sheet = workbook.add_worksheet("台账")
        sheet.merge_range(0, 0, 0, 3, "固定资产台账")
        sheet.write_row(1, 0, ["编号*", "名称", "原值", "残值率"])
        sheet.write_row(2, 0, ["0001", "笔", 1200])
        sheet.write_number(2, 3, 0.05, workbook.add_format({"num_format": "0%"}))
        sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")
        workbook.add_worksheet("说明").hide()
    cells = HEADER + label(1, 0, "甲") + number(1, 1, 0.05, 1) + number(1, 2, 1200.5) + error(2, 2, 0x17)
    return [*texts, ("5.xlsx", stream.getvalue()), ("6.xls", compound(workbook_stream(cells)))]


def damaged(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if not out:
            return bytes(out)
        at = chance.randrange(len(out))
        length = chance.choice((1, 2, 4, 16, 64))
        match chance.randrange(7):
            case 0:
                out[at] ^= 1 << chance.randrange(8)
            case 1:
                out[at : at + length] = chance.randbytes(length)
            case 2:
                del out[at : at + length]
            case 3:
                out[at:at] = out[at : at + length]
            case 4:
                out[at : at + length] = bytes(len(out[at : at + length]))
            case 5:
                out[at : at + length] = b"\xff" * len(out[at : at + length])
            case 6 if chance.random() < 0.2:
                del out[at:]
    return bytes(out)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """The workbook with one of its parts damaged and the zip around it sound."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        hurt = chance.choice([name for name in names if name.startswith("xl/")])
        for name in names:
            part = before.read(name)
            after.writestr(name, damaged(part, chance) if name == hurt else part)
    return stream.getvalue()


def main(count: int, seed: int) -> int:
    chance = random.Random(seed)
    files = originals()
    texts, books = [file for file in files if "sv" in file[0]], [file for file in files if "xls" in file[0]]
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "")
    folder = Path(tempfile.mkdtemp())
    for number_ in range(count):
        name, data = chance.choice(texts if chance.random() < TEXT_SHARE else books)
        inside = name.endswith(".xlsx") and chance.random() < 0.7
        path = folder / name
        path.write_bytes(damaged_inside(data, chance) if inside else damaged(data, chance))
        started = time.perf_counter()
        try:
            read(path)
            outcomes[f"{path.suffix} read"] += 1
        except Refused as refused:
            str(refused)
            outcomes[f"{path.suffix} refused"] += 1
        except BaseException as fault:
            if isinstance(fault, KeyboardInterrupt):
                raise
            outcomes["FAULT"] += 1
            traceback.print_exc()
            print(f"seed {seed}, file {number_}: kept as {shutil.copy(path, folder / f'fault-{number_}{path.suffix}')}")
        slowest = max(slowest, (time.perf_counter() - started, f"file {number_} ({name})"))
    for outcome, times in sorted(outcomes.items()):
        print(f"{times:7,}  {outcome}")
    print(f"{count:7,}  in all; slowest {slowest[0]:.2f} s, {slowest[1]}; seed {seed}")
    if not outcomes["FAULT"]:
        shutil.rmtree(folder)
    return 1 if outcomes["FAULT"] else 0


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:3]]
    sys.exit(main(*(numbers + [10_000, 2026][len(numbers) :])))
