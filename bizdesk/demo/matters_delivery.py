"""Complaints about what the demo company delivers and charges, in English and in Chinese."""

from bizdesk.demo.matter import Matter

ABOUT_DELIVERY = (
    Matter(
        ("{product}: two weeks late", "{product}：迟到两周"),
        ("The crew has been waiting on site for a fortnight.", "班组在工地干等了两个星期。"),
        ("The order lay in the tray of somebody who was on leave.", "订单压在休假同事的文件筐里。"),
        ("Sent by courier the same day, freight credited, a rental set lent.", "当天快递发出，免运费，并借出备用机。"),
        "GR TS DS", "D1", "W1", "04", "serious", (200, 800),
    ),
    Matter(
        ("{product}: carrier left it at the wrong gate", "{product}：承运人送错门岗"),
        ("It stood a week at the north gate and nobody told us.", "货在北门放了一周，没人通知我们。"),
        ("The carrier took the old address from his own list.", "承运人用了自己系统里的旧地址。"),
        ("Carried over by our driver, address corrected with the carrier.", "我方司机转送到位，并与承运人更正地址。"),
        "FM TG WS", "D1", "T2", "04", "minor", (50, 180),
    ),
    Matter(
        ("{product}: charger missing from the box", "{product}：箱内缺充电器"),
        ("No charger in the box, though the packing slip lists one.", "装箱单上有充电器，箱里没有。"),
        ("The shelf was empty and the slip was ticked all the same.", "货架缺货，装箱时仍打了勾。"),
        ("Charger sent by express, with a spare one.", "加急补寄充电器，另赠一个备用。"),
        "TS GR FT", "D2", "W2", "02", "minor", (60, 190),
    ),
    Matter(
        ("{product}: cable of the wrong length", "{product}：电缆长度发错"),
        ("We ordered thirty metres and there are ten on the drum.", "订的是三十米，盘上只有十米。"),
        ("Two drums look alike and the label was on the shelf only.", "两种线盘外观相同，标签只贴在货架上。"),
        ("Right cable brought by our driver, the short one left as a spare.", "司机送去正确电缆，短的留作备用。"),
        "TG LG TI", "D2", "M2", "02", "minor", (90, 420),
    ),
    Matter(
        ("{product}: sent without its certificate", "{product}：未附检定证书"),
        ("Without the certificate we may not use it on this site.", "没有证书，工地不让用。"),
        ("The certificate was printed and filed instead of enclosed.", "证书打印后归了档，没有随货寄出。"),
        ("Certificate sent as a scan at once and by post the same day.", "立即发扫描件，当天寄出原件。"),
        "DL TS FM", "D2", "W1", "06", "serious", (0, 60),
    ),
    Matter(
        ("{product}: an older model was delivered", "{product}：发来的是旧款"),
        ("The plate says it is last year's model. That is not what we bought.", "铭牌是去年的型号，不是我们买的。"),
        ("The stock of the older model had not been marked as sold off.", "旧款库存未标注为清仓品。"),
        ("Exchanged for the new model, the set-up done by us.", "更换为新款，由我方上门调试。"),
        "FT LG WS", "P3", "W2", "04", "serious", (600, 3_400),
    ),
    Matter(
        ("{product}: delivered in parts over a month", "{product}：分批到货拖了一个月"),
        ("Five parcels in five weeks, and the mast came last.", "五周来了五个包裹，立杆最后才到。"),
        ("The order was split by supplier, and nobody kept the whole in view.", "订单按供应商拆分，无人统筹。"),
        ("Assembled on site free of charge; one person answers for each order.", "免费现场安装，每单指定一名责任人。"),
        "WS TG", "D1", "A1", "05", "minor", (300, 900),
    ),
    Matter(
        ("{product}: invoiced twice", "{product}：重复开票"),
        ("We have two invoices for one delivery and reminders for both.", "一次发货收到两张发票，还都来催款。"),
        ("The second was made from the delivery note after the order was billed.", "按订单开票后又按发货单开了一次。"),
        ("Second invoice cancelled, the reminder withdrawn in writing.", "作废第二张发票，书面撤回催款函。"),
        "GR FM DL", "F1", "W1", "03", "minor", (0, 40),
    ),
    Matter(
        ("{product}: invoice made out to the wrong company", "{product}：发票抬头错误"),
        ("The invoice names our parent company, our clerk cannot book it.", "发票抬头是总公司，财务没法入账。"),
        ("Both companies stand in our file under almost the same name.", "档案里两家公司名称几乎一样。"),
        ("Invoice corrected, the two customers marked apart.", "重开发票，两家客户档案加以区分。"),
        "TS LG", "F1", "A1", "03", "minor", (0, 30),
    ),
    Matter(
        ("{product}: agreed discount not given", "{product}：未给约定折扣"),
        ("Your man shook hands on eight percent. The invoice says none.", "业务员口头答应八个点，发票上没有。"),
        ("The discount was promised by word and never written down.", "折扣系口头承诺，未写入合同。"),
        ("Discount granted by credit note; offers only in writing now.", "以红字抵扣补给折扣，今后只认书面报价。"),
        "GR DS FT", "F2", "A2", "04", "minor", (400, 2_900), "partly",
    ),
    Matter(
        ("{product}: repair dearer than estimated", "{product}：维修费高于报价"),
        ("The estimate was half of what you charge now, nobody called.", "估价只有现在的一半，也没人打招呼。"),
        ("A second fault was repaired without asking the customer.", "发现第二处故障后未征询就修了。"),
        ("Charged as estimated, the difference borne by us.", "按估价收费，差额由我方承担。"),
        "TS GR DL", "F2", "W1", "06", "minor", (250, 960),
    ),
    Matter(
        ("{product}: rent charged after it was returned", "{product}：归还后仍计租金"),
        ("We brought it back on the third, you charge until the tenth.", "三号就还了，租金算到十号。"),
        ("The return was booked when the workshop had looked it over.", "车间检查完才登记归还。"),
        ("A week of rent credited; returns are booked at the counter.", "退回一周租金，今后在前台即时登记归还。"),
        "GR TS DS", "F1", "W1", "03", "minor", (180, 640),
    ),
    Matter(
        ("{product}: customs papers incomplete", "{product}：报关单据不全"),
        ("Our parcel lies at the border and costs us every day.", "货卡在口岸，每天都在产生费用。"),
        ("The country of origin was missing on the papers.", "单据上漏填原产地。"),
        ("Papers completed within the hour, storage paid by us.", "一小时内补齐单据，仓储费由我方支付。"),
        "DS LG", "D1", "W3", "04", "serious", (300, 1_800),
    ),
    Matter(
        ("{product}: left in the rain by the carrier", "{product}：承运人将货淋雨"),
        ("The box stood in the yard in the rain all night.", "箱子在院子里淋了一夜雨。"),
        ("Box soaked, the instrument dry; the carrier admits it.", "外箱湿透，仪器未受潮，承运人已承认。"),
        ("Tested at the customer's, new box; claim against the carrier.", "上门检测并更换包装，向承运人索赔。"),
        "WS FM TG", "P1", "T1", "06", "minor", (70, 300), "partly",
    ),
)  # fmt: skip
