"""A register of complaints comes in: open ones with their clocks, closed ones judged by their end, the rest named."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bizdesk.complaints.models import Complaint, ComplaintEvent
from bizdesk.office.check import check
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office

from .conftest import fates

SHANGHAI = ZoneInfo("Asia/Shanghai")
HEAD = "投诉编号,受理日期,受理渠道,客户名称,投诉主题,投诉内容,紧急程度,责任部门,状态,结案日期"
ROWS = (
    "TS-2025-0101,2025-03-06,电话,海港船厂,水泵漏水,漏了三天,一般,客服部,已结案,2025-03-12",
    "TS-2025-0102,2025/3/9 14:00,来访,海港船厂,发货迟,晚了一周,特急,,处理中,",
    "TS-2025-0103,2025-04-31,电话,北方电力,错号,,一般,,新建,",
    "TS-2025-0104,2025-03-06,电话,海港船厂,水泵漏水,漏了三天,一般,客服部,已结案,2025-03-20",
    "TS-2025-0105,2027-03-06,电话,海港船厂,将来,,一般,,新建,",
)


def test_every_row_of_a_register_is_taken_or_named(office: Office, written, look, bring, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = written(HEAD, *ROWS)
    assert fates(look(Complaint, path, create=True)) == [
        (2, "add"), (3, "add"), (4, "refused"), (5, "add"), (6, "refused"),
    ]  # fmt: skip
    bring(Complaint, path, rejects=tmp_path / "rejected.csv", create=True)
    (firm,) = Customer.select()
    assert firm.name == "海港船厂"
    late = {case.number: case.first_breached_step for case in Complaint.select()}
    # Received on Thursday 6 March 2025: 7 working days end on Monday the 17th. Closed on the 12th it was in time, on
    # the 20th not; what is grave was to be assigned within two hours, and is at work since it was received.
    assert late == {"TS-2025-0101": "", "TS-2025-0102": "respond", "TS-2025-0104": "resolve"}
    closed = Complaint.named("TS-2025-0101")
    assert (closed.state, closed.closed_at) == ("closed", datetime(2025, 3, 12, tzinfo=SHANGHAI))
    held = Complaint.named("TS-2025-0102")
    assert (held.channel, held.severity, held.state, held.next_step) == (
        "visit",
        "critical",
        "investigating",
        "respond",
    )
    told = ComplaintEvent.select(ComplaintEvent.kind).where(ComplaintEvent.complaint == closed.id)
    assert [kind for (kind,) in told.tuples()] == ["recorded", "assigned"]
    assert check(office) == []


def test_the_same_register_twice_adds_nothing(office: Office, written, look, bring) -> None:  # type: ignore[no-untyped-def]
    path = written(HEAD, *ROWS[:2])
    bring(Complaint, path, create=True)
    assert fates(look(Complaint, path, create=True)) == [(2, "same"), (3, "same")]


def test_the_day_a_complaint_was_closed_may_be_that_of_its_receipt_and_has_come(  # type: ignore[no-untyped-def]
    office: Office, written, look, bring, tmp_path
) -> None:
    path = written(
        HEAD,
        "TS-2025-0106,2025-03-06 14:00,电话,海港船厂,水泵漏水,,一般,客服部,已结案,2025-03-06",
        "TS-2025-0107,2025-03-06 14:00,电话,海港船厂,水泵漏水,,一般,客服部,已结案,2025-03-05",
        "TS-2025-0108,2025-03-06 14:00,电话,海港船厂,水泵漏水,,一般,客服部,已结案,2099-03-06",
    )
    assert fates(look(Complaint, path, create=True)) == [(2, "add"), (3, "refused"), (4, "refused")]
    bring(Complaint, path, rejects=tmp_path / "rejected.csv", create=True)
    closed = Complaint.named("TS-2025-0106")
    assert (closed.closed_at, closed.first_breached_at) == (datetime(2025, 3, 6, tzinfo=SHANGHAI), None)
    assert fates(look(Complaint, path, create=True))[0] == (2, "same")
