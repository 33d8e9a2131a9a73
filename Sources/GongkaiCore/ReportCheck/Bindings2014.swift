/// What the words of a report say about the 2014 form.
extension Binding {
    private static let partWords2014: [Glyphs] = ["当面", "传真", "网络", "网上", "信函", "邮件", "邮箱", "复议", "诉讼", "不予", "未", "咨询"]

    /// One account of many: the row counts all of them.
    private static let oneAccount: [Glyphs] = ["”", "\"", "新浪", "腾讯", "公众号", "订阅号", "粉丝", "阅读"]

    static let bindings2014: [Binding] = [
        Binding(
            reading: ["A1"], phrases: [["主动公开政府信息"], ["主动公开各类政府信息"], ["主动公开信息"], ["主动公开各类信息"]], units: ["条", "件"],
            without: ["微博", "微信", "网站", "公报", "门户", "直报", "规范性文件", "其他方式"], isTotal: true),
        Binding(reading: ["A1.1"], phrases: [["主动公开规范性文件"], ["公开规范性文件"]], units: ["件", "条", "份", "个"], also: [["A1.2"]]),
        Binding(
            reading: ["A1.2"], phrases: [["规范性文件"]], units: ["件", "份", "个", "条"], without: ["清理", "废止", "修改", "审查", "备案", "失效"],
            also: [["A1.1"]]),
        Binding(reading: ["A2.1"], phrases: [["政府公报", "信息"], ["公报", "公开"]], units: ["条", "件", "篇"]),
        Binding(
            reading: ["A2.2"], phrases: [["门户网", "信息"], ["政府网站", "信息"], ["网站", "公开"], ["网站", "发布"], ["门户网站", "发布"]],
            units: ["条", "件"], without: ["直报", "市党政", "省政府", "微博", "微信", "访谈", "部门网站"], gap: 8),
        Binding(reading: ["A2.3"], phrases: [["微博"]], units: ["条"], without: ["微信", "回应"] + oneAccount, gap: 14),
        Binding(reading: ["A2.4"], phrases: [["微信"]], units: ["条"], without: ["微博", "回应"] + oneAccount, gap: 14),
        Binding(
            reading: ["B1"], phrases: [["回应", "热点"], ["回应", "舆情"], ["回应", "关切"]], units: ["次", "件", "个", "条", "起"], isTotal: true, gap: 8),
        Binding(reading: ["B2.1"], phrases: [["新闻发布会"]], units: events, isCertain: false),
        Binding(reading: ["B2.2"], phrases: [["在线访谈"]], units: ["次", "期", "场"], without: ["参加"]),
        Binding(
            reading: ["B2.3"], phrases: [["解读稿"], ["解读稿件"], ["政策解读"], ["解读材料"], ["解读文章"]], units: ["篇", "条", "件", "个", "份"],
            isCertain: false),
        Binding(
            reading: ["C1"],
            phrases: [
                ["收到", "申请"], ["受理", "申请"], ["接到", "申请"], ["接收", "申请"], ["依申请公开"], ["申请", "收到"], ["申请总数"], ["申请数量"],
            ], units: cases, without: partWords2014, isTotal: true),
        Binding(
            reading: ["C1"], phrases: [["收到"], ["受理"], ["接到"], ["接收"]], units: cases, follow: ["依申请", "申请", "公开申请", "信息公开申请"],
            without: partWords2014, isTotal: true, gap: 3),
        Binding(reading: ["C1.1"], phrases: [["当面申请"]], units: cases),
        Binding(reading: ["C1.2"], phrases: [["传真申请"]], units: cases),
        Binding(reading: ["C1.3"], phrases: [["网络申请"], ["网上申请"], ["电子邮件申请"]], units: cases),
        Binding(reading: ["C1.4"], phrases: [["信函申请"]], units: cases),
        Binding(
            reading: ["C2"], phrases: [["办结"]], units: cases, without: ["按时", "按期", "延期", "复议", "诉讼", "建议", "提案", "信箱", "热线", "事项", "许可"],
            isTotal: true, isCertain: false),
        Binding(reading: ["D"], phrases: [["行政复议"]], units: cases, without: ["行政诉讼", "维持", "纠", "撤"], isSharedWord: true),
        Binding(reading: ["E"], phrases: [["行政诉讼"]], units: cases, without: ["维持", "纠", "撤", "驳回"], isSharedWord: true),
        Binding(reading: ["D", "E"], phrases: [["行政复议", "行政诉讼"]], units: cases, without: ["维持", "纠", "撤", "驳回"], other: [["D"], ["E"]]),
        Binding(reading: ["F"], phrases: [["举报"], ["投诉"]], units: cases, without: ["热线", "信箱", "环境", "消费"], isSharedWord: true),
        Binding(reading: ["G"], phrases: [["收取", "费用"], ["收费"]], units: ["万元"], heedsScope: false),
        Binding(reading: ["H2"], phrases: [["查阅点"], ["查阅场所"], ["查阅中心"]], units: ["个", "处"], heedsScope: true),
        Binding(
            reading: ["H3.1"], phrases: [["专职工作人员"], ["专职人员"], ["专职"]], units: ["人", "名"], without: ["兼职"], heedsScope: false, gap: 4),
        Binding(reading: ["H3.2"], phrases: [["兼职工作人员"], ["兼职人员"], ["兼职"]], units: ["人", "名"], heedsScope: false, gap: 4),
        Binding(reading: ["H3"], phrases: [["从事政府信息公开工作人员"], ["从事政府信息公开工作的人员"]], units: ["人", "名"], without: ["专职", "兼职"]),
        Binding(reading: ["H4"], phrases: [["专项经费"], ["工作经费"], ["经费"]], units: ["万元"], heedsScope: false),
        Binding(
            reading: ["I1"], phrases: [["召开", "会议"], ["召开", "工作会"], ["召开", "专题会"], ["会议"]], units: ["次", "场"], without: ["常务", "党组", "访谈"],
            isSharedWord: true),
        Binding(
            reading: ["I2"], phrases: [["举办", "培训班"], ["举办", "培训"], ["组织", "培训"], ["开展", "培训"], ["培训班"]], units: ["次", "期", "场", "个"],
            without: ["参加"], isSharedWord: true),
        Binding(reading: ["I3"], phrases: [["培训"], ["参训"]], units: ["人次"], isSharedWord: true),
    ]
}
