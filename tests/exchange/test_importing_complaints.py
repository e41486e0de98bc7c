"""A register of complaints comes in: open ones with their clocks, closed ones judged by their end, the rest named."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bizdesk import keeping
from bizdesk.complaints import clocking, joining, solving
from bizdesk.complaints.models import Complaint, ComplaintCause, ComplaintEvent, CorrectiveAction, Inquiry
from bizdesk.exchange.importing import apply
from bizdesk.exchange.matching import importable
from bizdesk.founding import found
from bizdesk.office.check import check
from bizdesk.office.customers import Contact, Customer
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department

from .conftest import export, fates, looked_at

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
    assert [kind for (kind,) in told.tuples()] == ["recorded", "assigned", "paused"]
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


def test_a_register_with_month_first_times_is_told_how_to_be_read(office: Office, written, look) -> None:  # type: ignore[no-untyped-def]
    rows = (
        "1,Street light,North Side,01/06/2025 02:05:00 PM,Closed",
        "2,Street light,North Side,13/06/2025 9:00,Closed",
    )
    path = written("Complaint ID,Issue,Customer,Created date,Status", *rows)
    plan = look(Complaint, path, create=True)
    assert fates(plan) == [(2, "refused"), (3, "add")]
    assert any("received_at:mdy" in note for note in plan.notes)
    first, second = look(Complaint, path, mapping={"Created date": "received_at:mdy"}, create=True).rows
    assert first.values["received_at"] == datetime(2025, 1, 6, 14, 5, tzinfo=SHANGHAI)
    # What the order told for the column does not fit is not read in another.
    assert (second.fate, second.words) == ("refused", "Created date: There is no such day: 13/06/2025 9:00.")


def test_a_short_year_is_read_in_the_order_that_was_told(office: Office, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("Ticket,Subject,Customer,Date", "1,Slow,North Side,22-04-15", "2,Slow,North Side,04-08-15")
    rows = look(Complaint, path, mapping={"Date": "received_at:dmy"}, create=True).rows
    told = [row.values["received_at"] for row in rows]
    assert told == [datetime(2015, 4, 22, tzinfo=SHANGHAI), datetime(2015, 8, 4, tzinfo=SHANGHAI)]


def test_what_a_register_tells_of_the_end_comes_in(office: Office, written, bring) -> None:  # type: ignore[no-untyped-def]
    header = "投诉编号,受理日期,客户名称,投诉主题,状态,结案日期,是否成立,投诉原因,处理结果,满意度,评分"
    path = written(
        header,
        "1,2025-03-06,海港船厂,漏水,已结案,2025-03-12,部分成立,安装,已更换,满意,5",
        "2,2025-03-06,海港船厂,漏水,已结案,2025-03-12,成立,安装,已更换,不满意,2",
        "3,2025-03-06,海港船厂,漏水,处理中,,成立,安装,待更换,,",
        "4,2025-03-06,海港船厂,漏水,处理中,,,,,满意,",
        "5,2025-03-06,海港船厂,漏水,,2025-03-12,,,,,",
        "6,2025-03-06,海港船厂,漏水,已结案,,,,,,",
    )
    plan = bring(Complaint, path, rejects=path.with_name("rejected.csv"), create=True)
    assert (plan.added, plan.refused) == (5, 1)
    first, second, third, fifth, sixth = Complaint.select().order_by(Complaint.number)
    assert (first.justified, first.cause.name, first.outcome, first.satisfied, first.rating) == (
        "partly", "安装", "已更换", "yes", 5,
    )  # fmt: skip
    assert (third.state, third.outcome, fifth.state) == ("investigating", "待更换", "closed")
    told = {case.number: [] for case in (first, second, sixth)}  # type: dict[str, list[tuple[str, int | None]]]
    for event in ComplaintEvent.select().where(ComplaintEvent.kind != "recorded").order_by(ComplaintEvent.id):
        told.setdefault(event.complaint.number, []).append((event.kind, event.rating))
    assert told["1"] == [("satisfied", 5)]
    assert told["2"] == [("not_satisfied", 2), ("paused", None)]
    assert told["6"] == [("paused", None)]
    assert check(office) == []


def test_a_closing_without_its_date_is_said(office: Office, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written("投诉编号,受理日期,客户名称,投诉主题,状态", "1,2025-03-06,海港船厂,漏水,已结案")
    assert "it counts as closed when it was received" in look(Complaint, path, create=True).rows[0].words


def test_an_old_complaint_taken_up_again_was_not_worked_on_between(office: Office, written, bring) -> None:  # type: ignore[no-untyped-def]
    path = written(
        HEAD, "TS-2015-0001,2015-03-05 17:59,电话,海港船厂,水泵漏水,漏了三天,一般,客服部,已结案,2015-03-05 18:00"
    )
    bring(Complaint, path, create=True)
    complaint = solving.reopen(office, "", Complaint.named("TS-2015-0001"), reason="又漏了")
    assert not list(Complaint.select().where(clocking.overdue(office.now())))
    assert complaint.next_due > office.now()


def test_the_same_open_register_with_departments_twice_adds_nothing(office: Office, written, look, bring) -> None:  # type: ignore[no-untyped-def]
    path = written(HEAD, "TS-2025-0101,2025-03-06,电话,海港船厂,水泵漏水,漏了三天,一般,客服部,新建,")
    bring(Complaint, path, create=True)
    assert Complaint.named("TS-2025-0101").state == "assigned"
    assert fates(look(Complaint, path, create=True)) == [(2, "same")]


def test_a_register_of_inquiries_brings_the_answers(office: Office, written, look, bring) -> None:  # type: ignore[no-untyped-def]
    path = written(
        "咨询编号,咨询时间,咨询内容,状态,答复内容,答复时间",
        "1,2025-03-06 10:00,价格,已答复,每台一千元,2025-03-06 11:00",
        "2,2025-03-06 10:00,交期,,两周,2025-03-20 11:00",
        "3,2025-03-06 10:00,保修,已关闭,一年,",
        "4,2025-03-06 10:00,安装,待处理,,",
        "5,2025-03-06 10:00,配件,待处理,有,",
        "6,2025-03-06 10:00,配件,已答复,有,2025-03-05",
        "7,2025-03-06 10:00,投诉,complaint,,",
    )
    plan = look(Inquiry, path)
    assert fates(plan)[-3:] == [(6, "refused"), (7, "refused"), (8, "refused")]
    assert "it counts as answered when it was received" in plan.rows[2].words
    bring(Inquiry, path, rejects=path.with_name("rejected.csv"))
    told = {each.number: (each.state, each.answer, each.first_breached_at is not None) for each in Inquiry.select()}
    assert told == {
        "1": ("answered", "每台一千元", False),
        "2": ("answered", "两周", True),
        "3": ("closed", "一年", False),
        "4": ("open", "", False),
    }
    assert fates(look(Inquiry, path))[:4] == [(2, "same"), (3, "same"), (4, "same"), (5, "same")]
    assert check(office) == []


def as_exported(office: Office) -> None:
    """A complaint that was closed, one that waits for the verdict, one whose remedy is proposed."""
    firm = keeping.add(office, "", Customer, {"name": "海港船厂"})
    keeping.add(office, "", Customer, {"name": "北方电力"})
    meyer = keeping.add(office, "", Contact, {"customer": firm, "name": "Meyer"})
    told = {"customer": firm, "contact": meyer, "department": Department.named("06")}
    for steps, subject in enumerate(("closed", "fed back", "proposed")):
        case = keeping.add(office, "", Complaint, {**told, "subject": subject})
        cause = ComplaintCause.select().where(ComplaintCause.parent.is_null(False)).order_by(ComplaintCause.code).get()
        case = solving.investigate(office, "", case, finding="磨损", justified="yes", liability="我方", cause=cause)
        case = solving.propose(office, "", case, proposal="换新", proposal_cost=9_050)
        if steps < 2:
            case = solving.agree(office, "", case)
            case = solving.feed_back(office, "", case, method="on_site", person_reached="Meyer", loss=120)
        if not steps:
            solving.satisfied(office, "", case, rating=5)


def register(office: Office) -> list[dict[str, object]]:
    """What an office keeps of its complaints, but for what its own clock and journal write."""
    office.activate()
    names = (*importable(Complaint),)
    kept = [{name: getattr(case, name) for name in names} for case in Complaint.select().order_by(Complaint.number)]
    return [{name: getattr(value, "name", value) for name, value in each.items()} for each in kept]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_came_of_complaints_goes_out_and_comes_in_elsewhere(office: Office, tmp_path: Path, ending: str) -> None:
    as_exported(office)
    path = tmp_path / f"complaints.{ending}"
    result = export(office, Complaint, path)
    assert result.left_out == ""
    assert {fate.fate for fate in looked_at(office, Complaint, path).rows} == {"same"}
    before = register(office)
    assert before[0]["proposal_cost"] == 9_050
    with found(tmp_path / "other.bizdesk", country="CN", clock=office.clock) as other:
        (_line, fate), *_rest = fates(looked_at(other, Complaint, path))
        assert fate == "refused"
        apply(other, "", looked_at(other, Complaint, path, create=True))
        assert register(other) == before
        assert [each.name for each in Contact.select()] == ["Meyer"]
        assert Contact.get().customer.name == "海港船厂"
        assert check(other) == []


def test_what_was_cancelled_was_neither_resolved_nor_assigned_by_coming_in(office: Office, tmp_path: Path) -> None:
    firm = keeping.add(office, "", Customer, {"name": "海港船厂"})
    joining.cancel(office, "", keeping.add(office, "", Complaint, {"customer": firm, "subject": "no"}), reason="误报")
    handed = {"customer": firm, "subject": "too late", "department": Department.named("06")}
    joining.cancel(office, "", keeping.add(office, "", Complaint, handed), reason="撤诉")
    path, again = tmp_path / "complaints.csv", tmp_path / "again.csv"
    export(office, Complaint, path)
    before = register(office)
    with found(tmp_path / "other.bizdesk", country="CN", clock=office.clock) as other:
        apply(other, "", looked_at(other, Complaint, path, create=True))
        assert register(other) == before
        first = Complaint.named("TS-2026-0001")
        assert (first.resolved_at, first.assigned_at) == (None, None)
        export(other, Complaint, again)
        assert check(other) == []
    assert again.read_bytes() == path.read_bytes()
    assert {fate.fate for fate in looked_at(office, Complaint, again).rows} == {"same"}


def test_moments_are_written_as_people_read_them(office: Office, tmp_path: Path) -> None:
    as_exported(office)
    path = tmp_path / "complaints.csv"
    export(office, Complaint, path, Complaint.subject == "closed", ["number", "closed_at"])
    assert path.read_text("utf-8-sig").splitlines()[1] == "TS-2026-0001,2026-03-16 12:00"


def test_what_only_the_office_file_holds_is_said(office: Office, tmp_path: Path) -> None:
    as_exported(office)
    waiting = Complaint.get(Complaint.subject == "fed back")
    solving.not_satisfied(office, "", waiting, text="又漏了")
    assert "Earlier rounds" in export(office, Complaint, tmp_path / "complaints.csv").left_out


def test_a_merged_complaint_and_a_remedy_without_a_finding_are_refused(office: Office, written, look) -> None:  # type: ignore[no-untyped-def]
    path = written(
        "投诉编号,受理日期,客户名称,投诉主题,状态,处理方案",
        "1,2025-03-06,海港船厂,漏水,Merged into another,",
        "2,2025-03-06,海港船厂,漏水,Proposed,换新",
    )
    plan = look(Complaint, path, create=True)
    assert [fate for _line, fate in fates(plan)] == ["refused", "refused"]
    assert "goes on under the other" in plan.rows[0].words
    assert "the finding is lacking" in plan.rows[1].words


def test_a_contact_is_found_among_those_of_its_customer(office: Office, written, bring) -> None:  # type: ignore[no-untyped-def]
    firm, other = (keeping.add(office, "", Customer, {"name": name}) for name in ("海港船厂", "北方电力"))
    for each in (firm, other):
        keeping.add(office, "", Contact, {"customer": each, "name": "Meyer"})
    path = written("投诉编号,受理日期,客户名称,联系人,投诉主题", "1,2025-03-06,北方电力,Meyer,漏水")
    bring(Complaint, path)
    assert Complaint.get().contact.customer == other


def test_corrective_actions_come_about_one_by_one(written, look) -> None:  # type: ignore[no-untyped-def]
    """A file knows neither whether its complaint is closed nor who verified: what came in so was not sound."""
    path = written("投诉编号,类型,措施,负责人,截止日期", "TS-2025-0001,纠正措施,换密封圈,001,2026-12-01")
    with pytest.raises(Refused, match="added one at a time"):
        look(CorrectiveAction, path)
