extension RegisterDefinition {
    private static let section = "复议诉讼和投诉"

    static let remedies: [RegisterDefinition] = [reconsideration, litigation, complaint]

    private static let reconsideration = RegisterDefinition(
        "reconsideration", "行政复议", section: section,
        explanation: "一行是一件政府信息公开行政复议。案件按12月31日的状态计入其未审结的每一年。",
        title: "number", day: "filed_on", key: "number",
        columns: [
            RegisterColumn("number", "案号", .text(max: 60)),
            RegisterColumn("filed_on", "受理日期", .day),
            RegisterColumn("request_number", "申请编号", .text(max: 40), required: false, hint: "争议涉及的公开申请"),
            RegisterColumn("body", "复议机关", .text(max: 100)),
            RegisterColumn("outcome", "结果", .choice(outcomesOfCases), required: false, hint: "尚未审结的留空"),
            RegisterColumn("concluded_on", "审结日期", .day, required: false),
        ],
        rules: caseRules)

    private static let litigation = RegisterDefinition(
        "litigation", "行政诉讼", section: section,
        explanation: "一行是一件政府信息公开行政诉讼。案件按12月31日的状态计入其未审结的每一年。",
        title: "number", day: "filed_on", key: "number",
        columns: [
            RegisterColumn("number", "案号", .text(max: 60)),
            RegisterColumn("filed_on", "立案日期", .day),
            RegisterColumn("request_number", "申请编号", .text(max: 40), required: false, hint: "争议涉及的公开申请"),
            RegisterColumn("body", "审理法院", .text(max: 100)),
            RegisterColumn(
                "stage", "起诉方式", .choice([.init("direct", "未经复议直接起诉"), .init("afterReconsideration", "复议后起诉")])),
            RegisterColumn("outcome", "结果", .choice(outcomesOfCases), required: false, hint: "尚未审结的留空"),
            RegisterColumn("concluded_on", "审结日期", .day, required: false),
        ],
        rules: caseRules)

    private static let complaint = RegisterDefinition(
        "complaint", "举报投诉", section: section,
        explanation: "一行是一件对政府信息公开工作的举报或投诉。",
        title: "matter", day: "received_on", key: "number",
        columns: [
            RegisterColumn("number", "编号", .text(max: 40), hint: "如 TS2025-01"),
            RegisterColumn("received_on", "收到日期", .day),
            RegisterColumn("matter", "事项", .text(max: 300)),
            RegisterColumn("concluded_on", "办结日期", .day, required: false),
        ],
        rules: [.inOrder("received_on", "concluded_on")])

    private static let outcomesOfCases: [RegisterColumn.Choice] = [
        .init("upheld", "结果维持"), .init("corrected", "结果纠正"), .init("other", "其他结果"),
    ]

    private static let caseRules: [RegisterRule] = [.inOrder("filed_on", "concluded_on"), .together("outcome", "concluded_on")]
}
