import Foundation

/// Lists in running text that must add up to the total before them: 「共受理100件，其中自然人80件，法人20件」.
struct ProseBreakdowns {
    /// Classes into which a total falls without rest.
    private struct Partition {
        let classes: [[Glyphs]]
    }

    private static let partitions = [
        Partition(classes: [["自然人", "公民", "个人"], ["法人", "其他组织", "企业", "组织"]]),
        Partition(classes: [["自然人"], ["商业企业"], ["科研机构"], ["社会公益组织"], ["法律服务机构"], ["其他"]]),
        Partition(classes: [["当面", "现场"], ["传真"], ["网络", "网上", "在线", "电子邮件", "邮箱", "互联网"], ["信函", "邮寄", "来信", "信件"]]),
        Partition(classes: [["予以公开", "同意公开"], ["部分公开"], ["不予公开"], ["无法提供"], ["不予处理"], ["其他处理"]]),
        Partition(classes: [["维持"], ["纠正", "纠错"], ["其他结果", "其他"], ["尚未审结", "未审结"]]),
        Partition(classes: [["维持"], ["纠错", "纠正"], ["其他情形", "其他"]]),
        Partition(classes: [["按时", "按期"], ["延期"]]),
        Partition(classes: [["未经复议", "直接起诉"], ["复议后"]]),
    ]

    private static let openers: [Glyphs] = ["其中", "分别为", "分别是", "包括"]
    private static let strictOpeners: [Glyphs] = ["分别为", "分别是"]
    private static let breakers: [Glyphs] = ["另有", "另", "此外", "同比", "上年", "去年", "共", "总计", "合计", "累计", "还", "均", "较", "率", "占"]

    let report: ReadReport
    let bound: [ProseAgainstTable.Bound]

    private var text: Glyphs { report.prose.glyphs }

    var findings: [ReportFinding] {
        report.prose.sentences.flatMap { sentence -> [ReportFinding] in
            let mentions = ProseNumbers.mentions(in: text, sentence.range).filter { !$0.isPercent }
            guard mentions.count >= 3 else { return [] }
            return mentions.indices.compactMap { finding(total: $0, mentions, sentence) } + endings(mentions, sentence)
        }
    }

    private func finding(total index: Int, _ mentions: [NumberMention], _ sentence: ReportProse.Sentence) -> ReportFinding? {
        let total = mentions[index]
        guard index + 2 < mentions.count, !total.isInexact else { return nil }
        let link = total.end..<mentions[index + 1].digits.lowerBound
        guard link.count <= 20, text.containsAny(Self.openers, in: link) else { return nil }
        var items: [NumberMention] = []
        var start = total.end
        for mention in mentions[(index + 1)...] {
            let lead = start..<mention.digits.lowerBound
            guard mention.unit == total.unit, !mention.isInexact, !text.containsAny(Self.breakers, in: lead) else { break }
            if !items.isEmpty, text.containsAny(Self.openers, in: lead) { break }
            if items.count > 1, text.contains(";", in: lead), !text.contains(";", in: items[0].end..<items[1].digits.lowerBound) { break }
            items.append(mention)
            start = mention.end
        }
        guard items.count >= 2 else { return nil }
        let sum = items.reduce(Decimal(0)) { $0 + $1.value }
        guard sum != total.value else { return nil }
        let isPartition = isComplete(items, after: total.end)
        let isStrict = text.containsAny(Self.strictOpeners, in: link)
        guard isPartition || isStrict || (sum > total.value && !hasFittingRun(items, total.value)) else { return nil }
        return finding(total, items, sum, isCertain: isPartition, sentence)
    }

    /// 「自然人80件，法人20件，共计100件」
    private func endings(_ mentions: [NumberMention], _ sentence: ReportProse.Sentence) -> [ReportFinding] {
        guard let last = mentions.indices.last, last >= 2 else { return [] }
        let total = mentions[last]
        let lead = text[mentions[last - 1].end..<total.digits.lowerBound]
        guard [",共计", ",合计", ",总计", "、共计", "、合计", "合计", "共计"].contains(where: { lead == $0 }) else { return [] }
        let items = Array(mentions[0..<last])
        guard items.allSatisfy({ $0.unit == total.unit && !$0.isInexact }), !total.isInexact else { return [] }
        guard !text.containsAny(["其中", "上年", "去年"], in: sentence.range.lowerBound..<total.digits.lowerBound) else { return [] }
        let sum = items.reduce(Decimal(0)) { $0 + $1.value }
        return sum == total.value
            ? [] : [finding(total, items, sum, isCertain: isComplete(items, after: sentence.range.lowerBound), sentence)]
    }

    /// Whether the items are the classes of one partition, each once.
    private func isComplete(_ items: [NumberMention], after start: Int) -> Bool {
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
        _ total: NumberMention, _ items: [NumberMention], _ sum: Decimal, isCertain: Bool, _ sentence: ReportProse.Sentence
    ) -> ReportFinding {
        let codes = bound.first { $0.mention.digits == total.digits }?.binding.reading ?? []
        // Of what the table divides in the same classes the classes leave no rest; of anything else there may be more of them.
        let isCertain = isCertain && !codes.isEmpty
        let whole = min(total.digits.lowerBound, items[0].digits.lowerBound)..<max(total.end, items[items.count - 1].end)
        let list = items.map { "\($0.value)" }.joined(separator: "＋")
        return ReportFinding(
            report.form == "2014" ? "K14" : "Y07", isCertain ? .fail : .cannotTell, codes: codes,
            values: [.number(total.value), .number(sum)] + items.map { .number($0.value) },
            quotes: [report.prose.clause(around: whole, in: sentence)] + report.places(of: codes),
            chinese: "文字中总数为\(total.value)\(total.unit.text)，所列各项\(list)＝\(sum)，两者不一致。请核对总数和各项。",
            english:
                "The text gives a total of \(total.value), but the items listed add up to "
                + "\(items.map { "\($0.value)" }.joined(separator: " + ")) = \(sum). Check the total and the items."
        )
    }
}
