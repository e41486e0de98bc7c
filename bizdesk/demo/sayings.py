"""What is said and written on the way of the demo company's complaints, in English and in Chinese."""

from bizdesk.demo.company import Words

Sayings = tuple[Words, ...]

DEMANDS: Sayings = (
    ("Put it right this week", "本周内解决"),
    ("A new one", "更换新品"),
    ("Our money back", "退款"),
    ("An explanation in writing", "书面说明"),
    ("Somebody on site", "派人到现场"),
)
HANDED_OVER: Sayings = (
    ("Belongs to their work.", "属其职责范围。"),
    ("They dealt with this customer last.", "最近由其服务该客户。"),
    ("They know this instrument best.", "最熟悉该型号。"),
)
FIRST_ANSWERS: Sayings = (
    ("We have your complaint and will be back by tomorrow.", "已收到投诉，明天之前给您回复。"),
    ("A technician looks at it today.", "今天安排技师查看。"),
    ("Please keep the box and send us a photograph.", "请保留包装并发照片给我们。"),
    ("We are sorry; you will have one person to turn to.", "非常抱歉，将由专人跟进。"),
)
LIABLE: Sayings = (
    ("Ours", "我方责任"),
    ("Ours and the carrier's", "我方与承运人共同责任"),
    ("The supplier's, towards the customer ours", "供应商责任，对客户由我方承担"),
)
NOT_LIABLE: Sayings = (("The customer's", "客户责任"), ("Nobody's", "无责任方"))
REMINDERS: Sayings = (
    ("The customer asks again, what shall I say?", "客户又来问了，怎么答复？"),
    ("Two days left, please enter the findings.", "还剩两天，请填写调查结果。"),
    ("The remedy is not proposed yet.", "处理方案还没提出。"),
    ("Please call the customer today.", "今天务必给客户回电。"),
)
REFERRALS: Sayings = (
    ("We need the order and what was promised.", "需要订单及承诺记录。"),
    ("Please look at the readings.", "请协助分析数据。"),
    ("Please check the invoice.", "请协助核对发票。"),
)
ESCALATIONS: Sayings = (
    ("The customer threatens to end the contract.", "客户表示要终止合同。"),
    ("Twice chased and nothing done.", "两次催办未果。"),
    ("Two departments do not agree whose it is.", "两部门责任有争议。"),
)
REGRADED: Sayings = (
    ("The site stands still because of it.", "工地因此停工。"),
    ("More stations are concerned than we thought.", "涉及站点比预想的多。"),
)
WAITING: dict[str, Sayings] = {
    "customer": (
        ("The customer sends the instrument in.", "等客户寄回仪器。"),
        ("The contact is away until next week.", "联系人下周才回来。"),
    ),
    "supplier": (
        ("The part is ordered from the supplier.", "零件已向供应商订购。"),
        ("The maker examines the lot.", "厂家正在检验该批次。"),
    ),
    "authority": (("The metrology office certifies it.", "等计量所出具证书。"),),
    "other": (("The road to the station is flooded.", "去站点的道路被淹。"),),
}
RESUMED: Sayings = (
    ("It is here.", "已到。"),
    ("The answer has come.", "已收到答复。"),
)
EXTENSIONS: Sayings = (
    ("The test has to run for three days.", "试验需连续进行三天。"),
    ("The part has a lead time of a week.", "零件交期一周。"),
    ("The customer can let us in on Thursday only.", "客户周四才能安排进场。"),
)
APPROVED: Sayings = (
    ("Agreed, the customer is worth it.", "同意，应维护客户关系。"),
    ("Agreed. Claim what you can from the supplier.", "同意，请向供应商索赔。"),
    ("Agreed.", "同意。"),
)
REJECTED: Sayings = (
    ("Too dear: repair it first.", "费用过高，先行维修。"),
    ("Ask the supplier to bear half.", "请供应商承担一半。"),
)
AGREED: Sayings = (
    ("That is fair.", "这样处理合理。"),
    ("Good, but please this week.", "可以，请本周完成。"),
    ("Agreed, send it in writing.", "同意，请发书面件。"),
    ("", ""),
)
REFUSED: Sayings = (
    ("A repair is not enough, it has failed twice.", "已坏两次，仅维修不行。"),
    ("We lost two days on site; that is not in it.", "耽误两天工期没有算进去。"),
    ("Not without a loan set for the time.", "期间必须提供备用机。"),
)
SWEETENERS: Sayings = (
    ("A loan set for the time as well.", "期间另提供备用机。"),
    ("The next service is free.", "下次保养免费。"),
    ("Travel is not charged.", "免收差旅费。"),
    ("A second visit after two weeks.", "两周后再次上门检查。"),
    ("A written report of what was done.", "附书面处理报告。"),
    ("The days lost are credited.", "误工天数予以抵扣。"),
)
OUTCOMES: Sayings = (
    ("Done as agreed, shown to the customer.", "已按约定完成，并向客户演示。"),
    ("Done as agreed, papers sent.", "已按约定完成，资料已寄出。"),
    ("Done as agreed, tested for a day.", "已按约定完成，试运行一天。"),
)
CONTENT: Sayings = (
    ("Thank you, it works.", "谢谢，已经好了。"),
    ("Quick this time.", "这次很快。"),
    ("Your technician knew what he was doing.", "技师很专业。"),
    ("In order, though it took long.", "可以，就是时间长了点。"),
    ("We are content.", "满意。"),
    ("", ""),
)
DISCONTENT: Sayings = (
    ("It came back on the second day.", "第二天又出现了。"),
    ("Half of it was done, the report is missing.", "只做了一半，报告没给。"),
    ("Nobody told us when you would come.", "没人告诉我们什么时候来。"),
    ("The fault is gone, the days lost are not paid.", "故障没了，误工没赔。"),
)
REOPENED: Sayings = (
    ("The same fault again after five weeks.", "五周后同样的故障又出现。"),
    ("The customer found a second unit with the fault.", "客户发现另一台也有问题。"),
)
CANCELLED: Sayings = (
    ("The customer takes it back: the plug was out.", "客户撤回：插头没插好。"),
    ("Meant for another company.", "投诉对象是另一家公司。"),
    ("A question, no complaint: answered.", "属咨询而非投诉，已答复。"),
)
DUPLICATES: Sayings = (
    ("The same matter, sent by another colleague.", "同一事项，由其同事再次反映。"),
    ("The same matter by letter.", "同一事项的来函。"),
)
AGAIN: Words = ("{subject}, second message", "{subject}（再次反映）")
OF_ITS_OWN: Words = ("Another department answers for it.", "由另一部门负责。")
LINKED: Words = ("The same customer, the same kind of instrument.", "同一客户、同类仪器。")
LEFT_US: Words = ("The case handler has left us.", "原承办人已离职。")
# kind, what, proof
ACTIONS: tuple[tuple[str, Words, Words], ...] = (
    (
        "preventive",
        ("Packing instruction with a photograph", "编制带图包装作业指导"),
        ("Hangs at table 2", "已张贴于2号台"),
    ),
    (
        "corrective",
        ("Check the remaining stock of the lot", "排查同批次库存"),
        ("List signed, two found", "清单已签，查出两台"),
    ),
    ("preventive", ("Train the assembly in sealing", "组织密封装配培训"), ("Attendance sheet", "签到表")),
    ("corrective", ("Claim against the supplier", "向供应商索赔"), ("Credit note received", "已收到红字发票")),
    (
        "preventive",
        ("Second pair of eyes at the final test", "终检增加复核"),
        ("New test sheet in use", "启用新检验单"),
    ),
    ("preventive", ("Photograph every set at receipt", "收件一律拍照"), ("Folder of photographs", "照片已建档")),
    (
        "corrective",
        ("Call the customers with the same model", "回访同型号客户"),
        ("Nine called, none concerned", "联系九家均正常"),
    ),
    ("preventive", ("Approve leaflets by development", "样本须经研发审核"), ("Form of release", "会签单")),
    ("preventive", ("List of call-backs, looked at daily", "回电清单每日检查"), ("List of two weeks", "两周清单")),
    ("corrective", ("Correct the address file", "更正地址档案"), ("Print-out compared", "已核对打印件")),
)
VERIFIED: Sayings = (
    ("Seen in use, effective.", "现场查看，有效。"),
    ("Sampled five, all right.", "抽查五件均合格。"),
    ("", ""),
)
SENT_BACK: Words = ("Two of five samples were not right.", "抽查五件有两件不符。")
