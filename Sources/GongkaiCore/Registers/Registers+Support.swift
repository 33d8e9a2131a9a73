extension RegisterDefinition {
    private static let section = "机构和保障"

    static let support: [RegisterDefinition] = [
        disclosureOffice, readingPoint, staffMember, disclosureBudget, workMeeting, training, trainingAttendance,
    ]

    private static let standing: [RegisterColumn] = [
        RegisterColumn("since", "起始日期", .day),
        RegisterColumn("until", "终止日期", .day, required: false, foreseen: true, hint: "存续的最后一天；仍然存在的留空"),
    ]

    private static let disclosureOffice = RegisterDefinition(
        "disclosure_office", "专门机构", section: section, explanation: "一行是一个政府信息公开工作专门机构；12月31日存续的计数。",
        title: "name", day: "since", unique: [["agency", "name", "since"]],
        columns: [RegisterColumn("name", "机构名称", .text(max: 100))] + standing, rules: [.inOrder("since", "until")])

    private static let readingPoint = RegisterDefinition(
        "reading_point", "查阅点", section: section, explanation: "一行是一个政府信息公开查阅点；12月31日存续的计数。",
        title: "name", day: "since", unique: [["agency", "name", "since"]],
        columns: [
            RegisterColumn("name", "名称", .text(max: 100)), RegisterColumn("address", "地址", .text(max: 200), required: false),
        ] + standing,
        rules: [.inOrder("since", "until")])

    private static let staffMember = RegisterDefinition(
        "staff_member", "工作人员", section: section,
        explanation: "一行是一名从事政府信息公开工作的人员；12月31日在岗的计数，专职和兼职不包括政府公报及政府网站工作人员。",
        title: "name", day: "since", unique: [["agency", "name", "post", "since"]],
        columns: [
            RegisterColumn("name", "姓名", .text(max: 60)),
            RegisterColumn(
                "post", "岗位",
                .choice([.init("disclosure", "政府信息公开"), .init("gazette", "政府公报"), .init("website", "政府网站")])),
            RegisterColumn("duty", "专职或兼职", .choice([.init("fullTime", "专职"), .init("partTime", "兼职")])),
        ] + standing,
        rules: [.inOrder("since", "until")])

    private static let disclosureBudget = RegisterDefinition(
        "disclosure_budget", "专项经费", section: section,
        explanation: "一行是一年的一笔政府信息公开专项经费，不包括政府公报编辑管理和政府网站建设维护经费。金额以元填写。",
        title: "purpose", unique: [["agency", "year", "purpose"]],
        columns: [
            RegisterColumn("year", "年度", .year), RegisterColumn("purpose", "用途", .text(max: 200)),
            RegisterColumn("amount", "金额（元）", .yuan),
        ])

    private static let workMeeting = RegisterDefinition(
        "work_meeting", "工作会议", section: section, explanation: "一行是一次政府信息公开工作会议或专题会议。",
        title: "topic", day: "held_on", unique: [["agency", "topic", "held_on"]],
        columns: [
            RegisterColumn("topic", "会议名称", .text(max: 200)), RegisterColumn("held_on", "召开日期", .day),
            RegisterColumn("attendance", "参加人数", .count, required: false),
        ])

    private static let training = RegisterDefinition(
        "training", "培训班", section: section, explanation: "一行是举办的一次培训班；参加人次登记在“培训人次”。",
        title: "topic", day: "held_on", key: "number",
        columns: [
            RegisterColumn("number", "编号", .text(max: 40), hint: "如 PX2014-01"), RegisterColumn("topic", "内容", .text(max: 200)),
            RegisterColumn("held_on", "举办日期", .day),
        ])

    private static let trainingAttendance = RegisterDefinition(
        "training_attendance", "培训人次", section: section, explanation: "一行是一个单位参加一次培训的人次。",
        title: "attending_unit", unique: [["training_id", "attending_unit"]],
        columns: [
            RegisterColumn("training_id", "培训班", .reference(register: "training"), ofOwnScope: true, hint: "填写培训班编号"),
            RegisterColumn("attending_unit", "参加单位", .text(max: 100)), RegisterColumn("persons", "人次", .count),
        ])
}
