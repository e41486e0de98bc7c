"""How the kinds that all areas share come out of files of other programs and offices."""

from typing import Any

from bizdesk.office.customers import Contact, Customer
from bizdesk.office.exchange import ACTIVE, CODE, REMARKS, Exchange, Headings
from bizdesk.office.file import Office
from bizdesk.office.holidays import Holiday
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.office.record import Record

DEPARTMENT: Headings = {
    "code": (*CODE, "部门编码", "部门编号", "部门代码", "department code"),
    "name": ("名称", "部门", "部门名称", "name", "department", "department name"),
    "parent": ("上级", "上级部门", "父部门", "parent", "parent department"),
    "manager": ("负责人", "部门负责人", "部门经理", "经理", "主管", "manager", "head"),
    "active": ACTIVE,
    "remarks": REMARKS,
}  # fmt: skip
STAFF: Headings = {
    "number": (
        "工号", "员工编号", "职工编号", "人员编号", "员工号", "编号", "staff no", "staff number", "employee number",
        "employee no", "employee id", "number",
    ),
    "name": ("姓名", "员工姓名", "人员姓名", "名称", "name", "full name", "employee name", "display name"),
    "name:last": ("姓", "last name", "surname", "family name"),
    "name:first": ("名", "first name", "given name"),
    "department": ("部门", "所属部门", "部门名称", "department"),
    "post": ("岗位", "职务", "职位", "岗位名称", "post", "position", "job title", "title"),
    "phone": (
        "联系电话", "电话", "手机", "手机号", "手机号码", "移动电话", "phone", "mobile", "telephone", "phone number",
    ),
    "email": ("邮箱", "电子邮箱", "电子邮件", "email", "e-mail", "email address"),
    "hired_on": ("入职日期", "入职时间", "参加工作日期", "joined on", "start date", "hire date", "hired on"),
    "left_on": ("离职日期", "离职时间", "left on", "end date", "termination date"),
    "skills": ("技能", "特长", "skills"),
    "roles": ("角色", "权限", "roles", "role"),
    "approval_limit": ("审批限额", "审批额度", "审批权限", "approval limit"),
    "remarks": REMARKS,
}  # fmt: skip
PLACE: Headings = {
    "code": (*CODE, "地点编码", "地点编号", "位置编码", "location code"),
    "name": (
        "名称", "地点", "地点名称", "位置", "位置名称", "存放地点", "房间", "name", "location", "location name",
        "place",
    ),
    "parent": ("上级", "上级地点", "上级位置", "所属楼宇", "parent", "parent location", "lies in"),
    "active": ACTIVE,
    "remarks": REMARKS,
}  # fmt: skip
SUPPLIER: Headings = {
    "code": (*CODE, "供应商编号", "供应商编码", "supplier code", "vendor code"),
    "name": (
        "名称", "供应商", "供应商名称", "单位名称", "公司名称", "name", "supplier", "supplier name", "vendor",
        "company",
    ),
    "contact": ("联系人", "联系人姓名", "contact", "contact person", "contact name"),
    "phone": ("联系电话", "电话", "手机号码", "手机", "phone", "telephone", "phone number"),
    "email": ("电子邮箱", "邮箱", "电子邮件", "email", "e-mail"),
    "address": ("地址", "联系地址", "公司地址", "address"),
    "tax_number": ("纳税人识别号", "税号", "统一社会信用代码", "信用代码", "tax number", "tax id", "vat number"),
    "rating": ("评级", "等级", "供应商等级", "rating"),
    "active": ("启用", "是否启用", "有效", "在用", "active", "enabled", "activated", "状态"),
    "remarks": REMARKS,
}  # fmt: skip
CUSTOMER: Headings = {
    "code": (*CODE, "客户编号", "客户编码", "客户代码", "customer no", "customer code", "customer id"),
    "name": (
        "名称", "客户", "客户名称", "单位名称", "公司名称", "name", "customer", "customer name", "company", "client",
    ),
    "short_name": ("简称", "客户简称", "short name"),
    "industry": ("行业", "所属行业", "industry"),
    "region": ("地区", "区域", "省份", "region", "state", "area"),
    "level": ("等级", "客户等级", "级别", "level", "grade", "customer level"),
    "owner": ("负责人", "客户经理", "业务员", "owner", "account manager"),
    "status": ("状态", "客户状态", "status"),
    "phone": ("联系电话", "电话", "手机", "手机号码", "phone", "telephone", "phone number"),
    "email": ("邮箱", "电子邮箱", "email", "e-mail"),
    "address": ("地址", "联系地址", "公司地址", "address"),
    "tax_number": ("纳税人识别号", "税号", "统一社会信用代码", "信用代码", "tax number", "tax id", "vat number"),
    "source": ("客户来源", "来源", "source"),
    "credit_limit": ("信用额度", "授信额度", "credit limit"),
    "credit_rating": ("信用等级", "credit rating"),
    "remarks": REMARKS,
}  # fmt: skip
CONTACT: Headings = {
    "number": (*CODE, "contact no"),
    "customer": ("客户", "客户名称", "单位", "公司", "customer", "company"),
    "name": ("姓名", "联系人", "联系人姓名", "name", "full name", "contact", "contact name"),
    "title": ("职务", "职位", "title", "job title", "position"),
    "phone": ("联系电话", "电话", "手机", "phone", "mobile", "telephone"),
    "email": ("邮箱", "电子邮箱", "email", "e-mail"),
    "primary": ("主要联系人", "primary", "main contact"),
    "remarks": REMARKS,
}  # fmt: skip
HOLIDAY: Headings = {
    "date": ("日期", "date", "day"),
    "name": ("名称", "节日", "节假日", "节假日名称", "name", "holiday"),
    "kind": ("类型", "类别", "kind", "type"),
}  # fmt: skip


def nothing_more(office: Office) -> dict[str, Any]:
    """A record that a row names needs no more than its name."""
    return {}


def _named_by_its_day(values: dict[str, Any]) -> None:
    if "date" in values:
        values["code"] = values["date"].isoformat()


EXCHANGED: dict[type[Record], Exchange] = {
    Department: Exchange(DEPARTMENT, made_with=nothing_more, preset="departments"),
    Staff: Exchange(
        STAFF,
        # What stands for a department elsewhere.
        weaker={"department": ("公司", "company"), "number": ("username", "用户名", "登录名")},
        made_with=nothing_more,
    ),
    Place: Exchange(PLACE, made_with=nothing_more, preset="places"),
    Supplier: Exchange(SUPPLIER, made_with=nothing_more),
    Customer: Exchange(
        CUSTOMER,
        wordings={
            "level": {"A": ("重点", "a级", "key"), "B": ("普通", "b级"), "C": ("小", "c级", "small")},
            "status": {
                "prospect": ("潜在", "意向", "lead"),
                "active": ("成交", "正常", "合作中", "customer"),
                "dormant": ("休眠", "沉睡", "inactive"),
                "lost": ("流失",),
            },
        },
        made_with=nothing_more,
    ),
    Contact: Exchange(CONTACT, made_with=nothing_more),
    Holiday: Exchange(
        HOLIDAY,
        wordings={
            "kind": {
                "holiday": ("休", "休息", "放假", "节假日", "假日"),
                "workday": ("班", "上班", "补班", "调休上班"),
            }
        },
        unique=("date",),
        complete=_named_by_its_day,
    ),
}
