extension RegisterDefinition {
    private static let section = "主动公开"

    static let disclosures: [RegisterDefinition] = [normativeDocument, disclosedItem, channelPublication]

    private static let normativeDocument = RegisterDefinition(
        "normative_document", "规范性文件", section: section,
        explanation: "一行是一件规章或行政规范性文件。制发、废止、现行有效和公开的件数由日期得出。",
        title: "title", day: "issued_on", key: "document_number",
        columns: [
            RegisterColumn("category", "类别", .choice([.init("normative", "行政规范性文件"), .init("rule", "规章")])),
            RegisterColumn("document_number", "文号", .text(max: 60), hint: "如 蒸政发〔2014〕3号"),
            RegisterColumn("title", "名称", .text(max: 300)),
            RegisterColumn("issued_on", "制发日期", .day, hint: "签发（成文）日期"),
            RegisterColumn("opened_on", "公开日期", .day, required: false, hint: "首次向社会公开的日期；尚未公开的留空"),
            RegisterColumn("repealed_on", "废止日期", .day, required: false, foreseen: true, hint: "失效或废止之日；现行有效的留空"),
        ],
        rules: [.inOrder("issued_on", "opened_on"), .inOrder("issued_on", "repealed_on")], publicSince: "opened_on")

    private static let disclosedItem = RegisterDefinition(
        "disclosed_item", "主动公开信息", section: section,
        explanation: "一行是一条政府信息，无论通过几个渠道公开都只登记一次；在各渠道的发布登记在“渠道发布”。",
        title: "title", day: "created_on", key: "index_number", unique: [["normative_document_id"]],
        columns: [
            RegisterColumn("index_number", "索引号", .text(max: 40), hint: "如 006230101/2014-00001，登记后不再改变"),
            RegisterColumn("title", "名称", .text(max: 300)),
            RegisterColumn("document_number", "文号", .text(max: 60), required: false),
            RegisterColumn("created_on", "生成日期", .day, hint: "形成或成文的日期"),
            RegisterColumn("subject_category", "主题分类", .choice(subjects), required: false),
            RegisterColumn("abstract", "内容概述", .text(max: 500), required: false),
            RegisterColumn(
                "normative_document_id", "对应规范性文件", .reference(register: "normative_document"), required: false,
                hint: "信息本身就是规范性文件时填写其文号"),
        ],
        rules: [.indexNumber("index_number")])

    private static let channelPublication = RegisterDefinition(
        "channel_publication", "渠道发布", section: section,
        explanation: "一行是一条信息在一个渠道的一次发布。信息计入首次发布的年度；同一信息在同一渠道只计一条。",
        title: "place", day: "published_on", unique: [["item_id", "channel", "published_on", "place"]],
        columns: [
            RegisterColumn("item_id", "信息", .reference(register: "disclosed_item"), ofOwnScope: true, hint: "填写信息的索引号"),
            RegisterColumn("channel", "公开渠道", .choice(channels)),
            RegisterColumn("published_on", "发布日期", .day),
            RegisterColumn("place", "发布位置", .text(max: 200), required: false, hint: "网址、账号、公报期号或公开栏名称"),
        ],
        rules: [.notBefore("published_on", reference: "item_id", day: "created_on")])

    private static let channels: [RegisterColumn.Choice] = [
        .init("website", "政府网站"), .init("gazette", "政府公报"), .init("weibo", "政务微博"), .init("wechat", "政务微信"), .init("other", "其他方式"),
    ]

    /// First level of the subject classification (主题分类) used on government sites.
    private static let subjects: [RegisterColumn.Choice] = [
        .init("01", "国务院组织机构"), .init("02", "综合政务"), .init("03", "国民经济管理、国有资产监管"), .init("04", "财政、金融、审计"),
        .init("05", "国土资源、能源"), .init("06", "农业、林业、水利"), .init("07", "工业、交通"), .init("08", "商贸、海关、旅游"),
        .init("09", "市场监管、安全生产监管"), .init("10", "城乡建设、环境保护"), .init("11", "科技、教育"), .init("12", "文化、广电、新闻出版"),
        .init("13", "卫生、体育"), .init("14", "人口与计划生育、妇女儿童工作"), .init("15", "劳动、人事、监察"), .init("16", "公安、安全、司法"),
        .init("17", "民政、扶贫、救灾"), .init("18", "民族、宗教"), .init("19", "对外事务"), .init("20", "港澳台侨工作"), .init("21", "国防"),
        .init("22", "其他"),
    ]
}
