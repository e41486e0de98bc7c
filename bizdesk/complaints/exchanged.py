"""How customers, complaints, inquiries and visits come out of files of other programs and offices."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from bizdesk.complaints import cases, clocking, inquiries
from bizdesk.complaints.models import Complaint, ComplaintCategory, ComplaintCause, Inquiry, Visit
from bizdesk.complaints.words import STEPS
from bizdesk.office.errors import Refused
from bizdesk.office.exchange import ACTIVE, CODE, REMARKS, Exchange, Headings
from bizdesk.office.exchanged import nothing_more
from bizdesk.office.file import Office
from bizdesk.office.journal import Act
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

COMPLAINT: Headings = {
    "number": (
        *CODE, "投诉编号", "投诉单号", "complaint no", "complaint id", "complaint number", "case number",
        "ticket",
    ),
    "channel": (
        "受理渠道", "投诉渠道", "渠道", "来源渠道", "channel", "submitted via", "received via", "source", "method",
        "request source",
    ),
    "customer": (
        "客户", "客户名称", "投诉人", "投诉单位", "customer", "customer name", "company", "complainant", "client",
    ),
    "phone": ("联系电话", "电话", "phone", "telephone", "phone number"),
    "subject": (
        "投诉主题", "主题", "标题", "投诉事项", "subject", "issue", "title", "complaint", "complaint type", "summary",
    ),
    "description": (
        "投诉内容", "内容", "内容描述", "描述", "description", "details", "consumer complaint narrative", "narrative",
        "complaint details",
    ),
    "demand": ("客户诉求", "诉求", "demand", "requested remedy"),
    "product": ("涉及产品", "产品", "涉及产品/项目/订单", "项目", "product", "product or service", "project", "order"),
    "category": ("投诉类别", "类别", "category", "sub-issue", "complaint category"),
    "severity": ("紧急程度", "严重程度", "级别", "severity", "priority", "urgency"),
    "received_at": (
        "受理日期时间", "受理日期", "受理时间", "投诉日期", "投诉时间", "received at", "date received", "received",
        "date", "created", "created date", "opened", "complaint date",
    ),
    "received_by": ("受理人", "received by", "taken by"),
    "department": ("责任部门", "部门", "department", "responsible department"),
    "owner": ("承办人", "经办人", "处理人", "owner", "case handler", "assigned to", "handler"),
    "remarks": REMARKS,
    "state": ("状态", "处理状态", "status", "state"),
    "closed_at": (
        "结案日期", "办结日期", "关闭时间", "closed at", "date closed", "closed", "closed date", "resolution date",
    ),
    "justified": ("投诉是否成立", "是否成立", "justified", "complaint justified", "upheld"),
    "cause": ("投诉原因", "原因", "原因分类", "cause", "root cause"),
    "outcome": (
        "处理结果", "办理结果", "outcome", "resolution", "resolution description", "company response to consumer",
    ),
    "satisfied": ("是否满意", "客户是否满意", "客户满意度", "满意度", "satisfied", "customer satisfied"),
    "rating": ("评分", "满意度评分", "rating", "satisfaction score", "satisfaction rating"),
}  # fmt: skip
INQUIRY: Headings = {
    "number": (*CODE, "咨询编号", "inquiry no"),
    "channel": ("渠道", "咨询渠道", "channel"),
    "customer": ("客户", "客户名称", "customer", "company"),
    "caller": ("咨询人", "来电人", "caller", "name"),
    "phone": ("联系电话", "电话", "phone"),
    "question": ("咨询内容", "问题", "内容", "question", "inquiry", "subject"),
    "received_at": ("咨询时间", "咨询日期", "受理日期", "received at", "date received", "date"),
    "due_at": ("答复期限", "应答复时间", "answer due", "due"),
    "owner": ("承办人", "负责人", "owner", "handler"),
    "answer": ("答复内容", "答复", "answer", "reply", "response"),
    "answered_at": ("答复时间", "答复日期", "answered at", "answered", "date answered", "answered on"),
    "state": ("状态", "处理状态", "status", "state"),
    "remarks": REMARKS,
}  # fmt: skip
VISIT: Headings = {
    "number": (*CODE, "回访编号", "visit no"),
    "customer": ("客户", "客户名称", "customer", "company"),
    "complaint": ("关联单号", "投诉编号", "complaint"),
    "due_on": ("计划回访日期", "回访日期", "due on", "date", "planned on"),
    "method": ("回访方式", "方式", "method", "way"),
    "visited_by": ("回访人", "visited by"),
    "remarks": REMARKS,
}  # fmt: skip
TWO_LEVELS: Headings = {
    "code": CODE,
    "name": ("名称", "name"),
    "parent": ("上级", "parent"),
    "active": ACTIVE,
}
WORDINGS: Mapping[str, Headings] = {
    "channel": {
        "phone": ("电话", "来电", "热线", "telephone", "call", "phone call", "customer care call", "hotline"),
        "visit": ("来访", "上门", "in person", "walk-in"),
        "email": ("邮件", "电子邮件", "e-mail", "mail"),
        "online": (
            "网站",
            "网络",
            "在线",
            "web",
            "internet",
            "online form",
            "mobile",
            "mobile app",
            "app",
            "self service",
            "小程序",
        ),
        "wechat": ("微信",),
        "letter": ("来信", "信函", "postal mail", "post", "fax"),
        "forwarded": ("上级转办", "转办", "referral", "agency"),
    },
    "severity": {
        "minor": ("一般", "低", "普通", "low", "normal", "medium"),
        "serious": ("严重", "较急", "高", "紧急", "high", "major", "urgent"),
        "critical": ("特急", "重大", "非常紧急", "critical", "very high"),
    },
    "state": {
        "recorded": ("已登记", "待处理", "新建", "new", "open"),
        "assigned": ("已转办", "已指派", "assigned"),
        "investigating": ("处理中", "调查中", "in progress", "pending"),
        "closed": ("已结案", "已办结", "已关闭", "完成", "closed", "resolved", "done", "solved"),
        "cancelled": ("已取消", "撤诉", "withdrawn", "cancelled", "canceled"),
    },
    "justified": {
        "yes": ("成立", "是", "yes", "upheld"),
        "partly": ("部分成立", "partly", "partly upheld"),
        "no": ("不成立", "否", "no", "not upheld"),
    },
    "satisfied": {
        "yes": ("满意", "较满意", "基本满意", "satisfied"),
        "no": ("不满意", "not satisfied", "dissatisfied"),
    },
}
ANSWERED: Headings = {
    "open": ("未答复", "待答复", "待处理", "新建", "new", "open", "pending"),
    "answered": ("已答复", "已回复", "answered", "replied"),
    "closed": ("已结案", "已办结", "已关闭", "完成", "closed", "resolved", "done"),
}
BECAME_COMPLAINT = N_("What became a complaint comes in with the register of complaints.")
NOT_ANSWERED = N_("An answer is told, yet the inquiry is not said to be answered or closed.")
NO_ANSWER_TIME = N_("When it was answered is not told: it counts as answered when it was received.")
NOT_CLOSED = N_("{label}: {date}, yet the complaint is not said to be closed or cancelled.")
OPEN_STEP = N_("A register tells no steps: give a state of recorded, assigned, investigating, closed or cancelled.")
NOT_JUDGED = N_("{label}: a customer's verdict is told of a complaint that is closed.")
NO_END = N_("When it was closed is not told: it counts as closed when it was received.")
VERDICT = ("satisfied", "rating")
BEGINNINGS = ("", "recorded", "assigned", "investigating", "closed", "cancelled")


def _stands(values: dict[str, Any]) -> None:
    """A register that keeps no state tells it by what it has: what has an end is closed, who has it was assigned."""
    if values.get("closed_at") is not None:
        values.setdefault("state", "closed")
    elif values.get("department") is not None and values.get("state", "recorded") == "recorded":
        values["state"] = "assigned"


def draw_up(office: Office, given: dict[str, Any], today: date) -> tuple[Complaint, list[str]]:
    """The complaint of a row of a register; its clock says what it says of one taken down here."""
    complaint = Complaint(**{"received_at": office.now(), **given})
    if complaint.state not in BEGINNINGS:
        raise Refused(OPEN_STEP)
    complaint.state = complaint.state or "recorded"
    cases.not_ahead(office, complaint.received_at)
    closed, notes = complaint.state in ("closed", "cancelled"), []
    if complaint.closed_at is not None and not closed:
        label = Complaint.closed_at.label
        raise Refused(NOT_CLOSED, label=label, date=Complaint.closed_at.show(complaint.closed_at, office))
    if complaint.state != "closed" and (verdict := next((name for name in VERDICT if given.get(name)), "")):
        raise Refused(NOT_JUDGED, label=Complaint.fields()[verdict].label)
    if complaint.state != "recorded":
        complaint.assigned_at = complaint.received_at
    if closed:
        if complaint.closed_at is None:
            notes.append(_(NO_END))
        told = complaint.closed_at or complaint.received_at
        cases.not_ahead(office, told)
        if told < complaint.received_at and not _that_day(office, complaint.received_at, told):
            raise Refused(N_("It cannot be closed before it was received."))
        complaint.closed_at = complaint.resolved_at = told
    # A register does not tell when the steps between were taken: what is closed is judged by its end.
    running = clocking.course(office, complaint, ("resolve",) if closed else STEPS)
    clocking.judge(complaint, running, complaint.closed_at or office.now(), clocking.basis(office).share)
    return complaint, notes


def _that_day(office: Office, received: datetime, closed: datetime) -> bool:
    """Whether a closing is told as a day without an hour, and that day is the one of the receipt."""
    begun, ended = received.astimezone(office.zone), closed.astimezone(office.zone)
    return ended.time() == time(0) and begun.date() == ended.date()


def add_many(act: Act, complaints: list[Complaint]) -> None:
    """Write complaints of a register with the event each begins with."""
    act.add_many(complaints)
    act.add_many([event for complaint in complaints for event in cases.begun(complaint)])


def _answered(values: dict[str, Any]) -> None:
    """What has an answer is answered, where a register of inquiries keeps no state."""
    if values.get("answered_at") is not None:
        values.setdefault("state", "answered")


def draw_up_inquiry(office: Office, given: dict[str, Any], _today: date) -> tuple[Inquiry, list[str]]:
    """The inquiry of a row of a register, answered or still open."""
    received: datetime = given.get("received_at") or office.now()
    ruled = inquiries.due(office, received)
    inquiry = Inquiry(**{"received_at": received, "due_at": ruled, "due_by_rule": ruled, **given})
    cases.not_ahead(office, received)
    if inquiry.state == "complaint":
        raise Refused(BECAME_COMPLAINT)
    if inquiry.state == "open":
        if inquiry.answered_at is not None or inquiry.answer:
            raise Refused(NOT_ANSWERED)
        return inquiry, []
    notes = [] if inquiry.answered_at is not None else [_(NO_ANSWER_TIME)]
    at, inquiry.answered_at = inquiry.answered_at or received, None
    cases.not_ahead(office, at)
    inquiries.not_before(inquiry, at)
    inquiries.mark_breach(inquiry, at)
    inquiry.answered_at = at
    return inquiry, notes


EXCHANGED: dict[type[Record], Exchange] = {
    Complaint: Exchange(
        COMPLAINT,
        wordings=WORDINGS,
        begins=("state", "closed_at", "justified", "cause", "outcome", *VERDICT),
        complete=_stands,
        draw_up=draw_up,
        add_many=add_many,
    ),
    Inquiry: Exchange(
        INQUIRY,
        wordings={"channel": WORDINGS["channel"], "state": ANSWERED},
        begins=("state", "answer", "answered_at"),
        complete=_answered,
        draw_up=draw_up_inquiry,
    ),
    Visit: Exchange(VISIT),
    ComplaintCategory: Exchange(TWO_LEVELS, made_with=nothing_more),
    ComplaintCause: Exchange(TWO_LEVELS, made_with=nothing_more),
}
