"""What registers of other programs and offices call the fields of customer service, and what they write in them."""

from collections.abc import Mapping

from bizdesk.office.exchange import ACTIVE, CODE, REMARKS, Headings

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
    "finding": ("调查结果", "调查情况", "finding", "findings"),
    "liability": ("责任判定", "liability"),
    "proposal": ("处理方案", "解决方案", "remedy", "proposed remedy"),
    "proposal_cost": ("处理费用", "remedy cost"),
    "feedback_at": ("答复日期", "答复时间", "反馈日期", "feedback date"),
    "person_reached": ("受访人",),
    "loss": ("损失金额", "损失", "loss"),
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
    "state": ("状态", "回访状态", "status", "state"),
    "done_on": ("完成日期", "实际回访日期", "done on", "visited on"),
    "person_reached": ("受访人", "被访人", "person reached", "spoken to"),
    "content": ("回访内容", "回访情况", "content"),
    "satisfaction": ("满意度", "满意度评分", "satisfaction", "satisfaction score"),
    "dissatisfied_with": ("不满意原因", "dissatisfied with"),
    "suggestions": ("意见建议", "客户建议", "建议", "suggestions"),
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
    "feedback_method": {
        "phone": ("电话", "telephone", "call"),
        "on_site": ("上门", "来访", "visit"),
        "email": ("邮件", "电子邮件", "e-mail", "mail"),
        "wechat": ("微信",),
        "questionnaire": ("问卷",),
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
MADE: Headings = {
    "planned": ("待回访", "未回访", "planned", "open", "pending"),
    "done": ("已回访", "已完成", "完成", "done", "visited", "completed"),
    "cancelled": ("已取消", "cancelled", "canceled"),
}
ANSWERED: Headings = {
    "open": ("未答复", "待答复", "待处理", "新建", "new", "open", "pending"),
    "answered": ("已答复", "已回复", "answered", "replied"),
    "closed": ("已结案", "已办结", "已关闭", "完成", "closed", "resolved", "done"),
}
