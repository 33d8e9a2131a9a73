extension RegisterDefinition {
    private static let section = "回应解读"

    static let responses: [RegisterDefinition] = [
        publicConcern, concernResponse, onlineInterview, policyInterpretation, pressConference,
    ]

    private static let publicConcern = RegisterDefinition(
        "public_concern", "热点和舆情", section: section,
        explanation: "一行是一个公众关注热点或重大舆情。不同方式回应同一热点或舆情计1次，各次回应登记在“回应”。",
        title: "topic", day: "raised_on", key: "number",
        columns: [
            RegisterColumn("number", "编号", .text(max: 40), hint: "如 RD2014-001"),
            RegisterColumn("topic", "主题", .text(max: 300)),
            RegisterColumn("kind", "类别", .choice([.init("hotTopic", "公众关注热点"), .init("publicOpinion", "重大舆情")])),
            RegisterColumn("raised_on", "出现日期", .day),
        ])

    private static let concernResponse = RegisterDefinition(
        "concern_response", "回应", section: section,
        explanation: "一行是对一个热点或舆情的一次回应。热点每年按方式各计1次。",
        title: "summary", day: "responded_on", unique: [["concern_id", "way", "responded_on"]],
        columns: [
            RegisterColumn("concern_id", "热点或舆情", .reference(register: "public_concern"), ofOwnScope: true, hint: "填写热点的编号"),
            RegisterColumn("way", "回应方式", .choice(ways)),
            RegisterColumn("responded_on", "回应日期", .day),
            RegisterColumn("summary", "回应内容", .text(max: 500), required: false),
        ],
        rules: [.notBefore("responded_on", reference: "concern_id", day: "raised_on")])

    private static let onlineInterview = RegisterDefinition(
        "online_interview", "在线访谈", section: section,
        explanation: "一行是政府网站的一次在线访谈；次数按访谈计，不按人数计。",
        title: "topic", day: "held_on", key: "number",
        columns: [
            RegisterColumn("number", "编号", .text(max: 40), hint: "如 FT2014-01"),
            RegisterColumn("topic", "主题", .text(max: 300)),
            RegisterColumn("held_on", "举办日期", .day),
            RegisterColumn("guests", "嘉宾", .text(max: 300), required: false, hint: "职务或姓名，用顿号分开"),
            RegisterColumn("with_principal_leader", "主要负责同志参加", .flag),
        ],
        rules: [.needed("guests", whenYes: "with_principal_leader")])

    private static let policyInterpretation = RegisterDefinition(
        "policy_interpretation", "政策解读", section: section,
        explanation: "一行是发布的一篇政策解读稿件。",
        title: "title", day: "published_on", key: "number",
        columns: [
            RegisterColumn("number", "编号", .text(max: 40), hint: "如 JD2014-01"),
            RegisterColumn("title", "标题", .text(max: 300)),
            RegisterColumn("published_on", "发布日期", .day),
            RegisterColumn("document_number", "解读的文件文号", .text(max: 60), required: false),
        ])

    private static let pressConference = RegisterDefinition(
        "press_conference", "新闻发布会", section: section,
        explanation: "一行是参加或举办的一次新闻发布会。",
        title: "topic", day: "held_on", key: "number",
        columns: [
            RegisterColumn("number", "编号", .text(max: 40), hint: "如 XF2014-01"),
            RegisterColumn("topic", "主题", .text(max: 300)),
            RegisterColumn("held_on", "召开日期", .day),
            RegisterColumn("attended", "举办或参加", .choice([.init("held", "举办"), .init("attended", "参加")])),
            RegisterColumn("with_principal_leader", "主要负责同志参加", .flag),
        ])

    private static let ways: [RegisterColumn.Choice] = [
        .init("pressConference", "新闻发布会"), .init("interview", "在线访谈"), .init("interpretation", "政策解读"), .init("weibo", "政务微博"),
        .init("wechat", "政务微信"), .init("website", "政府网站文字"), .init("mailbox", "网民信箱"), .init("hotline", "12345热线"),
        .init("other", "其他方式"),
    ]
}
