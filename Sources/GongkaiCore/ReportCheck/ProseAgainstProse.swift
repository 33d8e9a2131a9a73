import Foundation

/// K14: figures of the prose that contradict each other.
struct ProseAgainstProse {
    let report: ReadReport
    let against: ProseAgainstTable

    private var text: Glyphs { report.prose.glyphs }
    private static let channels: [Glyphs] = ["网站", "门户", "微博", "微信", "直报", "公报", "报送"]

    var findings: [ReportFinding] { sameThingTwice + (report.form == "2014" ? totals + fullTimeStaff + staff : []) }

    // MARK: One thing, two numbers

    private var sameThingTwice: [ReportFinding] {
        var seen: [[String]: ProseAgainstTable.Bound] = [:]
        var result: [ReportFinding] = []
        for bound in against.bound where !bound.mention.isInexact && bound.binding.also.isEmpty {
            let reading = bound.binding.reading
            guard let first = seen[reading] else {
                seen[reading] = bound
                continue
            }
            // Where the table decides which is wrong, that is said already.
            guard first.mention.value != bound.mention.value, against.value(of: reading) == nil else { continue }
            result.append(
                ReportFinding(
                    "K14", .cannotTell, codes: reading, values: [.number(first.mention.value), .number(bound.mention.value)],
                    quotes: [first, bound].map { report.prose.clause(around: $0.mention.digits, in: $0.sentence) },
                    chinese: "同一事项在文字中有两个数：\(first.mention.value)和\(bound.mention.value)。请核对统一。",
                    english:
                        "The text gives two numbers for the same thing, \(first.mention.value) and \(bound.mention.value). Make them one."))
        }
        return result
    }

    // MARK: Totals of the information published

    private struct Total {
        let mention: NumberMention
        let sentence: ReportProse.Sentence
    }

    private var totals: [ReportFinding] {
        var wholes: [Total] = []
        var lists: [(sum: Decimal, range: Range<Int>, sentence: ReportProse.Sentence)] = []
        for sentence in report.prose.sentences {
            let mentions = ProseNumbers.mentions(in: text, sentence.range).filter { $0.unit == "条" }
            var channelled: [NumberMention] = []
            var start = sentence.range.lowerBound
            for mention in mentions {
                let lead = start..<mention.digits.lowerBound
                if text.contains("信息", in: lead) || text.contains("资讯", in: lead) {
                    if text.containsAny(Self.channels, in: lead) {
                        if !mention.isInexact { channelled.append(mention) }
                    } else if text.containsAny(["共", "累计", "总计"], in: lead) {
                        wholes.append(Total(mention: mention, sentence: sentence))
                    }
                }
                start = mention.end
            }
            if channelled.count >= 2, let first = channelled.first, let last = channelled.last {
                lists.append((channelled.reduce(Decimal(0)) { $0 + $1.value }, first.digits.lowerBound..<last.end, sentence))
            }
        }
        return wholes.flatMap { whole in lists.compactMap { against(whole, $0) } + [againstTable(whole)].compactMap { $0 } }
    }

    private func against(
        _ whole: Total, _ list: (sum: Decimal, range: Range<Int>, sentence: ReportProse.Sentence)
    ) -> ReportFinding? {
        guard !fits(whole.mention, list.sum) else { return nil }
        let difference = abs(list.sum - whole.mention.value)
        return ReportFinding(
            "K14", .cannotTell, codes: [], values: [.number(whole.mention.value), .number(list.sum), .number(difference)],
            quotes: [
                report.prose.clause(around: whole.mention.digits, in: whole.sentence),
                report.prose.clause(around: list.range, in: list.sentence),
            ],
            chinese: "文字中信息总数为\(whole.mention.value)条，另一处各渠道之和为\(list.sum)条，相差\(difference)条。请写明各自口径或更正。",
            english:
                "The text gives \(whole.mention.value) items in all, but the channels named elsewhere add up to \(list.sum), "
                + "\(difference) apart. Define both or correct one."
        )
    }

