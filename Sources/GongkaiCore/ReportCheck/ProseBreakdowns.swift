import Foundation

/// Lists in running text that must add up to the total before them: 「共受理100件，其中自然人80件，法人20件」.
struct ProseBreakdowns {
    /// Classes into which a total falls without rest.
    private struct Partition {
        let classes: [[Glyphs]]
    }

    private static let partitions = [
        Partition(classes: [["自然人", "公民", "个人"], ["法人", "其他组织", "组织"]]),
        Partition(classes: [["自然人"], ["商业企业"], ["科研机构"], ["社会公益组织"], ["法律服务机构"], ["其他"]]),
        Partition(classes: [["当面", "现场"], ["传真"], ["网络", "网上", "在线", "电子邮件", "邮箱", "互联网"], ["信函", "邮寄", "来信", "信件"]]),
        Partition(classes: [["予以公开", "同意公开"], ["部分公开"], ["不予公开"], ["无法提供"], ["不予处理"], ["其他处理"]]),
        Partition(classes: [["维持"], ["纠正", "纠错"], ["其他结果", "其他"], ["尚未审结", "未审结"]]),
        Partition(classes: [["维持"], ["纠错", "纠正"], ["其他情形", "其他"]]),
        Partition(classes: [["按时", "按期"], ["延期"]]),
        Partition(classes: [["未经复议", "直接起诉"], ["复议后"]]),
    ]

    /// Ways in which requests come. A report may name the fewer ways that occurred, but three of them, or two and the rest, are all.
    private static let receipts = Partition(classes: [
        ["当面", "现场"], ["传真"], ["网络", "网上", "在线", "电子邮件", "邮箱", "互联网"], ["信函", "邮寄", "来信", "信件", "邮政"],
        ["其他", "其它"],
    ])

    /// One item published in several places counts once in the total, so the places may add up to more than it.
    private static let channels: [Glyphs] = [
        "网站", "门户网", "微博", "微信", "公众号", "公报", "新媒体", "客户端", "报刊", "报纸", "电视", "广播", "公告栏", "公示栏", "宣传栏", "头条", "抖音",
        "渠道", "其他方式", "其它方式",
    ]

    private static let openers: [Glyphs] = ["其中", "分别为", "分别是", "包括"]
    private static let completing: [Glyphs] = ["分别为", "分别是", "包括:"]
    private static let breakers: [Glyphs] = [
        "另有", "另", "此外", "同比", "上年", "去年", "总计", "合计", "累计", "还", "均", "较", "率", "占", "结转", "顺延", "转下年", "转入下", "延至下", "跨年",
    ]

    let report: ReadReport
    let bound: [ProseAgainstTable.Bound]

    private var text: Glyphs { report.prose.glyphs }

    var findings: [ReportFinding] {
        report.prose.sentences.flatMap { sentence -> [ReportFinding] in
            let mentions = ProseNumbers.mentions(in: text, sentence.range).filter { !$0.isPercent && !isAside($0, sentence) }
            guard mentions.count >= 3 else { return [] }
            return mentions.indices.compactMap { finding(total: $0, mentions, sentence) } + endings(mentions, sentence)
        }
    }

    /// Inside brackets that open and close behind another number of the same list: 「政策法规类12条（含解读5条），其他60条」.
    private func isAside(_ mention: NumberMention, _ sentence: ReportProse.Sentence) -> Bool {
        let before = sentence.range.lowerBound..<mention.digits.lowerBound
        guard let open = text.last("(", in: before), !text.contains(")", in: open..<mention.digits.lowerBound),
            let close = text.first(")", in: mention.end..<sentence.range.upperBound)
        else { return false }
        return ProseNumbers.mentions(in: text, open..<close).count == 1
    }

    private func finding(total index: Int, _ mentions: [NumberMention], _ sentence: ReportProse.Sentence) -> ReportFinding? {
        let total = mentions[index]
        guard index + 2 < mentions.count, !total.isInexact else { return nil }
        let link = total.end..<mentions[index + 1].digits.lowerBound
        guard link.count <= 20, text.containsAny(Self.openers, in: link) else { return nil }
        // 「居前三位的部门分别是…」 names some.
        if text.containsAny(["前三", "前五", "前两", "前十", "居前", "前列", "排名", "主要", "较多", "分别比"], in: link) { return nil }
        // 「包括：…，其他8件；其中…」 goes back to the total before the list.
        if index > 0, mentions[index - 1].unit == total.unit, text.contains(";", in: link) { return nil }
        let (items, leads) = items(of: total, mentions[(index + 1)...])
        guard items.count >= 2, let last = items.last else { return nil }
        let sum = items.reduce(Decimal(0)) { $0 + $1.value }
        guard sum != total.value else { return nil }
        let reachesEnd = last.digits == mentions.last?.digits
        let isComplete =
            reachesEnd
            && (text.containsAny(Self.completing, in: link) || leads.last.map { text.containsAny(["其他", "其它"], in: $0) } == true)
        if leads.filter({ text.containsAny(Self.channels, in: $0) }).count >= 2 {
            let largest = items.map(\.value).max() ?? 0
            guard largest > total.value || sum < total.value && isComplete else { return nil }
            return finding(total, items, sum, isCertain: false, sentence, isOwnList: true)
        }
        if isReceipt(items, leads) {
            return finding(total, items, sum, isCertain: report.form == "2014" && fallsInto(items, after: total.end), sentence)
        }
        let isPartition = fallsInto(items, after: total.end)
        guard isPartition || isComplete || (sum > total.value && !hasFittingRun(items, total.value)) else { return nil }
        // A list of the report's own making contradicts itself only.
        return finding(total, items, sum, isCertain: isPartition, sentence, isOwnList: !isPartition)
    }

