"""What customers say and suggest on return visits, and what the demo company makes of it, in both languages."""

from typing import NamedTuple

from bizdesk.demo.company import Words


class Suggestion(NamedTuple):
    """What a customer suggests, what is done about it, by which department, and what came of it."""

    said: Words
    measure: Words
    department: str
    result: Words


SUGGESTIONS = (
    Suggestion(
        ("Put the quick guide into the lid.", "把简易说明贴在箱盖里。"),
        ("Quick guide in the lid of every case", "箱盖内附简易说明"),
        "07",
        ("In all cases from this lot on", "自本批起全部执行"),
    ),
    Suggestion(
        ("Tell us the day before you come.", "来之前一天说一声。"),
        ("Message on the day before a visit", "上门前一天发短信"),
        "06",
        ("Sent by the rota", "由值班表发送"),
    ),
    Suggestion(
        ("A bigger handle for gloves.", "手柄大些，好戴手套。"),
        ("Trial of a larger handle", "试制大手柄"),
        "07",
        ("Shown at the fair, liked", "展会反映良好"),
    ),
    Suggestion(
        ("One number for all questions.", "只留一个咨询电话。"),
        ("One telephone number on all papers", "统一对外电话"),
        "02",
        ("Papers printed anew", "资料已重印"),
    ),
    Suggestion(
        ("Send the certificate as a file too.", "证书也发电子版。"),
        ("Certificates by mail as well", "证书同步发电子版"),
        "06",
        ("Since the first of the month", "本月起执行"),
    ),
    Suggestion(
        ("Colour the cables by length.", "电缆按长度分颜色。"),
        ("Coloured rings on cables", "电缆加色环"),
        "02",
        ("Three colours in store", "库内三种颜色"),
    ),
    Suggestion(
        ("Training in the evening would help.", "晚上培训更方便。"),
        ("Evening course twice a year", "每年两次晚间培训"),
        "05",
        ("First one full", "首期满员"),
    ),
    Suggestion(
        ("A loan set within a day.", "备用机一天内到。"),
        ("Two loan sets kept packed", "常备两套备用机"),
        "06",
        ("Two are packed", "两套已备好"),
    ),
    Suggestion(
        ("Invoices by the month, please.", "希望按月开票。"),
        ("Monthly invoices on wish", "可按月开票"),
        "03",
        ("Offered to eleven customers", "已告知十一家"),
    ),
    Suggestion(
        ("The app should work offline.", "软件要能离线用。"),
        ("Offline maps in the tablet", "平板离线地图"),
        "07",
        ("In the spring version", "春季版已含"),
    ),
    Suggestion(
        ("Show the state of a repair online.", "维修进度能网上查。"),
        ("State of repairs by message", "维修进度短信通知"),
        "06",
        ("Three messages for each repair", "每单三条通知"),
    ),
    Suggestion(
        ("Fewer leaflets, better drawings.", "少些宣传页，多些图纸。"),
        ("Drawings for download", "提供图纸下载"),
        "04",
        ("Forty drawings are there", "已上传四十张"),
    ),
    Suggestion(
        ("A spare fuse in the box.", "箱里放一个备用保险丝。"),
        ("Spare fuse in every box", "每箱附备用保险丝"),
        "02",
        ("On the packing slip", "已列入装箱单"),
    ),
    Suggestion(
        ("Say what a repair costs first.", "修之前先报价。"),
        ("Estimate before each repair", "维修先报价"),
        "06",
        ("Form in use", "已启用表单"),
    ),
    Suggestion(
        ("The plug is too stiff in winter.", "冬天插头太紧。"),
        ("Softer plug for cold places", "寒区用软插头"),
        "07",
        ("Sample passed the test", "样品通过试验"),
    ),
    Suggestion(
        ("The same technician each time.", "希望固定技师。"),
        ("A technician named for each A customer", "A级客户固定技师"),
        "06",
        ("Eight are named", "八家已指定"),
    ),
    Suggestion(
        ("Newsletter about firmware.", "固件更新请通知。"),
        ("Letter on new firmware", "固件更新通知"),
        "07",
        ("Every quarter", "每季度发送"),
    ),
    Suggestion(
        ("Write the datum on the plate.", "铭牌写明基准面。"),
        ("Datum on the plate of gauges", "铭牌加基准面"),
        "05",
        ("New plates engraved", "新铭牌已刻"),
    ),
    Suggestion(
        ("Parking for vans at your door.", "门口留货车位。"),
        ("Parking space for customers", "设客户车位"),
        "02",
        ("Marked on the yard", "院内已划线"),
    ),
    Suggestion(
        ("A case with wheels.", "箱子加轮子。"),
        ("Case with wheels as an option", "带轮箱选件"),
        "04",
        ("In the price list", "已列入价目表"),
    ),
    Suggestion(
        ("Answer letters by letter.", "来函请书面回复。"),
        ("Letters are answered in writing", "来函书面答复"),
        "02",
        ("Template in use", "已用模板"),
    ),
    Suggestion(
        ("Alarms should repeat until confirmed.", "报警应重复到确认。"),
        ("Alarm repeated every ten minutes", "报警十分钟重复"),
        "07",
        ("In the firmware of autumn", "秋季固件已含"),
    ),
    Suggestion(
        ("Take the boxes back.", "包装箱请回收。"),
        ("Boxes taken back", "回收包装箱"),
        "02",
        ("Driver collects them", "司机负责回收"),
    ),
    Suggestion(
        ("Longer hours in the flood season.", "汛期延长服务时间。"),
        ("Hotline until eight in summer", "夏季热线到八点"),
        "06",
        ("June to August", "六至八月执行"),
    ),
    Suggestion(
        ("Explain the report in plain words.", "报告写得通俗些。"),
        ("First page of reports in plain words", "报告首页通俗摘要"),
        "05",
        ("Since the May reports", "五月报告起执行"),
    ),
)
SAID: tuple[Words, ...] = (
    ("All instruments in use, no questions.", "仪器都在用，没有问题。"),
    ("The matter is settled, the crew is content.", "事情已解决，班组满意。"),
    ("A second set is planned for next year.", "计划明年再添一套。"),
    ("New people came, they ask for training.", "来了新人，希望培训。"),
    ("They use the station daily.", "气象站天天在用。"),
    ("Short talk, no time today.", "今天忙，简短交谈。"),
    ("Works well, the report is read by the director.", "运行良好，报告领导在看。"),
)
UNHAPPY: tuple[Words, ...] = (
    ("It took too long.", "时间太长。"),
    ("The cost was explained too late.", "费用说明太晚。"),
    ("Different people each time.", "每次换人对接。"),
)
NOT_REACHED: tuple[Words, ...] = (
    ("Nobody picked up.", "无人接听。"),
    ("In a meeting all day.", "全天开会。"),
    ("On site without a signal.", "在工地没信号。"),
)
CALLED_OFF: tuple[Words, ...] = (
    ("The customer wants no call.", "客户不希望回访。"),
    ("Spoken to at the fair already.", "展会上已面谈。"),
    ("The contact has left the company.", "联系人已离职。"),
)
DROPPED: Words = ("Costs more than it brings.", "投入大于收效。")
