extension RegisterDefinition {
    private static let section = "依申请公开"

    static let requests: [RegisterDefinition] = [disclosureRequest, requestReply, carryOver, processingFee, feeWaiver]

    private static let disclosureRequest = RegisterDefinition(
        "disclosure_request", "申请", section: section,
        explanation: "一行是一件收到的政府信息公开申请。收到日期在本年的计入本年新收，上年底尚未答复的计入上年结转。",
        title: "summary", day: "received_on", key: "number",
        columns: [
            RegisterColumn("number", "申请编号", .text(max: 40), hint: "如 ZX11-20250001"),
            RegisterColumn("received_on", "收到申请之日", .day),
            RegisterColumn(
                "channel", "提交方式",
                .choice([.init("inPerson", "当面"), .init("fax", "传真"), .init("online", "网络"), .init("letter", "信函")])),
            RegisterColumn("applicant_kind", "申请人类别", .choice(applicants)),
            RegisterColumn("summary", "申请内容", .text(max: 500), hint: "不写申请人姓名、证件号码和联系方式"),
        ])

    private static let requestReply = RegisterDefinition(
        "request_reply", "答复", section: section,
        explanation: "一行是一件申请的处理决定。一件申请只有一个处理结果；申请人撤回的也在此办结。",
        title: "outcome", day: "decided_on", unique: [["request_id"]],
        columns: [
            RegisterColumn("request_id", "申请", .reference(register: "disclosure_request"), ofOwnScope: true, hint: "填写申请编号"),
            RegisterColumn("decided_on", "决定日期", .day, hint: "答复送出之日；不作答复的，办结之日"),
            RegisterColumn("outcome", "处理结果", .choice(RequestOutcome.all.map { .init($0.code, $0.label) })),
            RegisterColumn(
                "is_late", "延期办结", .flag,
                hint: "超过第一个法定期限（15个工作日，2019年5月15日起收到的为20个工作日）办结的，无论是否经批准延期，都填“是”。"
                    + "台账不登记补正、征求意见、缴费的日期，扣除这些时间后仍在期限内的填“否”"),
        ],
        rules: [
            .notBefore("decided_on", reference: "request_id", day: "received_on"),
            .lateOnlyAfterLimit("is_late", day: "decided_on", reference: "request_id"),
        ])

    private static let carryOver = RegisterDefinition(
        "carry_over", "已公布的结转数", section: section,
        explanation: "一行是以前年度报告公布的一类申请人的结转下年度数，用于核对本年的上年结转；本系统发布的报告不必登记。",
        title: "source", unique: [["agency", "year", "applicant_kind"]],
        columns: [
            RegisterColumn("year", "报告年度", .year),
            RegisterColumn("applicant_kind", "申请人类别", .choice(applicants)),
            RegisterColumn("carried_out", "结转下年度继续办理", .count),
            RegisterColumn("source", "出处", .text(max: 200), hint: "如 2024年度报告"),
        ])

    private static let processingFee = RegisterDefinition(
        "processing_fee", "信息处理费", section: section,
        explanation: "一行是一次收费。金额以元填写。",
        title: "request_number", day: "charged_on",
        columns: [
            RegisterColumn("request_number", "申请编号", .text(max: 40)),
            RegisterColumn("charged_on", "收费日期", .day),
            RegisterColumn("amount", "金额（元）", .yuan),
        ],
        rules: [.positive("amount")])

    private static let feeWaiver = RegisterDefinition(
        "fee_waiver", "费用减免", section: section,
        explanation: "一行是一次减免。金额以元填写。",
        title: "request_number", day: "granted_on",
        columns: [
            RegisterColumn("request_number", "申请编号", .text(max: 40)),
            RegisterColumn("granted_on", "减免日期", .day),
            RegisterColumn("amount", "减免金额（元）", .yuan),
            RegisterColumn("ground", "减免理由", .text(max: 300)),
        ],
        rules: [.positive("amount")])

    private static let applicants: [RegisterColumn.Choice] = [
        .init("NP", "自然人"), .init("L1", "商业企业"), .init("L2", "科研机构"), .init("L3", "社会公益组织"), .init("L4", "法律服务机构"),
        .init("L5", "其他"),
    ]
}
