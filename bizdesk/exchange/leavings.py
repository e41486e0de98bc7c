"""Lines of a sheet that are no rows of its table: totals, signatures, remarks, blanks, and headers printed again."""

import re
from collections.abc import Sequence

from bizdesk.exchange.grid import Cell
from bizdesk.exchange.headings import is_blank, is_number_like, label
from bizdesk.office.language import N_
from bizdesk.office.text import fold

BLANK = N_("Blank.")
TOTAL = N_("A total.")
SIGNATURES = N_("A row for signatures.")
REMARK = N_("A remark below the table.")
TITLE_AGAIN = N_("A title above the header again.")
HEADER_AGAIN = N_("The header again.")

# Only these many cells from the left may hold the word of a total, and it is a short one.
TOTAL_WITHIN, TOTAL_LONGEST = 3, 40
SUM_SIGNS = r"人民币大写（）()：:￥¥零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正\s"
CAPITALS = re.compile(f"[{SUM_SIGNS}]+")
# The sum may stand behind the word, in figures or in the capitals of a cheque.
TOTALS = re.compile(
    r"(?:.{0,12}(?:合计|小计|总计|共计|累计)(?:金额|数量|数)?|(?:grand|sub|page|running|overall)?[ -]?totals?)"
    rf"(?:[(（].{{0,10}}[)）])?[:：]?(?:(?<=[:：)）])[{SUM_SIGNS}\d.,，]+)?",
    re.IGNORECASE,
)

SIGNERS = (
    r"(?:制表|制单|编制|填表|填报|填写|审核|复核|审批|批准|审定|签批|负责|部门负责|单位负责|财务负责|主管|财务主管|经办|经手|盘点|监盘|"
    r"会点|会计|出纳|保管|验收|领用|发放|领导|总经理|签字|签名|盖章|日期|打印|公章)(?:人|员|者|部门|单位|日期|时间)?"
    r"(?:签字|签名|签章|盖章|意见)?"
    r"|(?:prepared|made|checked|reviewed|approved|signed|counted|entered|printed) (?:by|on|at)|signatures?|date"
)
SIGNED = re.compile(rf"(?:{SIGNERS})\s*[:：].*", re.IGNORECASE | re.DOTALL)
SIGNER = re.compile(rf"(?:{SIGNERS})", re.IGNORECASE)
REMARKS = re.compile(
    r"(?:备注|附注|注|说明|注意|notes?|remarks?|page)\s*[\d:：].*|第.{1,5}页.*", re.IGNORECASE | re.DOTALL
)
SPACES_IN_CHINESE = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


def why_no_row(cells: Sequence[Cell], header: Sequence[str]) -> str | None:
    """The reason, as a message id, why a line is no row wherever it stands; header holds the folded headings."""
    used = [cell for cell in cells if cell != "" and not is_blank(cell)]
    if not used:
        return BLANK
    if _is_total(used):
        return TOTAL
    first = used[0]
    if isinstance(first, str):
        # A row of data may begin with such a word and a colon, but it does not leave most of its columns empty.
        if SIGNED.fullmatch(first.strip()) and 2 * len(used) <= len(cells) + 2:
            return SIGNATURES
        if len(used) > 1 and header[0] == fold(label(cells[0])) and _is_header(cells, header):
            return HEADER_AGAIN
    return None


def why_below(cells: Sequence[Cell]) -> str | None:
    """The reason why a line is no row that could be one higher up; asked of the last lines only."""
    used = [_close(cell) for cell in cells if not is_blank(cell)]
    if used and SIGNER.fullmatch(used[0]) and (len(used) == 1 or sum(1 for text in used if SIGNER.fullmatch(text)) > 1):
        return SIGNATURES
    if len(used) == 1 and len(cells) > 2 and REMARKS.fullmatch(used[0]):
        return REMARK
    return None


def _close(cell: Cell) -> str:
    """The text of a cell with the spaces that stretch Chinese words taken out: 合  计."""
    return SPACES_IN_CHINESE.sub("", str(cell).strip())


def _is_total(used: Sequence[Cell]) -> bool:
    if not any(map(_is_total_word, used[:TOTAL_WITHIN])):
        return False
    return all(is_number_like(cell) or _is_total_word(cell) or CAPITALS.fullmatch(str(cell)) for cell in used)


def _is_total_word(cell: Cell) -> bool:
    if not isinstance(cell, str) or len(cell) > TOTAL_LONGEST or not ("计" in cell or "otal" in cell or "OTAL" in cell):
        return False
    return TOTALS.fullmatch(_close(cell)) is not None


def _is_header(cells: Sequence[Cell], header: Sequence[str]) -> bool:
    pairs = zip(cells, header, strict=True)
    return all(fold(label(cell)) == name for cell, name in pairs if name or not is_blank(cell))