    private func againstTable(_ whole: Total) -> ReportFinding? {
        guard let table = report.figures["A1"]?.number, !fits(whole.mention, table) else { return nil }
        guard !against.bound.contains(where: { $0.mention.digits == whole.mention.digits && $0.binding.reading == ["A1"] }) else {
            return nil
        }
        return ReportFinding(
            "K14", .cannotTell, codes: ["A1"], values: [.number(whole.mention.value), .number(table)],
            quotes: [report.prose.clause(around: whole.mention.digits, in: whole.sentence)] + report.places(of: ["A1"])
                + [],
            chinese: "文字中信息总数为\(whole.mention.value)条，表中主动公开政府信息数（A1）为\(table)条，是两个不同的全年总数。请写明各自口径或更正。",
            english:
                "The text gives \(whole.mention.value) items in all, A1 counts \(table): two totals of one year. "
                + "Define both or correct one."
        )
    }

    /// 「6689多」 stands for a little more than 6689.
    private func fits(_ mention: NumberMention, _ value: Decimal) -> Bool {
        mention.isInexact ? value >= mention.value && value <= mention.value * Decimal(101) / 100 + 10 : value == mention.value
    }

    /// An inexact total for the year where the table has exact ones.
    var inexactTotals: [ReportFinding] {
        guard report.form == "2014" else { return [] }
        return report.prose.sentences.flatMap { sentence in
            ProseNumbers.mentions(in: text, sentence.range).compactMap { mention in
                guard mention.isInexact, mention.unit == "条" || mention.unit == "件",
                    text.contains("信息", in: sentence.range.lowerBound..<mention.digits.lowerBound),
                    !against.bound.contains(where: { $0.mention.digits == mention.digits })
                else { return nil }
                let printed = report.prose.text(mention.digits.lowerBound..<mention.end)
                return ReportFinding(
                    "K16", .note, codes: [], values: [.number(mention.value)],
                    quotes: [report.prose.clause(around: mention.digits, in: sentence)],
                    chinese: "“\(printed)”是约数，统计表要求确数。请写确数。",
                    english: "“\(printed)” is inexact where the table is exact. Give the exact figure.")
            }
        }
    }

    // MARK: Staff

    private var fullTimeStaff: [ReportFinding] {
        let stated = against.bound.first { $0.binding.reading == ["H3.1"] && $0.mention.value > 0 }
        guard let stated, let words = text.first("没有专职人员"), let sentence = report.prose.sentences.first(where: { $0.range.contains(words) })
        else { return [] }
        return [
            ReportFinding(
                "K14", .note, codes: ["H3.1"], values: [.number(stated.mention.value)],
                quotes: [
                    report.prose.clause(around: words..<words + 6, in: sentence),
                    report.prose.clause(around: stated.mention.digits, in: stated.sentence),
                ],
                chinese: "文字一处说没有专职人员，另一处说有专职人员\(stated.mention.value)人。请核对措辞和数字。",
                english: "One passage says there is no full-time staff, another gives \(stated.mention.value). Check words and figures.")
        ]
    }

    /// The staff figures given do not explain the table's total.
    private var staff: [ReportFinding] {
        let parts = against.bound.filter { $0.binding.reading == ["H3.1"] || $0.binding.reading == ["H3.2"] }
        let sum = parts.reduce(Decimal(0)) { $0 + $1.mention.value }
        guard let first = parts.first, let total = report.figures["H3"]?.number, total != sum, let own = report.sum(of: ["H3.1", "H3.2"]),
            own != total,
            !against.bound.contains(where: { $0.binding.reading == ["H3"] })
        else { return [] }
        return [
            ReportFinding(
                "K13", .note, codes: ["H3"], values: [.number(sum), .number(total)],
                quotes: [report.prose.clause(around: first.mention.digits, in: first.sentence)] + report.places(of: ["H3"]),
                chinese: "文字中只有\(sum)名工作人员，表中从事政府信息公开工作人员共\(total)人。请在文字中说明其余人员。",
                english: "The text speaks of \(sum) staff, the table counts \(total) in all. Explain the rest in the text.")
        ]
    }
}
