import Foundation

/// Y08: shares and growth in the prose, recomputed from the numbers beside them, from the table and from last year's report.
struct ProsePercentages {
    let report: ReadReport
    let lastYear: ReadReport?
    let bound: [ProseAgainstTable.Bound]

    private static let rises: [Glyphs] = ["增长", "上升", "增加", "增幅", "提升", "增多", "提高"]
    private static let falls: [Glyphs] = ["下降", "减少", "降低", "降幅", "下滑"]
    private static let tolerance = Decimal(string: "0.05") ?? 0

    private var text: Glyphs { report.prose.glyphs }

    var findings: [ReportFinding] {
        report.prose.sentences.flatMap { sentence -> [ReportFinding] in
            guard text.contains("%", in: sentence.range) else { return [] }
            let mentions = ProseNumbers.mentions(in: text, sentence.range)
            return mentions.indices.compactMap { mentions[$0].isPercent ? finding($0, mentions, sentence) : nil }
        }
    }

    private func finding(_ index: Int, _ mentions: [NumberMention], _ sentence: ReportProse.Sentence) -> ReportFinding? {
        let percent = mentions[index]
        let start = index > 0 ? mentions[index - 1].end : sentence.range.lowerBound
        let lead = start..<percent.digits.lowerBound
        guard !percent.isInexact, let base = mentions[..<index].last(where: { !$0.isPercent }), !base.isInexact else { return nil }
        if text.containsAny(Self.rises, in: lead) { return growth(percent, base, sign: 1, mentions, sentence) }
        if text.containsAny(Self.falls, in: lead) { return growth(percent, base, sign: -1, mentions, sentence) }
        if text.contains("占", in: lead) { return share(percent, base, mentions, sentence) }
        return nil
    }

    // MARK: Growth

    private func growth(
        _ percent: NumberMention, _ base: NumberMention, sign: Decimal, _ mentions: [NumberMention], _ sentence: ReportProse.Sentence
    ) -> ReportFinding? {
        let all = mentions.filter { $0.unit == base.unit && !$0.isInexact }
        let counts = all.filter { !isDifference($0) }
        let earlier = counts.filter { isLastYears($0, mentions, sentence) }
        let current = counts.last { mention in
            mention.digits.lowerBound < percent.digits.lowerBound && !earlier.contains { $0.digits == mention.digits }
        }
        guard let current else { return nil }
        var before: (value: Decimal, quote: ReportFinding.Quote?)?
        if earlier.count == 1 { before = (earlier[0].value, nil) }
        // 「132件，比上年增加12件，增长10%」: the two numbers tell last year's.
        if earlier.isEmpty, base.digits != current.digits, isDifference(base),
            all.last(where: { $0.end <= base.digits.lowerBound })?.digits == current.digits
        {
            before = (current.value - sign * base.value, nil)
        }
        let codes = bound.first { $0.mention.digits == current.digits }?.binding.reading ?? []
        if before == nil, earlier.isEmpty, !codes.isEmpty, let lastYear, let value = lastYear.sum(of: codes) {
            before = (value, lastYear.places(of: codes).first)
        }
        guard let before, before.value > 0 else { return nil }
        let actual = (current.value - before.value) / before.value * 100
        // 「增加N件，增长x%」: the number before the percentage may be the difference.
        let asDifference = current.value / before.value * 100 * sign
        if agrees(actual, percent, sign) || agrees(asDifference, percent, sign) { return nil }
        return finding(
            percent, rounded(abs(actual), percent.decimals), codes, [.number(current.value), .number(before.value)], before.quote, sentence,
            by: "（\(current.value)－\(before.value)）÷\(before.value)", (current.value, before.value))
    }

    /// 「增加12件」, but not 「增加到12件」.
    private func isDifference(_ mention: NumberMention) -> Bool {
        let before = text[max(0, mention.digits.lowerBound - 4)..<mention.digits.lowerBound]
        return (Self.rises + Self.falls + ["多", "少"]).contains { before.hasSuffix($0) || before.hasSuffix(Glyphs($0.text + "了")) }
    }

    private func isLastYears(_ mention: NumberMention, _ mentions: [NumberMention], _ sentence: ReportProse.Sentence) -> Bool {
        let start = mentions.last { $0.end <= mention.digits.lowerBound }?.end ?? sentence.range.lowerBound
        var words: [Glyphs] = ["上年", "去年", "上一年", "同期"]
        if let year = report.year { words.append(Glyphs("\(year - 1)年")) }
        let lead = start..<mention.digits.lowerBound
        return text.containsAny(words, in: lead) && !text.contains("结转", in: lead)
    }

    // MARK: Share

    private func share(
        _ percent: NumberMention, _ part: NumberMention, _ mentions: [NumberMention], _ sentence: ReportProse.Sentence
    ) -> ReportFinding? {
        let own = bound.first { $0.mention.digits == part.digits }?.binding.reading ?? []
        var totals = mentions.filter { !$0.isPercent && $0.digits.lowerBound < part.digits.lowerBound && $0.unit == part.unit }.map(\.value)
        let named = totals.first { $0 >= part.value }
        for reading in Self.totals where !own.isEmpty || named != nil {
            if let value = report.sum(of: reading) { totals.append(value) }
        }
        let candidates = totals.filter { $0 > 0 && $0 >= part.value }
        guard let total = named ?? (own.isEmpty ? nil : candidates.first), total > 0 else { return nil }
        if candidates.contains(where: { agrees(part.value / $0 * 100, percent, 1) }) { return nil }
        return finding(
            percent, rounded(part.value / total * 100, percent.decimals), own, [.number(part.value), .number(total)], nil, sentence,
            by: "\(part.value)÷\(total)", (part.value, total))
    }

    private static let totals: [[String]] = [
        ["R3.7.T"], ["R1.T"], ["R1.T", "R2.T"], ["V.5"], ["S1.5", "S2.5"], ["V.5", "S1.5", "S2.5"], ["C1"], ["C2"], ["C3"], ["A1"],
    ]

    // MARK: Comparing

    private func agrees(_ actual: Decimal, _ percent: NumberMention, _ sign: Decimal) -> Bool {
        abs(rounded(actual * sign, percent.decimals) - percent.value) <= Self.tolerance
    }

    private func rounded(_ value: Decimal, _ decimals: Int) -> Decimal {
        var value = value
        var result = Decimal()
        NSDecimalRound(&result, &value, decimals, .plain)
        return result
    }

    private func finding(
        _ percent: NumberMention, _ actual: Decimal, _ codes: [String], _ values: [FigureValue], _ place: ReportFinding.Quote?,
        _ sentence: ReportProse.Sentence, by chinese: String, _ operands: (Decimal, Decimal)
    ) -> ReportFinding {
        let quotes = [report.prose.quote(sentence.range)] + [place].compactMap { $0 } + report.places(of: codes)
        return ReportFinding(
            "Y08", .cannotTell, codes: codes, values: [.number(percent.value), .number(actual)] + values, quotes: quotes,
            chinese: "文字中为\(percent.value)%，按\(chinese)计算为\(actual)%。请核对百分比或写明所依据的数字。",
            english:
                "The text says \(percent.value)%, but \(operands.0) against \(operands.1) gives \(actual)%. "
                + "Check the percentage or name its base."
        )
    }
}
