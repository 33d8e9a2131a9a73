/// The headings of a report's parts and of the five aspects of its first part, in their published variants.
enum PartHeading: String, Sendable, CaseIterable {
    case overview, disclosure, requests, cases, problems, other
    case aspectDisclosure, aspectRequests, aspectManagement, aspectPlatform, aspectSupervision

    static let parts: [PartHeading] = [.overview, .disclosure, .requests, .cases, .problems, .other]
    static let aspects: [PartHeading] = [.aspectDisclosure, .aspectRequests, .aspectManagement, .aspectPlatform, .aspectSupervision]

    /// As the form prints it.
    var printed: String {
        switch self {
        case .overview: "一、总体情况"
        case .disclosure: "二、主动公开政府信息情况"
        case .requests: "三、收到和处理政府信息公开申请情况"
        case .cases: "四、政府信息公开行政复议、行政诉讼情况"
        case .problems: "五、存在的主要问题及改进情况"
        case .other: "六、其他需要报告的事项"
        case .aspectDisclosure: "（一）主动公开"
        case .aspectRequests: "（二）依申请公开"
        case .aspectManagement: "（三）政府信息管理"
        case .aspectPlatform: "（四）政府信息公开平台建设"
        case .aspectSupervision: "（五）监督保障"
        }
    }

    /// Words that must all stand in a heading of this part; the first set that fits wins.
    private static let variants: [(PartHeading, [[Glyphs]])] = [
        (.cases, [["行政复议", "行政诉讼"], ["复议", "诉讼"]]),
        (.requests, [["收到", "申请"], ["处理", "公开申请"], ["收到和处理"]]),
        (.problems, [["问题", "改进"], ["存在", "问题"], ["主要问题"], ["不足", "改进"], ["困难", "改进"]]),
        (.other, [["其他", "事项"], ["其他", "报告"], ["其它", "事项"], ["其它", "报告"], ["需要报告", "事项"]]),
        (.overview, [["总体", "情况"], ["总体", "概况"], ["概述"], ["总体", "概述"], ["基本情况"], ["概况"], ["总体"]]),
        (.disclosure, [["主动公开", "情况"], ["主动公开"]]),
    ]

    /// Which of the six parts a line is the heading of, whatever its ordinal; nil when it is none.
    static func kind(of text: Glyphs) -> PartHeading? {
        guard text.count <= 34, let first = Ordinal.read(text), first.level == .part else { return nil }
        let rest = text[first.end..<text.count]
        guard !rest.contains("。") else { return nil }
        return variants.first { $0.1.contains { words in words.allSatisfy { rest.contains($0) } } }?.0
    }

    /// Words by which an aspect of part one is recognised, in a heading or at the start of a paragraph.
    static let aspectWords: [(PartHeading, [Glyphs])] = [
        (.aspectRequests, ["依申请公开", "依申请", "申请公开", "公开申请"]),
        (.aspectManagement, ["信息管理", "信息的管理", "公开管理", "信息资源管理", "信息规范化管理"]),
        (.aspectPlatform, ["平台建设", "公开平台", "平台管理", "平台"]),
        (.aspectSupervision, ["监督保障", "监督", "保障"]),
        (.aspectDisclosure, ["主动公开"]),
    ]

    static func aspect(of heading: Glyphs) -> PartHeading? {
        aspectWords.first { heading.containsAny($0.1) }?.0
    }
}
