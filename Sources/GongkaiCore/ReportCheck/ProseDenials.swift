import Foundation

/// K13 and Y07: the prose says there was none of something the table counts.
struct ProseDenials {
    let report: ReadReport

    private struct Topic {
        let words: [Glyphs]
        let codes2014: [String]
        let codes: [String]
    }

    private static let denials: [Glyphs] = ["未收到", "未接到", "未接收到", "未发生", "没有收到", "没有发生", "未受理", "没有接到", "未产生", "无因"]
    private static let topics = [
        Topic(words: ["行政复议"], codes2014: ["D"], codes: ["V.5"]),
        Topic(words: ["行政诉讼"], codes2014: ["E"], codes: ["S1.5", "S2.5"]),
        Topic(words: ["政府信息公开申请", "依申请公开申请", "信息公开申请"], codes2014: ["C1"], codes: ["R1.T"]),
    ]
    private static let without: [Glyphs] = ["纠", "败诉", "撤销", "当面", "信函", "传真", "网络", "重复", "结转", "收费", "超期", "逾期"]

    private var text: Glyphs { report.prose.glyphs }

    var findings: [ReportFinding] {
        report.prose.sentences.flatMap { sentence -> [ReportFinding] in
            guard let denial = Self.denials.compactMap({ text.first($0, in: sentence.range) }).min() else { return [] }
            let clause = denial..<min(sentence.range.upperBound, denial + 40)
            let end = clause.first { ",;。".unicodeScalars.contains(text[$0]) } ?? clause.upperBound
            guard !text.containsAny(Self.without, in: max(sentence.range.lowerBound, denial - 12)..<end) else { return [] }
            return Self.topics.compactMap { topic in
                let codes = report.form == "2014" ? topic.codes2014 : topic.codes
                guard text.containsAny(topic.words, in: denial..<end), let value = report.sum(of: codes), value > 0 else { return nil }
                return ReportFinding(
                    report.form == "2014" ? "K13" : "Y07", .cannotTell, codes: codes, values: [.number(0), .number(value)],
                    quotes: [report.prose.clause(around: denial..<end, in: sentence)] + report.places(of: codes),
                    chinese: "文字说没有发生，表中“\(report.names(of: codes))”为\(value)。请核对文字所指范围，更正其中一处。",
                    english:
                        "The text says there was none, but \(codes.joined(separator: "+")) is \(value). "
                        + "Check what the text covers and correct one of them."
                )
            }
        }
    }
}