    /// The numbers of the list behind a total, each with the words before it.
    private func items(
        of total: NumberMention, _ mentions: ArraySlice<NumberMention>
    ) -> (items: [NumberMention], leads: [Range<Int>]) {
        var items: [NumberMention] = []
        var leads: [Range<Int>] = []
        var start = total.end
        for mention in mentions {
            let lead = start..<mention.digits.lowerBound
            guard mention.unit == total.unit, !mention.isInexact, !text.containsAny(Self.breakers, in: lead), !isNewTotal(lead) else {
                break
            }
            if !items.isEmpty, text.containsAny(Self.openers, in: lead) { break }
            if items.count > 1, text.contains(";", in: lead), !text.contains(";", in: items[0].end..<items[1].digits.lowerBound) { break }
            items.append(mention)
            leads.append(lead)
            start = mention.end
        }
        return (items, leads)
    }

    /// 「，共100件」 begins a new total; 「解读信息共计110条」 is an item.
    private func isNewTotal(_ lead: Range<Int>) -> Bool {
        guard let found = text.first("共", in: lead) else { return false }
        let before = text[max(lead.lowerBound, found - 4)..<found]
        return !before.contains("信息") && !before.contains("类")
    }

    private func isReceipt(_ items: [NumberMention], _ leads: [Range<Int>]) -> Bool {
        let classes = leads.compactMap { lead in Self.receipts.classes.firstIndex { text.containsAny($0, in: lead) } }
        guard classes.count == items.count, Set(classes).count == classes.count, classes.contains(where: { $0 < 4 }) else { return false }
        return classes.count >= 3
    }

    /// 「自然人80件，法人20件，共计100件」
    private func endings(_ mentions: [NumberMention], _ sentence: ReportProse.Sentence) -> [ReportFinding] {
        guard let last = mentions.indices.last, last >= 2 else { return [] }
        let total = mentions[last]
        let lead = text[mentions[last - 1].end..<total.digits.lowerBound]
        guard [",共计", ",合计", ",总计", "、共计", "、合计", "合计", "共计"].contains(where: { lead == $0 }) else { return [] }
        let items = Array(mentions[0..<last])
        guard items.allSatisfy({ $0.unit == total.unit && !$0.isInexact }), !total.isInexact else { return [] }
        guard !text.containsAny(["其中", "上年", "去年", "同期", "较", "同比", "比20"], in: sentence.range.lowerBound..<total.digits.lowerBound) else {
            return []
        }
        let sum = items.reduce(Decimal(0)) { $0 + $1.value }
        return sum == total.value
            ? [] : [finding(total, items, sum, isCertain: fallsInto(items, after: sentence.range.lowerBound), sentence)]
    }

    /// Whether the items are the classes of one partition, each once.
    private func fallsInto(_ items: [NumberMention], after start: Int) -> Bool {
        Self.partitions.contains { partition in
            guard partition.classes.count == items.count else { return false }
            var seen: Set<Int> = []
            var from = start
            for item in items {
                let lead = from..<item.digits.lowerBound
                let fits = partition.classes.indices.compactMap { index in
                    partition.classes[index].compactMap { text.last($0, in: lead) }.max().map { (index, $0) }
                }
                guard let best = fits.max(by: { $0.1 < $1.1 }), seen.insert(best.0).inserted else { return false }
                from = item.end
            }
            return true
        }
    }

    /// Two breakdowns one after the other, by applicant and by channel, each adding up.
    private func hasFittingRun(_ items: [NumberMention], _ total: Decimal) -> Bool {
        var sum: Decimal = 0
        for item in items {
            sum += item.value
            if sum == total { return true }
        }
        return false
    }

    private func finding(
        _ total: NumberMention, _ items: [NumberMention], _ sum: Decimal, isCertain: Bool, _ sentence: ReportProse.Sentence,
        isOwnList: Bool = false
    ) -> ReportFinding {
        let codes = bound.first { $0.mention.digits == total.digits }?.binding.reading ?? []
        // Of what the table divides in the same classes the classes leave no rest; of anything else there may be more of them.
        let isCertain = isCertain && !codes.isEmpty
        let whole = min(total.digits.lowerBound, items[0].digits.lowerBound)..<max(total.end, items[items.count - 1].end)
        let list = items.map { "\($0.value)" }.joined(separator: "＋")
        return ReportFinding(
            report.form == "2014" || isOwnList && codes.isEmpty ? "K14" : "Y07", isCertain ? .fail : .cannotTell, codes: codes,
            values: [.number(total.value), .number(sum)] + items.map { .number($0.value) },
            quotes: [report.prose.clause(around: whole, in: sentence)] + report.places(of: codes),
            chinese: "文字中总数为\(total.value)\(total.unit.text)，所列各项\(list)＝\(sum)，两者不一致。请核对总数和各项。",
            english:
                "The text gives a total of \(total.value), but the items listed add up to "
                + "\(items.map { "\($0.value)" }.joined(separator: " + ")) = \(sum). Check the total and the items."
        )
    }
}
