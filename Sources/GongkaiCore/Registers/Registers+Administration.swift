extension RegisterDefinition {
    private static let section = "行政管理"

    static let administration: [RegisterDefinition] = [administrativeDecision, administrativeCharge, powerItem, procurement]

    private static let administrativeDecision = RegisterDefinition(
        "administrative_decision", "处理决定", section: section, explanation: "一行是一个单位一个月某一类行政处理决定的数量。",
        title: "kind", day: "month", unique: [["agency", "kind", "month"]],
        columns: [
            RegisterColumn("kind", "类别", .choice([licence, otherService, penalty, coercion])),
            RegisterColumn("month", "月份", .day, hint: "填写该月1日，如 2025-03-01"),
            RegisterColumn("decisions", "处理决定数量", .count),
        ],
        rules: [.firstOfMonth("month")])

    private static let administrativeCharge = RegisterDefinition(
        "administrative_charge", "行政事业性收费", section: section,
        explanation: "一行是一个收费项目在一个时段的收费金额，按时段最后一天计入年度。金额以元填写。",
        title: "item", day: "charged_in", unique: [["agency", "item", "charged_in"]],
        columns: [
            RegisterColumn("item", "收费项目", .text(max: 100)), RegisterColumn("charged_in", "收费时段最后一天", .day),
            RegisterColumn("amount", "金额（元）", .yuan),
        ])

    private static let powerItem = RegisterDefinition(
        "power_item", "行政权力和服务事项", section: section,
        explanation: "一行是一个事项；上一年项目数量和本年增减由起止日期得出。",
        title: "name", day: "since", key: "code",
        columns: [
            RegisterColumn("kind", "类别", .choice([licence, otherService, penalty, coercion, .init("fee", "行政事业性收费")])),
            RegisterColumn("code", "事项编码", .text(max: 60)), RegisterColumn("name", "事项名称", .text(max: 200)),
            RegisterColumn("since", "起始日期", .day),
            RegisterColumn("until", "终止日期", .day, required: false, foreseen: true, hint: "有效的最后一天；仍然有效的留空"),
        ],
        rules: [.inOrder("since", "until")])

    private static let procurement = RegisterDefinition(
        "procurement", "政府集中采购", section: section, explanation: "一行是一个集中采购项目，按成交日期计入年度。金额以元填写。",
        title: "project", day: "concluded_on", key: "number",
        columns: [
            RegisterColumn("number", "项目编号", .text(max: 60)), RegisterColumn("project", "项目名称", .text(max: 200)),
            RegisterColumn("concluded_on", "成交日期", .day), RegisterColumn("amount", "金额（元）", .yuan),
        ])

    private static let licence = RegisterColumn.Choice("licence", "行政许可")
    private static let otherService = RegisterColumn.Choice("otherService", "其他对外管理服务事项")
    private static let penalty = RegisterColumn.Choice("penalty", "行政处罚")
    private static let coercion = RegisterColumn.Choice("coercion", "行政强制")
}
